"""Which week a review is about."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.days import week_of
from journal.domain.review_week import review_from, usual_last_day, week_offered
from journal.domain.seasons import season_words

MONDAY = dt.date(2026, 11, 16)
WEEK = dt.timedelta(days=7)
DAY = dt.timedelta(days=1)
FRIDAY = 4


def at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute))


def test_friday_noon_turns_to_the_week_that_ends() -> None:
    friday = MONDAY + 4 * DAY
    assert week_offered(friday, at(friday, 11, 59), 0, FRIDAY) == MONDAY - WEEK
    assert week_offered(friday, at(friday, 12), 0, FRIDAY) == MONDAY
    assert week_offered(MONDAY + 6 * DAY, at(MONDAY + 6 * DAY, 9), 0, FRIDAY) == MONDAY
    assert week_offered(MONDAY + WEEK, at(MONDAY + WEEK, 8), 0, FRIDAY) == MONDAY


def test_the_hours_after_midnight_belong_to_the_day_before() -> None:
    friday = MONDAY + 4 * DAY
    assert week_offered(friday, at(friday + DAY, 1), 0, FRIDAY) == MONDAY


def test_who_ends_the_week_on_sunday_is_asked_on_sunday() -> None:
    days = [MONDAY - back * WEEK + 6 * DAY for back in range(1, 8)]
    assert usual_last_day(days, MONDAY, 0) == 6
    assert review_from(MONDAY, 6) == at(MONDAY + 6 * DAY, 12)


def test_one_saturday_makes_no_habit_and_few_weeks_none() -> None:
    fridays = [MONDAY - back * WEEK + 4 * DAY for back in range(1, 9)]
    assert usual_last_day([*fridays, fridays[0] + DAY], MONDAY, 0) == FRIDAY
    assert usual_last_day([MONDAY - WEEK + 2 * DAY], MONDAY, 0) == FRIDAY
    thursdays = [day - DAY for day in fridays]
    assert usual_last_day(thursdays, MONDAY, 0) == 3


@given(
    day=st.dates(dt.date(2020, 1, 1), dt.date(2035, 1, 1)),
    hour=st.integers(0, 23),
    start=st.integers(0, 6),
    last=st.integers(0, 6),
)
def test_the_week_offered_is_this_one_or_the_one_before_and_never_to_come(
    day: dt.date, hour: int, start: int, last: int
) -> None:
    week = week_offered(day, at(day, hour), start, last)
    assert week in (week_of(day, start), week_of(day, start) - WEEK)
    assert at(day, hour) >= review_from(week, last)
    assert at(day, hour) < review_from(week + WEEK, last)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2026, 10, 2), "from this autumn"),
        (dt.date(2026, 8, 31), "from the summer"),
        (dt.date(2026, 4, 14), "from the spring"),
        (dt.date(2025, 12, 1), "from the winter"),
        (dt.date(2025, 11, 4), "from last autumn"),
        (dt.date(2025, 7, 4), "from the summer of 2025"),
    ],
)
def test_a_season_says_about_when(day: dt.date, words: str) -> None:
    assert season_words(day, dt.date(2026, 11, 19)) == words


def test_in_the_south_july_is_winter() -> None:
    assert season_words(dt.date(2026, 7, 7), dt.date(2026, 11, 19), southern=True) == "from the winter"
