"""Where the labels of targets stand: beside their line, clear of milestones and dots as far as may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from journal.language import _
from journal.statistics.series import Floats
from ui.charts.figure import ChartFigure
from ui.charts.geometry import at_day
from ui.charts.ink import Ink, Plane
from ui.charts.marks import Step
from ui.charts.placing import Box

_PRESENT_PART = 0.45
_GAP_PX, _ABOVE_PX, _INDENT_PX = 6.0, 3.0, 5.0
_HIT, _DOT, _WITHOUT_REASON, _BELOW, _MOVED = 100.0, 4.0, 6.0, 8.0, 1.0
_NUMBER_ALONE = 10.0
_FAR_PX = 60.0
"""So far from its place a label costs one more."""
_DOT_ROOM_PX = 3.0
_MOST_TRIES = 6
_TOO_MUCH = 12.0
"""A label of an earlier target that costs as much is left out: the pointer tells it."""


@dataclass(frozen=True, slots=True)
class StepLabel:
    """What stands beside a target's line: one or two lines of text, the first strong, in a box."""

    lines: tuple[str, ...]
    box: QRectF
    at_end: bool


def step_labels(
    plane: Plane,
    figure: ChartFigure,
    ink: Ink,
    taken: Sequence[Box] = (),
    *,
    present_only: bool = False,
) -> list[StepLabel]:
    """The present target's at its right end with its reason, earlier ones' numbers at their start.

    Where a milestone, its stem or its words are in the way (`taken`) a label moves along its line or below
    it, or loses the reason, or all but its number; one of an earlier target goes rather than cover them: the
    pointer tells it.
    """
    in_use = list(taken)
    part = figure.within(plane.first, plane.last)
    there = figure.buckets.tagged[part] > 0
    dots = plane.xs(figure.dot_days[part][there]), plane.ys(figure.buckets.share[part][there])
    least = QFontMetricsF(ink.fonts[1]).horizontalAdvance(_("Target {points}").format(points=0))
    found = []
    for step in sorted(figure.steps, key=lambda step: not step.is_present):
        left, right = max(step.first, plane.first), min(step.last, plane.last)
        if left >= right or (present_only and not step.is_present):
            continue
        if not step.is_present and (right - left) * plane.px_per_day < least:
            continue
        label = _search(plane, figure, ink, step, in_use, dots).best()
        if label is not None:
            found.append(label)
            in_use.append(edges(label.box))
    return found


def edges(box: QRectF) -> Box:
    """Left, top, right and bottom of a box."""
    return box.left(), box.top(), box.right(), box.bottom()


def _search(  # noqa: PLR0917 - what it is between
    plane: Plane, figure: ChartFigure, ink: Ink, step: Step, taken: Sequence[Box], dots: tuple[Floats, Floats]
) -> _Search:
    """What is near the line of one step."""
    left, right = plane.x(max(step.first, plane.first)), plane.x(min(step.last, plane.last))
    y, reach = plane.y(step.share), 2 * QFontMetricsF(ink.fonts[0]).height() + 2 * _ABOVE_PX * ink.unit
    # The present one's label may begin before its line.
    outer = plane.rect.left() if step.is_present else left
    near = [
        box
        for box in taken
        if box[0] < right and box[2] > outer and box[1] < y + reach and box[3] > y - reach
    ]
    xs, ys = dots
    close = (xs > outer - reach) & (xs < right + reach) & (abs(ys - y) < reach + _DOT_ROOM_PX)
    around = list(zip(xs[close].tolist(), ys[close].tolist(), strict=True))
    return _Search(plane, figure, ink, step, left, right, near, around)


