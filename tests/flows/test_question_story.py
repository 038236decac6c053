"""The question of the day: answered beside the day, kept, changed, taken out; nothing typed is lost."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal.domain.reflection import Reflection
from journal.places import FixedClock, Places
from tests.flows.conftest import Screen, until, until_shown
from tests.flows.windows import Start, settle, undo_by_key
from ui.pages.question_card import QuestionCard
from ui.program import Program

THURSDAY = dt.date(2026, 11, 19)


def card_of(program: Program) -> QuestionCard:
    settle(program)
    return program.window.today.cards.question


def answers(program: Program) -> list[Reflection]:
    assert program.opened is not None
    asked = (
        program.opened.of_today(day, day, program.window.context.catalogue.now).question
        for day in (THURSDAY, THURSDAY - dt.timedelta(days=1))
    )
    return [question.answer for question in asked if question is not None and question.answer is not None]


def answer_by_key(program: Program, text: str) -> QuestionCard:
    """Ctrl J, the text, Enter."""
    card = card_of(program)
    program.window.commands.action("answer").trigger()
    card.line.field.insertPlainText(text)
    QTest.keyClick(card.line.field, Qt.Key.Key_Return)
    settle(program)
    return card


def test_an_answer_is_kept_shown_changed_and_taken_out(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    card = card_of(program)
    asked = card.question.plain_text()
    assert asked.endswith("?")
    answer_by_key(program, "Left the rota to Priya")
    assert [answer.text for answer in answers(program)] == ["Left the rota to Priya"]
    assert answers(program)[0].question == asked
    assert card.answer.isVisible()
    assert card.answer.plain_text() == "Left the rota to Priya"
    assert not card.line.isVisible()
    assert program.window.today.capture.text_field.hasFocus()
    card.change.click()
    assert card.line.text() == "Left the rota to Priya"
    card.line.field.selectAll()
    QTest.keyClick(card.line.field, Qt.Key.Key_Backspace)
    QTest.keyClick(card.line.field, Qt.Key.Key_Return)
    settle(program)
    assert answers(program) == []
    assert card.answer_it.isVisible()
    undo_by_key(program)
    assert card.answer.plain_text() == "Left the rota to Priya"
    undo_by_key(program)
    assert answers(program) == []
    assert card.answer_it.isVisible()


def test_shift_enter_begins_a_line_and_escape_keeps_what_is_typed(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    card = card_of(program)
    card.answer_it.click()
    QTest.keyClicks(card.line.field, "One")
    QTest.keyClick(card.line.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(card.line.field, "Two")
    QTest.keyClick(card.line.field, Qt.Key.Key_Escape)
    settle(program)
    assert answers(program) == []
    assert card.line.text() == "One\nTwo"
    assert program.window.today.capture.text_field.hasFocus()
    program.window.shell.close()
    program.close()
    again = start(tmp_path / "mine.leaderward")
    card = card_of(again)
    assert card.line.isVisible()
    assert card.line.text() == "One\nTwo"
    card.keep()
    settle(again)
    assert [answer.text for answer in answers(again)] == ["One\nTwo"]


def test_another_question_goes_round_and_is_the_one_that_is_answered(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    card = card_of(program)
    seen = [card.question.plain_text()]
    for _press in range(12):
        card.another.click()
        seen.append(card.question.plain_text())
    assert len(set(seen)) == 13
    card.another.click()
    assert card.question.plain_text() == seen[0]
    card.another.click()
    answer_by_key(program, "Took it as given")
    assert answers(program)[0].question == seen[1]
    assert card.question.plain_text() == seen[1]
    assert card.another.isHidden()


def test_another_day_shows_its_own_answer(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    today = program.window.today
    answer_by_key(program, "Of today")
    today.go_by(-1)
    card = card_of(program)
    assert card.accessibleName() == "Question of Wednesday 18 November"
    assert card.answer_it.isVisible()
    answer_by_key(program, "Of yesterday")
    assert {answer.day: answer.text for answer in answers(program)} == {
        THURSDAY: "Of today",
        THURSDAY - dt.timedelta(days=1): "Of yesterday",
    }
    today.go_to_today()
    assert card_of(program).answer.plain_text() == "Of today"
    today.go_by(1)
    assert card_of(program).isHidden()


def test_an_answer_begun_before_midnight_stays_the_former_days(
    start: Start, tmp_path: Path, clock: FixedClock
) -> None:
    program = start(tmp_path / "mine.leaderward")
    card = card_of(program)
    asked = card.question.plain_text()
    program.window.commands.action("answer").trigger()
    QTest.keyClicks(card.line.field, "It grew")
    clock.advance(days=1)
    program.window.look_at_clock()
    settle(program)
    assert card.question.plain_text() == asked
    QTest.keyClick(card.line.field, Qt.Key.Key_Return)
    settle(program)
    assert [(answer.day, answer.text) for answer in answers(program)] == [(THURSDAY, "It grew")]
    assert card.question.plain_text() != asked
    assert card.answer_it.isVisible()


def test_in_a_rest_nothing_is_asked_but_an_answer_is_shown(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    assert program.opened is not None
    program.opened.journal.settings.set_rest(THURSDAY)
    assert card_of(program).isHidden()
    program.window.commands.action("answer").trigger()
    assert program.window.today.cards.question.line.field.hasFocus()
    answer_by_key(program, "Said all the same")
    assert card_of(program).isVisible()


def test_which_is_it_makes_way_and_a_narrow_window_says_where_it_is(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    window = program.window
    window.commands.action("which").trigger()
    assert not card_of(program).isVisible()
    window.commands.action("answer").trigger()
    assert card_of(program).line.field.hasFocus()
    assert window.today.which_card.isHidden()
    window.shell.resize(480, 700)
    settle(program)
    window.commands.action("answer").trigger()
    assert "wider window" in window.bar.text


def test_what_cannot_be_kept_stays_with_its_reason(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    card = answer_by_key(program, "Half a bell \x07 here")
    assert answers(program) == []
    assert "control character" in card.problem.text()
    assert card.line.text() == "Half a bell \x07 here"
    card.line.field.selectAll()
    QTest.keyClicks(card.line.field, "Whole")
    assert card.problem.isHidden()


def test_an_answer_being_typed_stays_with_its_journal(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    program.window.commands.action("answer").trigger()
    card_of(program).line.field.insertPlainText("For this one")
    program.open(tmp_path / "other.leaderward", create=True)
    until_shown(lambda: program.opened is not None and program.opened.journal.path.name == "other.leaderward")
    assert card_of(program).line.text() == ""
    assert card_of(program).answer_it.isVisible()
    program.open(tmp_path / "mine.leaderward", create=False)
    until_shown(lambda: program.opened is not None and program.opened.journal.path.name == "mine.leaderward")
    assert card_of(program).line.text() == "For this one"


def test_an_answer_being_typed_survives_a_power_cut(screen: Screen) -> None:
    program = screen.open()
    screen.press("ctrl+j")
    screen.type("It grew a little")
    drafts = screen.home / ".local" / "share" / "leaderward" / "drafts"
    until(lambda: any("a little" in file.read_text() for file in drafts.glob("*.json")), "the draft on disk")
    screen.kill(program)
    screen.open()

    def kept() -> bool:  # again until the answer line has its text and takes the key
        screen.press("ctrl+j")
        screen.press("Return")
        return not any("a little" in file.read_text() for file in drafts.glob("*.json"))

    until(kept, "the answer kept")


def test_no_draft_is_left_of_an_answer_that_is_kept(start: Start, tmp_path: Path, places: Places) -> None:
    program = start(tmp_path / "mine.leaderward")
    answer_by_key(program, "Left the rota to Priya")
    program.window.context.drafts.flush()
    assert not any("rota" in file.read_text() for file in (places.data / "drafts").glob("*.json"))
