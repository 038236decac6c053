"""Two periods side by side in words: each share, what may be said of them, and which count moved."""

from __future__ import annotations

from typing import Literal

from journal.language import _, ngettext
from journal.statistics.amounts import (
    band,
    chance,
    decimal,
    duration,
    figure,
    hundredths,
    listed,
    period,
    points,
)
from journal.statistics.attribution import MOVED_CHANCE
from journal.statistics.compare import PERHAPS_CHANCE, Comparison, Moved, Side
from journal.statistics.series import Measure


def compare_words(comparison: Comparison) -> tuple[str, ...]:
    """The comparison in sentences, marked up as `journal.statistics.runs` reads them.

    One for each side, then what may be said of the difference, then which count moved; of two periods
    that can't be compared the reason instead.
    """
    sides = tuple(_side_words(side, comparison.measure) for side in (comparison.first, comparison.second))
    if comparison.overlaps:
        return *sides, _("The two periods share a day: choose two that do not overlap.")
    if comparison.chance_up is None:
        return (*sides, _missing(comparison))
    return *sides, _verdict(comparison), _moved_words(comparison)


def _side_words(side: Side, measure: Measure) -> str:
    """A period and its share: "1 to 30 June 2026: **46 of 100** …, likely 37 to 56."."""
    if side.start > side.end:
        return _("A period that ends before it begins holds nothing.")
    when = period(side.start, side.end)
    if side.share is None or side.low is None or side.high is None:
        if measure == "minutes":
            return _("{period}: **{time}** of tagged actions.").format(
                period=when, time=duration(side.tagged)
            )
        return ngettext(
            "{period}: **{count}\u00a0tagged action**.",
            "{period}: **{count}\u00a0tagged actions**.",
            side.tagged,
        ).format(period=when, count=figure(side.tagged))
    return _share_words(side, measure).format(
        period=when,
        share=hundredths(side.share),
        band=band(side.low, side.high),
        time=duration(side.tagged),
        count=figure(side.tagged),
    )


def _share_words(side: Side, measure: Measure) -> str:
    """The sentence of a side with a share; of few actions its band alone."""
    if measure == "minutes":
        if side.has_point:
            return _(
                "{period}: **{share}\u00a0of\u00a0100** minutes you logged, you called leadership, "
                "likely\u00a0{band} ({time} tagged)."
            )
        return _(
            "{period}: **likely {band} of\u00a0100** minutes you logged, you called leadership "
            "({time} tagged)."
        )
    if side.has_point:
        return _(
            "{period}: **{share}\u00a0of\u00a0100** actions you logged, you called leadership, "
            "likely\u00a0{band} ({count} tagged)."
        )
    return _(
        "{period}: **likely {band} of\u00a0100** actions you logged, you called leadership ({count} tagged)."
    )


def _missing(comparison: Comparison) -> str:
    """How many actions are missing, and on which side."""
    sentences = {
        (0, False): lambda count: ngettext(
            "**{count}\u00a0more tagged action** in the first period",
            "**{count}\u00a0more tagged actions** in the first period",
            count,
        ),
        (1, False): lambda count: ngettext(
            "**{count}\u00a0more tagged action** in the second period",
            "**{count}\u00a0more tagged actions** in the second period",
            count,
        ),
        (0, True): lambda count: ngettext(
            "**some {count}\u00a0more timed action** in the first period",
            "**some {count}\u00a0more timed actions** in the first period",
            count,
        ),
        (1, True): lambda count: ngettext(
            "**some {count}\u00a0more timed action** in the second period",
            "**some {count}\u00a0more timed actions** in the second period",
            count,
        ),
    }
    timed = comparison.measure == "minutes"
    missing = [
        sentences[place, timed](side.missing_actions).format(count=side.missing_actions)
        for place, side in enumerate((comparison.first, comparison.second))
        if side.missing_actions
    ]
    return _("Too few to compare: {missing} would be needed.").format(missing=listed(missing))


