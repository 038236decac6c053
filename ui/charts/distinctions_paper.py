"""The bars of the distinctions as a picture for others: one painting path for PNG, SVG and PDF.

Numbers are design pixels at 1280 x 720 (look.md, Export). The rows are those of the window, enlarged to the
room between finding and caption; nothing of the person's actions is among them.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from journal.domain.dates import long_date
from journal.language import _
from journal.reading.distinctions import DistinctionsReading, Figures, Period
from journal.statistics.amounts import hundredths, period, points
from journal.statistics.runs import Run, runs
from ui.charts import distinction_words as words
from ui.charts.distinction_lanes import DISTINCTION, FAMILY, SIDE, LanePainter, paint_heads
from ui.charts.distinction_rows import Row
from ui.charts.paper import paper_font
from ui.charts.paragraph import Paragraph
from ui.theme.look import TYPE_SCALE
from ui.theme.tokens import Tokens

_HEADS = 32.0
_LEAST_UNIT = 0.78


@dataclass(frozen=True)
class DistinctionsPicture:
    """What one picture holds: rows as the window has them, a finding, and what its caption says."""

    rows: tuple[Row, ...]
    finding: tuple[Run, ...]
    caption: str
    today: int

    @property
    def plain(self) -> str:
        """The finding without its strength."""
        return "".join(run.text for run in self.finding)


def make_picture(reading: DistinctionsReading, rows: Sequence[Row], shown: Period) -> DistinctionsPicture:
    """The picture of these rows over a period."""
    families = [row for row in rows if row.is_family]
    return DistinctionsPicture(
        rows=tuple(replace(row, need=None) for row in rows),  # what a role needs is the person's own
        finding=runs(_finding(families, shown)),
        caption=_caption(reading, rows, shown),
        today=reading.today,
    )


def paint_distinctions(painter: QPainter, size: QSizeF, picture: DistinctionsPicture, tokens: Tokens) -> None:
    """Paint it into (0, 0) … `size`: heading, finding, rows, caption. White in the light theme."""
    width, height = size.width(), size.height()
    area = math.sqrt(width * height / (1280 * 720))
    unit = max(area, _LEAST_UNIT)
    margin = max(16.0, 64 * min(area, unit))
    room = width - 2 * margin
    painter.fillRect(QRectF(0, 0, width, height), tokens.colour("paper" if tokens.dark else "surface"))
    top = max(14.0, 54 * min(area, unit))
    top = _paint_words(painter, picture, tokens, QRectF(margin, top, room, height), unit)
    foot = _paint_foot(painter, picture, tokens, QRectF(margin, 0, room, height - max(12.0, 30 * area)), unit)
    _paint_rows(painter, picture, tokens, QRectF(margin, top, room, foot - top))


@dataclass(frozen=True)
class _PaperFace:
    """The window's type scale in the faces of paper."""

    tokens: Tokens
    text_ratio: float = 1.0

    def font(self, role: str, weight: int | None = None) -> QFont:
        one = TYPE_SCALE[role]
        return paper_font(one.size, weight or one.weight)

    def line(self, role: str) -> float:
        return TYPE_SCALE[role].line

    def grown(self, size: float) -> int:
        return round(size)


def _paint_words(
    painter: QPainter, picture: DistinctionsPicture, tokens: Tokens, box: QRectF, unit: float
) -> float:
    """Heading and finding; returns where the rows begin."""
    font = paper_font(14 * unit, 500)
    painter.setFont(font)
    painter.setPen(tokens.colour("muted"))
    metrics = QFontMetricsF(font)
    heading = _("Distinctions marked on logged actions")
    painter.drawText(QPointF(box.left(), box.top() + metrics.ascent()), heading)
    fonts = paper_font(27 * unit), paper_font(27 * unit, 600)
    ink = tokens.colour("ink")
    title = Paragraph(picture.finding, fonts, (ink, ink), box.width(), 38 * unit)
    top = box.top() + 28 * unit
    title.paint(painter, box.left(), top)
    return top + title.height + 20 * unit


