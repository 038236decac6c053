"""The order of a day's actions, and how a day that is known follows what changed in it."""

from __future__ import annotations

import datetime as dt
from bisect import insort
from collections.abc import Collection, Iterable

from journal.domain.action import Action


def lateness(action: Action, day_start: dt.time) -> tuple[bool, bool, dt.time, str]:
    """Sorts the actions of one civil day, the earliest first.

    Hours before `day_start` come after midnight and so are later; what has no time is before all.
    """
    time = action.time
    return (time is not None, time is not None and time < day_start, time or dt.time(0), action.id)


def followed(
    known: Iterable[Action], keys: Collection[str], now: Iterable[Action], day: dt.date, day_start: dt.time
) -> tuple[Action, ...]:
    """The actions of `day`, the latest first, once those with `keys` have become `now`.

    Args:
        known: the actions of the day before, the latest first.
        keys: the ids of all that changed, on whatever day.
        now: those of them that are in the journal, as they are now.
        day: which day.
        day_start: when a civil day begins.
    """
    actions = [action for action in known if action.id not in keys]
    actions.reverse()
    for action in now:
        if action.day == day:
            insort(actions, action, key=lambda one: lateness(one, day_start))
    actions.reverse()
    return tuple(actions)
