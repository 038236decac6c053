"""The quick capture: one line, one key, gone; what is typed stays until it is saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal.domain.behaviour import Behaviour
from journal.domain.catalogue import load_catalogue
from journal.opening import Opened, open_journal
from journal.places import FixedClock, World
from journal.settings.drafts import Drafts
from tests.flows.test_every_control import nameless
from ui.commands import Commands, command_table
from ui.dialogs.quick_capture import SAID_MS, SLOT, QuickCapture
from ui.known_catalogue import LiveCatalogue
from ui.messages import Messages
from ui.pages.context import PageContext
from ui.tasks import Lane
from ui.theme.look import Look

# Qt's own remark on any window of the offscreen platform.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

CONTROL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
KEYS = {
    Behaviour.MANAGER: (Qt.Key.Key_M, CONTROL),
    Behaviour.LEADER: (Qt.Key.Key_L, CONTROL),
    Behaviour.BOTH: (Qt.Key.Key_B, CONTROL),
    Behaviour.OWN: (Qt.Key.Key_O, CONTROL),
    None: (Qt.Key.Key_Return, PLAIN),
}
Open = Callable[[str], Opened]
Make = Callable[[Opened], QuickCapture]


@pytest.fixture
def open_named(world: World, tmp_path: Path) -> Iterator[Open]:
    opened: dict[str, Opened] = {}

    def open_one(name: str) -> Opened:
        if name not in opened:
            opened[name] = open_journal(tmp_path / f"{name}.leaderward", world)
        return opened[name]

    yield open_one
    for journal in opened.values():
        journal.close()


@pytest.fixture
def floor(open_named: Open) -> Opened:
    """The journal "floor"."""
    return open_named("floor")


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Iterator[Make]:
    lanes = []

    def build(opened: Opened) -> QuickCapture:
        window = QWidget()
        qtbot.addWidget(window)
        lane = Lane(window)
        lanes.append(lane)
        commands, messages = Commands(window, command_table()), Messages(window)
        context = PageContext(Look.named("light"), LiveCatalogue(load_catalogue()), commands, messages, lane)
        context.drafts.drafts = Drafts(tmp_path / "drafts")
        context.drafts.change_journal(opened.journal.path)
        quick = QuickCapture(context)
        quick.kept = (window, context)
        qtbot.addWidget(quick)
        quick.opened = opened
        with qtbot.waitExposed(quick):
            quick.show_for(opened.journal.path.stem)
        quick.activateWindow()
        return quick

    yield build
    for lane in lanes:
        lane.stop()


def change_journal(quick: QuickCapture, opened: Opened) -> None:
    """As the program does: first the drafts, then those who type."""
    quick._context.drafts.change_journal(opened.journal.path)
    quick.opened = opened


def press(quick: QuickCapture, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(quick.capture.text_field, key, modifier)


def drafts_in(tmp_path: Path) -> list[str]:
    return [path.read_text() for path in (tmp_path / "drafts").glob(f"*-{SLOT}.json")]


def test_it_names_the_journal_and_has_the_cursor(qtbot: QtBot, make: Make, floor: Opened) -> None:
    quick = make(floor)
    assert quick.name.plain_text() == "floor"
    assert quick.windowTitle() == "Log an action in floor"
    assert "Esc closes" in quick.hint.plain_text()
    qtbot.waitUntil(quick.capture.text_field.hasFocus)
    assert not nameless(quick)


def test_escape_hides_it_and_the_text_is_there_again(qtbot: QtBot, make: Make, floor: Opened) -> None:
    quick = make(floor)
    qtbot.keyClicks(quick.capture.text_field, "Half a thought 45m")
    press(quick, Qt.Key.Key_Backspace)
    quick.capture.text_field.moveCursor(QTextCursor.MoveOperation.Start)
    press(quick, Qt.Key.Key_Escape)
    assert not quick.isVisible()
    quick.show_for("floor")
    assert quick.capture.text() == "Half a thought 45m"
    assert quick.capture.text_field.plain == ((15, 18),)
    assert quick.capture.text_field.textCursor().position() == 0
    assert floor.reader.is_empty()


def test_escape_steps_out_of_what_stands_open_first(make: Make, floor: Opened) -> None:
    quick = make(floor)
    press(quick, Qt.Key.Key_D, CONTROL)
    assert quick.capture.picker is not None
    assert not quick.capture.picker.isHidden()
    quick.capture.close_picker()
    press(quick, Qt.Key.Key_Return)
    assert not quick.capture.note.isHidden(), "there is nothing to save yet"
    press(quick, Qt.Key.Key_Escape)
    assert quick.isVisible()
    press(quick, Qt.Key.Key_Escape)
    assert not quick.isVisible()


@pytest.mark.parametrize("behaviour", KEYS)
def test_each_key_saves_says_so_and_the_window_goes(
    qtbot: QtBot, make: Make, floor: Opened, behaviour: Behaviour | None
) -> None:
    quick = make(floor)
    qtbot.keyClicks(quick.capture.text_field, "Let Joss close it 20m")
    with qtbot.waitSignal(quick.saved) as saved:
        press(quick, *KEYS[behaviour])
    [action] = floor.reader.actions()
    assert saved.args == [action.id]
    assert (action.text, action.behaviour, action.minutes) == ("Let Joss close it", behaviour, 20)
    assert action.day == dt.date(2026, 11, 19)
    assert quick.isVisible()
    assert quick.hint.plain_text().startswith("Saved")
    assert quick.capture.text() == ""
    with qtbot.waitSignal(quick._leaving.timeout, timeout=SAID_MS * 10):
        pass
    assert not quick.isVisible()
    quick.show_for("floor")
    assert "Esc closes" in quick.hint.plain_text(), "it tells its keys again"


def test_who_types_on_keeps_it(qtbot: QtBot, make: Make, floor: Opened) -> None:
    quick = make(floor)
    qtbot.keyClicks(quick.capture.text_field, "One")
    press(quick, Qt.Key.Key_Return)
    qtbot.keyClicks(quick.capture.text_field, "Two")
    assert not quick._leaving.isActive()
    assert "Esc closes" in quick.hint.plain_text()
    quick._leave()
    assert quick.isVisible()
    press(quick, Qt.Key.Key_L, CONTROL)
    assert sorted(action.text for action in floor.reader.actions()) == ["One", "Two"]


def test_a_line_for_another_day_or_of_several_lines_is_as_in_the_capture_field(
    qtbot: QtBot, make: Make, floor: Opened
) -> None:
    quick = make(floor)
    qtbot.keyClicks(quick.capture.text_field, "yesterday 16:00: Moved two shifts")
    press(quick, Qt.Key.Key_M, CONTROL)
    quick.capture.text_field.insertPlainText("2026-11-27: Will hold the launch")
    press(quick, Qt.Key.Key_L, CONTROL)
    assert not quick.capture.question.isHidden()
    quick.capture.question.yes.click()
    found = sorted((action.day.isoformat(), action.text) for action in floor.reader.actions())
    assert found == [("2026-11-18", "Moved two shifts"), ("2026-11-27", "Will hold the launch")]


def test_the_draft_is_there_after_a_crash_and_gone_once_it_is_saved(
    qtbot: QtBot, make: Make, floor: Opened, tmp_path: Path
) -> None:
    quick = make(floor)
    qtbot.keyClicks(quick.capture.text_field, "Half a thought")
    qtbot.waitUntil(lambda: any("Half a thought" in draft for draft in drafts_in(tmp_path)))
    again = make(floor)
    assert again.capture.text() == "Half a thought"
    press(again, Qt.Key.Key_L, CONTROL)
    assert drafts_in(tmp_path) == [], "killed right now, it would not come back as text"


def test_escape_has_the_draft_on_disk_before_the_window_is_gone(
    qtbot: QtBot, make: Make, floor: Opened, tmp_path: Path
) -> None:
    quick = make(floor)
    qtbot.keyClicks(quick.capture.text_field, "Not lost")
    press(quick, Qt.Key.Key_Escape)
    assert ["Not lost" in draft for draft in drafts_in(tmp_path)] == [True]


def test_each_journal_has_a_text_of_its_own(
    qtbot: QtBot, make: Make, floor: Opened, open_named: Open
) -> None:
    home = open_named("home")
    quick = make(floor)
    qtbot.keyClicks(quick.capture.text_field, "For the floor")
    change_journal(quick, home)
    assert quick.capture.text() == ""
    qtbot.keyClicks(quick.capture.text_field, "At home")
    press(quick, Qt.Key.Key_O, CONTROL)
    change_journal(quick, floor)
    assert quick.capture.text() == "For the floor"
    press(quick, Qt.Key.Key_L, CONTROL)
    assert [action.text for action in home.reader.actions()] == ["At home"]
    assert [action.text for action in floor.reader.actions()] == ["For the floor"]


def test_a_question_goes_with_the_journal_it_was_asked_for(
    qtbot: QtBot, make: Make, floor: Opened, open_named: Open
) -> None:
    home = open_named("home")
    quick = make(floor)
    qtbot.keyClicks(quick.capture.text_field, "2026-11-27: Will hold the launch")
    press(quick, Qt.Key.Key_L, CONTROL)
    assert not quick.capture.question.isHidden()
    change_journal(quick, home)
    assert quick.capture.question.isHidden()
    qtbot.keyClicks(quick.capture.text_field, "At home")
    press(quick, Qt.Key.Key_M, CONTROL)
    assert [action.text for action in home.reader.actions()] == ["At home"]
    assert floor.reader.is_empty()


def test_what_the_journal_refuses_stays_and_says_why(make: Make, floor: Opened) -> None:
    quick = make(floor)
    quick.capture.text_field.insertPlainText("Must not\x07 be lost")
    press(quick, Qt.Key.Key_L, CONTROL)
    assert quick.capture.text() == "Must not\x07 be lost"
    assert "control character" in quick.capture.note.text()
    assert floor.reader.is_empty()
    assert quick.isVisible()
    assert not quick._leaving.isActive()


def test_yesterday_is_counted_from_the_day_it_is_when_it_is_shown(
    qtbot: QtBot, make: Make, floor: Opened, clock: FixedClock
) -> None:
    quick = make(floor)
    press(quick, Qt.Key.Key_Escape)
    clock.advance(hours=24)
    quick.show_for("floor")
    qtbot.keyClicks(quick.capture.text_field, "yesterday: Moved two shifts")
    press(quick, Qt.Key.Key_M, CONTROL)
    assert [action.day for action in floor.reader.actions()] == [dt.date(2026, 11, 19)]
