"""A look a week: how soon a step is told, how often nothing is told as a rise, and as a rise of what."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from journal.statistics.drift import estimate
from journal.statistics.verdict import decide
from tests.benchmarks.drift import peers
from tests.benchmarks.drift.figures import AT_95, AT_975, OURS, PEERS, WIDTHS
from tests.simulator.journals import TODAY, Simulated
from tests.simulator.scenarios import HALF_YEAR, Office, office, with_step

LEVELS = (0.2, 0.35, 0.5, 0.65)
STEP_LOOKS_DAYS = 364
WEEK = 7
SAID = "said"
AS_BEHAVIOUR = "said as behaviour"
"""Beside the levels 0.95 and 0.975 of a method: what the person reads, and whether as more leadership."""

Told = dict[tuple[str, float | str], float]
"""For each method and way of telling the first day of the looks on which a rise was told; inf for never."""


@dataclass(frozen=True)
class Watched:
    """One journal that was looked at week after week."""

    what: str
    told: Told


def watch_step(seed: int, place: int, rise: float, with_gaps: bool) -> Watched:
    """A year at one of four levels, then `rise` higher; looked at for a year, without a rise for half."""
    level = LEVELS[place % len(LEVELS)]
    chance = np.random.default_rng([seed, place, round(100 * rise)])
    days = STEP_LOOKS_DAYS if rise else HALF_YEAR
    journal = with_step(chance, level, days_after=days, rise=rise, with_gaps=with_gaps)
    return Watched(f"from {100 * level:.0f} %", _watch(journal, days))


def watch_office(seed: int, place: int, what: Office) -> Watched:
    """Half a year in which something slowly changes, after half a year in which nothing did."""
    return Watched(what, _watch(office(np.random.default_rng([seed, place]), what), HALF_YEAR))


def _watch(journal: Simulated, days: int) -> Told:
    """Look on each seventh of the last `days` days; the day told is counted from before the first of them."""
    ways: list[float | str] = [AT_95, AT_975]
    told: Told = {(method, way): math.inf for method in (OURS, *PEERS) for way in ways}
    told |= {(OURS, SAID): math.inf, (OURS, AS_BEHAVIOUR): math.inf}
    for day in range(WEEK, days + 1, WEEK):
        seen = journal.until(TODAY - days + day)
        if seen.days.size == 0:
            continue
        for name, way in _tellings(seen, {one for one, first in told.items() if math.isinf(first)}):
            told[name, way] = day
    return told


def _tellings(seen: Simulated, open_still: set[tuple[str, float | str]]) -> set[tuple[str, float | str]]:
    """Which of those who have told nothing yet tell a rise at this look."""
    found: set[tuple[str, float | str]] = set()
    if any(name == OURS for name, _way in open_still):
        guess = estimate(seen.days, seen.leader, seen.total, seen.today)
        if guess.claim is not None:
            found |= {(OURS, level) for level in WIDTHS if guess.claim.chance_up > level}
        verdict = decide(guess, seen.series, seen.today)
        rises = [claim for claim in verdict.claims if claim.rises and claim.is_certain]
        found |= {(OURS, SAID) for _claim in rises[:1]}
        found |= {(OURS, AS_BEHAVIOUR) for claim in rises if claim.cause == "behaviour"}
    for name, method in PEERS.items():
        if any(one == name for one, _way in open_still):
            lines = method(seen)
            last = len(lines.share) - 1
            found |= {(name, level) for level, width in WIDTHS.items() if peers.rises(lines, last, width)}
    return found & open_still
