"""The week as seven stacked bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from journal.language import _
from ui.theme.focus import RADIUS_PROPERTY
from ui.theme.look import Look
from ui.theme.painting import draw_box, draw_rule
from ui.widgets.figures import STACK_ORDER, counts_in_words
from ui.widgets.painted import draw_line_of_text, text_width
from ui.widgets.paragraph import UNTAGGED

# One action is a block of 7 and a gap of 2; the busiest day may take the chart's height.
_UNIT, _GAP, _CHART, _BAR, _LABEL_GAP = 9.0, 2.0, 72.0, 16.0, 8
_DOT = 1.75


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A day of the week: its short label ("Mon"), its name ("Monday 16 November") and its counts.

    `counts` has the keys "manager", "both", "leader", "own" and "none" (not tagged yet).
    """

    label: str
    counts: Mapping[str, int] = field(default_factory=dict)
    is_today: bool = False
    is_future: bool = False
    name: str = ""

    @property
    def total(self) -> int:
        """All actions of the day."""
        return sum(self.counts.values())

    def words(self) -> str:
        """The day and its counts in words."""
        name = self.name or self.label
        return _("{day}: {counts}").format(day=name, counts=counts_in_words(self.counts))


class WeekBars(QLabel):
    """Stacked bars of a week; `day_clicked` carries the day's index (0 is the first day).

    Keys: left and right choose a day, Enter and Space open it.
    """

    day_clicked = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._days: tuple[WeekDay, ...] = ()
        self._hover = -1
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setProperty(RADIUS_PROPERTY, 6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._follow_look)
        self.set_week(())

    def set_week(self, days: Sequence[WeekDay]) -> None:
        """Show these days, usually seven."""
        self._days = tuple(days)
        self._hover = -1
        self._current = next((i for i, day in enumerate(self._days) if day.is_today), 0)
        told = [day.words() for day in self._days if not day.is_future]
        self.setAccessibleName(_("This week. {days}").format(days="; ".join(told)))
        self._describe()
        self.updateGeometry()
        self.update()

    @property
    def current(self) -> int:
        """The day that the keys act on."""
        return self._current

    def _follow_look(self) -> None:
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(self._days[self._current].words() if self._days else "")

    def _label_height(self) -> int:
        return round(self._look.line("small"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(256, round(_CHART) + 1 + _LABEL_GAP + self._label_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(168, self.sizeHint().height())

    def _column(self, index: int) -> QRectF:
        width = self.width() / max(1, len(self._days))
        place = index
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place = len(self._days) - 1 - index
        return QRectF(place * width, 0, width, self.height())

    def _day_at(self, x: float) -> int:
        return next(
            (i for i in range(len(self._days)) if self._column(i).left() <= x < self._column(i).right()), -1
        )

    def _unit(self) -> float:
        busiest = max((day.total for day in self._days), default=0)
        return min(_UNIT, (_CHART - _GAP) / busiest) if busiest else _UNIT

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._look.tokens
        shown = self._current if self._shows_focus() else self._hover
        labels = self.labels()
        for index, day in enumerate(self._days):
            column = self._column(index)
            if index == shown:
                ground = column.adjusted(1, 0, -1, 0)
                draw_box(painter, ground, 5, tokens.colour("hover"))
            self._draw_bar(painter, day, column)
            self._draw_label(painter, day, labels[index], column)
        draw_rule(painter, QPointF(0, _CHART), self.width(), tokens.colour("line"), upright=False)
        painter.end()

    def _shows_focus(self) -> bool:
        return self.hasFocus() and self._hover < 0

    def _draw_bar(self, painter: QPainter, day: WeekDay, column: QRectF) -> None:
        tokens = self._look.tokens
        middle = column.center().x()
        if day.total == 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("control"))
            painter.drawEllipse(QPointF(middle, _CHART - 4), _DOT, _DOT)
            return
        unit = self._unit()
        gap = _GAP if unit >= 5 else unit * _GAP / 5
        bottom = _CHART - gap
        width = min(_BAR, column.width() - 8)
        for behaviour in STACK_ORDER:
            count = day.counts.get(behaviour, 0)
            if not count:
                continue
            height = max(1.0, count * unit - gap)
            block = QRectF(round(middle - width / 2), bottom - height, width, height)
            radius = min(2.0, height / 2)
            if behaviour == UNTAGGED:
                self._draw_untagged(painter, block, radius)
            else:
                draw_box(painter, block, radius, tokens.behaviour(behaviour))
            bottom -= height + gap

    def _draw_untagged(self, painter: QPainter, block: QRectF, radius: float) -> None:
        """A dashed edge, as what is not tagged yet has everywhere."""
        pen = QPen(self._look.tokens.colour("control"), 1.0)
        pen.setDashPattern([2.2, 1.55])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(self._look.tokens.colour("surface"))
        painter.drawRoundedRect(block.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def labels(self) -> list[str]:
        """What stands under the bars: seven short names, or seven letters where one name is too long."""
        room = self._column(0).width() - 2
        fit = all(text_width(self._label_font(day), day.label) <= room for day in self._days)
        return [day.label if fit else day.label[:1] for day in self._days]

    def _label_font(self, day: WeekDay) -> QFont:
        return self._look.font("small", 600 if day.is_today else 400)

    def _draw_label(self, painter: QPainter, day: WeekDay, label: str, column: QRectF) -> None:
        font = self._label_font(day)
        colour = self._look.tokens.colour("ink" if day.is_today else "muted")
        width = min(text_width(font, label), column.width()) + 1
        top = _CHART + 1 + _LABEL_GAP
        place = QRectF(column.center().x() - width / 2, top, width, self._label_height())
        draw_line_of_text(painter, place, label, font, colour)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._day_at(event.pos().x())
            if index >= 0:
                column: QRect = self._column(index).toRect()
                QToolTip.showText(event.globalPos(), self._days[index].words(), self, column)
            return True
        return super().event(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._day_at(event.position().x()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._point(-1)

    def _point(self, index: int) -> None:
        if index >= 0 and self._days[index].is_future:
            index = -1
        if index != self._hover:
            self._hover = index
            self.setCursor(Qt.CursorShape.PointingHandCursor if index >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self._day_at(event.position().x())
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._open(index)

    def _open(self, index: int) -> None:
        if 0 <= index < len(self._days) and not self._days[index].is_future:
            self._move_to(index)
            self.day_clicked.emit(index)

    def _move_to(self, index: int) -> None:
        self._current = index
        self._describe()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = 1 if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else -1
        match event.key():
            case Qt.Key.Key_Left:
                self._step(-step)
            case Qt.Key.Key_Right:
                self._step(step)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self._open(self._current)
            case _:
                event.ignore()

    def _step(self, step: int) -> None:
        index = self._current + step
        if 0 <= index < len(self._days) and not self._days[index].is_future:
            self._move_to(index)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
