"""The slider between manager and leader: a bar in two colours with a round handle on the seam."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
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

from journal.domain.self_image import percentage
from journal.language import _
from ui.theme.focus import GAP, RADIUS_PROPERTY, WIDTH
from ui.theme.look import Look
from ui.theme.painting import draw_box

_BAR, _RADIUS = 12.0, 4.0
_HANDLE = 11.0  # its radius; the ring of the focus lies around it
_REACH = _HANDLE + GAP + WIDTH
_HEIGHT = 40
_GRIP, _GRIP_APART = 8.0, 4.0


class SplitSlider(QSlider):
    """How much of a manager, how much of a leader, in whole percent that make a hundred.

    The manager's part lies first, as long as its share; → lengthens it, ← the leader's. Page Up and Page Down
    move by ten, Home and End to the ends. `leader_changed` carries the leader side. `confirmed` says that the
    handle was taken or left where it is on purpose, by the mouse or Space.
    """

    leader_changed = Signal(int)
    confirmed = Signal()
    entered = Signal()

    answers_enter = False
    """Whether Enter is told by `entered`; else what is around it has that key."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self.setRange(0, 100)
        self.setSingleStep(1)
        self.setPageStep(10)
        self.setValue(50)
        self.setAccessibleName(name)
        self.setProperty(RADIUS_PROPERTY, -1)  # the ring is drawn around the handle
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.valueChanged.connect(self._tell)
        look.changed.connect(self.updateGeometry)
        self._describe()

    @property
    def leader(self) -> int:
        """The leader side in whole percent; the rest is the manager's."""
        return 100 - self.value()

    def set_leader(self, leader: int) -> None:
        """Move the handle."""
        self.setValue(100 - leader)

    def _tell(self, value: int) -> None:
        self._describe()
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, value))
        self.leader_changed.emit(self.leader)

    def _describe(self) -> None:
        figures = {"manager": percentage(self.value()), "leader": percentage(self.leader)}
        self.setAccessibleDescription(_("{manager} manager, {leader} leader").format(**figures))

    # Size and place ------------------------------------------------------------------------

    @override
    def sizeHint(self) -> QSize:
        return QSize(560, self._look.grown(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._look.grown(_HEIGHT))

    @property
    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def handle_x(self) -> float:
        """Where the middle of the handle is, in pixels from the left."""
        reach = self._reach()
        share = self.value() / 100
        return reach + (1 - share if self._is_mirrored else share) * (self.width() - 2 * reach)

    def _reach(self) -> float:
        return _REACH * max(1.0, self._look.text_ratio)

    def _value_at(self, x: float) -> int:
        reach = self._reach()
        share = (x - reach) / max(1.0, self.width() - 2 * reach)
        share = min(1.0, max(0.0, share))
        return round(100 * (1 - share if self._is_mirrored else share))

    # Mouse ---------------------------------------------------------------------------------

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setSliderDown(True)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if abs(event.position().x() - self.handle_x()) > _HANDLE:
            self.setValue(self._value_at(event.position().x()))
        self.confirmed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.confirmed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.answers_enter:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setValue(self._value_at(event.position().x()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it is the page that scrolls; an answer must not change under way

    # Painting ------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._look.tokens
        ratio = max(1.0, self._look.text_ratio)
        middle, x = self.height() / 2, self.handle_x()
        bar = QRectF(0, middle - _BAR * ratio / 2, self.width(), _BAR * ratio)
        first, second = ("leader", "manager") if self._is_mirrored else ("manager", "leader")
        for shape, left, right in ((first, 0.0, x), (second, x, float(self.width()))):
            painter.save()
            painter.setClipRect(QRectF(left, bar.top(), right - left, bar.height()))
            draw_box(painter, bar, _RADIUS, tokens.behaviour(shape))
            painter.restore()
        self._paint_handle(painter, QPointF(x, middle), ratio)
        painter.end()

    def _paint_handle(self, painter: QPainter, middle: QPointF, ratio: float) -> None:
        tokens = self._look.tokens

        def disc(radius: float) -> QRectF:
            return QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)

        outside = _HANDLE * ratio
        halo = outside + GAP
        draw_box(painter, disc(halo), halo, tokens.colour("paper"))
        if self.hasFocus():
            ring = halo + WIDTH
            draw_box(painter, disc(ring), ring, None, tokens.colour("ink"), width=WIDTH)
        fill = tokens.colour("selected" if self.isSliderDown() else "surface")
        draw_box(painter, disc(outside), outside, fill, tokens.colour("ink"), width=1.5)
        for side in (-1, 1):
            x = middle.x() + side * _GRIP_APART * ratio / 2
            grip = QRectF(x - 0.75, middle.y() - _GRIP * ratio / 2, 1.5, _GRIP * ratio)
            painter.fillRect(grip, tokens.colour("muted"))
