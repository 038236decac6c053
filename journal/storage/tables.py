"""The tables of actions, settings and steps as typed models; those of reflection are beside them.

No row of theirs leaves `journal.storage`.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Date,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Time,
    TypeDecorator,
)
from sqlalchemy import text as sql
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from typing_extensions import override

SCHEMA = 3
APPLICATION_ID = 0x4C445744  # "LDWD": marks the file as ours


class Instant(TypeDecorator[dt.datetime]):
    """An instant as microseconds since 1970 in UTC; comes back as an aware datetime in UTC."""

    impl = Integer
    cache_ok = True

    @override
    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else to_micros(value)

    @override
    def process_result_value(self, value: int | None, dialect: Dialect) -> dt.datetime | None:
        return None if value is None else from_micros(value)


_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICRO = dt.timedelta(microseconds=1)


def to_micros(instant: dt.datetime) -> int:
    """Microseconds since 1970 in UTC."""
    return (instant - _EPOCH) // _MICRO


def from_micros(micros: int) -> dt.datetime:
    """The aware instant of that many microseconds.

    Raises:
        ValueError: there is no such instant.
    """
    try:
        return _EPOCH + dt.timedelta(microseconds=micros)
    except OverflowError as error:
        raise ValueError(micros) from error


class Base(DeclarativeBase):
    """All tables; constraints are named, so that a migration can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class ActionRow(Base):
    """An action. Its marks, topics and people stand in tables of their own."""

    __tablename__ = "action"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    day: Mapped[dt.date] = mapped_column(Date)
    time: Mapped[dt.time | None] = mapped_column(Time)
    text: Mapped[str]
    behaviour: Mapped[str | None]
    origin: Mapped[str]
    minutes: Mapped[int | None]
    milestone: Mapped[str | None]
    lesson: Mapped[str]
    captured: Mapped[dt.datetime] = mapped_column(Instant)
    captured_offset: Mapped[int]  # minutes east of UTC at capture
    created: Mapped[dt.datetime] = mapped_column(Instant)
    changed: Mapped[dt.datetime] = mapped_column(Instant)
    source: Mapped[str | None]  # what an imported one was made from, so that it is made once

    __table_args__ = (
        CheckConstraint("behaviour IN ('manager', 'leader', 'both', 'own')", name="behaviour"),
        CheckConstraint("origin IN ('live', 'same day', 'recalled', 'pinged', 'imported')", name="origin"),
        CheckConstraint("minutes > 0", name="minutes"),
        CheckConstraint("milestone IN ('success', 'failure')", name="milestone"),
        CheckConstraint("length(text) > 0", name="text"),
        # covers the sums per day, so that a chart never reads the texts
        Index("ix_action_day", "day", "behaviour", "origin", "minutes"),
        Index("ix_action_source", "source", unique=True, sqlite_where=sql("source IS NOT NULL")),
        {"sqlite_strict": False},
    )


class MarkRow(Base):
    """A distinction on an action, with its own pole."""

    __tablename__ = "action_distinction"

    action_id: Mapped[str] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), primary_key=True)
    distinction: Mapped[str] = mapped_column(primary_key=True)
    pole: Mapped[str]
    place: Mapped[int]

    __table_args__ = (
        CheckConstraint("pole IN ('manager', 'leader')", name="pole"),
        Index("ix_action_distinction_distinction", "distinction", "pole"),
    )


class CraftRow(Base):
    """A craft mark on an action."""

    __tablename__ = "action_craft"

    action_id: Mapped[str] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), primary_key=True)
    craft: Mapped[str] = mapped_column(primary_key=True)

    __table_args__ = (
        CheckConstraint("craft IN ('forethought', 'planning', 'preparation', 'communication')", name="craft"),
    )


class ActionNameRow(Base):
    """That an action's text names a topic or a person, spelled as it is there.

    `folded` is what two spellings of one name share. A pure function of the text, so that undo, redo
    and other writers leave it as it would be had nothing else ever happened.
    """

    __tablename__ = "action_name"

    action_id: Mapped[str] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    folded: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    place: Mapped[int]

    __table_args__ = (
        CheckConstraint("kind IN ('topic', 'person')", name="kind"),
        Index("ix_action_name_kind", "kind", "folded"),
    )


class DeletedActionRow(Base):
    """A deleted action, whole, until it is restored or its thirty days are over."""

    __tablename__ = "deleted_action"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    deleted: Mapped[dt.datetime] = mapped_column(Instant)
    image: Mapped[dict[str, Any]] = mapped_column(JSON)


class SettingRow(Base):
    """A setting that changes a number."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSON(none_as_null=False))


class ToldRemarkRow(Base):
    """Which remark was told on a day. Not part of any step: what was told can't be taken back."""

    __tablename__ = "told_remark"

    day: Mapped[dt.date] = mapped_column(Date, primary_key=True)
    key: Mapped[str]


class StepRow(Base):
    """One undoable step: who wrote it, what it is called, whether it is undone."""

    __tablename__ = "step"

    id: Mapped[int] = mapped_column(primary_key=True)
    writer: Mapped[str]
    name: Mapped[str]
    made: Mapped[dt.datetime] = mapped_column(Instant)
    undone: Mapped[bool]
    size: Mapped[int]  # bytes of its changes, for the cap

    __table_args__ = (
        Index("ix_step_writer", "writer", "undone", "id"),
        {"sqlite_autoincrement": True},
    )


class ChangeRow(Base):
    """What a step did to one thing: the changed columns before and after."""

    __tablename__ = "step_change"

    step_id: Mapped[int] = mapped_column(ForeignKey("step.id", ondelete="CASCADE"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    key: Mapped[str]
    before: Mapped[bytes | None] = mapped_column(LargeBinary)
    after: Mapped[bytes | None] = mapped_column(LargeBinary)
