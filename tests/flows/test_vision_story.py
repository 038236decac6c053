"""The vision: written, revised in place, told back with its dates, and what made it more than words."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour
from journal.domain.vision import Made, Vision, VisionTie
from journal.opening import open_journal
from journal.places import FixedClock, World
from journal.reading.reflecting import visions
from tests.flows.conftest import until_shown
from tests.flows.windows import CONTROL, Start, clear_closed, dialog_of, settle, undo_by_key
from ui.dialogs.vision import VisionDialog
from ui.program import Program
from ui.widgets.action_link import ActionLink

Key = Qt.Key
TODAY = dt.date(2026, 11, 19)
SHIFT = Qt.KeyboardModifier.ShiftModifier


def vision_dialog(program: Program) -> VisionDialog:
    program.window.shell.activateWindow()  # without a window manager nobody else gives it the keys
    until_shown(lambda: QApplication.activeWindow() is program.window.shell)
    program.window.selves.open_vision()
    return dialog_of(VisionDialog)


def close(dialog: VisionDialog) -> None:
    dialog.reject()
    until_shown(lambda: QApplication.activeModalWidget() is None)
    clear_closed()


def test_it_is_written_revised_and_told_back(start: Start, tmp_path: Path, clock: FixedClock) -> None:
    program = start(tmp_path / "a.leaderward")
    settle(program)
    dialog = vision_dialog(program)
    field = dialog.card.field.field
    assert dialog.card.is_editing, "where there is none one writes at once"
    QTest.keyClicks(field, "A floor that runs without me")
    QTest.keyClick(field, Key.Key_Return)
    close(dialog)
    clock.advance(days=1)
    program.window.refresh()
    dialog = vision_dialog(program)
    assert not dialog.card.is_editing
    dialog.card.revise.click()
    field = dialog.card.field.field
    assert field.text() == "A floor that runs without me"
    field.set_text("A floor\nthat grows without me")
    QTest.keyClick(field, Key.Key_Return)
    assert program.window.opened is not None
    reader = program.window.opened.reader
    second = Vision(TODAY + dt.timedelta(days=1), "A floor that grows without me")
    assert visions(reader) == (Vision(TODAY, "A floor that runs without me"), second)
    assert dialog.card.sentence.plain_text() == second.text
    assert dialog.card.earlier.text() == "1 earlier wording"
    close(dialog)
    undo_by_key(program)
    assert [one.text for one in visions(reader)] == ["A floor that runs without me"]


def test_what_is_too_long_or_left_half_way_is_not_lost(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "a.leaderward")
    settle(program)
    dialog = vision_dialog(program)
    long = "word " * 120
    dialog.card.field.set_text(long)
    QTest.keyClick(dialog.card.field.field, Key.Key_Return)
    assert dialog.card.problem.text().startswith("This line has 599 characters; 500 fit.")
    assert dialog.card.field.text() == long
    close(dialog)
    again = vision_dialog(program)
    assert again.card.is_editing
    assert again.card.field.text() == long
    QTest.keyClick(again.card.field.field, Key.Key_Escape)
    assert again.isVisible(), "Esc steps out of the sentence first"
    close(again)


def test_the_actions_that_are_tied_are_opened(start: Start, tmp_path: Path, world: World) -> None:
    path = tmp_path / "a.leaderward"
    opened = open_journal(path, world)
    day = dt.date(2026, 11, 3)
    key = opened.journal.record(Draft(text="Let @Ana run the stand-up", day=day, behaviour=Behaviour.LEADER))
    opened.journal.visions.revise(dt.date(2026, 5, 3), "A floor that runs without me")
    opened.journal.visions.tie(VisionTie(key, Made.REAL, "Ana"))
    opened.close()
    program = start(path)
    settle(program)
    dialog = vision_dialog(program)
    assert dialog.card.made[Made.REAL].text() == "1 made it more real"
    assert not dialog.card.made[Made.DESIRABLE].isEnabled()
    dialog.card.made[Made.REAL].click()
    (link,) = dialog.findChildren(ActionLink)
    assert link.accessibleName() == "Leader, 3 November 2026: Let @Ana run the stand-up"
    link.click()
    settle(program)
    assert program.window.page == "today"
    assert [action.id for action in program.window.today.list.actions_model.actions] == [key]


def test_its_key_leads_to_it(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "a.leaderward")
    settle(program)
    program.window.shell.activateWindow()
    until_shown(lambda: QApplication.activeWindow() is program.window.shell)
    QTest.keyClick(program.window.shell, Key.Key_V, CONTROL | SHIFT)
    until_shown(lambda: isinstance(QApplication.activeModalWidget(), VisionDialog))
    close(dialog_of(VisionDialog))
