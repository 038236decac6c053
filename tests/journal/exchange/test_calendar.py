"""A calendar is read into the person's own days: against the library itself, a second one, and by hand."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.days import civil_day
from journal.errors import JournalError
from journal.exchange.calendar import CalendarRead, read_calendar
from journal.opening import Opened
from tests.journal.exchange.calendars import TODAY, ZONES, attendee, calendar, event, office
from tests.journal.helpers import dump

BERLIN = ZoneInfo("Europe/Berlin")
NOW = dt.datetime(2026, 11, 19, 16, 20, tzinfo=BERLIN)
FIRST = dt.date(2026, 11, 6)
DAY_START = dt.time(4)
Row = tuple[str, str | None, int | None, str]


def read(
    data: bytes,
    first: dt.date = FIRST,
    last: dt.date = TODAY,
    *,
    zone: dt.tzinfo = BERLIN,
    now: dt.datetime = NOW,
    day_start: dt.time = DAY_START,
) -> CalendarRead:
    return read_calendar(data, first=first, last=last, zone=zone, now=now, day_start=day_start)


def rows(data: bytes, first: dt.date = FIRST, last: dt.date = TODAY, **how: object) -> list[Row]:
    found = read(data, first, last, **how)  # type: ignore[arg-type]
    return [
        (
            one.day.isoformat()[5:],
            None if one.time is None else one.time.isoformat("minutes"),
            one.minutes,
            one.text,
        )
        for one in found.meetings
    ]


def texts(data: bytes) -> list[str]:
    return [row[3] for row in rows(data)]


# A whole office ------------------------------------------------------------------------------------------


def placed(start: dt.date, end: dt.date) -> tuple[dt.date, dt.time | None, int | None] | None:
    """The civil day, time and minutes of an occurrence, if it is of the days asked for and has begun."""
    if not isinstance(start, dt.datetime) or not isinstance(end, dt.datetime):
        return (start, None, None) if FIRST <= start <= TODAY else None
    local = start.astimezone(BERLIN)
    day = civil_day(local, DAY_START)
    if not FIRST <= day <= TODAY or local > NOW:
        return None
    length = end.astimezone(dt.UTC) - start.astimezone(dt.UTC)
    return day, local.time(), round(length.total_seconds() / 60)


def found_by_us(data: bytes) -> Counter[object]:
    return Counter((one.day, one.time, one.minutes) for one in read(data).meetings)


@pytest.mark.parametrize("seed", [1, 2])
def test_two_thousand_events_are_on_the_days_that_the_library_finds(seed: int) -> None:
    data = office(2000, seed)
    whole = icalendar.Calendar.from_ical(data)
    between = (FIRST - dt.timedelta(days=2), TODAY + dt.timedelta(days=2))
    expected = Counter(
        place
        for component in recurring_ical_events.of(whole).between(*between)
        if (place := placed(component["DTSTART"].dt, component["DTEND"].dt)) is not None
    )
    assert expected.total() > 1000
    assert {zone for zone in ZONES if f"TZID={zone}".encode() in data} == set(ZONES)
    assert found_by_us(data) == expected


def local_time(block: str, name: str) -> dt.datetime | None:
    found = re.search(rf"^{name};TZID=([^:]+):(\d{{8}}T\d{{6}})", block, re.MULTILINE)
    if found is None:
        return None
    return dt.datetime.strptime(found[2], "%Y%m%dT%H%M%S").replace(tzinfo=ZoneInfo(found[1]))


def by_dateutil(block: str, moved: set[dt.datetime]) -> list[tuple[dt.date, dt.date]]:
    """Starts and ends of one event by dateutil's rules, followed by the clock on the wall."""
    start, end = local_time(block, "DTSTART"), local_time(block, "DTEND")
    if start is None or end is None:
        days = re.findall(r"VALUE=DATE:(\d{8})", block)
        return [(dt.date.fromisoformat(days[0]), dt.date.fromisoformat(days[1]))]
    length = end.replace(tzinfo=None) - start.replace(tzinfo=None)
    rule = re.search(r"^RRULE:(.*?)(?:;UNTIL=(\d{8})T000000Z)?$", block, re.MULTILINE)
    if rule is None:
        return [(start, end)]
    until = dt.datetime.strptime(rule[2] or "20991231", "%Y%m%d").replace(tzinfo=dt.UTC)
    around = [dt.datetime.combine(day, dt.time(0)) for day in (FIRST, TODAY)]
    steps = rrulestr(rule[1], dtstart=start.replace(tzinfo=None)).between(
        around[0] - dt.timedelta(days=3), around[1] + dt.timedelta(days=3), inc=True
    )
    gone = {local_time(block, "EXDATE"), *moved}
    # the first day belongs to a series, whatever its rule says
    naive = {*steps, start.replace(tzinfo=None)}
    found = [
        (step.replace(tzinfo=start.tzinfo), (step + length).replace(tzinfo=start.tzinfo)) for step in naive
    ]
    return [(one, last) for one, last in found if one <= until and one not in gone]


