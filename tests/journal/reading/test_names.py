"""The topics and people that a journal names."""

from __future__ import annotations

import datetime as dt

from journal.domain.action import Draft
from journal.domain.edit import Edit
from journal.domain.names import UsedName
from journal.opening import Opened
from journal.reading.names import used_names

TODAY = dt.date(2026, 11, 19)


def back(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def test_an_empty_journal_names_nobody(opened: Opened) -> None:
    opened.journal.record(Draft("jo@example.com wrote, #1 and @9"))
    assert used_names(opened.reader) == ()


def test_the_most_used_first_then_the_latest(opened: Opened) -> None:
    for text, days in (
        ("@Jo on #calls", 3),
        ("@Mo and @Jo", 5),
        ("#calls with @Jo, @Jo and @jo", 1),
        ("#pricing", 9),
        ("@Ann", 2),
    ):
        opened.journal.record(Draft(text, day=back(days)))
    assert used_names(opened.reader) == (
        UsedName("person", "Jo", 3, back(1)),
        UsedName("topic", "calls", 2, back(1)),
        UsedName("person", "Ann", 1, back(2)),
        UsedName("person", "Mo", 1, back(5)),
        UsedName("topic", "pricing", 1, back(9)),
    )


def test_spellings_of_one_name_are_one_as_it_was_spelled_last(opened: Opened) -> None:
    for text, days in (("#Forecast", 1), ("#forecast", 2), ("#FORECAST", 3), ("@forecast", 4)):
        opened.journal.record(Draft(text, day=back(days)))
    assert used_names(opened.reader) == (
        UsedName("topic", "Forecast", 3, back(1)),
        UsedName("person", "forecast", 1, back(4)),
    )


def test_it_follows_changes_deletion_and_undo(opened: Opened) -> None:
    journal = opened.journal
    key = journal.record(Draft("Coached @Jo", day=back(1)))
    journal.actions.change(key, Edit(text="Coached @Mo"))
    assert [used.name for used in used_names(opened.reader)] == ["Mo"]
    journal.actions.delete([key])
    assert used_names(opened.reader) == ()
    journal.undo()
    journal.undo()
    assert [used.name for used in used_names(opened.reader)] == ["Jo"]
