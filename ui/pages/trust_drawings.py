"""The two small drawings of how far the number can be trusted: the shift, and the ways of logging."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.behaviour import Origin
from journal.language import _
from journal.statistics.amounts import figure, hundredths
from journal.statistics.verdict import Yardstick
from ui.pages.trust_words import WayLogged, ways_words
from ui.theme.look import Look
from ui.theme.painting import draw_box, hairline_width
from ui.theme.shapes import BOX
from ui.widgets.painted import draw_behaviour
from ui.widgets.text import RichText, Run, Text

_HEIGHT, _END, _BAND, _TICK, _LINE = 24, 20, 10, 18, 2
_SQUARE_HALF, _TRIANGLE_HALF = 5.25, 6.5
_LEAST_REACH = 0.2
_BAR, _BAR_RADIUS, _BAR_GAP = 14, 4.0, 2.0
_FILLS = {Origin.LIVE: 0.85, Origin.SAME_DAY: 0.5, Origin.PINGED: 0.25}
"""How dark a way is: the nearer to the moment, the darker. Recalled and imported are hollow."""


class ShiftGauge(QLabel):
    """Which way the yardstick moved: a line with "as before" in the middle, band and tick as in the gauge.

    To the left fewer old actions are leadership now, to the right more.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._found: Yardstick | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def set_yardstick(self, found: Yardstick) -> None:
        """Show this shift with its interval."""
        self._found = found
        words = _("Shift of the yardstick: {shift} points, likely {low} to {high}").format(
            shift=_signed(found.shift), low=_signed(found.low), high=_signed(found.high)
        )
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    @property
    def reach(self) -> float:
        """How far the line goes to either side, as a fraction: whole tenths that hold the interval."""
        found = self._found
        most = 0.0 if found is None else max(abs(found.low), abs(found.high))
        return min(max(math.ceil(10 * most) / 10, _LEAST_REACH), 1.0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(256, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(96, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        found = self._found
        if found is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._look.tokens
        middle = self.height() // 2
        left, right = float(_END), float(self.width() - _END)
        square = QRectF(_SQUARE_HALF - BOX / 2, middle - BOX / 2, BOX, BOX)
        triangle = QRectF(self.width() - _TRIANGLE_HALF - BOX / 2, middle - BOX / 2, BOX, BOX)
        draw_behaviour(painter, self._look, "manager", square)
        draw_behaviour(painter, self._look, "leader", triangle)

        def at(shift: float) -> float:
            return (left + right) / 2 + shift / self.reach * (right - left) / 2

        draw_box(painter, QRectF(left, middle - _LINE / 2, right - left, _LINE), 1, tokens.colour("line"))
        zero = QRectF(round(at(0.0)) - 0.5, middle - _TICK / 2, 1, _TICK)
        start, end = at(found.low), at(found.high)
        draw_box(
            painter,
            QRectF(start, middle - _BAND / 2, end - start, _BAND),
            _BAND / 2,
            tokens.colour("leader" if found.shift >= 0 else "manager", 0.24),
        )
        painter.fillRect(zero, tokens.colour("muted"))
        tick = QRectF(round(at(found.shift) - 1.5), middle - _TICK / 2, 3, _TICK)
        draw_box(painter, tick, 1, tokens.colour("ink"))
        painter.end()


class WaysBar(QLabel):
    """How what is counted was written down, as parts of one bar."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._ways: tuple[WayLogged, ...] = ()
        self.setFixedHeight(_BAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def set_ways(self, ways: tuple[WayLogged, ...]) -> None:
        """Show these parts."""
        self._ways = ways
        words = ways_words(ways)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(256, _BAR)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(96, _BAR)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        from_right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        room = self.width() - _BAR_GAP * (len(self._ways) - 1)
        place = 0.0
        for way in self._ways:
            width = max(room * way.share, 2.0)
            x = self.width() - place - width if from_right else place
            paint_way(painter, self._look, way.origin, QRectF(x, 0, width, self.height()))
            place += width + _BAR_GAP
        painter.end()


class _Swatch(QWidget):
    """The part of the bar that a row is about."""

    def __init__(self, look: Look, origin: Origin) -> None:
        super().__init__()
        self._look, self._origin = look, origin
        self.setFixedSize(14, 14)
        look.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_way(painter, self._look, self._origin, QRectF(self.rect()))
        painter.end()


class WayRow(QWidget):
    """One way of logging: its swatch, its name with its share and number, and what it means."""

    def __init__(self, look: Look, way: WayLogged) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 0, 0)
        column.setSpacing(2)
        name = RichText(
            look,
            "body",
            runs=[
                Run(way.name, strong=True),
                Run(
                    "  "
                    + _("{number}\u00a0%, {count}").format(
                        number=hundredths(way.share), count=figure(way.count)
                    )
                ),
            ],
        )
        column.addWidget(name)
        column.addWidget(Text(look, "small", "muted", text=way.meaning))
        self._swatch = _Swatch(look, way.origin)
        self._swatch.setParent(self)
        self._name = name

    @override
    def resizeEvent(self, event: object) -> None:
        from_right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = self.width() - self._swatch.width() if from_right else 0
        self._swatch.move(x, self._name.y() + 4)


def paint_way(painter: QPainter, look: Look, origin: Origin, rect: QRectF) -> None:
    """A part of the bar: filled where it was written down that day, hollow where it was not.

    What was imported has strokes in it, so that no two ways differ by their shade alone.
    """
    tokens = look.tokens
    radius = min(_BAR_RADIUS, rect.width() / 2)
    if origin in _FILLS:
        draw_box(painter, rect, radius, tokens.colour("muted", _FILLS[origin]))
        return
    edge = tokens.colour("muted")
    if origin is Origin.IMPORTED:
        _paint_strokes(painter, rect, radius, edge)
    draw_box(painter, rect, radius, None, edge)


def _paint_strokes(painter: QPainter, rect: QRectF, radius: float, colour: QColor) -> None:
    """Slanting strokes within a rounded box."""
    painter.save()
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    painter.setClipPath(path)
    pen = painter.pen()
    pen.setColor(colour)
    pen.setWidthF(hairline_width(painter))
    pen.setStyle(Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    x = rect.left() - rect.height()
    while x < rect.right():
        painter.drawLine(round(x), round(rect.bottom()), round(x + rect.height()), round(rect.top()))
        x += 5
    painter.restore()


def _signed(shift: float) -> str:
    number = hundredths(abs(shift))
    return f"{'−' if shift < 0 and number else '+' if number else ''}{number}"
