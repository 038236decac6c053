"""Counts per civil day as arrays, for the statistics. Apart from the reader: it imports numpy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import case, func, select

from journal.domain.action import Draft
from journal.reading.reader import Reader
from journal.statistics.series import DaySeries, Measure
from journal.storage.tables import ActionRow

_BEHAVIOURS = ("manager", "leader", "both", "own")
_HOLLOW = ("recalled", "imported")
_SHARE = ("manager", "leader", "both")


def day_series(
    reader: Reader,
    last: dt.date | None = None,
    *,
    measure: Measure = "count",
    with_hollow: bool = True,
    only_pinged: bool = False,
) -> DaySeries:
    """The counts of each day that has any action, up to `last` (included).

    Actions are taken as they are now, whenever they were logged or tagged. With the measure "minutes"
    it is the minutes of those that carry any; Σm²/Σm of the actions in the share inform as much as one
    action (Kish's effective size: Σ(m/unit) is (Σm)²/Σm²). Without `with_hollow` those that were recalled
    or imported are left out; with `only_pinged` all but the answers to pings are.
    """
    behaviour, minutes = ActionRow.behaviour, ActionRow.minutes
    one: Any = 1 if measure == "count" else minutes
    hollow = ActionRow.origin.in_(_HOLLOW)

    def count(condition: Any) -> Any:
        return func.sum(case((condition, one), else_=0))

    conditions = [] if last is None else [ActionRow.day <= last]
    if measure == "minutes":
        conditions.append(minutes.is_not(None))
    if not with_hollow:
        conditions.append(~hollow)
    if only_pinged:
        conditions.append(ActionRow.origin == "pinged")
    query = (
        select(
            ActionRow.day,
            *(count(behaviour == name) for name in _BEHAVIOURS),
            count(behaviour.is_(None)),
            count(behaviour.in_(_SHARE) & hollow),
            func.sum(case((behaviour.in_(_SHARE), 1), else_=0)),
        )
        .where(*conditions)
        .group_by(ActionRow.day)
        .order_by(ActionRow.day)
    )
    weighed = select(func.sum(minutes * minutes), func.sum(minutes)).where(*conditions, behaviour.in_(_SHARE))
    unit = 1.0
    with reader.database.read() as connection:
        rows = connection.execute(query).all()
        if measure == "minutes":
            squares, whole = connection.execute(weighed).one()
            unit = squares / whole if squares and whole else 1.0
    return _as_series([[row[0].toordinal(), *row[1:]] for row in rows], measure, unit)


@dataclass(frozen=True, slots=True)
class Timed:
    """How many of the actions tagged manager, leader or both carry minutes, and how many answered a ping."""

    timed: int
    tagged: int
    pinged: int = 0

    @property
    def enough(self) -> bool:
        """Whether the share may be shown by time: at least half carry it."""
        return 0 < self.tagged <= 2 * self.timed


def timed_actions(reader: Reader, last: dt.date | None = None, *, with_hollow: bool = True) -> Timed:
    """How many actions of the share carry minutes, up to `last` (included)."""
    conditions = [] if last is None else [ActionRow.day <= last]
    if not with_hollow:
        conditions.append(~ActionRow.origin.in_(_HOLLOW))
    pinged = func.count(case((ActionRow.origin == "pinged", 1)))
    query = select(func.count(ActionRow.minutes), func.count(), pinged).where(
        *conditions, ActionRow.behaviour.in_(_SHARE)
    )
    with reader.database.read() as connection:
        return Timed(*connection.execute(query).one())


def series_of(drafts: Iterable[Draft]) -> DaySeries:
    """The counts of actions that are in no journal: of the sample, before it is opened."""
    table: dict[dt.date, list[int]] = {}
    for draft in drafts:
        if draft.day is None:
            continue
        row = table.setdefault(draft.day, [draft.day.toordinal(), 0, 0, 0, 0, 0, 0, 0])
        row[5 if draft.behaviour is None else 1 + _BEHAVIOURS.index(draft.behaviour)] += 1
        if draft.behaviour in _SHARE and draft.origin is not None and draft.origin.is_hollow:
            row[6] += 1
    return _as_series([table[day] for day in sorted(table)])


def _as_series(rows: Sequence[Sequence[int]], measure: Measure = "count", unit: float = 1.0) -> DaySeries:
    """Rows of a day, its seven sums, and how many actions of the share they come from."""
    table = np.array(rows, dtype=np.int64).reshape(-1, 8)
    columns = [table[:, place].copy() for place in range(8)]
    timed = columns[7] if measure == "minutes" else None
    return DaySeries(*columns[:7], measure=measure, unit=unit, timed=timed)
