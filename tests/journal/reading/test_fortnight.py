"""What stands on the page of two weeks."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from journal.domain.action import DistinctionMark, Draft
from journal.domain.behaviour import Behaviour, Origin, Pole
from journal.domain.edit import Edit
from journal.domain.proportion import proportion
from journal.opening import Opened
from journal.places import FixedClock
from journal.reading.fortnight import Fortnight, fortnight
from tests.fortnight import DAYS, MONDAY, evening, first_fortnight, live

LAST = MONDAY + dt.timedelta(days=DAYS - 1)


def page_of(opened: Opened, last: dt.date = LAST) -> Fortnight:
    return fortnight(opened.reader, opened.journal.settings.get(), last, last)


def test_the_sample_managers_page_counts_what_was_logged(opened: Opened, clock: FixedClock) -> None:
    for _number in live(opened, clock):
        pass
    page = page_of(opened)
    drafts = first_fortnight()
    behaviours = [draft.behaviour for draft in drafts]
    assert (page.first, page.last) == (MONDAY, LAST)
    assert page.counts.total == len(drafts)
    assert page.counts.leader == behaviours.count(Behaviour.LEADER)
    assert page.counts.own == behaviours.count(Behaviour.OWN)
    assert page.logged_days == len({draft.day for draft in drafts})
    assert [len(day.shapes) for day in page.days] == [
        sum(draft.day == day.day for draft in drafts) for day in page.days
    ]
    assert page.share == proportion(page.counts.leader + page.counts.both / 2, page.counts.tagged)
    assert page.shows_point is (page.counts.tagged >= 30)
    assert page.hollow == 0
    assert page.remark
    assert "@" not in page.remark
    assert not any(draft.text in page.remark for draft in drafts)
    marked = [draft for draft in drafts if draft.distinctions]
    assert page.least is not None
    assert page.least.marked == len(marked)


def log(opened: Opened, count: int, behaviour: Behaviour | None, **what: object) -> list[str]:
    drafts = [Draft(f"Told @Femi and @Joss {n}", behaviour, LAST, **what) for n in range(count)]  # type: ignore[arg-type]
    return opened.journal.actions.record_all(drafts, opened.journal.settings.get())


def test_few_actions_have_a_band_and_no_point_and_fewer_have_none(opened: Opened, clock: FixedClock) -> None:
    clock.instant = evening(DAYS)
    log(opened, 4, Behaviour.LEADER)
    assert page_of(opened).share is None
    log(opened, 25, Behaviour.MANAGER)
    page = page_of(opened)
    assert page.share is not None
    assert not page.shows_point
    log(opened, 1, Behaviour.BOTH, origin=Origin.RECALLED)
    page = page_of(opened)
    assert page.shows_point
    assert page.hollow == 1


def test_a_page_without_anything_says_nothing_that_is_not_so(opened: Opened) -> None:
    page = page_of(opened)
    assert (page.counts.total, page.logged_days, page.share, page.remark, page.least) == (
        0,
        0,
        None,
        "",
        None,
    )
    assert page.best == ()


def test_those_marked_as_best_come_in_their_order_with_people_as_initials(
    opened: Opened, clock: FixedClock
) -> None:
    clock.instant = evening(DAYS)
    keys = log(opened, 5, Behaviour.LEADER)
    journal = opened.journal
    journal.actions.change(keys[3], Edit(lesson="@Joss does it\nalone now"))
    early = journal.record(Draft("Long ago", Behaviour.LEADER, MONDAY - dt.timedelta(days=3)))
    chosen = (early, keys[3], "gone", keys[0], keys[1], keys[2])
    journal.settings.change(replace(journal.settings.get(), best=chosen))
    page = page_of(opened)
    assert [best.text for best in page.best] == ["Told F. and J. 3", "Told F. and J. 0", "Told F. and J. 1"]
    assert page.best[0].lesson == "J. does it alone now"


def test_the_least_seen_family_takes_enough_marks_and_no_other_as_rare(
    opened: Opened, clock: FixedClock
) -> None:
    clock.instant = evening(DAYS)
    for name in ("administer-innovate", "how-why", "systems-people"):
        log(opened, 3, Behaviour.LEADER, distinctions=(DistinctionMark(name, Pole.LEADER),))
    assert page_of(opened).least is None  # nine are few
    log(opened, 2, Behaviour.LEADER, distinctions=(DistinctionMark("right-thing", Pole.LEADER),))
    least = page_of(opened).least
    assert least is not None
    assert (least.family, least.count, least.marked) == ("horizon", 0, 11)
    log(opened, 2, Behaviour.MANAGER, distinctions=(DistinctionMark("short-long", Pole.MANAGER),))
    assert page_of(opened).least is None  # judgement and horizon are level
