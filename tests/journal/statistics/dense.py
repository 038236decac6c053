"""An independent reading of the model of the drift: dense matrices, every bin kept, loops over days.

Slow and plain on purpose. Nothing of the package's own computing is used but the grid of step sizes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from journal.statistics.drift import STEP_SIZES

Array = NDArray[Any]


def dense_correlation(days: Array, leader: Array, total: Array) -> float:
    num = den = 0.0
    many = 0
    for y, n in zip(leader, total, strict=True):
        if n > 1:
            many += 1
            num += 2 * y * (n - y) / (n - 1)
            den += n
    if many == 0:
        return 0.08
    top = bottom = 0.0
    for a in range(len(days) - 1):
        b = a + 1
        if days[b] - days[a] <= 4:
            c = (total[a] * total[b]) ** -0.5
            top += c * (leader[a] * (total[b] - leader[b]) + leader[b] * (total[a] - leader[a]))
            bottom += c * total[a] * total[b]
    rho = 1 - (num / den) / (top / bottom) if bottom and top else 0.08
    return min(max((many * rho + 30 * 0.08) / (many + 30), 0.0), 0.5)


def dense_bins(first: int, today: int) -> list[tuple[int, int]]:
    bins, end = [], today
    while end >= first:
        age = today - end
        length = 1 if age < 180 else 7 if age < 3652 else 30
        bins.append((end - length + 1, end))
        end -= length
    return bins[::-1]


def logistic(value: Any) -> Any:
    return 1 / (1 + np.exp(-value))


def normal(value: float) -> float:
    return (1 + math.erf(value / math.sqrt(2))) / 2


@dataclass
class DenseRamp:
    """The drift over a window, mixed over the step sizes."""

    since: int
    days: int
    chance_up: float
    level: float
    rise: float
    covariance: Array
    """Of level and rise."""

    @property
    def points(self) -> tuple[float, float, float, float]:
        """Rate with its band, in points per 30 days, and the change in points."""
        spread = 1.645 * math.sqrt(self.covariance[1, 1])
        change, low, high = (
            100 * (logistic(self.level) - logistic(self.level - rise))
            for rise in (self.rise, self.rise - spread, self.rise + spread)
        )
        scale = 30 / max(self.days, 14)
        return scale * change, scale * low, scale * high, change

    def arrival(self, target: float) -> list[float]:
        """Early, central and late day of a target below 1 that is not reached yet."""
        found = [math.inf] * 3
        for ahead in range(0, 3653, 7):
            part = ahead / self.days
            turned = np.array([1.0, part])
            sd = math.sqrt(turned @ self.covariance @ turned)
            score = (self.level + part * self.rise - math.log(target / (1 - target))) / sd
            for place, least in enumerate((-1.28, 0.0, 1.28)):
                if score >= least:
                    found[place] = min(found[place], ahead)
        return found


class Dense:
    """The posterior over every bin; days with data only, none after `today`."""

    def __init__(
        self,
        days: Array,
        leader: Array,
        total: Array,
        today: int,
        *,
        prior: tuple[float, float] = (0.0, 1.25),
        steps: tuple[float, ...] = STEP_SIZES,
    ) -> None:
        self.first, self.today, self.steps = int(days[0]), today, steps
        rho = dense_correlation(days, leader, total)
        bins = dense_bins(self.first, today)
        centres = [(a + b) / 2 for a, b in bins]
        # Begins of windows may lie between centres: a knot of their own, without data, costs nothing.
        self.begins = {window: self._begin(window, days) for window in (90, 365)}
        begins = set(map(float, self.begins.values()))
        extra = {begin for begin in begins if begin > centres[0]} - set(centres)
        self.time = np.array(sorted({*centres, *extra}))
        self.in_model = np.isin(self.time, centres)
        size = len(self.time)
        self.y, self.n = np.zeros(size), np.zeros(size)
        for d, y, n in zip(days, leader, total, strict=True):
            bin_of = next(i for i, (a, b) in enumerate(bins) if a <= d <= b)
            k = int(np.flatnonzero(self.time == centres[bin_of])[0])
            w = 1 / (1 + (n - 1) * rho)
            self.y[k] += w * y
            self.n[k] += w * n
        self.modes: list[Array] = []
        self.inverses: list[Array] = []
        scores = []
        for s in steps:
            differences = np.diff(np.eye(size), axis=0)
            precision = differences.T @ np.diag(365.25 / (s * s * np.diff(self.time))) @ differences
            precision[0, 0] += 1 / prior[1] ** 2
            x = np.full(size, float(prior[0]))
            for _ in range(300):
                p = logistic(x)
                hessian = precision + np.diag(self.n * p * (1 - p))
                slope = self.y - self.n * p - precision @ (x - prior[0])
                step = np.linalg.solve(hessian, slope)
                x += step / max(1.0, np.abs(step).max())
                if np.abs(step).max() < 1e-11:
                    break
            off = x - prior[0]
            f = np.sum(self.y * x - self.n * np.logaddexp(0, x)) - off @ precision @ off / 2
            p = logistic(x)
            hessian = precision + np.diag(self.n * p * (1 - p))
            log_m = f + 0.5 * np.linalg.slogdet(precision)[1] - 0.5 * np.linalg.slogdet(hessian)[1]
            scores.append(log_m - 2 * s + math.log(s))
            self.modes.append(x)
            self.inverses.append(np.linalg.inv(hessian))
        weights = np.exp(np.array(scores) - max(scores))
        self.weights = weights / weights.sum()

    def _begin(self, window: int, days: Array) -> int:
        """A window that begins with more than four weeks of silence begins with its first tagged day."""
        begin = max(self.today - window, self.first)
        tagged = next((int(day) for day in days if day >= begin), begin)
        return tagged if tagged - begin > 28 else begin

    def moments(self) -> tuple[Array, Array]:
        modes = np.array(self.modes)
        mean = self.weights @ modes
        variances = np.array([np.diag(inverse) for inverse in self.inverses])
        return mean, self.weights @ (variances + modes**2) - mean**2

    def band(self) -> tuple[Array, Array, Array]:
        """Share, low and high for every day."""
        mean, variance = self.moments()
        every = np.arange(self.first, self.today + 1)
        time = self.time[self.in_model]
        m, v = np.interp(every, time, mean[self.in_model]), np.interp(every, time, variance[self.in_model])
        nodes, node_weights = np.polynomial.hermite.hermgauss(7)
        low, high = (logistic(m + sign * 1.645 * np.sqrt(v)) for sign in (-1, 1))
        grid = logistic(m[:, None] + np.sqrt(2 * v)[:, None] * nodes)
        return np.clip(grid @ node_weights / math.sqrt(math.pi), low, high), low, high

    def ahead(self, days_ahead: int, width: float) -> tuple[float, float]:
        """The two ends of the forecast, before today's share is taken in."""
        mean, variance = self.moments()
        walked = float(self.weights @ np.square(self.steps)) * days_ahead / 365.25
        spread = width * math.sqrt(variance[-1] + walked)
        return logistic(mean[-1] - spread), logistic(mean[-1] + spread)

    def ramp(self, window: int, prior: float) -> DenseRamp:
        """The ramp over a window or the whole journal, with what its prior's deviation is."""
        since = self.begins[window]
        j = int(np.argmin(np.abs(self.time - max(since, self.time[0]))))
        u = np.clip((self.time - since) / (self.today - since), 0, 1)
        parts = []
        for x, inverse in zip(self.modes, self.inverses, strict=True):
            p = logistic(x)
            curve = np.diag(self.n * p * (1 - p))
            information = u @ curve @ u - u @ curve @ inverse @ curve @ u + 1 / prior**2
            b = u @ (self.y - self.n * p) / information
            h = inverse @ curve @ u
            left, gain = 1 - h[-1], 1 - (h[-1] - h[j])
            level, rise = x[-1] + left * b, x[-1] - x[j] + gain * b
            ends = np.zeros((2, len(x)))
            ends[0, -1] = ends[1, -1] = 1
            ends[1, j] -= 1
            spread = ends @ inverse @ ends.T
            spread += np.outer([left, gain], [left, gain]) / information
            parts.append((level, rise, spread))
        means = np.array([[level, rise] for level, rise, _ in parts])
        mean = self.weights @ means
        covariance = sum(
            w * (spread + np.outer(m - mean, m - mean))
            for w, m, (_, _, spread) in zip(self.weights, means, parts, strict=True)
        )
        chance = sum(
            w * normal(rise / math.sqrt(spread[1, 1]))
            for w, (_, rise, spread) in zip(self.weights, parts, strict=True)
        )
        return DenseRamp(since, self.today - since, float(chance), mean[0], mean[1], np.asarray(covariance))
