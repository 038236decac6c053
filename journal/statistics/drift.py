"""The estimate of the leader share: a line and a 90 % band for every calendar day.

An overdispersed binomial random walk on the logit scale, fitted with Laplace's method, its step size
integrated over a small grid. docs/statistics.md tells it with an example; the sources are named where
the formulas are (correlation, laplace). Numpy alone: loading scipy.linalg costs more than all of this.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from journal.statistics.correlation import day_correlation, day_weights
from journal.statistics.knots import FINE, Grid, Knots, knots_until
from journal.statistics.laplace import First, StepFit, expit, fit_walk
from journal.statistics.outlook import (
    PACE_CHANCE,
    PACE_DAYS,
    Arrival,
    Band,
    Today,
    arrivals,
    forecast,
    states_of,
)
from journal.statistics.ramp import Drift, Ramp, fit_ramp
from journal.statistics.series import DaySeries, Floats, Ints

Window: TypeAlias = Literal["quarter", "year"]

_Number = TypeVar("_Number", bound=np.generic)

STEP_SIZES = (0.1, 0.25, 0.55, 1.1, 2.2)
STEP_RATE = 2.0
"""Prior of the step size: exponential with this rate, per √year."""
BAND_WIDTH = 1.645
"""Standard deviations to either side of the middle of the 90 % band."""
TARGETS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
WINDOWS: Mapping[Window, tuple[int, float]] = MappingProxyType({"quarter": (90, 0.6), "year": (365, 1.0)})
"""Days of each window, and the standard deviation of its ramp's prior on the logit scale."""
DRIFT_ACTIONS, DRIFT_DAYS, WINDOW_ACTIONS = 30, 28, 15
"""A drift needs so many tagged actions over so many days within the year, and so many in its own window."""
SILENT_DAYS = 28
"""A window that begins with a longer silence begins with its first tagged day instead."""
_COMPUTED_DAILY, _WEEK = 7312, 7

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
    arrivals: Mapping[float, Arrival] = field(default_factory=lambda: MappingProxyType({}))
    states: tuple[Today, ...] = ()
    """The path today for each step size, from which the forecast is made."""

    def forecast(self, days_ahead: int, chance: float = 0.9) -> Band:
        """Where the share will probably be in so many days, with a band of this chance (0.5, 0.8 or 0.9).

        Raises:
            ValueError: there is no estimate, the day is in the past, or the chance another one.
        """
        if not self.states:
            raise ValueError("nothing was tagged: there is nothing to foresee")
        return forecast(self.states, float(self.share[-1]), days_ahead, chance)


@dataclass(frozen=True, eq=False)
class Posterior:
    """Everything the data say about the path: one fit per step size, and how likely each is.

    `days` and `total` are the data up to today. `weights` sum to 1, in the order of `fits`. `knots` holds
    the bins that were fitted, empty ones included. Estimate, rate, chance and forecast are all read from
    this.
    """

    days: Ints
    total: Floats
    today: int
    correlation: float
    knots: Knots
    fits: tuple[StepFit, ...]
    weights: Floats

    @property
    def first(self) -> int:
        """The first day with tagged actions, an ordinal."""
        return int(self.days[0])

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


def estimate(
    days: Ints,
    leader: Floats,
    total: Floats,
    today: int,
    *,
    targets: Iterable[float] = TARGETS,
    prior: tuple[float, float] = (0.0, 1.25),
    grid: Grid = FINE,
    step_rate: float = STEP_RATE,
) -> Estimate:
    """Estimate the leader share for every calendar day up to `today`, and how it drifts.

    Args:
        days: proleptic ordinals of the days with tagged actions, strictly rising; later days than
            `today` are left out.
        leader: for each day the sum of weights: leader 1, both ½, manager 0.
        total: for each day the number of actions tagged manager, leader or both, above 0.
        today: the ordinal of the day the estimate is asked for.
        targets: the shares, above 0, whose arrival is wanted.
        prior: mean and standard deviation of the first logit before any data.
        grid: how finely it is computed.
        step_rate: how small the walk's steps are held to be, the rate of their exponential prior.

    Returns:
        One value for each calendar day from the first tagged day to today; nothing is invented for
        days without actions, the band widens there.

    Raises:
        ValueError: if the arrays do not fit together or hold impossible numbers.
    """
    if not (math.isfinite(prior[0]) and 0 < prior[1] < math.inf):
        raise ValueError("the prior is a finite mean and a standard deviation above 0")
    posterior = fit_posterior(days, leader, total, today, First(*prior), grid=grid, step_rate=step_rate)
    if posterior is None:
        nothing = _frozen(np.empty(0))
        return Estimate(_frozen(np.empty(0, np.int64)), nothing, nothing, nothing, _correlation_of_none())
    return summarise(posterior, targets)


def estimate_of(series: DaySeries, today: int, *, targets: Iterable[float] = TARGETS) -> Estimate:
    """The estimate from the counts of a journal; days without tagged actions are no information."""
    known = series.tagged > 0
    leader, total = series.leader_weight[known], series.tagged[known].astype(np.float64)
    return estimate(series.days[known], leader / series.unit, total / series.unit, today, targets=targets)


