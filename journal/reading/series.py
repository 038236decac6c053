"""Counts per civil day as arrays, for the statistics. Apart from the reader: it imports numpy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from sqlalchemy import case, func, select

from journal.domain.action import Draft
from journal.reading.reader import Reader
from journal.statistics.series import DaySeries
from journal.storage.tables import ActionRow

_BEHAVIOURS = ("manager", "leader", "both", "own")
_SHARE = ("manager", "leader", "both")


def day_series(reader: Reader, last: dt.date | None = None) -> DaySeries:
    """The counts of each day that has any action, up to `last` (included).

    Actions are taken as they are now, whenever they were logged or tagged.
    """
    behaviour = ActionRow.behaviour

    def count(condition: Any) -> Any:
        return func.sum(case((condition, 1), else_=0))

    query = (
        select(
            ActionRow.day,
            *(count(behaviour == name) for name in _BEHAVIOURS),
            count(behaviour.is_(None)),
            count(behaviour.in_(_SHARE) & ActionRow.origin.in_(["recalled", "imported"])),
        )
        .group_by(ActionRow.day)
        .order_by(ActionRow.day)
    )
    if last is not None:
        query = query.where(ActionRow.day <= last)
    with reader.database.read() as connection:
        rows = connection.execute(query).all()
    return _as_series([[row[0].toordinal(), *row[1:]] for row in rows])


def series_of(drafts: Iterable[Draft]) -> DaySeries:
    """The counts of actions that are in no journal: of the sample, before it is opened."""
    table: dict[dt.date, list[int]] = {}
    for draft in drafts:
        if draft.day is None:
            continue
        row = table.setdefault(draft.day, [draft.day.toordinal(), 0, 0, 0, 0, 0, 0])
        row[5 if draft.behaviour is None else 1 + _BEHAVIOURS.index(draft.behaviour)] += 1
        if draft.behaviour in _SHARE and draft.origin is not None and draft.origin.is_hollow:
            row[6] += 1
    return _as_series([table[day] for day in sorted(table)])


def _as_series(rows: Sequence[Sequence[int]]) -> DaySeries:
    table = np.array(rows, dtype=np.int64).reshape(-1, 7)
    names = ("days", *_BEHAVIOURS, "untagged", "hollow")
    return DaySeries(**{name: table[:, place].copy() for place, name in enumerate(names)})
