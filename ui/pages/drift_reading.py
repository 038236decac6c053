"""What the Drift page reads and computes, in one go and off the window's thread. No Qt here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from journal.domain.days import civil_day
from journal.domain.review import Retag
from journal.domain.role import held_on
from journal.language import _, ngettext
from journal.places import Clock
from journal.reading.mirror import mirror_of
from journal.reading.reader import Reader
from journal.reading.reflecting import retags, week_results
from journal.reading.self_views import drawn_views
from journal.reading.series import Timed, day_series, series_of, timed_actions
from journal.sample import sample_drafts, sample_milestones, sample_settings
from journal.statistics.amounts import duration, figure
from journal.statistics.compare import Comparison, compare
from journal.statistics.drift import TARGETS, Estimate, estimate_of
from journal.statistics.narrowing import narrowing
from journal.statistics.saying import Saying, say
from journal.statistics.series import DaySeries, Ints, Measure
from journal.statistics.verdict import FIRST_ESTIMATE_ACTIONS, Yardstick
from journal.statistics.yardstick import line_with_todays, yardstick_of
from ui.charts.figure import ChartChoices, ChartFigure, ChartMarks, RangeName, make_figure
from ui.pages.computed_words import LeftOut, Part, computed_parts
from ui.pages.periods import Periods, Preset, clipped, periods_of
from ui.pages.trust_words import Trust, trust_of

if TYPE_CHECKING:
    from journal.opening import Opened


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be read: how it is counted, and what the open panel needs besides."""

    measure: Measure = "count"
    with_hollow: bool = True
    pinged: bool = False
    computed: bool = False
    trust: bool = False
    compare: Preset | Periods | None = None


@dataclass(frozen=True, eq=False)
class Reading:
    """Everything the page shows of a journal, on one day.

    `logged` are the days with any action at all, whatever is left out of `series`; `timed` says how many
    of all actions carry minutes, `counted` how many of those that count here. `wanted` is what was
    read: by number where too few actions carry minutes. `parts`, `comparison` and `trust` are for the panels.
    """

    series: DaySeries
    estimate: Estimate
    saying: Saying
    marks: ChartMarks
    logged: Ints
    timed: Timed
    counted: Timed
    today: int
    week_start: int
    wanted: Wanted
    parts: tuple[Part, ...] = ()
    comparison: Comparison | None = None
    yardstick: Yardstick | None = None
    trust: Trust | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is logged up to that day."""
        return self.logged.size == 0

    def figure(self, range_name: RangeName, choices: ChartChoices) -> ChartFigure:
        """The picture of it over one range."""
        return make_figure(
            self.series,
            self.estimate,
            self.saying,
            self.today,
            range_name,
            self.week_start,
            marks=self.marks,
            choices=choices,
        )

    def neighbours(self, start: int, end: int) -> tuple[dt.date | None, dt.date | None]:
        """The last day with actions before a stretch of days, and the first one after it."""
        before = int(np.searchsorted(self.logged, start)) - 1
        after = int(np.searchsorted(self.logged, end, side="right"))
        return (
            dt.date.fromordinal(int(self.logged[before])) if before >= 0 else None,
            dt.date.fromordinal(int(self.logged[after])) if after < self.logged.size else None,
        )

    @property
    def facts(self) -> tuple[str, ...]:
        """What the chart rests on: "775 tagged actions and 149 of own work, 18 months", and ever shorter."""
        if not self.series.days.size:
            return ("",)
        days = self.today - int(self.series.days[0]) + 1
        months = round(days / 30.44)
        if months >= 2:
            span = ngettext("{count} month", "{count} months", months).format(count=months)
        else:
            span = ngettext("{count} day", "{count} days", days).format(count=days)
        whole, tagged, number = _amounts(self.series, self.counted)
        if self.wanted.with_hollow:
            said = (_("{counts}, {span}").format(counts=counts, span=span) for counts in (whole, tagged))
            return *said, number
        return (
            _("{counts}, without recalled and imported, {span}").format(counts=tagged, span=span),
            _("{counts}, without recalled and imported").format(counts=tagged),
            # where there is little room, that something is left out matters most
            _("{number} without recalled").format(number=number),
        )


def read(opened: Opened, wanted: Wanted) -> Reading:
    """Read and compute everything, for the journal's own today.

    Raises:
        JournalError: the journal can't be read.
    """
    day = opened.journal.today()
    settings = opened.journal.settings.get()
    reader = opened.reader
    timed = timed_actions(reader, day)
    if wanted.measure == "minutes" and not timed.enough:
        wanted = replace(wanted, measure="count")
    counted = timed if wanted.with_hollow else timed_actions(reader, day, with_hollow=False)
    series = day_series(reader, day, measure=wanted.measure, with_hollow=wanted.with_hollow)
    whole = wanted.measure == "count" and wanted.with_hollow
    logged = series.days if whole else day_series(reader, day).days
    target = held_on(settings.targets, settings.roles, day)
    own, others = drawn_views(reader)
    marks = ChartMarks(
        settings.targets,
        reader.milestones(day),
        own,
        others,
        roles=settings.roles,
        results=week_results(reader),
        measure=settings.result,
        pinged=_of_pings(reader, day, wanted, timed),
    )
    again = retags(reader)
    found = _computed(
        series,
        marks,
        None if target is None else target.share,
        logged,
        (timed, counted),
        day,
        settings.week_start,
        wanted,
        again,
    )
    if not wanted.trust:
        return found
    rests = any(claim.cause == "yardstick" for claim in found.saying.verdict.claims)
    return replace(found, trust=trust_of(mirror_of(reader, day, again), day, rests=rests))


def _of_pings(reader: Reader, day: dt.date, wanted: Wanted, timed: Timed) -> Estimate | None:
    """The estimate from the answers to pings alone, where it is wanted and there are enough."""
    if not wanted.pinged or timed.pinged < FIRST_ESTIMATE_ACTIONS:
        return None
    series = day_series(reader, day, measure=wanted.measure, only_pinged=True)
    return estimate_of(series, day.toordinal()) if series.tagged.sum() else None


def read_sample(clock: Clock) -> Reading:
    """The made-up journal that is shown while one's own is empty."""
    now = clock.now()
    settings = sample_settings(now)
    drafts = list(sample_drafts(now, settings))
    series = series_of(drafts)
    marks = ChartMarks(settings.targets, sample_milestones(drafts), roles=settings.roles)
    day = civil_day(now, settings.day_start)
    return _computed(series, marks, None, series.days, (Timed(0, 0),) * 2, day, settings.week_start, Wanted())


