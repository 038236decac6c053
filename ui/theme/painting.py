"""Small strokes that every painted widget shares: boxes, hairlines, device-pixel snapping."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPixmapCache

# How far the shadow of what floats reaches beyond it: 16 around, and 8 further down.
_SHADOW_REACH = 26.0


def snap(value: float, ratio: float) -> float:
    """The logical coordinate nearest to `value` that falls on a device pixel at `ratio`."""
    return round(value * ratio) / ratio


def device_ratio(painter: QPainter) -> float:
    """Device pixels for each logical pixel of what is painted on."""
    return painter.device().devicePixelRatioF()


def hairline_width(painter: QPainter, width: float = 1.0) -> float:
    """A line width in logical pixels that is whole in device pixels, never thinner than one."""
    ratio = device_ratio(painter)
    return max(1, round(width * ratio)) / ratio


def draw_box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None = None,
    edge: QColor | None = None,
    *,
    width: float = 1.0,
) -> None:
    """Fill and edge a rounded box; the edge lies wholly inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        inner = rect
    else:
        stroke = hairline_width(painter, width) if width <= 1 else width
        painter.setPen(QPen(edge, stroke))
        half = stroke / 2
        inner = rect.adjusted(half, half, -half, -half)
        radius = max(0.0, radius - half)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, radius, radius)
    painter.restore()


def draw_shadow(painter: QPainter, rect: QRectF, *, dark: bool, radius: float = 10) -> None:
    """The shadow of what floats: 8 down, 24 soft, ink 14 % (dark: 50 %)."""
    ratio = device_ratio(painter)
    key = f"shadow {rect.width()} {rect.height()} {radius} {dark} {ratio}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        size = rect.size() + QSizeF(2 * _SHADOW_REACH, 2 * _SHADOW_REACH)
        picture = QPixmap((size * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        inside = QPainter(picture)
        box = QRectF(QPointF(_SHADOW_REACH, _SHADOW_REACH), rect.size())
        _paint_shadow(inside, box, dark=dark, radius=radius)
        inside.end()
        QPixmapCache.insert(key, picture)
    painter.drawPixmap(rect.topLeft() - QPointF(_SHADOW_REACH, _SHADOW_REACH), picture)


def _paint_shadow(painter: QPainter, rect: QRectF, *, dark: bool, radius: float) -> None:
    strength = 0.50 if dark else 0.14
    steps = 12
    for step in range(steps):
        spread = 16 - step * 1.9
        box = rect.translated(0, 8).adjusted(-spread, -spread, spread, spread)
        draw_box(painter, box, radius + spread, QColor.fromRgbF(0, 0, 0, strength / steps))


def draw_rule(painter: QPainter, start: QPointF, length: float, colour: QColor, *, upright: bool) -> None:
    """Draw a hairline of `length` from `start`, to the right or (`upright`) downwards, on the pixel grid."""
    ratio = device_ratio(painter)
    width = hairline_width(painter)
    x, y = snap(start.x(), ratio), snap(start.y(), ratio)
    painter.fillRect(QRectF(x, y, width, length) if upright else QRectF(x, y, length, width), colour)


def mix(one: QColor, other: QColor, share: float) -> QColor:
    """The colour `share` (0 to 1) of the way from `one` to `other`, alpha included."""
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
        one.alphaF() + (other.alphaF() - one.alphaF()) * share,
    )
