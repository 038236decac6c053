"""`leaderward import calendar.ics`: what took place, into the journal, to be tagged."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from journal.cli.main import Given
from journal.cli.opened import opened_journal
from journal.cli.output import print_json
from journal.domain.days import EARLIEST, parse_day, shortened
from journal.errors import UsageError
from journal.exchange.calendar import DEFAULT_DAYS, CalendarRead, Meeting, read_calendar, read_file
from journal.language import _, ngettext
from journal.opening import Opened

_TEXT_WIDTH = 72


def run(given: Given) -> int:
    """Print what is new in the calendar, and add it unless `--dry-run` says otherwise."""
    options = given.options
    data = read_file(Path(options.file))
    _days(given, given.world.clock.now().date())  # nonsense is told before a journal is made
    with opened_journal(given, only_reads=options.dry_run, untouched=options.dry_run) as opened:
        journal = opened.journal
        settings = journal.settings.get()
        first, last = _days(given, journal.today())
        read = read_calendar(
            data,
            first=first,
            last=last,
            zone=journal.zone(),
            now=journal.now(),
            day_start=settings.day_start,
        )
        new = _new(opened, read)
        if not options.dry_run:
            journal.actions.import_all([meeting.draft() for meeting in new], settings)
    known = len(read.meetings) - len(new)
    if options.json:
        print_json(_as_object(new, known, read, added=not options.dry_run), given.streams.out)
    else:
        _tell(given, new, known, read)
    return 0


def _days(given: Given, today: dt.date) -> tuple[dt.date, dt.date]:
    """The days asked for: the last two weeks where nothing is said."""
    options = given.options
    last = today if options.last is None else parse_day(options.last, today)
    earliest = max(last - dt.timedelta(days=DEFAULT_DAYS - 1), EARLIEST)
    first = earliest if options.first is None else parse_day(options.first, today)
    if first > last:
        raise UsageError(
            _("No day is both from {first} on and up to {last}.").format(first=first, last=last),
            _("Give the earlier day to --from-date."),
        )
    return first, last


def _new(opened: Opened, read: CalendarRead) -> list[Meeting]:
    known = opened.reader.known_sources(meeting.source for meeting in read.meetings)
    return [meeting for meeting in read.meetings if meeting.source not in known]


def _tell(given: Given, new: list[Meeting], known: int, read: CalendarRead) -> None:
    out = given.streams.out
    for meeting in new:
        time = meeting.time.isoformat("minutes") if meeting.time else "     "
        minutes = "" if meeting.minutes is None else _("{count} min").format(count=meeting.minutes)
        print(f"{meeting.day}  {time}  {minutes:>8}  {shortened(meeting.text, _TEXT_WIDTH)}", file=out)
    if given.options.dry_run:
        words = ngettext("{count} would be added.", "{count} would be added.", len(new))
    else:
        words = ngettext("{count} added, to be tagged.", "{count} added, to be tagged.", len(new))
    said = [words.format(count=len(new))]
    if known:
        said.append(
            ngettext(
                "{count} is in the journal already.", "{count} are in the journal already.", known
            ).format(count=known)
        )
    if read.left_out.total:
        said.append(read.left_out.sentence())
    print(" ".join(said), file=out)
    for note in read.notes:
        print(f"leaderward: {note}", file=given.streams.err)


def _as_object(new: list[Meeting], known: int, read: CalendarRead, *, added: bool) -> dict[str, Any]:
    left_out = read.left_out
    return {
        "added": added,
        "new": [
            {
                "day": meeting.day.isoformat(),
                "time": None if meeting.time is None else meeting.time.isoformat("minutes"),
                "minutes": meeting.minutes,
                "text": meeting.text,
                "source": meeting.source,
            }
            for meeting in new
        ],
        "known": known,
        "left_out": {
            "to_come": left_out.to_come,
            "cancelled": left_out.cancelled,
            "declined": left_out.declined,
            "free": left_out.free,
        },
        "notes": list(read.notes),
    }
