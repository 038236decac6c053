"""The door for changes. Only frozen values cross it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from journal.domain.action import Draft, Notice
from journal.domain.days import civil_day
from journal.domain.distinctions import Catalogue
from journal.domain.identifiers import Identifiers
from journal.domain.own_catalogue import OwnCatalogue, with_changes
from journal.domain.settings import JournalSettings
from journal.places import Clock
from journal.service.actions import Actions
from journal.service.distinctions import Distinctions
from journal.service.intentions import Intentions
from journal.service.many import Many, many
from journal.service.people import People
from journal.service.reflections import Reflections
from journal.service.reviews import Reviews
from journal.service.settings import Settings
from journal.service.told import Remarks
from journal.service.unit import Unit
from journal.service.views import Views
from journal.service.visions import Results, Visions
from journal.storage.database import Database


class Journal:
    """One open journal; its facets change it: `actions`, `settings`, `people`, `reviews` and so on.

    Every change is one transaction that is on disk when the call returns, one undoable step, and
    one notice to the subscribers. Made by `journal.opening`.
    """

    def __init__(
        self, database: Database, clock: Clock, identifiers: Identifiers, catalogue: Catalogue
    ) -> None:
        self._database = database
        self._clock = clock
        self._identifiers = identifiers
        self._unit = Unit(database, clock, writer=identifiers.next())
        self.shipped = catalogue
        self._catalogue = OwnCatalogue(), catalogue
        self.actions = Actions(self._unit, identifiers, lambda: self.catalogue)
        self.settings = Settings(self._unit)
        self.distinctions = Distinctions(self.settings, identifiers, catalogue)
        self.remarks = Remarks(self._unit)
        self.people = People(self._unit)
        self.reflections = Reflections(self._unit)
        self.views = Views(self._unit)
        self.visions = Visions(self._unit)
        self.results = Results(self._unit)
        self.intentions = Intentions(self._unit, identifiers)
        self.reviews = Reviews(self._unit, identifiers)

    @property
    def catalogue(self) -> Catalogue:
        """The distinctions as the person has them: `shipped`, with what they changed in it.

        Raises:
            JournalError: the settings can't be read.
        """
        own = self.settings.get().catalogue
        if own != self._catalogue[0]:
            self._catalogue = own, with_changes(self.shipped, own)
        return self._catalogue[1]

    @property
    def path(self) -> Path:
        """The file it is kept in."""
        return self._database.path

    def now(self) -> dt.datetime:
        """The present instant by the journal's clock."""
        return self._clock.now()

    def zone(self) -> dt.tzinfo:
        """The person's time zone."""
        return self._clock.zone()

    def today(self) -> dt.date:
        """The civil day of now, by the journal's day start."""
        return civil_day(self._clock.now(), self.settings.get().day_start)

    def record(self, draft: Draft, by: object | None = None) -> str:
        """Log an action by the settings in force; see `Actions.record`."""
        return self.actions.record(draft, self.settings.get(), by)

    def change_settings(self, settings: JournalSettings, by: object | None = None) -> None:
        """Put other settings in force, as one undoable step."""
        self.settings.change(settings, by)

    def many(self, name: str, by: object | None = None) -> AbstractContextManager[Many]:
        """Change many things as one step that is called `name`; see `journal.service.many`."""
        return many(self._unit, self._identifiers, name, by)

    def undo(self, by: object | None = None) -> str | None:
        """Take the last step back; see `Unit.undo`."""
        return self._unit.undo(by)

    def redo(self, by: object | None = None) -> str | None:
        """Do the step that was undone last again; see `Unit.redo`."""
        return self._unit.redo(by)

    def undo_names(self) -> tuple[str | None, str | None]:
        """What undo and redo would do, by name; None where there is nothing."""
        return self._unit.names()

    @property
    def last_step(self) -> int:
        """The number of the step that undo would take back, for what is to belong to it; 0 without one."""
        return self._unit.last_step

    def is_long_step(self, *, forward: bool = False) -> bool:
        """Whether undo (or redo) would bring back more than a thousand things; a window has it done apart."""
        return self._unit.is_long(forward=forward)

    def subscribe(self, subscriber: Callable[[Notice], None]) -> Callable[[], None]:
        """Be told of each change, in the thread that made it; returns what ends it."""
        return self._unit.subscribe(subscriber)
