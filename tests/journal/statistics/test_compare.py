"""Two periods side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.statistics.compare import Comparison, compare
from journal.statistics.compare_words import compare_words
from journal.statistics.runs import plain, runs
from journal.statistics.series import DaySeries, Measure
from tests.benchmarks.compare_quality import measure

START = 739_000
DAYS = 40
FIRST, SECOND = (START, START + DAYS - 1), (START + DAYS, START + 2 * DAYS - 1)
Counts = Sequence[tuple[int, int, int]]


def series_of(rows: Counts, scale: int = 1, measure: Measure = "count", unit: float = 1.0) -> DaySeries:
    """One row of manager, leader and both a day, days without anything left out."""
    table = np.array(rows, np.int64).reshape(-1, 3) * scale
    logged = table.sum(axis=1) > 0
    manager, leader, both = table[logged].T
    none = np.zeros(len(manager), np.int64)
    days = START + np.flatnonzero(logged)
    return DaySeries(days, manager, leader, both, none, none, none, measure=measure, unit=unit)


def steady(manager: int, leader: int, days: int = DAYS) -> list[tuple[int, int, int]]:
    return [(manager, leader, 0)] * days


def of(before: Counts, after: Counts) -> Comparison:
    return compare(series_of([*before, *after]), FIRST, SECOND)


def said(comparison: Comparison) -> str:
    return " ".join(plain(runs(words)) for words in compare_words(comparison)).replace("\u00a0", " ")


rows = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 2)), min_size=2 * DAYS, max_size=2 * DAYS
)


# --- properties -----------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(rows)
def test_everything_is_finite_and_in_order(counts: Counts) -> None:
    found = compare(series_of(counts), FIRST, SECOND)
    for side in (found.first, found.second):
        assert (side.share is None) == (side.tagged < 5)
        if side.share is not None and side.low is not None and side.high is not None:
            assert 0 <= side.low <= side.share <= side.high <= 1
    if found.chance_up is None:
        assert found.difference is None
        return
    assert found.difference is not None
    assert found.low is not None
    assert found.high is not None
    assert -100 <= found.low <= found.difference <= found.high <= 100
    assert 0 <= found.chance_up <= 1


@settings(max_examples=60, deadline=None)
@given(rows)
def test_swapping_the_labels_or_the_periods_mirrors(counts: Counts) -> None:
    found = compare(series_of(counts), FIRST, SECOND)
    labels = compare(series_of([(b, a, c) for a, b, c in counts]), FIRST, SECOND)
    periods = compare(series_of(counts), SECOND, FIRST)
    assert periods.first == found.second
    if found.chance_up is None or found.low is None or found.high is None:
        assert labels.chance_up is periods.chance_up is None
        return
    assert (found.leader, found.manager) == (labels.manager, labels.leader)
    for mirror in (labels, periods):
        assert mirror.chance_up == pytest.approx(1 - found.chance_up, abs=1e-9)
        assert mirror.difference == pytest.approx(-(found.difference or 0), abs=1e-6)
        assert mirror.low == pytest.approx(-found.high, abs=1e-5)
        assert mirror.high == pytest.approx(-found.low, abs=1e-5)


@settings(max_examples=80, deadline=None)
@given(rows)
def test_the_words_are_never_more_certain_than_the_numbers(counts: Counts) -> None:
    found = compare(series_of(counts), FIRST, SECOND)
    text = said(found)
    assert not re.search(r"\b(surely|real|really)\b", text)
    chance = max(found.chance_up or 0.5, 1 - (found.chance_up or 0.5))
    assert ("more than chance would give" in text) == (chance > 0.975)
    assert ("Perhaps" in text) == (0.9 <= chance <= 0.975)
    assert ("No difference that could be told from chance" in text) == (
        found.chance_up is not None and chance < 0.9
    )
    assert ("Too few" in text) == (found.chance_up is None)


# --- known answers --------------------------------------------------------------------------------


def test_counts_and_shares_are_those_of_the_periods_alone() -> None:
    found = of([*steady(3, 1, 39), (0, 0, 2)], steady(2, 2))
    assert (found.first.manager, found.first.leader, found.first.both) == (117, 39, 2)
    assert (found.first.start, found.first.end, found.first.logged_days) == (*FIRST, 40)
    assert found.first.leader_a_day == 1.0
    assert found.first.share == pytest.approx(0.255, abs=0.01)
    assert found.second.share == pytest.approx(0.5, abs=1e-6)


def test_more_leader_actions_are_called_a_change_of_behaviour() -> None:
    found = of(steady(2, 1), steady(2, 3))
    assert found.is_certain
    assert found.cause == "behaviour"
    text = said(found)
    assert text.startswith("24 April 2024 to 2 June 2024: 34 of 100 actions you logged")
    assert "leader actions went from 1.0 to 3.0, manager actions 2.0 both times" in text
    assert re.search(r"The second share is 2\d points higher \(likely 1\d to 3\d\)", text)


def test_fewer_manager_actions_are_told_as_a_change_in_what_is_written_down() -> None:
    found = of(steady(4, 2), steady(1, 2))
    assert found.is_certain
    assert found.cause != "behaviour"
    assert "The mix shifted, mainly as fewer manager actions were written down." in said(found)
    assert "fewer leader actions were written down" in said(of(steady(2, 4), steady(2, 1)))


@pytest.mark.parametrize(("before", "now"), [(6, 9), (12, 15), (14, 17), (16, 18)])
def test_an_exchange_at_steady_volume_is_behaviour_at_any_share(before: int, now: int) -> None:
    up, down = (
        of(steady(20 - before, before), steady(20 - now, now)),
        of(steady(before, 20 - before), steady(now, 20 - now)),
    )
    for found in (up, down):
        assert found.is_certain
        assert found.cause == "behaviour"
        assert "The mix shifted" not in said(found)


def test_a_fall_by_more_manager_actions_is_behaviour() -> None:
    found = of(steady(1, 2), steady(4, 2))
    assert found.cause == "behaviour"
    assert re.search(r"The second share is \d+ points lower \(likely −\d+ to −\d+\)", said(found))


def test_too_few_says_how_many_are_missing_and_where() -> None:
    text = said(of([(1, 3, 0)], [*[(0, 0, 0)] * 39, *steady(2, 2)]))
    assert "4 tagged actions. " in text
    assert "Too few to compare: 1 more tagged action in the first period would be needed." in text
    both = said(of([(1, 0, 0)], []))
    assert "4 more tagged actions in the first period and 5 more tagged actions in the second" in both


def test_own_work_and_untagged_actions_make_a_logged_day_and_no_share() -> None:
    one = np.ones(10, np.int64)
    none = np.zeros(10, np.int64)
    series = DaySeries(START + np.arange(10), none, none, none, one, one, none)
    side = compare(series, FIRST, SECOND).first
    assert (side.own, side.untagged, side.logged_days, side.tagged, side.share) == (10, 10, 10, 0, None)


def test_minutes_are_told_as_time_and_weigh_as_the_actions_they_inform() -> None:
    counts = [*steady(2, 1), *steady(2, 3)]
    actions = compare(series_of(counts), FIRST, SECOND)
    minutes = compare(series_of(counts, 30, "minutes", 30.0), FIRST, SECOND)
    assert minutes.chance_up == actions.chance_up
    assert minutes.first.leader == 30 * actions.first.leader
    text = said(minutes)
    assert "minutes you logged" in text
    assert "leader actions went from 30 minutes to 90 minutes" in text


def test_alike_days_widen_the_band() -> None:
    chance = np.random.default_rng(1)
    even = [(2, 2, 0)] * DAYS * 2
    lumpy = [(4, 0, 0) if lump else (0, 4, 0) for lump in chance.integers(0, 2, 2 * DAYS)]
    narrow = compare(series_of(even), FIRST, SECOND)
    wide = compare(series_of(lumpy), FIRST, SECOND)
    assert (wide.high or 0) - (wide.low or 0) > 1.4 * ((narrow.high or 0) - (narrow.low or 0))


@pytest.mark.parametrize("measure", ["count", "minutes"])
def test_few_actions_have_a_band_and_no_point(measure: Measure) -> None:
    few = [(1, 2, 0)] * 9 + [(0, 0, 0)] * (DAYS - 9)
    counts = [*few, *steady(2, 2)]
    series = series_of(counts) if measure == "count" else series_of(counts, 30, "minutes", 30.0)
    found = compare(series, FIRST, SECOND)
    assert (found.first.has_point, found.second.has_point) == (False, True)
    first, second, difference, _moved = (
        plain(runs(words)).replace("\u00a0", " ") for words in compare_words(found)
    )
    assert re.search(r": likely \d+ to \d+ of 100 ", first)
    assert re.search(r": \d+ of 100 ", second)
    assert not re.search(r"\d+ points (higher|lower)", difference)


def test_a_step_from_few_actions_is_told_with_its_band_alone() -> None:
    few = [(0, 1, 0)] * 29 + [(0, 0, 0)] * (DAYS - 29)
    found = compare(series_of([*few, *steady(3, 1)]), FIRST, SECOND)
    assert found.is_certain
    assert re.search(
        r"The second share is lower \(likely −\d+ to −\d+ points\), more than chance", said(found)
    )
    more = compare(series_of([*steady(0, 1), *steady(3, 1)]), FIRST, SECOND)
    assert re.search(r"The second share is \d+ points lower", said(more))


# --- odd periods ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(FIRST, (FIRST[1], FIRST[1] + 9), id="one day in both"),
        pytest.param(FIRST, FIRST, id="the same"),
        pytest.param((START, START + 70), (START + 10, START + 20), id="one inside the other"),
    ],
)
def test_periods_that_overlap_have_shares_and_no_difference(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    found = compare(series_of(steady(2, 2, 80)), first, second)
    assert found.first.share is not None
    assert found.second.share is not None
    assert found.difference is found.chance_up is found.leader is None
    assert "choose two that do not overlap" in said(found)


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param((FIRST[1], FIRST[0]), id="ends before it begins"),
        pytest.param((START + 9000, START + 9001), id="in the future"),
        pytest.param((1, 2), id="long before the journal"),
    ],
)
def test_periods_that_hold_nothing(odd: tuple[int, int]) -> None:
    found = compare(series_of(steady(2, 2, 80)), odd, SECOND)
    assert found.first.tagged == found.first.logged_days == 0
    assert found.first.share is found.difference is None
    assert found.second.share is not None
    assert "5 more tagged actions in the first period" in said(found)


def test_an_empty_journal() -> None:
    found = compare(DaySeries.empty(), FIRST, SECOND)
    assert found.first.share is found.second.share is found.chance_up is None
    assert "Too few to compare" in said(found)


@pytest.mark.parametrize(
    "counts",
    [
        pytest.param(steady(0, 9, 80), id="all leader"),
        pytest.param(steady(20, 0, 80), id="all manager"),
        pytest.param([(0, 0, 3)] * 80, id="both alone"),
        pytest.param([(250, 250, 0)] * 80, id="500 a day"),
        pytest.param([*steady(9, 0), *steady(0, 9)], id="a flip"),
    ],
)
def test_odd_counts(counts: Counts) -> None:
    found = compare(series_of(counts), FIRST, SECOND)
    assert found.chance_up is not None
    assert np.isfinite([found.low, found.high, found.difference, found.chance_up]).all()
    assert said(found)


@pytest.mark.parametrize("ends", [(0, 5), (5, 3652060), (-3, -1)])
def test_days_that_do_not_exist_are_refused(ends: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="do not exist"):
        compare(DaySeries.empty(), ends, SECOND)


# --- quality (loose bounds that a broken method fails; the benchmark says more) --------------------


@pytest.mark.parametrize("correlation", [0.0, 0.2])
def test_a_constant_journal_is_seldom_called_higher_and_the_bands_hold(correlation: float) -> None:
    found = measure(5, "constant", correlation, 90, 250)
    assert found.higher < 0.09
    assert found.lower < 0.09
    assert 0.85 < found.difference_held < 0.97
    assert 0.84 < found.side_held < 0.97
