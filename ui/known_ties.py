"""What every list of actions has to know of the plan of the week, and when ties have changed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from journal.domain.intention import Intention
from journal.domain.vision import Vision

_KINDS = frozenset({"intention tie", "vision tie", "intention"})


class KnownTies(QObject):
    """The intention that stands today and the vision, as Today read them last; one for each window.

    `changed` where actions may be tied to something else now. `make_wanted` asks for an intention
    where there is none to tie to.
    """

    changed = Signal()
    make_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.intention: Intention | None = None
        self.vision: Vision | None = None

    def follow(self, kinds: Iterable[str] | None) -> None:
        """Something of these kinds has changed in the journal; None: anything may have."""
        if kinds is None or not _KINDS.isdisjoint(kinds):
            self.changed.emit()
