"""The estimate of the leader share: a line and a 90 % band for every calendar day.

An overdispersed binomial random walk on the logit scale, fitted with Laplace's method, its step size
integrated over a small grid. docs/statistics.md tells it with an example; the sources are named where
the formulas are (correlation, laplace). Numpy alone: loading scipy.linalg costs more than all of this.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from journal.statistics.correlation import day_correlation, day_weights
from journal.statistics.knots import Knots, knots_until
from journal.statistics.laplace import StepFit, expit, fit_walk
from journal.statistics.outlook import Arrival, Band
from journal.statistics.ramp import Drift
from journal.statistics.series import DaySeries, Floats, Ints

Window: TypeAlias = Literal["quarter", "year"]

_Number = TypeVar("_Number", bound=np.generic)

STEP_SIZES = (0.1, 0.25, 0.55, 1.1, 2.2)
STEP_RATE = 2.0
"""Prior of the step size: exponential with this rate, per √year."""
BAND_WIDTH = 1.645
"""Standard deviations to either side of the middle of the 90 % band."""

# Seven-point Gauss–Hermite rule for a standard normal: E[f(Z)] ≈ Σ weight·f(node); the nodes mirror.
_NODES = (2.3667594107345415, 1.1544053947399682, 3.7504397177257425)
_WEIGHTS = (0.03075712396758651, 0.24012317860501273, 0.0005482688559722182)
_MIDDLE_WEIGHT = 0.45714285714285713


@dataclass(frozen=True, slots=True)
class Claim:
    """The window whose chance of rising is the farther from one half, and that chance."""

    window: Window
    chance_up: float


@dataclass(frozen=True, eq=False)
class Estimate:
    """The leader share on each calendar day from the first tagged day to today, and its drift.

    `days` are consecutive proleptic ordinals; `share`, `low` and `high` are fractions with
    0 ≤ low ≤ share ≤ high ≤ 1, the band holding the true share with 90 % chance each day. All arrays are
    read-only and equally long, empty when nothing was tagged. `correlation` is how alike two
    actions of one day are (0 to 0.5).

    `quarter` is the drift over 90 days, `year` that over 365, or over the whole journal where it is
    shorter; None where there are too few actions for it. `arrivals` has for each target when it would be
    reached if the pace held; it is empty unless the longer window's chance of rising is 0.8 or more
    and the journal 60 days old.
    """

    days: Ints
    share: Floats
    low: Floats
    high: Floats
    correlation: float
    quarter: Drift | None = None
    year: Drift | None = None
    claim: Claim | None = None
    arrivals: Mapping[float, Arrival] = field(default_factory=dict)

    def forecast(self, days_ahead: int, chance: float = 0.9) -> Band:
        """Where the share will probably be in so many days, with a band of this chance."""
        raise NotImplementedError


@dataclass(frozen=True, eq=False)
class Posterior:
    """Everything the data say about the path: one fit per step size, and how likely each is.

    `weights` sum to 1, in the order of `fits`. `knots` holds the bins that were fitted, empty ones
    included. Estimate, rate, chance and forecast are all read from this.
    """

    first: int
    today: int
    correlation: float
    knots: Knots
    fits: tuple[StepFit, ...]
    weights: Floats

    def moments(self) -> tuple[Floats, Floats]:
        """Mean and variance on the logit scale at every knot, mixed over the step sizes."""
        paths = [fit.at(self.knots.time) for fit in self.fits]
        mean = np.zeros_like(self.knots.time)
        square = np.zeros_like(self.knots.time)
        for weight, (path, _) in zip(self.weights.tolist(), paths, strict=True):
            mean += weight * path
        for weight, (path, variance) in zip(self.weights.tolist(), paths, strict=True):
            square += weight * (variance + (path - mean) ** 2)
        return mean, square


def estimate(days: Ints, leader: Floats, total: Floats, today: int) -> Estimate:
    """Estimate the leader share for every calendar day up to `today`.

    Args:
        days: proleptic ordinals of the days with tagged actions, strictly rising; later days than
            `today` are left out.
        leader: for each day the sum of weights: leader 1, both ½, manager 0.
        total: for each day the number of actions tagged manager, leader or both, above 0.
        today: the ordinal of the day the estimate is asked for.

    Returns:
        One value for each calendar day from the first tagged day to today; nothing is invented for
        days without actions, the band widens there.

    Raises:
        ValueError: if the arrays do not fit together or hold impossible numbers.
    """
    posterior = fit_posterior(days, leader, total, today)
    if posterior is None:
        nothing = _frozen(np.empty(0))
        return Estimate(_frozen(np.empty(0, np.int64)), nothing, nothing, nothing, _correlation_of_none())
    return summarise(posterior)


def estimate_of(series: DaySeries, today: int) -> Estimate:
    """The estimate from the counts of a journal; days without tagged actions are no information."""
    tagged = series.tagged
    known = tagged > 0
    return estimate(series.days[known], series.leader_weight[known], tagged[known].astype(np.float64), today)


def fit_posterior(days: Ints, leader: Floats, total: Floats, today: int) -> Posterior | None:
    """Fit the path of the share; None where there is no day up to `today`.

    Arguments and errors as in `estimate`.
    """
    days, leader, total = _checked(days, leader, total)
    until = int(np.searchsorted(days, today, side="right"))
    if until == 0:
        return None
    days, leader, total = days[:until], leader[:until], total[:until]
    correlation = day_correlation(days, leader, total)
    weight = day_weights(total, correlation)
    knots = knots_until(today, days, weight * leader, weight * total)
    fits, weights = fit_knots(knots)
    return Posterior(int(days[0]), int(today), correlation, knots, fits, weights)


def fit_knots(knots: Knots, step_sizes: tuple[float, ...] = STEP_SIZES) -> tuple[tuple[StepFit, ...], Floats]:
    """One fit for each step size, each started from the last, and their weights."""
    known = knots.total > 0
    time, leader, total = knots.time[known], knots.leader[known], knots.total[known]
    fits: list[StepFit] = []
    middle = math.log((leader.sum() + 0.5) / ((total - leader).sum() + 0.5))
    start = np.full_like(time, middle)
    for step in step_sizes:
        fits.append(fit_walk(step, time, leader, total, start))
        start = fits[-1].mode
    # The grid is even in log s, so the prior's density there carries a factor s.
    scores = np.array([fit.log_evidence - STEP_RATE * fit.step + math.log(fit.step) for fit in fits])
    weights = np.exp(scores - scores.max())
    return tuple(fits), weights / weights.sum()


def summarise(posterior: Posterior) -> Estimate:
    """Carry the path's moments from the knots to the days, and from the logit scale to shares."""
    days = np.arange(posterior.first, posterior.today + 1, dtype=np.int64)
    knot_mean, knot_variance = posterior.moments()
    mean = np.interp(days, posterior.knots.time, knot_mean)
    spread = np.sqrt(np.interp(days, posterior.knots.time, knot_variance))
    low = expit(mean - BAND_WIDTH * spread)
    high = expit(mean + BAND_WIDTH * spread)
    centre = _MIDDLE_WEIGHT * expit(mean)
    for node, weight in zip(_NODES, _WEIGHTS, strict=True):
        centre += weight * (expit(mean - node * spread) + expit(mean + node * spread))
    return Estimate(
        days=_frozen(days),
        share=_frozen(np.clip(centre, low, high)),
        low=_frozen(low),
        high=_frozen(high),
        correlation=posterior.correlation,
    )


