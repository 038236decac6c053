"""How far the number can be trusted, read from a journal."""

from __future__ import annotations

import datetime as dt

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour, Origin
from journal.opening import Opened
from journal.reading.mirror import Mirror, Waiting, mirror_of

TODAY = dt.date(2026, 11, 19)
MANAGER, LEADER, BOTH, OWN = Behaviour.MANAGER, Behaviour.LEADER, Behaviour.BOTH, Behaviour.OWN


def log(opened: Opened, *rows: tuple[int, Behaviour | None, Origin]) -> list[str]:
    """An action for each age in days, tag and origin; their ids."""
    drafts = [
        Draft(f"Action {age}", tag, TODAY - dt.timedelta(days=age), origin=origin)
        for age, tag, origin in rows
    ]
    return list(opened.journal.actions.record_all(drafts, opened.journal.settings.get()))


def test_an_empty_journal_has_nothing_to_tell(opened: Opened) -> None:
    assert mirror_of(opened.reader, TODAY) == Mirror()


def test_what_counts_for_the_share_is_told_by_how_it_was_written_down(opened: Opened) -> None:
    log(
        opened,
        (3, LEADER, Origin.LIVE),
        (3, BOTH, Origin.LIVE),
        (2, MANAGER, Origin.SAME_DAY),
        (9, LEADER, Origin.RECALLED),
        (1, OWN, Origin.IMPORTED),
        (1, None, Origin.PINGED),
    )
    found = mirror_of(opened.reader, TODAY)
    assert found.origins == {Origin.LIVE: 2, Origin.SAME_DAY: 1, Origin.RECALLED: 1}
    assert list(found.origins) == [Origin.LIVE, Origin.SAME_DAY, Origin.RECALLED]
    assert (found.tagged, found.leading) == (4, 2.5)
    assert found.since == TODAY - dt.timedelta(days=9)


def test_only_the_last_twelve_months_are_told_and_no_day_to_come(opened: Opened) -> None:
    log(opened, *((age, LEADER, Origin.LIVE) for age in (-2, 0, 364, 365, 900)))
    log(opened, *((age, None, Origin.LIVE) for age in (-2, 400)))
    found = mirror_of(opened.reader, TODAY)
    assert found.origins == {Origin.LIVE: 2}
    assert found.since == TODAY - dt.timedelta(days=364)
    assert found.waiting == Waiting()


def test_what_waits_is_told_with_its_days(opened: Opened) -> None:
    log(opened, *((age, None, Origin.LIVE) for age in (40, 40, 12, 5)), (2, LEADER, Origin.LIVE))
    waiting = mirror_of(opened.reader, TODAY).waiting
    first, last = TODAY - dt.timedelta(days=40), TODAY - dt.timedelta(days=5)
    assert waiting == Waiting(4, 3, first, last)


def test_re_tags_of_the_year_are_told_the_last_of_each_action(opened: Opened) -> None:
    one, other = log(opened, (400, MANAGER, Origin.LIVE), (300, LEADER, Origin.LIVE))
    for action, age, after in ((one, 380, BOTH), (one, 30, BOTH), (one, 9, LEADER), (other, 2, LEADER)):
        opened.journal.reviews.tag_again(action, TODAY - dt.timedelta(days=age), after)
    found = mirror_of(opened.reader, TODAY).retags
    assert [(retag.action, retag.after) for retag in found] == [(one, LEADER), (other, LEADER)]
