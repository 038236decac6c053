"""Counts, shares, bands and dates as a sentence writes them."""

from __future__ import annotations

import datetime as dt
import math

from journal.domain.dates import long_date, month_name
from journal.language import _, ngettext, pgettext
from journal.statistics.series import DaySeries

MINUTES_OF_HOURS = 120
"""From so many minutes on they are told in hours."""


def figure(number: int) -> str:
    """A count with its thousands set apart, so that 1,096 does not read as a year."""
    return f"{number:,}".replace(",", pgettext("between thousands", ","))


def decimal(number: float, places: int) -> str:
    """A number with so many decimals and a true minus, in the sentence's notation."""
    text = f"{number:,.{places}f}".replace("-", "−")
    whole, _point, part = text.partition(".")
    whole = whole.replace(",", pgettext("between thousands", ","))
    return whole + (pgettext("before decimals", ".") + part if part else "")


def hundredths(share: float) -> int:
    """A share of 0 to 1 in whole hundredths, halves upward."""
    return math.floor(100.0 * share + 0.5)


def chosen_points(share: float) -> str:
    """A share as it was chosen, in points of a hundred: "60", "62.5"; never rounded to another target."""
    points = round(100.0 * share, 2)
    return decimal(points, next(places for places in (0, 1, 2) if round(points, places) == points))


def band(low: float, high: float) -> str:
    """The band in whole hundredths, "37 to 56", not to be parted; never "46 to 46"."""
    lower, upper = hundredths(low), hundredths(high)
    if lower == upper:
        lower, upper = math.floor(100.0 * low), math.ceil(100.0 * high)
    if lower == upper:
        lower, upper = max(lower - 1, 0), min(upper + 1, 100)
    return _("{low}\u00a0to\u00a0{high}").format(low=lower, high=upper)


def duration(minutes: float) -> str:
    """Minutes as a person says them: "50 minutes", "3.5 hours", "12 hours"."""
    return _minutes(minutes) if minutes < MINUTES_OF_HOURS else _hours(minutes)


def durations(first: float, second: float) -> tuple[str, str]:
    """Two times in one unit, so that they can be compared at a glance."""
    tell = _minutes if max(first, second) < MINUTES_OF_HOURS else _hours
    return tell(first), tell(second)


def _minutes(minutes: float) -> str:
    whole = round(minutes)
    return ngettext("{count}\u00a0minute", "{count}\u00a0minutes", whole).format(count=whole)


def _hours(minutes: float) -> str:
    hours = minutes / 60.0
    is_whole = hours >= 10 or abs(hours - round(hours)) < 0.05
    text = decimal(hours, 0 if is_whole else 1)
    return ngettext("{count}\u00a0hour", "{count}\u00a0hours", round(hours) if is_whole else 2).format(
        count=text
    )


def points(change: float) -> str:
    """A difference of shares without its sign: "13 points", "0.4 points"."""
    size = abs(change)
    if size < 1.5:
        number = decimal(size, 1).removesuffix(pgettext("before decimals", ".") + "0")
        return ngettext("{count}\u00a0point", "{count}\u00a0points", 1 if number == "1" else 2).format(
            count=number
        )
    whole = math.floor(size + 0.5)
    return ngettext("{count}\u00a0point", "{count}\u00a0points", whole).format(count=whole)


def chance(value: float) -> int:
    """A chance above one half in per cent, never 100."""
    return min(99, hundredths(value))


def listed(things: list[str]) -> str:
    """One, two or more things in a row: "a", "a and b", "a, b and c"."""
    if len(things) < 2:
        return "".join(things)
    return _("{first} and {last}").format(first=_(", ").join(things[:-1]), last=things[-1])


def month_and_year(ordinal: int) -> str:
    """The month of a day: "November 2025"; days beyond the calendar's end are its last."""
    day = dt.date.fromordinal(min(ordinal, dt.date.max.toordinal()))
    return _("{month}\u00a0{year}").format(month=month_name(day.month), year=day.year)


def day_name(ordinal: int, today: int) -> str:
    """A day within a sentence: "21 August", with the year unless it is this one."""
    day = dt.date.fromordinal(ordinal)
    if day.year != dt.date.fromordinal(today).year:
        return long_date(day)
    return _("{day}\u00a0{month}").format(day=day.day, month=month_name(day.month))


def period(first_day: int, last_day: int) -> str:
    """From a day to a day, both with."""
    first, last = dt.date.fromordinal(first_day), dt.date.fromordinal(last_day)
    if first == last:
        return long_date(last)
    return _("{first} to {last}").format(first=long_date(first), last=long_date(last))


def behaviour_counts(series: DaySeries) -> list[str]:
    """Each behaviour that occurs with its shape: "▲ **12** leader actions", or its time."""
    leader, manager = int(series.leader.sum()), int(series.manager.sum())
    both, own = int(series.both.sum()), int(series.own.sum())
    if series.measure == "minutes":
        named = (
            (leader, _("▲\u00a0**{time}** of leader actions")),
            (manager, _("■\u00a0**{time}** of manager actions")),
            (both, _("◆\u00a0**{time}** of both")),
            (own, _("○\u00a0**{time}** of own work in neither side")),
        )
        return [sentence.format(time=duration(minutes)) for minutes, sentence in named if minutes]
    named = (
        (
            leader,
            ngettext(
                "▲\u00a0**{count}**\u00a0leader action", "▲\u00a0**{count}**\u00a0leader actions", leader
            ),
        ),
        (
            manager,
            ngettext(
                "■\u00a0**{count}**\u00a0manager action", "■\u00a0**{count}**\u00a0manager actions", manager
            ),
        ),
        (both, ngettext("◆\u00a0**{count}**\u00a0both", "◆\u00a0**{count}**\u00a0both", both)),
        (
            own,
            ngettext(
                "○\u00a0**{count}**\u00a0of own work in neither side",
                "○\u00a0**{count}**\u00a0of own work in neither side",
                own,
            ),
        ),
    )
    return [sentence.format(count=figure(count)) for count, sentence in named if count]
