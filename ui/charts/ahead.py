"""What is drawn beside the estimate: the forecast beyond today, the pace, and the period before.

Pure functions on arrays, computed once for a figure. x is a day number, y a share of 0 to 1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from journal.statistics.drift import Estimate
from journal.statistics.series import Floats
from ui.charts.geometry import line_pieces

FORECAST_DAYS = {"30d": 14, "90d": 30, "1y": 90, "all": 90}
CHANCES = (0.9, 0.8, 0.5)
"""From the widest fan to the narrowest."""
_FAN_STEPS = 30
_PACE_POINTS = 60


@dataclass(frozen=True, eq=False)
class Fan:
    """Where the share will probably be: `days` from today on, and the bands of `CHANCES` on each.

    The middle stays at `share`: a forecast of a random walk is flat and widens.
    """

    days: Floats
    share: float
    bands: tuple[tuple[Floats, Floats], ...]

    def at(self, day: float) -> tuple[float, float] | None:
        """The ends of the 90 % band on a day from today on; None on others."""
        if not self.days[0] <= day <= self.days[-1]:
            return None
        low, high = self.bands[0]
        return float(np.interp(day, self.days, low)), float(np.interp(day, self.days, high))


@dataclass(frozen=True, eq=False)
class Curve:
    """A line: days and the share on each."""

    x: Floats
    share: Floats

    def cut(self, first: float, last: float) -> Curve | None:
        """The piece between two days, its ends interpolated."""
        first, last = max(first, float(self.x[0])), min(last, float(self.x[-1]))
        if first >= last:
            return None
        inside = self.x[(self.x > first) & (self.x < last)]
        x = np.concatenate(([first], inside, [last]))
        return Curve(x, np.interp(x, self.x, self.share))


@dataclass(frozen=True, eq=False)
class Beside:
    """Another estimate beside the one that is drawn: its middle with the ends of its 90 % band."""

    middle: Curve
    low: Curve
    high: Curve

    def cut(self, first: float, last: float) -> Beside | None:
        """The piece between two days."""
        pieces = [curve.cut(first, last) for curve in (self.middle, self.low, self.high)]
        middle, low, high = pieces
        return None if middle is None or low is None or high is None else Beside(middle, low, high)


def beside_of(estimate: Estimate | None, first: float, last: float) -> Beside | None:
    """Another estimate between two days; None where there is none."""
    if estimate is None or not estimate.days.size:
        return None
    days = estimate.days.astype(np.float64)
    whole = Beside(*(Curve(days, line) for line in (estimate.share, estimate.low, estimate.high)))
    return whole.cut(first, last)


def days_ahead(range_name: str, days_shown: int) -> int:
    """How many days beyond today a range shows; a young journal at most half as many as it has."""
    most = FORECAST_DAYS[range_name]
    return most if range_name != "all" else min(most, max(14, days_shown // 2))


def make_fan(estimate: Estimate, days: int) -> Fan | None:
    """The forecast for so many days from the estimate's last; None where there is none."""
    if days < 1 or not estimate.states:
        return None
    today = int(estimate.days[-1])
    ahead = np.unique(np.linspace(0, days, min(days, _FAN_STEPS) + 1).round().astype(np.int64))
    bands = []
    for chance in CHANCES:
        found = [estimate.forecast(day, chance) for day in ahead.tolist()]
        bands.append((np.array([band.low for band in found]), np.array([band.high for band in found])))
    days_from = today + ahead.astype(np.float64)
    days_from[-1] += 0.5  # a day ends half a day after its middle
    return Fan(days_from, float(estimate.share[-1]), tuple(bands))


def pace_curve(estimate: Estimate, target: float, last: float) -> Curve | None:
    """The straight logit line from today's share to the day a target would be reached if the pace held.

    It ends at that day, or at `last` if that is earlier. None where the pace is closed, where the
    target is not foreseen to be reached, and where it is reached already.
    """
    arrival = estimate.arrivals.get(target)
    if arrival is None or not 0 < arrival.central < math.inf or not 0 < target < 1:
        return None
    today, share = float(estimate.days[-1]), float(estimate.share[-1])
    if not 0 < share < 1 or last <= today:
        return None
    level = math.log(share / (1 - share))
    slope = (math.log(target / (1 - target)) - level) / arrival.central
    x = np.linspace(today, min(last, today + arrival.central), _PACE_POINTS)
    return Curve(x, 1 / (1 + np.exp(-(level + slope * (x - today)))))


def previous_curves(
    estimate: Estimate, runs: tuple[tuple[int, int], ...], first: int, today: int
) -> tuple[Curve, ...]:
    """The estimate of as many days before `first` as there are from it to `today`, shifted onto these.

    It ends where the estimate of the range does, at today.
    """
    days = today - first + 1
    pieces = line_pieces(estimate, runs, first - days - 0.5, first - 1.0)
    return tuple(Curve(piece.x + days, piece.share) for piece in pieces)
