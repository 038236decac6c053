"""From the bytes of a calendar file to its components, whatever became of them on the way.

Each event is cut out by itself: one that is broken spoils no other, and one outside the days asked for
costs next to nothing.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_FOLD = re.compile(r"\n[ \t]")
_PARAMETER = re.compile(r';([^=;:"]+)=((?:"[^"]*"|[^;:"])*)')
_DEEPEST = 50  # no program puts its components into more of them
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Property:
    """One content line: its parameters, by upper-case name, and its value as it stands there."""

    name: str
    parameters: Mapping[str, str]
    value: str

    def parameter(self, name: str) -> str:
        """A parameter's value, "" without it."""
        return self.parameters.get(name, "")

    def text(self) -> str:
        """The value as text: its escapes are taken back."""
        return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], self.value)


@dataclass(slots=True)
class CalendarHead:
    """What a calendar says of all its events: properties, and the time zones it describes."""

    properties: dict[str, str] = field(default_factory=dict)
    zones: list[list[str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one event, without those of its alarms."""

    head: CalendarHead
    lines: list[str]


@dataclass(slots=True)
class Components:
    """What was found in a file."""

    is_calendar: bool = False
    is_cut_off: bool = False
    broken: int = 0
    events: list[Block] = field(default_factory=list)


def decoded(data: bytes) -> str:
    """The text of a file: by its byte order mark, else UTF-16 by its zeros, UTF-8, at last Latin-1."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    start = data[:64]
    if start[1:2] == b"\0" or start[:1] == b"\0":
        return data.decode("utf-16-le" if start[1:2] == b"\0" else "utf-16-be", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.end >= len(data) - 3 and error.reason == "unexpected end of data":  # cut within a letter
            return data.decode("utf-8", "replace")
        return data.decode("cp1252", "replace")


def components(text: str) -> Components:
    """Cut a calendar's text into its events and what they need to know."""
    cutter = _Cutter()
    for line in _FOLD.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n"):
        start = line[:6].upper()
        if start == "BEGIN:":
            cutter.begin(line[6:].strip().upper(), line)
        elif start[:4] == "END:":
            cutter.end(line[4:].strip().upper(), line)
        else:
            cutter.take(line)
    cutter.found.is_cut_off = bool(cutter.stack)
    return cutter.found


@dataclass(slots=True)
class _Cutter:
    """Where one is in a file: the components that have begun and not ended."""

    found: Components = field(default_factory=Components)
    stack: list[str] = field(default_factory=list)
    head: CalendarHead = field(default_factory=CalendarHead)
    zone: list[str] = field(default_factory=list)
    event: list[str] = field(default_factory=list)

    def begin(self, name: str, line: str) -> None:
        """A component begins."""
        if name == "VCALENDAR":
            self.head = CalendarHead()
            self.stack.clear()
        elif name == "VEVENT":
            if name in self.stack:  # the one before never ended
                self.found.broken += 1
                del self.stack[self.stack.index(name) :]
            self.event = []
        elif name == "VTIMEZONE":
            self.zone = []
        self.found.is_calendar |= name in {"VCALENDAR", "VEVENT"}
        if len(self.stack) < _DEEPEST:
            self.stack.append(name)
        if "VTIMEZONE" in self.stack:
            self.zone.append(line)

    def end(self, name: str, line: str) -> None:
        """A component ends, and with it what has begun in it and never ended."""
        if name not in self.stack:
            return
        if "VTIMEZONE" in self.stack:
            self.zone.append(line)
        while self.stack.pop() != name:
            pass
        if name == "VEVENT":
            self.found.events.append(Block(self.head, self.event))
        elif name == "VTIMEZONE":
            self.head.zones.append(self.zone)

    def take(self, line: str) -> None:
        """A line of the innermost component."""
        inner = self.stack[-1] if self.stack else ""
        if inner == "VEVENT":
            self.event.append(line)
        elif "VTIMEZONE" in self.stack:
            self.zone.append(line)
        elif inner == "VCALENDAR" and (parsed := parse_line(line)) is not None:
            self.head.properties.setdefault(parsed.name, parsed.text())


def name_of(line: str) -> str:
    """The upper-case name of a line's property, without looking at the rest."""
    end = min((place for place in (line.find(":"), line.find(";")) if place >= 0), default=0)
    return line[:end].strip().rpartition(".")[2].upper()


def parse_line(line: str) -> Property | None:
    """The property of a content line, or None where it is none."""
    name = name_of(line)
    if not name:
        return None
    place = min(place for place in (line.find(":"), line.find(";")) if place >= 0)
    parameters: dict[str, str] = {}
    while (found := _PARAMETER.match(line, place)) is not None:
        parameters[found[1].strip().upper()] = found[2].strip().replace('"', "")
        place = found.end()
    if line[place : place + 1] != ":":  # quotation marks that never close
        place = line.find(":", place)
        if place < 0:
            return None
    return Property(name, parameters, line[place + 1 :])


def properties(lines: Iterable[str], wanted: frozenset[str]) -> dict[str, list[Property]]:
    """The wanted properties of some lines, by name."""
    found: dict[str, list[Property]] = {}
    for line in lines:
        if name_of(line) in wanted and (parsed := parse_line(line)) is not None:
            found.setdefault(parsed.name, []).append(parsed)
    return found
