"""The first run through mishaps: bad places, closed windows, killed programs, calendars."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from journal.domain.action import Draft
from journal.domain.cue import SelfImage
from journal.opening import open_journal
from journal.places import Places, World
from journal.settings.first_run import FirstRunFile
from tests.flows.conftest import Screen, is_ready, until, until_shown
from tests.flows.first_runs import TODAY, Begin, Story, beginner, begun, close
from tests.flows.windows import CONTROL, dialog_of
from ui.dialogs.calendar_import import CalendarImportDialog
from ui.pages.sweep import Stage


@pytest.fixture
def begin(begin_app: Begin) -> Callable[..., Story]:
    """Starts the program as on a machine that has never seen it, and waits for the steps."""
    return beginner(begin_app)


# Mishaps -----------------------------------------------------------------------------------------------


def test_a_bad_place_is_told_in_place_and_another_can_be_chosen(
    begin: Callable[..., Story], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    chosen = [tmp_path / "file" / "journal.leaderward", tmp_path / "good"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(chosen.pop(0)), ""))
    story = begin()
    story.face.start.change.click()
    story.press(Qt.Key.Key_Return)
    until_shown(lambda: not story.face.start.problem.isHidden())
    assert story.face.step == 1
    assert story.face.start.problem.text()
    assert story.face.next.isEnabled()
    story.face.start.change.click()
    assert story.face.start.problem.isHidden()
    story.press(Qt.Key.Key_Return)
    story.wait_for(2)
    assert (tmp_path / "good.leaderward").exists()


@pytest.mark.parametrize("said", [False, True])
def test_another_place_leaves_no_blank_journal_behind(
    begin: Callable[..., Story], places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: bool
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(tmp_path / "other.leaderward"), "")
    )
    story = begin()
    story.go_to(2)
    assert places.default_journal.exists()
    if said:
        story.press(Qt.Key.Key_Right)
        story.press(Qt.Key.Key_Return)
        story.wait_for(3)
        story.press(Qt.Key.Key_Escape)
        story.wait_for(2)
    story.press(Qt.Key.Key_Escape)
    story.wait_for(1)
    story.face.start.change.click()
    story.press(Qt.Key.Key_Return)
    story.wait_for(2)
    until_shown(lambda: story.program.window.lane.is_idle)
    assert (tmp_path / "other.leaderward").exists()
    assert places.default_journal.exists() == said  # what was said stays where it was put
    assert (str(places.default_journal) in story.program.settings.recent) == said
    assert {file.name for file in places.default_journal.parent.glob("*leaderward*")} == (
        {places.default_journal.name} if said else set()
    )


def test_a_blank_journal_that_was_there_before_stays(
    begin: Callable[..., Story], places: Places, tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = [tmp_path / "before.leaderward", tmp_path / "other.leaderward"]
    open_journal(chosen[0], world).close()
    before = chosen[0]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(chosen.pop(0)), ""))
    story = begin()
    for _time in range(2):
        story.face.start.change.click()
        story.press(Qt.Key.Key_Return)
        story.wait_for(2)
        story.press(Qt.Key.Key_Escape)
        story.wait_for(1)
    until_shown(lambda: story.program.window.lane.is_idle)
    assert before.exists()
    assert not places.default_journal.exists()


def test_a_journal_that_is_there_already_is_opened_and_needs_no_beginning(
    begin: Callable[..., Story], tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.leaderward"
    opened = open_journal(path, world)
    opened.journal.actions.record_all([Draft("Wrote the rota")], opened.journal.settings.get())
    opened.close()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(path), ""))
    story = begin()
    story.face.start.change.click()
    story.face.next.click()
    until_shown(story.is_over)
    assert story.program.window.opened is not None
    assert story.program.window.opened.journal.path == path
    assert story.program.window.page == "today"


def test_a_journal_that_exists_begins_with_today(begin_app: Begin, world: World, qtbot: QtBot) -> None:
    open_journal(world.places.default_journal, world).close()
    app = begin_app(first_run=True)
    assert app.beginning is None
    qtbot.waitUntil(lambda: is_ready(app), timeout=20_000)


def test_who_has_a_full_journal_has_begun(
    begin_app: Begin, world: World, places: Places, qtbot: QtBot, tmp_path: Path
) -> None:
    opened = open_journal(places.default_journal, world)
    opened.journal.actions.record_all([Draft("Wrote the rota")], opened.journal.settings.get())
    opened.close()
    app = begin_app(first_run=True)
    qtbot.waitUntil(lambda: is_ready(app), timeout=20_000)
    assert begun(places)
    close(Story(app))
    assert begin_app(tmp_path / "another.leaderward", first_run=True).beginning is None


def test_closed_in_the_middle_it_goes_on_where_it_was(begin: Callable[..., Story], places: Places) -> None:
    story = begin()
    story.go_to(2)
    story.press(Qt.Key.Key_End)
    story.press(Qt.Key.Key_Return)
    story.wait_for(3)
    story.type("I sit in the tr")
    close(story)
    assert places.default_journal.exists()

    again = begin()
    again.wait_for(3)
    assert again.cue.field.line.text() == "I sit in the tr"
    again.press(Qt.Key.Key_Escape)
    again.wait_for(2)
    assert again.image.form.leader == 0
    assert again.program.opened is not None
    assert again.program.opened.journal.settings.get().self_images == (SelfImage(TODAY, 0),)


def test_before_the_steps_are_loaded_enter_is_not_lost(begin_app: Begin) -> None:
    app = begin_app(first_run=True)
    story = Story(app)
    QTest.keyClick(story.face.next, Qt.Key.Key_Return)
    story.wait_for(2)


def test_what_waits_untagged_is_asked_about_when_one_comes_back(begin: Callable[..., Story]) -> None:
    story = begin()
    story.go_to(4)
    story.type("Wrote the rota")
    story.press(Qt.Key.Key_Return)
    story.type("Asked why")
    story.press(Qt.Key.Key_Return, CONTROL)
    story.press(Qt.Key.Key_M)
    close(story)
    again = begin()
    again.wait_for(4)
    assert again.actions.sweep.stage is Stage.TAGGING
    again.press(Qt.Key.Key_L)
    assert again.actions.tagged == 2


def test_killed_while_the_lines_are_logged_they_are_not_there_twice(
    begin: Callable[..., Story], places: Places
) -> None:
    story = begin()
    story.go_to(4)
    story.type("Wrote the rota")
    on_disk = []
    story.actions.sweep.text_settled.connect(lambda: on_disk.append(FirstRunFile(places).load()))
    story.press(Qt.Key.Key_Return, CONTROL)
    assert [state.lines.get("text") for state in on_disk] == ["Wrote the rota", None]
    close(story)
    FirstRunFile(places).save(on_disk[0])
    again = begin()
    again.wait_for(4)
    assert again.actions.sweep.stage is Stage.TAGGING
    assert again.actions.sweep.draft() == ""
    assert again.program.opened is not None
    assert [action.text for action in again.program.opened.reader.actions()] == ["Wrote the rota"]


def test_skipped_with_text_in_it_the_text_joins_what_waits_in_the_sweep_at_once(
    begin: Callable[..., Story], places: Places
) -> None:
    story = begin()
    story.go_to(4)
    story.type("Wrote the rota")
    sweep = story.program.window.today.sweeping.sweep
    sweep.put_kept({"text": "Waited here before"})
    story.face.skip.click()
    assert sweep.draft() == "Wrote the rota\nWaited here before"
    [kept] = (places.data / "drafts").glob("*-sweep.json")
    assert "Wrote the rota" in kept.read_text()
    assert FirstRunFile(places).load() is None


def test_the_calendar_entry_is_written_where_one_says_and_a_bad_folder_is_told(
    begin: Callable[..., Story], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["", str(tmp_path / "no" / "cue.ics"), str(tmp_path / "cue")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (names.pop(0), ""))
    story = begin()
    story.go_to(3)
    story.cue.calendar.click()
    story.type("I close the dialler")
    story.press(Qt.Key.Key_Return)  # left without a name
    assert story.face.step == 3
    assert story.cue.problem.isHidden()
    story.press(Qt.Key.Key_Return)
    assert story.face.step == 3
    assert not story.cue.problem.isHidden()
    story.press(Qt.Key.Key_Return)
    story.wait_for(4)
    written = (tmp_path / "cue.ics").read_bytes()
    assert b"RRULE" in written
    assert b"dialler" in written


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//test//EN
BEGIN:VEVENT
UID:one@example.org
DTSTAMP:20261101T080000Z
DTSTART:20261117T090000Z
DTEND:20261117T094500Z
SUMMARY:Coached the new starters
END:VEVENT
END:VCALENDAR
"""


