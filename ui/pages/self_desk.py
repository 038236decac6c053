"""Opens what one guesses and aims at, from whatever page: self-views, the vision, the weekly result."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal.errors import JournalError
from journal.language import _
from ui.dialogs.results import ResultsDialog
from ui.dialogs.self_views import SelfViewsDialog
from ui.dialogs.vision import VisionDialog
from ui.messages import Message
from ui.pages.context import PageContext

if TYPE_CHECKING:
    from journal.opening import Opened


class SelfDesk(QObject):
    """Opens the three dialogs, and says what was kept, with the way back. `day_wanted` asks for a day."""

    day_wanted = Signal(object)

    def __init__(self, context: PageContext, window: QWidget, undo: Callable[[], None]) -> None:
        super().__init__(window)
        self._context, self._window, self._undo = context, window, undo
        self.opened: Opened | None = None

    def open_views(self, part: str = "months") -> None:
        """Self-views: "months", "others", "long" or "words"."""
        if self.opened is None:
            return
        try:
            SelfViewsDialog(self._context, self.opened, self._window, part).open()
        except JournalError as error:
            self._context.messages.complain(error)

    def open_vision(self) -> None:
        """The vision, to be read or revised."""
        if self.opened is None:
            return
        try:
            dialog = VisionDialog(self._context, self.opened, self._window)
        except JournalError as error:
            self._context.messages.complain(error)
            return
        dialog.kept.connect(self.done)
        dialog.day_wanted.connect(self.day_wanted)
        dialog.open()

    def open_result(self) -> None:
        """The weekly result: what is counted, and the figures."""
        if self.opened is None:
            return
        try:
            ResultsDialog(self._context, self.opened, self._window).open()
        except JournalError as error:
            self._context.messages.complain(error)

    def done(self, words: str) -> None:
        """Say that something was kept, and offer to undo it."""
        key = self._context.commands.key("edit.undo")
        self._context.messages.post(Message(words, None, _("Undo"), key, self._undo))
