"""The share of each distinction and each family: what moved most, with too little for each alone.

The same estimate as the whole share, from distinction marks, each by its own pole. Thirteen of them hold a
thirteenth of the data each, so each is drawn toward the overall share: its first logit is held likely to
lie around that of the overall share on its first day (partial pooling; Gelman & Hill 2007, ch. 12). What it
does afterwards is its own, and so is its drift: docs/decisions/0008 says why. How likely, the marks of
the journal itself tell (docs/decisions/0014).

Many are looked at together, so one of thirteen that do not move at all could pass a chance of 97.5 % every
other time; `Facets.claim_chance` is what a change has to pass instead (Bonferroni).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from journal.statistics.drift import DRIFT_ACTIONS, DRIFT_DAYS, STEP_RATE, Estimate, estimate
from journal.statistics.knots import COARSE
from journal.statistics.outlook import Band
from journal.statistics.ramp import Drift
from journal.statistics.series import DaySeries
from journal.statistics.verdict import (
    CLAIM_CHANCE,
    FIRST_ESTIMATE_ACTIONS,
    LEAST_RATE,
    Stage,
    is_silent,
    speaks,
)

PRIOR_SPREAD = 0.8
"""How far a distinction's first logit is held to lie from that of the overall share (s.d.), before data."""
_PRIOR_WORTH = 3.0  # so many distinctions well known would tell as much as that
_LEAST_SPREAD, _MOST_SPREAD = 0.35, 1.1
FAMILY_STEP_RATE = 4.0
"""For families: what several distinctions add up to wanders less than one of them."""
_FARTHEST_LOGIT = 4.0


@dataclass(frozen=True, eq=False)
class Marks:
    """Distinction marks per day, by the ids of distinctions and of families.

    In a series of `distinctions` each mark counts by its own pole. In one of `families` an action counts
    once: for its pole where all its marks of the family agree, as both where they do not; so that two
    marks on one action are not taken for two actions. An id without marks has an empty series.
    """

    distinctions: Mapping[str, DaySeries] = field(default_factory=dict)
    families: Mapping[str, DaySeries] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Facet:
    """One distinction or family: its counts, its share today and how it moved.

    `stage` says what may be shown, as for the whole share: "empty", "count" (under five marks), "early" (the
    band alone; `missing_marks` and `missing_days` until a drift) or "share". `share` is None below "early".
    `estimate` is the whole line, None below "early". `drift` is that of the window whose chance of rising
    is farther from one half, None where there are too few; no claim of anything by itself. It `speaks` if
    there are enough marked days in its window and in each half, and marks in the last four weeks.
    """

    id: str
    manager: int
    leader: int
    both: int
    stage: Stage
    missing_marks: int
    missing_days: int
    share: Band | None = None
    estimate: Estimate | None = None
    drift: Drift | None = None
    speaks: bool = False

    @property
    def marks(self) -> int:
        """How many there are, of either pole or both."""
        return self.manager + self.leader + self.both

    @property
    def evidence(self) -> float:
        """How much speaks for a change in either direction: |chance of rising − ½|, 0 without a drift."""
        return 0.0 if self.drift is None else abs(self.drift.chance_up - 0.5)


@dataclass(frozen=True, eq=False)
class Facets:
    """Facets, those with the most evidence of a change first; equals in the order they were given in.

    `comparisons` is how many are looked at together.
    """

    ranked: tuple[Facet, ...]
    comparisons: int

    @property
    def claim_chance(self) -> float:
        """The chance above which a change may be claimed although so many were looked at."""
        return 1.0 - (1.0 - CLAIM_CHANCE) / max(self.comparisons, 1)

    def is_claimed(self, facet: Facet) -> bool:
        """Whether its change is more than chance would give among so many, and not below notice."""
        return (
            facet.drift is not None
            and facet.speaks
            and facet.evidence + 0.5 > self.claim_chance
            and abs(facet.drift.rate) >= LEAST_RATE
        )

    def __getitem__(self, key: str) -> Facet:
        """The facet with that id. Raises KeyError where there is none."""
        for facet in self.ranked:
            if facet.id == key:
                return facet
        raise KeyError(key)


class _Held(NamedTuple):
    """What is held likely before any data."""

    spread: float
    step_rate: float


