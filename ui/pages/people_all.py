"""All actions of one person, instead of the list of people."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.action import Action
from journal.domain.dates import day_heading
from journal.language import _, ngettext
from journal.reading.people import People, SeenPerson, person_actions
from ui.models.action_list import ActionList
from ui.models.actions import Heading
from ui.pages.context import ActionDesk, PageContext
from ui.pages.people_delegate import INSET
from ui.pages.people_words import in_period
from ui.widgets.buttons import Button
from ui.widgets.text import RichText, Run, Text

if TYPE_CHECKING:
    from journal.opening import Opened

MOST = 500


class AllActions(QWidget):
    """All actions that name somebody, instead of the list: they are changed and tagged in place."""

    closed = Signal()

    def __init__(self, context: PageContext, desk: ActionDesk) -> None:
        super().__init__()
        look = context.look
        self.back = Button(look, _("People"), "quiet", icon="chevron-left", compact=True)
        self.back.setToolTip(_("Back to the people  Esc"))
        self.title = RichText(look, "body")
        self.rest = Text(look, "small", "muted")
        self.today = dt.date.min
        self.list = ActionList(look, context.catalogue, self, heading=self._heading)
        self.list.setAccessibleName(_("Actions that name this person"))
        desk.serve(self.list)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self.back)
        head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        below = QVBoxLayout()
        below.setContentsMargins(round(INSET), 0, round(INSET), 0)  # the days stand under the page's title
        below.setSpacing(8)
        below.addWidget(self.rest)
        below.addWidget(self.list, 1)
        column.addLayout(below, 1)
        self.back.clicked.connect(self.closed)

    def _heading(self, day: dt.date, _count: int) -> Heading:
        return Heading(day_heading(day, self.today))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def read(self, context: PageContext, opened: Opened, people: People, person: SeenPerson) -> None:
        """Read the actions that name somebody in the period, on the lane, and show them."""
        count, key, first, days = person.counts.total, person.key, people.first, in_period(people.period)
        if not count:  # those of the days before
            count, first, days = person.ever, None, _("before")
        words = ngettext("{count} action", "{count} actions", count).format(count=f"{count:,}")
        self.title.set_runs(
            [
                Run(f"{person.person.name}   ", strong=True),
                Run(f"{words} {days}", colour_role="muted", role="ui"),
            ]
        )
        self.today = people.today
        self.rest.setVisible(count > MOST)
        self.rest.set_text(_("The last {shown} of {count} actions").format(shown=MOST, count=f"{count:,}"))

        def work() -> tuple[Action, ...]:
            day_start = opened.journal.settings.get().day_start
            return person_actions(
                opened.reader, key, first=first, last=people.today, limit=MOST, day_start=day_start
            )

        context.lane.run("person all", work, self.list.set_actions, context.messages.complain)
