"""Another name for a topic or person, in everything the person wrote, as one change."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from journal.domain.names import NameKind, fold_name
from journal.domain.renaming import SIGNS, renamed
from journal.language import _
from journal.service.kept import line
from journal.storage.images import Image
from journal.storage.reflecting import KINDS, PersonRow
from journal.storage.steps import Change, narrowed
from journal.storage.tables import ActionNameRow, ActionRow, DeletedActionRow, SettingRow, to_micros

# What the person writes, beside actions and the notes on people: columns whose texts may name somebody.
_WRITTEN = {
    "reflection": ("text",),
    "vision": ("text",),
    "vision tie": ("whom",),
    "intention": ("cue", "deed"),
    "review": ("well",),
}
_SOME = 500


@dataclass(frozen=True, slots=True)
class Renaming:
    """Who is called otherwise: the folded names, of one kind, and the name they all get."""

    kind: NameKind
    folded: AbstractSet[str]
    name: str

    def text(self, text: str) -> str:
        """The text with the other name."""
        return renamed(text, self.kind, self.folded, self.name)

    def value(self, value: Any) -> Any:
        """A value of JSON with the other name in every text of it."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.value(one) for one in value]
        if isinstance(value, dict):
            return {key: self.value(one) for key, one in value.items()}
        return value


def changes_of(connection: Connection, renaming: Renaming, now: int) -> Iterator[Change]:
    """The changes that give them the other name in every text; `now` in microseconds since 1970."""
    for found in (
        _in_actions(connection, renaming, now),
        _in_trash(connection, renaming, now),
        _in_settings(connection, renaming),
        _notes(connection, renaming),
        *(_in_table(connection, renaming, kind, names) for kind, names in _WRITTEN.items()),
    ):
        for change in found:
            if change is not None:
                yield change


def _in_actions(connection: Connection, renaming: Renaming, now: int) -> Iterator[Change | None]:
    named = select(ActionNameRow.action_id).where(
        ActionNameRow.kind == renaming.kind, ActionNameRow.folded.in_(list(renaming.folded))
    )
    # a lesson is not among the texts whose names are kept beside them
    in_lesson = func.instr(ActionRow.lesson, SIGNS[renaming.kind]) > 0
    query = select(ActionRow.id, ActionRow.text, ActionRow.lesson, ActionRow.changed)
    rows = connection.execute(query.where(ActionRow.id.in_(named) | in_lesson))
    for some in rows.partitions(_SOME):
        for key, text, lesson, changed in some:
            before = {"text": text, "lesson": lesson}
            after = {"text": renaming.text(text), "lesson": renaming.text(lesson)}
            if after != before:
                yield narrowed(
                    "action", key, {**before, "changed": to_micros(changed)}, {**after, "changed": now}
                )


def _in_trash(connection: Connection, renaming: Renaming, now: int) -> Iterator[Change | None]:
    for key, deleted, image in connection.execute(
        select(DeletedActionRow.id, DeletedActionRow.deleted, DeletedActionRow.image)
    ).all():
        if not isinstance(image, dict):
            raise ValueError(key)  # noqa: TRY004 - told as damage
        texts = {
            name: renaming.text(image[name])
            for name in ("text", "lesson")
            if isinstance(image.get(name), str)
        }
        if any(image[name] != text for name, text in texts.items()):
            whole = {"deleted": to_micros(deleted), "image": image}
            yield Change("deleted action", key, whole, {**whole, "image": {**image, **texts, "changed": now}})


def _in_settings(connection: Connection, renaming: Renaming) -> Iterator[Change | None]:
    for key, value in connection.execute(select(SettingRow.key, SettingRow.value)).all():
        other = renaming.value(value)
        if other != value:
            yield Change("setting", key, {"value": value}, {"value": other})


def _in_table(
    connection: Connection, renaming: Renaming, kind: str, names: tuple[str, ...]
) -> Iterator[Change | None]:
    table: Any = KINDS[kind].__table__
    query = select(table.c.id, *(table.c[name] for name in names))
    for key, *texts in connection.execute(query).all():
        before: Image = dict(zip(names, texts, strict=True))
        after = {name: renaming.text(text) for name, text in before.items()}
        yield narrowed(kind, key, before, after)


def _notes(connection: Connection, renaming: Renaming) -> Iterator[Change | None]:
    """What is kept about people moves along with a name; what is kept about others may name them."""
    target = fold_name(renaming.name)
    moving = renaming.folded | {target} if renaming.kind == "person" else frozenset[str]()
    columns = [column for column in PersonRow.__table__.columns if column.name != "id"]
    rows = connection.execute(select(PersonRow.id, *columns).order_by(PersonRow.id)).mappings().all()
    found: dict[str, Image] = {
        row["id"]: {column.name: row[column.name] for column in columns} for row in rows
    }
    for key, image in found.items():
        if key not in moving:
            yield narrowed("person", key, image, {**image, **_reworded(renaming, image)})
    of_them = [image for key, image in found.items() if key in moving and key != target]
    own = found.get(target) if target in moving else None
    if own is not None:
        of_them.insert(0, own)
    if not of_them:
        return
    joined = {
        "name": renaming.name,
        **{name: _joined([_reworded(renaming, one)[name] for one in of_them]) for name in ("moves", "goal")},
        "hidden": all(image["hidden"] for image in of_them),
    }
    for key, image in found.items():
        if key in moving and key != target:
            yield Change("person", key, image, None)
    yield narrowed("person", target, own, joined)


def _reworded(renaming: Renaming, image: Image) -> Image:
    return {name: renaming.text(image[name]) for name in ("moves", "goal")}


def _joined(lines: list[str]) -> str:
    """What was kept about several, on one line: nothing that was written gets lost."""
    return line(
        "; ".join(dict.fromkeys(text for text in lines if text)),
        _("What is kept about them would have {count} characters; {most} fit."),
    )


def is_known(connection: Connection, kind: NameKind, folded: str) -> bool:
    """Whether an action that is not in the trash names them, or something is kept about them."""
    kept = select(PersonRow.id).where(PersonRow.id == folded)
    if kind == "person" and connection.execute(kept).first() is not None:
        return True
    query = select(ActionNameRow.action_id).where(ActionNameRow.kind == kind, ActionNameRow.folded == folded)
    return connection.execute(query.limit(1)).first() is not None
