import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.scroll import PageHeader, ScrollColumn
from ui.widgets.segments import Segments
from ui.widgets.text import Text

FACT = "775 tagged actions and 149 of own work, 18 months"


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def look() -> Look:
    return Look.named("light")


@pytest.fixture
def header(qtbot: QtBot, look: Look) -> PageHeader:
    header = PageHeader(look, "Drift")
    header.set_fact(FACT)
    header.controls.addWidget(Button(look, "Export", icon="export"))
    qtbot.addWidget(header)
    return header


def place(header: PageHeader, width: int) -> list[QRect]:
    header.resize(width, header.heightForWidth(width))
    header.show()
    return [child.geometry() for child in header.children() if child.isWidgetType() and child.isVisible()]


@pytest.mark.parametrize("width", [1000, 856, 640, 480, 340, 260])
def test_nothing_overlaps_or_leaves_the_header(header: PageHeader, width: int) -> None:
    rects = place(header, width)
    assert all(QRect(0, 0, width, header.height()).contains(rect) for rect in rects)
    assert not any(one.intersects(other) for i, one in enumerate(rects) for other in rects[i + 1 :])


def test_title_and_fact_stand_on_one_line(header: PageHeader) -> None:
    place(header, 1000)
    title, fact = header.findChildren(Text)[:2]
    assert title.y() + title.baseline() == fact.y() + fact.baseline()
    assert header.height() == 40


def test_where_it_is_very_narrow_the_fact_goes_below(header: PageHeader) -> None:
    place(header, 300)
    title, fact = header.findChildren(Text)[:2]
    assert fact.y() >= title.geometry().bottom()
    assert header.height() == 64


def test_a_long_fact_is_cut_and_told_in_its_tooltip(header: PageHeader) -> None:
    place(header, 420)
    fact = header.findChildren(Text)[1]
    fact.grab()
    assert fact.toolTip() == FACT


def test_a_column_keeps_to_its_width(qtbot: QtBot, look: Look) -> None:
    column = ScrollColumn(look, max_width=704)
    column.set_padding(48, 32, 48, 32)
    text = Text(look, text="word " * 400)
    column.body.addWidget(text)
    column.body.addStretch(1)
    qtbot.addWidget(column)
    column.resize(1400, 300)
    column.show()
    qtbot.waitExposed(column)
    assert (text.x(), text.y(), text.width()) == (48, 32, 704)
    column.resize(600, 300)
    assert text.width() == column.viewport().width() - 96
    assert text.height() == text.heightForWidth(text.width())
    assert column.verticalScrollBar().maximum() > 0


def test_a_centred_column_has_the_same_room_on_both_sides(qtbot: QtBot, look: Look) -> None:
    column = ScrollColumn(look, max_width=560, centred=True)
    text = Text(look, text="word " * 20)
    column.body.addWidget(text)
    qtbot.addWidget(column)
    column.resize(1000, 600)
    column.show()
    qtbot.waitExposed(column)
    assert abs(text.x() - (column.viewport().width() - text.geometry().right() - 1)) <= 1


def test_nothing_lies_under_the_bar(qtbot: QtBot, look: Look) -> None:
    column = ScrollColumn(look)
    wide = Button(look, "a name that needs more room than there is in this column")
    card = QWidget()
    QVBoxLayout(card).addWidget(wide)
    column.body.addWidget(card)
    column.body.addWidget(Text(look, text="word " * 400))
    qtbot.addWidget(column)
    column.resize(280, 300)
    column.show()
    qtbot.waitExposed(column)
    assert column.verticalScrollBar().maximum() > 0
    assert card.width() == column.viewport().width()
    assert card.rect().contains(wide.geometry())


def test_where_the_fact_would_be_cut_a_shorter_one_stands(qtbot: QtBot, look: Look) -> None:
    header = PageHeader(look, "Drift")
    qtbot.addWidget(header)
    header.set_fact("994 tagged actions and 187 of own work, 18 months", "994 tagged actions")
    for width, words in ((900, "994 tagged actions and"), (400, "994 tagged actions"), (900, "and 187")):
        place(header, width)
        assert words in header._fact.plain_text()
        assert header._fact.width() >= header._fact.natural_width()


def test_the_controls_give_way_before_the_title_does(qtbot: QtBot, look: Look) -> None:
    header = PageHeader(look, "Drift")
    qtbot.addWidget(header)
    segments = Segments(look, [(key, f"{key} and some days") for key in "abcd"], name="Days")
    header.controls.addWidget(segments)
    place(header, 460)
    assert header._title.width() == header._title.natural_width()
    assert segments.menu_button.isVisible()
    assert header._title.geometry().right() < header._slot.geometry().left()


def test_a_fact_that_may_go_goes_before_it_would_stand_below(header: PageHeader) -> None:
    header.set_fact("Five families, the last year", "the last year", "")
    place(header, 900)
    fact = header.findChildren(Text)[1]
    assert fact.plain_text() == "Five families, the last year"
    place(header, 300)
    assert fact.isHidden()
    assert header.height() == 40
