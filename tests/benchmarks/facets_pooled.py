"""Shares of distinctions and families, pooled and not: `python -m tests.benchmarks.facets_pooled`.

On the journals of `facets_quality`: how near today's share is (RMSE, points), how often its 90 % band holds,
and the interval score (Winkler), beside the same estimate without the whole: a first logit of 1.25 around 0.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from journal.statistics.drift import STEP_RATE, Estimate, estimate, estimate_of
from journal.statistics.facets import FAMILY_STEP_RATE, facets
from journal.statistics.series import DaySeries
from tests.benchmarks.facets_quality import SPANS, SPREADS, TODAY, draw

Errors: TypeAlias = NDArray[np.float64]
"""A row for each distinction or family: squared error, whether the band holds, interval score."""

NO_WHOLE = estimate(np.empty(0, np.int64), np.empty(0), np.empty(0), TODAY)
ALONE = 1.25
GROUPS = ("distinctions", "families")


def errors(
    marks: Mapping[str, DaySeries],
    truth: Mapping[str, float],
    whole: Estimate,
    spread: float | None,
    step_rate: float = STEP_RATE,
) -> list[tuple[float, float, float]]:
    """The errors of today's shares, where there are any."""
    found = []
    for facet in facets(marks, whole, TODAY, spread=spread, step_rate=step_rate).ranked:
        if facet.share is None:
            continue
        true, band = truth[facet.id], facet.share
        missed = max(band.low - true, 0.0) + max(true - band.high, 0.0)
        score = 100.0 * (band.high - band.low + 20.0 * missed)
        found.append(((100.0 * (band.share - true)) ** 2, float(missed == 0.0), score))
    return found


def compare(span: int, spread: float, journals: int, seed: int) -> dict[tuple[str, str], Errors]:
    """The errors by group, "pooled" and "alone", on so many journals."""
    chance = np.random.default_rng(seed)
    rows: dict[tuple[str, str], list[tuple[float, float, float]]] = {
        (group, how): [] for group in GROUPS for how in ("pooled", "alone")
    }
    for _journal in range(journals):
        drawn = draw(chance, span, spread)
        whole = estimate_of(drawn.whole, TODAY)
        for group, marks, truth in (
            ("distinctions", drawn.marks, drawn.truth),
            ("families", drawn.families, drawn.family_truth),
        ):
            rate = FAMILY_STEP_RATE if group == "families" else STEP_RATE
            rows[group, "pooled"] += errors(marks, truth, whole, None, rate)
            rows[group, "alone"] += errors(marks, truth, NO_WHOLE, ALONE)
    return {key: np.array(found) for key, found in rows.items()}


def figures(found: Errors) -> tuple[float, float, float]:
    """RMSE in points, how often the band holds in per cent, the interval score."""
    square, held, score = found.mean(axis=0).tolist()
    return square**0.5, 100.0 * held, score


def main() -> None:
    """Print a line for each span and spread, and one for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--journals", type=int, default=30, help="for each line (30)")
    parser.add_argument("--seed", type=int, default=2014)
    given = parser.parse_args()
    whole: dict[tuple[str, str], list[Errors]] = {}
    for span in SPANS:
        for spread in SPREADS:
            found = compare(span, spread, given.journals, given.seed)
            tell(f"{span:>4} days, apart by {spread:3.1f}", found)
            for key, rows in found.items():
                whole.setdefault(key, []).append(rows)
    tell("all", {key: np.concatenate(rows) for key, rows in whole.items()})


def tell(name: str, found: Mapping[tuple[str, str], Errors]) -> None:
    """One line."""
    parts = []
    for (group, how), rows in found.items():
        error, held, score = figures(rows)
        parts.append(f"{group} {how}: {error:4.1f} {held:4.1f} % {score:4.1f}")
    print(f"{name:<24}" + " | ".join(parts), flush=True)


if __name__ == "__main__":
    main()
