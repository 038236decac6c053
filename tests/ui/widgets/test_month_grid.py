"""A day is chosen from the month with keys or the mouse."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from journal.domain.days import EARLIEST, LATEST
from ui.theme.look import Look
from ui.widgets.month_grid import MonthGrid

THURSDAY = dt.date(2026, 11, 19)


@pytest.fixture
def grid(qtbot: QtBot) -> MonthGrid:
    widget = MonthGrid(Look.named("light"))
    qtbot.addWidget(widget)
    widget.show_day(THURSDAY, THURSDAY, 0)
    widget.show()
    return widget


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Left, dt.date(2026, 11, 18)),
        (Qt.Key.Key_Right, dt.date(2026, 11, 20)),
        (Qt.Key.Key_Up, dt.date(2026, 11, 12)),
        (Qt.Key.Key_Down, dt.date(2026, 11, 26)),
        (Qt.Key.Key_PageUp, dt.date(2026, 10, 19)),
        (Qt.Key.Key_PageDown, dt.date(2026, 12, 19)),
    ],
)
def test_keys_walk_by_days_weeks_and_months(grid: MonthGrid, qtbot: QtBot, key: Qt.Key, day: dt.date) -> None:
    qtbot.keyClick(grid, key)
    assert grid.current == day
    with qtbot.waitSignal(grid.chosen) as chosen:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert chosen.args == [day]


def test_home_comes_back_to_today(grid: MonthGrid, qtbot: QtBot) -> None:
    grid.go_to(dt.date(2025, 1, 1))
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    assert grid.current == THURSDAY


def test_a_short_month_takes_its_last_day(grid: MonthGrid) -> None:
    grid.go_to(dt.date(2027, 1, 31))
    grid.go_by_months(1)
    assert grid.current == dt.date(2027, 2, 28)


def test_a_click_chooses_the_day_under_it(grid: MonthGrid, qtbot: QtBot) -> None:
    # November 2026 begins on a Sunday: with weeks from Monday the 2nd opens the second row
    cell = grid.height() // 7
    with qtbot.waitSignal(grid.chosen) as chosen:
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(grid.width() // 14, 2 * cell + 10))
    assert chosen.args == [dt.date(2026, 11, 2)]


def test_the_reader_hears_the_day(grid: MonthGrid, qtbot: QtBot) -> None:
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.accessibleName() == "Friday 20 November"


@given(st.dates(EARLIEST, LATEST), st.integers(-20_000, 20_000))
def test_months_lead_to_days_that_exist(day: dt.date, months: int) -> None:
    grid = MonthGrid(Look.named("light"))
    grid.show_day(day, day, 0)
    grid.go_by_months(months)
    assert EARLIEST <= grid.current <= LATEST
    assert grid.current.day <= day.day
    grid.deleteLater()
