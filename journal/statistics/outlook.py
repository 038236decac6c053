"""Where the share will probably be, and when a target would be reached if the pace held.

The two are different questions. A forecast is what is expected: a random walk stays where it is, so it is
flat and its band widens. The pace is conditional: *if* the straight line of the longer window went on.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from journal.statistics.laplace import YEAR, StepFit, expit_of
from journal.statistics.ramp import Ramp
from journal.statistics.series import Floats

WIDTHS = {0.5: 0.6745, 0.8: 1.2816, 0.9: 1.645}
"""Standard deviations to either side of the middle for bands of these chances."""
PACE_CHANCE = 0.8
PACE_DAYS = 60
_MOST_DAYS = 3652
_ARRIVAL_WIDTH = 1.28
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Band:
    """A share with the ends of its band, as fractions: 0 ≤ low ≤ share ≤ high ≤ 1."""

    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Arrival:
    """When a target would be reached if the pace held, in days from today; `math.inf` where never.

    `early` and `late` enclose 80 % of the chances, `central` is the middle; 0 is "there already". Nothing
    later than ten years is promised.
    """

    early: float
    central: float
    late: float


@dataclass(frozen=True, slots=True)
class Today:
    """The path today for one step size: its weight, mean and variance on the logit scale."""

    weight: float
    step: float
    mean: float
    variance: float


def states_of(fits: tuple[StepFit, ...], weights: Floats, today: int) -> tuple[Today, ...]:
    """The path on the day `today`, which lies at or after the last knot, for each step size."""
    when = np.array([float(today)])
    found = []
    for fit, weight in zip(fits, weights.tolist(), strict=True):
        mean, variance = fit.at(when)
        found.append(Today(weight, fit.step, float(mean[0]), float(variance[0])))
    return tuple(found)


def forecast(states: tuple[Today, ...], share: float, days_ahead: int, chance: float = 0.9) -> Band:
    """The band in `days_ahead` days: N(x, V + s²h/365.25) mixed over s by moments, flat in the middle.

    Args:
        states: the path today for each step size, at least one.
        share: the share today, which stays the middle.
        days_ahead: 0 or more.
        chance: 0.5, 0.8 or 0.9.

    Raises:
        ValueError: days in the past, or a chance that has no width.
    """
    if days_ahead < 0:
        raise ValueError("a forecast looks ahead")
    if chance not in WIDTHS:
        raise ValueError(f"no band of {chance}")
    mean = sum(state.weight * state.mean for state in states)
    variance = sum(
        state.weight * (state.variance + state.step**2 * days_ahead / YEAR + (state.mean - mean) ** 2)
        for state in states
    )
    spread = WIDTHS[chance] * math.sqrt(variance)
    low, high = expit_of(mean - spread), expit_of(mean + spread)
    return Band(share, min(low, share), max(high, share))


def arrivals(ramp: Ramp, share: float, targets: Iterable[float]) -> dict[float, Arrival]:
    """When each target would be reached on the straight logit line of the ramp.

    The line's level and slope are uncertain together; on a weekly grid of h the score
    z(h) = (level + h·rise/days − logit target)/sd(h) passes −1.28, 0 and 1.28.

    Args:
        ramp: the longer window's.
        share: the share today; a target at or below it is reached already.
        targets: fractions above 0; 1 is never reached on the logit scale.

    Raises:
        ValueError: a target that is not above 0.
    """
    ahead = np.arange(0, _MOST_DAYS + _WEEK, _WEEK, dtype=np.float64)
    part = ahead / ramp.days
    line = ramp.level + part * ramp.rise
    spread = np.sqrt(ramp.level_variance + 2.0 * part * ramp.covariance + part**2 * ramp.rise_variance)
    found = {}
    for target in targets:
        if target <= 0:
            raise ValueError("a target lies above 0")
        if target <= share:
            found[target] = Arrival(0.0, 0.0, 0.0)
        elif target >= 1:
            found[target] = Arrival(math.inf, math.inf, math.inf)
        else:
            score = (line - math.log(target / (1.0 - target))) / spread
            early, central, late = (
                _first(ahead, score >= at) for at in (-_ARRIVAL_WIDTH, 0.0, _ARRIVAL_WIDTH)
            )
            found[target] = Arrival(early, central, late)
    return found


def _first(ahead: Floats, reached: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> float:
    return float(ahead[int(np.argmax(reached))]) if reached.any() else math.inf
