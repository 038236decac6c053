from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import ArrayLike

from journal.statistics.drift import STEP_SIZES, Estimate, estimate, estimate_of, fit_posterior
from journal.statistics.laplace import fit_walk
from journal.statistics.series import DaySeries
from tests.journal.statistics.dense import Dense, dense_correlation
from tests.journal.statistics.made import TODAY, Journal, a_journal, journals, weekdays


def of(days: ArrayLike, leader: ArrayLike, total: ArrayLike, today: int = TODAY) -> Estimate:
    return estimate(np.array(days, np.int64), np.array(leader, float), np.array(total, float), today)


# --- against an independent reading of the model ---------------------------------------------------


@pytest.mark.parametrize(
    ("seed", "first_age", "last_age"),
    [(1, 20, 0), (2, 150, 3), (3, 700, 0), (4, 900, 60), (5, 3700, 0), (6, 4200, 3500)],
)
def test_agrees_with_a_dense_reading_of_the_same_model(seed: int, first_age: int, last_age: int) -> None:
    days, leader, total = a_journal(seed, weekdays(TODAY - first_age, TODAY - last_age))
    found = estimate(days, leader, total, TODAY)
    share, low, high = Dense(days, leader, total, TODAY).band()
    assert np.abs(found.share - share).max() < 1e-6
    assert np.abs(found.low - low).max() < 1e-6
    assert np.abs(found.high - high).max() < 1e-6
    assert found.correlation == pytest.approx(dense_correlation(days, leader, total), abs=1e-12)


def test_agrees_with_the_dense_reading_beyond_ten_years_and_across_long_gaps() -> None:
    recent = weekdays(TODAY - 40, TODAY - 9)
    days = np.concatenate([[TODAY - 5000, TODAY - 4990, TODAY - 4100, TODAY - 1200], recent])
    total = np.arange(len(days)) % 4 + 1.0
    leader = np.where(np.arange(len(days)) % 3 == 0, total, 0.5)
    found = estimate(days, leader, total, TODAY)
    for ours, dense in zip(
        (found.share, found.low, found.high), Dense(days, leader, total, TODAY).band(), strict=True
    ):
        assert np.abs(ours - dense).max() < 1e-6


# --- properties -----------------------------------------------------------------------------------


@settings(max_examples=40, deadline=None)
@given(journals())
def test_is_finite_ordered_complete_and_inside_the_scale(journal: Journal) -> None:
    days, leader, total = journal
    found = estimate(days, leader, total, TODAY)
    assert found.days.tolist() == list(range(days[0], TODAY + 1))
    assert len(found.share) == len(found.low) == len(found.high) == len(found.days)
    assert np.all(np.isfinite(found.share))
    assert np.all(found.low >= 0)
    assert np.all(found.low <= found.share)
    assert np.all(found.share <= found.high)
    assert np.all(found.high <= 1)
    assert 0 <= found.correlation <= 0.5


@settings(max_examples=40, deadline=None)
@given(journals())
def test_swapping_the_labels_mirrors(journal: Journal) -> None:
    days, leader, total = journal
    found, mirror = (
        estimate(days, leader, total, TODAY),
        estimate(days, total - leader, total, TODAY),
    )
    assert mirror.correlation == pytest.approx(found.correlation, abs=1e-12)
    assert np.abs(mirror.share - (1 - found.share)).max() < 1e-6
    assert np.abs(mirror.low - (1 - found.high)).max() < 1e-6
    assert np.abs(mirror.high - (1 - found.low)).max() < 1e-6


@settings(max_examples=40, deadline=None)
@given(journals(), st.data(), st.sampled_from(STEP_SIZES))
def test_with_a_fixed_step_size_one_more_leader_action_does_not_lower_the_share(
    journal: Journal, data: st.DataObject, step: float
) -> None:
    days, leader, total = journal
    place = data.draw(st.integers(0, len(days) - 1))
    more = np.zeros_like(total)
    more[place] = 1.0
    time, start = days.astype(float), np.zeros(len(days))
    before = fit_walk(step, time, leader, total, start).mode[-1]
    after = fit_walk(step, time, leader + more, total + more, start).mode[-1]
    assert after > before - 1e-9


@settings(max_examples=25, deadline=None)
@given(journals(), st.integers(1, 300))
def test_the_band_widens_while_nothing_is_logged(journal: Journal, more_days: int) -> None:
    days, leader, total = journal
    posterior = fit_posterior(days, leader, total, int(days[-1]) + more_days)
    _, variance = posterior.moments()
    since = variance[posterior.knots.time >= days[-1]]
    assert np.all(np.diff(since) > 0)


def test_arrays_can_not_be_changed() -> None:
    found = of([TODAY - 2, TODAY], [1, 0], [2, 2])
    for array in (found.days, found.share, found.low, found.high):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_the_callers_arrays_stay_as_they_were() -> None:
    days, leader, total = np.array([TODAY - 1, TODAY]), np.array([1.0, 0.5]), np.array([2.0, 1.0])
    estimate(days, leader, total, TODAY)
    assert days.flags.writeable
    assert leader.tolist() == [1.0, 0.5]
    assert total.flags.writeable


# --- known answers --------------------------------------------------------------------------------


def test_no_days_give_empty_arrays() -> None:
    found = of([], [], [])
    assert found.days.size == found.share.size == found.low.size == found.high.size == 0
    assert math.isfinite(found.correlation)


