"""When the small prompt comes, and when it stays away: rules without clock, window or file.

It comes at most once a day, on days on which the person usually writes, and only where nothing was written
towards the end of the day. It leaves when it is not needed any more, and when nobody answers it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from journal.domain.cue import Cue
from journal.domain.days import civil_day

EARLIER = dt.timedelta(hours=2)  # what was written so long before the time makes the prompt needless
FORTNIGHT = dt.timedelta(days=14)
WEEK = dt.timedelta(days=7)
LOOK_BACK = dt.timedelta(days=42)  # how far back the person's own weekdays are looked for
KNOWN_DAYS = 6  # written days from which on those weekdays are known
PATIENCE = 3  # prompts without an answer before it comes weekly, and weekly ones before it stays away
MOST_CAME = 60
MONDAY_TO_FRIDAY = frozenset(range(5))


@dataclass(frozen=True, slots=True)
class Written:
    """One action: the day it belongs to, and the local instant at which it was written down."""

    day: dt.date
    captured: dt.datetime


@dataclass(frozen=True, slots=True)
class Prompts:
    """What became of the prompts on this machine.

    `came`: the days on which it came, oldest first. `unanswered`: how many in a row were waved away or
    passed. `gone`: the day from which on it stays away because it was not needed.
    """

    came: tuple[dt.date, ...] = ()
    unanswered: int = 0
    gone: dt.date | None = None

    def shown(self, day: dt.date) -> Prompts:
        """The prompt came on that day; until it is answered, it counts as unanswered."""
        came = tuple(sorted({*self.came, day}))[-MOST_CAME:]
        return replace(self, came=came, unanswered=self.unanswered + 1)

    def answered(self) -> Prompts:
        """The person came, by the prompt or by themselves: nothing is held against it any more."""
        return replace(self, unanswered=0)


@dataclass(frozen=True, slots=True)
class Moment:
    """What the rules look at: the local instant, when a day begins, the cue, and the last day of a rest."""

    now: dt.datetime
    day_start: dt.time
    cue: Cue
    rest_until: dt.date | None = None

    @property
    def day(self) -> dt.date:
        """The civil day of now."""
        return civil_day(self.now, self.day_start)


def is_time(moment: Moment, prompts: Prompts) -> bool:
    """Whether clock, rest and earlier prompts allow one now; what was written is not asked yet."""
    prompt_at = moment.cue.prompt_at
    if prompt_at is None or is_resting(moment.day, moment.rest_until):
        return False
    if into_day(moment.now.time(), moment.day_start) < into_day(prompt_at, moment.day_start):
        return False
    # a clock that was set back lives the same days again
    again = any(moment.day <= came <= moment.day + WEEK for came in prompts.came)
    return not again and not has_gone(moment.cue, prompts)


def is_due(moment: Moment, prompts: Prompts, written: Iterable[Written]) -> bool:
    """Whether the prompt is to come now.

    Args:
        moment: the clock and what the journal says.
        prompts: what became of the earlier ones; see `looked_at`.
        written: the actions of the last six weeks.
    """
    written = tuple(written)
    if not is_time(moment, prompts) or moment.cue.prompt_at is None:
        return False
    if moment.day.weekday() not in working_weekdays(written, moment.day):
        return False
    if _is_written(moment, moment.cue.prompt_at, written):
        return False
    if prompts.unanswered < PATIENCE:
        return True
    earlier = [came for came in prompts.came if came < moment.day]
    return prompts.unanswered < 2 * PATIENCE and (not earlier or moment.day - earlier[-1] >= WEEK)


def looked_at(prompts: Prompts, moment: Moment, written: Iterable[Written]) -> Prompts:
    """The state as the journal shows it: answered since, or not needed any more."""
    written = tuple(written)
    last = prompts.came[-1] if prompts.came else None
    if prompts.unanswered and last is not None:
        days = (civil_day(entry.captured, moment.day_start) for entry in written)
        # on the prompt's own day too: `is_due` let it come only because nothing was written by then
        if any(_wrote_after(entry, moment, last) for entry in written) or any(day > last for day in days):
            prompts = prompts.answered()
    if not has_gone(moment.cue, prompts) and _is_not_needed(prompts, moment, written):
        prompts = replace(prompts, gone=moment.day)
    return prompts


def has_gone(cue: Cue, prompts: Prompts) -> bool:
    """Whether the prompt stays away since the person comes by themselves; a later `since` calls it back."""
    return prompts.gone is not None and (cue.since is None or cue.since <= prompts.gone)


def is_resting(day: dt.date, rest_until: dt.date | None) -> bool:
    """Whether that day lies in the rest; its last day does."""
    return rest_until is not None and day <= rest_until


def days_missed(today: dt.date, last: dt.date | None, rest_until: dt.date | None) -> int:
    """Days since the last one that something was written for, those of a rest left out.

    0 where nothing was ever written, and during a rest.
    """
    if last is None or is_resting(today, rest_until):
        return 0
    return max(0, (today - max(last, rest_until or last)).days)


def working_weekdays(written: Iterable[Written], today: dt.date) -> frozenset[int]:
    """The weekdays, 0 for Monday, that the person usually writes for; Monday to Friday until it is known.

    A weekday is usual if it was written for in at least a third of the weeks since the first of those
    looked at, and in two of them.
    """
    days = {entry.day for entry in written if today - LOOK_BACK <= entry.day < today}
    if len(days) < KNOWN_DAYS or today - min(days) < FORTNIGHT:
        return MONDAY_TO_FRIDAY
    weeks = (today - min(days)).days / 7
    counts = Counter(day.weekday() for day in days)
    return frozenset(day for day, count in counts.items() if count >= 2 and count * 3 >= weeks)


def into_day(time: dt.time, day_start: dt.time) -> dt.timedelta:
    """How far into the civil day a time of day is, from 0 to 24 hours."""
    plain = dt.datetime.combine(dt.date.min, time.replace(tzinfo=None))
    start = dt.datetime.combine(dt.date.min, day_start)
    return (plain - start) % dt.timedelta(days=1)


def _is_written(moment: Moment, prompt_at: dt.time, written: Iterable[Written]) -> bool:
    """Whether something was written for today, late enough to be today's writing."""
    enough = into_day(prompt_at, moment.day_start) - EARLIER
    return any(
        entry.day == moment.day
        and (
            civil_day(entry.captured, moment.day_start) > moment.day
            or (
                civil_day(entry.captured, moment.day_start) == moment.day
                and into_day(entry.captured.time(), moment.day_start) >= enough
            )
        )
        for entry in written
    )


