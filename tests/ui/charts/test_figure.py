from __future__ import annotations

import numpy as np
import pytest

from journal.statistics.series import DaySeries
from tests.ui.charts.charting import TODAY, figure_of, rising, series_of, steady
from ui.charts.figure import RangeName
from ui.charts.legend_entries import legend_of


def kinds(figure_range: RangeName, series: DaySeries) -> list[str]:
    return [entry.kind for entry in legend_of(figure_of(series, figure_range))]


def test_an_empty_journal_has_axes_and_nothing_else() -> None:
    figure = figure_of(DaySeries.empty())
    assert figure.is_empty
    assert figure.estimate is None
    assert legend_of(figure) == ()
    assert figure.top == 5
    assert figure.last == TODAY


def test_three_actions_are_only_a_count() -> None:
    figure = figure_of(series_of([(2, 1, 0, 0, 0), (1, 0, 0, 1, 0), (0, 1, 0, 0, 2)]))
    assert figure.estimate is None
    assert legend_of(figure) == ()
    assert not figure.shows_share
    assert figure.note == "2 more tagged actions until the first estimate"
    assert figure.buckets.start.size == 3


def test_own_work_alone_says_what_the_first_estimate_needs() -> None:
    assert figure_of(series_of([(1, 0, 0, 0, 4)])).note == "The first estimate needs 5 tagged actions"
    assert not figure_of(series_of([(1, 3, 0, 2, 4)])).note


def test_twelve_actions_have_a_band_and_no_line() -> None:
    figure = figure_of(series_of([(ago, 1, 0, 1, 0) for ago in range(40, 34, -1)]))
    assert figure.estimate is not None
    assert not figure.shows_line
    assert figure.runs == ()
    assert [entry.kind for entry in legend_of(figure)] == ["band", "dots"]


def test_many_actions_have_the_line_too() -> None:
    figure = figure_of(steady(400))
    assert figure.shows_line
    assert figure.runs == ((TODAY - 399, TODAY),)
    assert kinds("all", steady(400)) == ["estimate", "band", "dots"]


def test_recalled_actions_are_named_only_where_there_are_any() -> None:
    rows = [(ago, 2, 0, 1, 0) for ago in range(60, -1, -1)]
    assert kinds("30d", series_of(rows, hollow=3)) == ["estimate", "band", "hollow"]


def test_gap_of_fourteen_days_breaks_the_line_and_one_of_thirteen_does_not() -> None:
    recent = [(ago, 2, 0, 1, 0) for ago in range(10, -1, -1)]
    broken = figure_of(series_of([(ago, 2, 0, 1, 0) for ago in range(45, 24, -1)] + recent))
    assert broken.runs == ((TODAY - 45, TODAY - 25), (TODAY - 10, TODAY))
    whole = figure_of(series_of([(ago, 2, 0, 1, 0) for ago in range(45, 23, -1)] + recent))
    assert whole.runs == ((TODAY - 45, TODAY),)


def test_own_work_alone_does_not_close_a_gap() -> None:
    rows = [(ago, 2, 0, 1, 0) for ago in range(60, 39, -1)] + [(30, 0, 0, 0, 3)]
    rows += [(ago, 2, 0, 1, 0) for ago in range(20, -1, -1)]
    assert len(figure_of(series_of(rows)).runs) == 2


@pytest.mark.parametrize(
    ("range_name", "age", "unit", "days"),
    [
        ("30d", 500, "day", 30),
        ("90d", 500, "day", 90),
        ("1y", 500, "week", 365),
        ("all", 500, "week", 500),
        ("all", 1500, "month", 1500),
        ("all", 50, "day", 50),
    ],
)
def test_ranges(range_name: RangeName, age: int, unit: str, days: int) -> None:
    figure = figure_of(steady(age), range_name)
    assert figure.unit == unit
    assert figure.last >= TODAY
    longest = {"day": 0, "week": 12, "month": 61}[unit]
    assert days <= figure.last - figure.first + 1 <= days + longest


def test_weeks_are_shown_whole() -> None:
    figure = figure_of(steady(500), "1y", week_start=6)
    assert figure.first % 7 == 0  # ordinal 7 was a Sunday
    assert figure.last == int(figure.buckets.end[-1])


def test_a_single_day_is_a_dot_within_four_weeks() -> None:
    figure = figure_of(series_of([(0, 30, 0, 12, 0)]))
    assert figure.last - figure.first == 27
    assert figure.buckets.centre.tolist() == [TODAY]
    assert figure.top == 45


def test_one_may_pan_beyond_the_range_but_not_beyond_the_data() -> None:
    first, last = figure_of(steady(300), "30d").reach
    assert first == TODAY - 299.5
    assert last == TODAY + 0.5


def test_days_after_today_are_left_out() -> None:
    figure = figure_of(series_of([(2, 1, 0, 1, 0), (0, 1, 0, 1, 0), (-3, 9, 0, 9, 0)]))
    assert int(figure.buckets.end[-1]) == TODAY


def test_ten_years_stay_some_hundred_dots() -> None:
    series = steady(3650)
    for name in ("30d", "90d", "1y", "all"):
        assert figure_of(series, name).buckets.start.size < 450


def test_counts_reach_to_the_next_five() -> None:
    assert figure_of(series_of([(1, 6, 1, 4, 5), (0, 1, 0, 1, 0)])).top == 20


def test_the_caption_says_what_it_is_not_and_the_title_is_strong() -> None:
    figure = figure_of(steady(400), "90d")
    last = figure.caption[-1]
    assert last[0].strong
    assert last[0].text == "Self-logged, self-tagged; not a measurement of leadership."
    assert figure.caption[0][0].text.startswith("22 August 2026 to 19 November 2026")
    assert figure.title[0].strong


def test_the_caption_tells_which_counts_moved_before_what_it_is_not() -> None:
    moved, is_not = figure_of(rising(500)).caption[-1]
    assert moved.text.startswith("Actions a week, ")
    assert (moved.strong, is_not.strong) == (False, True)
    assert is_not.text == "Self-logged, self-tagged; not a measurement of leadership."


def test_within_gives_the_buckets_between_two_days() -> None:
    figure = figure_of(steady(30), "30d")
    part = figure.within(TODAY - 2.5, TODAY + 0.5)
    assert np.array_equal(figure.buckets.centre[part], [TODAY - 2, TODAY - 1, TODAY])
