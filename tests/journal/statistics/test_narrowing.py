from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.statistics.drift import estimate_of
from journal.statistics.narrowing import narrowing
from journal.statistics.series import DaySeries

TODAY = 739_939


def series_of(rows: list[tuple[int, int, int]]) -> DaySeries:
    """Rows of (days ago, manager, leader), oldest first."""
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    nothing = np.zeros(len(table), dtype=np.int64)
    return DaySeries(TODAY - table[:, 0], table[:, 1], table[:, 2], nothing, nothing, nothing, nothing)


def steady(days: int, last: int = 0) -> DaySeries:
    return series_of([(ago, 2, 1 + ago % 2) for ago in range(days - 1 + last, last - 1, -1)])


def test_without_a_tagged_action_there_is_nothing_to_explain() -> None:
    assert narrowing(DaySeries.empty(), TODAY) is None


def test_the_band_is_the_one_of_the_estimate() -> None:
    series = steady(200)
    found, estimate = narrowing(series, TODAY), estimate_of(series, TODAY)
    assert found is not None
    assert (found.today.low, found.today.high) == pytest.approx((estimate.low[-1], estimate.high[-1]))


def test_a_long_journal_is_carried_by_its_last_months_and_a_short_one_by_all_of_it() -> None:
    long, short = narrowing(steady(1200), TODAY), narrowing(steady(20), TODAY)
    assert long is not None
    assert short is not None
    assert not long.is_whole
    assert long.stretch < 400
    assert long.alone.width <= 1.1 * long.today.width
    assert (short.is_whole, short.stretch, short.logged) == (True, 20, 20)


def test_more_to_come_narrows_a_young_band_and_twice_as_much_narrows_it_more() -> None:
    found = narrowing(steady(30), TODAY)
    assert found is not None
    soon, later, doubled = found.ahead
    assert (soon.days, later.days) == (28, 91)
    assert doubled.amount == 2 * later.amount
    assert found.today.width > soon.band.width > later.band.width > doubled.band.width


def test_days_without_actions_widened_it_and_logging_again_would_narrow_it() -> None:
    found = narrowing(steady(120, last=40), TODAY)
    assert found is not None
    assert found.last == TODAY - 40
    assert found.at_last.width < found.today.width
    assert found.is_silent
    assert found.today.width > found.ahead[0].band.width > found.ahead[2].band.width


def test_what_comes_after_today_is_left_out() -> None:
    series = steady(200)
    before = narrowing(series, TODAY - 50)
    alone = narrowing(series.until(TODAY - 50), TODAY - 50)
    assert before == alone


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 900), st.integers(0, 9), st.integers(0, 9)),
        min_size=1,
        max_size=60,
        unique_by=lambda row: row[0],
    )
)
def test_every_band_lies_inside_0_and_1_and_mirrors(rows: list[tuple[int, int, int]]) -> None:
    rows = sorted(rows, reverse=True)
    found = narrowing(series_of(rows), TODAY)
    mirrored = narrowing(series_of([(ago, leader, manager) for ago, manager, leader in rows]), TODAY)
    if found is None or mirrored is None:
        assert found is mirrored is None
        return
    for one, other in ((found.today, mirrored.today), (found.still, mirrored.still)):
        assert 0 <= one.low <= one.high <= 1
        assert (one.low, one.high) == pytest.approx((1 - other.high, 1 - other.low), abs=1e-6)
    assert found.stretch == mirrored.stretch