def _wrote_after(entry: Written, moment: Moment, last: dt.date) -> bool:
    """Whether it was written on the day of the last prompt, after the time at which it can come."""
    prompt_at = moment.cue.prompt_at
    return (
        prompt_at is not None
        and civil_day(entry.captured, moment.day_start) == last
        and into_day(entry.captured.time(), moment.day_start) >= into_day(prompt_at, moment.day_start)
    )


def _is_not_needed(prompts: Prompts, moment: Moment, written: tuple[Written, ...]) -> bool:
    """Whether in fourteen whole days no prompt came and the person wrote on most working days.

    A day counts if something was written for it before it was over; days that were filled in later, from
    memory or a calendar, were not written by themselves.
    """
    first = moment.day - FORTNIGHT
    if moment.cue.prompt_at is None or (moment.cue.since is not None and first < moment.cue.since):
        return False
    if any(first <= came for came in prompts.came):
        return False
    span = [first + dt.timedelta(days=place) for place in range(FORTNIGHT.days)]
    usual = working_weekdays(written, moment.day)
    own = {entry.day for entry in written if civil_day(entry.captured, moment.day_start) == entry.day}
    working = [day for day in span if day.weekday() in usual]
    kept = sum(day in own for day in working)
    return kept >= 4 and kept * 3 >= len(working) * 2
