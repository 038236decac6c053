"""Two periods side by side: the share of each, their difference, and which count moved.

What is compared is the share of what was *logged* in each period, every action alike, however the share
wandered inside it: a period is seen whole, so only chance tells its share from the one behind it.

Each side is a beta distribution: the weighted leader and manager sums (Williams 1982, with the day
correlation of the whole series) on top of one action of either kind (Bayes' and Laplace's uniform
prior). The chance of a difference and its band are exact integrals over both. An action tagged both counts
half to each side.

`python -m tests.benchmarks.compare_quality --journals 3000 --seed 32`, neighbouring periods of 30, 90 and
365 days, for each day correlation (figures with two ends are those of the three lengths):

| constant journals | 0 | 0.1 | 0.2 |
|---|---|---|---|
| called higher at 0.95 | 3.3 to 4.0 % | 4.4 to 5.5 % | 4.7 to 5.0 % |
| called lower at 0.95 | 3.4 to 4.1 % | 4.5 to 5.3 % | 4.2 to 5.4 % |
| 90 % band of the difference holds | 91.9 to 93.3 % | 89.6 to 91.0 % | 89.6 to 91.1 % |

The bands hold as often on shares that walk, swing with the season or step (89.4 to 94.0 %). A true step of 15
points somewhere within the journal is told (at 0.975) in 9 % of pairs of 30 days, 14 of 90, 50 of a year.
Raw shares, every action alike, hold as often and are up to a twentieth wider.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from journal.statistics.attribution import CountCause, cause_of
from journal.statistics.correlation import day_correlation, day_weights
from journal.statistics.series import DaySeries, Floats, Measure

FEWEST_ACTIONS = 5
"""A side with fewer tagged actions has a count and no share."""
POINT_ACTIONS = 30
"""With fewer tagged actions a side's share is told as a band, without a point."""
CLAIM_CHANCE, PERHAPS_CHANCE = 0.975, 0.9

_LAST_ORDINAL = 3652059  # 31 December 9999
_PRIOR = 1.0
_POINTS = 1001
_CORRELATION_MARGIN = 1.1
"""The day correlation is itself uncertain, and too low a one claims too much: a tenth more is taken."""
_REACH = 10.0
_HALVINGS = 30
_RATE_SPREAD = 0.6
_FIVE, _NINETY_FIVE = 0.05, 0.95


@dataclass(frozen=True, slots=True)
class Side:
    """What was logged in one period, from `start` to `end` (ordinals, both with).

    The counts are actions, or minutes where the series holds minutes; `actions` is what the tagged ones
    inform, in actions. `logged_days` have any action, own work and untagged ones among them. `share` with
    its 90 % band `low` … `high` are fractions, None with fewer than five tagged actions.
    """

    start: int
    end: int
    manager: int
    leader: int
    both: int
    own: int
    untagged: int
    actions: float
    logged_days: int
    share: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def tagged(self) -> int:
        """What counts for the share: manager, leader and both."""
        return self.manager + self.leader + self.both

    @property
    def missing_actions(self) -> int:
        """How many tagged actions are missing until there is a share."""
        return max(FEWEST_ACTIONS - math.floor(self.actions + 1e-9), 0)

    @property
    def has_point(self) -> bool:
        """Whether there is enough for the share to be told as a point, and not as its band alone."""
        return self.share is not None and self.actions + 1e-9 >= POINT_ACTIONS

    @property
    def leader_a_day(self) -> float:
        """Leader actions (or minutes) per logged day, both counting half."""
        return (self.leader + self.both / 2.0) / max(self.logged_days, 1)

    @property
    def manager_a_day(self) -> float:
        """Manager actions (or minutes) per logged day, both counting half."""
        return (self.manager + self.both / 2.0) / max(self.logged_days, 1)


