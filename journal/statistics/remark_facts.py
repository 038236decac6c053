"""What a remark is made from: actions of the last days as plain values, and what a rule says of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from journal.domain.action import Action, DistinctionMark
from journal.domain.behaviour import Behaviour, Craft
from journal.domain.cue import SelfImage
from journal.domain.distinctions import Catalogue
from journal.language import _

NameKind = Literal["topic", "person"]
SEVEN, FORTNIGHT = 7, 14
_SITTING = dt.timedelta(hours=1)
LEADING = (Behaviour.LEADER, Behaviour.BOTH)
MANAGING = (Behaviour.MANAGER, Behaviour.BOTH)


@dataclass(frozen=True, slots=True)
class Deed:
    """An action as far as a remark can speak of it. `names` are (kind, folded, as it is spelled).

    `time` is when it was done, None where only the hour of writing it down is known (`times_done`).
    `is_new` is whether it was written down on the day that is spoken of.
    """

    id: str
    day: dt.date
    time: dt.time | None = None
    behaviour: Behaviour | None = None
    names: tuple[tuple[NameKind, str, str], ...] = ()
    minutes: int | None = None
    marks: tuple[DistinctionMark, ...] = ()
    craft: frozenset[Craft] = frozenset()
    hollow: bool = False
    text: str = ""
    is_new: bool = False


def deed_of(action: Action) -> Deed:
    """The action as a deed."""
    return Deed(
        id=action.id,
        day=action.day,
        time=action.time,
        behaviour=action.behaviour,
        names=(
            *(("topic", name.casefold(), name) for name in action.topics),
            *(("person", name.casefold(), name) for name in action.people),
        ),
        minutes=action.minutes,
        marks=action.distinctions,
        craft=action.craft,
        hollow=action.origin.is_hollow,
        text=action.text,
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of when an action was done and when it was written down, both local."""

    id: str
    day: dt.date
    time: dt.time | None
    captured: dt.datetime


def times_done(entries: Iterable[Entry]) -> dict[str, dt.time]:
    """The times, by id, that say when something was done and not just when it was written down.

    That is a time that was given, or that of an action written down by itself: without another of the
    same day within the hour.
    """
    found: dict[str, dt.time] = {}
    by_day: dict[dt.date, list[Entry]] = {}
    for entry in entries:
        by_day.setdefault(entry.day, []).append(entry)
    for some in by_day.values():
        some.sort(key=lambda entry: entry.captured)
        for place, entry in enumerate(some):
            around = (*some[max(place - 1, 0) : place], *some[place + 1 : place + 2])
            alone = all(abs(other.captured - entry.captured) >= _SITTING for other in around)
            if entry.time is not None and (alone or _was_given(entry.time, entry.captured)):
                found[entry.id] = entry.time
    return found


def _was_given(time: dt.time, captured: dt.datetime) -> bool:
    return (time.hour, time.minute) != (captured.hour, captured.minute)


def are_timed(deeds: Sequence[Deed]) -> bool:
    """Whether of at least half of them it is known when they were done."""
    return 2 * sum(deed.time is not None for deed in deeds) >= len(deeds)


@dataclass(frozen=True)
class Facts:
    """What may be spoken of on `today`.

    `deeds` are the actions of the last fortnight and of the day before it, oldest first; `found` those of
    the same day four weeks and a year ago. `began` is the day of the very first action, `first` the action
    that was written first. No deed is later than today.
    """

    today: dt.date
    catalogue: Catalogue
    deeds: tuple[Deed, ...] = ()
    found: tuple[Deed, ...] = ()
    began: dt.date | None = None
    first: Deed | None = None
    day_start: dt.time = dt.time(0)
    self_images: tuple[SelfImage, ...] = ()
    is_page: bool = False

    def last_days(self, days: int) -> tuple[Deed, ...]:
        """The deeds of so many days, today included."""
        return self._weeks[0] if days == SEVEN and not self.is_page else self._weeks[1]

    @cached_property
    def _weeks(self) -> tuple[tuple[Deed, ...], tuple[Deed, ...]]:
        seven, fortnight = (self.today - dt.timedelta(days=days - 1) for days in (SEVEN, FORTNIGHT))
        return (
            tuple(deed for deed in self.deeds if deed.day >= seven),
            tuple(deed for deed in self.deeds if deed.day >= fortnight),
        )

    def when(self, days: int) -> str:
        """How a sentence names these days; a journal that is no older has only "so far"."""
        if self.is_page:
            return ""
        if self.began is not None and self.began > self.today - dt.timedelta(days=days):
            return _("so far")
        return _("in the last seven days") if days == SEVEN else _("in the last two weeks")

    def names(self, days: int) -> dict[tuple[NameKind, str], list[Deed]]:
        """The deeds of so many days by the name that is in them."""
        found: dict[tuple[NameKind, str], list[Deed]] = {}
        for deed in self.last_days(days):
            for kind, folded in dict.fromkeys((kind, folded) for kind, folded, _name in deed.names):
                found.setdefault((kind, folded), []).append(deed)
        return found

    def without(self, deed: Deed) -> Facts:
        """The same with one action less."""
        return replace(self, deeds=tuple(other for other in self.deeds if other.id != deed.id))

    def plus(self, deed: Deed) -> Facts:
        """The same with one action more."""
        deeds = sorted((*self.deeds, deed), key=lambda other: other.day)
        return replace(self, deeds=tuple(deeds))


@dataclass(frozen=True, slots=True)
class Claim:
    """What a rule says of facts.

    `support` are the deeds it rests on, the one that it needs most first; `contrary` the deeds that would
    speak most against it. `said` holds the ids of those it quotes: a quotation is true as long as the
    action is there. `strength` orders claims of one rank, the stronger first.
    """

    key: str
    sentence: str
    strength: float = 0.0
    support: tuple[Deed, ...] = ()
    contrary: tuple[Deed, ...] = ()
    said: frozenset[str] = frozenset()

    @property
    def kind(self) -> str:
        """The rule's own name, the first word of the key."""
        return self.key.partition(":")[0]


Rule = Callable[[Facts], Iterator[Claim]]


def sign(kind: NameKind, deeds: list[Deed], folded: str) -> str:
    """A topic or person as it was spelled last, with its sign."""
    spelled = next(
        name
        for deed in reversed(deeds)
        for a_kind, key, name in deed.names
        if (a_kind, key) == (kind, folded)
    )
    return f"#{spelled}" if kind == "topic" else f"@{spelled}"


def is_before_noon(time: dt.time | None, day_start: dt.time) -> bool:
    """Whether it is in the forenoon."""
    return time is not None and day_start <= time < dt.time(12)


def is_after_noon(time: dt.time | None, day_start: dt.time) -> bool:
    """Whether noon is over, an hour after midnight that belongs to the day before included."""
    return time is not None and (time > dt.time(12) or time < min(day_start, dt.time(12)))


def minute_of_day(time: dt.time, day_start: dt.time) -> int:
    """Minutes since midnight; an hour after midnight that belongs to the day before comes after it."""
    minutes = time.hour * 60 + time.minute
    return minutes + 24 * 60 if time < day_start else minutes


def weight(count: int) -> float:
    """How much so many actions say, from 0 to 1."""
    return count / (count + 3)


def year_before(day: dt.date) -> dt.date:
    """The same date a year earlier; of 29 February the day before it."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day - dt.timedelta(days=366)
