from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.charts.charting import TODAY, figure_of, series_of, steady
from ui.charts.geometry import at_day, bar_half_width, cut, dot_radii, dot_radius, joined, line_pieces


def test_dots_grow_with_the_root_of_their_actions() -> None:
    assert dot_radius(1) == pytest.approx(2.15)
    assert dot_radius(16) == pytest.approx(5.0)
    radii = dot_radii(np.array([1, 16]), np.array([False, True]), 20.0)
    assert radii.tolist() == pytest.approx([2.15, 4.85])


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=40), st.floats(0.5, 60))
def test_no_dot_covers_the_chart_and_more_actions_are_never_smaller(
    counts: list[int], step_px: float
) -> None:
    tagged = np.array(sorted(counts))
    radii = dot_radii(tagged, np.zeros(len(tagged), dtype=bool), step_px)
    assert radii.max() <= 9.0
    assert radii.min() >= 1.2
    assert (np.diff(radii) >= 0).all()


def test_the_band_is_cut_to_the_range_and_runs_over_gaps() -> None:
    rows = [(ago, 2, 0, 1, 0) for ago in (*range(90, 60, -1), *range(30, -1, -1))]
    figure = figure_of(series_of(rows))
    assert figure.estimate is not None
    band = cut(figure.estimate, TODAY - 80.25, TODAY - 3.5)
    assert band is not None
    assert band.x[0] == TODAY - 80.25
    assert band.x[-1] == TODAY - 3.5
    assert (np.diff(band.x) > 0).all()
    assert (band.low <= band.share).all()
    assert (band.share <= band.high).all()
    before, within, after = np.interp([TODAY - 61, TODAY - 45, TODAY - 30], band.x, band.high - band.low)
    assert within > before
    assert within > after

    pieces = line_pieces(figure.estimate, figure.runs, TODAY - 80.25, TODAY - 3.5)
    assert [(piece.x[0], piece.x[-1]) for piece in pieces] == [
        (TODAY - 80.25, TODAY - 60.5),
        (TODAY - 30.5, TODAY - 3.5),
    ]


def test_nothing_is_left_outside_the_estimate() -> None:
    estimate = figure_of(steady(60)).estimate
    assert estimate is not None
    assert cut(estimate, TODAY - 200, TODAY - 100) is None
    assert at_day(estimate, TODAY - 200) is None
    assert at_day(None, TODAY) is None


def test_ten_years_of_estimate_are_thinned_and_keep_their_ends() -> None:
    estimate = figure_of(steady(3650)).estimate
    assert estimate is not None
    path = cut(estimate, TODAY - 9000, TODAY + 5)
    assert path is not None
    assert path.x.size < 500
    assert path.x[-1] == TODAY
    assert path.share[-1] == estimate.share[-1]


def test_an_estimate_of_one_day_has_a_width() -> None:
    estimate = figure_of(series_of([(0, 9, 0, 9, 0)])).estimate
    assert estimate is not None
    path = cut(estimate, TODAY - 20, TODAY + 20)
    assert path is not None
    assert path.x.tolist() == [TODAY - 0.5, TODAY + 0.5]


def test_bars_take_62_percent_of_a_step_but_no_more_than_28_pixels() -> None:
    assert bar_half_width(7, 2.0) == pytest.approx(7 * 0.31)
    assert bar_half_width(7, 100.0) * 2 * 100.0 == pytest.approx(28.0)


def test_a_line_of_many_pieces_has_no_more_points_than_one_of_few() -> None:
    rows = [(ago, 2, 0, 1, 0) for ago in range(3000, -1, -1) if ago % 40 < 20]
    figure = figure_of(series_of(rows))
    assert figure.estimate is not None
    assert len(figure.runs) > 70
    pieces = line_pieces(figure.estimate, figure.runs, TODAY - 3000.0, TODAY + 0.5)
    assert sum(piece.x.size for piece in pieces) < 700
    assert pieces[-1].share[-1] == figure.estimate.share[-1]


def test_gaps_too_narrow_to_be_seen_are_drawn_over() -> None:
    runs = ((0, 100), (120, 200), (300, 400))
    assert joined(runs, 1.0) == runs
    assert joined(runs, 0.02) == ((0, 200), (300, 400))
    assert joined((), 1.0) == ()
