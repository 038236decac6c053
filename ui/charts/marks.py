"""What stands on the share's panel beside the estimate, in day numbers: steps, milestones, self-views."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from journal.domain.behaviour import Milestone
from journal.domain.marks import MilestoneMark, SelfView, Target

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom."""

LABEL_LETTERS = 24
LANES_PX = (60.0, 104.0, 136.0)
DISC_PX = 18.0
LABEL_GAP_PX = 6.0
_SLOT_PX = 16.0
_LOW_PX = 250.0
_APART_PX = 3.0


@dataclass(frozen=True, slots=True)
class Step:
    """A target from the day it was chosen: `first` to just before `last`, `before` the former share.

    `is_present` says that it is in force today; the last step has no end of its own.
    """

    first: float
    last: float
    share: float
    before: float | None
    reason: str
    points: str
    is_present: bool


@dataclass(frozen=True, slots=True)
class Sign:
    """A milestone: its day and the share of the estimate where its dot sits on the line."""

    action: str
    day: int
    share: float
    milestone: Milestone
    label: str

    @property
    def short(self) -> str:
        """The label as it is drawn: at most 24 characters."""
        label = " ".join(self.label.split())
        if len(label) <= LABEL_LETTERS:
            return label
        cut = label[:LABEL_LETTERS]
        whole = cut.rpartition(" ")[0]  # rather a word less than half a word, if there is enough left
        cut = whole if len(whole) > LABEL_LETTERS // 2 else cut[:-1]
        return cut.rstrip(" ,;:.-–") + "…"


@dataclass(frozen=True, slots=True)
class Guess:
    """A self-view: the share that was guessed, on the day it was."""

    day: int
    share: float


def steps_of(targets: Iterable[Target], today: int, end: float) -> tuple[Step, ...]:
    """The targets as steps, oldest first; of two of one day the later one counts.

    A step begins half a day before its day, as days do here; the last one lasts to `end`.
    """
    by_day = {target.day.toordinal(): target for target in sorted(targets, key=lambda target: target.day)}
    days = sorted(by_day)
    present = max((day for day in days if day <= today), default=None)
    steps: list[Step] = []
    for day, following in zip(days, [*days, None][1:], strict=True):
        target = by_day[day]
        steps.append(
            Step(
                first=day - 0.5,
                last=max(end, day - 0.5) if following is None else following - 0.5,
                share=target.share,
                before=steps[-1].share if steps else None,
                reason=target.reason,
                points=target.points,
                is_present=day == present,
            )
        )
    return tuple(steps)


def guesses_of(self_views: Iterable[SelfView], first: int, last: int) -> tuple[Guess, ...]:
    """The self-views between two days, oldest first."""
    found = [Guess(view.day.toordinal(), view.share) for view in self_views]
    return tuple(sorted((g for g in found if first <= g.day <= last), key=lambda guess: guess.day))


