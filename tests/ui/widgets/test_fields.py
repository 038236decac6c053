import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.theme.look import Look
from ui.widgets.fields import Choice, SearchField

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def look() -> Look:
    return Look.named("light")


@pytest.fixture
def field(qtbot: QtBot, look: Look) -> SearchField:
    field = SearchField(look, "Search", "Ctrl F")
    qtbot.addWidget(field)
    field.resize(field.sizeHint())
    field.show()
    return field


def test_the_key_is_told(field: SearchField) -> None:
    assert field.accessibleName() == "Search"
    assert "Ctrl F" in field.toolTip()
    assert (field.width(), field.height()) == (240, 36)


def test_the_cross_appears_with_text_and_clears_it(qtbot: QtBot, field: SearchField) -> None:
    assert not field.clear_button.isVisible()
    qtbot.keyClicks(field, "renewals")
    assert field.clear_button.isVisible()
    qtbot.mouseClick(field.clear_button, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert not field.clear_button.isVisible()


def test_escape_clears_first_and_leaves_then(qtbot: QtBot, field: SearchField) -> None:
    qtbot.keyClicks(field, "renewals")
    with qtbot.assertNotEmitted(field.escaped):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    with qtbot.waitSignal(field.escaped):
        qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_text_keeps_clear_of_lens_and_key(field: SearchField) -> None:
    margins = field.textMargins()
    assert margins.left() >= 28
    assert margins.right() >= field.fontMetrics().horizontalAdvance("Ctrl F")


@pytest.fixture
def choice(qtbot: QtBot, look: Look) -> Choice:
    choice = Choice(look, [("all", "All"), ("year", "Year")], "Days")
    qtbot.addWidget(choice)
    return choice


def test_keys_choose_and_are_told(qtbot: QtBot, choice: Choice) -> None:
    assert choice.key == "all"
    with qtbot.waitSignal(choice.chosen) as signal:
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert signal.args == ["year"]


def test_choosing_from_outside_is_silent(qtbot: QtBot, choice: Choice) -> None:
    with qtbot.assertNotEmitted(choice.chosen):
        choice.choose("year")
        choice.choose("nothing of the kind")
    assert choice.key == "year"


def test_other_choices_keep_the_chosen_key(choice: Choice) -> None:
    choice.choose("year")
    choice.set_choices([("month", "Month"), ("year", "A year"), ("all", "All")])
    assert choice.key == "year"
    choice.set_choices([("month", "Month")])
    assert choice.key == "month"
    choice.set_choices([])
    assert choice.key == ""
