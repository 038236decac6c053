"""Making, recognising and bringing up to date the file itself."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import create_engine, event

from journal.errors import AlreadyThereError, UnusableJournalError
from journal.language import _
from journal.storage import reflecting  # noqa: F401 - its tables belong to every journal
from journal.storage.database import connect, speaking
from journal.storage.tables import APPLICATION_ID, SCHEMA, Base

HEAD_REVISION = "0003"
_SQLITE_HEADER = b"SQLite format 3\x00"


def create_file(path: Path) -> None:
    """Make an empty journal of the present schema at `path`, readable by its owner alone.

    It is built under another name and put in place whole, so that no half-made journal can be met.

    Raises:
        AlreadyThereError: something is there.
        UnusableJournalError: the folder can't be written to, or holds the log of a journal that is gone.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _check_alone(path)
        handle, name = tempfile.mkstemp(prefix=".leaderward-", dir=path.parent)  # for its owner alone
        os.close(handle)
        building = Path(name)
        try:
            _build(building)
            _put_in_place(building, path)
        finally:
            building.unlink(missing_ok=True)
    except (OSError, ValueError) as error:  # ValueError: NUL in the name
        raise UnusableJournalError(
            _("A journal can't be made at {path}: {reason}.").format(path=path, reason=_reason(error)),
            _("Choose a folder that you may write to."),
        ) from error


def _check_alone(path: Path) -> None:
    """Refuse to make a journal where SQLite would replay the log of another one into it."""
    log = path.with_name(path.name + "-wal")
    try:
        log.stat()
    except FileNotFoundError:
        return
    if not path.exists():  # asked last: a program that makes this very journal now made it first
        raise UnusableJournalError(
            _("There is no journal at {path}, but {log} was left of one.").format(path=path, log=log.name),
            _("Put the journal back beside it, or move {log} elsewhere.").format(log=log.name),
        )


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _build(path: Path) -> None:
    with speaking(path):
        engine = create_engine("sqlite+pysqlite://", creator=lambda: connect(path))
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        try:
            with engine.begin() as connection:
                Base.metadata.create_all(connection)
                connection.exec_driver_sql(
                    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
                    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
                )
                connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD_REVISION,))
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
        finally:
            engine.dispose()  # folds the log in: from here on it is one file


def _put_in_place(building: Path, path: Path) -> None:
    """Rename without ever replacing a file that another program has just made there."""
    with building.open("rb+") as file:
        os.fsync(file.fileno())
    try:
        try:
            os.link(building, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without links, or Windows, where rename does not replace
            if path.exists():
                raise FileExistsError(path) from None
            building.rename(path)
    except FileExistsError as error:
        raise AlreadyThereError(
            _("There is a file at {path} already.").format(path=path), _("Open it, or choose another name.")
        ) from error
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    # Windows can't open a folder; there the rename itself is what counts.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def copy_file(path: Path, target: Path) -> None:
    """Copy a journal as it is now, what its log holds included.

    Raises:
        UnusableJournalError: it can't be read, or the copy can't be written.
    """
    with speaking(path), closing(connect(path)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)


def inspect_file(path: Path) -> int:
    """The schema of the journal at `path`, after every check that costs next to nothing.

    Raises:
        UnusableJournalError: it is a folder, not a journal of ours, from a newer version, damaged,
            or may not be read or written; the sentence says which.
    """
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where a folder above can't be entered
        raise UnusableJournalError(
            _("{path} is a folder, not a journal.").format(path=path), _("Name a file inside it.")
        )
    try:
        with path.open("rb+") as file:
            header = file.read(100)
    except (OSError, ValueError) as error:
        raise UnusableJournalError(
            _("The journal {path} can't be opened for writing: {reason}.").format(
                path=path, reason=_reason(error)
            ),
            _("Check the rights of the file and of its folder."),
        ) from error
    _check_header(path, header)
    with speaking(path), closing(connect(path)) as connection:
        # asked again: the file's log may know better than its header
        schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
        _check_schema(path, schema)
        found = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if schema == SCHEMA and not found.issuperset(Base.metadata.tables):
            raise _incomplete(path)
        # the pages that every start needs; a torn file shows itself here rather than half-way
        for table in Base.metadata.tables.keys() & found:
            connection.execute(f'SELECT * FROM "{table}" LIMIT 1').fetchone()  # noqa: S608 - our own names
        return schema


def _check_header(path: Path, header: bytes) -> None:
    """Recognise the file by its first bytes alone: connecting would already write to somebody else's."""
    if not header:
        raise UnusableJournalError(
            _("{path} is empty: it holds no journal.").format(path=path),
            _("If it held one, open a copy that you made earlier; else delete it, or name another file."),
        )
    if not header.startswith(_SQLITE_HEADER):
        raise UnusableJournalError(
            _("{path} is not a Leaderward journal.").format(path=path),
            _("Nothing in it was changed. Name another file."),
        )
    if len(header) < 100:
        raise _incomplete(path)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise UnusableJournalError(
            _("{path} is a database, but not a Leaderward journal.").format(path=path),
            _("Nothing in it was changed. Name another file."),
        )
    _check_schema(path, int.from_bytes(header[60:64], "big", signed=True))
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    if pages * (65536 if page == 1 else page) > _room(path):
        raise _incomplete(path)


def _check_schema(path: Path, schema: int) -> None:
    if schema > SCHEMA:
        raise UnusableJournalError(
            _("The journal {path} was written by a newer Leaderward.").format(path=path),
            _("Nothing in it was changed. Install the newer version to open it."),
        )


def _incomplete(path: Path) -> UnusableJournalError:
    return UnusableJournalError(
        _("The journal {path} is damaged: a part of it is missing.").format(path=path),
        _("Nothing was changed. Keep the file, and open a copy that you made earlier."),
    )


def _room(path: Path) -> int:
    """Bytes of the file with its write-ahead log, which may hold pages the file does not have yet."""
    real = path.resolve()  # the log lies beside the file that a link leads to
    log = real.with_name(real.name + "-wal")
    return path.stat().st_size + (log.stat().st_size if log.exists() else 0)
