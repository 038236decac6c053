"""Runs of text laid out in lines of a fixed height, with behaviour shapes set into the line."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import cast

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from ui.theme.shapes import paint_shape

SHAPE_SIZE, SHAPE_GAP = 14.0, 5.0
UNTAGGED = "none"
# A no-break space carries the shape: it is stretched to the shape's width and, by the Unicode line
# breaking rules, never parts from the word that follows.
_CARRIER = "\N{NO-BREAK SPACE}"
_ELLIPSIS = "…"
_ANY_WIDTH = 1e6


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text: strong or not, led by a shape or not, in a colour of its own or not.

    `shape` is a behaviour's name or "none" (not tagged yet). `colour_role` is a token's name.
    `role` sets the run in another step of the type scale, on the same baseline.
    """

    text: str
    strong: bool = False
    shape: str | None = None
    colour_role: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Face:
    """What a paragraph is set in: its font, the fonts and colours of runs, the line height in pixels."""

    font: QFont
    line: float
    font_of: Callable[[Run], QFont]
    colour: Callable[[str | None], QColor]


def units(text: str) -> int:
    """The length Qt counts: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Paragraph:
    """Runs in lines. Positions are UTF-16 units of `text`, sizes logical pixels."""

    def __init__(self, runs: Sequence[Run], face: Face, *, wrap: bool = True) -> None:
        self._runs = tuple(runs)
        self._face = face
        self._wrap = wrap
        self._width = -1.0
        self._natural: float | None = None
        self._shapes: list[tuple[int, str]] = []
        self._layout = self._build()

    @property
    def layout(self) -> QTextLayout:
        """Qt's layout, for hit tests and selections."""
        return self._layout

    @property
    def line_count(self) -> int:
        """How many lines the last `lay_out` made."""
        return self._layout.lineCount()

    @property
    def height(self) -> float:
        """The height of the last layout."""
        return max(1, self.line_count) * self._face.line

    @property
    def natural_width(self) -> float:
        """The width of the longest line when nothing wraps."""
        if self._natural is None:
            width = self._width
            self.lay_out(_ANY_WIDTH)  # Qt keeps the letters' shapes: laying out again costs little
            self._natural = self.used_width
            if width >= 0:
                self.lay_out(width)
        return self._natural

    @property
    def used_width(self) -> float:
        """The width of the longest line of the last layout."""
        lines = (self._layout.lineAt(i) for i in range(self.line_count))
        return max((line.naturalTextWidth() for line in lines), default=0.0)

    @property
    def baseline(self) -> float:
        """Where the first line's letters stand, from the top."""
        metrics = QFontMetricsF(self._face.font)
        return round((self._face.line - metrics.height()) / 2 + metrics.ascent())

    def longest_word_width(self) -> float:
        """The width of the widest word, below which words have to be broken."""
        widest = 0.0
        for run in self._runs:
            metrics = QFontMetricsF(self._face.font_of(run))
            # Long words are broken anyway, so what is beyond forty letters does not count.
            words = run.text.split(" ")[:200]
            longest = max((word[:40] for word in words), key=len, default="")
            widest = max(
                widest, metrics.horizontalAdvance(longest) + (SHAPE_SIZE + SHAPE_GAP if run.shape else 0)
            )
        return widest

    def lay_out(self, width: float) -> float:
        """Break into lines of at most `width`; returns the height."""
        if width == self._width:
            return self.height
        self._width = width
        self._layout.beginLayout()
        top, baseline = 0.0, self.baseline
        while True:
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(1.0, width) if self._wrap else max(width, _ANY_WIDTH))
            line.setPosition(QPointF(0, top + baseline - line.ascent()))
            top += self._face.line
        self._layout.endLayout()
        return self.height

    def shortened(self, width: float, max_lines: int) -> Paragraph:
        """This paragraph, or one cut with an ellipsis so that it fits `max_lines` lines of `width`."""
        whole = Paragraph(self._runs, self._face)
        whole.lay_out(width)
        if whole.line_count <= max_lines:
            return whole
        total = sum(len(run.text) for run in self._runs)
        low, high = 0, total
        while low < high:
            middle = (low + high + 1) // 2
            attempt = Paragraph(_cut(self._runs, middle), self._face)
            attempt.lay_out(width)
            low, high = (middle, high) if attempt.line_count <= max_lines else (low, middle - 1)
        cut = Paragraph(_cut(self._runs, low), self._face)
        cut.lay_out(width)
        return cut

    def draw(
        self,
        painter: QPainter,
        origin: QPointF,
        selections: Sequence[QTextLayout.FormatRange] = (),
    ) -> None:
        """Paint text and shapes with the top left corner at `origin`."""
        painter.setPen(self._face.colour(None))
        self._layout.draw(painter, origin, list(selections))
        for position, shape in self._shapes:
            line = self._layout.lineForTextPosition(position)
            if not line.isValid():
                continue
            start, end = _cursor_x(line, position), _cursor_x(line, position + 1)
            left = min(start, end) + (0 if end >= start else SHAPE_GAP)
            # Optically on the x-height: the middle of the small letters, a little above.
            middle = line.y() + line.ascent() - QFontMetricsF(self._face.font).capHeight() / 2
            behaviour = None if shape == UNTAGGED else shape
            colour = self._face.colour(behaviour or "muted")
            centre = origin + QPointF(left + SHAPE_SIZE / 2, middle)
            paint_shape(painter, behaviour, centre, SHAPE_SIZE, colour)

    def _build(self) -> QTextLayout:
        pieces: list[str] = []
        formats: list[QTextLayout.FormatRange] = []
        position = 0
        for run in self._runs:
            if run.shape is not None:
                self._shapes.append((position, run.shape))
                formats.append(_format_range(position, 1, self._carrier_format()))
                pieces.append(_CARRIER)
                position += 1
            text = run.text.replace("\r\n", "\n").replace("\n", "\N{LINE SEPARATOR}")
            length = units(text)
            if run.strong or run.role is not None or run.colour_role is not None:
                style = QTextCharFormat()
                style.setFont(self._face.font_of(run))
                style.setForeground(self._face.colour(run.colour_role))
                formats.append(_format_range(position, length, style))
            pieces.append(text)
            position += length
        whole = "".join(pieces)
        layout = QTextLayout(whole, self._face.font)
        layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(
            QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if self._wrap else QTextOption.WrapMode.NoWrap
        )
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        if reads_right_to_left(whole) and self._wrap:
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout.setTextOption(option)
        layout.setFormats(formats)
        return layout

    def _carrier_format(self) -> QTextCharFormat:
        font = QFont(self._face.font)
        natural = QFontMetricsF(self._face.font).horizontalAdvance(_CARRIER)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, SHAPE_SIZE + SHAPE_GAP - natural)
        style = QTextCharFormat()
        style.setFont(font)
        return style


def _format_range(start: int, length: int, style: QTextCharFormat) -> QTextLayout.FormatRange:
    piece = QTextLayout.FormatRange()
    piece.start, piece.length, piece.format = start, length, style
    return piece


def _cursor_x(line: QTextLine, position: int) -> float:
    # PySide answers (x, position); its stubs say object.
    return cast("tuple[float, int]", line.cursorToX(position))[0]


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is read from right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction == "L":
            return False
        if direction in ("R", "AL"):
            return True
    return False


def _cut(runs: Sequence[Run], length: int) -> list[Run]:
    """The runs cut after `length` letters, with an ellipsis."""
    kept: list[Run] = []
    for run in runs:
        if length <= 0:
            break
        kept.append(replace(run, text=run.text[:length]))
        length -= len(run.text)
    if not kept:
        return [Run(_ELLIPSIS)]
    kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip() + _ELLIPSIS)
    return kept
