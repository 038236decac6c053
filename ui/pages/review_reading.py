"""Reads what a review shows; runs on the lane."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING

from journal.domain.distinctions import Catalogue
from journal.domain.intention import Intention, intention_after
from journal.domain.review import Review
from journal.reading.reflecting import intentions, reflections, review_of, reviews
from journal.reading.remarks import first_day
from journal.reading.review import review_material
from journal.reading.review_state import review_state
from ui.pages.review_desk import WEEK, ReviewReading

if TYPE_CHECKING:
    from journal.opening import Opened

MOST_ACTIONS = 300
YOUNG_DAYS = 14


def read_review(
    opened: Opened, catalogue: Catalogue, week: dt.date | None, begun: Review | None
) -> ReviewReading:
    """Everything the review of `week` shows; None for the week that is to be gone on with.

    What is chosen stays chosen: by the review that is kept, else by `begun`, one that was shown and is not
    kept yet. It is the same for a week however often it is read before.

    Args:
        opened: the journal.
        catalogue: the person's own distinctions.
        week: the first day of the week, or None.
        begun: a review of that week that is not kept yet.

    Raises:
        JournalError: the journal can't be read.
    """
    settings, reader = opened.journal.settings.get(), opened.reader
    today, now = opened.journal.today(), opened.journal.now()
    state = review_state(reader, settings, today, now)
    shown = week or state.taken
    kept = review_of(reader, shown)
    known = kept or (begun if begun is not None and begun.week == shown else None)
    chance = random.Random(shown.toordinal())  # noqa: S311 - a choice that is the same for a week
    material = review_material(reader, catalogue, shown, today, chance, known)
    actions = reader.actions(
        shown, shown + WEEK - dt.timedelta(1), limit=MOST_ACTIONS, day_start=settings.day_start
    )
    first = first_day(reader, settings)
    return ReviewReading(
        state=state,
        today=today,
        week=shown,
        review=kept,
        material=material,
        actions=actions,
        catalogue=catalogue,
        next=_next(intentions(reader), shown, kept, today),
        is_young=first is None or (today - first).days < YOUNG_DAYS,
        has_past=any(past.week != shown for past in reviews(reader)) or bool(reflections(reader)),
    )


def _next(
    plans: tuple[Intention, ...], week: dt.date, review: Review | None, today: dt.date
) -> Intention | None:
    """The intention that was made in the review; until that is done, as far as it is not over."""
    begun = today if review is None else review.day
    ended = review.finished if review is not None else None
    found = intention_after(plans, week, begun, ended or today)
    return found if found is not None and (ended is not None or found.until >= today) else None
