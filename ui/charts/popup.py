"""The pop-up that names the values of one day, week or month."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.charts.ink import crisp
from ui.charts.words import BucketWords
from ui.theme.look import Look
from ui.theme.shapes import paint_shape

SHADOW = 24
PADDING = 16.0
NARROWEST, WIDEST = 240.0, 320.0
_SHAPE = 16.0
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


def _shorter(words: BucketWords) -> BucketWords:
    """The words with a line less: the hint goes first, then the last note, then the counts."""
    if words.hint:
        return replace(words, hint="")
    if words.notes:
        return replace(words, notes=words.notes[:-1])
    return replace(words, counts=(), figures=())


class BucketPopup(QWidget):
    """Floats over the chart and never takes the pointer or the focus from it.

    The chart says the same to screen readers as its own name, so this is not a second voice.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._chart = parent
        self._words: BucketWords | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def words(self) -> BucketWords | None:
        """What it says now."""
        return self._words

    def set_look(self, look: Look) -> None:
        """Paint with another look."""
        self._look = look
        self.update()

    def show_at(self, words: BucketWords, line: QPointF, area: QRectF) -> None:
        """Say `words` beside the vertical line through `line`, inside `area` of the parent.

        It stands 16 px away from the line, on the side where there is more room, and within what is seen of
        the parent: higher up, or with fewer lines, where that ends sooner.
        """
        whole = self._seen()
        self._words = words
        width, height = self._card_size()
        while height > whole.height() and (self._words.hint or self._words.notes or self._words.counts):
            self._words = _shorter(self._words)
            width, height = self._card_size()
        to_right = area.right() - line.x() >= line.x() - area.left()
        left = line.x() + 16 if to_right else line.x() - 16 - width
        left = max(min(left, whole.right() - width), whole.left())
        top = max(min(line.y(), whole.bottom() - height), whole.top())
        self.setGeometry(
            round(left) - SHADOW, round(top) - SHADOW, round(width) + 2 * SHADOW, round(height) + 2 * SHADOW
        )
        self.update()
        self.show()
        self.raise_()

    def _seen(self) -> QRectF:
        """What is seen of the chart: the page may have scrolled part of it away."""
        seen, widget = QRectF(self._chart.rect()), self._chart
        corner = QPointF(0, 0)
        while not widget.isWindow():
            corner += QPointF(widget.pos())
            around = widget.parentWidget()
            if around is None:
                break
            seen, widget = seen & QRectF(around.rect()).translated(-corner), around
        return seen

    def _card_size(self) -> tuple[float, float]:
        if self._words is None:
            return NARROWEST, 0.0
        words, line = self._words, self._look.line("ui")
        strong = QFontMetricsF(self._look.font("navigation", 600))
        usual = QFontMetricsF(self._look.font("ui"))
        head = strong.horizontalAdvance(words.heading) + 16 + usual.horizontalAdvance(words.total)
        texts = [usual.horizontalAdvance(text) for text in (words.estimate, words.alone, words.hint)]
        notes = [usual.horizontalAdvance(text) for text in words.notes]
        fixed = max(head, *texts, self._counts_width()) + 2 * PADDING
        # A third longer text may need more than the design's widest; clipping it would be worse.
        widest = WIDEST * self._look.text_ratio
        # Whole pixels, as a card has: a note measured wider than it is painted would leave an empty line.
        width = math.ceil(max(NARROWEST, min(max(fixed, *notes, 0.0) + 2 * PADDING, widest), fixed))
        rows = 1 + bool(words.estimate) + bool(words.alone)
        height = 2 * PADDING + rows * line + 4 + sum(self._note_heights(width - 2 * PADDING))
        height += (line + 12) * bool(words.counts) + (line + 2) * bool(words.hint)
        return width, height

    def _note_heights(self, width: float) -> list[float]:
        """How high each note is when it is broken to a width."""
        if self._words is None:
            return []
        metrics, line = QFontMetricsF(self._look.font("ui")), self._look.line("ui")
        room = QRectF(0, 0, width, 1000)
        boxes = [metrics.boundingRect(room, _WRAPPED, note) for note in self._words.notes]
        return [box.height() + line - metrics.height() for box in boxes]

    def _counts_width(self) -> float:
        metrics = QFontMetricsF(self._look.font("ui"))
        figures = self._words.figures if self._words else ()
        return sum(_SHAPE + 6 + metrics.horizontalAdvance(text) + 16 for text in figures)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The card with its shadow, then the words."""
        if self._words is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        self._paint_card(painter, card)
        self._paint_words(painter, card, self._words)
        painter.end()

    def _paint_card(self, painter: QPainter, card: QRectF) -> None:
        tokens = self._look.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        # 0 8 24, ink 14 % (dark 50 %), as rings that grow fainter outward: no effect, no pixmap.
        strength = 0.5 if tokens.dark else 0.14
        shade = QColor(0, 0, 0) if tokens.dark else QColor(tokens.ink)
        for ring in range(16):
            spread = 12.0 - 1.5 * ring
            shade.setAlphaF(strength / 16 * 0.75)
            painter.setBrush(shade)
            box = card.translated(0, 8).adjusted(-spread, -spread, spread, spread)
            painter.drawRoundedRect(box, 12 + max(0.0, spread), 12 + max(0.0, spread))
        painter.setBrush(tokens.colour("surface"))
        painter.setPen(tokens.colour("line"))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)

    def _paint_words(self, painter: QPainter, card: QRectF, words: BucketWords) -> None:
        line = self._look.line("ui")
        left, right, top = card.left() + PADDING, card.right() - PADDING, card.top() + PADDING
        row = QRectF(left, top, right - left, line)
        self._text(painter, row, words.heading, "ink", strong=True)
        self._text(painter, row, words.total, "muted", align=Qt.AlignmentFlag.AlignRight)
        row.translate(0, line + 4)
        for text, role in ((words.estimate, "ink"), (words.alone, "muted")):
            if text:
                self._text(painter, row, text, role)
                row.translate(0, line)
        above = (line - QFontMetricsF(self._look.font("ui")).height()) / 2
        for note, height in zip(words.notes, self._note_heights(row.width()), strict=True):
            painter.setFont(self._look.font("ui"))
            painter.setPen(self._look.tokens.colour("muted"))
            painter.drawText(QRectF(row.left(), row.top() + above, row.width(), height + 4), _WRAPPED, note)
            row.translate(0, height)
        if words.counts:
            row.translate(0, 6)
            self._paint_counts(painter, row, words)
            row.translate(0, line + 6)
        if words.hint:
            self._text(painter, row, words.hint, "muted")

    def _paint_counts(self, painter: QPainter, row: QRectF, words: BucketWords) -> None:
        metrics = QFontMetricsF(self._look.font("ui"))
        x = row.left()
        for (which, _number), text in zip(words.counts, words.figures, strict=True):
            middle = crisp(row.center().y())
            colour = self._look.tokens.behaviour(which)
            paint_shape(painter, which, QPointF(x + _SHAPE / 2, middle), _SHAPE, colour)
            box = QRectF(x + _SHAPE + 6, row.top(), metrics.horizontalAdvance(text) + 2, row.height())
            self._text(painter, box, text, "ink")
            x = box.right() + 14

    def _text(
        self,
        painter: QPainter,
        row: QRectF,
        text: str,
        role: str,
        *,
        strong: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(self._look.font("navigation", 600) if strong else self._look.font("ui"))
        painter.setPen(self._look.tokens.colour(role))
        flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(row, int(flags), text)
