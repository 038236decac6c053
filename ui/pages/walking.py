"""Undo and redo, and saying which step it was."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from journal.errors import JournalError
from journal.language import _
from ui.messages import Message
from ui.pages.context import PageContext

if TYPE_CHECKING:
    from journal.service.journal import Journal


class StepWalker:
    """Takes steps back and does them again: at once, or on the lane where one changed a thousand things.

    It is the `by` of its changes.
    """

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._long_walks = 0
        self.journal: Journal | None = None

    def undo(self) -> None:
        """Take the last step back, and say which."""
        self._walk(forward=False)

    def redo(self) -> None:
        """Do the step that was undone last again."""
        self._walk(forward=True)

    def _walk(self, *, forward: bool) -> None:
        journal = self.journal
        if journal is None:
            return
        walk = partial(journal.redo if forward else journal.undo, self)
        tell = partial(self._tell, journal, forward)
        try:
            if not journal.is_long_step(forward=forward):
                tell(walk())
                return
        except JournalError as error:
            self._context.messages.complain(error)
            return
        # ten thousand texts that were renamed, say; under a name of its own, so that none is passed over
        self._long_walks += 1
        lane = self._context.lane
        lane.run(f"walk {self._long_walks}", walk, tell, self._context.messages.complain)

    def _tell(self, journal: Journal, forward: bool, name: str | None) -> None:
        if journal is not self.journal:
            return  # another one was opened meanwhile
        post, key = self._context.messages.post, self._context.commands.key("edit.undo")
        if name is None:
            post(Message(_("Nothing to do again") if forward else _("Nothing to undo")))
        elif forward:
            text = _("Done again: {step}").format(step=name)
            post(Message(text, None, _("Undo"), key, self.undo))
        else:
            text = _("Undone: {step}").format(step=name)
            post(Message(text, None, _("Redo"), self._context.commands.key("edit.redo"), self.redo))
