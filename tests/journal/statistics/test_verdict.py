"""What may be claimed of a drift, on journals whose story is known."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.statistics.drift import Estimate, estimate_of
from journal.statistics.ramp import Drift
from journal.statistics.saying import say
from journal.statistics.series import DaySeries, Floats
from journal.statistics.verdict import TENTHS, Verdict, Yardstick, decide
from tests.journal.statistics.made import (
    MIX,
    RISING,
    TODAY,
    Journal,
    drawn,
    even,
    from_weights,
    journals,
    levels,
    lively,
    mirrored,
    only,
    ramp,
    series,
    series_of,
    turning,
    verdict,
    words,
)

SHIFTED = Yardstick(retagged=40, shift=0.35, low=0.2, high=0.5)


PERHAPS = drawn(3, 150, ramp(1.6, 2.1, over=150), even(2))


@pytest.mark.parametrize("seed", [None, 40, 41, 43])
def test_a_steady_journal_claims_nothing(seed: int | None) -> None:
    days = np.arange(TODAY - 700, TODAY + 1)
    same = series(days, np.full(len(days), 2), np.full(len(days), 3))
    found = verdict(same if seed is None else drawn(seed, 700, even(2), even(3)))
    assert found.claims == ()
    assert found.pace is None
    assert found.steady is not None
    assert found.steady.since == TODAY - 365


@pytest.mark.parametrize("turn", [False, True])
def test_between_both_bars_it_is_perhaps(turn: bool) -> None:
    claim = only(verdict(mirrored(PERHAPS) if turn else PERHAPS))
    assert not claim.is_certain
    assert claim.rises != turn
    assert 0.9 < claim.chance <= 0.975


# --- the two windows ------------------------------------------------------------------------------


@pytest.mark.parametrize("turn", [False, True])
def test_two_windows_that_pass_and_disagree_are_both_said(turn: bool) -> None:
    counts = levels(0, (0.1, 0.8, 0.55), (150, 45))
    found = verdict(mirrored(counts) if turn else counts)
    assert [claim.window for claim in found.claims] == ["year", "quarter"]
    assert [claim.rises for claim in found.claims] == [not turn, turn]
    assert all(claim.is_certain for claim in found.claims)
    assert found.pace is None
    assert found.steady is None


def test_two_windows_that_agree_are_one_claim_and_the_year_leads() -> None:
    counts = levels(5, (0.2, 0.4, 0.8), (150, 45))
    estimate = estimate_of(counts, TODAY)
    assert estimate.quarter is not None
    assert estimate.quarter.chance_up > 0.975
    assert only(verdict(counts)).window == "year"


def with_drifts(quarter: Drift | None, year: Drift | None, counts: DaySeries) -> Verdict:
    """The verdict on a journal with these drifts in the place of its own."""
    estimate = replace(estimate_of(counts, TODAY), quarter=quarter, year=year)
    return decide(estimate, counts, TODAY)


def a_drift(chance_up: float, rate: float, window: int = 365) -> Drift:
    return Drift(chance_up, rate, rate - 1, rate + 1, rate * window / 30, TODAY - window)


def test_what_is_certain_leads_what_is_perhaps() -> None:
    found = with_drifts(a_drift(0.99, 2, 90), a_drift(0.93, 1), RISING)
    assert (only(found).window, only(found).is_certain) == ("quarter", True)
    turned = levels(0, (0.1, 0.8, 0.55), (150, 45))
    found = with_drifts(a_drift(0.05, -2, 90), a_drift(0.99, 1), turned)
    assert (only(found).window, only(found).rises) == ("year", True)
    perhaps = with_drifts(a_drift(0.07, -2, 90), a_drift(0.93, 1), turned)
    assert [claim.rises for claim in perhaps.claims] == [True, False]


@pytest.mark.parametrize(
    ("chance", "rate", "expected"),
    [
        (0.9, 2.0, None),
        (0.901, 2.0, False),
        (0.975, 2.0, False),
        (0.9751, 2.0, True),
        (0.9999, 0.3, True),
        (0.9999, 0.299, None),
        (0.1, -2.0, None),
        (0.099, -2.0, False),
        (0.025, -2.0, False),
        (0.0249, -2.0, True),
        (0.0001, -0.3, True),
        (0.0001, -0.299, None),
        (0.5, 0.0, None),
    ],
)
def test_the_bars_of_a_claim(chance: float, rate: float, expected: bool | None) -> None:
    found = with_drifts(None, a_drift(chance, rate), mirrored(RISING) if rate < 0 else RISING)
    if expected is None:
        assert found.claims == ()
        assert found.steady is not None
    else:
        assert only(found).is_certain == expected
        assert only(found).rises == (rate > 0)
        assert only(found).chance == max(chance, 1 - chance)


def test_a_rise_of_less_than_three_tenths_a_month_is_not_claimed_however_likely() -> None:
    days = np.arange(TODAY - 400, TODAY + 1)
    leader = np.rint(200 * np.linspace(0.02, 0.04, len(days)))
    counts = series(days, leader, 200 - leader)
    estimate = estimate_of(counts, TODAY)
    assert estimate.year is not None
    assert estimate.year.chance_up > 0.99
    assert 0 < estimate.year.rate < 0.3
    found = verdict(counts)
    assert found.claims == ()
    assert found.steady == estimate.year


@pytest.mark.parametrize(("age", "window"), [(118, "quarter"), (119, "year")])
def test_the_year_speaks_from_a_hundred_and_twenty_days_on(age: int, window: str) -> None:
    days = np.arange(TODAY - age, TODAY + 1)
    leader = np.rint(np.linspace(0, 8, len(days)))
    counts = series(days, leader, 8 - leader)
    estimate = estimate_of(counts, TODAY)
    assert estimate.year is not None
    assert estimate.year.chance_up > 0.99
    assert only(verdict(counts)).window == window


def test_a_year_whose_actions_are_all_recent_does_not_speak_for_a_year() -> None:
    days = np.array([TODAY - 3000, *range(TODAY - 60, TODAY + 1)])
    leader = np.rint(np.linspace(0, 8, len(days)))
    counts = series(days, leader, 8 - leader)
    claim = only(verdict(counts))
    assert claim.window == "quarter"
    assert claim.drift.since == TODAY - 60


def test_a_quarter_with_too_few_leaves_the_word_to_the_year() -> None:
    counts = series_of(*((age, {"leader": 2, "manager": 3}) for age in range(200, 95, -1)), (3, {"both": 14}))
    found = verdict(counts)
    assert found.claims == ()
    assert found.steady is not None
    assert found.steady.since == TODAY - 200


# --- stages ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "stage", "actions", "days"),
    [
        ([], "empty", 5, 0),
        ([(0, {"own": 9, "untagged": 9})], "empty", 5, 0),
        ([(0, {"leader": 4})], "count", 1, 0),
        ([(0, {"leader": 5})], "early", 25, 27),
        ([(27, {"leader": 20}), (0, {"both": 9})], "early", 1, 0),
        ([(26, {"leader": 20}), (0, {"both": 10})], "early", 0, 1),
        ([(27, {"leader": 20}), (0, {"both": 10})], "share", 0, 0),
        ([(27, {"own": 20}), (0, {"both": 30})], "early", 0, 27),
    ],
)
def test_what_is_missing(rows: list[tuple[int, dict[str, int]]], stage: str, actions: int, days: int) -> None:
    found = verdict(series_of(*rows))
    assert (found.stage, found.missing_actions, found.missing_days) == (stage, actions, days)
    assert (found.claims, found.pace) == ((), None)


def test_the_last_year_is_counted_apart() -> None:
    found = verdict(series_of((366, {"leader": 40}), (365, {"manager": 3}), (2, {"both": 4, "own": 5})))
    assert (found.tagged, found.recent_actions, found.recent_days) == (47, 7, 366)
    assert found.steady is None
    found = verdict(series_of((900, {"leader": 40})))
    assert (found.tagged, found.recent_actions, found.recent_days) == (40, 0, 0)


@pytest.mark.parametrize(("rest", "speaks"), [(27, True), (28, False)])
def test_after_four_weeks_of_silence_nothing_is_steady(rest: int, speaks: bool) -> None:
    counts = drawn(41, 400, even(2), even(3)).until(TODAY - rest)
    logged = series(np.array([TODAY - rest]), np.array([2]), np.array([3]))
    joined = DaySeries(
        *(
            np.append(getattr(counts.until(TODAY - rest - 1), name), getattr(logged, name))
            for name in ("days", "manager", "leader", "both", "own", "untagged", "hollow")
        )
    )
    found = verdict(joined)
    assert found.claims == ()
    assert (found.steady is not None) == speaks


@pytest.mark.parametrize("turn", [False, True])
@pytest.mark.parametrize("cause", ["behaviour", "mix"])
def test_a_claim_does_not_grow_in_the_silence_and_ends_after_four_weeks(cause: str, turn: bool) -> None:
    """Even before a step, so that the line's begin stays where it is, and nothing after today."""
    days = np.arange(TODAY - 700, TODAY + 1)
    late, same = days > TODAY - 100, np.full(len(days), 2)
    leader, manager = (np.where(late, 6, 2), same) if cause == "behaviour" else (same, np.where(late, 1, 4))
    counts = series(days, leader, manager)
    counts = mirrored(counts) if turn else counts
    last = only(verdict(counts))
    assert (last.cause, last.is_certain) == (cause, True)
    for silent in range(1, 61):
        found = verdict(counts, TODAY + silent)
        assert (len(found.claims) == 1) == (silent < 28)
        assert found.steady is None
        if silent >= 28:
            assert found.pace is None
            continue
        assert (only(found).cause, only(found).rises) == (cause, not turn)
        assert only(found).points <= last.points
        assert only(found).chance <= last.chance + 1e-4
        last = only(found)


