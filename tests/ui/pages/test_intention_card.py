"""The card of the intention: what it says, what it offers, and when it asks nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from journal.domain.intention import Focus, Intention
from ui.pages.intention_card import IntentionCard, plan_runs
from ui.theme.look import Look
from ui.widgets.scroll import ScrollColumn

DAY = dt.date(2026, 11, 16)
FOCUS = Focus(DAY, "people")
MADE = Intention("i1", DAY, DAY, "it rings", "let it ring")


@pytest.fixture
def look(qapp: object) -> Look:
    del qapp
    return Look.named("light")


def shown(look: Look, qtbot: QtBot, *, review: bool = False) -> tuple[ScrollColumn, IntentionCard]:
    column = ScrollColumn(look)
    qtbot.addWidget(column)
    card = IntentionCard(look, review=review, key="Ctrl Shift B", tie_key="T")
    column.body.addWidget(card)
    column.body.addStretch(1)
    column.resize(304, 600)
    column.show()
    qtbot.waitExposed(column)
    return column, card


def test_the_plan_stands_with_its_hinges_muted(look: Look, qtbot: QtBot) -> None:
    _column, card = shown(look, qtbot)
    card.show_plan(FOCUS, "People", 3, MADE, 2)
    assert card.sentence == "When it rings, I will let it ring"
    assert [run.text for run in plan_runs(MADE) if run.colour_role == "muted"] == ["When", "I will"]
    assert card.focus_below.plain_text() == "Focus on People, week 3 of 4"
    assert card.tied.text() == "Tied to 2 actions"
    assert not card.tied.isHidden()
    with qtbot.waitSignal(card.tied_wanted):
        card.tied.click()


def test_without_ties_the_key_is_named(look: Look, qtbot: QtBot) -> None:
    _column, card = shown(look, qtbot)
    card.show_plan(None, "", None, MADE, 0)
    assert card.tied.isHidden()
    assert "T ties an action" in card.untied.plain_text()


def test_without_an_intention_one_quiet_line_shows_the_way(look: Look, qtbot: QtBot) -> None:
    _column, card = shown(look, qtbot)
    card.show_plan(None, "", None, None, 0)
    assert not card.none.isHidden()
    with qtbot.waitSignal(card.change_wanted):
        card.make.click()
    card.set_asking(False)
    assert card.isHidden()
    card.show_plan(None, "", None, MADE, 0)
    assert not card.isHidden()


def test_beside_the_review_the_focus_has_a_part_of_its_own(look: Look, qtbot: QtBot) -> None:
    _column, card = shown(look, qtbot, review=True)
    card.show_plan(FOCUS, "People", 3, MADE, 2)
    assert card.accessibleName() == "Focus, week 3 of 4"
    assert card.focus_line.plain_text() == "People"
    assert card.more.isHidden()
    card.show_plan(None, "", None, MADE, 1)
    assert card.accessibleName() == "You wanted to"
    assert card.focus_line.isHidden()


def test_a_plan_of_the_greatest_length_leaves_room_for_the_rest(look: Look, qtbot: QtBot) -> None:
    _column, card = shown(look, qtbot)
    whole = Intention("i1", DAY, DAY, "word " * 99, "deed " * 99)
    card.show_plan(FOCUS, "People", 1, whole, 3)
    qtbot.waitUntil(lambda: card.tied.geometry().bottom() < card.height())
    assert card.height() < 400
