"""Simulated journals whose true share is known on every day.

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

Array = NDArray[Any]

TODAY = 740_000
YEAR = 365.25
LENGTHS_IN_ACTIONS = (10, 20, 40)
LENGTHS_IN_DAYS = (91, 365, 1096, 3652)
CORRELATIONS = (0.0, 0.03, 0.1, 0.2)
MEAN_GAPS = (3.0, 12.0, 30.0)
SHARES_OF_BOTH = (0.0, 0.1, 0.3)
MOST_A_DAY = 20


@dataclass(frozen=True, eq=False)
class Simulated:
    """A journal and the truth behind it.

    `days`, `leader` and `total` are what `journal.statistics.drift.estimate` takes. `truth` is the true share
    of every calendar day from the first day with actions to `today`.
    """

    kind: str
    length: str
    days: Array
    leader: Array
    total: Array
    truth: Array
    today: int


def simulate(
    chance: np.random.Generator, kind: str, *, actions: int | None = None, span: int | None = None
) -> Simulated:
    """One journal with this kind of truth, ended by a number of actions or by a number of days."""
    longest = span if span is not None else 1500
    path = TRUTHS[kind](chance, longest)
    total = _volumes(chance, longest)
    if not total.any():
        total[0] = 1
    correlation = float(chance.choice(CORRELATIONS))
    flavour = chance.normal(0.0, 0.15, 7)
    flavour -= flavour[:5].mean()  # an average week is the truth; the weekend hardly counts
    chances = _expit(path + flavour[np.arange(longest) % 7])
    leader = _tagged(chance, chances, total, correlation)
    if actions is not None:
        longest = min(int(np.searchsorted(np.cumsum(total), actions)) + 1, longest)
    length = f"{actions} actions" if actions is not None else f"{span} days"
    return _cut(kind, length, path=path, leader=leader, total=total, longest=longest)


def population(chance: np.random.Generator, count: int) -> Iterator[Simulated]:
    """Journals of every kind and length in equal parts."""
    ends: list[dict[str, int]] = [{"actions": number} for number in LENGTHS_IN_ACTIONS]
    ends += [{"span": days} for days in LENGTHS_IN_DAYS]
    kinds = list(TRUTHS)
    for place in range(count):
        yield simulate(chance, kinds[place % len(kinds)], **ends[(place // len(kinds)) % len(ends)])


def _cut(kind: str, length: str, *, path: Array, leader: Array, total: Array, longest: int) -> Simulated:
    """The journal as it stands after `longest` days of the simulation."""
    first = int(np.argmax(total > 0))
    logged = np.flatnonzero(total[:longest] > 0)
    start = TODAY - longest + 1
    return Simulated(
        kind=kind,
        length=length,
        days=(start + logged).astype(np.int64),
        leader=leader[logged],
        total=total[logged].astype(np.float64),
        truth=_expit(path[first:longest]),
        today=TODAY,
    )


# --- truths: logits for each day ------------------------------------------------------------------


def _level(chance: np.random.Generator) -> float:
    return _logit(float(chance.uniform(0.15, 0.7)))


def _constant(chance: np.random.Generator, days: int) -> Array:
    return np.full(days, _level(chance))


def _linear(chance: np.random.Generator, days: int) -> Array:
    slope = chance.uniform(0.4, 1.6) * (-1.0 if chance.random() < 0.2 else 1.0)
    # Ten years at that pace would leave the scale: the line is level after three logits.
    run = np.clip(slope * np.arange(days) / YEAR, -3.0, 3.0)
    return _level(chance) - math.copysign(0.7, slope) + run


def _step(chance: np.random.Generator, days: int) -> Array:
    before = float(chance.uniform(0.2, 0.65))
    after = before + 0.15 * (-1.0 if before > 0.5 else 1.0)
    when = int(days * chance.uniform(0.25, 0.75))
    return np.where(np.arange(days) < when, _logit(before), _logit(after))


def _walk(chance: np.random.Generator, days: int) -> Array:
    step = chance.uniform(0.3, 1.0) / math.sqrt(YEAR)
    return _level(chance) + np.cumsum(chance.normal(0.0, step, days))


def _plateau(chance: np.random.Generator, days: int) -> Array:
    rise = chance.uniform(0.5, 1.5)
    until = max(1.0, days * chance.uniform(0.3, 0.7))
    return _level(chance) - rise / 2.0 + rise * np.minimum(np.arange(days) / until, 1.0)


def _seasonal(chance: np.random.Generator, days: int) -> Array:
    period = float(chance.choice([122, 183, 365]))
    height = chance.uniform(0.2, 0.5)
    return _level(chance) + height * np.sin(
        2.0 * math.pi * np.arange(days) / period + chance.uniform(0.0, 2.0 * math.pi)
    )


TRUTHS: dict[str, Callable[[np.random.Generator, int], Array]] = {
    "constant": _constant,
    "linear": _linear,
    "step": _step,
    "random walk": _walk,
    "rise, then plateau": _plateau,
    "seasonal": _seasonal,
}


# --- what is logged -------------------------------------------------------------------------------


def _volumes(chance: np.random.Generator, days: int) -> Array:
    """Actions per day: 0.5 to 9 a weekday, busy days, few on weekends, nothing in gaps."""
    rate = math.exp(chance.uniform(math.log(0.5), math.log(9.0)))
    weekend = np.arange(days) % 7 >= 5
    mean = np.where(weekend, rate / 10.0, rate) * chance.gamma(1.2, 1.0 / 1.2, days)
    logged = np.zeros(days, bool)
    gap = float(chance.choice(MEAN_GAPS))
    place = 0
    while place < days:
        spell = int(chance.integers(25, 121))
        logged[place : place + spell] = True
        place += spell + 1 + int(chance.exponential(gap))
    return np.where(logged, np.minimum(chance.poisson(mean), MOST_A_DAY), 0)


def _tagged(chance: np.random.Generator, chances: Array, total: Array, correlation: float) -> Array:
    """Sums of weights: each day has its own chance around the true one, and some actions are both."""
    if correlation > 0:
        size = 1.0 / correlation - 1.0
        chances = chance.beta(chances * size, (1.0 - chances) * size)
    half = float(chance.choice(SHARES_OF_BOTH)) * np.minimum(chances, 1.0 - chances)
    # Half of what is both comes from either side, so that the expected share stays the true one.
    both = chance.binomial(total, np.clip(2.0 * half, 0.0, 1.0))
    rest = np.clip((chances - half) / np.maximum(1.0 - 2.0 * half, 1e-12), 0.0, 1.0)
    return chance.binomial(total - both, rest) + both / 2.0


def _expit(value: Array) -> Array:
    return 1.0 / (1.0 + np.exp(-value))


def _logit(share: float) -> float:
    return math.log(share / (1.0 - share))
