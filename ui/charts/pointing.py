"""What lies under the pointer, or was walked to: a day with or without actions, a mark, a day ahead."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF

from ui.charts.figure import ChartFigure
from ui.charts.geometry import LARGEST_DOT_PX
from ui.charts.ink import Plane
from ui.charts.places import DIAMOND_PX, RING_PX, SignPlaces, guess_place
from ui.charts.placing import Place
from ui.charts.words import (
    BucketWords,
    ahead_words,
    bucket_words,
    gap_words,
    guess_words,
    hint_words,
    sign_words,
    step_words,
)

SpotKind: TypeAlias = Literal["bucket", "gap", "sign", "guess", "other", "step", "ahead"]

_NEAR_PX = 12.0
_STEP_PX = 5.0
_AIMED_PX = 8.0
"""Days, weeks or months narrower than this can't be aimed at: the nearest dot is meant."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Something on the chart: its first and last day, and its number among those of its kind.

    `day` is where the line through it stands. Of milestones that share a disc it stands for `count`.
    """

    kind: SpotKind
    start: int
    end: int
    day: float
    index: int = -1
    count: int = 1

    @property
    def opens(self) -> bool:
        """Whether there are days behind it that can be opened."""
        return self.kind in {"bucket", "gap", "sign"}


def bucket_spot(figure: ChartFigure, index: int) -> Spot:
    """The day, week or month with that number."""
    buckets = figure.buckets
    start, end = int(buckets.start[index]), int(buckets.end[index])
    return Spot("bucket", start, end, float(figure.dot_days[index]), index)


def sign_spot(figure: ChartFigure, index: int) -> Spot:
    """The milestone with that number."""
    day = figure.signs[index].day
    return Spot("sign", day, day, float(day), index)


def _shared_spot(figure: ChartFigure, place: Place) -> Spot:
    """The milestones of one disc: more than one open their day, week or month."""
    if place.count == 1:
        return sign_spot(figure, place.index)
    day = figure.signs[place.index].day
    start, end = figure.bounds(day) or (day, day)
    return Spot("sign", start, end, float(day), place.index, place.count)


def same_spot(former: ChartFigure, spot: Spot, figure: ChartFigure) -> Spot | None:
    """What another figure has of something that can be opened; None where it is of another kind there."""
    if spot.kind == "sign":
        action = former.signs[spot.index].action
        found = (index for index, sign in enumerate(figure.signs) if sign.action == action)
        index = next(found, None)
        return None if index is None else sign_spot(figure, index)
    again = days_spot(figure, spot.start, spot.end) if spot.opens else None
    return again if again is not None and again.kind == spot.kind else None


def days_spot(figure: ChartFigure, start: int, end: int) -> Spot | None:
    """What a figure has of days that were opened: a bucket, a gap as long, or the day of a milestone."""
    if figure.bounds(start) == (start, end):
        index = figure.index_of(start)
        return bucket_spot(figure, index) if index is not None else _gap(figure, start, end)
    for index, sign in enumerate(figure.signs):
        if start == end == sign.day:
            return sign_spot(figure, index)
    return None


def spot_words(figure: ChartFigure, spot: Spot, *, by_key: bool = False) -> BucketWords:
    """What is said about it, with what opens it where it was named by the pointer or `by_key`."""
    words = _words(figure, spot)
    return replace(words, hint=hint_words(figure, spot.kind, by_key=by_key)) if spot.opens else words


def _words(figure: ChartFigure, spot: Spot) -> BucketWords:
    match spot.kind:
        case "bucket":
            return bucket_words(figure, spot.index)
        case "gap":
            return gap_words(figure, spot.start, spot.end)
        case "sign":
            return sign_words(figure, spot.index, spot.count)
        case "guess" | "other":
            return guess_words(figure, spot.index, is_own=spot.kind == "guess")
        case "step":
            return step_words(figure, spot.index)
        case "ahead":
            return ahead_words(figure, spot.start) or BucketWords("")


def spot_at(planes: tuple[Plane, Plane], places: SignPlaces, position: QPointF) -> Spot | None:
    """What lies at a point: a mark that is drawn there, else the days above and below it."""
    figure, (share, counts) = places.figure, planes
    if not share.rect.united(counts.rect).adjusted(-6, -8, 6, 4).contains(position):
        return None
    mark = _mark_at(share, places, position)
    if mark is not None:
        return mark
    days = _days_at(share, figure, position.x())
    if days is not None and days.kind == "bucket" and _is_on_dot(share, figure, days, position):
        return days
    return _step_at(share, figure, position) or days or _ahead_at(share, figure, position.x())


def openable_at(planes: tuple[Plane, Plane], places: SignPlaces, position: QPointF) -> Spot | None:
    """What a click at a point opens: the milestone there, else the days, with or without actions."""
    spot = spot_at(planes, places, position)
    if spot is None or spot.opens:
        return spot
    return _days_at(planes[0], places.figure, position.x())


def _is_on_dot(plane: Plane, figure: ChartFigure, spot: Spot, position: QPointF) -> bool:
    if not int(figure.buckets.tagged[spot.index]):
        return False
    away = QPointF(plane.x(spot.day), plane.y(float(figure.buckets.share[spot.index]))) - position
    return max(abs(away.x()), abs(away.y())) <= LARGEST_DOT_PX


def _mark_at(plane: Plane, places: SignPlaces, position: QPointF) -> Spot | None:
    """A milestone's disc or label, a self-view or a colleague's."""
    figure = places.figure
    at = [place for place, box in places.discs(plane) if box.contains(position)]
    if at:  # of discs that overlap the nearer one
        middles = [places.middle(plane, place) for place in at]
        far = [math.hypot(one.x() - position.x(), one.y() - position.y()) for one in middles]
        return _shared_spot(figure, at[far.index(min(far))])
    for index, guess in enumerate(figure.guesses):
        away = QPointF(plane.x(guess.day), plane.y(guess.share)) - position
        if max(abs(away.x()), abs(away.y())) <= DIAMOND_PX / 2 + 1:
            return Spot("guess", guess.day, guess.day, float(guess.day), index)
    for index, other in enumerate(figure.others):
        away = guess_place(plane, other, places.ink.unit) - position
        if max(abs(away.x()), abs(away.y())) <= RING_PX / 2 + 1:
            return Spot("other", other.day, other.day, float(other.day), index)
    return None


def _step_at(plane: Plane, figure: ChartFigure, position: QPointF) -> Spot | None:
    day = plane.day(position.x())
    for index, step in enumerate(figure.steps):
        if step.first <= day < step.last and abs(plane.y(step.share) - position.y()) <= _STEP_PX:
            return Spot("step", math.ceil(step.first), round(day), day, index)
    return None


def _days_at(plane: Plane, figure: ChartFigure, x: float) -> Spot | None:
    """The bucket or gap that holds the day at `x`, or the nearest bucket where days are too narrow."""
    day = plane.day(x)
    bounds = figure.bounds(math.floor(day + 0.5))
    index = figure.index_of(bounds[0]) if bounds is not None else None
    if index is not None:
        return bucket_spot(figure, index)
    nearest = _nearest(plane, figure, day)
    if nearest is not None and (bounds is None or figure.step_days * plane.px_per_day < _AIMED_PX):
        return nearest
    return _gap(figure, *bounds) if bounds is not None else None


def _nearest(plane: Plane, figure: ChartFigure, day: float) -> Spot | None:
    part = figure.within(plane.first, plane.last)
    distances = abs(figure.dot_days[part] - day)
    if distances.size == 0:
        return None
    nearest = int(distances.argmin())
    if float(distances[nearest]) * plane.px_per_day > _NEAR_PX:
        return None
    return bucket_spot(figure, part.start + nearest)


def _gap(figure: ChartFigure, start: int, end: int) -> Spot:
    return Spot("gap", start, end, min((start + end) / 2, float(figure.today)))


def _ahead_at(plane: Plane, figure: ChartFigure, x: float) -> Spot | None:
    day = math.floor(plane.day(x) + 0.5)
    if figure.fan is None or not figure.today < day <= figure.fan.days[-1]:
        return None
    return Spot("ahead", day, day, float(day))
