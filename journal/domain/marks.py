"""What stands on the drift beside actions: chosen targets, milestones, and guesses at oneself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from journal.domain.behaviour import Milestone


@dataclass(frozen=True, slots=True)
class Target:
    """A share chosen for a role, from a day on until the next target's day.

    `share` is a fraction above 0 and at most 1; 1 is the horizon itself. `reason` is the person's own
    line and may be empty.
    """

    day: dt.date
    share: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MilestoneMark:
    """An action that was marked as a great success or a great failure; `label` is its first line."""

    action: str
    day: dt.date
    milestone: Milestone
    label: str


@dataclass(frozen=True, slots=True)
class SelfView:
    """The person's own guess at a month's leader share (0 to 1), made before it was shown."""

    day: dt.date
    share: float
