"""The two panels of the drift chart as one painting path, for the screen and for paper alike.

Everything is painted in pixels through a `Plane`, cut to what the plane shows, and never clipped:
an SVG writer ignores a painter's clip.
"""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath

from ui.charts.day_axis import day_ticks
from ui.charts.figure import ChartFigure
from ui.charts.geometry import (
    BAR_GAP_PX,
    MOST_POINTS,
    MOVING_POINTS,
    Path,
    bar_half_width,
    cut,
    dot_radii,
    joined,
    line_pieces,
)
from ui.charts.ink import Ink, Plane, crisp, text_middle
from ui.charts.marks_painting import (
    paint_fan,
    paint_guesses,
    paint_pace,
    paint_pinged,
    paint_previous,
    paint_signs,
    paint_step_labels,
    paint_steps,
    paint_todays,
)
from ui.charts.places import SignPlaces
from ui.charts.words import percent

SHARE_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
BAND_ALPHA, DOT_ALPHA, RING_ALPHA = 0.16, 0.26, 0.8
STACK = ("manager", "both", "leader", "own")
"""From the bottom up (look.md)."""
TICK_PX, SHORT_TICK_PX = 6.0, 3.0
ESTIMATE_PX, MOVING_PX = 2.5, 1.0
MOVING_STEP_PX = 2.0


def paint_share(
    painter: QPainter,
    plane: Plane,
    places: SignPlaces,
    ink: Ink,
    *,
    moves: bool = False,
) -> None:
    """Everything on the share's panel, from back to front; while it moves, the line thin and of few points.

    The grid and the period before; band, estimate and dots; horizon and targets; self-views and
    milestones; the forecast beyond today, and the pace on it.
    """
    figure = places.figure
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_share_grid(painter, plane, ink)
    if figure.estimate is None:
        return  # the share of a handful of actions says nothing
    paint_previous(painter, plane, figure.previous, ink)
    paint_pinged(painter, plane, figure.pinged, ink)
    paint_todays(painter, plane, figure.todays, ink)
    most = MOVING_POINTS if moves else MOST_POINTS
    band = cut(figure.estimate, plane.first, plane.last, most)
    if band is not None:
        _paint_band(painter, plane, band, ink)
    # Round joins of a nearly level line leave dark knots in Qt's raster engine; on a curve as gentle
    # as this one mitred joins look the same.
    pen = ink.pen("leader", MOVING_PX if moves else ESTIMATE_PX)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    runs = joined(figure.runs, plane.px_per_day)
    for piece in line_pieces(figure.estimate, runs, plane.first, plane.last, most):
        painter.drawPolyline(plane.polygon(piece.x, piece.share))
    _paint_dots(painter, plane, figure, ink, moves=moves)
    _paint_level(painter, plane, 1.0, ink)
    paint_steps(painter, plane, figure, ink)
    paint_step_labels(painter, plane, places)
    paint_guesses(painter, plane, figure, ink)
    paint_signs(painter, plane, places, ink)
    if figure.fan is not None:
        paint_fan(painter, plane, figure.fan, ink)
    if figure.pace is not None:
        paint_pace(painter, plane, figure.pace, ink)


def _paint_share_grid(painter: QPainter, plane: Plane, ink: Ink) -> None:
    for value in SHARE_TICKS:
        _paint_level(painter, plane, value, ink)


def _paint_level(painter: QPainter, plane: Plane, value: float, ink: Ink) -> None:
    """A line of the grid: zero, the horizon, or one between them."""
    pen = ink.pen("line" if value == 0 else "control" if value == 1 else "hair")
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    y = crisp(plane.y(value))
    painter.drawLine(QLineF(plane.rect.left(), y, plane.rect.right(), y))


def _paint_band(painter: QPainter, plane: Plane, band: Path, ink: Ink) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.tokens.colour("leader", BAND_ALPHA))
    outline = np.concatenate((band.x, band.x[::-1])), np.concatenate((band.high, band.low[::-1]))
    painter.drawPolygon(plane.polygon(*outline))


