"""The sweep apart from Today: from memory, its numbers, its room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.behaviour import Origin
from journal.domain.catalogue import load_catalogue
from journal.opening import Opened, open_journal
from journal.places import World
from tests.flows.conftest import until_shown
from ui.commands import Commands, command_table
from ui.known_catalogue import LiveCatalogue
from ui.messages import Messages
from ui.pages.context import PageContext
from ui.pages.sweep import Stage, Sweep
from ui.pages.sweep_drafts import last_working_day
from ui.tasks import Lane
from ui.theme.look import Look

# Qt's own remark on any window of the offscreen platform.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

TODAY = dt.date(2026, 11, 19)
CONTROL = Qt.KeyboardModifier.ControlModifier
Make = Callable[..., Sweep]


@pytest.fixture
def opened(world: World, tmp_path: Path) -> Iterator[Opened]:
    found = open_journal(tmp_path / "mine.leaderward", world)
    yield found
    found.close()


@pytest.fixture
def make(qtbot: QtBot, opened: Opened) -> Iterator[Make]:
    windows = []
    lanes = []

    def build(origin: Origin | None = None, width: int = 624) -> Sweep:
        window = QWidget()
        lane = Lane(window)
        windows.append(window)
        lanes.append(lane)
        look = Look.named("light")
        context = PageContext(
            look, LiveCatalogue(load_catalogue()), Commands(window, command_table()), Messages(window), lane
        )
        sweep = Sweep(context, origin=origin, parent=window)
        column = QVBoxLayout(window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sweep)
        column.addStretch()
        window.resize(width, 700)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        sweep.opened = opened
        sweep.begin(TODAY, TODAY)
        return sweep

    yield build
    for lane in lanes:
        lane.stop()


def log(sweep: Sweep, *lines: str) -> None:
    sweep.text.field.insertPlainText("\n".join(lines))
    QTest.keyClick(sweep.text.field, Qt.Key.Key_Return, CONTROL)


def press(sweep: Sweep, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(sweep.tagging, key)


def test_from_memory_a_line_takes_the_day_of_the_line_before(make: Make, opened: Opened) -> None:
    sweep = make(Origin.RECALLED)
    log(sweep, "First", "last friday: Second", "Third", "yesterday: Fourth", "Fifth")
    found = sorted(opened.reader.actions(), key=lambda action: action.id)
    assert [(a.text, a.day.isoformat()) for a in found] == [
        ("First", "2026-11-18"),
        ("Second", "2026-11-13"),
        ("Third", "2026-11-13"),
        ("Fourth", "2026-11-18"),
        ("Fifth", "2026-11-18"),
    ]
    assert {a.origin for a in found} == {Origin.RECALLED}
    assert {a.time for a in found} == {None}


@pytest.mark.parametrize("origin", [None, Origin.RECALLED])
def test_a_line_that_is_only_a_date_is_a_heading(make: Make, opened: Opened, origin: Origin | None) -> None:
    sweep = make(origin)
    log(sweep, "16 Nov:", "First", "", "last friday: ", "Second", "Third", "yesterday:")
    found = sorted(opened.reader.actions(), key=lambda action: action.id)
    assert [(a.text, a.day.isoformat()) for a in found] == [
        ("First", "2026-11-16"),
        ("Second", "2026-11-13"),
        ("Third", "2026-11-13"),
    ]


def test_headings_alone_are_nothing_and_one_taken_back_is_a_line(make: Make, opened: Opened) -> None:
    sweep = make()
    log(sweep, "16 Nov:", "yesterday: ")
    assert opened.reader.is_empty()
    assert sweep.text.note.text().startswith("There is nothing to log yet.")
    assert sweep.text.count == 0
    QTest.keyClick(sweep.text.field, Qt.Key.Key_Backspace)
    QTest.keyClick(sweep.text.field, Qt.Key.Key_Return, CONTROL)
    [action] = opened.reader.actions()
    assert (action.text, action.day.isoformat()) == ("yesterday:", "2026-11-16")


def test_from_memory_nothing_lies_ahead(make: Make, opened: Opened) -> None:
    sweep = make(Origin.RECALLED)
    log(sweep, "First", "2026-11-20: Second")
    assert opened.reader.is_empty()
    assert sweep.text.note.text().startswith("Line 2: This day is still to come.")
    assert sweep.text.text() == "First\n2026-11-20: Second"


def test_the_last_working_day_is_no_sunday() -> None:
    assert last_working_day(dt.date(2026, 11, 16)) == dt.date(2026, 11, 13)
    assert last_working_day(dt.date(2026, 11, 15)) == dt.date(2026, 11, 13)
    assert last_working_day(dt.date(2026, 11, 19)) == dt.date(2026, 11, 18)


def test_the_numbers_follow_each_change(make: Make, opened: Opened) -> None:
    sweep = make(Origin.RECALLED)
    told: list[tuple[int, int]] = []
    sweep.counted.connect(lambda logged, tagged: told.append((logged, tagged)))
    log(sweep, "One", "Two =m")
    press(sweep, Qt.Key.Key_L)
    assert told == [(2, 1), (2, 2)]
    opened.journal.undo()
    sweep.refresh()
    assert told[-1] == (2, 1)
    opened.journal.undo()
    sweep.refresh()
    assert told[-1] == (0, 0)


def test_the_remark_stands_at_the_end_and_the_number_below_it(make: Make) -> None:
    sweep = make()
    log(sweep, "One")
    press(sweep, Qt.Key.Key_L)
    assert sweep.stage is Stage.DONE
    assert sweep.closing.text() == "1 action, tagged."
    sweep.set_remark("All four coaching talks were before noon.")
    assert sweep.closing.text() == "All four coaching talks were before noon."
    assert sweep.foot.words.plain_text() == "1 action, tagged."


def test_its_height_keeps_to_its_room_and_the_current_line_is_whole(make: Make) -> None:
    sweep = make()
    log(sweep, *(f"Line {number}" for number in range(30)))
    press(sweep, *[Qt.Key.Key_S] * 10)
    tall = sweep.height()
    assert sweep.tagging.rows_shown == 7
    sweep.set_room(300)
    assert sweep.height() <= 300 < tall
    assert sweep.tagging.current.height() == sweep.tagging.current.heightForWidth(sweep.width())
    sweep.set_room(100)
    assert sweep.tagging.rows_shown == 1


@pytest.mark.parametrize("width", [320, 480, 552, 624])
def test_the_four_stay_inside_whatever_the_width(make: Make, width: int) -> None:
    sweep = make(width=width)
    log(sweep, "Sat with @Joss on three renewals and let him close two of them before noon")
    press(sweep, Qt.Key.Key_C)
    current = sweep.tagging.current
    parts = [*current.buttons.values(), *current.hints, *current.toggles.values()]
    for part in parts:
        right = part.mapTo(sweep, part.rect().topRight()).x()
        assert right <= width - 12, part.accessibleName()
        assert part.width() >= part.minimumSizeHint().width()
        bottom = part.mapTo(current, part.rect().bottomLeft()).y()
        assert bottom < current.height()


def test_a_long_text_is_whole_while_it_is_asked_about_and_short_elsewhere(make: Make) -> None:
    long = "Sat with Joss on three renewals and let him close two of them. " * 4
    sweep = make()
    log(sweep, long, long)
    rows = [row for row in sweep.tagging._rows if row.isVisible()]
    assert sweep.tagging.current._lay(624).text.layout.lineCount() > 2
    assert [row._lay(624).text.layout.lineCount() for row in rows] == [2]
    assert long.strip()[:60] in rows[0].accessibleName()


def test_a_draft_file_with_nonsense_in_it_is_passed_over(make: Make) -> None:
    sweep = make()
    for kept in ({"text": 7}, {"text": "One", "plain": [[1], "x", [0, "y"]]}, {"plain": 3}, {}):
        sweep.put_kept(kept)
    sweep.put_kept({"text": "One =m", "plain": [[4, 6]]})
    assert sweep.kept() == {"text": "One =m", "plain": [[4, 6]]}


@pytest.mark.parametrize("count", [2, 301])
def test_what_was_recorded_does_not_come_back_with_a_draft_that_was_not_emptied(
    make: Make, opened: Opened, count: int
) -> None:
    sweep = make()
    on_disk = []
    sweep.text_settled.connect(lambda: on_disk.append(sweep.kept()))
    sweep.text.field.insertPlainText("\n".join(f"Line {number}" for number in range(count)))
    QTest.keyClick(sweep.text.field, Qt.Key.Key_Return, CONTROL)
    if count > 40:
        assert not on_disk, "it is asked first"
        sweep.text.question.buttons[0].click()
    killed_in_between = on_disk[0]
    until_shown(lambda: sweep.stage is Stage.TAGGING)
    assert on_disk[1:] == [{}]
    again = make()
    again.put_kept(killed_in_between)
    assert again.draft() == ""
    opened.journal.undo()
    again.put_kept(killed_in_between)
    assert again.draft() == killed_in_between["text"], "they are not in the journal any more"


def test_a_draft_comes_back_before_there_is_a_journal_and_goes_if_that_has_its_lines(
    make: Make, opened: Opened
) -> None:
    sweep = make()
    on_disk = []
    sweep.text_settled.connect(lambda: on_disk.append(sweep.kept()))
    log(sweep, "One", "Two")
    first, changed = make(), make()
    for early in (first, changed):
        early.opened = None
        early.put_kept(on_disk[0])
        assert early.draft() == "One\nTwo"
    changed.text.field.insertPlainText(" and three")
    for early in (first, changed):
        early.opened = opened
    assert first.draft() == ""
    assert changed.draft() == "One\nTwo and three", "what was changed since is nowhere else"


def test_what_was_taken_back_stays_text_after_undo_and_beside_a_draft(make: Make, opened: Opened) -> None:
    sweep = make()
    field = sweep.text.field
    field.insertPlainText("Called Femi 25m")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert [line.minutes for line in field.lines()] == [None]
    kept = sweep.kept()
    QTest.keyClick(field, Qt.Key.Key_Return, CONTROL)
    opened.journal.undo()
    sweep.refresh()
    assert sweep.kept() == kept
    sweep.put_kept({"text": "Called Joss 10m", "plain": [[12, 15]]}, before=True)
    assert [(line.text, line.minutes) for line in field.lines()] == [
        ("Called Joss 10m", None),
        ("Called Femi 25m", None),
    ]


def test_a_draft_is_touched_by_what_is_taken_back(make: Make) -> None:
    sweep = make()
    sweep.text.field.insertPlainText("Walked 45m")
    told = []
    sweep.text_changed.connect(lambda: told.append(sweep.kept()["plain"]))
    QTest.keyClick(sweep.text.field, Qt.Key.Key_Backspace)
    assert told == [[[7, 10]]]
