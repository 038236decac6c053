"""Whether "leader" still means what it meant: the shift, its interval, kappa and today's line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.behaviour import Behaviour
from journal.domain.review import Retag
from journal.statistics.drift import Estimate, estimate
from journal.statistics.verdict import Yardstick
from journal.statistics.yardstick import (
    is_shifted,
    kappa_of,
    line_with_todays,
    recent_retags,
    shift_since,
    yardstick_of,
)
from tests.benchmarks.yardstick_quality import coverage, found_within_a_year, line_errors
from tests.journal.statistics.made import TODAY as TODAY_ORDINAL

MANAGER, LEADER, BOTH, OWN = Behaviour.MANAGER, Behaviour.LEADER, Behaviour.BOTH, Behaviour.OWN
TODAY = dt.date.fromordinal(TODAY_ORDINAL)


def retag(
    before: Behaviour, after: Behaviour, number: int = 0, *, age: int = 10, old: int = 200, action: str = ""
) -> Retag:
    """An action of `old` days ago, tagged again `age` days ago."""
    day = TODAY - dt.timedelta(days=age)
    return Retag(
        f"r{number:04}", action or f"a{number:04}", TODAY - dt.timedelta(days=old), day, before, after
    )


def many(*counts: tuple[Behaviour, Behaviour, int], old: int = 200) -> list[Retag]:
    """So many re-tags of each kind."""
    pairs = [(before, after) for before, after, count in counts for _ in range(count)]
    return [retag(before, after, number, old=old) for number, (before, after) in enumerate(pairs)]


def shifted(retags: Sequence[Retag]) -> Yardstick:
    """Their yardstick."""
    found = yardstick_of(retags, TODAY)
    assert found is not None
    return found


# --- the shift ------------------------------------------------------------------------------------


def test_nothing_tagged_again_is_no_yardstick() -> None:
    assert yardstick_of((), TODAY) is None
    assert not is_shifted(None)


def test_the_shift_is_those_that_would_now_be_leader_less_the_reverse() -> None:
    found = shifted(
        many(
            (MANAGER, LEADER, 6),
            (LEADER, MANAGER, 2),
            (MANAGER, BOTH, 2),
            (LEADER, BOTH, 1),
            (LEADER, LEADER, 9),
        )
    )
    assert found.retagged == 20
    assert found.shift == pytest.approx((6 - 2 + 1 - 0.5) / 20)


@pytest.mark.parametrize(
    ("before", "after", "shift"),
    [(LEADER, OWN, -0.5), (MANAGER, OWN, 0.5), (BOTH, OWN, 0.0), (BOTH, LEADER, 0.5), (BOTH, MANAGER, -0.5)],
)
def test_own_work_stands_in_the_middle(before: Behaviour, after: Behaviour, shift: float) -> None:
    assert shifted([retag(before, after)]).shift == shift


def test_own_work_tagged_again_tells_nothing_of_the_share() -> None:
    assert yardstick_of([retag(OWN, LEADER)], TODAY) is None


def test_only_the_last_twelve_months_count_and_no_day_to_come() -> None:
    ages = (-1, 0, 364, 365, 800)
    kept = recent_retags([retag(MANAGER, LEADER, age + 1, age=age) for age in ages], TODAY)
    assert {(TODAY - one.day).days for one in kept} == {0, 364}


def test_of_one_action_the_last_tagging_counts() -> None:
    twice = [
        retag(MANAGER, MANAGER, 2, age=5, action="same"),
        retag(MANAGER, LEADER, 1, age=90, action="same"),
    ]
    assert shifted(twice) == shifted([retag(MANAGER, MANAGER)])


def test_the_interval_by_hand() -> None:
    # Agresti & Min: half an action more in each of the four cells. 8 up, 2 down, 30 agree:
    # mean 6/42, variance 11/42 - (6/42)^2, over 42.
    found = shifted(many((MANAGER, LEADER, 8), (LEADER, MANAGER, 2), (LEADER, LEADER, 30)))
    reach = 1.6448536 * ((11 / 42 - (6 / 42) ** 2) / 42) ** 0.5
    assert (found.low, found.high) == pytest.approx((6 / 42 - reach, 6 / 42 + reach))
    assert is_shifted(found)


def test_where_all_agree_a_shift_is_still_possible() -> None:
    for number in (1, 3, 30, 156):
        found = shifted(many((LEADER, LEADER, number)))
        assert found.low < -0.01 < 0.01 < found.high
        assert found.shift == 0.0


def test_two_that_moved_are_no_shift_three_are() -> None:
    assert not is_shifted(shifted(many((MANAGER, LEADER, 2))))
    assert is_shifted(shifted(many((MANAGER, LEADER, 3))))
    assert not is_shifted(shifted(many((MANAGER, LEADER, 3), (LEADER, MANAGER, 1))))


_TAGS = st.sampled_from([MANAGER, LEADER, BOTH])


@given(st.lists(st.tuples(_TAGS, st.sampled_from(list(Behaviour))), min_size=1, max_size=80))
def test_the_interval_holds_the_shift_has_a_width_and_mirrors(
    pairs: list[tuple[Behaviour, Behaviour]],
) -> None:
    found = shifted([retag(*pair, number) for number, pair in enumerate(pairs)])
    assert -1 <= found.low <= found.shift <= found.high <= 1
    assert found.high - found.low > 0.01
    turned = {MANAGER: LEADER, LEADER: MANAGER, BOTH: BOTH, OWN: OWN}
    other = shifted([retag(turned[before], turned[after], at) for at, (before, after) in enumerate(pairs)])
    assert (other.low, other.shift, other.high) == pytest.approx((-found.high, -found.shift, -found.low))


@pytest.mark.parametrize("number", [20, 60, 156])
def test_the_interval_covers_what_it_says(number: int) -> None:
    mean, worst = coverage(number, 60, np.random.default_rng(number))
    assert 0.88 <= mean <= 0.94
    assert worst > 0.75


def test_three_a_week_find_a_shift_of_ten_points_within_a_year() -> None:
    rng = np.random.default_rng(41)
    assert found_within_a_year(0.1, 0.2, 13, 200, rng)[0] >= 0.8
    assert found_within_a_year(0.1, 0.2, 5, 200, rng)[0] < 0.75
    assert found_within_a_year(0.0, 0.2, 13, 200, rng)[1] <= 0.1


# --- kappa ----------------------------------------------------------------------------------------


def table(rows: Sequence[Sequence[int]]) -> list[Retag]:
    """Re-tags with these counts: tagged before in rows, again in columns; manager, both, leader."""
    labels = (MANAGER, BOTH, LEADER)
    return many(
        *(
            (before, after, count)
            for before, row in zip(labels, rows, strict=True)
            for after, count in zip(labels, row, strict=True)
        )
    )


@pytest.mark.parametrize(
    ("rows", "kappa"),
    [
        # Two labels, where linear weights are none: the textbook's (0.70 - 0.50) / (1 - 0.50).
        ([[20, 0, 5], [0, 0, 0], [10, 0, 15]], 0.4),
        # Cohen 1968, table 1, with linear weights: by hand below; statsmodels 0.15, scikit-learn 1.9 agree.
        ([[88, 14, 18], [10, 40, 10], [2, 6, 12]], 9 / 19),
        # Fleiss, Levin & Paik 2003, table 18.1: 0.676 unweighted; linear by statsmodels 0.15.
        ([[75, 1, 4], [5, 4, 1], [0, 0, 10]], 0.7222222222),
        # Fleiss, Cohen & Everitt 1969; linear by statsmodels 0.15 and scikit-learn 1.9.
        ([[106, 10, 4], [22, 28, 10], [2, 12, 6]], 0.4923076923),
        ([[31, 4, 6], [2, 9, 5], [1, 3, 27]], 0.6726886292),
    ],
)
def test_kappa_is_that_of_published_tables(rows: list[list[int]], kappa: float) -> None:
    assert kappa_of(table(rows), TODAY) == pytest.approx(kappa, abs=1e-9)


def test_kappa_worked_by_hand() -> None:
    """Cohen 1968, table 1, with linear weights: 0 on the diagonal, ½ next to it, 1 in the far corners."""
    observed = (0.5 * (14 + 10 + 10 + 6) + 1.0 * (18 + 2)) / 200
    rows, columns = (120, 60, 20), (100, 60, 40)
    near = rows[0] * columns[1] + rows[1] * (columns[0] + columns[2]) + rows[2] * columns[1]
    far = rows[0] * columns[2] + rows[2] * columns[0]
    by_chance = (0.5 * near + far) / 200**2
    assert (observed, by_chance) == pytest.approx((0.2, 0.38))
    assert kappa_of(table([[88, 14, 18], [10, 40, 10], [2, 6, 12]]), TODAY) == pytest.approx(1 - 0.2 / 0.38)


def test_kappa_is_never_from_fewer_than_thirty() -> None:
    pairs = many((MANAGER, MANAGER, 14), (LEADER, LEADER, 15), (LEADER, OWN, 9))
    assert kappa_of(pairs, TODAY) is None
    assert kappa_of([*pairs, retag(LEADER, MANAGER, 99)], TODAY) == pytest.approx(28 / 30, abs=0.01)


def test_kappa_is_never_where_one_tagging_does_not_vary() -> None:
    assert kappa_of(many((LEADER, LEADER, 40)), TODAY) is None
    assert kappa_of(many((LEADER, LEADER, 20), (MANAGER, LEADER, 20)), TODAY) is None
    assert kappa_of(many((LEADER, LEADER, 20), (LEADER, MANAGER, 20)), TODAY) is None


@given(st.lists(st.tuples(_TAGS, _TAGS), min_size=30, max_size=80))
def test_linear_kappa_is_that_of_its_two_cuts(pairs: list[tuple[Behaviour, Behaviour]]) -> None:
    """Vanbelle & Albert 2009: numerators and denominators of the two tables with two labels, added."""
    found = kappa_of([retag(*pair, number) for number, pair in enumerate(pairs)], TODAY)
    scale = [MANAGER, BOTH, LEADER]
    places = np.array([[scale.index(label) for label in pair] for pair in pairs])
    differ = chance = 0.0
    for cut in (1, 2):
        upper = places >= cut
        differ += float((upper[:, 0] != upper[:, 1]).mean())
        first, second = upper.mean(axis=0)
        chance += float(first * (1 - second) + second * (1 - first))
    if found is None:
        assert any(len(set(column)) == 1 for column in places.T.tolist())
    else:
        assert found == pytest.approx(1 - differ / chance)


# --- with today's yardstick -----------------------------------------------------------------------


def a_year(days: int = 400) -> Estimate:
    """A steady journal: four actions a day, half of them leadership."""
    ordinals = np.arange(TODAY_ORDINAL - days + 1, TODAY_ORDINAL + 1)
    return estimate(ordinals, np.full(days, 2.0), np.full(days, 4.0), TODAY_ORDINAL)


def test_the_line_is_higher_where_the_word_has_widened_and_meets_the_estimate_today() -> None:
    found = a_year()
    moved = many((MANAGER, LEADER, 12), (MANAGER, MANAGER, 20), (LEADER, LEADER, 28), old=300)
    line = line_with_todays(found, moved, TODAY)
    assert line is not None
    assert line[-1] == pytest.approx(found.share[-1])
    assert 0.1 < line[0] - found.share[0] < 0.35
    assert bool(((line >= 0) & (line <= 1)).all())
    back = line_with_todays(
        found, many((LEADER, MANAGER, 12), (LEADER, LEADER, 20), (MANAGER, MANAGER, 28), old=300), TODAY
    )
    assert back is not None
    assert back[0] < found.share[0] - 0.1


def test_the_line_is_not_drawn_from_few_or_while_nothing_is_told_from_none() -> None:
    found = a_year()
    assert line_with_todays(found, many((MANAGER, LEADER, 29)), TODAY) is None
    assert line_with_todays(found, many((MANAGER, LEADER, 30)), TODAY) is not None
    even = many((MANAGER, LEADER, 9), (LEADER, MANAGER, 7), (LEADER, LEADER, 40))
    assert line_with_todays(found, even, TODAY) is None


def test_an_action_of_today_has_todays_yardstick() -> None:
    moved = many((MANAGER, LEADER, 20), (LEADER, LEADER, 20))
    assert shift_since(moved, [TODAY_ORDINAL])[0] == pytest.approx(0.0, abs=1e-12)


def test_a_step_in_the_middle_is_found_where_it_was() -> None:
    # what was tagged before the change moves, what was tagged after it does not
    old = many((MANAGER, LEADER, 25), (LEADER, LEADER, 25), old=300)
    new = [retag(LEADER, LEADER, 900 + at, old=100) for at in range(50)]
    since = shift_since([*old, *new], [TODAY_ORDINAL - age for age in (300, 60)])
    assert since[0] > 0.35
    assert abs(since[1]) < 0.1


def test_one_step_on_an_unknown_day_errs_less_than_one_shift_for_all() -> None:
    errors = line_errors(4, np.random.default_rng(14))
    assert errors["one step"] < 0.9 * errors["the mean"] < errors["none"]
