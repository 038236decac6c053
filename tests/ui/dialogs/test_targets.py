"""Targets are set, changed and removed in their dialog, with keys and with the mouse."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.marks import Target
from journal.opening import Opened, open_journal
from journal.places import World
from tests.flows.test_every_control import clipped, nameless, reachable
from ui.dialogs.target_form import TargetForm
from ui.dialogs.targets import TargetsDialog
from ui.theme.look import Look
from ui.theme.style import apply_look

TODAY = dt.date(2026, 11, 19)
MARCH, JUNE = dt.date(2026, 3, 1), dt.date(2026, 6, 20)
FORTY, SIXTY = Target(MARCH, 0.4, "back from leave"), Target(JUNE, 0.6, "two team leads")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(tmp_path: Path, world: World) -> Iterator[Opened]:
    journal = open_journal(tmp_path / "a.leaderward", world)
    yield journal
    journal.close()


@pytest.fixture
def look(qapp: QApplication) -> Look:
    found = Look.named("light")
    found.set_reduced_motion(True)
    apply_look(qapp, found)
    return found


def show(look: Look, opened: Opened, qtbot: QtBot) -> TargetsDialog:
    dialog = TargetsDialog(look, opened)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # the test's, which still asks it
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


@pytest.fixture
def empty(look: Look, opened: Opened, qtbot: QtBot) -> TargetsDialog:
    return show(look, opened, qtbot)


@pytest.fixture
def dialog(look: Look, opened: Opened, qtbot: QtBot) -> TargetsDialog:
    """With two steps, set before it was opened."""
    for target in (FORTY, SIXTY):
        opened.journal.settings.set_target(target)
    return show(look, opened, qtbot)


def form_of(dialog: TargetsDialog) -> TargetForm:
    assert dialog.new_form is not None
    return dialog.new_form


def editor_of(dialog: TargetsDialog) -> TargetForm:
    assert dialog.editor is not None
    return dialog.editor


def targets(opened: Opened) -> tuple[Target, ...]:
    return opened.journal.settings.get().targets


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def type_in(widget: QWidget, text: str) -> None:
    widget.setFocus()
    QTest.keyClicks(widget, text)


def shown_rows(dialog: TargetsDialog) -> list[str]:
    return [row.accessibleName() for row in dialog.rows]


def read(widget: QWidget) -> str:
    return " ".join(widget.accessibleName().split())


def test_a_target_is_set_with_the_keys_alone(empty: TargetsDialog, opened: Opened) -> None:
    form = form_of(empty)
    assert QApplication.focusWidget() is form.share
    QTest.keyClicks(form.share, "60")
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is form.day_button
    press(Qt.Key.Key_Tab)
    QTest.keyClicks(form.reason, "two team leads")
    assert form.sentence.plain_text() == "Target 60 from today, because: two team leads"
    press(Qt.Key.Key_Return)
    assert targets(opened) == (Target(TODAY, 0.6, "two team leads"),)
    assert shown_rows(empty) == ["Target 60, from today: two team leads"]
    # ready for another one, or to be left
    assert (form.share.text(), form.reason.text()) == ("", "")
    assert QApplication.focusWidget() is form.share
    assert form.replaced.isHidden()
    press(Qt.Key.Key_Escape)
    assert not empty.isVisible()


def test_the_steps_so_far_say_how_long_each_held(dialog: TargetsDialog, opened: Opened) -> None:
    assert shown_rows(dialog) == [
        "Target 60, since 20 June 2026: two team leads",
        "Target 40, 1 March 2026 to 19 June 2026: back from leave",
    ]
    form = form_of(dialog)
    type_in(form.share, "100")
    form.set_day(dt.date(2027, 1, 1))
    QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert shown_rows(dialog)[:2] == [
        "Target 100, from 1 January 2027, not yet",
        "Target 60, 20 June 2026 to 31 December 2026: two team leads",
    ]
    assert targets(opened)[-1] == Target(dt.date(2027, 1, 1), 1.0)


@pytest.mark.parametrize("words", ["170", "0", "sixty", "0.6", ""])
def test_a_bad_share_is_answered_where_it_stands(empty: TargetsDialog, opened: Opened, words: str) -> None:
    form = form_of(empty)
    type_in(form.share, words)
    type_in(form.reason, "two team leads")
    press(Qt.Key.Key_Return)
    assert form.problem.isVisible()
    assert "1\u00a0to\u00a0100" in form.problem.text()
    assert form.share.accessibleDescription() == form.problem.text()
    assert (form.share.text(), form.reason.text()) == (words, "two team leads")
    assert QApplication.focusWidget() is form.share
    assert targets(opened) == ()
    form.share.selectAll()
    QTest.keyClicks(form.share, "60")
    assert form.problem.isHidden()
    press(Qt.Key.Key_Return)
    assert targets(opened) == (Target(TODAY, 0.6, "two team leads"),)


def test_a_bad_reason_is_answered_where_it_stands(empty: TargetsDialog, opened: Opened) -> None:
    form = form_of(empty)
    type_in(form.share, "60")
    form.reason.setText("x" * 121)
    press(Qt.Key.Key_Return)
    assert "121" in form.problem.text()
    assert QApplication.focusWidget() is form.reason
    assert form.reason.text() == "x" * 121
    assert targets(opened) == ()
    form.reason.setText("two\nlines **and stars** {points} دنا")
    assert form.sentence.plain_text().endswith("because: two lines **and stars** {points} دنا")
    press(Qt.Key.Key_Return)
    assert targets(opened)[0].reason == "two lines **and stars** {points} دنا"


def test_arrow_keys_change_the_share(empty: TargetsDialog) -> None:
    share = form_of(empty).share
    type_in(share, "60")
    for key, value in (
        (Qt.Key.Key_Up, "61"),
        (Qt.Key.Key_PageDown, "51"),
        (Qt.Key.Key_Down, "50"),
    ):
        press(key)
        assert share.text() == value
    for _step in range(9):
        press(Qt.Key.Key_PageUp)
    assert share.text() == "100"
    share.setText("sixty")
    press(Qt.Key.Key_Up)
    assert share.text() == "sixty"


def test_a_step_is_changed_where_it_stands(dialog: TargetsDialog, opened: Opened) -> None:
    form = form_of(dialog)
    type_in(form.reason, "half written")
    dialog.rows[1].setFocus()
    press(Qt.Key.Key_Return)
    editor = editor_of(dialog)
    assert QApplication.focusWidget() is editor.share
    assert not form.isVisible()
    assert (editor.share.text(), editor.day, editor.reason.text()) == ("40", MARCH, "back from leave")
    QTest.keyClicks(editor.share, "45")
    editor.set_day(dt.date(2026, 2, 1))
    press(Qt.Key.Key_Return)
    assert targets(opened) == (Target(dt.date(2026, 2, 1), 0.45, "back from leave"), SIXTY)
    assert dialog.editor is None
    assert QApplication.focusWidget() is dialog.rows[1]
    assert form.isVisible()
    assert form.reason.text() == "half written"


def test_esc_steps_out_of_the_editor_first(dialog: TargetsDialog, opened: Opened) -> None:
    dialog.rows[0].setFocus()
    press(Qt.Key.Key_Return)
    type_in(editor_of(dialog).share, "99")
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.editor is None
    assert targets(opened) == (FORTY, SIXTY)
    assert QApplication.focusWidget() is dialog.rows[0]
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_is_half_changed_is_pointed_out_before_another_is_changed(dialog: TargetsDialog) -> None:
    QTest.mouseClick(dialog.rows[0].edit, Qt.MouseButton.LeftButton)
    editor = editor_of(dialog)
    type_in(editor.reason, ", and a third")
    QTest.mouseClick(dialog.rows[0].edit, Qt.MouseButton.LeftButton)
    assert editor_of(dialog) is editor
    assert editor.problem.isVisible()
    assert editor.reason.text().endswith(", and a third")
    QTest.mouseClick(dialog.rows[0].edit, Qt.MouseButton.LeftButton)
    assert editor_of(dialog).given_day == MARCH


def test_a_step_is_removed_and_comes_back_by_undo(dialog: TargetsDialog, opened: Opened) -> None:
    dialog.rows[0].setFocus()
    press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is dialog.rows[1]
    press(Qt.Key.Key_Delete)
    assert targets(opened) == (SIXTY,)
    assert QApplication.focusWidget() is dialog.rows[0]
    QTest.mouseClick(dialog.rows[0].remove, Qt.MouseButton.LeftButton)
    assert targets(opened) == ()
    assert dialog.rows == []
    press(Qt.Key.Key_Z, CONTROL)
    assert targets(opened) == (SIXTY,)
    QTest.mouseClick(dialog.undo_button, Qt.MouseButton.LeftButton)
    assert targets(opened) == (FORTY, SIXTY)
    assert len(dialog.rows) == 2
    # what was done before the dialog was opened is not its to undo
    assert not dialog.undo_button.isVisible()
    press(Qt.Key.Key_Z, CONTROL)
    assert targets(opened) == (FORTY, SIXTY)


def test_undo_after_setting_takes_the_target_back_not_the_text(empty: TargetsDialog, opened: Opened) -> None:
    form = form_of(empty)
    type_in(form.share, "60")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Z, CONTROL)
    assert targets(opened) == ()
    assert form.share.text() == ""
    type_in(form.share, "70")
    press(Qt.Key.Key_Z, CONTROL)
    assert form.share.text() == ""


def test_setting_what_is_set_already_is_no_step(dialog: TargetsDialog, opened: Opened) -> None:
    before = opened.journal.undo_names()
    QTest.mouseClick(dialog.rows[0].edit, Qt.MouseButton.LeftButton)
    press(Qt.Key.Key_Return)
    assert dialog.editor is None
    assert opened.journal.undo_names() == before
    dialog.undo()
    assert targets(opened) == (FORTY, SIXTY)


def test_it_is_told_beforehand_which_target_makes_way(dialog: TargetsDialog, opened: Opened) -> None:
    form = form_of(dialog)
    type_in(form.share, "50")
    assert form.replaced.isHidden()
    form.set_day(JUNE)
    assert form.replaced.isVisible()
    assert "60" in form.replaced.plain_text()
    press(Qt.Key.Key_Return)
    assert targets(opened) == (FORTY, Target(JUNE, 0.5))
    QTest.mouseDClick(dialog.rows[1], Qt.MouseButton.LeftButton)
    assert editor_of(dialog).replaced.isHidden(), "it is its own day"


def test_a_day_is_chosen_from_the_calendar(empty: TargetsDialog, opened: Opened, qtbot: QtBot) -> None:
    form = form_of(empty)
    type_in(form.share, "60")
    press(Qt.Key.Key_G, CONTROL)
    qtbot.waitUntil(form.popup.isVisible)
    QTest.keyClick(form.popup.grid, Qt.Key.Key_PageUp)
    QTest.keyClick(form.popup.grid, Qt.Key.Key_Return)
    assert form.day == dt.date(2026, 10, 19)
    assert read(form.day_button) == "From: 19 October 2026"
    assert form.sentence.plain_text() == "Target 60 from 19 October 2026"
    type_in(form.reason, "")
    press(Qt.Key.Key_Return)
    assert targets(opened) == (Target(dt.date(2026, 10, 19), 0.6),)


def test_what_is_half_written_is_pointed_out_before_it_is_left(empty: TargetsDialog) -> None:
    form = form_of(empty)
    type_in(form.reason, "two team leads")
    press(Qt.Key.Key_Escape)
    assert empty.isVisible()
    assert form.problem.isVisible()
    assert form.reason.text() == "two team leads"
    type_in(form.reason, "!")
    QApplication.sendEvent(empty, QCloseEvent())
    assert empty.isVisible(), "it was written on since"
    press(Qt.Key.Key_Escape)
    assert not empty.isVisible()


def test_what_is_said_moves_no_row_from_under_the_pointer(dialog: TargetsDialog, qtbot: QtBot) -> None:
    QApplication.processEvents()
    before = dialog.rows[0].mapToGlobal(dialog.rows[0].rect().topLeft())
    dialog.rows[1].remove.click()
    qtbot.waitUntil(dialog.undo_button.isVisible)
    QApplication.processEvents()
    assert dialog.rows[0].mapToGlobal(dialog.rows[0].rect().topLeft()) == before


def test_what_can_not_be_saved_is_not_said_to_be_saved_by_enter(dialog: TargetsDialog) -> None:
    form = form_of(dialog)
    type_in(form.share, "70")
    form.reason.setText("a" * 121)
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "can’t be as it stands. This reason has 121 characters; 120 fit." in form.problem.text()
    assert "Enter saves" not in form.problem.text()
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("because two team leads", "because: two team leads"),
        ("Because: two team leads", "because: two team leads"),
        ("because", "because: because"),
        ("becausewise", "because: becausewise"),
        ("two team leads", "because: two team leads"),
    ],
)
def test_because_is_said_once(dialog: TargetsDialog, reason: str, told: str) -> None:
    form = form_of(dialog)
    type_in(form.share, "70")
    form.reason.setText(reason)
    assert form.sentence.plain_text().endswith(told)


def test_a_journal_that_was_spoilt_meanwhile_is_told_and_nothing_is_lost(
    empty: TargetsDialog, opened: Opened
) -> None:
    form = form_of(empty)
    type_in(form.share, "60")
    with closing(sqlite3.connect(opened.journal.path)) as other:
        other.execute("INSERT INTO setting VALUES ('targets', '\"not ours\"')")
        other.commit()
    press(Qt.Key.Key_Return)
    assert form.problem.isVisible()
    assert "damaged" in form.problem.text()
    assert form.share.text() == "60"


def test_a_journal_that_cant_be_read_is_told(look: Look, opened: Opened, qtbot: QtBot) -> None:
    with closing(sqlite3.connect(opened.journal.path)) as other:
        other.execute("INSERT INTO setting VALUES ('targets', '\"not ours\"')")
        other.commit()
    dialog = show(look, opened, qtbot)
    assert dialog.problem.isVisible()
    assert dialog.new_form is None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_it_is_as_high_as_what_is_in_it(dialog: TargetsDialog, qtbot: QtBot) -> None:
    form = form_of(dialog)

    def fits() -> bool:
        bar = dialog._scroll.verticalScrollBar()
        return bar.maximum() == 0

    qtbot.waitUntil(fits)
    type_in(form.share, "70")
    form.reason.setText("long enough for two lines and then some words more, so that " * 2)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(fits)
    dialog.edit(MARCH)
    qtbot.waitUntil(fits)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_everything_is_named_reached_and_whole(
    dialog: TargetsDialog, look: Look, qtbot: QtBot, scale: float
) -> None:
    look.set_text_scale(scale)
    for day in (None, JUNE):
        if day is not None:
            dialog.edit(day)
        qtbot.waitUntil(lambda: not clipped(dialog))
        assert reachable(dialog)
        assert nameless(dialog) == []


def test_closed_it_hears_of_nothing_any_more(look: Look, opened: Opened, qtbot: QtBot) -> None:
    dialog = TargetsDialog(look, opened)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    look.set_text_scale(1.1)
    opened.journal.settings.set_target(FORTY)
