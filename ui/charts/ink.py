"""What the charts are painted with, and onto which days and values of a panel."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from journal.statistics.series import Floats, Ints
from ui.theme.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Ink:
    """What it is painted with: the colours, the ground below, and pixels per design pixel.

    `fonts` are the usual and the strong one of ticks, labels and legends. `stamps` keeps what is costly to
    paint as pictures, on the screen; without it everything is painted anew, by path.
    """

    tokens: Tokens
    ground: QColor
    fonts: tuple[QFont, QFont]
    unit: float = 1.0
    stamps: dict[Hashable, QPixmap] | None = None

    def pen(self, role: str, width: float = 1.0, alpha: float = 1.0) -> QPen:
        """A pen of a role, `width` in design pixels, with round ends."""
        pen = QPen(self.tokens.colour(role, alpha), width * self.unit)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen

    def stamp(
        self,
        painter: QPainter,
        key: Hashable,
        at: QPointF,
        box: QRectF,
        paint: Callable[[QPainter, QPointF], None],
    ) -> None:
        """Paint something at a place, on the screen from a picture of it.

        `box` is its extent around (0, 0), in logical pixels.
        """
        if self.stamps is None:
            paint(painter, at)
            return
        ratio = painter.device().devicePixelRatioF()
        picture = self.stamps.get((key, ratio))
        if picture is None:
            picture = QPixmap(math.ceil(box.width() * ratio), math.ceil(box.height() * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            inner = QPainter(picture)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(inner, -box.topLeft())
            inner.end()
            self.stamps[key, ratio] = picture
        corner = at + box.topLeft()
        # On whole pixels of the device, or it would be blurred.
        painter.drawPixmap(
            QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio), picture
        )


@dataclass(frozen=True, slots=True)
class Plane:
    """A panel: `rect` in pixels shows the days `first` to `last` and the values 0 to `top`."""

    rect: QRectF
    first: float
    last: float
    top: float

    def x(self, day: float) -> float:
        """The pixel of a day."""
        return self.rect.left() + (day - self.first) * self.px_per_day

    def y(self, value: float) -> float:
        """The pixel of a value."""
        return self.rect.bottom() - value / self.top * self.rect.height()

    def day(self, x: float) -> float:
        """The day at a pixel."""
        return self.first + (x - self.rect.left()) / self.px_per_day

    @property
    def px_per_day(self) -> float:
        """Pixels for each day."""
        return self.rect.width() / (self.last - self.first)

    def xs(self, days: Floats) -> Floats:
        """The pixels of many days."""
        return self.rect.left() + (days - self.first) * self.px_per_day

    def ys(self, values: Floats | Ints) -> Floats:
        """The pixels of many values."""
        return np.asarray(self.rect.bottom() - values / self.top * self.rect.height())

    def polygon(self, days: Floats, values: Floats) -> QPolygonF:
        """The pixels of a curve."""
        points = zip(self.xs(days).tolist(), self.ys(values).tolist(), strict=True)
        return QPolygonF([QPointF(x, y) for x, y in points])


def crisp(value: float) -> float:
    """The middle of the pixel that holds `value`, where a line of one pixel is sharp."""
    return float(np.floor(value)) + 0.5


def text_middle(metrics: QFontMetricsF, middle: float) -> float:
    """The base line of a text whose capitals are centred on `middle`."""
    return middle + metrics.capHeight() / 2
