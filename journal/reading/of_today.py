"""What Today shows beside the day, read at once: the question, the plan of the week, what is due.

Each of these is a few milliseconds, however long the journal is; the remark of the day, which looks at all
of it, is read apart so that nothing waits for it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from journal.domain.distinctions import Catalogue
from journal.domain.intention import Focus, Intention, focus_on
from journal.domain.question import DayQuestion
from journal.domain.settings import JournalSettings
from journal.domain.vision import Vision
from journal.reading.questions import day_question
from journal.reading.reader import Reader
from journal.reading.reflecting import focuses, standing_intention, visions
from journal.reading.self_views import self_image_due, self_view_due


@dataclass(frozen=True)
class OfToday:
    """What there is to show on `today`; `question` belongs to `day`, the day that is looked at.

    `tied_count` counts the actions that fulfil the intention and are still there. `self_view_due` is the
    first day of the month to guess at. Each may be None where there is nothing to show.
    """

    today: dt.date
    day: dt.date
    question: DayQuestion | None
    focus: Focus | None
    intention: Intention | None
    tied_count: int
    vision: Vision | None
    self_view_due: dt.date | None
    self_image_due: bool


def of_today(
    reader: Reader, settings: JournalSettings, catalogue: Catalogue, today: dt.date, day: dt.date
) -> OfToday:
    """Read it; see `OfToday`. A day to come has no question yet."""
    intention = standing_intention(reader, today)
    said = [vision for vision in visions(reader) if vision.day <= today]
    return OfToday(
        today=today,
        day=day,
        question=day_question(reader, catalogue, day) if day <= today else None,
        focus=focus_on(focuses(reader), today),
        intention=intention,
        tied_count=0 if intention is None else len(intention.actions),
        vision=said[-1] if said else None,
        self_view_due=self_view_due(reader, settings, today),
        self_image_due=self_image_due(settings, today),
    )
