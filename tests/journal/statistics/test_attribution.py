"""Which count moved: against an independent fit, its symmetry, and counts of every kind."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import minimize

from journal.statistics.attribution import Attribution, Side, attribute
from journal.statistics.series import DaySeries
from tests.journal.statistics.made import TODAY, from_weights, journals, series, weekdays

Array = NDArray[Any]
SINCE = TODAY - 90


def moved(counts: DaySeries, since: int = SINCE) -> Attribution:
    found = attribute(counts, since, TODAY)
    assert found is not None
    return found


def numbers(side: Side) -> list[float]:
    return [
        *(side.before, side.before_low, side.before_high, side.now, side.now_low, side.now_high),
        *(side.slope, side.chance_up),
    ]


def usual_by_loops(days: Array, whole: Array) -> Array:
    """The mean of the other days of a weekday, one average day among them, over their mean."""
    found = []
    for place, day in enumerate(days):
        others = [w for d, w in zip(days, whole, strict=True) if d % 7 == day % 7]
        others.remove(whole[place])
        found.append((sum(others) + whole.mean()) / (len(others) + 1))
    return np.array(found) / np.mean(found)


def by_optimiser(counts: Array, ramp: Array, usual: Array) -> list[float]:
    """The same side by a general optimiser, the dispersion repeated until it stands."""
    design = np.column_stack([np.ones_like(ramp), ramp])
    prior = np.diag([0.0, 1 / 0.6**2])
    dispersion, at = 1.0, np.array([math.log(counts.mean()), 0.0])

    def height(at: Array, dispersion: float) -> float:
        line = design @ at + np.log(usual)
        return float((np.exp(line) - counts * line).sum() / dispersion + at @ prior @ at / 2)

    def slope(at: Array, dispersion: float) -> Array:
        return design.T @ (usual * np.exp(design @ at) - counts) / dispersion + prior @ at

    for _ in range(100):
        at = minimize(height, at, (dispersion,), jac=slope, method="BFGS", options={"gtol": 1e-9}).x
        rate = usual * np.exp(design @ at)
        if len(counts) > 2:
            dispersion = max(1.0, float(((counts - rate) ** 2 / rate).sum()) / (len(counts) - 2))
    covariance = np.linalg.inv(
        design.T @ ((usual * np.exp(design @ at))[:, None] * design) / dispersion + prior
    )
    found = []
    for end in (np.array([1.0, 0.0]), np.array([1.0, 1.0])):
        middle, sd = end @ at, math.sqrt(end @ covariance @ end)
        found += [math.exp(middle), math.exp(middle - 1.645 * sd), math.exp(middle + 1.645 * sd)]
    return [*found, at[1], (1 + math.erf(at[1] / math.sqrt(2 * covariance[1, 1]))) / 2]


def rates(
    seed: int, leader: tuple[float, float], manager: tuple[float, float], size: float = 0.0
) -> DaySeries:
    """Counts a day that go straight from the first number to the second; gamma days with a `size`."""
    chance = np.random.default_rng(seed)
    days = weekdays(SINCE, TODAY)
    part = (days - SINCE) / 90
    busy = chance.gamma(size, 1 / size, (2, len(days))) if size else np.ones((2, len(days)))
    sides = [
        chance.poisson(wave * (side[0] + part * (side[1] - side[0])))
        for side, wave in zip((leader, manager), busy, strict=True)
    ]
    return series(days, *sides)


@pytest.mark.parametrize(
    ("leader", "manager", "size"),
    [
        ((1, 1), (2, 2), 0.0),
        ((0.5, 2), (2, 2), 0.0),
        ((1, 1), (4, 1), 0.0),
        ((3, 3), (0.1, 0.1), 0.0),
        ((2, 4), (5, 3), 0.7),
        ((9, 9), (9, 2), 0.4),
    ],
)
def test_agrees_with_an_independent_fit(
    leader: tuple[float, float], manager: tuple[float, float], size: float
) -> None:
    counts = rates(31, leader, manager, size)
    found = moved(counts)
    logged = counts.total > 0
    ramp = (counts.days[logged] - SINCE) / 90
    usual = usual_by_loops(counts.days[logged], counts.tagged[logged].astype(float))
    for side, own in ((found.leader, counts.leader), (found.manager, counts.manager)):
        assert numbers(side) == pytest.approx(
            by_optimiser(own[logged].astype(float), ramp, usual), rel=2e-3, abs=2e-4
        )


def test_known_rates_are_found() -> None:
    """Twenty logged days in four weeks, two leader actions a day and later four, three manager actions."""
    days = weekdays(TODAY - 27, TODAY)
    counts = series(days, np.where(days > TODAY - 14, 4, 2), np.full(len(days), 3))
    found = moved(counts, TODAY - 27)
    assert found.logged_days == 20
    assert found.days_a_week == 5.0
    assert found.leader.chance_up > 0.9
    assert found.leader.before < 3 < found.leader.now
    assert found.leader.before_low < found.leader.before < found.leader.before_high
    assert found.manager.before == pytest.approx(3.0, abs=0.2)
    assert found.manager.now == pytest.approx(3.0, abs=0.2)
    assert found.manager.chance_up == pytest.approx(0.5, abs=0.1)
    assert found.cause(rises=True) == "behaviour"
    assert found.cause(rises=False) != "behaviour"


def test_steps_of_the_mix_are_not_behaviour() -> None:
    fewer = moved(rates(32, (2, 2), (5, 1)))
    assert fewer.manager.chance_up < 0.01
    assert fewer.cause(rises=True) != "behaviour"
    assert fewer.cause(rises=True) == "mix"
    other = moved(rates(33, (5, 1), (2, 2)))
    assert other.leader.chance_up < 0.01
    assert other.cause(rises=False) != "behaviour"
    assert other.cause(rises=False) == "mix"
    assert moved(rates(34, (1, 4), (3, 3))).cause(rises=True) == "behaviour"
    assert moved(rates(35, (3, 3), (1, 4))).cause(rises=False) == "behaviour"


def test_the_side_that_rose_must_carry_its_part() -> None:
    """Leader actions rose beyond doubt, and yet manager actions fell by far more."""
    days = np.arange(SINCE, TODAY + 1)
    part = (days - SINCE) / 90
    found = moved(series(days, np.rint(20 * np.exp(0.3 * part)), np.rint(60 * np.exp(-2.0 * part))))
    assert found.leader.chance_up > 0.99
    assert found.cause(rises=True) != "behaviour"


@settings(max_examples=40, deadline=None)
@given(journals())
def test_swapping_the_labels_swaps_the_sides(journal: tuple[Array, Array, Array]) -> None:
    days, leader, total = journal
    found = attribute(from_weights(journal), TODAY - 365, TODAY)
    mirror = attribute(from_weights((days, total - leader, total)), TODAY - 365, TODAY)
    assert (found is None) == (mirror is None) == (days[-1] < TODAY - 365)
    if found is not None and mirror is not None:
        assert numbers(mirror.leader) == pytest.approx(numbers(found.manager), abs=1e-9)
        assert numbers(mirror.manager) == pytest.approx(numbers(found.leader), abs=1e-9)
        assert mirror.cause(rises=True) == found.cause(rises=False)
        assert mirror.cause(rises=False) == found.cause(rises=True)
        assert mirror.logged_days == found.logged_days
        assert mirror.days_a_week == found.days_a_week


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 365), st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=40
    )
)
def test_every_number_is_finite_and_inside_its_band(rows: list[tuple[int, int, int]]) -> None:
    by_age = {age: (leader, manager) for age, leader, manager in rows}
    days = np.array(sorted(TODAY - age for age in by_age))
    leader, manager = (np.array([by_age[TODAY - int(day)][side] for day in days]) for side in (0, 1))
    found = attribute(series(days, leader, manager), TODAY - 365, TODAY)
    assert (found is None) == (not (leader + manager).any())
    if found is None:
        return
    assert 0 < found.days_a_week <= 7
    for side in (found.leader, found.manager):
        assert all(math.isfinite(number) for number in numbers(side))
        assert 0 <= side.before_low <= side.before <= side.before_high
        assert 0 <= side.now_low <= side.now <= side.now_high
        assert 0 <= side.chance_up <= 1


def test_a_side_that_never_occurs_stays_at_nothing() -> None:
    days = weekdays(SINCE, TODAY)
    found = moved(series(days, np.zeros(len(days)), np.full(len(days), 2)))
    assert numbers(found.leader) == [0.0] * 7 + [0.5]
    assert found.manager.now == pytest.approx(2.0)
    assert found.cause(rises=True) != "behaviour"
    assert found.cause(rises=False) != "behaviour"


def test_a_side_that_ends_in_nothing_falls() -> None:
    days = np.arange(SINCE, TODAY + 1)
    found = moved(series(days, np.full(len(days), 3), np.where(days < TODAY - 45, 4, 0)))
    assert found.manager.chance_up < 0.001
    assert found.manager.now < 1 < found.manager.before


def test_one_logged_day_says_nothing_of_a_change() -> None:
    found = moved(series(np.array([TODAY]), np.array([40]), np.array([2])))
    assert found.logged_days == 1
    assert found.days_a_week == 1.0
    assert found.cause(rises=True) != "behaviour"
    assert found.leader.before_low < 20
    assert found.leader.before_high > 60
    first = moved(series(np.array([SINCE]), np.array([40]), np.array([2])))
    assert first.leader.slope == pytest.approx(0.0, abs=1e-6)


def test_no_rate_is_foretold_for_a_silence() -> None:
    """Logged for the first third of a year: what was last, not where a line would have led by today."""
    days = np.arange(TODAY - 365, TODAY - 240)
    part = (days - days[0]) / 124
    found = moved(series(days, np.rint(2 + 8 * part), np.full(len(days), 4)), TODAY - 365)
    assert found.leader.now == pytest.approx(10, abs=1.5)
    assert found.leader.now_high < 13
    assert found.manager.now == pytest.approx(4, abs=0.2)


def test_no_logged_day_in_the_window_gives_none() -> None:
    assert attribute(DaySeries.empty(), SINCE, TODAY) is None
    assert attribute(series(np.array([SINCE - 1]), np.array([4]), np.array([4])), SINCE, TODAY) is None
    assert attribute(series(np.array([TODAY + 1]), np.array([4]), np.array([4])), SINCE, TODAY) is None


def test_uneven_days_widen_the_band_and_calm_the_chance() -> None:
    days = np.arange(SINCE, TODAY + 1)
    even = np.where(days > TODAY - 45, 5, 3)
    uneven = even * np.where(days % 4 == 0, 4, 0)  # the same mean in bursts
    calm, wild = (moved(series(days, counts, np.full(len(days), 2))).leader for counts in (even, uneven))
    assert wild.now_high / wild.now_low > 1.5 * calm.now_high / calm.now_low
    assert 0.5 < wild.chance_up < calm.chance_up


def test_days_of_own_work_and_of_what_waits_are_logged_days() -> None:
    days = weekdays(SINCE, TODAY - 1)
    half = np.where(np.arange(len(days)) % 2, 4, 0)
    alone = moved(series(days, half, half))
    beside = moved(series(days, half, half, own=1 - np.minimum(half, 1)))
    waiting = moved(series(days, half, half, untagged=1 - np.minimum(half, 1)))
    assert beside.logged_days == waiting.logged_days == len(days) == 2 * alone.logged_days
    assert beside.leader == waiting.leader
    assert beside.leader.now == pytest.approx(2.0, abs=0.1)
    assert alone.leader.now == pytest.approx(4.0, abs=0.1)
    # A day of two and one of none are, in a week, what a day of four every other day is.
    assert beside.leader.now * beside.days_a_week == pytest.approx(
        alone.leader.now * alone.days_a_week, rel=0.1
    )


def test_both_counts_half_to_each_side() -> None:
    days = weekdays(SINCE, TODAY)
    none = np.zeros(len(days))
    found = moved(series(days, none, none, both=np.full(len(days), 3)))
    assert found.leader.now == found.manager.now == pytest.approx(1.5)


def test_minutes_are_in_actions_worth() -> None:
    days = weekdays(SINCE, TODAY)
    none = np.zeros(len(days), np.int64)
    minutes = DaySeries(days, none + 60, none + 30, none, none, none, none, measure="minutes", unit=30.0)
    found = moved(minutes)
    assert found.leader.now == pytest.approx(1.0)
    assert found.manager.now == pytest.approx(2.0)
