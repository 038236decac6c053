import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.look import Look
from ui.widgets.card import Card, Rule
from ui.widgets.text import Text

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def look() -> Look:
    return Look.named("light")


def shown(qtbot: QtBot, card: Card, width: int = 304) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(card)
    column.addStretch(1)
    qtbot.addWidget(window)
    window.resize(width, 700)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.mark.parametrize(("compact", "left", "top"), [(False, 24, 20), (True, 16, 16)])
def test_contents_keep_the_padding(qtbot: QtBot, look: Look, compact: bool, left: int, top: int) -> None:
    card = Card(look)
    card.set_compact(compact)
    text = Text(look, text="a long question " * 10)
    card.body.addWidget(text)
    window = shown(qtbot, card)
    assert window.width() == 304
    assert text.x() == left
    assert text.width() == 304 - 2 * left
    assert text.height() == text.heightForWidth(text.width())
    assert card.height() == top + text.height() + top + 1 + (text.y() - top)


def test_heading_and_fact_name_the_card(qtbot: QtBot, look: Look) -> None:
    card = Card(look, "This week")
    card.set_fact("20 actions")
    window = shown(qtbot, card)
    assert window.width() == 304
    heading, fact = card.findChildren(Text)[:2]
    assert card.accessibleName() == "This week"
    assert heading.x() == 24
    assert fact.geometry().right() + 1 == 304 - 24


def test_a_card_is_surface_with_a_hairline(qtbot: QtBot, look: Look) -> None:
    card = Card(look)
    card.body.addWidget(Rule(look))
    window = shown(qtbot, card)
    assert window.width() == 304
    image = card.grab().toImage()
    middle = card.height() // 2
    assert image.pixelColor(0, middle).name() == look.tokens.line.lower()
    assert image.pixelColor(12, 3).name() == look.tokens.surface.lower()