def milestones_between(
    milestones: Iterable[MilestoneMark], first: int, last: int
) -> tuple[MilestoneMark, ...]:
    """The milestones between two days, oldest first."""
    inside = [mark for mark in milestones if first <= mark.day.toordinal() <= last]
    return tuple(sorted(inside, key=lambda mark: mark.day))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sign is drawn: its disc `above` pixels over its dot (below if negative).

    0 means that there is no room for the disc: the dot alone stays, and zooming in shows the rest.
    `side` is 1 with the label to the right of the disc, −1 to the left, 0 without.
    """

    index: int
    above: float
    side: int


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


@dataclass(slots=True)
class _Taken:
    """What is in use from left to right: each box with the sign whose label it is, or None for the rest."""

    boxes: list[tuple[Box, int | None]]
    lines: Sequence[Box] = ()

    def on_line(self, box: Box) -> bool:
        """Whether one of the lines that run on runs through it."""
        left, top, right, bottom = box
        return any(
            left < line[2] and line[0] < right and top < line[3] and line[1] < bottom for line in self.lines
        )

    def right_of(self, x: float) -> _Taken:
        """Those of the boxes that reach beyond a place: few, where signs come from left to right."""
        return _Taken([entry for entry in self.boxes if entry[0][2] > x])

    def met(self, box: Box) -> list[int | None]:
        """Whose boxes meet this one."""
        left, top, right, bottom = box
        return [
            owner
            for other, owner in self.boxes
            if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
        ]

    def forget_before(self, x: float) -> None:
        self.boxes = [entry for entry in self.boxes if entry[0][2] > x]

    def give_up(self, owners: Iterable[int | None]) -> None:
        """Take the labels of these signs away."""
        self.boxes = [entry for entry in self.boxes if entry[1] is None or entry[1] not in owners]


def place_signs(
    signs: Sequence[Sign],
    widths: Sequence[float],
    room: Room,
    others: Sequence[Box] = (),
    lines: Sequence[Box] = (),
) -> tuple[Place, ...]:
    """Find a lane for each disc and a side for each label, from left to right.

    Places depend on the zoom and not on the days in view, so that nothing jumps while one pans.
    Where a disc finds no room but for a label of another, that label goes. Of many signs within a few
    pixels only as many as there are lanes are looked at; the others are left out until one zooms in.

    Args:
        signs: by day.
        widths: of their labels in pixels, 0 for none.
        room: what they are placed in.
        others: what no disc or label may cover, in pixels from day 0 and from the panel's top.
        lines: what a label had better not stand on, likewise.
    """
    taken, waiting = _Taken([], lines), sorted(others, reverse=True)
    reach = max(widths, default=0.0) + 2 * DISC_PX * room.unit
    places: dict[int, Place] = {}
    apart = list(_told_apart(signs, room))
    for place, index in enumerate(apart):
        x = signs[index].day * room.px_per_day
        dot = x, (1.0 - signs[index].share) * room.height
        taken.forget_before(x - reach)
        while waiting and waiting[-1][0] <= x + reach:
            taken.boxes.append((waiting.pop(), None))
        # Among many in few pixels every lane is wanted for discs: a label would have to go again.
        following = apart[place + len(LANES_PX)] if place + len(LANES_PX) < len(apart) else None
        crowded = following is not None and signs[following].day * room.px_per_day < x + widths[index]
        width = 0.0 if crowded else widths[index]
        places[index], given_up = _find(index, dot, width, room, taken)
        for other in given_up:
            places[other] = replace(places[other], side=0)
    return tuple(places.values())


def _told_apart(signs: Sequence[Sign], room: Room) -> Iterator[int]:
    if not signs:
        return
    days = np.array([sign.day for sign in signs], dtype=np.float64)
    slots = np.floor(days * room.px_per_day / (_SLOT_PX * room.unit))
    starts = np.concatenate(([0], np.flatnonzero(np.diff(slots)) + 1, [slots.size]))
    for start, stop in pairwise(starts.tolist()):
        yield from range(start, min(stop, start + len(LANES_PX)))


def _find(
    index: int, dot: tuple[float, float], width: float, room: Room, taken: _Taken
) -> tuple[Place, list[int]]:
    """The first lane with room for disc and label, else for the disc, else where only labels are in its way.

    With it the signs whose labels have to go.
    """
    near = taken.right_of(dot[0] - DISC_PX / 2 * room.unit - _APART_PX)
    lanes = [(above, disc, near.met(disc)) for above, disc in _discs(dot, room)]
    free = [(above, disc) for above, disc, met in lanes if not met and width]
    fitting = [
        (taken.on_line(label), above, side, disc, label)
        for above, disc in free
        for side in (1, -1)
        for label in [_label_box(dot[0], dot[1] - above, side * width, room)]
        if _is_inside(label, room) and not (near if side > 0 else taken).met(label)
    ]
    if fitting:
        _on_line, above, side, disc, label = min(fitting, key=lambda choice: choice[0])
        taken.boxes += [(disc, None), (label, index)]
        return Place(index, above, side), []
    for above, disc, met in sorted(lanes, key=lambda lane: len(lane[2])):
        labels = [owner for owner in met if owner is not None]
        if len(labels) == len(met):
            taken.give_up(labels)
            taken.boxes.append((disc, None))
            return Place(index, above, 0), labels
    return Place(index, 0.0, 0), []


def _discs(dot: tuple[float, float], room: Room) -> Iterator[tuple[float, Box]]:
    """The lanes there are for a dot: pixels above it (below if negative), and the box of a disc there."""
    (x, y), radius, edge = dot, DISC_PX / 2 * room.unit, 2 * room.unit
    # On a low panel the lanes come nearer to the line.
    part = min(1.0, room.height / (_LOW_PX * room.unit))
    for lane in LANES_PX:
        above = lane * part * room.unit
        if y - above < radius + edge:  # it would stand over the horizon: below the line, then
            above = -above
        middle = y - above
        if radius <= middle <= room.height - radius - edge:
            yield above, (x - radius - _APART_PX, middle - radius, x + radius + _APART_PX, middle + radius)


def _is_inside(box: Box, room: Room) -> bool:
    return room.first * room.px_per_day <= box[0] and box[2] <= room.last * room.px_per_day + 8


def _label_box(x: float, middle: float, width: float, room: Room) -> Box:
    """The box of a label beside a disc, to its left if `width` is negative."""
    away = math.copysign((DISC_PX / 2 + LABEL_GAP_PX) * room.unit, width)
    near, far = x + away, x + away + width
    half = room.line / 2
    return min(near, far) - 4, middle - half, max(near, far) + 4, middle + half
