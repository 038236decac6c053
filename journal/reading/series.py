"""Counts per civil day as arrays, for the statistics. Apart from the reader: it imports numpy."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
from sqlalchemy import case, func, select

from journal.reading.reader import Reader
from journal.statistics.series import DaySeries
from journal.storage.tables import ActionRow

_BEHAVIOURS = ("manager", "leader", "both", "own")


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
            count(
                behaviour.in_(["manager", "leader", "both"]) & ActionRow.origin.in_(["recalled", "imported"])
            ),
        )
        .group_by(ActionRow.day)
        .order_by(ActionRow.day)
    )
    if last is not None:
        query = query.where(ActionRow.day <= last)
    with reader.database.read() as connection:
        rows = connection.execute(query).all()
    table = np.array([[row[0].toordinal(), *row[1:]] for row in rows], dtype=np.int64).reshape(-1, 7)
    names = ("days", *_BEHAVIOURS, "untagged", "hollow")
    return DaySeries(**{name: table[:, place].copy() for place, name in enumerate(names)})
