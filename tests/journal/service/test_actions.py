"""Record, change, tag and delete: what a person may count on."""

from __future__ import annotations

import dataclasses
import datetime as dt
import threading
from pathlib import Path

import pytest

from journal.domain.action import DistinctionMark, Draft, Notice
from journal.domain.behaviour import Behaviour, Craft, Milestone, Origin, Pole
from journal.domain.edit import Edit
from journal.domain.settings import JournalSettings
from journal.errors import JournalError, UsageError
from journal.opening import Opened
from journal.places import FixedClock
from journal.service.journal import Journal
from tests.journal.helpers import dump

EVERYTHING = Draft(
    text="Handed the #pricing call to @Zoë; she closed it",
    behaviour=Behaviour.BOTH,
    day=dt.date(2026, 11, 17),
    time=dt.time(9, 5),
    distinctions=(DistinctionMark("short-long", Pole.LEADER), DistinctionMark("control-trust", Pole.MANAGER)),
    craft=frozenset({Craft.PLANNING, Craft.COMMUNICATION}),
    origin=Origin.PINGED,
    minutes=25,
    milestone=Milestone.SUCCESS,
    lesson="Let go earlier.",
)


def test_everything_that_is_recorded_is_read_back(opened: Opened, clock: FixedClock) -> None:
    key = opened.journal.record(EVERYTHING)
    action = opened.reader.action(key)
    assert action is not None
    for field in dataclasses.fields(Draft):
        if field.name != "captured":
            assert getattr(action, field.name) == getattr(EVERYTHING, field.name), field.name
    assert (action.topics, action.people) == (("pricing",), ("Zoë",))
    assert action.captured == action.created == action.changed == clock.now()
    assert action.captured.utcoffset() == clock.now().utcoffset()


def test_what_is_left_open_is_decided_at_capture(opened: Opened) -> None:
    action = opened.reader.action(opened.journal.record(Draft("called back")))
    assert action is not None
    assert (action.day, action.time, action.origin) == (
        dt.date(2026, 11, 19), dt.time(16, 20), Origin.LIVE
    )  # fmt: skip
    assert (action.behaviour, action.minutes, action.milestone, action.lesson) == (None, None, None, "")


def test_a_text_names_each_topic_once_as_it_is_first_spelled_there(opened: Opened) -> None:
    opened.journal.record(Draft("#PRICING first"))
    action = opened.reader.action(opened.journal.record(Draft("#Pricing and #pricing and #Straße, #STRASSE")))
    assert action is not None
    assert action.topics == ("Pricing", "Straße")


@pytest.mark.parametrize(
    ("now", "day", "time", "origin"),
    [
        ("2026-11-19T16:20", None, None, Origin.LIVE),
        ("2026-11-19T16:20", None, "15:20", Origin.LIVE),
        ("2026-11-19T16:20", None, "15:19", Origin.SAME_DAY),
        ("2026-11-19T16:20", None, "17:00", Origin.LIVE),
        ("2026-11-19T16:20", "2026-11-19", None, Origin.LIVE),
        ("2026-11-19T16:20", "2026-11-18", None, Origin.RECALLED),
        ("2026-11-19T16:20", "2026-11-18", "16:00", Origin.RECALLED),
        # after midnight it is still the day before
        ("2026-11-20T01:00", None, None, Origin.LIVE),
        ("2026-11-20T01:00", None, "00:30", Origin.LIVE),
        ("2026-11-20T01:00", None, "23:59", Origin.SAME_DAY),
        ("2026-11-20T00:30", None, "23:45", Origin.LIVE),
        ("2026-11-20T01:00", "2026-11-19", "14:00", Origin.SAME_DAY),
        ("2026-11-20T01:00", "2026-11-20", None, Origin.LIVE),
        ("2026-11-20T01:00", "2026-11-18", "23:00", Origin.RECALLED),
    ],
)
def test_the_origin_tells_how_long_after_it_was_logged(
    opened: Opened,
    clock: FixedClock,
    *,
    now: str,
    day: str | None,
    time: str | None,
    origin: Origin,
) -> None:
    clock.instant = dt.datetime.fromisoformat(now + "+01:00")
    draft = Draft(
        "x",
        day=None if day is None else dt.date.fromisoformat(day),
        time=None if time is None else dt.time.fromisoformat(time),
    )
    action = opened.reader.action(opened.journal.record(draft))
    assert action is not None
    assert action.origin is origin
    assert action.day == dt.date.fromisoformat(day or "2026-11-19")


def test_an_earlier_day_gets_no_time_of_day_from_the_clock(opened: Opened) -> None:
    action = opened.reader.action(opened.journal.record(Draft("x", day=dt.date(2026, 11, 18))))
    assert action is not None
    assert action.time is None


