"""How well a comparison of two periods keeps its word: `python -m tests.benchmarks.compare_quality`.

Two neighbouring periods at the end of simulated journals. Reported: how often a constant journal is called
higher or lower at 0.95 (at most 5 % each), how often the 90 % bands hold the truth (88 to 93 %), and
how often a true difference of 15 points is called at 0.975. The truth of a period is the mean true share of
what was logged in it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from journal.statistics.compare import Side, compare
from tests.simulator.journals import Choices, Simulated, simulate

LENGTHS = {30: 120, 90: 365, 365: 1096}
"""How long the journal is for each length of the periods."""
CORRELATIONS = (0.0, 0.1, 0.2)
# The truth is then the share of what is logged: a flavour of the weekdays would shift it unseen.
CHOICES = Choices(even_flavour=True)


class Found(NamedTuple):
    """What one comparison came to: called at 0.95 and at 0.975, and whether the bands held."""

    higher: float
    lower: float
    called: float
    difference_held: float
    side_held: float
    width: float


def true_share(journal: Simulated, side: Side) -> float:
    """The mean true share of what was logged in a period."""
    inside = (journal.days >= side.start) & (journal.days <= side.end)
    truth = journal.truth[journal.days[inside] - journal.days[0]]
    return float(np.average(truth, weights=journal.total[inside]))


def one(journal: Simulated, days: int) -> Found | None:
    """The last period against the one before; None where a side holds too little."""
    end = journal.today
    found = compare(journal.series, (end - 2 * days + 1, end - days), (end - days + 1, end))
    first, second = found.first, found.second
    if found.chance_up is None or found.low is None or found.high is None:
        return None
    before, now = (true_share(journal, side) for side in (first, second))
    return Found(
        higher=float(found.chance_up > 0.95),
        lower=float(found.chance_up < 0.05),
        called=float(found.is_certain),
        difference_held=float(found.low <= 100.0 * (now - before) <= found.high),
        side_held=float((second.low or 0.0) <= now <= (second.high or 0.0)),
        width=found.high - found.low,
    )


def measure(seed: int, kind: str, correlation: float, days: int, count: int) -> Found:
    """Means over so many journals of one kind."""
    chance = np.random.default_rng(seed)

    def found() -> Iterator[Found]:
        while True:
            journal = simulate(chance, kind, span=LENGTHS[days], correlation=correlation, choices=CHOICES)
            result = one(journal, days)
            if result is not None:
                yield result

    results = found()
    return Found(*np.mean([next(results) for _ in range(count)], axis=0).tolist())


def main() -> None:
    """Print one line for each kind, correlation and length of period."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--journals", type=int, default=1000, help="for each line (1000)")
    parser.add_argument("--seed", type=int, default=31)
    parser.add_argument("--kinds", nargs="*", default=["constant", "random walk", "seasonal"])
    given = parser.parse_args()
    for kind in given.kinds:
        for days in LENGTHS:
            for correlation in CORRELATIONS:
                found = measure(given.seed, kind, correlation, days, given.journals)
                print(
                    f"{kind:<12} {days:>3} days, correlation {correlation:3.1f}   "
                    f"higher {100 * found.higher:4.1f}  lower {100 * found.lower:4.1f}   "
                    f"called {100 * found.called:4.1f}   band holds {100 * found.difference_held:4.1f}, "
                    f"of a side {100 * found.side_held:4.1f} %   {found.width:4.1f} points wide",
                    flush=True,
                )


if __name__ == "__main__":
    main()
