"""The day that is shown and logged for: one back, one on, or any from a calendar."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.dates import short_date, weekday_name
from journal.domain.days import EARLIEST, LATEST
from journal.language import _
from ui.commands import Commands
from ui.theme.look import Look
from ui.widgets.buttons import Button, IconButton


class CalendarPopup(QFrame):
    """A month to choose a day from; Enter or a click chooses, Esc closes."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._look = look
        self.setObjectName("popup")
        self.calendar = QCalendarWidget(self)
        self.calendar.setAccessibleName(_("Choose a day"))
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        self.calendar.setMinimumDate(QDate(EARLIEST.year, EARLIEST.month, EARLIEST.day))
        self.calendar.setMaximumDate(QDate(LATEST.year, LATEST.month, LATEST.day))
        self.calendar.setMinimumWidth(280)
        self.calendar.clicked.connect(self._choose)
        self.calendar.activated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.calendar)

    def open_at(self, place: QPoint, day: dt.date, today: dt.date, week_start: int) -> None:
        """Show the month of `day` with its top right corner at a place on the screen."""
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek(week_start + 1))
        self._paint_weekdays()
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        today_format = QTextCharFormat()
        today_format.setFontWeight(700)
        self.calendar.setDateTextFormat(QDate(), QTextCharFormat())
        self.calendar.setDateTextFormat(QDate(today.year, today.month, today.day), today_format)
        self.adjustSize()
        self.move(place.x() - self.width(), place.y())
        self.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _paint_weekdays(self) -> None:
        # a weekend is a day like another: Qt would paint it red
        ink, muted = QTextCharFormat(), QTextCharFormat()
        ink.setForeground(self._look.tokens.colour("ink"))
        muted.setForeground(self._look.tokens.colour("muted"))
        muted.setFont(self._look.font("small"))
        for day in Qt.DayOfWeek:
            self.calendar.setWeekdayTextFormat(day, ink)
        self.calendar.setHeaderTextFormat(muted)

    def _choose(self, date: QDate) -> None:
        self.hide()
        self.chosen.emit(dt.date(date.year(), date.month(), date.day()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


class DayChooser(QWidget):
    """A day button between two arrows; `day_chosen` carries the day wanted."""

    day_chosen = Signal(object)

    def __init__(self, look: Look, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = self._today = dt.date(2000, 1, 1)
        self.week_start = 0
        self.earlier = IconButton(look, "chevron-left", _("A day earlier"), key=commands.key("day.earlier"))
        self.later = IconButton(look, "chevron-right", _("A day later"), key=commands.key("day.later"))
        self.button = Button(look, "", icon="calendar")
        key = commands.key("day.choose")
        self.button.setToolTip(_("Choose a day  {key}").format(key=key))
        self.popup = CalendarPopup(look, self)
        self.earlier.clicked.connect(lambda: self._by(-1))
        self.later.clicked.connect(lambda: self._by(1))
        self.button.clicked.connect(self.open)
        self.popup.chosen.connect(self.day_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.earlier, self.button, self.later):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_day(self, day: dt.date, today: dt.date) -> None:
        """Show which day is meant."""
        self._day, self._today = day, today
        weekday = weekday_name(day.weekday())[:3]
        words = _("Today") if day == today else f"{weekday} {short_date(day)}"
        self.button.set_text(words)
        self.button.setAccessibleName(_("Day: {day}").format(day=words))

    def open(self) -> None:
        """Open the calendar below the button."""
        corner = self.button.mapToGlobal(QPoint(self.button.width(), self.button.height() + 8))
        self.popup.open_at(corner, self._day, self._today, self.week_start)

    def _by(self, days: int) -> None:
        day = self._day + dt.timedelta(days=days)
        if EARLIEST <= day <= LATEST:
            self.day_chosen.emit(day)
