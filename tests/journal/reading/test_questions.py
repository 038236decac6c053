"""The question of the day as the journal has it."""

from __future__ import annotations

import dataclasses
import datetime as dt

from journal.domain.action import DistinctionMark, Draft
from journal.domain.behaviour import Behaviour, Pole
from journal.domain.distinctions import Catalogue
from journal.domain.own_catalogue import OwnCatalogue, with_changes
from journal.domain.question import DayQuestion
from journal.domain.reflection import Asked, Reflection
from journal.opening import Opened
from journal.reading.questions import day_question

TODAY = dt.date(2026, 11, 18)


def asked(opened: Opened, catalogue: Catalogue, day: dt.date = TODAY) -> DayQuestion:
    question = day_question(opened.reader, catalogue, day)
    assert question is not None
    return question


def log(opened: Opened, day: dt.date, distinction: str) -> None:
    mark = DistinctionMark(distinction, Pole.LEADER)
    opened.journal.record(Draft("Asked.", Behaviour.LEADER, day=day, distinctions=(mark,)))


def test_an_empty_journal_has_a_question_and_no_reason_to_give(opened: Opened, catalogue: Catalogue) -> None:
    question = asked(opened, catalogue)
    assert question.question == question.distinction.question
    assert question.why == ""
    assert question.answer is None
    assert len({question.distinction.id, *(one.id for one in question.others)}) == 13


def test_the_focus_is_asked_about_and_said_to_be(opened: Opened, catalogue: Catalogue) -> None:
    opened.journal.intentions.focus(TODAY, "horizon")
    question = asked(opened, catalogue)
    assert question.distinction.family == "horizon"
    assert question.why == "Your focus: Horizon"


def test_what_was_hardly_seen_is_asked_about_and_said_to_be(opened: Opened, catalogue: Catalogue) -> None:
    first = asked(opened, catalogue).distinction.id
    for key in catalogue.ids():
        for ago in range(1, 3 if key == first else 6):
            log(opened, TODAY - dt.timedelta(days=ago), key)
    shown = [asked(opened, catalogue, TODAY + dt.timedelta(days=number)) for number in range(30)]
    assert first in [question.distinction.id for question in shown]
    assert any("Least seen of late: 2 times" in question.why for question in shown)


def test_the_days_answer_stands_with_the_words_it_was_asked_in(opened: Opened, catalogue: Catalogue) -> None:
    question = asked(opened, catalogue)
    other = question.others[0]
    given = Reflection("", TODAY, Asked.QUESTION, "In other words?", "Yes.", distinction=other.id)
    opened.journal.reflections.answer(given)
    now = asked(opened, catalogue)
    assert now.distinction.id == other.id
    assert now.question == "In other words?"
    assert now.answer is not None
    assert now.answer.text == "Yes."
    assert question.distinction.id in [one.id for one in now.others]
    hidden = with_changes(catalogue, OwnCatalogue(hidden=(other.id,)))
    assert asked(opened, hidden).question == "In other words?"
    opened.journal.undo()
    assert asked(opened, catalogue) == question


def test_with_all_of_them_hidden_nothing_is_asked(opened: Opened, catalogue: Catalogue) -> None:
    none = dataclasses.replace(catalogue, distinctions=(), withdrawn=catalogue.distinctions)
    assert day_question(opened.reader, none, TODAY) is None


def test_what_is_logged_in_the_morning_leaves_the_question_alone(
    opened: Opened, catalogue: Catalogue
) -> None:
    question = asked(opened, catalogue)
    for key in catalogue.ids():
        log(opened, TODAY, key)
        log(opened, TODAY + dt.timedelta(days=2), key)
    assert asked(opened, catalogue) == question
