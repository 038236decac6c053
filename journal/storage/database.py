"""One SQLite file: how it is connected to, and what its errors mean to a person."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, exc
from sqlalchemy.pool import QueuePool

from journal.errors import JournalError, UnusableJournalError
from journal.language import _

BUSY_SECONDS = 3.0


class Database:
    """The engine of one journal file, and the two kinds of transaction on it.

    Threads may share it: each transaction has a connection of its own. Writers take SQLite's lock
    at once (`BEGIN IMMEDIATE`), so that a step is never half-way in when it finds another writer.
    """

    def __init__(self, path: Path, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = path
        self._busy_seconds = busy_seconds
        self._engine = _make_engine(path, busy_seconds)
        # SQLite lets the threads of one program wait by chance, some of them for seconds
        self._writing = Lock()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection whose reads all see one moment of the journal."""
        with speaking(self.path), self._engine.connect() as connection, connection.begin():
            try:
                yield connection
            except TypeError as error:  # a number where a date should be: bytes that are not ours
                raise damaged(self.path) from error

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A connection in a transaction that is on disk when the block is left, or undone on error."""
        with (
            self._writing,
            speaking(self.path),
            self._engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def apart(self) -> Iterator[sqlite3.Connection]:
        """A connection of its own, in no transaction, while nothing else here writes.

        For what goes beyond one transaction: writing the file anew, emptying its log.
        """
        with (
            self._writing,
            speaking(self.path),
            closing(connect(self.path, self._busy_seconds)) as connection,
        ):
            yield connection

    def close(self) -> None:
        """Give all connections back; the write-ahead log is folded into the file."""
        self._engine.dispose()


def connect(path: Path, busy_seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A plain connection to an existing file, set up as every connection here is.

    Transactions are begun and ended in words (`isolation_level=None`): the driver's own habits
    would let table definitions and `user_version` survive a rollback.
    """
    uri = path.absolute().as_uri() + "?mode=rw"
    connection = sqlite3.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, timeout=busy_seconds
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    except BaseException:  # a damaged file also makes words that are no Unicode
        connection.close()
        raise
    return connection


def plain_connection(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection, in the transaction that is open on it."""
    plain: Any = connection.connection.driver_connection
    found: sqlite3.Connection = plain
    return found


def _loads(text: str) -> Any:
    """What JSON holds; ValueError where it is none, however deep its brackets are."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError(text[:60]) from error


def _make_engine(path: Path, busy_seconds: float) -> Engine:
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: connect(path, busy_seconds),
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=4,
        json_deserializer=_loads,
    )

    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "begin", begin)
    return engine


@contextmanager
def speaking(path: Path) -> Iterator[None]:
    """Turn the environment's errors into sentences; bugs pass through as they are.

    What is to be written is checked before a transaction begins, so a value that makes no sense inside
    one was read from the file: SQLite does not notice every damage.
    """
    try:
        yield
    except UnicodeEncodeError:
        raise  # something of ours on its way into the file
    except ValueError as error:
        raise damaged(path) from error
    except exc.DBAPIError as error:
        sentence = sentence_for(error.orig, path)
        if sentence is None:
            raise
        raise sentence from error
    except sqlite3.Error as error:
        sentence = sentence_for(error, path)
        if sentence is None:
            raise
        raise sentence from error


def sentence_for(error: BaseException | None, path: Path) -> JournalError | None:
    """What an SQLite error means to the person, or None where it is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None
    name = str(path)
    if primary is None and str(error).startswith("Could not decode to UTF-8"):
        primary = sqlite3.SQLITE_CORRUPT  # the driver's own finding, which has no code
    match primary:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return JournalError(
                _("Another program is writing to this journal."),
                _("Nothing was changed. Try again in a moment."),
            )
        case sqlite3.SQLITE_FULL:
            return JournalError(
                _("The disk is full, so this could not be saved."),
                _("Free some space, then save again."),
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return UnusableJournalError(
                _("The journal {path} can't be written to.").format(path=name),
                _("Check the rights of the file and of its folder."),
            )
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR:
            return UnusableJournalError(
                _("The journal {path} can't be reached.").format(path=name),
                _("Check that its disk is connected and has room, and that its folder may be written to."),
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(path)
        case _:
            return None


def damaged(path: Path) -> UnusableJournalError:
    """What to say of a file whose bytes are not those that were written."""
    return UnusableJournalError(
        _("The journal {path} is damaged.").format(path=path),
        _("Nothing was changed. Keep the file, and open a copy that you made earlier."),
    )
