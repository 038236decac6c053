"""The People page as it is used: by keys and clicks, through the real window."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour
from journal.domain.person import Person
from journal.opening import open_journal
from journal.places import World
from journal.reading.reflecting import people_notes, reflections
from tests.flows.conftest import until_shown
from tests.flows.test_every_control import catalogues, clipped, longer_language, nameless
from tests.flows.windows import CONTROL, PLAIN, Start, settle
from ui.pages.people import PeoplePage
from ui.pages.people_line import KeptLine
from ui.program import Program
from ui.widgets.buttons import Button

__all__ = ["catalogues", "longer_language"]  # fixtures of theirs

TODAY = dt.date(2026, 11, 19)
M, L, B = Behaviour.MANAGER, Behaviour.LEADER, Behaviour.BOTH
Key = Qt.Key


def write(path: Path, world: World) -> Path:
    """A journal that names four people."""
    opened = open_journal(path, world, create=True)
    lines = [
        *((day, "Checked @Dana’s numbers", M) for day in (3, 12, 25, 44)),
        (41, "Asked @Joss to explain the forecast", L),
        (12, "Set the callback times with @Joss", M),
        (3, "Went through @Joss’s call list", M),
        (9, "Let @Femi write the script with @Dana", None),
        (9, "Let @Femi write the script", L),
        (0, "Planned the rota with @Priya", B),
    ]
    opened.journal.actions.record_all(
        [Draft(text, behaviour=tag, day=TODAY - dt.timedelta(days=ago)) for ago, text, tag in lines],
        opened.journal.settings.get(),
    )
    opened.close()
    return path


@pytest.fixture
def path(tmp_path: Path, world: World) -> Path:
    return write(tmp_path / "mine.leaderward", world)


@pytest.fixture
def program(start: Start, path: Path) -> Program:
    return start(path)


def people_of(program: Program) -> PeoplePage:
    program.window.show_page("people")
    settle(program)
    return cast("PeoplePage", program.window.late.pages["people"])


def names(page: PeoplePage) -> list[str]:
    return [person.person.name for person in page.face.list.people_model.rows]


def press(program: Program, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """A key where the focus is."""
    focus: QWidget | None = program.window.shell.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)
    settle(program)


def write_into(program: Program, line: KeptLine, text: str) -> None:
    """Type a text into a field that is open and has the focus, in place of what it holds."""
    assert line.is_open
    assert program.window.shell.focusWidget() is line.field
    line.field.selectAll()
    line.field.insertPlainText(text)


def spoken(page: PeoplePage, row: int) -> str:
    index = page.face.list.people_model.index(row)
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_longest_not_led_stands_first_and_is_told_in_words(program: Program) -> None:
    page = people_of(program)
    assert names(page) == ["Dana", "Joss", "Femi", "Priya"]
    assert spoken(page, 0) == (
        "Dana, last led: not yet; 4 manager actions; "
        "what moves them is not written yet; what they want is not written yet"
    )
    assert spoken(page, 3).startswith("Priya, last led: today; 1 of both; ")
    panel = page.face.panel
    assert panel.isVisible(), "there is room for it"
    assert panel.name.plain_text() == "Dana"
    assert panel.honest.plain_text() == "Managed 4 times, not led in 90 days."
    assert panel.besides.plain_text() == "Besides: 1 not tagged yet. Last named 3 days ago."
    press(program, Key.Key_Down)
    assert panel.name.plain_text() == "Joss"
    assert panel.honest.plain_text() == "Last led 41 days ago."


def test_what_moves_them_and_their_goal_are_written_by_key_and_kept_at_once(program: Program) -> None:
    page = people_of(program)
    press(program, Key.Key_E)
    write_into(program, page.face.panel.moves, "being left alone")
    press(program, Key.Key_Return)
    press(program, Key.Key_G)
    write_into(program, page.face.panel.goal, "the top of\nthe board")
    press(program, Key.Key_Return)
    opened = program.window.opened
    assert opened is not None
    assert people_notes(opened.reader) == {"dana": Person("Dana", "being left alone", "the top of the board")}
    assert "Moved by being left alone; Wants: the top of the board" in spoken(page, 0)
    assert program.window.shell.focusWidget() is page.face.list
    press(program, Key.Key_E)
    write_into(program, page.face.panel.moves, "something else")
    press(program, Key.Key_Escape)
    assert people_notes(opened.reader)["dana"].moves == "being left alone", "Esc leaves it"
    press(program, Key.Key_E)
    write_into(program, page.face.panel.moves, "x" * 501)
    press(program, Key.Key_Return)
    assert page.face.panel.moves.is_open
    assert "501 characters" in page.face.panel.moves.note.text()
    assert page.face.panel.moves.field.text() == "x" * 501
    press(program, Key.Key_Escape)
    press(program, Key.Key_Z, CONTROL)


def test_the_invitation_in_a_row_leads_to_the_field(program: Program) -> None:
    page = people_of(program)
    view = page.face.list
    index = view.people_model.index(2)
    rect = view.visualRect(index)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, PLAIN, rect.topLeft() + QPoint(40, 66))
    settle(program)
    assert page.face.panel.name.plain_text() == "Femi"
    assert page.face.panel.moves.is_open
    write_into(program, page.face.panel.moves, "a story")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, PLAIN, view.visualRect(index).center())
    view.setFocus()
    settle(program)
    opened = program.window.opened
    assert opened is not None
    assert people_notes(opened.reader)["femi"].moves == "a story", "leaving the field keeps it"


def test_the_question_is_answered_in_place_and_stands_there_then(program: Program) -> None:
    page = people_of(program)
    press(program, Key.Key_Down)
    asking = page.face.panel.asking
    assert asking.question.plain_text() == "What would leading have looked like?"
    assert asking.about.plain_text() == "About the action of 16 November"
    QTest.mouseClick(asking.write, Qt.MouseButton.LeftButton)
    write_into(program, asking.line, "Let Joss lead the talk")
    press(program, Key.Key_Return)
    opened = program.window.opened
    assert opened is not None
    (answer,) = reflections(opened.reader)
    assert (answer.text, answer.day) == ("Let Joss lead the talk", TODAY)
    assert asking.line.button.words.plain_text() == "Let Joss lead the talk"
    page.face.list.setFocus()
    press(program, Key.Key_Up)
    press(program, Key.Key_Down)
    assert asking.line.button.words.plain_text() == "Let Joss lead the talk"
    assert not asking.write.isVisible()
    press(program, Key.Key_Down)
    assert asking.question.plain_text() == "What managing would make it stick?", "of what was led"
    press(program, Key.Key_Up)
    press(program, Key.Key_Up)
    first = asking.about.plain_text()
    QTest.mouseClick(asking.later, Qt.MouseButton.LeftButton)
    settle(program)
    assert asking.about.plain_text() != first, "another time: the one before it is asked about"


def test_all_actions_are_opened_tagged_again_and_left(program: Program) -> None:
    page = people_of(program)
    press(program, Key.Key_Down)
    assert page.face.panel.all.text() == "All 3"
    press(program, Key.Key_A)
    rows = page.face.all.list
    assert [action.text for action in rows.actions_model.actions] == [
        "Went through @Joss’s call list",
        "Set the callback times with @Joss",
        "Asked @Joss to explain the forecast",
    ]
    assert page.face.all.title.plain_text() == "Joss   3 actions in 90 days"
    rows.select(rows.actions_model.actions[0].id)
    press(program, Key.Key_L)
    press(program, Key.Key_Escape)  # the selection
    press(program, Key.Key_Escape)
    assert page.face.stack.currentWidget() is page.face.people
    assert names(page) == ["Dana", "Femi", "Joss", "Priya"], "led three days ago now"
    assert page.face.list.current_key() == "joss"


def test_the_days_of_all_actions_stand_under_the_title(program: Program) -> None:
    page = people_of(program)
    page.do_with("person.all", page.face.list.current_key())
    settle(program)
    title = page.face.header.mapTo(page, QPoint(0, 0)).x()
    assert page.face.all.list.mapTo(page, QPoint(0, 0)).x() == title


def test_renaming_rewrites_the_texts_and_onto_somebody_asks_first(program: Program) -> None:
    page = people_of(program)
    press(program, Key.Key_Down)
    press(program, Key.Key_R)
    naming = page.face.panel.naming
    write_into(program, naming.line, "two words")
    press(program, Key.Key_Return)
    assert "two-words" in naming.line.note.text()
    write_into(program, naming.line, "@Jo")
    press(program, Key.Key_Return)
    until_shown(lambda: "Jo" in names(page))
    settle(program)
    assert names(page) == ["Dana", "Jo", "Femi", "Priya"]
    assert page.face.list.current_key() == "jo"
    assert program.window.bar.text == "Joss is called Jo now, in 3 actions"
    press(program, Key.Key_F2)
    write_into(program, naming.line, "priya")
    press(program, Key.Key_Return)
    assert naming.asking.isVisible()
    assert names(page) == ["Dana", "Jo", "Femi", "Priya"], "nothing was done yet"
    press(program, Key.Key_Return)
    until_shown(lambda: "Jo" not in names(page))
    settle(program)
    assert names(page) == ["Dana", "Femi", "Priya"]
    assert page.face.list.current_key() == "priya"
    program.window.undo()
    program.window.undo()
    settle(program)
    assert names(page) == ["Dana", "Joss", "Femi", "Priya"]
    known = [name.name for name in program.window.context.names.all if name.kind == "person"]
    assert sorted(known) == ["Dana", "Femi", "Joss", "Priya"]


def test_two_are_merged_by_choice(program: Program) -> None:
    page = people_of(program)
    press(program, Key.Key_M)
    naming = page.face.panel.naming
    assert [naming.others.itemText(n) for n in range(naming.others.count())] == ["Femi", "Joss", "Priya"]
    naming.others.choose("Joss")
    QTest.mouseClick(naming.merge_button, Qt.MouseButton.LeftButton)
    until_shown(lambda: "Dana" not in names(page))
    settle(program)
    assert names(page) == ["Joss", "Femi", "Priya"]
    assert program.window.bar.text == "Dana is merged into Joss, in 5 actions"


def test_who_is_hidden_is_counted_and_can_be_seen(program: Program) -> None:
    page = people_of(program)
    press(program, Key.Key_H)
    assert names(page) == ["Joss", "Femi", "Priya"]
    assert page.face.list.current_key() == "joss"
    assert page.face.hidden_link.text() == "1 hidden"
    QTest.mouseClick(page.face.hidden_link, Qt.MouseButton.LeftButton)
    settle(program)
    assert names(page) == ["Joss", "Femi", "Priya", "Dana"]
    page.face.list.setFocus()
    press(program, Key.Key_End)
    press(program, Key.Key_H)
    assert names(page) == ["Dana", "Joss", "Femi", "Priya"]
    assert not page.face.hidden_link.isVisible()


def record_old(program: Program, text: str, ago: int) -> None:
    opened = program.window.opened
    assert opened is not None
    opened.journal.record(Draft(text, behaviour=L, day=TODAY - dt.timedelta(days=ago)))


def test_who_was_not_named_at_all_stands_with_the_neglected_and_says_since_when(program: Program) -> None:
    record_old(program, "Let @Gone decide", 274)
    page = people_of(program)
    assert names(page) == ["Dana", "Gone", "Joss", "Femi", "Priya"]
    page.face.list.setFocus()
    press(program, Key.Key_Down)
    index = page.face.list.currentIndex()
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Gone, last led: 274 days ago; not named in 90 days; ")
    panel = page.face.panel
    assert panel.honest.plain_text() == "Not named in 90 days."
    assert panel.last.isVisible(), "what was done with them then"
    assert not panel.none.isVisible()
    press(program, Key.Key_A)
    until_shown(page.face.all.isVisible)
    assert page.face.all.title.plain_text() == "Gone   1 action before"


def test_who_was_not_named_for_a_year_is_opened_in_place(program: Program) -> None:
    record_old(program, "Let @Old decide", 400)
    page = people_of(program)
    assert "Old" not in names(page)
    link = page.face.beyond_link
    assert link.text() == "1 more, not named in 365 days"
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    settle(program)
    assert names(page) == ["Dana", "Joss", "Femi", "Priya", "Old"]
    assert page.face.periods.key == "90d", "the days shown are chosen by nobody else"
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    settle(program)
    assert names(page) == ["Dana", "Joss", "Femi", "Priya"]
    page.face.periods.chosen.emit("all")
    settle(program)
    assert names(page)[:2] == ["Dana", "Old"]
    assert not link.isVisible()


def test_typed_lines_survive_a_program_that_is_killed(start: Start, path: Path, program: Program) -> None:
    page = people_of(program)
    press(program, Key.Key_Down)
    press(program, Key.Key_G)
    write_into(program, page.face.panel.goal, "run the stand-up")
    program.window.context.drafts.flush()  # as 120 ms after the key
    other = start(path)
    again = people_of(other)
    until_shown(lambda: again.face.panel.goal.is_open)
    assert again.face.panel.name.plain_text() == "Joss"
    assert again.face.panel.goal.field.text() == "run the stand-up"


def test_nobody_yet_teaches_how_people_come_here(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "new.leaderward")
    page = people_of(program)
    nobody = page.face.nobody
    assert nobody.isVisible()
    assert "Write @ and a name" in nobody.words.plain_text()
    until_shown(lambda: nobody.link.width() >= nobody.link.sizeHint().width())
    QTest.mouseClick(nobody.link, Qt.MouseButton.LeftButton)
    assert program.window.page == "today"


@pytest.mark.parametrize("name", ["دانا", "דנה", "李雷", "Zoë", "Maximiliane-Friederike-von-und-zu"])
def test_names_and_lines_of_any_script_are_drawn(program: Program, name: str) -> None:
    opened = program.window.opened
    assert opened is not None
    opened.journal.record(Draft(f"Asked @{name} 🎉", behaviour=L))
    opened.journal.people.note(Person(name, moves="שלום 🎉 " * 20, goal="a" * 300))
    page = people_of(program)
    page.face.list.select(name.casefold())
    program.window.shell.resize(480, 420)
    settle(program)
    assert not program.window.shell.grab().isNull()
    assert program.window.shell.width() == 480


def test_in_a_small_window_the_panel_comes_when_asked_for_covers_no_day_led_and_esc_closes_it(
    program: Program,
) -> None:
    program.window.shell.resize(1000, 700)
    page = people_of(program)
    QApplication.processEvents()
    assert not page.face.panel.isVisible(), "nobody asked for it"
    whole = page.face.list.width()
    press(program, Key.Key_Return)
    assert page.face.panel.isVisible()
    assert page.face.stage.width() - page.face.panel.x() == page.face.panel.width()
    assert page.face.stack.geometry().right() < page.face.panel.x(), "when they were led last stays in sight"
    assert page.face.list.width() < whole
    press(program, Key.Key_Escape)
    assert not page.face.panel.isVisible()
    assert program.window.shell.focusWidget() is page.face.list


def test_a_name_in_thousands_of_texts_is_changed_and_taken_back_beside_the_window(program: Program) -> None:
    opened = program.window.opened
    assert opened is not None
    drafts = [Draft(f"Checked @Many, {number}", behaviour=M, day=TODAY) for number in range(1_500)]
    opened.journal.actions.record_all(drafts, opened.journal.settings.get())
    page = people_of(program)
    page.people_desk.rename("Many", "Few")
    assert not program.window.lane.is_idle, "the window goes on meanwhile"
    until_shown(lambda: "Few" in names(page))
    settle(program)
    assert program.window.bar.text == "Many is called Few now, in 1,500 actions"
    program.window.undo()
    assert not program.window.lane.is_idle
    until_shown(lambda: "Many" in names(page))
    settle(program)
    assert "Few" not in names(page)
    assert program.window.bar.text == "Undone: rename Many to Few"


def test_everything_that_tab_reaches_has_a_name_and_nothing_is_cut(program: Program) -> None:
    page = people_of(program)
    QAbstractItemModelTester(page.face.list.people_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for command in ("person.moves", "person.rename", "person.merge", "person.all"):
        page.do_with(command, page.face.list.current_key())
        settle(program)
        assert nameless(page) == [], command
        assert clipped(page) == [], command


@pytest.mark.usefixtures("longer_language")
def test_text_a_third_longer_cuts_no_button_of_the_panel(program: Program) -> None:
    page = people_of(program)
    for command in ("person.open", "person.merge"):
        page.do_with(command, page.face.list.current_key())
        settle(program)
        cut = [
            button.accessibleName()
            for button in page.face.panel.findChildren(Button)
            if button.isVisible() and button.width() < button.sizeHint().width()
        ]
        assert cut == [], command
