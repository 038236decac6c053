"""A day is chosen from a month, or typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.theme.look import Look
from ui.widgets.day_chooser import CalendarPopup

TODAY = dt.date(2026, 11, 19)


@pytest.fixture
def popup(qtbot: QtBot, look: Look) -> Iterator[CalendarPopup]:
    parent = QWidget()
    qtbot.addWidget(parent)
    found = CalendarPopup(look, parent)
    with qtbot.waitExposed(found):
        found.open_at(QPoint(400, 0), dt.date(2026, 9, 21), TODAY, 0)
    yield found
    parent.close()


def test_a_typed_day_is_chosen_and_its_month_shown(popup: CalendarPopup, qtbot: QtBot) -> None:
    QTest.keyClick(popup.grid, Qt.Key.Key_2)
    assert popup.typed.text() == "2"
    QTest.keyClicks(popup.typed, "025-05-19")
    assert popup.grid.current == dt.date(2025, 5, 19)
    with qtbot.waitSignal(popup.chosen) as chosen:
        QTest.keyClick(popup.typed, Qt.Key.Key_Return)
    assert chosen.args == [dt.date(2025, 5, 19)]
    assert popup.isHidden()


@pytest.mark.parametrize(
    ("typed", "said"),
    [("2025-02-30", "does not exist"), ("19.5.", "year-month-day"), ("1066-10-14", "out of range")],
)
def test_what_is_no_day_says_so_and_stays(popup: CalendarPopup, typed: str, said: str) -> None:
    chosen: list[object] = []
    popup.chosen.connect(chosen.append)
    QTest.keyClicks(popup.typed, typed)
    QTest.keyClick(popup.typed, Qt.Key.Key_Return)
    assert said in popup.problem.plain_text()
    assert popup.width() == popup.sizeHint().width() == popup.grid.width() + 24
    assert popup.isVisible()
    assert chosen == []
    QTest.keyClick(popup.typed, Qt.Key.Key_Backspace)
    assert popup.problem.isHidden()


def test_nothing_typed_means_the_day_of_the_month(popup: CalendarPopup, qtbot: QtBot) -> None:
    QTest.keyClick(popup.grid, Qt.Key.Key_Right)
    with qtbot.waitSignal(popup.chosen) as chosen:
        QTest.keyClick(popup.typed, Qt.Key.Key_Return)
    assert chosen.args == [dt.date(2026, 9, 22)]


def test_opened_again_it_is_empty(popup: CalendarPopup) -> None:
    QTest.keyClicks(popup.typed, "nonsense")
    QTest.keyClick(popup.typed, Qt.Key.Key_Return)
    QTest.keyClick(popup.typed, Qt.Key.Key_Escape)
    assert popup.isHidden()
    popup.open_at(QPoint(400, 0), dt.date(2026, 9, 21), TODAY, 0)
    assert popup.typed.text() == ""
    assert popup.problem.isHidden()


def test_it_stays_on_the_screen(popup: CalendarPopup) -> None:
    room = popup.screen().availableGeometry()
    for place in (room.bottomRight(), room.topLeft()):
        popup.open_at(place, dt.date(2026, 9, 21), TODAY, 0)
        assert room.contains(popup.geometry())
