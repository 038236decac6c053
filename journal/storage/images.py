"""Before-images: how a thing of the journal is read into, and written from, a plain dictionary.

An image holds columns by name, with values that JSON can carry. A change is a pair of images:
(none, all columns) makes a thing, (all columns, none) removes it, (some, the same) changes those.
Writing the pair the other way round is the undo; there is no other mechanism.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Protocol, TypeAlias

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, select, update
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
_AT_ONCE = 500


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
            **_image(row),
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

    def read_all(self, connection: Connection, keys: Sequence[str]) -> dict[str, Image]:
        """The images of many actions by their ids, in a few questions; those that are there."""
        found: dict[str, Image] = {}
        for start in range(0, len(keys), _AT_ONCE):  # SQLite takes a limited number of variables
            given = {"keys": keys[start : start + _AT_ONCE]}
            for row in connection.execute(_SELECT_SOME, given).mappings():
                found[row["id"]] = _image(row)
            for mark in connection.execute(_SELECT_SOME_MARKS, given):
                found[mark.action_id]["distinctions"].append([mark.distinction, mark.pole])
            for craft in connection.execute(_SELECT_SOME_CRAFTS, given):
                found[craft.action_id]["craft"].append(craft.craft)
        return found

    def write_texts(self, connection: Connection, images: Sequence[tuple[str, Image]]) -> None:
        """Change columns of many actions that are there, the same columns in each; no marks, no craft."""
        columns = sorted(images[0][1])
        statement = update(ActionRow).where(ActionRow.id == bindparam("key"))
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in columns}
        rows = [
            {"key": key, **{f"new_{name}": value for name, value in _columns(image).items()}}
            for key, image in images
        ]
        connection.execute(statement.values(values), rows)
        if "text" in columns:
            connection.execute(
                delete(ActionNameRow).where(ActionNameRow.action_id == bindparam("key")),
                [{"key": key} for key, _image in images],
            )
            names = [row for key, image in images for row in _name_rows(key, image["text"])]
            if names:
                connection.execute(_INSERT_NAMES, names)

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
        if rows := _name_rows(key, text):
            connection.execute(_INSERT_NAMES, rows)


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


def _image(row: Any) -> Image:
    """The image of a row, still without marks and craft."""
    return {
        **{name: row[name] for name in _SIMPLE},
        **{name: to_micros(row[name]) for name in _INSTANTS},
        "day": row["day"].isoformat(),
        "time": None if row["time"] is None else row["time"].isoformat("minutes"),
        "distinctions": [],
        "craft": [],
    }


def _name_rows(key: str, text: str) -> list[dict[str, Any]]:
    """The topics and people of a text, as rows; each once, spelled as at its first place."""
    spelled: dict[tuple[str, str], str] = {}
    for token in find_tokens(text):
        spelled.setdefault((token.kind, fold(token.name)), token.name)
    return [
        {"action_id": key, "kind": kind, "folded": folded, "name": name, "place": place}
        for place, ((kind, folded), name) in enumerate(spelled.items())
    ]


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
_KEYS: BindParameter[Any] = bindparam("keys", expanding=True)
_SELECT_SOME = select(*ActionRow.__table__.columns).where(ActionRow.id.in_(_KEYS))
_SELECT_SOME_MARKS = (
    select(MarkRow.action_id, MarkRow.distinction, MarkRow.pole)
    .where(MarkRow.action_id.in_(_KEYS))
    .order_by(MarkRow.action_id, MarkRow.place)
)
_SELECT_SOME_CRAFTS = (
    select(CraftRow.action_id, CraftRow.craft)
    .where(CraftRow.action_id.in_(_KEYS))
    .order_by(CraftRow.action_id, CraftRow.craft)
)

ACTIONS = ActionImager()
IMAGERS: dict[str, Imager] = {
    "action": ACTIONS,
    "deleted action": DeletedActionImager(),
    "setting": SettingImager(),
    **{kind: RowImager(model) for kind, model in KINDS.items()},
}
