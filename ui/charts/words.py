"""What the chart says in words: titles of its panels and the pop-up, for eyes and screen readers."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

import numpy as np

from journal.domain.behaviour import COUNT_ORDER, Behaviour
from journal.domain.behaviour_names import behaviour_name
from journal.domain.dates import long_date, month_name
from journal.language import _, ngettext
from journal.statistics.amounts import band, decimal, duration, hundredths
from journal.statistics.amounts import figure as spelled
from ui.charts.ahead import CHANCES
from ui.charts.day_axis import is_in_hours
from ui.charts.figure import RANGE_DAYS, ChartFigure
from ui.charts.geometry import at_day
from ui.charts.marks import Sign
from ui.charts.result_strip import strip_words
from ui.models.actions import milestone_word

_MOST_NOTES = 3
_LONGEST_NOTE = 160


@dataclass(frozen=True, slots=True)
class BucketWords:
    """What the pop-up says about one day, week or month, or about a mark.

    `counts` are (behaviour, number) in the order of counts, None standing for not tagged yet, and
    `figures` are these numbers as they are written: counts, or time. `notes` are sentences of their own
    lines. A mark has no counts; a hint, what opens them, is set for the pointer or the keys that
    named it.
    """

    heading: str
    total: str = ""
    estimate: str = ""
    alone: str = ""
    counts: tuple[tuple[Behaviour | None, int], ...] = ()
    figures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    hint: str = ""

    @property
    def plain(self) -> str:
        """All of it as one paragraph, for a screen reader."""
        counted = zip(self.counts, self.figures, strict=True)
        named = ", ".join(f"{behaviour_name(which)} {words}" for (which, _number), words in counted)
        sentences = (self.heading, self.total, self.estimate, self.alone, named, *self.notes)
        return ". ".join(part.rstrip(".") for part in sentences if part) + "."


def percent(share: float) -> str:
    """A share of 0 to 1 as "46 %", with a no-break space."""
    return _("{number}\u00a0%").format(number=hundredths(share))


def counts_title(figure: ChartFigure) -> str:
    """What the counts panel shows."""
    if figure.measure == "minutes" and is_in_hours(figure.top, "minutes"):
        return {"day": _("Hours a day"), "week": _("Hours a week"), "month": _("Hours a month")}[figure.unit]
    if figure.measure == "minutes":
        return {
            "day": _("Minutes a day"),
            "week": _("Minutes a week"),
            "month": _("Minutes a month"),
        }[figure.unit]
    return {
        "day": _("Actions a day"),
        "week": _("Actions a week"),
        "month": _("Actions a month"),
    }[figure.unit]


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
    by_time = figure.measure == "minutes"
    total = ngettext("{number} action", "{number} actions", number).format(number=spelled(number))
    start, end = int(buckets.start[index]), int(buckets.end[index])
    return BucketWords(
        heading=heading_of(figure.unit, start, figure.today),
        total=duration(number) if by_time else total,
        estimate=estimate_words(figure, float(buckets.centre[index])),
        alone=_alone_words(figure, index),
        counts=tuple(counts),
        figures=tuple(_short_time(amount) if by_time else spelled(amount) for _which, amount in counts),
        notes=_notes_between(figure, start, end),
    )


def gap_words(figure: ChartFigure, start: int, end: int) -> BucketWords:
    """What is said about days without actions: that it is no zero, and what the estimate is there."""
    middle = min((start + end) / 2, float(figure.today))
    return BucketWords(
        heading=heading_of(figure.unit, start, figure.today),
        total=_("nothing logged"),
        estimate=estimate_words(figure, middle),
        notes=_notes_between(figure, start, end),
    )


def hint_words(figure: ChartFigure, kind: str, *, by_key: bool) -> str:
    """What opens the actions of something, for the hand that named it: days without any ("gap") open too."""
    if kind == "sign":
        return _("Enter opens the day’s actions") if by_key else _("Click opens the day’s actions")
    if kind == "bucket":
        return _("Enter opens the actions") if by_key else _("Click opens the actions")
    by_keys = {
        "day": _("Enter opens the day"),
        "week": _("Enter opens the week"),
        "month": _("Enter opens the month"),
    }
    by_click = {
        "day": _("Click opens the day"),
        "week": _("Click opens the week"),
        "month": _("Click opens the month"),
    }
    return (by_keys if by_key else by_click)[figure.unit]


def ahead_words(figure: ChartFigure, day: int) -> BucketWords | None:
    """What is said about a day beyond today: the forecast, and the pace if it is drawn."""
    fan = figure.fan
    ends = fan.at(day) if fan is not None else None
    if ends is None or fan is None:
        return None
    away = day - figure.today
    notes = [
        _("{band} with a chance of {chance}").format(
            band=band(*(float(np.interp(day, fan.days, line)) for line in lines)),
            chance=percent(chance),
        )
        for chance, lines in zip(CHANCES[1:], fan.bands[1:], strict=True)
    ]
    if figure.pace is not None and day <= figure.pace.x[-1]:
        pace = float(np.interp(day, figure.pace.x, figure.pace.share))
        notes.append(_("If this pace held {share}").format(share=percent(pace)))
    return BucketWords(
        heading=full_heading("day", day),
        total=ngettext("in {count} day", "in {count} days", away).format(count=away),
        estimate=_("Forecast {share}, likely {band}").format(share=percent(fan.share), band=band(*ends)),
        notes=tuple(notes),
    )


def sign_words(figure: ChartFigure, index: int, count: int = 1) -> BucketWords:
    """What is said about a milestone, or about as many as share a disc, from the one at `index` on."""
    sign = figure.signs[index]
    if count > 1:
        shared = figure.signs[index : index + count]
        words = ngettext("{count} milestone", "{count} milestones", count)
        return BucketWords(
            heading=words.format(count=spelled(count)),
            total=full_heading("day", sign.day),
            estimate=estimate_words(figure, sign.day),
            notes=tuple(_named(one) for one in shared[:_MOST_NOTES]),
        )
    return BucketWords(
        heading=milestone_word(sign.milestone),
        total=full_heading("day", sign.day),
        estimate=estimate_words(figure, sign.day),
        notes=(_cut(sign.label),) if sign.label else (),
    )


def _named(sign: Sign) -> str:
    words = milestone_word(sign.milestone)
    return _("{milestone}: {label}").format(milestone=words, label=sign.short) if sign.label else words


def guess_words(figure: ChartFigure, index: int, *, is_own: bool = True) -> BucketWords:
    """What is said about a self-view, or about a colleague's; never whose that is."""
    guess = (figure.guesses if is_own else figure.others)[index]
    words = _("Self-view {share}") if is_own else _("A colleague’s view {share}")
    total, notes = full_heading("day", guess.day), tuple[str, ...]()
    if guess.said is not None:
        total = _("for {month}").format(month=full_heading("month", guess.day))
        notes = (_("said on {day}").format(day=full_heading("day", guess.said)),)
    return BucketWords(
        heading=words.format(share=percent(guess.share)),
        total=total,
        estimate=estimate_words(figure, guess.day),
        notes=notes,
    )


