"""Chips: a stored tag, something understood, a filter; and the row that wraps them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget
from typing_extensions import override

from journal.language import _
from ui.theme.look import Look
from ui.theme.painting import draw_box, mix
from ui.widgets.painted import (
    PaintedButton,
    draw_behaviour,
    draw_icon,
    draw_line_of_text,
    mirrored,
    text_width,
)

MAX_WIDTH = 240
KINDS = ("outline", "filled", "choice")
_HEIGHT, _MARK, _GAP, _START, _END = 24, 14, 6, 8, 10
_CLOSE = 24


class Chip(PaintedButton):
    """A chip, 24 high. Outline: a stored tag; filled: understood just now, or a filter; choice: a button.

    `shape` is a behaviour's name ("none" for not tagged yet), `icon` a name from `resources/icons`.
    With `removable` it has a × (also Delete and Backspace) and emits `removed`. Text beyond
    `max_width` is elided and shown in the tooltip.
    """

    removed = Signal()

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        shape: str | None = None,
        icon: str | None = None,
        kind: str = "outline",
        removable: bool = False,
        max_width: int = MAX_WIDTH,
        parent: QWidget | None = None,
    ) -> None:
        if kind not in KINDS:
            raise ValueError(f"no kind of chip: {kind}")
        super().__init__(look, " ".join(text.split()), radius=6, parent=parent)
        self._shape, self._icon_name, self._kind = shape, icon, kind
        self._removable, self._max_width = removable, max_width
        self._over_close = False
        self._told_whole = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(removable)
        if removable:
            self.setAccessibleDescription(_("Delete removes it"))
        self._tell_whole()

    def set_shape(self, shape: str | None) -> None:
        """Show another shape, or none."""
        self._shape = shape
        self.updateGeometry()
        self.update()

    @override
    def set_text(self, text: str) -> None:
        super().set_text(" ".join(text.split()))
        self._tell_whole()

    def _tell_whole(self) -> None:
        cut = self._natural_width() > self._max_width
        if cut:
            self.setToolTip(self._text)
        elif self._told_whole:
            self.setToolTip("")
        self._told_whole = cut

    def _natural_width(self) -> int:
        width = text_width(self._look.font("small", 500), self._text) + _START
        if self._shape or self._icon_name:
            width += self._look.grown(_MARK) + _GAP
        return int(width + 0.999) + (self._look.grown(_CLOSE) if self._removable else _END)

    @override
    def sizeHint(self) -> QSize:
        return QSize(min(self._natural_width(), self._max_width), self._scaled(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._natural_width(), 64), self._scaled(_HEIGHT))

    def _close_rect(self) -> QRectF:
        side = self._look.grown(_CLOSE)
        return mirrored(self, QRectF(self.width() - side, 0, side, self.height()))

    @override
    def _paint(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        level = 1.0 if self.isDown() else self._fade.level
        rect = QRectF(self.rect())
        if self._kind == "filled":
            fill = mix(tokens.colour("hover"), tokens.colour("selected"), level)
            draw_box(painter, rect, self._radius, fill)
        else:
            fill = mix(tokens.colour("surface"), tokens.colour("hover"), level)
            draw_box(painter, rect, self._radius, fill, tokens.colour("line"))
        strong = self._kind != "outline" or level > 0.5
        role = "ink" if strong else "muted"
        left = float(_START)
        mark = self._look.grown(_MARK)
        box = mirrored(self, QRectF(left, round((self.height() - mark) / 2), mark, mark))
        if self._shape:
            draw_behaviour(painter, self._look, self._shape, box, alpha=self._alpha())
        elif self._icon_name:
            draw_icon(painter, self._look, self._icon_name, role, box, alpha=self._alpha())
        if self._shape or self._icon_name:
            left += mark + _GAP
        right = self.width() - (self._look.grown(_CLOSE) if self._removable else _END)
        place = mirrored(self, QRectF(left, 0, right - left, self.height()))
        colour = tokens.colour(role, self._alpha())
        draw_line_of_text(painter, place, self._text, self._look.font("small", 500), colour)
        if self._removable:
            close = QRectF(0, 0, mark, mark)
            close.moveCenter(self._close_rect().center())
            draw_icon(painter, self._look, "close", "ink" if self._over_close else "muted", close)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._removable and self._close_rect().contains(event.position())
        if over != self._over_close:
            self._over_close = over
            self.update()
        super().mouseMoveEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() is Qt.MouseButton.LeftButton
        if self._removable and left and self._close_rect().contains(event.position()):
            self.removed.emit()
            return
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)


class Flow(QLayout):
    """Lays its items side by side and wraps them, `gap` apart both ways."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    @override
    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    @override
    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Break the items into rows, each centred on its row's middle; returns the height."""
        top = 0
        for row in self._rows(rect.width()):
            tallest = max(size.height() for _item, size in row)
            if move:
                self._place_row(row, rect, rect.top() + top, tallest)
            top += tallest + self._gap
        return max(0, top - self._gap)

    def _rows(self, room: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            size.setWidth(min(size.width(), max(room, item.minimumSize().width())))
            if not rows or used + size.width() > room:
                rows.append([])
                used = 0
            rows[-1].append((item, size))
            used += size.width() + self._gap
        return rows

    def _place_row(self, row: list[tuple[QLayoutItem, QSize]], rect: QRect, top: int, height: int) -> None:
        parent = self.parentWidget()
        right_to_left = parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = 0
        for item, size in row:
            left = rect.right() + 1 - x - size.width() if right_to_left else rect.left() + x
            item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
            x += size.width() + self._gap
