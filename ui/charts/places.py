"""Where the marks of one figure are on a panel: found once for a zoom, for painter and pointer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from journal.statistics.amounts import figure as spelled
from ui.charts.figure import ChartFigure
from ui.charts.ink import Ink, Plane, crisp
from ui.charts.marks import Guess
from ui.charts.placing import DISC_PX, LABEL_GAP_PX, Box, Obstacles, Place, Room, place_signs
from ui.charts.step_labels import StepLabel, edges, step_labels

DIAMOND_PX, RING_PX = 12.0, 10.0
_BESIDE_PX = 11.0
_STEM_ROOM_PX = 3.0
_COUNT_PADDING_PX = 5.0
_LABELLED_WHILE_ZOOMING = 60
"""With more milestones in view their labels wait until the zoom stays: few of them would have room."""


@dataclass
class SignPlaces:
    """Where the milestones of one figure are, and the labels of its targets beside them.

    The milestones' places are computed again only when the zoom is another, the labels' when the days in view
    are.
    """

    figure: ChartFigure
    ink: Ink
    _widths: list[float] = field(default_factory=list)
    _count_widths: dict[int, float] = field(default_factory=dict)
    _room: Room | None = None
    _next_room: Room | None = None
    _places: tuple[Place, ...] = ()
    _seen: tuple[Plane, tuple[Place, ...]] | None = None
    _inside: tuple[Plane, list[Place]] | None = None
    _labels: tuple[Plane, list[StepLabel]] | None = None

    def on(self, plane: Plane) -> tuple[Place, ...]:
        """The places on a plane.

        While one zooms they are found for what is in view alone, and for all once the zoom stays.
        """
        if self._seen is None or self._seen[0] != plane:
            self._seen = plane, self._find(plane)
        return self._seen[1]

    def come_to_rest(self) -> None:
        """The zoom stays: what was found for the days in view alone is to be found for all."""
        if self._seen is not None and self._seen[1] is not self._places:
            self._seen = self._inside = self._labels = None

    def _find(self, plane: Plane) -> tuple[Place, ...]:
        signs, metrics = self.figure.signs, QFontMetricsF(self.ink.fonts[0])
        if not signs:
            return ()
        if not self._widths:
            self._widths = [metrics.horizontalAdvance(sign.short) for sign in signs]
        first, last = self.figure.reach
        # While one pans, the last digits of the width of a day change.
        px_per_day, height = round(plane.px_per_day, 6), plane.rect.height()
        room = Room(px_per_day, height, first, last, metrics.height(), self.ink.unit)
        if room == self._room:
            return self._places
        stays = self._room is None or room == self._next_room
        self._next_room = room
        if not stays:
            return self._place(plane, room, plane.first, plane.last, most_labelled=_LABELLED_WHILE_ZOOMING)
        self._room, self._places = room, self._place(plane, room, first, last)
        return self._places

    def in_view(self, plane: Plane) -> list[Place]:
        """The places whose disc is between the first and the last day of a plane."""
        if self._inside is None or self._inside[0] != plane:
            signs = self.figure.signs
            inside = [
                place for place in self.on(plane) if plane.first <= signs[place.index].day <= plane.last
            ]
            self._inside = plane, inside
        return self._inside[1]

    def middle(self, plane: Plane, place: Place) -> QPointF:
        """The middle of a disc."""
        sign = self.figure.signs[place.index]
        return QPointF(crisp(plane.x(sign.day)), plane.y(sign.share) - place.above)

    def disc_box(self, plane: Plane, place: Place) -> QRectF:
        """The box of a disc; a wide number of those that share it makes it wider."""
        middle, half = self.middle(plane, place), DISC_PX / 2 * self.ink.unit
        wide = half
        if place.count > 1:
            wide = max(half, self._count_width(place.count) / 2 + _COUNT_PADDING_PX * self.ink.unit)
        return QRectF(middle.x() - wide, middle.y() - half, 2 * wide, 2 * half)

    def _count_width(self, count: int) -> float:
        if count not in self._count_widths:
            metrics = QFontMetricsF(self.ink.fonts[1])
            self._count_widths[count] = metrics.horizontalAdvance(spelled(count))
        return self._count_widths[count]

    def label_box(self, plane: Plane, place: Place) -> QRectF:
        """The box of a milestone's words; empty where it has none."""
        if not place.side:
            return QRectF()
        middle, width = self.middle(plane, place), self._widths[place.index]
        away = (DISC_PX / 2 + LABEL_GAP_PX) * self.ink.unit
        left = middle.x() + away if place.side > 0 else middle.x() - away - width
        height = QFontMetricsF(self.ink.fonts[0]).height()
        return QRectF(left, middle.y() - height / 2, width, height)

    def step_labels(self, plane: Plane) -> list[StepLabel]:
        """The labels of the targets in view, clear of milestones and self-views."""
        if self._labels is None or self._labels[0] != plane:
            self._labels = plane, step_labels(plane, self.figure, self.ink, self._taken(plane))
        return self._labels[1]

    def text_boxes(self, plane: Plane) -> list[QRectF]:
        """Where words stand on the panel: no line is drawn through them."""
        names = [self.label_box(plane, place) for place in self.in_view(plane) if place.side]
        return [*names, *(label.box for label in self.step_labels(plane))]

    def discs(self, plane: Plane) -> list[tuple[Place, QRectF]]:
        """The box of each disc and its label that is in view."""
        return [
            (place, self.disc_box(plane, place).adjusted(-2, -2, 2, 2).united(self.label_box(plane, place)))
            for place in self.in_view(plane)
        ]

    def _taken(self, plane: Plane) -> list[Box]:
        """Discs, stems and words of milestones, and self-views, where they matter to a target."""
        found: list[Box] = []
        if not self.figure.steps:
            return found
        stem = _STEM_ROOM_PX * self.ink.unit
        for place in self.in_view(plane):
            disc = self.disc_box(plane, place)
            x, y = disc.center().x(), disc.center().y()
            dot = y + place.above
            found += [edges(disc), (x - stem, min(dot, y), x + stem, max(dot, y))]
            if place.side:
                found.append(edges(self.label_box(plane, place).adjusted(-2, 0, 2, 0)))
        return [*found, *map(edges, self._diamonds(plane, plane.first, plane.last))]

    def _diamonds(self, plane: Plane, first: float, last: float) -> list[QRectF]:
        half = DIAMOND_PX / 2 * self.ink.unit
        around = QPointF(half, half)
        middles = [
            guess_place(plane, guess, self.ink.unit)
            for guess in (*self.figure.guesses, *self.figure.others)
            if first <= guess.day <= last
        ]
        return [QRectF(middle - around, middle + around) for middle in middles]

    def _place(
        self, plane: Plane, room: Room, first: float, last: float, most_labelled: int | None = None
    ) -> tuple[Place, ...]:
        """Find places for the signs between two days; no labels if there are more than `most_labelled`."""
        days = [sign.day for sign in self.figure.signs]
        start, stop = bisect_left(days, first), bisect_right(days, last)
        part = slice(start, stop)
        widths = self._widths[part]
        if most_labelled is not None and len(widths) > most_labelled:
            widths = [0.0] * len(widths)
        found = place_signs(self.figure.signs[part], widths, room, self._obstacles(plane, room, first, last))
        return tuple(Place(one.index + start, one.above, one.side, one.count) for one in found)

    def _obstacles(self, plane: Plane, room: Room, first: float, last: float) -> Obstacles:
        """Self-views, the present target's number in the figure's own range, lines, and dots in view."""
        figure = self.figure
        start, end = figure.view
        width = (end - start) * room.px_per_day
        whole = Plane(QRectF(start * room.px_per_day, 0, width, plane.rect.height()), start, end, 1.0)
        boxes = self._diamonds(whole, first, last)
        present = step_labels(whole, figure, self.ink, present_only=True)
        boxes += [self._number_of(label) for label in present if label.at_end]
        others = [(box.left() - 4, box.top(), box.right() + 4, box.bottom()) for box in boxes]
        part = figure.within(first, last)
        there = figure.buckets.tagged[part] > 0
        xs = figure.dot_days[part][there] * room.px_per_day
        ys = (1 - figure.buckets.share[part][there]) * room.height
        dots = tuple(zip(xs.tolist(), ys.tolist(), strict=True))
        return Obstacles(others, self._lines(room), dots)

    def _lines(self, room: Room) -> list[Box]:
        """Where the targets' lines and the line of today run, in pixels from day 0."""
        lines = []
        for step in self.figure.steps:
            y, x = (1.0 - step.share) * room.height, step.first * room.px_per_day
            lines.append((x, y - 1, step.last * room.px_per_day, y + 1))
            if step.before is not None:
                ends = sorted((y, (1.0 - step.before) * room.height))
                lines.append((x - 1, ends[0], x + 1, ends[1]))
        if self.figure.fan is not None:
            x = self.figure.today * room.px_per_day
            lines.append((x - 1, 0.0, x + 1, room.height))
        return lines

    def _number_of(self, label: StepLabel) -> QRectF:
        """What always stays of a label: its number, which without the reason stands next to the line."""
        box, width = label.box, QFontMetricsF(self.ink.fonts[1]).horizontalAdvance(label.lines[0])
        height = box.height() / len(label.lines)
        return QRectF(box.right() - width, box.bottom() - height, width, height)


def guess_place(plane: Plane, guess: Guess, unit: float) -> QPointF:
    """Where a guess is drawn: on its day, or beside it where several agree."""
    return QPointF(plane.x(guess.day) + guess.beside * _BESIDE_PX * unit, plane.y(guess.share))
