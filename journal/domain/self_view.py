"""Guesses at a share: one's own before a month is shown, colleagues', and one for each distinction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

OF_TEN = 10
MOST_COLLEAGUES = 5


@dataclass(frozen=True, slots=True)
class MonthView:
    """The self-view of a month: of ten things logged in it, how many one would call leadership.

    `month` is the first day of the month that is guessed at, `day` the day of the answer, `leader` 0 to 10.
    There is one for each month.
    """

    month: dt.date
    day: dt.date
    leader: int

    @property
    def share(self) -> float:
        """The guess in the chart's own unit, 0 to 1."""
        return self.leader / OF_TEN


@dataclass(frozen=True, slots=True)
class OtherView:
    """The same question about the same person, answered by a colleague and entered by hand.

    `month` is the first day of the month that was asked about, `place` 1 to 5 tells the colleagues apart,
    `who` is an alias or empty, `leader` 0 to 10.
    """

    month: dt.date
    place: int
    day: dt.date
    leader: int
    who: str = ""

    @property
    def share(self) -> float:
        """The answer in the chart's own unit, 0 to 1."""
        return self.leader / OF_TEN


@dataclass(frozen=True, slots=True)
class Assessment:
    """The longer form of a day: for each distinction's id how far one leads on it, in whole percent."""

    day: dt.date
    leader: Mapping[str, int] = field(default_factory=dict)
