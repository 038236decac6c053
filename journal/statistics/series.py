"""Counts of actions per civil day, and their sums over days, weeks or months."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]

Unit: TypeAlias = Literal["day", "week", "month"]
Measure: TypeAlias = Literal["count", "minutes"]
RangeName: TypeAlias = Literal["30 days", "90 days", "year", "all"]

DAYS_DRAWN_SINGLY = 100
"""A journal shorter than this shows a dot a day whatever the range."""
DAYS_DRAWN_AS_WEEKS = 1096
"""Above three years the range "all" shows a dot a month."""

_WEEK = 7
_EPOCH = 719163  # the ordinal of 1 January 1970
_LAST_DAY = 3652059  # the ordinal of 31 December 9999, after which no date exists


@dataclass(frozen=True, eq=False)
class DaySeries:
    """Counts for each civil day that has at least one action, oldest first.

    `days` are proleptic ordinals, strictly rising; every other array has the same length.
    `hollow` counts those of the manager, leader and both actions that were recalled or imported.

    With the measure "minutes" the arrays hold minutes instead of numbers of actions, of those actions that
    carry any; `unit` is how many minutes inform as much as one action, and `timed` the number of actions
    behind the minutes of the share.
    """

    days: Ints
    manager: Ints
    leader: Ints
    both: Ints
    own: Ints
    untagged: Ints
    hollow: Ints
    measure: Measure = field(default="count", kw_only=True)
    unit: float = field(default=1.0, kw_only=True)
    timed: Ints | None = field(default=None, kw_only=True)

    @classmethod
    def empty(cls) -> DaySeries:
        """The series of a journal without actions."""
        return cls(*(np.empty(0, np.int64) for _ in range(7)))

    @property
    def tagged(self) -> Ints:
        """Actions that count for the share: manager, leader or both."""
        return self.manager + self.leader + self.both

    @property
    def numbers(self) -> Ints:
        """How many actions that is, whatever the measure; ValueError for minutes without `timed`."""
        if self.timed is not None:
            return self.timed
        if self.measure == "minutes":
            raise ValueError("minutes do not tell how many actions they come from")
        return self.tagged

    @property
    def leader_weight(self) -> Floats:
        """What they add to the leader side: leader 1, both ½."""
        weight: Floats = self.leader + self.both / 2.0
        return weight

    @property
    def total(self) -> Ints:
        """Every action, own work and those not tagged yet among them."""
        return self.tagged + self.own + self.untagged

    def until(self, ordinal: int) -> DaySeries:
        """The days up to and with this one."""
        return self._slice(0, int(np.searchsorted(self.days, ordinal, side="right")))

    def between(self, first: int, last: int) -> DaySeries:
        """The days from `first` to `last`, both with."""
        start = int(np.searchsorted(self.days, first, side="left"))
        return self._slice(start, int(np.searchsorted(self.days, last, side="right")))

    def _slice(self, start: int, stop: int) -> DaySeries:
        part = slice(start, stop)
        return DaySeries(
            days=self.days[part],
            manager=self.manager[part],
            leader=self.leader[part],
            both=self.both[part],
            own=self.own[part],
            untagged=self.untagged[part],
            hollow=self.hollow[part],
            measure=self.measure,
            unit=self.unit,
            timed=None if self.timed is None else self.timed[part],
        )


@dataclass(frozen=True, eq=False)
class Buckets:
    """Sums over days, weeks or months that hold at least one action, oldest first.

    `start` and `end` are the first and last ordinal of the whole week or month, `centre` is midway
    between them. `share` is the leader share of the bucket alone, nan where nothing is tagged;
    `is_hollow` says that more than half of what is tagged was recalled or imported.
    """

    unit: Unit
    start: Ints
    end: Ints
    centre: Floats
    manager: Ints
    leader: Ints
    both: Ints
    own: Ints
    untagged: Ints
    hollow: Ints
    tagged: Ints
    share: Floats
    is_hollow: Bools


def bucket(series: DaySeries, unit: Unit, week_start: int = 0) -> Buckets:
    """Sum a series over single days, weeks or months.

    A bucket without actions does not exist: it is no information, never a zero.

    `week_start` is the weekday that begins a week, 0 Monday to 6 Sunday. Raises ValueError for
    another unit or weekday.
    """
    logged = series.total > 0
    starts, ends = _bounds(series.days[logged], unit, week_start)
    start, first = np.unique(starts, return_index=True)
    end = ends[first]

    def sums(counts: Ints) -> Ints:
        return np.add.reduceat(counts[logged], first) if first.size else np.empty(0, np.int64)

    manager, leader, both = sums(series.manager), sums(series.leader), sums(series.both)
    hollow, tagged = sums(series.hollow), manager + leader + both
    share = np.full(len(start), np.nan)
    np.divide(leader + both / 2.0, tagged, out=share, where=tagged > 0)
    return Buckets(
        unit=unit,
        start=start,
        end=end,
        centre=(start + end) / 2.0,
        manager=manager,
        leader=leader,
        both=both,
        own=sums(series.own),
        untagged=sums(series.untagged),
        hollow=hollow,
        tagged=tagged,
        share=share,
        is_hollow=2 * hollow > tagged,
    )


def unit_for(span_days: int, range_name: RangeName) -> Unit:
    """What one dot stands for when a range of a journal of this many days is shown.

    Raises ValueError for an unknown range.
    """
    if range_name not in ("30 days", "90 days", "year", "all"):
        raise ValueError(f"unknown range {range_name!r}")
    if range_name in ("30 days", "90 days") or span_days < DAYS_DRAWN_SINGLY:
        return "day"
    if range_name == "all" and span_days > DAYS_DRAWN_AS_WEEKS:
        return "month"
    return "week"


def _bounds(days: Ints, unit: Unit, week_start: int) -> tuple[Ints, Ints]:
    """First and last ordinal of the bucket of each day."""
    if not 0 <= week_start < _WEEK:
        raise ValueError("week_start must be 0 (Monday) to 6 (Sunday)")
    if unit == "day":
        return days, days
    if unit == "week":
        # Ordinal 1 was a Monday.
        first = days - (days - 1 - week_start) % _WEEK
        last = first + _WEEK - 1
    elif unit == "month":
        month: NDArray[np.datetime64] = (days - _EPOCH).astype("datetime64[D]").astype("datetime64[M]")
        first = _ordinals(month)
        last = _ordinals(month + np.timedelta64(1, "M")) - 1
    else:
        raise ValueError(f"unknown unit {unit!r}")
    return np.maximum(first, 1), np.minimum(last, _LAST_DAY)


def _ordinals(months: NDArray[np.datetime64]) -> Ints:
    """The ordinal of the first day of each month."""
    return months.astype("datetime64[D]").astype(np.int64) + _EPOCH
