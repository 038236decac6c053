"""What changes a number and therefore lives in the journal."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from journal.domain.marks import Target


@dataclass(frozen=True, slots=True)
class JournalSettings:
    """Settings kept in the journal, undone and exported with it.

    `day_start`: the time of day at which a new civil day begins; what is logged earlier belongs to
    the day before. It decides for actions logged from then on and never moves an old one.
    `week_start`: 0 Monday to 6 Sunday.
    `targets`: the shares chosen so far, sorted by the day each begins on, one a day.
    """

    name: str = ""
    day_start: dt.time = dt.time(4, 0)
    week_start: int = 0
    targets: tuple[Target, ...] = ()
