"""The same week of earlier years, and the same days of earlier months: "on this day", with a day to spare."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from journal.language import _, ngettext

MONTHS = (1, 2, 3, 6, 9)
MOST_YEARS = 50
_DAY, _SIX_DAYS = dt.timedelta(days=1), dt.timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Occasion:
    """Nine days from `first` to `last`, both included: a week so many months before another, and a day each.

    `months` is a multiple of twelve where they are years.
    """

    months: int
    first: dt.date
    last: dt.date

    @property
    def years(self) -> int:
        """Whole years before; 0 where they are months."""
        return self.months // 12

    @property
    def words(self) -> str:
        """How long before."""
        if self.years == 1:
            return _("A year ago")
        if self.years:
            return ngettext("{count} year ago", "{count} years ago", self.years).format(count=self.years)
        if self.months == 1:
            return _("A month ago")
        return ngettext("{count} month ago", "{count} months ago", self.months).format(count=self.months)


def occasions(week: dt.date, began: dt.date) -> tuple[Occasion, ...]:
    """Those of the week that begins on `week`, the nearest first, none that ends before `began`."""
    found = []
    for months in (*MONTHS, *(12 * year for year in range(1, MOST_YEARS + 1))):
        day = _months_before(week, months)
        if day is None or day + _SIX_DAYS + _DAY < began:
            continue
        found.append(Occasion(months, day - _DAY, day + _SIX_DAYS + _DAY))
    return tuple(found)


def occasion_of(day: dt.date, week: dt.date) -> Occasion | None:
    """The occasion that a day belongs to, seen from that week."""
    return next((one for one in occasions(week, day) if one.first <= day <= one.last), None)


def ago_words(day: dt.date, today: dt.date) -> str:
    """How long ago a day was, roughly: "Five weeks ago", "Two years ago"."""
    days = (today - day).days
    if days < 14:
        return _("Lately")
    if days < 60:
        return ngettext("{count} week ago", "{count} weeks ago", days // 7).format(count=days // 7)
    months = round(days / 30.44)
    if months < 12:
        return ngettext("{count} month ago", "{count} months ago", months).format(count=months)
    years = max(round(days / 365.25), 1)
    return Occasion(12 * years, day, day).words


def _months_before(day: dt.date, months: int) -> dt.date | None:
    number = day.year * 12 + day.month - 1 - months
    year, month = number // 12, number % 12 + 1
    if year < 1:
        return None
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
