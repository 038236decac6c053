"""The copies of a journal that Leaderward itself made, looked into without changing them."""

from __future__ import annotations

import datetime as dt
import glob
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from journal.domain.forgetting import KeptCopy
from journal.storage.cleaning import holds


def known_copies(path: Path) -> tuple[Path, ...]:
    """The copies that lie beside the journal: one is made before each new schema. The oldest first."""
    pattern = f"{glob.escape(path.stem)}.before-schema-*{glob.escape(path.suffix)}"
    with suppress(OSError):
        return tuple(sorted(path.parent.glob(pattern), key=lambda copy: (copy.stat().st_mtime, copy.name)))
    return ()


def copies_with(
    path: Path, zone: dt.tzinfo, is_in: Callable[[sqlite3.Connection], bool]
) -> tuple[KeptCopy, ...]:
    """The known copies of which `is_in` says that they hold it, and those that can't be read."""
    found = []
    for copy in known_copies(path):
        try:
            made = dt.datetime.fromtimestamp(copy.stat().st_mtime, zone).date()
        except OSError:
            continue  # gone in the meantime
        try:
            with reading(copy) as connection:
                if is_in(connection):
                    found.append(KeptCopy(copy, made))
        except (sqlite3.Error, OSError, ValueError, KeyError, TypeError, AttributeError):
            found.append(KeptCopy(copy, made, is_readable=False))
    return tuple(found)


def copies_with_words(path: Path, zone: dt.tzinfo, words: frozenset[str]) -> tuple[KeptCopy, ...]:
    """The known copies whose bytes hold one of the words."""
    found = []
    for copy in known_copies(path):
        with suppress(OSError):
            if holds(copy, words):
                made = dt.datetime.fromtimestamp(copy.stat().st_mtime, zone).date()
                found.append(KeptCopy(copy, made))
    return tuple(found)


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that can't write, and leaves no files beside a copy that nobody has open."""
    has_log = path.with_name(path.name + "-wal").exists()
    uri = path.absolute().as_uri() + ("?mode=ro" if has_log else "?mode=ro&immutable=1")
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
        yield connection


def remove_copy(path: Path) -> None:
    """Delete a copy, with what SQLite may have left beside it.

    Raises:
        OSError: it can't be deleted.
    """
    path.unlink(missing_ok=True)
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
