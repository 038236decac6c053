"""The drift chart on paper: one painting path for PNG, SVG, PDF, the clipboard and the printer.

No pyqtgraph here, so that drawing a chart from the command line does not load it. Numbers are design
pixels at 1280 x 720 (look.md, Export); other sizes scale by the square root of their area, and
text shrinks further only where the plot would get too low.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from journal.domain.dates import long_date
from journal.language import _, ngettext
from journal.statistics.amounts import band
from ui.charts.figure import ChartFigure
from ui.charts.geometry import at_day
from ui.charts.ink import Ink, Plane, text_middle
from ui.charts.legend import Placed, paint_row, place_behaviours, place_legend, row_width
from ui.charts.legend_entries import legend_of
from ui.charts.marks_painting import paint_today, paint_top_labels
from ui.charts.panels import (
    paint_chip,
    paint_counts,
    paint_day_axis,
    paint_note,
    paint_share,
    paint_value_labels,
)
from ui.charts.paragraph import Paragraph
from ui.charts.places import SignPlaces
from ui.charts.result_strip import STRIP_PX, TITLE_PX, paint_strip, paint_strip_labels
from ui.charts.words import counts_title, percent
from ui.theme.look import FALLBACK_FAMILIES
from ui.theme.tokens import Tokens

LEAST_SIZE = (480, 320)
# Parts of the height that the share panel takes at least, tried with ever smaller text.
_SHRINKING = (1.0, 0.92, 0.84, 0.77, 0.7, 0.64, 0.58, 0.52)
_LEAST_PANEL_PART = 0.27
# An SVG carries the list. A name that begins with a dot would make readers ignore all of it.
_FAMILIES = [*(name for name in FALLBACK_FAMILIES if not name.startswith(".")), "sans-serif"]
_LEAST_TEXT_UNIT = 0.78


def paint_figure(painter: QPainter, size: QSizeF, figure: ChartFigure, tokens: Tokens) -> None:
    """Paint the chart into (0, 0) … `size`: heading, finding, legend, both panels, caption.

    The ground is white in the light theme and the theme's paper in the dark one. Text is painted
    as text. Sizes under 480 x 320 are laid out, but not promised to be readable.
    """
    sheet = lay_out(size, figure, tokens)
    painter.setFont(sheet.small)
    painter.fillRect(QRectF(QPointF(0, 0), size), sheet.ink.ground)
    painter.save()
    if figure.sample:
        painter.setOpacity(0.45)
    _paint_heading(painter, sheet)
    _paint_plot(painter, sheet, figure)
    painter.restore()
    _paint_caption(painter, sheet)
    if figure.sample:
        _paint_sample_mark(painter, sheet)


def paper_font(pixels: float, weight: int = 400) -> QFont:
    """The face of exported pictures at a size in pixels, figures tabular."""
    font = QFont()
    font.setFamilies(_FAMILIES)
    font.setPixelSize(max(1, round(pixels)))
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@dataclass(frozen=True)
class Sheet:
    """Where everything is on one sheet, in its pixels; `unit` is one design pixel of text."""

    size: QSizeF
    unit: float
    ink: Ink
    margin: float
    small: QFont
    heading: str
    heading_middle: float
    title: Paragraph
    title_top: float
    legend: list[list[Placed]]
    legend_middle: float
    behaviours: list[list[Placed]]
    share: Plane
    counts: Plane
    strip: Plane | None
    caption: list[Paragraph]
    caption_top: float
    credit: str
    credit_top: float


def lay_out(size: QSizeF, figure: ChartFigure, tokens: Tokens) -> Sheet:
    """The layout of a sheet, with the largest text that leaves the share panel its part."""
    area = math.sqrt(size.width() * size.height() / (1280 * 720))
    unit = max(area, _LEAST_TEXT_UNIT)
    sheet = _try(size, figure, tokens, area, unit)
    for shrink in _SHRINKING[1:]:
        if sheet.share.rect.height() >= size.height() * _LEAST_PANEL_PART:
            break
        sheet = _try(size, figure, tokens, area, unit * shrink)
    return sheet


def _try(size: QSizeF, figure: ChartFigure, tokens: Tokens, area: float, unit: float) -> Sheet:
    """Lay out with one text size: text from the top and from the bottom, panels between them."""
    ground = tokens.colour("paper" if tokens.dark else "surface")
    margin = max(16.0, 64 * min(area, unit))
    width = size.width() - 2 * margin
    small = paper_font(14 * unit)
    ink = Ink(tokens, ground, (small, paper_font(14 * unit, 600)), min(area, unit) if area < 1 else unit)
    colours = tokens.colour("ink"), tokens.colour("ink")
    fonts = paper_font(27 * unit), paper_font(27 * unit, 600)
    title = Paragraph(figure.title, fonts, colours, width, 38 * unit)
    caption, credit = _caption(figure, tokens, width, unit), _credit(figure)
    credit_font = paper_font(12.5 * unit)
    credit_width = QFontMetricsF(credit_font).horizontalAdvance(credit)
    beside = bool(caption) and caption[-1].last_width + 24 * unit + credit_width <= width
    caption_height = sum(part.height for part in caption) + (0 if beside else 20 * unit)

    top = max(14.0, 54 * min(area, unit))
    title_top = top + 26 * unit
    legend_top = title_top + title.height + 18 * unit
    legend = place_legend(legend_of(figure, on_paper=True), margin, width, small, unit)
    horizon = legend_top + len(legend) * 26 * unit + 30 * unit
    bottom = size.height() - max(12.0, 30 * min(area, unit))
    caption_top = bottom - caption_height
    strip_height = 0.0 if figure.strip is None else (TITLE_PX + STRIP_PX) * unit
    base = caption_top - (32 + 18) * unit - strip_height

    metrics = QFontMetricsF(small)
    left = margin + metrics.horizontalAdvance(percent(1.0)) + 14 * ink.unit
    right = size.width() - margin - _end_width(figure, unit)
    title_width = metrics.horizontalAdvance(counts_title(figure)) + 24 * unit
    behaviours = place_behaviours(0, right - left, small, unit)
    one_row = len(behaviours) == 1 and title_width + row_width(behaviours[0], small) <= right - left
    gap = 36 * unit + (0 if one_row else len(behaviours) * 22 * unit)
    room = base - horizon - gap
    counts_height = min(max(room * 0.26, min(96 * unit, room * 0.36)), 150 * unit)
    share_height = min(room - counts_height, (right - left) * 1.1)
    first, last = figure.view
    share = QRectF(left, horizon, right - left, share_height)
    counts = QRectF(left, share.bottom() + gap, right - left, counts_height)
    return Sheet(
        size=size,
        unit=unit,
        ink=ink,
        margin=margin,
        small=small,
        heading=_heading(figure),
        heading_middle=top + 10 * unit,
        title=title,
        title_top=title_top,
        legend=legend,
        legend_middle=legend_top + 12 * unit,
        behaviours=behaviours,
        share=Plane(share, first, last, 1.0),
        counts=Plane(counts, first, last, float(figure.top)),
        strip=_strip(figure, counts, unit),
        caption=caption,
        caption_top=caption_top,
        credit=credit,
        credit_top=bottom - 20 * unit,
    )


def _strip(figure: ChartFigure, counts: QRectF, unit: float) -> Plane | None:
    """Where the weekly result stands, if it is chosen: below the labels of the days."""
    if figure.strip is None:
        return None
    top = counts.bottom() + (32 + TITLE_PX - 4) * unit
    return Plane(QRectF(counts.left(), top, counts.width(), STRIP_PX * unit), *figure.view, 1.0)


def _caption(figure: ChartFigure, tokens: Tokens, width: float, unit: float) -> list[Paragraph]:
    fonts = paper_font(12.5 * unit), paper_font(12.5 * unit, 600)
    colours = tokens.colour("muted"), tokens.colour("ink")
    return [Paragraph(line, fonts, colours, width, 20 * unit) for line in figure.caption]


def _heading(figure: ChartFigure) -> str:
    return (
        _("Leader share of logged time")
        if figure.measure == "minutes"
        else _("Leader share of logged actions")
    )


def _credit(figure: ChartFigure) -> str:
    return _("Leaderward, {date}").format(date=long_date(dt.date.fromordinal(figure.today)))


def _end_texts(figure: ChartFigure) -> tuple[str, str]:
    """What stands at the right: the share and its band, the band alone, or the forecast's where that ends."""
    values = at_day(figure.estimate, figure.today)
    if values is None:
        return "", ""
    share, low, high = values
    if figure.shows_line and figure.fan is not None:  # today's share stands above the line of today
        days = math.floor(figure.fan.days[-1]) - figure.today
        words = ngettext("likely in {count} day", "likely in {count} days", days)
        low, high = (float(line[-1]) for line in figure.fan.bands[0])
        return band(low, high), words.format(count=days)
    if figure.shows_line:
        return percent(share), band(low, high)
    return band(low, high), _("of 100, likely")


