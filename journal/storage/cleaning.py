"""A journal's file cleaned to the last byte: what was taken out leaves neither free pages nor the log.

SQLite keeps what is deleted in free pages, and what was written in the log beside the file. `secure_delete`
overwrites the first as they come free, `VACUUM` writes the file anew, a truncating checkpoint empties
the log. Until all of it is done a mark stands in the journal, and the next start does what is left.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from journal.domain.forgetting import Left
from journal.storage.database import connect

MARK = "unfinished cleaning"
_CHUNK = 1 << 20


@contextmanager
def cleaning(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction whose deletions are overwritten, and which leaves the mark; all of it or nothing."""
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("DELETE FROM setting WHERE key = ?", (MARK,))
        connection.execute("INSERT INTO setting (key, value) VALUES (?, 'true')", (MARK,))
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def finish(connection: sqlite3.Connection) -> Left:
    """Write the file anew and empty its log; what can't be done yet is left to the next start."""
    try:
        connection.execute("PRAGMA secure_delete = ON")
        if not _empty_log(connection):
            return Left.IN_USE
        connection.execute("VACUUM")
        if not _empty_log(connection):
            return Left.IN_USE
        connection.execute("DELETE FROM setting WHERE key = ?", (MARK,))
        _empty_log(connection)
    except sqlite3.OperationalError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        return {
            sqlite3.SQLITE_BUSY: Left.IN_USE,
            sqlite3.SQLITE_LOCKED: Left.IN_USE,
            sqlite3.SQLITE_FULL: Left.NO_ROOM,
        }.get(code, Left.FAILED)
    return Left.NOTHING


def _empty_log(connection: sqlite3.Connection) -> bool:
    busy, _log, _moved = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def is_unfinished(connection: sqlite3.Connection) -> bool:
    """Whether a journal still holds the mark."""
    found = connection.execute("SELECT 1 FROM setting WHERE key = ?", (MARK,)).fetchone()
    return found is not None


def finish_file(path: Path, busy_seconds: float) -> Left:
    """At a start: do what an earlier cleaning had to leave. Nothing is left where there was nothing."""
    with closing(connect(path, busy_seconds)) as connection:
        return finish(connection) if is_unfinished(connection) else Left.NOTHING


def holds(path: Path, words: Iterable[str]) -> bool:
    """Whether the file or its log holds one of the words, byte by byte.

    Each is looked for in UTF-8 and as JSON escapes it, the letters a to z in either case.
    """
    wanted = {form for word in words if word for form in _forms(word)}
    files = (path, path.with_name(path.name + "-wal"))
    return bool(wanted) and any(_file_holds(file, wanted) for file in files)


def _forms(word: str) -> Iterator[bytes]:
    yield word.encode("utf-8", "surrogatepass").lower()
    yield json.dumps(word)[1:-1].encode("ascii").lower()


def _file_holds(path: Path, wanted: set[bytes]) -> bool:
    longest = max(map(len, wanted))
    before = b""
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                seen = before + chunk.lower()
                if any(form in seen for form in wanted):
                    return True
                before = seen[-longest:]
    except FileNotFoundError:
        return False
    return False