def fit_posterior(
    days: Ints,
    leader: Floats,
    total: Floats,
    today: int,
    first: First | None = None,
    *,
    grid: Grid = FINE,
    step_rate: float = STEP_RATE,
) -> Posterior | None:
    """Fit the path of the share; None where there is no day up to `today`.

    Arguments and errors as in `estimate`; `first` is what is held likely of the first logit.
    """
    days, leader, total = _checked(days, leader, total)
    until = int(np.searchsorted(days, today, side="right"))
    if until == 0:
        return None
    days, leader, total = days[:until], leader[:until], total[:until]
    lately = int(
        np.searchsorted(days, today - _COMPUTED_DAILY)
    )  # how alike days are now, in old journals too
    correlation = day_correlation(days[lately:], leader[lately:], total[lately:])
    weight = day_weights(total, correlation)
    knots = knots_until(today, days, weight * leader, weight * total, grid)
    fits, weights = fit_knots(knots, first=first or First(), step_rate=step_rate)
    return Posterior(days, total, int(today), correlation, knots, fits, weights)


def fit_knots(
    knots: Knots,
    step_sizes: tuple[float, ...] = STEP_SIZES,
    first: First | None = None,
    step_rate: float = STEP_RATE,
) -> tuple[tuple[StepFit, ...], Floats]:
    """One fit for each step size, each started from the last, and their weights."""
    known = knots.total > 0
    time, leader, total = knots.time[known], knots.leader[known], knots.total[known]
    fits: list[StepFit] = []
    middle = math.log((leader.sum() + 0.5) / ((total - leader).sum() + 0.5))
    start = np.full_like(time, middle)
    for step in step_sizes:
        fits.append(fit_walk(step, time, leader, total, start, first or First()))
        start = fits[-1].mode
    # The grid is even in log s, so the prior's density there carries a factor s.
    scores = np.array([fit.log_evidence - step_rate * fit.step + math.log(fit.step) for fit in fits])
    weights = np.exp(scores - scores.max())
    return tuple(fits), weights / weights.sum()


def summarise(posterior: Posterior, targets: Iterable[float] = TARGETS) -> Estimate:
    """Carry the path's moments from the knots to the days, and from the logit scale to shares."""
    days = np.arange(posterior.first, posterior.today + 1, dtype=np.int64)
    # What lies more than twenty years back is computed once a week: its knots are a year apart.
    recent = max(posterior.today - _COMPUTED_DAILY, posterior.first)
    weeks = -(-(recent - posterior.first) // _WEEK)
    when = np.concatenate(
        [recent - _WEEK * np.arange(weeks, 0, -1), np.arange(recent, posterior.today + 1, dtype=np.int64)]
    )
    knot_mean, knot_variance = posterior.moments()
    mean = np.interp(when, posterior.knots.time, knot_mean)
    spread = np.sqrt(np.interp(when, posterior.knots.time, knot_variance))
    low = expit(mean - BAND_WIDTH * spread)
    high = expit(mean + BAND_WIDTH * spread)
    centre = _MIDDLE_WEIGHT * expit(mean)
    for node, weight in zip(_NODES, _WEIGHTS, strict=True):
        centre += weight * (expit(mean - node * spread) + expit(mean + node * spread))
    centre = np.clip(centre, low, high)
    if weeks:
        centre, low, high = (_by_days(line, weeks)[-len(days) :] for line in (centre, low, high))
    share = _frozen(centre)
    ramps = {window: _ramp(posterior, window) for window in WINDOWS}
    quarter, year = ramps["quarter"], ramps["year"]
    longer = year or quarter
    is_open = (
        longer is not None
        and longer.chance_up >= PACE_CHANCE
        and posterior.today - posterior.first + 1 >= PACE_DAYS
    )
    reached = arrivals(longer, float(share[-1]), targets) if longer is not None and is_open else {}
    return Estimate(
        days=_frozen(days),
        share=share,
        low=_frozen(low),
        high=_frozen(high),
        correlation=posterior.correlation,
        quarter=quarter.drift() if quarter else None,
        year=year.drift() if year else None,
        claim=_claim(quarter, year),
        arrivals=MappingProxyType(reached),
        states=states_of(posterior.fits, posterior.weights, posterior.today),
    )


def _by_days(line: Floats, weeks: int) -> Floats:
    """A line whose first `weeks` values are a week apart and the rest a day, as one value a day."""
    steps = np.arange(_WEEK) / _WEEK
    ends = line[: weeks + 1]
    filled = ends[:-1, None] + np.diff(ends)[:, None] * steps
    return np.concatenate([filled.ravel(), line[weeks:]])


def _ramp(posterior: Posterior, window: Window) -> Ramp | None:
    """The ramp over a window, or over the whole journal where it is shorter; None where it holds too few."""
    longest, spread = WINDOWS[window]
    today, days = posterior.today, posterior.days
    in_year = days >= today - WINDOWS["year"][0]
    if not in_year.any():
        return None
    span = today - int(days[in_year][0]) + 1
    if float(posterior.total[in_year].sum()) < DRIFT_ACTIONS or span < DRIFT_DAYS:
        return None
    since = max(today - longest, posterior.first)
    inside = days >= since
    if float(posterior.total[inside].sum()) < WINDOW_ACTIONS:
        return None
    begin = int(days[inside][0])
    if begin - since > SILENT_DAYS:
        since = begin  # nothing can be said against a day that no action is near
    if today - since + 1 < DRIFT_DAYS:
        return None
    return fit_ramp(posterior.fits, posterior.weights, posterior.knots, since, today, spread)


def _claim(quarter: Ramp | None, year: Ramp | None) -> Claim | None:
    """The window that is farther from one half, the longer one where both are as far."""
    chances: dict[Window, float] = {}
    if year is not None:
        chances["year"] = year.chance_up
    if quarter is not None:
        chances["quarter"] = quarter.chance_up
    if not chances:
        return None
    window = max(chances, key=lambda name: abs(chances[name] - 0.5))
    return Claim(window, chances[window])


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
