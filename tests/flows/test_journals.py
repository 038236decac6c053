"""More than one journal: new, open, recent, the sample, and those that can't be used."""

from __future__ import annotations

import datetime as dt
import sqlite3
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu

from journal.places import FixedClock, Places, World
from tests.flows.conftest import until_shown
from tests.flows.reviewing import Reviewer, write_journal
from tests.flows.windows import CONTROL, PLAIN, Start, drift_of, settle, texts, type_and
from ui.dialogs.bug import BugDialog
from ui.program import Program


def answer_with(monkeypatch: pytest.MonkeyPatch, name: Path | str) -> None:
    """What the person chooses in the platform's own file dialog, which no test can press."""
    for dialog in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, dialog, lambda *_args, **_more: (str(name), ""))


def entries(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def opened_path(program: Program) -> Path:
    settle(program)
    assert program.opened is not None
    return program.opened.journal.path


def test_new_open_and_recent(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = start(tmp_path / "first.leaderward")
    commands = program.window.commands
    type_and(program, "In the first", Qt.Key.Key_M)
    answer_with(monkeypatch, tmp_path / "Team 2.0")
    commands.action("journal.new").trigger()
    assert opened_path(program) == tmp_path / "Team 2.0.leaderward"
    assert texts(program) == []
    assert program.window.shell.windowTitle() == "Team 2.0 – Leaderward"
    assert program.window.bar.isHidden() or program.window.bar._leaving

    program.window._open_journal_menu()
    menu = program.window.shell.findChildren(QMenu)[-1].parent()
    assert menu is not None
    recents = [m for m in program.window.shell.findChildren(QMenu) if m.title() == "Recent journals"]
    assert entries(recents[0]) == [f"first ({tmp_path})"]
    recents[0].actions()[0].trigger()
    assert opened_path(program) == tmp_path / "first.leaderward"
    assert texts(program) == ["In the first"]

    answer_with(monkeypatch, tmp_path / "Team 2.0.leaderward")
    commands.action("journal.open").trigger()
    assert opened_path(program).name == "Team 2.0.leaderward"
    answer_with(monkeypatch, "")
    commands.action("journal.open").trigger()
    assert opened_path(program).name == "Team 2.0.leaderward"


def test_a_new_journal_on_an_existing_file_is_refused(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start(tmp_path / "mine.leaderward")
    other = tmp_path / "other.leaderward"
    other.write_text("precious")
    answer_with(monkeypatch, tmp_path / "other")
    program.window.commands.action("journal.new").trigger()
    assert "other.leaderward" in program.window.bar.text
    assert other.read_text() == "precious"
    assert opened_path(program).name == "mine.leaderward"


def test_a_bad_journal_is_complained_about_and_the_open_one_stays(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    type_and(program, "Mine", Qt.Key.Key_L)
    bad = tmp_path / "bad.leaderward"
    bad.write_text("not a journal")
    program.open(bad, create=False)
    settle(program)
    assert program.window.bar.text
    assert program.window.page == "today"
    assert opened_path(program).name == "mine.leaderward"
    type_and(program, "Still mine", Qt.Key.Key_M)
    assert texts(program) == ["Still mine", "Mine"]
    program.open(tmp_path / "gone.leaderward", create=False)
    settle(program)
    assert not (tmp_path / "gone.leaderward").exists()
    assert "gone.leaderward" in program.window.bar.text


def test_the_sample_is_opened_from_the_empty_state_and_never_remembered(
    start: Start, tmp_path: Path, places: Places
) -> None:
    program = start(tmp_path / "mine.leaderward")
    drift_of(program)
    program.window.show_page("today")
    assert program.window.today.sample.isVisible()
    program.window.today.sample.click()
    until_shown(lambda: program.window.shell.windowTitle().startswith("Sample "))
    settle(program)
    drift = drift_of(program)
    assert drift.chart.figure is not None
    assert not drift.chart.figure.sample
    sample = opened_path(program)
    recent = tomllib.loads(places.settings_file.read_text("utf-8"))["recent"]
    assert recent == [str(tmp_path / "mine.leaderward")]
    type_and(program, "Tried it out", Qt.Key.Key_M)
    assert texts(program)[0] == "Tried it out"
    assert program.window.shell.windowTitle().startswith("Sample ")
    program.open(tmp_path / "mine.leaderward", create=False)
    assert opened_path(program).name == "mine.leaderward"
    assert texts(program) == []
    program.window.shell.close()
    program.close()
    assert not sample.exists()


def test_in_trouble_no_command_does_harm_and_a_new_journal_helps(
    begin_app: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "bad.leaderward"
    bad.write_text("not a journal")
    app = begin_app(bad)
    until_shown(lambda: app.program is not None and app.program.window.page == "trouble")
    program = app.program
    window = program.window
    for command in window.commands.table:
        if command.scope == "window" and command.id not in (
            *("quit", "keys", "about", "settings", "journal.new", "journal.open", "journal.sample"),
        ):
            window.commands.action(command.id).trigger()
            assert window.page == "trouble", command.id
    answer_with(monkeypatch, tmp_path / "good")
    window.trouble.new.click()
    until_shown(lambda: window.opened is not None and window.page == "today" and window.drift is not None)
    type_and(program, "Here at last", Qt.Key.Key_M)
    assert texts(program) == ["Here at last"]


def test_a_new_day_begins_at_the_day_start(start: Start, tmp_path: Path, clock: FixedClock) -> None:
    program = start(tmp_path / "mine.leaderward")
    type_and(program, "Late on Thursday", Qt.Key.Key_M)
    window = program.window
    clock.advance(hours=10)  # 02:20, still Thursday
    window.look_at_clock()
    assert texts(program) == ["Late on Thursday"]
    clock.advance(hours=2)
    window.look_at_clock()
    assert window.today.today == dt.date(2026, 11, 20)
    assert texts(program) == []
    type_and(program, "Early on Friday", Qt.Key.Key_L)
    assert texts(program) == ["Early on Friday"]
    assert window.today.list.actions_model.actions[0].day == dt.date(2026, 11, 20)


def test_somebody_who_looks_at_another_day_stays_there_at_midnight(
    start: Start, tmp_path: Path, clock: FixedClock
) -> None:
    program = start(tmp_path / "mine.leaderward")
    program.window.today.go_to(dt.date(2026, 11, 10))
    clock.advance(days=1)
    program.window.look_at_clock()
    assert program.window.today.day == dt.date(2026, 11, 10)
    program.window.commands.action("day.today").trigger()
    assert program.window.today.day == dt.date(2026, 11, 20)


def test_what_another_program_holds_keeps_what_was_typed(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "mine.leaderward"
    program = start(path)
    window = program.window
    type_and(program, "Before", Qt.Key.Key_M)
    settle(program)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        type_and(program, "Do not lose me", Qt.Key.Key_L)
        assert window.today.capture.text() == "Do not lose me"
        assert not window.today.capture.note.isHidden()
        assert "Not saved yet" in window.sidebar.status_button.accessibleName()
        rows = window.today.list
        rows.select(rows.actions_model.actions[0].id)
        QTest.keyClick(rows, Qt.Key.Key_Return)
        editor = rows.editor()
        assert editor is not None
        editor.text_field.insertPlainText(" and after")
        QTest.keyClick(editor.text_field, Qt.Key.Key_Return)
        editor = rows.editor()
        assert editor is not None
        assert editor.text() == "Before and after"
    finally:
        other.execute("ROLLBACK")
        other.close()
    editor.text_field.setFocus()
    QTest.keyClick(editor.text_field, Qt.Key.Key_Return)
    QTest.keyClick(window.today.capture.text_field, Qt.Key.Key_L, CONTROL)
    assert texts(program) == ["Do not lose me", "Before and after"]
    assert window.today.capture.text() == ""
    assert "Everything saved" in window.sidebar.status_button.accessibleName()


def test_what_waits_for_a_journal_that_refuses_it_comes_back_whole(begin_app: Start, tmp_path: Path) -> None:
    app = begin_app(tmp_path / "mine.leaderward")
    field = app.shell.opening.capture.text_field
    for text in ("A bell \x07 rings", "Another \x07 bell", "A good one"):
        field.insertPlainText(text)
        QTest.keyClick(field, Qt.Key.Key_M, CONTROL)
    field.insertPlainText("and more")
    until_shown(lambda: app.program is not None and app.program.window.opened is not None)
    assert texts(app.program) == ["A good one"]
    capture = app.program.window.today.capture
    assert capture.text() == "A bell \x07 rings\nAnother \x07 bell\nand more"
    assert not capture.note.isHidden()


def test_what_waits_is_saved_when_the_window_is_closed_at_once(begin_app: Start, tmp_path: Path) -> None:
    app = begin_app(tmp_path / "mine.leaderward")
    field = app.shell.opening.capture.text_field
    field.insertPlainText("Quick, and gone")
    QTest.keyClick(field, Qt.Key.Key_L, CONTROL)
    until_shown(lambda: app.program is not None)
    app.shell.close()
    app.close()
    found = sqlite3.connect(tmp_path / "mine.leaderward")
    assert found.execute("SELECT text FROM action").fetchall() == [("Quick, and gone",)]
    found.close()


def test_what_is_typed_is_kept_when_the_window_is_closed_in_its_first_moment(
    begin_app: Start, tmp_path: Path, places: Places
) -> None:
    app = begin_app(tmp_path / "mine.leaderward")
    field = app.shell.opening.capture.text_field
    field.insertPlainText("Quick, and gone")
    QTest.keyClick(field, Qt.Key.Key_L, CONTROL)
    field.insertPlainText("half a thought")
    assert app.program is None
    app.shell.close()
    assert not app.shell.isVisible()
    until_shown(lambda: app.program is not None and not app.shell.is_loading)
    app.close()
    found = sqlite3.connect(tmp_path / "mine.leaderward")
    assert found.execute("SELECT text FROM action").fetchall() == [("Quick, and gone",)]
    found.close()
    drafts = [draft.read_text("utf-8") for draft in (places.data / "drafts").glob("*-capture.json")]
    assert ["half a thought" in draft for draft in drafts] == [True]


def test_a_bug_while_opening_is_told_once_and_gives_the_text_back(
    begin_app: Start, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = begin_app(tmp_path / "mine.leaderward")
    until_shown(lambda: app.program is not None)
    program = app.program

    def broken() -> None:
        raise ZeroDivisionError

    program._open(broken)
    type_and(program, "Typed meanwhile", Qt.Key.Key_Return, PLAIN)
    until_shown(lambda: program.window.page == "trouble")
    assert program.window.today.capture.text() == "Typed meanwhile"
    program.unforeseen(ZeroDivisionError, ZeroDivisionError(), None)
    assert len(program.window.shell.findChildren(BugDialog)) == 1
    caplog.clear()


def test_what_a_review_read_of_the_former_journal_is_not_taken_for_the_next_ones(
    start: Start, tmp_path: Path, world: World
) -> None:
    write_journal(tmp_path / "reviewed.leaderward", world)
    program = start(tmp_path / "reviewed.leaderward")
    page = Reviewer(program).page
    assert not page.face.isHidden()
    program.open(tmp_path / "other.leaderward", create=True)
    page.reload()  # asked of the former journal, and answered when the other is there
    program.window.show_page("today")
    assert opened_path(program).name == "other.leaderward"
    assert page.face.isHidden()