def test_later_days_are_left_out() -> None:
    with_later = of([TODAY - 1, TODAY + 1, TODAY + 2], [1, 5, 0], [3, 5, 4])
    without = of([TODAY - 1], [1], [3])
    assert with_later.share.tolist() == without.share.tolist()
    assert of([TODAY + 1], [1], [1]).days.size == 0


def test_halves_alone_are_half() -> None:
    found = of([TODAY - 9, TODAY - 1], [0.5, 1.5], [1, 3])
    assert np.allclose(found.share, 0.5, atol=1e-9)


def test_many_even_actions_find_their_share() -> None:
    days = weekdays(TODAY - 365, TODAY)
    found = estimate(days, np.full(len(days), 3.0), np.full(len(days), 10.0), TODAY)
    assert abs(found.share[-1] - 0.3) < 0.01
    assert found.low[-1] < 0.3 < found.high[-1]
    assert found.high[-1] - found.low[-1] < 0.15


def test_a_lone_leader_action_is_drawn_to_the_middle_with_a_wide_band() -> None:
    found = of([TODAY], [1], [1])
    assert 0.5 < found.share[0] < 0.75
    assert found.high[0] - found.low[0] > 0.5


def test_the_same_totals_spread_over_more_days_say_more() -> None:
    one = of([TODAY], [10], [20])
    many = of(range(TODAY - 19, TODAY + 1), [0, 1] * 10, [1] * 20)
    assert many.high[-1] - many.low[-1] < one.high[-1] - one.low[-1]


LONG = weekdays(TODAY - 3651, TODAY)
OLD = np.datetime64("1900-01-01").astype("datetime64[D]").astype(int) + 719_163


@pytest.mark.parametrize(
    ("days", "leader", "total"),
    [
        pytest.param([TODAY], [1], [1], id="one day"),
        pytest.param([TODAY], [0.5], [1], id="a half only"),
        pytest.param(LONG, np.full(len(LONG), 5), np.full(len(LONG), 5), id="all leader"),
        pytest.param(LONG, np.zeros(len(LONG)), np.full(len(LONG), 20), id="all manager for ten years"),
        pytest.param([TODAY - 901, TODAY - 1], [3, 0], [4, 4], id="a gap of 900 days"),
        pytest.param(LONG, np.where(TODAY - 900 > LONG, 9, 0), np.full(len(LONG), 9), id="a flip"),
        pytest.param(LONG, np.arange(len(LONG)) % 2 * 9, np.full(len(LONG), 9), id="a flip each day"),
        pytest.param([OLD, TODAY], [1, 0], [1, 3], id="a first action in 1900"),
        pytest.param([TODAY - 3, TODAY], [430, 1], [500, 2], id="500 in a day"),
        pytest.param([TODAY - 20_000, TODAY - 19_999], [1, 2], [2, 2], id="today far later"),
        pytest.param([1, TODAY], [1, 0], [1, 1], id="the first day there is"),
    ],
)
def test_odd_journals(days: ArrayLike, leader: ArrayLike, total: ArrayLike) -> None:
    found = of(days, leader, total)
    assert len(found.days) == TODAY - int(days[0]) + 1
    assert np.all(np.isfinite(found.share))
    assert np.all((found.low >= 0) & (found.low <= found.share))
    assert np.all((found.share <= found.high) & (found.high <= 1))


def test_a_flip_is_found() -> None:
    leader = np.where(TODAY - 900 > LONG, 9.0, 0.0)
    found = estimate(LONG, leader, np.full(len(LONG), 9.0), TODAY)
    assert found.share[0] > 0.95
    assert found.share[-1] < 0.05


def test_the_band_is_widest_inside_a_gap() -> None:
    found = of([TODAY - 901, TODAY - 900, TODAY - 1, TODAY], [5, 5, 5, 5], [10, 10, 10, 10])
    width = found.high - found.low
    assert width[450] > width[0]
    assert width[450] > width[-1]


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "leader", "total", "reason"),
    [
        ([1, 2], [1], [1, 1], "equally long"),
        ([2, 1], [1, 1], [1, 1], "rise"),
        ([1, 1], [1, 1], [1, 1], "rise"),
        ([1], [0], [0], "above 0"),
        ([1], [-0.5], [1], "between"),
        ([1], [1.5], [1], "between"),
        ([1], [math.nan], [1], "finite"),
        ([1], [1], [math.inf], "finite"),
    ],
)
def test_impossible_numbers_are_refused(
    days: ArrayLike, leader: ArrayLike, total: ArrayLike, reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        of(days, leader, total)


def test_days_with_fractions_are_refused() -> None:
    with pytest.raises(ValueError, match="whole"):
        estimate(np.array([1.5]), np.array([1.0]), np.array([1.0]), TODAY)


# --- from a series --------------------------------------------------------------------------------


def test_a_series_counts_both_as_half_and_leaves_untagged_days_out() -> None:
    none = np.zeros(3, np.int64)
    series = DaySeries(
        days=np.array([TODAY - 9, TODAY - 5, TODAY - 2]),
        manager=np.array([0, 2, 1]),
        leader=np.array([0, 1, 1]),
        both=np.array([0, 1, 0]),
        own=np.array([4, 1, 0]),
        untagged=np.array([2, 0, 9]),
        hollow=none,
    )
    found = estimate_of(series, TODAY)
    expected = of([TODAY - 5, TODAY - 2], [1.5, 1], [4, 2])
    assert found.days[0] == TODAY - 5
    assert found.share.tolist() == expected.share.tolist()
    assert estimate_of(DaySeries.empty(), TODAY).days.size == 0