def test_nothing_is_claimed_first_in_a_silence() -> None:
    counts = drawn(41, 400, even(2), even(3))
    for silent in range(61):
        assert verdict(counts, TODAY + silent).claims == ()


def test_a_silence_of_what_counts_is_one_though_own_work_goes_on() -> None:
    rising = drawn(3, 400, ramp(0.3, 6), even(3), rest=32)
    assert only(verdict(rising, TODAY - 10)).is_certain
    days = np.r_[rising.days, np.arange(TODAY - 20, TODAY + 1)]
    rest = np.zeros(21, np.int64)
    beside = series(
        days,
        np.r_[rising.leader, rest],
        np.r_[rising.manager, rest],
        own=np.r_[rising.own, rest + 3],
        untagged=np.r_[rising.untagged, rest + 2],
    )
    found = verdict(beside)
    assert (found.claims, found.steady, found.pace) == ((), None, None)


# --- enough days ----------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 364), st.integers(0, 300), st.integers(0, 300)),
        min_size=2,
        max_size=7,
        unique_by=lambda row: row[0],
    )
)
def test_seven_tagged_days_never_claim(rows: list[tuple[int, int, int]]) -> None:
    """However busy they are, and however many days of own work stand beside them."""
    by_age = {age: {"own": 1} for age in range(365)}
    by_age |= {age: {"leader": leader, "manager": manager} for age, leader, manager in rows}
    found = verdict(series_of(*sorted(by_age.items(), reverse=True)))
    assert found.recent_tagged_days == sum(leader + manager > 0 for _, leader, manager in rows)
    assert (found.claims, found.steady, found.pace) == ((), None, None)