def step_words(figure: ChartFigure, index: int) -> BucketWords:
    """What is said about a target."""
    step = figure.steps[index]
    since = full_heading("day", math.ceil(step.first))
    reason = step.reason if figure.choices.reasons else ""
    return BucketWords(
        heading=_("Target {points}").format(points=step.points),
        total=_("since {day}").format(day=since),
        notes=(_cut(reason),) if reason else (),
    )


def whole_words(figure: ChartFigure) -> str:
    """What a picture holds beside its finding, for those who can't see it: forecast, pace and marks."""
    sentences = []
    if figure.fan is not None:
        low, high = (float(line[-1]) for line in figure.fan.bands[0])
        days = int(figure.fan.days[-1]) - figure.today
        words = ngettext(
            "Forecast: in {count} day likely {band} of 100.",
            "Forecast: in {count} days likely {band} of 100.",
            days,
        )
        sentences.append(words.format(count=days, band=band(low, high)))
    if figure.pace is not None:
        share, day = float(figure.pace.share[-1]), math.floor(figure.pace.x[-1])
        words = _("If this pace held: {share} on {day}.")
        sentences.append(words.format(share=percent(share), day=full_heading("day", day)))
    if figure.pinged is not None:
        share, low, high = (
            float(curve.share[-1]) for curve in (figure.pinged.middle, figure.pinged.low, figure.pinged.high)
        )
        words = _("Of the answers to pings alone: {share}, likely {band} of 100.")
        sentences.append(words.format(share=percent(share), band=band(low, high)))
    if figure.todays:
        first, last = figure.todays[0], figure.todays[-1]
        words = _("With today’s yardstick: from {first} on {day} to {last}.")
        sentences.append(
            words.format(
                first=percent(float(first.share[0])),
                day=full_heading("day", math.ceil(first.x[0])),
                last=percent(float(last.share[-1])),
            )
        )
    steps = range(len(figure.steps))[-_MOST_NOTES:]
    sentences += [step_words(figure, number).plain for number in reversed(steps)]
    if figure.signs:
        count = len(figure.signs)
        words = ngettext("{count} milestone.", "{count} milestones.", count)
        sentences.append(words.format(count=spelled(count)))
    if figure.guesses:
        count = len(figure.guesses)
        words = ngettext(
            "{count} self-view, the last {share}.", "{count} self-views, the last {share}.", count
        )
        sentences.append(words.format(count=spelled(count), share=percent(figure.guesses[-1].share)))
    if figure.strip is not None:
        weeks = len(figure.strip.weeks)
        words = ngettext("{title}, {count} week.", "{title}, {count} weeks.", weeks)
        sentences.append(words.format(title=figure.strip.title, count=spelled(weeks)))
    if figure.others:
        count = len(figure.others)
        words = ngettext("{count} colleague’s view.", "{count} colleagues’ views.", count)
        sentences.append(words.format(count=spelled(count)))
    return " ".join(sentences)


