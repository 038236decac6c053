"""Distinction marks per civil day as arrays, for the statistics. Apart from the reader: it imports numpy."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Connection, Select, func, literal_column, select

from journal.domain.behaviour import Pole
from journal.domain.distinctions import Catalogue
from journal.reading.reader import Reader
from journal.statistics.facets import Marks
from journal.statistics.series import Bools, DaySeries, Ints
from journal.storage.tables import ActionRow, MarkRow

_SHARE = ("manager", "leader", "both")
_HOLLOW = ("recalled", "imported")
_NOWHERE = -1
# SQLite's own number of a row. It is in every index, and so the texts are never read.
_ACTION: Any = literal_column("action.rowid")
_MARK: Any = literal_column("action_distinction.rowid")


def mark_series(
    reader: Reader, catalogue: Catalogue, last: dt.date | None = None, *, with_hollow: bool = True
) -> Marks:
    """The marks of each day for every distinction and family, up to `last` (included).

    Marks of actions that count for the share: what is own work or waits for a tag is in neither side.
    Distinctions and families come in the catalogue's order, also those without marks; a distinction
    that the catalogue does not have comes after them and is in no family. What the person hid or removed
    stays in its family. Without `with_hollow` marks of what was recalled or imported are left out.
    """
    return marks_and_share(reader, catalogue, last, with_hollow=with_hollow)[0]


def marks_and_share(
    reader: Reader, catalogue: Catalogue, last: dt.date | None = None, *, with_hollow: bool = True
) -> tuple[Marks, DaySeries]:
    """The marks as `mark_series` has them, and the actions of the share, from one look at the journal.

    In the second are manager, leader and both actions alone, on the days that have any: all that the overall
    estimate needs.
    """
    with reader.database.read() as connection:
        actions = _read_actions(connection, last, with_hollow=with_hollow)
        found = _read_marks(connection, actions.place)
    names = list(dict.fromkeys([*catalogue.ids(), *found.names]))
    distinction = np.array([names.index(name) for name in found.names], np.int64)[found.name]
    families = [family.id for family in catalogue.families]
    # What the catalogue does not have is in a family after the last, which nobody sees.
    family_of = np.full(len(names), len(families), np.int64)
    places = {name: place for place, name in enumerate(names)}
    for known in (*catalogue.distinctions, *catalogue.withdrawn):
        if known.id in places and known.family in families:
            family_of[places[known.id]] = families.index(known.family)
    singly = _Counted(distinction, found.action, found.leads, ~found.leads)
    whole = _once_an_action(family_of[distinction], found, len(families) + 1)
    marks = Marks(
        distinctions=dict(zip(names, _series(singly, len(names), actions), strict=True)),
        families=dict(zip(families, _series(whole, len(families) + 1, actions), strict=False)),
    )
    return marks, actions.series


@dataclass(frozen=True, eq=False)
class _Actions:
    """The actions of the share: the days they fall on, and for each its day's place and whether it is hollow.

    `place` has for every row number of SQLite's the action's place, or -1. `series` sums them by day.
    """

    days: Ints
    day: Ints
    hollow: Bools
    place: Ints
    series: DaySeries


@dataclass(frozen=True, eq=False)
class _Found:
    """For every mark the place of its distinction among `names`, of its action, and its pole."""

    names: list[str]
    name: Ints
    action: Ints
    leads: Bools


@dataclass(frozen=True, eq=False)
class _Counted:
    """What is counted: to which series it belongs, by which action, and the poles it has."""

    series: Ints
    action: Ints
    leads: Bools
    manages: Bools


def _read_actions(connection: Connection, last: dt.date | None, *, with_hollow: bool) -> _Actions:
    hollow = ActionRow.origin.in_(_HOLLOW)
    query: Select[Any] = (
        select(
            ActionRow.day,
            ActionRow.behaviour,
            func.count(),
            func.group_concat(_ACTION),
            func.group_concat(hollow, ""),
        )
        .where(ActionRow.behaviour.in_(_SHARE))
        .group_by(ActionRow.day, ActionRow.behaviour)
    )
    if last is not None:
        query = query.where(ActionRow.day <= last)
    if not with_hollow:
        query = query.where(~hollow)
    rows = connection.execute(query).all()
    numbers = _numbers([row[3] for row in rows])
    place = np.full(int(numbers.max(initial=0)) + 1, _NOWHERE, np.int64)
    place[numbers] = np.arange(len(numbers))
    days, group = np.unique(np.array([row[0].toordinal() for row in rows], np.int64), return_inverse=True)
    counts = np.array([row[2] for row in rows], np.int64)
    day = np.repeat(group, counts)
    hollow_ones = np.frombuffer("".join(row[4] for row in rows).encode(), np.uint8) == ord("1")
    by_behaviour = np.zeros((3, len(days)), np.int64)
    kind = np.array([_SHARE.index(row[1]) for row in rows], np.int64)
    by_behaviour[kind, group] = counts
    none = np.zeros(len(days), np.int64)
    hollow_sums = np.bincount(day[hollow_ones], minlength=len(days)).astype(np.int64)
    manager, leader, both = by_behaviour
    series = DaySeries(days, manager, leader, both, none, none, hollow_sums)
    return _Actions(days=days, day=day, hollow=hollow_ones, place=place, series=series)


def _read_marks(connection: Connection, place: Ints) -> _Found:
    """The marks of the actions that have a place."""
    by_kind = select(MarkRow.distinction, MarkRow.pole, func.count(), func.group_concat(_MARK)).group_by(
        MarkRow.distinction, MarkRow.pole
    )
    tied = select(func.group_concat(_MARK), func.group_concat(_ACTION)).join_from(
        MarkRow, ActionRow, MarkRow.action_id == ActionRow.id
    )
    kinds = connection.execute(by_kind).all()
    mark, action = (_numbers([text or ""]) for text in connection.execute(tied).one())
    counts = [row[2] for row in kinds]
    kind = np.zeros(int(mark.max(initial=0)) + 1, np.int64)
    kind[_numbers([row[3] for row in kinds])] = np.repeat(np.arange(len(kinds)), counts)
    action = np.where(action < len(place), place[np.minimum(action, len(place) - 1)], _NOWHERE)
    kept = action != _NOWHERE
    names = list(dict.fromkeys(row[0] for row in kinds))
    name_of = np.array([names.index(row[0]) for row in kinds], np.int64)
    leads_of = np.array([row[1] == Pole.LEADER for row in kinds], np.bool_)
    kind = kind[mark[kept]]
    return _Found(names, name_of[kind], action[kept], leads_of[kind])


def _numbers(texts: list[str]) -> Ints:
    """The numbers in texts like "1,2,3"."""
    return np.fromstring(",".join(filter(None, texts)), np.int64, sep=",")


def _once_an_action(family: Ints, found: _Found, families: int) -> _Counted:
    """Each action once for each family that it has marks of, with every pole among them."""
    pair = found.action * families + family
    leads, manages = (np.zeros(int(pair.max(initial=-1)) + 1, np.bool_) for _ in range(2))
    leads[pair[found.leads]] = True
    manages[pair[~found.leads]] = True
    there = np.flatnonzero(leads | manages)
    return _Counted(there % families, there // families, leads[there], manages[there])


def _series(counted: _Counted, count: int, actions: _Actions) -> list[DaySeries]:
    """So many series: the days that have something, and how much of each kind."""
    length = len(actions.days)
    cell = counted.series * length + actions.day[counted.action]

    def table(which: Bools) -> Ints:
        return np.bincount(cell[which], minlength=count * length).reshape(count, length).astype(np.int64)

    both = table(counted.leads & counted.manages)
    leader = table(counted.leads & ~counted.manages)
    manager = table(counted.manages & ~counted.leads)
    hollow = table(actions.hollow[counted.action])
    found = []
    for row in range(count):
        here = (manager[row] + leader[row] + both[row]) > 0
        none = np.zeros(int(here.sum()), np.int64)
        found.append(
            DaySeries(
                actions.days[here],
                manager[row][here],
                leader[row][here],
                both[row][here],
                none,
                none,
                hollow[row][here],
            )
        )
    return found
