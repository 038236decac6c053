"""Many changes as one: one step, one notice, all of it or nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from journal.domain.action import Notice
from journal.domain.intention import Intention, Outcome
from journal.domain.person import Person
from journal.errors import JournalError
from journal.opening import Opened
from journal.reading.reflecting import intentions, people_notes

DAY = dt.date(2026, 11, 16)


def test_what_is_asked_for_together_is_one_step_and_one_notice(opened: Opened) -> None:
    heard: list[Notice] = []
    opened.journal.subscribe(heard.append)
    with opened.journal.many("move in") as many:
        many.people.note(Person("Nadia", "being home when school is out"))
        key = many.intentions.make(Intention("", DAY, DAY, "it rings", "wait"))
        many.intentions.tell(key, Outcome.KEPT)
        assert people_notes(opened.reader) == {}, "nothing happens before the end"
    assert [one.outcome for one in intentions(opened.reader)] == [Outcome.KEPT]
    assert [notice.kinds for notice in heard] == [frozenset({"person", "intention"})]
    assert opened.journal.undo() == "move in"
    assert intentions(opened.reader) == ()
    assert people_notes(opened.reader) == {}
    assert opened.journal.redo() == "move in"
    assert [one.outcome for one in intentions(opened.reader)] == [Outcome.KEPT]


def test_where_one_thing_is_refused_nothing_is_done(opened: Opened) -> None:
    def refused() -> None:
        with opened.journal.many("move in") as many:
            many.people.note(Person("Nadia"))
            many.intentions.tell("gone", Outcome.KEPT)

    def broken() -> None:
        with opened.journal.many("move in") as many:
            many.people.note(Person("Femi"))
            raise ZeroDivisionError

    with pytest.raises(JournalError):
        refused()
    with pytest.raises(ZeroDivisionError):
        broken()
    assert people_notes(opened.reader) == {}
    assert opened.journal.undo_names() == (None, None)


def test_nothing_asked_for_is_no_step(opened: Opened) -> None:
    with opened.journal.many("move in"):
        pass
    assert opened.journal.undo_names() == (None, None)


def test_what_comes_changes_and_goes_within_it_is_taken_back_whole(opened: Opened) -> None:
    opened.journal.people.note(Person("Nadia", "her hours"))
    before = people_notes(opened.reader)
    with opened.journal.many("tidy up") as many:
        many.people.note(Person("Nadia", "her hours", "to keep them"))
        many.people.note(Person("Nadia", "the school run", "to keep them"))
        came = many.intentions.make(Intention("", DAY, DAY, "it rings", "wait"))
        many.intentions.remove(came)
    after = people_notes(opened.reader)
    assert after["nadia"] == Person("Nadia", "the school run", "to keep them")
    assert intentions(opened.reader) == ()
    opened.journal.undo()
    assert people_notes(opened.reader) == before
    opened.journal.redo()
    assert people_notes(opened.reader) == after
