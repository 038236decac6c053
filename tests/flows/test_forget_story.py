"""Somebody is forgotten, and an action deleted for good, through the real window: not a byte is left."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.domain.person import Person
from tests.flows.conftest import until_shown
from tests.flows.windows import Start, clear_closed, dialog_of, settle, texts, type_and
from ui.dialogs.bug import BugDialog
from ui.dialogs.delete_for_good import DeleteForGoodDialog
from ui.dialogs.forget import ForgetDialog
from ui.pages.people import PeoplePage
from ui.program import Program

PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
TYPED = (
    ("Coached @Xjossq on calls", Qt.Key.Key_L),
    ("Asked Xjossq and @Priya who decides; Xjossq’s idea", Qt.Key.Key_B),
    ("Checked the pipeline with @Priya", Qt.Key.Key_M),
)


def scanned(path: Path) -> bytes:
    """Every byte of the journal, its log included, small letters."""
    files = [path, path.with_name(path.name + "-wal")]
    return b"".join(file.read_bytes() for file in files if file.exists()).lower()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.leaderward"


@pytest.fixture
def program(start: Start, path: Path) -> Program:
    program = start(path)
    for text, key in TYPED:
        type_and(program, text, key)
    settle(program)
    return program


def people_of(program: Program) -> PeoplePage:
    program.window.show_page("people")
    settle(program)
    page = program.window.late.pages["people"]
    assert isinstance(page, PeoplePage)
    return page


def ask_to_forget(page: PeoplePage, name: str) -> ForgetDialog:
    """From the row's menu, until every place is found."""
    rows = page.face.list
    person = next(one for one in rows.people_model.rows if one.person.name == name)
    rows.asked.emit("person.forget", person.key)
    return planned(dialog_of(ForgetDialog))


def planned(dialog: ForgetDialog) -> ForgetDialog:
    until_shown(lambda: dialog.plan is not None and dialog.forget.isEnabled())
    return dialog


def test_a_person_is_forgotten_and_others_stay(program: Program, path: Path) -> None:
    opened = program.opened
    assert opened is not None
    opened.journal.people.note(Person("Xjossq", moves="being asked"))
    settle(program)
    page = people_of(program)
    dialog = ask_to_forget(page, "Xjossq")
    assert "@Xjossq stands in 1 action." in dialog.mentions.plain_text()
    assert len(dialog.list.model_of_hits.chosen()) == 2
    # nothing is done by Enter: the button that is meant keeps them
    assert QApplication.focusWidget() is dialog.keep
    dialog.instead.setFocus()
    dialog.instead.setText("a rep")
    QTest.keyClick(dialog.instead, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert b"xjossq" in scanned(path)
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    until_shown(dialog.close_button.isVisible)
    assert b"xjossq" not in scanned(path)
    assert "byte by byte" in dialog.outcome_rest.plain_text()
    QTest.keyClick(dialog.close_button, Qt.Key.Key_Return)
    clear_closed()
    settle(program)
    assert [one.person.name for one in page.face.list.people_model.rows] == ["Priya"]
    program.window.show_page("today")
    assert texts(program) == [
        "Checked the pipeline with @Priya",
        "Asked a rep and @Priya who decides; a rep’s idea",
        "Coached a rep on calls",
    ]
    # what was done besides can be undone, and forgetting can't
    names = [opened.journal.undo() for _step in range(3)]
    assert "log “Coached a rep on calls”" in names
    assert b"xjossq" not in scanned(path)


def test_kept_by_esc_or_enter_nothing_is_changed(program: Program, path: Path) -> None:
    before = texts(program)
    page = people_of(program)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        dialog = ask_to_forget(page, "Xjossq")
        QTest.keyClick(dialog.keep, key)
        clear_closed()
    assert b"xjossq" in scanned(path)
    program.window.show_page("today")
    assert texts(program) == before


def test_what_is_ticked_is_chosen_by_keys(program: Program) -> None:
    page = people_of(program)
    dialog = ask_to_forget(page, "Xjossq")
    rows = dialog.list
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert len(rows.model_of_hits.chosen()) == 1
    QTest.keyClick(rows, Qt.Key.Key_A)
    assert len(rows.model_of_hits.chosen()) == 2
    QTest.keyClick(rows, Qt.Key.Key_A)
    assert rows.model_of_hits.chosen() == frozenset()
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert len(rows.model_of_hits.chosen()) == 1
    dialog.instead.setText("@Ana")
    dialog.forget.click()
    assert dialog.problem.isVisible()
    dialog.instead.setText("someone")
    dialog.forget.click()
    until_shown(dialog.close_button.isVisible)
    assert "What you left is still in it." in dialog.outcome_rest.plain_text()
    dialog.close_button.click()
    clear_closed()
    program.window.show_page("today")
    assert "Coached someone on calls" in texts(program)


def test_an_action_is_deleted_for_good_from_its_list(program: Program, path: Path) -> None:
    rows = program.window.today.list
    settle(program)
    rows.setFocus()
    rows.select(next(one.id for one in rows.actions_model.actions if one.text.startswith("Coached")))
    QTest.keyClick(rows, Qt.Key.Key_Delete, SHIFT)
    dialog = dialog_of(DeleteForGoodDialog)
    assert QApplication.focusWidget() is dialog.keep
    QTest.keyClick(dialog.keep, Qt.Key.Key_Escape)
    clear_closed()
    assert len(texts(program)) == 3
    QTest.keyClick(rows, Qt.Key.Key_Delete, SHIFT)
    dialog = dialog_of(DeleteForGoodDialog)
    dialog.delete.click()
    until_shown(dialog.close_button.isVisible)
    assert b"coached" not in scanned(path)
    dialog.close_button.click()
    clear_closed()
    assert len(texts(program)) == 2
    assert [entry.text().split("\t")[0] for entry in rows.make_menu(rows.current_id()).actions()][-1] == (
        "Delete for good…"
    )


def test_a_dialog_can_be_left_where_forgetting_broke(
    program: Program, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    dialog = ask_to_forget(people_of(program), "Xjossq")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE step_change RENAME TO elsewhere")
    dialog.forget.click()
    until_shown(lambda: isinstance(QApplication.activeModalWidget(), BugDialog))
    dialog_of(BugDialog).reject()
    assert dialog.forget.isEnabled()
    dialog.reject()
    assert not dialog.isVisible()
    clear_closed()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE elsewhere RENAME TO step_change")
    assert b"xjossq" in scanned(path), "nothing was changed"
    caplog.clear()
