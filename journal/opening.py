"""The composition root of the journal: which file, and everything that is made around it."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from journal.domain.catalogue import load_catalogue
from journal.domain.identifiers import Identifiers
from journal.errors import AlreadyThereError, UnusableJournalError
from journal.language import _
from journal.places import World
from journal.reading.reader import Reader
from journal.service.journal import Journal
from journal.storage import schema
from journal.storage.database import Database
from journal.storage.tables import SCHEMA

SUFFIX = ".leaderward"
VARIABLE = "LEADERWARD_JOURNAL"


@dataclass(frozen=True)
class Opened:
    """An open journal with its two doors."""

    journal: Journal
    reader: Reader
    database: Database

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()


def chosen_path(option: str | None, world: World, recent: tuple[str, ...] = ()) -> Path:
    """Which journal is meant.

    `--journal`, then LEADERWARD_JOURNAL, then the one opened last, then the default place.
    """
    # an empty variable is none; an empty option is a mistake, and not the default journal
    named = option if option is not None else world.environment.get(VARIABLE) or None
    if named is not None:
        with contextlib.suppress(RuntimeError):  # "~somebody" who does not exist is a name like any other
            return Path(named).expanduser()
        return Path(named)
    return Path(recent[0]) if recent and _is_there(recent[0]) else world.places.default_journal


def _is_there(path: Path | str) -> bool:
    # unlike Path.exists, it also answers where a folder can't be entered or a name can't be
    return os.path.exists(path)  # noqa: PTH110


def open_journal(path: Path, world: World, *, key: str | None = None, create: bool = True) -> Opened:
    """Open the journal at `path`, made if nothing is there, brought up to date if it is older.

    Args:
        path: the file.
        world: clock, folders and chance.
        key: the passphrase of an encrypted journal.
        create: whether to make a journal where nothing is.

    Raises:
        UnusableJournalError: it can't be used; the sentence says why and what to do.
    """
    if key is not None:
        raise UnusableJournalError(
            _("This version of Leaderward can't open encrypted journals."), _("Open it without a passphrase.")
        )
    if not _is_there(path):
        if not create:
            raise UnusableJournalError(
                _("There is no journal at {path}.").format(path=path), _("Check the name, or make a new one.")
            )
        # another program may be first: then its journal is the one
        with contextlib.suppress(AlreadyThereError):
            schema.create_file(path)
    found = schema.inspect_file(path)
    if found < SCHEMA:
        from journal.storage.migrate import bring_up_to_date  # noqa: PLC0415 - 0.3 s, seldom needed

        bring_up_to_date(path, found)
    database = Database(path)
    identifiers = Identifiers(world.clock, world.chance)
    journal = Journal(database, world.clock, identifiers, load_catalogue())
    return Opened(journal, Reader(database), database)
