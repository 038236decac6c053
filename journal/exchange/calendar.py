"""Reads a calendar file: what took place on some days, as the person's own civil days and times."""

from __future__ import annotations

import datetime as dt
import errno
import hashlib
import re
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from journal.domain.action import Draft
from journal.domain.behaviour import Origin
from journal.domain.days import civil_day
from journal.errors import JournalError
from journal.exchange.attendees import aliases, owner, with_people, without_addresses
from journal.exchange.events import Event, Glance, UnreadableError, When, read_event
from journal.exchange.lines import Block, components, decoded
from journal.exchange.recurrence import Budget, Occurrence, Series, TooOftenError, occurrences
from journal.exchange.zones import Zones
from journal.language import _, ngettext

DEFAULT_DAYS = 14
MOST_BYTES = 200_000_000
MOST_MEETINGS = 20_000
LONGEST_TEXT = 300
OWN_UID = "@leaderward.local"
"""How the identity of a calendar entry ends that Leaderward itself wrote."""

_ROOM = dt.timedelta(days=2)  # more than any zone and any day start move an event
_MOST_MINUTES = 24 * 60
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting that took place: on its civil day, at its local time if it has one.

    `source` is the same whenever the same meeting is read again, from whatever export.
    """

    source: str
    day: dt.date
    time: dt.time | None
    minutes: int | None
    text: str

    def draft(self) -> Draft:
        """The meeting as an action that is not tagged yet."""
        return Draft(
            self.text,
            day=self.day,
            time=self.time,
            minutes=self.minutes,
            origin=Origin.IMPORTED,
            source=self.source,
        )


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many meetings of the days asked for were left out, by reason."""

    cancelled: int = 0
    declined: int = 0
    free: int = 0
    to_come: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.cancelled + self.declined + self.free + self.to_come

    def sentence(self) -> str:
        """What was left out and why, or ""."""
        reasons = [
            (self.to_come, _("{count} still to come")),
            (self.cancelled, _("{count} cancelled")),
            (self.declined, _("{count} declined")),
            (self.free, _("{count} marked as free time")),
        ]
        told = [words.format(count=count) for count, words in reasons if count]
        return _("Left out: {reasons}.").format(reasons=", ".join(told)) if told else ""


@dataclass(frozen=True, slots=True)
class CalendarRead:
    """What a calendar file says of some days.

    `meetings` are sorted by day and time; `notes` are whole sentences about what could not be read as it
    was meant; `steps` is what working out the repetitions cost, at most `recurrence.MOST_STEPS`.
    """

    meetings: tuple[Meeting, ...]
    left_out: LeftOut
    notes: tuple[str, ...]
    steps: int


def read_file(path: Path) -> bytes:
    """The bytes of a calendar file.

    Raises:
        JournalError: it can't be read, or is too large to be one.
    """
    try:
        found = path.stat()
        if found.st_size > MOST_BYTES:
            raise _too_large()
        if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
            raise _endless()
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: NUL in the name
        raise JournalError(
            _("The calendar file {path} can't be read: {reason}.").format(
                path=path, reason=getattr(error, "strerror", None) or error
            ),
            _("Check its name and its rights."),
        ) from error


def _endless() -> OSError:
    """A pipe or a device: it may never end, nor even begin."""
    return OSError(errno.EINVAL, _("it is not a file"))


