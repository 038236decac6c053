"""Which counts of one week moved by more than chance would give, among many that are looked at.

A week is little: five or fifty actions, of which a topic has three. So a count is set against those of the
weeks before, per day on which anything was logged, and weeks are let vary by more than Poisson's chance: some
weeks are launch weeks. Given that a count came to n in this week and those before, this week's part of it
is beta-binomial (Skellam 1948, "A probability distribution derived from the binomial distribution by
regarding the probability of success as variable between the sets of trials"), its mean this week's part of
the logged days, its spread from how much such counts varied so far, pooled over all that are of one kind
(method of moments, as for the negative binomial: Anscombe 1950). Two-sided, corrected for every count that
was looked at (Holm 1979), so that something is told in at most one in twenty weeks in which nothing moved.

`python -m tests.benchmarks.week_moves_quality --weeks 1500 --seed 7`, 44 counts, 18 actions a week, by how
much weeks vary (relative variance beyond Poisson's), as shares of weeks:

| | 0 | 0.1 | 0.3 | 0.6 |
|---|---|---|---|---|
| anything told, nothing moved | 1.5 % | 4.0 % | 3.5 % | 2.1 % |
| anything told, the share rising by 20 points a year | 1.9 % | 3.1 % | 2.0 % | 2.9 % |
| leader actions doubled in the week: told | 24 % | 18 % | 10 % | 8 % |
| leader actions of a topic five times as many: told | 30 % | 28 % | 17 % | 9 % |

So one week seldom tells, and is meant to: the trend needs months.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

LEVEL = 0.05
"""How often at most anything may be told in a week in which nothing moved: half of it for all actions
together, half for everything else that is looked at."""
WHOLE = "all"
"""The kind of the counts of all actions."""
FEWEST = 5
"""A count that came to less in this week and those before is not looked at."""
FEWEST_WEEKS = 4
"""With fewer weeks before in which anything was logged, nothing is told."""
PRIOR_SPREAD, PRIOR_WEIGHT = 0.1, 60.0
"""Relative variance of a week's rate from week to week, before any is known, and what that is worth."""
_LEAST_SPREAD = 0.02
_SPREAD_MARGIN = 1.1
"""How much weeks vary is itself uncertain, and too little claims too much: a tenth more is taken."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One count by week, this week last. Counts of one `kind` share how much they vary."""

    kind: str
    weeks: tuple[int, ...]


def told(counts: Sequence[Counted], days: Sequence[int], before: int) -> tuple[bool, ...]:
    """For each count whether this week's moved by more than chance.

    Args:
        counts: all that are looked at; as many weeks each as `days`.
        days: on how many days of each week anything was logged, this week last.
        before: how many weeks before this one it is set against; earlier ones only tell how much weeks vary.
    """
    logged = np.asarray(days, float)
    compared = logged[-1 - before : -1]
    if logged.size == 0 or logged[-1] <= 0 or int((compared > 0).sum()) < FEWEST_WEEKS:
        return (False,) * len(counts)
    looked = [place for place, one in enumerate(counts) if sum(one.weeks[-1 - before :]) >= FEWEST]
    spreads = {
        kind: _spread([one.weeks for one in counts if one.kind == kind], logged)
        for kind in {counts[place].kind for place in looked}
    }
    chances = [
        _chance(np.asarray(counts[place].weeks[-1 - before :], float), logged[-1 - before :], spreads[kind])
        for place, kind in ((place, counts[place].kind) for place in looked)
    ]
    found: set[int] = set()
    for is_whole in (True, False):
        these = [number for number, place in enumerate(looked) if (counts[place].kind == WHOLE) is is_whole]
        stand = holm([chances[number] for number in these], LEVEL / 2.0)
        found |= {looked[these[number]] for number in stand}
    return tuple(place in found for place in range(len(counts)))


def holm(chances: Sequence[float], level: float = LEVEL) -> tuple[int, ...]:
    """The places of the chances that stand when as many are looked at; the smallest first (Holm 1979)."""
    order = sorted(range(len(chances)), key=chances.__getitem__)
    stand: list[int] = []
    for number, place in enumerate(order):
        if chances[place] * (len(chances) - number) > level:
            break
        stand.append(place)
    return tuple(stand)


def _spread(counts: Iterable[Sequence[int]], logged: Floats) -> float:
    """The relative variance of a week's rate beyond Poisson's, from the weeks before this one."""
    days = logged[:-1]
    total_days = days.sum()
    beyond, weight = PRIOR_SPREAD * PRIOR_WEIGHT, PRIOR_WEIGHT
    for one in counts:
        count = np.asarray(one[:-1], float)
        expected = count.sum() / total_days * days
        free = 1.0 - days / total_days
        beyond += float(((count - expected) ** 2 - expected * free).sum())
        weight += float((expected**2 * free).sum())
    return max(beyond / weight, _LEAST_SPREAD) * _SPREAD_MARGIN


def _chance(count: Floats, days: Floats, spread: float) -> float:
    """The two-sided chance of this week's part of the count being so far from its part of the days.

    What was found counts half to each side (the mid-p of Lancaster 1961): counts are whole numbers.
    """
    total = int(count.sum())
    part = float(days[-1] / days.sum())
    past = days[:-1]
    weeks = float(past.sum() ** 2 / (past**2).sum())  # as many equal weeks as tell as much
    variance = (part * (1.0 - part)) ** 2 * spread * (1.0 + 1.0 / weeks)
    strength = part * (1.0 - part) / variance - 1.0
    alpha, beta = part * strength, (1.0 - part) * strength
    if alpha <= 0.0 or beta <= 0.0:
        return 1.0
    chances = _beta_binomial(total, alpha, beta)
    now = int(count[-1])
    half = float(chances[now]) / 2.0
    below, above = float(chances[:now].sum()), float(chances[now + 1 :].sum())
    return min(2.0 * (min(below, above) + half), 1.0)


def _beta_binomial(total: int, alpha: float, beta: float) -> Floats:
    """The chances of 0 … `total`, from the ratio of neighbours."""
    at = np.arange(total, dtype=float)
    steps = np.log((total - at) / (at + 1.0)) + np.log((at + alpha) / (total - at - 1.0 + beta))
    logs = np.concatenate(([0.0], np.cumsum(steps)))
    chances = np.exp(logs - logs.max())
    normed: Floats = chances / chances.sum()
    return normed
