"""Where milestones are drawn: a lane for each disc, a side for each label. Numbers alone, no painter.

No disc is ever left out: where room is short it moves nearer to its dot or below the line, then discs overlap
a little, and where even that would hide them they become one with their number. Labels give way.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from ui.charts.marks import Sign

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom."""

LANES_PX = (60.0, 104.0, 136.0)
DISC_PX = 18.0
LABEL_GAP_PX = 6.0
_LOW_PX = 250.0
_APART_PX = 3.0
_OVERLAP_PX = 5.0
"""So much of two discs may lie over each other before they become one."""
_NEARER_LANES, _LANE_STEP_PX = 6, 22.0
_STEM_PX = 4.0
_CROWD = 3
_LINE_COST, _DOT_COST, _SIDE_COST = 3.0, 2.0, 0.5

_What: TypeAlias = Literal["disc", "stem", "label", "other"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sign is drawn: its disc `above` pixels over its dot (below if negative).

    `side` is 1 with the label to the right of the disc, −1 to the left, 0 without. Of signs that would hide
    each other `count` share the disc: the one numbered `index` and those that follow it.
    """

    index: int
    above: float
    side: int
    count: int = 1

    def holds(self, index: int) -> bool:
        """Whether the sign with that number is drawn here."""
        return self.index <= index < self.index + self.count


@dataclass(frozen=True, slots=True)
class Room:
    """What signs are placed in: pixels for each day, the panel's height, and where the labels end.

    `first` and `last` are the days at the edges that no label may cross; `line` is the height of a label and
    `unit` a design pixel.
    """

    px_per_day: float
    height: float
    first: float
    last: float
    line: float = 16.0
    unit: float = 1.0


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What stands there already, in pixels from day 0 and from the panel's top.

    `others` are not to be covered by labels, nor by discs that find another place; a label had better not
    stand on `lines` nor on `dots`, which are by x.
    """

    others: Sequence[Box] = ()
    lines: Sequence[Box] = ()
    dots: Sequence[tuple[float, float]] = ()


@dataclass(slots=True)
class _Board:
    """Boxes in use, found again by where they are: only those nearby are looked at."""

    cell: float
    cells: dict[int, list[tuple[Box, _What, int]]] = field(default_factory=dict)

    def put(self, box: Box, what: _What, owner: int = -1) -> None:
        for cell in self._cells_of(box):
            self.cells.setdefault(cell, []).append((box, what, owner))

    def remove(self, box: Box, what: _What, owner: int) -> None:
        for cell in self._cells_of(box):
            self.cells[cell].remove((box, what, owner))

    def meets(self, box: Box, kinds: tuple[_What, ...], but: int = -2) -> bool:
        """Whether a box meets another of these kinds, those of one sign left out."""
        left, top, right, bottom = box
        for cell in self._cells_of(box):
            for other, what, owner in self.cells.get(cell, ()):
                meets = left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
                if meets and owner != but and what in kinds:
                    return True
        return False

    def _cells_of(self, box: Box) -> range:
        return range(math.floor(box[0] / self.cell), math.floor(box[2] / self.cell) + 1)


def place_signs(
    signs: Sequence[Sign], widths: Sequence[float], room: Room, obstacles: Obstacles = Obstacles()
) -> tuple[Place, ...]:
    """Find a lane for each disc, from left to right, then a side for each label, the newest first.

    Places depend on the zoom and not on the days in view, so that nothing jumps while one pans.
    For a label its disc may take another lane. No label covers a disc, a stem, another label or one of
    `obstacles.others`; where there is no such place, it goes.

    Args:
        signs: by day.
        widths: of their labels in pixels, 0 for none.
        room: what they are placed in.
        obstacles: what else is there.
    """
    board = _Board(64.0 * room.unit)
    for other in obstacles.others:
        board.put(other, "other")
    places = _place_discs(signs, room, board)
    placing = _Labels(room, obstacles, board, [x for x, _y in obstacles.dots])
    for number in reversed(range(len(places))):
        place = places[number]
        width = widths[place.index]
        if place.count == 1 and width and not _is_crowded(signs, places, number, width / room.px_per_day):
            places[number] = placing.place(place, _dot(signs[place.index], room), width)
    return tuple(places)


def _is_crowded(signs: Sequence[Sign], places: Sequence[Place], number: int, days: float) -> bool:
    """Whether on both sides so many discs are within the width of a label that there is no use in trying."""
    day = signs[places[number].index].day

    def is_near(other: int) -> bool:
        inside = 0 <= other < len(places)
        return inside and abs(signs[places[other].index].day - day) < days

    return is_near(number - _CROWD) and is_near(number + _CROWD)


def _dot(sign: Sign, room: Room) -> tuple[float, float]:
    return sign.day * room.px_per_day, (1.0 - sign.share) * room.height


def _place_discs(signs: Sequence[Sign], room: Room, board: _Board) -> list[Place]:
    found: list[tuple[int, float]] = []
    # From left to right only the last few discs can be in the way: their middles.
    recent: list[tuple[float, float]] = []
    reach, hides = (DISC_PX + _APART_PX) * room.unit, (DISC_PX - _OVERLAP_PX) * room.unit
    full_until = -math.inf
    for index, sign in enumerate(signs):
        dot = _dot(sign, room)
        above = None
        if dot[0] >= full_until:
            recent = [middle for middle in recent if dot[0] - middle[0] < reach]
            above = _free_lane(dot, room, recent, board)
        if above is None:  # all lanes here are full: it joins the disc nearest to it
            full_until = min(x for x, _y in recent if dot[0] - x < hides) + hides
            continue
        found.append((index, above))
        recent.append((dot[0], dot[1] - above))
        board.put(_disc_box(dot, above, room), "disc", index)
        board.put(_stem_box(dot, above, room), "stem", index)
    ends = [*(index for index, _above in found), len(signs)][1:]
    return [Place(index, above, 0, end - index) for (index, above), end in zip(found, ends, strict=True)]


def _free_lane(
    dot: tuple[float, float], room: Room, discs: Sequence[tuple[float, float]], board: _Board
) -> float | None:
    """The first lane where a disc covers nothing, else one where it covers other discs but a little."""
    (x, y), size = dot, DISC_PX * room.unit
    lanes = list(_lanes(y, room))
    if len(lanes) < len(LANES_PX):
        lanes = [*lanes, *_nearer_lanes(y, room)][: len(LANES_PX)]
    for apart in (_APART_PX * room.unit, -_OVERLAP_PX * room.unit):
        near = [middle for at, middle in discs if x - at < size + apart]
        least = size + min(apart, 0.0)
        for above in lanes:
            if any(abs(y - above - middle) < least for middle in near):
                continue
            if apart < 0 or not board.meets(_disc_box(dot, above, room, _APART_PX), ("other",)):
                return above
    return None


def _limits(room: Room) -> tuple[float, float]:
    """Between which pixels the middle of a disc may be."""
    low = (DISC_PX / 2 + 2) * room.unit
    return low, max(low, room.height - low)


def _lanes(y: float, room: Room) -> Iterator[float]:
    """The three lanes above a dot; below it where that one would stand over the horizon."""
    low, high = _limits(room)
    part = min(1.0, room.height / (_LOW_PX * room.unit)) * room.unit
    for lane in LANES_PX:
        above = lane * part
        if low <= y - above:
            yield above
        elif y + above <= high:
            yield -above


def _nearer_lanes(y: float, room: Room) -> Iterator[float]:
    """Whatever else there is between the edges of the panel, above the dot and below it, by distance."""
    low, high = _limits(room)
    for number in range(1, _NEARER_LANES + 1):
        above = number * _LANE_STEP_PX * room.unit
        for middle in (y - above, y + above):
            if low <= middle <= high:
                yield y - middle
    yield y - min(max(y - LANES_PX[0] * room.unit, low), high)


def _disc_box(dot: tuple[float, float], above: float, room: Room, apart: float = 0.0) -> Box:
    (x, y), half = (dot[0], dot[1] - above), (DISC_PX / 2) * room.unit
    # Discs below each other may touch, beside each other they keep apart.
    return x - half - apart * room.unit, y - half, x + half + apart * room.unit, y + half


def _stem_box(dot: tuple[float, float], above: float, room: Room) -> Box:
    half = _STEM_PX / 2 * room.unit
    return dot[0] - half, dot[1] - max(above, 0.0), dot[0] + half, dot[1] - min(above, 0.0)


def _label_box(x: float, middle: float, width: float, room: Room) -> Box:
    """The box of a label beside a disc, to its left if `width` is negative."""
    away = math.copysign((DISC_PX / 2 + LABEL_GAP_PX) * room.unit, width)
    near, far = x + away, x + away + width
    half = room.line / 2
    return min(near, far) - 4, middle - half, max(near, far) + 4, middle + half


@dataclass(frozen=True, slots=True)
class _Labels:
    """Places labels one by one beside discs that have theirs."""

    room: Room
    obstacles: Obstacles
    board: _Board
    dot_xs: Sequence[float]

    def place(self, place: Place, dot: tuple[float, float], width: float) -> Place:
        """The place with its label on the best side of the best lane, or as it was if there is none."""
        options = [
            (cost + lane + _SIDE_COST * (side < 0), above, side, label)
            for lane, above in enumerate(dict.fromkeys((place.above, *_lanes(dot[1], self.room))))
            if above == place.above or self._is_free(place, dot, above)
            for side in (1, -1)
            for label in [_label_box(dot[0], dot[1] - above, side * width, self.room)]
            for cost in self._costs(place, label)
        ]
        if not options:
            return place
        _cost, above, side, label = min(options, key=lambda option: option[0])
        if above != place.above:
            self.board.remove(_disc_box(dot, place.above, self.room), "disc", place.index)
            self.board.remove(_stem_box(dot, place.above, self.room), "stem", place.index)
            self.board.put(_disc_box(dot, above, self.room), "disc", place.index)
            self.board.put(_stem_box(dot, above, self.room), "stem", place.index)
        self.board.put(label, "label", place.index)
        return replace(place, above=above, side=side)

    def _is_free(self, place: Place, dot: tuple[float, float], above: float) -> bool:
        disc, stem = _disc_box(dot, above, self.room, _APART_PX), _stem_box(dot, above, self.room)
        return not self.board.meets(disc, ("disc", "label", "other"), place.index) and not self.board.meets(
            stem, ("label", "other"), place.index
        )

    def _costs(self, place: Place, label: Box) -> Iterator[float]:
        """What a label costs where it may stand, else nothing at all."""
        left, top, right, bottom = label
        room = self.room
        if left < room.first * room.px_per_day or right > room.last * room.px_per_day + 8:
            return
        if self.board.meets(label, ("disc", "stem", "label", "other"), place.index):
            return
        crossed = sum(
            left < line[2] and line[0] < right and top < line[3] and line[1] < bottom
            for line in self.obstacles.lines
        )
        near = slice(bisect_left(self.dot_xs, left), bisect_right(self.dot_xs, right))
        dots = sum(top < y < bottom for _x, y in self.obstacles.dots[near])
        yield crossed * _LINE_COST + dots * _DOT_COST
