import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journal.domain.action import DistinctionMark
from journal.domain.behaviour import Pole
from journal.domain.catalogue import load_catalogue
from ui.theme.look import Look
from ui.widgets.distinction_picker import DistinctionPicker, find_entries

# Qt's own remark on any window of the offscreen platform.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

CATALOGUE = load_catalogue()


@pytest.fixture
def picker(qtbot: QtBot) -> DistinctionPicker:
    picker = DistinctionPicker(Look.named("dark"), CATALOGUE)
    qtbot.addWidget(picker)
    picker.open()
    return picker


def test_every_act_of_every_distinction_is_offered_while_nothing_is_typed() -> None:
    entries = find_entries(CATALOGUE, "")
    assert len(entries) == 2 * len(CATALOGUE.distinctions)
    assert len({entry.mark for entry in entries}) == len(entries)


@pytest.mark.parametrize("distinction", CATALOGUE.distinctions, ids=lambda d: d.id)
def test_its_code_its_id_and_its_acts_find_it_first(distinction: object) -> None:
    for words in (distinction.code, distinction.id, distinction.id.upper()):  # type: ignore[attr-defined]
        assert {entry.distinction for entry in find_entries(CATALOGUE, words)[:2]} == {distinction}
    for pole in Pole:
        act = distinction.act(pole)  # type: ignore[attr-defined]
        assert find_entries(CATALOGUE, act)[0].mark == DistinctionMark(distinction.id, pole)  # type: ignore[attr-defined]


def test_words_may_come_from_act_and_quotation_together_and_in_any_order() -> None:
    found = {entry.distinction.id for entry in find_entries(CATALOGUE, "trust control")}
    assert found == {"control-trust"}


@given(st.text(max_size=30))
def test_more_words_never_find_more(words: str) -> None:
    wide = set(find_entries(CATALOGUE, words))
    assert set(find_entries(CATALOGUE, f"{words} zzz")) <= wide


def test_keys_move_add_and_close(qtbot: QtBot, picker: DistinctionPicker) -> None:
    chosen: list[DistinctionMark] = []
    picker.chosen.connect(chosen.append)
    qtbot.keyClick(picker.field, Qt.Key.Key_Down)
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    qtbot.keyClick(picker.field, Qt.Key.Key_Up)
    qtbot.keyClick(picker.field, Qt.Key.Key_Up)
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    entries = picker.entries()
    assert chosen == [entries[1].mark, entries[-1].mark]
    with qtbot.waitSignal(picker.closed):
        qtbot.keyClick(picker.field, Qt.Key.Key_Escape)


def test_nothing_found_is_said_and_enter_then_adds_nothing(qtbot: QtBot, picker: DistinctionPicker) -> None:
    chosen: list[DistinctionMark] = []
    picker.chosen.connect(chosen.append)
    height = picker.sizeHint().height()
    qtbot.keyClicks(picker.field, "xyzzy")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert chosen == []
    assert not picker.list.isVisible()
    assert picker.sizeHint().height() == height, "nothing jumps under the hand"


def test_what_is_on_the_action_is_told_to_a_screen_reader(picker: DistinctionPicker) -> None:
    mark = picker.entries()[0].mark
    picker.set_marked([mark])
    model = picker.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 0).data(role).endswith(", added")
    assert not model.index(1, 0).data(role).endswith(", added")
