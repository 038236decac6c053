"""Which day an action belongs to, and dates as they are typed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.days import civil_day, parse_day, shortened, week_of
from journal.errors import UsageError

TODAY = dt.date(2026, 11, 19)
FOUR = dt.time(4)


@pytest.mark.parametrize(
    ("local", "day"),
    [
        ("2026-11-19T03:59:59.999999", "2026-11-18"),
        ("2026-11-19T04:00", "2026-11-19"),
        ("2026-11-19T23:59", "2026-11-19"),
        ("2026-11-20T00:30", "2026-11-19"),
        ("2027-01-01T02:00", "2026-12-31"),
        ("2028-03-01T00:00", "2028-02-29"),
    ],
)
def test_what_is_done_after_midnight_still_belongs_to_the_day_before(local: str, day: str) -> None:
    assert civil_day(dt.datetime.fromisoformat(local), FOUR) == dt.date.fromisoformat(day)


def test_a_day_that_starts_at_midnight_is_the_calendars() -> None:
    assert civil_day(dt.datetime.fromisoformat("2026-11-19"), dt.time(0)) == TODAY


@given(
    st.datetimes(dt.datetime(1901, 1, 1), dt.datetime(2998, 1, 1)),  # noqa: DTZ001 - local time has no zone
    st.times(),
)
def test_a_civil_day_lasts_from_its_start_to_the_next_ones(local: dt.datetime, start: dt.time) -> None:
    begins = dt.datetime.combine(civil_day(local, start), start)
    assert begins <= local < begins + dt.timedelta(days=1)


@pytest.mark.parametrize("hour", [1, 2, 3])
def test_the_hour_that_comes_twice_in_autumn_is_one_day(hour: int) -> None:
    summer, winter = (dt.timezone(dt.timedelta(hours=h)) for h in (2, 1))
    days = {civil_day(dt.datetime(2026, 10, 25, hour, 30, tzinfo=zone), FOUR) for zone in (summer, winter)}
    assert days == {dt.date(2026, 10, 24)}


@given(st.dates(dt.date(1900, 1, 8), dt.date(2999, 12, 31)), st.integers(0, 6))
def test_a_week_holds_its_day_and_begins_on_its_weekday(day: dt.date, week_start: int) -> None:
    first = week_of(day, week_start)
    assert first.weekday() == week_start
    assert 0 <= (day - first).days <= 6


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-11-01", dt.date(2026, 11, 1)),
        ("2026-1-5", dt.date(2026, 1, 5)),
        ("  today ", TODAY),
        ("Yesterday", dt.date(2026, 11, 18)),
        ("2028-02-29", dt.date(2028, 2, 29)),
        ("1900-01-01", dt.date(1900, 1, 1)),
        ("2999-12-31", dt.date(2999, 12, 31)),
    ],
)
def test_a_date_is_read(words: str, day: dt.date) -> None:
    assert parse_day(words, TODAY) == day


@pytest.mark.parametrize(
    "words",
    [
        "2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "2026-11-00", "1899-12-31", "3000-01-01",
        "0000-01-01", "", " ", "tomorrow", "may", "1:1", "12", "19.11.2026", "11/19/2026", "20261119",
        "2026-11", "2026-11-19T10:00", "-2026-11-19", "2026-11-019", "٢٠٢٦-١١-١٩", "２０２６-11-19",
        "2026−11−19", "2026-11-19\x00", "x" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_a_sentence_that_fits_a_line(words: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_day(words, TODAY)
    assert caught.value.text.endswith(".")
    assert len(caught.value.text) < 120


@given(st.text())
def test_no_words_break_the_reading_of_dates(words: str) -> None:
    try:
        day = parse_day(words, TODAY)
    except UsageError:
        return
    assert dt.date(1900, 1, 1) <= day <= dt.date(2999, 12, 31)


@given(st.text(), st.integers(1, 80))
def test_a_shortened_text_is_one_line_of_at_most_so_many_characters(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short) <= limit
    assert len(short.splitlines()) <= 1
