"""Guesses at a share: one's own before a month is shown, colleagues', and one for each distinction."""

from __future__ import annotations

import datetime as dt
import math
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


@dataclass(frozen=True, slots=True)
class MonthShare:
    """What a month holds of tagged actions: how many, how many of them leadership, and the likely share.

    `leader` has "both" as ½. `low` and `high` are the 90 % band as fractions (the score interval, as for a
    week), both None where nothing is tagged.
    """

    month: dt.date
    leader: float
    tagged: int
    low: float | None
    high: float | None

    @property
    def band_of_ten(self) -> tuple[int, int] | None:
        """The band in the unit of the guess: whole ones of ten."""
        if self.low is None or self.high is None:
            return None
        return of_ten(self.low), of_ten(self.high)


@dataclass(frozen=True, slots=True)
class Views:
    """Every guess there is, with what its month holds.

    `months`, `others` and `assessments` are oldest first; `shares` holds each month with a guess or a
    colleague's answer, unless it still waits for one's own guess: then it must not be shown. `due` is the
    month that is asked about today, or None.
    """

    months: tuple[MonthView, ...] = ()
    others: tuple[OtherView, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    shares: Mapping[dt.date, MonthShare] = field(default_factory=dict)
    due: dt.date | None = None


def of_ten(share: float) -> int:
    """A share as whole ones of ten, halves upwards."""
    return min(OF_TEN, math.floor(share * OF_TEN + 0.5))
