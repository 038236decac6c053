"""The actions behind a mark of the chart, beside it, and changeable there."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.dates import day_heading
from journal.domain.distinctions import Catalogue
from journal.language import _, ngettext
from journal.statistics.saying import figure
from journal.statistics.series import Unit
from ui.charts.words import full_heading
from ui.models.action_list import ActionList
from ui.models.actions import Heading
from ui.pages.context import ActionDesk
from ui.theme.look import Look
from ui.theme.painting import hairline_width
from ui.widgets.buttons import Button, IconButton
from ui.widgets.text import RichText, Run, Text

if TYPE_CHECKING:
    from journal.opening import Opened

MOST = 500


class EvidencePanel(QWidget):
    """The actions of some days, the newest first; the chart follows what is changed here."""

    INDENT = 20
    """Room before the contents where the panel lies over the chart."""

    closed = Signal()
    day_wanted = Signal(object)

    def __init__(self, look: Look, catalogue: Catalogue, desk: ActionDesk) -> None:
        super().__init__()
        self._look = look
        self._days: tuple[dt.date, dt.date] | None = None
        self._unit: Unit = "day"
        self._today = dt.date.min
        self._is_over = False
        self._title = RichText(look, "body")
        close = IconButton(look, "close", _("Close"), key=_("Esc"))
        close.clicked.connect(self.closed)
        self._rest = Text(look, "small", "muted")
        self._rest.hide()
        self._go = Button(look, _("Open this day"), "quiet", icon="calendar", compact=True)
        self._go.clicked.connect(self._go_to_day)
        self.list = ActionList(look, catalogue, self, heading=self._heading)
        self.list.setAccessibleName(_("Actions behind this mark"))
        desk.serve(self.list)
        head = QHBoxLayout()
        middle = Qt.AlignmentFlag.AlignVCenter
        head.addWidget(self._title, 1, middle)
        head.addWidget(self._go, 0, middle)
        head.addWidget(close, 0, middle)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._rest)
        column.addWidget(self.list, 1)

    def set_over(self, over: bool) -> None:
        """Stand beside the chart, or lie over its end with a ground and an edge of its own."""
        if over != self._is_over:
            self._is_over = over
            self._column.setContentsMargins(self.INDENT if over else 0, 0, 0, 0)
            self.update()

    def show_days(self, opened: Opened, unit: Unit, first: dt.date, last: dt.date) -> None:
        """Show the actions from `first` to `last`: one day, week or month.

        Raises:
            JournalError: they can't be read.
        """
        self._days, self._unit = (first, last), unit
        self._today = opened.journal.today()
        self._go.setVisible(unit == "day")
        self._read(opened, first, last)

    def reload(self, opened: Opened) -> None:
        """Read the same days again; raises as `show_days`."""
        if self._days is not None and not self.isHidden():
            self._read(opened, *self._days)

    def _read(self, opened: Opened, first: dt.date, last: dt.date) -> None:
        day_start = opened.journal.settings.get().day_start
        actions = opened.reader.actions(first, last, limit=MOST, day_start=day_start)
        count = opened.reader.counts(first, last).total if len(actions) == MOST else len(actions)
        self._title.set_runs(self._named(first, count))
        self._rest.setVisible(count > MOST)
        self._rest.set_text(_("The last {shown} of {count} actions").format(shown=MOST, count=figure(count)))
        self.list.set_actions(actions)

    def _named(self, first: dt.date, count: int) -> list[Run]:
        """The title. A single day is named in the list, over its actions, and only there."""
        words = ngettext("{count} action", "{count} actions", count).format(count=figure(count))
        if self._unit == "day":
            return [Run(words, strong=True)]
        name = full_heading(self._unit, first.toordinal())
        return [Run(f"{name}   ", strong=True), Run(words, colour_role="muted", role="ui")]

    def _heading(self, day: dt.date, count: int) -> Heading:
        return Heading(day_heading(day, self._today), "" if self._unit == "day" else figure(count))

    def _go_to_day(self) -> None:
        if self._days is not None:
            self.day_wanted.emit(self._days[0])

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_over:
            return
        painter = QPainter(self)
        tokens = self._look.tokens
        painter.fillRect(self.rect(), tokens.colour("paper"))
        edge = hairline_width(painter)
        starts_right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - edge if starts_right else 0.0
        painter.fillRect(QRectF(left, 0, edge, self.height()), tokens.colour("line"))
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
