"""The weekly result: a quiet strip of bars under the drift, on the same days, and no word about both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from journal.domain.dates import long_date
from journal.domain.result import ResultMeasure, WeekResult
from journal.language import _
from ui.charts.ink import Ink, Plane, crisp, text_middle

STRIP_PX, TITLE_PX = 36.0, 24.0
_BAR_PART, _LEAST_BAR_PX, _ALPHA = 0.62, 1.0, 0.55


@dataclass(frozen=True, slots=True)
class Strip:
    """The figures in some days: first days of weeks as ordinals, and the ends of their own axis.

    `low` is 0 unless a figure lies below it, `high` the next round figure; a week without a figure is a
    gap and no zero.
    """

    title: str
    weeks: tuple[tuple[int, float], ...]
    low: float
    high: float

    def on(self, start: int, end: int) -> tuple[tuple[int, float], ...]:
        """The figures of the weeks that begin between two days, or hold both."""
        return tuple((week, value) for week, value in self.weeks if week <= end and week + 6 >= start)


def strip_of(results: Iterable[WeekResult], measure: ResultMeasure, first: int, last: int) -> Strip | None:
    """The strip of the weeks between two days; None where nothing is counted or there is no figure."""
    weeks = [(one.week.toordinal(), one.value) for one in results]
    weeks = sorted((week, value) for week, value in weeks if first - 6 <= week <= last)
    if not measure.is_chosen or not weeks:
        return None
    values = [value for _week, value in weeks]
    return Strip(
        strip_title(measure), tuple(weeks), min(0.0, -round_up(-min(values))), max(0.0, round_up(max(values)))
    )


def strip_title(measure: ResultMeasure) -> str:
    """Name and unit: "Quota a week, %"."""
    name = _("{name} a week").format(name=measure.name)
    return _("{name}, {unit}").format(name=name, unit=measure.unit) if measure.unit else name


def round_up(value: float) -> float:
    """The next figure of one or two digits and noughts that is as large: 412 is 420, 0.37 is 0.37."""
    if value <= 0:
        return 0.0
    step = 1.0
    while step * 100 <= value:
        step *= 10
    while step * 10 > value:
        step /= 10
    count = -(-value // step)
    return float(f"{count * step:.12g}")


def value_text(value: float) -> str:
    """A figure as it stands at the axis and in words: "1,234", "97.5"."""
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}".replace("-", "\N{MINUS SIGN}")
    return f"{value:,.4g}".replace("-", "\N{MINUS SIGN}")


def strip_words(strip: Strip, start: int, end: int) -> tuple[str, ...]:
    """What is said of some days: the figure of their week, or of each of the last three."""
    found = strip.on(start, end)
    if len(found) == 1:
        return (_("{title}: {value}").format(title=strip.title, value=value_text(found[0][1])),)
    words = _("{title}, week of {day}: {value}")
    return tuple(
        words.format(title=strip.title, day=long_date(dt.date.fromordinal(week)), value=value_text(value))
        for week, value in found[-3:]
    )


def paint_strip(painter: QPainter, plane: Plane, strip: Strip, ink: Ink) -> None:
    """The bars of the weeks in view, muted, from the zero line; title above, the axis' ends at the left.

    `plane` has the values from 0 to `top` = 1 as the part of the strip's own axis.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    span = strip.high - strip.low or 1.0

    def y(value: float) -> float:
        return plane.y((value - strip.low) / span)

    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.tokens.colour("muted", _ALPHA))
    width = max(_LEAST_BAR_PX, 7 * plane.px_per_day * _BAR_PART)
    for week, value in strip.weeks:
        if plane.first - 7 <= week <= plane.last:
            middle = plane.x(week + 3)
            bar = QRectF(
                QPointF(middle - width / 2, y(max(value, 0.0))),
                QPointF(middle + width / 2, y(min(value, 0.0))),
            )
            # cut here, as an SVG file knows no clipping
            bar = bar.intersected(plane.rect.adjusted(0, -1, 0, 1))
            if not bar.isEmpty():
                painter.drawRect(bar)
    pen = ink.pen("line")
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    zero = crisp(y(0.0))
    painter.drawLine(QLineF(plane.rect.left(), zero, plane.rect.right(), zero))


def paint_strip_labels(painter: QPainter, plane: Plane, strip: Strip, ink: Ink, above: float) -> None:
    """Title above the strip, its middle so far above it, and the ends of its axis before it."""
    font, metrics = ink.fonts[0], QFontMetricsF(ink.fonts[0])
    painter.setFont(font)
    painter.setPen(ink.tokens.colour("muted"))
    middle = plane.rect.top() - above
    title = metrics.elidedText(strip.title, Qt.TextElideMode.ElideRight, plane.rect.width())
    painter.drawText(QPointF(plane.rect.left(), text_middle(metrics, middle)), title)
    edge = plane.rect.left() - 10 * ink.unit
    for value, at in axis_ends(strip, plane):
        text = metrics.elidedText(value_text(value), Qt.TextElideMode.ElideRight, edge)
        painter.drawText(QPointF(edge - metrics.horizontalAdvance(text), text_middle(metrics, at)), text)


def axis_ends(strip: Strip, plane: Plane) -> Sequence[tuple[float, float]]:
    """The figures at the ends of the axis with their heights."""
    return ((strip.high, plane.rect.top()), (strip.low, plane.rect.bottom()))
