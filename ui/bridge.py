"""The journal's notices as one Qt signal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from journal.domain.action import Notice

Subscribe = Callable[[Callable[[Notice], None]], Callable[[], None]]


class Bridge(QObject):
    """Emits `changed` on its own thread for each notice of the journal it follows."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leave: Callable[[], None] | None = None

    def follow(self, subscribe: Subscribe | None) -> None:
        """Follow the journal with that `subscribe`, and no other any more."""
        if self._leave is not None:
            self._leave()
        self._leave = None if subscribe is None else subscribe(self.changed.emit)
