"""The composition root of the journal: which file, and everything that is made around it."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from journal.domain.action import Action
from journal.domain.catalogue import load_catalogue
from journal.domain.distinctions import Catalogue
from journal.domain.identifiers import Identifiers
from journal.domain.intention import Intention
from journal.domain.result import WeekResult
from journal.domain.self_view import MonthShare, MonthView, Views
from journal.domain.ties import Tied
from journal.domain.vision import Vision, VisionTie
from journal.errors import AlreadyThereError, JournalError, UnusableJournalError
from journal.language import _
from journal.places import World
from journal.reading.names import UsedName, used_names
from journal.reading.of_today import OfToday as OfToday  # noqa: PLC0414 - what `Opened` answers with
from journal.reading.of_today import of_today
from journal.reading.reader import Reader
from journal.reading.reflecting import tied_actions, vision_ties, visions, week_results
from journal.reading.remarks import Remark, first_day, fortnight_due, remark_for
from journal.reading.self_views import all_views, answered_on
from journal.reading.ties import ties_of
from journal.service.journal import Journal
from journal.settings.chosen import is_there
from journal.storage import schema
from journal.storage.cleaning import finish_file
from journal.storage.database import Database, speaking
from journal.storage.tables import SCHEMA

SUFFIX = ".leaderward"
_BUSY_AT_START_S = 0.2


@dataclass(frozen=True)
class RemarkOfToday:
    """One true remark, and whether two weeks can be put on a page for the first time."""

    remark: Remark | None
    fortnight_due: bool


@dataclass(frozen=True)
class Opened:
    """An open journal with its two doors."""

    journal: Journal
    reader: Reader
    database: Database

    def of_today(self, today: dt.date, day: dt.date, catalogue: Catalogue) -> OfToday:
        """What Today shows beside `day`: question, plan, what is due. Called off the window's thread."""
        return of_today(self.reader, self.journal.settings.get(), catalogue, today, day)

    def ties_of(self, actions: Sequence[str]) -> dict[str, Tied]:
        """What these actions are tied to; see `journal.reading.ties`."""
        return ties_of(self.reader, actions)

    def tied_to(self, intention: str) -> tuple[Action, ...]:
        """The actions that fulfil an intention, the newest first."""
        return tied_actions(self.reader, intention)

    def write_intention(self, intention: Intention, first: dt.date, path: Path) -> None:
        """Write an intention as a file for a calendar, from that day on.

        Raises:
            JournalError: it can't be written there.
        """
        from journal.exchange.intention_calendar import intention_calendar  # noqa: PLC0415 - 60 ms, seldom needed

        data = intention_calendar(intention, first, self.journal.zone())
        try:
            path.write_bytes(data)
        except OSError as error:
            raise JournalError(
                _("The file can’t be written in {path}: {reason}.").format(
                    path=path.parent, reason=error.strerror or error
                ),
                _("Choose another folder."),
            ) from error

    def remark_of(self, today: dt.date, catalogue: Catalogue) -> RemarkOfToday:
        """The remark of the day, which takes longer. Called off the window's thread."""
        settings = self.journal.settings.get()
        return RemarkOfToday(
            remark_for(self.reader, settings, today, catalogue),
            fortnight_due(first_day(self.reader, settings), today),
        )

    def self_view_told(self, today: dt.date) -> tuple[MonthView, MonthShare] | None:
        """The self-view that was kept on that day, with what its month holds."""
        return answered_on(self.reader, today)

    def views(self, today: dt.date) -> Views:
        """Every guess, and what its month holds. Called off the window's thread."""
        return all_views(self.reader, self.journal.settings.get(), today)

    def visions(self) -> tuple[tuple[Vision, ...], tuple[VisionTie, ...]]:
        """Every wording of the vision, and what made it more than words."""
        return visions(self.reader), vision_ties(self.reader)

    def results(self) -> tuple[WeekResult, ...]:
        """The weekly figures, oldest first."""
        return week_results(self.reader)

    def used_names(self) -> tuple[UsedName, ...]:
        """The topics and people that actions name; see `journal.reading.names`."""
        return used_names(self.reader)

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()


def is_older(path: Path) -> bool:
    """Whether opening the journal that is there would bring it up to date.

    Raises:
        UnusableJournalError: it can't be used.
    """
    return schema.inspect_file(path) < SCHEMA


def copy_of(path: Path, target: Path) -> Path:
    """Copy the journal as it is now to `target`, which is returned.

    Raises:
        UnusableJournalError: it can't be read, or the copy can't be written.
    """
    schema.copy_file(path, target)
    return target


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
    if not is_there(path):
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
    with speaking(path):
        finish_file(path, _BUSY_AT_START_S)
    database = Database(path)
    identifiers = Identifiers(world.clock, world.chance)
    journal = Journal(database, world.clock, identifiers, load_catalogue())
    return Opened(journal, Reader(database), database)
