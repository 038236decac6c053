from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import ArrayLike

from journal.statistics.correlation import day_correlation, day_weights
from journal.statistics.drift import (
    STEP_SIZES,
    Estimate,
    Posterior,
    estimate,
    estimate_of,
    fit_knots,
    fit_posterior,
    summarise,
)
from journal.statistics.knots import knots_until
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


def held(journal: Journal, today: int, correlation: float, step: float) -> tuple[float, float]:
    """Today's share, and the width of its band in logits, with day correlation and step size held."""
    days, leader, total = journal
    weight = day_weights(total, correlation)
    knots = knots_until(today, days, weight * leader, weight * total)
    posterior = Posterior(days, total, today, correlation, knots, *fit_knots(knots, (step,)))
    _, variance = posterior.moments()
    return float(summarise(posterior).share[-1]), float(np.sqrt(variance[-1]))


@settings(max_examples=60, deadline=None)
@given(journals(), st.data(), st.sampled_from(STEP_SIZES), st.floats(0, 0.5))
def test_with_all_held_one_more_leader_action_never_lowers_the_share(
    journal: Journal, data: st.DataObject, step: float, correlation: float
) -> None:
    days, leader, total = journal
    more = np.zeros_like(total)
    more[data.draw(st.integers(0, len(days) - 1))] = 1.0
    before, _ = held(journal, TODAY, correlation, step)
    after, _ = held((days, leader + more, total + more), TODAY, correlation, step)
    assert after > before - 0.002


@settings(max_examples=40, deadline=None)
@given(journals(), st.data(), st.sampled_from(STEP_SIZES), st.floats(0, 0.5))
def test_with_all_held_a_leader_action_on_a_new_day_never_lowers_the_share(
    journal: Journal, data: st.DataObject, step: float, correlation: float
) -> None:
    days, leader, total = journal
    new = data.draw(st.integers(int(days[0]), TODAY))
    place = int(np.searchsorted(days, new))
    if place < len(days) and days[place] == new:
        return
    fuller = np.insert(days, place, new), np.insert(leader, place, 1.0), np.insert(total, place, 1.0)
    before, _ = held(journal, TODAY, correlation, step)
    after, _ = held(fuller, TODAY, correlation, step)
    assert after > before - 0.002


@settings(max_examples=60, deadline=None)
@given(journals(), st.integers(1, 40), st.sampled_from(STEP_SIZES), st.floats(0, 0.5))
def test_with_all_held_one_more_empty_day_never_narrows_the_band(
    journal: Journal, later: int, step: float, correlation: float
) -> None:
    days, leader, total = journal
    # The last 180 days are in bins of a day each: no day changes its bin when today moves on.
    recent = days > days[-1] + later - 179
    journal = days[recent], leader[recent], total[recent]
    _, before = held(journal, int(days[-1]) + later - 1, correlation, step)
    _, after = held(journal, int(days[-1]) + later, correlation, step)
    assert after > before


@settings(max_examples=60, deadline=None)
@given(journals(), st.integers(0, 20), st.sampled_from(STEP_SIZES), st.floats(0, 0.5))
def test_days_that_go_from_one_bin_into_another_hardly_narrow_the_band(
    journal: Journal, later: int, step: float, correlation: float
) -> None:
    _, before = held(journal, TODAY + later, correlation, step)
    _, after = held(journal, TODAY + later + 1, correlation, step)
    assert after > 0.98 * before


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


def test_a_narrow_prior_pulls_a_tiny_journal_and_not_a_long_one() -> None:
    tiny = np.array([TODAY]), np.array([1.0]), np.array([2.0])
    free, drawn = estimate(*tiny, TODAY), estimate(*tiny, TODAY, prior=(-2.0, 0.1))
    assert free.share[-1] == pytest.approx(0.5, abs=1e-9)
    assert drawn.share[-1] == pytest.approx(0.12, abs=0.01)
    assert drawn.high[-1] - drawn.low[-1] < 0.1
    days = weekdays(TODAY - 600, TODAY)
    long = days, np.full(len(days), 5.0), np.full(len(days), 10.0)
    assert estimate(*long, TODAY, prior=(-2.0, 0.1)).share[-1] == pytest.approx(0.5, abs=0.03)


def test_the_usual_prior_is_the_one_that_is_not_named() -> None:
    journal = a_journal(4, weekdays(TODAY - 60, TODAY))
    one, other = estimate(*journal, TODAY), estimate(*journal, TODAY, prior=(0.0, 1.25))
    assert one.share.tolist() == other.share.tolist()


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


@pytest.mark.parametrize(
    "prior", [(math.nan, 1.0), (math.inf, 1.0), (0.0, 0.0), (0.0, -1.0), (0.0, math.inf), (0.0, math.nan)]
)
def test_impossible_priors_are_refused(prior: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="prior"):
        estimate(np.array([TODAY]), np.array([1.0]), np.array([1.0]), TODAY, prior=prior)
    with pytest.raises(ValueError, match="prior"):
        estimate(np.empty(0, np.int64), np.empty(0), np.empty(0), TODAY, prior=prior)


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


def test_by_minutes_the_day_correlation_is_found_too() -> None:
    """Uneven minutes make days worth little more than one action, which tell nothing of two."""
    chance = np.random.default_rng(8)
    rows = []
    for day in weekdays(TODAY - 400, TODAY):
        minutes = np.rint(np.exp(chance.normal(3.4, 0.8, 4)) + 1)
        is_leader = chance.random(4) < chance.beta(1.6, 2.4)  # days are alike by 1/(1.6 + 2.4 + 1)
        rows.append((day, minutes[~is_leader].sum(), minutes[is_leader].sum(), minutes @ minutes))
    days, manager, leader, squares = np.array(rows).T
    none = np.zeros(len(days), np.int64)
    columns = (column.astype(np.int64) for column in (days, manager, leader))
    unit = float(squares.sum() / (manager + leader).sum())
    series = DaySeries(*columns, none, none, none, none, measure="minutes", unit=unit)
    assert 0.1 < estimate_of(series, TODAY).correlation < 0.3


def test_neighbours_that_never_disagree_leave_the_usual_correlation_on_either_side() -> None:
    days, total = np.array([TODAY - 11, TODAY - 6, TODAY - 1, TODAY]), np.array([1.0, 1.0, 1.0, 2.0])
    led = np.array([0.5, 0.5, 1.0, 2.0])
    assert day_correlation(days, led, total) == day_correlation(days, total - led, total) == 0.08
