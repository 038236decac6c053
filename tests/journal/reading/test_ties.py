"""What the actions of a list are tied to, and what Today shows beside the day."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing

from journal.domain.action import Draft
from journal.domain.distinctions import Catalogue
from journal.domain.intention import Intention, intention_on, standing
from journal.domain.reflection import Asked, Reflection
from journal.domain.ties import Tied, tied_words
from journal.domain.vision import Made, VisionTie
from journal.opening import Opened
from journal.reading.reflecting import intentions, standing_intention

THURSDAY = dt.date(2026, 11, 19)
SUNDAY = dt.date(2026, 11, 22)


def three(opened: Opened) -> list[str]:
    settings = opened.journal.settings.get()
    drafts = [Draft(f"Did thing {number}") for number in range(3)]
    return [opened.journal.actions.record(draft, settings) for draft in drafts]


def made(opened: Opened) -> str:
    return opened.journal.intentions.make(Intention("", THURSDAY, SUNDAY, "it rings", "let it ring"))


def test_only_what_is_tied_is_told(opened: Opened) -> None:
    one, two, _three = three(opened)
    plan = made(opened)
    opened.journal.intentions.tie(plan, [one])
    opened.journal.visions.tie_all(two, [VisionTie(two, Made.REAL, "Priya"), VisionTie(two, Made.OBTAINABLE)])
    found = opened.ties_of((one, two, _three, "gone"))
    assert found == {
        one: Tied(frozenset((plan,))),
        two: Tied(vision=(VisionTie(two, Made.OBTAINABLE), VisionTie(two, Made.REAL, "Priya"))),
    }
    assert tied_words(found[one]) == ("tied to an intention",)
    assert tied_words(found[two])[1] == "made the vision more real to Priya"
    assert opened.tied_to(plan)[0].id == one


def test_ties_to_the_vision_are_one_step(opened: Opened) -> None:
    one, *_rest = three(opened)
    tie = VisionTie(one, Made.REAL, "Priya")
    assert opened.journal.visions.tie_all(one, [tie])
    assert not opened.journal.visions.tie_all(one, [tie])
    assert opened.journal.visions.tie_all(one, [VisionTie(one, Made.DESIRABLE)])
    assert opened.ties_of((one,))[one].vision == (VisionTie(one, Made.DESIRABLE),)
    opened.journal.undo()
    assert opened.ties_of((one,))[one].vision == (tie,)
    opened.journal.undo()
    assert opened.ties_of((one,)) == {}


def test_ties_of_many_are_found_by_index_alone(opened: Opened) -> None:
    with closing(sqlite3.connect(opened.journal.path)) as connection:
        for table in ("intention_tie", "vision_tie"):
            query = f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE action_id IN (?, ?)"  # noqa: S608
            plan = " ".join(row[3] for row in connection.execute(query, ("a", "b")))
            assert f"ix_{table}_action_id" in plan
    assert opened.ties_of(tuple(str(number) for number in range(2_000))) == {}


def test_today_shows_what_stands(opened: Opened, catalogue: Catalogue) -> None:
    empty = opened.of_today(THURSDAY, THURSDAY, catalogue)
    assert (empty.intention, empty.focus, empty.tied_count, empty.vision) == (None, None, 0, None)
    assert empty.question is not None
    assert empty.question.day == THURSDAY
    one, two, _three = three(opened)
    plan = made(opened)
    opened.journal.intentions.focus(THURSDAY, "people")
    opened.journal.intentions.tie(plan, [one, two])
    opened.journal.visions.revise(THURSDAY, "A floor that runs without me.")
    opened.journal.actions.delete([two])
    found = opened.of_today(THURSDAY, THURSDAY, catalogue)
    assert found.intention is not None
    assert found.intention.id == plan
    assert found.tied_count == 1
    assert found.focus is not None
    assert found.vision is not None
    over = opened.of_today(SUNDAY + dt.timedelta(days=1), SUNDAY, catalogue)
    assert over.intention is None
    assert over.focus is not None


def test_another_day_shows_its_own_answer_and_a_day_to_come_asks_nothing(
    opened: Opened, catalogue: Catalogue
) -> None:
    yesterday = THURSDAY - dt.timedelta(days=1)
    opened.journal.reflections.answer(
        Reflection("", yesterday, Asked.QUESTION, "Why?", "Because", "control-trust")
    )
    found = opened.of_today(THURSDAY, yesterday, catalogue).question
    assert found is not None
    assert found.answer is not None
    assert found.answer.text == "Because"
    today = opened.of_today(THURSDAY, THURSDAY, catalogue).question
    assert today is not None
    assert today.answer is None
    assert opened.of_today(THURSDAY, THURSDAY + dt.timedelta(days=1), catalogue).question is None


def test_the_one_that_stands_is_found_as_among_all(opened: Opened) -> None:
    action, *_rest = three(opened)
    for first, last in ((2, 8), (4, 5), (4, 20), (12, 14)):
        day = dt.date(2026, 11, first)
        key = opened.journal.intentions.make(
            Intention("", day, dt.date(2026, 11, last), f"it rings {first}", "let it ring")
        )
        opened.journal.intentions.tie(key, [action])
    whole = intentions(opened.reader)
    for number in range(1, 29):
        day = dt.date(2026, 11, number)
        assert standing_intention(opened.reader, day) == intention_on(whole, day)
    assert len(whole) == 4


def test_an_intention_stands_to_the_end_of_the_week() -> None:
    assert standing(THURSDAY, 0) == (THURSDAY, SUNDAY)
    assert standing(THURSDAY, 6) == (THURSDAY, dt.date(2026, 11, 21))
    assert standing(SUNDAY, 0) == (SUNDAY, dt.date(2026, 11, 29))
