"""The question of the day, read from the journal: a few milliseconds, however long it is."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import func, select

from journal.domain.distinctions import Catalogue
from journal.domain.question import (
    READ_DAYS,
    SEEN_DAYS,
    Candidate,
    DayQuestion,
    Seen,
    Why,
    questions_of,
)
from journal.domain.reflection import Asked, Reflection
from journal.language import _, ngettext
from journal.reading.reader import Reader
from journal.reading.reflecting import focuses, reflections
from journal.storage.tables import ActionRow, MarkRow


def day_question(reader: Reader, catalogue: Catalogue, today: dt.date) -> DayQuestion | None:
    """The question of that day with its answer, or None where every distinction is hidden.

    The same journal and the same day give the same.

    Args:
        reader: the journal.
        catalogue: the person's own.
        today: the civil day.
    """
    since = today - dt.timedelta(days=READ_DAYS)
    answers = [one for one in reflections(reader, since, today) if one.asked is Asked.QUESTION]
    given = [(one.day, one.distinction) for one in answers if one.distinction is not None]
    order = questions_of(catalogue, today, _seen(reader, since, today), focuses(reader), given)
    if not order:
        return None
    answer = next((one for one in answers if one.day == today), None)
    return _question(catalogue, today, order, answer)


def _question(
    catalogue: Catalogue, today: dt.date, order: tuple[Candidate, ...], answer: Reflection | None
) -> DayQuestion:
    first = order[0]
    told = catalogue.find(answer.distinction) if answer is not None and answer.distinction else None
    one = told or first.distinction
    is_first = one.id == first.distinction.id
    knows = any(candidate.seen for candidate in order)
    return DayQuestion(
        day=today,
        distinction=one,
        question=one.question if answer is None else answer.question,
        why=_why(catalogue, first) if is_first and (knows or first.why is Why.FOCUS) else "",
        answer=answer,
        others=tuple(candidate.distinction for candidate in order if candidate.distinction.id != one.id),
    )


def _why(catalogue: Catalogue, first: Candidate) -> str:
    if first.why is Why.FOCUS:
        names = (family.name for family in catalogue.families if family.id == first.distinction.family)
        return _("Your focus: {family}").format(family=next(names, ""))
    if not first.seen:
        return _("Not among what you logged of late")
    if first.why is Why.LEAST_SEEN:
        return ngettext(
            "Least seen of late: {count} time in {days} days",
            "Least seen of late: {count} times in {days} days",
            first.seen,
        ).format(count=first.seen, days=SEEN_DAYS)
    return _("Not asked for a while")


def _seen(reader: Reader, since: dt.date, today: dt.date) -> Seen:
    query = (
        select(MarkRow.distinction, ActionRow.day, func.count())
        .join_from(ActionRow, MarkRow, MarkRow.action_id == ActionRow.id)
        .where(ActionRow.day >= since, ActionRow.day < today)
        .group_by(MarkRow.distinction, ActionRow.day)
    )
    seen: dict[str, dict[dt.date, int]] = {}
    with reader.database.read() as connection:
        for distinction, day, count in connection.execute(query):
            seen.setdefault(distinction, {})[day] = count
    return seen
