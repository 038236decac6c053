"""Two weeks on a page, painted: the one path for preview, PNG, PDF and the clipboard.

Numbers are 96ths of an inch on A4 (look.md, Pages to print). Where there is more to show than fits, the days
stand closer and the texts get fewer lines; nothing gets smaller.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from journal.domain.behaviour import COUNT_ORDER, Behaviour
from journal.domain.proportion import Proportion
from journal.language import _
from journal.statistics.runs import Run
from ui.charts import fortnight_words as words
from ui.charts.ink import text_middle
from ui.charts.paper import paper_font
from ui.charts.paragraph import Paragraph
from ui.theme.painting import draw_box
from ui.theme.shapes import paint_shape
from ui.theme.tokens import Tokens

if TYPE_CHECKING:  # imports SQLAlchemy
    from journal.reading.fortnight import Best, Fortnight, FortnightDay

PageName = Literal["a4", "letter"]
PAGES: dict[PageName, tuple[int, int]] = {"a4": (794, 1123), "letter": (816, 1056)}
MARGIN, FOOT = 76, 56
LEFT, GAP = 256, 48
_LEAD_WIDTH = 540
_RULE_AT, _SHAPES_AT, _STEP = 73, 98, 23
_LEAST_DAY = 20
_MOST_SHAPES = 8
_BEST_TEXT_AT = 34


@dataclass(frozen=True, slots=True)
class _Room:
    """How much room things take: a logged day, what stands between parts, lines of a text marked as best."""

    day: float
    between: float
    lines: int
    lesson_lines: int


@dataclass(frozen=True, slots=True)
class _Style:
    """How text is set: size and line in pixels, colour, weight."""

    pixels: float
    line: float
    role: str = "ink"
    weight: int = 400


_LEAD = _Style(20, 30)
_BODY = _Style(15, 24)
_ACTION = _Style(15, 24, weight=500)
_SECOND = _Style(13, 20, "muted")
_SMALL = _Style(12, 16, "muted")
_DATE = _Style(12, 24, "muted")
_HEADING = _Style(12, 16, "muted", 600)
_PERIOD = _Style(13, 20, "muted", 500)
_TITLE = _Style(26, 32, weight=600)
_CLAIM = _Style(12, 16, weight=600)

_ROOMS = (
    _Room(30, 1.0, 2, 2),
    _Room(28, 0.8, 2, 2),
    _Room(26, 0.6, 2, 1),
    _Room(24, 0.5, 1, 1),
    _Room(22, 0.3, 1, 1),
)


def paint_fortnight(painter: QPainter, size: QSizeF, page: Fortnight, tokens: Tokens) -> None:
    """Paint the page into (0, 0) … `size`, on white."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(QPointF(0, 0), size), tokens.colour("surface"))
    sheets = (_Sheet(painter, size, page, tokens, room) for room in _ROOMS)
    sheet = next((sheet for sheet in sheets if sheet.fits), None)
    (sheet or _Sheet(painter, size, page, tokens, _ROOMS[-1])).paint()


