"""The tables of what is kept beside actions: people, guesses, reflections, vision, results, plans, reviews.

Each row has one text `id`, its image's key. Ids of actions are no foreign keys here: an action that is
deleted and restored finds again what was kept with it; who reads leaves out what points at nothing.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Connection,
    Index,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from journal.domain.self_view import MOST_COLLEAGUES, OF_TEN
from journal.storage.columns import Day, Figure, Whole, Words
from journal.storage.tables import Base

Image = dict[str, Any]
_TAGS = "('manager', 'leader', 'both', 'own')"


class PersonRow(Base):
    """What is kept about a person; `id` is the folded name, as in `action_name`."""

    __tablename__ = "person"

    id: Mapped[str] = mapped_column(Words, primary_key=True)
    name: Mapped[str] = mapped_column(Words)
    moves: Mapped[str] = mapped_column(Words)
    goal: Mapped[str] = mapped_column(Words)
    hidden: Mapped[bool]


class MonthViewRow(Base):
    """The self-view of a month; `id` is the month as "2026-11"."""

    __tablename__ = "month_view"

    id: Mapped[str] = mapped_column(Words, primary_key=True)
    month: Mapped[dt.date] = mapped_column(Day)
    day: Mapped[dt.date] = mapped_column(Day)
    leader: Mapped[int] = mapped_column(Whole(0, OF_TEN))

    __table_args__ = (CheckConstraint("leader BETWEEN 0 AND 10", name="leader"),)


class OtherViewRow(Base):
    """A colleague's answer for a month; `id` is "2026-11/1"."""

    __tablename__ = "other_view"

    id: Mapped[str] = mapped_column(Words, primary_key=True)
    month: Mapped[dt.date] = mapped_column(Day)
    place: Mapped[int] = mapped_column(Whole(1, MOST_COLLEAGUES))
    day: Mapped[dt.date] = mapped_column(Day)
    leader: Mapped[int] = mapped_column(Whole(0, OF_TEN))
    who: Mapped[str] = mapped_column(Words)

    __table_args__ = (
        CheckConstraint("leader BETWEEN 0 AND 10", name="leader"),
        CheckConstraint("place BETWEEN 1 AND 5", name="place"),
    )


class AssessmentRow(Base):
    """The longer form of a day; `id` is the day. `leader` maps distinctions to whole percent."""

    __tablename__ = "assessment"

    id: Mapped[str] = mapped_column(Words, primary_key=True)
    day: Mapped[dt.date] = mapped_column(Day)
    leader: Mapped[dict[str, int]] = mapped_column(JSON)


class ReflectionRow(Base):
    """An answer; `id` is "question/2026-11-24", or "leading/" or "managing/" and the action's id."""

    __tablename__ = "reflection"

    id: Mapped[str] = mapped_column(Words, primary_key=True)
    day: Mapped[dt.date] = mapped_column(Day)
    asked: Mapped[str] = mapped_column(Words)
    question: Mapped[str] = mapped_column(Words)
    text: Mapped[str] = mapped_column(Words)
    distinction: Mapped[str | None] = mapped_column(Words)
    action_id: Mapped[str | None] = mapped_column(Words)
    review: Mapped[dt.date | None] = mapped_column(Day)

    __table_args__ = (
        CheckConstraint("asked IN ('question', 'leading', 'managing')", name="asked"),
        Index("ix_reflection_day", "day"),
        Index("ix_reflection_action_id", "action_id"),
    )


class VisionRow(Base):
    """The vision from a day on; `id` is the day."""

    __tablename__ = "vision"

    id: Mapped[str] = mapped_column(Words, primary_key=True)
    day: Mapped[dt.date] = mapped_column(Day)
    text: Mapped[str] = mapped_column(Words)


class VisionTieRow(Base):
    """What an action made the vision; `id` is "real/" and so on and the action's id."""

    __tablename__ = "vision_tie"

    id: Mapped[str] = mapped_column(Words, primary_key=True)
    action_id: Mapped[str] = mapped_column(Words)
    made: Mapped[str] = mapped_column(Words)
    whom: Mapped[str] = mapped_column(Words)

    __table_args__ = (
        CheckConstraint("made IN ('real', 'desirable', 'obtainable')", name="made"),
        Index("ix_vision_tie_action_id", "action_id"),
    )


class WeekResultRow(Base):
    """The result of a week; `id` is its first day."""

    __tablename__ = "week_result"

    id: Mapped[str] = mapped_column(Words, primary_key=True)
    week: Mapped[dt.date] = mapped_column(Day)
    value: Mapped[float] = mapped_column(Figure)


