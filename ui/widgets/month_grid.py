"""A month of days to choose from, painted in the look."""

from __future__ import annotations

import calendar
import datetime as dt

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from journal.domain.dates import day_heading, weekday_name
from journal.domain.days import EARLIEST, LATEST, week_of
from ui.theme.focus import RADIUS_PROPERTY
from ui.theme.look import Look
from ui.theme.painting import draw_box

CELL_WIDTH, CELL_HEIGHT, HEAD = 40, 36, 28
WEEKS = 6


class MonthGrid(QWidget):
    """Six weeks around a month.

    ← → ↑ ↓ move by days and weeks, Page Up and Down by months, Home goes to today; Enter, Space or
    a click choose. `chosen` carries the day; `month_changed` tells that another month is shown.
    """

    chosen = Signal(object)
    month_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._today = self._day = self._current = dt.date(2000, 1, 1)
        self._week_start = 0
        self._hovered: dt.date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # the current day wears the ring, not the grid as a whole
        self.setProperty(RADIUS_PROPERTY, -1)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    @property
    def current(self) -> dt.date:
        """The day that the keys have come to."""
        return self._current

    def show_day(self, day: dt.date, today: dt.date, week_start: int) -> None:
        """Show the month of `day`, which is the one in force."""
        self._day, self._today, self._week_start = day, today, week_start
        self.go_to(day)

    def go_to(self, day: dt.date) -> None:
        """Move to a day; what lies beyond 1900 to 2999 can't be reached."""
        self._current = min(max(day, EARLIEST), LATEST)
        self.setAccessibleName(day_heading(self._current, self._today))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.month_changed.emit()
        self.update()

    def go_by_months(self, months: int) -> None:
        """Move to the same day of another month, or to its last one."""
        number = self._current.year * 12 + self._current.month - 1 + months
        year, month = divmod(number, 12)
        if EARLIEST.year <= year <= LATEST.year:
            last = calendar.monthrange(year, month + 1)[1]
            self.go_to(dt.date(year, month + 1, min(self._current.day, last)))

    @override
    def sizeHint(self) -> QSize:
        ratio = self._look.text_ratio
        return QSize(round(7 * CELL_WIDTH * ratio), round((HEAD + WEEKS * CELL_HEIGHT) * ratio))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _first(self) -> dt.date:
        return week_of(self._current.replace(day=1), self._week_start)

    def _cell(self, place: int) -> QRectF:
        ratio = self._look.text_ratio
        width, height = CELL_WIDTH * ratio, CELL_HEIGHT * ratio
        row, column = divmod(place, 7)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            column = 6 - column
        return QRectF(column * width, HEAD * ratio + row * height, width, height)

    def _day_at(self, point: QPointF) -> dt.date | None:
        for place in range(7 * WEEKS):
            if self._cell(place).contains(point):
                day = self._first() + dt.timedelta(days=place)
                return day if EARLIEST <= day <= LATEST else None
        return None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = self._first()
        self._paint_head(painter, first)
        for place in range(7 * WEEKS):
            self._paint_day(painter, first + dt.timedelta(days=place), self._cell(place))
        painter.end()

    def _paint_head(self, painter: QPainter, first: dt.date) -> None:
        painter.setFont(self._look.font("small"))
        painter.setPen(self._look.tokens.colour("muted"))
        for column in range(7):
            box = self._cell(column)
            box.moveTop(0)
            box.setHeight(HEAD * self._look.text_ratio)
            name = weekday_name((first.weekday() + column) % 7)[:2]
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)

    def _paint_day(self, painter: QPainter, day: dt.date, cell: QRectF) -> None:
        tokens = self._look.tokens
        pill = QRectF(0, 0, min(cell.width(), 36 * self._look.text_ratio), cell.height() - 4)
        pill.moveCenter(cell.center())
        ink, weight = "ink" if day.month == self._current.month else "muted", 400
        if day == self._current and self.hasFocus():
            draw_box(painter, pill.adjusted(-2, -2, 2, 2), 10, edge=tokens.colour("ink"), width=2.0)
            pill.adjust(2, 2, -2, -2)  # the ring stands two pixels away from what it is around
        if day == self._today:
            draw_box(painter, pill, 8, tokens.colour("ink"))
            ink, weight = "paper", 600
        elif day == self._day:
            draw_box(painter, pill, 8, tokens.colour("selected"))
            weight = 600
        elif day == self._hovered:
            draw_box(painter, pill, 8, tokens.colour("hover"))
        painter.setFont(self._look.font("ui", weight))
        painter.setPen(tokens.colour(ink))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(day.day))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        days = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        key = event.key()
        if key in days:
            self.go_to(self._current + dt.timedelta(days=days[Qt.Key(key)]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go_by_months(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Home:
            self.go_to(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._current)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(day)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._day_at(event.position())
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
