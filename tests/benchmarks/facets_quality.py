"""How far distinctions are drawn toward the whole: `python -m tests.benchmarks.facets_quality`.

Thirteen distinctions lie around the overall share with a standard deviation of 0.3, 0.5, 0.8 or 1.1 logits;
of them a quarter each follows the whole, stays where it is, walks by itself, or rises or falls steadily.
Three marks a weekday in all. For some priors of the first logit: how near today's share is, how often its
band holds, and how often a distinction that stays is called rising or falling at 0.975 (docs/decisions/0008).
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from journal.statistics.drift import estimate_of
from journal.statistics.facets import Facet, facets
from journal.statistics.series import DaySeries

Array = NDArray[Any]

TODAY = 740_000
YEAR = 365.25
DISTINCTIONS = 13
FAMILIES = np.array([0, 0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 4, 4])
"""The family of each distinction: four, two, three, two and two."""
MARKS_A_WEEKDAY = 3.0
CORRELATION = 0.06
SPANS = (120, 365, 1096)
SPREADS = (0.3, 0.5, 0.8, 1.1)
PRIORS = (0.4, 0.5, 0.65, 0.8, 1.0, 1.25)


@dataclass(frozen=True, eq=False)
class Drawn:
    """A journal's marks: of the whole, each distinction and family, the true shares today, and which stay."""

    whole: DaySeries
    marks: dict[str, DaySeries]
    truth: dict[str, float]
    stays: dict[str, bool]
    families: dict[str, DaySeries]
    family_truth: dict[str, float]


def draw(chance: np.random.Generator, span: int, spread: float) -> Drawn:
    """One journal of so many days whose distinctions lie apart by `spread`."""
    years = np.arange(span) / YEAR
    middle = years - years.mean()

    def walk(least: float, most: float) -> Array:
        step = chance.uniform(least, most) / np.sqrt(YEAR)
        return np.cumsum(chance.normal(0.0, step, span))

    level = float(chance.normal(-0.3, 0.5))
    common = (0.0 * middle, chance.uniform(0.3, 1.0) * middle, walk(0.3, 0.8))[chance.integers(3)]
    kinds = chance.integers(0, 4, DISTINCTIONS)
    moves = [
        (common, 0.0 * middle, walk(0.2, 0.7), chance.choice((-1, 1)) * chance.uniform(0.5, 1.2) * middle)[
            kind
        ]
        for kind in kinds
    ]
    logits = level + chance.normal(0.0, spread, DISTINCTIONS)[:, None] + np.array(moves)
    shares = 1.0 / (1.0 + np.exp(-logits))
    weekday = (np.arange(span) % 7) < 5
    rate = np.where(weekday, MARKS_A_WEEKDAY, 0.0) * chance.gamma(1.2, 1.0 / 1.2, span)
    often = chance.dirichlet(np.full(DISTINCTIONS, 1.5))
    total = chance.poisson(often[:, None] * rate)
    size = 1.0 / CORRELATION - 1.0
    leader = chance.binomial(total, chance.beta(shares * size, (1.0 - shares) * size))
    names = [str(place) for place in range(DISTINCTIONS)]
    sizes = {str(family): family == FAMILIES for family in range(int(FAMILIES.max()) + 1)}
    return Drawn(
        whole=series_of(total.sum(axis=0), leader.sum(axis=0)),
        marks={name: series_of(total[place], leader[place]) for place, name in enumerate(names)},
        truth={name: float(shares[place, -1]) for place, name in enumerate(names)},
        stays={name: bool(kinds[place] == 1) for place, name in enumerate(names)},
        families={
            name: series_of(total[those].sum(axis=0), leader[those].sum(axis=0))
            for name, those in sizes.items()
        },
        family_truth={
            name: float(often[those] @ shares[those, -1] / often[those].sum())
            for name, those in sizes.items()
        },
    )


def series_of(total: Array, leader: Array) -> DaySeries:
    """The last day is today."""
    there = total > 0
    days = TODAY - len(total) + 1 + np.flatnonzero(there)
    none = np.zeros(len(days), np.int64)
    return DaySeries(days, (total - leader)[there], leader[there], none, none, none, none)


def errors(facet: Facet, drawn: Drawn) -> tuple[float, float, float, float] | None:
    """Squared error, whether the band holds, the interval score, and whether one that stays is called."""
    if facet.share is None:
        return None
    truth, share, low, high = drawn.truth[facet.id], facet.share.share, facet.share.low, facet.share.high
    missed = max(low - truth, 0.0) + max(truth - high, 0.0)
    called = float(facet.evidence > 0.475) if drawn.stays[facet.id] and facet.drift else np.nan
    return (
        (100.0 * (share - truth)) ** 2,
        float(low <= truth <= high),
        100.0 * (high - low + 20.0 * missed),
        called,
    )


def main() -> None:
    """Print one line for each span, spread and prior."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--journals", type=int, default=40, help="for each line (40)")
    parser.add_argument("--seed", type=int, default=41)
    given = parser.parse_args()
    for span in SPANS:
        for spread in SPREADS:
            chance = np.random.default_rng(given.seed)
            drawn = [draw(chance, span, spread) for _ in range(given.journals)]
            overall = [estimate_of(one.whole, TODAY) for one in drawn]
            for prior in PRIORS:
                found = [
                    error
                    for one, whole in zip(drawn, overall, strict=True)
                    for facet in facets(one.marks, whole, TODAY, spread=prior).ranked
                    if (error := errors(facet, one)) is not None
                ]
                table = np.array(found)
                calls = table[:, 3][~np.isnan(table[:, 3])]
                square, held, score = table[:, :3].mean(axis=0)
                called = calls.mean() if calls.size else 0.0
                print(
                    f"{span:>4} days, apart by {spread:3.1f}, prior {prior:4.2f}:   "
                    f"RMSE {np.sqrt(square):4.1f}   band holds {100 * held:4.1f} %   "
                    f"interval score {score:4.1f}   one that stays is called {100 * called:4.1f} %",
                    flush=True,
                )


if __name__ == "__main__":
    main()