def _paint_dots(painter: QPainter, plane: Plane, figure: ChartFigure, ink: Ink, *, moves: bool) -> None:
    buckets = figure.buckets
    step_px = figure.step_days * plane.px_per_day / ink.unit
    radii = dot_radii(buckets.tagged / figure.weight, buckets.is_hollow, step_px) * ink.unit
    part = _some(figure.within(plane.first, plane.last), step_px if moves else None)
    rows = list(
        zip(
            plane.xs(figure.dot_days[part]).tolist(),
            plane.ys(buckets.share[part]).tolist(),
            buckets.tagged[part].tolist(),
            buckets.is_hollow[part].tolist(),
            radii[part].tolist(),
            strict=True,
        )
    )
    for hollow in (False, True):
        set_dot(painter, ink, hollow=hollow)
        for x, y, tagged, is_hollow, radius in rows:
            if tagged and is_hollow == hollow:
                painter.drawEllipse(QPointF(x, y), radius, radius)


def _some(part: slice, step_px: float | None) -> slice:
    """The buckets in view; while they move, of those nearer than can be told apart only some."""
    stride = 1 if step_px is None else math.ceil(MOVING_STEP_PX / step_px)
    return slice(-(-part.start // stride) * stride, part.stop, stride)


def set_dot(painter: QPainter, ink: Ink, *, hollow: bool) -> None:
    """Pen and brush of a dot; hollow ones are recalled or imported."""
    painter.setPen(ink.pen("muted", 1.3) if hollow else ink.pen("muted", 1.0, RING_ALPHA))
    painter.setBrush(ink.ground if hollow else ink.tokens.colour("muted", DOT_ALPHA))


def paint_counts(
    painter: QPainter, plane: Plane, figure: ChartFigure, ink: Ink, *, moves: bool = False
) -> None:
    """Grid, then the stacks: manager, both, leader, own work from the bottom."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = ink.pen("hair")
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    for value, _label in figure.ticks:
        y = crisp(plane.y(value))
        painter.drawLine(QLineF(plane.rect.left(), y, plane.rect.right(), y))
    painter.setPen(Qt.PenStyle.NoPen)
    half = bar_half_width(figure.step_days, plane.px_per_day / ink.unit)
    step_px = figure.step_days * plane.px_per_day / ink.unit
    buckets = figure.buckets
    ends = np.searchsorted(buckets.centre, (plane.first - half, plane.last + half))
    part = _some(slice(int(ends[0]), int(ends[1])), step_px if moves else None)
    # Cut to the plane: a bar at its edge may stick out.
    left = plane.xs(np.maximum(buckets.centre[part] - half, plane.first))
    width = plane.xs(np.minimum(buckets.centre[part] + half, plane.last)) - left
    stacks = [getattr(buckets, role)[part] for role in STACK]
    whole = np.sum(stacks, axis=0)
    below = np.zeros_like(whole)
    for role, counts in zip(STACK, stacks, strict=True):
        bottom, top = plane.ys(below), plane.ys(below + counts)
        below = below + counts
        there = (counts > 0) & (width > 0)
        painter.setBrush(ink.tokens.colour(role))
        for is_top in (False, True):
            chosen = there & ((below == whole) == is_top)
            sizes = (values[chosen].tolist() for values in (left, top, width, bottom - top))
            _paint_segments(painter, [QRectF(*box) for box in zip(*sizes, strict=True)], ink, is_top)


def _paint_segments(painter: QPainter, boxes: list[QRectF], ink: Ink, is_top: bool) -> None:
    """Parts of stacks: a narrow gap above them, the uppermost ones' corners a little round."""
    gap = BAR_GAP_PX * ink.unit
    if not is_top:
        painter.drawRects([box.adjusted(0, min(gap, box.height() / 2), 0, 0) for box in boxes])
        return
    plain = []
    for box in boxes:
        radius = min(2.0 * ink.unit, box.width() / 6, box.height())
        if radius < 1.0:
            plain.append(box)
        else:
            painter.drawPath(_rounded(box, radius))
    painter.drawRects(plain)


def paint_note(painter: QPainter, plane: Plane, text: str, font: QFont, ink: Ink) -> None:
    """A quiet sentence in the middle of an empty panel, between two lines of its grid."""
    flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
    half = plane.rect.height() / 2
    room = QRectF(plane.rect.left(), plane.y(0.625) - half, plane.rect.width(), 2 * half)
    around = QFontMetricsF(font).height() / 2
    box = QFontMetricsF(font).boundingRect(room, flags, text)
    painter.fillRect(box.adjusted(-around, 0, around, 0), ink.ground)
    painter.setFont(font)
    painter.setPen(ink.tokens.colour("muted"))
    painter.drawText(room, flags, text)


def _rounded(box: QRectF, radius: float) -> QPainterPath:
    """A box whose upper corners are round."""
    path = QPainterPath(box.bottomLeft())
    path.lineTo(box.left(), box.top() + radius)
    path.quadTo(box.topLeft(), QPointF(box.left() + radius, box.top()))
    path.lineTo(box.right() - radius, box.top())
    path.quadTo(box.topRight(), QPointF(box.right(), box.top() + radius))
    path.lineTo(box.bottomRight())
    path.closeSubpath()
    return path


def paint_value_labels(painter: QPainter, planes: tuple[Plane, Plane], figure: ChartFigure, ink: Ink) -> None:
    """The labels of both y axes, right aligned before the panels of share and counts."""
    font = ink.fonts[0]
    share, counts = planes
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(ink.tokens.colour("muted"))
    edge = share.rect.left() - 10 * ink.unit
    room = metrics.capHeight() * 1.5
    labels = [
        (percent(value), share.y(value))
        for value in SHARE_TICKS
        # On a very low panel 25 and 75 % would touch their neighbours.
        if value in {0.0, 0.5, 1.0} or share.rect.height() / 4 >= room
    ]
    above = float("inf")
    for value, label in figure.ticks:
        y = counts.y(value)
        if above - y >= room:
            labels.append((label, y))
            above = y
    for text, y in labels:
        painter.drawText(QPointF(edge - metrics.horizontalAdvance(text), text_middle(metrics, y)), text)


def paint_day_axis(painter: QPainter, plane: Plane, week_start: int, ink: Ink) -> None:
    """Base line, ticks and labels below `plane`.

    Labels are centred below their ticks, but reach no further out than the margins allow.
    """
    limits = plane.rect.left() - 40 * ink.unit, plane.rect.right() + 12 * ink.unit
    measure = QFontMetricsF(ink.fonts[1]).horizontalAdvance
    ticks = day_ticks(plane.first, plane.last, plane.rect.width(), week_start, measure, ink.unit)
    base = crisp(plane.rect.bottom())
    pen = ink.pen("control")
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QLineF(plane.rect.left(), base, plane.rect.right(), base))
    for tick in ticks:
        x = crisp(plane.x(tick.day))
        length = (TICK_PX if tick.label else SHORT_TICK_PX) * ink.unit
        painter.drawLine(QLineF(x, base, x, base + length))
    for tick in ticks:
        if not tick.label:
            continue
        font = ink.fonts[tick.strong]
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(tick.label)
        left = min(max(plane.x(tick.day) - width / 2, limits[0]), limits[1] - width)
        painter.setFont(font)
        painter.setPen(ink.tokens.colour("ink" if tick.strong else "muted"))
        middle = base + (TICK_PX + 4) * ink.unit + metrics.capHeight() / 2 + 1
        painter.drawText(QPointF(left, text_middle(metrics, middle)), tick.label)


def paint_chip(painter: QPainter, middle: QPointF, text: str, font: QFont, ink: Ink) -> None:
    """A word in an outlined chip, centred on `middle`."""
    metrics = QFontMetricsF(font)
    height = metrics.capHeight() * 2.7
    width = metrics.horizontalAdvance(text) + height
    box = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(ink.pen("control"))
    painter.setBrush(ink.tokens.colour("surface"))
    painter.drawRoundedRect(box, height / 4, height / 4)
    painter.setFont(font)
    painter.setPen(QColor(ink.tokens.ink))
    painter.drawText(QPointF(box.left() + height / 2, text_middle(metrics, middle.y())), text)