def _verdict(comparison: Comparison) -> str:
    """What may be said of the difference, and its band; of few actions on a side no point here either."""
    difference, low, high = (
        value or 0.0 for value in (comparison.difference, comparison.low, comparison.high)
    )
    chance_up = comparison.chance_up or 0.0
    larger = max(chance_up, 1.0 - chance_up)
    if not comparison.is_certain and larger < PERHAPS_CHANCE:
        words = _("No difference that could be told from chance (likely\u00a0{band} points).")
    elif comparison.first.has_point and comparison.second.has_point:
        words = _told_with_points(certain=comparison.is_certain, rises=chance_up > 0.5)
    else:
        words = _told_with_band(certain=comparison.is_certain, rises=chance_up > 0.5)
    return words.format(points=points(difference), band=_points_band(low, high), chance=chance(larger))


def _told_with_points(*, certain: bool, rises: bool) -> str:
    sentences = {
        (True, True): _(
            "The second share is **{points} higher** (likely\u00a0{band}), "
            "more than chance would give ({chance}\u00a0%)."
        ),
        (True, False): _(
            "The second share is **{points} lower** (likely\u00a0{band}), "
            "more than chance would give ({chance}\u00a0%)."
        ),
        (False, True): _(
            "Perhaps the second share is **{points} higher** (likely\u00a0{band}; {chance}\u00a0%)."
        ),
        (False, False): _(
            "Perhaps the second share is **{points} lower** (likely\u00a0{band}; {chance}\u00a0%)."
        ),
    }
    return sentences[certain, rises]


def _told_with_band(*, certain: bool, rises: bool) -> str:
    sentences = {
        (True, True): _(
            "The second share is **higher** (likely\u00a0{band}\u00a0points), "
            "more than chance would give ({chance}\u00a0%)."
        ),
        (True, False): _(
            "The second share is **lower** (likely\u00a0{band}\u00a0points), "
            "more than chance would give ({chance}\u00a0%)."
        ),
        (False, True): _(
            "Perhaps the second share is **higher** (likely\u00a0{band}\u00a0points; {chance}\u00a0%)."
        ),
        (False, False): _(
            "Perhaps the second share is **lower** (likely\u00a0{band}\u00a0points; {chance}\u00a0%)."
        ),
    }
    return sentences[certain, rises]


def _moved_words(comparison: Comparison) -> str:
    """Which count moved per logged day; a gain that the other side's loss alone makes is told as that."""
    leader, manager = comparison.leader, comparison.manager
    if leader is None or manager is None:
        return ""
    counts = _("Per logged day: {leader}, {manager}.").format(
        leader=_side_moved(comparison, "leader", leader), manager=_side_moved(comparison, "manager", manager)
    )
    if not comparison.is_certain or comparison.cause == "behaviour":
        return counts
    if comparison.cause == "unclear":
        reason = _("Which count carries it can't be told.")
    elif (comparison.chance_up or 0.0) > 0.5:
        reason = _("The mix shifted, mainly as fewer manager actions were written down.")
    else:
        reason = _("The mix shifted, mainly as fewer leader actions were written down.")
    return f"{reason} {counts}"


def _side_moved(comparison: Comparison, pole: Literal["leader", "manager"], moved: Moved) -> str:
    """One count per logged day, in the first and the second period."""
    rates = [getattr(side, f"{pole}_a_day") for side in (comparison.first, comparison.second)]
    minutes = comparison.measure == "minutes"
    before, now = (duration(rate) if minutes else decimal(rate, 1) for rate in rates)
    if before == now:
        words = (
            _("▲\u00a0leader actions **{now}** both times")
            if pole == "leader"
            else _("■\u00a0manager actions **{now}** both times")
        )
    elif 1.0 - MOVED_CHANCE <= moved.chance_up <= MOVED_CHANCE:
        words = (
            _("▲\u00a0leader actions **{before}** and then **{now}**")
            if pole == "leader"
            else _("■\u00a0manager actions **{before}** and then **{now}**")
        )
    else:
        words = (
            _("▲\u00a0leader actions went from **{before} to {now}**")
            if pole == "leader"
            else _("■\u00a0manager actions went from **{before} to {now}**")
        )
    return words.format(before=before, now=now)


def _points_band(low: float, high: float) -> str:
    """The band of a difference, with its signs: "−3 to 12"; with a decimal where it is narrow."""
    places = 0 if high - low >= 3.0 else 1
    # Adding 0 makes a negative zero a plain one.
    lower, upper = (decimal(round(value, places) + 0.0, places) for value in (low, high))
    return _("{low}\u00a0to\u00a0{high}").format(low=lower, high=upper)