def _computed(  # noqa: PLR0917 - what was read, in the order it is read
    series: DaySeries,
    marks: ChartMarks,
    target: float | None,
    logged: Ints,
    timed: tuple[Timed, Timed],
    day: dt.date,
    week_start: int,
    wanted: Wanted,
    again: tuple[Retag, ...] = (),
) -> Reading:
    today = day.toordinal()
    aimed = (*(mark.share for mark in marks.targets), *(role.share or 1.0 for role in marks.roles))
    own = {share for share in aimed if share < 1}
    estimate = estimate_of(series, today, targets=sorted({*TARGETS, *own}))
    yardstick = yardstick_of(again, day)
    saying = say(estimate, series, today, yardstick=yardstick, target=target)
    marks = replace(marks, todays=line_with_todays(estimate, again, day))
    parts: tuple[Part, ...] = ()
    if wanted.computed:
        left_out = LeftOut(hollow=not wanted.with_hollow, untimed=timed[1].tagged - timed[1].timed)
        narrowed = narrowing(series, today)
        parts = computed_parts(series, estimate, saying.verdict, narrowed, today, left_out)
    comparison = None
    if wanted.compare is not None:
        periods = wanted.compare
        if not isinstance(periods, Periods):
            periods = clipped(periods_of(periods, today), int(logged[0]) if logged.size else today)
        comparison = compare(series, periods.first, periods.second)
    found = Reading(
        series, estimate, saying, marks, logged, *timed, today, week_start, wanted, parts, comparison
    )
    return replace(found, yardstick=yardstick)


def _amounts(series: DaySeries, counted: Timed) -> tuple[str, str, str]:
    """Tagged actions with own work; the tagged ones alone; and those in few words."""
    tagged, own = int(series.tagged.sum()), int(series.own.sum())
    if series.measure == "minutes":
        time = duration(tagged)
        words = ngettext(
            "{time} in {count} tagged action", "{time} in {count} tagged actions", counted.timed
        ).format(time=time, count=figure(counted.timed))
        whole = _("{tagged} and {own} of own work").format(tagged=words, own=duration(own))
        return whole if own else words, words, time
    words = ngettext("{count} tagged action", "{count} tagged actions", tagged).format(count=figure(tagged))
    whole = _("{tagged} and {own} of own work").format(tagged=words, own=figure(own))
    number = ngettext("{count} tagged", "{count} tagged", tagged).format(count=figure(tagged))
    return whole if own else words, words, number
