"""What may be claimed of a drift: decided from the estimate, the counts and the yardstick, apart from words.

A claim needs a chance above 0.975, since people look every week: at 0.95 a constant journal would be wrongly
called in every fifth half-year. It names which count moved, and stays open while a shift in what is
called leadership could explain it. docs/statistics.md has the simulations behind the numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from journal.statistics.amounts import hundredths
from journal.statistics.attribution import Attribution, attribute
from journal.statistics.drift import (
    DRIFT_ACTIONS,
    DRIFT_DAYS,
    WINDOWS,
    Estimate,
    Window,
)
from journal.statistics.outlook import Arrival
from journal.statistics.ramp import Drift
from journal.statistics.series import DaySeries

Stage: TypeAlias = Literal["empty", "count", "early", "share"]
Cause: TypeAlias = Literal["behaviour", "mix", "unclear", "yardstick"]
WhySilent: TypeAlias = Literal["silence", "actions", "days", "tagged days", "halves"]

FIRST_ESTIMATE_ACTIONS = 5
CLAIM_CHANCE, PERHAPS_CHANCE = 0.975, 0.9
LEAST_RATE = 0.3
"""Points in 30 days under which nothing is claimed, however likely."""
YEAR_SPEAKS_DAYS = 120
CLAIM_TAGGED_DAYS = 8
"""A window speaks only with so many days that have tagged actions: two busy days are no drift."""
HALF_TAGGED_DAYS = 3
"""And with so many in each half of it: a hundred quiet days and one busy day are no drift either."""
SILENT_DAYS = 28
"""After so many days without a tagged action nothing is said of a drift."""
TENTHS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Yardstick:
    """Whether "leader" still means what it meant: old actions tagged again unseen.

    `shift` is signed: those that would now be leader less the reverse, over their number `retagged`; `low`
    and `high` enclose it with a chance of 90 %.
    """

    retagged: int
    shift: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class DriftClaim:
    """What is said of one window.

    `rises` is the direction, `is_certain` tells "more than chance would give" from "perhaps". `points` is the
    change that is told, without its sign: what the drawn line shows between the window's begin and today, in
    whole points (the ramp, which tells it from chance, is steeper than the line). `cause`: the counts of
    behaviour moved; or the mix of what is written down; or the yardstick could explain it, and it stays open.
    """

    window: Window
    rises: bool
    points: int
    is_certain: bool
    chance: float
    cause: Cause
    drift: Drift
    counts: Attribution | None


@dataclass(frozen=True, slots=True)
class Pace:
    """When `target` would be reached if the pace held.

    `is_own` says that the person chose it; `is_there` that the share is not below it.
    """

    target: float
    arrival: Arrival
    is_own: bool = False
    is_there: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What may be said.

    `stage`: nothing tagged; under five; a band alone; everything. `tagged` is the number of tagged actions
    (of minutes: their worth in actions), `missing_actions` and `missing_days` what the next stage needs.
    `claims` has none, one or two windows, the one that leads first; none where nothing was logged for four
    weeks, as days without actions are no information. `steady` is the drift of the longer
    window that speaks, where none is claimed; None where the window holds too few, or nothing was logged for
    four weeks. `recent_actions` counts those of the last year, `recent_days` the days from the first of
    them to today, `recent_tagged_days` those that have any. `why_silent` is why nothing is
    said of a drift: nothing tagged for four weeks; under 30 actions in the last year, or under 28 days of it;
    under eight days with tagged actions in the window, or under three in one half of it; None otherwise.
    """

    stage: Stage
    tagged: int
    recent_actions: int
    recent_days: int
    recent_tagged_days: int
    missing_actions: int
    missing_days: int
    claims: tuple[DriftClaim, ...] = ()
    steady: Drift | None = None
    pace: Pace | None = None
    why_silent: WhySilent | None = None


def decide(
    estimate: Estimate,
    series: DaySeries,
    today: int,
    yardstick: Yardstick | None = None,
    target: float | None = None,
) -> Verdict:
    """Decide what may be said on this day.

    Args:
        estimate: the estimate of the same series, asked for the same day.
        series: the counts; days after `today` are left out.
        today: the ordinal of the day.
        yardstick: what tagging old actions again has shown, if it was done.
        target: the person's own target in force, a fraction; its pace is told before the tenths'.

    Raises:
        ValueError: there are tagged actions and the estimate does not end today.
    """
    series = series.until(today)
    worth = float(series.tagged.sum()) / series.unit
    tagged = int(worth + 1e-9)
    if worth and not (estimate.days.size and int(estimate.days[-1]) == today):
        raise ValueError("the estimate must end on the day that is spoken of")
    lately = series.between(today - WINDOWS["year"][0], today)
    recent = int(float(lately.tagged.sum()) / series.unit + 1e-9)
    recent_days = today - int(lately.days[lately.tagged > 0][0]) + 1 if lately.tagged.any() else 0
    tagged_days = int((lately.tagged > 0).sum())
    known = tagged, recent, recent_days, tagged_days
    if tagged < FIRST_ESTIMATE_ACTIONS:
        stage: Stage = "count" if worth else "empty"
        return Verdict(stage, *known, FIRST_ESTIMATE_ACTIONS - tagged, 0)
    span = today - int(estimate.days[0]) + 1
    missing_actions, missing_days = max(DRIFT_ACTIONS - tagged, 0), max(DRIFT_DAYS - span, 0)
    if missing_actions or missing_days:
        return Verdict("early", *known, missing_actions, missing_days)
    is_quiet = is_silent(series, today)
    speaking = [] if is_quiet else _speaking(estimate, series, today)
    found = [_claim(window, drift, estimate, series, yardstick) for window, drift in speaking]
    claims = _leading([claim for claim in found if claim])
    steady = speaking[0][1] if speaking and not claims else None
    pace = _pace(estimate, claims, target)
    why = None if speaking else "silence" if is_quiet else _why_silent(estimate, series, today, known)
    return Verdict("share", *known, 0, 0, claims, steady, pace, why)


