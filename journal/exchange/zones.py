"""Time zones as calendars name them."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from journal.exchange.lines import CalendarHead, name_of, parse_line


class Zones:
    """Finds the zone that a name means in one calendar; keeps the names that mean nothing.

    The machine's own knowledge comes first, under the name as it is, as one of Windows', or as what is left
    of "/vendor/Europe/Berlin"; then what the calendar itself says of the zone.
    """

    def __init__(self) -> None:
        self.unknown: set[str] = set()
        self._known: dict[tuple[int, str], dt.tzinfo | None] = {}
        self._described: dict[int, dict[str, list[str]]] = {}

    def find(self, name: str, head: CalendarHead) -> dt.tzinfo | None:
        """The zone of that name, or None where nothing is known of it."""
        key = (id(head), name)
        if key not in self._known:
            self._known[key] = _named(name) or self._as_described(name, head)
            if self._known[key] is None:
                self.unknown.add(name)
        return self._known[key]

    def _as_described(self, name: str, head: CalendarHead) -> dt.tzinfo | None:
        if id(head) not in self._described:
            self._described[id(head)] = {
                prop.text().strip(): lines
                for lines in reversed(head.zones)
                for line in lines
                if name_of(line) == "TZID" and (prop := parse_line(line)) is not None
            }
        lines = self._described[id(head)].get(name.strip())
        return None if lines is None else _described(lines)


def _named(name: str) -> dt.tzinfo | None:
    plain = name.strip().strip("/")
    if plain.upper() in {"UTC", "GMT", "Z", "ETC/UTC", "TZONE://MICROSOFT/UTC"}:
        return dt.UTC
    parts = plain.split("/")
    tails = ["/".join(parts[start:]) for start in range(len(parts))]
    for candidate in [WINDOWS_TO_OLSON.get(plain, ""), *tails]:
        try:
            if candidate:
                return ZoneInfo(candidate)
        except (OSError, ValueError):  # not found is a KeyError of its own kind; a folder, a path upwards
            continue
        except KeyError:
            continue
    return None


def _described(lines: list[str]) -> dt.tzinfo | None:
    parsed = [prop for line in lines if (prop := parse_line(line)) is not None]
    if any(prop.name == "RRULE" and "FREQ=YEARLY" not in prop.value.upper() for prop in parsed):
        return None  # clocks are not changed every second; asking such a rule would never end
    try:
        component: Any = Timezone.from_ical("\r\n".join(lines))
        zone: dt.tzinfo = component.to_tz(lookup_tzid=False)
        zone.utcoffset(dt.datetime(2026, 1, 1))  # noqa: DTZ001 - a zone is asked with its own local time
    except Exception:  # noqa: BLE001 - whatever another program wrote; the zone is told as unknown
        return None
    return zone
