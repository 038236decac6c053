"""How targets, self-views, milestones, forecast, pace and the period before are painted (look.md, Charts).

Painted by path and as text, cut to the plane, so that it is the same on the screen and on paper.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from journal.domain.behaviour import Milestone
from journal.language import _
from ui.charts.ahead import Curve, Fan
from ui.charts.figure import ChartFigure
from ui.charts.ink import Ink, Plane, crisp, text_middle
from ui.charts.marks import DISC_PX, LABEL_GAP_PX, Box, Place, Room, Sign, place_signs
from ui.theme.shapes import shape_path

FAN_ALPHAS = (0.10, 0.12, 0.14)
"""From the widest to the narrowest, on top of each other."""
PREVIOUS_ALPHA = 0.75
DIAMOND_PX, DIAMOND_LINE = 12.0, 1.75
HALO_PX = 4.0
_DOT_PX = 5.0
_CRACK = ((0.6, -7.0), (-2.0, -3.2), (2.0, -0.7), (-2.0, 2.8), (-0.3, 7.0))


@dataclass
class SignPlaces:
    """Where the milestones of one figure are, computed again only when the zoom is another."""

    figure: ChartFigure
    ink: Ink
    _widths: list[float] = field(default_factory=list)
    _room: Room | None = None
    _next_room: Room | None = None
    _places: tuple[Place, ...] = ()

    def on(self, plane: Plane) -> tuple[Place, ...]:
        """The places on a plane.

        While one zooms they are found for what is in view alone, and for all once the zoom stays.
        """
        signs, metrics = self.figure.signs, QFontMetricsF(self.ink.fonts[0])
        if not signs:
            return ()
        if not self._widths:
            self._widths = [metrics.horizontalAdvance(sign.short) for sign in signs]
        first, last = self.figure.reach
        # While one pans, the last digits of the width of a day change.
        px_per_day, height = round(plane.px_per_day, 6), plane.rect.height()
        room = Room(px_per_day, height, first, last, metrics.height(), self.ink.unit)
        if room == self._room:
            return self._places
        stays = self._room is None or room == self._next_room
        self._next_room = room
        if not stays:
            return self._place(plane, room, plane.first, plane.last)
        self._room, self._places = room, self._place(plane, room, first, last)
        return self._places

    def _place(self, plane: Plane, room: Room, first: float, last: float) -> tuple[Place, ...]:
        """Find places for the signs between two days."""
        days = [sign.day for sign in self.figure.signs]
        start, stop = bisect_left(days, first), bisect_right(days, last)
        part = slice(start, stop)
        found = place_signs(
            self.figure.signs[part], self._widths[part], room, self._others(plane), self._lines(room)
        )
        return tuple(replace(place, index=place.index + start) for place in found)

    def _lines(self, room: Room) -> list[Box]:
        """Where the targets' lines run, in pixels from day 0."""
        lines = []
        for step in self.figure.steps:
            y = (1.0 - step.share) * room.height
            lines.append((step.first * room.px_per_day, y - 1, step.last * room.px_per_day, y + 1))
        return lines

    def _others(self, plane: Plane) -> list[Box]:
        """Where self-views are, and the targets' labels in the figure's own range, in pixels from day 0."""
        first, last = self.figure.view
        days = (last - first) * plane.px_per_day
        whole = Plane(QRectF(first * plane.px_per_day, 0, days, plane.rect.height()), first, last, 1.0)
        boxes = [label.box for label in step_labels(whole, self.figure, self.ink)]
        half = DIAMOND_PX / 2 * self.ink.unit
        boxes += [
            QRectF(whole.x(guess.day) - half, whole.y(guess.share) - half, 2 * half, 2 * half)
            for guess in self.figure.guesses
        ]
        return [(box.left() - 4, box.top(), box.right() + 4, box.bottom()) for box in boxes]

    def discs(self, plane: Plane) -> list[tuple[int, QRectF]]:
        """The box of each disc and its label that is in view, with the number of its sign."""
        found = []
        for place in self.on(plane):
            sign = self.figure.signs[place.index]
            if place.above and plane.first <= sign.day <= plane.last:
                middle = _disc_middle(plane, sign, place)
                half = DISC_PX / 2 * self.ink.unit + 2
                box = QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)
                if place.side:
                    reach = self._widths[place.index] + LABEL_GAP_PX * self.ink.unit
                    box.adjust(-reach if place.side < 0 else 0, 0, reach if place.side > 0 else 0, 0)
                found.append((place.index, box))
        return found


