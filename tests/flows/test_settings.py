"""Settings: what belongs to the machine stays there, what belongs to the journal can be undone."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journal.places import FixedClock, Places
from tests.flows.windows import Start, clear_closed, dialog_of, settle, type_and, undo_by_key
from ui.dialogs.settings import SettingsDialog
from ui.dialogs.settings_cue import CuePart
from ui.program import Program
from ui.widgets.scroll import ScrollColumn


def settings_of(program: Program) -> SettingsDialog:
    program.window.commands.action("settings").trigger()
    return dialog_of(SettingsDialog)


def kept(places: Places) -> dict[str, object]:
    return tomllib.loads(places.settings_file.read_text("utf-8"))


def test_theme_and_text_size_are_put_in_force_and_kept(start: Start, tmp_path: Path, places: Places) -> None:
    program = start(tmp_path / "mine.leaderward")
    dialog = settings_of(program)
    dialog.theme.segment("dark").click()
    assert program.look.tokens.dark
    dialog.text_size.segment("1.2").click()
    assert program.look.text_scale == 1.2
    assert (kept(places)["theme"], kept(places)["text_scale"]) == ("dark", 1.2)
    dialog.reject()
    program.window.commands.action("text.larger").trigger()
    assert kept(places)["text_scale"] == 1.3
    for _step in range(20):
        program.window.commands.action("text.larger").trigger()
    assert kept(places)["text_scale"] == 2.0
    program.window.commands.action("text.normal").trigger()
    assert kept(places)["text_scale"] == 1.0
    assert kept(places)["theme"] == "dark"


def test_a_journal_opened_while_the_settings_are_open_stays_among_the_recent(
    start: Start, tmp_path: Path, places: Places
) -> None:
    program = start(tmp_path / "first.leaderward")
    dialog = settings_of(program)
    program.open(tmp_path / "second.leaderward", create=True)
    settle(program)
    dialog.theme.segment("light").click()
    recent = kept(places)["recent"]
    assert isinstance(recent, list)
    assert [Path(name).stem for name in recent] == ["second", "first"]


def test_the_name_is_shown_at_once_and_its_undo_too(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    shell = program.window.shell
    assert shell.windowTitle() == "mine – Leaderward"
    dialog = settings_of(program)
    dialog.name.setFocus()
    dialog.name.setText("Floor 3")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    settle(program)
    assert shell.windowTitle() == "Floor 3 – Leaderward"
    dialog.reject()
    undo_by_key(program)
    assert shell.windowTitle() == "mine – Leaderward"


def test_a_name_that_cant_be_kept_is_told_in_the_dialog(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    dialog = settings_of(program)
    dialog.name.setText("a\x07bell")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert not dialog.problem.isHidden()
    assert dialog.name.text() == "a\x07bell"
    dialog.name.setText("bell")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.problem.isHidden()


def test_the_day_start_moves_today_and_ctrl_z_moves_it_back(
    start: Start, tmp_path: Path, clock: FixedClock
) -> None:
    clock.instant = clock.instant.replace(hour=2, minute=30)
    program = start(tmp_path / "mine.leaderward")
    today = program.window.today
    before = today.today
    dialog = settings_of(program)
    assert dialog.day_start.time() == QTime(4, 0)
    dialog.day_start.setTime(QTime(2, 0))
    QTest.keyClick(dialog.day_start, Qt.Key.Key_Return)
    settle(program)
    assert today.today == before + dt.timedelta(days=1)
    dialog.reject()
    undo_by_key(program)
    assert today.today == before
    assert today.day == before


def wheel_over(dialog: SettingsDialog, field: QWidget) -> None:
    """Two notches down with the pointer over a field, as from a mouse."""
    place = field.mapTo(dialog, field.rect().center())
    handle = dialog.windowHandle()
    assert handle is not None
    QTest.wheelEvent(handle, place, QPoint(0, -240))


def test_the_wheel_over_a_field_scrolls_the_dialog_and_changes_nothing(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    program.look.set_text_scale(1.5)
    dialog = settings_of(program)
    dialog.resize(dialog.width(), 360)
    scroll = dialog.findChild(ScrollColumn)
    assert isinstance(scroll, ScrollColumn)
    bar, cue = scroll.verticalScrollBar(), dialog.findChild(CuePart)
    assert isinstance(cue, CuePart)
    cue.prompt.click()
    assert program.opened is not None
    settings = program.opened.journal.settings
    before, shown = settings.get(), (dialog.day_start.time(), dialog.week_start.currentIndex(), cue.at.time())
    for focused in (False, True):
        for field in (dialog.day_start, dialog.week_start, cue.at):
            (field if focused else dialog.theme.segment("dark")).setFocus(Qt.FocusReason.MouseFocusReason)
            scroll.ensureWidgetVisible(field)
            QApplication.processEvents()
            bar.setValue(bar.value() - bar.singleStep())
            QApplication.processEvents()
            at = bar.value()
            wheel_over(dialog, field)
            assert bar.value() > at
            assert field.hasFocus() == focused
    assert (dialog.day_start.time(), dialog.week_start.currentIndex(), cue.at.time()) == shown
    assert settings.get() == before


def test_the_week_start_is_seen_in_the_week_and_in_the_calendar(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    for number in range(5):
        type_and(program, f"Action {number}", Qt.Key.Key_M)
    settle(program)
    cards = program.window.today.cards
    assert cards.week._days[0] == dt.date(2026, 11, 16)
    dialog = settings_of(program)
    dialog.week_start.setCurrentIndex(6)
    dialog.week_start.activated.emit(6)
    settle(program)
    assert cards.week._days[0] == dt.date(2026, 11, 15)
    assert program.window.today.chooser.week_start == 6


def test_a_closed_dialog_leaves_nothing_behind(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    for name in ("settings", "keys", "about"):
        for _time in range(2):
            program.window.commands.action(name).trigger()
            dialog = QApplication.activeModalWidget()
            assert dialog is not None
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
            clear_closed()
    assert program.window.shell.findChildren(SettingsDialog) == []
    program.look.set_text_scale(1.1)  # nobody who has gone hears of it


def test_a_dialog_higher_than_the_screen_scrolls(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    program.look.set_text_scale(2.0)
    program.window.commands.action("keys").trigger()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.height() <= dialog.screen().availableGeometry().height()
