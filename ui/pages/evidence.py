"""The actions behind a mark of the chart, beside it, and changeable there."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.dates import short_date
from journal.domain.distinctions import Catalogue
from journal.language import _
from journal.statistics.saying import figure
from ui.models.action_list import ActionList
from ui.models.actions import plain_heading
from ui.pages.context import ActionDesk
from ui.theme.look import Look
from ui.widgets.buttons import Button, IconButton
from ui.widgets.text import Text

if TYPE_CHECKING:
    from journal.opening import Opened

WIDTH = 360
MOST = 500


class EvidencePanel(QWidget):
    """The actions of some days, the newest first; the chart follows what is changed here."""

    closed = Signal()
    day_wanted = Signal(object)

    def __init__(self, look: Look, catalogue: Catalogue, desk: ActionDesk) -> None:
        super().__init__()
        self._days: tuple[dt.date, dt.date] | None = None
        self._title = Text(look, "body", weight=600)
        close = IconButton(look, "close", _("Close"), key=_("Esc"))
        close.clicked.connect(self.closed)
        self._rest = Text(look, "small", "muted")
        self._rest.hide()
        self._go = Button(look, _("Open this day"), "quiet", icon="calendar", compact=True)
        self._go.clicked.connect(self._go_to_day)
        self.list = ActionList(look, catalogue, self, heading=plain_heading)
        self.list.setAccessibleName(_("Actions behind this mark"))
        desk.serve(self.list)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._go)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._rest)
        column.addWidget(self.list, 1)
        self.setFixedWidth(WIDTH)

    def show_days(self, opened: Opened, first: dt.date, last: dt.date) -> None:
        """Show the actions from `first` to `last`.

        Raises:
            JournalError: they can't be read.
        """
        self._days = (first, last)
        single = first == last
        self._title.set_text(
            short_date(first)
            if single
            else _("{first} to {last}").format(first=short_date(first), last=short_date(last))
        )
        self._go.setVisible(single)
        self._read(opened, first, last)

    def reload(self, opened: Opened) -> None:
        """Read the same days again; raises as `show_days`."""
        if self._days is not None and not self.isHidden():
            self._read(opened, *self._days)

    def _read(self, opened: Opened, first: dt.date, last: dt.date) -> None:
        day_start = opened.journal.settings.get().day_start
        actions = opened.reader.actions(first, last, limit=MOST, day_start=day_start)
        count = opened.reader.counts(first, last).total if len(actions) == MOST else len(actions)
        self._rest.setVisible(count > MOST)
        self._rest.set_text(_("The last {shown} of {count} actions").format(shown=MOST, count=figure(count)))
        self.list.set_actions(actions)

    def _go_to_day(self) -> None:
        if self._days is not None:
            self.day_wanted.emit(self._days[0])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
