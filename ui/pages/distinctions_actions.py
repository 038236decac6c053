"""All the actions behind one bar, the newest first, and changeable there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from journal.domain.action import Action
from journal.domain.dates import day_heading
from journal.language import _, ngettext
from journal.statistics.amounts import figure
from ui.models.action_list import ActionList
from ui.models.actions import Heading
from ui.pages.context import ActionDesk, PageContext
from ui.pages.side_panel import SidePanel
from ui.widgets.buttons import IconButton
from ui.widgets.text import RichText, Run, Text

MOST = 500


class DistinctionActions(SidePanel):
    """The marked actions of a period as a list. `back_wanted` leads back to what they belong to."""

    back_wanted = Signal()

    def __init__(self, context: PageContext, desk: ActionDesk) -> None:
        look = context.look
        super().__init__(look)
        self._today = dt.date.min
        self._title = RichText(look, "body")
        self._rest = Text(look, "small", "muted")
        self._rest.hide()
        self.list = ActionList(look, context.catalogue, self, heading=self._heading)
        self.list.setAccessibleName(_("Actions with this mark"))
        desk.serve(self.list)
        self.back_button = IconButton(look, "chevron-left", _("Back"))
        self.back_button.clicked.connect(self.back_wanted)
        head = QHBoxLayout()
        middle = Qt.AlignmentFlag.AlignVCenter
        head.addWidget(self.back_button, 0, middle)
        head.addWidget(self._title, 1, middle)
        head.addWidget(self._close_button(), 0, middle)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        self._column.addWidget(self._rest)
        self._column.addWidget(self.list, 1)

    @property
    @override
    def first_focus(self) -> QWidget:
        return self.list

    def show_actions(self, title: str, actions: Sequence[Action], count: int, today: dt.date) -> None:
        """Show these; `count` is how many there are."""
        self._today = today
        words = ngettext("{count} action", "{count} actions", count).format(count=figure(count))
        self._title.set_runs([Run(f"{title}   ", strong=True), Run(words, colour_role="muted", role="ui")])
        self._rest.setVisible(count > len(actions) >= MOST)
        self._rest.set_text(_("The last {shown} of {count} actions").format(shown=MOST, count=figure(count)))
        self.list.set_actions(actions)

    def forget(self) -> None:
        """Let go of the actions; what was typed into one of them is handed over."""
        self.list.set_actions(())

    def _heading(self, day: dt.date, count: int) -> Heading:
        return Heading(day_heading(day, self._today), figure(count))
