"""A paragraph of runs, laid out to a width and painted as text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from journal.statistics.runs import Run


class Paragraph:
    """Runs of usual and strong text broken into lines of `line_height` pixels, `width` wide at most.

    `fonts` are the usual and the strong one, `colours` likewise. It is painted as text, so that a
    PDF embeds its font and an SVG can be searched.
    """

    def __init__(
        self,
        runs: Sequence[Run],
        fonts: tuple[QFont, QFont],
        colours: tuple[QColor, QColor],
        width: float,
        line_height: float,
    ) -> None:
        self._line_height = line_height
        self._layout = QTextLayout("".join(run.text for run in runs), fonts[0])
        option = QTextOption(Qt.AlignmentFlag.AlignLeading)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(_formats(runs, fonts, colours))
        self._break(width)

    def _break(self, width: float) -> None:
        self._layout.beginLayout()
        top = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (self._line_height - line.height()) / 2))
            top += self._line_height
        self._layout.endLayout()

    @property
    def lines(self) -> int:
        """How many lines it takes."""
        return self._layout.lineCount()

    @property
    def height(self) -> float:
        """How high it is."""
        return self.lines * self._line_height

    @property
    def last_width(self) -> float:
        """How wide its last line is."""
        return self._layout.lineAt(self.lines - 1).naturalTextWidth() if self.lines else 0.0

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Paint it with its upper left corner there."""
        self._layout.draw(painter, QPointF(left, top))


def _formats(
    runs: Sequence[Run], fonts: tuple[QFont, QFont], colours: tuple[QColor, QColor]
) -> list[QTextLayout.FormatRange]:
    formats = []
    start = 0
    for run in runs:
        piece = QTextLayout.FormatRange()
        piece.start = start
        piece.length = len(run.text.encode("utf-16-le")) // 2
        style = QTextCharFormat()
        style.setFont(fonts[run.strong])
        style.setForeground(colours[run.strong])
        piece.format = style
        formats.append(piece)
        start += piece.length
    return formats
