"""A rest: until which day nothing reminds of anything."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.domain.dates import day_heading
from journal.domain.prompting import is_resting
from journal.errors import JournalError
from journal.language import _
from ui.dialogs.frame import Dialog
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.chips import Flow
from ui.widgets.day_chooser import CalendarPopup
from ui.widgets.lead_line import LeadLine
from ui.widgets.text import Text

if TYPE_CHECKING:
    from journal.opening import Opened


class RestControl(QWidget):
    """Says whether there is a rest, and offers one: a week, two weeks, or up to a day from the calendar.

    `chosen` carries the last day of the rest, or None to end it.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._today = dt.date(2000, 1, 1)
        self._until: dt.date | None = None
        self.week_start = 0
        self.state = Text(look, "ui")
        self.week = Button(look, _("1 week"), compact=True)
        self.two_weeks = Button(look, _("2 weeks"), compact=True)
        self.day = Button(look, _("Until a day…"), icon="calendar", compact=True)
        self.end = Button(look, _("End the rest"), compact=True)
        self.popup = CalendarPopup(look, self)
        self.week.clicked.connect(lambda: self._for_days(7))
        self.two_weeks.clicked.connect(lambda: self._for_days(14))
        self.day.clicked.connect(self._open_calendar)
        self.end.clicked.connect(lambda: self.chosen.emit(None))
        self.popup.chosen.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.state)
        buttons = QWidget()
        flow = Flow(buttons, 8)
        for button in (self.week, self.two_weeks, self.day, self.end):
            flow.addWidget(button)
        column.addWidget(buttons)

    def show_rest(self, until: dt.date | None, today: dt.date) -> None:
        """Show what is so on that day."""
        self._today = today
        self._until = until if is_resting(today, until) else None
        resting = self._until is not None
        self.state.setVisible(resting)
        if self._until is not None:
            self.state.set_text(_("Resting until {day}").format(day=day_heading(self._until, today)))
        self.end.setVisible(resting)
        for button in (self.week, self.two_weeks):
            button.setVisible(not resting)
        self.day.set_text(_("Until another day…") if resting else _("Until a day…"))

    def _for_days(self, days: int) -> None:
        self.chosen.emit(self._today + dt.timedelta(days=days - 1))

    def _open_calendar(self) -> None:
        corner = self.day.mapToGlobal(QPoint(self.day.width(), self.day.height() + 4))
        day = self._until or self._today + dt.timedelta(days=6)
        self.popup.open_at(corner, day, self._today, self.week_start)

    def _choose(self, day: dt.date) -> None:
        if day >= self._today:  # a rest that is over is none
            self.chosen.emit(day)


class RestPart(QWidget):
    """The control with its journal behind it: every choice is kept at once."""

    changed = Signal()

    def __init__(self, look: Look, opened: Opened, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self.control = RestControl(look)
        self.problem = LeadLine(look, icon="warning", role="ui")
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        explanation = _("Nothing reminds you until then. You can log all the same, and it ends by itself.")
        column.addWidget(Text(look, "small", "muted", text=explanation))
        column.addWidget(self.control)
        column.addWidget(self.problem)
        self.control.chosen.connect(self._set)
        self._show()

    def _set(self, until: dt.date | None) -> None:
        try:
            self._opened.journal.settings.set_rest(until)
        except JournalError as error:
            self.problem.set_text(str(error))
            self.problem.show()
            self.problem.announce()
            return
        self.problem.hide()
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        settings = self._opened.journal.settings.get()
        self.control.week_start = settings.week_start
        self.control.show_rest(settings.rest_until, self._opened.journal.today())


class RestDialog(Dialog):
    """A rest, from the menu or the tray. Goes once one is chosen."""

    def __init__(self, look: Look, opened: Opened, parent: QWidget | None = None) -> None:
        super().__init__(look, _("Rest"), parent)
        self.part = RestPart(look, opened)
        self.part.changed.connect(self.accept)
        self.body.addWidget(self.part)
        self.setMinimumWidth(440)
