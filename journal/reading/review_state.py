"""Which review there is to do now: the week, how far it got, and whether it is due."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from journal.domain.days import week_of
from journal.domain.review import Review
from journal.domain.review_week import WEEKS_LOOKED_AT, usual_last_day, week_offered
from journal.domain.settings import JournalSettings
from journal.reading.reader import Reader
from journal.reading.reflecting import review_of

_WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ReviewState:
    """The state of the review.

    `this_week` begins the week of today. `offered` begins the week that a review begun now is about;
    `taken` the week that is gone on with: an unfinished one of this or of last week, else the offered one.
    `review` is that of `taken`, None where it has not begun. `is_due`: the offered week holds actions,
    nobody rests, and its review is not finished.
    """

    this_week: dt.date
    offered: dt.date
    taken: dt.date
    review: Review | None
    is_due: bool


def review_state(reader: Reader, settings: JournalSettings, today: dt.date, now: dt.datetime) -> ReviewState:
    """Read the state: four short queries, the counts of nine weeks the longest.

    Args:
        reader: the journal.
        settings: its settings.
        today: the civil day of now.
        now: the local time.
    """
    start = settings.week_start
    this_week = week_of(today, start)
    days = reader.counts_by_day(this_week - WEEKS_LOOKED_AT * _WEEK, this_week + _WEEK)
    offered = week_offered(today, now, start, usual_last_day(days, today, start))
    found = {week: review_of(reader, week) for week in (this_week, this_week - _WEEK)}
    unfinished = [week for week, review in found.items() if review is not None and review.finished is None]
    taken = unfinished[0] if unfinished else offered
    ended = found[offered]
    rests = settings.rest_until is not None and today <= settings.rest_until
    has_any = any(offered <= day < offered + _WEEK for day in days)
    is_due = has_any and not rests and (ended is None or ended.finished is None)
    return ReviewState(this_week, offered, taken, found[taken], is_due)
