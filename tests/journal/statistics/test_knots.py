from __future__ import annotations

import numpy as np
import pytest

from journal.statistics.knots import COARSE, FINE, Knots, knots_until

TODAY = 740_000


def knots_from(first: int) -> Knots:
    return knots_until(TODAY, np.array([first]), np.array([1.0]), np.array([2.0]))


@pytest.mark.parametrize(
    ("age", "count"),
    [(0, 1), (1, 2), (179, 180), (180, 181), (186, 181), (187, 182), (3651, 676), (3652, 677), (3682, 678)],
)
def test_days_then_weeks_then_months(age: int, count: int) -> None:
    knots = knots_from(TODAY - age)
    assert len(knots.time) == count
    assert knots.time[-1] == TODAY
    assert knots.leader[0] == 1.0
    assert knots.total.sum() == 2.0


def test_bins_are_centred_and_end_today() -> None:
    knots = knots_from(TODAY - 4000)
    steps = np.diff(knots.time)
    assert np.all(steps[-179:] == 1)
    assert steps[-180] == 4  # from the middle of a week to the first single day
    assert np.all(steps[-600:-180] == 7)
    assert steps[0] == 30


def test_each_day_falls_into_the_bin_around_it() -> None:
    days = np.arange(TODAY - 4100, TODAY + 1)
    knots = knots_until(TODAY, days, days * 0.5, np.ones(len(days)))
    assert knots.total.sum() == len(days)
    # The mean ordinal of the days in a full bin is the bin's centre.
    full = slice(1, None)
    assert np.allclose(knots.leader[full] / knots.total[full] * 2, knots.time[full])


def test_a_journal_from_1900_has_few_more_knots() -> None:
    old = knots_from(693_596)
    assert len(old.time) < 1.4 * len(knots_from(TODAY - 3651).time)
    assert np.all(np.diff(old.time)[:90] == 364)


def test_months_for_ten_years_then_years() -> None:
    ten, more = knots_from(TODAY - 3652 - 122 * 30 + 1), knots_from(TODAY - 3652 - 122 * 30)
    assert np.diff(ten.time)[0] == 30
    assert len(more.time) == len(ten.time) + 1


def test_the_coarse_grid_has_days_for_the_shorter_drift_and_a_third_of_the_knots() -> None:
    first = np.array([TODAY - 3651])
    fine, coarse = (
        knots_until(TODAY, first, np.array([1.0]), np.array([2.0]), grid) for grid in (FINE, COARSE)
    )
    assert np.array_equal(coarse.time[-91:], np.arange(TODAY - 90, TODAY + 1))
    assert np.all(np.diff(coarse.time) <= 30)
    assert len(coarse.time) < 0.45 * len(fine.time)
    assert (coarse.total.sum(), coarse.leader.sum()) == (2.0, 1.0)
