"""Where the marks of the drift chart are: pure functions on arrays, shared by screen and paper.

x is a day number, y a share of 0 to 1, sizes are logical pixels at 100 %. Everything is cut to the
range that is shown before it is painted: an SVG writer ignores a painter's clip.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from journal.statistics.drift import Estimate
from journal.statistics.series import Bools, Floats, Ints

GAP_DAYS = 14
"""So many days without a tagged action break the line of the estimate."""
BAR_PART = 0.62
BAR_GAP_PX = 0.75
WIDEST_BAR_PX = 28.0
LARGEST_DOT_PX = 9.0
HOLLOW_LESS_PX = 0.15
LEAST_GAP_PX = 1.0
MOST_POINTS = 400
"""A smooth line needs no more; joins closer than a pixel or two show as knots."""
MOVING_POINTS = 120
"""While it moves it needs fewer."""


def dot_radius(actions: float) -> float:
    """Radius in pixels of the dot that stands for `actions` tagged actions: 1.2 + 0.95 √n."""
    return 1.2 + 0.95 * math.sqrt(max(0.0, actions))


def dot_radii(tagged: Ints | Floats, hollow: Bools, step_px: float) -> Floats:
    """Radii in pixels of dots that stand `step_px` apart.

    Where the largest would pass 9 px, or cover its neighbours and the line, all shrink in one
    proportion. Hollow dots are 0.15 px smaller, as their line is wider.
    """
    radii = 1.2 + 0.95 * np.sqrt(np.maximum(tagged, 0))
    largest = min(LARGEST_DOT_PX, max(4.0, step_px * 0.6))
    if radii.size and radii.max() > largest:
        radii = np.clip(radii * (largest / radii.max()), 1.5, largest)
    return np.asarray(radii - np.where(hollow, HOLLOW_LESS_PX, 0.0), dtype=np.float64)


def line_runs(tagged_days: Ints) -> tuple[tuple[int, int], ...]:
    """First and last day of each stretch over which the line is drawn.

    A stretch ends where 14 days or more follow without a tagged action.
    """
    if tagged_days.size == 0:
        return ()
    breaks = np.flatnonzero(np.diff(tagged_days) - 1 >= GAP_DAYS)
    starts = tagged_days[np.concatenate(([0], breaks + 1))]
    ends = tagged_days[np.concatenate((breaks, [tagged_days.size - 1]))]
    return tuple(zip(starts.tolist(), ends.tolist(), strict=True))


def joined(runs: tuple[tuple[int, int], ...], px_per_day: float) -> tuple[tuple[int, int], ...]:
    """The stretches of the line, those made one between which the eye would see no gap."""
    found: list[tuple[int, int]] = []
    for start, end in runs:
        if found and (start - found[-1][1]) * px_per_day < LEAST_GAP_PX:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return tuple(found)


@dataclass(frozen=True, eq=False)
class Path:
    """A piece of the estimate: days and, for each, the share and its 90 % band."""

    x: Floats
    share: Floats
    low: Floats
    high: Floats


def cut(estimate: Estimate, first: float, last: float, most: int = MOST_POINTS) -> Path | None:
    """The estimate between two days, its ends interpolated, thinned to about `most` points."""
    if estimate.days.size == 0 or last < estimate.days[0] or first > estimate.days[-1]:
        return None
    first = max(first, float(estimate.days[0]))
    last = min(last, float(estimate.days[-1]))
    # Whole numbers, or numpy would first make all days fractions.
    start = int(np.searchsorted(estimate.days, math.floor(first), "right"))
    stop = int(np.searchsorted(estimate.days, math.ceil(last)))
    step = max(1, -(-(stop - start) // most))
    x = np.concatenate(([first], estimate.days[start:stop:step].astype(np.float64), [last]))
    if last <= first:
        # A journal of one day has an estimate of no width: give it half a day to either side.
        x = np.array([first - 0.5, first + 0.5])
    # Only what lies around it is looked at: a century has many days, and many pieces.
    near = slice(max(start - 1, 0), stop + 1)
    days = estimate.days[near].astype(np.float64)
    lines = (estimate.share, estimate.low, estimate.high)
    return Path(x, *(np.interp(x, days, values[near]) for values in lines))


def line_pieces(
    estimate: Estimate,
    runs: tuple[tuple[int, int], ...],
    first: float,
    last: float,
    most: int = MOST_POINTS,
) -> tuple[Path, ...]:
    """The pieces of the line that lie between two days, in order, of about `most` points in all."""
    ends = (
        (max(first, start - 0.5), min(last, end + 0.5))
        for start, end in runs
        if end + 0.5 > first and start - 0.5 < last
    )
    pieces = (
        cut(estimate, start, end, math.ceil(most * (end - start) / (last - first))) for start, end in ends
    )
    return tuple(piece for piece in pieces if piece is not None)


def at_day(estimate: Estimate | None, day: float) -> tuple[float, float, float] | None:
    """Share, low and high of the estimate on a day; None before the first tagged action."""
    if estimate is None or estimate.days.size == 0:
        return None
    # A week may have begun before the first tagged day, and may end after today.
    if day < estimate.days[0] - 31 or day > estimate.days[-1] + 31:
        return None
    share, low, high = (
        float(np.interp(day, estimate.days, values))
        for values in (estimate.share, estimate.low, estimate.high)
    )
    return share, low, high


def bar_half_width(step_days: float, px_per_day: float) -> float:
    """Half the width of a bar in days: 62 % of the step, never wider than 28 px."""
    return min(step_days * BAR_PART, WIDEST_BAR_PX / px_per_day) / 2
