"""What is imported comes once, as one step, and goes with one undo."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour, Origin
from journal.domain.edit import Edit
from journal.domain.settings import JournalSettings
from journal.errors import JournalError, UsageError
from journal.opening import Opened, open_journal
from journal.places import World
from journal.service.journal import Journal
from tests.journal.conftest import Open
from tests.journal.helpers import dump

SETTINGS = JournalSettings()
DAY = dt.date(2026, 11, 3)


def meetings(*names: str) -> list[Draft]:
    return [Draft(f"Meeting {name}", day=DAY, time=dt.time(9), minutes=30, source=name) for name in names]


def test_what_was_imported_waits_for_its_tag(opened: Opened) -> None:
    done = opened.journal.actions.import_all(meetings("a", "b"), SETTINGS)
    assert done.known == 0
    actions = opened.reader.day(DAY)
    assert {action.id for action in actions} == set(done.ids)
    for action in actions:
        assert (action.origin, action.behaviour, action.minutes) == (Origin.IMPORTED, None, 30)
    assert opened.journal.undo_names() == ("import 2 actions", None)


def test_one_undo_takes_all_of_it_back(opened: Opened, path: Path) -> None:
    before = dump(path)
    opened.journal.actions.import_all(meetings("a", "b", "c"), SETTINGS)
    after = dump(path)
    assert opened.journal.undo() == "import 3 actions"
    assert dump(path) == before
    assert opened.journal.redo() == "import 3 actions"
    assert dump(path) == after


def test_only_what_is_new_is_added(opened: Opened) -> None:
    opened.journal.actions.import_all(meetings("a", "b"), SETTINGS)
    done = opened.journal.actions.import_all(meetings("b", "c", "c"), SETTINGS)
    assert (len(done.ids), done.known) == (1, 2)
    assert opened.journal.undo_names()[0] == "import 1 action"
    assert opened.reader.known_sources(["a", "b", "c", "d"]) == {"a", "b", "c"}


def test_known_are_those_that_were_edited_tagged_or_deleted_too(opened: Opened, path: Path) -> None:
    edited, tagged, deleted = opened.journal.actions.import_all(meetings("a", "b", "c"), SETTINGS).ids
    opened.journal.actions.change(edited, Edit(text="Coached @Priya", day=DAY - dt.timedelta(days=40)))
    opened.journal.actions.tag([tagged], Behaviour.LEADER)
    opened.journal.actions.delete([deleted])
    before, names = dump(path), opened.journal.undo_names()
    done = opened.journal.actions.import_all(meetings("a", "b", "c"), SETTINGS)
    assert (done.ids, done.known) == ((), 3)
    assert (dump(path), opened.journal.undo_names()) == (before, names)


def test_it_is_known_again_after_it_came_out_of_the_trash(opened: Opened) -> None:
    (key,) = opened.journal.actions.import_all(meetings("a"), SETTINGS).ids
    opened.journal.actions.delete([key])
    opened.journal.undo()
    assert opened.journal.actions.import_all(meetings("a"), SETTINGS).known == 1
    opened.journal.undo()
    assert opened.reader.known_sources(["a"]) == set()


def test_redo_is_refused_where_another_program_imported_the_same_since(open_again: Open, path: Path) -> None:
    one, other = open_again(), open_again()
    one.journal.actions.import_all(meetings("a", "b"), SETTINGS)
    one.journal.undo()
    other.journal.actions.import_all(meetings("b"), SETTINGS)
    before = dump(path)
    with pytest.raises(JournalError, match="can't be done again"):
        one.journal.redo()
    assert dump(path) == before
    assert len(one.reader.day(DAY)) == 1


def test_one_that_can_not_be_kept_stops_them_all(journal: Journal, path: Path) -> None:
    before = dump(path)
    with pytest.raises(UsageError):
        journal.actions.import_all([*meetings("a"), Draft(" ", day=DAY, source="b")], SETTINGS)
    with pytest.raises(ValueError, match="Draft"):
        journal.actions.import_all([Draft("without a source", day=DAY)], SETTINGS)
    assert dump(path) == before


def test_many_are_looked_up_in_one_go(opened: Opened) -> None:
    names = [str(number) for number in range(2000)]
    assert len(opened.journal.actions.import_all(meetings(*names), SETTINGS).ids) == 2000
    assert opened.journal.actions.import_all(meetings(*names, "new"), SETTINGS).known == 2000
    opened.journal.undo()
    opened.journal.undo()
    assert opened.reader.is_empty()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    files=st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=8), min_size=1, max_size=4),
    seed=st.integers(0, 10**9),
)
def test_twice_the_same_changes_nothing_and_undo_takes_all_back(
    tmp_path: Path, world: World, files: list[list[str]], seed: int
) -> None:
    path = tmp_path / f"{seed}.leaderward"
    path.unlink(missing_ok=True)
    opened = open_journal(path, world)
    empty, states, steps = dump(path), [], 0
    for file in files:
        steps += bool(opened.journal.actions.import_all(meetings(*file), SETTINGS).ids)
        states.append(dump(path))
        assert opened.journal.actions.import_all(meetings(*file), SETTINGS).ids == ()
        assert dump(path) == states[-1]
    assert opened.reader.known_sources("abcdefgh") == {name for file in files for name in file}
    for _step in range(steps):
        assert opened.journal.undo()
    assert dump(path) == empty
    while opened.journal.redo():
        pass
    assert dump(path) == states[-1]
    opened.close()


def test_a_remark_that_was_told_is_remembered_outside_of_undo(opened: Opened, open_again: Open) -> None:
    notices: list[object] = []
    opened.journal.subscribe(notices.append)
    day = opened.journal.today()
    opened.journal.remarks.tell(day - dt.timedelta(days=20), "old")
    opened.journal.remarks.tell(day - dt.timedelta(days=1), "before noon")
    opened.journal.remarks.tell(day, "first thought")
    opened.journal.remarks.tell(day, "most with Priya")
    opened.journal.remarks.tell(day, "most with Priya")
    assert opened.journal.undo_names() == (None, None)
    assert notices == []
    assert open_again().reader.told_remarks(day - dt.timedelta(days=14)) == {
        day - dt.timedelta(days=1): "before noon",
        day: "most with Priya",
    }
