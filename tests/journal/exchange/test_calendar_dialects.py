"""Calendars as Outlook, Exchange, Google and careless programs really write them."""

from __future__ import annotations

import datetime as dt
import time
from zoneinfo import ZoneInfo

import pytest

from journal.exchange.calendar import Meeting, read_calendar
from tests.journal.exchange.calendars import attendee, calendar, event

BERLIN, SYDNEY = ZoneInfo("Europe/Berlin"), ZoneInfo("Australia/Sydney")
NOW = dt.datetime(2026, 12, 24, 12, tzinfo=dt.UTC)
WEEKLY = (
    "SUMMARY:Review",
    "DTSTART;TZID=Europe/Berlin:20261102T100000",
    "DTEND;TZID=Europe/Berlin:20261102T110000",
)


def read(
    *events: list[str],
    first: dt.date = dt.date(2026, 11, 1),
    last: dt.date = dt.date(2026, 11, 30),
    zone: dt.tzinfo = BERLIN,
) -> tuple[Meeting, ...]:
    data = calendar(*events)
    return read_calendar(data, first=first, last=last, zone=zone, now=NOW, day_start=dt.time(4)).meetings


def days(meetings: tuple[Meeting, ...]) -> list[int]:
    return [meeting.day.day for meeting in meetings]


def test_a_whole_day_of_exchange_is_that_day_whenever_the_persons_day_begins() -> None:
    (meeting,) = read(
        event(
            "SUMMARY;LANGUAGE=de-DE:Klausurtag",
            "DTSTART;TZID=W. Europe Standard Time:20261110T000000",
            "DTEND;TZID=W. Europe Standard Time:20261111T000000",
            "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
        )
    )
    assert (meeting.day, meeting.time, meeting.minutes) == (dt.date(2026, 11, 10), None, None)


def test_what_outlook_shows_as_free_is_free() -> None:
    lines = ("DTSTART:20261110T090000Z", "X-MICROSOFT-CDO-BUSYSTATUS:FREE")
    assert read(event(*lines)) == ()
    assert len(read(event(*lines, "TRANSP:OPAQUE"))) == 1


def test_of_two_versions_the_newer_stands_where_it_has_left_these_days() -> None:
    old = event("SEQUENCE:0", "DTSTART:20261110T100000Z", "SUMMARY:Old")
    new = event("SEQUENCE:1", "DTSTART:20270310T100000Z", "SUMMARY:New")
    assert read(old, new) == read(new, old) == ()


def test_a_period_lasts_as_long_as_it_says() -> None:
    found = read(
        event(
            "DTSTART:20261102T100000Z",
            "DTEND:20261102T110000Z",
            "RDATE;VALUE=PERIOD:20261104T100000Z/20261104T103000Z,20261105T100000Z/PT15M",
        )
    )
    assert [(meeting.day.day, meeting.minutes) for meeting in found] == [(2, 60), (4, 30), (5, 15)]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Los_Angeles", "Australia/Sydney"])
def test_a_rule_that_ends_on_a_day_takes_place_on_that_day(zone: str) -> None:
    lines = [line.replace("Europe/Berlin", zone) for line in WEEKLY]
    found = read(event(*lines, "RRULE:FREQ=WEEKLY;UNTIL=20261116"), zone=ZoneInfo(zone))
    assert days(found) == [2, 9, 16]


def test_an_exception_that_names_its_day_alone_replaces_what_is_on_it() -> None:
    moved = event(
        "SUMMARY:Moved",
        "RECURRENCE-ID;VALUE=DATE:20261109",
        "DTSTART;TZID=Europe/Berlin:20261110T100000",
    )
    assert days(read(event(*WEEKLY, "RRULE:FREQ=WEEKLY;COUNT=3"), moved)) == [2, 10, 16]


def test_what_begins_in_the_hour_that_is_left_out_has_its_length() -> None:
    found = read(
        event(
            "DTSTART;TZID=Australia/Sydney:20261003T023000",
            "DTEND;TZID=Australia/Sydney:20261003T033000",
            "RRULE:FREQ=DAILY;COUNT=3",
        ),
        first=dt.date(2026, 10, 1),
        last=dt.date(2026, 10, 10),
        zone=SYDNEY,
    )
    assert [meeting.minutes for meeting in found] == [60, 60, 60]


def test_a_series_put_at_another_time_of_the_day_is_still_the_same_meetings() -> None:
    rule = "RRULE:FREQ=WEEKLY"
    before = read(event(*WEEKLY, rule))
    later = [line.replace("T100000", "T093000") for line in WEEKLY]
    after = read(event("SEQUENCE:3", *later, rule))
    assert [one.source for one in before] == [one.source for one in after]
    assert {one.time for one in after} == {dt.time(9, 30)}


def test_two_of_one_series_on_one_day_are_two() -> None:
    twice = read(event(*WEEKLY, "RRULE:FREQ=DAILY;COUNT=4;BYHOUR=10,15"))
    assert len({one.source for one in twice}) == len(twice) == 4
    more = read(event(*WEEKLY, "RRULE:FREQ=WEEKLY;COUNT=1", "RDATE;TZID=Europe/Berlin:20261102T150000"))
    assert len({one.source for one in more}) == len(more) == 2


def test_no_address_comes_into_the_journal_by_what_a_meeting_is_called() -> None:
    summary = "Call bob.miller@corp.example.com re <jane@x.example>\\, mailto:7@y.example"
    (meeting,) = read(
        event("DTSTART:20261110T100000Z", f"SUMMARY:{summary}", attendee("Bob Miller", "bob.miller"), uid="1")
    )
    assert meeting.text == "Call @Bob re Jane, …"
    (meeting,) = read(event("DTSTART:20261110T100000Z", "SUMMARY:1:1 @Priya #renewals", uid="1"))
    assert meeting.text == "1:1 @Priya #renewals"


def test_marks_of_writing_direction_hide_no_name() -> None:
    guest = attendee("\u202eNoa Levi", "n")
    (meeting,) = read(event("DTSTART:20261110T100000Z", "SUMMARY:Talk", guest))
    assert meeting.text == "Talk with @Noa"


@pytest.mark.parametrize(
    "line",
    [
        "RRULE:FREQ=DAILY;BYDAY=" + "MO," * 1_000_000,
        "ATTENDEE;CN=" + "a." * 1_500_000 + ":mailto:x@y.example",
        "SUMMARY:" + "a@" * 1_500_000,
        "SUMMARY:" + "a." * 1_500_000,
        "EXDATE:" + ",".join(["20261111T100000Z"] * 150_000),
    ],
    ids=["rule", "attendee", "addresses", "no address", "exceptions"],
)
def test_a_line_of_three_megabytes_takes_no_longer_than_reading_it(line: str) -> None:
    data = event("DTSTART:20261110T100000Z", line, uid="1")
    started = time.process_time()
    found = read(data, event("SUMMARY:Sound", "DTSTART:20261111T100000Z", uid="2"))
    assert time.process_time() - started < 3
    assert "Sound" in {meeting.text for meeting in found}
