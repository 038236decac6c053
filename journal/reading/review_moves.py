"""How a week's counts stand beside those of the weeks before: as a whole, by family, topic and person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Integer, String, case, cast, func, select

from journal.domain.behaviour import Behaviour
from journal.domain.distinctions import Catalogue
from journal.domain.person import Person
from journal.domain.proportion import proportion
from journal.domain.review_material import Moved, MovedKind, Tally
from journal.statistics.week_moves import WHOLE, Counted, told
from journal.storage.tables import ActionNameRow, ActionRow, MarkRow

WEEKS_BEFORE = 8
"""A week is set against so many before it."""
HISTORY_WEEKS = 26
"""How much weeks vary is read from so many."""
MOST_NAMES = 8
"""So many topics and so many people are looked at: those that most actions of these weeks name."""
FEWEST_FOR_SHARE = 5

_SHARE = ("manager", "leader", "both")
_SIDES = (Behaviour.MANAGER, Behaviour.LEADER)
_WEEK = dt.timedelta(days=7)
# the columns of a week's counts, in the order of a tally's
_COLUMNS: dict[str | None, int] = {"manager": 0, "leader": 1, "both": 2, "own": 3, None: 4}

Counts = list[list[int]]
"""For each of the weeks read the counts by behaviour, in the order of a `Tally`."""


@dataclass
class Named:
    """A topic or person: how it is spelled, its counts, and the day on which it was last led, if any."""

    name: str
    counts: Counts
    led: dt.date | None = None

    def since(self, weeks: int) -> int:
        """How many actions name it in so many last weeks."""
        return sum(map(sum, self.counts[-weeks:]))


@dataclass(frozen=True)
class Weeks:
    """What the weeks up to one hold: that one, and `HISTORY_WEEKS` before it.

    `first` is the first day of the first one, `end` the last day that is counted.
    """

    first: dt.date
    week: dt.date
    end: dt.date
    days: Mapping[dt.date, Tally]
    names: Mapping[tuple[str, str], Named]
    families: Mapping[str, Counts]

    def of_days(self, first: dt.date, last: dt.date) -> Tally:
        """The actions of some days, both included."""
        return _sum(tally for day, tally in self.days.items() if first <= day <= last)


def read_weeks(connection: Connection, week: dt.date, end: dt.date, catalogue: Catalogue) -> Weeks:
    """Read the week and those before it from indexes; `end` is the last day that is counted."""
    first = week - HISTORY_WEEKS * _WEEK
    within = (ActionRow.day >= first, ActionRow.day <= end)
    number: Any = cast((func.julianday(ActionRow.day) - func.julianday(first.isoformat())) / 7.0, Integer)
    days: dict[dt.date, Tally] = {}
    query = select(ActionRow.day, ActionRow.behaviour, func.count()).where(*within)
    for day, behaviour, count in connection.execute(query.group_by(ActionRow.day, ActionRow.behaviour)):
        counts = [0] * len(_COLUMNS)
        counts[_COLUMNS[behaviour]] = count
        days[day] = days.get(day, Tally()).plus(Tally(*counts))
    names = _read_names(connection, within, number)
    return Weeks(first, week, end, days, names, _read_families(connection, within, number, catalogue))


def moves(weeks: Weeks, catalogue: Catalogue, people: Mapping[str, Person]) -> tuple[Moved, ...]:
    """How everything stands beside the weeks before; all actions first."""
    looked = [
        _Looked("all", "", "", _whole(weeks)),
        *(
            _Looked("family", one.id, one.name, _tallies(weeks.families.get(one.id, _none())))
            for one in catalogue.families
        ),
        *_most_named(weeks, "topic", {}),
        *_most_named(weeks, "person", people),
    ]
    starts = [weeks.first + place * _WEEK for place in range(HISTORY_WEEKS + 1)]
    logged = [sum(start <= day < start + _WEEK for day in weeks.days) for start in starts]
    counts = [
        Counted(WHOLE if one.kind == "all" else one.kind, tuple(getattr(t, side.value) for t in one.weeks))
        for one in looked
        for side in _SIDES
    ]
    found = told(counts, logged, WEEKS_BEFORE)
    held = sum(days > 0 for days in logged[-1 - WEEKS_BEFORE : -1])
    part = logged[-1] / max(sum(logged[-1 - WEEKS_BEFORE : -1]), 1)
    return tuple(
        _moved(one, found[2 * place : 2 * place + 2], held, part) for place, one in enumerate(looked)
    )


@dataclass(frozen=True, slots=True)
class _Looked:
    kind: MovedKind
    key: str
    name: str
    weeks: tuple[Tally, ...]


def _moved(one: _Looked, found: Sequence[bool], held: int, part: float) -> Moved:
    now, earlier = one.weeks[-1], _sum(one.weeks[-1 - WEEKS_BEFORE : -1])
    before = Tally(*(round(getattr(earlier, name) / max(held, 1)) for name in Tally.__slots__))
    band = proportion(_leader(now), now.tagged) if now.tagged >= FEWEST_FOR_SHARE else None
    sides = [side for side, is_told in zip(_SIDES, found, strict=True) if is_told]
    return Moved(
        kind=one.kind,
        key=one.key,
        name=one.name,
        now=now,
        before=before,
        weeks=held,
        low=None if band is None else band.low,
        high=None if band is None else band.high,
        share=None if band is None else _leader(now) / now.tagged,
        usual=_leader(earlier) / earlier.tagged if earlier.tagged >= FEWEST_FOR_SHARE else None,
        earlier=earlier,
        told=tuple(side for side in sides if _shows(now, earlier, side, held, part)),
    )


def _shows(now: Tally, earlier: Tally, side: Behaviour, held: int, part: float) -> bool:
    """Whether the week's own count says what its count a logged day says, by one action at least.

    `part` is how many days were logged in the week for each in the weeks before. Of a week of two busy days
    it would have to be said that six are more than the usual eight.
    """
    count, before = int(getattr(now, side.value)), int(getattr(earlier, side.value))
    above = count - before / max(held, 1)
    return above >= 1.0 if count > before * part else above <= -1.0


def _whole(weeks: Weeks) -> tuple[Tally, ...]:
    by_week = [Tally()] * (HISTORY_WEEKS + 1)
    for day, tally in weeks.days.items():
        place = (day - weeks.first).days // 7
        by_week[place] = by_week[place].plus(tally)
    return tuple(by_week)


def _most_named(weeks: Weeks, kind: MovedKind, people: Mapping[str, Person]) -> list[_Looked]:
    """The topics or people that most actions of this week and the eight before name, without hidden ones."""
    sign = "#" if kind == "topic" else "@"
    sizes = {
        folded: named.since(WEEKS_BEFORE + 1)
        for (named_kind, folded), named in weeks.names.items()
        if named_kind == kind and not (folded in people and people[folded].hidden)
    }
    most = sorted((key for key, size in sizes.items() if size), key=lambda key: (-sizes[key], key))
    looked = []
    for key in most[:MOST_NAMES]:
        named = weeks.names[kind, key]
        name = people[key].name if key in people else named.name
        looked.append(_Looked(kind, key, sign + name, _tallies(named.counts)))
    return looked


def _read_names(connection: Connection, within: Iterable[Any], number: Any) -> dict[tuple[str, str], Named]:
    columns = (ActionNameRow.kind, ActionNameRow.folded, number.label("week"), ActionRow.behaviour)
    query = (
        select(*columns, func.count(), func.max(ActionNameRow.name), func.max(ActionRow.day, type_=String))
        .join_from(ActionRow, ActionNameRow, ActionNameRow.action_id == ActionRow.id)
        .where(*within)
        .group_by(*columns)
    )
    found: dict[tuple[str, str], Named] = {}
    led: dict[tuple[str, str], str] = {}
    for kind, folded, week, behaviour, count, name, last in connection.execute(query):
        key = kind, folded
        named = found.get(key)
        if named is None:
            named = found[key] = Named(name, _none())
        named.counts[week][_COLUMNS[behaviour]] += count
        if behaviour in ("leader", "both"):
            led[key] = max(last, led.get(key, last))
    for key, last in led.items():
        found[key].led = dt.date.fromisoformat(last)
    return found


def _read_families(
    connection: Connection, within: Iterable[Any], number: Any, catalogue: Catalogue
) -> dict[str, Counts]:
    """Of each family the actions that count for the share and have a mark of it, once for each pole."""
    family_of = {one.id: one.family for one in (*catalogue.distinctions, *catalogue.withdrawn)}
    if not family_of:
        return {}
    family: Any = case(family_of, value=MarkRow.distinction)
    columns = (family.label("family"), number.label("week"), MarkRow.pole)
    query = (
        select(*columns, func.count(MarkRow.action_id.distinct()))
        .join_from(ActionRow, MarkRow, MarkRow.action_id == ActionRow.id)
        .where(*within, ActionRow.behaviour.in_(_SHARE))
        .group_by(*columns)
    )
    found: dict[str, Counts] = {}
    for key, week, pole, count in connection.execute(query):
        if key is not None:
            found.setdefault(key, _none())[week][_COLUMNS[pole]] += count
    return found


def _none() -> Counts:
    return [[0] * len(_COLUMNS) for _week in range(HISTORY_WEEKS + 1)]


def _tallies(counts: Counts) -> tuple[Tally, ...]:
    return tuple(Tally(*week) for week in counts)


def _leader(tally: Tally) -> float:
    return tally.leader + tally.both / 2.0


def _sum(tallies: Iterable[Tally]) -> Tally:
    whole = Tally()
    for tally in tallies:
        whole = whole.plus(tally)
    return whole
