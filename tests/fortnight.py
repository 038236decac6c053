"""The sample manager's first fourteen days, as a beginner would have logged them: a day each evening."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from journal.domain.action import Draft
from journal.domain.behaviour import Origin
from journal.domain.cue import Cue, SelfImage
from journal.domain.settings import JournalSettings
from journal.opening import Opened, open_journal
from journal.places import FixedClock, World
from journal.reading.remarks import remark_for
from journal.sample import sample_drafts

ZONE = dt.timezone(dt.timedelta(hours=1))
MONDAY = dt.date(2026, 11, 2)
"""The first of the fourteen days."""
EVENING = dt.time(17, 40)
DAYS = 14
_WEEKS_OF_SAMPLE = 78
_TOLD = dt.time(17, 25)


def evening(number: int) -> dt.datetime:
    """17:40 on day 1 to 14."""
    return dt.datetime.combine(MONDAY + dt.timedelta(days=number - 1), EVENING, ZONE)


def first_fortnight() -> tuple[Draft, ...]:
    """The sample's first two weeks, each action written down on its own day; what came later is not there."""
    late = dt.datetime.combine(MONDAY + dt.timedelta(weeks=_WEEKS_OF_SAMPLE), EVENING, ZONE)
    last = MONDAY + dt.timedelta(days=DAYS - 1)
    drafts = sample_drafts(late, JournalSettings())
    return tuple(sorted((_own_day(draft) for draft in drafts if _day(draft) <= last), key=_captured))


def _day(draft: Draft) -> dt.date:
    assert draft.day is not None
    return draft.day


def _captured(draft: Draft) -> dt.datetime:
    assert draft.captured is not None
    return draft.captured


def _own_day(draft: Draft) -> Draft:
    """Live where its time is known, else in the evening of its day."""
    day = _day(draft)
    if draft.time is not None:
        at = dt.datetime.combine(day, draft.time, ZONE)
        return replace(draft, origin=Origin.LIVE, captured=at)
    return replace(draft, origin=Origin.SAME_DAY, captured=dt.datetime.combine(day, _TOLD, ZONE))


def write_days(world: World, clock: FixedClock, days: int) -> None:
    """Make the default journal as it is in the evening of day `days`, and let the clock stand there.

    Each evening the remark of the day is told, as Today tells it.
    """
    opened = open_journal(world.places.default_journal, world)
    try:
        for _number in live(opened, clock, days):
            pass
    finally:
        opened.close()


def live(opened: Opened, clock: FixedClock, days: int = DAYS) -> Iterator[int]:
    """Log day after day; after each one its number is given, with the clock at its evening."""
    drafts = first_fortnight()
    clock.instant = dt.datetime.combine(MONDAY, dt.time(8, 30), ZONE)
    journal = opened.journal
    settings = replace(
        journal.settings.get(),
        cue=Cue(event="I close the dialler", since=MONDAY),
        self_images=(SelfImage(MONDAY, 40),),
    )
    journal.settings.change(settings)
    for number in range(1, days + 1):
        day = MONDAY + dt.timedelta(days=number - 1)
        for draft in (draft for draft in drafts if draft.day == day):
            clock.instant = _captured(draft)
            journal.actions.record(draft, settings)
        clock.instant = evening(number)
        yield number
        remark = remark_for(opened.reader, settings, day)
        if remark is not None:
            journal.remarks.tell(day, remark.key)
