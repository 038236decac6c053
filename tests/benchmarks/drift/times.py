"""How long one estimate takes: ten years and 100,000 actions, and a journal from 1900."""

from __future__ import annotations

import datetime as dt
import statistics
import time

import numpy as np

from journal.statistics.drift import estimate
from tests.simulator.journals import TODAY, Array, expit

ACTIONS = 100_000
REPETITIONS = 30
TEN_YEARS_MOST = 15.0
CENTURY_MOST = 2.0
"""A journal from 1900 may cost so many times that of ten years."""
_TEN_YEARS = 3652


def run() -> list[tuple[str, float, float]]:
    """Name, milliseconds of the processor and the most that was promised; medians of some repetitions."""
    days, leader, total = _filled(_weekdays(TODAY - _TEN_YEARS + 1))
    ten = _median(days, leader, total)
    first = dt.date(1900, 1, 1).toordinal()
    alone = _median(np.append(first, days), np.append(1.0, leader), np.append(1.0, total))
    century = _median(*_filled(_weekdays(first)))
    return [
        ("ten years and 100,000 actions, ms", ten, TEN_YEARS_MOST),
        ("the same and one action of 1900, ms", alone, CENTURY_MOST * ten),
        ("100,000 actions, every weekday since 1900, ms", century, CENTURY_MOST * ten),
    ]


def _weekdays(first: int) -> Array:
    days = np.arange(first, TODAY + 1)
    return days[(days - 1) % 7 < 5]


def _filled(days: Array) -> tuple[Array, Array, Array]:
    """Every weekday has an action, the rest falls anywhere: exactly so many, along a random walk."""
    chance = np.random.default_rng(1)
    spread = chance.multinomial(ACTIONS - len(days), np.full(len(days), 1 / len(days)))
    total = 1 + spread
    path = np.cumsum(chance.normal(0.0, 0.03, len(days)))
    leader = chance.binomial(total, expit(path))
    return days, leader.astype(np.float64), total.astype(np.float64)


def _median(days: Array, leader: Array, total: Array) -> float:
    """Milliseconds of one estimate; the processor's, so that a busy machine does not count."""
    taken = []
    for _ in range(REPETITIONS):
        start = time.process_time()
        estimate(days, leader, total, TODAY)
        taken.append(1000.0 * (time.process_time() - start))
    return statistics.median(taken)
