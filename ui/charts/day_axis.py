"""Ticks of the day axis and of the counts, as pure functions on day numbers. No Qt.

x is a proleptic ordinal everywhere: SVG writers keep six significant digits, which seconds since
1970 do not survive. A day `d` reaches from d − ½ to d + ½.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from journal.domain.dates import short_date, short_month_name
from journal.language import _
from journal.statistics.amounts import MINUTES_OF_HOURS, figure
from journal.statistics.series import Measure

LEAST_LABEL_PX = 64.0
LEAST_LABEL_GAP_PX = 12.0
LEAST_MINOR_PX = 4.5


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick at the start of civil day `day` (an ordinal); no label means a short one.

    `strong` ones are set in 600: the first tick of a year, which names it.
    """

    day: int
    label: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class _Level:
    """A calendar unit: `walk` yields (running number, ordinal) for its starts from a day on."""

    least_days: int
    walk: Callable[[int], Iterator[tuple[int, int]]]
    name: Callable[[dt.date, int], tuple[str, bool]]


def _walk_days(first: int) -> Iterator[tuple[int, int]]:
    day = first
    while True:
        yield day, day
        day += 1


def _walk_weeks(week_start: int) -> Callable[[int], Iterator[tuple[int, int]]]:
    def walk(first: int) -> Iterator[tuple[int, int]]:
        # Ordinal 1 is a Monday.
        number = -((week_start + 1 - first) // 7)
        while True:
            yield number, number * 7 + week_start + 1
            number += 1

    return walk


def _walk_half_months(first: int) -> Iterator[tuple[int, int]]:
    for number, start in _walk_months(1)(first - 31):
        for half, day in ((0, start), (1, start + 14)):
            if day >= first:
                yield 2 * number + half, day


def _walk_months(months: int) -> Callable[[int], Iterator[tuple[int, int]]]:
    def walk(first: int) -> Iterator[tuple[int, int]]:
        date = dt.date.fromordinal(max(1, first))
        number = (date.year * 12 + date.month - 1) // months
        while number * months // 12 <= dt.MAXYEAR:
            start = dt.date(max(1, number * months // 12), number * months % 12 + 1, 1).toordinal()
            if start >= first:
                yield number, start
            number += 1

    return walk


def _name_day(first_days: int) -> Callable[[dt.date, int], tuple[str, bool]]:
    def name(date: dt.date, _step: int) -> tuple[str, bool]:
        day = short_date(date)
        if date.month == 1 and date.day <= first_days:
            return _("{day} {year}").format(day=day, year=date.year), True
        return day, False

    return name


def _name_month(per_year: int) -> Callable[[dt.date, int], tuple[str, bool]]:
    def name(date: dt.date, step: int) -> tuple[str, bool]:
        if date.month != 1:
            return short_month_name(date.month), False
        if step >= per_year:
            return str(date.year), True
        return _("{month} {year}").format(month=short_month_name(1), year=date.year), True

    return name


def _levels(span: float, week_start: int) -> tuple[_Level, tuple[_Level, ...]]:
    """What is labelled when `span` days are in view, and what may be ticked without a label."""
    days = _Level(1, _walk_days, _name_day(1))
    weeks = _Level(7, _walk_weeks(week_start), _name_day(7))
    halves = _Level(14, _walk_half_months, _name_day(1))
    months = _Level(28, _walk_months(1), _name_month(12))
    quarters = _Level(90, _walk_months(3), _name_month(4))
    years = _Level(365, _walk_months(12), _name_month(1))
    if span <= 12:
        return days, (days,)
    if span <= 45:
        return weeks, (days, weeks)
    if span <= 130:
        return halves, (halves, months)
    if span <= 480:
        return months, (months, quarters)
    return quarters, (months, quarters, years)


def day_ticks(  # noqa: PLR0917 - the stretch first, then how it is measured
    first: float,
    last: float,
    width: float,
    week_start: int = 0,
    measure: Callable[[str], float] = len,
    unit: float = 1.0,
) -> tuple[Tick, ...]:
    """The ticks between two days (ordinals, fractions allowed) over `width` pixels, oldest first.

    Up to 45 days week starts are labelled, up to 130 the 1st and the 15th, up to 480 months,
    beyond that quarters; where labels would come closer than 64 px of `unit` pixels each, or nearly
    touch by their widths in pixels (`measure`), every second is dropped, the Januaries last. Between
    them there are short ticks where there is room.
    """
    span = last - first
    if span <= 0 or width <= 0:
        return ()
    px_per_day = width / span
    labelled, others = _levels(span, week_start)
    ticks: dict[int, Tick] = {}
    for minor in (*others, labelled):
        if minor.least_days * px_per_day >= LEAST_MINOR_PX * unit:
            ticks = {day: Tick(day) for _number, day in _within(minor, first, last)}
            break
    step = 1
    while labelled.least_days * step * px_per_day < LEAST_LABEL_PX * unit:
        step *= 2
    while True:
        chosen = _label(labelled, step, first, last)
        if _fit(chosen, px_per_day, LEAST_LABEL_GAP_PX * unit, measure):
            break
        step *= 2
    ticks |= {tick.day: tick for tick in chosen}
    return tuple(ticks[day] for day in sorted(ticks))


def _label(level: _Level, step: int, first: float, last: float) -> list[Tick]:
    """Every `step`th of a level's ticks, with its label."""
    ticks = []
    for number, day in _within(level, first, last):
        if number % step == 0:
            label, strong = level.name(dt.date.fromordinal(day), step)
            ticks.append(Tick(day, label, strong))
    return ticks


def _fit(ticks: list[Tick], px_per_day: float, gap: float, measure: Callable[[str], float]) -> bool:
    """Whether centred labels keep `gap` pixels between each other."""
    widths = [measure(tick.label) for tick in ticks]
    return all(
        (after.day - before.day) * px_per_day >= (widths[i] + widths[i + 1]) / 2 + gap
        for i, (before, after) in enumerate(pairwise(ticks))
    )


def _within(level: _Level, first: float, last: float) -> Iterator[tuple[int, int]]:
    latest = dt.date.max.toordinal()
    for number, day in level.walk(max(1, math.ceil(first))):
        if day > min(last, latest):
            return
        yield number, day


def count_ticks(most: int) -> tuple[tuple[int, ...], int]:
    """Two or three ticks of the counts axis above zero, and its top: the next multiple of 5.

    The smallest step of 1, 2 or 5 times a power of ten that gives at most three ticks; 4 times
    one where those leave a single tick.
    """
    top = max(5, -(-most // 5) * 5)
    power = 1
    while True:
        for step in (1, 2, 5):
            if 2 <= top // (step * power) <= 3:
                return tuple(range(step * power, top + 1, step * power)), top
        if top // (10 * power) < 2:
            return tuple(range(4 * power, top + 1, 4 * power)), top
        power *= 10


def amount_ticks(most: int, measure: Measure) -> tuple[int, tuple[tuple[int, str], ...]]:
    """The top of the counts axis, and its labelled values, for stacks of `most` actions or minutes.

    Minutes are labelled in hours where the highest stack is two hours or more.
    """
    if not is_in_hours(most, measure):
        ticks, top = count_ticks(most)
        return top, tuple((tick, figure(tick)) for tick in ticks)
    ticks, top = count_ticks(-(-most // 60))
    return top * 60, tuple((tick * 60, figure(tick)) for tick in ticks)


def is_in_hours(most: int, measure: Measure) -> bool:
    """Whether stacks up to this one are told in hours."""
    return measure == "minutes" and most >= MINUTES_OF_HOURS
