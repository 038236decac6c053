"""Everything one picture of the drift needs, as values: made once, drawn on the screen and on paper."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import numpy as np

from journal.language import _, ngettext
from journal.statistics import series as day_series
from journal.statistics.drift import Estimate
from journal.statistics.runs import Run, runs
from journal.statistics.saying import Saying, caption, finding
from journal.statistics.series import Buckets, DaySeries, Unit, bucket, unit_for
from ui.charts.day_axis import count_ticks
from ui.charts.geometry import line_runs

RangeName: TypeAlias = Literal["30d", "90d", "1y", "all"]
LegendKind: TypeAlias = Literal["estimate", "band", "dots", "hollow"]

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
class LegendEntry:
    """What a mark above the plot means."""

    kind: LegendKind
    text: str


@dataclass(frozen=True, eq=False)
class ChartFigure:
    """One picture of the drift.

    `buckets` are the days, weeks or months (`unit`) with actions, oldest first, as far back as one
    may pan; `estimate` is None where fewer than five actions are tagged. `first` and `last` are the
    ordinals shown at first, `today` is one too. The line is drawn over `runs` only, and not at all
    unless `shows_line`. `top` is the upper end of the counts axis. `title` is the finding sentence,
    `caption` its lines under an exported picture; `note` stands in the share's panel while there is
    no estimate; `sample` marks a picture of made-up actions.
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
    title: tuple[Run, ...] = ()
    caption: tuple[tuple[Run, ...], ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    note: str = ""
    sample: bool = False

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
        """How far the x axis may be panned: to all data there is, and at least over the range."""
        first, last = self.view
        if not self.is_empty:
            first = min(first, float(self.buckets.start[0]) - 0.5)
        return first, last

    def within(self, first: float, last: float) -> slice:
        """The buckets whose middle lies between two days."""
        centre = self.buckets.centre
        return slice(int(np.searchsorted(centre, first)), int(np.searchsorted(centre, last, "right")))

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
) -> ChartFigure:
    """The picture of a journal over one range.

    Args:
        series: counts of each day with actions; days after `today` are left out.
        estimate: the share on every day up to today, or None.
        saying: what may be said of it on that day; it decides whether band and line are shown.
        today: ordinal of the day the chart ends at.
        range_name: "30d" and "90d" show a dot a day, "1y" a dot a week, "all" a dot a week, or a
            month where the journal is older than three years; a young journal always a dot a day.
        week_start: 0 Monday to 6 Sunday.
    """
    series = series.until(today)
    oldest = int(series.days[0]) if series.days.size else today
    unit = unit_for(today - oldest + 1, _RANGE_NAMES[range_name])
    buckets = bucket(series.between(today - REACH_DAYS[unit], today), unit, week_start)
    first, last = _range(range_name, buckets, oldest, today, week_start)
    has_band = saying.share is not None and estimate is not None and estimate.days.size > 0
    shows_line = has_band and saying.kind == "share"
    stacks = buckets.tagged + buckets.own
    return ChartFigure(
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
        top=count_ticks(int(stacks.max()) if stacks.size else 0)[1],
        title=_title(saying),
        caption=_caption(series, saying, first, today),
        legend=_legend(buckets, unit, shows_line) if has_band else (),
        note="" if has_band else _note(saying),
    )


def _title(saying: Saying) -> tuple[Run, ...]:
    """The finding; where nothing of it is marked as strong, all of it is."""
    found = runs(finding(saying))
    return found if any(run.strong for run in found) else tuple(replace(run, strong=True) for run in found)


def _caption(series: DaySeries, saying: Saying, first: int, today: int) -> tuple[tuple[Run, ...], ...]:
    """What is counted, from the first action on if that is later; then, strong, what it is not."""
    if series.days.size:
        first = max(first, int(series.days[0]))
    holds, is_not = caption(series, saying, min(first, today), today)
    return (Run(holds),), (Run(is_not, strong=True),)


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


def _legend(buckets: Buckets, unit: Unit, shows_line: bool) -> tuple[LegendEntry, ...]:
    """What is visible, and nothing else."""
    entries: list[LegendEntry] = []
    if shows_line:
        entries.append(LegendEntry("estimate", _("Estimate")))
    entries.append(LegendEntry("band", _("90\u00a0% likely")))
    dots = buckets.tagged > 0
    if bool((dots & ~buckets.is_hollow).any()):
        texts = {
            "day": _("A day of actions"),
            "week": _("A week of actions"),
            "month": _("A month of actions"),
        }
        entries.append(LegendEntry("dots", texts[unit]))
    if bool((dots & buckets.is_hollow).any()):
        entries.append(LegendEntry("hollow", _("Recalled or imported")))
    return tuple(entries)
