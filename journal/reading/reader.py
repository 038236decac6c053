"""The door for reading: actions by day, by range, by behaviour. Series are in `reading.series`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, bindparam, func, select

from journal.domain.action import Action, DistinctionMark
from journal.domain.behaviour import Behaviour, Craft, Milestone, Origin, Pole
from journal.domain.day_actions import lateness
from journal.domain.marks import MilestoneMark
from journal.storage.database import Database
from journal.storage.sources import known_sources
from journal.storage.tables import ActionNameRow, ActionRow, CraftRow, MarkRow
from journal.storage.told import read_told

UNTAGGED = "untagged"


@dataclass(frozen=True, slots=True)
class Counts:
    """Actions by behaviour."""

    manager: int = 0
    leader: int = 0
    both: int = 0
    own: int = 0
    untagged: int = 0

    @property
    def tagged(self) -> int:
        """Those that count for the share."""
        return self.manager + self.leader + self.both

    @property
    def total(self) -> int:
        """All of them."""
        return self.tagged + self.own + self.untagged


class Reader:
    """Reads a journal. Each call sees one moment of it; any thread may call."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def action(self, key: str) -> Action | None:
        """The action with that id, or None."""
        found = self._load(_SOME, {"keys": [key]})
        return found[0] if found else None

    def day(self, day: dt.date, day_start: dt.time = dt.time(0)) -> tuple[Action, ...]:
        """The actions of a civil day, the latest first.

        Hours before `day_start` come after midnight and so are later; what has no time is last.
        """
        actions = self._load(select(ActionRow).where(ActionRow.day == day))

        return tuple(sorted(actions, key=lambda action: lateness(action, day_start), reverse=True))

    def actions(
        self,
        first: dt.date | None = None,
        last: dt.date | None = None,
        behaviours: Iterable[str] = (),
        limit: int | None = None,
        day_start: dt.time = dt.time(0),
    ) -> tuple[Action, ...]:
        """Actions from `first` to `last`, both included, the newest day first.

        `behaviours` holds "manager", "leader", "both", "own" or "untagged"; none means all. Within a day
        the order is that of `day`.
        """
        query = select(ActionRow).where(*_within(first, last), *_tagged(behaviours))
        # within a day: what has no time last, hours after midnight first, then the id, which tells making
        time = ActionRow.time
        after_midnight = func.coalesce(time < day_start, False)
        query = query.order_by(ActionRow.day.desc(), after_midnight.desc(), time.desc(), ActionRow.id.desc())
        return self._load(query if limit is None else query.limit(limit))

    def recent(self, behaviour: Behaviour, count: int) -> tuple[Action, ...]:
        """The last actions with that behaviour, the newest first."""
        return self.actions(behaviours=[behaviour.value], limit=count)

    def counts(self, first: dt.date | None = None, last: dt.date | None = None) -> Counts:
        """How many actions there are, by behaviour."""
        by_day = self.counts_by_day(first, last)
        return Counts(*(sum(getattr(c, name) for c in by_day.values()) for name in Counts.__slots__))

    def counts_by_day(
        self, first: dt.date | None = None, last: dt.date | None = None
    ) -> dict[dt.date, Counts]:
        """How many actions each day has that has any, by behaviour."""
        query = (
            select(ActionRow.day, ActionRow.behaviour, func.count())
            .where(*_within(first, last))
            .group_by(ActionRow.day, ActionRow.behaviour)
        )
        found: dict[dt.date, dict[str, int]] = {}
        with self.database.read() as connection:
            for day, behaviour, count in connection.execute(query):
                found.setdefault(day, {})[behaviour or UNTAGGED] = count
            return {day: Counts(**counts) for day, counts in found.items()}

    def first_behaviours(self, count: int, last: dt.date | None = None) -> tuple[Behaviour, ...]:
        """The behaviours of the first tagged actions that count for the share, oldest first.

        Days after `last` are left out, as the share leaves them out.
        """
        query = (
            select(ActionRow.behaviour)
            .where(ActionRow.behaviour.in_(["manager", "leader", "both"]), *_within(None, last))
            .order_by(ActionRow.day, ActionRow.id)
            .limit(count)
        )
        with self.database.read() as connection:
            return tuple(Behaviour(value) for value in connection.execute(query).scalars() if value)

    def milestones(self, last: dt.date | None = None) -> tuple[MilestoneMark, ...]:
        """The actions up to `last` (included) that are marked as a great success or failure, oldest first.

        Their labels are whole first lines; how much of one is shown is the chart's business.
        """
        query = (
            select(ActionRow.id, ActionRow.day, ActionRow.milestone, ActionRow.text)
            .where(ActionRow.milestone.is_not(None), *_within(None, last))
            .order_by(ActionRow.day, ActionRow.time, ActionRow.id)
        )
        with self.database.read() as connection:
            return tuple(
                MilestoneMark(row.id, row.day, Milestone(row.milestone), row.text.partition("\n")[0])
                for row in connection.execute(query)
            )

    def told_remarks(self, since: dt.date) -> dict[dt.date, str]:
        """The keys of the remarks that were told on `since` or later, by day, the earliest first."""
        with self.database.read() as connection:
            return read_told(connection, since)

    def known_sources(self, sources: Iterable[str]) -> frozenset[str]:
        """Those of `sources` that were imported already, and be it that the action is in the trash."""
        with self.database.read() as connection:
            return known_sources(connection, sources)

    def by_ids(self, keys: Sequence[str]) -> tuple[Action, ...]:
        """The actions with these ids, in their order; one that is not there is left out."""
        found: dict[str, Action] = {}
        for start in range(0, len(keys), 500):  # SQLite takes a limited number of variables
            some = self._load(_SOME, {"keys": keys[start : start + 500]})
            found.update((action.id, action) for action in some)
        return tuple(found[key] for key in dict.fromkeys(keys) if key in found)

    def untagged(
        self, limit: int | None = None, *, newest: bool = False, day_start: dt.time = dt.time(0)
    ) -> tuple[Action, ...]:
        """The actions that are not tagged yet, the oldest first, or (`newest`) the newest.

        Within a day in the order in which they happened; what has no time comes before the rest.
        """
        time = ActionRow.time
        after_midnight = func.coalesce(time < day_start, False)
        keys: tuple[Any, ...] = (ActionRow.day, after_midnight, time, ActionRow.id)
        if newest:
            keys = tuple(key.desc() for key in keys)
        query = select(ActionRow).where(ActionRow.behaviour.is_(None)).order_by(*keys)
        return self._load(query if limit is None else query.limit(limit))

    def untagged_count(self) -> int:
        """How many actions are not tagged yet, on whatever day."""
        query = select(func.count()).select_from(ActionRow).where(ActionRow.behaviour.is_(None))
        with self.database.read() as connection:
            return int(connection.execute(query).scalar_one())

    def last_day(self, today: dt.date) -> dt.date | None:
        """The last day up to `today` that holds an action; None where there is none."""
        query = select(func.max(ActionRow.day)).where(ActionRow.day <= today)
        with self.database.read() as connection:
            day: dt.date | None = connection.execute(query).scalar()
            return day

    def is_empty(self) -> bool:
        """Whether nothing was ever logged in it."""
        with self.database.read() as connection:
            return connection.execute(select(ActionRow.id).limit(1)).first() is None

    def _load(self, query: Select[Any], given: Mapping[str, Any] | None = None) -> tuple[Action, ...]:
        with self.database.read() as connection:
            if given is None:
                query = query.with_only_columns(*ActionRow.__table__.columns, maintain_column_froms=True)
            rows = connection.execute(query, given).mappings().all()
            extras = _Extras(connection, [row["id"] for row in rows])
            return tuple(_to_action(row, extras) for row in rows)