def facets(
    marks: Mapping[str, DaySeries],
    overall: Estimate,
    today: int,
    comparisons: int | None = None,
    *,
    spread: float | None = None,
    step_rate: float = STEP_RATE,
) -> Facets:
    """Estimate every distinction, or every family, toward the overall share.

    Args:
        marks: for each id the marks per day, as in `Marks`; days after `today` are left out.
        overall: the estimate of the whole share for the same day, from actions; may be empty.
        today: the ordinal of the day.
        comparisons: how many are looked at together, all of them unless told.
        spread: the standard deviation of the first logits around the overall share's; unless told, as far
            as they are seen to lie apart.
        step_rate: how little they are held to wander; `FAMILY_STEP_RATE` for families.
    """
    if spread is None:
        spread = spread_of(series.until(today) for series in marks.values())
    held = _Held(spread, step_rate)
    found = [_facet(key, series.until(today), overall, today, held) for key, series in marks.items()]
    ranked = sorted(found, key=lambda facet: -facet.evidence)
    return Facets(tuple(ranked), len(found) if comparisons is None else comparisons)


def spread_of(marks: Iterable[DaySeries]) -> float:
    """How far the distinctions of this journal lie apart, as far as their marks tell; 0.8 where they do not.

    The variance between them is that of DerSimonian & Laird 1986 (what their logits differ by, less what
    chance makes them differ by), averaged with 0.8² held as well known as three distinctions.
    """
    sums = [(float(series.leader_weight.sum()), float(series.tagged.sum())) for series in marks]
    known = np.array([one for one in sums if one[1] >= FIRST_ESTIMATE_ACTIONS])
    if len(known) < 3:
        return PRIOR_SPREAD
    leader, total = known.T
    share = (leader + 0.5) / (total + 1.0)
    logit, chance = np.log(share / (1.0 - share)), 1.1 / (total * share * (1.0 - share))
    weight = 1.0 / chance
    apart = float(weight @ (logit - weight @ logit / weight.sum()) ** 2) - (len(known) - 1)
    variance = max(apart / float(weight.sum() - weight @ weight / weight.sum()), 0.0)
    told = float(np.sum(PRIOR_SPREAD**2 / (PRIOR_SPREAD**2 + chance)))
    mean = (told * variance + _PRIOR_WORTH * PRIOR_SPREAD**2) / (told + _PRIOR_WORTH)
    return min(max(math.sqrt(mean), _LEAST_SPREAD), _MOST_SPREAD)


def _facet(key: str, series: DaySeries, overall: Estimate, today: int, held: _Held) -> Facet:
    known = series.tagged > 0
    days, total = series.days[known], series.tagged[known].astype(np.float64)
    count = int(total.sum())
    sums = (int(series.manager.sum()), int(series.leader.sum()), int(series.both.sum()))
    if count < FIRST_ESTIMATE_ACTIONS:
        return Facet(key, *sums, "count" if count else "empty", FIRST_ESTIMATE_ACTIONS - count, 0)
    found = estimate(
        days,
        series.leader_weight[known],
        total,
        today,
        targets=(),
        prior=(_logit_on(overall, int(days[0])), held.spread),
        grid=COARSE,
        step_rate=held.step_rate,
    )
    missing = (
        max(DRIFT_ACTIONS - count, 0),
        max(DRIFT_DAYS - (today - int(days[0]) + 1), 0),
    )
    drift = None if found.claim is None else getattr(found, found.claim.window)
    share, low, high = (float(line[-1]) for line in (found.share, found.low, found.high))
    return Facet(
        key,
        *sums,
        "early" if any(missing) else "share",
        *missing,
        share=Band(share, low, high),
        estimate=found,
        drift=drift,
        speaks=drift is not None and not is_silent(series, today) and speaks(drift, series, today),
    )


def _logit_on(overall: Estimate, day: int) -> float:
    """The overall share's logit on a day, within reach; 0 where there is no overall share."""
    if not overall.days.size:
        return 0.0
    place = min(max(day - int(overall.days[0]), 0), len(overall.days) - 1)
    share = float(overall.share[place])
    if not 0.0 < share < 1.0:
        return math.copysign(_FARTHEST_LOGIT, share - 0.5)
    return min(max(math.log(share / (1.0 - share)), -_FARTHEST_LOGIT), _FARTHEST_LOGIT)
