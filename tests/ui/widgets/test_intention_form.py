"""The form of an intention: what it helps with, what it keeps, what it says when it is refused."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal.domain.intention import Intention, Outcome
from journal.domain.intention_words import suggested
from journal.errors import UsageError
from ui.theme.look import Look
from ui.widgets.intention_form import IntentionForm

DAY, UNTIL = dt.date(2026, 11, 16), dt.date(2026, 11, 22)
MADE = Intention("i1", DAY, UNTIL, "it rings", "let it ring", outcome=Outcome.PARTLY)


@pytest.fixture
def form(look: Look, qtbot: QtBot) -> IntentionForm:
    form = IntentionForm(look)
    qtbot.addWidget(form)
    form.resize(560, 700)
    form.show()
    qtbot.waitExposed(form)
    form.take_focus()
    return form


def test_the_two_halves_become_an_intention(form: IntentionForm) -> None:
    form.when.box.set_text("When it rings.")
    form.will.box.set_text("I will let it ring")
    made = form.intention(DAY, UNTIL, "people")
    assert made == Intention("", DAY, UNTIL, "it rings", "let it ring", family="people")
    assert form.plan.words.plain_text() == "When it rings, I will let it ring."


def test_enter_leads_on_and_then_submits(form: IntentionForm, qtbot: QtBot) -> None:
    QTest.keyClicks(form.when.box.field, "it rings")
    QTest.keyClick(form.when.box.field, Qt.Key.Key_Return)
    assert form.will.box.field.hasFocus()
    QTest.keyClicks(form.will.box.field, "let it ring")
    with qtbot.waitSignal(form.submitted):
        QTest.keyClick(form.will.box.field, Qt.Key.Key_Return)


def test_the_focus_family_suggests(form: IntentionForm) -> None:
    form.set_family("people")
    assert [button.text() for button in form.when.suggestions.buttons] == list(suggested("people").cues)
    form.will.suggestions.buttons[1].click()
    assert form.will.tidy() == suggested("people").deeds[1]
    assert form.will.suggestions.buttons[1].isChecked()


def test_the_persons_own_cue_is_suggested_first(form: IntentionForm) -> None:
    form.set_own_cue("I close the dialler")
    assert form.when.suggestions.buttons[0].text() == "I close the dialler"
    assert sum(not button.isHidden() for button in form.when.suggestions.buttons) == 3


def test_a_suggestion_over_typed_words_can_be_taken_back(form: IntentionForm) -> None:
    QTest.keyClicks(form.when.box.field, "my own words")
    form.when.suggestions.buttons[0].click()
    assert form.when.tidy() == suggested(None).cues[0]
    form.when.box.field.undo()
    assert form.when.box.text() == "my own words"


def test_a_goal_to_learn_begins_by_itself_and_can_be_given_up(form: IntentionForm) -> None:
    form.will.box.set_text("let them decide")
    form.learning.setChecked(True)
    assert form.will.box.text() == "find three ways to let them decide"
    made = form.intention(DAY, UNTIL, None)
    assert made.learning
    assert not made.cue
    form.will.suggestions.buttons[0].click()
    assert form.will.tidy() == f"find three ways to {suggested(None).learn[0]}"
    assert form.will.suggestions.buttons[0].isChecked()
    form.learning.setChecked(False)
    assert form.will.tidy() == suggested(None).learn[0]


def test_an_intention_is_shown_and_keeps_its_outcome(form: IntentionForm) -> None:
    form.set_intention(MADE)
    assert form.intention(DAY, UNTIL, None, "i1") == MADE
    assert form.intention(DAY, UNTIL, None).outcome is None


def test_what_is_kept_comes_back(form: IntentionForm, look: Look, qtbot: QtBot) -> None:
    assert form.kept() == {}
    form.when.box.set_text("when  it rings ")
    form.learning.setChecked(True)
    other = IntentionForm(look)
    qtbot.addWidget(other)
    other.put_kept(form.kept())
    assert other.kept() == form.kept()
    assert other.when.box.text() == "when  it rings "
    other.put_kept({})
    assert other.when.box.text() == "when  it rings "


@pytest.mark.parametrize("half", ["when", "will"])
def test_a_half_too_long_is_named_and_nothing_of_it_goes(form: IntentionForm, half: str) -> None:
    form.set_intention(MADE)
    long = "word " * 1_000
    box = getattr(form, half).box
    box.set_text(long)
    form.complain(UsageError("This half has 4,999 characters; 500 fit.", "Keep what tells you what to do."))
    assert getattr(form, half).problem.text().startswith("This half has 4,999")
    assert form.will.problem.isHidden() == (half == "when")
    assert box.text() == long
    assert box.field.hasFocus()
    assert form.height() >= form.minimumSizeHint().height()
    QTest.keyClick(box.field, Qt.Key.Key_Backspace)
    assert getattr(form, half).problem.isHidden()


def test_what_is_missing_is_said_where_it_is_missing(form: IntentionForm) -> None:
    form.when.box.set_text("it rings")
    form.complain(UsageError("What you will do is missing."))
    assert not form.will.problem.isHidden()
    form.will.box.set_text("let it ring")
    form.when.box.set_text("")
    form.complain(UsageError("When you will do it is missing."))
    assert not form.when.problem.isHidden()
    assert form.will.problem.isHidden()
