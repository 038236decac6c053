"""The intention as an entry of the calendar that the person obeys: for its week, in its words."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events

from journal.domain.intention import Intention
from journal.exchange.calendar import read_calendar
from journal.exchange.intention_calendar import intention_calendar

MONDAY, SUNDAY = dt.date(2026, 11, 16), dt.date(2026, 11, 22)
MADE = Intention("i1", MONDAY, SUNDAY, "a closer asks me for the price; or two", "ask, first, why")
BERLIN = ZoneInfo("Europe/Berlin")


def starts(data: bytes) -> list[dt.datetime]:
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(data)).between(
        MONDAY - dt.timedelta(days=60), MONDAY + dt.timedelta(days=400)
    )
    return sorted(one["DTSTART"].dt for one in found)


def entry_of(data: bytes) -> icalendar.Event:
    (entry,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert isinstance(entry, icalendar.Event)
    return entry


def test_it_stands_on_the_working_days_that_are_left() -> None:
    days = [start.date() for start in starts(intention_calendar(MADE, dt.date(2026, 11, 18), BERLIN))]
    assert days == [dt.date(2026, 11, day) for day in (18, 19, 20)]
    assert all(
        start == dt.datetime.combine(start.date(), dt.time(9), BERLIN)
        for start in starts(intention_calendar(MADE, MONDAY, BERLIN))
    )


def test_where_only_a_weekend_is_left_it_stands_there() -> None:
    assert [
        start.date().day for start in starts(intention_calendar(MADE, dt.date(2026, 11, 21), BERLIN))
    ] == [
        21,
        22,
    ]


@pytest.mark.parametrize("first", [MONDAY - dt.timedelta(days=30), SUNDAY, SUNDAY + dt.timedelta(days=9)])
def test_there_is_always_one_entry(first: dt.date) -> None:
    found = starts(intention_calendar(MADE, first, BERLIN))
    assert found
    assert found[0].date() >= max(MADE.day, min(first, SUNDAY))


def test_its_title_is_the_persons_sentence_and_takes_no_time() -> None:
    entry = entry_of(intention_calendar(MADE, MONDAY, BERLIN))
    assert str(entry["SUMMARY"]) == "When a closer asks me for the price; or two, I will ask, first, why"
    assert entry["TRANSP"] == "TRANSPARENT"
    assert not entry.walk("VALARM")


def test_a_later_one_replaces_it_and_another_intention_does_not() -> None:
    first = entry_of(intention_calendar(MADE, MONDAY, BERLIN))
    later = entry_of(intention_calendar(MADE, MONDAY + dt.timedelta(days=2), BERLIN))
    assert first["UID"] == later["UID"]
    assert later["SEQUENCE"] > first["SEQUENCE"]
    other = Intention("i2", MONDAY, SUNDAY, "", "find three ways to let go", learning=True)
    assert entry_of(intention_calendar(other, MONDAY, BERLIN))["UID"] != first["UID"]
    assert str(entry_of(intention_calendar(other, MONDAY, BERLIN))["SUMMARY"]).startswith("I will find three")


def test_it_is_not_taken_for_a_meeting_when_the_calendar_is_read() -> None:
    data = intention_calendar(MADE, MONDAY, BERLIN)
    now = dt.datetime(2026, 11, 22, 20, 0, tzinfo=BERLIN)
    assert read_calendar(data, first=MONDAY, last=SUNDAY, zone=BERLIN, now=now).meetings == ()


def test_in_a_zone_without_a_name_it_is_where_the_person_is() -> None:
    entry = entry_of(intention_calendar(MADE, MONDAY, dt.timezone(dt.timedelta(hours=1))))
    start = entry["DTSTART"].dt
    assert (start.isoformat(), start.tzinfo) == ("2026-11-16T09:00:00", None)
