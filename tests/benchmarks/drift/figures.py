"""How near each method comes to the truth: one row of figures for each journal and method."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from journal.statistics.drift import DRIFT_ACTIONS, DRIFT_DAYS, Estimate, estimate
from tests.benchmarks.drift import peers
from tests.benchmarks.drift.peers import Lines
from tests.simulator.journals import ENDS, LENGTHS_IN_ACTIONS, Choices, Simulated, population, simulate

OURS = "estimate"
PEERS: dict[str, Callable[[Simulated], Lines]] = {
    "rolling 7 days": peers.of_week,
    "rolling 30 days": peers.of_rolling_mean,
    "cumulative": peers.of_everything,
    "score as in Loop": peers.of_score,
    "LOESS": peers.of_loess,
}
METHODS = (OURS, *PEERS)
AT_95, AT_975 = 0.95, 0.975
WIDTHS = {AT_95: 1.645, AT_975: 1.96}
"""Standard deviations that one side of a normal leaves beyond these chances."""
SHORT = frozenset(f"{number} actions" for number in LENGTHS_IN_ACTIONS)


class Errors(NamedTuple):
    """One journal: squared error and coverage over all days and today, interval score today."""

    square_all: float
    square_today: float
    covered_all: float
    covered_today: float
    score_today: float


@dataclass(frozen=True)
class Figures:
    """What one method made of one journal.

    `rising` tells whether it calls a rise at this one look, at 0.95; `speaks` whether the journal holds
    enough for it to say anything. `inside_30` and `inside_90` tell whether the truth so many days
    ahead lies in the forecast. `taken` is in seconds.
    """

    seed: int
    kind: str
    length: str
    correlation: float
    method: str
    errors: Errors
    rising: bool
    speaks: bool
    inside_30: bool
    inside_90: bool
    taken: float


def of_estimate(journal: Simulated) -> Lines:
    """Share, low and high for each day as the application shows them."""
    return _lines(estimate(journal.days, journal.leader, journal.total, journal.today))


def errors(journal: Simulated, method: Callable[[Simulated], tuple[peers.Array, ...]]) -> Errors:
    """In points; the interval score is Winkler's for 90 % (Gneiting & Raftery 2007)."""
    return _errors(journal, Lines(*method(journal)))


def measure(seed: int, journals: int, choices: Choices) -> list[Figures]:
    """Every method on the population of one seed."""
    return _of_all(seed, population(np.random.default_rng(seed), journals, choices))


def measure_constant(seed: int, correlation: float, journals: int, choices: Choices) -> list[Figures]:
    """Every method on constant journals of one day correlation, of all lengths in equal parts."""
    chance = np.random.default_rng([seed, round(1000 * correlation)])
    drawn = (
        simulate(chance, "constant", **ENDS[place % len(ENDS)], correlation=correlation, choices=choices)
        for place in range(journals)
    )
    return _of_all(seed, drawn)


def speaks(journal: Simulated) -> bool:
    """Whether the journal holds enough actions and days for a drift; peers are held to it as we are."""
    return float(journal.total.sum()) >= DRIFT_ACTIONS and len(journal.truth) >= DRIFT_DAYS


def weights(figures: Iterable[Figures], short: float) -> peers.Array:
    """A weight for each row, so that journals of 10, 20 and 40 actions make up this part of all."""
    is_short = np.array([one.length in SHORT for one in figures])
    count = max(int(is_short.sum()), 1), max(int((~is_short).sum()), 1)
    return np.where(is_short, short / count[0], (1.0 - short) / count[1])


def _of_all(seed: int, journals: Iterable[Simulated]) -> list[Figures]:
    found = []
    for journal in journals:
        found.append(_ours(seed, journal))
        found += [_peer(seed, journal, name) for name in PEERS]
    return found


def _ours(seed: int, journal: Simulated) -> Figures:
    started = time.perf_counter()
    found = estimate(journal.days, journal.leader, journal.total, journal.today)
    taken = time.perf_counter() - started
    ahead = [found.forecast(days) for days in (30, 90)]
    return Figures(
        seed,
        journal.kind,
        journal.length,
        journal.correlation,
        OURS,
        _errors(journal, _lines(found)),
        rising=found.claim is not None and found.claim.chance_up > AT_95,
        speaks=found.claim is not None,
        inside_30=bool(ahead[0].low <= journal.after[29] <= ahead[0].high),
        inside_90=bool(ahead[1].low <= journal.after[89] <= ahead[1].high),
        taken=taken,
    )


def _peer(seed: int, journal: Simulated, name: str) -> Figures:
    """A peer's forecast is its band of today, carried on flat: it has no other."""
    started = time.perf_counter()
    lines = PEERS[name](journal)
    taken = time.perf_counter() - started
    low, high = float(lines.low[-1]), float(lines.high[-1])
    enough = speaks(journal)
    return Figures(
        seed,
        journal.kind,
        journal.length,
        journal.correlation,
        name,
        _errors(journal, lines),
        rising=enough and peers.rises(lines, len(lines.share) - 1, WIDTHS[AT_95]),
        speaks=enough,
        inside_30=bool(low <= journal.after[29] <= high),
        inside_90=bool(low <= journal.after[89] <= high),
        taken=taken,
    )


def _lines(found: Estimate) -> Lines:
    return Lines(found.share, found.low, found.high)


def _errors(journal: Simulated, lines: Lines) -> Errors:
    share, low, high = lines
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