# Made once: putting a statement together costs more than running it.
_KEYS: BindParameter[Any] = bindparam("keys", expanding=True)
_MARKS = (
    select(MarkRow.action_id, MarkRow.distinction, MarkRow.pole)
    .where(MarkRow.action_id.in_(_KEYS))
    .order_by(MarkRow.action_id, MarkRow.place)
)
_CRAFT = select(CraftRow.action_id, CraftRow.craft).where(CraftRow.action_id.in_(_KEYS))
_NAMES = (
    select(ActionNameRow.action_id, ActionNameRow.kind, ActionNameRow.name)
    .where(ActionNameRow.action_id.in_(_KEYS))
    .order_by(ActionNameRow.action_id, ActionNameRow.place)
)
_SOME = select(*ActionRow.__table__.columns).where(ActionRow.id.in_(_KEYS))


class _Extras:
    """Marks, craft and names of some actions, by action id."""

    def __init__(self, connection: Connection, keys: Sequence[str]) -> None:
        self.marks: dict[str, list[DistinctionMark]] = {}
        self.craft: dict[str, set[Craft]] = {}
        self.names: dict[tuple[str, str], list[str]] = {}
        for start in range(0, len(keys), 500):  # SQLite takes a limited number of variables
            self._fetch(connection, keys[start : start + 500])

    def _fetch(self, connection: Connection, keys: Sequence[str]) -> None:
        given = {"keys": keys}
        for key, distinction, pole in connection.execute(_MARKS, given):
            self.marks.setdefault(key, []).append(DistinctionMark(distinction, Pole(pole)))
        for key, craft in connection.execute(_CRAFT, given):
            self.craft.setdefault(key, set()).add(Craft(craft))
        for key, kind, name in connection.execute(_NAMES, given):
            self.names.setdefault((key, kind), []).append(name)


def _within(first: dt.date | None, last: dt.date | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if first is not None:
        conditions.append(ActionRow.day >= first)
    if last is not None:
        conditions.append(ActionRow.day <= last)
    return conditions


def _tagged(behaviours: Iterable[str]) -> list[ColumnElement[bool]]:
    wanted = list(behaviours)
    if not wanted:
        return []
    tagged = ActionRow.behaviour.in_([name for name in wanted if name != UNTAGGED])
    return [tagged | ActionRow.behaviour.is_(None)] if UNTAGGED in wanted else [tagged]


def _to_action(row: Any, extras: _Extras) -> Action:
    offset = row["captured_offset"]
    if abs(offset) >= 24 * 60:
        raise ValueError(offset)
    zone = dt.timezone(dt.timedelta(minutes=offset))
    key = row["id"]
    return Action(
        id=key,
        day=row["day"],
        text=row["text"],
        captured=row["captured"].astimezone(zone),
        created=row["created"],
        changed=row["changed"],
        behaviour=None if row["behaviour"] is None else Behaviour(row["behaviour"]),
        time=row["time"],
        distinctions=tuple(extras.marks.get(key, ())),
        craft=frozenset(extras.craft.get(key, ())),
        topics=tuple(extras.names.get((key, "topic"), ())),
        people=tuple(extras.names.get((key, "person"), ())),
        origin=Origin(row["origin"]),
        minutes=row["minutes"],
        milestone=None if row["milestone"] is None else Milestone(row["milestone"]),
        lesson=row["lesson"],
        source=row["source"],
    )
