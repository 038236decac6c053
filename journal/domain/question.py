"""Which distinction is asked about on a day, by a rule that needs nothing noted.

The distinctions are dealt into two halves, each family as evenly as it goes, and the halves take turns by
the day: so no question comes twice running, whatever is logged, changed or answered in between. Within the
day's half the focus comes first, then what was not asked for four weeks, then what is least seen, then what
was asked longest ago. What was asked is worked out by the same rule from the day's own past, whether it was
answered or not. docs/decisions/0019-the-question-of-the-day.md says why.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate

from journal.domain.distinctions import Catalogue, Distinction
from journal.domain.intention import Focus, focus_on
from journal.domain.reflection import Reflection

SEEN_DAYS = 90
"""How often a distinction was seen is counted over so many days before the day of the question."""
BLOCK_DAYS = 56
"""What was asked is worked out from the beginning of the block of so many days before a day's own block on.

A beginning that moved on every day would make another past of each of them.
"""
READ_DAYS = SEEN_DAYS + 2 * BLOCK_DAYS
"""Marks and answers of so many days before are all that a day's question depends on."""
FOCUS_REST, REST, OVERDUE = 4, 7, 28
"""Days: a question of the focus rests so long, another one so long; after four weeks it is due."""

Seen = Mapping[str, Mapping[dt.date, int]]
"""For a distinction's id the days on which it was marked, and how often."""


class Why(IntEnum):
    """What put a question where it stands among the day's, in the order of the places."""

    FOCUS = 0
    OVERDUE = 1
    LEAST_SEEN = 2
    LONGEST_AGO = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A distinction in the order of a day; `seen` is how often it was marked in the ninety days before."""

    distinction: Distinction
    why: Why
    seen: int


@dataclass(frozen=True, slots=True)
class DayQuestion:
    """The question of a day.

    `question` is what is asked, or what was asked where `answer` holds the day's answer already. `why` says
    in a few words what put it first, and is empty where there is nothing to say. `others` are what "Another"
    goes through, in its order.
    """

    day: dt.date
    distinction: Distinction
    question: str
    why: str = ""
    answer: Reflection | None = None
    others: tuple[Distinction, ...] = ()


def questions_of(
    catalogue: Catalogue,
    day: dt.date,
    seen: Seen,
    focuses: tuple[Focus, ...] = (),
    answered: Iterable[tuple[dt.date, str]] = (),
) -> tuple[Candidate, ...]:
    """The distinctions in the order in which they are asked about on a day; none where all are hidden.

    The first is the day's question, the rest is for who wants another one. The same catalogue, marks,
    focuses and answers give the same.

    Args:
        catalogue: the person's own.
        day: the civil day.
        seen: the marks of the `READ_DAYS` before it; those of the day itself and later ones are passed
            over, so that what is logged on a day leaves its question alone.
        focuses: all of them.
        answered: days with the distinctions that were answered about, as far back as `seen`; likewise.
    """
    rule = _Rule(catalogue, seen, focuses)
    asked: dict[str, dt.date] = {}
    given: dict[dt.date, list[str]] = {}
    for answer_day, key in answered:
        if answer_day < day:
            given.setdefault(answer_day, []).append(key)
    number = day.toordinal()
    for ordinal in range(max(number - number % BLOCK_DAYS - BLOCK_DAYS, 1), number):
        past = dt.date.fromordinal(ordinal)
        first = rule.first(past, asked)
        if first is not None:
            asked[first] = past
        asked.update(dict.fromkeys(given.get(past, ()), past))
    return rule.order(day, asked)


class _Rule:
    """The rule over one catalogue, with running counts for each day that it is asked about."""

    def __init__(self, catalogue: Catalogue, seen: Seen, focuses: tuple[Focus, ...]) -> None:
        self._whole = catalogue.distinctions
        self._halves = _halves(catalogue)
        self._focuses = focuses
        self._places = {one.id: place for place, one in enumerate(self._whole)}
        self._days = {one.id: sorted(seen.get(one.id, {})) for one in self._whole}
        # how often each was seen up to and before its n-th day
        self._sums = {
            key: [0, *accumulate(seen[key][marked] for marked in days)] for key, days in self._days.items()
        }

    def first(self, day: dt.date, asked: Mapping[str, dt.date]) -> str | None:
        """The id of the day's question."""
        half = self._halves[day.toordinal() % 2]
        best = min(self._ranked(half, day, asked), key=_rank, default=None)
        return None if best is None else best[0].id

    def order(self, day: dt.date, asked: Mapping[str, dt.date]) -> tuple[Candidate, ...]:
        """The day's half first, and within each half by the rule, families by turns."""
        turn = day.toordinal() % 2
        halves = [self._halves[turn]]
        if self._halves[1 - turn] is not self._halves[turn]:
            halves.append(self._halves[1 - turn])
        ranked = [sorted(self._ranked(half, day, asked), key=_rank) for half in halves]
        return tuple(Candidate(one, why, seen) for half in ranked for one, why, seen, *_rest in _mixed(half))

    def _ranked(
        self, half: tuple[Distinction, ...], day: dt.date, asked: Mapping[str, dt.date]
    ) -> list[_Ranked]:
        focus = focus_on(self._focuses, day)
        family = None if focus is None else focus.family
        ranked: list[_Ranked] = []
        for one in half:
            ago = (day - asked[one.id]).days if one.id in asked else 2 * BLOCK_DAYS
            if one.family == family and ago >= FOCUS_REST:
                why = Why.FOCUS
            elif ago >= OVERDUE:
                why = Why.OVERDUE
            else:
                why = Why.LEAST_SEEN if ago >= REST else Why.LONGEST_AGO
            ranked.append((one, why, self._count(one.id, day), ago, self._places[one.id]))
        return ranked

    def _count(self, key: str, day: dt.date) -> int:
        days, sums = self._days[key], self._sums[key]
        since = day - dt.timedelta(days=SEEN_DAYS)
        return sums[bisect_left(days, day)] - sums[bisect_left(days, since)]


_Ranked = tuple[Distinction, Why, int, int, int]


def _rank(ranked: _Ranked) -> tuple[int, int, int, int]:
    _one, why, seen, ago, place = ranked
    if why is Why.LEAST_SEEN:
        return (why, seen, -ago, place)
    return (why, -ago, seen, place)


def _mixed(ranked: list[_Ranked]) -> list[_Ranked]:
    """The same, the first one first, each next one of another family as long as there is one."""
    left, mixed = list(ranked), list[_Ranked]()
    while left:
        last = mixed[-1][0].family if mixed else None
        place = next((place for place, one in enumerate(left) if one[0].family != last), 0)
        mixed.append(left.pop(place))
    return mixed


def _halves(catalogue: Catalogue) -> tuple[tuple[Distinction, ...], tuple[Distinction, ...]]:
    """What is offered, dealt into two halves family by family.

    What is withdrawn is dealt too, so that hiding one leaves the others where they are; where that would
    leave one half empty, only what is offered is dealt. A single distinction makes up both halves.
    """
    offered = catalogue.distinctions
    for dealt in ((*offered, *catalogue.withdrawn), offered):
        ids = sorted((one.family, one.id) for one in dealt)
        turn = {key: place % 2 for place, (_family, key) in enumerate(ids)}
        first, second = (tuple(one for one in offered if turn[one.id] == number) for number in (0, 1))
        if first and second:
            return first, second
    return offered, offered
