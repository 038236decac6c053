"""A day's lines, typed with real keys into the real window, and what the journal has of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest

from journal.domain.action import Action
from journal.domain.behaviour import Behaviour, Pole
from tests.flows.conftest import Screen, until
from tests.flows.windows import CONTROL, PLAIN, settle
from ui.program import Program
from ui.widgets.line_chips import day_words

Start = Callable[..., Program]


def type_line(program: Program, text: str) -> None:
    """Key by key where a key can be sent, as an input method would elsewhere."""
    field = program.window.today.capture.text_field
    for letter in text:
        if letter.isascii():
            QTest.keyClick(field, letter)
        else:
            field.insertPlainText(letter)


def press(program: Program, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(program.window.today.capture.text_field, key, modifier)


def saved(program: Program) -> list[Action]:
    """Every action of the journal, the newest day first."""
    settle(program)
    assert program.opened is not None
    return list(program.opened.reader.actions())


def test_a_days_lines(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    today = program.window.today.today
    type_line(program, "Asked @Tomas what #renewals need ")
    press(program, Qt.Key.Key_L, CONTROL)
    type_line(program, "yesterday 16:00: Went through the numbers =m 45m ")
    press(program, Qt.Key.Key_Return)
    type_line(program, "Let @Åsa run the huddle /trust =l ")
    press(program, Qt.Key.Key_B, CONTROL)
    note = program.window.today.capture.note
    assert not note.isHidden(), "both leaves the side of the distinction open"
    assert "/trust" in program.window.today.capture.text()
    press(program, Qt.Key.Key_Return)
    third, first, second = saved(program)
    assert (first.text, first.behaviour) == ("Asked @Tomas what #renewals need", Behaviour.LEADER)
    assert (second.text, second.minutes) == ("Went through the numbers", 45)
    assert (second.day, second.time) == (today - dt.timedelta(days=1), dt.time(16))
    assert third.text == "Let @Åsa run the huddle"
    assert [(mark.distinction, mark.pole) for mark in third.distinctions] == [("control-trust", Pole.LEADER)]


def test_the_key_goes_before_what_the_line_says(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    type_line(program, "Checked the log =l ")
    press(program, Qt.Key.Key_M, CONTROL)
    [action] = saved(program)
    assert action.behaviour is Behaviour.MANAGER


def test_the_day_of_a_line_is_named_when_it_is_not_the_one_shown(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    settle(program)
    bar, today = program.window.bar, program.window.today.today
    yesterday = today - dt.timedelta(days=1)
    name = day_words(yesterday, today)
    type_line(program, "yesterday 16:00: Went through the numbers ")
    press(program, Qt.Key.Key_M, CONTROL)
    assert bar.text == f"Saved as manager for {name}"
    type_line(program, "yesterday: Sat with Jo ")
    press(program, Qt.Key.Key_Return)
    assert bar.text == f"Saved for {name}, to be tagged later"
    program.window.today.go_to(yesterday)
    type_line(program, "yesterday: Asked Jo why ")
    press(program, Qt.Key.Key_L, CONTROL)
    assert bar.text == "Saved as leader"
    type_line(program, "today: Asked Jo why ")
    press(program, Qt.Key.Key_L, CONTROL)
    assert bar.text == "Saved as leader for Today"


def test_names_saved_a_moment_ago_are_offered(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    settle(program)
    field = program.window.today.capture.text_field
    type_line(program, "Asked @Priyanka ")
    assert "Priyanka, new" in [chip.text() for chip in program.window.today.capture.chips._chips.values()]
    press(program, Qt.Key.Key_L, CONTROL)
    type_line(program, "Told @Pri")
    assert field.completing.list is not None
    press(program, Qt.Key.Key_Tab)
    assert field.text() == "Told @Priyanka "


@pytest.mark.parametrize("count", [3, 5_000])
def test_pasted_lines_become_one_action_each_in_one_step(start: Start, tmp_path: Path, count: int) -> None:
    program = start(tmp_path / "mine.leaderward")
    capture = program.window.today.capture
    clip = QMimeData()
    clip.setText("".join(f"Call {number} with @P{number % 7}\n\n" for number in range(count)))
    capture.text_field.insertFromMimeData(clip)
    press(program, Qt.Key.Key_Return)
    assert capture.split.yes.hasFocus(), "Enter asks how many it is"
    QTest.keyClick(capture.split.yes, Qt.Key.Key_Return)
    assert capture.text() == ""
    found = saved(program)
    assert len(found) == count
    assert {action.behaviour for action in found} == {None}
    program.window.undo()
    assert saved(program) == []


def test_pasted_lines_can_stay_one_action(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    capture = program.window.today.capture
    clip = QMimeData()
    clip.setText("One thought\nin two lines")
    capture.text_field.insertFromMimeData(clip)
    capture.split.no.click()
    press(program, Qt.Key.Key_L, CONTROL)
    [action] = saved(program)
    assert action.text == "One thought\nin two lines"


def test_a_megabyte_too_much_is_told_and_kept(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    capture = program.window.today.capture
    text = "word " * 210_000
    capture.set_text(text)
    press(program, Qt.Key.Key_Return)
    assert not capture.note.isHidden()
    assert capture.text() == text
    assert saved(program) == []


def test_a_line_of_a_day_to_come_is_asked_about(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    capture = program.window.today.capture
    ahead = program.window.today.today + dt.timedelta(days=9)
    type_line(program, f"{ahead.isoformat()}: Will hold the launch ")
    press(program, Qt.Key.Key_L, CONTROL)
    assert not capture.question.isHidden()
    capture.question.yes.click()
    [action] = saved(program)
    assert action.day == ahead


def test_what_was_typed_and_taken_back_survives_a_kill_in_the_middle_of_a_word(screen: Screen) -> None:
    program = screen.open()
    drafts = screen.home / ".local" / "share" / "leaderward" / "drafts"
    screen.type("Checked the log =l")
    screen.press("BackSpace")  # makes it text
    screen.type(" and then I went on typ")

    def on_disk() -> bool:
        return any("went on typ" in draft.read_text() for draft in drafts.glob("*-capture.json"))

    until(on_disk, "the draft on disk")
    screen.kill(program)
    screen.open()

    def pressed() -> list[dict[str, object]]:  # again until the draft has come back into the field
        screen.press("ctrl+m")
        return screen.actions()

    [found] = until(pressed, "the action")
    assert found["text"] == "Checked the log =l and then I went on typ"
    assert found["behaviour"] == "manager"
