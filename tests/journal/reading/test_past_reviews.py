"""Past weeks, and how they are found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.domain.action import Draft
from journal.domain.intention import Intention
from journal.domain.reflection import Asked, Reflection
from journal.domain.review import Review
from journal.opening import Opened, open_journal
from journal.places import FixedClock, World
from journal.reading.past_reviews import found_in, past_weeks
from journal.reading.review_state import review_state

MONDAY = dt.date(2026, 11, 16)
WEEK = dt.timedelta(days=7)


@pytest.fixture
def opened(tmp_path: Path, world: World) -> Iterator[Opened]:
    opened = open_journal(tmp_path / "mine.leaderward", world)
    yield opened
    opened.close()


def answer(day: dt.date, text: str, review: dt.date | None = None) -> Reflection:
    return Reflection("", day, Asked.QUESTION, "Whom did you trust today?", text, review=review)


def test_weeks_hold_what_was_written_in_them_the_newest_first(opened: Opened) -> None:
    journal = opened.journal
    journal.reviews.save(Review(MONDAY - WEEK, MONDAY, well="Priya’s huddle"))
    journal.reflections.answer(answer(MONDAY - 2 * WEEK, "Joss, with the rota"))
    journal.reflections.answer(answer(MONDAY, "Femi", review=MONDAY - WEEK))
    journal.intentions.make(Intention("", MONDAY, MONDAY + dt.timedelta(6), "asked", "ask back"))
    weeks = past_weeks(opened.reader, 0)
    assert [week.week for week in weeks] == [MONDAY, MONDAY - WEEK, MONDAY - 2 * WEEK]
    assert [one.text for one in weeks[1].answers] == ["Femi"]
    assert [one.deed for one in weeks[0].intentions] == ["ask back"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("cafe", True),
        ("CAFÉ oyv", False),
        ("trust joss", True),
        ("zusage strasse", True),
        ("信頼", True),
        ("nothing", False),
        ("  ", True),
    ],
)
def test_case_and_accents_make_no_difference_and_all_words_are_wanted(
    opened: Opened, words: str, found: bool
) -> None:
    opened.journal.reviews.save(Review(MONDAY, MONDAY, well="Café, Zusage in der Straße"))
    opened.journal.reflections.answer(answer(MONDAY, "Joss 信頼した"))
    assert bool(found_in(past_weeks(opened.reader, 0), words)) is found


def test_a_week_begun_under_another_start_of_the_week_keeps_its_answers(opened: Opened) -> None:
    sunday = MONDAY - dt.timedelta(days=1)
    opened.journal.reviews.save(Review(sunday, MONDAY, well="As it was"))
    opened.journal.reflections.answer(answer(MONDAY, "Joss"))
    [week] = past_weeks(opened.reader, 0)
    assert week.week == sunday
    assert len(week.answers) == 1


def state(opened: Opened, now: dt.datetime) -> tuple[dt.date, bool]:
    found = review_state(opened.reader, opened.journal.settings.get(), now.date(), now)
    return found.taken, found.is_due


def test_due_from_the_last_working_day_until_done_or_the_next(opened: Opened, clock: FixedClock) -> None:
    zone = clock.now().tzinfo
    for back in (0, 1):
        opened.journal.record(Draft("Sat with Joss", day=MONDAY - back * WEEK))
    thursday = dt.datetime(2026, 11, 19, 16, 20, tzinfo=zone)
    friday = thursday + dt.timedelta(days=1)
    assert state(opened, thursday) == (MONDAY - WEEK, True)
    opened.journal.reviews.save(Review(MONDAY - WEEK, MONDAY, finished=MONDAY))
    assert state(opened, thursday) == (MONDAY - WEEK, False)
    assert state(opened, friday) == (MONDAY, True)
    opened.journal.settings.set_rest(friday.date())
    assert state(opened, friday) == (MONDAY, False)


def test_an_unfinished_review_is_gone_on_with_and_a_missed_week_is_not_asked_for(
    opened: Opened, clock: FixedClock
) -> None:
    zone = clock.now().tzinfo
    opened.journal.record(Draft("Sat with Joss", day=MONDAY - WEEK))
    opened.journal.reviews.save(Review(MONDAY - WEEK, MONDAY))
    friday = dt.datetime(2026, 11, 20, 16, 20, tzinfo=zone)
    assert state(opened, friday) == (MONDAY - WEEK, False)  # nothing was logged in the week that is offered
    later = friday + 3 * WEEK
    assert state(opened, later)[0] == MONDAY + 3 * WEEK
