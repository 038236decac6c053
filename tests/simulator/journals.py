"""Simulated journals whose true share is known on every day, and on the ninety days after.

A person of five-day weeks logs in spells broken by gaps; the share they would tag as leader follows one of
six kinds of truth; days are alike in themselves (beta-binomial), weekdays have a flavour of their own, and
some actions are both. The README beside this file says what each number is and why.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from journal.statistics.series import DaySeries

Array = NDArray[Any]

TODAY = 740_000
YEAR = 365.25
LENGTHS_IN_ACTIONS = (10, 20, 40)
LENGTHS_IN_DAYS = (91, 365, 1096, 3652)
CORRELATIONS = (0.0, 0.03, 0.1, 0.2)
MEAN_GAPS = (3.0, 12.0, 30.0)
SHARES_OF_BOTH = (0.0, 0.1, 0.3)
FEWEST_A_WEEKDAY, MOST_A_WEEKDAY = 0.5, 9.0
MOST_A_DAY = 20
FLAVOUR = 0.15
DAYS_AFTER = 90
"""How far the truth goes on after today, to judge a forecast."""
_ENOUGH_DAYS = 1500
"""A journal of forty actions never lasts longer (one of half an action a weekday takes a year)."""

ENDS: tuple[dict[str, int], ...] = (
    *({"actions": number} for number in LENGTHS_IN_ACTIONS),
    *({"span": days} for days in LENGTHS_IN_DAYS),
)
"""How a journal ends, as `simulate` takes it."""


@dataclass(frozen=True)
class Choices:
    """What the description of the population leaves open; the README has the reasons.

    `lowest` and `highest` bound the share on the first day (uniform). `linear_stops` is after how many
    logits a straight line levels off. With `even_flavour` the truth is the share of an average week,
    without it that of a weekday without flavour. With `cut_short` a journal of 10, 20 or 40 actions is the
    begin of one of four years, so that its step or rise is seldom seen.
    """

    lowest: float = 0.15
    highest: float = 0.7
    linear_stops: float = math.inf
    even_flavour: bool = True
    cut_short: bool = False


AS_DESCRIBED = Choices()


@dataclass(frozen=True, eq=False)
class Simulated:
    """A journal and the truth behind it.

    `days`, `leader` and `total` are what `journal.statistics.drift.estimate` takes; `both` is how many of
    the actions are both. `truth` is the true share of every calendar day from the first day with
    actions to `today`, `after` that of the ninety days that follow.
    """

    kind: str
    length: str
    correlation: float
    days: Array
    leader: Array
    total: Array
    both: Array
    truth: Array
    after: Array
    today: int

    @property
    def series(self) -> DaySeries:
        """The same counts as the journal's reader gives them."""
        return series_of(self.days, self.leader, self.total, self.both)

    def until(self, today: int) -> Simulated:
        """The journal as it stood on an earlier day, not before its first."""
        known = self.days <= today
        passed = len(self.truth) - (self.today - today)
        everything = np.concatenate([self.truth, self.after])
        return Simulated(
            kind=self.kind,
            length=self.length,
            correlation=self.correlation,
            days=self.days[known],
            leader=self.leader[known],
            total=self.total[known],
            both=self.both[known],
            truth=everything[:passed],
            after=everything[passed : passed + DAYS_AFTER],
            today=today,
        )


def series_of(days: Array, leader: Array, total: Array, both: Array) -> DaySeries:
    """Counts per day from sums of weights."""
    none = np.zeros(len(days), np.int64)
    only = np.rint(leader - both / 2.0).astype(np.int64)
    mixed = np.rint(both).astype(np.int64)
    manager = np.rint(total).astype(np.int64) - only - mixed
    return DaySeries(days, manager, only, mixed, none, none, none)


def simulate(
    chance: np.random.Generator,
    kind: str,
    *,
    actions: int | None = None,
    span: int | None = None,
    correlation: float | None = None,
    choices: Choices = AS_DESCRIBED,
) -> Simulated:
    """One journal with this kind of truth, ended by a number of actions or by a number of days."""
    total = volumes(chance, span if span is not None else _ENOUGH_DAYS)
    if not total.any():
        total[0] = 1
    if actions is not None:
        total = total[: int(np.searchsorted(np.cumsum(total), actions)) + 1]
    length = f"{actions} actions" if actions is not None else f"{span} days"
    whole = _ENOUGH_DAYS if actions is not None and choices.cut_short else len(total)
    path = TRUTHS[kind](chance, whole, choices)[: len(total) + DAYS_AFTER]
    if correlation is None:
        correlation = float(chance.choice(CORRELATIONS))
    return tagged(chance, kind, length, path=path, total=total, correlation=correlation, choices=choices)


