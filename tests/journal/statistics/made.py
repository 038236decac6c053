"""Journals for the tests of the statistics: drawn by hypothesis, from a seed, or from a rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

import numpy as np
from hypothesis import strategies as st

from journal.statistics.drift import estimate_of
from journal.statistics.saying import Saying, say
from journal.statistics.series import DaySeries, Floats, Ints
from journal.statistics.verdict import TENTHS, DriftClaim, Verdict, Yardstick, decide

Journal: TypeAlias = tuple[Ints, Floats, Floats]

Rate: TypeAlias = Callable[[Floats], Floats]
"""Actions a day, as a function of the days before today."""

TODAY = dt.date(2026, 11, 19).toordinal()
"""A Thursday."""


@st.composite
def journals(draw: st.DrawFn) -> Journal:
    """A few dozen days with actions, close together or years apart, with halves."""
    gaps = draw(st.lists(st.sampled_from([1, 1, 1, 2, 3, 5, 30, 200, 900]), min_size=1, max_size=40))
    days = TODAY - draw(st.integers(0, 400)) - np.cumsum(gaps)[::-1]
    total = np.array(draw(st.lists(st.integers(1, 25), min_size=len(days), max_size=len(days))), float)
    halves = [draw(st.integers(0, int(2 * n))) for n in total]
    return days.astype(np.int64), np.array(halves) / 2.0, total


@st.composite
def lively(draw: st.DrawFn) -> Journal:
    """A journal that is long and full enough lately for a drift."""
    gaps = draw(st.lists(st.sampled_from([1, 1, 1, 2, 3, 5, 12]), min_size=12, max_size=60))
    days = TODAY - draw(st.integers(0, 10)) - 28 - np.cumsum([0, *gaps])[::-1]
    days = np.append(days, days[-1] + 27)
    total = np.array(draw(st.lists(st.integers(3, 12), min_size=len(days), max_size=len(days))), float)
    halves = [draw(st.integers(0, int(2 * n))) for n in total]
    return days.astype(np.int64), np.array(halves) / 2.0, total


@st.composite
def turning(draw: st.DrawFn) -> Journal:
    """A few months of nearly daily actions whose share goes from one level to another."""
    days = (
        TODAY
        - draw(st.integers(0, 5))
        - np.cumsum(draw(st.lists(st.sampled_from([1, 1, 2, 3]), min_size=40, max_size=110)))[::-1]
    )
    first, last = draw(st.floats(0.05, 0.95)), draw(st.floats(0.05, 0.95))
    total = np.array(draw(st.lists(st.integers(2, 9), min_size=len(days), max_size=len(days))), float)
    leader = np.rint(2 * total * np.linspace(first, last, len(days))) / 2.0
    return days.astype(np.int64), leader, total


def weekdays(first: int, last: int) -> Ints:
    days = np.arange(first, last + 1)
    return days[(days - 1) % 7 < 5]


def a_journal(seed: int, days: Ints) -> Journal:
    """A journal on seven of ten of these days, its share anywhere."""
    chance = np.random.default_rng(seed)
    kept = np.sort(chance.choice(days, size=max(1, int(0.7 * len(days))), replace=False))
    total = 1.0 + chance.poisson(4.0, len(kept))
    leader = chance.binomial((2 * total).astype(int), chance.beta(3, 4, len(kept))) / 2.0
    return kept.astype(np.int64), leader, total


def series_of(*rows: tuple[int, dict[str, int]]) -> DaySeries:
    """Rows of days before today and counts by name, the oldest first."""
    names = ("manager", "leader", "both", "own", "untagged", "hollow")
    columns = [np.array([counts.get(name, 0) for _, counts in rows], np.int64) for name in names]
    return DaySeries(np.array([TODAY - age for age, _ in rows], np.int64), *columns)


def series(days: Ints, leader: Floats, manager: Floats, **others: Ints) -> DaySeries:
    """A series from whole numbers of leader and manager actions per day."""
    none = np.zeros(len(days), np.int64)
    columns = {"both": none, "own": none, "untagged": none, "hollow": none} | others
    return DaySeries(
        days.astype(np.int64), np.asarray(manager, np.int64), np.asarray(leader, np.int64), **columns
    )


def from_weights(journal: Journal) -> DaySeries:
    """The series whose sums of weights these are: a half is one action that is both."""
    days, leader, total = journal
    both = np.rint(2 * (leader % 1)).astype(np.int64)
    only = np.floor(leader).astype(np.int64)
    none = np.zeros(len(days), np.int64)
    return DaySeries(days, total.astype(np.int64) - only - both, only, both, none, none, none)


def drawn(
    seed: int,
    age: int,
    leader: Rate,
    manager: Rate,
    *,
    rest: int = 0,
) -> DaySeries:
    """Poisson counts on every weekday from `age` days ago to `rest` days ago.

    `leader` and `manager` are actions a day, as functions of the days before today.
    """
    chance = np.random.default_rng(seed)
    days = weekdays(TODAY - age, TODAY - rest)
    before = (TODAY - days).astype(np.float64)
    return series(days, chance.poisson(leader(before)), chance.poisson(manager(before)))


def even(number: float) -> Rate:
    """Always as many."""
    return lambda before: np.full_like(before, number)


def ramp(begin: float, end: float, over: float = 400.0) -> Rate:
    """From one number `over` days ago straight to another today."""
    return lambda before: end + (begin - end) * np.minimum(before / over, 1.0)


def evenly(amounts: Floats) -> Floats:
    """Whole numbers a day whose sum from the first day on is never one away from the sum of these."""
    return np.diff(np.floor(np.cumsum(amounts) + 1e-9), prepend=0.0)


def levels(
    seed: int, shares: tuple[float, float, float], turns: tuple[int, int], age: int = 400
) -> DaySeries:
    """Ten actions a weekday whose share jumps twice, so many days ago."""

    def share(before: Floats) -> Floats:
        return np.where(before > turns[0], shares[0], np.where(before > turns[1], shares[1], shares[2]))

    return drawn(seed, age, lambda before: 10 * share(before), lambda before: 10 * (1 - share(before)))


def timed(counts: DaySeries, minutes: int) -> DaySeries:
    """The same actions by time, each of so many minutes."""
    names = ("manager", "leader", "both", "own", "untagged", "hollow")
    spent = {name: minutes * getattr(counts, name) for name in names}
    return replace(counts, **spent, measure="minutes", unit=float(minutes), timed=counts.tagged)


def said(
    counts: DaySeries,
    today: int = TODAY,
    *,
    yardstick: Yardstick | None = None,
    target: float | None = None,
) -> Saying:
    """What is said of a series on this day."""
    targets = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, *([] if target is None else [target]))
    return say(estimate_of(counts, today, targets=targets), counts, today, yardstick=yardstick, target=target)


def words(text: str) -> str:
    """The text with ordinary spaces."""
    return text.replace("\u00a0", " ")


def verdict(
    counts: DaySeries, today: int = TODAY, yardstick: Yardstick | None = None, target: float | None = None
) -> Verdict:
    """What may be claimed on this day, the own target among those an arrival is asked for."""
    targets = (*TENTHS, *([] if target is None else [target]))
    return decide(estimate_of(counts, today, targets=targets), counts, today, yardstick, target)


def only(found: Verdict) -> DriftClaim:
    """The one claim that there is."""
    assert len(found.claims) == 1
    assert found.steady is None
    return found.claims[0]


def mirrored(counts: DaySeries) -> DaySeries:
    """The same days with what was leader called manager, and the reverse."""
    return replace(counts, leader=counts.manager, manager=counts.leader)


RISING = drawn(3, 400, ramp(1, 3), even(3))
MIX = drawn(3, 400, even(2), ramp(5, 0.8))
