"""Bringing an older journal to the present schema, after a copy of it was made.

Imported only when there is something to migrate: Alembic costs 0.3 s and 12 MB.
"""

from __future__ import annotations

import glob
import os
import sqlite3
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, event

from journal.errors import UnusableJournalError
from journal.language import _
from journal.storage.database import connect, sentence_for, speaking

_ABANDONED_S = 3600.0
REVISIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(path: Path, schema: int, revisions: Path = REVISIONS) -> Path:
    """Copy the journal, then run every revision it lacks in one transaction.

    Args:
        path: the journal, of a schema older than the present one.
        schema: its present schema, for the copy's name.
        revisions: the folder of Alembic's scripts.

    Returns:
        The copy that was made before.

    Raises:
        UnusableJournalError: a revision failed; the journal is as it was.
    """
    copy = _copied(path, schema)
    engine = create_engine("sqlite+pysqlite://", creator=lambda: _connect_for_rebuilding(path))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with engine.begin() as connection:
            _upgrade(connection, revisions)
    except Exception as error:
        sentence = sentence_for(getattr(error, "orig", error), path)
        if sentence is not None:  # a full disk, another writer: every try would leave one more copy
            copy.unlink(missing_ok=True)
        raise sentence or UnusableJournalError(
            _("The journal {path} could not be brought to this version.").format(path=path),
            _("It is as it was. A copy is at {copy}.").format(copy=copy),
        ) from error
    finally:
        engine.dispose()
    return copy


def _connect_for_rebuilding(path: Path) -> sqlite3.Connection:
    """Without foreign keys: a table that is built anew is dropped, which would delete what hangs on it."""
    connection = connect(path)
    connection.execute("PRAGMA foreign_keys = OFF")  # means nothing inside a transaction
    return connection


def _upgrade(connection: Connection, revisions: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(revisions).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if orphans:
        raise RuntimeError(f"{len(orphans)} rows point at nothing, the first of {orphans[0][0]}")


def _copied(path: Path, schema: int) -> Path:
    """Copy the journal beside itself, under a name that is free."""
    try:
        copy = _free_name(path, f"before-schema-{schema + 1}")
        unfinished = copy.with_name(f".{copy.name}.{os.getpid()}.part")  # another program may copy as well
        unfinished.unlink(missing_ok=True)
        unfinished.touch(mode=0o600)
        _remove_abandoned(unfinished, copy.name)
        try:
            with (
                speaking(path),
                closing(connect(path)) as source,
                closing(sqlite3.connect(unfinished)) as target,
            ):
                source.backup(target)
            unfinished.replace(copy)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise UnusableJournalError(
            _("No copy of {path} can be made, so it was not brought to this version: {reason}.").format(
                path=path, reason=error.strerror or error
            ),
            _("Check the rights of its folder."),
        ) from error
    return copy


def _remove_abandoned(unfinished: Path, name: str) -> None:
    """Remove what programs that were killed while they copied have left an hour ago or earlier."""
    now = unfinished.stat().st_mtime
    for other in unfinished.parent.glob(f".{glob.escape(name)}.*.part"):
        with suppress(OSError):  # another program removed it
            if other.stat().st_mtime < now - _ABANDONED_S:
                other.unlink()


def _free_name(path: Path, what: str) -> Path:
    numbers = ("" if number == 0 else f"-{number}" for number in count())
    names = (path.with_name(f"{path.stem}.{what}{number}{path.suffix}") for number in numbers)
    return next(name for name in names if not name.exists())
