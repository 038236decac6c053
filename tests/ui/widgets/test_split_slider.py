"""The slider between manager and leader: by keys, by mouse, in both reading directions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme.look import Look
from ui.widgets.split_slider import SplitSlider


@pytest.fixture
def slider(qtbot: QtBot) -> SplitSlider:
    slider = SplitSlider(Look.named("light"), "How do you see yourself today?")
    qtbot.addWidget(slider)
    slider.resize(560, 40)
    slider.show()
    slider.setFocus()
    return slider


def test_it_begins_in_the_middle_and_moves_by_one_by_ten_and_to_the_ends(slider: SplitSlider) -> None:
    told: list[int] = []
    slider.leader_changed.connect(told.append)
    assert slider.leader == 50
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Left,
        Qt.Key.Key_Left,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    ):
        QTest.keyClick(slider, key)
    assert told == [49, 50, 51, 41, 51, 100, 0]


def test_the_mouse_takes_it_anywhere_and_the_wheel_nowhere(slider: SplitSlider) -> None:
    middle = slider.height() // 2
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(100, middle))
    assert 82 <= slider.leader <= 86
    QTest.mouseMove(slider, QPoint(-40, middle))
    assert slider.leader == 100
    QTest.mouseMove(slider, QPoint(900, middle))
    assert slider.leader == 0
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(300, middle))
    QTest.mouseMove(slider, QPoint(300, middle))
    assert slider.leader == 0
    wheel = QWheelEvent(
        QPointF(9, 9),
        QPointF(9, 9),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(slider, wheel)
    assert slider.leader == 0


def test_pressing_the_handle_off_its_middle_moves_nothing(slider: SplitSlider) -> None:
    x = round(slider.handle_x()) + 8
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(x, slider.height() // 2))
    assert slider.leader == 50


def test_from_right_to_left_the_managers_part_begins_at_the_right(slider: SplitSlider) -> None:
    slider.set_leader(20)
    before = slider.handle_x()
    slider.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert slider.handle_x() == pytest.approx(slider.width() - before)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 20, slider.height() // 2))
    assert slider.leader >= 98


def test_the_handle_stays_whole_and_each_side_has_its_colour(slider: SplitSlider) -> None:
    tokens = Look.named("light").tokens
    for leader in (0, 1, 40, 99, 100):
        slider.set_leader(leader)
        assert 15 <= slider.handle_x() <= slider.width() - 15
    slider.set_leader(40)
    image = slider.grab().toImage()
    middle = image.height() // 2
    assert image.pixelColor(image.width() // 10, middle) == tokens.behaviour("manager")
    assert image.pixelColor(image.width() * 9 // 10, middle) == tokens.behaviour("leader")


def test_a_screen_reader_hears_both_shares(slider: SplitSlider) -> None:
    slider.set_leader(40)
    face = QAccessible.queryAccessibleInterface(slider)
    assert face.role() is QAccessible.Role.Slider
    assert face.text(QAccessible.Text.Name) == "How do you see yourself today?"
    assert slider.accessibleDescription() == "60\u00a0% manager, 40\u00a0% leader"