def test_and_on_those_that_a_second_library_finds() -> None:
    data = office(2000, 3)
    blocks = data.decode().replace("\r\n", "\n").split("BEGIN:VEVENT\n")[1:]
    moved: dict[str, set[dt.datetime]] = {}
    for block in blocks:
        original = local_time(block, "RECURRENCE-ID")
        if original is not None:
            moved.setdefault(block.split("\n")[0], set()).add(original)
    expected: Counter[object] = Counter()
    for block in blocks:
        is_exception = "RECURRENCE-ID" in block
        replaced = set() if is_exception else moved.get(block.split("\n")[0], set())
        expected.update(filter(None, (placed(*pair) for pair in by_dateutil(block, replaced))))
    assert found_by_us(data) == expected


def test_it_comes_into_the_journal_once_and_goes_with_one_undo(opened: Opened, path: Path) -> None:
    data = office(2000)
    before = dump(path)
    drafts = [one.draft() for one in read(data).meetings]
    settings_now = opened.journal.settings.get()
    done = opened.journal.actions.import_all(drafts, settings_now)
    assert len(done.ids) == len(drafts)
    assert Counter(action.day for action in opened.reader.actions()) == Counter(draft.day for draft in drafts)
    after = dump(path)
    again = [one.draft() for one in read(data).meetings]
    assert opened.journal.actions.import_all(again, settings_now).ids == ()
    assert dump(path) == after
    # other days, overlapping: only what is new comes
    wider = [one.draft() for one in read(data, FIRST - dt.timedelta(days=7)).meetings]
    assert opened.journal.actions.import_all(wider, settings_now).known == len(drafts)
    opened.journal.undo()
    assert dump(path) == after
    opened.journal.undo()
    assert dump(path) == before


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10**6), cut=st.integers(0, 13))
def test_what_a_meeting_is_told_apart_by_does_not_depend_on_the_days_asked_for(seed: int, cut: int) -> None:
    data = office(25, seed)
    whole = {one.source: one for one in read(data).meetings}
    middle = FIRST + dt.timedelta(days=cut)
    parts = [
        *read(data, FIRST, middle).meetings,
        *(read(data, middle + dt.timedelta(days=1), TODAY).meetings if middle < TODAY else ()),
    ]
    assert {one.source: (one.day, one.time) for one in parts} == {
        source: (one.day, one.time) for source, one in whole.items()
    }
    assert len(parts) == len(whole)


# Worked by hand ------------------------------------------------------------------------------------------


def test_zones_and_the_start_of_the_day_decide_where_a_meeting_belongs() -> None:
    data = calendar(
        event("DTSTART:20261110T080000Z", "DTEND:20261110T083000Z", "SUMMARY:UTC", uid="1"),
        event("DTSTART;TZID=Asia/Kolkata:20261110T093000", "DURATION:PT45M", "SUMMARY:Pune", uid="2"),
        event("DTSTART;TZID=America/New_York:20261110T190000", "SUMMARY:Late call", uid="3"),
        event("DTSTART:20261110T100000", "DTEND:20261110T110000", "SUMMARY:Wherever I am", uid="4"),
        event("DTSTART;VALUE=DATE:20261110", "DTEND;VALUE=DATE:20261113", "SUMMARY:Trade fair", uid="5"),
    )
    assert rows(data) == [
        ("11-10", None, None, "Trade fair"),
        ("11-10", "05:00", 45, "Pune"),
        ("11-10", "09:00", 30, "UTC"),
        ("11-10", "10:00", 60, "Wherever I am"),
        ("11-10", "01:00", None, "Late call"),  # an hour after midnight in Berlin
    ]


