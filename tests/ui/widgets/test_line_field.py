"""The text field that understands the line: grounds, what is taken back, completion."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.behaviour import Behaviour
from journal.domain.catalogue import load_catalogue
from journal.domain.line import Piece
from journal.domain.names import UsedName
from ui.theme.look import Look
from ui.widgets.line_field import LineField

# Qt's own remark on any window of the offscreen platform.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise")

TODAY = dt.date(2026, 11, 19)
LAST = dt.date(2026, 11, 1)
NAMES = (
    UsedName("person", "Tomas", 12, LAST),
    UsedName("person", "Tomasz", 3, LAST),
    UsedName("topic", "renewals", 4, LAST),
)


def make(qtbot: QtBot, *, many: bool = False) -> LineField:
    window = QWidget()
    field = LineField(Look.named("light"), load_catalogue(), "lead", 5, many=many, parent=window)
    field.set_ways(TODAY, "dmy")
    field.set_names(NAMES)
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addStretch()
    window.resize(600, 500)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.setFocus()
    field.kept = window  # qtbot alone would let it go
    return field


@pytest.fixture
def field(qtbot: QtBot) -> LineField:
    return make(qtbot)


def piece(field: LineField, kind: str) -> Piece:
    return next(piece for piece in field.seen().pieces if piece.kind == kind)


def offered(field: LineField) -> list[str]:
    shown = field.completing.list
    return [] if shown is None or shown.completion is None else [c.insert for c in shown.completion.choices]


def test_a_line_is_understood_as_it_is_typed(qtbot: QtBot, field: LineField) -> None:
    qtbot.keyClicks(field, "yesterday 16:00: Asked @Tomas about #renewals =l 45m ")
    line = field.line()
    assert line.text == "Asked @Tomas about #renewals"
    assert (line.day, line.time, line.minutes) == (dt.date(2026, 11, 18), dt.time(16), 45)
    assert line.behaviour is Behaviour.LEADER


@pytest.mark.parametrize(
    ("typed", "blank"),
    [("=l", ""), ("45m", ""), ("/trust=l", ""), ("yesterday:", " ")],
)
def test_backspace_behind_what_is_taken_out_makes_it_text_first(
    qtbot: QtBot, field: LineField, typed: str, blank: str
) -> None:
    before = "" if typed.endswith(":") else "Checked "
    qtbot.keyClicks(field, before + typed + blank)
    assert field.line().text == before.strip()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text() == before + typed + blank, "the first press deletes nothing"
    assert field.line().text.strip() == before + typed
    assert field.plain == ((len(before), len(before + typed)),)
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text() == (before + typed + blank)[:-1]


def test_backspace_behind_a_person_deletes_as_always(qtbot: QtBot, field: LineField) -> None:
    qtbot.keyClicks(field, "Asked @Tomas")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text() == "Asked @Toma"


def test_what_was_taken_back_moves_with_the_text_and_goes_when_it_is_changed(
    qtbot: QtBot, field: LineField
) -> None:
    qtbot.keyClicks(field, "Checked =l twice")
    field.take_back(piece(field, "behaviour"))
    field.moveCursor(QTextCursor.MoveOperation.Start)
    field.insertPlainText("👩‍👩‍👧 שלום ")
    start = field.text().index("=l")
    assert field.plain == ((start, start + 2),)
    assert field.line().behaviour is None
    cursor = field.document().find("=l")
    cursor.setPosition(cursor.selectionStart() + 1)
    field.setTextCursor(cursor)
    field.insertPlainText("m")
    assert field.plain == ()


def test_a_person_taken_back_loses_the_sign_everywhere_until_undo(qtbot: QtBot, field: LineField) -> None:
    qtbot.keyClicks(field, "@Tomas asked @tomas")
    field.take_back(piece(field, "person"))
    assert field.text() == "Tomas asked tomas"
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "@Tomas asked @tomas"


def test_many_lines_are_read_each_by_itself(qtbot: QtBot) -> None:
    field = make(qtbot, many=True)
    qtbot.keyClicks(field, "Checked =m")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "yesterday: Asked why =l ")
    with qtbot.waitSignal(field.finished):
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    first, second = field.lines()
    assert (first.text, first.behaviour, first.day) == ("Checked", Behaviour.MANAGER, None)
    assert (second.text, second.behaviour) == ("Asked why", Behaviour.LEADER)
    assert second.day == dt.date(2026, 11, 18)


def test_many_lines_keep_what_was_taken_back_in_each(qtbot: QtBot) -> None:
    field = make(qtbot, many=True)
    qtbot.keyClicks(field, "one =m")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "two =m")
    assert [line.text for line in field.lines()] == ["one =m", "two"]


def test_the_bullets_of_a_list_are_shown_and_not_read(qtbot: QtBot) -> None:
    field = make(qtbot, many=True)
    text = "- yesterday: Asked why\n2) Checked =m\n[x] 45m with @Jo\n3. 11.: Wrote the rota\n1:1 with @Jo"
    field.set_text(text)
    assert field.text() == text
    lines = field.lines()
    assert [line.text for line in lines] == [
        "Asked why",
        "Checked",
        "with @Jo",
        "Wrote the rota",
        "1:1 with @Jo",
    ]
    assert [line.day for line in lines[::3]] == [dt.date(2026, 11, 18), dt.date(2026, 11, 3)]
    [(kind, start, end)] = field._pieces_of(field.document().findBlockByNumber(1))
    assert (kind, text[start:end]) == ("behaviour", "=m")


def test_names_are_offered_and_taken_with_tab(qtbot: QtBot, field: LineField) -> None:
    qtbot.keyClicks(field, "Asked @to")
    assert offered(field)[:2] == ["@Tomas", "@Tomasz"]
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "Asked @Tomas "
    assert offered(field) == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
@pytest.mark.parametrize(
    ("typed", "taken"),
    [("@To", "@Tomas "), ("#REN", "#renewals "), ("/tru", "/trust=m "), ("/trust=", "/trust=m ")],
)
def test_an_unfinished_word_is_finished_before_enter_saves(
    qtbot: QtBot, field: LineField, typed: str, taken: str, key: Qt.Key
) -> None:
    qtbot.keyClicks(field, f"Coached {typed}")
    with qtbot.assertNotEmitted(field.entered):
        qtbot.keyClick(field, key)
    assert field.text() == f"Coached {taken}"
    with qtbot.waitSignal(field.entered):
        qtbot.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize("typed", ["@Tomas", "@tomas", "@Zoe", "#Renewals", "/trust", "/TRUST=m", "#none"])
def test_enter_saves_a_word_that_is_whole_or_new(qtbot: QtBot, field: LineField, typed: str) -> None:
    qtbot.keyClicks(field, f"Coached {typed}")
    with qtbot.waitSignal(field.entered):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == f"Coached {typed}"


def test_enter_takes_the_row_that_the_arrows_came_to(qtbot: QtBot, field: LineField) -> None:
    qtbot.keyClicks(field, "Asked @tom")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "Asked @Tomasz "


def test_typing_on_selects_what_comes_first_then(qtbot: QtBot, field: LineField) -> None:
    qtbot.keyClicks(field, "Asked @Tom")
    shown = field.completing.list
    assert shown is not None
    assert shown.chosen is not None
    assert shown.chosen.insert == "@Tomas"
    qtbot.keyClicks(field, "as")
    assert offered(field) == ["@Tomasz"]
    assert shown.chosen is None, "Tomas stands there, whole"
    qtbot.keyClicks(field, "zk")
    assert shown.chosen is None, "somebody new"


def test_in_many_lines_enter_takes_the_row_and_then_begins_a_line(qtbot: QtBot) -> None:
    field = make(qtbot, many=True)
    qtbot.keyClicks(field, "Coached @To")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "Coached @Tomas "
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "Coached @Tomas \n"


def test_escape_closes_the_list_alone_and_it_stays_closed_for_that_word(
    qtbot: QtBot, field: LineField
) -> None:
    qtbot.keyClicks(field, "Asked @To")
    with qtbot.assertNotEmitted(field.escaped):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.keyClicks(field, "m")
    assert offered(field) == []
    with qtbot.waitSignal(field.escaped):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.keyClicks(field, " #re")
    assert offered(field) == ["#renewals"]


def test_a_whole_name_lets_tab_go_on(qtbot: QtBot, field: LineField) -> None:
    other = QWidget(field.window())
    other.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    other.show()
    qtbot.keyClicks(field, "Asked @Tomas")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "Asked @Tomas"
    assert not field.hasFocus()


def test_acts_are_offered_with_their_side(qtbot: QtBot, field: LineField) -> None:
    qtbot.keyClicks(field, "Let her run it =l /tru")
    assert offered(field)[0] == "/trust=l"
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    [mark] = field.line().marks(None)
    assert (mark.distinction, mark.pole.value) == ("control-trust", "leader")


def test_a_row_can_be_clicked(qtbot: QtBot, field: LineField) -> None:
    qtbot.keyClicks(field, "Asked @tom")
    shown = field.completing.list
    assert shown is not None
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=shown._row_box(1).center().toPoint())
    assert field.text() == "Asked @Tomasz "
    assert field.hasFocus()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            ["@Åsa", "#плюс.минус", "=l", "45m", "/trust", "👨‍👩‍👧", "שלום", "\n", " ", "e\u0301", "x"]
        ),
        max_size=12,
    )
)
def test_no_text_is_changed_by_being_understood(field: LineField, parts: list[str]) -> None:
    text = "".join(parts)
    field.set_text(text)
    assert field.text() == text
    assert field.line().source == text
    for found in field.line().pieces:
        if found.kind in ("behaviour", "minutes", "distinction"):
            field.set_plain(((found.start, found.end),))
            assert field.text() == text
            assert field.plain == ((found.start, found.end),)
    field.viewport().grab()


def test_five_thousand_pasted_lines_are_all_there_and_ask(qtbot: QtBot, field: LineField) -> None:
    text = "\n".join(f"Line {number} with @P{number}" for number in range(5_000))
    clip = QMimeData()
    clip.setText(text)
    with qtbot.waitSignal(field.lines_pasted):
        field.insertFromMimeData(clip)
    assert field.text() == text
    assert [line.text for line in field.lines()] == text.split("\n")


def test_words_that_are_being_composed_stand_alone_and_are_understood_once_they_are_there(
    field: LineField,
) -> None:
    field.set_hint("What did you do today?")
    empty = field.grab().toImage()
    field.set_hint("")
    QApplication.sendEvent(field, QInputMethodEvent("=", []))
    bare = field.grab().toImage()
    assert bare != empty
    field.set_hint("What did you do today?")
    assert field.grab().toImage() == bare, "the hint does not stand behind what is composed"
    assert (field.text(), field.line().behaviour) == ("", None)
    committed = QInputMethodEvent("", [])
    committed.setCommitString("日報 =l")
    QApplication.sendEvent(field, committed)
    assert (field.line().text, field.line().behaviour) == ("日報", Behaviour.LEADER)


@pytest.mark.parametrize("many", [False, True])
def test_grounds_stand_right_beside_words_that_are_being_composed(qtbot: QtBot, many: bool) -> None:
    field = make(qtbot, many=many)
    field.insertPlainText("Asked  @Tomas")
    cursor = field.textCursor()
    cursor.setPosition(6)
    field.setTextCursor(cursor)
    block = field.document().firstBlock()
    [(start, end)] = field._visible_tokens(block, 0, 100)
    before = field._boxes(block, start, end)[0]
    QApplication.sendEvent(field, QInputMethodEvent("mmmmmmmm", []))
    after = field._boxes(block, start, end)[0]
    assert after.left() > before.left() + 20
    assert abs(after.width() - before.width()) < 1
