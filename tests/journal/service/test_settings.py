"""The settings that live in the journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from journal.domain.action import Draft
from journal.domain.settings import JournalSettings
from journal.errors import UsageError
from journal.opening import Opened
from journal.places import FixedClock
from journal.service.journal import Journal
from tests.journal.helpers import dump

Open = Callable[[], Opened]


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
