"""One event of a calendar, read: when it is, how it repeats, who was there."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from icalendar import vDuration

from journal.domain.days import EARLIEST, LATEST
from journal.exchange.attendees import Guest, guest
from journal.exchange.lines import Block, CalendarHead, Property, properties
from journal.exchange.zones import Zones

When: TypeAlias = dt.date | dt.datetime

_CALLED_OFF = re.compile(
    r"\s*(?:cancell?ed|abgesagt|annulée?|cancelad[oa]|geannuleerd|annullat[oa])\s*: ", re.IGNORECASE
)
_WANTED = frozenset(
    {
        "UID",
        "DTSTART",
        "DTEND",
        "DURATION",
        "RRULE",
        "RDATE",
        "EXDATE",
        "RECURRENCE-ID",
        "SUMMARY",
        "STATUS",
        "TRANSP",
        "ATTENDEE",
        "ORGANIZER",
        "SEQUENCE",
        "DTSTAMP",
        "LAST-MODIFIED",
        "X-MICROSOFT-CDO-ALLDAYEVENT",
        "X-MICROSOFT-CDO-BUSYSTATUS",
    }
)
_WHEN = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?(Z)?)?", re.IGNORECASE)
_UNTIL_DAY = re.compile(r"UNTIL=(\d{8})(?=;|$)", re.IGNORECASE)
_LONGEST_RULE = 4000  # characters; every day of a year takes 1,500
LONGEST = dt.timedelta(days=31)  # what lasts longer is taken to be as long: nothing is counted from it


class UnreadableError(ValueError):
    """An event that can't be understood; the rest of the file can."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event as it stands in the file, before it is repeated.

    A `datetime` without a zone is the person's own local time; a `date` is an all-day event.
    """

    uid: str
    start: When
    end: When
    summary: str
    recurrence_id: When | None
    is_onwards: bool
    rules: tuple[str, ...]
    more: tuple[When, ...]
    less: tuple[When, ...]
    periods: Mapping[When, dt.timedelta]
    is_cancelled: bool
    is_free: bool
    organizer: Guest | None
    guests: tuple[Guest, ...]
    version: tuple[int, str, str]

    @property
    def repeats(self) -> bool:
        """Whether it stands for more than one."""
        return bool(self.rules or self.more)


@dataclass(frozen=True, slots=True)
class Glance:
    """As much of an event as tells whether it can be within the days asked for."""

    block: Block
    found: Mapping[str, list[Property]]

    @classmethod
    def at(cls, block: Block) -> Glance:
        """Look at an event."""
        return cls(block, properties(block.lines, _WANTED))

    def first(self, name: str) -> Property | None:
        """The first property of that name."""
        return self.found.get(name, [None])[0]

    def value(self, name: str) -> str:
        """The value of the first property of that name, "" without it."""
        prop = self.first(name)
        return "" if prop is None else prop.value.strip()

    def misses(self, first: dt.date, last: dt.date) -> bool:
        """Whether it certainly has nothing between these days, two days' room for zones included."""
        day = _day_of(self.value("DTSTART"))
        if day is None or "RECURRENCE-ID" in self.found:
            return False
        if day > last:
            return True
        return day < first and "RRULE" not in self.found and "RDATE" not in self.found


def _day_of(value: str) -> dt.date | None:
    found = _WHEN.match(value)
    try:
        return None if found is None else dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def read_event(glance: Glance, zones: Zones) -> Event:
    """Understand an event.

    Raises:
        UnreadableError: it has no start, or one that does not exist.
    """
    head = glance.block.head
    started = glance.first("DTSTART")
    if started is None:
        raise UnreadableError("DTSTART")
    start = _when(started, head, zones)
    if _is_day_to_microsoft(glance, start):
        start = _naive_date(start)
    recurrence = glance.first("RECURRENCE-ID")
    status = glance.value("STATUS").upper()
    method = head.properties.get("METHOD", "").strip().upper()
    summary = glance.first("SUMMARY")
    organizer = glance.first("ORGANIZER")
    return Event(
        uid=glance.value("UID"),
        start=start,
        end=_end(glance, start, zones),
        summary="" if summary is None else summary.text(),
        recurrence_id=None if recurrence is None else _when(recurrence, head, zones),
        is_onwards=recurrence is not None and recurrence.parameter("RANGE").upper() == "THISANDFUTURE",
        rules=tuple(_rule(prop, start) for prop in glance.found.get("RRULE", ())),
        more=_list(glance, "RDATE", zones),
        periods=_periods(glance, zones),
        less=_list(glance, "EXDATE", zones),
        is_cancelled=status == "CANCELLED" or method == "CANCEL" or _is_called_off(summary),
        is_free=_is_free(glance),
        organizer=None if organizer is None else guest(organizer),
        guests=tuple(guest(prop) for prop in glance.found.get("ATTENDEE", ())),
        version=(_number(glance.value("SEQUENCE")), glance.value("LAST-MODIFIED"), glance.value("DTSTAMP")),
    )


def _is_called_off(summary: Property | None) -> bool:
    """Whether Outlook says so where its reader sees it, in the language of who called it off."""
    return summary is not None and _CALLED_OFF.match(summary.text()) is not None


