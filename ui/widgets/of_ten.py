"""Of ten things, how many? Ten circles that are answered by a key, the arrows or a click."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueChangeEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget
from typing_extensions import override

from journal.domain.self_view import OF_TEN
from journal.language import _
from ui.theme.focus import RADIUS_PROPERTY
from ui.theme.look import Look
from ui.theme.shapes import paint_hollow, paint_shape

_CIRCLE, _SHAPE, _STEP = 22.0, 18.0, 28.0
_HEIGHT, _SIDE = 32, 1.0  # what a finger needs; the ring of the focus lies around it
_WALKS = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Down,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}


class OfTen(QSlider):
    """How many of ten are leadership, the others being management: triangles first, then squares.

    The shapes are hollow, as everywhere where something is guessed or from memory. Before anything is said
    the ten circles are dashed. The keys 0 to 9 say it, the arrows go on to ten, Home and End say none and
    all; a click on a circle says so many, one on the last that is chosen one less. `changed` carries what
    was said, `entered` that Enter was pressed on it.
    """

    changed = Signal(int)
    entered = Signal()

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._is_said = False
        self.setRange(0, OF_TEN)
        self.setSingleStep(1)
        self.setPageStep(1)
        self.setAccessibleName(name)
        self.setProperty(RADIUS_PROPERTY, 8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self.updateGeometry)
        self._describe()

    @property
    def said(self) -> int | None:
        """How many were said; None before anything was."""
        return self.value() if self._is_said else None

    def set_said(self, leader: int | None) -> None:
        """Show what was said, or that nothing was, without telling."""
        self._is_said = leader is not None
        self.setValue(min(max(leader or 0, 0), OF_TEN))
        self._describe()
        self.update()

    def say(self, leader: int) -> None:
        """Say so many."""
        is_new = self.said != leader
        self.set_said(leader)
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, leader))
        if is_new:
            self.changed.emit(leader)

    def _describe(self) -> None:
        words = _("{leader} of 10 leadership, {manager} of 10 management")
        if not self._is_said:
            words = _("Not answered yet. Press 0 to 9, or the arrows.")
        self.setAccessibleDescription(words.format(leader=self.value(), manager=OF_TEN - self.value()))

    # Keys and mouse ------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers:
            event.ignore()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self.say(key - Qt.Key.Key_0)
        elif key in _WALKS:
            self.say(self._walked(key))
        else:
            event.ignore()

    def _walked(self, key: int) -> int:
        if key == Qt.Key.Key_Home:
            return 0
        if key == Qt.Key.Key_End:
            return OF_TEN
        more = key in {Qt.Key.Key_Up, Qt.Key.Key_PageUp}
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            more = (key == Qt.Key.Key_Right) is not self._is_mirrored
        if not self._is_said:
            return 1 if more else 0
        return min(OF_TEN, max(0, self.value() + (1 if more else -1)))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        count = self._count_at(event.position().x())
        # else there would be no way to say "none" with the mouse
        self.say(count - 1 if self.said == count else count)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it is the page that scrolls; an answer must not change under way

    # Size and place ------------------------------------------------------------------------

    @property
    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    @override
    def sizeHint(self) -> QSize:
        ratio = max(1.0, self._look.text_ratio)
        width = (_CIRCLE + (OF_TEN - 1) * _STEP) * ratio + 2 * _SIDE
        return QSize(round(width), self._look.grown(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._look.grown(_HEIGHT))

    def place(self, number: int) -> QPointF:
        """The middle of a circle, 1 to 10."""
        x = _SIDE + self._circle() / 2 + (number - 1) * self._step()
        return QPointF(self.width() - x if self._is_mirrored else x, self.height() / 2)

    def _step(self) -> float:
        room = (self.width() - 2 * _SIDE - _CIRCLE) / (OF_TEN - 1)
        return min(_STEP * max(1.0, self._look.text_ratio), room)

    def _circle(self) -> float:
        return min(_CIRCLE * max(1.0, self._look.text_ratio), self._step() * 0.9)

    def _count_at(self, x: float) -> int:
        if self._is_mirrored:
            x = self.width() - x
        count = round((x - _SIDE - self._circle() / 2) / self._step()) + 1
        return min(OF_TEN, max(1, count))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, size = self._look.tokens, self._circle()
        shape = size * _SHAPE / _CIRCLE
        for number in range(1, OF_TEN + 1):
            middle = self.place(number)
            if not self._is_said:
                paint_shape(painter, None, middle, size * 1.1, tokens.behaviour(None))
                continue
            behaviour = "leader" if number <= self.value() else "manager"
            colour, ground = tokens.behaviour(behaviour), tokens.colour("surface")
            paint_hollow(painter, behaviour, middle, shape, colour, ground)
        painter.end()
