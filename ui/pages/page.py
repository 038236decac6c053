"""What every page is that is loaded after Today and Drift: it reads only while it is seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from journal.domain.action import Notice
from journal.places import Clock
from journal.settings.machine import MachineSettings
from ui.models.action_list import ActionList
from ui.pages.context import PageContext

if TYPE_CHECKING:
    from journal.opening import Opened


class Page(QWidget):
    """A page of the window.

    A page is told of its journal and of every change; it reads anew when it is shown and something it
    `shows` has changed, at once if it is seen. `undo_wanted` asks the window to take the last step back.
    """

    undo_wanted = Signal()
    day_wanted = Signal(object)
    page_wanted = Signal(str)
    text_left = Signal(str, str)
    """The id of an action that went while it was edited, and what was typed: it must not be lost."""

    note_changed = Signal(str)
    """A word beside the page's name in the sidebar, or none where it is empty."""

    foot_moved = Signal()
    """Where `message_place` is has changed."""

    shows: frozenset[str] | None = None
    """The kinds of change that concern it ("action", "setting", "review", …); None for all of them."""

    def __init__(self, context: PageContext, clock: Clock, settings: MachineSettings) -> None:
        super().__init__()
        self._context, self._clock = context, clock
        self._opened: Opened | None = None
        self._settings = settings
        self._is_stale = True
        self.own_commands: dict[str, Callable[[], object]] = {}

    def set_journal(self, opened: Opened) -> None:
        """Show this journal and nothing of the former one."""
        self._opened = opened
        self.forget()
        self.reload()

    def follow(self, notices: Sequence[Notice]) -> None:
        """Something changed; without notices all may have, and be it the day."""
        shows = self.shows
        if not notices or shows is None or any(notice.kinds & shows for notice in notices):
            self.reload()

    def reload(self) -> None:
        """Read anew: at once where it is seen, else when it is shown."""
        self._is_stale = True
        if self.isVisible() and self._opened is not None:
            self._is_stale = False
            self.read()

    def forget(self) -> None:
        """Let go of what belongs to the former journal. Subclasses override it."""

    def read(self) -> None:
        """Read what is shown, on the lane, and show it. Subclasses override it."""

    def take_focus(self) -> None:
        """The page is shown: give the focus to what is worked with first. Subclasses may override it."""
        self.setFocus()

    def call(self, command: str) -> bool:
        """Do a command of the table that belongs to what is shown here; False where it is none of its own."""
        if command not in self.own_commands:
            return False
        self.do(command)
        return True

    def do(self, command: str) -> None:
        """Do one of its own commands."""
        self.own_commands[command]()

    def step_back(self) -> bool:
        """Alt ← was pressed: True where it means a step back here, and not the day before on Today."""
        return False

    def message_place(self) -> QRect | None:
        """Where a message may stand, in the page, above what must stay free; None for the usual place."""
        return None

    def lists(self) -> tuple[ActionList, ...]:
        """Its lists of actions. Subclasses with some override it."""
        return ()

    def remember(self, settings: MachineSettings) -> MachineSettings:
        """The settings of this machine with what is chosen here."""
        return settings

    def leave(self) -> None:
        """The program ends: keep what is typed and not saved yet. Subclasses may override it."""

    @property
    def is_stale(self) -> bool:
        """Whether it will read anew when it is shown."""
        return self._is_stale

    @property
    def is_current(self) -> bool:
        """Whether what is shown is what the journal holds, as far as it is seen."""
        return not (self._is_stale and self.isVisible())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.reload()
