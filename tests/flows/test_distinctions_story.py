"""The page of the distinctions with keys: walk, open, read, reword, hide, undo, add one's own, export."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journal.domain.action import DistinctionMark, Draft
from journal.domain.behaviour import Behaviour, Pole
from journal.domain.role import Role
from journal.opening import open_journal
from journal.places import World
from tests.flows.conftest import until_shown
from tests.flows.windows import Start, clear_closed, dialog_of, settle, type_and, undo_by_key
from ui.dialogs.export_distinctions import ExportDistinctionsDialog
from ui.pages.distinctions import DistinctionsPage
from ui.program import Program

TRUST = "control-trust"
PRIVATE = "Let Priya run the pricing huddle"


@pytest.fixture
def journal(tmp_path: Path, world: World) -> Path:
    """Half a year of marks, three a weekday, and one line that must never leave."""
    path = tmp_path / "marked.leaderward"
    opened = open_journal(path, world)
    today = opened.journal.today()
    ids = list(opened.journal.catalogue.ids())
    drafts = []
    for back in range(180):
        day = today - dt.timedelta(days=back)
        for turn in range(2):
            leads = (back * 7 + turn * 3) % 5 < (3 if back < 60 else 2)
            behaviour = Behaviour.LEADER if leads else Behaviour.MANAGER
            mark = DistinctionMark(ids[(back + turn * 6) % 13], Pole(behaviour.value))
            drafts.append(Draft(f"Something on day {back}", behaviour, day=day, distinctions=(mark,)))
    drafts.append(
        Draft(PRIVATE, Behaviour.LEADER, day=today, distinctions=(DistinctionMark(TRUST, Pole.LEADER),))
    )
    opened.journal.actions.record_all(drafts, opened.journal.settings.get())
    opened.close()
    return path


def page_of(program: Program) -> DistinctionsPage:
    """The page, shown and read, with its thirteen and its panels."""
    program.window.commands.action("page.distinctions").trigger()
    page = program.window.late.pages["distinctions"]
    assert isinstance(page, DistinctionsPage)
    calm(program, page)
    return page


def calm(program: Program, page: DistinctionsPage) -> None:
    """Until everything asked for is shown."""

    def is_there() -> bool:
        reading = page.reading
        read = reading is not None and (reading.thirteen is not None or not reading.catalogue.distinctions)
        walking = page._walking.isActive()
        return page.is_whole and read and not walking and program.window.is_current

    until_shown(is_there)


def press(
    widget: QWidget, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    for key in keys:
        QTest.keyClick(widget, key, modifier)


def rows(page: DistinctionsPage) -> list[str]:
    return [row.key for row in page.list.row_model.rows]


def to_trust(program: Program, page: DistinctionsPage) -> None:
    """With keys alone to "checked, or entrusted"."""
    press(page.list, Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    calm(program, page)
    press(page.list, Qt.Key.Key_Down, Qt.Key.Key_Down)
    calm(program, page)


def test_walking_opening_and_closing_with_keys(start: Start, journal: Path) -> None:
    program = start(journal)
    page = page_of(program)
    assert rows(page) == ["new-ways", "enquiry", "people", "horizon", "judgement"]
    to_trust(program, page)
    assert rows(page)[2:6] == ["people", "systems-people", TRUST, "maintain-develop"]
    assert page.list.key == TRUST
    assert page.panel.key == TRUST
    assert page.stage.panel is page.panel
    assert "Checked, or entrusted" in page.panel.accessibleName()
    press(page.list, Qt.Key.Key_Left)
    assert page.list.key == "people"
    press(page.list, Qt.Key.Key_Escape)
    calm(program, page)
    assert len(rows(page)) == 5
    assert page.list.key == "people"


def test_the_actions_behind_a_bar_are_changed_in_place(start: Start, journal: Path) -> None:
    program = start(journal)
    page = page_of(program)
    to_trust(program, page)
    before = page.reading.of_distinction(TRUST, "1y").leader  # type: ignore[union-attr]
    page.panel.all_button.click()
    calm(program, page)
    shown = page.all_actions.list.actions_model.actions
    assert shown[0].text == PRIVATE
    assert page.panel.all_button.text() == f"All {len(shown)}"
    page.all_actions.list.select(shown[0].id)
    press(page.all_actions.list, Qt.Key.Key_Delete)
    calm(program, page)
    assert page.reading.of_distinction(TRUST, "1y").leader == before - 1  # type: ignore[union-attr]
    assert PRIVATE not in [action.text for action in page.all_actions.list.actions_model.actions]
    press(page.all_actions.list, Qt.Key.Key_Escape)
    calm(program, page)
    assert page.stage.panel is page.panel


def test_reword_hide_and_undo(start: Start, journal: Path) -> None:
    program = start(journal)
    page = page_of(program)
    to_trust(program, page)
    program.window.commands.action("catalogue").trigger()
    editor = page.editor
    assert page.stage.panel is editor
    editor.list.choose(TRUST)
    press(editor.list, Qt.Key.Key_Return)
    editor.form.fields["leader_act"].setText("let them do it")
    press(editor.form.fields["leader_act"], Qt.Key.Key_Return)
    calm(program, page)
    assert next(row for row in page.list.row_model.rows if row.key == TRUST).leader_act == "let them do it"
    press(editor.list, Qt.Key.Key_Delete)
    calm(program, page)
    assert TRUST not in rows(page)
    assert program.window.context.catalogue.find(TRUST) is not None
    assert not program.window.context.catalogue.offers(TRUST)
    undo_by_key(program)
    calm(program, page)
    assert TRUST in rows(page)
    press(editor.list, Qt.Key.Key_Up, modifier=Qt.KeyboardModifier.AltModifier)
    calm(program, page)
    assert program.opened is not None
    assert program.opened.journal.settings.get().catalogue.order.index(TRUST) == 6


def test_an_own_distinction_is_marked_at_once_and_counted(start: Start, journal: Path) -> None:
    program = start(journal)
    page = page_of(program)
    program.window.commands.action("catalogue").trigger()
    editor = page.editor
    editor.list.choose(TRUST)
    editor.add_button.click()
    words = {"manager_act": "kept the peace", "leader_act": "named the conflict", "question": "Which was it?"}
    for name, text in words.items():
        editor.form.fields[name].setText(text)
    press(editor.form.fields["question"], Qt.Key.Key_Return)
    calm(program, page)
    one = next(d for d in program.window.context.catalogue.distinctions if d.id.startswith("own-"))
    assert one.family == "people"
    program.window.show_page("today")
    type_and(program, f"Said what both were thinking /{one.code}", Qt.Key.Key_L)
    settle(program)
    page = page_of(program)
    if page.list.row_model.index_of("people").isValid() and one.id not in rows(page):
        page.list.choose("people")
        press(page.list, Qt.Key.Key_Return)
        calm(program, page)
    row = next(row for row in page.list.row_model.rows if row.key == one.id)
    assert (row.figures.leader, row.figures.manager) == (1, 0)
    assert "4 more needed" in row.spoken or "4 more marked actions" in row.spoken
    page.editor.list.choose(one.id)
    page.editor.remove_button.click()
    calm(program, page)
    assert one.id not in rows(page)
    assert program.opened is not None
    found = program.opened.reader.actions(limit=9)
    action = next(one for one in found if one.text == "Said what both were thinking")
    assert [mark.distinction for mark in action.distinctions] == [one.id]


def test_all_hidden_is_said_kindly_and_undone_by_one_press(start: Start, journal: Path) -> None:
    program = start(journal)
    page = page_of(program)
    assert program.opened is not None
    for key in tuple(program.opened.journal.catalogue.ids()):
        program.opened.journal.distinctions.hide(key)
    calm(program, page)
    assert page.list.isHidden()
    assert not page.bring_back_button.isHidden()
    program.window.show_page("today")
    settle(program)
    page = page_of(program)
    page.bring_back_button.click()
    calm(program, page)
    assert len(rows(page)) == 5


def test_bad_words_are_told_and_what_was_typed_stays(start: Start, journal: Path) -> None:
    program = start(journal)
    page = page_of(program)
    program.window.commands.action("catalogue").trigger()
    form = page.editor.form
    page.editor.edit(TRUST)
    for typed, said in (("   ", "missing"), ("x" * 5000, "5,000"), ("fixed the process", "already")):
        form.fields["leader_act"].setText(typed)
        press(form.fields["leader_act"], Qt.Key.Key_Return)
        assert not form.problem.isHidden()
        assert said in form.problem.text()
        assert form.fields["leader_act"].text() == typed
    press(form.fields["leader_act"], Qt.Key.Key_Escape)
    assert form.isHidden()
    one = program.window.context.catalogue.find(TRUST)
    assert one is not None
    assert one.leader_act == "entrusted"


def test_words_that_were_typed_and_not_saved_come_back(start: Start, journal: Path) -> None:
    program = start(journal)
    page = page_of(program)
    page.editor.edit(TRUST)
    page.edit_catalogue(TRUST)
    field = page.editor.form.fields["leader_act"]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "half a thought")
    program.window.context.drafts.flush()
    program.window.shell.close()
    program.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    again = start(journal)
    page = page_of(again)
    assert page.stage.panel is page.editor
    assert page.editor.form.fields["leader_act"].text() == "half a thought"


def test_the_picture_says_what_it_is_and_holds_no_action(start: Start, journal: Path, tmp_path: Path) -> None:
    program = start(journal)
    page = page_of(program)
    to_trust(program, page)
    program.window.commands.action("export").trigger()
    dialog = dialog_of(ExportDistinctionsDialog)
    dialog.with_open.setChecked(True)
    for ending in ("png", "svg", "pdf"):
        dialog.kind.choose(ending)
        assert dialog.write(tmp_path / f"bars.{ending}")
        assert (tmp_path / f"bars.{ending}").stat().st_size > 2000
    text = (tmp_path / "bars.svg").read_text()
    assert "Self-logged, self-tagged" in text
    assert "entrusted" in text
    assert "Priya" not in text
    assert "Something on day" not in text
    dialog.reject()
    clear_closed()
    program.window.commands.action("copy.chart").trigger()
    calm(program, page)
    assert not QGuiApplication.clipboard().image().isNull()
    # on Drift the same key exports the drift
    program.window.show_page("drift")
    settle(program)
    program.window.commands.action("export").trigger()
    settle(program)
    other = QApplication.activeModalWidget()
    assert other is not None
    assert not isinstance(other, ExportDistinctionsDialog)
    other.close()
    clear_closed()


def test_what_a_role_needs_stands_on_its_row_and_in_its_panel_but_in_no_picture(
    start: Start, journal: Path
) -> None:
    program = start(journal)
    program.window.shell.resize(1280, 832)
    page = page_of(program)
    assert program.opened is not None
    assert not any(row.need for row in page.list.row_model.rows)
    assert not page.panel.need.isVisible()
    kept = program.opened.journal
    role = Role("Team lead", kept.today(), needs=(("people", 60),))
    kept.settings.change(replace(kept.settings.get(), roles=(role,)))
    calm(program, page)
    until_shown(lambda: any(row.need for row in page.list.row_model.rows))
    needs = {row.key: row.need for row in page.list.row_model.rows if row.need is not None}
    assert needs == {"people": 60}
    said = next(row.spoken for row in page.list.row_model.rows if row.key == "people")
    assert "your role “Team lead” needs 60 of 100 here" in said
    assert "your role “Team lead” needs" in page.foot.plain_text()
    page.list.choose("people")
    calm(program, page)
    until_shown(page.panel.need.isVisible)
    assert "needs 60 of 100" in page.panel.need.plain_text()
    picture = page.picture_for("1y")
    assert picture is not None
    assert all(row.need is None for row in picture.rows)
