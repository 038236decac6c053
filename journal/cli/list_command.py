"""`leaderward list`: the actions, the newest first."""

from __future__ import annotations

import json
from typing import Any

from journal.cli.main import Given
from journal.cli.opened import opened_journal
from journal.domain.action import Action
from journal.domain.days import parse_day
from journal.language import _


def run(given: Given) -> int:
    """Print the actions asked for, a line each, or as a JSON array."""
    options = given.options
    with opened_journal(given) as opened:
        today = opened.journal.today()
        actions = opened.reader.actions(
            first=None if options.first is None else parse_day(options.first, today),
            last=None if options.last is None else parse_day(options.last, today),
            behaviours=[] if options.behaviour is None else [options.behaviour],
            limit=options.limit,
        )
    if options.json:
        print(
            json.dumps([as_object(action) for action in actions], ensure_ascii=False, indent=2),
            file=given.streams.out,
        )
        return 0
    for action in actions:
        print(_line(action), file=given.streams.out)
    return 0


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
