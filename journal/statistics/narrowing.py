"""Why today's band is as wide as it is, and what would narrow it: by estimating again, never by a rule.

Each figure is the same model on other data: on the last weeks alone, or with days to come that are like
the last ones. Day correlation and the weights of the step sizes are held as the whole journal has them,
so that the figures can be compared; only what is known of the path differs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from journal.statistics.correlation import day_weights
from journal.statistics.drift import BAND_WIDTH, Posterior, fit_knots, fit_posterior
from journal.statistics.knots import knots_until
from journal.statistics.laplace import expit_of
from journal.statistics.series import DaySeries, Floats, Ints

STRETCHES = (28, 91, 182, 365)
"""Days of the stretches that are tried, the shortest first."""
CARRIES_WITHIN = 1.1
"""A stretch carries the band if it alone leaves one at most so many times as wide."""
PATTERN_DAYS = 28
AHEAD = ((28, 1), (91, 1), (91, 2))
"""Days to come, and how many times as much is logged on each as lately."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The two ends of a band, as fractions."""

    low: float
    high: float

    @property
    def width(self) -> float:
        """How far they are apart."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Ahead:
    """The band in `days` days, if until then `amount` more is logged.

    It is logged on the same days of a week as lately, `times` as much on each.
    """

    days: int
    times: int
    amount: int
    band: Ends


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What today's band rests on.

    The last `stretch` days carry it, all days of the journal where `is_whole`: `amount` tagged actions (or
    minutes) on `logged` days, which alone would leave `alone`. `still` is what the luck of which moments
    were logged would leave, had the share not moved at all in that stretch. `last` is the ordinal of the
    last day with tagged actions and `at_last` the band then; `ahead` is what the band would come to, the
    nearest first: logging on as in the last four weeks or, where those are empty (`is_silent`), as in the
    four up to `last`.
    """

    today: Ends
    stretch: int
    is_whole: bool
    amount: int
    logged: int
    alone: Ends
    still: Ends
    last: int
    at_last: Ends
    is_silent: bool
    ahead: tuple[Ahead, ...]


def narrowing(series: DaySeries, today: int) -> Narrowing | None:
    """What the band of the day `today` rests on; None where nothing is tagged up to then.

    `series` holds counts or minutes; what comes after `today` is left out.
    """
    series = series.until(today)
    known = series.tagged > 0
    days, total = series.days[known], series.tagged[known] / series.unit
    leader = series.leader_weight[known] / series.unit
    whole = fit_posterior(days, leader, total, today)
    if whole is None:
        return None
    now = _ends(*_last(whole))
    stretch, alone = _carrying(whole, leader, now)
    inside = days > today - stretch
    last = int(days[-1])
    at_last = now if last == today else _at(whole, leader, last)
    return Narrowing(
        today=now,
        stretch=stretch,
        is_whole=bool(inside.all()),
        amount=round(float(total[inside].sum()) * series.unit),
        logged=int(np.count_nonzero(inside)),
        alone=alone,
        still=_still(whole, leader, inside),
        last=last,
        at_last=at_last,
        is_silent=last <= today - PATTERN_DAYS,
        ahead=tuple(_ahead(whole, leader, series.unit)),
    )


def _carrying(whole: Posterior, leader: Floats, now: Ends) -> tuple[int, Ends]:
    """The shortest stretch that leaves nearly the whole band, and the band it leaves."""
    span = whole.today - whole.first + 1
    for stretch in STRETCHES:
        inside = whole.days > whole.today - stretch
        if stretch >= span or not inside.any():
            continue
        alone = _band(whole, whole.days[inside], leader[inside], whole.total[inside], whole.today)
        if alone.width <= CARRIES_WITHIN * now.width:
            return stretch, alone
    return span, now


def _still(whole: Posterior, leader: Floats, inside: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Ends:
    """The band of one unchanging share: its logit has the variance 1/(N p(1−p)).

    N is the number of separate actions that the stretch's days weigh as (Williams 1982), p their share, with
    half an action to either side so that it lies inside 0 and 1 (Haldane 1956, Anscombe 1956).
    """
    weights = day_weights(whole.total[inside], whole.correlation)
    number = float((weights * whole.total[inside]).sum()) + 1.0
    share = (float((weights * leader[inside]).sum()) + 0.5) / number
    return _ends(math.log(share / (1.0 - share)), 1.0 / (number * share * (1.0 - share)))


def _ahead(whole: Posterior, leader: Floats, unit: float) -> list[Ahead]:
    """Log on as in the last four weeks, or as in the four up to the last day, at today's share."""
    last = int(whole.days[-1])
    end = whole.today if last > whole.today - PATTERN_DAYS else last
    recent = whole.days > end - PATTERN_DAYS
    pattern = np.zeros(PATTERN_DAYS)
    pattern[whole.days[recent] - end + PATTERN_DAYS - 1] = whole.total[recent]
    mean, _variance = _last(whole)
    found = []
    for ahead, times in AHEAD:
        totals = times * np.resize(pattern, ahead)
        logged = totals > 0
        days: Ints = whole.today + 1 + np.flatnonzero(logged).astype(np.int64)
        band = _band(
            whole,
            np.concatenate((whole.days, days)),
            np.concatenate((leader, totals[logged] * expit_of(mean))),
            np.concatenate((whole.total, totals[logged])),
            whole.today + ahead,
        )
        found.append(Ahead(ahead, times, round(float(totals.sum()) * unit), band))
    return found


def _at(whole: Posterior, leader: Floats, day: int) -> Ends:
    """The band as it was on an earlier day with data, when that day was today."""
    until = whole.days <= day
    return _band(whole, whole.days[until], leader[until], whole.total[until], day)


def _band(whole: Posterior, days: Ints, leader: Floats, total: Floats, today: int) -> Ends:
    """Today's band from other data, with the correlation and step sizes of the whole."""
    weight = day_weights(total, whole.correlation)
    knots = knots_until(today, days, weight * leader, weight * total)
    fits, _weights = fit_knots(knots)
    other = Posterior(days, total, today, whole.correlation, knots, fits, whole.weights)
    return _ends(*_last(other))


def _last(posterior: Posterior) -> tuple[float, float]:
    """Mean and variance of today's logit."""
    mean, variance = posterior.moments()
    return float(mean[-1]), float(variance[-1])


def _ends(mean: float, variance: float) -> Ends:
    spread = BAND_WIDTH * math.sqrt(variance)
    return Ends(expit_of(mean - spread), expit_of(mean + spread))
