"""How targets, self-views, milestones, forecast, pace and the period before are painted (look.md, Charts).

Painted by path and as text, cut to the plane, so that it is the same on the screen and on paper.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from journal.domain.behaviour import Milestone
from journal.language import _
from journal.statistics.amounts import figure as spelled
from ui.charts.ahead import Beside, Curve, Fan
from ui.charts.figure import ChartFigure
from ui.charts.ink import Ink, Plane, crisp, text_middle
from ui.charts.marks import Sign
from ui.charts.places import DIAMOND_PX, RING_PX, SignPlaces, guess_place
from ui.charts.placing import DISC_PX, LABEL_GAP_PX, Place
from ui.theme.shapes import shape_path

FAN_ALPHAS = (0.10, 0.12, 0.14)
"""From the widest to the narrowest, on top of each other."""
PREVIOUS_ALPHA = 0.75
TODAYS_ALPHA, TODAYS_DASH = 0.8, (8.0, 3.0)
PINGED_ALPHA = 0.1
DIAMOND_LINE = 1.75
RING_LINE = 1.5
HALO_PX = 4.0
_DOT_PX = 5.0
_CRACK = ((0.6, -7.0), (-2.0, -3.2), (2.0, -0.7), (-2.0, 2.8), (-0.3, 7.0))


# Beside the estimate -------------------------------------------------------------------------


def paint_previous(painter: QPainter, plane: Plane, curves: tuple[Curve, ...], ink: Ink) -> None:
    """The line of the period before, faint, under everything."""
    painter.setPen(ink.pen("muted", 1.25, PREVIOUS_ALPHA))
    _paint_curves(painter, plane, curves)


def paint_todays(painter: QPainter, plane: Plane, curves: tuple[Curve, ...], ink: Ink) -> None:
    """The share with today's yardstick: fainter than the estimate, in long dashes."""
    painter.setPen(todays_pen(ink))
    _paint_curves(painter, plane, curves)


def todays_pen(ink: Ink) -> QPen:
    """Long dashes in the estimate's colour."""
    pen = dashed(ink, "leader", 1.25, TODAYS_DASH)
    pen.setColor(ink.tokens.colour("leader", TODAYS_ALPHA))
    return pen


def paint_pinged(painter: QPainter, plane: Plane, pinged: Beside | None, ink: Ink) -> None:
    """The answers to pings alone: a muted line in its own faint band."""
    shown = None if pinged is None else pinged.cut(plane.first, plane.last)
    if shown is None:
        return
    low, high = shown.low, shown.high
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.tokens.colour("muted", PINGED_ALPHA))
    outline = np.concatenate((high.x, low.x[::-1])), np.concatenate((high.share, low.share[::-1]))
    painter.drawPolygon(plane.polygon(*outline))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pinged_pen(ink))
    _paint_curves(painter, plane, (shown.middle,))


def pinged_pen(ink: Ink) -> QPen:
    """Dots and dashes in the colour of what has no behaviour."""
    return dashed(ink, "muted", 1.5, (6.0, 2.5, 1.5, 2.5))


def paint_fan(painter: QPainter, plane: Plane, fan: Fan, ink: Ink) -> None:
    """Three bands on top of each other, and the flat middle as a dotted line."""
    painter.setPen(Qt.PenStyle.NoPen)
    for (low, high), alpha in zip(fan.bands, FAN_ALPHAS, strict=True):
        lower = Curve(fan.days, low).cut(plane.first, plane.last)
        upper = Curve(fan.days, high).cut(plane.first, plane.last)
        if lower is None or upper is None:
            return
        painter.setBrush(ink.tokens.colour("leader", alpha))
        outline = np.concatenate((upper.x, lower.x[::-1])), np.concatenate((upper.share, lower.share[::-1]))
        painter.drawPolygon(plane.polygon(*outline))
    painter.setPen(dashed(ink, "leader", 1.5, (2.0, 4.0)))
    y = plane.y(fan.share)
    left, right = max(float(fan.days[0]), plane.first), min(float(fan.days[-1]), plane.last)
    painter.drawLine(QLineF(plane.x(left), y, plane.x(right), y))


def paint_pace(painter: QPainter, plane: Plane, curve: Curve, ink: Ink) -> None:
    """Where the share would go if the pace held."""
    painter.setPen(pace_pen(ink))
    _paint_curves(painter, plane, (curve,))


