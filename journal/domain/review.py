"""The weekly review and what belongs to it: its answers so far, and old actions tagged again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from journal.domain.behaviour import Behaviour


class Step(StrEnum):
    """The steps of a review, in their order."""

    WELL = "well"
    MOVED = "moved"
    AGAIN = "again"
    READ = "read"
    OTHERWISE = "otherwise"
    KEPT = "kept"
    NEXT = "next"


SHORT_STEPS = (Step.WELL, Step.AGAIN, Step.NEXT)
"""The three-minute form."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The ids of the actions that a review speaks of; chosen once, so that taken up again it is the same.

    `again`: to be tagged again unseen. `read`: to read again. `on_this_day`: of earlier months and years.
    `leading`: the manager action, `managing`: the leader action that is asked about.
    """

    again: tuple[str, ...] = ()
    read: tuple[str, ...] = ()
    on_this_day: tuple[str, ...] = ()
    leading: str | None = None
    managing: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """The review of the week that begins on `week`; there is one for each week.

    `day` is the civil day on which it was begun: the week stays the same when it is ended after
    the next day start. `done` are the steps that were ended or skipped; `well` is what went well, in the
    person's words. `finished` is the day on which it was ended, None until then. `short` is the
    three-minute form.
    """

    week: dt.date
    day: dt.date
    short: bool = False
    well: str = ""
    done: tuple[Step, ...] = ()
    chosen: Chosen = field(default_factory=Chosen)
    finished: dt.date | None = None

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of its form."""
        return SHORT_STEPS if self.short else tuple(Step)

    @property
    def present(self) -> Step | None:
        """The first step that is neither ended nor skipped; None after the last."""
        return next((step for step in self.steps if step not in self.done), None)


@dataclass(frozen=True, slots=True)
class Retag:
    """An old action tagged again unseen: the tag it had, and the one given on `day`.

    The action itself keeps its tag. `action_day` is the day the action belongs to.
    """

    id: str
    action: str
    action_day: dt.date
    day: dt.date
    before: Behaviour
    after: Behaviour
