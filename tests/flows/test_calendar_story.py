"""A calendar comes in through the window: by key, by drop, seen first, added once, taken back by one key."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.domain.behaviour import Behaviour, Origin
from tests.flows.conftest import until_shown
from tests.flows.windows import Start, clear_closed, dialog_of, settle, undo_by_key
from tests.journal.exchange.calendars import attendee, calendar, event, office
from ui.dialogs.calendar_import import CalendarImportDialog
from ui.program import Program

PRIYA = attendee("Priya Raman", "pr")
TEAM = calendar(
    event("DTSTART:20261118T080000Z", "DTEND:20261118T083000Z", "SUMMARY:Huddle", PRIYA, uid="1"),
    event("DTSTART:20261118T090000Z", "DTEND:20261118T100000Z", "SUMMARY:1:1 Priya", PRIYA, uid="2"),
    event("DTSTART;VALUE=DATE:20261117", "SUMMARY:Trade fair", uid="3"),
    event("DTSTART:20261119T180000Z", "SUMMARY:Tonight", uid="4"),
    event("DTSTART:20261020T080000Z", "SUMMARY:Last month", uid="5"),
)
Write = Callable[[bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def to_file(data: bytes, name: str = "team.ics") -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return to_file


def loaded(program: Program, dialog: CalendarImportDialog) -> None:
    until_shown(lambda: program.window.lane.is_idle and not dialog.summary.plain_text().startswith("Reading"))


def dropped(program: Program, path: Path) -> tuple[bool, bool]:
    """Hold a file over the window and let it go: whether it was taken, and the overlay seen."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    shell, overlay = program.window.shell, program.window.calendars.overlay
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    held = QDragEnterEvent(QPoint(300, 300), *how)
    held.ignore()
    QApplication.sendEvent(shell, held)
    seen = overlay.isVisible()
    if held.isAccepted():
        QApplication.sendEvent(shell, QDropEvent(QPointF(300, 300), *how))
    assert not overlay.isVisible()
    return held.isAccepted(), seen


def test_dropped_seen_added_and_taken_back(start: Start, write: Write) -> None:
    program = start()
    assert program.opened is not None
    reader = program.opened.reader
    assert dropped(program, write(TEAM)) == (True, True)
    dialog = dialog_of(CalendarImportDialog)
    loaded(program, dialog)
    assert dialog.summary.plain_text() == "3 new. Left out: 1 still to come."
    assert dialog.add_button.text() == "Add 3 to To tag"
    # one is left out by the keyboard: the first row is a day
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.add_button.text() == "Add 2 to To tag"
    assert reader.is_empty()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle(program)
    clear_closed()
    actions = reader.actions()
    assert [(action.text, action.origin, action.minutes) for action in actions] == [
        ("1:1 @Priya", Origin.IMPORTED, 60),
        ("Huddle with @Priya", Origin.IMPORTED, 30),
    ]
    until_shown(lambda: program.window.lane.is_idle)
    assert [name.name for name in program.window.context.names.all] == ["Priya"]
    assert program.window.bar.isVisible()
    undo_by_key(program)
    assert reader.is_empty()


def test_a_second_time_what_is_known_is_told(start: Start, write: Write) -> None:
    program = start()
    assert program.opened is not None
    path, journal = write(TEAM), program.opened.journal
    program.window.calendars.open(path)
    dialog = dialog_of(CalendarImportDialog)
    loaded(program, dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle(program)
    keys = [action.id for action in program.opened.reader.actions()]
    journal.actions.tag(keys[:1], Behaviour.LEADER)
    journal.actions.delete(keys[1:2])
    clear_closed()
    program.window.calendars.open(path)
    again = dialog_of(CalendarImportDialog)
    loaded(program, again)
    assert again.summary.plain_text() == "0 new, 3 known already. Left out: 1 still to come."
    assert not again.add_button.isEnabled()
    assert again.add_button.toolTip()
    # a month brings what two weeks did not
    again.ranges.choose("month")
    again.ranges.chosen.emit("month")
    loaded(program, again)
    assert again.summary.plain_text() == "1 new, 3 known already. Left out: 1 still to come."
    assert [one.text for one in again.list.meetings.chosen()] == ["Last month"]
    QTest.keyClick(again, Qt.Key.Key_Escape)
    assert len(program.opened.reader.actions()) == 2


def test_the_key_asks_for_a_file_and_days_can_be_chosen(start: Start, write: Write) -> None:
    program = start()
    shell = program.window.shell
    shell.activateWindow()
    until_shown(lambda: QApplication.activeWindow() is shell)
    QTest.keyClick(
        program.window.today.capture.text_field,
        Qt.Key.Key_I,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    dialog = dialog_of(CalendarImportDialog)
    assert dialog.choose_button.isVisible()
    assert not dialog.add_button.isVisible()
    # one that is none says so, and the way to another file stays open
    dialog.load(write(b"hello"))
    until_shown(dialog.problem.isVisible)
    assert "not a calendar file" in dialog.problem.text()
    assert dialog.choose_button.isVisible()
    dialog.load(write(TEAM))
    loaded(program, dialog)
    assert not dialog.problem.isVisible()
    dialog.ranges.choose("days")
    dialog.ranges.chosen.emit("days")
    until_shown(dialog.popup.isVisible)
    dialog.popup.typed.setText("2026-10-20")
    QTest.keyClick(dialog.popup.typed, Qt.Key.Key_Return)
    loaded(program, dialog)
    assert len(dialog.list.meetings.chosen()) == 4
    dialog.day_buttons[1].click()
    dialog.popup.typed.setText("2026-11-17")
    QTest.keyClick(dialog.popup.typed, Qt.Key.Key_Return)
    loaded(program, dialog)
    assert [one.text for one in dialog.list.meetings.chosen()] == ["Last month", "Trade fair"]


def test_what_is_no_calendar_is_not_taken(start: Start, write: Write, tmp_path: Path) -> None:
    program = start()
    other = tmp_path / "photo.png"
    other.write_bytes(b"x")
    assert dropped(program, other) == (False, False)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write(TEAM)))])
    shell, overlay = program.window.shell, program.window.calendars.overlay
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(shell, QDragEnterEvent(QPoint(300, 300), *how))
    assert overlay.isVisible()
    QApplication.sendEvent(shell, QDragLeaveEvent())
    assert not overlay.isVisible()
    assert QApplication.activeModalWidget() is None