def _paint_foot(
    painter: QPainter, picture: DistinctionsPicture, tokens: Tokens, box: QRectF, unit: float
) -> float:
    """Caption and credit, against the foot; returns where they begin, with the room above them."""
    fonts = paper_font(12.5 * unit), paper_font(12.5 * unit, 600)
    colours = tokens.colour("muted"), tokens.colour("ink")
    is_not = "**" + _("Self-logged, self-tagged; not a measurement of leadership.") + "**"
    lines = [
        Paragraph(runs(text), fonts, colours, box.width(), 20 * unit) for text in (picture.caption, is_not)
    ]
    credit = _("Leaderward, {date}").format(date=long_date(dt.date.fromordinal(picture.today)))
    metrics = QFontMetricsF(fonts[0])
    wide = metrics.horizontalAdvance(credit)
    beside = lines[-1].last_width + 24 * unit + wide <= box.width()
    height = sum(line.height for line in lines) + (0 if beside else 20 * unit)
    top = box.bottom() - height
    y = top
    for line in lines:
        line.paint(painter, box.left(), y)
        y += line.height
    painter.setFont(fonts[0])
    painter.setPen(tokens.colour("muted"))
    base = box.bottom() - 20 * unit + (20 * unit - metrics.height()) / 2 + metrics.ascent()
    painter.drawText(QPointF(box.right() - wide, base), credit)
    return top - 20 * unit


def _paint_rows(painter: QPainter, picture: DistinctionsPicture, tokens: Tokens, box: QRectF) -> None:
    """The rows, as large as the room allows, their middle in the middle of it."""
    high = _HEADS + sum(FAMILY if row.is_family else DISTINCTION for row in picture.rows)
    scale = max(0.1, min(box.height() / high, box.width() / 656.0))
    width = box.width() / scale + SIDE  # what a row keeps free at its end is the margin's here
    face = _PaperFace(tokens)
    painter.save()
    painter.translate(box.left(), box.top())
    painter.scale(scale, scale)
    paint_heads(painter, face, QRectF(0, 0, width, _HEADS), mirrored=False)
    y = _HEADS
    for row in picture.rows:
        height = FAMILY if row.is_family else DISTINCTION
        LanePainter(painter, face, QRectF(0, y, width, height), mirrored=False).paint(row, chosen=False)
        y += height
    painter.restore()


def _finding(families: Sequence[Row], shown: Period) -> str:
    """One sentence over the picture, its finding strong (`**`)."""
    claimed = [row for row in families if row.figures.is_claimed]
    if claimed:
        best = max(claimed, key=lambda row: row.figures.chance)
        return _claimed(best, best.figures, shown)
    least = next((row for row in families if row.least), None)
    if least is not None:
        return _("**{family}: {side}**; no change {over} that is more than chance would give").format(
            side=least.least, family=least.name, over=words.over(shown)
        )
    return _("**No family has moved** {over} more than chance would give").format(over=words.over(shown))


def _claimed(row: Row, figures: Figures, shown: Period) -> str:
    facet, change = figures.facet, figures.change or 0
    share = 0.0 if facet is None or facet.share is None else facet.share.share
    moved = ""
    if figures.moved is not None:
        names = (_("manager side"), _("leader side"))
        moved = words.counts_moved(figures.moved, names)
    return _("**{family}: {share} of 100 on the leader side**, {points} {way} {over}: {counts}").format(
        family=row.name,
        share=hundredths(share),
        points=points(change),
        way=_("more") if change > 0 else _("fewer"),
        over=words.over(shown),
        counts=moved,
    )


def _caption(reading: DistinctionsReading, rows: Sequence[Row], shown: Period) -> str:
    families = sum(1 for row in rows if row.is_family)
    return _(
        "{period}; an action counts once in each family. Purple: both, half to each side. Share today, band "
        "90\u00a0% likely. Change: points {over}, bold where it is more than chance would give, {looks}."
    ).format(
        period=period(reading.first_day(shown), reading.today),
        over=words.over(shown),
        looks=words.looks(families, len(reading.catalogue.distinctions) if len(rows) > families else 0),
    )
