"""Everything one picture of the drift needs, as values: made once, drawn on the screen and on paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np

from journal.domain.marks import MilestoneMark, SelfView, Target
from journal.domain.result import ResultMeasure, WeekResult
from journal.domain.role import Role
from journal.language import ngettext
from journal.statistics import series as day_series
from journal.statistics.drift import Estimate
from journal.statistics.runs import Run, runs
from journal.statistics.saying import Saying, caption, caption_counts, finding
from journal.statistics.series import Buckets, DaySeries, Floats, Measure, Unit, bucket, unit_for
from ui.charts.ahead import (
    Beside,
    Curve,
    Fan,
    beside_of,
    days_ahead,
    make_fan,
    pace_curve,
    previous_curves,
)
from ui.charts.day_axis import amount_ticks
from ui.charts.geometry import line_runs
from ui.charts.marks import Guess, Sign, Step, guesses_of, milestones_between, others_of, steps_of
from ui.charts.result_strip import Strip, strip_of

RangeName: TypeAlias = Literal["30d", "90d", "1y", "all"]

LEAST_SPAN_DAYS = {"day": 28, "week": 84, "month": 366}
# How far back one may pan: some hundred dots at most.
REACH_DAYS = {"day": 400, "week": 366 * 5, "month": 366 * 1200}
RANGE_DAYS = {"30d": 30, "90d": 90, "1y": 365}
_RANGE_NAMES: dict[RangeName, day_series.RangeName] = {
    "30d": "30 days",
    "90d": "90 days",
    "1y": "year",
    "all": "all",
}


def range_named(name: str) -> RangeName:
    """The range with that name; all days for a name that is none."""
    return next((known for known in _RANGE_NAMES if known == name), "all")


@dataclass(frozen=True, slots=True)
class ChartMarks:
    """What stands on the drift beside actions, in any order: it is sorted by day here."""

    targets: Sequence[Target] = ()
    milestones: Sequence[MilestoneMark] = ()
    self_views: Sequence[SelfView] = ()
    other_views: Sequence[SelfView] = ()
    roles: Sequence[Role] = ()
    results: Sequence[WeekResult] = ()
    measure: ResultMeasure = field(default_factory=ResultMeasure)
    todays: Floats | None = field(default=None, compare=False)
    pinged: Estimate | None = field(default=None, compare=False)
    """`todays` is the share with today's yardstick on each day of the estimate, None where it is not told;
    `pinged` the estimate from the answers to pings alone, None where it was not asked for."""


@dataclass(frozen=True, slots=True)
class ChartChoices:
    """What of it is drawn.

    `pace` is the share whose arrival the dotted line goes to, None without one; it is drawn only while
    the pace may be told. `previous` lays the period before the range under it; `marks` are milestones;
    `self_views` and `other_views`, one's own and colleagues', are drawn apart from them. `reasons` are
    the person's own words: those of targets, and the labels of milestones. `todays` is the line with
    today's yardstick, where a shift is told; `pinged` the answers to pings alone; `result` the strip of
    the weekly result.
    """

    forecast: bool = True
    pace: float | None = None
    previous: bool = False
    targets: bool = True
    marks: bool = True
    reasons: bool = True
    self_views: bool = True
    other_views: bool = True
    todays: bool = True
    pinged: bool = False
    result: bool = True


FOR_OTHERS = ChartChoices(
    forecast=False,
    marks=False,
    reasons=False,
    self_views=False,
    other_views=False,
    todays=False,
    result=False,
)
"""What an exported picture shows unless more is chosen (look.md, Export)."""


@dataclass(frozen=True, eq=False)
class ChartFigure:
    """One picture of the drift.

    `buckets` are the days, weeks or months (`unit`) with actions, oldest first, as far back as one
    may pan; `estimate` is None where fewer than five actions are tagged. `first` and `last` are the
    ordinals shown at first, `today` is one too. The line is drawn over `runs` only, and not at all
    unless `shows_line`. `top` is the upper end of the counts axis and `ticks` are its labelled values, both
    in actions or, with the measure "minutes", in minutes; `weight` is how many minutes count as one action.
    `title` is the finding sentence, `caption` its lines under an exported picture; `note` stands in the
    share's panel while there is no estimate; `sample` marks a picture of made-up actions.

    `fan`, `pace`, `previous`, `steps`, `signs`, `guesses` and `others` are what `choices` ask for of
    forecast, pace, the period before, targets, milestones, self-views and colleagues' views; None or empty
    where there is none. `todays` is the line with today's yardstick, in the pieces of `runs`; `pinged` the
    line and band of the answers to pings alone.
    """

    buckets: Buckets
    estimate: Estimate | None
    today: int
    first: int
    last: int
    unit: Unit
    range_name: RangeName
    week_start: int
    shows_line: bool
    runs: tuple[tuple[int, int], ...]
    top: int
    ticks: tuple[tuple[int, str], ...]
    measure: Measure = "count"
    weight: float = 1.0
    title: tuple[Run, ...] = ()
    caption: tuple[tuple[Run, ...], ...] = ()
    note: str = ""
    sample: bool = False
    choices: ChartChoices = ChartChoices()
    fan: Fan | None = None
    pace: Curve | None = None
    previous: tuple[Curve, ...] = ()
    steps: tuple[Step, ...] = ()
    signs: tuple[Sign, ...] = ()
    guesses: tuple[Guess, ...] = ()
    others: tuple[Guess, ...] = ()
    todays: tuple[Curve, ...] = ()
    pinged: Beside | None = None
    strip: Strip | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return self.buckets.start.size == 0

    @property
    def shows_share(self) -> bool:
        """Whether a share is shown at all; under five tagged actions there is only a count."""
        return self.estimate is not None

    @property
    def step_days(self) -> float:
        """Days from one bucket to the next."""
        return {"day": 1.0, "week": 7.0, "month": 30.44}[self.unit]

    @property
    def view(self) -> tuple[float, float]:
        """The ends of the x axis when it shows the chosen range: whole days, so whole bars."""
        return self.first - 0.5, self.last + 0.5

    @property
    def reach(self) -> tuple[float, float]:
        """How far the x axis may be panned: to all data there is, and at least over the range.

        Beyond today it ends with the forecast.
        """
        first, last = self.view
        if not self.is_empty:
            first = min(first, float(self.buckets.start[0]) - 0.5)
        return first, last

    @cached_property
    def dot_days(self) -> Floats:
        """The day of each bucket's dot: its middle, and of the one that still runs no later than today."""
        return np.minimum(self.buckets.centre, float(self.today))

    def within(self, first: float, last: float) -> slice:
        """The buckets whose dot lies between two days."""
        days = self.dot_days
        return slice(int(np.searchsorted(days, first)), int(np.searchsorted(days, last, "right")))

    def bounds(self, day: int) -> tuple[int, int] | None:
        """First and last day of the day, week or month that holds `day`, with or without actions.

        None before the first one with actions, and after today.
        """
        if self.is_empty or not int(self.buckets.start[0]) <= day <= self.today:
            return None
        if self.unit == "day":
            return day, day
        if self.unit == "week":
            start = day - (day - 1 - self.week_start) % 7
            return max(start, 1), start + 6
        date = dt.date.fromordinal(day).replace(day=1)
        following = dt.date(date.year + date.month // 12, date.month % 12 + 1, 1)
        return date.toordinal(), following.toordinal() - 1

    def index_of(self, start: int) -> int | None:
        """The bucket that begins on a day; None where that one holds no action."""
        index = int(np.searchsorted(self.buckets.start, start))
        found = index < self.buckets.start.size and int(self.buckets.start[index]) == start
        return index if found else None

    def as_sample(self) -> ChartFigure:
        """The same picture, marked as made up."""
        return replace(self, sample=True)


def make_figure(  # noqa: PLR0917 - what a picture is made of, in the order one thinks of it
    series: DaySeries,
    estimate: Estimate | None,
    saying: Saying,
    today: int,
    range_name: RangeName,
    week_start: int = 0,
    *,
    marks: ChartMarks = ChartMarks(),
    choices: ChartChoices = ChartChoices(),
) -> ChartFigure:
    """The picture of a journal over one range.

    Args:
        series: counts or minutes of each day with actions; days after `today` are left out.
        estimate: the share on every day up to today, or None.
        saying: what may be said of it on that day; it decides whether band and line are shown.
        today: ordinal of the day the estimate ends at; a forecast goes beyond it.
        range_name: "30d" and "90d" show a dot a day, "1y" a dot a week, "all" a dot a week, or a
            month where the journal is older than three years; a young journal always a dot a day.
        week_start: 0 Monday to 6 Sunday.
        marks: targets, milestones and self-views of the journal.
        choices: what is drawn.
    """
    series = series.until(today)
    oldest = int(series.days[0]) if series.days.size else today
    unit = unit_for(today - oldest + 1, _RANGE_NAMES[range_name])
    buckets = bucket(series.between(today - REACH_DAYS[unit], today), unit, week_start)
    first, last = _range(range_name, buckets, oldest, today, week_start)
    has_band = saying.share is not None and estimate is not None and estimate.days.size > 0
    shows_line = has_band and saying.kind == "share"
    stacks = buckets.tagged + buckets.own
    top, ticks = amount_ticks(int(stacks.max()) if stacks.size else 0, series.measure)
    figure = ChartFigure(
        buckets=buckets,
        estimate=estimate if has_band else None,
        today=today,
        first=first,
        last=last,
        unit=unit,
        range_name=range_name,
        week_start=week_start,
        shows_line=shows_line,
        runs=line_runs(series.days[series.tagged > 0]) if shows_line else (),
        top=top,
        ticks=ticks,
        measure=series.measure,
        weight=series.unit,
        title=_title(saying),
        caption=_caption(series, saying, first, today),
        note="" if has_band else _note(saying),
        choices=choices,
    )
    return _with_marks(_with_outlook(figure), marks)


def _with_outlook(figure: ChartFigure) -> ChartFigure:
    """The figure with what is chosen of forecast, pace and the period before."""
    estimate, choices, today = figure.estimate, figure.choices, figure.today
    if estimate is None or not figure.shows_line:
        return figure
    fan = None
    if choices.forecast:
        fan = make_fan(estimate, days_ahead(figure.range_name, today - figure.first + 1))
    last = figure.last if fan is None else max(figure.last, int(fan.days[-1]))
    return replace(
        figure,
        last=last,
        fan=fan,
        pace=None if choices.pace is None else pace_curve(estimate, choices.pace, last + 0.5),
        previous=_previous(figure) if choices.previous else (),
    )


def _previous(figure: ChartFigure) -> tuple[Curve, ...]:
    if figure.estimate is None or figure.range_name not in RANGE_DAYS:
        return ()
    return previous_curves(figure.estimate, figure.runs, figure.first, figure.today)


def _todays(figure: ChartFigure, line: Floats | None) -> tuple[Curve, ...]:
    """The line with today's yardstick, broken where the estimate's is."""
    estimate = figure.estimate
    if estimate is None or line is None or not figure.shows_line:
        return ()
    whole = Curve(estimate.days.astype(np.float64), line)
    first, last = figure.reach
    pieces = (whole.cut(max(start, first), min(end, last)) for start, end in figure.runs)
    return tuple(piece for piece in pieces if piece is not None)


def _with_marks(figure: ChartFigure, marks: ChartMarks) -> ChartFigure:
    """The figure with what is chosen of targets, milestones and self-views; none while there is no share."""
    estimate, choices = figure.estimate, figure.choices
    first, end = figure.reach
    if choices.result:
        strip = strip_of(marks.results, marks.measure, round(first + 0.5), figure.today)
        figure = replace(figure, strip=strip)
    if estimate is None:
        return figure
    steps = steps_of(marks.targets, figure.today, end, marks.roles) if choices.targets else ()
    begin = round(first + 0.5)
    guesses = guesses_of(marks.self_views if choices.self_views else (), begin, figure.today)
    others = others_of(marks.other_views if choices.other_views else (), guesses, begin, figure.today)
    todays = _todays(figure, marks.todays) if choices.todays else ()
    pinged = beside_of(marks.pinged, *figure.reach) if choices.pinged else None
    figure = replace(figure, steps=steps, guesses=guesses, others=others, todays=todays, pinged=pinged)
    if not choices.marks:
        return figure
    found = milestones_between(marks.milestones, begin, figure.today)
    days = [mark.day.toordinal() for mark in found]
    # Without a line the dot stands on the axis of the days: its place must not tell a share.
    shares = np.interp(days, estimate.days, estimate.share) if figure.shows_line else np.zeros(len(days))
    signs = tuple(
        Sign(mark.action, day, share, mark.milestone, mark.label if choices.reasons else "")
        for mark, day, share in zip(found, days, shares.tolist(), strict=True)
    )
    return replace(figure, signs=signs)


def _title(saying: Saying) -> tuple[Run, ...]:
    """The finding; where nothing of it is marked as strong, all of it is."""
    found = runs(finding(saying))
    return found if any(run.strong for run in found) else tuple(replace(run, strong=True) for run in found)


def _caption(series: DaySeries, saying: Saying, first: int, today: int) -> tuple[tuple[Run, ...], ...]:
    """What is counted, from the first action on if that is later; then what moved, and what it is not.

    Only the last is strong (look.md, Export).
    """
    if series.days.size:
        first = max(first, int(series.days[0]))
    holds, is_not = caption(series, saying, min(first, today), today)
    counts = caption_counts(saying)
    moved = (Run(f"{counts} "),) if counts else ()
    return (Run(holds),), (*moved, Run(is_not, strong=True))


def _range(
    range_name: RangeName, buckets: Buckets, oldest: int, today: int, week_start: int
) -> tuple[int, int]:
    """The first and last day shown: whole weeks and months, so that no bar is cut."""
    unit = buckets.unit
    days = RANGE_DAYS.get(range_name)
    first = today - days + 1 if days else min(oldest, today - LEAST_SPAN_DAYS[unit] + 1)
    if unit == "week":
        first -= (first - 1 - week_start) % 7
    elif unit == "month":
        first = dt.date.fromordinal(first).replace(day=1).toordinal()
    last = max(today, int(buckets.end[-1])) if buckets.end.size else today
    return first, last


def _note(saying: Saying) -> str:
    """What the first estimate still needs."""
    missing = saying.missing_actions
    if saying.tagged:
        words = ngettext(
            "{count} more tagged action until the first estimate",
            "{count} more tagged actions until the first estimate",
            missing,
        )
    else:
        words = ngettext(
            "The first estimate needs {count} tagged action",
            "The first estimate needs {count} tagged actions",
            missing,
        )
    return words.format(count=missing)