def is_silent(series: DaySeries, today: int) -> bool:
    """Whether nothing was tagged for four weeks; days after `today` must not be in the series."""
    tagged = series.days[series.tagged > 0]
    return not tagged.size or int(tagged[-1]) <= today - SILENT_DAYS


def speaks(drift: Drift, series: DaySeries, today: int) -> bool:
    """Whether there are enough days with tagged actions in a drift's window, and in each half of it."""
    return _lacks_days(drift.since, series, today) is None


def _lacks_days(since: int, series: DaySeries, today: int) -> WhySilent | None:
    window = series.between(since, today)
    tagged = window.days[window.tagged > 0]
    if tagged.size < CLAIM_TAGGED_DAYS:
        return "tagged days"
    late = int((2 * tagged > since + today).sum())
    return "halves" if min(late, tagged.size - late) < HALF_TAGGED_DAYS else None


def _why_silent(
    estimate: Estimate, series: DaySeries, today: int, known: tuple[int, int, int, int]
) -> WhySilent:
    """Why no window speaks, told of the longer one."""
    _tagged, actions, days, tagged_days = known
    longer = estimate.year or estimate.quarter
    if longer is not None:
        return _lacks_days(longer.since, series, today) or "halves"
    if actions < DRIFT_ACTIONS:
        return "actions"
    if days < DRIFT_DAYS:
        return "days"
    return "tagged days" if tagged_days < CLAIM_TAGGED_DAYS else "halves"


def _speaking(estimate: Estimate, series: DaySeries, today: int) -> list[tuple[Window, Drift]]:
    """The windows that may speak, the longer first; a year's line needs 120 days, or that it is alone."""

    def enough(drift: Drift | None) -> Drift | None:
        return drift if drift is not None and speaks(drift, series, today) else None

    year, quarter = enough(estimate.year), enough(estimate.quarter)
    windows: list[tuple[Window, Drift]] = []
    if year is not None and (today - year.since + 1 >= YEAR_SPEAKS_DAYS or quarter is None):
        windows.append(("year", year))
    if quarter is not None:
        windows.append(("quarter", quarter))
    return windows


def _claim(
    window: Window, drift: Drift, estimate: Estimate, series: DaySeries, yardstick: Yardstick | None
) -> DriftClaim | None:
    """What this window claims, if anything: nothing that the drawn line does not show as well."""
    rises = drift.chance_up >= 0.5
    chance = drift.chance_up if rises else 1.0 - drift.chance_up
    if chance <= PERHAPS_CHANCE or abs(drift.rate) < LEAST_RATE or (drift.rate > 0) != rises:
        return None
    line = estimate.share[[drift.since - int(estimate.days[0]), -1]]
    points = (hundredths(float(line[1])) - hundredths(float(line[0]))) * (1 if rises else -1)
    if points < 1:
        return None
    counts = attribute(series, drift.since, int(estimate.days[-1]))
    cause = _cause(counts, rises=rises)
    if yardstick is not None and could_explain(yardstick, series, drift.since, points if rises else -points):
        cause = "yardstick"
    return DriftClaim(window, rises, points, chance > CLAIM_CHANCE, chance, cause, drift, counts)


def _cause(counts: Attribution | None, *, rises: bool) -> Cause:
    """Which of the counts the change is owed to."""
    return "unclear" if counts is None else counts.cause(rises=rises)


def could_explain(yardstick: Yardstick, series: DaySeries, since: int, change: int) -> bool:
    """Whether a shift that can be told from none, times the side it takes from, reaches the change."""
    window = series.between(since, int(series.days[-1]))
    leader_side = float(window.leader_weight.sum()) / max(float(window.tagged.sum()), 1.0)
    if change > 0:
        return yardstick.low > 0 and 100.0 * yardstick.high * (1.0 - leader_side) >= change
    return yardstick.high < 0 and 100.0 * yardstick.low * leader_side <= change


def _leading(found: list[DriftClaim]) -> tuple[DriftClaim, ...]:
    """Certain before perhaps, the year before the quarter; both only where they disagree."""
    certain = [claim for claim in found if claim.is_certain]
    chosen = certain or found
    if len(chosen) == 2 and chosen[0].rises == chosen[1].rises:
        return (chosen[0],)
    return tuple(chosen)


def _pace(estimate: Estimate, claims: tuple[DriftClaim, ...], target: float | None) -> Pace | None:
    """The pace for the own target, or for the next of 50, 60, … 95 above the share.

    Only beside a rise of behaviour that nothing contradicts.
    """
    if len(claims) != 1 or not claims[0].rises or claims[0].cause != "behaviour" or not estimate.arrivals:
        return None
    shown = float(estimate.share[-1]) + 0.005  # "60 of 100, and 60 by May" would be no news
    if target is not None and target < 1 and target in estimate.arrivals:
        is_there = target <= float(estimate.share[-1])
        return Pace(target, estimate.arrivals[target], is_own=True, is_there=is_there)
    following = next((tenth for tenth in TENTHS if tenth >= shown and tenth in estimate.arrivals), None)
    return None if following is None else Pace(following, estimate.arrivals[following])
