"""The weekly result: one figure of the person's choosing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ResultMeasure:
    """What is counted each week, "calls" or "quota", and its unit, which may be empty."""

    name: str = ""
    unit: str = ""

    @property
    def is_chosen(self) -> bool:
        """Whether there is one."""
        return bool(self.name)


@dataclass(frozen=True, slots=True)
class WeekResult:
    """The figure of a week; `week` is its first day. A week without one is no zero."""

    week: dt.date
    value: float
