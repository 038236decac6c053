"""The intention of a week as an entry for the calendar that the person obeys already."""

from __future__ import annotations

import datetime as dt

from icalendar import Calendar, Event, vRecur

from journal import __version__
from journal.domain.intention import Intention
from journal.domain.intention_words import intention_sentence
from journal.exchange.calendar import OWN_UID
from journal.exchange.zone_component import zone_component

DEFAULT_TIME = dt.time(9, 0)
LENGTH = dt.timedelta(minutes=5)
_SATURDAY = 5
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def intention_calendar(
    intention: Intention, first: dt.date, zone: dt.tzinfo, at: dt.time = DEFAULT_TIME
) -> bytes:
    """A calendar file with the intention as a short entry on each working day that is left of its time.

    Where only days of a weekend are left it stands on each of those. Imported again after a change it
    replaces the one before: it has the intention's own identity. It takes no time from the calendar (it is
    transparent) and rings no bell: it is to be seen, not obeyed at a minute. In a zone that has no name it
    is at that time wherever the person is.

    Args:
        intention: its sentence makes the title.
        first: the entry begins no earlier than this day, nor before the intention does.
        zone: the person's time zone.
        at: the time of day it stands at.
    """
    begin = max(first, intention.day)
    days = [begin + dt.timedelta(days=after) for after in range(max((intention.until - begin).days, 0) + 1)]
    working = [day for day in days if day.weekday() < _SATURDAY] or days
    start = dt.datetime.combine(working[0], at)
    calendar = Calendar()
    calendar.add("PRODID", f"-//Leaderward//Leaderward {__version__}//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    name = getattr(zone, "key", "")
    if name:
        start = start.replace(tzinfo=zone)
        calendar.add_component(zone_component(zone, name, start.year))
    calendar.add_component(_entry(intention, start, working))
    return bytes(calendar.to_ical())


def _entry(intention: Intention, start: dt.datetime, days: list[dt.date]) -> Event:
    entry = Event()
    entry.add("UID", f"intention-{intention.id}{OWN_UID}")
    entry.add("DTSTAMP", dt.datetime.combine(start.date(), dt.time(0), dt.UTC))
    entry.add("SEQUENCE", max((start.date() - dt.date(2026, 1, 1)).days, 0))  # a later one replaces this
    entry.add("DTSTART", start)
    entry.add("DTEND", start + LENGTH)
    if len(days) > 1:
        rule = {"FREQ": "WEEKLY", "BYDAY": sorted({_WEEKDAYS[day.weekday()] for day in days}, key=_place)}
        entry.add("RRULE", vRecur({**rule, "COUNT": len(days)}))
    entry.add("SUMMARY", intention_sentence(intention.cue, intention.deed).removesuffix("."))
    entry.add("TRANSP", "TRANSPARENT")
    return entry


def _place(weekday: str) -> int:
    return _WEEKDAYS.index(weekday)
