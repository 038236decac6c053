"""Journals for one question each: a step that is to be found, and ways of fooling oneself.

All of them are looked at week after week, as a person would look.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import numpy as np

from tests.simulator.journals import (
    CORRELATIONS,
    DAYS_AFTER,
    TODAY,
    Array,
    Simulated,
    logit,
    tagged,
    volumes,
)

Office: TypeAlias = Literal["steady", "rise", "decay", "relabel", "rise at 60", "decay at 50"]
OFFICES: tuple[Office, ...] = ("steady", "rise", "decay", "relabel", "rise at 60", "decay at 50")

STEP_DAY = 365
STEP_RATE = 4.0
HALF_YEAR = 182
OFFICE_BEFORE = 182
OFFICE_RATE = 10.0
OFFICE_LOGGED = 0.5
OFFICE_SHARE, OFFICE_RISEN = 0.30, 0.45
OTHER_SHARES = {"rise at 60": (0.60, 0.75), "decay at 50": (0.50, 0.50)}
"""Share before and after where an office does not stand at 30 %: a rule must hold at any share."""
MANAGER_LOGGED_AT_LAST = 0.3
CALLED_LEADER_AT_LAST = 0.2


def with_step(
    chance: np.random.Generator, level: float, *, days_after: int, rise: float = 0.15, with_gaps: bool = False
) -> Simulated:
    """Four actions a weekday for a year at `level`, then for `days_after` days at `level` + `rise`."""
    span = STEP_DAY + days_after
    total = volumes(chance, span, rate=STEP_RATE, with_gaps=with_gaps)
    later = np.arange(span + DAYS_AFTER) >= STEP_DAY
    path = np.where(later, logit(level + rise), logit(level))
    correlation = float(chance.choice(CORRELATIONS))
    return tagged(chance, "step", f"{span} days", path=path, total=total, correlation=correlation)


def office(chance: np.random.Generator, what: Office, *, before: int = OFFICE_BEFORE) -> Simulated:
    """Ten actions a weekday, half of them written down; what slowly changes fills the last half-year.

    "steady": nothing. "rise": the share of what is done goes from 30 to 45 %. "decay": manager actions are
    written down less and less, from 50 to 30 %. "relabel": of the manager actions more and more, at last
    one in five, are called leader. "rise at 60" goes from 60 to 75 %, "decay at 50" is where half of what
    is done is leadership. `truth` is the share of what was done, whatever it was called.
    """
    span = before + HALF_YEAR
    slowly = np.clip((np.arange(span + DAYS_AFTER) - before) / HALF_YEAR, 0.0, 1.0)
    usual = OFFICE_SHARE, OFFICE_RISEN if what == "rise" else OFFICE_SHARE
    start, end = (logit(share) for share in OTHER_SHARES.get(what, usual))
    done = tagged(
        chance,
        what,
        f"{span} days",
        path=start + (end - start) * slowly,
        total=volumes(chance, span, rate=OFFICE_RATE, with_gaps=False),
        correlation=float(chance.choice(CORRELATIONS)),
    )
    slowly = slowly[done.days - (TODAY - span + 1)]
    series = done.series
    last = MANAGER_LOGGED_AT_LAST if what.startswith("decay") else OFFICE_LOGGED
    manager = chance.binomial(series.manager, OFFICE_LOGGED + (last - OFFICE_LOGGED) * slowly)
    leader = chance.binomial(series.leader, OFFICE_LOGGED)
    both = chance.binomial(series.both, OFFICE_LOGGED)
    if what == "relabel":
        moved = chance.binomial(manager, CALLED_LEADER_AT_LAST * slowly)
        manager, leader = manager - moved, leader + moved
    return _written_down(done, manager, leader, both)


def _written_down(done: Simulated, manager: Array, leader: Array, both: Array) -> Simulated:
    """The journal of what was written down, beginning on its first day."""
    total = manager + leader + both
    kept = total > 0
    first = int(done.days[kept][0])
    return Simulated(
        kind=done.kind,
        length=done.length,
        correlation=done.correlation,
        days=done.days[kept],
        leader=(leader + both / 2.0)[kept],
        total=total[kept].astype(np.float64),
        both=both[kept].astype(np.float64),
        truth=done.truth[first - int(done.days[0]) :],
        after=done.after,
        today=done.today,
    )
