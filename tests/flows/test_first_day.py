"""The main job, as a manager does it: log, tag, see the drift, take it back, come back tomorrow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.places import FixedClock
from tests.flows.conftest import Screen, is_ready, until
from tests.flows.windows import CONTROL, Start, settle, texts, type_and
from ui.app import App

Begin = Callable[..., App]


def test_three_actions_are_logged_with_one_key_each_and_seen_on_both_pages(
    start: Start, tmp_path: Path, clock: FixedClock
) -> None:
    program = start(tmp_path / "mine.leaderward")
    window = program.window
    assert QApplication.focusWidget() is window.today.capture.text_field
    for minutes, (text, key) in enumerate(
        [
            ("Moved two shifts so that Friday is covered", Qt.Key.Key_M),
            ("Let @Priya run the #pricing huddle", Qt.Key.Key_L),
            ("Took calls with the new starters", Qt.Key.Key_B),
        ]
    ):
        clock.advance(minutes=minutes)
        type_and(program, text, key)
        assert window.today.capture.text() == ""
        assert texts(program)[0] == text
    assert window.bar.text.startswith("Saved as both")
    settle(program)
    assert window.today.count.plain_text() == "3 actions"

    type_and(program, "Closed the Brandt order myself", Qt.Key.Key_O)
    type_and(program, "Phoned Hallam back", Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert window.opened is not None
    counts = window.opened.reader.counts()
    assert (counts.manager, counts.leader, counts.both, counts.own, counts.untagged) == (1, 1, 1, 1, 1)

    window.commands.action("page.drift").trigger()
    settle(program)
    figure = window.drift.chart.figure  # type: ignore[union-attr]
    assert figure is not None
    assert not figure.sample
    assert [int(n) for n in (figure.buckets.manager[0], figure.buckets.leader[0])] == [1, 1]
    assert "2 more" in window.drift.first.plain_text()  # type: ignore[union-attr]


def test_undo_and_redo_reach_list_week_and_chart(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    window = program.window
    type_and(program, "Asked why we call before ten", Qt.Key.Key_L)
    QTest.keyClick(window.today.capture.text_field, Qt.Key.Key_Z, CONTROL)
    assert texts(program) == []
    assert "Asked why we call before ten" in window.bar.text
    window.commands.action("edit.redo").trigger()
    assert texts(program) == ["Asked why we call before ten"]
    window.show_page("drift")
    settle(program)
    figure = window.drift.chart.figure  # type: ignore[union-attr]
    assert figure is not None
    assert figure.buckets.leader.sum() == 1
    window.undo()
    settle(program)
    figure = window.drift.chart.figure  # type: ignore[union-attr]
    assert figure is not None
    assert figure.sample


def test_edit_retag_and_delete_in_place_each_with_a_way_back(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    window = program.window
    type_and(program, "Checked the log", Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    settle(program)
    rows = window.today.list
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    settle(program)
    QTest.keyClick(rows, Qt.Key.Key_L)
    settle(program)
    assert rows.actions_model.actions[0].behaviour == "leader"
    QTest.keyClick(rows, Qt.Key.Key_Return)
    editor = rows.editor()
    assert editor is not None
    editor.text_field.insertPlainText(" and asked @Femi what it told him")
    QTest.keyClick(editor.text_field, Qt.Key.Key_Return)
    assert texts(program) == ["Checked the log and asked @Femi what it told him"]
    assert rows.actions_model.actions[0].people == ("Femi",)
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert texts(program) == []
    for _step in range(3):
        window.undo()
    assert texts(program) == ["Checked the log"]
    assert rows.actions_model.actions[0].behaviour is None


def test_what_is_typed_before_the_journal_is_open_is_saved(
    begin_app: Begin, qtbot: QtBot, tmp_path: Path
) -> None:
    app = begin_app(tmp_path / "mine.leaderward")
    field = app.shell.opening.capture.text_field
    assert app.shell.focusWidget() is field
    QTest.keyClicks(field, "Quick as I am")
    QTest.keyClick(field, Qt.Key.Key_M, CONTROL)
    QTest.keyClicks(field, "and more")
    qtbot.waitUntil(lambda: is_ready(app), timeout=20_000)
    assert app.program is not None
    assert texts(app.program) == ["Quick as I am"]
    assert app.program.window.today.capture.text() == "and more"
    assert QApplication.focusWidget() is field


def test_a_journal_that_can_not_be_opened_gives_the_text_back(
    begin_app: Begin, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "notes.leaderward"
    path.write_text("this is not a journal, but somebody's shopping list")
    app = begin_app(path)
    field = app.shell.opening.capture.text_field
    QTest.keyClicks(field, "Do not lose me")
    QTest.keyClick(field, Qt.Key.Key_M, CONTROL)

    def is_in_trouble() -> bool:
        return app.program is not None and app.shell.pages.currentWidget() is app.program.window.trouble

    qtbot.waitUntil(is_in_trouble, timeout=20_000)
    assert app.program is not None
    assert app.program.window.today.capture.text() == "Do not lose me"
    assert path.read_text().startswith("this is not a journal")


def test_another_day_is_logged_by_keys_and_the_future_is_asked_about(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    window = program.window
    window.commands.action("day.earlier").trigger()
    type_and(program, "Wrote the rota", Qt.Key.Key_M)
    settle(program)
    action = window.today.list.actions_model.actions[0]
    assert action.day == dt.date(2026, 11, 18)
    assert action.origin == "recalled"
    window.today.go_to(dt.date(2026, 11, 27))
    type_and(program, "Will hold the launch", Qt.Key.Key_L)
    assert texts(program) == []
    assert window.today.capture.text() == "Will hold the launch"
    window.today.capture.question.no.click()
    assert window.today.capture.text() == "Will hold the launch"
    QTest.keyClick(window.today.capture.text_field, Qt.Key.Key_L, CONTROL)
    window.today.capture.question.yes.click()
    assert texts(program) == ["Will hold the launch"]
    assert window.today.capture.text() == ""


def test_blank_and_broken_texts_stay_with_one_clear_sentence(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    capture = program.window.today.capture
    for text in ("   ", "a bell \x07 in the text"):
        capture.set_text(text)
        QTest.keyClick(capture.text_field, Qt.Key.Key_L, CONTROL)
        assert not capture.note.isHidden()
        assert capture.text() == text
        capture.text_field.clear()
    assert texts(program) == []


def test_three_actions_survive_a_power_cut_in_the_real_program(screen: Screen) -> None:
    program = screen.open()
    lines = [
        ("Moved two shifts so that Friday is covered", "ctrl+m", "manager"),
        ("Let Priya run the pricing huddle and kept quiet", "ctrl+l", "leader"),
        ("Took calls with the new starters", "ctrl+b", "both"),
    ]
    for count, (text, key, _behaviour) in enumerate(lines, start=1):
        screen.type(text)
        screen.press(key)
        until(lambda count=count: len(screen.actions()) == count, f"{count} actions in the journal")
    screen.press("ctrl+z")
    until(lambda: len(screen.actions()) == 2, "the undo")
    screen.press("ctrl+shift+z")
    until(lambda: len(screen.actions()) == 3, "the redo")
    screen.kill(program)
    found = {(action["text"], action["behaviour"]) for action in screen.actions()}
    assert found == {(text, behaviour) for text, _key, behaviour in lines}
    again = screen.open()
    screen.type("Back after the power cut")
    screen.press("Return")
    until(lambda: len(screen.actions()) == 4, "an action in the program that was opened again")
    screen.press("ctrl+q")
    assert again.wait(20) == 0
