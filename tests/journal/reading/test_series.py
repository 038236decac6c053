"""The counts of a journal's days: by number and by minutes, with and without what is hollow."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour, Origin
from journal.opening import Opened
from journal.reading.series import Timed, day_series, series_of, timed_actions
from journal.statistics.drift import estimate_of
from journal.statistics.saying import caption, say
from journal.statistics.series import DaySeries

DAY = dt.date(2026, 11, 17)
LATER = DAY + dt.timedelta(days=2)
COLUMNS = ("manager", "leader", "both", "own", "untagged", "hollow")
DRAFTS = [
    Draft("a", Behaviour.MANAGER, DAY, minutes=60),
    Draft("b", Behaviour.MANAGER, DAY),
    Draft("c", Behaviour.LEADER, DAY, minutes=20, origin=Origin.RECALLED),
    Draft("d", Behaviour.BOTH, DAY, minutes=40, origin=Origin.IMPORTED),
    Draft("e", Behaviour.OWN, DAY, minutes=90),
    Draft("f", None, DAY, minutes=15),
    Draft("g", Behaviour.LEADER, LATER, origin=Origin.PINGED),
    Draft("h", Behaviour.OWN, LATER, minutes=5, origin=Origin.RECALLED),
    Draft("i", Behaviour.LEADER, LATER + dt.timedelta(days=1), origin=Origin.RECALLED),
]


@pytest.fixture
def filled(opened: Opened) -> Opened:
    record(opened, DRAFTS)
    return opened


def record(opened: Opened, drafts: list[Draft]) -> None:
    there = [draft if draft.origin else replace(draft, origin=Origin.SAME_DAY) for draft in drafts]
    opened.journal.actions.record_all(there, opened.journal.settings.get())


def rows(series: DaySeries) -> dict[dt.date, tuple[int, ...]]:
    columns = [getattr(series, name).tolist() for name in COLUMNS]
    days = [dt.date.fromordinal(day) for day in series.days.tolist()]
    return dict(zip(days, zip(*columns, strict=True), strict=True))


def test_by_count(filled: Opened) -> None:
    series = day_series(filled.reader)
    assert (series.measure, series.unit) == ("count", 1.0)
    assert rows(series) == {
        DAY: (2, 1, 1, 1, 1, 2),
        LATER: (0, 1, 0, 1, 0, 0),
        LATER + dt.timedelta(days=1): (0, 1, 0, 0, 0, 1),
    }


def test_by_minutes_actions_without_any_are_left_out(filled: Opened) -> None:
    series = day_series(filled.reader, measure="minutes")
    assert series.measure == "minutes"
    assert rows(series) == {DAY: (60, 20, 40, 90, 15, 60), LATER: (0, 0, 0, 5, 0, 0)}
    assert series.unit == pytest.approx((60**2 + 20**2 + 40**2) / (60 + 20 + 40))
    assert series.numbers.tolist() == [3, 0]


def test_without_what_was_recalled_or_imported(filled: Opened) -> None:
    series = day_series(filled.reader, with_hollow=False)
    assert rows(series) == {DAY: (2, 0, 0, 1, 1, 0), LATER: (0, 1, 0, 0, 0, 0)}
    timed = day_series(filled.reader, measure="minutes", with_hollow=False)
    assert rows(timed) == {DAY: (60, 0, 0, 90, 15, 0)}
    assert timed.unit == 60.0
    assert timed.numbers.tolist() == [1]


def test_a_caption_by_time_counts_the_actions_that_carry_minutes(filled: Opened) -> None:
    for with_hollow, text in (
        (True, "2 hours in 3 tagged actions ("),
        (False, "60 minutes in 1 tagged action ("),
    ):
        series = day_series(filled.reader, LATER, measure="minutes", with_hollow=with_hollow)
        today = LATER.toordinal()
        line, _ = caption(series, say(estimate_of(series, today), series, today), today - 9, today)
        assert text in line.replace("\u00a0", " ")


def test_up_to_a_day(filled: Opened) -> None:
    assert set(rows(day_series(filled.reader, DAY))) == {DAY}
    assert set(rows(day_series(filled.reader, LATER, measure="minutes"))) == {DAY, LATER}
    assert rows(day_series(filled.reader, DAY - dt.timedelta(days=1))) == {}


def test_the_unit_is_of_the_days_that_are_asked_for(opened: Opened) -> None:
    record(
        opened,
        [
            Draft("short", Behaviour.LEADER, DAY, minutes=10),
            Draft("long", Behaviour.MANAGER, LATER, minutes=300),
        ],
    )
    assert day_series(opened.reader, DAY, measure="minutes").unit == 10.0
    assert day_series(opened.reader, LATER, measure="minutes").unit == pytest.approx(90_100 / 310)


def test_an_empty_journal_and_one_without_minutes(opened: Opened) -> None:
    for measure in ("count", "minutes"):
        series = day_series(opened.reader, measure=measure)
        assert rows(series) == {}
        assert series.unit == 1.0
    assert timed_actions(opened.reader) == Timed(0, 0)
    assert not timed_actions(opened.reader).enough
    record(opened, [Draft("a", Behaviour.LEADER, DAY)])
    series = day_series(opened.reader, measure="minutes")
    assert rows(series) == {}
    saying = say(estimate_of(series, LATER.toordinal()), series, LATER.toordinal())
    assert saying.kind == "empty"


def test_what_is_deleted_is_in_no_count(filled: Opened) -> None:
    action = next(action for action in filled.reader.day(DAY) if action.text == "a")
    filled.journal.actions.delete([action.id])
    assert rows(day_series(filled.reader, DAY))[DAY] == (1, 1, 1, 1, 1, 2)
    assert rows(day_series(filled.reader, DAY, measure="minutes"))[DAY] == (0, 20, 40, 90, 15, 60)
    assert timed_actions(filled.reader, DAY) == Timed(2, 3)


def test_how_many_carry_minutes(filled: Opened) -> None:
    assert timed_actions(filled.reader) == Timed(3, 6, pinged=1)
    assert timed_actions(filled.reader, DAY) == Timed(3, 4)
    assert timed_actions(filled.reader, DAY - dt.timedelta(days=1)) == Timed(0, 0)


@pytest.mark.parametrize(
    ("timed", "tagged", "enough"),
    [(0, 0, False), (0, 1, False), (1, 2, True), (2, 5, False), (3, 5, True), (5, 5, True)],
)
def test_half_of_the_actions_must_carry_minutes(timed: int, tagged: int, enough: bool) -> None:
    assert Timed(timed, tagged).enough == enough


def test_the_same_counts_from_drafts_as_from_the_journal(filled: Opened) -> None:
    assert rows(series_of(DRAFTS)) == rows(day_series(filled.reader))


# --- what minutes are worth -----------------------------------------------------------------------


def by_time(minutes: list[int], unit: float) -> DaySeries:
    """One action a day of so many minutes, leader and manager in turn."""
    none = np.zeros(len(minutes), np.int64)
    spent, turn = np.array(minutes), np.arange(len(minutes)) % 2
    days = np.arange(DAY.toordinal() - len(minutes) + 1, DAY.toordinal() + 1)
    return DaySeries(
        days, spent * turn, spent * (1 - turn), none, none, none, none, measure="minutes", unit=unit
    )


def test_equal_minutes_say_what_the_same_number_of_actions_says() -> None:
    one = by_time([25] * 60, 25.0)
    counted = DaySeries(
        one.days, one.manager // 25, one.leader // 25, one.both, one.own, one.untagged, one.hollow
    )
    ours, theirs = (estimate_of(series, DAY.toordinal()) for series in (one, counted))
    assert ours.share.tolist() == theirs.share.tolist()
    assert ours.low.tolist() == theirs.low.tolist()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 600), min_size=1, max_size=40))
def test_uneven_minutes_are_worth_fewer_actions(minutes: list[int]) -> None:
    unit = sum(one * one for one in minutes) / sum(minutes)
    worth = sum(minutes) / unit
    assert 1 - 1e-9 <= worth <= len(minutes) + 1e-9
    found = estimate_of(by_time(minutes, unit), DAY.toordinal())
    assert math.isfinite(found.share[-1])
    assert 0 <= found.low[-1] <= found.share[-1] <= found.high[-1] <= 1
