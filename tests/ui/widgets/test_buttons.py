import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.theme.look import Look
from ui.widgets.buttons import Button, IconButton

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(("compact", "height"), [(False, 36), (True, 32)])
@pytest.mark.parametrize("kind", ["primary", "secondary", "quiet"])
def test_heights(qtbot: QtBot, look: Look, kind: str, compact: bool, height: int) -> None:
    button = Button(look, "Answer it", kind, compact=compact)
    qtbot.addWidget(button)
    assert button.sizeHint().height() == height


def test_no_such_kind(look: Look) -> None:
    with pytest.raises(ValueError, match="loud"):
        Button(look, "Save", "loud")


def test_a_click_and_the_space_bar_press_it(qtbot: QtBot, look: Look) -> None:
    button = Button(look, "Save")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_an_ampersand_is_an_ampersand(qtbot: QtBot, look: Look) -> None:
    button = Button(look, "R&D && more")
    qtbot.addWidget(button)
    assert button.accessibleName() == button.text() == "R&D && more"
    assert button.shortcut().isEmpty()


def test_it_grows_with_its_text_and_with_the_text_scale(qtbot: QtBot, look: Look) -> None:
    button = Button(look, "Save")
    qtbot.addWidget(button)
    small = button.sizeHint()
    button.set_text("Save the picture as")
    assert button.sizeHint().width() > small.width()
    look.set_text_scale(1.5)
    assert button.sizeHint().height() == 54


def test_a_primary_button_is_filled_with_ink(qtbot: QtBot, look: Look) -> None:
    button = Button(look, "Save", "primary")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    assert button.grab().toImage().pixelColor(8, 18).name() == look.tokens.ink.lower()
    button.setEnabled(False)
    assert button.grab().toImage().pixelColor(8, 18).name() == look.tokens.hover.lower()


def test_an_icon_button_says_its_name_and_key(qtbot: QtBot, look: Look) -> None:
    button = IconButton(look, "edit", "Edit", key="Enter")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Edit"
    assert "Edit" in button.toolTip()
    assert "Enter" in button.toolTip()
    assert button.sizeHint().width() >= 32
    assert button.sizeHint().height() >= 32


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_button_with_the_focus_is_pressed_by_enter_and_space(
    qtbot: QtBot, look: Look, key: Qt.Key
) -> None:
    button = Button(look, "Show", opens_menu=True)
    qtbot.addWidget(button)
    with qtbot.waitExposed(button):
        button.show()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)
