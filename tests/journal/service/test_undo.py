"""Undo among several writers, and how far back it goes."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour
from journal.domain.edit import Edit
from journal.domain.settings import JournalSettings
from journal.errors import JournalError
from journal.opening import Opened
from journal.places import FixedClock
from journal.service.journal import Journal
from journal.storage import steps
from tests.journal.helpers import dump

Open = Callable[[], Opened]
Deed = Callable[[Journal, str], object]

ELSEWHERE: dict[str, Deed] = {
    "edits its text": lambda other, key: other.actions.change(key, Edit(text="theirs #now")),
    "tags it": lambda other, key: other.actions.tag([key], Behaviour.OWN),
    "moves it": lambda other, key: other.actions.change(key, Edit(day=dt.date(2026, 1, 1))),
    "deletes it": lambda other, key: other.actions.delete([key]),
}
MINE: dict[str, Deed] = {
    "recorded it": lambda _mine, _key: None,
    "edited it": lambda mine, key: mine.actions.change(key, Edit(text="mine #then")),
    "tagged it": lambda mine, key: mine.actions.tag([key], Behaviour.MANAGER),
}


@pytest.mark.parametrize("mine", MINE)
@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_what_another_writer_has_changed_since_cant_be_undone(
    open_again: Open, clock: FixedClock, path: Path, mine: str, elsewhere: str
) -> None:
    me, other = open_again().journal, open_again().journal
    key = me.record(Draft("first #draft"))
    clock.advance(seconds=1)
    MINE[mine](me, key)
    clock.advance(seconds=1)
    ELSEWHERE[elsewhere](other, key)
    before = dump(path)
    name = me.undo_names()
    with pytest.raises(JournalError, match="changed elsewhere") as caught:
        me.undo()
    assert caught.value.hint == "Nothing was changed."
    assert dump(path) == before
    assert me.undo_names() == name
    # once the other has taken theirs back, all is as it was
    other.undo()
    assert me.undo() == name[0]


def test_a_step_over_many_is_undone_for_all_of_them_or_none(
    open_again: Open, clock: FixedClock, path: Path
) -> None:
    me, other = open_again().journal, open_again().journal
    keys = me.actions.record_all([Draft(f"{n}") for n in range(5)], me.settings.get())
    clock.advance(seconds=1)
    me.actions.tag(keys, Behaviour.LEADER)
    clock.advance(seconds=1)
    other.actions.tag(keys[3:4], Behaviour.OWN)
    before = dump(path)
    with pytest.raises(JournalError):
        me.undo()
    assert dump(path) == before


def test_what_was_undone_and_then_changed_elsewhere_cant_be_done_again(
    open_again: Open, clock: FixedClock, path: Path
) -> None:
    me, other = open_again().journal, open_again().journal
    key = me.record(Draft("first"))
    me.actions.change(key, Edit(text="second"))
    me.undo()
    clock.advance(seconds=1)
    other.actions.change(key, Edit(text="third"))
    before = dump(path)
    with pytest.raises(JournalError, match="can't be done again"):
        me.redo()
    assert dump(path) == before


def test_a_setting_that_another_writer_changed_since_stays(open_again: Open) -> None:
    me, other = open_again().journal, open_again().journal
    me.change_settings(JournalSettings(day_start=dt.time(5)))
    other.change_settings(JournalSettings(day_start=dt.time(6)))
    with pytest.raises(JournalError):
        me.undo()
    assert open_again().journal.settings.get().day_start == dt.time(6)


def test_each_writer_undoes_only_what_is_its_own(open_again: Open) -> None:
    me, other = open_again(), open_again().journal
    mine = me.journal.record(Draft("mine"))
    theirs = other.record(Draft("theirs"))
    assert me.journal.undo() == "log “mine”"
    assert me.journal.undo() is None
    assert [action.id for action in me.reader.actions()] == [theirs]
    assert other.redo() is None
    assert me.journal.redo() == "log “mine”"
    assert {action.id for action in me.reader.actions()} == {mine, theirs}


def test_what_another_writer_does_leaves_redo_to_me(open_again: Open) -> None:
    me, other = open_again().journal, open_again().journal
    me.record(Draft("mine"))
    me.undo()
    other.record(Draft("theirs"))
    assert me.undo_names() == (None, "log “mine”")
    assert me.redo() == "log “mine”"


def test_other_actions_of_the_other_writer_are_no_hindrance(open_again: Open) -> None:
    me, other = open_again().journal, open_again().journal
    key = me.record(Draft("mine #shared"))
    other.record(Draft("theirs #shared"))
    me.actions.tag([key], Behaviour.LEADER)
    assert me.undo() is not None
    assert me.undo() is not None


def test_with_nothing_done_there_is_nothing_to_undo(journal: Journal, path: Path) -> None:
    before = dump(path)
    assert (journal.undo(), journal.redo(), journal.undo_names()) == (None, None, (None, None))
    assert dump(path) == before


def test_a_new_step_ends_what_could_be_done_again(journal: Journal) -> None:
    journal.record(Draft("one"))
    journal.record(Draft("two"))
    journal.undo()
    journal.record(Draft("three"))
    assert journal.redo() is None
    assert [journal.undo(), journal.undo(), journal.undo()] == ["log “three”", "log “one”", None]


def test_a_hundred_steps_can_be_undone_and_the_oldest_go_first(journal: Journal) -> None:
    for number in range(103):
        journal.record(Draft(f"number {number}"))
    undone = []
    while (name := journal.undo()) is not None:
        undone.append(name)
    assert undone == [f"log “number {number}”" for number in range(102, 2, -1)]


def sizes(path: Path, size: int) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE step SET size = ?", (size,))


def test_beyond_two_hundred_megabytes_the_oldest_steps_go_first(journal: Journal, path: Path) -> None:
    for number in range(6):
        journal.record(Draft(f"number {number}"))
    sizes(path, 60_000_000)
    journal.record(Draft("newest"))
    undone = []
    while (name := journal.undo()) is not None:
        undone.append(name)
    assert undone == ["log “newest”", *(f"log “number {number}”" for number in (5, 4, 3))]


def test_the_newest_step_stays_however_large_it_is(opened: Opened, path: Path) -> None:
    for number in range(3):
        opened.journal.record(Draft(f"number {number}"))
    sizes(path, 900_000_000)
    with opened.database.write() as connection:
        steps.prune(connection)
    assert opened.journal.undo() == "log “number 2”"
    assert opened.journal.undo() is None


def test_a_step_that_left_the_log_leaves_its_images_too(journal: Journal, path: Path) -> None:
    for number in range(105):
        journal.record(Draft(f"number {number}"))
    with closing(sqlite3.connect(path)) as connection:
        counted = connection.execute(
            "SELECT (SELECT count(*) FROM step), (SELECT count(*) FROM step_change), "
            "(SELECT count(*) FROM step_change WHERE step_id NOT IN (SELECT id FROM step))"
        ).fetchone()
    assert counted == (100, 100, 0)


def test_steps_know_their_size_in_bytes(journal: Journal, path: Path) -> None:
    journal.record(Draft("é" * 10_000))
    with closing(sqlite3.connect(path)) as connection:
        size, stored = connection.execute(
            "SELECT size, (SELECT sum(length(after)) FROM step_change) FROM step"
        ).fetchone()
    assert stored >= 20_000
    assert stored <= size <= stored + 1_000


def test_steps_are_named_in_words(journal: Journal) -> None:
    names = []

    def done() -> None:
        names.append(journal.undo_names()[0])

    key = journal.record(Draft("Coached Jo on the pricing call and stayed out of it myself"))
    done()
    journal.actions.tag([key], Behaviour.LEADER)
    done()
    journal.actions.tag([key], None)
    done()
    journal.actions.change(key, Edit(text="Coached\nJo"))
    done()
    journal.actions.change(key, Edit(minutes=5))
    done()
    journal.actions.delete([key])
    done()
    journal.change_settings(JournalSettings(week_start=6))
    done()
    journal.actions.record_all([Draft("a"), Draft("b")], journal.settings.get())
    done()
    assert names == [
        "log “Coached Jo on the pricing call and stay…”",
        "tag 1 action as leader",
        "take the tag off 1 action",
        "edit “Coached Jo”",
        "edit an action",
        "delete 1 action",
        "change the settings",
        "log 2 actions",
    ]


@pytest.mark.parametrize("text", ["{0} {text} {count}", "%s %d %(x)s", "“quoted” \\ \\n"])
def test_a_text_that_looks_like_a_pattern_is_only_a_text(journal: Journal, text: str) -> None:
    key = journal.record(Draft(text))
    assert journal.undo_names()[0] == f"log “{text}”"
    journal.actions.change(key, Edit(text=text + "!"))
    assert journal.undo() == f"edit “{text}!”"
