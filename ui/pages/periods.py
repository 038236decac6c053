"""Which two periods are compared: a few usual ones, or days of one's own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeAlias

Preset: TypeAlias = Literal["30", "90", "365", "quarter", "year", "own"]
Days: TypeAlias = tuple[int, int]

PRESETS: tuple[Preset, ...] = ("30", "90", "365", "quarter", "year", "own")
_YEAR_ONE = 1


@dataclass(frozen=True, slots=True)
class Periods:
    """Two periods, each by its first and last ordinal, the earlier one first unless they are one's own."""

    first: Days
    second: Days


def preset_named(name: str) -> Preset:
    """The preset with that name; the last 90 days for a name that is none."""
    return next((known for known in PRESETS if known == name), "90")


def periods_of(preset: Preset, today: int) -> Periods:
    """The two periods that a preset means on a day.

    So many last days and as many before; this calendar quarter or year up to today, and the whole one
    before. One's "own" begin as the last 90 days and those before.
    """
    day = dt.date.fromordinal(today)
    if preset == "quarter":
        start = day.replace(month=day.month - (day.month - 1) % 3, day=1)
    elif preset == "year":
        start = day.replace(month=1, day=1)
    else:
        days = 90 if preset == "own" else int(preset)
        return Periods(
            (max(today - 2 * days + 1, 1), max(today - days, 1)), (max(today - days + 1, 1), today)
        )
    begin = start.toordinal()
    before = _quarter_before(start) if preset == "quarter" else _year_before(start)
    return Periods((before.toordinal(), max(begin - 1, 1)), (begin, today))


def clipped(periods: Periods, begins: int) -> Periods:
    """The same without the days before the journal begins; what lies before it as a whole stays."""
    first, second = (
        (max(start, begins), end) if end >= begins else (start, end)
        for start, end in (periods.first, periods.second)
    )
    return Periods(first, second)


def _quarter_before(start: dt.date) -> dt.date:
    month = start.month - 3
    return start.replace(month=month) if month >= 1 else _year_before(start).replace(month=month + 12)


def _year_before(start: dt.date) -> dt.date:
    return start.replace(year=max(start.year - 1, _YEAR_ONE))
