"""The vision, and what made it more real, desirable or obtainable to someone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Vision:
    """One sentence, from a day on until the next one's day; there is one for each day."""

    day: dt.date
    text: str


class Made(StrEnum):
    """What an action made the vision to someone."""

    REAL = "real"
    DESIRABLE = "desirable"
    OBTAINABLE = "obtainable"


@dataclass(frozen=True, slots=True)
class VisionTie:
    """That an action made the vision more real, desirable or obtainable; `to` whom, which may be empty."""

    action: str
    made: Made
    to: str = ""
