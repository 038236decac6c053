from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from journal.domain.behaviour import Behaviour, Milestone
from journal.domain.marks import MilestoneMark, SelfView, Target
from journal.statistics.series import DaySeries
from tests.ui.charts.charting import TODAY, figure_of, rising, series_of, steady
from ui.charts.figure import ChartChoices, ChartMarks
from ui.charts.words import (
    ahead_words,
    bucket_words,
    counts_title,
    gap_words,
    percent,
    sign_words,
    step_words,
    whole_words,
)

MARKS = ChartMarks(
    targets=[Target(dt.date(2026, 3, 2), 0.6, "two team leads")],
    milestones=[
        MilestoneMark("id", dt.date(2026, 11, 11), Milestone.FAILURE, "Lost two closers in two weeks")
    ],
    self_views=[SelfView(dt.date(2026, 11, 12), 0.5)],
)


def test_a_week_is_told_estimate_first() -> None:
    words = bucket_words(figure_of(steady(400), "1y"), -2)
    assert words.heading == "Week of 9 November"
    assert words.estimate.startswith("Estimate ")
    assert ", likely " in words.estimate
    assert words.alone == "This week alone 35\u00a0%"
    assert dict(words.counts)[Behaviour.MANAGER] == 14
    assert words.plain.index("Estimate") < words.plain.index("This week alone")
    assert "Manager 14, Both 3, Leader 7, Own work 2" in words.plain


def test_a_week_of_another_year_names_it() -> None:
    assert bucket_words(figure_of(steady(500), "all"), 0).heading == "Week of 7 July 2025"


def test_days_and_months_have_their_names() -> None:
    assert bucket_words(figure_of(steady(400), "30d"), -1).heading == "19 November"
    assert bucket_words(figure_of(steady(1500), "all"), -1).heading == "November"
    assert bucket_words(figure_of(steady(1500), "all"), -12).heading == "December 2025"


def test_without_a_line_only_the_band_is_told() -> None:
    figure = figure_of(series_of([(ago, 1, 0, 1, 0) for ago in range(6, -1, -1)]))
    words = bucket_words(figure, 0)
    assert words.estimate.startswith("Likely ")
    assert words.estimate.endswith(" of 100")


def test_a_day_of_own_work_counts_to_neither_side() -> None:
    words = bucket_words(figure_of(series_of([(0, 0, 0, 0, 3)])), 0)
    assert words.alone == "Nothing here counts to either side"
    assert words.estimate == ""
    assert words.total == "3 actions"


def test_actions_not_tagged_yet_are_counted_last() -> None:
    series = series_of([(0, 1, 0, 0, 0)])
    object.__setattr__(series, "untagged", np.array([2]))
    words = bucket_words(figure_of(series), 0)
    assert words.counts[-1] == (None, 2)
    assert words.total == "3 actions"
    assert "Not tagged yet 2" in words.plain


def test_shares_are_rounded_half_up() -> None:
    assert percent(0.125) == "13\u00a0%"


def in_minutes(series: DaySeries, each: int) -> DaySeries:
    counts = ("manager", "leader", "both", "own", "untagged", "hollow")
    amounts = {name: getattr(series, name) * each for name in counts}
    return replace(series, **amounts, measure="minutes", unit=float(each), timed=series.tagged)


def test_the_marks_of_a_week_are_told_with_it() -> None:
    words = bucket_words(figure_of(steady(400), "1y", marks=MARKS), -2)
    assert words.notes == ("Great failure: Lost two closers in two…", "Self-view 50\u00a0%")
    assert words.plain.endswith("Great failure: Lost two closers in two…. Self-view 50\u00a0%.")


def test_days_without_actions_say_so_and_keep_share_and_band() -> None:
    figure = figure_of(series_of([(ago, 2, 0, 1, 0) for ago in (*range(90, 60, -1), *range(30, -1, -1))]))
    words = gap_words(figure, TODAY - 45, TODAY - 45)
    assert (words.heading, words.total, words.counts) == ("5 October", "nothing logged", ())
    assert words.estimate.startswith("Estimate ")


def test_a_day_ahead_tells_the_forecast_and_the_pace() -> None:
    figure = figure_of(rising(300), choices=ChartChoices(pace=0.95))
    words = ahead_words(figure, TODAY + 30)
    assert words is not None
    assert (words.heading, words.total) == ("19 December 2026", "in 30 days")
    assert words.estimate.startswith("Forecast ")
    assert words.notes[0].endswith("with a chance of 80\u00a0%")
    assert words.notes[-1].startswith("If this pace held ")
    assert words.hint == ""
    assert ahead_words(figure, TODAY + 400) is None
    assert ahead_words(figure_of(rising(300)), TODAY + 30) is None


def test_milestones_and_targets_name_themselves_in_full() -> None:
    figure = figure_of(steady(400), "1y", marks=MARKS)
    sign, step = sign_words(figure, 0), step_words(figure, 0)
    assert (sign.heading, sign.total) == ("Great failure", "11 November 2026")
    assert sign.notes == ("Lost two closers in two weeks",)
    assert (step.heading, step.total, step.notes) == ("Target 60", "since 2 March 2026", ("two team leads",))
    quiet = figure_of(steady(400), "1y", marks=MARKS, choices=ChartChoices(reasons=False))
    assert sign_words(quiet, 0).notes == step_words(quiet, 0).notes == ()


def test_what_can_only_be_seen_is_told_to_screen_readers() -> None:
    told = whole_words(figure_of(steady(400), "1y", marks=MARKS, choices=ChartChoices()))
    assert told.startswith("Forecast: in 90 days likely ")
    assert "Target 60. since 2 March 2026. two team leads." in told
    assert "1 milestone." in told
    assert not whole_words(figure_of(steady(400)))
    pace = whole_words(figure_of(rising(300), "30d", choices=ChartChoices(pace=0.95)))
    assert "If this pace held: " in pace
    assert pace.endswith("\u00a0% on 3 December 2026.")


@pytest.mark.parametrize(
    ("each", "title", "total", "manager"),
    [
        (4, "Minutes a week", "104\u00a0minutes", "56\u00a0min"),
        (60, "Hours a week", "26\u00a0hours", "14\u00a0h"),
    ],
)
def test_by_time_figures_are_minutes_or_hours(each: int, title: str, total: str, manager: str) -> None:
    figure = figure_of(in_minutes(steady(400), each), "1y")
    words = bucket_words(figure, -2)
    assert counts_title(figure) == title
    assert (words.total, words.figures[0]) == (total, manager)
    assert words.alone == "This week alone 35\u00a0%"


def test_the_period_before_is_told_beside_the_day() -> None:
    words = bucket_words(figure_of(rising(400), "90d", choices=ChartChoices(previous=True)), -1)
    assert words.notes[0].startswith("The 90 days before ")
