"""What the door for reading promises."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import numpy as np
import pytest

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour, Milestone, Origin
from journal.domain.marks import MilestoneMark
from journal.opening import Opened
from journal.reading.reader import Counts
from journal.reading.series import day_series

DAY = dt.date(2026, 11, 17)


def texts(opened: Opened, **which: object) -> list[str]:
    return [action.text for action in opened.reader.actions(**which)]  # type: ignore[arg-type]


@pytest.fixture
def filled(opened: Opened) -> Opened:
    drafts = [
        Draft("m1", Behaviour.MANAGER, DAY, dt.time(9)),
        Draft("l1", Behaviour.LEADER, DAY, dt.time(10)),
        Draft("late", Behaviour.LEADER, DAY, dt.time(1)),
        Draft("sometime", Behaviour.BOTH, DAY),
        Draft("own", Behaviour.OWN, DAY + dt.timedelta(days=1), origin=Origin.LIVE),
        Draft("later", None, DAY + dt.timedelta(days=1), origin=Origin.LIVE),
    ]
    opened.journal.actions.record_all(drafts, opened.journal.settings.get())
    return opened


def test_a_day_runs_from_what_was_last_to_what_has_no_time(filled: Opened) -> None:
    order = ["late", "l1", "m1", "sometime"]
    assert [action.text for action in filled.reader.day(DAY, dt.time(4))] == order
    assert texts(filled, first=DAY, last=DAY, day_start=dt.time(4)) == order
    assert [action.text for action in filled.reader.day(DAY)] == ["l1", "m1", "late", "sometime"]


def test_a_day_without_actions_is_empty(filled: Opened) -> None:
    assert filled.reader.day(dt.date(2026, 1, 1)) == ()


def test_ranges_hold_both_their_ends(filled: Opened) -> None:
    assert len(texts(filled, first=DAY, last=DAY)) == 4
    assert texts(filled, first=DAY + dt.timedelta(days=1)) == ["later", "own"]
    assert texts(filled, last=DAY - dt.timedelta(days=1)) == []


@pytest.mark.parametrize(
    ("behaviours", "expected"),
    [
        ((), {"m1", "l1", "late", "sometime", "own", "later"}),
        (("leader",), {"l1", "late"}),
        (("untagged",), {"later"}),
        (("untagged", "own", "manager"), {"later", "own", "m1"}),
    ],
)
def test_a_filter_by_behaviour_knows_what_is_untagged(
    filled: Opened, behaviours: tuple[str, ...], expected: set[str]
) -> None:
    assert set(texts(filled, behaviours=behaviours)) == expected


def test_counts_add_up_however_they_are_asked_for(filled: Opened) -> None:
    by_day = filled.reader.counts_by_day()
    assert by_day == {
        DAY: Counts(manager=1, leader=2, both=1),
        DAY + dt.timedelta(days=1): Counts(own=1, untagged=1),
    }
    whole = filled.reader.counts()
    assert whole == Counts(1, 2, 1, 1, 1)
    assert (whole.tagged, whole.total) == (4, 6)
    assert filled.reader.counts(first=DAY + dt.timedelta(days=9)) == Counts()


def test_the_last_of_a_behaviour_come_newest_first(filled: Opened) -> None:
    assert [action.text for action in filled.reader.recent(Behaviour.LEADER, 1)] == ["l1"]
    assert filled.reader.recent(Behaviour.OWN, 3)[0].text == "own"


def test_the_first_behaviours_pass_over_what_counts_for_neither_side(filled: Opened) -> None:
    assert filled.reader.first_behaviours(3) == (Behaviour.MANAGER, Behaviour.LEADER, Behaviour.LEADER)
    assert Behaviour.OWN not in filled.reader.first_behaviours(100)


def test_empty_means_that_nothing_is_logged(opened: Opened) -> None:
    assert opened.reader.is_empty()
    assert opened.reader.action("no such id") is None
    key = opened.journal.record(Draft("x"))
    assert not opened.reader.is_empty()
    opened.journal.actions.delete([key])
    assert opened.reader.is_empty()


def test_a_thousand_actions_are_read_with_all_that_hangs_on_them(opened: Opened) -> None:
    drafts = [Draft(f"{n} #t{n} @p{n % 7}", Behaviour.LEADER) for n in range(1_203)]
    opened.journal.actions.record_all(drafts, opened.journal.settings.get())
    found = opened.reader.actions()
    assert {(a.topics, a.people) for a in found} == {((f"t{n}",), (f"p{n % 7}",)) for n in range(1_203)}


def test_the_series_has_a_row_for_each_day_with_actions_and_no_other(filled: Opened) -> None:
    series = day_series(filled.reader)
    assert series.days.tolist() == [DAY.toordinal(), DAY.toordinal() + 1]
    assert series.days.dtype == np.int64
    assert [
        getattr(series, name).tolist() for name in ("manager", "leader", "both", "own", "untagged", "hollow")
    ] == [[1, 0], [2, 0], [1, 0], [0, 1], [0, 1], [4, 0]]
    assert day_series(filled.reader, last=DAY).days.tolist() == [DAY.toordinal()]
    assert day_series(filled.reader, last=DAY - dt.timedelta(days=1)).days.tolist() == []


def test_reading_is_free_for_every_thread(filled: Opened, in_threads: Callable[..., list[object]]) -> None:
    assert in_threads(8, lambda: len(filled.reader.actions())) == [6] * 8


def test_milestones_come_in_the_order_of_their_days(opened: Opened) -> None:
    journal, reader = opened.journal, opened.reader
    assert reader.milestones() == ()
    later = journal.record(
        Draft(
            "Lost two closers in one month, which nobody on the floor had seen coming\nand a line more",
            Behaviour.BOTH,
            DAY + dt.timedelta(days=2),
            milestone=Milestone.FAILURE,
        )
    )
    journal.record(Draft("an action like any other", Behaviour.LEADER, DAY))
    first = journal.record(
        Draft("New script", None, DAY, dt.time(9), milestone=Milestone.SUCCESS, lesson="Let go.")
    )
    marks = reader.milestones()
    assert marks == (
        MilestoneMark(first, DAY, Milestone.SUCCESS, "New script"),
        MilestoneMark(
            later,
            DAY + dt.timedelta(days=2),
            Milestone.FAILURE,
            "Lost two closers in one month, which nobody on the floor had seen coming",
        ),
    )
    assert reader.milestones(DAY + dt.timedelta(days=1)) == marks[:1]
    assert reader.milestones(DAY - dt.timedelta(days=1)) == ()
    journal.actions.delete([first])
    assert reader.milestones() == marks[1:]
