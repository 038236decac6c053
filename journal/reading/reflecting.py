"""What is kept beside actions, as values: people, guesses, reflections, vision, results, plans, reviews.

None of it is read at the start; each call is a few milliseconds for ten years of weekly reviews.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, select

from journal.domain.action import Action
from journal.domain.behaviour import Behaviour
from journal.domain.intention import Focus, Intention, Outcome
from journal.domain.person import Person
from journal.domain.reflection import Asked, Reflection
from journal.domain.result import WeekResult
from journal.domain.review import Chosen, Retag, Review, Step
from journal.domain.self_view import Assessment, MonthView, OtherView
from journal.domain.vision import Made, Vision, VisionTie
from journal.reading.reader import Reader
from journal.storage.reflecting import (
    AssessmentRow,
    FocusRow,
    IntentionRow,
    IntentionTieRow,
    MonthViewRow,
    OtherViewRow,
    PersonRow,
    ReflectionRow,
    RetagRow,
    ReviewRow,
    VisionRow,
    VisionTieRow,
    WeekResultRow,
)
from journal.storage.tables import ActionRow


def people_notes(reader: Reader) -> dict[str, Person]:
    """What is kept about people, by their folded names."""
    return {row.id: Person(row.name, row.moves, row.goal, row.hidden) for row in _rows(reader, PersonRow)}


def month_views(reader: Reader) -> tuple[MonthView, ...]:
    """The self-views, oldest month first."""
    rows = _rows(reader, MonthViewRow, MonthViewRow.month)
    return tuple(MonthView(row.month, row.day, row.leader) for row in rows)


def other_views(reader: Reader) -> tuple[OtherView, ...]:
    """Colleagues' answers, oldest month first."""
    rows = _rows(reader, OtherViewRow, OtherViewRow.month, OtherViewRow.place)
    return tuple(OtherView(row.month, row.place, row.day, row.leader, row.who) for row in rows)


def assessments(reader: Reader) -> tuple[Assessment, ...]:
    """The longer forms, oldest first."""
    query = select(*AssessmentRow.__table__.columns).order_by(AssessmentRow.day)
    with reader.database.read() as connection:
        rows = connection.execute(query)
        return tuple(Assessment(row.day, _percentages(row.leader)) for row in rows)


def reflections(
    reader: Reader, first: dt.date | None = None, last: dt.date | None = None
) -> tuple[Reflection, ...]:
    """The answers of some days, both included, the newest first."""
    conditions: list[ColumnElement[bool]] = []
    if first is not None:
        conditions.append(ReflectionRow.day >= first)
    if last is not None:
        conditions.append(ReflectionRow.day <= last)
    query = select(*ReflectionRow.__table__.columns).where(*conditions)
    query = query.order_by(ReflectionRow.day.desc(), ReflectionRow.id)
    with reader.database.read() as connection:
        return tuple(_reflection(row) for row in connection.execute(query))


def reflections_on(reader: Reader, action: str) -> tuple[Reflection, ...]:
    """The answers that are kept with an action, oldest first."""
    query = select(*ReflectionRow.__table__.columns).where(ReflectionRow.action_id == action)
    with reader.database.read() as connection:
        return tuple(_reflection(row) for row in connection.execute(query.order_by(ReflectionRow.day)))


def visions(reader: Reader) -> tuple[Vision, ...]:
    """Every wording of the vision, oldest first."""
    return tuple(Vision(row.day, row.text) for row in _rows(reader, VisionRow, VisionRow.day))


def vision_ties(reader: Reader) -> tuple[VisionTie, ...]:
    """What actions made the vision, in the order of the actions' days; without those that are gone."""
    query = (
        select(VisionTieRow.action_id, VisionTieRow.made, VisionTieRow.whom)
        .join(ActionRow, ActionRow.id == VisionTieRow.action_id)
        .order_by(ActionRow.day, ActionRow.id, VisionTieRow.made)
    )
    with reader.database.read() as connection:
        rows = connection.execute(query)
        return tuple(VisionTie(row.action_id, Made(row.made), row.whom) for row in rows)


def week_results(reader: Reader) -> tuple[WeekResult, ...]:
    """The results, oldest week first."""
    rows = _rows(reader, WeekResultRow, WeekResultRow.week)
    return tuple(WeekResult(row.week, row.value) for row in rows)


def focuses(reader: Reader) -> tuple[Focus, ...]:
    """Every focus, oldest first."""
    return tuple(Focus(row.first, row.family, row.weeks) for row in _rows(reader, FocusRow, FocusRow.first))


def intentions(reader: Reader) -> tuple[Intention, ...]:
    """Every intention, oldest first, with the actions that fulfil it and are still there."""
    ties = (
        select(IntentionTieRow.intention_id, IntentionTieRow.action_id)
        .join(ActionRow, ActionRow.id == IntentionTieRow.action_id)
        .order_by(IntentionTieRow.place, IntentionTieRow.action_id)
    )
    query = select(*IntentionRow.__table__.columns).order_by(IntentionRow.day, IntentionRow.id)
    with reader.database.read() as connection:
        tied: dict[str, list[str]] = {}
        for row in connection.execute(ties):
            tied.setdefault(row.intention_id, []).append(row.action_id)
        return tuple(_intention(row, tuple(tied.get(row.id, ()))) for row in connection.execute(query))


