"""What waits to be tagged, and actions by their ids."""

from __future__ import annotations

import datetime as dt

import pytest

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour
from journal.opening import Opened

DAY = dt.date(2026, 11, 17)


@pytest.fixture
def filled(opened: Opened) -> Opened:
    drafts = [
        Draft("a day later", None, DAY + dt.timedelta(days=1)),
        Draft("at ten", None, DAY, dt.time(10)),
        Draft("tagged", Behaviour.OWN, DAY, dt.time(11)),
        Draft("after midnight", None, DAY, dt.time(1)),
        Draft("sometime", None, DAY),
    ]
    opened.journal.actions.record_all(drafts, opened.journal.settings.get())
    return opened


def test_what_waits_comes_in_the_order_in_which_it_happened(filled: Opened) -> None:
    order = ["sometime", "at ten", "after midnight", "a day later"]
    found = filled.reader.untagged(day_start=dt.time(4))
    assert [action.text for action in found] == order
    newest = filled.reader.untagged(newest=True, day_start=dt.time(4))
    assert [action.text for action in newest] == order[::-1]
    assert [action.text for action in filled.reader.untagged(2, day_start=dt.time(4))] == order[:2]


def test_the_number_that_waits_falls_with_each_tag(filled: Opened) -> None:
    assert filled.reader.untagged_count() == 4
    first = filled.reader.untagged(1)[0]
    filled.journal.actions.tag([first.id], Behaviour.LEADER)
    assert filled.reader.untagged_count() == 3
    assert first.id not in [action.id for action in filled.reader.untagged()]
    filled.journal.undo()
    assert filled.reader.untagged_count() == 4


def test_actions_by_their_ids_keep_the_order_asked_for(filled: Opened) -> None:
    keys = [action.id for action in filled.reader.untagged()]
    assert [action.id for action in filled.reader.by_ids(keys[::-1])] == keys[::-1]
    filled.journal.actions.delete([keys[1]])
    assert [action.id for action in filled.reader.by_ids(keys)] == [keys[0], *keys[2:]]


def test_more_ids_than_one_question_may_hold(opened: Opened) -> None:
    drafts = [Draft(f"line {number}") for number in range(1_201)]
    keys = opened.journal.actions.record_all(drafts, opened.journal.settings.get())
    assert [action.text for action in opened.reader.by_ids(keys)] == [draft.text for draft in drafts]
