"""Repeating events, worked out by `recurring_ical_events` within bounds that no file can exceed.

The library follows a rule from its first day on, and one that never comes true to the year 9999. So a rule
that has long been going is begun anew shortly before the days asked for, in whole steps of its own, and what
a rule would cost is reckoned before it is followed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import recurring_ical_events
from icalendar import Calendar, vDDDTypes, vRecur
from icalendar import Event as LibraryEvent

from journal.exchange.events import Event, UnreadableError, When

MOST_STEPS = 400_000
"""Dates that the rules of one file may try, together; the library takes some 10 µs for each."""

_STEPS_A_DAY = {"YEARLY": 10 / 365, "MONTHLY": 5 / 30, "WEEKLY": 1 / 7, "DAILY": 1.0, "HOURLY": 24.0}
_LEAD = dt.timedelta(days=60)  # how long before the days asked for a rule is begun anew
_DAYS_OF = {"DAILY": 1, "WEEKLY": 7}
_END_OF_TIME = dt.date(9999, 12, 31)
_INDEX = "X-LEADERWARD-PLACE"


class TooOftenError(Exception):
    """A rule that can't be followed in a reasonable time."""


@dataclass(slots=True)
class Budget:
    """The steps that the rules of one file have taken."""

    spent: int = 0

    def spend(self, steps: float) -> None:
        """Take so many steps.

        Raises:
            TooOftenError: they are more than are left; none was taken.
        """
        if self.spent + steps > MOST_STEPS:
            raise TooOftenError
        self.spent += round(steps)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that an event takes place. `original` is when its rule says, None where there is no rule."""

    event: Event
    start: When
    end: When
    original: When | None


@dataclass(slots=True)
class Series:
    """The events of one identity: what repeats, and what is different at one time."""

    master: Event | None = None
    by_original: dict[str, Event] = field(default_factory=dict)

    @property
    def is_once_a_day(self) -> bool:
        """Whether its rule can't give two on one day, so that the day alone tells one from another."""
        rules = [] if self.master is None else [_parts(rule) for rule in self.master.rules]
        often = any(
            parts.get("FREQ") == "HOURLY" or "," in parts.get("BYHOUR", "") + parts.get("BYMINUTE", "")
            for parts in rules
        )
        return len(rules) < 2 and not often and not (self.master is not None and self.master.more)

    @property
    def zone(self) -> dt.tzinfo | None:
        """Where it takes place by its own clock."""
        event = self.master or self.exceptions[0]
        return event.start.tzinfo if isinstance(event.start, dt.datetime) else None

    @property
    def exceptions(self) -> list[Event]:
        """What is different, in the order of the file."""
        return [_with_time(event, self.master) for event in self.by_original.values()]

    def add(self, event: Event) -> None:
        """Take in an event; of two versions of one the newer stands."""
        if event.recurrence_id is None:
            if self.master is None or self.master.version <= event.version:
                self.master = event
            return
        original = _stamp(event.recurrence_id)
        other = self.by_original.get(original)
        if other is None or other.version <= event.version:
            self.by_original[original] = event


def _with_time(event: Event, master: Event | None) -> Event:
    """An exception whose original is a day alone, though the series has a time: it is at that time."""
    original, start = event.recurrence_id, None if master is None else master.start
    if original is None or isinstance(original, dt.datetime) or not isinstance(start, dt.datetime):
        return event
    return replace(event, recurrence_id=dt.datetime.combine(original, start.timetz()))


def occurrences(series: Series, first: dt.datetime, last: dt.datetime, budget: Budget) -> list[Occurrence]:
    """When the events of a series take place between two instants, at the least.

    Args:
        series: events of one identity.
        first: an aware instant.
        last: an aware instant after it.
        budget: what may still be reckoned.

    Raises:
        UnreadableError: the rule can't be understood.
        TooOftenError: following it would take too long.
    """
    master, exceptions = series.master, series.exceptions
    if master is not None and not master.repeats and not exceptions:
        return [Occurrence(master, master.start, master.end, None)]
    if master is None:
        return [Occurrence(event, event.start, event.end, event.recurrence_id) for event in exceptions]
    budget.spend(len(exceptions))
    begun = _begun_later(master, first, last, budget)
    events = [master, *exceptions]
    calendar = Calendar()
    try:
        calendar.add_component(_for_library(master, 0, begun))
        for place, event in enumerate(exceptions, 1):
            calendar.add_component(_for_library(event, place, event.start))
        found = recurring_ical_events.of(calendar).between(first, last)
        return list(_told(found, events))
    except Exception as error:  # whatever a rule of another program makes the libraries stumble over
        raise UnreadableError(str(error)) from error


def _told(found: Sequence[LibraryEvent], events: Sequence[Event]) -> Iterator[Occurrence]:
    for component in found:
        event = events[int(str(component[_INDEX]))]
        start, end = _when_in(component, "DTSTART"), _when_in(component, "DTEND")
        original = start if event.recurrence_id is None else event.recurrence_id
        if event.is_onwards and isinstance(start, dt.datetime):
            original = start - _shift(event)  # this one and all that follow are moved alike
        yield Occurrence(event, start, _true_end(event, start, end), original)


