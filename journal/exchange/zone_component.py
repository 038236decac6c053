"""A time zone described for other programs: when its clocks change, as rules where there are any."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

_YEARS = 15  # what is known of a zone's changes is written for so long
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MINUTE = dt.timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a zone's clocks: the instant in UTC, the offsets before and after, and the new name."""

    instant: dt.datetime
    before: dt.timedelta
    after: dt.timedelta
    name: str
    is_summer: bool

    @property
    def local(self) -> dt.datetime:
        """The time that the clocks show when they are changed, before they are."""
        return (self.instant + self.before).replace(tzinfo=None)


def zone_component(zone: dt.tzinfo, name: str, year: int) -> Timezone:
    """The VTIMEZONE of a zone, right from the beginning of a year on for fifteen years."""
    component = Timezone()
    component.add("TZID", name)
    start = dt.datetime(year, 1, 1, tzinfo=dt.UTC)
    now = start.astimezone(zone)
    offset = now.utcoffset() or dt.timedelta()
    first = Change(start, offset, offset, now.tzname() or name, bool(now.dst()))
    component.add_component(_observance([first]))
    kinds: dict[tuple[dt.timedelta, dt.timedelta, str, bool], list[Change]] = {}
    for change in changes(zone, start, start.replace(year=year + _YEARS)):
        kinds.setdefault((change.before, change.after, change.name, change.is_summer), []).append(change)
    for alike in kinds.values():
        component.add_component(_observance(alike))
    return component


def changes(zone: dt.tzinfo, start: dt.datetime, end: dt.datetime) -> Iterator[Change]:
    """The changes of a zone's clocks between two instants in UTC, to the minute."""
    step = dt.timedelta(days=1)
    while start < end:
        low, high = start, start + step
        before = low.astimezone(zone).utcoffset() or dt.timedelta()
        if high.astimezone(zone).utcoffset() != before:
            while high - low > _MINUTE:
                middle = low + (high - low) // 2 // _MINUTE * _MINUTE
                low, high = (middle, high) if middle.astimezone(zone).utcoffset() == before else (low, middle)
            after = high.astimezone(zone)
            yield Change(
                high, before, after.utcoffset() or dt.timedelta(), after.tzname() or "", bool(after.dst())
            )
        start += step


def _observance(alike: Sequence[Change]) -> TimezoneStandard | TimezoneDaylight:
    """Changes that differ in their date alone, as a rule or one by one."""
    first = alike[0]
    made: TimezoneStandard | TimezoneDaylight = TimezoneDaylight() if first.is_summer else TimezoneStandard()
    made.add("DTSTART", first.local)
    made.add("TZOFFSETFROM", first.before)
    made.add("TZOFFSETTO", first.after)
    made.add("TZNAME", first.name)
    rule = _rule([change.local for change in alike])
    if rule is not None:
        made.add("RRULE", rule)
    elif len(alike) > 1:
        made.add("RDATE", [change.local for change in alike[1:]])
    return made


def _rule(days: Sequence[dt.datetime]) -> vRecur | None:
    """The yearly rule that all these follow: on the second or the last Sunday of a month, say."""
    alike = {(day.month, day.weekday(), day.time()) for day in days}
    if len(days) < _YEARS or len(alike) != 1:
        return None
    counted = {(day.day - 1) // 7 + 1 for day in days}
    is_last = all((day + dt.timedelta(days=7)).month != day.month for day in days)
    if not is_last and len(counted) != 1:
        return None
    ordinal = -1 if is_last else counted.pop()
    return vRecur(
        {"FREQ": "YEARLY", "BYMONTH": days[0].month, "BYDAY": f"{ordinal}{_DAYS[days[0].weekday()]}"}
    )