def pace_pen(ink: Ink) -> QPen:
    """Round dots in ink, so that the pace is not taken for the forecast."""
    pen = dashed(ink, "ink", 1.5, (0.01, 4.0))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def _paint_curves(painter: QPainter, plane: Plane, curves: tuple[Curve, ...]) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for curve in curves:
        piece = curve.cut(plane.first, plane.last)
        if piece is not None:
            painter.drawPolyline(plane.polygon(piece.x, piece.share))


def dashed(ink: Ink, role: str, width: float, pixels: tuple[float, ...]) -> QPen:
    """A pen with dashes and gaps in design pixels; Qt counts them in widths of the pen."""
    pen = ink.pen(role, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setDashPattern([length / width for length in pixels])
    return pen


# Today and the targets -----------------------------------------------------------------------


def paint_today(
    painter: QPainter,
    planes: tuple[Plane, Plane],
    figure: ChartFigure,
    ink: Ink,
    texts: Sequence[QRectF] = (),
) -> None:
    """The line between what was and what may be, through both panels, interrupted behind `texts`."""
    share, counts = planes
    if figure.fan is not None and share.first <= figure.today <= share.last:
        pen = ink.pen("control")
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        paint_upright(painter, share.x(figure.today), (share.rect.top(), counts.rect.bottom()), texts)


def paint_upright(
    painter: QPainter, x: float, extent: tuple[float, float], texts: Sequence[QRectF] = ()
) -> None:
    """A vertical line of one pixel between two heights, interrupted where it would run through words."""
    painter.drawLines(upright(x, extent, texts))


def upright(x: float, extent: tuple[float, float], texts: Sequence[QRectF] = ()) -> list[QLineF]:
    """The pieces of a vertical line of one pixel that run through none of the boxes of words."""
    x, (top, bottom) = crisp(x), extent
    pieces = []
    crossed = [box for box in texts if box.left() - 2 <= x <= box.right() + 2]
    for box in sorted(crossed, key=QRectF.top):
        if box.top() < bottom and box.bottom() > top:
            if box.top() > top:
                pieces.append(QLineF(x, top, x, box.top()))
            top = box.bottom()
    return [*pieces, QLineF(x, top, x, bottom)] if top < bottom else pieces


def paint_top_labels(
    painter: QPainter, plane: Plane, figure: ChartFigure, ink: Ink, base: float, *, today: str = ""
) -> None:
    """The horizon's label above its right end, and "Today" above its line, never over the other."""
    small, strong = ink.fonts
    horizon = _("100\u00a0% leader")
    x = plane.rect.right() - QFontMetricsF(small).horizontalAdvance(horizon)
    painter.setFont(small)
    painter.setPen(ink.tokens.colour("muted"))
    painter.drawText(QPointF(x, base), horizon)
    if figure.fan is None or not plane.first <= figure.today <= plane.last:
        return
    today = today or _("Today")
    width = QFontMetricsF(strong).horizontalAdvance(today)
    left = max(plane.x(figure.today) - width / 2, plane.rect.left() - 8 * ink.unit)
    left = min(left, x - 14 * ink.unit - width)
    painter.setFont(strong)
    painter.setPen(ink.tokens.colour("ink"))
    painter.drawText(QPointF(left, base), today)


def paint_steps(painter: QPainter, plane: Plane, figure: ChartFigure, ink: Ink) -> None:
    """The targets as dashed steps, vertical on the day they changed."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(dashed(ink, "muted", 1.25, (6.0, 4.0)))
    for step in figure.steps:
        y = crisp(plane.y(step.share))
        if step.before is not None and plane.first <= step.first <= plane.last:
            x = crisp(plane.x(step.first))
            painter.drawLine(QLineF(x, crisp(plane.y(step.before)), x, y))
        left, right = max(step.first, plane.first), min(step.last, plane.last)
        if left < right:
            painter.drawLine(QLineF(plane.x(left), y, plane.x(right), y))


def paint_step_labels(painter: QPainter, plane: Plane, places: SignPlaces) -> None:
    """The labels of the targets in view."""
    ink = places.ink
    for label in places.step_labels(plane):
        height = label.box.height() / len(label.lines)
        for number, text in enumerate(label.lines):
            metrics, strong = QFontMetricsF(ink.fonts[number == 0]), number == 0
            x = label.box.right() - metrics.horizontalAdvance(text) if label.at_end else label.box.left()
            middle = label.box.top() + (number + 0.5) * height
            place = QPointF(x, text_middle(metrics, middle))
            paint_text_with_halo(painter, place, text, ink, "muted", strong=strong)


# Milestones and self-views -------------------------------------------------------------------


def paint_guesses(painter: QPainter, plane: Plane, figure: ChartFigure, ink: Ink) -> None:
    """Colleagues' views as hollow circles in ink, self-views as hollow diamonds over them."""
    for other in figure.others:
        if plane.first <= other.day <= plane.last:
            paint_ring(painter, guess_place(plane, other, ink.unit), ink)
    for guess in figure.guesses:
        if plane.first <= guess.day <= plane.last:
            paint_diamond(painter, QPointF(plane.x(guess.day), plane.y(guess.share)), ink)


def paint_ring(painter: QPainter, middle: QPointF, ink: Ink) -> None:
    """One hollow circle."""
    half = RING_PX / 2 * ink.unit + 1
    box = QRectF(-half, -half, 2 * half, 2 * half)
    ink.stamp(painter, "ring", middle, box, lambda inner, at: _paint_ring(inner, at, ink))


def _paint_ring(painter: QPainter, middle: QPointF, ink: Ink) -> None:
    painter.setPen(ink.pen("ink", RING_LINE))
    painter.setBrush(ink.ground)
    radius = (RING_PX - RING_LINE) / 2 * ink.unit
    painter.drawEllipse(middle, radius, radius)


def paint_diamond(painter: QPainter, middle: QPointF, ink: Ink) -> None:
    """One hollow diamond."""
    half = DIAMOND_PX / 2 * ink.unit + 1
    box = QRectF(-half, -half, 2 * half, 2 * half)
    ink.stamp(painter, "diamond", middle, box, lambda inner, at: _paint_diamond(inner, at, ink))


def _paint_diamond(painter: QPainter, middle: QPointF, ink: Ink) -> None:
    pen = ink.pen("ink", DIAMOND_LINE)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(ink.ground)
    # The diamond of "both" is 13.5 wide.
    painter.drawPath(_placed(shape_path("both"), middle, (DIAMOND_PX - DIAMOND_LINE) / 13.5 * ink.unit))


def paint_signs(painter: QPainter, plane: Plane, places: SignPlaces, ink: Ink) -> None:
    """Milestones: stems first, then the dots on the line, labels, and the discs over all of them."""
    signs = places.figure.signs
    seen = places.in_view(plane)
    texts = [label.box for label in places.step_labels(plane)]
    painter.setPen(ink.pen("muted"))
    stems = []
    for place in seen:
        x, y = plane.x(signs[place.index].day), plane.y(signs[place.index].share)
        end = y - place.above * 0.99
        stems += upright(x, (min(y, end), max(y, end)), texts)
    painter.drawLines(stems)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.tokens.colour("ink"))
    radius = _DOT_PX / 2 * ink.unit
    former = -math.inf
    for place in seen:
        for sign in signs[place.index : place.index + place.count]:
            x = crisp(plane.x(sign.day))
            if x - former >= radius:  # nearer ones are one blot anyway
                painter.drawEllipse(QPointF(x, plane.y(sign.share)), radius, radius)
                former = x
    for place in seen:
        if place.side:
            _paint_sign_label(painter, plane, signs[place.index], place, ink)
    for place in seen:
        _paint_place(painter, plane, places, place)


