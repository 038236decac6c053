"""The weekly result: chosen, typed, pasted with gaps and text in it, drawn under the drift, taken back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour
from journal.domain.result import ResultMeasure
from journal.domain.settings import JournalSettings
from journal.opening import Opened, open_journal
from journal.places import World
from journal.reading.reflecting import week_results
from tests.flows.conftest import until_shown
from tests.flows.windows import CONTROL, Start, clear_closed, dialog_of, drift_of, settle
from ui.dialogs.export import ExportDialog
from ui.dialogs.results import ResultsDialog
from ui.program import Program

Key = Qt.Key
MONDAY = dt.date(2026, 11, 16)
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def path(tmp_path: Path, world: World) -> Path:
    """A journal with two months of tagged actions."""
    path = tmp_path / "a.leaderward"
    opened = open_journal(path, world)
    drafts = [
        Draft(
            text=f"Call {ago}",
            day=dt.date(2026, 11, 18) - dt.timedelta(days=ago),
            behaviour=Behaviour.LEADER if ago % 2 else Behaviour.MANAGER,
        )
        for ago in range(60)
    ]
    opened.journal.actions.record_all(drafts, JournalSettings())
    opened.close()
    return path


def week(ago: int) -> dt.date:
    return MONDAY - dt.timedelta(weeks=ago)


def opened_of(program: Program) -> Opened:
    assert program.window.opened is not None
    return program.window.opened


def results_of(program: Program) -> list[tuple[dt.date, float]]:
    return [(one.week, one.value) for one in week_results(opened_of(program).reader)]


def results_dialog(program: Program) -> ResultsDialog:
    program.window.shell.activateWindow()  # without a window manager nobody else gives it the keys
    until_shown(lambda: QApplication.activeWindow() is program.window.shell)
    QTest.keyClick(program.window.shell, Key.Key_R, CONTROL | SHIFT)
    return dialog_of(ResultsDialog)


def close(dialog: ResultsDialog) -> None:
    QTest.keyClick(dialog, Key.Key_Escape)
    until_shown(lambda: QApplication.activeModalWidget() is None)
    clear_closed()


def test_figures_are_typed_week_by_week_and_drawn(start: Start, path: Path) -> None:
    program = start(path)
    settle(program)
    dialog = results_dialog(program)
    fields = dialog.weeks.field_of
    fields[week(2)].setFocus()
    QTest.keyClicks(fields[week(2)], "410")
    QTest.keyClick(fields[week(2)], Key.Key_Return)
    QTest.keyClicks(fields[week(1)], "n/a")
    QTest.keyClick(fields[week(1)], Key.Key_Return)
    QTest.keyClicks(fields[week(0)], "1,402.5")
    QTest.keyClick(fields[week(0)], Key.Key_Return)
    assert dialog.told.problem.text() == "Say first what is counted: a name such as “calls”."
    assert results_of(program) == []
    QTest.keyClicks(dialog.name, "Calls")
    QTest.keyClick(dialog.name, Key.Key_Return)
    assert results_of(program) == [(week(2), 410.0), (week(0), 1402.5)]
    assert dialog.told.said.text() == (
        "2 figures kept. Week of 9 November 2026: “n/a” is no figure. It stays as you typed it."
    )
    assert dialog.weeks.field_of[week(1)].text() == "n/a"
    close(dialog)
    figure = drift_of(program).chart.figure
    assert figure is not None
    assert figure.strip is not None
    assert figure.strip.title == "Calls a week"
    assert figure.strip.weeks == ((week(2).toordinal(), 410.0), (week(0).toordinal(), 1402.5))


def test_a_paste_with_gaps_and_text_keeps_what_can_be_read(start: Start, path: Path) -> None:
    program = start(path)
    settle(program)
    dialog = results_dialog(program)
    dialog.name.setText("Quota")
    dialog.unit.setText("%")
    QApplication.clipboard().setText("98 %\n\nholiday\n104")
    field = dialog.weeks.field_of[week(0)]
    field.setFocus()
    QTest.keyClick(field, Key.Key_V, CONTROL)
    assert dialog.paste.isVisible(), "several lines are no figure of one week"
    assert [line.problem for line in dialog.paste.table.problems] == ["Line 3: “holiday” is no figure."]
    QTest.keyClick(dialog.paste.field, Key.Key_Return, CONTROL)
    assert results_of(program) == [(week(4), 98.0), (week(1), 104.0)]
    assert dialog.told.said.text() == "2 figures kept. 1 line can’t be read and stays in the field."
    assert dialog.paste.field.toPlainText() == "holiday"
    assert opened_of(program).journal.settings.get().result == ResultMeasure("Quota", "%")
    dialog.told.undo()
    assert results_of(program) == []
    dialog.told.undo()
    assert opened_of(program).journal.settings.get().result == ResultMeasure()
    close(dialog)
    again = results_dialog(program)
    assert again.paste.field.toPlainText() == "holiday", "what could not be read is not lost"
    close(again)


def test_a_figure_is_changed_and_cleared(start: Start, path: Path, world: World) -> None:
    opened = open_journal(path, world)
    opened.journal.settings.change(JournalSettings(result=ResultMeasure("Calls")))
    opened.journal.results.set_all({week(1): 400.0, week(2): 390.0})
    opened.close()
    program = start(path)
    settle(program)
    dialog = results_dialog(program)
    dialog.weeks.field_of[week(2)].setText("")
    dialog.weeks.field_of[week(1)].setText("401")
    dialog.keep.click()
    assert results_of(program) == [(week(1), 401.0)]
    dialog.told.undo()
    assert results_of(program) == [(week(2), 390.0), (week(1), 400.0)]
    assert dialog.weeks.field_of[week(2)].text() == "390"
    close(dialog)


def test_what_is_typed_and_not_kept_is_there_again(start: Start, path: Path) -> None:
    program = start(path)
    settle(program)
    dialog = results_dialog(program)
    dialog.name.setText("Calls")
    dialog.weeks.field_of[week(3)].setText("38x")
    dialog.paste.field.setPlainText("1\n2")
    close(dialog)
    again = results_dialog(program)
    assert again.name.text() == "Calls"
    assert again.weeks.field_of[week(3)].text() == "38x"
    assert again.paste.field.toPlainText() == "1\n2"
    close(again)
    assert results_of(program) == []


def test_it_goes_into_a_picture_only_if_chosen(start: Start, path: Path, world: World) -> None:
    opened = open_journal(path, world)
    opened.journal.settings.change(JournalSettings(result=ResultMeasure("Secret sales")))
    opened.journal.results.set_all({week(1): 400.0})
    opened.close()
    program = start(path)
    page = drift_of(program)
    assert page.chart.figure is not None
    assert page.chart.figure.strip is not None
    page.export()
    dialog = dialog_of(ExportDialog)
    figure = dialog.figure()
    assert figure is not None
    assert figure.strip is None
    dialog.with_result.click()
    figure = dialog.figure()
    assert figure is not None
    assert figure.strip is not None
    dialog.reject()


def test_figures_stay_with_their_weeks_where_weeks_begin_on_another_day(start: Start, path: Path) -> None:
    program = start(path)
    journal = opened_of(program).journal
    journal.change_settings(JournalSettings(result=ResultMeasure("calls")))
    journal.results.set_all({week(1): 412.0, week(2): 398.0})
    journal.change_settings(JournalSettings(result=ResultMeasure("calls"), week_start=6))
    settle(program)
    dialog = results_dialog(program)
    sunday = week(1) - dt.timedelta(days=1)
    fields = dialog.weeks.field_of
    assert fields[sunday].text() == "412"
    fields[sunday].setText("415")
    dialog.save()
    assert results_of(program) == [(week(2), 398.0), (sunday, 415.0)], "one figure a week"
    dialog.told.undo()
    assert dialog.weeks.field_of[sunday].text() == "412"
    assert results_of(program) == [(week(2), 398.0), (week(1), 412.0)]
    close(dialog)


def test_a_figure_that_is_kept_is_no_draft_however_it_was_written(start: Start, path: Path) -> None:
    program = start(path)
    dialog = results_dialog(program)
    dialog.name.setText("calls")
    dialog.weeks.field_of[week(1)].setText("1 234")
    dialog.weeks.field_of[week(2)].setText("twelve")
    dialog.save()
    assert results_of(program) == [(week(1), 1234.0)]
    assert dialog.weeks.kept() == {week(2).isoformat(): "twelve"}
    close(dialog)
