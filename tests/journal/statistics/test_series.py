from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.statistics.series import DaySeries, RangeName, Unit, bucket, unit_for


def series_of(rows: dict[dt.date, tuple[int, int, int, int, int, int]]) -> DaySeries:
    days = np.array([day.toordinal() for day in rows], np.int64)
    counts = np.array(list(rows.values()), np.int64).reshape(-1, 6).T
    return DaySeries(days, *counts)


#                       manager, leader, both, own, untagged, hollow
FORTNIGHT = series_of(
    {
        dt.date(2026, 11, 1): (1, 0, 0, 0, 0, 0),  # a Sunday
        dt.date(2026, 11, 2): (2, 1, 1, 1, 0, 3),
        dt.date(2026, 11, 8): (0, 1, 0, 0, 2, 0),  # the Sunday after
        dt.date(2026, 11, 30): (0, 0, 0, 3, 1, 0),
        dt.date(2026, 12, 1): (0, 2, 2, 0, 0, 2),
    }
)


@st.composite
def serieses(draw: st.DrawFn) -> DaySeries:
    days = sorted(draw(st.sets(st.integers(730_000, 741_000), max_size=60)))
    count = st.integers(0, 6)
    columns = [draw(st.lists(count, min_size=len(days), max_size=len(days))) for _ in range(6)]
    *counts, hollow = (np.array(column, np.int64) for column in columns)
    tagged = counts[0] + counts[1] + counts[2]
    return DaySeries(np.array(days, np.int64), *counts, np.minimum(hollow, tagged))


def test_sums_of_a_day() -> None:
    assert FORTNIGHT.tagged.tolist() == [1, 4, 1, 0, 4]
    assert FORTNIGHT.leader_weight.tolist() == [0.0, 1.5, 1.0, 0.0, 3.0]
    assert FORTNIGHT.total.tolist() == [1, 5, 3, 4, 4]


def test_the_empty_series_has_every_array() -> None:
    empty = DaySeries.empty()
    assert empty.tagged.tolist() == empty.total.tolist() == empty.leader_weight.tolist() == []
    assert bucket(empty, "week").start.size == 0


def test_until_and_between_keep_both_ends() -> None:
    second = dt.date(2026, 11, 2).toordinal()
    assert FORTNIGHT.until(second).tagged.tolist() == [1, 4]
    assert FORTNIGHT.until(second - 2).days.size == 0
    assert FORTNIGHT.between(second, second + 6).total.tolist() == [5, 3]
    assert FORTNIGHT.between(second + 1, second).days.size == 0


def test_a_part_keeps_what_is_measured() -> None:
    timed = replace(FORTNIGHT, measure="minutes", unit=42.5, timed=np.array([1, 2, 1, 0, 3]))
    first, last = timed.until(int(timed.days[1])), timed.between(int(timed.days[1]), int(timed.days[3]))
    for part, numbers in ((first, [1, 2]), (last, [2, 1, 0])):
        assert (part.measure, part.unit) == ("minutes", 42.5)
        assert part.numbers.tolist() == numbers
    assert (FORTNIGHT.measure, FORTNIGHT.unit) == ("count", 1.0)


def test_the_number_of_actions_is_never_told_from_minutes() -> None:
    assert FORTNIGHT.numbers.tolist() == FORTNIGHT.tagged.tolist()
    with pytest.raises(ValueError, match="how many actions"):
        _ = replace(FORTNIGHT, measure="minutes").numbers


def test_weeks_from_monday() -> None:
    weeks = bucket(FORTNIGHT, "week")
    starts = [dt.date.fromordinal(day) for day in weeks.start.tolist()]
    assert starts == [dt.date(2026, 10, 26), dt.date(2026, 11, 2), dt.date(2026, 11, 30)]
    assert (weeks.end - weeks.start).tolist() == [6, 6, 6]
    assert weeks.centre.tolist() == [start.toordinal() + 3.0 for start in starts]
    assert weeks.manager.tolist() == [1, 2, 0]
    assert weeks.leader.tolist() == [0, 2, 2]
    assert weeks.own.tolist() == [0, 1, 3]
    assert weeks.untagged.tolist() == [0, 2, 1]
    assert weeks.share.tolist() == [0.0, 0.5, 0.75]
    assert weeks.is_hollow.tolist() == [False, True, False]  # 3 of 5; 2 of 4 is not more than half


def test_weeks_from_sunday() -> None:
    weeks = bucket(FORTNIGHT, "week", week_start=6)
    assert [dt.date.fromordinal(day) for day in weeks.start.tolist()] == [
        dt.date(2026, 11, 1),
        dt.date(2026, 11, 8),
        dt.date(2026, 11, 29),
    ]


def test_months_have_their_own_lengths() -> None:
    months = bucket(
        series_of({dt.date(2024, 2, 29): (1,) + (0,) * 5, dt.date(2024, 12, 31): (1,) + (0,) * 5}), "month"
    )
    assert [dt.date.fromordinal(day) for day in months.start.tolist()] == [
        dt.date(2024, 2, 1),
        dt.date(2024, 12, 1),
    ]
    assert [dt.date.fromordinal(day) for day in months.end.tolist()] == [
        dt.date(2024, 2, 29),
        dt.date(2024, 12, 31),
    ]


def test_a_bucket_without_tagged_actions_has_no_share() -> None:
    days = bucket(FORTNIGHT, "day")
    assert math.isnan(days.share[3])
    assert days.tagged[3] == 0
    assert not days.is_hollow[3]


def test_a_day_whose_counts_are_all_zero_is_not_there() -> None:
    assert bucket(series_of({dt.date(2026, 1, 1): (0,) * 6}), "day").start.size == 0


def test_the_ends_of_time() -> None:
    ends = series_of({dt.date.min: (1,) + (0,) * 5, dt.date.max: (1,) + (0,) * 5})
    for unit in ("day", "week", "month"):
        for week_start in range(7):
            found = bucket(ends, unit, week_start)
            assert dt.date.fromordinal(int(found.start[0])) == dt.date.min
            assert dt.date.fromordinal(int(found.end[-1])) == dt.date.max


@settings(max_examples=60, deadline=None)
@given(serieses(), st.sampled_from(["day", "week", "month"]), st.integers(0, 6))
def test_nothing_is_lost_or_counted_twice(series: DaySeries, unit: Unit, week_start: int) -> None:
    found = bucket(series, unit, week_start)
    assert found.tagged.sum() == series.tagged.sum()
    assert found.own.sum() == series.own.sum()
    assert found.untagged.sum() == series.untagged.sum()
    assert found.hollow.sum() == series.hollow.sum()
    assert np.all(found.start[1:] > found.end[:-1])
    assert np.all(found.tagged + found.own + found.untagged > 0)
    if unit == "week":
        assert {dt.date.fromordinal(day).weekday() for day in found.start.tolist()} <= {week_start}


def test_what_can_not_be_summed_is_refused() -> None:
    with pytest.raises(ValueError, match="week_start"):
        bucket(FORTNIGHT, "week", 7)
    with pytest.raises(ValueError, match="unit"):
        bucket(FORTNIGHT, "year")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="range"):
        unit_for(10, "decade")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("span", "name", "unit"),
    [
        (2000, "30 days", "day"),
        (2000, "90 days", "day"),
        (2000, "year", "week"),
        (99, "year", "day"),
        (99, "all", "day"),
        (100, "all", "week"),
        (1096, "all", "week"),
        (1097, "all", "month"),
    ],
)
def test_what_a_dot_stands_for(span: int, name: RangeName, unit: Unit) -> None:
    assert unit_for(span, name) == unit
