import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from journal.domain.action import Action, DistinctionMark
from journal.domain.behaviour import Behaviour, Milestone, Origin, Pole
from journal.domain.catalogue import load_catalogue
from ui.models.actions import ActionListModel, Heading, Roles, plain_heading, spoken

pytestmark = pytest.mark.usefixtures("qapp")

CATALOGUE = load_catalogue()
NOW = dt.datetime(2026, 11, 19, 16, 20, tzinfo=dt.UTC)
DAY = NOW.date()


def action(number: int, text: str = "did it", **parts: object) -> Action:
    whole: dict[str, object] = {"behaviour": Behaviour.LEADER, "time": dt.time(16, 20), "day": DAY, **parts}
    day = whole.pop("day")
    return Action(f"id{number}", day, text, NOW, NOW, NOW, **whole)  # type: ignore[arg-type]


@pytest.fixture
def model() -> ActionListModel:
    return ActionListModel(CATALOGUE)


def checked(model: ActionListModel) -> QAbstractItemModelTester:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    return QAbstractItemModelTester(model, mode)


def rows(model: ActionListModel) -> list[object]:
    return [model.index(row).data() for row in range(model.rowCount())]


# Some actions by number, each with a version of its text, in some order.
orders = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 2)), unique_by=lambda entry: entry[0], max_size=13
)


@settings(deadline=None)
@given(st.lists(orders, min_size=2, max_size=4))
def test_any_change_ends_in_what_was_asked_and_rows_that_stay_keep_their_index(
    lists: list[list[tuple[int, int]]],
) -> None:
    model = ActionListModel(CATALOGUE, plain_heading)
    tester = checked(model)
    for entries in lists:
        held = {a.id: QPersistentModelIndex(model.index_of(a.id)) for a in model.actions}
        wanted = [action(n, f"text {v}", day=DAY - dt.timedelta(n // 4)) for n, v in entries]
        model.set_actions(wanted)
        assert list(model.actions) == wanted
        for one in wanted:
            if one.id in held:
                assert held[one.id].isValid()
                assert held[one.id].data(Roles.ID) == one.id
    del tester


def test_an_unchanged_list_changes_nothing_and_one_edit_one_row(
    model: ActionListModel,
) -> None:
    actions = [action(n) for n in range(5)]
    model.set_actions(actions)
    told: list[str] = []
    model.rowsInserted.connect(lambda *_a: told.append("in"))
    model.rowsRemoved.connect(lambda *_a: told.append("out"))
    model.rowsMoved.connect(lambda *_a: told.append("move"))
    model.modelReset.connect(lambda: told.append("reset"))
    model.dataChanged.connect(lambda first, last, _roles: told.append(f"{first.row()}-{last.row()}"))
    model.set_actions(actions)
    assert told == []
    actions[3] = replace(actions[3], text="edited")
    model.set_actions(actions)
    assert told == ["3-3"]
    model.set_actions([action(9), *actions])
    assert told == ["3-3", "in"]
    model.set_actions(actions[1:] + actions[:1])
    assert told == ["3-3", "in", "out", "move"]


def test_days_have_headings_between_them() -> None:
    def name(day: dt.date, count: int) -> Heading:
        return Heading(day.isoformat(), f"{count} of 9")

    model = ActionListModel(CATALOGUE, name)
    tester = checked(model)
    early = DAY - dt.timedelta(1)
    model.set_actions([action(1), action(2), action(3, day=early)])
    assert rows(model) == ["2026-11-19", "did it", "did it", "2026-11-18", "did it"]
    heading = model.heading_at(model.index(0))
    assert heading == Heading("2026-11-19", "2 of 9")
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "2026-11-19, 2 of 9"
    model.set_actions([action(1), action(3, day=early)])
    assert model.heading_at(model.index(0)) == Heading("2026-11-19", "1 of 9")
    del tester


def test_the_display_text_is_the_whole_text(model: ActionListModel) -> None:
    text = "every word " * 5000
    model.set_actions([action(1, text)])
    assert model.index(0).data() == text


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (
            {"distinctions": (DistinctionMark("control-trust", Pole.LEADER),)},
            "16:20, leader: Let Priya run the huddle about renewals; entrusted",
        ),
        ({"behaviour": None}, "16:20, not tagged yet: Let Priya run the huddle about renewals"),
        (
            {"origin": Origin.RECALLED, "behaviour": Behaviour.OWN},
            "recalled, own work: Let Priya run the huddle about renewals",
        ),
        (
            {"time": None, "milestone": Milestone.FAILURE},
            "leader: Let Priya run the huddle about renewals; Great failure",
        ),
        (
            {"distinctions": (DistinctionMark("gone", Pole.MANAGER),)},
            "16:20, leader: Let Priya run the huddle about renewals; gone",
        ),
    ],
)
def test_a_row_is_spoken_in_words(parts: dict[str, object], words: str) -> None:
    assert spoken(action(1, "Let @Priya run the huddle about #renewals", **parts), CATALOGUE) == words
