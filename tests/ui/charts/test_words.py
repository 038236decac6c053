from __future__ import annotations

import numpy as np

from journal.domain.behaviour import Behaviour
from tests.ui.charts.charting import figure_of, series_of, steady
from ui.charts.words import band_words, bucket_words, percent


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


def test_figures_are_rounded_half_up_and_a_band_has_a_width() -> None:
    assert percent(0.125) == "13\u00a0%"
    assert band_words(0.4601, 0.4602) == "45\u00a0to\u00a047"
    assert band_words(0.0, 0.001) == "0\u00a0to\u00a01"
