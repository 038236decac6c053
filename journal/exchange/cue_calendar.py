"""The cue as a repeating entry for the calendar that the person obeys already."""

from __future__ import annotations

import datetime as dt

from icalendar import Alarm, Calendar, Event, vRecur

from journal import __version__
from journal.domain.cue import Cue
from journal.domain.cue_words import cue_sentence
from journal.exchange.calendar import OWN_UID
from journal.exchange.zone_component import zone_component
from journal.language import _

DEFAULT_TIME = dt.time(17, 25)
LENGTH = dt.timedelta(minutes=5)
_SATURDAY = 5


def cue_calendar(cue: Cue, first: dt.date, zone: dt.tzinfo) -> bytes:
    """A calendar file with one entry that repeats each working day, five minutes long, with an alarm.

    Imported again after a change it replaces the one before: its identity is always the same. In a zone that
    has no name the entry is at that time wherever the person is.

    Args:
        cue: its event makes the title, its time the start; 17:25 without one.
        first: the entry begins on this day, or on the Monday after it if it is a weekend.
        zone: the person's time zone.
    """
    if first.weekday() >= _SATURDAY:
        first += dt.timedelta(days=7 - first.weekday())
    start = dt.datetime.combine(first, cue.prompt_at or DEFAULT_TIME)
    calendar = Calendar()
    calendar.add("PRODID", f"-//Leaderward//Leaderward {__version__}//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    name = getattr(zone, "key", "")
    if name:
        start = start.replace(tzinfo=zone)
        calendar.add_component(zone_component(zone, name, first.year))
    calendar.add_component(_entry(cue, start))
    return bytes(calendar.to_ical())


def _entry(cue: Cue, start: dt.datetime) -> Event:
    stamp = dt.datetime.combine(start.date(), dt.time(0), dt.UTC)
    title = cue_sentence(cue.event) if cue.event else _("Write down what you did today")
    entry = Event()
    entry.add("UID", f"cue{OWN_UID}")
    entry.add("DTSTAMP", stamp)
    entry.add("SEQUENCE", max((start.date() - dt.date(2026, 1, 1)).days, 0))  # a later one replaces this
    entry.add("DTSTART", start)
    entry.add("DTEND", start + LENGTH)
    entry.add("RRULE", vRecur({"FREQ": "WEEKLY", "BYDAY": ["MO", "TU", "WE", "TH", "FR"]}))
    entry.add("SUMMARY", title)
    entry.add("TRANSP", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", title)
    alarm.add("TRIGGER", dt.timedelta())
    entry.add_component(alarm)
    return entry
