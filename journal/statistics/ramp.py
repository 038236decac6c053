"""The drift over a window that ends today: an unshrunk ramp on top of the walk.

The walk alone is drawn toward staying where it is, so that its own difference of two days almost never
tells a rise from chance. Therefore a straight ramp, 0 at the window's begin and 1 today, is fitted beside
the walk with a wide prior (a fixed effect in the sense of West, Harrison & Migon 1985), to first order
around the mode of each step size.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from journal.statistics.knots import Knots
from journal.statistics.laplace import StepFit, expit_of
from journal.statistics.series import Floats

LEAST_DAYS_OF_RATE = 14
_RATE_DAYS = 30.0
_BAND_WIDTH = 1.645


@dataclass(frozen=True, slots=True)
class Drift:
    """How the share moved over a window that ends today.

    `chance_up` is the chance that it rose. `rate` with its 90 % band `rate_low` … `rate_high` is in points
    per 30 days, `change` in points over the window. The window begins on `since`, an ordinal.
    """

    chance_up: float
    rate: float
    rate_low: float
    rate_high: float
    change: float
    since: int


@dataclass(frozen=True, slots=True)
class Ramp:
    """Level today and rise over the window, both on the logit scale, mixed over the step sizes.

    `days` is the length of the window, `chance_up` the chance that the rise is above 0. The level is the
    one under the ramp.
    """

    since: int
    days: int
    chance_up: float
    level: float
    rise: float
    level_variance: float
    rise_variance: float
    covariance: float

    def drift(self) -> Drift:
        """The same in points; p(1−p) is never linearised, so it holds near 0 and 100 % too."""
        spread = _BAND_WIDTH * math.sqrt(self.rise_variance)
        scale = _RATE_DAYS / max(self.days, LEAST_DAYS_OF_RATE)
        change, low, high = (
            self._points(rise) for rise in (self.rise, self.rise - spread, self.rise + spread)
        )
        return Drift(self.chance_up, scale * change, scale * low, scale * high, change, self.since)

    def _points(self, rise: float) -> float:
        return 100.0 * (expit_of(self.level) - expit_of(self.level - rise))


def fit_ramp(  # noqa: PLR0917 - the fits, the data, and which window
    fits: tuple[StepFit, ...], weights: Floats, knots: Knots, since: int, today: int, spread: float
) -> Ramp:
    """Fit a ramp from `since` to `today` beside each fit of the walk.

    Args:
        fits: the walk for each step size, at the knots that hold actions.
        weights: how likely each step size is; they sum to 1.
        knots: the weighted counts that were fitted.
        since: the window's first ordinal, before today.
        today: the ordinal of the day.
        spread: the prior's standard deviation of the ramp, on the logit scale.
    """
    known = knots.total > 0
    leader, total = knots.leader[known], knots.total[known]
    parts = [_beside(fit, leader, total, since, today, spread) for fit in fits]
    level, rise, level_variance, rise_variance, covariance = (
        np.array([part[place] for part in parts]) for place in range(5)
    )
    mean_level, mean_rise = float(weights @ level), float(weights @ rise)
    chances = np.array([_normal(one / math.sqrt(two)) for one, two in zip(rise, rise_variance, strict=True)])
    return Ramp(
        since=since,
        days=today - since,
        chance_up=float(weights @ chances),
        level=mean_level,
        rise=mean_rise,
        level_variance=float(weights @ (level_variance + (level - mean_level) ** 2)),
        rise_variance=float(weights @ (rise_variance + (rise - mean_rise) ** 2)),
        covariance=float(weights @ (covariance + (level - mean_level) * (rise - mean_rise))),
    )


def _beside(  # noqa: PLR0917 - as above
    fit: StepFit, leader: Floats, total: Floats, since: int, today: int, spread: float
) -> tuple[float, float, float, float, float]:
    """Level, rise, their variances and their covariance for one step size."""
    ramp = np.clip((fit.time - since) / (today - since), 0.0, 1.0)
    chance = fit.chance
    curve = total * chance * (1.0 - chance) * ramp  # Λu
    pulled = fit.solve(curve)  # h: by how much the walk gives way to a ramp of 1
    information = float(ramp @ curve - curve @ pulled) + 1.0 / spread**2
    slope = float(ramp @ (leader - total * chance)) / information
    begin = max(float(since), float(fit.time[0]))  # the walk begins at its first knot
    ends, variances = fit.at(np.array([begin, float(today)]))
    shared = fit.covariance_with_last(begin)
    pulled_end = float(pulled[-1])
    left = 1.0 - pulled_end
    gain = 1.0 - (pulled_end - float(np.interp(begin, fit.time, pulled)))
    level = float(ends[1]) + left * slope
    rise = float(ends[1] - ends[0]) + gain * slope
    level_variance = float(variances[1]) + left**2 / information
    rise_variance = float(variances[1] + variances[0]) - 2.0 * shared + gain**2 / information
    covariance = float(variances[1]) - shared + left * gain / information
    return level, rise, level_variance, rise_variance, covariance


def _normal(value: float) -> float:
    """The standard normal's distribution function."""
    return 0.5 * math.erfc(-value / math.sqrt(2.0))