class FocusRow(Base):
    """A family in focus; `id` is its first day."""

    __tablename__ = "focus"

    id: Mapped[str] = mapped_column(Words, primary_key=True)
    first: Mapped[dt.date] = mapped_column(Day)
    family: Mapped[str] = mapped_column(Words)
    weeks: Mapped[int] = mapped_column(Whole(1, 1_000))

    __table_args__ = (CheckConstraint("weeks > 0", name="weeks"),)


class IntentionRow(Base):
    """An if-then plan."""

    __tablename__ = "intention"

    id: Mapped[str] = mapped_column(Words, primary_key=True)
    day: Mapped[dt.date] = mapped_column(Day)
    until: Mapped[dt.date] = mapped_column(Day)
    cue: Mapped[str] = mapped_column(Words)
    deed: Mapped[str] = mapped_column(Words)
    learning: Mapped[bool]
    family: Mapped[str | None] = mapped_column(Words)
    outcome: Mapped[str | None] = mapped_column(Words)

    __table_args__ = (
        CheckConstraint("outcome IN ('kept', 'partly', 'not this time')", name="outcome"),
        Index("ix_intention_day", "day"),
    )


class IntentionTieRow(Base):
    """An action that fulfils an intention; `id` is both ids with a stroke between."""

    __tablename__ = "intention_tie"

    id: Mapped[str] = mapped_column(Words, primary_key=True)
    intention_id: Mapped[str] = mapped_column(Words)
    action_id: Mapped[str] = mapped_column(Words)
    place: Mapped[int] = mapped_column(Whole(0, 2**62))

    __table_args__ = (
        Index("ix_intention_tie_intention_id", "intention_id"),
        Index("ix_intention_tie_action_id", "action_id"),
    )


class ReviewRow(Base):
    """A review of a week; `id` is the week's first day."""

    __tablename__ = "review"

    id: Mapped[str] = mapped_column(Words, primary_key=True)
    week: Mapped[dt.date] = mapped_column(Day)
    day: Mapped[dt.date] = mapped_column(Day)
    short: Mapped[bool]
    well: Mapped[str] = mapped_column(Words)
    done: Mapped[list[str]] = mapped_column(JSON)
    chosen: Mapped[dict[str, Any]] = mapped_column(JSON)
    finished: Mapped[dt.date | None] = mapped_column(Day)


class RetagRow(Base):
    """An old action tagged again unseen."""

    __tablename__ = "retag"

    id: Mapped[str] = mapped_column(Words, primary_key=True)
    action_id: Mapped[str] = mapped_column(Words)
    action_day: Mapped[dt.date] = mapped_column(Day)
    day: Mapped[dt.date] = mapped_column(Day)
    before: Mapped[str] = mapped_column(Words)
    after: Mapped[str] = mapped_column(Words)

    __table_args__ = (
        CheckConstraint(f"before IN {_TAGS}", name="before"),
        CheckConstraint(f"after IN {_TAGS}", name="after"),
        Index("ix_retag_action_id", "action_id"),
    )


class RowImager:
    """Images of one kind whose columns are a table's, dates as ISO text."""

    def __init__(self, model: type[Base]) -> None:
        table: Any = model.__table__
        self._table = table
        self._days = frozenset(column.name for column in table.columns if isinstance(column.type, Day))
        self._select = select(*(column for column in table.columns if column.name != "id")).where(
            table.c.id == bindparam("key")
        )

    def read(self, connection: Connection, key: str) -> Image | None:
        """The whole image of the row as it is now, or None."""
        try:
            row = connection.execute(self._select, {"key": key}).mappings().one_or_none()
        except TypeError as error:  # a number where a day should be
            raise ValueError(key) from error
        if row is None:
            return None
        return {
            name: value.isoformat() if name in self._days and value is not None else value
            for name, value in row.items()
        }

    def write(self, connection: Connection, key: str, before: Image | None, after: Image | None) -> None:
        """Bring the row from `before` to `after`."""
        table = self._table
        if after is None:
            connection.execute(delete(table).where(table.c.id == key))
            return
        columns = {
            name: dt.date.fromisoformat(value) if name in self._days and value is not None else value
            for name, value in after.items()
        }
        if before is None:
            connection.execute(insert(table), {"id": key, **columns})
        else:
            connection.execute(update(table).where(table.c.id == key).values(columns))


KINDS: dict[str, type[Base]] = {
    "person": PersonRow,
    "month view": MonthViewRow,
    "other view": OtherViewRow,
    "assessment": AssessmentRow,
    "reflection": ReflectionRow,
    "vision": VisionRow,
    "vision tie": VisionTieRow,
    "week result": WeekResultRow,
    "focus": FocusRow,
    "intention": IntentionRow,
    "intention tie": IntentionTieRow,
    "review": ReviewRow,
    "retag": RetagRow,
}