def standing_intention(reader: Reader, day: dt.date) -> Intention | None:
    """The intention that stands on a day, as `intention_on` finds it among all, read alone."""
    query = select(*IntentionRow.__table__.columns).where(IntentionRow.day <= day)
    ties = (
        select(IntentionTieRow.action_id)
        .join(ActionRow, ActionRow.id == IntentionTieRow.action_id)
        .order_by(IntentionTieRow.place, IntentionTieRow.action_id)
    )
    with reader.database.read() as connection:
        last = query.order_by(IntentionRow.day.desc(), IntentionRow.id.desc()).limit(1)
        row = connection.execute(last).one_or_none()
        if row is None or row.until < day:
            return None
        tied = connection.execute(ties.where(IntentionTieRow.intention_id == row.id)).scalars()
        return _intention(row, tuple(tied))


def tied_actions(reader: Reader, intention: str) -> tuple[Action, ...]:
    """The actions that fulfil an intention and are still there, the newest first."""
    query = select(IntentionTieRow.action_id).where(IntentionTieRow.intention_id == intention)
    with reader.database.read() as connection:
        keys = tuple(connection.execute(query).scalars())
    found = reader.by_ids(keys)
    return tuple(sorted(found, key=lambda one: (one.day, one.time or dt.time.min, one.id), reverse=True))


def reviews(reader: Reader, limit: int | None = None) -> tuple[Review, ...]:
    """Every review, or the last so many, the newest week first."""
    query = select(*ReviewRow.__table__.columns).order_by(ReviewRow.week.desc()).limit(limit)
    with reader.database.read() as connection:
        return tuple(_review(row) for row in connection.execute(query))


def review_of(reader: Reader, week: dt.date) -> Review | None:
    """The review of the week that begins on that day, or None."""
    query = select(*ReviewRow.__table__.columns).where(ReviewRow.week == week)
    with reader.database.read() as connection:
        row = connection.execute(query).one_or_none()
        return None if row is None else _review(row)


def retags(reader: Reader, since: dt.date | None = None) -> tuple[Retag, ...]:
    """Old actions that were tagged again, in the order of it; those of actions that are gone included.

    With `since`, those that were tagged again on that day or later.
    """
    query = select(*RetagRow.__table__.columns).order_by(RetagRow.day, RetagRow.id)
    if since is not None:
        query = query.where(RetagRow.day >= since)
    with reader.database.read() as connection:
        return tuple(
            Retag(row.id, row.action_id, row.action_day, row.day, Behaviour(row.before), Behaviour(row.after))
            for row in connection.execute(query)
        )


def _rows(reader: Reader, model: Any, *order: Any) -> list[Any]:
    query = select(*model.__table__.columns).order_by(*order)
    with reader.database.read() as connection:
        return list(connection.execute(query))


def _percentages(value: Any) -> dict[str, int]:
    if not isinstance(value, dict):
        raise ValueError(value)  # noqa: TRY004 - told as damage
    if not all(isinstance(leader, int) and 0 <= leader <= 100 for leader in value.values()):
        raise ValueError(value)
    return {str(key): int(leader) for key, leader in value.items()}


def _ids(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(key, str) for key in value):
        raise ValueError(value)
    return tuple(value)


def _id(value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ValueError(value)
    return value


def _intention(row: Any, actions: tuple[str, ...]) -> Intention:
    return Intention(
        id=row.id,
        day=row.day,
        until=row.until,
        cue=row.cue,
        deed=row.deed,
        learning=row.learning,
        family=row.family,
        outcome=None if row.outcome is None else Outcome(row.outcome),
        actions=actions,
    )


def _reflection(row: Any) -> Reflection:
    return Reflection(
        id=row.id,
        day=row.day,
        asked=Asked(row.asked),
        question=row.question,
        text=row.text,
        distinction=row.distinction,
        action=row.action_id,
        review=row.review,
    )


def _review(row: Any) -> Review:
    chosen = row.chosen
    if not isinstance(chosen, dict) or not isinstance(row.done, list):
        raise ValueError(chosen)  # noqa: TRY004 - told as damage
    return Review(
        week=row.week,
        day=row.day,
        short=row.short,
        well=row.well,
        done=tuple(Step(step) for step in row.done),
        chosen=Chosen(
            again=_ids(chosen.get("again", [])),
            read=_ids(chosen.get("read", [])),
            on_this_day=_ids(chosen.get("on_this_day", [])),
            leading=_id(chosen.get("leading")),
            managing=_id(chosen.get("managing")),
        ),
        finished=row.finished,
    )