def test_a_series_keeps_to_its_own_clock_when_clocks_are_changed() -> None:
    data = calendar(
        event(
            "DTSTART;TZID=America/New_York:20261019T090000",
            "DTEND;TZID=America/New_York:20261019T093000",
            "RRULE:FREQ=WEEKLY",
            "SUMMARY:Across",
        )
    )
    # Berlin leaves summer time on 25 October, New York on 1 November
    assert [row[:2] for row in rows(data, dt.date(2026, 10, 18), dt.date(2026, 11, 10))] == [
        ("10-19", "15:00"),
        ("10-26", "14:00"),
        ("11-02", "15:00"),
        ("11-09", "15:00"),
    ]


def test_hours_that_come_twice_or_never() -> None:
    data = calendar(
        event("DTSTART:20261025T003000Z", "DTEND:20261025T023000Z", "SUMMARY:Night shift", uid="1"),
        event(
            "DTSTART;TZID=Europe/Berlin:20260329T013000",
            "DTEND;TZID=Europe/Berlin:20260329T043000",
            "SUMMARY:Short night",
            uid="2",
        ),
    )
    assert rows(data, dt.date(2026, 3, 1), day_start=dt.time(0)) == [
        ("03-29", "01:30", 120, "Short night"),
        ("10-25", "02:30", 120, "Night shift"),
    ]


def test_exceptions_are_honoured() -> None:
    zone = ";TZID=Europe/Berlin"
    data = calendar(
        event(
            f"DTSTART{zone}:20261102T090000",
            f"DTEND{zone}:20261102T093000",
            "RRULE:FREQ=DAILY",
            f"EXDATE{zone}:20261107T090000,20261108T090000",
            f"RDATE{zone}:20261107T180000",
            "SUMMARY:Huddle",
        ),
        event(
            f"RECURRENCE-ID{zone}:20261109T090000",
            f"DTSTART{zone}:20261110T140000",
            f"DTEND{zone}:20261110T150000",
            "SUMMARY:Huddle\\, moved",
        ),
        event(f"RECURRENCE-ID{zone}:20261110T090000", f"DTSTART{zone}:20261110T090000", "STATUS:CANCELLED"),
        event(
            f"RECURRENCE-ID;RANGE=THISANDFUTURE{zone}:20261112T090000",
            f"DTSTART{zone}:20261112T103000",
            f"DTEND{zone}:20261112T111500",
            "SUMMARY:Later from now on",
        ),
    )
    assert rows(data, FIRST, dt.date(2026, 11, 13)) == [
        ("11-06", "09:00", 30, "Huddle"),
        ("11-07", "18:00", 30, "Huddle"),
        ("11-10", "14:00", 60, "Huddle, moved"),
        ("11-11", "09:00", 30, "Huddle"),
        ("11-12", "10:30", 45, "Later from now on"),
        ("11-13", "10:30", 45, "Later from now on"),
    ]
    sources = [one.source for one in read(data).meetings]
    assert len(sources) == len(set(sources)) > 8
    assert all(re.fullmatch("ics:[0-9a-f]{32}", source) for source in sources)


def test_an_exception_that_came_alone_is_known_with_its_series_later() -> None:
    exception = event(
        "RECURRENCE-ID;TZID=Europe/Berlin:20261109T090000", "DTSTART;TZID=Europe/Berlin:20261110T140000"
    )
    series = event("DTSTART;TZID=Europe/Berlin:20261102T090000", "RRULE:FREQ=WEEKLY")
    (alone,) = read(calendar(exception)).meetings
    assert alone.source in {one.source for one in read(calendar(series, exception)).meetings}


