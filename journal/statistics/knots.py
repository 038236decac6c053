"""The moments at which the path of the share is estimated: fine for the present, coarse for long ago."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from journal.statistics.series import Floats, Ints

WEEK_DAYS = 7
MONTH_DAYS = 30
YEAR_DAYS = 364


@dataclass(frozen=True, slots=True)
class Grid:
    """How many single days, weeks and months there are before a bin is a year."""

    days: int
    weeks: int
    months: int


FINE = Grid(days=180, weeks=496, months=122)
"""Ten years are 180 single days and 496 weeks: 3,652 days to the day. Ten years of months more; what is older
is in years, so that 1900 costs little more than 2006."""
COARSE = Grid(days=91, weeks=92, months=220)
"""For many estimates at once: single days for the shorter drift, weeks for two years, twenty in all."""


@dataclass(frozen=True, eq=False)
class Knots:
    """Weighted counts in bins that end today, oldest first; the last bin is today itself.

    `time` is each bin's centre as an ordinal (a day's centre is its own ordinal), `leader` and `total` the
    weighted sums of its days. Bins without actions stay, with zeros: there the estimate has only
    its neighbours to go by.
    """

    time: Floats
    leader: Floats
    total: Floats


def knots_until(today: int, days: Ints, leader: Floats, total: Floats, grid: Grid = FINE) -> Knots:
    """Put weighted days into bins: the last days singly, then weeks, months, and years before.

    `days` are rising ordinals, none after `today`, at least one; the first bin holds the first day.
    """
    starts = _bin_starts(int(days[0]), today, grid)
    ends = np.append(starts[1:], today + 1)
    place = np.searchsorted(starts, days, side="right") - 1
    count = len(starts)
    return Knots(
        time=(starts + ends - 1) / 2.0,
        leader=np.bincount(place, leader, count).astype(np.float64),
        total=np.bincount(place, total, count).astype(np.float64),
    )


def _bin_starts(first: int, today: int, grid: Grid) -> Ints:
    """The first ordinals of the bins from the one that holds `first` to today, rising."""
    span = today - first + 1
    daily = min(span, grid.days)
    weekly = min(-(-(span - daily) // WEEK_DAYS), grid.weeks)
    before = span - daily - weekly * WEEK_DAYS
    monthly = min(max(-(-before // MONTH_DAYS), 0), grid.months)
    yearly = max(-(-(before - monthly * MONTH_DAYS) // YEAR_DAYS), 0)
    lengths = np.repeat(
        np.array([1, WEEK_DAYS, MONTH_DAYS, YEAR_DAYS], dtype=np.int64),
        np.array([daily, weekly, monthly, yearly]),
    )
    starts: Ints = (today + 1 - np.cumsum(lengths))[::-1]
    return starts
