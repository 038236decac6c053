"""The two legends: the marks above the plot, and the behaviours beside the counts' title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from journal.domain.behaviour import COUNT_ORDER, Behaviour, Milestone
from journal.domain.behaviour_names import behaviour_name
from ui.charts.ink import Ink, text_middle
from ui.charts.legend_entries import LegendEntry, LegendKind
from ui.charts.marks_painting import (
    FAN_ALPHAS,
    PREVIOUS_ALPHA,
    dashed,
    pace_pen,
    paint_diamond,
    paint_disc,
    paint_ring,
    pinged_pen,
    todays_pen,
)
from ui.charts.panels import BAND_ALPHA, set_dot
from ui.theme.shapes import paint_shape

MARK_WIDTH, MARK_GAP = 20.0, 8.0
GAPS = (20.0, 16.0, 12.0)
"""Between two entries of the legend above the plot: as the design has it, and closer."""
SHAPE_WIDTH, SHAPE_GAP, SHAPE_ENTRY_GAP = 18.0, 6.0, 16.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A legend entry with its place: `mark` is the box of its mark, the text follows at `text_x`."""

    mark: str
    text: str
    mark_box: QRectF
    text_x: float


def place_legend(
    entries: Sequence[LegendEntry], left: float, width: float, font: QFont, unit: float
) -> list[list[Placed]]:
    """The entries in rows that are at most `width` wide; boxes are centred on y = 0.

    They stand as far apart as the fewest rows allow.
    """
    marks = [(entry.kind, entry.text) for entry in entries]
    every = [
        _flow(marks, (left, width), font, (MARK_WIDTH * unit, MARK_GAP * unit, gap * unit)) for gap in GAPS
    ]
    return min(every, key=len)


def place_behaviours(left: float, width: float, font: QFont, unit: float) -> list[list[Placed]]:
    """The four behaviours in rows that are at most `width` wide, in the order of counts."""
    marks = [(str(behaviour), behaviour_name(behaviour)) for behaviour in COUNT_ORDER]
    sizes = (SHAPE_WIDTH * unit, SHAPE_GAP * unit, SHAPE_ENTRY_GAP * unit)
    return _flow(marks, (left, width), font, sizes)


def _flow(
    marks: Sequence[tuple[str, str]],
    extent: tuple[float, float],
    font: QFont,
    sizes: tuple[float, float, float],
) -> list[list[Placed]]:
    (left, width), (mark, gap, entry_gap) = extent, sizes
    metrics = QFontMetricsF(font)
    rows: list[list[Placed]] = []
    x = left
    for name, text in marks:
        needed = mark + gap + metrics.horizontalAdvance(text)
        if not rows or x + needed > left + width:
            rows.append([])
            x = left
        rows[-1].append(Placed(name, text, QRectF(x, -mark / 2, mark, mark), x + mark + gap))
        x += needed + entry_gap
    return rows


def row_width(row: Sequence[Placed], font: QFont) -> float:
    """How wide a row of placed entries is."""
    if not row:
        return 0.0
    end = row[-1].text_x + QFontMetricsF(font).horizontalAdvance(row[-1].text)
    return end - row[0].mark_box.left()


def paint_row(painter: QPainter, row: Sequence[Placed], offset: QPointF, ink: Ink, font: QFont) -> None:
    """Paint a row of a legend with its middle at `offset`."""
    metrics = QFontMetricsF(font)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for entry in row:
        box = entry.mark_box.translated(offset)
        if entry.mark in Behaviour.__members__.values():
            paint_shape(painter, entry.mark, box.center(), box.width(), ink.tokens.behaviour(entry.mark))
        else:
            _paint_mark(painter, entry.mark, box, ink)
        painter.setFont(font)
        painter.setPen(ink.tokens.colour("muted"))
        base = text_middle(metrics, offset.y())
        painter.drawText(QPointF(entry.text_x + offset.x(), base), entry.text)


def _paint_mark(painter: QPainter, kind: LegendKind | str, box: QRectF, ink: Ink) -> None:
    unit = box.width() / MARK_WIDTH
    level = QLineF(box.left(), box.center().y(), box.right(), box.center().y())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match kind:
        case "estimate" | "previous" | "pace" | "todays" | "pinged":
            painter.setPen(_line_pen(kind, ink))
            painter.drawLine(level)
        case "band":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink.tokens.colour("leader", BAND_ALPHA))
            painter.drawRoundedRect(box.adjusted(0, 5 * unit, 0, -5 * unit), 2 * unit, 2 * unit)
        case "self_view":
            paint_diamond(painter, box.center(), ink)
        case "other_view":
            paint_ring(painter, box.center(), ink)
        case "success" | "failure":
            paint_disc(painter, Milestone(kind), box.center(), 15 * unit, ink)
        case "target":
            painter.setPen(dashed(ink, "muted", 1.25, (4.0, 2.5)))
            high, low = box.center().y() - 4 * unit, box.center().y() + 4 * unit
            painter.drawLine(QLineF(box.left(), low, box.center().x(), low))
            painter.drawLine(QLineF(box.center().x(), low, box.center().x(), high))
            painter.drawLine(QLineF(box.center().x(), high, box.right(), high))
        case "forecast":
            _paint_fan_mark(painter, level, 6 * unit, ink)
        case _:
            set_dot(painter, ink, hollow=kind == "hollow")
            for x, radius in ((3.5, 2.6), (13.0, 5.0)):
                middle = QPointF(box.left() + x * unit, box.center().y())
                painter.drawEllipse(middle, radius * unit, radius * unit)


def _line_pen(kind: str, ink: Ink) -> QPen:
    if kind == "pace":
        return pace_pen(ink)
    if kind == "todays":
        return todays_pen(ink)
    if kind == "pinged":
        return pinged_pen(ink)
    pen = ink.pen("leader", 2.5) if kind == "estimate" else ink.pen("muted", 1.25, PREVIOUS_ALPHA)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _paint_fan_mark(painter: QPainter, level: QLineF, half: float, ink: Ink) -> None:
    """A wedge that opens to the right, with the dotted middle."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.tokens.colour("leader", sum(FAN_ALPHAS)))
    away = QPointF(0, half)
    painter.drawPolygon(QPolygonF([level.p1(), level.p2() - away, level.p2() + away]))
    painter.setPen(dashed(ink, "leader", 1.5, (2.0, 2.0)))
    painter.drawLine(level)
