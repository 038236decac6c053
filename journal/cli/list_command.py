"""`leaderward list`: the actions, the newest first."""

from __future__ import annotations

import datetime as dt
from typing import Any

from journal.cli.main import Given
from journal.cli.opened import opened_journal
from journal.cli.output import print_json
from journal.domain.action import Action
from journal.domain.days import parse_day
from journal.errors import UsageError
from journal.language import _


def run(given: Given) -> int:
    """Print the actions asked for, a line each, or as a JSON array."""
    options = given.options
    first, last = _days(given, given.world.clock.now().date())  # nonsense is told before a journal is made
    if first is not None and last is not None and first > last:
        raise UsageError(
            _("No day is both from {first} on and up to {last}.").format(first=first, last=last),
            _("Give the earlier day to --from."),
        )
    with opened_journal(given, only_reads=True) as opened:
        first, last = _days(given, opened.journal.today())
        actions = opened.reader.actions(
            first=first,
            last=last,
            behaviours=[] if options.behaviour is None else [options.behaviour],
            limit=options.limit,
            day_start=opened.journal.settings.get().day_start,
        )
    if options.json:
        print_json([as_object(action) for action in actions], given.streams.out)
        return 0
    for action in actions:
        print(_line(action), file=given.streams.out)
    return 0


def _days(given: Given, today: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day asked for."""
    first, last = given.options.first, given.options.last
    return (
        None if first is None else parse_day(first, today),
        None if last is None else parse_day(last, today),
    )


def as_object(action: Action) -> dict[str, Any]:
    """An action as JSON shows it."""
    return {
        "id": action.id,
        "day": action.day.isoformat(),
        "time": None if action.time is None else action.time.isoformat("minutes"),
        "text": action.text,
        "behaviour": action.behaviour,
        "distinctions": [{"id": mark.distinction, "pole": mark.pole} for mark in action.distinctions],
        "craft": sorted(action.craft),
        "topics": list(action.topics),
        "people": list(action.people),
        "origin": action.origin,
        "minutes": action.minutes,
        "milestone": action.milestone,
        "lesson": action.lesson,
        "captured": action.captured.isoformat(),
        "created": action.created.isoformat(),
        "changed": action.changed.isoformat(),
    }


def _line(action: Action) -> str:
    time = action.time.isoformat("minutes") if action.time else "     "
    names = {"manager": _("manager"), "leader": _("leader"), "both": _("both"), "own": _("own work")}
    behaviour = names[action.behaviour] if action.behaviour else _("not tagged")
    return f"{action.day}  {time}  {behaviour:<10}  {' '.join(action.text.split())}"
