"""What the chart says in words: titles of its panels and the pop-up, for eyes and screen readers."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

from journal.domain.behaviour import COUNT_ORDER, Behaviour
from journal.domain.behaviour_names import behaviour_name
from journal.domain.dates import long_date, month_name
from journal.language import _, ngettext
from journal.statistics.saying import figure as spelled
from ui.charts.figure import ChartFigure
from ui.charts.geometry import at_day


@dataclass(frozen=True, slots=True)
class BucketWords:
    """What the pop-up says about one day, week or month.

    `counts` are (behaviour, number) in the order of counts; None stands for not tagged yet.
    """

    heading: str
    total: str
    estimate: str
    alone: str
    counts: tuple[tuple[Behaviour | None, int], ...]
    hint: str

    @property
    def plain(self) -> str:
        """All of it as one paragraph, for a screen reader."""
        named = ", ".join(f"{behaviour_name(which)} {number}" for which, number in self.counts)
        sentences = (self.heading, self.total, self.estimate, self.alone, named)
        return ". ".join(part for part in sentences if part) + "."


def percent(share: float) -> str:
    """A share of 0 to 1 as "46 %", with a no-break space."""
    return _("{number}\u00a0%").format(number=hundredths(share))


def hundredths(share: float) -> int:
    """A share of 0 to 1 in whole hundredths, halves upward."""
    return math.floor(100.0 * share + 0.5)


def band_words(low: float, high: float) -> str:
    """A band as "37 to 56", never "46 to 46"."""
    lower, upper = hundredths(low), hundredths(high)
    if lower == upper:
        lower, upper = max(lower - 1, 0), min(upper + 1, 100)
    return _("{low}\u00a0to\u00a0{high}").format(low=lower, high=upper)


def counts_title(unit: str) -> str:
    """What the counts panel shows."""
    return {
        "day": _("Actions a day"),
        "week": _("Actions a week"),
        "month": _("Actions a month"),
    }[unit]


def heading_of(unit: str, start: int, today: int) -> str:
    """A bucket's name: "Week of 21 July", with the year unless it is this one."""
    return _heading(unit, start, with_year=_year(start) != _year(today))


def full_heading(unit: str, start: int) -> str:
    """A bucket's name with its year: "Week of 2 February 2026", "February 2026"."""
    return _heading(unit, start, with_year=True)


def _year(ordinal: int) -> int:
    return dt.date.fromordinal(ordinal).year


def _heading(unit: str, start: int, *, with_year: bool) -> str:
    day = dt.date.fromordinal(start)
    if unit == "month":
        month = month_name(day.month)
        return _("{month} {year}").format(month=month, year=day.year) if with_year else month
    month_day = _("{day} {month}").format(day=day.day, month=month_name(day.month))
    name = long_date(day) if with_year else month_day
    return _("Week of {day}").format(day=name) if unit == "week" else name


def bucket_words(figure: ChartFigure, index: int) -> BucketWords:
    """What is said about the bucket at `index`."""
    buckets = figure.buckets
    counted = {
        Behaviour.MANAGER: int(buckets.manager[index]),
        Behaviour.BOTH: int(buckets.both[index]),
        Behaviour.LEADER: int(buckets.leader[index]),
        Behaviour.OWN: int(buckets.own[index]),
    }
    untagged = int(buckets.untagged[index])
    counts: list[tuple[Behaviour | None, int]] = [(which, counted[which]) for which in COUNT_ORDER]
    if untagged:
        counts.append((None, untagged))
    number = sum(counted.values()) + untagged
    return BucketWords(
        heading=heading_of(figure.unit, int(buckets.start[index]), figure.today),
        total=ngettext("{number} action", "{number} actions", number).format(number=spelled(number)),
        estimate=_estimate_words(figure, float(buckets.centre[index])),
        alone=_alone_words(figure, index),
        counts=tuple(counts),
        hint=_("Enter opens the actions"),
    )


def _estimate_words(figure: ChartFigure, day: float) -> str:
    values = at_day(figure.estimate, day)
    if values is None:
        return ""
    share, low, high = values
    if not figure.shows_line:
        return _("Likely {band} of 100").format(band=band_words(low, high))
    return _("Estimate {share}, likely {band}").format(share=percent(share), band=band_words(low, high))


def _alone_words(figure: ChartFigure, index: int) -> str:
    buckets = figure.buckets
    if int(buckets.tagged[index]) == 0:
        return _("Nothing here counts to either side")
    if not figure.shows_share:
        return ""
    share = percent(float(buckets.share[index]))
    return {
        "day": _("This day alone {share}"),
        "week": _("This week alone {share}"),
        "month": _("This month alone {share}"),
    }[figure.unit].format(share=share)
