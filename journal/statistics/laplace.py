"""The random walk of the share on the logit scale, fitted by Laplace's method for one step size.

Model: Y_k ~ quasi-Binomial(N_k, expit x_k); x_1 ~ N(m, v²), 0 and 1.25 unless told otherwise;
x_{k+1} − x_k ~ N(0, s²·Δt/365.25).
It is a state-space model of binary trials (Smith & Brown 2003; Smith et al. 2004) whose posterior mode
is found as in Fahrmeir 1992; the grid over the step size s follows Rue, Martino & Chopin 2009.

Only knots with actions are fitted. A knot without any is tied to its neighbours by Gaussian steps
alone, so leaving it out and putting it back afterwards (`StepFit.at`) is exact, not an approximation.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from journal.statistics.series import Floats

YEAR = 365.25
# Newton's error after a step is about a quarter of its square: below 10⁻⁶ after one this small.
_CLOSE_ENOUGH = 1e-3
_MOST_ITERATIONS = 100
_MOST_HALVINGS = 40


@dataclass(frozen=True, slots=True)
class First:
    """What is held likely of the first logit before any data: its mean and standard deviation."""

    mean: float = 0.0
    spread: float = 1.25

    @property
    def precision(self) -> float:
        """One over the variance."""
        return 1.0 / self.spread**2


_NOTHING_KNOWN = First()


@dataclass(frozen=True, eq=False)
class StepFit:
    """The path given one step size: a Gaussian around the mode, at the knots that hold actions.

    `step` is s, per √year on the logit scale. `mode` and `variance` have one value per knot;
    `link` has one fewer: Cov(x_k, x_j) = link_k · Cov(x_{k+1}, x_j) for every j > k. `pivot` is D of
    H = LDL' (and `link` the negative of L's lower diagonal), so that H can be solved against again.
    `log_evidence` is log m(s) without the prior of s.
    """

    step: float
    time: Floats
    mode: Floats
    variance: Floats
    link: Floats
    pivot: Floats
    log_evidence: float

    @property
    def chance(self) -> Floats:
        """The share at each knot, expit of the mode."""
        return expit(self.mode)

    def solve(self, right: Floats) -> Floats:
        """H⁻¹ · right, H being the precision of the path at its mode; one value per knot."""
        return _solve(self.pivot, self.link, right)

    def covariance_with_last(self, time: float) -> float:
        """Cov of the path at this time (none before the first knot) and at the last knot."""
        knots = self.time
        if time >= knots[-1]:
            return float(self.variance[-1])
        right = int(np.searchsorted(knots, time, side="right"))
        later = float(np.prod(self.link[right:]) * self.variance[-1])
        part = (time - float(knots[right - 1])) / float(knots[right] - knots[right - 1])
        return later * (part + (1.0 - part) * float(self.link[right - 1]))

    def at(self, time: Floats) -> tuple[Floats, Floats]:
        """Mean and variance of the path at these times (ordinals, none before the first knot).

        Between two knots the walk is a Brownian bridge; after the last it walks on.
        """
        knots = self.time
        left = np.clip(np.searchsorted(knots, time, side="right") - 1, 0, len(knots) - 1)
        right = np.minimum(left + 1, len(knots) - 1)
        width = knots[right] - knots[left]
        passed = time - knots[left]
        # Past the last knot there is no width: the part is 0 and only the free walk adds.
        part = np.divide(passed, width, out=np.zeros_like(passed), where=width > 0)
        rest = 1.0 - part
        covariance = np.append(self.link, 0.0)[left] * self.variance[right]
        mean = rest * self.mode[left] + part * self.mode[right]
        free = self.step**2 / YEAR * np.where(width > 0, passed * rest, passed)
        variance = (
            rest**2 * self.variance[left]
            + part**2 * self.variance[right]
            + 2.0 * part * rest * covariance
            + free
        )
        return mean, variance


def fit_walk(  # noqa: PLR0917 - the step size, the data, and where to begin
    step: float, time: Floats, leader: Floats, total: Floats, start: Floats, first: First = _NOTHING_KNOWN
) -> StepFit:
    """Fit the path for one step size by Newton's method from `start`, halving steps that overshoot.

    `time` rises; `leader` and `total` are weighted counts, every total above 0; all have one
    value per knot. Raises ArithmeticError if the mode is not found, which no data should bring about.
    """
    precision = YEAR / (step**2 * np.diff(time))
    path = start

    def height_of(path: Floats) -> float:
        return _log_posterior(path, precision, leader, total, first)

    height = height_of(path)
    for _ in range(_MOST_ITERATIONS):
        chance, rest = expit(path), expit(-path)
        slope = leader * rest - (total - leader) * chance - _pull(path, precision, first)
        move = _solve(*_factor(precision, total * chance * rest, first), slope)
        path, height = _uphill(height_of, path, height, move)
        if float(np.max(np.abs(move))) < _CLOSE_ENOUGH:
            pivot, link = _factor(precision, total * expit(path) * expit(-path), first)
            return StepFit(
                step=step,
                time=time,
                mode=path,
                variance=_variances(pivot, link),
                link=link,
                pivot=pivot,
                log_evidence=_log_evidence(height, precision, pivot, first),
            )
    raise ArithmeticError(f"no mode found in {_MOST_ITERATIONS} iterations for step size {step}")


def expit(value: Floats) -> Floats:
    """The logistic function, 1/(1+e⁻ˣ), without overflow; its values at x and −x are mirror images."""
    small = np.exp(-np.abs(value))
    result: Floats = np.where(value >= 0, 1.0, small) / (1.0 + small)
    return result


def expit_of(value: float) -> float:
    """The logistic function of one number."""
    small = math.exp(-abs(value))
    return (1.0 if value >= 0 else small) / (1.0 + small)


def _log_posterior(path: Floats, precision: Floats, leader: Floats, total: Floats, first: First) -> float:
    """Σ[Y x − N log(1+eˣ)] − x'Px/2, the first value about its prior's mean."""
    # log(1+eˣ) as max(x, 0) + log(1+e^−|x|), each side's share apart, so that it mirrors.
    small = np.log1p(np.exp(-np.abs(path)))
    fit = np.sum((leader - total) * np.maximum(path, 0.0) + leader * np.minimum(path, 0.0) - total * small)
    walk = float(precision @ np.diff(path) ** 2) + first.precision * (float(path[0]) - first.mean) ** 2
    return float(fit) - walk / 2.0


def _pull(path: Floats, precision: Floats, first: First) -> Floats:
    """P x: how the first value and the steps pull at the path."""
    pull = np.zeros_like(path)
    pull[0] = first.precision * (path[0] - first.mean)
    tension = precision * np.diff(path)
    pull[:-1] -= tension
    pull[1:] += tension
    return pull


def _factor(precision: Floats, curvature: Floats, first: First) -> tuple[Floats, Floats]:
    """H = LDL' with H = P + diag(curvature), in plain floats (there is no scipy): D and −L's lower diagonal.

    D_k is carried as e_k + q_k, q the precision of the step to the next knot: e is a sum of positive
    terms, where the textbook's subtraction would lose figures when q is a thousand times larger
    than the data.
    """
    q = precision.tolist()
    extra: float = curvature[0].item() + first.precision
    extras = [extra]
    extras += [extra := c + s * extra / (extra + s) for s, c in zip(q, curvature[1:].tolist(), strict=True)]
    pivot = np.array(extras)
    pivot[:-1] += precision
    return pivot, precision / pivot[:-1]


def _solve(pivot: Floats, link: Floats, slope: Floats) -> Floats:
    """H⁻¹ slope, from H's factors."""
    links = link.tolist()
    known: float = slope[0].item()
    sums = [known]
    sums += [known := g + part * known for part, g in zip(links, slope[1:].tolist(), strict=True)]
    return _carry_back(links, np.array(sums) / pivot)