@pytest.mark.parametrize("hours", [-10, 0, 5.5, 14])
def test_travel_clock_changes_and_a_new_day_start_never_move_an_action(
    opened: Opened, clock: FixedClock, hours: float
) -> None:
    key = opened.journal.record(Draft("late call"))
    before = opened.reader.action(key)
    clock.instant = clock.instant.astimezone(dt.timezone(dt.timedelta(hours=hours))) + dt.timedelta(days=2)
    opened.journal.change_settings(JournalSettings(day_start=dt.time(20, 0)))
    opened.journal.actions.tag([key], Behaviour.LEADER)
    after = opened.reader.action(key)
    assert before is not None
    assert after is not None
    assert (after.day, after.time, after.captured.isoformat()) == (
        before.day, before.time, before.captured.isoformat(),
    )  # fmt: skip


def test_the_offset_of_capture_is_kept_even_where_it_is_odd(opened: Opened, clock: FixedClock) -> None:
    clock.instant = clock.instant.astimezone(dt.timezone(dt.timedelta(hours=-9, minutes=-30)))
    action = opened.reader.action(opened.journal.record(Draft("x")))
    assert action is not None
    assert action.captured.isoformat() == "2026-11-19T05:50:00-09:30"


@pytest.mark.parametrize(
    "draft",
    [
        Draft(" \u200b "),
        Draft("a\x00b"),
        Draft("half \ud83d"),
        Draft("x", lesson="a\x00b"),
        Draft("x", lesson="half \ud83d"),
        Draft("x", lesson="y" * 1_000_001),
        Draft("x", minutes=0),
        Draft("x", minutes=-5),
        Draft("x", minutes=1441),
        Draft("x", minutes=10**30),
        Draft("x", day=dt.date(1899, 12, 31)),
        Draft("x", day=dt.date(3000, 1, 1)),
        Draft("x", distinctions=(DistinctionMark("no-such", Pole.LEADER),)),
    ],
)
def test_what_cant_be_kept_is_refused_whole_and_nothing_is_written(
    journal: Journal, path: Path, draft: Draft
) -> None:
    before = dump(path)
    with pytest.raises(UsageError):
        journal.actions.record_all([Draft("a good one"), draft], journal.settings.get())
    assert dump(path) == before
    assert journal.undo_names() == (None, None)


@pytest.mark.parametrize(
    "edit",
    [
        Edit(text=""),
        Edit(text="a\x1bb"),
        Edit(lesson="\udc80"),
        Edit(minutes=0),
        Edit(day=dt.date(1, 1, 1)),
        Edit(distinctions=(DistinctionMark("", Pole.LEADER),)),
    ],
)
def test_a_change_that_cant_be_kept_leaves_the_action_as_it_was(
    journal: Journal, path: Path, edit: Edit
) -> None:
    key = journal.record(EVERYTHING)
    before = dump(path)
    with pytest.raises(UsageError):
        journal.actions.change(key, dataclasses.replace(edit, behaviour=Behaviour.OWN))
    assert dump(path) == before


def test_a_lesson_is_kept_as_typed_but_for_its_ends(opened: Opened) -> None:
    key = opened.journal.record(Draft("x", lesson=" one\r\ntwo "))
    opened.journal.actions.change(key, Edit(lesson="\nthree\r\nfour\n"))
    action = opened.reader.action(key)
    assert action is not None
    assert action.lesson == "three\nfour"


@pytest.mark.parametrize(
    "edit",
    [
        Edit(text="Handed the #price call to @Zoe"),
        Edit(behaviour=None),
        Edit(day=dt.date(2026, 11, 1), time=None),
        Edit(distinctions=()),
        Edit(craft=frozenset()),
        Edit(minutes=None, milestone=None, lesson=""),
        Edit(distinctions=tuple(reversed(EVERYTHING.distinctions))),
    ],
)
def test_a_change_touches_what_it_names_and_nothing_else(
    opened: Opened, clock: FixedClock, edit: Edit
) -> None:
    key = opened.journal.record(EVERYTHING)
    before = opened.reader.action(key)
    assert before is not None
    clock.advance(minutes=3)
    opened.journal.actions.change(key, edit)
    named = {f: getattr(edit, f) for f in Edit.__slots__ if getattr(edit, f) is not getattr(Edit(), f)}
    expected = dataclasses.replace(before, changed=clock.now(), **named)
    if "text" in named:
        expected = dataclasses.replace(expected, topics=("price",), people=("Zoe",))
    assert opened.reader.action(key) == expected


def test_a_change_that_changes_nothing_is_no_step_and_no_notice(
    opened: Opened, clock: FixedClock, path: Path
) -> None:
    key = opened.journal.record(EVERYTHING)
    name = opened.journal.undo_names()
    before = dump(path)
    heard: list[Notice] = []
    opened.journal.subscribe(heard.append)
    clock.advance(hours=1)
    opened.journal.actions.change(key, Edit(text=EVERYTHING.text + " ", minutes=25))
    opened.journal.actions.tag([key], Behaviour.BOTH)
    opened.journal.change_settings(JournalSettings())
    opened.journal.actions.record_all([], JournalSettings())
    opened.journal.actions.delete([])
    assert opened.journal.undo_names() == name
    assert heard == []
    assert dump(path) == before