@dataclass(frozen=True, slots=True)
class _Search:
    """The places for one step's label, between two pixels."""

    plane: Plane
    figure: ChartFigure
    ink: Ink
    step: Step
    left: float
    right: float
    taken: Sequence[Box]
    dots: Sequence[tuple[float, float]]

    def best(self) -> StepLabel | None:
        """The label where it costs least; None for an earlier target without room."""
        at_end = self.step.is_present and self.figure.choices.reasons
        options = [
            (cost + self._cost_at(box), lines, box) for cost, lines, box in self._options(at_end=at_end)
        ]
        if not options:
            return None
        cost, lines, box = min(options, key=lambda option: option[0])
        if cost >= _TOO_MUCH and not self.step.is_present:
            return None
        return StepLabel(lines, box, at_end)

    def _texts(self, *, at_end: bool) -> Iterator[tuple[float, tuple[str, ...], float]]:
        """Each text there may be: its cost, its lines, and its width."""
        usual, strong = (QFontMetricsF(font) for font in self.ink.fonts)
        words = _("Target {points}").format(points=self.step.points)
        width = strong.horizontalAdvance(words)
        if at_end and self.step.reason:
            room = self.plane.rect.width() * _PRESENT_PART
            reason = usual.elidedText(self.step.reason, Qt.TextElideMode.ElideRight, room)
            yield 0.0, (words, reason), max(width, usual.horizontalAdvance(reason))
        yield _WITHOUT_REASON, (words,), width
        if self.step.is_present:  # rather than cover the forecast and the dots
            number = f"{self.step.points}"
            yield _NUMBER_ALONE, (number,), strong.horizontalAdvance(number)

    def _options(self, *, at_end: bool) -> Iterator[tuple[float, tuple[str, ...], QRectF]]:
        unit, y = self.ink.unit, self.plane.y(self.step.share)
        line = QFontMetricsF(self.ink.fonts[0]).height()
        top_edge, bottom_edge = self.plane.rect.top(), self.plane.rect.bottom()
        for cost, lines, width in self._texts(at_end=at_end):
            height = line * len(lines)
            above, below = y - height - _ABOVE_PX * unit, y + _ABOVE_PX * unit
            for top, more in ((above, 0.0), (below, _BELOW)):
                if top < top_edge or top + height > bottom_edge + 1:
                    continue
                for x in self._starts(width, top, top + height, at_end=at_end):
                    start = self.right - width if at_end else self.left + _INDENT_PX * unit
                    moved = abs(x - start)
                    far = bool(moved) * _MOVED + moved / (_FAR_PX * unit)
                    yield cost + more + far, lines, QRectF(x, top, width, height)

    def _starts(self, width: float, top: float, bottom: float, *, at_end: bool) -> Iterator[float]:
        """Where a text may begin: at its end of the line, or just beside what is in the way."""
        unit = self.ink.unit
        first, last = self.left + _INDENT_PX * unit, self.right - (0.0 if at_end else 3.0 * unit) - width
        if at_end:
            yield last  # a label longer than its line begins before it
        elif first <= last:
            yield first
        if first > last:
            return
        if not at_end:
            yield from (x for x in (first + width * part / 2 for part in range(1, 5)) if x <= last)
        gap = _GAP_PX * unit
        beside = (
            box[0] - gap - width if at_end else box[2] + gap
            for box in self.taken
            if box[1] < bottom and box[3] > top
        )
        start = last if at_end else first
        yield from sorted((x for x in beside if first <= x <= last), key=lambda x: abs(x - start))[
            :_MOST_TRIES
        ]

    def _cost_at(self, box: QRectF) -> float:
        """What it costs to cover what is there, dots of days, weeks or months and the line of today too."""
        plane, figure = self.plane, self.figure
        left, top, right, bottom = edges(box)
        hits = sum(
            left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
            for other in self.taken
        )
        room = _DOT_ROOM_PX
        dots = sum(left - room < x < right + room and top - room < y < bottom + room for x, y in self.dots)
        line = at_day(figure.estimate, plane.day(box.center().x())) if figure.shows_line else None
        crossed = line is not None and top < plane.y(line[0]) < bottom
        today = figure.fan is not None and left < plane.x(figure.today) < right
        return _HIT * hits + _DOT * dots + _DOT * crossed + _DOT / 2 * today
