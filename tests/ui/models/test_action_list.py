import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.action import Action, DistinctionMark
from journal.domain.behaviour import CONTROL_ORDER, Behaviour, Pole
from journal.domain.catalogue import load_catalogue
from ui.models.action_delegate import icon_places
from ui.models.action_list import ActionList
from ui.models.actions import plain_heading
from ui.theme.look import Look

# Qt's own remark on any window of the offscreen platform.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

NOW = dt.datetime(2026, 11, 19, 16, 20, tzinfo=dt.UTC)
DAY = NOW.date()
MARK = DistinctionMark("control-trust", Pole.LEADER)


def action(
    number: int, behaviour: Behaviour | None = Behaviour.LEADER, text: str = "", days: int = 0
) -> Action:
    day = DAY - dt.timedelta(days)
    return Action(
        f"id{number}", day, text or f"action {number}", NOW, NOW, NOW, behaviour, dt.time(9, number)
    )


ACTIONS = [action(1), action(2, None), action(3, Behaviour.OWN), action(4, days=1)]


class Ears:
    def __init__(self, view: ActionList) -> None:
        self.heard: list[tuple[object, ...]] = []
        for name in (
            "tag_requested",
            "edit_committed",
            "delete_requested",
            "distinctions_requested",
            "menu_requested",
            "editing_lost",
        ):
            getattr(view, name).connect(lambda *what, name=name: self.heard.append((name, *what)))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    window.resize(624, 700)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def view(qtbot: QtBot, window: QWidget) -> ActionList:
    view = ActionList(Look.named("light"), load_catalogue(), window, heading=plain_heading, embedded=True)
    view.use_own_menu(False)
    column = window.layout()
    assert isinstance(column, QVBoxLayout)
    column.addWidget(view)
    column.addStretch()
    view.set_actions(ACTIONS)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    view.setFocus()
    return view


@pytest.fixture
def ears(view: ActionList) -> Ears:
    return Ears(view)


def place_of(view: ActionList, number: int) -> QRectF:
    return QRectF(view.visualRect(view.actions_model.index_of(f"id{number}")))


@pytest.mark.parametrize(
    ("key", "behaviour"),
    [
        (Qt.Key.Key_M, Behaviour.MANAGER),
        (Qt.Key.Key_L, Behaviour.LEADER),
        (Qt.Key.Key_B, Behaviour.BOTH),
        (Qt.Key.Key_O, Behaviour.OWN),
    ],
)
def test_a_letter_tags_the_current_action(
    qtbot: QtBot, view: ActionList, ears: Ears, key: Qt.Key, behaviour: Behaviour
) -> None:
    view.select("id2")
    qtbot.keyClick(view, key)
    assert ears.heard == [("tag_requested", ("id2",), behaviour)]


def test_delete_and_d_ask_for_the_current_action(qtbot: QtBot, view: ActionList, ears: Ears) -> None:
    view.select("id3")
    qtbot.keyClick(view, Qt.Key.Key_D)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert ears.heard == [("distinctions_requested", "id3"), ("delete_requested", ("id3",))]


def test_several_selected_are_asked_for_at_once_in_the_order_of_the_list(
    qtbot: QtBot, view: ActionList, ears: Ears
) -> None:
    view.select("id1")
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_M)
    manager = Behaviour.MANAGER
    assert ears.heard == [("tag_requested", ("id1", "id2"), manager)]


def test_arrows_step_over_headings_and_stop_at_the_ends(qtbot: QtBot, view: ActionList) -> None:
    view.select("id1")
    seen = []
    for _step in range(5):
        seen.append(view.current_id())
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert seen == ["id1", "id2", "id3", "id4", "id4"]
    for _step in range(5):
        qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.current_id() == "id1"


