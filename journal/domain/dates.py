"""Days as a person reads them, in the language of the sentences around them.

Never through the process's locale: it is one setting for the whole program, and it does not follow the
catalogue of sentences. A translation may reorder the parts ("{month} {day}, {year}").
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from journal.language import _, pgettext


def long_date(day: dt.date) -> str:
    """The whole date, without weekday: "19 November 2026"."""
    return _("{day} {month} {year}").format(day=day.day, month=month_name(day.month), year=day.year)


def short_date(day: dt.date) -> str:
    """Day and month where the year is plain and room is short: "19 Nov"."""
    return _("{day} {month}").format(day=day.day, month=short_month_name(day.month))


def day_heading(day: dt.date, today: dt.date) -> str:
    """A day over its actions: "Thursday 19 November", with the year if it is not this year."""
    parts = {
        "weekday": weekday_name(day.weekday()),
        "day": day.day,
        "month": month_name(day.month),
        "year": day.year,
    }
    if day.year == today.year:
        return _("{weekday} {day} {month}").format(**parts)
    return _("{weekday} {day} {month} {year}").format(**parts)


def month_name(month: int) -> str:
    """The full name of month 1 to 12. Raises ValueError for another number."""
    return _MONTHS[_place(month, 1, 12)]()


def short_month_name(month: int) -> str:
    """The short name of month 1 to 12. Raises ValueError for another number."""
    return _SHORT_MONTHS[_place(month, 1, 12)]()


def weekday_name(weekday: int) -> str:
    """The name of weekday 0 (Monday) to 6 (Sunday). Raises ValueError for another number."""
    return _WEEKDAYS[_place(weekday, 0, 6)]()


def _place(number: int, first: int, last: int) -> int:
    if not first <= number <= last:
        raise ValueError(f"{number} is not between {first} and {last}")
    return number - first


# Looked up one at a time when needed: asking gettext for all twelve to show one is slow in a long list,
# and the catalogue is not known yet when this module is loaded.
_MONTHS: tuple[Callable[[], str], ...] = (
    lambda: pgettext("full month name", "January"),
    lambda: pgettext("full month name", "February"),
    lambda: pgettext("full month name", "March"),
    lambda: pgettext("full month name", "April"),
    lambda: pgettext("full month name", "May"),
    lambda: pgettext("full month name", "June"),
    lambda: pgettext("full month name", "July"),
    lambda: pgettext("full month name", "August"),
    lambda: pgettext("full month name", "September"),
    lambda: pgettext("full month name", "October"),
    lambda: pgettext("full month name", "November"),
    lambda: pgettext("full month name", "December"),
)
_SHORT_MONTHS: tuple[Callable[[], str], ...] = (
    lambda: pgettext("short month name", "Jan"),
    lambda: pgettext("short month name", "Feb"),
    lambda: pgettext("short month name", "Mar"),
    lambda: pgettext("short month name", "Apr"),
    lambda: pgettext("short month name", "May"),
    lambda: pgettext("short month name", "Jun"),
    lambda: pgettext("short month name", "Jul"),
    lambda: pgettext("short month name", "Aug"),
    lambda: pgettext("short month name", "Sep"),
    lambda: pgettext("short month name", "Oct"),
    lambda: pgettext("short month name", "Nov"),
    lambda: pgettext("short month name", "Dec"),
)
_WEEKDAYS: tuple[Callable[[], str], ...] = (
    lambda: _("Monday"),
    lambda: _("Tuesday"),
    lambda: _("Wednesday"),
    lambda: _("Thursday"),
    lambda: _("Friday"),
    lambda: _("Saturday"),
    lambda: _("Sunday"),
)
