"""The actions that are tied to an intention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from journal.domain.intention import Intention
from journal.errors import JournalError
from journal.language import _, ngettext
from ui.dialogs.frame import Dialog
from ui.models.action_list import ActionList
from ui.models.actions import plain_heading
from ui.pages.context import ActionDesk, PageContext
from ui.pages.intention_card import Marked, plan_runs
from ui.widgets.text import Text

if TYPE_CHECKING:
    from journal.opening import Opened

_WIDTH = 640


class TiedActionsDialog(Dialog):
    """The plan, and below it what fulfilled it, in the order of the days; everything a list can do works.

    `desk` carries out what is asked of a row, as on the page that the dialog stands above.
    """

    def __init__(
        self,
        context: PageContext,
        opened: Opened,
        intention: Intention,
        desk: ActionDesk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context.look, _("Tied to the intention"), parent)
        self._opened, self._intention = opened, intention
        self._context = context
        look = context.look
        plan = Marked(look, "intention")
        plan.set_runs(plan_runs(intention))
        self.count = Text(look, "ui", "muted")
        self.list = ActionList(look, context.catalogue, self, heading=plain_heading, embedded=True)
        for widget in (plan, self.count, self.list):
            self.body.addWidget(widget)
        desk.serve(self.list)
        self._stop = opened.journal.subscribe(
            lambda _notice: context.lane.run("tied", _nothing, self._reload)
        )
        self.finished.connect(lambda _result: self._leave())
        self.setMinimumWidth(look.grown(_WIDTH))
        self._reload(None)
        self.list.setFocus()

    def _leave(self) -> None:
        """It goes: nothing that is still asked for comes back to it."""
        self._stop()
        self._context.lane.cancel("tied")

    def _reload(self, _nothing: object) -> None:
        try:
            actions = self._opened.tied_to(self._intention.id)
        except JournalError as error:
            self._context.messages.complain(error)
            return
        self.list.set_actions(actions)
        words = ngettext("{count} action", "{count} actions", len(actions))
        self.count.set_text(words.format(count=len(actions)) if actions else _("Nothing is tied yet."))
        if self.isVisible():
            self._fit()


def _nothing() -> None:
    """Comes back on the window's thread, once what changed is told to all."""
