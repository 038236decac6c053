"""Bringing an older journal to the present schema, after a copy of it was made.

Imported only when there is something to migrate: Alembic costs 0.3 s and 12 MB.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, event

from journal.errors import UnusableJournalError
from journal.language import _
from journal.storage.database import connect, speaking

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
    with speaking(path):
        engine = create_engine("sqlite+pysqlite://", creator=lambda: connect(path))
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        try:
            with engine.begin() as connection:
                config = Config()
                config.set_main_option("script_location", str(revisions).replace("%", "%%"))
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
        except sqlite3.Error:
            raise
        except Exception as error:
            raise UnusableJournalError(
                _("The journal {path} could not be brought to this version.").format(path=path),
                _("It is as it was. A copy is at {copy}.").format(copy=copy),
            ) from error
        finally:
            engine.dispose()
    return copy


def _copied(path: Path, schema: int) -> Path:
    number = 0
    while True:
        suffix = f"-{number}" if number else ""
        copy = path.with_name(f"{path.stem}.before-schema-{schema + 1}{suffix}{path.suffix}")
        if not copy.exists():
            break
        number += 1
    unfinished = copy.with_name(f".{copy.name}.part")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    with (
        speaking(path),
        closing(connect(path)) as source,
        closing(sqlite3.connect(unfinished)) as target,
    ):
        source.backup(target)
    unfinished.replace(copy)
    return copy
