"""What is to be changed of an action."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from journal.domain.action import DistinctionMark
from journal.domain.behaviour import Behaviour, Craft, Milestone


class _Kept:
    """Stands for "as it is" where None is a value of its own."""


KEPT = _Kept()


@dataclass(frozen=True, slots=True)
class Edit:
    """What to change of an action; what is KEPT stays as it is."""

    text: str | _Kept = KEPT
    behaviour: Behaviour | _Kept | None = KEPT
    day: dt.date | _Kept = KEPT
    time: dt.time | _Kept | None = KEPT
    distinctions: tuple[DistinctionMark, ...] | _Kept = KEPT
    craft: frozenset[Craft] | _Kept = KEPT
    minutes: int | _Kept | None = KEPT
    milestone: Milestone | _Kept | None = KEPT
    lesson: str | _Kept = KEPT
