import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal.domain.action import Action, DistinctionMark
from journal.domain.behaviour import Behaviour, Pole
from journal.domain.catalogue import load_catalogue
from ui.theme.look import Look
from ui.widgets.growing_text import CONTROL
from ui.widgets.row_editor import BehaviourSegments, RowEditor

# Qt's own remark on any window of the offscreen platform.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

NOW = dt.datetime(2026, 11, 19, 16, 20, tzinfo=dt.UTC)
MARK = DistinctionMark("control-trust", Pole.LEADER)
ACTION = Action("a1", NOW.date(), "Let Priya run it", NOW, NOW, NOW, Behaviour.LEADER, NOW.time(), (MARK,))


@pytest.fixture
def editor(qtbot: QtBot) -> RowEditor:
    editor = RowEditor(Look.named("light"), load_catalogue())
    qtbot.addWidget(editor)
    editor.load(ACTION, "16:20")
    editor.resize(624, editor.height_for(624))
    with qtbot.waitExposed(editor):
        editor.show()
    return editor


def test_enter_commits_what_is_there(qtbot: QtBot, editor: RowEditor) -> None:
    qtbot.keyClicks(editor.text_field, " today")
    qtbot.keyClick(editor.text_field, Qt.Key.Key_B, CONTROL)
    with qtbot.waitSignal(editor.committed) as told:
        qtbot.keyClick(editor.text_field, Qt.Key.Key_Return)
    assert told.args == ["Let Priya run it today", Behaviour.BOTH, (MARK,)]


def test_escape_leaves_and_shift_enter_only_starts_a_line(qtbot: QtBot, editor: RowEditor) -> None:
    height = editor.height_for(624)
    with qtbot.assertNotEmitted(editor.committed):
        qtbot.keyClick(editor.text_field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert editor.height_for(624) == height + 24
    with qtbot.waitSignal(editor.left):
        qtbot.keyClick(editor.text_field, Qt.Key.Key_Escape)


def test_blank_text_is_not_committed(qtbot: QtBot, editor: RowEditor) -> None:
    editor.text_field.clear()
    with qtbot.assertNotEmitted(editor.committed):
        qtbot.keyClick(editor.text_field, Qt.Key.Key_Return)
    assert editor.note.isVisible()


def test_it_knows_whether_anything_changed(editor: RowEditor) -> None:
    assert not editor.is_changed()
    editor.segments.choose(Behaviour.LEADER)
    assert editor.segments.chosen is None
    assert editor.is_changed()
    editor.segments.choose(Behaviour.LEADER)
    assert not editor.is_changed()
    editor.chips.toggle(MARK)
    assert editor.is_changed()


def test_escape_closes_the_search_before_the_editor(qtbot: QtBot, editor: RowEditor) -> None:
    qtbot.keyClick(editor.text_field, Qt.Key.Key_D, CONTROL)
    assert editor.picker is not None
    tall = editor.height_for(624)
    with qtbot.assertNotEmitted(editor.left):
        qtbot.keyClick(editor.picker.field, Qt.Key.Key_Escape)
    assert editor.height_for(624) < tall
    with qtbot.waitSignal(editor.left):
        qtbot.keyClick(editor.text_field, Qt.Key.Key_Escape)


def test_keys_of_the_list_behind_do_not_reach_through(qtbot: QtBot, editor: RowEditor) -> None:
    qtbot.keyClicks(editor.text_field, "mlbod")
    assert editor.text().endswith("mlbod")
    assert editor.segments.chosen is Behaviour.LEADER


def test_segments_by_arrow_and_space(qtbot: QtBot) -> None:
    segments = BehaviourSegments(Look.named("light"))
    qtbot.addWidget(segments)
    segments.set_chosen(Behaviour.MANAGER)
    told: list[Behaviour | None] = []
    segments.changed.connect(told.append)
    for _step in range(3):
        qtbot.keyClick(segments, Qt.Key.Key_Right)
    qtbot.keyClick(segments, Qt.Key.Key_Space)
    qtbot.keyClick(segments, Qt.Key.Key_Space)
    assert told == [Behaviour.OWN, None]
    assert segments.accessibleName() == "Behaviour: Not tagged yet"


@pytest.mark.parametrize("searching", [False, True])
def test_a_height_is_told_without_taking_it(qtbot: QtBot, editor: RowEditor, searching: bool) -> None:
    editor.text_field.set_text("a longer text that wraps " * 5)
    if searching:
        editor.open_picker()
    told: list[int] = []
    editor.height_changed.connect(lambda: told.append(editor.height()))
    before = editor.size()
    asked = {width: editor.height_for(width) for width in range(330, 700, 10)}
    assert editor.size() == before
    assert not told, "nobody is called back while asking"
    for width, height in asked.items():
        editor.resize(width, height)
        qtbot.wait(1)
        assert editor.text_field.verticalScrollBar().maximum() == 0
        assert abs(editor.height_for(width) - height) <= 32, "chips may wrap beside the hint"
        assert editor.text_field.height() == editor.text_field.height_for(editor.text_field.width())


def test_a_change_of_height_is_told_once_and_only_when_there_is_one(qtbot: QtBot, editor: RowEditor) -> None:
    # as a list holds it: a window would grow with its contents by itself
    view = QWidget()
    qtbot.addWidget(view)
    view.resize(700, 400)
    editor.setParent(view)
    view.show()
    editor.show()
    qtbot.wait(1)
    editor.resize(624, editor.height_for(624))
    told: list[int] = []
    editor.height_changed.connect(lambda: told.append(editor.height_for(editor.width())))
    qtbot.keyClicks(editor.text_field, " a few")
    qtbot.wait(1)
    assert told == []
    qtbot.keyClick(editor.text_field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: bool(told))
    editor.resize(editor.width(), told[0])
    qtbot.wait(1)
    assert set(told) == {editor.height()}
    editor.setParent(None)
