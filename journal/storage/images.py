"""Before-images: how a thing of the journal is read into, and written from, a plain dictionary.

An image holds columns by name, with values that JSON can carry. A change is a pair of images:
(none, all columns) makes a thing, (all columns, none) removes it, (some, the same) changes those.
Writing the pair the other way round is the undo; there is no other mechanism.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Protocol, TypeAlias

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from typing_extensions import override

from journal.domain.names import fold_name
from journal.domain.text import find_tokens
from journal.storage.reflecting import KINDS, RowImager
from journal.storage.tables import (
    ActionNameRow,
    ActionRow,
    CraftRow,
    DeletedActionRow,
    MarkRow,
    SettingRow,
    from_micros,
    to_micros,
)

Image: TypeAlias = dict[str, Any]

_SIMPLE = ("text", "behaviour", "origin", "minutes", "milestone", "lesson", "captured_offset", "source")
_INSTANTS = ("captured", "created", "changed")


class Imager(Protocol):
    """Reads and writes the images of one kind of thing."""

    def read(self, connection: Connection, key: str) -> Image | None:
        """The whole image of the thing as it is now, or None."""
        ...

    def write(self, connection: Connection, key: str, before: Image | None, after: Image | None) -> None:
        """Bring the thing from `before` to `after`."""
        ...


class ActionImager(Imager):
    """Images of an action, its distinction marks and craft marks included.

    Topics and people are read anew from the text at each write, so they can't fall apart from it.
    """

    @override
    def read(self, connection: Connection, key: str) -> Image | None:
        row = connection.execute(_SELECT_ACTION, {"key": key}).mappings().one_or_none()
        if row is None:
            return None
        marks = connection.execute(_SELECT_MARKS, {"key": key}).all()
        crafts = connection.execute(_SELECT_CRAFTS, {"key": key}).scalars().all()
        return {
            **{name: row[name] for name in _SIMPLE},
            **{name: to_micros(row[name]) for name in _INSTANTS},
            "day": row["day"].isoformat(),
            "time": None if row["time"] is None else row["time"].isoformat("minutes"),
            "distinctions": [[mark.distinction, mark.pole] for mark in marks],
            "craft": sorted(crafts),
        }

    @override
    def write(self, connection: Connection, key: str, before: Image | None, after: Image | None) -> None:
        if after is None:
            connection.execute(delete(ActionRow).where(ActionRow.id == key))
            return
        columns = _columns(after)
        if before is None:
            connection.execute(_INSERT_ACTION, {"id": key, **columns})
        elif columns:
            connection.execute(update(ActionRow).where(ActionRow.id == key).values(columns))
        if "distinctions" in after:
            self._write_marks(connection, key, after["distinctions"], fresh=before is None)
        if "craft" in after:
            self._write_crafts(connection, key, after["craft"], fresh=before is None)
        if "text" in after:
            self._write_names(connection, key, after["text"], fresh=before is None)

    def _write_marks(self, connection: Connection, key: str, marks: list[list[str]], *, fresh: bool) -> None:
        if not fresh:
            connection.execute(delete(MarkRow).where(MarkRow.action_id == key))
        if marks:
            connection.execute(
                _INSERT_MARKS,
                [
                    {"action_id": key, "distinction": distinction, "pole": pole, "place": place}
                    for place, (distinction, pole) in enumerate(marks)
                ],
            )

    def _write_crafts(self, connection: Connection, key: str, crafts: list[str], *, fresh: bool) -> None:
        if not fresh:
            connection.execute(delete(CraftRow).where(CraftRow.action_id == key))
        if crafts:
            connection.execute(insert(CraftRow), [{"action_id": key, "craft": craft} for craft in crafts])

    def _write_names(self, connection: Connection, key: str, text: str, *, fresh: bool) -> None:
        if not fresh:
            connection.execute(delete(ActionNameRow).where(ActionNameRow.action_id == key))
        spelled: dict[tuple[str, str], str] = {}
        for token in find_tokens(text):
            spelled.setdefault((token.kind, fold(token.name)), token.name)
        if spelled:
            connection.execute(
                _INSERT_NAMES,
                [
                    {"action_id": key, "kind": kind, "folded": folded, "name": name, "place": place}
                    for place, ((kind, folded), name) in enumerate(spelled.items())
                ],
            )


class DeletedActionImager(Imager):
    """Images of what is in the trash."""

    @override
    def read(self, connection: Connection, key: str) -> Image | None:
        row = connection.execute(
            select(DeletedActionRow.deleted, DeletedActionRow.image).where(DeletedActionRow.id == key)
        ).one_or_none()
        return None if row is None else {"deleted": to_micros(row.deleted), "image": row.image}

    @override
    def write(self, connection: Connection, key: str, before: Image | None, after: Image | None) -> None:
        connection.execute(delete(DeletedActionRow).where(DeletedActionRow.id == key))
        if after is not None:
            connection.execute(
                insert(DeletedActionRow),
                {"id": key, "deleted": from_micros(after["deleted"]), "image": after["image"]},
            )


class SettingImager(Imager):
    """Images of a setting that changes a number."""

    @override
    def read(self, connection: Connection, key: str) -> Image | None:
        row = connection.execute(select(SettingRow.value).where(SettingRow.key == key)).one_or_none()
        return None if row is None else {"value": row.value}

    @override
    def write(self, connection: Connection, key: str, before: Image | None, after: Image | None) -> None:
        connection.execute(delete(SettingRow).where(SettingRow.key == key))
        if after is not None:
            connection.execute(insert(SettingRow), {"key": key, "value": after["value"]})


def fold(name: str) -> str:
    """What two spellings of a topic or person share: compatibility form, case folded."""
    return fold_name(name)


def _columns(image: Image) -> dict[str, Any]:
    columns = {name: image[name] for name in _SIMPLE if name in image}
    columns |= {name: from_micros(image[name]) for name in _INSTANTS if name in image}
    if "day" in image:
        columns["day"] = dt.date.fromisoformat(image["day"])
    if "time" in image:
        columns["time"] = None if image["time"] is None else dt.time.fromisoformat(image["time"])
    return columns


# Made once: putting a statement together costs more than running it.
_INSERT_ACTION = insert(ActionRow)
_INSERT_MARKS = insert(MarkRow)
_INSERT_NAMES = insert(ActionNameRow)
_SELECT_ACTION = select(*ActionRow.__table__.columns).where(ActionRow.id == bindparam("key"))
_SELECT_MARKS = (
    select(MarkRow.distinction, MarkRow.pole)
    .where(MarkRow.action_id == bindparam("key"))
    .order_by(MarkRow.place)
)
_SELECT_CRAFTS = select(CraftRow.craft).where(CraftRow.action_id == bindparam("key"))

IMAGERS: dict[str, Imager] = {
    "action": ActionImager(),
    "deleted action": DeletedActionImager(),
    "setting": SettingImager(),
    **{kind: RowImager(model) for kind, model in KINDS.items()},
}
