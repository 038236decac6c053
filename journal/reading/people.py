"""Whom do I lead, and whom do I only manage: everybody that actions name, summed from indexes.

The texts are never read, and neither is an action's row: SQLite's numbers of rows tie the names to the
days and behaviours, which stand in an index. Apart from the reader, as it imports numpy.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, String, column, func, literal_column, select, text

from journal.domain.action import Action
from journal.domain.behaviour import Behaviour
from journal.domain.person import Person
from journal.domain.reflection import Asked, Reflection
from journal.reading.reader import Counts, Reader
from journal.reading.reflecting import people_notes, reflections_on
from journal.storage.tables import ActionNameRow, ActionRow

Ints: TypeAlias = npt.NDArray[np.int64]
Period: TypeAlias = Literal["90d", "1y", "all"]
PERIODS: dict[Period, int | None] = {"90d": 90, "1y": 365, "all": None}
_YEAR = 365
MOST_BEADS = 30
"""More would lie on each other, on a strip of 224."""

_MANAGER, _BOTH, _LEADER, _OWN, _UNTAGGED = range(5)
_CODES = {"manager": _MANAGER, "both": _BOTH, "leader": _LEADER, "own": _OWN, None: _UNTAGGED}
_BEADS = {_MANAGER: Behaviour.MANAGER, _BOTH: Behaviour.BOTH, _LEADER: Behaviour.LEADER}
_NOWHERE = -1
# SQLite's own number of a row. It is in every index, and so the texts are never read.
_ACTION: Any = literal_column("action.rowid")
# Names are read in the order they were written, which is nearly that of their actions: by way of the
# index on names each action would have to be looked for anew.
_NAMED = text("""
    SELECT used.folded, used.name, group_concat(action.rowid) AS actions
    FROM action_name AS used NOT INDEXED JOIN action ON action.id = used.action_id
    WHERE used.kind = 'person'
    GROUP BY used.folded, used.name
""").columns(column("folded", String), column("name", String), column("actions", String))


@dataclass(frozen=True, slots=True)
class Bead:
    """An action on the strip: its day, and what it was tagged as."""

    day: dt.date
    behaviour: Behaviour


@dataclass(frozen=True, slots=True)
class SeenPerson:
    """Somebody that actions of a period name.

    `person` is what is kept about them, its name spelled as kept, or else as it was last. `led` is the
    last day of the period on which they were led, by a leader action or one of both, `led_ever` the last
    of all; `named` the last day that names them. Of the actions that count for the share one in `each`
    has a bead, of every behaviour alike, the last one always. `ever` counts the actions of all days.
    """

    key: str
    person: Person
    counts: Counts
    led: dt.date | None
    led_ever: dt.date | None
    named: dt.date | None
    beads: tuple[Bead, ...]
    each: int = 1
    ever: int = 0


@dataclass(frozen=True, slots=True)
class People:
    """Everybody of a period, who was longest not led first; who is hidden is apart.

    `first` is None for all days. Who was named in the last year is among them, also where no action of the
    period names them: they are neglected most. `beyond` are those whom only earlier actions name.
    """

    period: Period
    first: dt.date | None
    today: dt.date
    seen: tuple[SeenPerson, ...]
    hidden: tuple[SeenPerson, ...]
    beyond: tuple[SeenPerson, ...]

    @property
    def days(self) -> int | None:
        """How many days the period has; None for all."""
        return PERIODS[self.period]


@dataclass(frozen=True, eq=False)
class Named:
    """The actions that name one person: the days, as ordinals, in order, and what they were tagged as."""

    name: str
    day: Ints
    code: Ints


@dataclass(frozen=True, eq=False)
class PeopleHistory:
    """Everything known of everybody; what a period shows of it is a few milliseconds away."""

    today: dt.date
    named: Mapping[str, Named] = field(default_factory=dict)
    notes: Mapping[str, Person] = field(default_factory=dict)

    def people(self, period: Period) -> People:
        """Those whom actions of the last year name; with "all" everybody, also if only something is kept."""
        days = PERIODS[period]
        first = None if days is None else self.today - dt.timedelta(days=days - 1)
        found = [self._seen(key, first) for key in dict.fromkeys([*self.named, *self.notes])]
        found.sort(key=_neglect)
        recent = self.today - dt.timedelta(days=_YEAR - 1)
        shown = [p for p in found if first is None or (p.named is not None and p.named >= recent)]
        hidden = tuple(person for person in shown if person.person.hidden)
        before = (p for p in found if p.named is not None and p.named < recent and not p.person.hidden)
        return People(
            period,
            first,
            self.today,
            tuple(person for person in shown if not person.person.hidden),
            hidden,
            tuple(before) if first is not None else (),
        )

    @property
    def first_day(self) -> int:
        """The ordinal of the first day that names anybody; today's without any."""
        days = (int(named.day[0]) for named in self.named.values())
        return min(days, default=self.today.toordinal())

    def _seen(self, key: str, first: dt.date | None) -> SeenPerson:
        named = self.named.get(key)
        person = self.notes.get(key) or Person(key if named is None else named.name)
        if named is None:
            return SeenPerson(key, person, Counts(), None, None, None, ())
        start = 0 if first is None else int(np.searchsorted(named.day, first.toordinal()))
        day, code = named.day[start:], named.code[start:]
        counts = np.bincount(code, minlength=5)
        beads, each = _beads(day, code)
        return SeenPerson(
            key=key,
            person=person,
            counts=Counts(
                manager=int(counts[_MANAGER]),
                leader=int(counts[_LEADER]),
                both=int(counts[_BOTH]),
                own=int(counts[_OWN]),
                untagged=int(counts[_UNTAGGED]),
            ),
            led=_last_led(day, code),
            led_ever=_last_led(named.day, named.code),
            named=_day(named.day[-1]),
            beads=beads,
            each=each,
            ever=len(named.day),
        )


