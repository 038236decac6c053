"""`leaderward drift`: where the leader share stands and how it drifts, in sentences or as JSON."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import asdict
from typing import Any

from journal.cli.facet_objects import as_objects as facet_objects
from journal.cli.facet_objects import drift_object
from journal.cli.main import Given
from journal.cli.measured import measured_series
from journal.cli.opened import opened_journal
from journal.cli.output import print_json
from journal.domain.days import parse_day
from journal.domain.role import held_on
from journal.reading.marks import mark_series
from journal.reading.reflecting import retags
from journal.reading.series import day_series
from journal.statistics.attribution import Attribution, Side, attribute
from journal.statistics.drift import TARGETS, Estimate, estimate_of
from journal.statistics.outlook import Arrival
from journal.statistics.saying import Saying, say
from journal.statistics.series import DaySeries
from journal.statistics.yardstick import yardstick_of

FORECAST_DAYS = (30, 90)


def run(given: Given) -> int:
    """Print the sentence as of a day, or the figures it rests on."""
    options = given.options
    with opened_journal(given, only_reads=True) as opened:
        today = opened.journal.today()
        day = today if options.today is None else parse_day(options.today, today)
        series = measured_series(options, opened.reader, day)
        settings = opened.journal.settings.get()
        target = held_on(settings.targets, settings.roles, day)
        catalogue = opened.journal.catalogue
        yardstick = yardstick_of(retags(opened.reader), day)
        marks = (
            mark_series(opened.reader, catalogue, day, with_hollow=not options.without_recalled)
            if options.json
            else None
        )
        # distinctions are marked on actions, whatever the share is of
        counted = (
            series
            if series.measure == "count"
            else day_series(opened.reader, day, with_hollow=not options.without_recalled)
        )
    own = None if target is None or target.share >= 1 else target.share
    ordinal = day.toordinal()
    estimate = estimate_of(series, ordinal, targets=TARGETS if own is None else (*TARGETS, own))
    saying = say(estimate, series, ordinal, yardstick=yardstick, target=own)
    if marks is not None:
        overall = estimate if counted is series else estimate_of(counted, ordinal)
        figures = as_object(day, series, estimate, saying)
        figures["yardstick"] = None if yardstick is None else asdict(yardstick)
        figures |= facet_objects(marks, overall, day, catalogue)
        print_json(figures, given.streams.out)
    else:
        print(saying.plain, file=given.streams.out)
    return 0


def as_object(day: dt.date, series: DaySeries, estimate: Estimate, saying: Saying) -> dict[str, Any]:
    """The figures of a day as JSON shows them.

    Shares are 0 to 1, rates points in 30 days, `change` points; null where they are too few. Of the
    measure "minutes" the counts are minutes. `change` is the straight rise or fall that explains the days
    best. `claim` is the window whose chance of rising is farther from one half, `counts` are actions per
    logged day at its begin and now. `said` is what may be said: `points` is what the drawn line shows since.
    """
    ordinal = day.toordinal()
    shown = saying.share is not None
    since = None if estimate.claim is None else getattr(estimate, estimate.claim.window).since
    counts = None if since is None else attribute(series, since, ordinal)
    return {
        "as_of": day.isoformat(),
        "measure": series.measure,
        "tagged": int(series.tagged.sum()),
        "manager": int(series.manager.sum()),
        "leader": int(series.leader.sum()),
        "both": int(series.both.sum()),
        "own": int(series.own.sum()),
        "untagged": int(series.untagged.sum()),
        "share": saying.share,
        "low": saying.low,
        "high": saying.high,
        "correlation": estimate.correlation,
        "quarter": drift_object(estimate.quarter),
        "year": drift_object(estimate.year),
        "claim": None
        if estimate.claim is None
        else {"window": estimate.claim.window, "chance_up": estimate.claim.chance_up},
        "said": [
            {
                "window": claim.window,
                "direction": "up" if claim.rises else "down",
                "chance": claim.chance,
                "certain": claim.is_certain,
                "cause": claim.cause,
                "since": dt.date.fromordinal(claim.drift.since).isoformat(),
                "points": claim.points,
                "counts": None if claim.counts is None else _counts(claim.counts),
            }
            for claim in saying.verdict.claims
        ],
        "counts": None if counts is None else _counts(counts),
        "forecast": [_band(estimate, days) for days in FORECAST_DAYS] if shown else [],
        "arrivals": {f"{target:g}": _arrival(when) for target, when in sorted(estimate.arrivals.items())},
        "sentence": saying.plain,
    }


def _counts(counts: Attribution) -> dict[str, Any]:
    return {
        "since": dt.date.fromordinal(counts.since).isoformat(),
        "logged_days": counts.logged_days,
        "logged_days_a_week": counts.days_a_week,
        "leader": _side(counts.leader),
        "manager": _side(counts.manager),
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "before": {"rate": side.before, "low": side.before_low, "high": side.before_high},
        "now": {"rate": side.now, "low": side.now_low, "high": side.now_high},
        "chance_up": side.chance_up,
    }


def _band(estimate: Estimate, days: int) -> dict[str, Any]:
    band = estimate.forecast(days)
    return {"days": days, "share": band.share, "low": band.low, "high": band.high}


def _arrival(when: Arrival) -> dict[str, float | None]:
    """Days from the day asked for; null where the target would never be reached."""
    return {
        name: None if math.isinf(days) else days
        for name, days in (("early", when.early), ("central", when.central), ("late", when.late))
    }
