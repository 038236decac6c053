"""Many changes as one: what the facets do in between is one transaction, one step and one notice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from typing_extensions import override

from journal.domain.identifiers import Identifiers
from journal.service.intentions import Intentions
from journal.service.people import People
from journal.service.reflections import Reflections
from journal.service.reviews import Reviews
from journal.service.unit import Unit, Work
from journal.service.views import Views
from journal.service.visions import Results, Visions


class _Later(Unit):
    """Notes what is to be done, and does it with `done`."""

    def __init__(self, unit: Unit) -> None:
        super().__init__(unit.database, unit.clock, writer="")
        self._behind = unit
        self._works: list[Work] = []

    @override
    def apply(
        self, name: str | Callable[[], str], work: Work, by: object | None = None, joins: int = 0
    ) -> bool:
        self._works.append(work)
        return True

    def done(self, name: str, by: object | None) -> None:
        self._behind.apply_all(name, self._works, by)


class Many:
    """The facets beside actions, whose calls are kept in mind until the block ends."""

    def __init__(self, unit: Unit, identifiers: Identifiers) -> None:
        self.people = People(unit)
        self.reflections = Reflections(unit)
        self.views = Views(unit)
        self.visions = Visions(unit)
        self.results = Results(unit)
        self.intentions = Intentions(unit, identifiers)
        self.reviews = Reviews(unit, identifiers)


@contextmanager
def many(unit: Unit, identifiers: Identifiers, name: str, by: object | None = None) -> Iterator[Many]:
    """Do everything that is asked of the facets inside the block together, in its order, at its end.

    Raises:
        JournalError: one of it can't be done; nothing is.
    """
    later = _Later(unit)
    yield Many(later, identifiers)
    later.done(name, by)
