"""Whether a review is due: looked at now and then, told by a word in the sidebar, and by nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journal.reading.review_state import review_state
from ui.tasks import Lane

if TYPE_CHECKING:
    from journal.opening import Opened

CHECK_MS = 600_000


class DueNote(QObject):
    """Asks on the lane; `told` carries whether it is due. Set `opened`, then `look`."""

    told = Signal(bool)

    def __init__(self, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._lane = lane
        self.opened: Opened | None = None
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(CHECK_MS)

    def look(self) -> None:
        """Look whether it is due now."""
        opened = self.opened
        if opened is None:
            return

        def due() -> bool:
            settings, journal = opened.journal.settings.get(), opened.journal
            return review_state(opened.reader, settings, journal.today(), journal.now()).is_due

        # what can't be read is told where it is to be shown
        self._lane.run("review due", due, self.told.emit, lambda _error: None)