def test_a_day_is_left_out_as_a_whole_and_stays_so(start: Start, write: Write) -> None:
    program = start()
    program.window.calendars.open(write(office(2000)))
    dialog = dialog_of(CalendarImportDialog)
    loaded(program, dialog)
    meetings = dialog.list.meetings
    everything = len(meetings.chosen())
    assert meetings.rowCount() > 1000
    first_day = meetings.chosen()[0].day
    of_day = sum(one.day == first_day for one in meetings.chosen())
    QTest.mouseClick(
        dialog.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=dialog.list.visualRect(meetings.index(0, 0)).center(),
    )
    assert len(meetings.chosen()) == everything - of_day
    meetings.toggle(meetings.index(1, 0))
    assert (
        meetings.data(meetings.index(0, 0), Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.PartiallyChecked
    )
    dialog.ranges.choose("month")
    dialog.ranges.chosen.emit("month")
    loaded(program, dialog)
    assert sum(one.day == first_day for one in meetings.chosen()) == 1
    assert min(one.day for one in meetings.chosen()) < first_day - dt.timedelta(days=7)


def test_adding_goes_on_where_the_dialog_is_closed_in_the_middle(start: Start, write: Write) -> None:
    program = start()
    assert program.opened is not None
    program.window.calendars.open(write(TEAM))
    dialog = dialog_of(CalendarImportDialog)
    loaded(program, dialog)
    held = threading.Event()
    program.window.lane.run("held", lambda: held.wait(20), lambda _done: None)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.add_button.text() == "Adding…"
    assert not dialog.add_button.isEnabled()
    assert not dialog.list.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    clear_closed()
    assert not dialog.isVisible()
    held.set()
    until_shown(program.window.bar.isVisible)
    settle(program)
    clear_closed()
    assert len(program.opened.reader.actions()) == 3


def test_what_can_not_be_added_is_said_in_the_dialog(start: Start, write: Write) -> None:
    program = start()
    assert program.opened is not None
    program.window.calendars.open(write(TEAM))
    dialog = dialog_of(CalendarImportDialog)
    loaded(program, dialog)
    held = threading.Event()
    program.window.lane.run("held", lambda: held.wait(20), lambda _done: None)
    with contextlib.closing(sqlite3.connect(program.opened.journal.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        held.set()
        until_shown(lambda: dialog.isVisible() and not dialog.problem.isHidden())
    assert dialog.add_button.isEnabled()
    assert dialog.add_button.text() == "Add 3 to To tag"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    clear_closed()
    assert program.opened.reader.is_empty()


def test_who_came_with_many_meetings_is_offered_at_once_with_the_last_day(start: Start, write: Write) -> None:
    program = start()
    assert program.opened is not None
    days = range(1, 15)
    many = [
        event(f"DTSTART:202611{day:02}T{hour:02}0000Z", "SUMMARY:Huddle", PRIYA, uid=f"{day}-{hour}{twice}")
        for day in days
        for hour in range(24)
        for twice in "ab"
    ]
    program.window.calendars.open(write(calendar(*many)))
    dialog = dialog_of(CalendarImportDialog)
    loaded(program, dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    until_shown(program.window.bar.isVisible)
    settle(program)
    clear_closed()
    until_shown(lambda: program.window.lane.is_idle)
    known = {name.name: name.last for name in program.window.context.names.all}
    assert known == {"Priya": dt.date(2026, 11, 14)}
