"""`leaderward chart`, the half that needs Qt: draws without a window or a screen."""

from __future__ import annotations

import sys
from dataclasses import replace

from PySide6.QtGui import QGuiApplication

from journal.cli.chart_command import ChartOrder
from journal.cli.fortnight_command import PageOrder
from journal.statistics.drift import estimate_of
from journal.statistics.saying import say
from ui.charts.figure import FOR_OTHERS, ChartMarks, make_figure
from ui.charts.files import write_chart, write_page
from ui.charts.fortnight import PAGES, paint_fortnight
from ui.charts.fortnight_words import page_title
from ui.theme.tokens import load_tokens


def draw(order: ChartOrder | PageOrder) -> None:
    """Write every file that is asked for, of the chart or of two weeks on a page.

    Raises:
        UsageError: the ending or the size can't be drawn.
        JournalError: a file can't be written.
    """
    # Elsewhere the platform's own fonts come with its own plugin.
    platform = ["-platform", "offscreen"] if sys.platform.startswith("linux") else []
    app = QGuiApplication.instance() or QGuiApplication(["leaderward", *platform])
    if isinstance(order, PageOrder):
        _draw_page(order)
    else:
        _draw_chart(order)
    del app


def _draw_page(order: PageOrder) -> None:
    size, tokens = PAGES["letter" if order.paper == "letter" else "a4"], load_tokens("light")
    title = f"Leaderward: {page_title()}"
    for file in order.files:
        write_page(
            file, lambda painter, room: paint_fortnight(painter, room, order.page, tokens), size, title, 2.0
        )


def _draw_chart(order: ChartOrder) -> None:
    estimate = estimate_of(order.series, order.today)
    saying = say(estimate, order.series, order.today, yardstick=order.yardstick)
    figure = make_figure(
        order.series,
        estimate,
        saying,
        order.today,
        order.range_name,
        order.week_start,
        marks=ChartMarks(order.targets, order.milestones, roles=order.roles),
        choices=replace(FOR_OTHERS, forecast=order.forecast, marks=bool(order.milestones)),
    )
    for file in order.files:
        write_chart(file, figure, order.size, order.theme)
