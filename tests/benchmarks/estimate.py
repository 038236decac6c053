"""How long the estimate takes at ten years and 100,000 actions: `python -m tests.benchmarks.estimate`."""

from __future__ import annotations

import statistics
import time

import numpy as np

from journal.statistics.drift import estimate

TODAY = 740_000
ACTIONS = 100_000
REPETITIONS = 40


def run() -> list[tuple[str, float, str]]:
    """Name, figure and unit of each measurement."""
    chance = np.random.default_rng(1)
    days = np.arange(TODAY - 3651, TODAY + 1)
    days = days[(days - 1) % 7 < 5]
    # Every weekday has an action, the rest falls anywhere: exactly 100,000.
    spread = chance.multinomial(ACTIONS - len(days), np.full(len(days), 1 / len(days)))
    total = (1 + spread).astype(np.float64)
    path = np.cumsum(chance.normal(0.0, 0.03, len(days)))
    leader = chance.binomial(total.astype(np.int64), 1.0 / (1.0 + np.exp(-path))).astype(np.float64)
    taken = []
    for _ in range(REPETITIONS):
        start = time.perf_counter()
        estimate(days, leader, total, TODAY)
        taken.append(1000.0 * (time.perf_counter() - start))
    return [("estimate, 10 years and 100,000 actions, median", statistics.median(taken), "ms")]


if __name__ == "__main__":
    for name, figure, unit in run():
        print(f"{name}: {figure:.1f} {unit}")