def test_of_two_marks_on_one_distinction_the_later_stands(opened: Opened) -> None:
    marks = (DistinctionMark("how-why", Pole.LEADER), DistinctionMark("how-why", Pole.MANAGER))
    action = opened.reader.action(opened.journal.record(Draft("x", distinctions=marks)))
    assert action is not None
    assert action.distinctions == (DistinctionMark("how-why", Pole.MANAGER),)


def test_an_action_that_is_gone_cant_be_changed(journal: Journal) -> None:
    key = journal.record(Draft("x"))
    journal.actions.delete([key])
    with pytest.raises(JournalError, match="not in the journal"):
        journal.actions.change(key, Edit(minutes=3))
    with pytest.raises(JournalError, match="not in the journal"):
        journal.actions.tag([key], Behaviour.OWN)


def test_what_is_deleted_goes_whole_into_the_trash_and_comes_back_whole(opened: Opened, path: Path) -> None:
    key = opened.journal.record(EVERYTHING)
    before = dump(path)
    opened.journal.actions.delete([key])
    after = dump(path)
    assert opened.reader.action(key) is None
    emptied = ("action", "action_distinction", "action_craft", "action_name")
    assert {table: after[table] for table in emptied} == {table: [] for table in emptied}
    assert len(after["deleted_action"]) == 1
    assert opened.journal.undo() is not None
    assert dump(path) == before


def test_naming_an_action_twice_deletes_it_once(journal: Journal, path: Path) -> None:
    keys = journal.actions.record_all([Draft("a #t"), Draft("b #t")], journal.settings.get())
    before = dump(path)
    journal.actions.delete([keys[0], keys[1], keys[0]])
    assert journal.undo_names()[0] == "delete 2 actions"
    deleted = dump(path)
    journal.undo()
    assert dump(path) == before
    journal.redo()
    assert dump(path) == deleted


def test_naming_an_action_twice_tags_it_once(journal: Journal) -> None:
    key = journal.record(Draft("a"))
    journal.actions.tag([key, key], Behaviour.LEADER)
    assert journal.undo_names()[0] == "tag 1 action as leader"


def test_a_text_with_more_names_than_sql_takes_variables_can_be_edited(opened: Opened, path: Path) -> None:
    before = dump(path)
    key = opened.journal.record(Draft(" ".join(f"#t{number}" for number in range(40_000))))
    opened.journal.actions.change(key, Edit(text="short"))
    action = opened.reader.action(key)
    assert action is not None
    assert action.topics == ()
    opened.journal.undo()
    opened.journal.undo()
    assert dump(path) == before


def test_a_notice_tells_what_kind_changed_and_who_began_it(journal: Journal) -> None:
    heard: list[Notice] = []
    me = object()
    end = journal.subscribe(heard.append)
    key = journal.record(Draft("x"), by=me)
    journal.actions.delete([key], by=me)
    journal.change_settings(JournalSettings(name="N"))
    journal.undo(by=me)
    end()
    end()
    journal.redo()
    assert [(notice.kinds, notice.by) for notice in heard] == [
        ({"action"}, me),
        ({"action"}, me),
        ({"setting"}, None),
        ({"setting"}, me),
    ]


def test_a_notice_names_the_actions_where_they_are_few(journal: Journal) -> None:
    heard: list[Notice] = []
    key = journal.record(Draft("x"))
    journal.subscribe(heard.append)
    journal.actions.tag([key], Behaviour.BOTH)
    journal.actions.delete([key])
    journal.undo()
    journal.change_settings(JournalSettings(name="N"))
    many = journal.actions.record_all([Draft("y")] * 101, JournalSettings())
    journal.actions.delete(many[:100])
    assert [notice.actions for notice in heard] == [
        frozenset({key}),
        frozenset({key}),
        frozenset({key}),
        frozenset(),
        None,
        frozenset(many[:100]),
    ]


def test_when_a_notice_comes_the_change_is_there_for_everybody(opened: Opened, path: Path) -> None:
    seen: list[int] = []
    opened.journal.subscribe(lambda _notice: seen.append(len(dump(path)["action"])))
    opened.journal.record(Draft("x"))
    opened.journal.undo()
    assert seen == [1, 0]


def test_many_threads_may_record_at_once(opened: Opened) -> None:
    keys: list[str] = []
    problems: list[BaseException] = []

    def work(name: int) -> None:
        try:
            keys.extend(opened.journal.record(Draft(f"{name} {number} #shared")) for number in range(15))
        except BaseException as error:  # noqa: BLE001 - told below
            problems.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert {action.id for action in opened.reader.actions()} == set(keys)
    assert len(keys) == 24 * 15
