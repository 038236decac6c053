"""Civil days: which day an instant belongs to, and dates as a person types them."""

from __future__ import annotations

import datetime as dt
import re

from journal.errors import UsageError
from journal.language import _

EARLIEST = dt.date(1900, 1, 1)
LATEST = dt.date(2999, 12, 31)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)


def civil_day(local: dt.datetime, day_start: dt.time) -> dt.date:
    """The day that a local instant belongs to: before `day_start` it is still the day before."""
    day = local.date()
    return day - dt.timedelta(days=1) if local.time().replace(tzinfo=None) < day_start else day


def moment(day: dt.date, time: dt.time, day_start: dt.time) -> dt.datetime:
    """The naive local instant of a time on a civil day: before `day_start` it is the next date's."""
    return dt.datetime.combine(day, time) + dt.timedelta(days=1 if time < day_start else 0)


def week_of(day: dt.date, week_start: int) -> dt.date:
    """The first day of the week that holds `day`; `week_start` 0 is Monday, 6 Sunday."""
    return day - dt.timedelta(days=(day.weekday() - week_start) % 7)


def parse_day(words: str, today: dt.date) -> dt.date:
    """The day that `words` name: an ISO date, "today" or "yesterday".

    Raises:
        UsageError: the words are not a date, or the date does not exist.
    """
    folded = words.strip().casefold()
    if folded == "today":
        return today
    if folded == "yesterday":
        return today - dt.timedelta(days=1)
    match = _ISO.fullmatch(folded)
    if match is None:
        raise UsageError(
            _("“{words}” is not a date I can read.").format(words=shortened(words)),
            _("Write it as year-month-day, for example {example}, or today or yesterday.").format(
                example=today.isoformat()
            ),
        )
    try:
        day = dt.date(*(int(part) for part in match.groups()))
    except ValueError as exc:
        raise UsageError(
            _("The date {words} does not exist.").format(words=words.strip()),
            _("Check the day and the month."),
        ) from exc
    if not EARLIEST <= day <= LATEST:
        raise UsageError(
            _("The date {words} is out of range.").format(words=words.strip()),
            _("Days from 1900 to 2999 can be logged."),
        )
    return day


def shortened(text: str, limit: int = 60) -> str:
    """Text short enough to stand inside a message, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
