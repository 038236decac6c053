"""Of ten, how many: by a key, the arrows, a click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.theme.look import Look
from ui.widgets.of_ten import OfTen

Key = Qt.Key


@pytest.fixture
def circles(qtbot: QtBot) -> OfTen:
    widget = OfTen(Look.named("light"), "How many?")
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    widget.show()
    return widget


def click(circles: OfTen, number: int) -> None:
    QTest.mouseClick(circles, Qt.MouseButton.LeftButton, pos=circles.place(number).toPoint())


def test_nothing_is_said_before_a_key(circles: OfTen) -> None:
    assert circles.said is None
    assert circles.accessibleDescription().startswith("Not answered yet")
    QTest.keyClick(circles, Key.Key_0)
    assert circles.said == 0
    assert circles.accessibleDescription() == "0 of 10 leadership, 10 of 10 management"


def test_keys_say_it_and_the_arrows_go_on_to_ten(circles: OfTen) -> None:
    told: list[int] = []
    circles.changed.connect(told.append)
    QTest.keyClick(circles, Key.Key_9)
    for _time in range(3):
        QTest.keyClick(circles, Key.Key_Right)
    QTest.keyClick(circles, Key.Key_Home)
    QTest.keyClick(circles, Key.Key_End)
    QTest.keyClick(circles, Key.Key_Left)
    assert told == [9, 10, 0, 10, 9]


def test_a_digit_of_the_number_pad_counts_and_a_chord_does_not(circles: OfTen) -> None:
    QTest.keyClick(circles, Key.Key_4, Qt.KeyboardModifier.KeypadModifier)
    assert circles.said == 4
    QTest.keyClick(circles, Key.Key_7, Qt.KeyboardModifier.AltModifier)
    assert circles.said == 4


def test_enter_is_told(qtbot: QtBot, circles: OfTen) -> None:
    with qtbot.waitSignal(circles.entered):
        QTest.keyClick(circles, Key.Key_Return)


def test_a_click_says_so_many_and_on_the_last_one_less(circles: OfTen) -> None:
    click(circles, 6)
    assert circles.said == 6
    click(circles, 6)
    assert circles.said == 5
    click(circles, 1)
    click(circles, 1)
    assert circles.said == 0, "none can be said with the mouse too"


def test_mirrored_the_first_circle_is_at_the_right(circles: OfTen) -> None:
    circles.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert circles.place(1).x() > circles.place(10).x()
    click(circles, 3)
    assert circles.said == 3
    QTest.keyClick(circles, Key.Key_Left)
    assert circles.said == 4


@pytest.mark.parametrize("width", [200, 244, 600])
def test_all_ten_fit_whatever_the_width(circles: OfTen, width: int) -> None:
    circles.setFixedWidth(width)
    for number in (1, 10):
        place = circles.place(number).toPoint()
        assert circles.rect().contains(place + QPoint(8 if number == 10 else -8, 0))