class _Sheet:
    """One layout of the page."""

    def __init__(self, painter: QPainter, size: QSizeF, page: Fortnight, tokens: Tokens, room: _Room) -> None:
        self._painter, self._size, self._page, self._tokens, self._room = painter, size, page, tokens, room
        self._right = size.width() - MARGIN
        self._lead = self.text(words.lead_runs(page), _LEAD, _LEAD_WIDTH)
        aside = self._right - MARGIN - LEFT - GAP
        least = "" if page.least is None else words.least_words(page.least)
        self._share = self.text(words.share_runs(page), _BODY, aside)
        self._note = self.text((Run(words.share_note(page)),), _SECOND, aside)
        self._told = [
            (heading, self.text((Run(text),), _BODY, aside))
            for heading, text in ((_("True, as far as it goes"), page.remark), (_("Least seen"), least))
            if text
        ]
        self._best = [_Row(self, best) for best in page.best]
        width = self._right - MARGIN
        self._foot = self.text((Run(words.foot_words(page)),), _SMALL, width)
        self._place()

    def _place(self) -> None:
        """Where the parts begin, from the top."""
        between = self._room.between
        self._lead_top = 147.0
        self._parts_top = self._lead_top + self._lead.height + 34 + 14 * (between - 1)
        self._days_top = self._parts_top + 36
        self._days_end = self._days_top + sum(map(self._day_height, self._page.days))
        left_end = self._days_end + 34
        right_end = self._paint_aside(dry=True)
        self._best_top = max(left_end, right_end) + 42 * between
        best_end = self._best_top + 20
        if self._best:
            best_end += sum(row.height for row in self._best)
        self._foot_top = self._size.height() - FOOT - self._foot.height - 16 - 9
        self.fits = best_end <= self._foot_top - 12

    def _day_height(self, day: FortnightDay) -> float:
        return self._room.day if day.shapes else min(_LEAST_DAY, self._room.day)

    def text(self, runs: tuple[Run, ...], style: _Style, width: float, lines: int = 0) -> Paragraph:
        """A text broken into lines; a single run takes at most `lines` of them where that is given."""
        fonts = paper_font(style.pixels, style.weight), paper_font(style.pixels, 600)
        colours = self._tokens.colour(style.role), self._tokens.colour("ink")
        laid = Paragraph(runs, fonts, colours, width, style.line)
        text = runs[0].text
        while lines and laid.lines > lines and len(text) > 2:
            text = text[: min(len(text) * 19 // 20, len(text) - 2)].rstrip()
            laid = Paragraph((Run(f"{text}…"),), fonts, colours, width, style.line)
        return laid

    # Painting ------------------------------------------------------------------------------

    def paint(self) -> None:
        """Paint all of it."""
        self._line(words.period_words(self._page), MARGIN, 84, _PERIOD)
        self._line(words.page_title(), MARGIN, 112, _TITLE)
        self._lead.paint(self._painter, MARGIN, self._lead_top)
        self._heading(_("What was logged"), MARGIN, self._parts_top + 8)
        self._paint_days()
        self._paint_tally()
        self._paint_aside()
        self._paint_best()
        self._paint_foot()

    def _line(self, text: str, x: float, middle: float, style: _Style) -> float:
        """One line of text around a middle; its width."""
        font = paper_font(style.pixels, style.weight)
        self._painter.setFont(font)
        self._painter.setPen(self._tokens.colour(style.role))
        metrics = QFontMetricsF(font)
        self._painter.drawText(QPointF(x, text_middle(metrics, middle)), text)
        return metrics.horizontalAdvance(text)

    def _heading(self, text: str, x: float, middle: float) -> None:
        self._line(text, x, middle, _HEADING)

    def hair(self, y: float, role: str = "hair") -> None:
        """A hairline from margin to margin."""
        self._painter.fillRect(QRectF(MARGIN, y, self._right - MARGIN, 1), self._tokens.colour(role))

    def shape(self, behaviour: Behaviour | None, x: float, y: float, size: float) -> None:
        """A behaviour's shape around a place."""
        role = "muted" if behaviour is None else behaviour.value
        paint_shape(self._painter, behaviour, QPointF(x, y), size, self._tokens.colour(role))

    def _paint_days(self) -> None:
        rule = MARGIN + _RULE_AT
        height = self._days_end - self._days_top
        self._painter.fillRect(QRectF(rule, self._days_top, 1, height), self._tokens.colour("line"))
        top = self._days_top
        font = paper_font(12)
        for day in self._page.days:
            middle = top + self._day_height(day) / 2
            label = words.day_label(day.day)
            width = QFontMetricsF(font).horizontalAdvance(label)
            self._line(label, rule - 17 - width, middle, _SMALL)
            if day.shapes:
                self._painter.fillRect(QRectF(rule, middle - 0.5, 6, 1), self._tokens.colour("control"))
                self._paint_shapes(day, middle)
            else:
                self._painter.setPen(Qt.PenStyle.NoPen)
                self._painter.setBrush(self._tokens.colour("muted"))
                self._painter.drawEllipse(QPointF(rule + 0.5, middle), 1.5, 1.5)
            top += self._day_height(day)

    def _paint_shapes(self, day: FortnightDay, middle: float) -> None:
        """A shape for each action; where they are too many, one of a kind and how many."""
        x = float(MARGIN + _SHAPES_AT)
        if len(day.shapes) <= _MOST_SHAPES:
            for behaviour in day.shapes:
                self.shape(behaviour, x, middle, 18)
                x += _STEP
            return
        kinds = [(kind, f"×{day.shapes.count(kind)}") for kind in dict.fromkeys(day.shapes)]
        metrics = QFontMetricsF(paper_font(_SMALL.pixels))
        wide = sum(metrics.horizontalAdvance(text) + 25 for _kind, text in kinds)
        size, to_text, gap = (18, 11, 14) if wide <= LEFT + GAP / 2 - _SHAPES_AT else (14, 8, 8)
        for kind, text in kinds:
            self.shape(kind, x, middle, size)
            x += to_text + self._line(text, x + to_text, middle, _SMALL) + gap

    def _paint_tally(self) -> None:
        counts, x, middle = self._page.counts, MARGIN + _SHAPES_AT - 2.0, self._days_end + 25
        shown = [(kind, getattr(counts, kind.value)) for kind in COUNT_ORDER]
        for behaviour, count in (*shown, (None, counts.untagged)):
            if count:
                self.shape(behaviour, x, middle, 14)
                x += 13 + self._line(str(count), x + 13, middle, _SECOND) + 21

    def _paint_aside(self, *, dry: bool = False) -> float:
        """The column at the right; where it ends. `dry` only measures."""
        x = MARGIN + LEFT + GAP
        gauge = 40 if self._page.share is not None else 0
        parts: list[tuple[str, float, tuple[Paragraph, ...]]] = [
            (_("The share, so far"), gauge, (self._share, self._note)),
            *((heading, 0, (text,)) for heading, text in self._told),
        ]
        y = self._parts_top
        for number, (heading, skipped, texts) in enumerate(parts):
            y += (28 + 8 * self._room.between) if number else 0
            if not dry:
                self._heading(heading, x, y + 8)
            y += 24 + skipped
            for text in texts:
                if not dry:
                    text.paint(self._painter, x, y)
                y += text.height + 3
        if not dry and self._page.share is not None:
            self._paint_gauge(self._page.share, x, self._parts_top + 44)
        return y

    def _paint_gauge(self, share: Proportion, x: float, middle: float) -> None:
        self.shape(Behaviour.MANAGER, x + 5.25, middle, 20)
        self.shape(Behaviour.LEADER, self._right - 6.5, middle, 20)
        left, right = x + 20, self._right - 20
        draw_box(self._painter, QRectF(left, middle - 1, right - left, 2), 1, self._tokens.colour("line"))
        start, end = (left + part * (right - left) for part in (share.low, share.high))
        band = QRectF(start, middle - 5, end - start, 10)
        draw_box(self._painter, band, 5, self._tokens.colour("leader", 0.24))
        if self._page.shows_point:
            tick = QRectF(left + share.share * (right - left) - 1.5, middle - 9, 3, 18)
            draw_box(self._painter, tick, 1, self._tokens.colour("ink"))

    def _paint_best(self) -> None:
        if not self._best:
            return
        self._heading(words.best_title(len(self._best)), MARGIN, self._best_top)
        top = self._best_top + 20
        for row in self._best:
            self.hair(top)
            row.paint(self._painter, top)
            top += row.height

    def _paint_foot(self) -> None:
        self.hair(self._foot_top, "line")
        top = self._foot_top + 9
        self._foot.paint(self._painter, MARGIN, top)
        middle = top + self._foot.height + 9
        self._line(words.claim_words(), MARGIN, middle, _CLAIM)
        credit = words.credit_words(self._page)
        width = QFontMetricsF(paper_font(_SMALL.pixels)).horizontalAdvance(credit)
        self._line(credit, self._right - width, middle, _SMALL)

    @property
    def right(self) -> float:
        """The right margin."""
        return self._right

    @property
    def room(self) -> _Room:
        """How much room things take."""
        return self._room


class _Row:
    """An action marked as best: its shape and text, what came of it, its day."""

    def __init__(self, sheet: _Sheet, best: Best) -> None:
        self._sheet, self._best = sheet, best
        self._date = sheet.text((Run(words.best_date(best.day)),), _DATE, 400)
        self._date_width = self._date.last_width
        self._left = MARGIN + _BEST_TEXT_AT
        whole = sheet.right - self._left
        beside = whole - self._date_width - 24
        self._text = sheet.text((Run(best.text),), _ACTION, beside, sheet.room.lines)
        lessons = (Run(best.lesson),)
        self._lesson = sheet.text(lessons, _SECOND, whole, sheet.room.lesson_lines) if best.lesson else None
        lesson_height = 3 + self._lesson.height if self._lesson else 0
        self.height = 11 + self._text.height + lesson_height + 12

    def paint(self, painter: QPainter, top: float) -> None:
        """Paint it below a hairline at `top`."""
        y = top + 11
        self._sheet.shape(self._best.behaviour, MARGIN + 9, y + 12, 18)
        self._text.paint(painter, self._left, y)
        self._date.paint(painter, self._sheet.right - self._date_width, y)
        if self._lesson is not None:
            self._lesson.paint(painter, self._left, y + self._text.height + 3)