def test_of_two_versions_the_newer_stands() -> None:
    old = event("DTSTART:20261110T080000Z", "SEQUENCE:0", "SUMMARY:Old")
    new = event("DTSTART:20261111T080000Z", "SEQUENCE:2", "SUMMARY:New")
    assert texts(calendar(old, new)) == texts(calendar(new, old)) == ["New"]


def test_what_is_to_come_cancelled_declined_or_free_is_left_out_and_told() -> None:
    mine = "ATTENDEE;CN=Robin;PARTSTAT={}:mailto:robin@example.com"
    begins = "DTSTART;TZID=Europe/Berlin:20261119T{}"
    data = calendar(
        event(begins.format("161500"), mine.format("ACCEPTED"), "SUMMARY:Just begun", uid="1"),
        event(begins.format("163000"), mine.format("ACCEPTED"), "SUMMARY:Soon", uid="2"),
        event(begins.format("100000"), mine.format("DECLINED"), "SUMMARY:No", uid="3"),
        event(begins.format("110000"), "STATUS:CANCELLED", uid="4"),
        event(begins.format("120000"), "TRANSP:TRANSPARENT", "SUMMARY:Lunch", uid="5"),
        event("DTSTART;VALUE=DATE:20261119", "SUMMARY:Training", uid="6"),
        head=["X-WR-CALNAME:robin@example.com"],
    )
    found = read(data)
    assert [one.text for one in found.meetings] == ["Training", "Just begun"]
    assert found.left_out.sentence() == (
        "Left out: 1 still to come, 1 cancelled, 1 declined, 1 marked as free time."
    )


@pytest.mark.parametrize(
    "words",
    [
        "Canceled: ",
        "Cancelled: ",
        "Abgesagt: ",
        "Annulé : ",
        "Annulé\u00a0: ",
        "Cancelado: ",
        "Geannuleerd: ",
    ],
)
def test_what_outlook_calls_cancelled_in_its_summary_is_left_out(words: str) -> None:
    found = read(calendar(event("DTSTART:20261110T080000Z", f"SUMMARY:{words}Huddle", uid="1")))
    assert not found.meetings
    assert found.left_out.cancelled == 1
    kept = read(calendar(event("DTSTART:20261110T080000Z", "SUMMARY:Cancelled orders", uid="1")))
    assert len(kept.meetings) == 1


def test_windows_names_and_described_zones_are_known() -> None:
    described = """
BEGIN:VTIMEZONE
TZID:Head office
BEGIN:STANDARD
DTSTART:20001029T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0400
TZOFFSETTO:+0300
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20000326T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0300
TZOFFSETTO:+0400
END:DAYLIGHT
END:VTIMEZONE""".strip().splitlines()
    data = calendar(
        event("DTSTART;TZID=W. Europe Standard Time:20261110T090000", "SUMMARY:a", uid="1"),
        event(
            'DTSTART;TZID="/freeassociation.sourceforge.net/Europe/Lisbon":20261110T090000',
            "SUMMARY:b",
            uid="2",
        ),
        event("DTSTART;TZID=Head office:20261110T130000", "SUMMARY:c", uid="3"),
        head=described,
    )
    found = read(data)
    assert [(one.text, one.time) for one in found.meetings] == [
        ("a", dt.time(9)),
        ("b", dt.time(10)),
        ("c", dt.time(11)),
    ]
    assert found.notes == ()


# People --------------------------------------------------------------------------------------------------


def test_people_become_aliases_and_never_addresses() -> None:
    boss = "ORGANIZER;CN=Robin Hale:mailto:robin@example.com"

    def meeting(hour: int, summary: str, *people: str) -> list[str]:
        start = f"DTSTART:20261110T{hour:02}0000Z"
        return event(start, f"SUMMARY:{summary}", boss, *people, uid=str(hour))

    priya, tomas = attendee("Priya Raman", "pr"), attendee("Tomas Lind", "tl")
    data = calendar(
        meeting(8, "Pricing huddle", priya, tomas),
        meeting(9, "1:1 Priya / Robin", attendee("Raman, Priya", "pr")),
        meeting(10, "Panel", attendee("Ana Costa", "ac"), attendee("Ana Ferreira", "af")),
        meeting(11, "Call", "ATTENDEE:mailto:chidi.okoro@example.com", "ATTENDEE:mailto:x9@example.com"),
        meeting(
            12, "Room", attendee("Dock 4", "d", cutype="ROOM"), attendee("Mei", "m", partstat="DECLINED")
        ),
    )
    assert texts(data) == [
        "Pricing huddle with @Priya @Tomas",
        "1:1 @Priya / Robin",
        "Panel with @Ana.C @Ana.F",
        "Call with @Chidi and 1 more",
        "Room",
    ]