def people_history(reader: Reader, today: dt.date) -> PeopleHistory:
    """Everybody whom actions up to `today` (included) name. The cost grows with the journal."""
    with reader.database.read() as connection:
        day, code = _read_actions(connection, today)
        spelled = connection.execute(_NAMED).all()
    found: dict[str, list[tuple[str, Ints]]] = {}
    for folded, name, actions in spelled:
        numbers = _numbers(actions)
        numbers = numbers[(numbers < len(day))]
        found.setdefault(folded, []).append((name, numbers[day[numbers] != _NOWHERE]))
    named = {key: _one(spellings, day, code) for key, spellings in found.items()}
    return PeopleHistory(
        today, {key: one for key, one in named.items() if one is not None}, people_notes(reader)
    )


def person_actions(
    reader: Reader,
    key: str,
    *,
    first: dt.date | None = None,
    last: dt.date | None = None,
    limit: int | None = None,
    day_start: dt.time = dt.time(0),
) -> tuple[Action, ...]:
    """The actions that name the person with that folded name, the newest first, in the order of a day's."""
    time = ActionRow.time
    after_midnight = func.coalesce(time < day_start, False)
    query = (
        select(ActionRow.id)
        .join(ActionNameRow, ActionNameRow.action_id == ActionRow.id)
        .where(ActionNameRow.kind == "person", ActionNameRow.folded == key)
        .order_by(ActionRow.day.desc(), after_midnight.desc(), time.desc(), ActionRow.id.desc())
    )
    if first is not None:
        query = query.where(ActionRow.day >= first)
    if last is not None:
        query = query.where(ActionRow.day <= last)
    with reader.database.read() as connection:
        keys = connection.execute(query if limit is None else query.limit(limit)).scalars().all()
    return reader.by_ids(keys)


def answer_to(reader: Reader, action: Action) -> Reflection | None:
    """What was answered to the question about this action, as it is tagged now."""
    asked = asked_of(action)
    return next((found for found in reflections_on(reader, action.id) if found.asked is asked), None)


def asked_of(action: Action) -> Asked | None:
    """The symmetrical question about an action: of what was managed, leading; of what was led, managing."""
    if action.behaviour is Behaviour.MANAGER:
        return Asked.LEADING
    return Asked.MANAGING if action.behaviour is Behaviour.LEADER else None


def _read_actions(connection: Connection, today: dt.date) -> tuple[Ints, Ints]:
    """For every row number of SQLite's the day of the action, or -1, and its behaviour."""
    query = (
        select(ActionRow.day, ActionRow.behaviour, func.count(), func.group_concat(_ACTION))
        .where(ActionRow.day <= today)
        .group_by(ActionRow.day, ActionRow.behaviour)
    )
    rows = connection.execute(query).all()
    numbers = _numbers(",".join(row[3] for row in rows))
    counts = [row[2] for row in rows]
    day = np.full(int(numbers.max(initial=0)) + 1, _NOWHERE, np.int64)
    code = np.full(len(day), _UNTAGGED, np.int64)
    day[numbers] = np.repeat(np.array([row[0].toordinal() for row in rows], np.int64), counts)
    code[numbers] = np.repeat(np.array([_CODES[row[1]] for row in rows], np.int64), counts)
    return day, code


def _one(spellings: list[tuple[str, Ints]], day: Ints, code: Ints) -> Named | None:
    """All actions of one person in order, with the spelling that was used last; None without any."""
    numbers = np.concatenate([some for _name, some in spellings])
    if not numbers.size:
        return None
    name = max(spellings, key=lambda one: (int(day[one[1]].max(initial=_NOWHERE)), one[0]))[0]
    order = np.argsort(day[numbers], kind="stable")
    numbers = numbers[order]
    return Named(name, day[numbers], code[numbers])


def _numbers(words: str) -> Ints:
    """The numbers in a text like "1,2,3"."""
    return np.fromstring(words, np.int64, sep=",")


def _last_led(day: Ints, code: Ints) -> dt.date | None:
    led = day[(code == _LEADER) | (code == _BOTH)]
    return _day(led[-1]) if led.size else None


def _beads(day: Ints, code: Ints) -> tuple[tuple[Bead, ...], int]:
    """At most some 30 of the actions that count, thinned alike in every behaviour, the last ones kept."""
    each = max(1, -(-int(np.count_nonzero(code <= _LEADER)) // MOST_BEADS))
    kept = [np.flatnonzero(code == which)[::-1][::each] for which in _BEADS]
    places = np.sort(np.concatenate(kept))
    return tuple(Bead(_day(day[place]), _BEADS[int(code[place])]) for place in places), each


def _day(ordinal: np.int64) -> dt.date:
    return dt.date.fromordinal(int(ordinal))


def _neglect(person: SeenPerson) -> tuple[Any, ...]:
    """Who was never led comes first, then by the day they were led last; never by how much."""
    never = dt.date.min
    return (
        person.led_ever or never,
        person.named or never,
        person.person.name.casefold(),
        person.key,
    )
