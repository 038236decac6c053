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
from typing import Literal

import numpy as np

from journal.language import _, ngettext
from journal.statistics.amounts import (
    band,
    chance,
    decimal,
    duration,
    figure,
    hundredths,
    listed,
    period,
    points,
)
from journal.statistics.attribution import LEAST_PART, MOVED_CHANCE
from journal.statistics.correlation import day_correlation, day_weights
from journal.statistics.series import DaySeries, Floats, Measure

FEWEST_ACTIONS = 5
"""A side with fewer tagged actions has a count and no share."""
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
    def is_behaviour(self) -> bool:
        """Whether the side that gained was logged more, and not only the other one less.

        It rose with a chance above 0.9 and carries at least 40 % of the change of the log odds, as in
        `journal.statistics.attribution`.
        """
        if self.leader is None or self.manager is None or self.chance_up is None:
            return False
        gained, other = (self.leader, self.manager) if self.chance_up > 0.5 else (self.manager, self.leader)
        return gained.chance_up > MOVED_CHANCE and gained.slope > LEAST_PART * (gained.slope - other.slope)


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


def compare_words(comparison: Comparison) -> tuple[str, ...]:
    """The comparison in sentences, marked up as `journal.statistics.runs` reads them.

    One for each side, then what may be said of the difference, then which count moved; of two periods
    that can't be compared the reason instead.
    """
    sides = tuple(_side_words(side, comparison.measure) for side in (comparison.first, comparison.second))
    if comparison.overlaps:
        return *sides, _("The two periods share a day: choose two that do not overlap.")
    if comparison.chance_up is None:
        return (*sides, _missing(comparison))
    return *sides, _verdict(comparison), _moved_words(comparison)


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


# --- the words ------------------------------------------------------------------------------------


def _side_words(side: Side, measure: Measure) -> str:
    """A period and its share: "1 to 30 June 2026: **46 of 100** …, likely 37 to 56."."""
    if side.start > side.end:
        return _("A period that ends before it begins holds nothing.")
    when = period(side.start, side.end)
    if side.share is None or side.low is None or side.high is None:
        if measure == "minutes":
            return _("{period}: **{time}** of tagged actions.").format(
                period=when, time=duration(side.tagged)
            )
        return ngettext(
            "{period}: **{count}\u00a0tagged action**.",
            "{period}: **{count}\u00a0tagged actions**.",
            side.tagged,
        ).format(period=when, count=figure(side.tagged))
    likely = band(side.low, side.high)
    if measure == "minutes":
        words = _(
            "{period}: **{share}\u00a0of\u00a0100** minutes you logged, you called leadership, "
            "likely\u00a0{band} ({time} tagged)."
        )
        return words.format(
            period=when, share=hundredths(side.share), band=likely, time=duration(side.tagged)
        )
    words = _(
        "{period}: **{share}\u00a0of\u00a0100** actions you logged, you called leadership, "
        "likely\u00a0{band} ({count} tagged)."
    )
    return words.format(period=when, share=hundredths(side.share), band=likely, count=figure(side.tagged))


def _missing(comparison: Comparison) -> str:
    """How many actions are missing, and on which side."""
    missing = []
    if count := comparison.first.missing_actions:
        missing.append(
            ngettext(
                "**{count}\u00a0more tagged action** in the first period",
                "**{count}\u00a0more tagged actions** in the first period",
                count,
            ).format(count=count)
        )
    if count := comparison.second.missing_actions:
        missing.append(
            ngettext(
                "**{count}\u00a0more tagged action** in the second period",
                "**{count}\u00a0more tagged actions** in the second period",
                count,
            ).format(count=count)
        )
    return _("Too few to compare: {missing} would be needed.").format(missing=listed(missing))


def _verdict(comparison: Comparison) -> str:
    """What may be said of the difference, and its band."""
    difference, low, high = (
        value or 0.0 for value in (comparison.difference, comparison.low, comparison.high)
    )
    chance_up = comparison.chance_up or 0.0
    rises = chance_up > 0.5
    likely = _points_band(low, high)
    if comparison.is_certain:
        words = (
            _(
                "The second share is **{points} higher** (likely\u00a0{band}), "
                "more than chance would give ({chance}\u00a0%)."
            )
            if rises
            else _(
                "The second share is **{points} lower** (likely\u00a0{band}), "
                "more than chance would give ({chance}\u00a0%)."
            )
        )
    elif max(chance_up, 1.0 - chance_up) >= PERHAPS_CHANCE:
        words = (
            _("Perhaps the second share is **{points} higher** (likely\u00a0{band}; {chance}\u00a0%).")
            if rises
            else _("Perhaps the second share is **{points} lower** (likely\u00a0{band}; {chance}\u00a0%).")
        )
    else:
        words = _("No difference that could be told from chance (likely\u00a0{band} points).")
    return words.format(
        points=points(difference), band=likely, chance=chance(max(chance_up, 1.0 - chance_up))
    )


def _moved_words(comparison: Comparison) -> str:
    """Which count moved per logged day; a gain that the other side's loss alone makes is told as that."""
    leader, manager = comparison.leader, comparison.manager
    if leader is None or manager is None:
        return ""
    counts = _("Per logged day: {leader}, {manager}.").format(
        leader=_side_moved(comparison, "leader", leader), manager=_side_moved(comparison, "manager", manager)
    )
    if not comparison.is_certain or comparison.is_behaviour:
        return counts
    rises = (comparison.chance_up or 0.0) > 0.5
    if (manager if rises else leader).chance_up > 1.0 - MOVED_CHANCE:
        reason = _("Which count moved can't be told.")
    elif rises:
        reason = _("The mix shifted, mainly as fewer manager actions were written down.")
    else:
        reason = _("The mix shifted, mainly as fewer leader actions were written down.")
    return f"{reason} {counts}"


def _side_moved(comparison: Comparison, pole: Literal["leader", "manager"], moved: Moved) -> str:
    """One count per logged day, in the first and the second period."""
    rates = [getattr(side, f"{pole}_a_day") for side in (comparison.first, comparison.second)]
    minutes = comparison.measure == "minutes"
    before, now = (duration(rate) if minutes else decimal(rate, 1) for rate in rates)
    if before == now:
        words = (
            _("▲\u00a0leader actions **{now}** both times")
            if pole == "leader"
            else _("■\u00a0manager actions **{now}** both times")
        )
    elif 1.0 - MOVED_CHANCE <= moved.chance_up <= MOVED_CHANCE:
        words = (
            _("▲\u00a0leader actions **{before}** and then **{now}**")
            if pole == "leader"
            else _("■\u00a0manager actions **{before}** and then **{now}**")
        )
    else:
        words = (
            _("▲\u00a0leader actions went from **{before} to {now}**")
            if pole == "leader"
            else _("■\u00a0manager actions went from **{before} to {now}**")
        )
    return words.format(before=before, now=now)


def _points_band(low: float, high: float) -> str:
    """The band of a difference, with its signs: "−3 to 12"; with a decimal where it is narrow."""
    places = 0 if high - low >= 3.0 else 1
    # Adding 0 makes a negative zero a plain one.
    lower, upper = (decimal(round(value, places) + 0.0, places) for value in (low, high))
    return _("{low}\u00a0to\u00a0{high}").format(low=lower, high=upper)
