"""What is typed and not saved yet is never lost, and stays with the journal it was typed for."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal.places import Places
from tests.flows.conftest import Screen, until, until_shown
from ui.program import Program

Start = Callable[..., Program]


def test_a_draft_is_there_again_when_the_window_is_opened_again(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path / "mine.leaderward")
    first.window.today.capture.set_text("Half a thought about @Priya\nand its second line")
    first.window.shell.close()
    first.close()
    again = start(tmp_path / "mine.leaderward")
    assert again.window.today.capture.text() == "Half a thought about @Priya\nand its second line"
    again.window.today.capture.submit(None)
    again.window.shell.close()
    again.close()
    third = start(tmp_path / "mine.leaderward")
    assert third.window.today.capture.text() == ""


def test_a_draft_does_not_move_into_another_journal(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    capture = program.window.today.capture
    capture.set_text("Not for anybody else")
    program.open(tmp_path / "other.leaderward", create=True)
    until_shown(lambda: program.opened is not None and program.opened.journal.path.name == "other.leaderward")
    assert capture.text() == ""
    capture.set_text("For the other one")
    program.open(tmp_path / "mine.leaderward", create=False)
    until_shown(lambda: program.opened is not None and program.opened.journal.path.name == "mine.leaderward")
    assert capture.text() == "Not for anybody else"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
def test_drafts_are_readable_by_their_owner_alone(start: Start, tmp_path: Path, places: Places) -> None:
    program = start(tmp_path / "mine.leaderward")
    program.window.today.capture.set_text("A private note")
    program.window.shell.close()
    [draft] = (places.data / "drafts").iterdir()
    assert draft.stat().st_mode & 0o777 == 0o600
    assert draft.parent.stat().st_mode & 0o777 == 0o700


def test_a_draft_survives_a_power_cut(screen: Screen) -> None:
    program = screen.open()
    screen.type("Thought of it just now")
    drafts = screen.home / ".local" / "share" / "leaderward" / "drafts"
    until(lambda: any("just now" in file.read_text() for file in drafts.glob("*.json")), "the draft on disk")
    screen.kill(program)
    screen.open()

    def pressed() -> list[dict[str, object]]:  # again until the draft has come back into the field
        screen.press("ctrl+l")
        return screen.actions()

    found = until(pressed, "the action")
    assert len(found) == 1
    assert found[0]["text"] == "Thought of it just now"


def test_what_was_saved_leaves_no_draft_for_a_crash_to_bring_back(
    start: Start, tmp_path: Path, places: Places
) -> None:
    capture = start(tmp_path / "mine.leaderward").window.today.capture
    capture.set_text("Let Joss close it")
    drafts = places.data / "drafts"
    until_shown(lambda: any(drafts.glob("*.json")))
    QTest.keyClick(capture.text_field, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not any(drafts.glob("*.json"))


def test_the_question_about_a_future_day_goes_with_the_day(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    today = program.window.today
    today.go_to(dt.date(2026, 11, 27))
    today.capture.text_field.insertPlainText("Will hold the launch")
    QTest.keyClick(today.capture.text_field, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not today.capture.question.isHidden()
    today.go_to(dt.date(2026, 11, 6))
    assert today.capture.question.isHidden()
    assert today.capture.text() == "Will hold the launch"
    QTest.keyClick(today.capture.text_field, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    until_shown(lambda: len(today.list.actions_model.actions) == 1)
    assert today.list.actions_model.actions[0].day == dt.date(2026, 11, 6)


def test_what_lies_in_the_future_does_not_count_on_today_either(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    today = program.window.today
    today.go_to(dt.date(2026, 11, 27))
    today.capture.text_field.insertPlainText("Will hold the launch")
    QTest.keyClick(today.capture.text_field, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    today.capture.question.yes.click()
    until_shown(lambda: len(today.list.actions_model.actions) == 1)
    assert "5 tagged actions" in today.cards.first_five.missing.plain_text()
