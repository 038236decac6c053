"""Keeps what is typed on disk while it is typed, without writing at each key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from journal.settings.drafts import Drafts

# What was typed is on disk this long after the first key that is not; a longer text a little later.
_SOON_MS = 120
_MS_PER_CHARACTER = 1 / 1_000
_AGAIN_MS = 1_000


class DraftKeeper(QObject):
    """Drafts of the journal that is open, one for each place where something is typed.

    A place says once what is to be kept (`follow`), says each time that it has changed (`touch`),
    and asks for what was kept (`load`) when a journal was opened::

        context.drafts.follow("sweep", self._kept)  # a mapping for json; empty: nothing to keep
        text.textChanged.connect(lambda: context.drafts.touch("sweep"))
        value = context.drafts.load("sweep")

    It is written 120 ms after the first change that is not on disk, whether or not one types on, so
    that a program that is killed loses no more than that. Before there is a journal, changes wait.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.drafts: Drafts | None = None
        self._journal: Path | None = None
        self._values: dict[str, Callable[[], Mapping[str, Any]]] = {}
        self._touched: set[str] = set()
        self._sizes: dict[str, int] = {}
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self.flush)

    def follow(self, slot: str, value: Callable[[], Mapping[str, Any]]) -> None:
        """From now on `value()` is what is to be kept of this slot."""
        self._values[slot] = value

    def touch(self, slot: str, *, at_once: bool = False) -> None:
        """What `value()` of this slot answers has changed; `at_once` where the former must not come back."""
        self._touched.add(slot)
        if at_once:
            self.flush()
        elif not self._wait.isActive():
            size = sum(self._sizes.get(name, 0) for name in self._touched)
            self._wait.start(_SOON_MS + int(size * _MS_PER_CHARACTER))

    def load(self, slot: str) -> dict[str, Any]:
        """What was kept of this slot for the journal that is open; empty if nothing was."""
        if self.drafts is None or self._journal is None:
            return {}
        return self.drafts.load(self._journal, slot)

    def change_journal(self, journal: Path | None) -> None:
        """Drafts belong to this journal from now on; what was typed for the former one is kept there."""
        if self._journal is not None:
            self.flush()
            self._touched.clear()
        self._journal = journal

    def flush(self) -> None:
        """Write what has changed, now."""
        self._wait.stop()
        if self.drafts is None or self._journal is None:
            return
        touched, self._touched = self._touched, set()
        for slot in sorted(touched):
            value = self._values[slot]() if slot in self._values else {}
            self._sizes[slot] = len(str(value.get("text", "")))
            if not self.drafts.keep(self._journal, slot, value):
                self._touched.add(slot)
        if self._touched:
            self._wait.start(_AGAIN_MS)  # a full disk, or a scanner that holds the file
