"""The behaviour shapes as painter paths, all in a box of 20 and equal in weight (look.md, Shapes)."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

BOX = 20.0
RING_OUTSIDE, RING_LINE = 12.5, 2.3
NONE_OUTSIDE, NONE_LINE = 14.0, 1.5


def _polygon(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    path.closeSubpath()
    return path


def shape_path(behaviour: str) -> QPainterPath:
    """The filled outline of a behaviour's shape around (0, 0), in units of the 20 box.

    Square 10.5, triangle 13 x 11, diamond 13.5; own work is a ring of 12.5 with a line of 2.3.
    """
    match behaviour:
        case "manager":
            path = QPainterPath()
            path.addRect(QRectF(-5.25, -5.25, 10.5, 10.5))
            return path
        case "leader":
            return _polygon((0, -6), (6.5, 5), (-6.5, 5))
        case "both":
            return _polygon((0, -6.75), (6.75, 0), (0, 6.75), (-6.75, 0))
        case _:
            path = QPainterPath()
            path.addEllipse(QPointF(0, 0), RING_OUTSIDE / 2, RING_OUTSIDE / 2)
            inner = RING_OUTSIDE / 2 - RING_LINE
            path.addEllipse(QPointF(0, 0), inner, inner)
            path.setFillRule(Qt.FillRule.OddEvenFill)
            return path


def paint_shape(
    painter: QPainter, behaviour: str | None, centre: QPointF, size: float, colour: QColor
) -> None:
    """Paint the shape of `behaviour` (None: not tagged yet, a dashed circle) in a `size` box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    painter.scale(size / BOX, size / BOX)
    if behaviour is None:
        pen = QPen(colour, NONE_LINE)
        pen.setDashPattern([2.2, 1.55])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = (NONE_OUTSIDE - NONE_LINE) / 2
        painter.drawEllipse(QPointF(0, 0), radius, radius)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPath(shape_path(behaviour))
    painter.restore()


def paint_hollow(  # noqa: PLR0917 - as `paint_shape`, and what is inside
    painter: QPainter, behaviour: str, centre: QPointF, size: float, colour: QColor, inside: QColor
) -> None:
    """Paint the outline of a behaviour's shape in a `size` box: what is from memory, or guessed."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    painter.scale(size / BOX, size / BOX)
    pen = QPen(colour, NONE_LINE * BOX / size)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(inside)
    if behaviour == "own":  # a ring is hollow by itself: only its line is thinner
        painter.drawEllipse(QPointF(0, 0), 5.5, 5.5)
    else:
        painter.drawPath(shape_path(behaviour))
    painter.restore()
