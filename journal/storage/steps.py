"""The log of undoable steps: written with each change, walked back by undo."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from journal.errors import JournalError
from journal.language import _
from journal.storage.images import ACTIONS, IMAGERS, Image
from journal.storage.tables import ChangeRow, StepRow

MOST_STEPS = 100
MOST_BYTES = 200_000_000
LONG = 1000


# Made once: putting a statement together costs more than running it.
_FORGET_UNDONE = delete(StepRow).where(StepRow.writer == bindparam("of"), StepRow.undone.is_(True))
_INSERT_STEP = insert(StepRow).returning(StepRow.id)
_INSERT_CHANGES = insert(ChangeRow)
_ranked = select(
    StepRow.id,
    func.row_number().over(order_by=StepRow.id.desc()).label("rank"),
    func.sum(StepRow.size).over(order_by=StepRow.id.desc()).label("bytes"),
).subquery()
_newest_too_many = select(func.max(_ranked.c.id)).where(
    _ranked.c.rank > 1,
    (_ranked.c.rank > bindparam("most_steps")) | (_ranked.c.bytes > bindparam("most_bytes")),
)
_PRUNE = delete(StepRow).where(StepRow.id <= _newest_too_many.scalar_subquery())


@dataclass(frozen=True, slots=True)
class Change:
    """One thing brought from one image to another; None is "not there"."""

    kind: str
    key: str
    before: Image | None
    after: Image | None

    def reversed(self) -> Change:
        """The change that takes this one back."""
        return Change(self.kind, self.key, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Step:
    """A step as it stands in the log."""

    id: int
    name: str


def narrowed(kind: str, key: str, before: Image | None, after: Image | None) -> Change | None:
    """The change with only those columns that differ; None where nothing does."""
    if before is None or after is None:
        return None if before is after else Change(kind, key, before, after)
    names = [name for name in after if before.get(name) != after[name]]
    if not names:
        return None
    return Change(kind, key, {name: before[name] for name in names}, {name: after[name] for name in names})


def perform(connection: Connection, changes: Iterable[Change]) -> None:
    """Write each change's after-image; those of many texts in a row together, which is ten times as quick."""
    for columns, some in groupby(changes, key=_alike_columns):
        if columns is None:
            for change in some:
                IMAGERS[change.kind].write(connection, change.key, change.before, change.after)
        else:
            ACTIONS.write_texts(connection, [(c.key, c.after) for c in some if c.after is not None])


def _alike_columns(change: Change) -> tuple[str, ...] | None:
    """The columns of an action that is changed in these alone, where marks and craft are not among them."""
    if change.kind != "action" or change.before is None or change.after is None:
        return None
    columns = tuple(sorted(change.after))
    return None if {"distinctions", "craft"} & change.after.keys() else columns


def log_step(
    connection: Connection, writer: str, name: str, made: dt.datetime, changes: Sequence[Change]
) -> None:
    """Add a step to the log; what this writer had undone can't be redone any more.

    The log holds at most 100 steps and 200 MB over all writers; the oldest go first, never the newest.
    """
    connection.execute(_FORGET_UNDONE, {"of": writer})
    rows, size = _rows(changes)
    step = {"writer": writer, "name": name, "made": made, "undone": False, "size": size}
    step_id = connection.execute(_INSERT_STEP, step).scalar_one()
    connection.execute(_INSERT_CHANGES, [{"step_id": step_id, **row} for row in rows])
    prune(connection)


def log_again(connection: Connection, writer: str, step: Step, changes: Sequence[Change]) -> None:
    """Have other changes stand in the place of a step's, without any no step; its name stays.

    Every change but the last that was made to a thing has to be joined with it before.
    """
    connection.execute(_FORGET_UNDONE, {"of": writer})
    connection.execute(delete(ChangeRow).where(ChangeRow.step_id == step.id))
    if not changes:
        connection.execute(delete(StepRow).where(StepRow.id == step.id))
        return
    rows, size = _rows(changes)
    connection.execute(_INSERT_CHANGES, [{"step_id": step.id, **row} for row in rows])
    connection.execute(update(StepRow).where(StepRow.id == step.id).values(size=size))
    prune(connection)


