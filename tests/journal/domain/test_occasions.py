"""On this day: the same week of other years, the same days of other months."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.occasions import ago_words, occasion_of, occasions

WEEK = dt.date(2026, 11, 16)


def test_months_and_years_with_a_day_to_spare_and_none_before_the_journal_began() -> None:
    found = occasions(WEEK, dt.date(2024, 11, 24))
    assert [one.months for one in found] == [1, 2, 3, 6, 9, 12]
    last = found[-1]
    assert (last.first, last.last) == (dt.date(2025, 11, 15), dt.date(2025, 11, 23))
    assert [one.words for one in found][::5] == ["A month ago", "A year ago"]
    assert occasions(WEEK, WEEK) == ()


def test_the_end_of_february_and_the_first_years_of_the_calendar() -> None:
    leap = occasions(dt.date(2028, 2, 29), dt.date(2027, 2, 1))
    assert leap[-1].first == dt.date(2027, 2, 27)
    assert occasions(dt.date(1, 1, 8), dt.date(1, 1, 1)) == ()


@given(st.dates(dt.date(1901, 1, 1), dt.date(2999, 1, 1)), st.integers(0, 6), st.integers(1, 40))
def test_each_day_of_the_week_years_ago_belongs_to_it(week: dt.date, number: int, years: int) -> None:
    day = week + dt.timedelta(days=number)
    if day.year - years < 1900 or (day.month, day.day) == (2, 29):
        return
    found = occasion_of(day.replace(year=day.year - years), week)
    assert found is not None
    assert found.years == years


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-3, "Lately"),
        (13, "Lately"),
        (14, "2 weeks ago"),
        (75, "2 months ago"),
        (330, "11 months ago"),
        (351, "A year ago"),
        (720, "2 years ago"),
    ],
)
def test_how_long_ago(days: int, words: str) -> None:
    assert ago_words(WEEK - dt.timedelta(days=days), WEEK) == words
