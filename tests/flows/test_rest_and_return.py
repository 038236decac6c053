"""A rest, the way back after days away, the cue in Settings, and journals that other windows hold."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from journal.domain.prompting import Prompts
from journal.places import FixedClock, Places
from journal.settings.prompts import PromptsFile
from tests.flows.windows import Start, clear_closed, dialog_of, settle, type_and, undo_by_key
from ui.desktop.call import address_of, claim
from ui.dialogs.rest import RestDialog, RestPart
from ui.dialogs.settings import SettingsDialog
from ui.dialogs.settings_cue import CuePart
from ui.dialogs.settings_desktop import DesktopPart
from ui.program import Program


def hint(program: Program) -> str:
    settle(program)
    return program.window.today.capture.text_field.accessibleName()


def rest_of(program: Program) -> dt.date | None:
    assert program.opened is not None
    return program.opened.journal.settings.get().rest_until


def settings_of(program: Program) -> SettingsDialog:
    program.window.commands.action("settings").trigger()
    return dialog_of(SettingsDialog)


def test_a_rest_is_said_quietly_and_ends_by_itself(start: Start, tmp_path: Path, clock: FixedClock) -> None:
    program = start(tmp_path / "mine.leaderward")
    window, line = program.window, program.window.today.rest
    window.commands.action("rest").trigger()
    dialog = dialog_of(RestDialog)
    dialog.part.control.week.click()
    clear_closed()
    settle(program)
    assert rest_of(program) == dt.date(2026, 11, 25)
    assert line.isVisible()
    assert line.words.plain_text() == "Resting until Wednesday 25 November"
    type_and(program, "Logged all the same", Qt.Key.Key_L)
    settle(program)
    assert line.isVisible()
    clock.instant = clock.instant.replace(day=26)
    window.look_at_clock()
    settle(program)
    assert not line.isVisible()


def test_a_rest_can_be_ended_and_that_be_undone(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    program.window.commands.action("rest").trigger()
    dialog_of(RestDialog).part.control.two_weeks.click()
    clear_closed()
    settle(program)
    line = program.window.today.rest
    line.end.click()
    settle(program)
    assert rest_of(program) is None
    assert not line.isVisible()
    undo_by_key(program)
    assert rest_of(program) == dt.date(2026, 12, 2)
    assert line.isVisible()


def test_a_rest_until_a_day_from_the_calendar(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    part = settings_of(program).findChild(RestPart)
    assert isinstance(part, RestPart)
    part.control.popup.chosen.emit(dt.date(2026, 11, 18))  # has passed
    assert rest_of(program) is None
    part.control.popup.chosen.emit(dt.date(2026, 12, 24))
    assert rest_of(program) == dt.date(2026, 12, 24)
    assert part.control.state.plain_text() == "Resting until Thursday 24 December"
    part.control.end.click()
    assert rest_of(program) is None


def test_after_days_away_one_thing_is_asked_and_nothing_said_of_them(
    start: Start, tmp_path: Path, clock: FixedClock
) -> None:
    program = start(tmp_path / "mine.leaderward")
    window = program.window
    assert hint(program) == "What did you do today?"  # a new journal has missed nothing
    type_and(program, "Before", Qt.Key.Key_L)
    clock.advance(days=4)
    window.look_at_clock()
    assert hint(program) == "What did you do today?"
    clock.advance(days=1)
    window.look_at_clock()
    assert hint(program) == "The one thing worth keeping?"
    window.today.go_by(-1)
    assert hint(program) == "What did you do that day?"
    window.today.go_to_today()
    type_and(program, "Back", Qt.Key.Key_M)
    assert hint(program) == "What did you do today?"


def test_who_comes_back_from_a_rest_has_missed_nothing(
    start: Start, tmp_path: Path, clock: FixedClock
) -> None:
    program = start(tmp_path / "mine.leaderward")
    type_and(program, "Before", Qt.Key.Key_L)
    program.window.commands.action("rest").trigger()
    dialog_of(RestDialog).part.control.two_weeks.click()
    clear_closed()
    clock.advance(days=16)
    program.window.look_at_clock()
    assert hint(program) == "What did you do today?"


def test_the_cue_is_kept_step_by_step(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    assert program.opened is not None
    settings = program.opened.journal.settings
    part = settings_of(program).findChild(CuePart)
    assert isinstance(part, CuePart)
    part.event_field.setText("When the late shift takes over.")
    QTest.keyClick(part.event_field, Qt.Key.Key_Return)
    assert settings.get().cue.event == "the late shift takes over"
    part.at.setTime(QTime(18, 10))
    part.prompt.click()
    cue = settings.get().cue
    assert (cue.prompt_at, cue.since) == (dt.time(18, 10), dt.date(2026, 11, 19))
    part.at.setTime(QTime(18, 20))
    QTest.keyClick(part.at, Qt.Key.Key_Return)
    assert settings.get().cue.prompt_at == dt.time(18, 20)
    part.prompt.click()
    assert settings.get().cue.prompt_at is None
    assert settings.get().cue.event == "the late shift takes over"


def test_settings_say_that_the_prompt_left_and_call_it_back(
    start: Start, tmp_path: Path, places: Places
) -> None:
    program = start(tmp_path / "mine.leaderward")
    assert program.opened is not None
    journal = program.opened.journal
    dialog = settings_of(program)
    part = dialog.findChild(CuePart)
    assert isinstance(part, CuePart)
    part.prompt.click()
    assert not part.again.isVisible()
    gone = Prompts(gone=dt.date(2026, 11, 19))
    PromptsFile(places.data / "prompts.toml").save(journal.path, gone)
    part.show_cue()
    assert "stayed away since 19 November 2026" in part.words.plain_text()
    part.again.click()
    assert not part.again.isVisible()
    assert "stayed away since" not in part.words.plain_text()


def test_the_calendar_entry_is_saved_as_a_file(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start(tmp_path / "mine.leaderward")
    part = settings_of(program).findChild(CuePart)
    assert isinstance(part, CuePart)
    file = tmp_path / "cue.ics"
    # the platform's own file dialog, which no test can press
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(file), ""))
    part.entry.click()
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_where_there_is_no_tray_and_no_key_settings_say_so_with_a_way(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    part = settings_of(program).findChild(DesktopPart)
    assert isinstance(part, DesktopPart)
    assert "no tray" in part.tray_words.plain_text()
    assert not part.stay.isEnabled()
    assert "keyboard settings" in part.key_words.plain_text()
    assert part.command.plain_text() == "leaderward capture"
    part.copy.click()


def test_a_journal_that_another_window_has_stays_there(start: Start, tmp_path: Path) -> None:
    first, other = tmp_path / "first.leaderward", tmp_path / "other.leaderward"
    program = start(first)
    elsewhere = claim(address_of(other, {}))
    assert elsewhere is not None
    try:
        program.open(other, create=True)
        settle(program)
        assert program.opened is not None
        assert program.opened.journal.path == first
        assert "other is open in another window" in program.window.bar.text
    finally:
        elsewhere.release()
    program.open(other, create=True)
    settle(program)
    assert program.opened is not None
    assert program.opened.journal.path == other
    assert claim(address_of(other, {})) is None
    free = claim(address_of(first, {}))
    assert free is not None
    free.release()