def _rows(changes: Sequence[Change]) -> tuple[list[dict[str, object]], int]:
    """The changes as they are logged, and how much room they take."""
    rows: list[dict[str, object]] = [
        {
            "place": place,
            "kind": change.kind,
            "key": change.key,
            "before": _packed(change.before),
            "after": _packed(change.after),
        }
        for place, change in enumerate(changes)
    ]
    images = [packed for row in rows for packed in (row["before"], row["after"]) if isinstance(packed, bytes)]
    return rows, sum(map(len, images)) + 64 * len(rows)


def prune(connection: Connection) -> None:
    """Take the oldest steps out of the log until it is within its bounds; the newest stays."""
    connection.execute(_PRUNE, {"most_steps": MOST_STEPS, "most_bytes": MOST_BYTES})


def next_to_undo(connection: Connection, writer: str) -> Step | None:
    """The writer's last step that is not undone."""
    return _first(connection, writer, undone=False)


def next_to_redo(connection: Connection, writer: str) -> Step | None:
    """The writer's step that was undone last."""
    return _first(connection, writer, undone=True)


def _first(connection: Connection, writer: str, *, undone: bool) -> Step | None:
    order = StepRow.id.asc() if undone else StepRow.id.desc()
    row = connection.execute(
        select(StepRow.id, StepRow.name)
        .where(StepRow.writer == writer, StepRow.undone.is_(undone))
        .order_by(order)
        .limit(1)
    ).one_or_none()
    return None if row is None else Step(row.id, row.name)


def is_long(connection: Connection, step: Step) -> bool:
    """Whether the step changed more than a thousand things."""
    query = select(ChangeRow.place).where(ChangeRow.step_id == step.id, ChangeRow.place >= LONG)
    return connection.execute(query.limit(1)).first() is not None


def undo_step(connection: Connection, step: Step) -> list[Change]:
    """Write the step's before-images back.

    Returns:
        The changes that were made.

    Raises:
        JournalError: a thing is no longer as the step left it; nothing is changed.
    """
    changes = [change.reversed() for change in reversed(changes_of(connection, step))]
    _turn(connection, step, changes, undone=True)
    return changes


def redo_step(connection: Connection, step: Step) -> list[Change]:
    """Write the step's after-images again; as `undo_step`."""
    changes = changes_of(connection, step)
    _turn(connection, step, changes, undone=False)
    return changes


def _turn(connection: Connection, step: Step, changes: list[Change], *, undone: bool) -> None:
    actions = ACTIONS.read_all(connection, [change.key for change in changes if change.kind == "action"])
    for change in changes:
        is_action = change.kind == "action"
        now = actions.get(change.key) if is_action else IMAGERS[change.kind].read(connection, change.key)
        if not _matches(now, change.before):
            raise _changed_elsewhere(step, undone=undone)
    try:
        perform(connection, changes)
    except IntegrityError as error:  # what was imported has been imported again by another program
        raise _changed_elsewhere(step, undone=undone) from error
    connection.execute(update(StepRow).where(StepRow.id == step.id).values(undone=undone))


def _changed_elsewhere(step: Step, *, undone: bool) -> JournalError:
    return JournalError(
        _("“{step}” can't be taken back: it was changed elsewhere since then.").format(step=step.name)
        if undone
        else _("“{step}” can't be done again: it was changed elsewhere since then.").format(step=step.name),
        _("Nothing was changed."),
    )


def _matches(current: Image | None, expected: Image | None) -> bool:
    if current is None or expected is None:
        return current is expected
    return all(current.get(name) == value for name, value in expected.items())


def changes_of(connection: Connection, step: Step) -> list[Change]:
    """What a step changed, in the order in which it did."""
    rows = connection.execute(
        select(ChangeRow.kind, ChangeRow.key, ChangeRow.before, ChangeRow.after)
        .where(ChangeRow.step_id == step.id)
        .order_by(ChangeRow.place)
    )
    return [Change(row.kind, row.key, _unpacked(row.before), _unpacked(row.after)) for row in rows]


def _packed(image: Image | None) -> bytes | None:
    return None if image is None else json.dumps(image, ensure_ascii=False).encode()


def _unpacked(packed: bytes | None) -> Image | None:
    if packed is None:
        return None
    image: Image = json.loads(packed)
    return image