def test_whom_one_meets_again_and_again_is_not_taken_for_oneself() -> None:
    priya = attendee("Priya Raman", "pr")
    blocks = [
        event(f"DTSTART:202611{day:02}T080000Z", "SUMMARY:Coaching", priya, uid=str(day))
        for day in (9, 10, 11)
    ]
    assert set(texts(calendar(*blocks))) == {"Coaching with @Priya"}
    me = [attendee("Robin Hale", "rh"), priya]
    more = [
        event(f"DTSTART:202611{day:02}T090000Z", "SUMMARY:Forecast", *me, uid=f"b{day}")
        for day in (9, 10, 11)
    ]
    other = event("DTSTART:20261112T090000Z", "SUMMARY:Panel", me[0], attendee("Ana Costa", "ac"), uid="c")
    assert set(texts(calendar(*more, other))) == {"Forecast with @Priya", "Panel with @Ana"}


def test_of_many_people_six_are_named() -> None:
    names = ("Ada", "Bo", "Cy", "Di", "Eva", "Finn", "Gus", "Hal", "Ida", "Jo")
    people = [attendee(f"{name} Holm", f"a{place}") for place, name in enumerate(names)]
    assert texts(calendar(event("DTSTART:20261110T080000Z", "SUMMARY:All hands", *people))) == [
        "All hands with @Ada @Bo @Cy @Di @Eva @Finn and 4 more"
    ]


# Bad input -----------------------------------------------------------------------------------------------

PLAIN = calendar(
    event("DTSTART:20261110T080000Z", "SUMMARY:Übergabe mit Zoë ☎", uid="1"),
    event("DTSTART:20261111T080000Z", "SUMMARY:Second", uid="2"),
)


@pytest.mark.parametrize(
    "encoded",
    [
        PLAIN,
        b"\xef\xbb\xbf" + PLAIN,
        PLAIN.decode().encode("utf-16"),
        b"\xfe\xff" + PLAIN.decode().encode("utf-16-be"),
        PLAIN.decode().encode("utf-16-le"),
        PLAIN.decode().encode("utf-16-be"),
        PLAIN.replace(b"\r\n", b"\n"),
        PLAIN.replace(b"\r\n", b"\r"),
        PLAIN.replace("Übergabe mit".encode(), "Überg\r\n abe\r\n\t mit".encode()),
        b"\r\n\r\n" + PLAIN.lower().replace("zoë".encode(), "Zoë".encode()).replace(b"second", b"Second"),
    ],
    ids=[
        "utf-8",
        "bom",
        "utf-16",
        "utf-16be bom",
        "utf-16le",
        "utf-16be",
        "lf",
        "cr",
        "folded",
        "lower case",
    ],
)
def test_however_it_is_encoded(encoded: bytes) -> None:
    assert texts(encoded) == ["Übergabe mit Zoë ☎", "Second"]


def test_latin_1_is_read_where_it_is_no_utf_8() -> None:
    data = PLAIN.decode().replace(" ☎", "").encode("latin-1")
    assert texts(data) == ["Übergabe mit Zoë", "Second"]


@settings(max_examples=60, deadline=None)
@given(st.integers(20, 10**6))
def test_cut_off_anywhere_what_is_whole_is_read(place: int) -> None:
    whole = office(12, 4)
    data = whole[: 20 + place % (len(whole) - 60)]
    found = read(data)
    assert found.notes[0] == "The file ends in the middle. What is whole in it was read."
    ended = data.count(b"END:VEVENT")
    assert len(found.meetings) <= len(read(whole).meetings)
    assert {one.source for one in found.meetings} >= {
        one.source for one in read(calendar(*blocks_of(whole)[:ended])).meetings
    } - {one.source for one in read(calendar(*blocks_of(whole)[ended:])).meetings}


