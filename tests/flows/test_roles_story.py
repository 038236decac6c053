"""Roles through the real window: added, drawn as steps, changed, undone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal.domain.marks import Target
from tests.drifts import drafts
from tests.flows.conftest import until_shown
from tests.flows.windows import Start, dialog_of, drift_of, settle
from ui.dialogs.roles import RolesDialog
from ui.program import Program


def roles_of(program: Program) -> RolesDialog:
    program.window.commands.action("roles").trigger()
    return dialog_of(RolesDialog)


Days = tuple[dt.date, dt.date | None]


def add(dialog: RolesDialog, name: str, days: Days, share: str, reason: str) -> None:
    form = dialog.form
    assert form is not None
    assert form.name.hasFocus()
    QTest.keyClicks(form.name, name)
    form.set_day("first", days[0])
    form.set_day("last", days[1])
    QTest.keyClicks(form.share, share)
    QTest.keyClicks(form.reason, reason)
    QTest.keyClick(form.reason, Qt.Key.Key_Return)


def test_a_change_of_role_is_drawn_as_a_step(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    assert program.opened is not None
    journal = program.opened.journal
    today = journal.today()
    journal.actions.record_all(drafts("rising", today), journal.settings.get())
    dialog = roles_of(program)
    changed = today - dt.timedelta(days=60)
    before = today - dt.timedelta(days=300), changed - dt.timedelta(days=1)
    add(dialog, "Team lead", before, "45", "five people")
    add(dialog, "Head of floor", (changed, None), "60", "three leads")
    assert len(dialog.rows) == 2
    dialog.reject()
    settle(program)
    drift = drift_of(program)
    settle(program)
    figure = drift.chart.figure
    assert figure is not None
    old, new = figure.steps
    assert (old.share, new.share, new.before) == (0.45, 0.60, 0.45)
    assert new.first == changed.toordinal() - 0.5
    assert new.is_present
    assert new.reason == "Head of floor: three leads"
    journal.undo()
    settle(program)
    figure = drift.chart.figure
    assert figure is not None
    assert [step.share for step in figure.steps] == [0.45]


def test_a_target_goes_on_where_no_role_asks_for_one(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    assert program.opened is not None
    journal = program.opened.journal
    today = journal.today()
    journal.actions.record_all(drafts("rising", today), journal.settings.get())
    journal.settings.set_target(Target(today - dt.timedelta(days=200), 0.7))
    dialog = roles_of(program)
    add(dialog, "Acting head", (today - dt.timedelta(days=100), today - dt.timedelta(days=50)), "55", "")
    settle(program)
    figure = drift_of(program).chart.figure
    settle(program)
    figure = drift_of(program).chart.figure
    assert figure is not None
    assert [step.share for step in figure.steps] == [0.7, 0.55, 0.7]
    assert figure.steps[-1].is_present


def test_what_makes_no_role_is_told_and_stays(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    assert program.opened is not None
    today = program.opened.journal.today()
    dialog = roles_of(program)
    form = dialog.form
    assert form is not None
    QTest.keyClicks(form.share, "140")
    QTest.keyClick(form.share, Qt.Key.Key_Return)
    assert "140" in form.problem.text()
    form.share.clear()
    QTest.keyClick(form.share, Qt.Key.Key_Return)
    assert "no name" in form.problem.text()
    QTest.keyClicks(form.name, "Lead")
    form.set_day("last", today - dt.timedelta(days=1))
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    assert "before it begins" in form.problem.text()
    assert form.name.text() == "Lead"
    dialog.reject()
    assert dialog.isVisible()  # said once that it is not added yet
    dialog.reject()
    assert not dialog.isVisible()
    assert program.opened.journal.settings.get().roles == ()


def test_a_role_is_changed_and_removed_by_keys(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    assert program.opened is not None
    settings = program.opened.journal.settings
    today = program.opened.journal.today()
    dialog = roles_of(program)
    add(dialog, "Lead", (today, None), "50", "")
    QTest.keyClick(dialog.rows[0], Qt.Key.Key_Return)
    form = dialog.form
    assert form is not None
    assert form.name.text() == "Lead"
    field = form.needs["people"]
    QTest.keyClicks(field, "80")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert settings.get().roles[0].needs == (("people", 80),)
    QTest.keyClick(dialog.rows[0], Qt.Key.Key_Delete)
    assert settings.get().roles == ()
    dialog.undo()
    assert len(settings.get().roles) == 1
    assert len(dialog.rows) == 1


def test_a_role_that_is_written_and_not_added_is_there_again(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    drafts = program.window.context.drafts
    dialog = roles_of(program)
    assert dialog.form is not None
    QTest.keyClicks(dialog.form.name, "Team lead")
    QTest.keyClicks(dialog.form.reason, "five people")
    dialog.form.set_day("first", dt.date(2026, 3, 1))
    until_shown(lambda: drafts.load("role").get("reason") == "five people")
    dialog.reject()
    dialog.reject()
    dialog = roles_of(program)
    assert dialog.form is not None
    assert (dialog.form.name.text(), dialog.form.reason.text()) == ("Team lead", "five people")
    QTest.keyClick(dialog.form.name, Qt.Key.Key_Return)
    assert program.opened is not None
    (role,) = program.opened.journal.settings.get().roles
    assert (role.name, role.first, role.reason) == ("Team lead", dt.date(2026, 3, 1), "five people")
    assert drafts.load("role") == {}
    # changing another one and leaving it does not lose what was begun
    QTest.keyClicks(dialog.form.name, "Head of floor")
    dialog.edit(role)
    dialog.form.left.emit()
    assert dialog.form.name.text() == "Head of floor"
    dialog.reject()
    dialog.reject()
    settle(program)