def test_a_chip_of_an_untagged_row_tags_and_selects_nothing(
    qtbot: QtBot, view: ActionList, ears: Ears
) -> None:
    box = place_of(view, 2)
    chips = [
        entry for entry in view.delegate._row(ACTIONS[1], round(box.width())).chips if entry[0].behaviour
    ]
    for chip, place in chips:
        point = place.translated(box.topLeft()).center().toPoint()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
        assert ears.heard[-1] == ("tag_requested", ("id2",), chip.behaviour)
    assert len(ears.heard) == 4
    assert view.selected_ids() == ()


def test_the_icons_edit_tag_and_open_the_menu(qtbot: QtBot, view: ActionList, ears: Ears) -> None:
    places = icon_places(place_of(view, 3), Look.named("light"), selected=False)
    for name in ("tag", "more", "edit"):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=places[name].center().toPoint())
    assert [heard[:2] for heard in ears.heard] == [
        ("distinctions_requested", "id3"),
        ("menu_requested", "id3"),
    ]
    editor = view.editor()
    assert editor is not None
    assert editor.action_id == "id3"


def test_the_menu_holds_the_same_commands(view: ActionList, ears: Ears) -> None:
    menu = view.make_menu("id3")
    assert view.selected_ids() == ("id3",)
    texts = [entry.text() for entry in menu.actions() if entry.text()]
    assert texts[0] == "Edit\tEnter"
    assert [text for text in texts if "\t" in text and len(text.split("\t")[1]) == 1] == [
        "Manager\tM",
        "Leader\tL",
        "Both\tB",
        "Own work\tO",
        "Distinctions …\tD",
        "Tie to the intention\tT",
        "Tie to the vision…\tV",
        "A great success or failure…\tG",
    ]
    for entry in menu.actions():
        if entry.text().startswith(("Own work", "Not tagged", "Delete")):
            entry.trigger()
    assert ears.heard == [
        ("tag_requested", ("id3",), Behaviour.OWN),
        ("tag_requested", ("id3",), None),
        ("delete_requested", ("id3",)),
    ]
    menu.deleteLater()


def test_enter_edits_and_enter_commits_once(qtbot: QtBot, view: ActionList, ears: Ears) -> None:
    view.select("id1")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    editor = view.editor()
    assert editor is not None
    assert editor.text_field.hasFocus()
    qtbot.keyClicks(editor.text_field, "!")
    qtbot.keyClick(editor.text_field, Qt.Key.Key_Return)
    assert ears.heard == [("edit_committed", "id1", "action 1!", Behaviour.LEADER, ())]
    assert view.editor() is None
    assert view.hasFocus()


def test_an_edit_that_changes_nothing_just_closes(qtbot: QtBot, view: ActionList, ears: Ears) -> None:
    view.edit_action("id1")
    qtbot.keyClick(view.editor().text_field, Qt.Key.Key_Return)  # type: ignore[union-attr]
    assert ears.heard == []
    assert view.editor() is None


def test_a_failed_save_keeps_the_editor_and_its_text(qtbot: QtBot, view: ActionList) -> None:
    view.edit_committed.connect(lambda action_id, *_rest: view.editing_failed(action_id, "The disk is full."))
    view.edit_action("id1")
    editor = view.editor()
    assert editor is not None
    editor.text_field.set_text("much typed")
    qtbot.keyClick(editor.text_field, Qt.Key.Key_Return)
    assert view.editor() is editor
    assert editor.text() == "much typed"
    assert editor.note.text() == "The disk is full."
    assert editor.note.isVisible()


def test_a_failure_told_later_brings_everything_back(qtbot: QtBot, view: ActionList) -> None:
    view.edit_action("id2")
    editor = view.editor()
    assert editor is not None
    editor.restore("much typed", Behaviour.BOTH, (MARK,))
    qtbot.keyClick(editor.text_field, Qt.Key.Key_Return)
    assert view.editor() is None
    view.editing_failed("id2", "The disk is full.")
    again = view.editor()
    assert again is not None
    assert (again.text(), again.segments.chosen, again.chips.marks) == ("much typed", Behaviour.BOTH, (MARK,))


