"""What was typed into a review and not saved when the program ended, put where it belongs."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from journal.domain.reflection import Asked, Reflection
from journal.domain.review import Review
from journal.reading.reflecting import review_of
from ui.pages.review_desk import ReviewDesk, ReviewReading
from ui.pages.review_words import question_of

if TYPE_CHECKING:
    from journal.opening import Opened


def rescue(desk: ReviewDesk, kept: Mapping[str, Any], reading: ReviewReading) -> dict[str, Any]:
    """Write what was typed for the review of another week into that one.

    Returns:
        What is left for the review that is shown: all of it where it was typed for this week. A half-made
        intention is for the week to come, whichever that is.
    """
    try:
        week = dt.date.fromisoformat(str(kept.get("week", "")))
    except ValueError:
        return {}
    left = {name: value for name, value in kept.items() if name in ("well", "otherwise", "next")}
    if week == reading.week:
        left |= {"seen": kept["seen"]} if "seen" in kept else {}
        return {"week": kept["week"], **left} if left else {}
    if desk.run(lambda opened: _write(opened, week, reading.today, left)):
        left = {name: value for name, value in left.items() if name == "next"}
        return {"week": reading.week.isoformat(), **left} if left else {}
    return dict(kept)


def _write(opened: Opened, week: dt.date, today: dt.date, kept: Mapping[str, Any]) -> None:
    well, answers = kept.get("well"), kept.get("otherwise")
    if isinstance(well, str):
        found = review_of(opened.reader, week) or Review(week, today)
        opened.journal.reviews.save(dataclasses.replace(found, well=well))
    for asked in (Asked.LEADING, Asked.MANAGING):
        one = answers.get(asked.value) if isinstance(answers, dict) else None
        if isinstance(one, dict) and one.get("action"):
            answer = Reflection(
                id="",
                day=today,
                asked=asked,
                question=question_of(asked),
                text=str(one.get("text", "")),
                action=str(one["action"]),
                review=week,
            )
            opened.journal.reflections.answer(answer)
