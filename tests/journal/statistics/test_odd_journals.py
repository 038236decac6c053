"""What is said of journals nobody should have."""

from __future__ import annotations

import datetime as dt
import re

import numpy as np
import pytest

from journal.statistics.saying import caption, caption_counts, finding
from journal.statistics.series import DaySeries
from tests.journal.statistics.made import TODAY, drawn, even, said, series, series_of, weekdays, words

OLD = dt.date(1900, 1, 1).toordinal()
TEN_YEARS = weekdays(TODAY - 3651, TODAY)
MANY, NONE = np.full(len(TEN_YEARS), 5), np.zeros(len(TEN_YEARS))
SIXTY = range(60, -1, -1)
GAP = np.r_[np.arange(TODAY - 1000, TODAY - 940), np.arange(TODAY - 40, TODAY + 1)]


def flipped(age: int) -> DaySeries:
    before = TODAY - age > TEN_YEARS
    return series(TEN_YEARS, np.where(before, 5, 0), np.where(before, 0, 5))


ODD: dict[str, tuple[DaySeries, str]] = {
    "one action": (
        series_of((0, {"manager": 1})),
        "1 tagged action so far, 4 more until the first estimate. In the last four weeks: 1 manager action.",
    ),
    "only both": (
        series_of(*((age, {"both": 2}) for age in SIXTY)),
        (
            "50 of 100 actions you logged, you called leadership, likely [34]. to [56].\\. "
            "No change since 20 September that could be told from chance: "
            "likely between (\\d+) points less and \\1 points more. In the last four weeks: 56 both."
        ),
    ),
    "only own": (
        series_of(*((age, {"own": 2}) for age in SIXTY)),
        (
            "No tagged action yet: the first estimate needs 5. "
            "In the last four weeks: 56 of own work in neither side."
        ),
    ),
    "only untagged": (
        series_of(*((age, {"untagged": 2}) for age in SIXTY)),
        "No tagged action yet: the first estimate needs 5. 122 actions wait for a tag.",
    ),
    "a first action in 1900": (
        series(np.array([OLD, TODAY]), np.array([1, 3]), np.array([2, 3])),
        (
            "Likely \\d+ to \\d+ of 100 actions you log, you call leadership. "
            "Too early for a drift: 21 more tagged actions. .*"
        ),
    ),
    "a first action in 1900 and sixty days": (
        series(np.array([OLD, *range(TODAY - 60, TODAY + 1)]), np.full(62, 1), np.full(62, 2)),
        "33 of 100 actions you logged, .* No change since 20 September that could .*",
    ),
    "a first action tomorrow": (
        series_of((-1, {"leader": 9})),
        "No tagged action yet: the first estimate needs 5.",
    ),
    "twenty years of nothing": (
        series(np.array([TODAY - 7305, TODAY]), np.array([1, 1]), np.array([0, 1])),
        (
            "3 tagged actions so far, 2 more until the first estimate. "
            "In the last four weeks: 1 leader action and 1 manager action."
        ),
    ),
    "twenty years of nothing between many": (
        series(np.array([TODAY - 7305, TODAY]), np.array([30, 5]), np.array([10, 15])),
        (
            "\\d\\d of 100 actions you logged, you called leadership, likely \\d+ to \\d+. "
            "Too little in the last year for a drift: 10 more tagged actions and 27 more days. .*"
        ),
    ),
    "500 in a day": (
        series_of((0, {"leader": 300, "manager": 200})),
        (
            "Likely \\d+ to \\d+ of 100 actions you log, you call leadership. Too early for a drift: "
            "27 more days. In the last four weeks: 300 leader actions and 200 manager actions."
        ),
    ),
    "500 each day": (
        series_of(*((age, {"leader": 250, "manager": 250}) for age in SIXTY)),
        "50 of 100 actions .* In the last four weeks: 7,000 leader actions and 7,000 manager actions.",
    ),
    "all leader for ten years": (
        series(TEN_YEARS, MANY, NONE),
        (
            "99 of 100 actions you logged, you called leadership, likely 99 to 100. Steady since "
            "November 2025: likely no more than 0.1 points either way. "
            "In the last four weeks: 100 leader actions."
        ),
    ),
    "all manager for ten years": (
        series(TEN_YEARS, NONE, MANY),
        (
            "1 of 100 actions you logged, you called leadership, likely 0 to 1. Steady since "
            "November 2025: likely no more than 0.1 points either way. "
            "In the last four weeks: 100 manager actions."
        ),
    ),
    "a gap of 900 days": (
        series(GAP, np.full(len(GAP), 3), np.full(len(GAP), 2)),
        "60 of 100 actions you logged, .* No change since 10 October that could be told from chance: .*",
    ),
    "a gap of 900 days, back for a week": (
        series(GAP[(GAP < TODAY - 900) | (GAP > TODAY - 7)], np.full(67, 3), np.full(67, 2)),
        ".* Too little in the last year for a drift: 21 more days. In the last .*",
    ),
    "a flip": (
        flipped(200),
        (
            "1 of 100 actions .* 98 points less than in November 2025, more than chance would give "
            "\\(99 %\\): leader actions went from 42 to 1.1 a week, manager actions went from 2 to 41 a week."
        ),
    ),
    "a flip of six weeks ago": (flipped(40), "\\d+ of 100 .* \\d+ points less than .*"),
    "a flip of today": (flipped(1), "\\d\\d of 100 .*"),
    "one logged day in the quarter, five weeks ago": (
        series(
            np.array([*range(TODAY - 200, TODAY - 100), TODAY - 35]),
            np.r_[np.zeros(100), 40],
            np.r_[np.full(100, 3), 0],
        ),
        "\\d+ of 100 actions .* likely \\d+ to \\d+. Nothing has been logged since 15 October 2026.",
    ),
    "two busy days": (
        series(np.array([TODAY - 90, TODAY]), np.array([0, 40]), np.array([40, 0])),
        (
            "\\d+ of 100 actions .* Too little in the last year for a drift: 6 more days with tagged "
            "actions. In the last four weeks: 40 leader actions."
        ),
    ),
    "a hundred days, and one after three months": (
        series(
            np.array([*range(TODAY - 200, TODAY - 100), TODAY - 5]),
            np.r_[np.zeros(100), 40],
            np.r_[np.full(100, 3), 0],
        ),
        (
            "\\d+ of 100 actions .* likely \\d+ to \\d+. Too little in one half of the time for a drift. "
            "In the last four weeks: 40 leader actions."
        ),
    ),
    "seven busy days": (
        series(TODAY - 14 * np.arange(6, -1, -1), np.arange(0, 14, 2), np.arange(12, -1, -2)),
        (
            "\\d+ of 100 actions .* Too little in the last year for a drift: 1 more day with tagged "
            "actions. In the last four weeks: .*"
        ),
    ),
    "own work goes on": (
        series(
            np.r_[GAP[:60] + 800, np.arange(TODAY - 50, TODAY + 1)],
            np.r_[np.full(60, 2), np.zeros(51)],
            np.r_[np.full(60, 2), np.zeros(51)],
            own=np.r_[np.zeros(60, int), np.ones(51, int)],
        ),
        (
            "50 of 100 .* Nothing has been logged as leader or manager since 1 July 2026. "
            "In the last four weeks: 28 of own work in neither side."
        ),
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_journals_are_told_in_whole_sentences(name: str) -> None:
    counts, pattern = ODD[name]
    saying = said(counts)
    assert re.fullmatch(pattern, words(saying.plain)), words(saying.plain)
    lines = [finding(saying), *caption(counts, saying, TODAY - 400, TODAY), caption_counts(saying)]
    for text in map(words, lines):
        assert not re.search(r"nan|inf\b|None|[{}▲■◆○]|  |\b1 (actions|points|days)\b|: ?\.", text)
    if saying.share is not None:
        assert saying.low is not None
        assert saying.high is not None
        assert 0 <= saying.low <= saying.share <= saying.high <= 1


def test_a_clock_set_back_speaks_of_what_was_known_then() -> None:
    counts = drawn(1, 400, even(1), even(3))
    for back in (30, 200, 390, 399, 401, 5000):
        today = TODAY - back
        then, alone = said(counts, today), said(counts.until(today), today)
        assert then.plain == alone.plain
        assert then.tagged == int(counts.until(today).tagged.sum())
    assert said(counts, TODAY - 401).kind == "empty"


def test_on_the_last_and_the_first_days_of_the_calendar() -> None:
    last = dt.date.max.toordinal()
    days = np.arange(last - 400, last + 1)
    rise = np.rint(np.linspace(1, 9, len(days)))
    late = said(series(days, rise, np.full(len(days), 4)), last)
    assert re.search(r"\d+ points more than in December 9998, .* If this pace held, ", words(late.plain))
    early = said(series(days - days[0] + 1, rise, np.full(len(days), 4)), 401)
    assert re.search(r"\d+ points more than in February 1, ", words(early.plain))
