"""The intention: made, standing all week, fulfilled by ties, in the calendar, over with its week."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import icalendar
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from journal.domain.intention import Intention
from journal.domain.ties import Tied
from journal.domain.vision import Made
from journal.places import FixedClock
from tests.flows.conftest import Screen, until, until_shown
from tests.flows.windows import Start, clear_closed, dialog_of, settle, type_and, undo_by_key
from ui.models.action_list import ActionList
from ui.models.actions import Roles
from ui.pages.intention_card import IntentionCard
from ui.pages.intention_dialog import IntentionDialog
from ui.pages.tied_actions import TiedActionsDialog
from ui.pages.tying_vision import VisionChoice
from ui.program import Program

THURSDAY, SUNDAY = dt.date(2026, 11, 19), dt.date(2026, 11, 22)
SENTENCE = "When a closer asks me for the price, I will ask first what they would do"


def card_of(program: Program) -> IntentionCard:
    settle(program)
    return program.window.today.cards.intention


def standing(program: Program) -> Intention | None:
    settle(program)
    found = program.window.today.reflecting.found
    return None if found is None else found.intention


def form_of(program: Program) -> IntentionDialog:
    settle(program)
    program.window.commands.action("intention").trigger()
    return dialog_of(IntentionDialog)


def make(program: Program) -> None:
    """By the keys alone: the form, both halves, Enter."""
    dialog = form_of(program)
    QTest.keyClicks(dialog.form.when.box.field, "a closer asks me for the price")
    QTest.keyClick(dialog.form.when.box.field, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.form.will.box.field, "ask first what they would do")
    QTest.keyClick(dialog.form.will.box.field, Qt.Key.Key_Return)
    clear_closed()
    settle(program)


def rows_with(program: Program, *texts: str) -> ActionList:
    """A day of these actions, the list with the keys."""
    for text in texts:
        type_and(program, text, Qt.Key.Key_L)
    settle(program)
    rows = program.window.today.list
    rows.setFocus()
    return rows


def tied(rows: ActionList, text: str) -> Tied:
    action = next(one for one in rows.actions_model.actions if one.text == text)
    found = rows.actions_model.index_of(action.id).data(Roles.TIED)
    assert isinstance(found, Tied)
    return found


def choose(rows: ActionList, text: str) -> str:
    key = next(one.id for one in rows.actions_model.actions if one.text == text)
    rows.select(key)
    return key


def test_it_is_made_and_stands_all_week_and_no_longer(
    start: Start, tmp_path: Path, clock: FixedClock
) -> None:
    program = start(tmp_path / "mine.leaderward")
    make(program)
    card = card_of(program)
    assert card.sentence == SENTENCE
    made = standing(program)
    assert made is not None
    assert (made.day, made.until) == (THURSDAY, SUNDAY)
    for _day in range(3):
        clock.advance(days=1)
        program.window.look_at_clock()
        assert card_of(program).sentence == SENTENCE
    clock.advance(days=1)
    program.window.look_at_clock()
    assert card_of(program).sentence == ""
    assert standing(program) is None


def test_the_actions_that_fulfil_it_are_tied_by_key_shown_opened_and_untied(
    start: Start, tmp_path: Path
) -> None:
    program = start(tmp_path / "mine.leaderward")
    make(program)
    card = card_of(program)
    assert "T ties an action" in card.untied.plain_text()
    rows = rows_with(program, "Asked Priya first", "Told Sam the price", "Asked Sam first")
    choose(rows, "Asked Priya first")
    QTest.keyClick(rows, Qt.Key.Key_T)
    choose(rows, "Asked Sam first")
    QTest.keyClick(rows, Qt.Key.Key_T)
    settle(program)
    until_shown(lambda: bool(tied(rows, "Asked Sam first").intentions))
    assert tied(rows, "Asked Priya first").intentions
    assert not tied(rows, "Told Sam the price").intentions
    assert card.tied.text() == "Tied to 2 actions"
    key = choose(rows, "Asked Sam first")
    spoken = rows.actions_model.index_of(key).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("tied to an intention")
    card.tied.click()
    dialog = dialog_of(TiedActionsDialog)
    assert [action.text for action in dialog.list.actions_model.actions] == [
        "Asked Sam first",
        "Asked Priya first",
    ]
    choose(dialog.list, "Asked Priya first")
    QTest.keyClick(dialog.list, Qt.Key.Key_T)
    until_shown(lambda: len(dialog.list.actions_model.actions) == 1)
    dialog.reject()
    clear_closed()
    settle(program)
    assert card.tied.text() == "Tied to 1 action"
    undo_by_key(program)
    assert card.tied.text() == "Tied to 2 actions"
    until_shown(lambda: bool(tied(rows, "Asked Priya first").intentions))


def test_the_list_of_what_is_tied_may_be_closed_while_it_is_read_anew(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    make(program)
    rows = rows_with(program, "Asked first")
    rows.selectAll()
    QTest.keyClick(rows, Qt.Key.Key_T)
    card = card_of(program)
    card.tied.click()
    dialog = dialog_of(TiedActionsDialog)
    choose(dialog.list, "Asked first")
    QTest.keyClick(dialog.list, Qt.Key.Key_T)
    dialog.reject()
    clear_closed()
    settle(program)
    assert standing(program) is not None
    assert card.tied.isHidden()


def test_several_are_tied_in_one_step(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    make(program)
    rows = rows_with(program, "One", "Two", "Three")
    rows.selectAll()
    QTest.keyClick(rows, Qt.Key.Key_T)
    settle(program)
    assert card_of(program).tied.text() == "Tied to 3 actions"
    undo_by_key(program)
    assert "T ties an action" in card_of(program).untied.plain_text()
    assert program.window.today.list.actions_model.actions


def test_without_an_intention_the_key_offers_to_make_one(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    rows = rows_with(program, "Asked Priya first")
    choose(rows, "Asked Priya first")
    QTest.keyClick(rows, Qt.Key.Key_T)
    assert "no intention this week" in program.window.bar.text
    program.window.bar.action_triggered.emit()
    assert dialog_of(IntentionDialog).form.is_blank


def test_it_is_changed_taken_out_and_both_undone(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    make(program)
    made = standing(program)
    dialog = form_of(program)
    dialog.form.will.box.replace_text("say nothing for a breath")
    dialog.form.submitted.emit()
    clear_closed()
    assert card_of(program).sentence.endswith("I will say nothing for a breath")
    changed = standing(program)
    assert made is not None
    assert changed is not None
    assert changed.id == made.id
    card_of(program).removal_wanted.emit()
    assert card_of(program).sentence == ""
    undo_by_key(program)
    undo_by_key(program)
    assert card_of(program).sentence == SENTENCE


@pytest.mark.parametrize("half", ["when", "will"])
def test_five_thousand_characters_are_refused_and_nothing_of_them_goes(
    start: Start, tmp_path: Path, half: str
) -> None:
    program = start(tmp_path / "mine.leaderward")
    dialog = form_of(program)
    dialog.form.when.box.set_text("it rings")
    dialog.form.will.box.set_text("let it ring")
    field = getattr(dialog.form, half)
    field.box.set_text("x" * 5_000)
    dialog.keep.click()
    assert field.problem.isVisible()
    assert "5,000" in field.problem.text()
    assert field.box.text() == "x" * 5_000
    assert standing(program) is None
    dialog.reject()
    clear_closed()
    again = form_of(program)
    assert getattr(again.form, half).box.text() == "x" * 5_000
    getattr(again.form, half).box.set_text("it is short")
    again.keep.click()
    clear_closed()
    assert standing(program) is not None


def test_the_focus_is_chosen_here_and_suggests(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    dialog = form_of(program)
    people = next(button for button in dialog.families.buttons if button.text() == "People")
    people.click()
    assert people.isChecked()
    dialog.form.when.suggestions.buttons[0].click()
    dialog.form.will.suggestions.buttons[0].click()
    dialog.keep.click()
    clear_closed()
    made = standing(program)
    assert made is not None
    assert made.family == "people"
    assert card_of(program).focus_below.plain_text() == "Focus on People, week 1 of 4"
    assert card_of(program).sentence == SENTENCE
    dialog = form_of(program)
    next(button for button in dialog.families.buttons if button.text() == "People").click()
    dialog.reject()
    clear_closed()
    assert card_of(program).focus_below.isHidden()


def test_it_goes_into_the_calendar_as_a_file(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start(tmp_path / "mine.leaderward")
    make(program)
    file = tmp_path / "week.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(file), ""))
    menu = card_of(program).menu()
    next(entry for entry in menu.actions() if "calendar" in entry.text()).trigger()
    settle(program)
    (entry,) = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert str(entry["SUMMARY"]) == SENTENCE
    assert entry["DTSTART"].dt.date() == THURSDAY
    assert "week.ics" in program.window.bar.text
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "no" / "a.ics"), ""))
    card_of(program).calendar_wanted.emit()
    settle(program)
    assert "can’t be written" in program.window.bar.text


def test_an_action_is_tied_to_the_vision_beside_its_row(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    assert program.opened is not None
    program.opened.journal.visions.revise(THURSDAY, "A floor that runs without me.")
    rows = rows_with(program, "Let @Priya run the huddle")
    key = choose(rows, "Let @Priya run the huddle")
    QTest.keyClick(rows, Qt.Key.Key_V)
    choice = rows.findChild(VisionChoice)
    assert isinstance(choice, VisionChoice)
    assert choice.whom.text() == "Priya"
    QTest.keyClick(choice, Qt.Key.Key_1)
    QTest.keyClick(choice, Qt.Key.Key_Return)
    settle(program)
    (tie,) = program.opened.ties_of((key,))[key].vision
    assert (tie.made, tie.to) == (Made.REAL, "Priya")
    until_shown(lambda: bool(tied(rows, "Let @Priya run the huddle").vision))
    undo_by_key(program)
    assert program.opened.ties_of((key,)) == {}
    until_shown(lambda: not tied(rows, "Let @Priya run the huddle").vision)


def test_what_is_ticked_and_typed_of_the_vision_is_there_again(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    assert program.opened is not None
    rows = rows_with(program, "Let them run the huddle")
    choose(rows, "Let them run the huddle")
    QTest.keyClick(rows, Qt.Key.Key_V)
    assert "no vision" in program.window.bar.text
    program.opened.journal.visions.revise(THURSDAY, "A floor that runs without me.")
    settle(program)
    QTest.keyClick(rows, Qt.Key.Key_V)
    choice = rows.findChild(VisionChoice)
    assert isinstance(choice, VisionChoice)
    choice.boxes[Made.DESIRABLE].setChecked(True)
    choice.whom.setText("x" * 600)
    QTest.keyClick(choice, Qt.Key.Key_Return)
    assert "600" in choice.problem.text()
    QTest.keyClick(choice, Qt.Key.Key_Escape)
    clear_closed()
    QTest.keyClick(rows, Qt.Key.Key_V)
    again = rows.findChild(VisionChoice)
    assert isinstance(again, VisionChoice)
    assert again.made() == {Made.DESIRABLE}
    assert again.whom.text() == "x" * 600
    again.close()
    clear_closed()


def test_what_is_typed_into_the_form_survives_a_power_cut(screen: Screen) -> None:
    program = screen.open()
    screen.press("ctrl+shift+b")
    screen.type("the phone rings twice")
    drafts = screen.home / ".local" / "share" / "leaderward" / "drafts"

    def typed() -> bool:
        return any("rings twice" in file.read_text() for file in drafts.glob("*.json"))

    until(typed, "the draft on disk")
    screen.kill(program)
    screen.open()

    def kept() -> bool:  # again until the form is there with its text
        screen.press("ctrl+shift+b")
        screen.type("let it ring")
        screen.press("Return")
        return not typed()

    until(kept, "the intention kept")


@pytest.mark.parametrize("size", [(1280, 832), (1000, 700)], ids=["usual", "least"])
def test_what_stands_all_week_is_seen_without_scrolling(start: Start, size: tuple[int, int]) -> None:
    program = start(sample=True)
    program.window.shell.resize(*size)
    card = card_of(program)
    until_shown(lambda: program.window.shell.width() == size[0])
    QApplication.processEvents()
    assert card.sentence
    end = card.plan.mapTo(program.window.shell, card.plan.rect().bottomLeft()).y()
    assert end < size[1] - 16
    assert card.plan.isVisible()
    assert not card.plan.visibleRegion().isEmpty()
    assert card.plan.visibleRegion().boundingRect().height() == card.plan.height()
