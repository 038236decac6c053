"""The distinctions of the open journal, for every field, list and card that offers or names them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, SignalInstance
from typing_extensions import override

from journal.domain.distinctions import Catalogue, Distinction, Family, Pair


class _Told(QObject):
    changed = Signal()


class LiveCatalogue(Catalogue):
    """A catalogue that is another one after `put`: who was given it asks it again, and is told.

    Made once for a window. `now` is what it is at this moment and stays so; what is read on the lane is
    given that.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        # a frozen value as far as everybody else is concerned; its fields are looked up in `now`
        self.__dict__.update(_now=catalogue, _told=_Told())

    @property
    def now(self) -> Catalogue:
        """The catalogue as it is now."""
        found: Catalogue = self.__dict__["_now"]
        return found

    @property
    def changed(self) -> SignalInstance:
        """Emitted after it has become another one."""
        told: _Told = self.__dict__["_told"]
        return told.changed

    def put(self, catalogue: Catalogue) -> None:
        """Be this one from now on."""
        if catalogue != self.now:
            self.__dict__["_now"] = catalogue
            self.changed.emit()

    @property
    @override
    def families(self) -> tuple[Family, ...]:
        """The families, in their order."""
        return self.now.families

    @property
    @override
    def distinctions(self) -> tuple[Distinction, ...]:
        """What is offered, in the person's order."""
        return self.now.distinctions

    @property
    @override
    def definitions(self) -> dict[str, str]:
        """The functions in a sentence each."""
        return self.now.definitions

    @property
    @override
    def general_pairs(self) -> tuple[Pair, ...]:
        """Examples that belong to no distinction."""
        return self.now.general_pairs

    @property
    @override
    def source(self) -> str:
        """Where the distinctions come from."""
        return self.now.source

    @property
    @override
    def withdrawn(self) -> tuple[Distinction, ...]:
        """What is only named any more."""
        return self.now.withdrawn


def when_changed(catalogue: Catalogue, call: Callable[[], object]) -> None:
    """Have a method of a widget called after each change; a catalogue that is not live has none."""
    if isinstance(catalogue, LiveCatalogue):
        catalogue.changed.connect(call)