def population(
    chance: np.random.Generator, count: int, choices: Choices = AS_DESCRIBED
) -> Iterator[Simulated]:
    """Journals of every kind and length in equal parts."""
    kinds = list(TRUTHS)
    for place in range(count):
        end = ENDS[place // len(kinds) % len(ENDS)]
        yield simulate(chance, kinds[place % len(kinds)], **end, choices=choices)


def tagged(
    chance: np.random.Generator,
    kind: str,
    length: str,
    *,
    path: Array,
    total: Array,
    correlation: float,
    choices: Choices = AS_DESCRIBED,
) -> Simulated:
    """Tag the actions of each day by the path of the true logit, which is ninety days longer."""
    span = len(total)
    flavour = chance.normal(0.0, FLAVOUR, 7)
    if choices.even_flavour:
        flavour -= flavour[:5].mean()
    chances = expit(path[:span] + flavour[np.arange(span) % 7])
    leader, both = _tags(chance, chances, total, correlation)
    logged = np.flatnonzero(total > 0)
    return Simulated(
        kind=kind,
        length=length,
        correlation=correlation,
        days=(TODAY - span + 1 + logged).astype(np.int64),
        leader=leader[logged],
        total=total[logged].astype(np.float64),
        both=both[logged].astype(np.float64),
        truth=expit(path[logged[0] : span]),
        after=expit(path[span : span + DAYS_AFTER]),
        today=TODAY,
    )


# --- truths: a logit for each day of the journal and the ninety after -----------------------------


def _level(chance: np.random.Generator, choices: Choices) -> float:
    return logit(float(chance.uniform(choices.lowest, choices.highest)))


def _constant(chance: np.random.Generator, days: int, choices: Choices) -> Array:
    return np.full(days + DAYS_AFTER, _level(chance, choices))


def _linear(chance: np.random.Generator, days: int, choices: Choices) -> Array:
    slope = chance.uniform(0.4, 1.6) * (-1.0 if chance.random() < 0.2 else 1.0)
    run = slope * np.arange(days + DAYS_AFTER) / YEAR
    return _level(chance, choices) + np.clip(run, -choices.linear_stops, choices.linear_stops)


def _step(chance: np.random.Generator, days: int, choices: Choices) -> Array:
    level = _level(chance, choices)
    after = logit(float(expit(np.float64(level))) + 0.15)
    when = days * chance.uniform(0.25, 0.75)
    return np.where(np.arange(days + DAYS_AFTER) < when, level, after)


def _walk(chance: np.random.Generator, days: int, choices: Choices) -> Array:
    step = chance.uniform(0.3, 1.0) / math.sqrt(YEAR)
    return _level(chance, choices) + np.cumsum(chance.normal(0.0, step, days + DAYS_AFTER))


def _plateau(chance: np.random.Generator, days: int, choices: Choices) -> Array:
    rise = chance.uniform(0.5, 1.5)
    until = max(1.0, days * chance.uniform(0.3, 0.7))
    return _level(chance, choices) + rise * np.minimum(np.arange(days + DAYS_AFTER) / until, 1.0)


def _seasonal(chance: np.random.Generator, days: int, choices: Choices) -> Array:
    period = float(chance.choice([122, 183, 365]))
    height = chance.uniform(0.2, 0.5)
    turn = 2.0 * math.pi * np.arange(days + DAYS_AFTER) / period + chance.uniform(0.0, 2.0 * math.pi)
    return _level(chance, choices) + height * np.sin(turn)


TRUTHS: dict[str, Callable[[np.random.Generator, int, Choices], Array]] = {
    "constant": _constant,
    "linear": _linear,
    "step": _step,
    "random walk": _walk,
    "rise, then plateau": _plateau,
    "seasonal": _seasonal,
}


# --- what is logged -------------------------------------------------------------------------------


def volumes(
    chance: np.random.Generator, days: int, *, rate: float | None = None, with_gaps: bool = True
) -> Array:
    """Actions per day: `rate` a weekday (0.5 to 9 if not told), busy days, few on weekends, none in gaps."""
    if rate is None:
        rate = math.exp(chance.uniform(math.log(FEWEST_A_WEEKDAY), math.log(MOST_A_WEEKDAY)))
    weekend = np.arange(days) % 7 >= 5
    mean = np.where(weekend, rate / 10.0, rate) * chance.gamma(1.2, 1.0 / 1.2, days)
    logged = np.minimum(chance.poisson(mean), MOST_A_DAY)
    if with_gaps:
        logged[~_spells(chance, days)] = 0
    return logged


def _spells(chance: np.random.Generator, days: int) -> Array:
    """The days on which anything may be logged."""
    logged = np.zeros(days, bool)
    gap = float(chance.choice(MEAN_GAPS))
    place = 0
    while place < days:
        spell = int(chance.integers(25, 121))
        logged[place : place + spell] = True
        place += spell + 1 + int(chance.exponential(gap))
    return logged


def _tags(
    chance: np.random.Generator, chances: Array, total: Array, correlation: float
) -> tuple[Array, Array]:
    """Sums of weights and numbers of both: each day has its own chance around the true one."""
    if correlation > 0:
        size = 1.0 / correlation - 1.0
        # A share that has all but reached its end leaves beta nothing to draw from.
        inside = np.clip(chances, 1e-9, 1.0 - 1e-9)
        chances = chance.beta(inside * size, (1.0 - inside) * size)
    half = float(chance.choice(SHARES_OF_BOTH)) * np.minimum(chances, 1.0 - chances)
    # Half of what is both comes from either side, so that the expected share stays the true one.
    both = chance.binomial(total, np.clip(2.0 * half, 0.0, 1.0))
    rest = np.clip((chances - half) / np.maximum(1.0 - 2.0 * half, 1e-12), 0.0, 1.0)
    return chance.binomial(total - both, rest) + both / 2.0, both


def expit(value: Array) -> Array:
    """The share of a logit."""
    return 1.0 / (1.0 + np.exp(-value))


def logit(share: float) -> float:
    """The logit of a share."""
    return math.log(share / (1.0 - share))
