"""The topics and people of the open journal, for every field that offers them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from journal.domain.line import Line
from journal.domain.names import NameKind, UsedName, fold_name
from ui.tasks import Lane


class KnownNames(QObject):
    """What was used so far. Read on the lane when a journal is opened; what is saved since is added.

    Fields take `all` now and at each `changed`::

        context.names.changed.connect(lambda: field.set_names(context.names.all))
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: dict[tuple[str, str], UsedName] = {}

    @property
    def all(self) -> tuple[UsedName, ...]:
        """Every name, the most used first."""
        return tuple(self._names.values())

    def read(self, lane: Lane, work: Callable[[], Iterable[UsedName]]) -> None:
        """Have them read anew; until then those known before are offered."""
        lane.run("names", work, self._take, lambda _error: None)

    def _take(self, names: Iterable[UsedName]) -> None:
        self._names = {(name.kind, fold_name(name.name)): name for name in names}
        self.changed.emit()

    def add(self, lines: Iterable[Line], today: dt.date) -> None:
        """These lines were saved: what they name is known from now on."""
        is_new = False
        for line in lines:
            for piece in line.pieces:
                if piece.kind not in ("person", "topic"):
                    continue
                key = (piece.kind, fold_name(piece.name))
                known = self._names.get(key)
                kind: NameKind = "person" if piece.kind == "person" else "topic"
                day = line.day or today
                name = known or UsedName(kind, piece.name, 0, day)
                self._names[key] = replace(name, count=name.count + 1, last=max(name.last, day))
                is_new = is_new or known is None
        if is_new:  # how often it was used only decides the order, until the next time
            self.changed.emit()
