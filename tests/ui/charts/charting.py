"""Figures for the tests of charts, from counts written by hand or made by a small rule."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

import numpy as np
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor

from journal.statistics.drift import estimate_of
from journal.statistics.saying import say
from journal.statistics.series import DaySeries
from ui.charts.figure import ChartChoices, ChartFigure, ChartMarks, RangeName, make_figure
from ui.charts.screen import DriftChart
from ui.charts.screen_layout import ScreenLayout

TODAY = dt.date(2026, 11, 19).toordinal()


def series_of(rows: list[tuple[int, int, int, int, int]], hollow: int = 0) -> DaySeries:
    """Rows of (days ago, manager, both, leader, own), oldest first."""
    table = np.array(rows, dtype=np.int64).reshape(-1, 5)
    nothing = np.zeros(len(table), dtype=np.int64)
    return DaySeries(
        days=TODAY - table[:, 0],
        manager=table[:, 1],
        leader=table[:, 3],
        both=table[:, 2],
        own=table[:, 4],
        untagged=nothing,
        hollow=nothing + hollow,
    )


def steady(days: int, every: int = 1) -> DaySeries:
    """Two manager actions, one leader action and own work now and then, up to today."""
    return series_of([(ago, 2, ago % 2, 1, int(ago % 5 == 0)) for ago in range(days - 1, -1, -every)])


PLAIN = ChartChoices(forecast=False)
NO_MARKS = ChartMarks()


def figure_of(
    series: DaySeries,
    range_name: RangeName = "all",
    week_start: int = 0,
    *,
    marks: ChartMarks = NO_MARKS,
    choices: ChartChoices = PLAIN,
) -> ChartFigure:
    """The figure a page would make; it ends today unless a forecast is chosen."""
    estimate = estimate_of(series, TODAY)
    saying = say(estimate, series, TODAY)
    return make_figure(series, estimate, saying, TODAY, range_name, week_start, marks=marks, choices=choices)


def rising(days: int) -> DaySeries:
    """Leader actions become more and manager actions fewer, up to today: the pace may be told."""
    rows = []
    for ago in range(days - 1, -1, -1):
        part = 1 - ago / days
        rows.append((ago, 4 - round(2.4 * part), 0, 1 + round(2.6 * part), 0))
    return series_of(rows)


class Show(Protocol):
    """Shows a chart of a figure on a page of its own."""

    def __call__(self, figure: ChartFigure, size: tuple[int, int] = (936, 540)) -> DriftChart: ...


def layout_of(chart: DriftChart) -> ScreenLayout:
    layout = chart._layout()
    assert layout is not None
    return layout


def place_of(chart: DriftChart, day: float, share: float) -> QPoint:
    plane, _counts = layout_of(chart).planes(chart.view_range)
    return QPointF(plane.x(day), plane.y(share)).toPoint()


def is_ink(chart: DriftChart, ago: int, share: float) -> bool:
    colour = chart.grab().toImage().pixelColor(place_of(chart, TODAY - ago, share))
    return colour != QColor(chart._look.tokens.paper)
