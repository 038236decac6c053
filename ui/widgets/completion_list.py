"""What could be meant by what is being typed: a small list under the word, which never takes the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from journal.domain.completion import Choice, Completion
from journal.domain.names import fold_name
from journal.language import _
from ui.theme.look import Look
from ui.theme.painting import draw_box, draw_shadow
from ui.theme.shapes import paint_shape

MOST_ROWS = 8
_ROW, _PAD, _SIDE, _GAP = 32, 4, 10, 16
_SHAPE = 14.0
_RADIUS = 8.0
_SHADOW = 24
_WIDEST, _NARROWEST = 420, 160


class CompletionList(QWidget):
    """At most eight rows, more by the arrows or the wheel. `taken(Choice)` when one is clicked.

    It stands inside the field's window; with `floating` it is a window of its own that never takes the
    focus, for fields whose window is too small for it.
    """

    taken = Signal(object)

    def __init__(self, look: Look, field: QWidget, *, floating: bool = False) -> None:
        super().__init__(field.window())
        self._look = look
        self._field = field
        self._floating = floating
        self._completion: Completion | None = None
        self._typed = ""
        self._chosen = self._first = -1
        self._top = 0
        if floating:
            self.setWindowFlags(
                Qt.WindowType.ToolTip
                | Qt.WindowType.FramelessWindowHint
                | Qt.WindowType.WindowStaysOnTopHint
                | Qt.WindowType.NoDropShadowWindowHint
            )
            self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._room = 0 if floating else _SHADOW
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        look.changed.connect(self.hide)

    @property
    def completion(self) -> Completion | None:
        """What is offered; None while nothing is."""
        return self._completion if not self.isHidden() else None

    @property
    def chosen(self) -> Choice | None:
        """The row that Enter and Tab take, if there is one."""
        return self._choices()[self._chosen] if self._chosen >= 0 else None

    def offer(self, completion: Completion, typed: str, word: QRect, *, selects: bool = False) -> None:
        """Show what could be meant by `typed`, which stands at `word` in the field's own coordinates.

        The row that the person had moved to stays chosen; else, where it `selects`, it is the first.
        """
        before = self.chosen.insert if self.completion is not None and self.chosen is not None else None
        kept = before if self._chosen != self._first else None
        self._completion, self._typed = completion, typed
        self._first = 0 if selects else -1
        self._chosen = next((n for n, c in enumerate(self._choices()) if c.insert == kept), self._first)
        if self.chosen is not None and self.chosen.insert != before:
            self._announce(self.chosen)
        self._top = 0
        self._scroll_to(self._chosen)
        rows = min(MOST_ROWS, len(self._choices()))
        names = ", ".join(choice.label for choice in self._choices()[:MOST_ROWS])
        self.setAccessibleName(_("Suggestions: {names}").format(names=names))
        self._place(word, rows)
        self.show()
        if not self._floating:
            self.raise_()
        self.update()

    def move_by(self, step: int) -> None:
        """Choose the next row, or the one before; past an end it begins again at the other."""
        count = len(self._choices())
        first = 0 if step > 0 else count - 1
        self._chosen = first if self._chosen < 0 else (self._chosen + step) % count
        self._scroll_to(self._chosen)
        self.update()
        self._announce(self._choices()[self._chosen])

    def _announce(self, choice: Choice) -> None:
        words = _("{name}, {detail}").format(name=choice.label, detail=choice.detail)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, words))

    def _choices(self) -> tuple[Choice, ...]:
        return self._completion.choices if self._completion is not None else ()

    def _scroll_to(self, row: int) -> None:
        if row >= 0:
            self._top = max(row - MOST_ROWS + 1, min(self._top, row))

    # Size and place ------------------------------------------------------------------------

    def _row_height(self) -> int:
        return self._look.grown(_ROW)

    def _width(self) -> int:
        strong = self._look.font("ui", 600)
        small = QFontMetricsF(self._look.font("small"))
        lead = self._lead()
        widest = max(
            lead + QFontMetricsF(strong).horizontalAdvance(c.label) + _GAP + small.horizontalAdvance(c.detail)
            for c in self._choices()
        )
        ratio = max(1.0, self._look.text_ratio)
        return round(min(max(widest + 2 * _SIDE + 2 * _PAD, _NARROWEST), _WIDEST * ratio))

    def _lead(self) -> float:
        has_shape = any(choice.pole is not None for choice in self._choices())
        return self._look.grown(_SHAPE) + 8.0 if has_shape else 0.0

    def _fonts(self) -> tuple[QFont, QFont]:
        return self._look.font("ui"), self._look.font("ui", 600)

    def _place(self, word: QRect, rows: int) -> None:
        width, height = self._width(), rows * self._row_height() + 2 * _PAD
        if self._floating:
            corner = self._field.mapToGlobal(word.bottomLeft())
            room = self._field.screen().availableGeometry()
            above = self._field.mapToGlobal(word.topLeft()).y()
        else:
            window = self._field.window()
            corner = self._field.mapTo(window, word.bottomLeft())
            room = window.rect()
            above = self._field.mapTo(window, word.topLeft()).y()
        left = max(room.left() + 4, min(corner.x() - _SIDE, room.right() - width - 4))
        top = corner.y() + 4
        if top + height > room.bottom() and above - 4 - height >= room.top():
            top = above - 4 - height
        box = QRect(QPoint(left, top), self.size())
        box.setSize(QRect(0, 0, width, height).size())
        self.setGeometry(box.adjusted(-self._room, -self._room, self._room, self._room))

    def _row_box(self, place: int) -> QRectF:
        top = self._room + _PAD + place * self._row_height()
        left = self._room + _PAD
        return QRectF(left, top, self.width() - 2 * left, self._row_height())

    def _row_at(self, where: QPointF) -> int:
        for place in range(min(MOST_ROWS, len(self._choices()))):
            if self._row_box(place).contains(where):
                return self._top + place
        return -1

    # Mouse ---------------------------------------------------------------------------------

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position())
        if row >= 0 and row != self._chosen:
            self._chosen = row
            self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position())
        if row >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self.taken.emit(self._choices()[row])
        elif row < 0:
            self.hide()
        event.accept()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._chosen = self._first
        self.update()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        step = -1 if event.angleDelta().y() > 0 else 1
        self._top = max(0, min(self._top + step, len(self._choices()) - MOST_ROWS))
        self.update()
        event.accept()

    # Painting ------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(self._room, self._room, -self._room, -self._room)
        if self._room:
            draw_shadow(painter, box, dark=tokens.dark, radius=_RADIUS)
        else:
            painter.fillRect(box, tokens.colour("surface"))
        draw_box(
            painter, box, _RADIUS if self._room else 0.0, tokens.colour("surface"), tokens.colour("line")
        )
        for place, choice in enumerate(self._choices()[self._top : self._top + MOST_ROWS]):
            row = self._row_box(place)
            if self._top + place == self._chosen:
                draw_box(painter, row, 6, tokens.colour("selected"))
            self._paint_row(painter, row.adjusted(_SIDE, 0, -_SIDE, 0), choice)
        painter.end()

    def _paint_row(self, painter: QPainter, row: QRectF, choice: Choice) -> None:
        tokens = self._look.tokens
        plain, strong = self._fonts()
        left = row.left()
        if choice.pole is not None:
            side = self._look.grown(_SHAPE)
            shape = choice.pole.value
            paint_shape(
                painter, shape, QPointF(left + side / 2, row.center().y()), side, tokens.behaviour(shape)
            )
        left += self._lead()
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)
        small = self._look.font("small")
        beside = QFontMetricsF(small).horizontalAdvance(choice.detail)
        most = max(40.0, row.right() - left - beside - _GAP)
        painter.setPen(tokens.colour("ink"))
        for text, font in self._parts(choice.label, plain, strong):
            metrics = QFontMetricsF(font)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, most)
            painter.setFont(font)
            painter.drawText(QRectF(left, row.top(), most + 1, row.height()), flags, shown)
            left += metrics.horizontalAdvance(shown)
            most -= metrics.horizontalAdvance(shown)
        painter.setFont(small)
        painter.setPen(tokens.colour("muted"))
        right = QRectF(row.right() - beside - 1, row.top(), beside + 1, row.height())
        painter.drawText(right, flags, choice.detail)

    def _parts(self, label: str, plain: QFont, strong: QFont) -> list[tuple[str, QFont]]:
        """The label with what was typed of it in 600."""
        start = _place_of(self._typed, label)
        if start < 0 or not self._typed:
            return [(label, plain)]
        end = start + len(self._typed)
        parts = [(label[:start], plain), (label[start:end], strong), (label[end:], plain)]
        return [part for part in parts if part[0]]


def _place_of(typed: str, label: str) -> int:
    """Where a word of the label begins as what was typed does; -1 if none does."""
    wanted, whole = fold_name(typed), fold_name(label)
    if len(whole) != len(label) or len(wanted) != len(typed):
        return -1
    if whole.startswith(wanted):
        return 0
    place = whole.find(" " + wanted)
    return place + 1 if place >= 0 else -1
