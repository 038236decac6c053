"""Ties actions of any list to the intention of the week and to the vision, and shows which are tied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QRect, QTimer

from journal.domain.ties import Tied
from journal.domain.vision import Made, VisionTie
from journal.errors import JournalError
from journal.language import _, ngettext
from ui.dialogs.tools import Tools
from ui.known_ties import KnownTies
from ui.messages import Message, Messages
from ui.models.action_list import ActionList
from ui.pages.tying_vision import VisionChoice

if TYPE_CHECKING:  # imports SQLAlchemy, which comes after the first paint
    from journal.opening import Opened

# Ties are read once the rows are painted and nothing more has come for so long.
_READ_MS = 120


class ListTools(Tools, Protocol):
    """What a list of actions needs besides."""

    @property
    def messages(self) -> Messages:
        """Where is said what can't be done."""

    @property
    def ties(self) -> KnownTies:
        """What there is to tie to."""


class ListTies(QObject):
    """The ties of one list: T and V tie, an icon shows what is tied.

    `opened` answers the journal that the list belongs to, or None. `done` says that something was done and
    offers the way back. Ties are read on the lane for the actions that are shown, after they were painted.
    """

    def __init__(
        self,
        rows: ActionList,
        context: ListTools,
        opened: Callable[[], Opened | None],
        done: Callable[[str], None],
    ) -> None:
        super().__init__(rows)
        self._rows, self._context, self._ties = rows, context, context.ties
        self._messages, self._opened, self._done = context.messages, opened, done
        self._left: dict[str, tuple[frozenset[Made], str]] = {}
        self._name = f"ties {id(self)}"
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_READ_MS)
        self._wait.timeout.connect(self.read)
        lane, name = context.lane, self._name
        rows.destroyed.connect(lambda *_list: lane.cancel(name))
        rows.tie_requested.connect(self.tie)
        rows.vision_requested.connect(self.choose_made)
        rows.actions_model.rowsInserted.connect(lambda *_rows: self._wait.start())
        self._ties.changed.connect(self.read)

    @property
    def is_current(self) -> bool:
        """Whether the rows show the ties that the journal holds."""
        return not self._wait.isActive()

    def read(self) -> None:
        """Read the ties of the actions that are shown, on the lane."""
        self._wait.stop()
        opened = self._opened()
        keys = tuple(action.id for action in self._rows.actions_model.actions)
        if opened is None or not keys:
            return

        def show(found: dict[str, Tied]) -> None:
            if opened is self._opened():
                self._rows.actions_model.set_ties(found)

        self._context.lane.run(self._name, lambda: opened.ties_of(keys), show, lambda _error: None)

    # The intention -------------------------------------------------------------------------

    def tie(self, keys: Sequence[str]) -> None:
        """Tie these to the intention that stands, or untie them where all are tied to it."""
        opened, intention = self._opened(), self._ties.intention
        if opened is None:
            return
        if intention is None:
            self._messages.post(
                Message(
                    _("There is no intention this week to tie to."),
                    None,
                    _("Make one…"),
                    self._context.commands.key("intention"),
                    self._ties.make_wanted.emit,
                )
            )
            return
        try:
            known = opened.ties_of(tuple(keys))
            loose = [key for key in keys if intention.id not in known.get(key, Tied()).intentions]
            if loose:
                opened.journal.intentions.tie(intention.id, loose)
                words = ngettext(
                    "{count} action tied to the intention",
                    "{count} actions tied to the intention",
                    len(loose),
                )
            else:
                opened.journal.intentions.untie(intention.id, keys)
                words = ngettext(
                    "{count} action untied from the intention",
                    "{count} actions untied from the intention",
                    len(keys),
                )
        except JournalError as error:
            self._messages.complain(error)
            return
        self._done(words.format(count=len(loose) or len(keys)))

    # The vision ----------------------------------------------------------------------------

    def choose_made(self, key: str) -> None:
        """Ask what the action made the vision, and to whom, beside its row."""
        opened = self._opened()
        if opened is None:
            return
        if self._ties.vision is None:
            command = self._context.commands
            self._messages.post(
                Message(
                    _("There is no vision yet to tie to."),
                    None,
                    _("Write it…"),
                    command.key("vision"),
                    command.action("vision").trigger,
                )
            )
            return
        try:
            tied = opened.ties_of((key,)).get(key, Tied())
            actions = opened.reader.by_ids((key,))
        except JournalError as error:
            self._messages.complain(error)
            return
        if not actions:
            return
        people = [name.name for name in self._context.names.all if name.kind == "person"]
        choice = VisionChoice(self._context.look, self._ties.vision.text, people, self._rows)
        choice.show_ties(tied.vision, actions[0].people)
        if key in self._left:
            choice.restore(*self._left.pop(key))
        choice.chosen.connect(lambda made, whom: self._keep(choice, key, made, whom))
        choice.left.connect(lambda made, whom: self._left.update({key: (made, whom)}))
        choice.open_at(self._place_of(key))

    def _place_of(self, key: str) -> QRect:
        rows = self._rows
        place = rows.visualRect(rows.actions_model.index_of(key))
        return QRect(rows.viewport().mapToGlobal(place.topLeft()), place.size())

    def _keep(self, choice: VisionChoice, key: str, made: frozenset[Made], whom: str) -> None:
        opened = self._opened()
        if opened is None:
            return
        try:
            wanted = tuple(VisionTie(key, how, whom) for how in Made if how in made)
            changed = opened.journal.visions.tie_all(key, wanted)
        except JournalError as error:
            choice.complain(error)
            return
        choice.accept()
        if changed:
            self._done(_("Tied to the vision") if wanted else _("Untied from the vision"))
