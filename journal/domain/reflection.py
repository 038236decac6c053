"""A reflection: the answer to a question, kept for a day or with an action."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Asked(StrEnum):
    """What was asked."""

    QUESTION = "question"
    """The question of the day."""
    LEADING = "leading"
    """Of a manager action: what would leading have looked like?"""
    MANAGING = "managing"
    """Of a leader action: what managing would make it stick?"""


@dataclass(frozen=True, slots=True)
class Reflection:
    """An answer in the person's words.

    `question` is the question as it was worded then. `distinction` is the id of the one that was asked about,
    `action` the action it is kept with, `review` the first day of the week in whose review it was
    written; each may be None. There is one `question` reflection for each day.
    """

    id: str
    day: dt.date
    asked: Asked
    question: str
    text: str
    distinction: str | None = None
    action: str | None = None
    review: dt.date | None = None