def _too_large() -> JournalError:
    return JournalError(
        _("This calendar file is larger than {most}\u00a0MB.").format(most=MOST_BYTES // 1_000_000),
        _("Export fewer years, or one calendar at a time."),
    )


def read_calendar(
    data: bytes,
    *,
    first: dt.date,
    last: dt.date,
    zone: dt.tzinfo,
    now: dt.datetime,
    day_start: dt.time = dt.time(0),
) -> CalendarRead:
    """What took place from `first` to `last`, both included, and not later than `now`.

    Args:
        data: the bytes of an iCalendar file (RFC 5545), however badly they were written.
        first: the first civil day.
        last: the last civil day.
        zone: the person's time zone.
        now: the present instant, aware.
        day_start: the time at which a civil day begins.

    Raises:
        JournalError: it is no calendar, or too large to be one.
    """
    if len(data) > MOST_BYTES:
        raise _too_large()
    found = components(decoded(data))
    if not found.is_calendar:
        raise JournalError(
            _("This is not a calendar file."),
            _("Export your calendar as .ics (iCalendar) and choose that file."),
        )
    reading = _Reading(first, last, zone, now, day_start, broken=found.broken)
    meetings = reading.read(found.events)
    return CalendarRead(meetings, reading.left_out(), reading.notes(found.is_cut_off), reading.budget.spent)


@dataclass(slots=True)
class _Reading:
    """One reading of one file: what was met on the way."""

    first: dt.date
    last: dt.date
    zone: dt.tzinfo
    now: dt.datetime
    day_start: dt.time
    broken: int = 0
    too_often: int = 0
    too_many: bool = False
    zones: Zones = field(default_factory=Zones)
    budget: Budget = field(default_factory=Budget)
    counts: dict[str, int] = field(default_factory=dict)

    def read(self, blocks: Iterable[Block]) -> tuple[Meeting, ...]:
        """The meetings of the events in these blocks."""
        hint = ""
        glances = [Glance.at(block) for block in blocks]
        near = self._near(glances)
        series: dict[str, Series] = {}
        events: list[Event] = []
        for glance in glances:
            hint = hint or glance.block.head.properties.get("X-WR-CALNAME", "")
            event = self._event(glance) if near(glance) else None
            if event is not None:
                events.append(event)
                series.setdefault(_identity(event), Series()).add(event)
        myself = owner(((event.organizer, event.guests) for event in events), hint)
        everybody = (one for event in events for one in (event.organizer, *event.guests) if one is not None)
        known = aliases(everybody, myself)
        meetings: list[Meeting] = []
        for identity, some in series.items():
            for occurrence in self._occurrences(some):
                one = _source(identity, some, occurrence.original)
                meeting = self._meeting(one, occurrence, known, myself)
                if meeting is not None:
                    meetings.append(meeting)
            if len(meetings) > MOST_MEETINGS:
                self.too_many = True
                break
        unique = {meeting.source: meeting for meeting in meetings}
        ordered = sorted(unique.values(), key=self._order)
        return tuple(ordered[:MOST_MEETINGS])

    def _order(self, meeting: Meeting) -> tuple[dt.date, bool, bool, dt.time, str]:
        time = meeting.time
        after_midnight = time is not None and time < self.day_start
        return (meeting.day, time is not None, after_midnight, time or dt.time(0), meeting.source)

    def _near(self, glances: list[Glance]) -> Callable[[Glance], bool]:
        """Which events can matter: those near the days asked for, and others of the same identity.

        The newer version of an event may have left these days.
        """
        first, last = self.first - _ROOM, self.last + _ROOM
        hits = [not glance.misses(first, last) for glance in glances]
        uids = {glance.value("UID") for glance, hit in zip(glances, hits, strict=True) if hit} - {""}
        own = {id(glance) for glance, hit in zip(glances, hits, strict=True) if hit}
        return lambda glance: id(glance) in own or glance.value("UID") in uids

    def _event(self, glance: Glance) -> Event | None:
        if glance.value("UID").endswith(OWN_UID):
            return None
        try:
            return read_event(glance, self.zones)
        except UnreadableError:
            self.broken += 1
            return None

    def _occurrences(self, series: Series) -> list[Occurrence]:
        start = dt.datetime.combine(self.first - _ROOM, dt.time(0), dt.UTC)
        end = dt.datetime.combine(self.last + _ROOM, dt.time(0), dt.UTC)
        try:
            return occurrences(series, start, end, self.budget)
        except UnreadableError:
            self.broken += 1
        except TooOftenError:
            self.too_often += 1
        return []

    def _meeting(
        self, source: str, occurrence: Occurrence, known: dict[str, str], myself: str
    ) -> Meeting | None:
        """The meeting, or None for one that is on another day or is left out."""
        event = occurrence.event
        day, time = self._placed(occurrence.start)
        if not self.first <= day <= self.last:
            return None
        reason = self._reason_against(occurrence, myself)
        if reason is not None:
            self.counts[reason] = self.counts.get(reason, 0) + 1
            return None
        guests = [one for one in (event.organizer, *event.guests) if one is not None]
        text = with_people(_tidy(without_addresses(event.summary)), guests, known, myself)
        return Meeting(
            source=source,
            day=day,
            time=time,
            minutes=_minutes(occurrence),
            text=text,
        )

    def _placed(self, start: When) -> tuple[dt.date, dt.time | None]:
        """The civil day and the local time of a start."""
        if not isinstance(start, dt.datetime):
            return start, None
        local = start if start.tzinfo is None else start.astimezone(self.zone)
        return civil_day(local, self.day_start), local.time().replace(second=0, microsecond=0, tzinfo=None)

    def _reason_against(self, occurrence: Occurrence, myself: str) -> str | None:
        event, start = occurrence.event, occurrence.start
        if event.is_cancelled:
            return "cancelled"
        if any(one.key == myself and one.declined for one in event.guests):
            return "declined"
        if event.is_free:
            return "free"
        if isinstance(start, dt.datetime):
            begins = start if start.tzinfo is not None else start.replace(tzinfo=self.zone)
            return "to_come" if begins > self.now else None
        return "to_come" if start > civil_day(self.now.astimezone(self.zone), self.day_start) else None

    def left_out(self) -> LeftOut:
        """What was left out."""
        return LeftOut(**self.counts)

    def notes(self, is_cut_off: bool) -> tuple[str, ...]:
        """What could not be read as it was meant."""
        notes: list[str] = []
        if is_cut_off:
            notes.append(_("The file ends in the middle. What is whole in it was read."))
        if self.broken:
            notes.append(
                ngettext(
                    "{count} entry of the file can't be read.",
                    "{count} entries of the file can't be read.",
                    self.broken,
                ).format(count=self.broken)
            )
        if self.too_often:
            notes.append(
                ngettext(
                    "{count} entry repeats too often to be worked out, and was left out.",
                    "{count} entries repeat too often to be worked out, and were left out.",
                    self.too_often,
                ).format(count=self.too_often)
            )
        if self.zones.unknown:
            names = ", ".join(f"“{name[:40]}”" for name in sorted(self.zones.unknown)[:3])
            notes.append(
                _("Nothing is known of the time zone {names}: such times were taken as local ones.").format(
                    names=names
                )
            )
        if self.too_many:
            notes.append(
                _("There is more than {most} in these days; the rest was left out.").format(
                    most=f"{MOST_MEETINGS:,}"
                )
            )
        return tuple(notes)


def _identity(event: Event) -> str:
    """What an event is told apart by: its UID, else its start and what it is called."""
    return f"uid\n{event.uid}" if event.uid else f"none\n{_stamp(event.start)}\n{event.summary}"


def _source(identity: str, series: Series, original: When | None) -> str:
    """The digest; a series that is put at another time of the day has the same meetings as before."""
    if isinstance(original, dt.datetime) and series.is_once_a_day:
        zone = series.zone
        local = original if original.tzinfo is None or zone is None else original.astimezone(zone)
        original = local.date()
    whole = identity if original is None else f"{identity}\n{_stamp(original)}"
    return "ics:" + hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _stamp(when: When) -> str:
    if isinstance(when, dt.datetime):
        return (
            f"{when.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
            if when.tzinfo is not None
            else f"{when:%Y%m%dT%H%M%S}"
        )
    return f"{when:%Y%m%d}"


def _minutes(occurrence: Occurrence) -> int | None:
    start, end = occurrence.start, occurrence.end
    if not isinstance(start, dt.datetime) or not isinstance(end, dt.datetime):
        return None
    if start.tzinfo is not None and end.tzinfo is not None:
        start, end = start.astimezone(dt.UTC), end.astimezone(dt.UTC)
    minutes = round((end - start) / dt.timedelta(minutes=1))
    return min(minutes, _MOST_MINUTES) if minutes > 0 else None


def _tidy(summary: str) -> str:
    text = " ".join(_UNSEEN.sub(" ", summary).split())
    if not any(char.isalnum() for char in text):
        return _("Meeting")
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1].rstrip() + "…"
