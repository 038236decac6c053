"""The cue as an entry of the calendar that the person obeys: on working days, in every season."""

from __future__ import annotations

import datetime as dt
import pickle
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events

from journal.domain.cue import Cue
from journal.errors import JournalError
from journal.exchange.apart import APART_FROM, answer, read_large_calendar
from journal.exchange.calendar import read_calendar
from journal.exchange.cue_calendar import cue_calendar
from journal.exchange.zone_component import changes, zone_component
from journal.places import FixedClock, MachineZone, World, machine_zone
from tests.journal.exchange.calendars import TODAY, calendar, event
from tests.journal.helpers import leaderward

CUE = Cue("I close the dialler", dt.time(17, 40))
MONDAY = dt.date(2026, 11, 23)
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "Africa/Casablanca")


def entry_of(data: bytes) -> icalendar.Event:
    (entry,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert isinstance(entry, icalendar.Event)
    return entry


@pytest.mark.parametrize("name", ZONES)
def test_it_is_at_its_time_on_every_working_day_of_the_year(name: str) -> None:
    data = cue_calendar(CUE, MONDAY, ZoneInfo(name))
    # by the zone that stands in the file, not by the one of that name that this machine knows
    there = f"There, {name.replace('/', ' ')}"
    unnamed = (
        data.decode().replace(f"TZID:{name}", f"TZID:{there}").replace(f"TZID={name}", f'TZID="{there}"')
    )
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(unnamed)).between(
        MONDAY, MONDAY + dt.timedelta(days=364)
    )
    starts = sorted(one["DTSTART"].dt for one in found)
    days = [MONDAY + dt.timedelta(days=number) for number in range(364)]
    expected = [
        dt.datetime.combine(day, dt.time(17, 40), ZoneInfo(name)) for day in days if day.weekday() < 5
    ]
    assert [one.astimezone(dt.UTC) for one in starts] == [one.astimezone(dt.UTC) for one in expected]


@pytest.mark.parametrize("name", ZONES)
def test_the_zone_is_described_as_it_is(name: str) -> None:
    zone = ZoneInfo(name)
    described = zone_component(zone, name, 2026).to_tz(lookup_tzid=False)
    start, end = (dt.datetime(year, 1, 2, tzinfo=dt.UTC) for year in (2026, 2040))
    instants = [start + dt.timedelta(days=7 * week) for week in range(700)]
    for change in changes(zone, start, end):
        instants += [change.instant - dt.timedelta(hours=3), change.instant + dt.timedelta(hours=3)]
    for instant in instants:
        local = instant.astimezone(zone).replace(tzinfo=None)
        assert described.utcoffset(local) == zone.utcoffset(local), local


def test_the_entry_says_the_plan_rings_and_is_always_the_same_one() -> None:
    entry = entry_of(cue_calendar(CUE, dt.date(2026, 11, 21), ZoneInfo("Europe/Berlin")))
    assert entry["SUMMARY"] == "When I close the dialler, I will write down what I did that day."
    assert entry["DTSTART"].dt == dt.datetime(2026, 11, 23, 17, 40, tzinfo=ZoneInfo("Europe/Berlin"))
    assert entry["DTEND"].dt - entry["DTSTART"].dt == dt.timedelta(minutes=5)
    (alarm,) = entry.walk("VALARM")
    assert alarm["TRIGGER"].dt == dt.timedelta(0)
    other = entry_of(cue_calendar(Cue("I go home"), MONDAY + dt.timedelta(days=30), dt.UTC))
    assert other["UID"] == entry["UID"]
    assert other["SEQUENCE"] > entry["SEQUENCE"]


def test_without_a_time_and_a_named_zone_it_is_at_25_past_5_wherever_one_is() -> None:
    entry = entry_of(cue_calendar(Cue(), MONDAY, MachineZone()))
    assert entry["DTSTART"].dt == dt.datetime.combine(MONDAY, dt.time(17, 25))
    assert entry["SUMMARY"] == "Write down what you did today"


def test_what_leaderward_wrote_itself_never_comes_back_as_a_meeting() -> None:
    zone = ZoneInfo("Europe/Berlin")
    data = cue_calendar(CUE, MONDAY, zone).replace(b"TRANSP:TRANSPARENT\r\n", b"")
    now = dt.datetime(2026, 12, 20, 12, tzinfo=zone)
    found = read_calendar(data, first=MONDAY, last=now.date(), zone=zone, now=now)
    assert (found.meetings, found.left_out.total, found.notes) == ((), 0, ())


def test_the_command_writes_it(world: World, tmp_path: Path) -> None:
    path = tmp_path / "cue.ics"
    said = leaderward(world, "cue", str(path))
    assert (said.code, said.err) == (0, "")
    assert "17:25" in said.out
    assert entry_of(path.read_bytes())["SUMMARY"] == "Write down what you did today"
    refused = leaderward(world, "cue", str(tmp_path / "no folder" / "cue.ics"))
    assert (refused.code, refused.out) == (1, "")
    assert "can't be written" in refused.err


def test_a_large_file_is_read_by_a_program_of_its_own_as_well() -> None:
    zone, now = ZoneInfo("Europe/Berlin"), dt.datetime(2026, 11, 19, 16, 20, tzinfo=ZoneInfo("Europe/Berlin"))
    how = {"first": TODAY - dt.timedelta(days=13), "last": TODAY, "zone": zone, "now": now}
    large = calendar(
        event("DTSTART:20261110T080000Z", "SUMMARY:Whole", "DESCRIPTION:" + "x" * APART_FROM, uid="1")
    )
    assert read_large_calendar(large, **how) == read_calendar(large, **how)
    assert len(read_calendar(large, **how).meetings) == 1


def test_the_other_program_tells_errors_in_the_same_words() -> None:
    how = {"first": TODAY, "last": TODAY, "zone": dt.UTC, "now": dt.datetime(2026, 11, 19, tzinfo=dt.UTC)}
    with pytest.raises(JournalError) as caught:
        read_large_calendar(b"hello " * APART_FROM, **how)
    told = pickle.loads(answer(pickle.dumps((b"hello", how))))  # noqa: S301 - made in the line itself
    assert told == (caught.value.text, caught.value.hint)


def test_the_machines_zone_is_found_by_its_name_or_taken_as_the_system_has_it(tmp_path: Path) -> None:
    assert machine_zone({"TZ": "Europe/Lisbon"}) == ZoneInfo("Europe/Lisbon")
    assert machine_zone({"TZ": ":Asia/Tokyo"}) == ZoneInfo("Asia/Tokyo")
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Europe/Berlin")
    assert machine_zone({}, link) == ZoneInfo("Europe/Berlin")
    unnamed = machine_zone({}, tmp_path / "none")
    instant = dt.datetime(2026, 7, 1, 12, tzinfo=dt.UTC)
    assert instant.astimezone(unnamed).utcoffset() == instant.astimezone().utcoffset()
    assert instant.astimezone(unnamed) == instant
    fixed = dt.timezone(dt.timedelta(hours=2))
    assert FixedClock(instant.astimezone(fixed)).zone() == fixed
