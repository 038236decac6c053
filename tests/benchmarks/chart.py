"""How long the drift chart takes for a frame and for the first one: `python -m tests.benchmarks.chart`.

Ten years and 100,000 actions, alone and with every layer on: forecast, pace, the year before, targets, a
milestone a month and self-views; "crowded" has four hundred milestones. Each figure stands beside filling
an empty widget of the same size, in the same run. The sharpest test are the frames while one zooms, as
milestones find other places then. Times are the processor's, which are a frame's own where nothing else
runs, and do not count what else does.
"""

from __future__ import annotations

import datetime as dt
import os
import statistics
import time
from collections.abc import Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from journal.domain.behaviour import Milestone
from journal.domain.marks import MilestoneMark, SelfView, Target
from journal.statistics.drift import Estimate, estimate_of
from journal.statistics.saying import Saying, say
from journal.statistics.series import DaySeries
from ui.charts.figure import ChartChoices, ChartFigure, ChartMarks, RangeName, make_figure
from ui.charts.screen import DriftChart
from ui.theme.look import Look

TODAY = dt.date(2026, 11, 19).toordinal()
YEARS, ACTIONS = 10, 100_000
SIZE = 1024, 560
FRAMES, FIRSTS = 90, 9
FRAME_MS, FIRST_MS = 16.0, 150.0
ONE_A_MONTH, NEARLY_ONE_A_WEEK = 120, 400
BARE = ChartChoices(forecast=False, targets=False, marks=False)
EVERYTHING = ChartChoices(pace=0.95, previous=True)


class _Empty(QWidget):
    """What any chart has to do at least: fill its ground."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().window())
        painter.end()


def large_series() -> DaySeries:
    """Counts of every day of ten years, more leader actions with time."""
    chance = np.random.default_rng(1)
    days = np.arange(TODAY - round(YEARS * 365.25) + 1, TODAY + 1)
    total = chance.multinomial(ACTIONS, np.full(days.size, 1 / days.size))
    own, tagged = total // 8, total - total // 8
    leader = chance.binomial(tagged, np.linspace(0.3, 0.6, days.size))
    nothing = np.zeros(days.size, dtype=np.int64)
    hollow = np.where(chance.random(days.size) < 0.1, tagged, 0)
    return DaySeries(days, tagged - leader, leader, nothing, own, nothing, hollow)


def many_marks(milestones: int) -> ChartMarks:
    """So many milestones over the years, a self-view a month, a target twice a year."""
    chance = np.random.default_rng(2)
    days = sorted(chance.integers(TODAY - YEARS * 365, TODAY, milestones).tolist())
    date = dt.date.fromordinal
    return ChartMarks(
        targets=[Target(date(TODAY - 180 * i), 0.9 - 0.02 * i, "for the role") for i in range(20)],
        milestones=[
            MilestoneMark(str(i), date(day), list(Milestone)[i % 2], f"Something that mattered a lot {i}")
            for i, day in enumerate(days)
        ],
        self_views=[SelfView(date(TODAY - 30 * i), 0.4 + 0.001 * i) for i in range(YEARS * 12)],
    )


def run() -> Iterator[tuple[str, float, str, float, str]]:
    """Name, figure, unit, what was promised, and a note, of each measurement."""
    _qt = QApplication.instance() or QApplication([])
    series, marks, crowded = large_series(), many_marks(ONE_A_MONTH), many_marks(NEARLY_ONE_A_WEEK)
    estimate = estimate_of(series, TODAY)
    saying = say(estimate, series, TODAY)
    kinds = (("bare", BARE, marks), ("every layer", EVERYTHING, marks), ("crowded", EVERYTHING, crowded))
    for name, choices, these in kinds:
        for range_name in ("1y", "all"):
            figure = _figure(series, estimate, saying, range_name, these, choices)
            for act, moves in (("panning", _pan), ("zooming", _zoom)):
                taken, floor = _frames(figure, moves)
                note = f"({taken / floor:.0f} empty widgets of {floor:.2f} ms)"
                yield f"chart, {act}, {range_name}, {name}", taken, "ms", FRAME_MS, note
    taken = statistics.median(
        _first(lambda: _figure(series, estimate, saying, "all", marks, EVERYTHING)) for _run in range(FIRSTS)
    )
    yield (
        "chart, first paint, all, every layer",
        taken,
        "ms",
        FIRST_MS,
        f"({taken / floor:.0f} empty widgets)",
    )


def _figure(  # noqa: PLR0917 - what a figure is made of
    series: DaySeries,
    estimate: Estimate,
    saying: Saying,
    range_name: RangeName,
    marks: ChartMarks,
    choices: ChartChoices,
) -> ChartFigure:
    return make_figure(series, estimate, saying, TODAY, range_name, marks=marks, choices=choices)


def _timed(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return 1000.0 * (time.process_time() - start)


def _shown(figure: ChartFigure) -> DriftChart:
    chart = DriftChart(Look.named("light"))
    chart.resize(*SIZE)
    chart.set_figure(figure)
    chart.show()
    return chart


def _first(make: Callable[[], ChartFigure]) -> float:
    """From the numbers to the painted chart, its figure included."""
    start = time.process_time()
    chart = _shown(make())
    QCoreApplication.processEvents()
    chart._canvas.viewport().repaint()
    taken = 1000.0 * (time.process_time() - start)
    chart.close()
    return taken


def _frames(
    figure: ChartFigure, moves: Callable[[DriftChart], Iterator[tuple[float, float]]]
) -> tuple[float, float]:
    """Medians of the frames while it moves, and of filling an empty widget, turn by turn."""
    chart, empty = _shown(figure), _Empty()
    empty.resize(*SIZE)
    empty.show()
    QCoreApplication.processEvents()
    viewport = chart._canvas.viewport()
    taken, floors = [], []
    for days in moves(chart):

        def frame(days: tuple[float, float] = days) -> None:
            chart._canvas.show_days(*days)
            viewport.repaint()

        taken.append(_timed(frame))
        floors.append(_timed(empty.repaint))
    chart.close()
    empty.close()
    return statistics.median(taken), statistics.median(floors)


def _pan(chart: DriftChart) -> Iterator[tuple[float, float]]:
    """To the left and back, over nearly all days that the range has room for."""
    first, last = chart.view_range
    width = (last - first) * 0.7
    for number in range(FRAMES):
        away = (last - first - width) * abs(1 - 2 * number / FRAMES)
        yield first + away, first + away + width


def _zoom(chart: DriftChart) -> Iterator[tuple[float, float]]:
    """In around today, down to a fifth."""
    first, last = chart.view_range
    for number in range(FRAMES):
        yield last - (last - first) * (1 - 0.8 * number / FRAMES), last


if __name__ == "__main__":
    for name, figure, unit, most, note in run():
        print(f"{name}: {figure:.1f} {unit}, at most {most:g} {note}")
