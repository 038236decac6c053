"""Families and distinctions as JSON."""

from __future__ import annotations

import datetime as dt
import json

import numpy as np

from journal.cli.facet_objects import as_objects
from journal.domain.distinctions import Catalogue
from journal.statistics.drift import estimate_of
from journal.statistics.facets import Marks
from journal.statistics.series import DaySeries

TODAY = dt.date(2026, 11, 24)


def rising(weeks: int = 52) -> DaySeries:
    days = TODAY.toordinal() - 7 * np.arange(weeks)[::-1]
    leader = np.where(np.arange(weeks) < weeks // 2, 0, 3)
    none = np.zeros(weeks, np.int64)
    return DaySeries(days, 3 - leader, leader, none, none, none, none)


def test_what_is_written(catalogue: Catalogue) -> None:
    empty = dict.fromkeys(catalogue.ids(), DaySeries.empty())
    marks = Marks({**empty, "how-why": rising()}, {"enquiry": rising(), "people": DaySeries.empty()})
    written = as_objects(marks, estimate_of(rising(), TODAY.toordinal()), TODAY, catalogue)
    written = json.loads(json.dumps(written, allow_nan=False))
    assert written["families"]["comparisons"] == 2
    assert written["distinctions"]["comparisons"] == 13
    first, *others = written["distinctions"]["ranked"]
    assert (first["id"], first["family"], first["stage"], first["claimed"]) == (
        "how-why",
        "enquiry",
        "share",
        True,
    )
    assert (first["manager"], first["leader"], first["both"]) == (78, 78, 0)
    assert 0 < first["low"] < first["share"] < first["high"] < 1
    assert first["drift"]["chance_up"] > written["distinctions"]["claim_chance"]
    assert first["drift"]["since"] == "2025-12-02"
    assert {one["stage"] for one in others} == {"empty"}
    assert all(one["share"] is one["drift"] is None and not one["claimed"] for one in others)
    assert [one["missing_marks"] for one in others] == [5] * 12


def test_an_empty_journal(catalogue: Catalogue) -> None:
    written = as_objects(Marks(), estimate_of(DaySeries.empty(), TODAY.toordinal()), TODAY, catalogue)
    assert written["families"]["ranked"] == written["distinctions"]["ranked"] == []
