import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.theme.look import Look
from ui.widgets.capture_keys import KeyButton


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_shape_stands_first_whichever_way_one_reads(
    qtbot: QtBot, look: Look, direction: Qt.LayoutDirection
) -> None:
    button = KeyButton(look, "Leader", "Ctrl L", "leader")
    qtbot.addWidget(button)
    button.setLayoutDirection(direction)
    button.resize(button.sizeHint())
    picture = button.grab().toImage()
    leader = look.tokens.behaviour("leader").rgb()
    hued = [
        x for x in range(picture.width()) for y in range(picture.height()) if picture.pixel(x, y) == leader
    ]
    assert hued
    is_first = max(hued) < button.width() / 3, min(hued) > button.width() * 2 / 3
    assert is_first == (
        direction is Qt.LayoutDirection.LeftToRight,
        direction is Qt.LayoutDirection.RightToLeft,
    )
