"""Deleting for good from a list of actions: what Shift Del and the menu of a row ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.dialogs.delete_for_good import DeleteForGoodDialog
from ui.dialogs.tools import Tools
from ui.models.action_list import ActionList

if TYPE_CHECKING:  # imports SQLAlchemy
    from journal.opening import Opened


class ListDeletion(QObject):
    """Asks before actions of this list go for good. Belongs to the list."""

    def __init__(self, rows: ActionList, context: Tools, opened: Callable[[], Opened | None]) -> None:
        super().__init__(rows)
        self._rows, self._context, self._opened = rows, context, opened
        rows.delete_for_good_requested.connect(self.ask)

    def ask(self, keys: Sequence[str]) -> None:
        """Open the dialog for these actions."""
        opened = self._opened()
        if opened is not None and keys:
            DeleteForGoodDialog(self._context, opened, keys, self._rows.window()).open()