def blocks_of(data: bytes) -> list[str]:
    parts = data.decode().replace("\r\n", "\n").split("BEGIN:VEVENT\n")[1:]
    return ["BEGIN:VEVENT\n" + part.partition("END:VEVENT")[0] + "END:VEVENT" for part in parts]


@pytest.mark.parametrize("data", [b"", b"hello", b"\x00\x01\x02" * 50, b"SQLite format 3\x00", b"PK\x03\x04"])
def test_what_is_no_calendar_is_said_so(data: bytes) -> None:
    with pytest.raises(JournalError, match="not a calendar file") as caught:
        read(data)
    assert caught.value.hint


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 5000), st.integers(0, 300))
def test_whatever_happens_to_a_file_it_is_read_or_refused(noise: bytes, place: int, length: int) -> None:
    data = office(8, 5)
    place %= len(data)
    with suppress(JournalError):
        read(data[:place] + noise + data[place + length :])


@pytest.mark.parametrize(
    "line",
    [
        "DTSTART:20261331T250000Z",
        "DTSTART:",
        "DTSTART:00010101\nRRULE:FREQ=DAILY",
        "SUMMARY:no start",
        "DTSTART:20261110T080000Z\nRRULE:FREQ=NEVER",
        "DTSTART:20261110T080000Z\nRRULE:FREQ=WEEKLY;INTERVAL=x",
        "DTSTART:20261110T080000Z\nRRULE:FREQ=WEEKLY;BYDAY=XX",
        "DTSTART:20261110T080000Z\nRRULE:FREQ=WEEKLY;INTERVAL=0;INTERVAL=0;UNTIL=soon",
        "DTSTART:20261110T080000Z\nEXDATE:never\nRRULE:FREQ=DAILY",
    ],
)
def test_a_broken_event_spoils_no_other(line: str) -> None:
    found = read(
        calendar(event(*line.split("\n"), uid="broken"), event("DTSTART:20261110T080000Z", "SUMMARY:Whole"))
    )
    assert "Whole" in [one.text for one in found.meetings]
    assert len(found.meetings) == 1
    assert found.notes == ("1 entry of the file can't be read.",)


@pytest.mark.parametrize("begin", ["20261110T080000", "20261110T0800", "2026-11-10T08:00:00"])
def test_a_zone_nobody_knows_is_told_and_its_times_are_local(begin: str) -> None:
    found = read(calendar(event(f"DTSTART;TZID=Moon/Base 1:{begin}", "SUMMARY:x")))
    assert found.meetings[0].time == dt.time(8)
    assert found.notes == (
        "Nothing is known of the time zone “Moon/Base 1”: such times were taken as local ones.",
    )


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=YEARLY;BYMONTH=13", "BYDAY=-1SU"])
def test_a_broken_description_of_a_zone_is_no_description(rule: str) -> None:
    head = [
        "BEGIN:VTIMEZONE",
        "TZID:Odd",
        "BEGIN:STANDARD",
        "DTSTART:nonsense",
        f"RRULE:{rule}",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]
    found = read(calendar(event("DTSTART;TZID=Odd:20261110T080000", "SUMMARY:x"), head=head))
    assert found.meetings[0].time == dt.time(8)
    assert "“Odd”" in found.notes[0]


def test_strange_contents_do_no_harm() -> None:
    html = "DESCRIPTION:<html>" + "<b>secret</b> 555\\, 0100 " * 500
    alarm = [
        "BEGIN:VALARM",
        "SUMMARY:Alarm",
        "BEGIN:X-INNER",
        "DTSTART:19990101T000000Z",
        "END:X-INNER",
        "END:VALARM",
    ]
    data = calendar(
        event("DTSTART:20261110T080000Z", html, *alarm, "X-ALT-DESC;FMTTYPE=text/html:<p>x", uid="1"),
        event(
            "DTSTART:20261110T090000Z", "DTEND:20261110T080000Z", "SUMMARY: Two\\n  lines \\; \\\\ ", uid="2"
        ),
        event("DTSTART:20261110T100000Z", "DURATION:P40D", "SUMMARY:" + "long " * 200, uid="3"),
        ["BEGIN:VEVENT", "DTSTART:20261110T110000Z", "SUMMARY:No identity", "END:VEVENT"],
    )
    found = read(data)
    assert [one.text for one in found.meetings][:2] == ["Meeting", "Two lines ; \\"]
    assert [one.minutes for one in found.meetings] == [None, None, 1440, None]
    assert len(found.meetings[2].text) <= 300
    assert "secret" not in repr(found)
    assert read(data).meetings == found.meetings


