"""How often a week's counts are told to have moved: `python -m tests.benchmarks.week_moves_quality`.

Journals in which nothing moves (weeks vary by more than chance all the same, and some are short), in which
the share rises by 20 points a year, and in which one topic or the whole changes in the last week.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable

import numpy as np

from journal.statistics.week_moves import Counted, told

BEFORE, HISTORY = 8, 26
# kind, actions a logged week
ITEMS = (
    ("all", 18.0),
    *(("family", rate) for rate in (5.0, 3.0, 6.0, 2.0, 1.5)),
    *(("name", rate) for rate in (4.0, 3.0, 2.0, 2.0, 1.5, 1.0, 1.0, 0.5)),
    *(("name", rate) for rate in (5.0, 4.0, 3.0, 3.0, 2.0, 2.0, 1.0, 0.5)),
)

Change = Callable[[int, int, int], float]
"""What an item's leader (1) or manager (0) rate is multiplied with in a week; item, pole, weeks ago."""


def weeks_told(weeks: int, seed: int, spread: float, change: Change, watched: int) -> tuple[float, float]:
    """How often anything was told, and how often the watched item was, of so many last weeks."""
    chance = np.random.default_rng(seed)
    any_, it = 0, 0
    for _ in range(weeks):
        days = chance.choice([0, 2, 3, 4, 5, 5, 5], HISTORY + 1)
        days[-1] = max(days[-1], 2)
        counts, of = [], []
        for item, (kind, rate) in enumerate(ITEMS):
            for pole in (0, 1):
                moved = np.array([change(item, pole, HISTORY - week) for week in range(HISTORY + 1)])
                wander = chance.gamma(1.0 / spread, spread, HISTORY + 1) if spread else 1.0
                made = chance.poisson(rate / 2.0 * days / 5.0 * wander * moved)
                counts.append(Counted(kind, tuple(int(one) for one in made)))
                of.append(item)
        found = told(counts, [int(one) for one in days], BEFORE)
        any_ += any(found)
        it += any(one for one, item in zip(found, of, strict=True) if item == watched)
    return any_ / weeks, it / weeks


def _still(_item: int, _pole: int, _ago: int) -> float:
    return 1.0


def _rising(_item: int, pole: int, ago: int) -> float:
    share = 0.5 - 0.2 * ago / 52.0
    return 2.0 * (share if pole else 1.0 - share)


def _tenfold(times: float, which: int) -> Change:
    return lambda item, pole, ago: times if item == which and pole and not ago else 1.0


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weeks", type=int, default=400)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    cases: list[tuple[str, Change, int]] = [
        ("nothing moves", _still, 0),
        ("20 points a year", _rising, 0),
        ("leader actions doubled, all of them", _tenfold(2.0, 0), 0),
        ("leader actions of a family, three times", _tenfold(3.0, 1), 1),
        ("leader actions of a topic, five times", _tenfold(5.0, 6), 6),
    ]
    for name, change, watched in cases:
        for spread in (0.0, 0.1, 0.3, 0.6):
            anything, it = weeks_told(options.weeks, options.seed, spread, change, watched)
            print(f"{name:42} spread {spread:.1f}: anything {100 * anything:5.1f} %, it {100 * it:5.1f} %")


if __name__ == "__main__":
    main()
