"""The cue: after what the person writes down the day, and when to be reminded of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """An event of every working day, "I close the dialler", and what helps to keep to it.

    `prompt_at` is the time of the small prompt, None without one; `since` the day from which on the prompt
    counts the days that the person came by themselves.
    """

    event: str = ""
    prompt_at: dt.time | None = None
    since: dt.date | None = None


@dataclass(frozen=True, slots=True)
class SelfImage:
    """What the person thought of themselves on a day, "I am …"; `leader` in whole percent, 0 to 100.

    A belief about oneself is another unit than a share of actions: it is told back, never drawn on the chart.
    """

    day: dt.date
    leader: int

    @property
    def manager(self) -> int:
        """The other side, in whole percent."""
        return 100 - self.leader