@dataclass(frozen=True, slots=True)
class Moved:
    """How one count per logged day changed from the first period to the second.

    `slope` is the change of its logarithm, `chance_up` the chance that it rose.
    """

    slope: float
    chance_up: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two periods, and the second share less the first.

    `difference` with its 90 % band `low` … `high` is in points, `chance_up` the chance that the second
    share is the higher; all None where a side has too few tagged actions or the periods overlap, as
    then they are not two. `leader` and `manager` say which count moved, None as well then.
    """

    first: Side
    second: Side
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    chance_up: float | None = None
    leader: Moved | None = None
    manager: Moved | None = None
    measure: Measure = "count"

    @property
    def overlaps(self) -> bool:
        """Whether a day lies in both periods."""
        return max(self.first.start, self.second.start) <= min(self.first.end, self.second.end)

    @property
    def is_certain(self) -> bool:
        """Whether one share is higher by more than chance would give."""
        return self.chance_up is not None and max(self.chance_up, 1.0 - self.chance_up) > CLAIM_CHANCE

    @property
    def cause(self) -> CountCause:
        """Which count the difference is owed to, by the rule of `journal.statistics.attribution`."""
        if self.leader is None or self.manager is None or self.chance_up is None:
            return "unclear"
        more_led = self.second.leader_a_day - self.first.leader_a_day
        more_managed = self.second.manager_a_day - self.first.manager_a_day
        if self.chance_up > 0.5:
            return cause_of(more_led, -more_managed, self.leader.chance_up, 1.0 - self.manager.chance_up)
        return cause_of(more_managed, -more_led, self.manager.chance_up, 1.0 - self.leader.chance_up)


def compare(series: DaySeries, first: tuple[int, int], second: tuple[int, int]) -> Comparison:
    """Compare what was logged in two periods.

    Args:
        series: the whole journal's counts; the day correlation is taken from all of it.
        first: the first and the last ordinal of one period, both with.
        second: the same of the other. It may lie before the first; a period that ends before it begins
            holds no day, and one in the future has what was logged there, mostly nothing.

    Raises:
        ValueError: an ordinal that is no date (1 to 3652059).
    """
    known = series.tagged > 0
    total = series.tagged[known] / series.unit
    correlation = _CORRELATION_MARGIN * day_correlation(
        series.days[known], series.leader_weight[known] / series.unit, total
    )
    one, two = (_counted(series, *_checked(ends)) for ends in (first, second))
    before, after = (_density(series, side, correlation) for side in (one, two))
    one, two = _with_share(one, before), _with_share(two, after)
    comparison = Comparison(one, two, measure=series.measure)
    if one.share is None or two.share is None or comparison.overlaps:
        return comparison
    low, high = (100.0 * _difference(before, after, part) for part in (_FIVE, _NINETY_FIVE))
    leader, manager = _moves(series, one, two)
    return Comparison(
        one,
        two,
        difference=min(max(100.0 * (two.share - one.share), low), high),
        low=low,
        high=high,
        chance_up=1.0 - _below(before, after, 0.0),
        leader=leader,
        manager=manager,
        measure=series.measure,
    )


# --- the figures ----------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class _Density:
    """A beta distribution on a grid even on the logit scale; `mass` sums to 1, `below` runs to the middle."""

    share: Floats
    mass: Floats
    below: Floats


def _checked(ends: tuple[int, int]) -> tuple[int, int]:
    if not all(1 <= ordinal <= _LAST_ORDINAL for ordinal in ends):
        raise ValueError(f"a period of days that do not exist: {ends}")
    return ends


def _counted(series: DaySeries, start: int, end: int) -> Side:
    # A period that ends before it begins is empty, whatever lies between.
    part = series.between(start, end) if start <= end else series.until(0)
    return Side(
        start=start,
        end=end,
        manager=int(part.manager.sum()),
        leader=int(part.leader.sum()),
        both=int(part.both.sum()),
        own=int(part.own.sum()),
        untagged=int(part.untagged.sum()),
        actions=float(part.tagged.sum()) / series.unit,
        logged_days=int(np.count_nonzero(part.total)),
    )


def _density(series: DaySeries, side: Side, correlation: float) -> _Density:
    """Beta(1 + Σ w·leader, 1 + Σ w·manager)."""
    part = series.between(side.start, max(side.end, side.start - 1))
    total = part.tagged / series.unit
    leader = part.leader_weight / series.unit
    weight = day_weights(total, correlation)
    up = _PRIOR + float(weight @ leader)
    down = _PRIOR + float(weight @ (total - leader))
    # Ten standard deviations of the logit to either side, and enough for the longer tail of few actions.
    reach = _REACH * math.sqrt(1.0 / up + 1.0 / down)
    logit = math.log(up / down) + reach * np.linspace(-1.0, 1.0, _POINTS)
    height = -up * np.logaddexp(0.0, -logit) - down * np.logaddexp(0.0, logit)
    mass = np.exp(height - height.max())
    mass /= mass.sum()
    return _Density(np.exp(-np.logaddexp(0.0, -logit)), mass, np.cumsum(mass) - mass / 2.0)


def _with_share(side: Side, density: _Density) -> Side:
    if side.missing_actions:
        return side
    low, high = np.interp((_FIVE, _NINETY_FIVE), density.below, density.share).tolist()
    share = min(max(float(density.mass @ density.share), low), high)
    return replace(side, share=share, low=low, high=high)


def _below(first: _Density, second: _Density, difference: float) -> float:
    """The chance that the second share less the first is below `difference` (a fraction).

    Half of it from either side's view, so that it mirrors.
    """
    lower = first.mass @ np.interp(first.share + difference, second.share, second.below, 0.0, 1.0)
    higher = second.mass @ np.interp(second.share - difference, first.share, first.below, 0.0, 1.0)
    return min(max(float(lower + 1.0 - higher) / 2.0, 0.0), 1.0)


def _difference(first: _Density, second: _Density, part: float) -> float:
    """The difference below which this part of the chances lies, by bisection."""
    low, high = -1.0, 1.0
    for _halving in range(_HALVINGS):
        middle = (low + high) / 2.0
        if _below(first, second, middle) < part:
            low = middle
        else:
            high = middle
    return (low + high) / 2.0


def _moves(series: DaySeries, first: Side, second: Side) -> tuple[Moved, Moved]:
    """Leader and manager per logged day, as overdispersed counts of two periods.

    log(rate₂/rate₁) with Pearson's dispersion of both periods together, at least 1, and a prior
    N(0, 0.6²) (McCullagh & Nelder 1989, ch. 6 and 9).
    """
    days = []
    for side in (first, second):
        part = series.between(side.start, side.end)
        logged = part.total > 0
        leader = part.leader_weight[logged] / series.unit
        days.append((leader, part.tagged[logged] / series.unit - leader))
    (leader_first, manager_first), (leader_second, manager_second) = days
    return _moved(leader_first, leader_second), _moved(manager_first, manager_second)


def _moved(first: Floats, second: Floats) -> Moved:
    # Half an action more on either side keeps a side without any finite.
    sums = (float(first.sum()) + 0.5, float(second.sum()) + 0.5)
    rates = (sums[0] / first.size, sums[1] / second.size)
    squares = sum(
        float(np.sum((days - rate) ** 2)) / rate for days, rate in zip((first, second), rates, strict=True)
    )
    dispersion = max(1.0, squares / max(first.size + second.size - 2, 1))
    variance = dispersion * (1.0 / sums[0] + 1.0 / sums[1])
    kept = _RATE_SPREAD**2 / (_RATE_SPREAD**2 + variance)
    slope = kept * math.log(rates[1] / rates[0])
    return Moved(slope, 0.5 * math.erfc(-slope / math.sqrt(2.0 * kept * variance)))
