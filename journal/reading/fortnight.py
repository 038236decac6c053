"""Two weeks on a page: everything that stands on it, read from the journal."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace

from journal.domain.action import Action
from journal.domain.behaviour import COUNT_ORDER, Behaviour
from journal.domain.catalogue import load_catalogue
from journal.domain.distinctions import Catalogue
from journal.domain.proportion import Proportion, proportion
from journal.domain.settings import JournalSettings
from journal.reading.reader import Counts, Reader
from journal.reading.remarks import read_facts
from journal.statistics.remark_words import with_initials
from journal.statistics.remarks import remark_of_page

DAYS = 14
MOST_BEST = 3
LEAST_FOR_SHARE = 5
POINT_FROM = 30
LEAST_MARKED = 10
"""So many marked actions it takes to speak of the family least seen."""


@dataclass(frozen=True, slots=True)
class FortnightDay:
    """A day, and what it holds in the order of counts: behaviours, then None for what is not tagged yet."""

    day: dt.date
    shapes: tuple[Behaviour | None, ...] = ()


@dataclass(frozen=True, slots=True)
class LeastSeen:
    """The family with the fewest marked actions: `count` of the `marked` ones carry a mark of it."""

    family: str
    name: str
    count: int
    marked: int


@dataclass(frozen=True, slots=True)
class Best:
    """An action marked as best, as it stands on a page that others see: people are initials."""

    behaviour: Behaviour | None
    text: str
    lesson: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class Fortnight:
    """What stands on the page. `share` is None where there is too little for a band.

    `hollow` counts those of the tagged actions that were recalled or imported; `remark` has people as
    initials and is empty where nothing can be said. `actions` are all of the fourteen days, newest first,
    as they are in the journal: they are for choosing from, and not on the page.
    """

    first: dt.date
    last: dt.date
    today: dt.date
    days: tuple[FortnightDay, ...]
    counts: Counts
    hollow: int
    share: Proportion | None
    remark: str
    least: LeastSeen | None
    best: tuple[Best, ...]
    actions: tuple[Action, ...]

    @property
    def logged_days(self) -> int:
        """On how many of the days there is something."""
        return sum(bool(day.shapes) for day in self.days)

    @property
    def shows_point(self) -> bool:
        """Whether there are enough actions for a share, not just its band."""
        return self.share is not None and self.counts.tagged >= POINT_FROM


def fortnight(
    reader: Reader,
    settings: JournalSettings,
    last: dt.date,
    today: dt.date,
    catalogue: Catalogue | None = None,
) -> Fortnight:
    """The fourteen days that end with `last`, as they are known on `today`."""
    known = catalogue or load_catalogue()
    first = last - dt.timedelta(days=DAYS - 1)
    actions = reader.actions(first, last, day_start=settings.day_start)
    facts = replace(read_facts(reader, settings, last, known), is_page=True)
    remark = remark_of_page(facts)
    counts = Counts(*(count_of(actions, behaviour) for behaviour in (*_FIELDS, None)))
    share = None
    if counts.tagged >= LEAST_FOR_SHARE:
        share = proportion(counts.leader + counts.both / 2, counts.tagged)
    return Fortnight(
        first=first,
        last=last,
        today=today,
        days=tuple(_day(first + dt.timedelta(days=place), actions) for place in range(DAYS)),
        counts=counts,
        hollow=sum(1 for action in actions if action.origin.is_hollow and _counts_for_share(action)),
        share=share,
        remark="" if remark is None else with_initials(remark.sentence),
        least=least_seen(actions, known),
        best=best_of(actions, settings.best),
        actions=actions,
    )


_FIELDS = (Behaviour.MANAGER, Behaviour.LEADER, Behaviour.BOTH, Behaviour.OWN)


def count_of(actions: tuple[Action, ...], behaviour: Behaviour | None) -> int:
    """How many of the actions have that tag."""
    return sum(1 for action in actions if action.behaviour is behaviour)


def _counts_for_share(action: Action) -> bool:
    return action.behaviour not in (None, Behaviour.OWN)


def _day(day: dt.date, actions: tuple[Action, ...]) -> FortnightDay:
    counts = Counter(action.behaviour for action in actions if action.day == day)
    order: tuple[Behaviour | None, ...] = (*COUNT_ORDER, None)
    return FortnightDay(day, tuple(kind for kind in order for _one in range(counts[kind])))


def best_of(actions: tuple[Action, ...], keys: tuple[str, ...]) -> tuple[Best, ...]:
    """Those marked as best among the actions, three at most, in the order they were chosen."""
    by_key = {action.id: action for action in actions}
    chosen = [by_key[key] for key in dict.fromkeys(keys) if key in by_key][:MOST_BEST]
    return tuple(
        Best(
            action.behaviour,
            with_initials(" ".join(action.text.split())),
            with_initials(" ".join(action.lesson.split())),
            action.day,
        )
        for action in chosen
    )


def least_seen(actions: tuple[Action, ...], catalogue: Catalogue) -> LeastSeen | None:
    """The one family that fewest actions carry a mark of; None with few marks, or where two are level."""
    family_of = {distinction.id: distinction.family for distinction in catalogue.distinctions}
    seen: Counter[str] = Counter({family.id: 0 for family in catalogue.families})
    marked = 0
    for action in actions:
        families = {
            family_of[mark.distinction] for mark in action.distinctions if mark.distinction in family_of
        }
        marked += bool(families)
        seen.update(families)
    ranked = sorted(seen.items(), key=lambda entry: entry[1])
    if marked < LEAST_MARKED or len(ranked) < 2 or ranked[0][1] == ranked[1][1]:
        return None
    key, count = ranked[0]
    name = next(family.name for family in catalogue.families if family.id == key)
    return LeastSeen(key, name, count, marked)
