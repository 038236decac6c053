"""Settings: what belongs to the machine stays there, what belongs to the journal can be undone."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QSpinBox, QTimeEdit, QWidget

from journal.places import FixedClock, Places
from tests.flows.windows import Start, clear_closed, dialog_of, settle, type_and, undo_by_key, until_shown
from ui.dialogs.settings import SettingsDialog
from ui.dialogs.settings_cue import CuePart
from ui.dialogs.targets import TargetsDialog
from ui.program import Program
from ui.widgets.buttons import Button
from ui.widgets.scroll import ScrollColumn
from ui.widgets.segments import Segments


def settings_of(program: Program) -> SettingsDialog:
    program.window.commands.action("settings").trigger()
    return dialog_of(SettingsDialog)


def segments(dialog: SettingsDialog, key: str) -> Segments:
    control = dialog.controls[key]
    assert isinstance(control, Segments)
    return control


def theme_of(dialog: SettingsDialog) -> Segments:
    return segments(dialog, "theme")


def name_of(dialog: SettingsDialog) -> QLineEdit:
    control = dialog.controls["name"]
    assert isinstance(control, QLineEdit)
    return control


def day_start_of(dialog: SettingsDialog) -> QTimeEdit:
    control = dialog.controls["day_start"]
    assert isinstance(control, QTimeEdit)
    return control


def week_start_of(dialog: SettingsDialog) -> QComboBox:
    control = dialog.controls["week_start"]
    assert isinstance(control, QComboBox)
    return control


def kept(places: Places) -> dict[str, object]:
    return tomllib.loads(places.settings_file.read_text("utf-8"))


def test_theme_and_text_size_are_put_in_force_and_kept(start: Start, tmp_path: Path, places: Places) -> None:
    program = start(tmp_path / "mine.leaderward")
    dialog = settings_of(program)
    theme_of(dialog).segment("dark").click()
    assert program.look.tokens.dark
    segments(dialog, "text_scale").segment("1.2").click()
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
    theme_of(dialog).segment("light").click()
    recent = kept(places)["recent"]
    assert isinstance(recent, list)
    assert [Path(name).stem for name in recent] == ["second", "first"]


def test_the_name_is_shown_at_once_and_its_undo_too(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    shell = program.window.shell
    assert shell.windowTitle() == "mine – Leaderward"
    dialog = settings_of(program)
    name_of(dialog).setFocus()
    name_of(dialog).setText("Floor 3")
    QTest.keyClick(name_of(dialog), Qt.Key.Key_Return)
    assert dialog.isVisible()
    settle(program)
    assert shell.windowTitle() == "Floor 3 – Leaderward"
    dialog.reject()
    undo_by_key(program)
    assert shell.windowTitle() == "mine – Leaderward"


def test_a_name_that_cant_be_kept_is_told_in_the_dialog(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    dialog = settings_of(program)
    name_of(dialog).setText("a\x07bell")
    QTest.keyClick(name_of(dialog), Qt.Key.Key_Return)
    assert not dialog.problem.isHidden()
    assert name_of(dialog).text() == "a\x07bell"
    name_of(dialog).setText("bell")
    QTest.keyClick(name_of(dialog), Qt.Key.Key_Return)
    assert dialog.problem.isHidden()


def test_the_day_start_moves_today_and_ctrl_z_moves_it_back(
    start: Start, tmp_path: Path, clock: FixedClock
) -> None:
    clock.instant = clock.instant.replace(hour=2, minute=30)
    program = start(tmp_path / "mine.leaderward")
    today = program.window.today
    before = today.today
    dialog = settings_of(program)
    assert day_start_of(dialog).time() == QTime(4, 0)
    day_start_of(dialog).setTime(QTime(2, 0))
    QTest.keyClick(day_start_of(dialog), Qt.Key.Key_Return)
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
    before, shown = (
        settings.get(),
        (day_start_of(dialog).time(), week_start_of(dialog).currentIndex(), cue.at.time()),
    )
    for focused in (False, True):
        for field in (day_start_of(dialog), week_start_of(dialog), cue.at):
            (field if focused else theme_of(dialog).segment("dark")).setFocus(Qt.FocusReason.MouseFocusReason)
            scroll.ensureWidgetVisible(field)
            QApplication.processEvents()
            bar.setValue(bar.value() - bar.singleStep())
            QApplication.processEvents()
            at = bar.value()
            wheel_over(dialog, field)
            assert bar.value() > at
            assert field.hasFocus() == focused
    assert (day_start_of(dialog).time(), week_start_of(dialog).currentIndex(), cue.at.time()) == shown
    assert settings.get() == before


def test_the_week_start_is_seen_in_the_week_and_in_the_calendar(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    for number in range(5):
        type_and(program, f"Action {number}", Qt.Key.Key_M)
    settle(program)
    cards = program.window.today.cards
    assert cards.week._days[0] == dt.date(2026, 11, 16)
    dialog = settings_of(program)
    week_start_of(dialog).setCurrentIndex(6)
    week_start_of(dialog).activated.emit(6)
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


def test_any_setting_is_found_by_its_words_and_by_others_for_it(start: Start, tmp_path: Path) -> None:
    dialog = settings_of(start(tmp_path / "mine.leaderward"))
    QTest.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert dialog.search.hasFocus()
    for typed, key in (
        ("dark", "theme"),
        ("MIDNIGHT", "day_start"),
        ("sampling", "pings"),
        ("zoom", "text_scale"),
    ):
        dialog.search.setText(typed)
        assert dialog.controls[key].isVisible(), typed
        shown = [name for name, control in dialog.controls.items() if control.isVisible()]
        assert len(shown) < 4, (typed, shown)
    QApplication.processEvents()
    found = dialog.controls["text_scale"]
    assert found.mapTo(dialog, QPoint(0, 0)).y() < 240  # right below the field, however high the dialog is
    cue = dialog.findChild(CuePart)
    assert isinstance(cue, CuePart)
    dialog.search.setText("calendar entry")
    assert cue.isVisible()
    dialog.search.setText("no such thing")
    assert "no such thing" in dialog.nothing.plain_text()
    assert not any(control.isVisible() for control in dialog.controls.values())
    QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert all(control.isVisible() for control in dialog.controls.values())
    QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_pings_are_kept_on_this_machine_where_a_person_can_read_them(
    start: Start, tmp_path: Path, places: Places
) -> None:
    program = start(tmp_path / "mine.leaderward")
    dialog = settings_of(program)
    dialog.controls["pings"].click()  # type: ignore[attr-defined]
    at, often = dialog.controls["ping_from"], dialog.controls["pings_a_day"]
    assert isinstance(at, QTimeEdit)
    assert isinstance(often, QSpinBox)
    at.setTime(QTime(8, 30))
    QTest.keyClick(at, Qt.Key.Key_Return)
    often.setValue(6)
    assert [kept(places)[name] for name in ("pings", "ping_from", "ping_to", "pings_a_day")] == [
        True, "08:30", "17:00", 6,
    ]  # fmt: skip
    assert program.opened is not None
    assert program.opened.journal.undo_names() == (None, None)


def test_what_has_a_place_of_its_own_is_led_to(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    dialog = settings_of(program)
    dialog.search.setText("targets")
    buttons = dialog.findChildren(Button)
    button = next(one for one in buttons if one.isVisible() and one.text() == "Targets…")
    button.click()
    until_shown(lambda: isinstance(QApplication.activeModalWidget(), TargetsDialog))