def test_several_calendars_in_one_file_are_one() -> None:
    one, other = calendar(event("DTSTART:20261110T080000Z", "SUMMARY:a")), PLAIN
    assert sorted(texts(one + other + one)) == ["Second", "a", "Übergabe mit Zoë ☎"]


ENDLESS = (
    "FREQ=SECONDLY",
    "FREQ=MINUTELY;INTERVAL=1",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;INTERVAL=7;BYDAY=SU",
    "FREQ=YEARLY;BYHOUR=0,1,2,3;BYMINUTE=0,1,2,3,4,5;BYSECOND=0,1,2,3,4,5,6,7,8,9;BYYEARDAY=366",
    "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31",
    "FREQ=WEEKLY;COUNT=999999999",
)


def test_repetitions_without_end_are_followed_only_so_far() -> None:
    blocks = [
        event("DTSTART:19700105T000000Z", f"RRULE:{rule}", "SUMMARY:x", uid=f"{place}-{number}")
        for place, rule in enumerate(ENDLESS)
        for number in range(300)
    ]
    calls = counted(calendar(*blocks, event("DTSTART:20261110T080000Z", "SUMMARY:Whole")))
    assert calls < 30_000_000  # a bound on the work, not on the clock: without it this would be 10 ** 10


def counted(data: bytes) -> int:
    """How many functions were called to read it; what is whole must have been read, and the rest told."""
    calls = 0

    def count(_frame: object, kind: str, _argument: object) -> None:
        nonlocal calls
        calls += kind == "call"

    sys.setprofile(count)
    try:
        found = read(data)
    finally:
        sys.setprofile(None)
    assert "Whole" in [one.text for one in found.meetings]
    assert any("too often" in note for note in found.notes)
    return calls


def test_an_old_series_costs_no_more_than_a_young_one() -> None:
    def steps(year: int) -> int:
        return read(calendar(event(f"DTSTART:{year}0105T080000Z", "RRULE:FREQ=DAILY", "SUMMARY:x"))).steps

    assert steps(1905) == steps(2020) < 200


def test_twenty_thousand_events_cost_what_is_in_the_days() -> None:
    old = [
        event(f"DTSTART:20{n % 26:02}0{n % 9 + 1}10T080000Z", "SUMMARY:x", uid=str(n)) for n in range(20_000)
    ]
    found = read(calendar(*old, event("DTSTART:20261110T080000Z", "SUMMARY:Whole", uid="new")))
    assert [one.text for one in found.meetings] == ["Whole"]


@pytest.mark.parametrize(
    "data",
    [
        calendar(event("DTSTART:20261110T080000Z", *[attendee(f"Ana X{n}", f"a{n}") for n in range(20_000)])),
        b"BEGIN:X\r\n" * 100_000 + calendar(event("DTSTART:20261110T080000Z")),
        calendar(event("DTSTART:20261110T080000Z", f'ATTENDEE;CN="{"(" * 500_000}":mailto:a@example.com')),
        calendar(event("DTSTART" + ";A=B" * 100_000 + ":20261110T080000Z", "SUMMARY:" + "\\" * 500_000)),
    ],
    ids=["namesakes", "depth", "brackets", "parameters"],
)
def test_what_is_made_to_take_long_takes_no_longer_than_its_size(data: bytes) -> None:
    calls = 0

    def count(_frame: object, kind: str, _argument: object) -> None:
        nonlocal calls
        calls += kind == "call"

    sys.setprofile(count)
    try:
        assert len(read(data).meetings) == 1
    finally:
        sys.setprofile(None)
    assert calls < 3_000_000
