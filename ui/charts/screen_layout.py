"""Where things are on the screen's chart, and the painting of them in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter

from journal.language import _
from ui.charts.figure import ChartFigure
from ui.charts.geometry import at_day
from ui.charts.ink import Ink, Plane, text_middle
from ui.charts.legend import Placed, paint_row, place_behaviours, place_legend, row_width
from ui.charts.legend_entries import legend_of
from ui.charts.marks_painting import (
    paint_diamond,
    paint_ring,
    paint_sign,
    paint_today,
    paint_top_labels,
    paint_upright,
)
from ui.charts.panels import (
    paint_chip,
    paint_counts,
    paint_day_axis,
    paint_note,
    paint_share,
    paint_value_labels,
)
from ui.charts.places import SignPlaces, guess_place
from ui.charts.pointing import Spot
from ui.charts.result_strip import STRIP_PX, TITLE_PX, paint_strip, paint_strip_labels
from ui.charts.words import counts_title, percent
from ui.theme.look import Look

COUNTS_PX, LOW_COUNTS_PX, LOW_BELOW_PX = 80.0, 64.0, 500
# A share's panel lower than the first can't be read, and one lower than the second not be painted.
LEAST_SHARE_PX, LOWEST_SHARE_PX = 120.0, 40.0
LEAST_HEIGHT = 240
_BELOW_COUNTS, _BELOW_STRIP = 30, 6
SAMPLE_OPACITY = 0.4
OPEN_LINE_PX = 1.5


@dataclass(frozen=True)
class ScreenLayout:
    """Places in pixels of the canvas, for one size, figure and look.

    The legend names what is in view; `legend_rows` are kept for it, enough for whatever may come into view,
    so that the panels stay where they are while one pans.
    """

    look: Look
    figure: ChartFigure
    ink: Ink
    places: SignPlaces
    width: float
    legend_rows: int
    behaviours: list[list[Placed]]
    behaviours_apart: bool
    row: float
    share: QRectF
    counts: QRectF
    strip: QRectF | None

    @property
    def sensitive(self) -> QRectF:
        """Where the wheel zooms and dragging pans: the panels, their titles and the axis."""
        panels = self.share.united(self.counts).adjusted(0, -24, 0, 28)
        return panels if self.strip is None else panels.united(self.strip)

    def planes(self, days: tuple[float, float]) -> tuple[Plane, Plane]:
        """Share and counts when these days are in view."""
        first, last = days
        return Plane(self.share, first, last, 1.0), Plane(self.counts, first, last, float(self.figure.top))

    def legend(self, days: tuple[float, float]) -> list[list[Placed]]:
        """The rows of the legend when these days are in view."""
        return _legend(self.figure, self.look, self.width, days)


def lay_out_screen(size: QSize, figure: ChartFigure, look: Look) -> ScreenLayout:
    """The layout for a canvas of `size`: labels 48 before the plot, the legend in one row if it fits."""
    ratio = look.text_ratio
    font = look.font("small")
    metrics = QFontMetricsF(font)
    left = max(48.0, metrics.horizontalAdvance(percent(1.0)) + 14)
    width = max(size.width() - 12.0 - left, 40.0)
    row = 22 * ratio
    ink = Ink(look.tokens, look.tokens.colour("paper"), (font, look.font("small", 600)), stamps={})
    legend_rows = len(_legend(figure, look, size.width(), figure.reach))
    horizon = legend_rows * row + 28 * ratio
    behaviours = place_behaviours(0, width, font, ratio)
    title_width = metrics.horizontalAdvance(counts_title(figure)) + 24
    apart = len(behaviours) > 1 or title_width + row_width(behaviours[0], font) > width
    gap = 32 * ratio + (len(behaviours) * row if apart else 0)
    counts_height = COUNTS_PX if size.height() >= LOW_BELOW_PX else LOW_COUNTS_PX
    below = _BELOW_COUNTS * ratio
    room = size.height() - horizon - gap - counts_height - below - _strip_height(figure, ratio)
    share = QRectF(left, round(horizon), width, round(max(room, LOWEST_SHARE_PX)))
    counts = QRectF(left, round(share.bottom() + gap), width, counts_height)
    return ScreenLayout(
        look=look,
        figure=figure,
        ink=ink,
        places=SignPlaces(figure, ink),
        width=size.width(),
        legend_rows=legend_rows,
        behaviours=behaviours,
        behaviours_apart=apart,
        row=row,
        share=share,
        counts=counts,
        strip=_strip(figure, counts, ratio),
    )


def _strip_height(figure: ChartFigure, ratio: float) -> float:
    """What the weekly result takes below the axis of the days, with its title; 0 without one."""
    return 0.0 if figure.strip is None else TITLE_PX * ratio + STRIP_PX + _BELOW_STRIP


def _strip(figure: ChartFigure, counts: QRectF, ratio: float) -> QRectF | None:
    if figure.strip is None:
        return None
    top = round(counts.bottom() + (_BELOW_COUNTS + TITLE_PX) * ratio)
    return QRectF(counts.left(), top, counts.width(), STRIP_PX)


def _legend(figure: ChartFigure, look: Look, width: float, days: tuple[float, float]) -> list[list[Placed]]:
    entries = legend_of(figure, days)
    return place_legend(entries, 0.0, width, look.font("small"), look.text_ratio)


def least_height(width: int, figure: ChartFigure, look: Look) -> int:
    """The height that a chart of this width needs to be read, for this size of text."""
    lowest = lay_out_screen(QSize(width, 0), figure, look)
    more = _BELOW_COUNTS * look.text_ratio + LEAST_SHARE_PX * look.text_ratio - LOWEST_SHARE_PX
    needed = lowest.counts.bottom() + more + _strip_height(figure, look.text_ratio)
    return max(LEAST_HEIGHT, round(needed))


def paint_screen(
    painter: QPainter,
    layout: ScreenLayout,
    days: tuple[float, float],
    named: Sequence[tuple[Spot, bool]],
    *,
    moves: bool,
) -> None:
    """Paint the whole chart with `days` in view, and a line through each spot of `named`.

    The line of what is open, for which the second of each is true, is stronger than the others.
    """
    figure, look, ink = layout.figure, layout.look, layout.ink
    share, counts = layout.planes(days)
    if not moves:
        layout.places.come_to_rest()
    painter.save()
    if figure.sample:
        painter.setOpacity(SAMPLE_OPACITY)
    for number, row in enumerate(layout.legend(days)):
        offset = QPointF(0, (number + 0.5) * layout.row)
        paint_row(painter, row, offset, ink, ink.fonts[0])
    texts = [*layout.places.text_boxes(share), *(box for box, *_rest in _titles(layout))]
    paint_today(painter, (share, counts), figure, ink, texts)
    paint_share(painter, share, layout.places, ink, moves=moves)
    if figure.note:
        paint_note(painter, share, figure.note, look.font("body"), ink)
    paint_counts(painter, counts, figure, ink, moves=moves)
    paint_value_labels(painter, (share, counts), figure, ink)
    paint_day_axis(painter, counts, figure.week_start, ink)
    if layout.strip is not None and figure.strip is not None:
        strip = Plane(layout.strip, *days, 1.0)
        paint_strip(painter, strip, figure.strip, ink)
        paint_strip_labels(painter, strip, figure.strip, ink, TITLE_PX * look.text_ratio / 2)
    for spot, is_open in named:
        painter.setPen(ink.pen("ink", OPEN_LINE_PX) if is_open else ink.pen("muted"))
        # A target has none, it is a line already.
        if share.first <= spot.day <= share.last and spot.kind != "step":
            paint_upright(painter, share.x(spot.day), (share.rect.top(), counts.rect.bottom()), texts)
    paint_top_labels(painter, share, figure, ink, share.rect.top() - 7)
    _paint_titles(painter, layout, ink)
    for spot, _is_open in named:
        _paint_cursor_dots(painter, share, layout.places, spot, ink)
    painter.restore()
    if figure.sample:
        paint_chip(painter, layout.share.center(), _("Sample"), look.font("small", 500), ink)


def _titles(layout: ScreenLayout) -> list[tuple[QRectF, str, list[Placed]]]:
    """The title of the counts, and the rows of behaviours at its right or below it, each with its box.

    No line runs through the boxes.
    """
    font, share, ratio = layout.look.font("small"), layout.share, layout.look.text_ratio
    metrics = QFontMetricsF(font)
    middle = share.bottom() + 15 * ratio
    title, height = counts_title(layout.figure), metrics.height() + 4
    box = QRectF(share.left(), middle - height / 2, metrics.horizontalAdvance(title), height)
    found: list[tuple[QRectF, str, list[Placed]]] = [(box, title, [])]
    for number, row in enumerate(layout.behaviours):
        width = row_width(row, font)
        x = share.left() if layout.behaviours_apart else share.right() - width
        y = middle + (number + layout.behaviours_apart) * layout.row
        found.append((QRectF(x, y - height / 2, width, height), "", row))
    return found


def _paint_titles(painter: QPainter, layout: ScreenLayout, ink: Ink) -> None:
    font = layout.look.font("small")
    for box, title, row in _titles(layout):
        painter.setFont(font)
        painter.setPen(ink.tokens.colour("muted"))
        base = text_middle(QFontMetricsF(font), box.center().y())
        painter.drawText(QPointF(box.left(), base), title)
        paint_row(painter, row, QPointF(box.left(), box.center().y()), ink, font)


def _paint_cursor_dots(painter: QPainter, share: Plane, places: SignPlaces, spot: Spot, ink: Ink) -> None:
    """The dot and the estimate that the line points at, or the mark."""
    figure = places.figure
    buckets = figure.buckets
    if not share.first <= spot.day <= share.last:
        return
    x = share.x(spot.day)
    if spot.kind == "sign":
        paint_sign(painter, share, places, spot.index)
    if spot.kind == "guess":
        paint_diamond(painter, QPointF(x, share.y(figure.guesses[spot.index].share)), ink)
    if spot.kind == "other":
        paint_ring(painter, guess_place(share, figure.others[spot.index], ink.unit), ink)
    if spot.kind == "bucket" and int(buckets.tagged[spot.index]) and figure.shows_share:
        painter.setPen(ink.pen("ink", 1.5))
        painter.setBrush(ink.tokens.colour("muted"))
        painter.drawEllipse(QPointF(x, share.y(float(buckets.share[spot.index]))), 4.0, 4.0)
    values = at_day(figure.estimate, spot.day)
    if values is not None and figure.shows_line and spot.kind in {"bucket", "gap"}:
        painter.setPen(ink.pen("leader", 2.0))
        painter.setBrush(ink.ground)
        painter.drawEllipse(QPointF(x, share.y(values[0])), 4.5, 4.5)
