"""Forecast and pace: against dense matrices, their symmetries, and the gate."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.statistics.drift import TARGETS, WINDOWS, Estimate, estimate
from journal.statistics.outlook import Arrival
from tests.journal.statistics.dense import Dense
from tests.journal.statistics.made import TODAY, Journal, a_journal, journals, lively, weekdays

WIDTHS = {0.5: 0.6745, 0.8: 1.2816, 0.9: 1.645}
NOW = Arrival(0.0, 0.0, 0.0)
NEVER = Arrival(math.inf, math.inf, math.inf)


def rising(age: int, ends: int = 0, begin: float = 0.1, end: float = 0.6, seed: int = 21) -> Journal:
    """A rising journal from `age` days ago to `ends` days ago, on weekdays, five or so actions a day."""
    days, _, total = a_journal(seed, weekdays(TODAY - age, TODAY - ends))
    share = begin + (end - begin) * (days - days[0]) / max(days[-1] - days[0], 1)
    return days, np.rint(total * share * 2) / 2, total


def found(journal: Journal, **arguments: tuple[float, ...]) -> Estimate:
    return estimate(*journal, TODAY, **arguments)


# --- forecast -------------------------------------------------------------------------------------

FORECASTS = {
    "short": a_journal(11, weekdays(TODAY - 40, TODAY)),
    "one day": (np.array([TODAY]), np.array([1.0]), np.array([3.0])),
    "nothing for a month": a_journal(12, weekdays(TODAY - 300, TODAY - 30)),
    "rising": rising(400),
    "ended years ago": a_journal(13, weekdays(TODAY - 1300, TODAY - 1200)),
}


@pytest.mark.parametrize("name", FORECASTS)
def test_the_forecast_agrees_with_dense_matrices(name: str) -> None:
    ours = found(FORECASTS[name])
    dense = Dense(*FORECASTS[name], TODAY)
    share = float(dense.band()[0][-1])
    for days_ahead, (chance, width) in itertools.product([0, 1, 30, 90, 3652], WIDTHS.items()):
        band = ours.forecast(days_ahead, chance)
        low, high = dense.ahead(days_ahead, width)
        assert band.share == pytest.approx(share, abs=1e-6)
        assert band.low == pytest.approx(min(low, share), abs=1e-6)
        assert band.high == pytest.approx(max(high, share), abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(journals(), st.integers(0, 4000), st.integers(1, 4000))
def test_forecast_bands_are_nested_and_widen(journal: Journal, ahead: int, more: int) -> None:
    ours = found(journal)
    bands = [ours.forecast(ahead, chance) for chance in (0.5, 0.8, 0.9)]
    for band in bands:
        assert 0 <= band.low <= band.share <= band.high <= 1
        assert band.share == ours.share[-1]
    for inner, outer in itertools.pairwise(bands):
        assert outer.low <= inner.low
        assert inner.high <= outer.high
    for near, chance in zip(bands, (0.5, 0.8, 0.9), strict=True):
        far = ours.forecast(ahead + more, chance)
        assert far.low <= near.low
        assert near.high <= far.high
        assert far.high - far.low > near.high - near.low


@settings(max_examples=30, deadline=None)
@given(journals(), st.integers(0, 400))
def test_today_s_forecast_is_today_s_band_and_mirrors(journal: Journal, ahead: int) -> None:
    days, leader, total = journal
    ours, mirror = (estimate(days, side, total, TODAY) for side in (leader, total - leader))
    now = ours.forecast(0)
    assert now.low == pytest.approx(ours.low[-1], abs=1e-9)
    assert now.high == pytest.approx(ours.high[-1], abs=1e-9)
    one, other = ours.forecast(ahead), mirror.forecast(ahead)
    assert other.low == pytest.approx(1 - one.high, abs=1e-6)
    assert other.high == pytest.approx(1 - one.low, abs=1e-6)


def test_what_can_not_be_foreseen_is_refused() -> None:
    ours = found(FORECASTS["short"])
    with pytest.raises(ValueError, match="ahead"):
        ours.forecast(-1)
    with pytest.raises(ValueError, match="band"):
        ours.forecast(1, 0.75)
    with pytest.raises(ValueError, match="nothing was tagged"):
        found((np.empty(0, np.int64), np.empty(0), np.empty(0))).forecast(1)


# --- pace -----------------------------------------------------------------------------------------

PACES = {
    "two years": rising(700, begin=0.2, end=0.5),
    "a quarter": rising(89, begin=0.1, end=0.7),
    "nothing for a week": rising(400, 9),
    "slow": rising(365, begin=0.3, end=0.38),
}


@pytest.mark.parametrize("name", PACES)
def test_arrivals_agree_with_dense_matrices(name: str) -> None:
    targets = (0.05, 0.48, 0.51, *TARGETS, 0.99, 1.0)
    ours = found(PACES[name], targets=targets)
    dense = Dense(*PACES[name], TODAY).ramp(*WINDOWS["year"])
    assert ours.year is not None
    assert ours.year.chance_up >= 0.8
    assert set(ours.arrivals) == set(targets)
    for target, arrival in ours.arrivals.items():
        share = float(ours.share[-1])
        expected = [0.0] * 3 if target <= share else [math.inf] * 3 if target == 1 else dense.arrival(target)
        assert [arrival.early, arrival.central, arrival.late] == expected


def test_arrivals_are_whole_weeks_within_ten_years() -> None:
    for journal in PACES.values():
        for arrival in found(journal).arrivals.values():
            for days in (arrival.early, arrival.central, arrival.late):
                assert math.isinf(days) or (days % 7 == 0 and 0 <= days <= 3653)


@settings(max_examples=40, deadline=None)
@given(lively(), st.lists(st.floats(0.001, 1.0), min_size=2, max_size=12))
def test_arrivals_are_in_order_and_rise_with_the_target(journal: Journal, targets: list[float]) -> None:
    days, _, total = journal
    share = np.linspace(0.05, 0.95, len(days))  # rises, so that the gate is often open
    ours = estimate(days, total * share, total, TODAY, targets=targets)
    reached = [ours.arrivals[target] for target in sorted(ours.arrivals)]
    for arrival in reached:
        assert 0 <= arrival.early <= arrival.central <= arrival.late
    for nearer, farther in itertools.pairwise(reached):
        assert nearer.early <= farther.early
        assert nearer.central <= farther.central
        assert nearer.late <= farther.late
    assert all(ours.arrivals[target] == NOW for target in ours.arrivals if target <= ours.share[-1])


def test_a_hundred_is_never_reached_and_what_is_passed_is() -> None:
    ours = found(rising(400), targets=(0.01, 0.3, 1.0, 1.2))
    assert ours.arrivals[0.01] == ours.arrivals[0.3] == NOW
    assert ours.arrivals[1.0] == ours.arrivals[1.2] == NEVER


def test_all_leader_is_there_but_for_a_hundred() -> None:
    days = np.arange(TODAY - 400, TODAY + 1)
    total = np.full(len(days), 5.0)
    ours = estimate(days, total * np.linspace(0.5, 1.0, len(days)).round(1), total, TODAY, targets=(0.9, 1))
    assert ours.arrivals[1] == NEVER
    assert ours.arrivals[0.9].early <= 31


def test_targets_below_nothing_are_refused() -> None:
    for target in (0.0, -0.5):
        with pytest.raises(ValueError, match="above 0"):
            found(rising(400), targets=(target,))


# --- the gate -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("age", "is_open"), [(58, False), (59, True)])
def test_the_pace_waits_for_sixty_days(age: int, is_open: bool) -> None:
    days = np.arange(TODAY - age, TODAY + 1)
    total = np.full(len(days), 5.0)
    ours = estimate(days, np.rint(np.linspace(0, 5, len(days))), total, TODAY)
    assert ours.year is not None
    assert ours.year.chance_up > 0.95
    assert bool(ours.arrivals) == is_open


@pytest.mark.parametrize("seed", range(5))
def test_the_pace_needs_a_likely_rise_of_the_longer_window(seed: int) -> None:
    """Both sides of 0.8, with the slope pushed up until the gate opens."""
    seen = set()
    for end in np.linspace(0.25, 0.7, 10):
        days, _, total = a_journal(seed, weekdays(TODAY - 200, TODAY))
        chance = np.random.default_rng(seed)
        share = 0.35 + (end - 0.35) * (days - days[0]) / (days[-1] - days[0])
        ours = estimate(days, chance.binomial(total.astype(int), share).astype(float), total, TODAY)
        assert ours.year is not None
        assert bool(ours.arrivals) == (ours.year.chance_up >= 0.8)
        seen.add(bool(ours.arrivals))
    assert seen == {True, False}


def test_without_a_drift_there_is_no_pace() -> None:
    ours = estimate(np.array([TODAY - 100, TODAY]), np.array([0.0, 9.0]), np.array([9.0, 9.0]), TODAY)
    assert ours.year is None
    assert ours.arrivals == {}