def paint_sign(painter: QPainter, plane: Plane, places: SignPlaces, index: int) -> None:
    """The disc of one milestone alone, over what runs through it."""
    for place in places.in_view(plane):
        if place.holds(index):
            _paint_place(painter, plane, places, place)


def _paint_place(painter: QPainter, plane: Plane, places: SignPlaces, place: Place) -> None:
    """A disc, or the number of those that share its place."""
    ink, sign = places.ink, places.figure.signs[place.index]
    middle = places.middle(plane, place)
    if place.count == 1:
        paint_disc(painter, sign.milestone, middle, DISC_PX * ink.unit, ink)
        return
    text, font = spelled(place.count), ink.fonts[1]
    box = places.disc_box(plane, place)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.tokens.colour("ink"))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setFont(font)
    painter.setPen(ink.ground)
    metrics = QFontMetricsF(font)
    x = middle.x() - metrics.horizontalAdvance(text) / 2
    painter.drawText(QPointF(x, text_middle(metrics, middle.y())), text)


def _paint_sign_label(painter: QPainter, plane: Plane, sign: Sign, place: Place, ink: Ink) -> None:
    metrics = QFontMetricsF(ink.fonts[0])
    text, width = sign.short, metrics.horizontalAdvance(sign.short)
    x, y = crisp(plane.x(sign.day)), plane.y(sign.share) - place.above
    away = (DISC_PX / 2 + LABEL_GAP_PX) * ink.unit
    x = x + away if place.side > 0 else x - away - width
    if plane.rect.left() <= x and x + width <= plane.rect.right() + 8 * ink.unit:
        paint_text_with_halo(painter, QPointF(x, text_middle(metrics, y)), text, ink, "ink")


