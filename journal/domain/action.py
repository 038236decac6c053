"""An action: one thing the manager did."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from journal.domain.behaviour import Behaviour, Craft, Milestone, Origin, Pole


@dataclass(frozen=True, slots=True)
class DistinctionMark:
    """A distinction on an action, with its own pole."""

    distinction: str
    pole: Pole


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the manager did, as it is in the journal.

    `day` is the civil day it belongs to, decided once at capture. `time` is the local time of day
    if one is known. `captured` is the instant of capture with the zone offset of that moment.
    `topics` and `people` are read from the text, in the order they stand in it. `source` names what
    an imported one was made from.
    """

    id: str
    day: dt.date
    text: str
    captured: dt.datetime
    created: dt.datetime
    changed: dt.datetime
    behaviour: Behaviour | None = None
    time: dt.time | None = None
    distinctions: tuple[DistinctionMark, ...] = ()
    craft: frozenset[Craft] = frozenset()
    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    origin: Origin = Origin.LIVE
    minutes: int | None = None
    milestone: Milestone | None = None
    lesson: str = ""
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be recorded as an action. What is None is decided at capture.

    `day` defaults to the civil day of now; `time` to the time of now when the action belongs to
    today; `origin` to live for today and recalled for an earlier day. `source` names what it was
    imported from: of one source there is never a second action (`Actions.import_all`).
    """

    text: str
    behaviour: Behaviour | None = None
    day: dt.date | None = None
    time: dt.time | None = None
    distinctions: tuple[DistinctionMark, ...] = ()
    craft: frozenset[Craft] = frozenset()
    origin: Origin | None = None
    minutes: int | None = None
    milestone: Milestone | None = None
    lesson: str = ""
    captured: dt.datetime | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to: the ids of the new actions, and how many were there already."""

    ids: tuple[str, ...]
    known: int


@dataclass(frozen=True, slots=True)
class Notice:
    """What changed in the journal, coarsely, and who started it.

    `kinds` holds "action" or "setting"; `by` is whatever the caller of the change passed on, so
    that the widget that caused a change need not reload itself. `actions` are the ids of the actions
    that changed, came or went, where they are few; None where they are many.
    """

    kinds: frozenset[str]
    by: object | None = None
    actions: frozenset[str] | None = None
