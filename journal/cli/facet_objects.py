"""Families and distinctions as `leaderward drift --json` shows them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from journal.domain.distinctions import Catalogue
from journal.statistics.drift import Estimate
from journal.statistics.facets import FAMILY_STEP_RATE, Facet, Facets, Marks, facets
from journal.statistics.ramp import Drift


def as_objects(marks: Marks, overall: Estimate, day: dt.date, catalogue: Catalogue) -> dict[str, Any]:
    """Two groups, "families" and "distinctions": those with the most evidence of a change come first.

    Counts are marks (of a family: actions that have any of its marks), shares 0 to 1, `change` in points and
    rates in points per 30 days; null where they are too few. `stage` is "empty", "count", "early" or
    "share". `claimed` says whether a change is more than chance would give although as many as
    `comparisons` were looked at: its chance is above `claim_chance`.

    `overall` is the estimate of the whole share on the same day.
    """
    today = day.toordinal()
    family_of = {distinction.id: distinction.family for distinction in catalogue.distinctions}
    families = facets(marks.families, overall, today, step_rate=FAMILY_STEP_RATE)
    distinctions = facets(marks.distinctions, overall, today)
    return {
        "families": _group([_object(facet, families) for facet in families.ranked], families),
        "distinctions": _group(
            [
                {**_object(facet, distinctions), "family": family_of.get(facet.id)}
                for facet in distinctions.ranked
            ],
            distinctions,
        ),
    }


def _group(objects: list[dict[str, Any]], found: Facets) -> dict[str, Any]:
    return {"comparisons": found.comparisons, "claim_chance": found.claim_chance, "ranked": objects}


def _object(facet: Facet, found: Facets) -> dict[str, Any]:
    share, drift = facet.share, facet.drift
    return {
        "id": facet.id,
        "stage": facet.stage,
        "manager": facet.manager,
        "leader": facet.leader,
        "both": facet.both,
        "missing_marks": facet.missing_marks,
        "missing_days": facet.missing_days,
        "share": None if share is None else share.share,
        "low": None if share is None else share.low,
        "high": None if share is None else share.high,
        "drift": drift_object(drift),
        "claimed": found.is_claimed(facet),
    }


def drift_object(drift: Drift | None) -> dict[str, Any] | None:
    """A drift as JSON shows it: points, and points per 30 days; null where there is none."""
    if drift is None:
        return None
    return {
        "since": dt.date.fromordinal(drift.since).isoformat(),
        "chance_up": drift.chance_up,
        "change": drift.change,
        "rate": drift.rate,
        "rate_low": drift.rate_low,
        "rate_high": drift.rate_high,
    }
