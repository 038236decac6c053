"""Steps of a review in the log: called by what was done, and one for one thing that a person did."""

from __future__ import annotations

import dataclasses
import datetime as dt

from journal.domain.reflection import Asked, Reflection
from journal.domain.review import Review, Step
from journal.opening import Opened
from journal.reading.reflecting import reflections, review_of

MONDAY = dt.date(2026, 11, 16)
BEGUN = Review(MONDAY, MONDAY)


def names(opened: Opened) -> list[str]:
    """What undo takes back, one after another."""
    found = []
    while (name := opened.journal.undo()) is not None:
        found.append(name)
    return found


def test_each_step_is_called_by_what_was_done(opened: Opened) -> None:
    save = opened.journal.reviews.save
    save(BEGUN)
    written = dataclasses.replace(BEGUN, well="Priya led the huddle, and nobody looked at me for an answer")
    save(written)
    on = dataclasses.replace(written, done=(Step.WELL, Step.MOVED))
    save(on)
    save(dataclasses.replace(on, short=True))
    save(dataclasses.replace(on, done=tuple(Step), finished=MONDAY))
    save(dataclasses.replace(on, well=""))
    assert names(opened) == [
        "take out what went well",
        "finish the review of the week from 16 November 2026",
        "change the length of the review",
        "go on from step 2",
        "write what went well: “Priya led the huddle, and nobody looked…”",
        "begin the review of the week from 16 November 2026",
    ]
    assert review_of(opened.reader, MONDAY) is None


def test_an_answer_is_named(opened: Opened) -> None:
    answer = Reflection("", MONDAY, Asked.QUESTION, "Why?", "Because nobody asked")
    opened.journal.reflections.answer(answer)
    opened.journal.reflections.answer(dataclasses.replace(answer, text=""))
    assert names(opened) == ["take out an answer", "answer “Because nobody asked”"]


def test_going_on_belongs_to_what_was_done_in_the_step(opened: Opened) -> None:
    journal = opened.journal
    journal.reviews.save(BEGUN)
    journal.reflections.answer(Reflection("", MONDAY, Asked.QUESTION, "Why?", "So"))
    answered = journal.last_step
    ended = dataclasses.replace(BEGUN, done=(Step.WELL,))
    journal.reviews.save(ended, joins=answered)
    assert journal.last_step == answered
    assert journal.undo() == "answer “So”"
    assert review_of(opened.reader, MONDAY) == BEGUN
    assert reflections(opened.reader) == ()
    assert journal.redo() == "answer “So”"
    assert review_of(opened.reader, MONDAY) == ended
    assert [one.text for one in reflections(opened.reader)] == ["So"]


def test_two_changes_of_one_thing_are_undone_as_one(opened: Opened) -> None:
    journal = opened.journal
    journal.reviews.save(dataclasses.replace(BEGUN, well="So"))
    journal.reviews.save(dataclasses.replace(BEGUN, well="So", done=(Step.WELL,)), joins=journal.last_step)
    assert journal.undo() == "begin the review of the week from 16 November 2026"
    assert review_of(opened.reader, MONDAY) is None
    journal.redo()
    assert review_of(opened.reader, MONDAY) == dataclasses.replace(BEGUN, well="So", done=(Step.WELL,))


def test_it_joins_nothing_that_came_between_and_nothing_of_another_writer(opened: Opened) -> None:
    journal = opened.journal
    journal.reviews.save(BEGUN)
    begun = journal.last_step
    journal.reflections.answer(Reflection("", MONDAY, Asked.QUESTION, "Why?", "So"))
    journal.reviews.save(dataclasses.replace(BEGUN, done=(Step.WELL,)), joins=begun)
    assert names(opened) == [
        "go on from step 1",
        "answer “So”",
        "begin the review of the week from 16 November 2026",
    ]
