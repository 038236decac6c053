"""How far the number can be trusted: how its actions were written down, what waits, what was tagged again.

Summed in SQL from the index of days, so that no text is read: some ten milliseconds for 100,000 actions.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from sqlalchemy import func, select

from journal.domain.behaviour import Origin
from journal.domain.review import Retag
from journal.reading.reader import Reader
from journal.reading.reflecting import retags as read_retags
from journal.statistics.yardstick import RETAG_DAYS, recent_retags
from journal.storage.tables import ActionRow

_SHARE = ("manager", "leader", "both")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Actions without a tag: their number, on how many days, and the first and last of these."""

    count: int = 0
    days: int = 0
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Mirror:
    """The last twelve months of a journal, as far as they tell what the number is worth.

    `since` is the first day that holds an action of these months, None where there is none. `origins` are the
    actions that count for the share, by how they were written down; `leading` is their leader side (both ½).
    `retags` are old actions tagged again in these months, the last of each.
    """

    since: dt.date | None = None
    origins: dict[Origin, int] = field(default_factory=dict)
    leading: float = 0.0
    waiting: Waiting = field(default_factory=Waiting)
    retags: tuple[Retag, ...] = ()

    @property
    def tagged(self) -> int:
        """How many actions count for the share."""
        return sum(self.origins.values())


def mirror_of(reader: Reader, today: dt.date, retags: tuple[Retag, ...] | None = None) -> Mirror:
    """What the last twelve months tell, up to today.

    `retags` are all of the journal's where they were read already.

    Raises:
        JournalError: the journal can't be read.
    """
    first = today - dt.timedelta(days=RETAG_DAYS - 1)
    days = ActionRow.day.between(first, today)
    counted = (
        select(ActionRow.origin, ActionRow.behaviour, func.count(), func.min(ActionRow.day))
        .where(days, ActionRow.behaviour.in_(_SHARE))
        .group_by(ActionRow.origin, ActionRow.behaviour)
    )
    untagged = select(
        func.count(),
        func.count(ActionRow.day.distinct()),
        func.min(ActionRow.day),
        func.max(ActionRow.day),
    ).where(days, ActionRow.behaviour.is_(None))
    with reader.database.read() as connection:
        rows = connection.execute(counted).all()
        waiting = Waiting(*connection.execute(untagged).one())
    origins = {
        origin: sum(row[2] for row in rows if row[0] == origin)
        for origin in Origin
        if any(row[0] == origin for row in rows)
    }
    weights: dict[str | None, float] = {"leader": 1.0, "both": 0.5}
    begins = [row[3] for row in rows] + ([waiting.first] if waiting.first else [])
    known = read_retags(reader) if retags is None else retags
    return Mirror(
        since=min(begins, default=None),
        origins=origins,
        leading=float(sum(weights.get(row[1], 0.0) * row[2] for row in rows)),
        waiting=waiting,
        retags=recent_retags(known, today),
    )