def estimate_words(figure: ChartFigure, day: float) -> str:
    """The estimate on a day, or its band alone where no line is shown."""
    values = at_day(figure.estimate, day)
    if values is None:
        return ""
    share, low, high = values
    if not figure.shows_line:
        return _("Likely {band} of 100").format(band=band(low, high))
    return _("Estimate {share}, likely {band}").format(share=percent(share), band=band(low, high))


def _notes_between(figure: ChartFigure, start: int, end: int) -> tuple[str, ...]:
    """The milestones and self-views of these days, and the share of the period before."""
    notes = [_named(sign) for sign in figure.signs if start <= sign.day <= end]
    notes += [
        _("Self-view {share}").format(share=percent(guess.share))
        for guess in figure.guesses
        if start <= guess.day <= end
    ]
    notes += [
        _("A colleague’s view {share}").format(share=percent(other.share))
        for other in figure.others
        if start <= other.day <= end
    ]
    if figure.strip is not None:
        notes += strip_words(figure.strip, start, end)
    middle = (start + end) / 2
    for curve in figure.previous:
        if curve.x[0] <= middle <= curve.x[-1]:
            share = percent(float(np.interp(middle, curve.x, curve.share)))
            words = previous_name(figure)
            notes.append(_("{period} {share}").format(period=words, share=share))
    if figure.pinged is not None and figure.pinged.middle.x[0] <= middle <= figure.pinged.middle.x[-1]:
        curves = figure.pinged.middle, figure.pinged.low, figure.pinged.high
        alone, low, high = (float(np.interp(middle, curve.x, curve.share)) for curve in curves)
        words = _("Pings alone {share}, likely {band}")
        notes.append(words.format(share=percent(alone), band=band(low, high)))
    for curve in figure.todays:
        if curve.x[0] <= middle <= curve.x[-1]:
            share = percent(float(np.interp(middle, curve.x, curve.share)))
            notes.append(_("With today’s yardstick {share}").format(share=share))
    return tuple(notes[:_MOST_NOTES])


def previous_name(figure: ChartFigure) -> str:
    """How the period before the range is called."""
    if figure.range_name == "1y":
        return _("The year before")
    days = RANGE_DAYS[figure.range_name]
    return ngettext("The {count} day before", "The {count} days before", days).format(count=days)


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_NOTE else words[: _LONGEST_NOTE - 1].rstrip() + "…"


def _short_time(minutes: int) -> str:
    """Time where room is short: "50 min", "3.5 h"."""
    if not is_in_hours(minutes, "minutes"):
        return _("{count}\u00a0min").format(count=minutes)
    hours = minutes / 60
    return _("{count}\u00a0h").format(count=decimal(hours, 0 if hours >= 10 or minutes % 60 < 3 else 1))


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
