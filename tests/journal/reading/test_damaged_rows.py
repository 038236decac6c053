"""A row that nobody wrote: whatever stands in it, it is told as damage, and never as a bug."""

from __future__ import annotations

import contextlib
import datetime as dt
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from journal.domain.catalogue import load_catalogue
from journal.domain.intention import Outcome
from journal.domain.own_catalogue import with_changes
from journal.domain.self_view import Assessment, MonthView
from journal.errors import JournalError
from journal.opening import Opened
from journal.reading import reflecting as kept
from journal.reading.forgetting import plan_forgetting
from journal.reading.mirror import mirror_of
from journal.reading.past_reviews import found_in, past_weeks
from journal.reading.people import people_history
from journal.reading.review import review_material
from journal.reading.review_state import review_state
from journal.reading.self_views import drawn_views
from journal.statistics.yardstick import yardstick_of
from journal.storage.reflecting import KINDS
from tests.journal.service.forgetting import DAY, fill

TABLES = {kind: model.__tablename__ for kind, model in KINDS.items()}
NONSENSE: tuple[object, ...] = (
    -1,
    "nonsense",
    10**15,
    float("inf"),
    b"\xff\x00",
    "2026-02-31",
    "9999-12-31",
    "0001-01-01",
    "[5, null, {}, []]",
    '{"again": 5}',
    '{"again": [5, null, {}], "read": [[]]}',
    '{"leading": 5, "managing": []}',
    '{"directions": true}',
    "[" * 5000,
)


def reads(opened: Opened) -> Iterator[Callable[[], object]]:
    """Everything that reads what is kept beside actions."""
    reader, journal = opened.reader, opened.journal
    settings = journal.settings.get()
    own = with_changes(load_catalogue(), settings.catalogue)
    now = dt.datetime(2026, 11, 19, 16, 20, tzinfo=dt.UTC)
    today = now.date()
    yield lambda: opened.of_today(today, today, own)
    yield lambda: opened.views(today)
    yield lambda: opened.self_view_told(today)
    yield opened.visions
    yield lambda: [one.value + 1 for one in opened.results()]
    yield lambda: drawn_views(reader)
    yield lambda: [note.name.casefold() for note in kept.people_notes(reader).values()]
    yield lambda: [focus.last for focus in kept.focuses(reader)]
    yield lambda: mirror_of(reader, today)
    yield lambda: people_history(reader, today).people("all")
    yield lambda: yardstick_of(kept.retags(reader), today)
    yield lambda: found_in(past_weeks(reader, settings.week_start), "word")
    yield lambda: review_state(reader, settings, today, now)
    yield lambda: review_material(reader, own, DAY, today, random.Random(1), kept.review_of(reader, DAY))
    yield lambda: opened.ties_of([action.id for action in reader.actions()])
    yield lambda: plan_forgetting(reader, "Nadia")


def told(call: Callable[[], object], what: object) -> None:
    """It answers, or says that the journal is damaged."""
    try:
        call()
    except JournalError as error:
        said = error.text
    except Exception as error:
        raise AssertionError((what, repr(error))) from error
    else:
        return
    assert "damaged" in said, what


@pytest.fixture
def full(opened: Opened) -> Opened:
    """A journal with a row of every kind."""
    fill(opened.journal, "Nadia")
    opened.journal.views.answer_month(MonthView(DAY.replace(day=1), DAY, 4))
    opened.journal.views.assess(Assessment(DAY, {"directions": 30}))
    opened.journal.results.set_all({DAY: 4.0})
    opened.journal.intentions.focus(DAY, "direction")
    plan = kept.intentions(opened.reader)[0]
    opened.journal.intentions.tell(plan.id, Outcome.KEPT)
    return opened


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_stands_in_a_row_is_told_as_damage(full: Opened, path: Path, kind: str) -> None:
    table = TABLES[kind]
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = 1")
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        (before,) = connection.execute(f"SELECT rowid, * FROM {table} LIMIT 1").fetchall()  # noqa: S608
        for name, was in zip(names, before[1:], strict=True):
            for value in NONSENSE:
                change = f'UPDATE {table} SET "{name}" = ? WHERE rowid = {before[0]}'  # noqa: S608
                connection.execute(change, (value,))
                connection.commit()
                for read in reads(full):
                    told(read, (kind, name, value))
                with contextlib.suppress(JournalError):  # damaged, or changed elsewhere
                    full.journal.undo()
                    full.journal.redo()
                connection.execute(change, (was,))
                connection.commit()