def _true_end(event: Event, start: When, end: When) -> When:
    """The end; of one that begins in the hour that clocks leave out, and so had none left, by its length."""
    if event.recurrence_id is None and start in event.periods:
        return start + event.periods[start]
    if not isinstance(start, dt.datetime) or not isinstance(end, dt.datetime) or start.tzinfo is None:
        return end
    instant = start.astimezone(dt.UTC)
    whole: Any = event.end  # of the same kind as the start
    length: dt.timedelta = _in_utc(whole) - _in_utc(event.start)
    return instant + length if end.astimezone(dt.UTC) <= instant else end


def _in_utc(when: Any) -> Any:
    return when.astimezone(dt.UTC) if isinstance(when, dt.datetime) and when.tzinfo is not None else when


def _shift(event: Event) -> dt.timedelta:
    """How far an event was moved, by the clock where it takes place."""
    start, original = event.start, event.recurrence_id
    if not isinstance(start, dt.datetime) or not isinstance(original, dt.datetime):
        return dt.timedelta()
    local = original if original.tzinfo is None else original.astimezone(start.tzinfo)
    return _naive(start) - _naive(local)


def _naive(local: dt.datetime) -> dt.datetime:
    return local.replace(tzinfo=None)


def _when_in(component: LibraryEvent, name: str) -> When:
    value: Any = component[name]
    when: When = value.dt
    return when


def _for_library(event: Event, place: int, start: When) -> LibraryEvent:
    made = LibraryEvent()
    made.add("UID", "one")
    made.add(_INDEX, str(place))
    made["DTSTART"] = vDDDTypes(start)
    whole: Any = event.end  # both are dates or both are times, so one can be taken from the other
    made["DTEND"] = vDDDTypes(start + (whole - event.start))
    made["SEQUENCE"] = event.version[0]
    if event.recurrence_id is not None:
        recurrence = vDDDTypes(event.recurrence_id)
        if event.is_onwards:
            recurrence.params["RANGE"] = "THISANDFUTURE"
        made["RECURRENCE-ID"] = recurrence
        return made
    for rule in event.rules:
        made.add("RRULE", vRecur.from_ical(rule))
    for name, dates in (("RDATE", event.more), ("EXDATE", event.less)):
        if dates:
            made.add(name, list(dates))
    return made


def _stamp(when: When | None) -> str:
    if isinstance(when, dt.datetime) and when.tzinfo is not None:
        when = when.astimezone(dt.UTC)
    return "" if when is None else when.isoformat()


# Bounds ---------------------------------------------------------------------------------------------------


def _begun_later(master: Event, first: dt.datetime, last: dt.datetime, budget: Budget) -> When:
    """The start to follow the rule from; pays for following it.

    Whole weeks or days of a rule's own interval are left out where that changes nothing: a rule that counts
    has to be followed from its beginning.
    """
    start = master.start
    if not master.rules:
        budget.spend(len(master.more))
        return start
    if len(master.rules) == 1:
        parts = _parts(master.rules[0])
        length = _DAYS_OF.get(parts.get("FREQ", ""), 0) * _interval(parts)
        behind = (first.date() - _LEAD - _date(start)).days
        if length and behind > length and "COUNT" not in parts:
            start = start + dt.timedelta(days=behind // length * length)
    for rule in master.rules:
        budget.spend(_cost(_parts(rule), start, last.date()))
    budget.spend(len(master.more) + len(master.less))
    return start


def _parts(rule: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in rule.upper().split(";"))
    return {name.strip(): value.strip() for name, _equals, value in pairs}


def _interval(parts: dict[str, str]) -> int:
    try:
        return max(int(parts.get("INTERVAL", "1")), 1)
    except ValueError as error:
        raise UnreadableError(parts["INTERVAL"][:60]) from error


def _cost(parts: dict[str, str], start: When, last: dt.date) -> float:
    """The steps that following a rule takes: to the last day, or for ever where it may never come true."""
    per_day = _STEPS_A_DAY.get(parts.get("FREQ", ""))
    if per_day is None:
        if parts.get("FREQ") in {"MINUTELY", "SECONDLY"}:
            raise TooOftenError
        raise UnreadableError(str(parts)[:60])
    end = last if _comes_true(parts, start) else _END_OF_TIME
    days = max((end - _date(start)).days, 0) + 31
    at_once = 1
    for name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        at_once *= parts.get(name, "").count(",") + 1
    return days * per_day / _interval(parts) * at_once + 1


def _comes_true(parts: dict[str, str], start: When) -> bool:
    """Whether a rule certainly comes true every few years."""
    interval, frequency = _interval(parts), parts["FREQ"]
    if frequency == "HOURLY" or parts.keys() & {"BYYEARDAY", "BYWEEKNO", "BYEASTER", "BYSETPOS"}:
        return False
    by_day, by_month_day = parts.get("BYDAY", ""), parts.get("BYMONTHDAY", "")
    is_early = any(1 <= abs(_whole(day)) <= 28 for day in by_month_day.split(","))
    if frequency == "DAILY":
        weekday = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[_date(start).weekday()]
        meets = interval % 7 != 0 or weekday in by_day.split(",")
        return (not by_day or meets) and (not by_month_day or (interval == 1 and is_early))
    if frequency == "WEEKLY":
        return not by_month_day
    if "BYMONTH" in parts or frequency == "YEARLY":
        is_late = _date(start).day > 28 and not by_day
        return is_early if by_month_day else not is_late or "BYMONTH" not in parts
    return True


def _whole(words: str) -> int:
    try:
        return int(words)
    except ValueError:
        return 0


def _date(when: When) -> dt.date:
    return when.date() if isinstance(when, dt.datetime) else when
