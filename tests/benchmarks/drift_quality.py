"""How near the estimate comes to the truth on simulated journals, beside a rolling mean of 30 days.

    python -m tests.benchmarks.drift_quality --journals 252 11 12 13

Each seed is a population of its own; the last line is all of them together.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from journal.statistics.drift import estimate
from tests.simulator.journals import Array, Simulated, population

Lines = tuple[Array, Array, Array]
ROLLING_DAYS = 30


class Errors(NamedTuple):
    """One journal: squared error and coverage over all days and today, interval score today."""

    square_all: float
    square_today: float
    covered_all: float
    covered_today: float
    score_today: float


def of_estimate(journal: Simulated) -> Lines:
    """Share, low and high for each day as the application shows them."""
    found = estimate(journal.days, journal.leader, journal.total, journal.today)
    return found.share, found.low, found.high


def of_rolling_mean(journal: Simulated) -> Lines:
    """The mean of the last 30 days with Wilson's 90 % interval; with nothing in them, half and all."""
    size = len(journal.truth)
    leader, total = np.zeros(size), np.zeros(size)
    place = journal.days - (journal.today - size + 1)
    leader[place], total[place] = journal.leader, journal.total

    def window(counts: Array) -> Array:
        sums = np.cumsum(counts)
        sums[ROLLING_DAYS:] -= sums[:-ROLLING_DAYS].copy()
        return sums

    y, n = window(leader), window(total)
    share = np.divide(y, n, out=np.full(size, 0.5), where=n > 0)
    z = 1.645
    middle = (y + z * z / 2.0) / (n + z * z)
    half = z * np.sqrt(n * share * (1.0 - share) + z * z / 4.0) / (n + z * z)
    return share, middle - half, middle + half


def errors(journal: Simulated, method: Callable[[Simulated], Lines]) -> Errors:
    """In points; the interval score is Winkler's for 90 % (Gneiting & Raftery 2007)."""
    share, low, high = method(journal)
    truth = journal.truth
    inside = (low <= truth) & (truth <= high)
    missed = max(low[-1] - truth[-1], 0.0) + max(truth[-1] - high[-1], 0.0)
    return Errors(
        square_all=float(np.mean((100.0 * (share - truth)) ** 2)),
        square_today=float((100.0 * (share[-1] - truth[-1])) ** 2),
        covered_all=float(np.mean(inside)),
        covered_today=float(inside[-1]),
        score_today=100.0 * float(high[-1] - low[-1] + 2.0 / 0.1 * missed),
    )


def line(name: str, found: list[Errors]) -> str:
    """One row of the table: every journal counts the same, however long."""
    mean = Errors(*np.mean(np.array(found), axis=0).tolist())
    return (
        f"{name:<28} RMSE {math.sqrt(mean.square_all):5.1f} / {math.sqrt(mean.square_today):5.1f}   "
        f"covered {100 * mean.covered_all:5.1f} / {100 * mean.covered_today:5.1f} %   "
        f"interval score {mean.score_today:5.1f}"
    )


def run(seeds: list[int], journals: int, by_group: bool) -> None:
    """Print a table: all days / today, for each seed and over all of them."""
    methods = {"estimate": of_estimate, "rolling 30": of_rolling_mean}
    everything: dict[str, list[Errors]] = {name: [] for name in methods}
    groups: dict[str, list[Errors]] = {}
    for seed in seeds:
        drawn = list(population(np.random.default_rng(seed), journals))
        for name, method in methods.items():
            found = [errors(journal, method) for journal in drawn]
            everything[name] += found
            print(line(f"seed {seed}, {name}", found))
            for journal, one in zip(drawn, found, strict=True):
                if name == "estimate":
                    groups.setdefault(journal.kind, []).append(one)
                    groups.setdefault(journal.length, []).append(one)
    for name, found in everything.items():
        print(line(f"all {len(found)}, {name}", found))
    if by_group:
        for group, found in groups.items():
            print(line(f"  {group}", found))


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("seeds", nargs="*", type=int, default=[1])
    parser.add_argument("--journals", type=int, default=252, help="journals for each seed (252)")
    parser.add_argument("--groups", action="store_true", help="also by kind of truth and by length")
    given = parser.parse_args()
    run(given.seeds, given.journals, given.groups)


if __name__ == "__main__":
    main()