def test_the_editor_survives_losing_the_focus_and_a_reload(view: ActionList) -> None:
    view.edit_action("id1")
    editor = view.editor()
    assert editor is not None
    editor.text_field.set_text("half a tho")
    view.setFocus()
    view.set_actions([action(9), replace(ACTIONS[0], behaviour=Behaviour.OWN), *ACTIONS[1:]])
    QApplication.processEvents()
    assert view.editor() is editor
    assert editor.isVisible()
    assert editor.text() == "half a tho"
    assert QRectF(editor.geometry()) == place_of(view, 1)


def test_typed_text_is_handed_over_when_its_row_goes(view: ActionList, ears: Ears) -> None:
    view.edit_action("id1")
    view.editor().text_field.set_text("not lost")  # type: ignore[union-attr]
    view.set_actions(ACTIONS[1:])
    assert ears.heard == [("editing_lost", "id1", "not lost")]
    assert view.editor() is None


def test_another_row_is_not_opened_over_typed_text(view: ActionList) -> None:
    view.edit_action("id1")
    editor = view.editor()
    assert editor is not None
    editor.text_field.set_text("typed")
    assert not view.edit_action("id2")
    assert view.editor() is editor
    assert editor.text() == "typed"
    editor.text_field.set_text("action 1")
    assert view.edit_action("id2")
    assert view.editor().action_id == "id2"  # type: ignore[union-attr]


def test_selection_and_current_row_stay_when_rows_come_and_go(view: ActionList) -> None:
    view.select("id3")
    view.set_actions([action(8), action(7), *ACTIONS[1:]])
    assert view.selected_ids() == ("id3",)
    assert view.current_id() == "id3"


def test_embedded_it_is_exactly_as_high_as_its_rows(qtbot: QtBot, window: QWidget, view: ActionList) -> None:
    def bottom() -> float:
        return place_of(view, 4).bottom()

    for width in (624, 380):
        window.resize(width, 700)
        qtbot.waitUntil(lambda: view.height() == round(bottom()))
    before = view.height()
    view.edit_action("id1")
    qtbot.waitUntil(lambda: view.height() > before and view.height() == round(bottom()))
    view.stop_editing()
    qtbot.waitUntil(lambda: view.height() == before)
    assert view.verticalScrollBar().maximum() == 0
    view.set_actions([])
    assert view.height() == 0


def test_a_huge_text_takes_twelve_lines(view: ActionList) -> None:
    view.set_actions([action(1, text="word " * 20_000)])
    line = Look.named("light").line("body")
    assert place_of(view, 1).height() == 10 + 12 * line + 10


def test_rows_are_laid_out_once_for_a_width(view: ActionList) -> None:
    first = view.delegate._row(ACTIONS[0], 600)
    assert view.delegate._row(replace(ACTIONS[0]), 600) is first
    assert view.delegate._row(replace(ACTIONS[0], text="other"), 600) is not first


def test_searched_words_stand_out(view: ActionList) -> None:
    view.set_actions([action(1, text="We TRUST closers; trust me")])
    view.set_highlights(["trust"])
    formats = view.delegate._row(view.actions_model.actions[0], 600).text.layout.formats()
    assert [(piece.start, piece.length) for piece in formats] == [(3, 5), (18, 5)]


@pytest.mark.parametrize("width", [300, 360, 440])
def test_an_editor_settles_in_a_narrow_list_that_begins_to_scroll(
    qtbot: QtBot, window: QWidget, width: int
) -> None:
    view = ActionList(Look.named("light"), load_catalogue(), window)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(view)
    view.set_actions([action(number) for number in range(8)])
    window.resize(width, 600)
    window.show()
    window.resize(width, view.content_height() + 8)
    before = view.viewport().width()
    assert view.edit_action("id0")
    editor = view.editor()
    assert editor is not None
    qtbot.waitUntil(lambda: editor.width() == view.viewport().width() < before)
    assert editor.height() >= editor.height_for(editor.width())