# Beside the estimate -------------------------------------------------------------------------


def paint_previous(painter: QPainter, plane: Plane, curves: tuple[Curve, ...], ink: Ink) -> None:
    """The line of the period before, faint, under everything."""
    painter.setPen(ink.pen("muted", 1.25, PREVIOUS_ALPHA))
    _paint_curves(painter, plane, curves)


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
    """Round dots, so that the pace is not taken for the forecast."""
    pen = dashed(ink, "leader", 2.25, (0.01, 5.0))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def _paint_curves(painter: QPainter, plane: Plane, curves: tuple[Curve, ...]) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for curve in curves:
        piece = curve.cut(plane.first, plane.last)
        if piece is not None:
            painter.drawPolyline(plane.polygon(piece.x, piece.share))


def dashed(ink: Ink, role: str, width: float, pixels: tuple[float, float]) -> QPen:
    """A pen with dashes and gaps in design pixels; Qt counts them in widths of the pen."""
    pen = ink.pen(role, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setDashPattern([length / width for length in pixels])
    return pen


# Today and the targets -----------------------------------------------------------------------


def paint_today(painter: QPainter, planes: tuple[Plane, Plane], figure: ChartFigure, ink: Ink) -> None:
    """The line between what was and what may be, through both panels."""
    share, counts = planes
    if figure.fan is not None and share.first <= figure.today <= share.last:
        pen = ink.pen("control")
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        x = crisp(share.x(figure.today))
        painter.drawLine(QLineF(x, share.rect.top(), x, counts.rect.bottom()))


def paint_top_labels(painter: QPainter, plane: Plane, figure: ChartFigure, ink: Ink, base: float) -> None:
    """The horizon's label above its right end, and "Today" above its line, never over the other."""
    small, strong = ink.fonts
    horizon = _("100\u00a0% leader")
    x = plane.rect.right() - QFontMetricsF(small).horizontalAdvance(horizon)
    painter.setFont(small)
    painter.setPen(ink.tokens.colour("muted"))
    painter.drawText(QPointF(x, base), horizon)
    if figure.fan is None or not plane.first <= figure.today <= plane.last:
        return
    today = _("Today")
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


@dataclass(frozen=True, slots=True)
class StepLabel:
    """What stands beside a target's line: one or two lines of text, the first strong, in a box."""

    lines: tuple[str, ...]
    box: QRectF
    at_end: bool


def step_labels(plane: Plane, figure: ChartFigure, ink: Ink) -> list[StepLabel]:
    """The present target's at its right end with its reason, earlier ones' numbers at their start."""
    found = []
    for step in figure.steps:
        left, right = max(step.first, plane.first), min(step.last, plane.last)
        if left >= right:
            continue
        at_end = step.is_present and figure.choices.reasons
        lines = [_("Target {points}").format(points=step.points)]
        room = plane.rect.width() * 0.45 if at_end else (right - left) * plane.px_per_day - 8 * ink.unit
        usual, strong = (QFontMetricsF(font) for font in ink.fonts)
        if at_end and step.reason:
            lines.append(usual.elidedText(step.reason, Qt.TextElideMode.ElideRight, room))
        width = max(
            strong.horizontalAdvance(lines[0]), *(usual.horizontalAdvance(text) for text in lines[1:]), 0
        )
        # A step too short for its number shows it to the pointer.
        if width <= room:
            x = plane.x(right) - width if at_end else plane.x(left) + 5 * ink.unit
            height, y = usual.height() * len(lines), plane.y(step.share)
            # Below the line where it would stand over the horizon.
            top = y - height - 3 * ink.unit
            top = y + 3 * ink.unit if top < plane.rect.top() else top
            found.append(StepLabel(tuple(lines), QRectF(x, top, width, height), at_end))
    present = next((label.box for label in found if label.at_end), QRectF())
    return [label for label in found if label.at_end or not label.box.intersects(present)]


def paint_step_labels(painter: QPainter, plane: Plane, figure: ChartFigure, ink: Ink) -> None:
    """The labels of the targets in view."""
    for label in step_labels(plane, figure, ink):
        height = label.box.height() / len(label.lines)
        for number, text in enumerate(label.lines):
            metrics, strong = QFontMetricsF(ink.fonts[number == 0]), number == 0
            x = label.box.right() - metrics.horizontalAdvance(text) if label.at_end else label.box.left()
            middle = label.box.top() + (number + 0.5) * height
            place = QPointF(x, text_middle(metrics, middle))
            paint_text_with_halo(painter, place, text, ink, "muted", strong=strong)


# Milestones and self-views -------------------------------------------------------------------


def paint_guesses(painter: QPainter, plane: Plane, figure: ChartFigure, ink: Ink) -> None:
    """Self-views as hollow diamonds in ink."""
    for guess in figure.guesses:
        if plane.first <= guess.day <= plane.last:
            paint_diamond(painter, QPointF(plane.x(guess.day), plane.y(guess.share)), ink)


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
    seen = [
        (place, places.figure.signs[place.index])
        for place in places.on(plane)
        if plane.first <= places.figure.signs[place.index].day <= plane.last
    ]
    painter.setPen(ink.pen("muted"))
    for place, sign in seen:
        if place.above:
            x = crisp(plane.x(sign.day))
            painter.drawLine(QLineF(x, plane.y(sign.share), x, plane.y(sign.share) - place.above * 0.99))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.tokens.colour("ink"))
    for _place, sign in seen:
        radius = _DOT_PX / 2 * ink.unit
        painter.drawEllipse(QPointF(crisp(plane.x(sign.day)), plane.y(sign.share)), radius, radius)
    for place, sign in seen:
        if place.side:
            _paint_sign_label(painter, plane, sign, place, ink)
    for place, sign in seen:
        if place.above:
            paint_disc(painter, sign.milestone, _disc_middle(plane, sign, place), DISC_PX * ink.unit, ink)


def paint_sign(painter: QPainter, plane: Plane, places: SignPlaces, index: int) -> None:
    """The disc of one milestone alone, over what runs through it."""
    for place in places.on(plane):
        sign = places.figure.signs[place.index]
        if place.index == index and place.above:
            size = DISC_PX * places.ink.unit
            paint_disc(painter, sign.milestone, _disc_middle(plane, sign, place), size, places.ink)


def _disc_middle(plane: Plane, sign: Sign, place: Place) -> QPointF:
    return QPointF(crisp(plane.x(sign.day)), plane.y(sign.share) - place.above)


def _paint_sign_label(painter: QPainter, plane: Plane, sign: Sign, place: Place, ink: Ink) -> None:
    metrics = QFontMetricsF(ink.fonts[0])
    middle, text = _disc_middle(plane, sign, place), sign.short
    width = metrics.horizontalAdvance(text)
    away = (DISC_PX / 2 + LABEL_GAP_PX) * ink.unit
    x = middle.x() + away if place.side > 0 else middle.x() - away - width
    if plane.rect.left() <= x and x + width <= plane.rect.right() + 8 * ink.unit:
        paint_text_with_halo(painter, QPointF(x, text_middle(metrics, middle.y())), text, ink, "ink")


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