def _is_day_to_microsoft(glance: Glance, start: When) -> bool:
    """Whether Exchange means a whole day where it writes midnight: the person's day may not start there."""
    whole = glance.value("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"
    return whole and isinstance(start, dt.datetime) and start.time() == dt.time(0)


def _naive_date(start: When) -> dt.date:
    return start.date() if isinstance(start, dt.datetime) else start


def _is_free(glance: Glance) -> bool:
    shown = glance.value("TRANSP").upper()
    if shown:
        return shown == "TRANSPARENT"
    return glance.value("X-MICROSOFT-CDO-BUSYSTATUS").upper() == "FREE"


def _rule(prop: Property, start: When) -> str:
    """The rule. A day as the end of what has a time is the whole day, as who wrote it meant."""
    if len(prop.value) > _LONGEST_RULE:
        raise UnreadableError(prop.value[:60])
    rule = prop.value.strip().rstrip(";")
    if isinstance(start, dt.datetime):
        rule = _UNTIL_DAY.sub(lambda found: f"UNTIL={_end_of(found[1], start.tzinfo)}", rule)
    return rule


def _end_of(words: str, zone: dt.tzinfo | None) -> str:
    """The last second of a day there, as a rule ends."""
    try:
        local = dt.datetime.strptime(f"{words}235959", "%Y%m%d%H%M%S").replace(tzinfo=zone)
    except ValueError as error:
        raise UnreadableError(words) from error
    return f"{local:%Y%m%dT%H%M%S}" if zone is None else f"{local.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def _number(words: str) -> int:
    try:
        return int(words)
    except ValueError:
        return 0


def _list(glance: Glance, name: str, zones: Zones) -> tuple[When, ...]:
    """The dates of RDATE or EXDATE; of a period its start."""
    return tuple(
        _when(prop, glance.block.head, zones, value.partition("/")[0])
        for prop in glance.found.get(name, ())
        for value in prop.value.split(",")
        if value.strip()
    )


def _periods(glance: Glance, zones: Zones) -> dict[When, dt.timedelta]:
    """How long those dates of RDATE last that say so themselves."""
    head = glance.block.head
    periods: dict[When, dt.timedelta] = {}
    for prop in glance.found.get("RDATE", ()):
        for value in prop.value.split(","):
            start, slash, end = value.partition("/")
            if slash:
                first = _when(prop, head, zones, start)
                length = _lasting(end) or _between(first, _when(prop, head, zones, end))
                periods[first] = min(max(length, dt.timedelta()), LONGEST)
    return periods


def _lasting(words: str) -> dt.timedelta | None:
    """A length such as PT15M, None where it is a time."""
    if not words.strip().upper().startswith(("P", "+P")):
        return None
    try:
        length: dt.timedelta = vDuration.from_ical(words.strip())  # type: ignore[no-untyped-call]
    except (ValueError, OverflowError) as error:
        raise UnreadableError(words[:60]) from error
    return length


def _when(prop: Property, head: CalendarHead, zones: Zones, value: str | None = None) -> When:
    words = (prop.value if value is None else value).strip()
    found = _WHEN.fullmatch(words)
    if found is None:
        raise UnreadableError(words[:60])
    year, month, day, hour, minute, second = (int(found[place] or 0) for place in range(1, 7))
    try:
        date = dt.date(year, month, day)
        # a leap second belongs to the minute it ends
        local = dt.datetime(year, month, day, hour, minute, min(second, 59))  # noqa: DTZ001 - its zone follows
    except ValueError as error:
        raise UnreadableError(words) from error
    if not EARLIEST < date < LATEST:  # zones move it by a day at most
        raise UnreadableError(words)
    if found[4] is None:
        return date
    default = head.properties.get("X-WR-TIMEZONE", "").strip()
    by_default = zones.find(default, head) if default else None
    if found[7] is not None:
        instant = local.replace(tzinfo=dt.UTC)
        # written in UTC, but meant where the calendar is at home: it repeats by the clock there
        return instant if by_default is None else instant.astimezone(by_default)
    name = prop.parameter("TZID")
    zone = zones.find(name, head) if name else by_default
    return local if zone is None else local.replace(tzinfo=zone)


def _end(glance: Glance, start: When, zones: Zones) -> When:
    """The end, at most a month after the start and never before it; a day or an instant without one."""
    ended, lasted = glance.first("DTEND"), glance.value("DURATION")
    is_day = not isinstance(start, dt.datetime)
    length = dt.timedelta(days=1) if is_day else dt.timedelta()
    try:
        if ended is not None:
            length = _between(start, _when(ended, glance.block.head, zones))
        elif lasted:
            length = vDuration.from_ical(lasted)  # type: ignore[no-untyped-call]
    except (ValueError, OverflowError):  # an end that can't be read is none
        pass
    if is_day:
        length = dt.timedelta(days=max(length.days, 1))
    length = min(max(length, dt.timedelta()), LONGEST)
    if (
        isinstance(start, dt.datetime) and start.tzinfo is not None
    ):  # through a night whose clocks are changed
        return (start.astimezone(dt.UTC) + length).astimezone(start.tzinfo)
    return start + length


def _between(start: When, end: When) -> dt.timedelta:
    if isinstance(start, dt.datetime) and isinstance(end, dt.datetime):
        if start.tzinfo is None or end.tzinfo is None:
            return end.replace(tzinfo=None) - start.replace(tzinfo=None)
        return end.astimezone(dt.UTC) - start.astimezone(dt.UTC)
    if isinstance(start, dt.datetime) or isinstance(end, dt.datetime):
        return dt.timedelta()
    return end - start
