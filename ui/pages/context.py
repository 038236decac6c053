"""What every page is given, and what happens to the journal from a list of actions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journal.domain.action import DistinctionMark
from journal.domain.behaviour import Behaviour
from journal.domain.behaviour_names import behaviour_word
from journal.domain.day_order import DayOrder
from journal.domain.edit import Edit
from journal.errors import JournalError
from journal.language import _, ngettext
from ui.commands import Commands
from ui.drafts import DraftKeeper
from ui.known_catalogue import LiveCatalogue
from ui.known_names import KnownNames
from ui.known_ties import KnownTies
from ui.messages import Message, Messages
from ui.models.action_list import ActionList
from ui.pages.deleting import ListDeletion
from ui.pages.marking_milestones import ListMilestones
from ui.pages.tying import ListTies
from ui.tasks import Lane
from ui.theme.look import Look

if TYPE_CHECKING:  # they import SQLAlchemy, which comes after the first paint
    from journal.opening import Opened


@dataclass(frozen=True)
class PageContext:
    """The tools of a window that its pages share."""

    look: Look
    catalogue: LiveCatalogue
    commands: Commands
    messages: Messages
    lane: Lane
    day_order: DayOrder = "dmy"
    drafts: DraftKeeper = field(default_factory=DraftKeeper)
    names: KnownNames = field(default_factory=KnownNames)
    ties: KnownTies = field(default_factory=KnownTies)


class ActionDesk:
    """Carries out what a list of actions asks for, and says so with the way back."""

    def __init__(self, context: PageContext, undo: Callable[[], None]) -> None:
        self._context = context
        self._messages = context.messages
        self._undo = undo
        self._undo_key = context.commands.key("edit.undo")
        self.opened: Opened | None = None

    def done(self, text: str, shape: str | None = None) -> None:
        """Say that something was done, and offer to undo it."""
        self._messages.post(Message(text, shape, _("Undo"), self._undo_key, self._undo))

    def serve(self, rows: ActionList) -> None:
        """Do what this list asks for from now on."""
        rows.tag_requested.connect(self.tag)
        rows.delete_requested.connect(self.delete)
        rows.edit_committed.connect(lambda *edit: self._edit(rows, *edit))
        rows.distinctions_requested.connect(lambda key: self._edit_distinctions(rows, key))
        ListTies(rows, self._context, lambda: self.opened, self.done)
        look, drafts = self._context.look, self._context.drafts
        ListMilestones(rows, look, self._messages, lambda: self.opened, self.done, drafts=drafts)
        ListDeletion(rows, self._context, lambda: self.opened)

    def tag(self, keys: Sequence[str], behaviour: Behaviour | None) -> None:
        """Tag actions with a behaviour, or take the tag off, as one step."""
        if behaviour is None:
            words = _("Tag taken off")
        elif len(keys) == 1:
            words = _("Tagged as {behaviour}").format(behaviour=behaviour_word(behaviour))
        else:
            words = ngettext(
                "{count} action tagged as {behaviour}", "{count} actions tagged as {behaviour}", len(keys)
            ).format(count=len(keys), behaviour=behaviour_word(behaviour))
        self._try(lambda opened: opened.journal.actions.tag(keys, behaviour), words, behaviour)

    def delete(self, keys: Sequence[str]) -> None:
        """Put actions into the trash, as one step."""
        words = ngettext("{count} action deleted", "{count} actions deleted", len(keys))
        self._try(lambda opened: opened.journal.actions.delete(keys), words.format(count=len(keys)))

    def set_rest(self, until: dt.date | None) -> None:
        """Rest up to that day, included, or end the rest."""
        self._try(lambda opened: opened.journal.settings.set_rest(until), _("The rest is over"))

    def _edit(
        self,
        rows: ActionList,
        key: str,
        text: str,
        behaviour: Behaviour | None,
        marks: tuple[DistinctionMark, ...],
    ) -> None:
        if self.opened is None:
            rows.editing_failed(key, _("The journal is not open yet."))
            return
        try:
            self.opened.journal.actions.change(key, Edit(text=text, behaviour=behaviour, distinctions=marks))
        except JournalError as error:
            rows.editing_failed(key, str(error))
        else:
            self.done(_("Changes saved"), behaviour)

    def _edit_distinctions(self, rows: ActionList, key: str) -> None:
        editor = rows.editor() if rows.edit_action(key) else None
        if editor is not None:
            editor.open_picker()

    def _try(self, change: Callable[[Opened], None], words: str, behaviour: Behaviour | None = None) -> None:
        if self.opened is None:
            return
        try:
            change(self.opened)
        except JournalError as error:
            self._messages.complain(error)
        else:
            self.done(words, behaviour)
