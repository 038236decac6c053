"""Text laid out by hand: the look's line heights, words set apart, a last line that ends in "…"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from journal.domain.text import find_tokens
from ui.widgets.paragraph import reads_right_to_left, units

# No screen shows more than this in twelve lines; shaping a whole novel for them would take seconds.
_MOST_SHAPED = 6000


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text, in code points from `start` to before `end`, that is set apart."""

    start: int
    end: int
    colour: QColor | None = None
    weight: int | None = None
    ground: QColor | None = None


@dataclass(frozen=True)
class LaidText:
    """Text broken into lines: its layout, its height and width, and whether the end was left out."""

    layout: QTextLayout
    height: float
    width: float
    shortened: bool

    def paint(self, painter: QPainter, at: QPointF, colour: QColor) -> None:
        """Draw it with its top left corner at `at`; spans keep their own colour."""
        painter.setPen(colour)
        self.layout.draw(painter, at)


def utf16_positions(text: str, places: Iterable[int]) -> list[int]:
    """Qt's positions of code points `places` (rising): characters beyond U+FFFF count twice there."""
    if text.isascii():
        return list(places)
    positions: list[int] = []
    done, passed = 0, 0
    for place in places:
        passed += units(text[done:place])
        done = place
        positions.append(passed)
    return positions


def token_spans(text: str, colour: QColor, weight: int = 500) -> tuple[Span, ...]:
    """The `@persons` and `#topics` of a text as spans of one colour and weight."""
    return tuple(Span(token.start, token.end, colour, weight) for token in find_tokens(text))


def lay_out(
    text: str,
    font: QFont,
    line: float,
    width: float,
    *,
    spans: Sequence[Span] = (),
    most_lines: int | None = None,
) -> LaidText:
    """Break `text` into lines of height `line` within `width` logical pixels.

    Lines with taller letters than the font's own (emoji, stacked scripts) take the room they need.
    Past `most_lines` the text ends in "…". Right-to-left paragraphs align right by themselves.
    """
    shown = text[:_MOST_SHAPED] if most_lines is not None else text
    laid = _break(shown, font, line, width, spans=spans, most_lines=most_lines)
    last = laid.layout.lineAt(laid.layout.lineCount() - 1) if laid.layout.lineCount() else None
    cut = len(shown) < len(text)
    if last is None or most_lines is None or not (cut or laid.shortened):
        return laid
    end = last.textStart() + last.textLength()
    kept = shown.encode("utf-16-le", "surrogatepass")[: 2 * end].decode("utf-16-le", "replace").rstrip()
    for _attempt in range(8):
        tried = _break(kept + "…", font, line, width, spans=spans, most_lines=most_lines)
        if not tried.shortened:
            return LaidText(tried.layout, tried.height, tried.width, shortened=True)
        kept = kept[: max(0, len(kept) - 3)].rstrip()
    return laid


def _break(
    text: str, font: QFont, line: float, width: float, *, spans: Sequence[Span], most_lines: int | None
) -> LaidText:
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    if reads_right_to_left(text[:_MOST_SHAPED]):
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.setFormats(_formats(text, font, spans))
    layout.beginLayout()
    height, widest, count, shortened = 0.0, 0.0, 0, False
    while True:
        piece = layout.createLine()
        if not piece.isValid():
            break
        piece.setLineWidth(max(1.0, width))
        room = max(line, piece.height())
        piece.setPosition(QPointF(0, height + (room - piece.height()) / 2))
        height += room
        widest = max(widest, piece.naturalTextWidth())
        count += 1
        if most_lines is not None and count == most_lines:
            end = piece.textStart() + piece.textLength()
            shortened = end < units(layout.text())
            break
    layout.endLayout()
    return LaidText(layout, height, widest, shortened)


def _formats(text: str, font: QFont, spans: Sequence[Span]) -> list[QTextLayout.FormatRange]:
    inside = [span for span in spans if span.end <= len(text)]
    edges = sorted({place for span in inside for place in (span.start, span.end)})
    at = dict(zip(edges, utf16_positions(text, edges), strict=True))
    formats = []
    for span in inside:
        entry = QTextLayout.FormatRange()
        entry.start = at[span.start]
        entry.length = at[span.end] - at[span.start]
        look = QTextCharFormat()
        if span.weight is not None:
            heavier = QFont(font)
            heavier.setWeight(QFont.Weight(span.weight))
            look.setFont(heavier)
        if span.colour is not None:
            look.setForeground(span.colour)
        if span.ground is not None:
            look.setBackground(span.ground)
        entry.format = look
        formats.append(entry)
    return formats
