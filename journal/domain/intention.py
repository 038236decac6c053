"""The focus of four weeks, and the intention: an if-then plan that actions fulfil."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

FOCUS_WEEKS = 4


@dataclass(frozen=True, slots=True)
class Focus:
    """One family for some weeks from `first` on; of two, the later one counts from its first day on."""

    first: dt.date
    family: str
    weeks: int = FOCUS_WEEKS

    @property
    def last(self) -> dt.date:
        """Its last day, included."""
        return self.first + dt.timedelta(days=7 * self.weeks - 1)

    def week_on(self, day: dt.date) -> int | None:
        """Which of its weeks a day lies in, from 1; None where it lies in none."""
        return (day - self.first).days // 7 + 1 if self.first <= day <= self.last else None


class Outcome(StrEnum):
    """What the person says became of an intention."""

    KEPT = "kept"
    PARTLY = "partly"
    NOT_YET = "not this time"


@dataclass(frozen=True, slots=True)
class Intention:
    """An if-then plan: "When `cue`, I will `deed`"; `learning`: a goal to learn, whose `cue` may be empty.

    It stands from `day` to `until`, both included, or until the next one's day. `actions` are the ids of
    those that fulfil it, in the order they were tied; `family` is the focus it belongs to. `outcome` is None
    until the person said it.
    """

    id: str
    day: dt.date
    until: dt.date
    cue: str
    deed: str
    learning: bool = False
    family: str | None = None
    outcome: Outcome | None = None
    actions: tuple[str, ...] = ()


def standing(today: dt.date, week_start: int) -> tuple[dt.date, dt.date]:
    """The first and the last day of an intention that is made today: to the end of the week.

    On the last day of a week it is meant for the next one, and stands to its end.
    """
    left = (week_start - today.weekday() - 1) % 7
    return today, today + dt.timedelta(days=left or 7)


def focus_on(focuses: tuple[Focus, ...], day: dt.date) -> Focus | None:
    """The focus of a day: the last one that began; None before, between and after."""
    begun = [focus for focus in focuses if focus.first <= day]
    last = max(begun, key=lambda focus: focus.first, default=None)
    return last if last is not None and day <= last.last else None


def intention_on(intentions: tuple[Intention, ...], day: dt.date) -> Intention | None:
    """The intention that stands on a day: the last one made up to then, if it is not over."""
    begun = [intention for intention in intentions if intention.day <= day]
    last = max(begun, key=lambda intention: (intention.day, intention.id), default=None)
    return last if last is not None and day <= last.until else None


def intention_in(intentions: tuple[Intention, ...], week: dt.date, end: dt.date) -> Intention | None:
    """The intention that stood in a week: the last one made up to `end` that reaches into it.

    One that was made on the last day of a week is meant for the next; see `standing`.
    """
    last = week + dt.timedelta(days=6)
    held = [
        one
        for one in intentions
        if one.day <= end and one.until >= week and not (one.day == last and one.until > last)
    ]
    return max(held, key=lambda one: (one.day, one.id), default=None)


def intention_after(
    intentions: tuple[Intention, ...], week: dt.date, begun: dt.date, ended: dt.date
) -> Intention | None:
    """The intention that was made in the review of a week, for the week after it.

    It is the one that begins on the first day after the week; else the last of those made for the week after,
    or, in a review that is later than that, the one of a day from `begun` to `ended`.

    Args:
        intentions: all of them.
        week: the first day of the week that is looked back upon.
        begun: the day on which its review was begun.
        ended: the day on which it was ended, today until then.
    """
    first, after = week + dt.timedelta(days=7), week + dt.timedelta(days=14)
    made = [
        one
        for one in intentions
        if first <= one.day < after
        or (one.day == first - dt.timedelta(days=1) and one.until >= first)
        or (after <= one.day == one.until and begun <= one.day <= ended)
    ]
    return max(made, key=lambda one: (one.day == first, one.day < after, one.day, one.id), default=None)
