"""Which count moved: leader and manager actions per logged day, before and now.

A share rises as well when manager actions are no longer written down. So each side's actions per logged
day are fitted as overdispersed Poisson counts with the same ramp as the drift (log-linear, a quasi-
likelihood with Pearson's dispersion: McCullagh & Nelder 1989, ch. 9), each day against what its weekday
usually holds, and a rise is told as a change of behaviour only where leader actions carry it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from journal.statistics.series import DaySeries, Floats, Ints

CountCause: TypeAlias = Literal["behaviour", "mix", "unclear"]

MOVED_CHANCE = 0.85
LEAST_PART = 0.3
"""Of what both sides' rates moved apart, the side that is said to have moved carries at least this much."""
_RAMP_PRECISION = 1.0 / 0.6**2
_BAND_WIDTH = 1.645
_ITERATIONS = 60
_ROUNDS, _SETTLED = 20, 1e-4
_CLOSE_ENOUGH = 1e-9
_LEAST_RATE = 1e-6


@dataclass(frozen=True, slots=True)
class Side:
    """One side's actions per logged day at the window's begin and now, each with a 90 % band.

    `slope` is the change over the window on the log scale, `chance_up` the chance that the rate rose. An
    action tagged both counts half to each side.
    """

    before: float
    before_low: float
    before_high: float
    now: float
    now_low: float
    now_high: float
    slope: float
    chance_up: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """What moved over the window from `since` to today.

    `logged_days` have any action, own work and untagged ones included; `days_a_week` is how many of them
    there are in a week that has any, so that a rate per day can be told as one per week.
    """

    leader: Side
    manager: Side
    since: int
    logged_days: int
    days_a_week: float

    def cause(self, *, rises: bool) -> CountCause:
        """Which count a rise (or a fall) of the share is owed to; see `cause_of`."""
        gained, lost = (self.leader, self.manager) if rises else (self.manager, self.leader)
        return cause_of(
            gained.now - gained.before, lost.before - lost.now, gained.chance_up, 1.0 - lost.chance_up
        )


def attribute(series: DaySeries, since: int, today: int) -> Attribution | None:
    """Fit both sides over the window from `since` to `today`; None without a logged day in it.

    `series` holds counts of actions or minutes (then rates are in actions' worth of minutes). "Now" is the
    last logged day: no rate is foretold for a silence after it.
    """
    window = series.between(since, today)
    logged = window.total > 0
    days = window.days[logged]
    if not days.size or today <= since:
        return None
    ramp = (days - since) / max(int(days[-1]) - since, 1)
    leader = window.leader_weight[logged] / series.unit
    whole = window.tagged[logged] / series.unit
    usual = _usual(days, whole)
    weeks = np.unique((today - days) // 7).size
    return Attribution(
        leader=_fit(leader, ramp, usual),
        manager=_fit(whole - leader, ramp, usual),
        since=since,
        logged_days=int(days.size),
        days_a_week=days.size / weeks,
    )


def cause_of(gained: float, lost: float, rose: float, fell: float) -> CountCause:
    """What a change of the share is owed to, from the side it moves toward and the other.

    Behaviour: the one side is likely to have become more, and what it gained is more than its part of what
    both moved apart. Mix: the other is likely to have become fewer, and the one does not carry its part.
    Actions a day and not logarithms: where one action in ten is led instead of managed, each side
    carries half at any share.

    Args:
        gained: by how many actions a logged day the one side became more.
        lost: by how many the other became fewer.
        rose: the chance that the one became more.
        fell: the chance that the other became fewer.
    """
    has_part = gained > LEAST_PART * (gained + lost)
    if has_part and rose > MOVED_CHANCE:
        return "behaviour"
    return "mix" if fell > MOVED_CHANCE and not has_part else "unclear"


def _usual(days: Ints, whole: Floats) -> Floats:
    """What the other days of each day's weekday hold over what any logged day does; their mean is 1.

    A quiet Saturday is then no reason to doubt the rates of the week. The day itself is left out, so that
    one busy day does not become what is usual, and a weekday seen once is like any other.
    """
    mean = float(whole.mean())
    if mean <= 0.0:
        return np.ones_like(whole)
    weekday = days % 7
    others = np.bincount(weekday, minlength=7)[weekday] - 1
    held = np.bincount(weekday, whole, minlength=7)[weekday] - whole
    usual: Floats = (held + mean) / (others + 1.0)
    usual *= usual.size / usual.sum()
    return usual


def _fit(counts: Floats, ramp: Floats, usual: Floats) -> Side:
    """Log-linear quasi-Poisson, by Newton: log rate = log usual + a + b·ramp, a flat, b ~ N(0, 0.6²).

    The rates of both ends are those of an average logged day.
    """
    mean = float(counts.mean())
    if mean <= 0.0:
        return Side(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.5)
    level, slope, dispersion = math.log(mean), 0.0, 1.0
    covariance = np.zeros((2, 2))
    # Dispersion scales the data against the prior, so the two are found in turn; a few rounds settle it.
    for _round in range(_ROUNDS):
        level, slope, covariance = _newton(counts, (ramp, usual), level, slope, dispersion)
        if counts.size <= 2:
            break
        rate = usual * np.exp(level + slope * ramp)
        pearson = float(np.sum((counts - rate) ** 2 / np.maximum(rate, _LEAST_RATE)))
        before, dispersion = dispersion, max(1.0, pearson / (counts.size - 2))
        if abs(dispersion - before) < _SETTLED * before:
            break
    spread = math.sqrt(covariance[1, 1])
    ends = [_end(level + slope * at, covariance, at) for at in (0.0, 1.0)]
    return Side(*ends[0], *ends[1], slope, 0.5 * math.erfc(-slope / spread / math.sqrt(2.0)))


def _newton(
    counts: Floats, design: tuple[Floats, Floats], level: float, slope: float, dispersion: float
) -> tuple[float, float, Floats]:
    """Mode of level and slope, and their covariance; `design` is the ramp and the usual rate of each day."""
    ramp, usual = design
    for _step in range(_ITERATIONS):
        rate = usual * np.exp(level + slope * ramp)
        left = counts - rate
        pull = left.sum() / dispersion, (left @ ramp) / dispersion - slope * _RAMP_PRECISION
        information = _information(rate, ramp, dispersion)
        move = np.linalg.solve(information, np.array(pull))
        move = np.clip(move, -2.0, 2.0)
        level, slope = level + float(move[0]), slope + float(move[1])
        if float(np.max(np.abs(move))) < _CLOSE_ENOUGH:
            break
    covariance = np.linalg.inv(_information(usual * np.exp(level + slope * ramp), ramp, dispersion)).astype(
        np.float64
    )
    return level, slope, covariance


def _information(rate: Floats, ramp: Floats, dispersion: float) -> Floats:
    weighed = rate * ramp
    whole, first, second = float(rate.sum()), float(weighed.sum()), float(weighed @ ramp)
    matrix: Floats = np.array([[whole, first], [first, second + dispersion * _RAMP_PRECISION]]) / dispersion
    return matrix


def _end(middle: float, covariance: Floats, at: float) -> tuple[float, float, float]:
    """The rate and its band at one end of the ramp."""
    variance = covariance[0, 0] + 2.0 * at * covariance[0, 1] + at * at * covariance[1, 1]
    spread = _BAND_WIDTH * math.sqrt(variance)
    return math.exp(middle), math.exp(middle - spread), math.exp(middle + spread)