def _carry_back(links: list[float], own: Floats) -> Floats:
    """The v with v_K = own_K and v_k = own_k + links_k · v_{k+1}."""
    values = own[::-1].tolist()
    value: float = values[0]
    carried = [value]
    carried += [value := one + part * value for part, one in zip(reversed(links), values[1:], strict=True)]
    return np.array(carried[::-1])


def _variances(pivot: Floats, link: Floats) -> Floats:
    """The diagonal of H⁻¹, backward: V_K = 1/D_K, V_k = 1/D_k + l_k² V_{k+1}."""
    return _carry_back((link**2).tolist(), 1.0 / pivot)


def _log_evidence(height: float, precision: Floats, pivot: Floats, first: First) -> float:
    """The height, the walk and the pivots together: log m(s) = f + ½Σ log q + ½ log(1/v²) − ½Σ log D."""
    walk = float(np.sum(np.log(precision))) + math.log(first.precision)
    return height + (walk - float(np.sum(np.log(pivot)))) / 2.0


def _uphill(
    height_of: Callable[[Floats], float], path: Floats, height: float, move: Floats
) -> tuple[Floats, float]:
    """The path after the move, or after the largest half of it that does not lead downhill."""
    floor = height - 1e-9 * (1.0 + abs(height))  # rounding must not stop a tiny last move
    for _ in range(_MOST_HALVINGS):
        further = path + move
        reached = height_of(further)
        if reached >= floor:
            return further, reached
        move = move / 2.0
    return path, height