def _correlation_of_none() -> float:
    empty = np.empty(0)
    return day_correlation(np.empty(0, np.int64), empty, empty)


def _checked(days: Ints, leader: Floats, total: Floats) -> tuple[Ints, Floats, Floats]:
    """The arrays in their types, or a ValueError that says what is wrong with them."""
    days = np.asarray(days)
    leader = np.asarray(leader, dtype=np.float64)
    total = np.asarray(total, dtype=np.float64)
    if days.ndim != 1 or days.shape != leader.shape or days.shape != total.shape:
        raise ValueError("days, leader and total must be flat and equally long")
    if days.size and not np.issubdtype(days.dtype, np.integer):
        raise ValueError("days must be whole ordinals")
    days = days.astype(np.int64)
    if np.any(np.diff(days) <= 0):
        raise ValueError("days must rise strictly")
    if not (np.all(np.isfinite(leader)) and np.all(np.isfinite(total))):
        raise ValueError("leader and total must be finite")
    if np.any(total <= 0):
        raise ValueError("every day must have a total above 0")
    if np.any(leader < 0) or np.any(leader > total):
        raise ValueError("leader must lie between 0 and total")
    return days, leader, total


def _frozen(array: NDArray[_Number]) -> NDArray[_Number]:
    """The array, read-only from now on."""
    array.flags.writeable = False
    return array
