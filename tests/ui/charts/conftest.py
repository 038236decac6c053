from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.charts.charting import Show
from ui.charts.figure import ChartFigure
from ui.charts.screen import DriftChart
from ui.theme.look import Look


@pytest.fixture
def shown(qtbot: QtBot) -> Show:
    pages: list[QWidget] = []

    def show(figure: ChartFigure, size: tuple[int, int] = (936, 540)) -> DriftChart:
        page = QWidget()
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(*size)
        chart = DriftChart(Look.named("light"), page)
        chart.resize(*size)
        chart.set_figure(figure)
        with qtbot.waitExposed(page):
            page.show()
        return chart

    return show