def _end_width(figure: ChartFigure, unit: float) -> float:
    strong, usual = _end_texts(figure)
    if not strong:
        return 12 * unit
    widths = (
        QFontMetricsF(paper_font(18 * unit, 600)).horizontalAdvance(strong),
        QFontMetricsF(paper_font(14 * unit)).horizontalAdvance(usual),
    )
    return max(widths) + 10 * unit


def _paint_heading(painter: QPainter, sheet: Sheet) -> None:
    tokens = sheet.ink.tokens
    font = paper_font(14 * sheet.unit, 500)
    painter.setFont(font)
    painter.setPen(tokens.colour("muted"))
    base = text_middle(QFontMetricsF(font), sheet.heading_middle)
    painter.drawText(QPointF(sheet.margin, base), sheet.heading)
    sheet.title.paint(painter, sheet.margin, sheet.title_top)
    for number, row in enumerate(sheet.legend):
        middle = sheet.legend_middle + number * 26 * sheet.unit
        paint_row(painter, row, QPointF(0, middle), sheet.ink, sheet.small)


def _paint_plot(painter: QPainter, sheet: Sheet, figure: ChartFigure) -> None:
    ink, share, counts = sheet.ink, sheet.share, sheet.counts
    places, titles = SignPlaces(figure, ink), _titles(sheet, figure)
    texts = [*places.text_boxes(share), *(box for box, *_rest in titles)]
    paint_today(painter, (share, counts), figure, ink, texts)
    paint_share(painter, share, places, ink)
    if figure.note:
        paint_note(painter, share, figure.note, paper_font(18 * sheet.unit), ink)
    paint_counts(painter, counts, figure, ink)
    paint_value_labels(painter, (share, counts), figure, ink)
    paint_day_axis(painter, counts, figure.week_start, ink)
    if sheet.strip is not None and figure.strip is not None:
        paint_strip(painter, sheet.strip, figure.strip, ink)
        paint_strip_labels(painter, sheet.strip, figure.strip, ink, (TITLE_PX / 2 - 2) * sheet.unit)
    today = at_day(figure.estimate, figure.today)
    words = _("Today {share}").format(share=percent(today[0])) if today is not None else ""
    paint_top_labels(painter, share, figure, ink, share.rect.top() - 8 * ink.unit, today=words)
    for box, title, row in titles:
        painter.setFont(sheet.small)
        painter.setPen(ink.tokens.colour("muted"))
        base = text_middle(QFontMetricsF(sheet.small), box.center().y())
        painter.drawText(QPointF(box.left(), base), title)
        paint_row(painter, row, QPointF(box.left(), box.center().y()), ink, sheet.small)
    _paint_end(painter, sheet, figure)


