"""What the painted controls share: a fill that fades in under the pointer, and a plain-text button."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPointF, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from ui.theme.focus import RADIUS_PROPERTY
from ui.theme.look import Look
from ui.theme.shapes import paint_shape
from ui.widgets.paragraph import UNTAGGED

FILL_MS = 120


class Fade(QObject):
    """A level between 0 and 1 that moves in the design's 120 ms and repaints its widget."""

    def __init__(self, widget: QWidget, look: Look, milliseconds: int = FILL_MS) -> None:
        super().__init__(widget)
        self._widget, self._look, self._milliseconds = widget, look, milliseconds
        self._animation: QVariantAnimation | None = None
        self.level = 0.0

    def to(self, level: float) -> None:
        """Move towards `level`; at once where motion is reduced or nothing is seen."""
        duration = self._look.duration(self._milliseconds)
        if duration == 0 or not self._widget.isVisible():
            self._set(level)
            return
        if self._animation is None:
            self._animation = QVariantAnimation(self)
            self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
            self._animation.valueChanged.connect(self._set)
        self._animation.stop()
        self._animation.setDuration(duration)
        self._animation.setStartValue(self.level)
        self._animation.setEndValue(level)
        self._animation.start()

    def _set(self, level: object) -> None:
        self.level = float(level) if isinstance(level, (int, float)) else 0.0
        self._widget.update()


class PaintedButton(QPushButton):
    """A push button that paints itself. Its text is plain: an ampersand stays an ampersand."""

    def __init__(
        self, look: Look, text: str = "", *, radius: float = 8, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._text = text
        self._radius = radius
        self._fade = Fade(self, look)
        self.setProperty(RADIUS_PROPERTY, radius)
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        # A click leaves the focus where the person types.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self._follow_look)

    @override
    def text(self) -> str:
        return self._text

    @override
    def setText(self, text: str) -> None:
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text; it becomes the accessible name too."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def _follow_look(self) -> None:
        self.updateGeometry()
        self.update()

    def _scaled(self, size: float) -> int:
        """A height that grows with the text, but never below the design's."""
        return round(size * max(1.0, self._look.text_ratio))

    def _alpha(self) -> float:
        return 1.0 if self.isEnabled() else 0.6

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as the space bar does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._fade.to(1.0 if self.isEnabled() else 0.0)
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._fade.to(0.0)
        super().leaveEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.EnabledChange:
            self._fade.to(0.0)
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter)
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        raise NotImplementedError


def text_width(font: QFont, text: str) -> float:
    """How wide a line of text is."""
    return QFontMetricsF(font).horizontalAdvance(text)


def draw_line_of_text(painter: QPainter, rect: QRectF, text: str, font: QFont, colour: QColor) -> None:
    """One line, centred vertically, from the leading edge, elided where `rect` is too narrow."""
    painter.setFont(font)
    painter.setPen(colour)
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) > rect.width() + 0.5:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    baseline = rect.top() + round((rect.height() - metrics.height()) / 2 + metrics.ascent())
    left = rect.left()
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        left = rect.right() - metrics.horizontalAdvance(text)
    painter.drawText(QPointF(left, baseline), text)


def mirrored(widget: QWidget, rect: QRectF) -> QRectF:
    """`rect` as it lies in a window that is read from right to left."""
    if widget.layoutDirection() is not Qt.LayoutDirection.RightToLeft:
        return rect
    return QRectF(widget.width() - rect.right(), rect.top(), rect.width(), rect.height())


def draw_icon(
    painter: QPainter, look: Look, name: str, role: str, rect: QRectF, *, alpha: float = 1.0
) -> None:
    """An icon of `resources/icons` in a token's colour, sharp at every scale."""
    ratio = painter.device().devicePixelRatioF()
    pixmap: QPixmap = look.pixmap(name, role, round(rect.width()), ratio)
    painter.save()
    painter.setOpacity(painter.opacity() * alpha)
    painter.drawPixmap(rect.topLeft(), pixmap)
    painter.restore()


def draw_behaviour(painter: QPainter, look: Look, shape: str, rect: QRectF, *, alpha: float = 1.0) -> None:
    """The shape of a behaviour ("none": not tagged yet) in its colour, filling the box `rect`."""
    behaviour = None if shape == UNTAGGED else shape
    colour = look.tokens.behaviour(behaviour)
    colour.setAlphaF(alpha)
    paint_shape(painter, behaviour, rect.center(), rect.width(), colour)