def test_a_window_speaks_from_eight_tagged_days_on() -> None:
    def busy(number: int) -> DaySeries:
        days = TODAY - 12 * np.arange(number)[::-1]
        leader = np.rint(np.linspace(0, 40, number))
        return series(days, leader, 40 - leader)

    assert verdict(busy(7)).claims == ()
    assert only(verdict(busy(8))).is_certain


@pytest.mark.parametrize(("back", "speaks"), [(2, False), (3, True)])
@pytest.mark.parametrize("turn", [False, True])
def test_both_halves_of_a_window_need_three_tagged_days(back: int, speaks: bool, turn: bool) -> None:
    """A hundred days, nothing for three months, and a few busy days; or the same the other way about."""
    days = np.r_[np.arange(TODAY - 200, TODAY - 100), TODAY - 1 - 2 * np.arange(back)[::-1]]
    if turn:
        days = np.sort(2 * TODAY - 200 - days)
    late = days > TODAY - (101 if turn else 100)
    found = verdict(series(days, np.where(late, 40, 0), np.where(late, 0, 30)))
    assert (len(found.claims) > 0) == speaks
    assert turn or found.steady is None  # turned, the last quarter is full and speaks for itself


def test_where_the_quarter_has_too_few_days_the_whole_of_a_short_journal_speaks() -> None:
    rows = [(age, {"leader": 1, "manager": 3}) for age in range(110, 92, -1)]
    rows += [(age, {"leader": 4, "manager": 2}) for age in (80, 60, 40, 20, 3)]
    found = verdict(series_of(*rows))
    assert only(found).window == "year"
    assert only(found).drift.since == TODAY - 110


