"""Milestones through the real window: marked, learned from, seen with what lay around them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour, Milestone
from journal.domain.edit import Edit
from tests.drifts import drafts
from tests.flows.windows import Start, dialog_of, drift_of, settle, type_and, until_shown
from ui.dialogs.milestone import MilestoneDialog
from ui.pages.intention_dialog import IntentionDialog


def test_a_managers_great_day_is_marked_by_key_and_undone(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    type_and(program, "Closed the quarter with every call logged", Qt.Key.Key_M)
    settle(program)
    rows = program.window.today.list
    rows.setFocus()
    rows.setCurrentIndex(rows.actions_model.index(rows.actions_model.rowCount() - 1, 0))
    QTest.keyClick(rows, Qt.Key.Key_G)
    dialog = dialog_of(MilestoneDialog)
    assert dialog.lesson.field.hasFocus()
    QTest.keyClicks(dialog.lesson.field, "A rule that fits is kept")
    QTest.keyClick(dialog.lesson.field, Qt.Key.Key_Return)
    settle(program)
    assert program.opened is not None
    reader, today = program.opened.reader, program.opened.journal.today()
    (action,) = reader.day(today)
    assert (action.milestone, action.lesson, action.behaviour) == (
        Milestone.SUCCESS, "A rule that fits is kept", Behaviour.MANAGER,
    )  # fmt: skip
    program.opened.journal.undo()
    (action,) = reader.day(today)
    assert (action.milestone, action.lesson) == (None, "")


def test_the_thirty_days_around_it_stand_side_by_side_and_its_lesson_becomes_an_intention(
    start: Start, tmp_path: Path
) -> None:
    program = start(tmp_path / "mine.leaderward")
    assert program.opened is not None
    journal = program.opened.journal
    today = journal.today()
    journal.actions.record_all(drafts("rising", today), journal.settings.get())
    days = [today - dt.timedelta(days=back) for back in (200, 45)]
    keys = [journal.record(Draft(f"The day {day}", Behaviour.LEADER, day)) for day in days]
    journal.actions.change(keys[0], Edit(milestone=Milestone.FAILURE))
    journal.actions.change(keys[1], Edit(milestone=Milestone.SUCCESS, lesson="Ask before I answer"))
    settle(program)
    drift = drift_of(program)
    program.window.commands.action("milestone").trigger()
    panel = drift.milestone
    until_shown(lambda: drift.is_current and drift.stage.panel is panel and panel.sides[0].isVisible())
    assert panel.lesson.plain_text() == "Ask before I answer"
    assert panel.wanted is not None
    noon = days[1].toordinal()
    assert (panel.wanted.first, panel.wanted.second) == ((noon - 30, noon - 1), (noon + 1, noon + 30))
    QTest.keyClick(panel, Qt.Key.Key_Left)
    until_shown(lambda: drift.is_current and not panel.intend.isVisible())
    assert panel.mark is not None
    assert panel.mark.action == keys[0]
    QTest.keyClick(panel, Qt.Key.Key_Right)
    until_shown(lambda: drift.is_current and panel.intend.isVisible())
    panel.intend.click()
    dialog = dialog_of(IntentionDialog)
    assert dialog.form.will.box.text() == "Ask before I answer"


def test_without_a_milestone_it_is_said_how_one_is_made(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    program.window.commands.action("milestone").trigger()
    until_shown(program.window.bar.isVisible)
    assert program.window.drift is not None
    assert program.window.drift.stage.panel is None


def test_a_milestone_of_today_has_nothing_after_it_yet(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    assert program.opened is not None
    journal = program.opened.journal
    key = journal.record(Draft("Today", Behaviour.LEADER))
    journal.actions.change(key, Edit(milestone=Milestone.SUCCESS))
    settle(program)
    drift = drift_of(program)
    program.window.commands.action("milestone").trigger()
    until_shown(lambda: drift.stage.panel is drift.milestone and drift.is_current)
    until_shown(lambda: "still to come" in drift.milestone.said[0].plain_text())
    assert not drift.milestone.sides[0].isVisible()


def test_a_lesson_that_is_left_unkept_is_there_again_with_its_action(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    for text in ("The first", "The second"):
        type_and(program, text, Qt.Key.Key_M)
    settle(program)
    rows = program.window.today.list

    def ask(row: int) -> MilestoneDialog:
        rows.setFocus()
        rows.setCurrentIndex(rows.actions_model.index(row, 0))
        QTest.keyClick(rows, Qt.Key.Key_G)
        return dialog_of(MilestoneDialog)

    last = rows.actions_model.rowCount() - 1
    dialog = ask(last)
    QTest.keyClicks(dialog.lesson.field, "A rule that")
    context = program.window.context
    until_shown(lambda: bool(context.drafts.load("milestone")))
    QTest.keyClick(dialog.lesson.field, Qt.Key.Key_Escape)
    assert ask(last - 1).lesson.text() == ""
    dialog_of(MilestoneDialog).reject()
    dialog = ask(last)
    assert dialog.lesson.text() == "A rule that"
    QTest.keyClicks(dialog.lesson.field, " fits is kept")
    QTest.keyClick(dialog.lesson.field, Qt.Key.Key_Return)
    assert context.drafts.load("milestone") == {}
    settle(program)