def _titles(sheet: Sheet, figure: ChartFigure) -> list[tuple[QRectF, str, list[Placed]]]:
    """The title of the counts and the rows of behaviours, each with its box: no line runs through them."""
    share, font, unit = sheet.share.rect, sheet.small, sheet.unit
    metrics = QFontMetricsF(font)
    middle, title, height = share.bottom() + 17 * unit, counts_title(figure), metrics.height()
    box = QRectF(share.left(), middle - height / 2, metrics.horizontalAdvance(title), height)
    found: list[tuple[QRectF, str, list[Placed]]] = [(box, title, [])]
    own_rows = sheet.counts.rect.top() - share.bottom() > 40 * unit
    for number, row in enumerate(sheet.behaviours):
        width = row_width(row, font)
        x = share.left() if own_rows else share.right() - width
        y = middle + (number + own_rows) * 22 * unit
        found.append((QRectF(x, y - height / 2, width, height), "", row))
    return found


def _paint_end(painter: QPainter, sheet: Sheet, figure: ChartFigure) -> None:
    """The dot at the end of the line, its share and its band beside it."""
    strong, usual = _end_texts(figure)
    values = at_day(figure.estimate, figure.today)
    if values is None:
        return
    tokens, unit, plane = sheet.ink.tokens, sheet.unit, sheet.share
    y = plane.y(values[0])
    if figure.shows_line and figure.runs and figure.runs[-1][1] >= figure.today - 1:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("leader"))
        painter.drawEllipse(QPointF(plane.x(figure.today), y), 3.5 * sheet.ink.unit, 3.5 * sheet.ink.unit)
    left = plane.rect.right() + 8 * unit
    middle = min(max(y, plane.rect.top() + 6 * unit), plane.rect.bottom() - 18 * unit)
    for text, font, role, offset in (
        (strong, paper_font(18 * unit, 600), "ink", 0.0),
        (usual, paper_font(14 * unit), "muted", 20 * unit),
    ):
        painter.setFont(font)
        painter.setPen(tokens.colour(role))
        painter.drawText(QPointF(left, text_middle(QFontMetricsF(font), middle + offset)), text)


def _paint_caption(painter: QPainter, sheet: Sheet) -> None:
    top = sheet.caption_top
    for paragraph in sheet.caption:
        paragraph.paint(painter, sheet.margin, top)
        top += paragraph.height
    font = paper_font(12.5 * sheet.unit)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(sheet.ink.tokens.colour("muted"))
    x = sheet.size.width() - sheet.margin - metrics.horizontalAdvance(sheet.credit)
    base = sheet.credit_top + (20 * sheet.unit - metrics.height()) / 2 + metrics.ascent()
    painter.drawText(QPointF(x, base), sheet.credit)


def _paint_sample_mark(painter: QPainter, sheet: Sheet) -> None:
    paint_chip(painter, sheet.share.rect.center(), _("Sample"), paper_font(14 * sheet.unit, 500), sheet.ink)
