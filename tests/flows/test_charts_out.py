"""Charts out: the export dialog, the clipboard, and the actions behind a mark."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from journal.domain.behaviour import Behaviour
from tests.flows.conftest import until_shown
from tests.flows.windows import CONTROL, Start, dialog_of, drift_of, settle, type_and
from ui.dialogs.export import ExportDialog
from ui.program import Program
from ui.widgets.lead_line import LeadLine


def with_actions(program: Program, count: int = 12) -> None:
    for number in range(count):
        key = Qt.Key.Key_L if number % 2 else Qt.Key.Key_M
        type_and(program, f"Action {number}", key)
    settle(program)


def export_of(program: Program) -> ExportDialog:
    program.window.commands.action("export").trigger()
    return dialog_of(ExportDialog)


def save_as(monkeypatch: pytest.MonkeyPatch, dialog: ExportDialog, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    dialog.save_button.click()


def test_each_kind_of_file_is_written_with_the_size_asked_for(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start(tmp_path / "mine.leaderward")
    with_actions(program)
    dialog = export_of(program)
    dialog.width_box.setValue(1000)
    dialog.height_box.setValue(600)
    save_as(monkeypatch, dialog, tmp_path / "share")
    image = QImage(str(tmp_path / "share.png"))
    assert (image.width(), image.height()) == (1000, 600)
    until_shown(lambda: "share.png" in program.window.bar.text)

    for kind, start_of_file in (("svg", b"<?xml"), ("pdf", b"%PDF")):
        dialog = export_of(program)
        dialog.kind.segment(kind).click()
        save_as(monkeypatch, dialog, tmp_path / f"share.{kind}")
        assert (tmp_path / f"share.{kind}").read_bytes().startswith(start_of_file)
    svg = ET.parse(tmp_path / "share.svg").getroot()  # noqa: S314 - we wrote it
    words = " ".join(svg.itertext())
    assert "self-tagged" in words.casefold()
    assert "Action 3" not in words


def test_a_folder_that_cant_be_written_to_is_told_in_the_dialog(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start(tmp_path / "mine.leaderward")
    with_actions(program, 2)
    dialog = export_of(program)
    save_as(monkeypatch, dialog, tmp_path / "missing" / "share.png")
    assert dialog.isVisible()
    assert dialog.problem.isVisible()
    assert dialog.problem.text()
    save_as(monkeypatch, dialog, tmp_path / "share.png")
    assert (tmp_path / "share.png").exists()


def test_a_file_nobody_was_asked_about_is_not_overwritten(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start(tmp_path / "mine.leaderward")
    with_actions(program, 2)
    (tmp_path / "share.png").write_bytes(b"precious")
    dialog = export_of(program)
    save_as(monkeypatch, dialog, tmp_path / "share")
    assert "share.png" in dialog.problem.text()
    assert (tmp_path / "share.png").read_bytes() == b"precious"


def test_the_shape_sets_the_size_and_the_preview_says_it(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    with_actions(program, 2)
    dialog = export_of(program)
    assert dialog.size_in_pixels == (1920, 1080)
    dialog.shape.segment("square").click()
    assert dialog.size_in_pixels == (1620, 1620)
    until_shown(lambda: "1620" in dialog._fact.plain_text())


def test_copy_puts_what_is_true_now_on_the_clipboard(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    QGuiApplication.clipboard().clear()
    with_actions(program, 6)
    # from Today, with a Drift page that has never been read
    program.window.commands.action("copy.chart").trigger()
    until_shown(lambda: "copied" in program.window.bar.text)
    first = QGuiApplication.clipboard().image()
    assert (first.width(), first.height()) == (2560, 1440)
    program.window.show_page("today")
    with_actions(program, 6)
    program.window.commands.action("copy.chart").trigger()
    until_shown(lambda: QGuiApplication.clipboard().image() != first)
    figure = program.window.drift.figure_for("all") if program.window.drift else None
    assert figure is not None
    assert figure.buckets.leader.sum() == 6


def test_copying_from_the_dialog_closes_it(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    with_actions(program, 2)
    QGuiApplication.clipboard().clear()
    dialog = export_of(program)
    dialog.height_box.setValue(700)
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().image().height() == 700
    assert "copied" in program.window.bar.text


def test_with_nothing_logged_there_is_nothing_to_export(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    program.window.commands.action("export").trigger()
    until_shown(lambda: "nothing to export" in program.window.bar.text)
    program.window.commands.action("copy.chart").trigger()
    until_shown(lambda: "nothing to copy" in program.window.bar.text)


def test_a_mark_opens_its_actions_and_the_chart_follows_what_is_changed_there(
    start: Start, tmp_path: Path
) -> None:
    program = start(tmp_path / "mine.leaderward")
    with_actions(program, 10)
    drift = drift_of(program)
    before = drift.first.plain_text()
    today = dt.date(2026, 11, 19).toordinal()
    drift.chart.bucket_opened.emit(today, today)
    rows = drift.evidence.list
    assert drift.evidence.isVisible()
    assert len(rows.actions_model.actions) == 10
    rows.selectAll()
    QTest.keyClick(rows, Qt.Key.Key_L)
    settle(program)
    figure = drift.chart.figure
    assert figure is not None
    assert (figure.buckets.manager.sum(), figure.buckets.leader.sum()) == (0, 10)
    assert drift.first.plain_text() != before
    assert {action.behaviour for action in rows.actions_model.actions} == {Behaviour.LEADER}
    assert program.window.bar.text.startswith("10 actions tagged as leader")
    # all ten were one step
    program.window.bar.action_button.click()
    settle(program)
    figure = drift.chart.figure
    assert figure is not None
    assert (figure.buckets.manager.sum(), figure.buckets.leader.sum()) == (5, 5)
    assert drift.first.plain_text() == before
    assert program.window.bar.text.startswith("Undone")
    assert not program.window.bar._leaving
    QTest.keyClick(drift.evidence, Qt.Key.Key_Escape)
    assert drift.evidence.isHidden()


def test_the_evidence_leads_to_its_day_on_today(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    program.window.today.go_to(dt.date(2026, 11, 17))
    with_actions(program, 6)
    drift = drift_of(program)
    day = dt.date(2026, 11, 17)
    drift.chart.bucket_opened.emit(day.toordinal(), day.toordinal())
    drift.evidence._go.click()
    assert program.window.page == "today"
    assert program.window.today.day == day


def test_a_journal_opened_while_drift_is_hidden_shows_nothing_of_the_former(
    start: Start, tmp_path: Path
) -> None:
    program = start(tmp_path / "mine.leaderward")
    with_actions(program, 6)
    drift = drift_of(program)
    program.window.show_page("today")
    program.open(tmp_path / "other.leaderward", create=True)
    settle(program)
    assert drift.figure_for("all") is None
    program.window.commands.action("copy.chart").trigger()
    until_shown(lambda: "nothing to copy" in program.window.bar.text)


def test_which_is_it_toggles_and_shows_the_last_three_of_each(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    with_actions(program, 10)
    today = program.window.today
    QTest.keyClick(today.capture.text_field, Qt.Key.Key_F4)
    assert today.which_card.isVisible()
    assert not today.cards.isVisible()
    shown = " ".join(line.text() for line in today.which.findChildren(LeadLine) if line.isVisible())
    for number in (4, 5, 6, 7, 8, 9):
        assert f"Action {number}" in shown
    assert "Action 3" not in shown
    type_and(program, "Action 99", Qt.Key.Key_L)
    settle(program)
    QTest.keyClick(today.capture.text_field, Qt.Key.Key_F4)
    assert not today.which_card.isVisible()
    assert today.cards.isVisible()
    QTest.keyClick(today.capture.text_field, Qt.Key.Key_Question, CONTROL)
    assert today.capture.text() == ""
