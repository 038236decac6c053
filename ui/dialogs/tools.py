"""What dialogs need of the tools that the pages of a window share."""

from __future__ import annotations

from typing import Protocol

from journal.domain.day_order import DayOrder
from journal.domain.distinctions import Catalogue
from ui.commands import Commands
from ui.drafts import DraftKeeper
from ui.known_names import KnownNames
from ui.tasks import Lane
from ui.theme.look import Look


class Tools(Protocol):
    """Look, catalogue, keys, the lane, drafts and names; `ui.pages.context.PageContext` is one."""

    @property
    def look(self) -> Look:
        """Colours and fonts."""
        ...

    @property
    def catalogue(self) -> Catalogue:
        """The person's own distinctions."""
        ...

    @property
    def commands(self) -> Commands:
        """The table of commands, for their keys."""
        ...

    @property
    def lane(self) -> Lane:
        """Where what grows with the journal is read."""
        ...

    @property
    def drafts(self) -> DraftKeeper:
        """What is typed and not saved."""
        ...

    @property
    def day_order(self) -> DayOrder:
        """How 3/4 is read."""
        ...

    @property
    def names(self) -> KnownNames:
        """The topics and people that are offered."""
        ...
