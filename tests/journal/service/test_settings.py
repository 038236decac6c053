"""The settings that live in the journal."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import Engine, event

from journal.domain.action import Draft, Notice
from journal.domain.marks import Target
from journal.domain.result import ResultMeasure
from journal.domain.role import Role
from journal.domain.settings import JournalSettings
from journal.errors import UnusableJournalError, UsageError
from journal.opening import Opened
from journal.places import FixedClock
from journal.service.journal import Journal
from tests.journal.helpers import dump

Open = Callable[[], Opened]
MARCH, JUNE, TODAY = dt.date(2026, 3, 1), dt.date(2026, 6, 1), dt.date(2026, 11, 19)


@contextmanager
def after_the_first_rows_of(table: str, call: Callable[[], None]) -> Iterator[None]:
    """Once the next query of a table has its rows, `call` before anything is made of them."""
    waiting = [call]

    def executed(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if waiting and f"FROM {table}" in statement.replace("\n", ""):
            waiting.pop()()

    event.listen(Engine, "after_cursor_execute", executed)
    try:
        yield
    finally:
        event.remove(Engine, "after_cursor_execute", executed)


def test_a_new_journal_has_the_defaults_and_keeps_none_of_them(journal: Journal, path: Path) -> None:
    assert journal.settings.get() == JournalSettings()
    assert dump(path)["setting"] == []


def test_settings_are_read_by_the_next_program(open_again: Open) -> None:
    wanted = JournalSettings(name="Büro “Süd” 🙂", day_start=dt.time(5, 30), week_start=6)
    open_again().journal.change_settings(wanted)
    assert open_again().journal.settings.get() == wanted


def test_settings_go_back_and_forth_by_undo_and_redo(journal: Journal, path: Path) -> None:
    untouched = dump(path)
    journal.change_settings(JournalSettings(week_start=6))
    journal.change_settings(JournalSettings())
    journal.undo()
    assert journal.settings.get().week_start == 6
    journal.undo()
    assert journal.settings.get() == JournalSettings()
    assert dump(path) == untouched
    journal.redo()
    assert journal.settings.get().week_start == 6


def test_the_day_start_decides_from_then_on(opened: Opened, clock: FixedClock) -> None:
    clock.instant = dt.datetime.fromisoformat("2026-11-20T05:00+01:00")
    old = opened.journal.record(Draft("at five"))
    opened.journal.change_settings(JournalSettings(day_start=dt.time(6)))
    assert opened.journal.today() == dt.date(2026, 11, 19)
    new = opened.journal.record(Draft("at five too"))
    days = {action.id: action.day for action in opened.reader.actions()}
    assert days == {old: dt.date(2026, 11, 20), new: dt.date(2026, 11, 19)}


def test_what_another_program_set_is_seen_after_forgetting(open_again: Open) -> None:
    me, other = open_again().journal, open_again().journal
    assert me.settings.get().name == ""
    other.change_settings(JournalSettings(name="new"))
    me.settings.forget()
    assert me.settings.get().name == "new"


@pytest.mark.parametrize("name", ["half \ud800", "a\x00b", "\x1b[31m"])
def test_a_name_that_cant_be_kept_is_refused(journal: Journal, path: Path, name: str) -> None:
    before = dump(path)
    with pytest.raises(UsageError):
        journal.change_settings(JournalSettings(name=name))
    assert dump(path) == before
    assert journal.settings.get() == JournalSettings()


# Targets ----------------------------------------------------------------------------------------------


def test_targets_are_read_by_the_next_program_sorted_by_day(journal: Journal, open_again: Open) -> None:
    journal.settings.set_target(Target(JUNE, 0.6, " zwei Teamleiter 🙂 "))
    journal.settings.set_target(Target(MARCH, 0.4))
    assert open_again().journal.settings.get().targets == (
        Target(MARCH, 0.4),
        Target(JUNE, 0.6, "zwei Teamleiter 🙂"),
    )


def test_each_target_is_a_step_that_says_what_was_done(journal: Journal, path: Path) -> None:
    untouched = dump(path)
    settings = journal.settings
    settings.set_target(Target(MARCH, 0.4))
    settings.set_target(Target(JUNE, 0.55, "a team lead"))
    settings.set_target(Target(JUNE, 0.6, "two team leads"), instead_of=JUNE)
    settings.remove_target(MARCH)
    assert settings.get().targets == (Target(JUNE, 0.6, "two team leads"),)
    undone = []
    while (name := journal.undo()) is not None:
        undone.append(name.replace("\u00a0", " "))
    assert undone == [
        "remove the target from 1 March 2026",
        "change a target to 60 %",
        "set a target of 55 %",
        "set a target of 40 %",
    ]
    assert settings.get().targets == ()
    assert dump(path) == untouched
    while journal.redo() is not None:
        pass
    assert settings.get().targets == (Target(JUNE, 0.6, "two team leads"),)


def test_a_target_on_a_day_that_has_one_takes_its_place(journal: Journal) -> None:
    settings = journal.settings
    for target in (Target(MARCH, 0.4), Target(JUNE, 0.6)):
        settings.set_target(target)
    settings.set_target(Target(MARCH, 0.5))
    assert settings.get().targets == (Target(MARCH, 0.5), Target(JUNE, 0.6))
    settings.set_target(Target(JUNE, 0.5), instead_of=MARCH)
    assert settings.get().targets == (Target(JUNE, 0.5),)
    settings.set_target(Target(TODAY, 0.5), instead_of=JUNE)
    assert settings.get().targets == (Target(TODAY, 0.5),)


def test_the_same_target_again_and_one_that_is_gone_change_nothing(journal: Journal, path: Path) -> None:
    journal.settings.set_target(Target(MARCH, 0.4, "x"))
    before, told = dump(path), list[Notice]()
    journal.subscribe(told.append)
    journal.settings.set_target(Target(MARCH, 0.4, " x "), instead_of=MARCH)
    journal.settings.remove_target(JUNE)
    assert dump(path) == before
    assert told == []
    assert journal.undo_names()[0] == "set a target of 40\u00a0%"


def test_a_target_that_cant_be_kept_changes_nothing(journal: Journal, path: Path) -> None:
    before = dump(path)
    for target in (Target(MARCH, 0), Target(MARCH, 1.5), Target(MARCH, 0.5, "two\nlines")):
        with pytest.raises(UsageError):
            journal.settings.set_target(target)
        with pytest.raises(UsageError):
            journal.change_settings(JournalSettings(targets=(target,)))
    assert dump(path) == before


def test_targets_come_with_the_other_settings_too(journal: Journal) -> None:
    journal.change_settings(JournalSettings(name="N", targets=(Target(JUNE, 0.6), Target(MARCH, 0.4))))
    assert journal.settings.get().targets == (Target(MARCH, 0.4), Target(JUNE, 0.6))
    journal.undo()
    assert journal.settings.get() == JournalSettings()


def test_what_two_programs_set_at_the_same_time_stays(open_again: Open) -> None:
    me, other = open_again().journal, open_again().journal
    assert me.settings.get().targets == ()
    other.settings.set_target(Target(MARCH, 0.4))
    me.settings.set_target(Target(JUNE, 0.6))
    assert me.settings.get().targets == (Target(MARCH, 0.4), Target(JUNE, 0.6))


def keep(path: Path, key: str, value: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, value))


@pytest.mark.parametrize(
    "value",
    [
        "not JSON",
        "{}",
        "[1]",
        "[{}]",
        "null",
        '"60"',
        '[{"day": "2026-02-30", "share": 0.6}]',
        '[{"day": 20260301, "share": 0.6}]',
        '[{"day": "1066-10-14", "share": 0.6}]',
        '[{"day": "2026-03-01", "share": "0.6"}]',
        '[{"day": "2026-03-01", "share": 0}]',
        '[{"day": "2026-03-01", "share": NaN}]',
        f'[{{"day": "2026-03-01", "share": 1{"0" * 400}}}]',
        '[{"day": "2026-03-01", "share": 0.6, "reason": ["two"]}]',
    ],
)
def test_targets_that_nobody_wrote_are_told_as_damage(open_again: Open, path: Path, value: str) -> None:
    opened = open_again()
    keep(path, "targets", value)
    settings = opened.journal.settings
    with pytest.raises(UnusableJournalError, match="damaged"):
        settings.get()
    with pytest.raises(UnusableJournalError, match="damaged"):
        settings.set_target(Target(MARCH, 0.5))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT value FROM setting").fetchall() == [(value,)]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("week_start", "9"),
        ("week_start", '"mon"'),
        ("name", "5"),
        ("day_start", '"04:00+01:00"'),
        ("cue", '{"prompt_at": "17:00Z"}'),
        ("catalogue", "[]"),
        ("catalogue", '{"examples": [5]}'),
        ("catalogue", '{"examples": [["trust"]]}'),
        ("catalogue", '{"words": {"trust": ["better"]}}'),
        ("catalogue", '{"added": [{"id": "own-1"}]}'),
        ("catalogue", '{"added": [null]}'),
        ("catalogue", '{"hidden": "trust"}'),
        ("roles", '[{"name": "lead", "first": "2026-03-01", "needs": [5]}]'),
        ("roles", '[{"name": "lead", "first": "2026-03-01", "needs": [["direction"]]}]'),
        ("roles", '[{"name": "lead", "first": "0001-01-01"}]'),
        ("roles", '[{"name": "lead", "first": "2026-03-01", "last": "9999-12-31"}]'),
        ("roles", '[{"name": "lead", "first": "2026-03-01", "share": "half"}]'),
        ("result", '"calls"'),
        ("result", '{"name": null}'),
    ],
)
def test_other_settings_that_nobody_wrote_are_told_as_well(
    open_again: Open, path: Path, key: str, value: str
) -> None:
    opened = open_again()
    keep(path, key, value)
    with pytest.raises(UnusableJournalError, match="damaged"):
        opened.journal.settings.get()


@pytest.mark.parametrize("text", ["x" * 501, "a\x00b", "\ud800", "x" * 1_000_000])
def test_a_role_and_a_result_have_names_of_a_line(journal: Journal, text: str) -> None:
    for wanted in (
        JournalSettings(roles=(Role(text, MARCH),)),
        JournalSettings(roles=(Role("lead", MARCH, reason=text),)),
        JournalSettings(result=ResultMeasure(text)),
        JournalSettings(result=ResultMeasure("calls", text)),
    ):
        with pytest.raises(UsageError):
            journal.change_settings(wanted)
    assert journal.settings.get() == JournalSettings()


def test_what_another_program_set_meanwhile_stays(open_again: Open) -> None:
    mine, other = open_again().journal, open_again().journal
    before = mine.settings.get()
    other.change_settings(JournalSettings(roles=(Role("lead", MARCH),), week_start=6))
    mine.change_settings(dataclasses.replace(before, result=ResultMeasure("calls")))
    found = open_again().journal.settings.get()
    assert found == JournalSettings(roles=(Role("lead", MARCH),), week_start=6, result=ResultMeasure("calls"))
    mine.undo()
    assert open_again().journal.settings.get().roles == found.roles


@pytest.mark.parametrize(
    ("first", "last"), [(dt.date.min, None), (MARCH, dt.date.max), (dt.date.max, dt.date.max)]
)
def test_a_role_of_days_that_cannot_be_kept_is_refused(
    journal: Journal, first: dt.date, last: dt.date | None
) -> None:
    with pytest.raises(UsageError, match="out of range"):
        journal.change_settings(JournalSettings(roles=(Role("lead", first, last),)))
    assert journal.settings.get().roles == ()


def test_what_a_later_version_keeps_is_passed_over(open_again: Open, path: Path) -> None:
    opened = open_again()
    told = [
        {"day": "2026-06-01", "share": 0.6, "reason": "two", "colour": "red"},
        {"day": "2026-03-01", "share": 1},
    ]
    keep(path, "targets", json.dumps(told))
    keep(path, "of a later version", "[1]")
    assert opened.journal.settings.get().targets == (Target(MARCH, 1.0), Target(JUNE, 0.6, "two"))


def test_what_is_changed_while_another_thread_reads_is_not_forgotten_again(opened: Opened) -> None:
    """The lane has read the rows already, and the window changes one before the lane keeps what it read."""
    journal = opened.journal
    wanted = JournalSettings(name="Changed meanwhile")
    seen: list[JournalSettings] = []

    def change_meanwhile() -> None:
        writer = Thread(target=lambda: journal.change_settings(wanted))
        writer.start()
        writer.join()

    journal.settings.forget()
    with after_the_first_rows_of("setting", change_meanwhile):
        reader = Thread(target=lambda: seen.append(journal.settings.get()))
        reader.start()
        reader.join()
    assert [found.name for found in seen] == [""]
    assert journal.settings.get() == wanted
