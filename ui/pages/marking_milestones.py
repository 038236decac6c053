"""Marking a milestone from a list of actions: what G and the menu of a row ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journal.errors import JournalError
from journal.language import _
from ui.dialogs.milestone import MilestoneDialog
from ui.drafts import DraftKeeper
from ui.messages import Messages
from ui.models.action_list import ActionList
from ui.theme.look import Look

if TYPE_CHECKING:  # imports SQLAlchemy
    from journal.opening import Opened


class ListMilestones(QObject):
    """Asks what an action of this list was, and what was learned. Belongs to the list.

    `done` says that it was kept and offers the way back.
    """

    def __init__(
        self,
        rows: ActionList,
        look: Look,
        messages: Messages,
        opened: Callable[[], Opened | None],
        done: Callable[[str], None],
        *,
        drafts: DraftKeeper,
    ) -> None:
        super().__init__(rows)
        self._rows, self._look, self._drafts, self._messages = rows, look, drafts, messages
        self._opened, self._done = opened, done
        rows.milestone_requested.connect(self.ask)

    def ask(self, key: str) -> None:
        """Open the dialog for that action."""
        opened = self._opened()
        if opened is None:
            return
        try:
            found = opened.reader.by_ids([key])
        except JournalError as error:
            self._messages.complain(error)
            return
        for action in found:
            dialog = MilestoneDialog(self._look, opened, action, self._drafts, self._rows.window())
            dialog.accepted.connect(lambda: self._done(_("Milestone kept")))
            dialog.open()