@pytest.mark.parametrize("embedded", [True, False])
@pytest.mark.parametrize("searching", [False, True])
def test_a_window_is_resized_while_a_row_is_edited(
    qtbot: QtBot, window: QWidget, embedded: bool, searching: bool
) -> None:
    view = ActionList(Look.named("light"), load_catalogue(), window, embedded=embedded)
    layout = window.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addWidget(view)
    view.set_actions([action(1, text="a longer text " * 12), action(2, None), action(3)])
    with qtbot.waitExposed(window):
        window.show()
    assert view.edit_action("id1")
    editor = view.editor()
    assert editor is not None
    if searching:
        editor.open_picker()
    for width in (*range(620, 500, -1), *range(500, 620)):
        window.resize(width, 700)
        QApplication.processEvents()
    qtbot.waitUntil(lambda: editor.width() == view.viewport().width())
    qtbot.waitUntil(lambda: editor.height() == editor.height_for(editor.width()))
    assert editor.layout().hasHeightForWidth()
    assert editor.height() >= editor.layout().totalHeightForWidth(editor.width())


def test_asking_an_editor_for_a_height_leaves_it_as_it_is(view: ActionList) -> None:
    view.edit_action("id1")
    editor = view.editor()
    assert editor is not None
    QApplication.processEvents()
    before = editor.geometry()
    editor.height_for(300)
    assert editor.geometry() == before


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_four_under_an_untagged_row_stand_on_one_line(
    qtbot: QtBot, window: QWidget, scale: float
) -> None:
    look = Look.named("light", scale)
    view = ActionList(look, load_catalogue(), window)
    qtbot.addWidget(view)
    seen = []
    for width in (760, 552, 440, 380, 300):
        chips = view.delegate._row(ACTIONS[1], width).chips
        assert [chip.behaviour for chip, _place in chips if chip.behaviour] == list(CONTROL_ORDER)
        assert len({place.top() for _chip, place in chips}) == 1
        assert chips[-1][1].right() <= width
        assert all(place.width() >= 30 for _chip, place in chips)
        seen.append((len(chips), bool(chips[-1][0].text)))
    assert seen == sorted(seen, reverse=True)
    assert seen[-1] == (4, False)


def measured(view: ActionList) -> list[int]:
    model = view.actions_model
    return [view.sizeHintForIndex(model.index(row)).height() for row in range(model.rowCount())]


def test_an_embedded_list_is_as_high_as_its_rows_whatever_becomes_of_them(
    view: ActionList, window: QWidget
) -> None:
    long = action(5, None, "word " * 200)
    for actions in (
        [long, *ACTIONS],
        [*ACTIONS, action(6, days=1)],
        [ACTIONS[2], long, ACTIONS[0]],
        [replace(ACTIONS[2], text="word " * 90), long, ACTIONS[0]],
        [],
        [ACTIONS[0], long],
    ):
        view.set_actions(actions)
        assert view.height() == view.content_height() == sum(measured(view))
    view.edit_action("id5")
    assert view.height() == sum(measured(view))
    view.stop_editing()
    assert view.height() == sum(measured(view))
    window.resize(420, 700)
    QApplication.processEvents()
    assert view.height() == sum(measured(view))


def test_of_a_long_list_only_the_rows_that_changed_are_measured(
    view: ActionList, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions = [action(number % 60, text=f"action {number}") for number in range(60)]
    view.set_actions(actions)
    seen: list[int] = []
    measure = view.sizeHintForIndex
    monkeypatch.setattr(view, "sizeHintForIndex", lambda at: seen.append(at.row()) or measure(at))
    view.set_actions([replace(actions[0], behaviour=None), *actions[1:]])
    assert seen == [1]
