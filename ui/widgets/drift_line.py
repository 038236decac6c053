"""A small plot of one share over its days: the line with its band, drawn without axes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme.look import Look
from ui.theme.painting import draw_rule
from ui.widgets.painted import draw_line_of_text

_HEIGHT, _LABELS = 72, 20
_MOST_POINTS = 260


class DriftLine(QLabel):
    """0 to 100 % upward; the band behind the line, a hairline at one half, the ends named below.

    `show_line` takes shares of 0 to 1, evenly spaced in time, and says in words what is seen.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lines: tuple[list[float], list[float], list[float]] = [], [], []
        self._ends = "", ""
        self._with_line = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)

    def show_line(
        self,
        share: Sequence[float],
        low: Sequence[float],
        high: Sequence[float],
        ends: tuple[str, str],
        said: str,
        *,
        with_line: bool = True,
    ) -> None:
        """Show these shares; without `with_line` the band alone. Nothing at all where they are empty."""
        step = max(1, len(share) // _MOST_POINTS)
        start = (len(share) - 1) % step if share else 0  # the last one is always among them
        self._lines = list(share[start::step]), list(low[start::step]), list(high[start::step])
        self._ends, self._with_line = ends, with_line
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.setVisible(bool(self._lines[0]))
        self.update()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT + self._look.grown(_LABELS))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(96, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        share, low, high = self._lines
        if not share:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._look.tokens
        plot = QRectF(0, 4, self.width(), _HEIGHT - 8)

        def points(line: Sequence[float]) -> list[QPointF]:
            across = max(1, len(line) - 1)
            return [
                QPointF(plot.left() + plot.width() * place / across, plot.bottom() - plot.height() * value)
                for place, value in enumerate(line)
            ]

        for value, role in ((1.0, "hair"), (0.5, "hair"), (0.0, "line")):
            y = plot.bottom() - plot.height() * value
            draw_rule(painter, QPointF(plot.left(), y), plot.width(), tokens.colour(role), upright=False)
        band = QPolygonF([*points(high), *reversed(points(low))])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("leader", 0.16))
        painter.drawPolygon(band)
        if self._with_line:
            self._draw_line(painter, points(share))
        self._name_ends(painter)
        painter.end()

    def _draw_line(self, painter: QPainter, points: list[QPointF]) -> None:
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        pen = QPen(self._look.tokens.colour("leader"), 2.0)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _name_ends(self, painter: QPainter) -> None:
        font, colour = self._look.font("small"), self._look.tokens.colour("muted")
        top, height = float(_HEIGHT), float(self._look.grown(_LABELS))
        first, last = self._ends
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time runs as on the chart
        draw_line_of_text(painter, QRectF(0, top, self.width() / 2, height), first, font, colour)
        width = QFontMetricsF(font).horizontalAdvance(last) + 1
        draw_line_of_text(painter, QRectF(self.width() - width, top, width, height), last, font, colour)