def test_an_estimate_of_another_day_is_refused() -> None:
    with pytest.raises(ValueError, match="end on the day"):
        decide(estimate_of(RISING, TODAY - 1), RISING, TODAY)


# --- the pace -------------------------------------------------------------------------------------


def test_the_pace_is_for_the_next_tenth_or_for_one_s_own_target() -> None:
    found = verdict(RISING)
    assert found.pace is not None
    share = float(estimate_of(RISING, TODAY).share[-1])
    assert found.pace.target == min(tenth for tenth in TENTHS if tenth > share)
    assert found.pace.arrival == estimate_of(RISING, TODAY).arrivals[found.pace.target]
    own = verdict(RISING, target=0.77)
    assert own.pace is not None
    assert (own.pace.target, own.pace.is_there, own.pace.is_own) == (0.77, False, True)
    there = verdict(RISING, target=0.3)
    assert there.pace is not None
    assert (there.pace.target, there.pace.is_there) == (0.3, True)
    hundred = verdict(RISING, target=1.0)
    assert hundred.pace is not None
    assert hundred.pace.target == found.pace.target
    assert not hundred.pace.is_own
    assert not found.pace.is_own


def test_no_pace_without_a_rise_of_behaviour() -> None:
    for counts in (mirrored(RISING), MIX, mirrored(MIX), drawn(41, 700, even(2), even(3))):
        assert verdict(counts).pace is None
    assert verdict(RISING, yardstick=SHIFTED).pace is None


def test_above_the_last_tenth_there_is_no_pace() -> None:
    days = np.arange(TODAY - 400, TODAY + 1)
    manager = np.where(days < TODAY - 200, 4, 0) * (days % 2)
    counts = series(days, np.where(days < TODAY - 200, 12, 20), manager)
    estimate = estimate_of(counts, TODAY)
    assert estimate.share[-1] > 0.95
    assert estimate.arrivals
    assert verdict(counts).pace is None


# --- properties -----------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(journals() | lively())
def test_no_claim_goes_beyond_its_numbers(journal: Journal) -> None:
    counts = from_weights(journal)
    estimate = estimate_of(counts, TODAY)
    found = decide(estimate, counts, TODAY)
    share = 100 * float(estimate.share[-1])
    tagged = counts.days[counts.tagged > 0]
    assert not found.claims or tagged[-1] > TODAY - 28
    for claim in found.claims:
        assert claim.is_certain == (claim.chance > 0.975)
        assert claim.chance > 0.9
        assert abs(claim.drift.rate) >= 0.3
        assert (claim.drift.rate > 0) == (claim.drift.change > 0) == claim.rises
        assert 1 <= claim.points <= (share if claim.rises else 100 - share) + 0.5
        assert (tagged >= claim.drift.since).sum() >= 8
        assert claim.counts is not None
    assert len(found.claims) <= 2
    assert not (found.claims and found.steady)
    if found.pace is not None:
        assert only(found).rises
        assert only(found).cause == "behaviour"