def paint_disc(painter: QPainter, milestone: Milestone, middle: QPointF, size: float, ink: Ink) -> None:
    """A great success: an ink disc with a star. A great failure: a ring with a crack, in ink too."""
    half = size / 2 + 1
    paint = _paint_success if milestone is Milestone.SUCCESS else _paint_failure
    ink.stamp(
        painter,
        ("disc", milestone, size),
        middle,
        QRectF(-half, -half, 2 * half, 2 * half),
        lambda inner, at: paint(inner, at, size, ink),
    )


def _paint_success(painter: QPainter, middle: QPointF, size: float, ink: Ink) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.tokens.colour("ink"))
    painter.drawEllipse(middle, size / 2, size / 2)
    painter.setBrush(ink.ground)
    painter.drawPath(_placed(_star(), middle, size / DISC_PX))


def _paint_failure(painter: QPainter, middle: QPointF, size: float, ink: Ink) -> None:
    width = 1.5 * size / DISC_PX
    pen = QPen(ink.tokens.colour("ink"), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(ink.ground)
    radius = (size - width) / 2
    painter.drawEllipse(middle, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    part = radius / 7.0
    painter.drawPolyline([QPointF(middle.x() + x * part, middle.y() + y * part) for x, y in _CRACK])


def _star() -> QPainterPath:
    """Five points around (0, 0), 5 px to their ends."""
    path = QPainterPath()
    points = []
    for number in range(10):
        radius, turn = (2.1 if number % 2 else 5.0), math.pi * number / 5
        points.append(QPointF(radius * math.sin(turn), -radius * math.cos(turn)))
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
    return path


def _placed(path: QPainterPath, middle: QPointF, scale: float) -> QPainterPath:
    """A path around (0, 0) moved and sized: without a painter's transform, so pens keep their width."""
    placed = QPainterPath()
    for number in range(path.elementCount()):
        element = path.elementAt(number)
        point = QPointF(middle.x() + element.x * scale, middle.y() + element.y * scale)
        if element.isMoveTo():
            placed.moveTo(point)
        else:
            placed.lineTo(point)
    placed.closeSubpath()
    return placed


def paint_text_with_halo(
    painter: QPainter, place: QPointF, text: str, ink: Ink, role: str, *, strong: bool = False
) -> None:
    """Text whose letters keep ground around them, so that it can be read over lines and dots.

    Where it names a milestone 4 px (look.md); a target's label half of that, as it is quieter.
    """
    halo = (HALO_PX if role == "ink" else HALO_PX / 2) * ink.unit
    font, around = ink.fonts[strong], halo + 1
    metrics = QFontMetricsF(font)
    box = QRectF(0, -metrics.ascent(), metrics.horizontalAdvance(text), metrics.height())

    def paint(inner: QPainter, at: QPointF) -> None:
        outline = QPainterPath()
        outline.addText(at, font, text)
        pen = QPen(ink.ground, 2 * halo)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        inner.strokePath(outline, pen)
        inner.setFont(font)
        inner.setPen(ink.tokens.colour(role))
        inner.drawText(at, text)

    key = ("text", text, role, strong)
    ink.stamp(painter, key, place, box.adjusted(-around, -around, around, around), paint)
