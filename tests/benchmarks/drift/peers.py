"""What others would draw of the same journal: rolling means, the cumulative share, a habit score, LOESS.

Each gives a line with a 90 % band for every calendar day, and has a natural way to call a rise: the
line now and ninety days ago differ by more than the noise of both. None of them knows the day correlation.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from tests.simulator.journals import Array, Simulated

WIDTH = 1.645
DAYS_AGO = 90
HALF_LIFE = 13.0
LOESS_PART = 2.0 / 3.0


class Lines(NamedTuple):
    """Share, low and high for each day from the first tagged day to today, as fractions."""

    share: Array
    low: Array
    high: Array


def of_rolling_mean(journal: Simulated, window: int = 30) -> Lines:
    """The mean of the last days with Wilson's interval; with nothing in them, half and all."""
    leader, total = on_every_day(journal)
    return wilson(_last(leader, window), _last(total, window))


def of_week(journal: Simulated) -> Lines:
    """The mean of the last seven days."""
    return of_rolling_mean(journal, 7)


def of_everything(journal: Simulated) -> Lines:
    """The share of all actions so far with Wilson's interval."""
    leader, total = on_every_day(journal)
    return wilson(np.cumsum(leader), np.cumsum(total))


def of_score(journal: Simulated) -> Lines:
    """An exponential score as in Loop Habit Tracker: half-life 13 days, days without actions skipped.

    Loop moves a daily habit's score by `score·m + value·(1 − m)` with m = ½^(1/13); skipped days leave it as
    it is. A day's value here is its own share, and the score begins with the first day's: Loop's begins
    with 0, as a habit does, but a share is not nothing before the first day. Loop draws no band; it is
    given Wilson's for as many actions as its weights are worth (Kish): one over the sum of weight²/n.
    """
    keep = 0.5 ** (1.0 / HALF_LIFE)
    score, squares = math.nan, 0.0
    rows = []
    for leader, total in zip(journal.leader.tolist(), journal.total.tolist(), strict=True):
        begun = not math.isnan(score)
        score = score * keep + leader / total * (1.0 - keep) if begun else leader / total
        squares = squares * keep**2 + (1.0 - keep) ** 2 / total if begun else 1.0 / total
        rows.append((score, 1.0 / squares))
    shares, numbers = np.array(rows)[_last_logged(journal)].T
    return wilson(shares * numbers, numbers)


def of_loess(journal: Simulated) -> Lines:
    """LOESS over the days' own shares (statsmodels' lowess, a local line over two thirds of the days).

    statsmodels has no band. It is given the textbook's (Cleveland & Devlin 1988): the standard error of the
    local line from its own weights and the residuals' variance, 1.645 of them to either side.
    """
    from statsmodels.nonparametric.smoothers_lowess import lowess

    at = (journal.days - journal.days[0]).astype(np.float64)
    value = journal.leader / journal.total
    size = len(journal.truth)
    if len(at) < 4:
        found, error = np.full(len(at), value.mean()), np.full(len(at), 0.5 / math.sqrt(len(at)))
    else:
        # it=0: a robust second pass would take days of 0 and 100 % for mistakes
        found = lowess(value, at, frac=LOESS_PART, it=0, delta=0.002 * size, return_sorted=False)
        error = _loess_error(at, value - found)
    every = np.arange(size, dtype=np.float64)
    share, half = np.interp(every, at, found), WIDTH * np.interp(every, at, error)
    return Lines(*(np.clip(line, 0.0, 1.0) for line in (share, share - half, share + half)))


def rises(lines: Lines, day: int, width: float) -> bool:
    """Whether the line on this day lies above that of ninety days ago (or the first) by so much noise."""
    then = max(day - DAYS_AGO, 0)
    noise = [(lines.high[at] - lines.low[at]) / (2.0 * WIDTH) for at in (then, day)]
    return bool(lines.share[day] - lines.share[then] > width * math.hypot(*noise))


def on_every_day(journal: Simulated) -> tuple[Array, Array]:
    """Leader weights and numbers of actions for every calendar day."""
    size = len(journal.truth)
    leader, total = np.zeros(size), np.zeros(size)
    place = journal.days - (journal.today - size + 1)
    leader[place], total[place] = journal.leader, journal.total
    return leader, total


def wilson(leader: Array, total: Array) -> Lines:
    """The share of counts with Wilson's 90 % interval; half and all where there are none."""
    share = np.divide(leader, total, out=np.full(len(total), 0.5), where=total > 0)
    square = WIDTH**2
    middle = (leader + square / 2.0) / (total + square)
    half = WIDTH * np.sqrt(total * share * (1.0 - share) + square / 4.0) / (total + square)
    return Lines(share, middle - half, middle + half)


def _last(counts: Array, window: int) -> Array:
    """Sums over the last `window` days."""
    sums = np.cumsum(counts)
    sums[window:] -= sums[:-window].copy()
    return sums


def _last_logged(journal: Simulated) -> Array:
    """For every calendar day the place of the last day with actions."""
    every = np.arange(journal.today - len(journal.truth) + 1, journal.today + 1)
    return np.searchsorted(journal.days, every, side="right") - 1


def _loess_error(at: Array, residual: Array) -> Array:
    """Standard error of the local line at each point; between forty of them it is interpolated."""
    size = len(at)
    count = max(int(LOESS_PART * size + 1e-10), 2)
    places = np.unique(np.linspace(0, size - 1, min(size, 40)).astype(int))
    lengths, own = [], []
    for place in places:
        distance = np.abs(at - at[place])
        reach = max(float(np.partition(distance, count - 1)[count - 1]), 1.0) * 1.001
        weight = np.clip(1.0 - (distance / reach) ** 3, 0.0, None) ** 3
        centred = at - (weight @ at) / weight.sum()
        spread = float(weight @ centred**2)
        line = weight / weight.sum()
        if spread > 0:
            line += weight * centred * centred[place] / spread
        lengths.append(math.sqrt(float(line @ line)))
        own.append(float(line[place]))
    free = max(size - float(np.mean(own)) * size, 1.0)
    error: Array = math.sqrt(float(residual @ residual) / free) * np.interp(
        np.arange(size), places, np.array(lengths)
    )
    return error