@settings(max_examples=60, deadline=None)
@given(turning() | lively())
def test_the_points_that_are_told_are_those_between_the_ends_of_the_line(journal: Journal) -> None:
    counts = from_weights(journal)
    estimate = estimate_of(counts, TODAY)
    shown = {
        day: math.floor(100 * share + 0.5) for day, share in zip(estimate.days, estimate.share, strict=True)
    }
    text = words(say(estimate, counts, TODAY).plain)
    for claim in decide(estimate, counts, TODAY).claims:
        moved = shown[TODAY] - shown[claim.drift.since]
        assert moved == (claim.points if claim.rises else -claim.points) != 0
        assert text.startswith(f"{shown[TODAY]} of 100 ")
        assert re.search(rf"\b{claim.points} points? (more|less|higher|lower) than", text)


def test_a_line_that_does_not_move_claims_nothing_whatever_the_ramp() -> None:
    days = np.arange(TODAY - 400, TODAY + 1)
    counts = series(days, np.full(len(days), 3), np.full(len(days), 3))
    for rate in (2.0, -2.0):
        found = with_drifts(None, a_drift(0.999 if rate > 0 else 0.001, rate), counts)
        assert found.claims == ()
        assert found.steady is not None
    assert with_drifts(None, a_drift(0.001, -2.0), RISING).claims == ()


@settings(max_examples=30, deadline=None)
@given(lively())
def test_swapping_the_labels_turns_every_claim(journal: Journal) -> None:
    days, leader, total = journal
    ours, theirs = (verdict(from_weights((days, side, total))) for side in (leader, total - leader))
    assert len(ours.claims) == len(theirs.claims)
    for one, other in zip(ours.claims, theirs.claims, strict=True):
        assert (one.window, one.is_certain, one.cause) == (other.window, other.is_certain, other.cause)
        assert one.rises != other.rises
        assert one.drift.change == pytest.approx(-other.drift.change, abs=1e-4)
        assert abs(one.points - other.points) <= 1  # a half goes upward on both sides


def constant(share: float) -> Callable[[int], DaySeries]:
    return lambda seed: drawn(seed, 400, even(4 * share), even(4 * (1 - share)))


def test_a_constant_journal_is_rarely_called_rising() -> None:
    """One look each at 60 journals in which nothing changes."""
    wrong = [
        seed
        for seed in range(60)
        if any(claim.is_certain for claim in verdict(constant((0.2, 0.5, 0.8)[seed % 3])(seed)).claims)
    ]
    assert len(wrong) <= 5


def ends(estimate: Estimate) -> Floats:
    return np.array([estimate.share[-1], estimate.low[-1], estimate.high[-1]])


def test_what_is_decided_leaves_the_estimate_alone() -> None:
    estimate = estimate_of(RISING, TODAY)
    before = ends(estimate).tolist(), estimate.year
    decide(estimate, RISING, TODAY)
    assert (ends(estimate).tolist(), estimate.year) == before


@pytest.mark.parametrize("turn", [False, True])
def test_a_change_is_never_more_than_the_share_allows(turn: bool) -> None:
    """The ramp's end lies above the line's after a steep rise; 87 of 100 can't be 89 more than ever."""
    days = np.arange(TODAY - 700, TODAY + 1)
    counts = series(days, np.where(days < TODAY - 40, 0, 5), np.where(days < TODAY - 40, 5, 0))
    counts = mirrored(counts) if turn else counts
    estimate = estimate_of(counts, TODAY)
    assert estimate.year is not None
    side = 100 * (1 - estimate.share[-1] if turn else estimate.share[-1])
    assert abs(estimate.year.change) > side
    claim = only(verdict(counts))
    assert 60 < claim.points <= math.ceil(side)
    assert claim.drift == estimate.year
    assert claim.rises != turn