def test_actions_from_a_calendar_go_straight_into_the_queue(
    begin: Callable[..., Story], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "work.ics"
    path.write_text(CALENDAR.replace("\n", "\r\n"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_more: (str(path), ""))
    story = begin()
    story.go_to(4)
    story.type("Wrote the rota")
    story.actions.calendar.click()
    dialog = dialog_of(CalendarImportDialog)
    if dialog.choose_button.isVisible():
        dialog.choose_button.click()
    until_shown(lambda: dialog.add_button.isVisible() and dialog.add_button.isEnabled())
    dialog.add_button.click()
    until_shown(lambda: story.actions.sweep.stage is Stage.TAGGING)
    assert story.actions.sweep.draft() == "Wrote the rota"
    story.app.shell.activateWindow()  # there is no window manager that does
    story.wait_for(4)
    story.press(Qt.Key.Key_L)
    assert story.actions.tagged == 1
    story.press(Qt.Key.Key_Escape)
    assert story.actions.sweep.stage is Stage.TEXT
    assert story.actions.sweep.draft() == "Wrote the rota"
    assert story.program.opened is not None
    (action,) = story.program.opened.reader.actions()
    assert (action.origin, action.minutes) == ("imported", 45)


# On a screen of its own --------------------------------------------------------------------------------


def test_the_real_program_survives_kill_9_in_the_fourth_step(screen: Screen) -> None:
    screen.first_run = True
    program = screen.open()
    for step in (2, 3):
        screen.press("Return")
        until(lambda step=step: kept_step(screen) == step, f"step {step}")
    assert screen.journal.exists()
    screen.type("I close the dialler")
    screen.press("Return")
    until(lambda: kept_step(screen) == 4, "the fourth step")
    screen.type("Let Priya run the pricing huddle")
    until(lambda: "pricing huddle" in kept_lines(screen), "the draft")
    screen.kill(program)

    again = screen.open()

    def is_sent_off() -> bool:
        screen.press("ctrl+Return")  # until the step is there
        return len(screen.actions()) == 1

    until(is_sent_off, "the action")
    screen.press("l")
    until(lambda: screen.actions()[0]["behaviour"] == "leader", "the tag")
    screen.press("Return")
    until(lambda: kept_step(screen) == 0, "the end of the first run")
    screen.press("ctrl+q")
    assert again.wait(20) == 0


def kept(screen: Screen) -> dict[str, object]:
    data = screen.home / ".local" / "share" / "leaderward"
    state = FirstRunFile(Places(data, screen.home / ".config" / "leaderward")).load()
    return {} if state is None else {"step": state.step, "lines": state.lines}


def kept_step(screen: Screen) -> int:
    return int(str(kept(screen).get("step", 0)))


def kept_lines(screen: Screen) -> str:
    return str(kept(screen).get("lines", ""))
