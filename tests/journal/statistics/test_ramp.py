"""The drift over a window: against dense matrices, its symmetries, and when there is none."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings

from journal.statistics.drift import WINDOWS, Window, estimate
from journal.statistics.ramp import Drift
from tests.journal.statistics.dense import Dense, DenseRamp
from tests.journal.statistics.made import TODAY, Journal, a_journal, journals, lively, weekdays

SHORT = a_journal(11, weekdays(TODAY - 40, TODAY))
LONG = a_journal(12, weekdays(TODAY - 700, TODAY))


def gapped() -> Journal:
    days, leader, total = LONG
    kept = (days < TODAY - 480) | ((days > TODAY - 300) & (days < TODAY - 200)) | (days > TODAY - 40)
    return days[kept], leader[kept], total[kept]


def until(journal: Journal, last: int) -> Journal:
    kept = journal[0] <= last
    return journal[0][kept], journal[1][kept], journal[2][kept]


def rising(ends: int = 0) -> Journal:
    days, _, total = a_journal(13, weekdays(TODAY - 400, TODAY - ends))
    return days, np.rint(total * np.linspace(0.1, 0.9, len(days))), total


JOURNALS = {
    "shorter than a quarter": SHORT,
    "exactly a quarter": a_journal(14, np.arange(TODAY - 90, TODAY + 1)),
    "a little more than a quarter": a_journal(15, np.arange(TODAY - 93, TODAY + 1)),
    "the whole journal is the year": a_journal(16, weekdays(TODAY - 250, TODAY)),
    "two years": LONG,
    "gaps, the year begins in one": gapped(),
    "nothing today": until(LONG, TODAY - 20),
    "rising": rising(),
    "rising, nothing for a week": rising(9),
    # Weeks end on the day 180 days ago, 187, …: their first, middle and last days.
    **{
        f"first action {age} days ago": a_journal(age, np.arange(TODAY - age, TODAY + 1))
        for age in (180, 181, 183, 184, 185, 186, 187, 188)
    },
    "all leader": (SHORT[0], SHORT[2], SHORT[2]),
    "eleven years": a_journal(17, np.arange(TODAY - 4100, TODAY, 9)),
}


def numbers(drift: Drift) -> list[float]:
    return [drift.chance_up, drift.rate, drift.rate_low, drift.rate_high, drift.change]


def agrees(drift: Drift, expected: DenseRamp) -> None:
    """Chances and shares to 10⁻⁶; points are hundredths of a share."""
    assert drift.chance_up == pytest.approx(expected.chance_up, abs=1e-6)
    assert numbers(drift)[1:] == pytest.approx(expected.points, abs=1e-4)


@pytest.mark.parametrize("name", JOURNALS)
def test_agrees_with_dense_matrices(name: str) -> None:
    days, leader, total = JOURNALS[name]
    found = estimate(days, leader, total, TODAY)
    dense = Dense(days, leader, total, TODAY)
    for drift, (window, prior) in zip((found.quarter, found.year), WINDOWS.values(), strict=True):
        assert drift is not None
        expected = dense.ramp(window, prior)
        assert drift.since == expected.since
        agrees(drift, expected)


def test_agrees_with_dense_matrices_for_another_prior() -> None:
    days, leader, total = SHORT
    found = estimate(days, leader, total, TODAY, prior=(-1.5, 0.3))
    dense = Dense(days, leader, total, TODAY, prior=(-1.5, 0.3))
    share, low, high = dense.band()
    for ours, theirs in ((found.share, share), (found.low, low), (found.high, high)):
        assert np.abs(ours - theirs).max() < 1e-6
    expected = dense.ramp(*WINDOWS["quarter"])
    assert found.quarter is not None
    agrees(found.quarter, expected)


# --- properties -----------------------------------------------------------------------------------


@settings(max_examples=30, deadline=None)
@given(journals() | lively())
def test_a_drift_is_finite_and_its_rate_inside_its_band(journal: Journal) -> None:
    days, leader, total = journal
    found = estimate(days, leader, total, TODAY)
    for drift in filter(None, (found.quarter, found.year)):
        assert all(math.isfinite(number) for number in numbers(drift))
        assert 0 <= drift.chance_up <= 1
        assert drift.rate_low <= drift.rate <= drift.rate_high
        assert abs(drift.change) <= 100
        assert math.copysign(1, drift.rate) == math.copysign(1, drift.change)
        assert days[0] <= drift.since < TODAY


@settings(max_examples=30, deadline=None)
@given(journals() | lively())
def test_swapping_the_labels_turns_the_drift_round(journal: Journal) -> None:
    days, leader, total = journal
    found, mirror = (estimate(days, side, total, TODAY) for side in (leader, total - leader))
    assert (found.claim is None) == (mirror.claim is None) == (found.year is None)
    for drift, turned in ((found.quarter, mirror.quarter), (found.year, mirror.year)):
        assert (drift is None) == (turned is None)
        if drift is not None and turned is not None:
            assert turned.chance_up == pytest.approx(1 - drift.chance_up, abs=1e-6)
            assert turned.rate == pytest.approx(-drift.rate, abs=1e-6)
            assert turned.rate_low == pytest.approx(-drift.rate_high, abs=1e-6)
            assert turned.rate_high == pytest.approx(-drift.rate_low, abs=1e-6)
            assert turned.change == pytest.approx(-drift.change, abs=1e-6)
            assert turned.since == drift.since
    if found.claim is not None and mirror.claim is not None:
        assert abs(mirror.claim.chance_up - 0.5) == pytest.approx(abs(found.claim.chance_up - 0.5), abs=1e-6)


@settings(max_examples=30, deadline=None)
@given(lively())
def test_the_claim_is_of_the_window_farther_from_one_half(journal: Journal) -> None:
    found = estimate(*journal, TODAY)
    assert found.claim is not None
    chances = {"quarter": found.quarter, "year": found.year}
    claimed = chances[found.claim.window]
    assert claimed is not None
    assert found.claim.chance_up == claimed.chance_up
    for drift in filter(None, chances.values()):
        assert abs(drift.chance_up - 0.5) <= abs(found.claim.chance_up - 0.5)


# --- known answers --------------------------------------------------------------------------------


def test_a_steady_rise_is_found_with_its_rate() -> None:
    days = np.arange(TODAY - 400, TODAY + 1)
    share = np.linspace(0.3, 0.7, len(days))
    found = estimate(days, 20 * share, np.full(len(days), 20.0), TODAY)
    assert found.year is not None
    assert found.year.chance_up > 0.99
    assert found.year.rate == pytest.approx(3.0, abs=0.5)
    assert found.year.rate_low < 3.0 < found.year.rate_high
    assert found.year.change == pytest.approx(36.5, abs=5)


def test_nothing_but_halves_goes_nowhere() -> None:
    days = np.arange(TODAY - 400, TODAY + 1, 3)
    found = estimate(days, np.full(len(days), 1.0), np.full(len(days), 2.0), TODAY)
    for drift in (found.quarter, found.year):
        assert drift is not None
        assert drift.chance_up == pytest.approx(0.5, abs=1e-9)
        assert drift.rate == pytest.approx(0.0, abs=1e-9)
        assert drift.rate_low == pytest.approx(-drift.rate_high, abs=1e-9)


@pytest.mark.parametrize(
    ("first_age", "since_age"), [(90, 90), (62, 90), (61, 61), (28, 28)], ids=["at once", "28", "29", "long"]
)
def test_a_window_begins_after_a_long_silence(first_age: int, since_age: int) -> None:
    days = np.array([TODAY - 300, *range(TODAY - first_age, TODAY + 1)])
    total = np.full(len(days), 3.0)
    total[0] = 30
    found = estimate(days, total / 2, total, TODAY)
    assert found.quarter is not None
    assert found.year is not None
    assert TODAY - found.quarter.since == since_age
    assert TODAY - found.year.since == 300


# --- too few --------------------------------------------------------------------------------------


def counted(*days_ago: tuple[int, int]) -> tuple[bool, bool]:
    """Whether quarter and year have a drift, from pairs of age and number of actions."""
    days = np.array([TODAY - age for age, _ in days_ago])
    total = np.array([float(number) for _, number in days_ago])
    found = estimate(days, total / 2, total, TODAY)
    return found.quarter is not None, found.year is not None


BOTH: tuple[bool, bool] = (True, True)
NEITHER: tuple[bool, bool] = (False, False)


@pytest.mark.parametrize(
    ("days_ago", "expected"),
    [
        pytest.param([(27, 15), (0, 14)], NEITHER, id="29 actions"),
        pytest.param([(27, 15), (0, 15)], BOTH, id="30 actions"),
        pytest.param([(26, 15), (0, 15)], NEITHER, id="27 days"),
        pytest.param([(26, 15), (1, 99)], NEITHER, id="27 days, many actions"),
        pytest.param([(27, 29), (1, 1)], BOTH, id="28 days, today counts though nothing is logged"),
        pytest.param([(300, 20), (90, 14)], (False, True), id="14 in the quarter"),
        pytest.param([(300, 20), (90, 15)], BOTH, id="15 in the quarter"),
        pytest.param([(300, 20), (91, 15)], (False, True), id="15 on the day before the quarter"),
        pytest.param([(300, 20), (27, 15)], BOTH, id="28 days in the quarter, after a silence"),
        pytest.param([(300, 20), (26, 15)], (False, True), id="27 days in the quarter, after a silence"),
        pytest.param([(300, 20), (0, 99)], (False, True), id="today alone in the quarter"),
        pytest.param([(365, 15), (100, 15)], (False, True), id="30 in the year"),
        pytest.param([(366, 15), (100, 15)], NEITHER, id="15 of 30 on the day before the year"),
        pytest.param([(366, 900), (26, 30)], NEITHER, id="27 days within the year"),
        pytest.param([(4000, 900)], NEITHER, id="long ago"),
    ],
)
def test_a_drift_needs_actions_and_days(days_ago: list[tuple[int, int]], expected: tuple[bool, bool]) -> None:
    assert counted(*days_ago) == expected


def test_windows_have_their_names() -> None:
    assert {window: days for window, (days, _) in WINDOWS.items()} == {"quarter": 90, "year": 365}
    names: list[Window] = ["quarter", "year"]
    assert list(WINDOWS) == names
