"""The day that is shown and logged for: one back, one on, or any from a calendar."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.dates import month_name, short_date, weekday_name
from journal.domain.days import EARLIEST, LATEST, parse_day
from journal.errors import UsageError
from journal.language import _
from ui.commands import Commands
from ui.theme.look import Look
from ui.theme.painting import draw_box
from ui.widgets.buttons import Button, IconButton
from ui.widgets.month_grid import MonthGrid
from ui.widgets.text import Text


class CalendarPopup(QFrame):
    """A month to choose a day from; Enter or a click chooses, Esc closes.

    A day far away is typed as year-month-day: a digit goes into the field below the month, which follows.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._look = look
        self.grid = MonthGrid(look, self)
        self._title = Text(look, "ui", weight=600, wrap=False)
        before = IconButton(look, "chevron-left", _("A month earlier"), key=_("Page Up"))
        after = IconButton(look, "chevron-right", _("A month later"), key=_("Page Down"))
        before.clicked.connect(lambda: self.grid.go_by_months(-1))
        after.clicked.connect(lambda: self.grid.go_by_months(1))
        self._today = dt.date(2000, 1, 1)
        self.typed = QLineEdit()
        self.typed.setAccessibleName(_("Day as year-month-day"))
        self.typed.textChanged.connect(self._follow_typed)
        self.typed.returnPressed.connect(self._choose_typed)
        self.problem = Text(look, "small")
        self.grid.month_changed.connect(self._name_month)
        self.grid.chosen.connect(self._choose)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 0, 0)
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(before)
        head.addWidget(after)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.grid)
        column.addWidget(self.typed)
        column.addWidget(self.problem)

    def open_at(self, place: QPoint, day: dt.date, today: dt.date, week_start: int) -> None:
        """Show the month of `day` with its top right corner at a place, or as near as the screen lets it."""
        self._today = today
        self.problem.setFixedWidth(self.grid.sizeHint().width())
        self.typed.clear()
        self._complain("")
        self.typed.setPlaceholderText(_("or type {example}").format(example=day.isoformat()))
        self.grid.show_day(day, today, week_start)
        room, size = self.screen().availableGeometry(), self.size()
        left = min(place.x() - size.width(), room.right() + 1 - size.width())
        top = min(place.y(), room.bottom() + 1 - size.height())
        self.move(max(left, room.left()), max(top, room.top()))
        self.show()
        self.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def _name_month(self) -> None:
        day = self.grid.current
        self._title.set_text(_("{month} {year}").format(month=month_name(day.month), year=day.year))

    def _follow_typed(self, words: str) -> None:
        """Show the month of what is typed, as soon as it is a day."""
        self._complain("")
        with suppress(UsageError):
            self.grid.go_to(parse_day(words, self._today))

    def _choose_typed(self) -> None:
        words = self.typed.text()
        try:
            day = parse_day(words, self._today) if words.strip() else self.grid.current
        except UsageError as error:
            self._complain(str(error))
        else:
            self._choose(day)

    def _complain(self, problem: str) -> None:
        self.problem.set_text(problem)
        self.problem.setVisible(bool(problem))
        self.typed.setAccessibleDescription(problem)
        self.adjustSize()

    def _choose(self, day: dt.date) -> None:
        self.hide()
        self.chosen.emit(day)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.text().isdigit() and not self.typed.hasFocus():
            self.typed.setFocus(Qt.FocusReason.OtherFocusReason)
            self.typed.insert(event.text())
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        # Square like the menus: round corners need a compositor, and without one they turn black.
        tokens = self._look.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.colour("surface"))
        draw_box(painter, QRectF(self.rect()), 0, edge=tokens.colour("line"))
        painter.end()


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
