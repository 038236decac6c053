"""Which week a review is about, and from when on it may be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from journal.domain.days import week_of

WEEKS_LOOKED_AT = 8
"""The usual last day is read from so many weeks before the present one."""

NOON = dt.time(12)
_FRIDAY = 4
_LEAST_WEEKS = 4
_WEEK = dt.timedelta(days=7)


def usual_last_day(days: Iterable[dt.date], today: dt.date, week_start: int) -> int:
    """The weekday (0 Monday to 6 Sunday) on which the person's week usually ends.

    It is the latest day of the week that was logged in at least half of those of the last eight weeks
    in which anything was; Friday where there were fewer than four such weeks.

    Args:
        days: days with actions; those outside the eight weeks are passed over.
        today: the civil day of now; its own week is not looked at.
        week_start: 0 Monday to 6 Sunday.
    """
    this_week = week_of(today, week_start)
    weeks: dict[dt.date, set[int]] = {}
    for day in days:
        if this_week - WEEKS_LOOKED_AT * _WEEK <= day < this_week:
            week = week_of(day, week_start)
            weeks.setdefault(week, set()).add((day - week).days)
    if len(weeks) < _LEAST_WEEKS:
        return _FRIDAY
    usual = [place for place in range(7) if 2 * sum(place in found for found in weeks.values()) >= len(weeks)]
    return (week_start + max(usual)) % 7 if usual else _FRIDAY


def review_from(week: dt.date, last_day: int) -> dt.datetime:
    """The local moment from which on a week may be looked back upon: noon of its last working day.

    Args:
        week: the week's first day.
        last_day: the weekday it ends on; see `usual_last_day`.
    """
    return dt.datetime.combine(week + dt.timedelta(days=(last_day - week.weekday()) % 7), NOON)


def week_offered(today: dt.date, now: dt.datetime, week_start: int, last_day: int) -> dt.date:
    """The first day of the week that a review begun now is about, unless another is asked for.

    This week from noon of its last working day on, else the one before.

    Args:
        today: the civil day of now.
        now: the local time; its zone is not looked at.
        week_start: 0 Monday to 6 Sunday.
        last_day: the weekday the week usually ends on.
    """
    week = week_of(today, week_start)
    return week if now.replace(tzinfo=None) >= review_from(week, last_day) else week - _WEEK
