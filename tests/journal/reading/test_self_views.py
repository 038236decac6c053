"""When a month is guessed at, what the month itself holds, and when the self-image is asked again."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour
from journal.domain.cue import SelfImage
from journal.domain.marks import SelfView
from journal.domain.self_view import MonthView, OtherView, of_ten
from journal.domain.settings import JournalSettings
from journal.errors import UsageError
from journal.opening import Opened
from journal.reading.self_views import (
    ENOUGH_TAGGED,
    answered_on,
    askable_month,
    drawn_views,
    last_of_month,
    month_share,
    self_image_due,
    self_view_due,
)

OCTOBER = dt.date(2026, 10, 1)
NOVEMBER = dt.date(2026, 11, 1)


def log(opened: Opened, day: dt.date, **counts: int) -> None:
    """So many actions of each behaviour on a day; `untagged` has none."""
    settings = opened.journal.settings.get()
    drafts = [
        Draft(text=f"{name} {number}", day=day, behaviour=None if name == "untagged" else Behaviour(name))
        for name, count in counts.items()
        for number in range(count)
    ]
    opened.journal.actions.record_all(drafts, settings)


def due(opened: Opened, today: dt.date) -> dt.date | None:
    return self_view_due(opened.reader, opened.journal.settings.get(), today)


@pytest.mark.parametrize(
    ("today", "month"),
    [
        (dt.date(2026, 10, 29), None),
        (dt.date(2026, 10, 30), OCTOBER),
        (dt.date(2026, 10, 31), OCTOBER),
        (dt.date(2026, 11, 1), OCTOBER),
        (dt.date(2026, 11, 10), OCTOBER),
        (dt.date(2026, 11, 11), None),
        (dt.date(2026, 11, 28), None),
        (dt.date(2026, 11, 29), NOVEMBER),
        (dt.date(2027, 1, 3), dt.date(2026, 12, 1)),
        (dt.date(2028, 2, 28), dt.date(2028, 2, 1)),
        (dt.date(2028, 2, 27), None),
    ],
)
def test_a_month_is_asked_about_around_its_end(today: dt.date, month: dt.date | None) -> None:
    assert askable_month(today) == month


@given(st.dates(dt.date(1900, 2, 1), dt.date(2999, 12, 31)))
def test_the_month_asked_about_has_begun_and_ended_at_most_ten_days_ago(today: dt.date) -> None:
    month = askable_month(today)
    if month is not None:
        assert month.day == 1
        assert month < today
        assert -2 < (today - last_of_month(month)).days <= 10


def test_it_is_due_once_with_ten_tagged_actions(opened: Opened) -> None:
    log(opened, dt.date(2026, 10, 12), manager=5, leader=3, both=1, own=4, untagged=7)
    log(opened, dt.date(2026, 11, 1), leader=20)
    assert due(opened, dt.date(2026, 11, 2)) is None, "nine count for the share"
    log(opened, dt.date(2026, 10, 31), manager=1)
    assert due(opened, dt.date(2026, 11, 2)) == OCTOBER
    assert due(opened, dt.date(2026, 11, 15)) is None
    opened.journal.views.answer_month(MonthView(OCTOBER, dt.date(2026, 11, 2), 6))
    assert due(opened, dt.date(2026, 11, 2)) is None, "never asked twice"
    with pytest.raises(UsageError, match="You guessed 6 of 10 for October 2026, on 2 November 2026"):
        opened.journal.views.answer_month(MonthView(OCTOBER, dt.date(2026, 11, 4), 4))
    opened.journal.views.answer_month(MonthView(OCTOBER, dt.date(2026, 11, 4), 6))
    told = answered_on(opened.reader, dt.date(2026, 11, 2))
    assert told is not None
    assert (told[0].leader, told[1].tagged) == (6, 10)
    assert answered_on(opened.reader, dt.date(2026, 11, 4)) is None, "the first one stands with its day"
    opened.journal.undo()
    assert due(opened, dt.date(2026, 11, 3)) == OCTOBER, "what was taken back may be asked again"


def test_nothing_is_asked_during_a_rest(opened: Opened) -> None:
    log(opened, dt.date(2026, 10, 12), manager=ENOUGH_TAGGED)
    opened.journal.settings.set_rest(dt.date(2026, 11, 5))
    assert due(opened, dt.date(2026, 11, 5)) is None
    assert due(opened, dt.date(2026, 11, 6)) == OCTOBER


def test_the_month_holds_what_was_tagged_in_it(opened: Opened) -> None:
    log(opened, dt.date(2026, 9, 30), leader=50)
    log(opened, OCTOBER, manager=20, leader=10, own=9)
    log(opened, dt.date(2026, 10, 31), both=10)
    log(opened, NOVEMBER, leader=50)
    share = month_share(opened.reader, OCTOBER)
    assert (share.leader, share.tagged) == (15.0, 40)
    assert share.band_of_ten == (3, 5)
    until = month_share(opened.reader, OCTOBER, dt.date(2026, 10, 30))
    assert (until.leader, until.tagged) == (10.0, 30)


def test_a_month_that_is_still_asked_about_is_not_shown(opened: Opened) -> None:
    september = dt.date(2026, 9, 1)
    log(opened, dt.date(2026, 9, 9), manager=6, leader=6)
    log(opened, dt.date(2026, 10, 12), manager=6, leader=6)
    views = opened.journal.views
    views.answer_month(MonthView(september, dt.date(2026, 10, 1), 4))
    views.answer_other(OtherView(OCTOBER, 1, dt.date(2026, 11, 2), 7, "Ana"))
    today = dt.date(2026, 11, 2)
    found = opened.views(today)
    assert found.due == OCTOBER
    assert set(found.shares) == {september}, "a colleague's answer does not give the month away"
    views.answer_month(MonthView(OCTOBER, today, 5))
    assert set(opened.views(today).shares) == {september, OCTOBER}


def test_guesses_are_drawn_in_the_middle_of_their_months_and_nameless(opened: Opened) -> None:
    views = opened.journal.views
    views.answer_month(MonthView(OCTOBER, dt.date(2026, 11, 2), 4))
    views.answer_other(OtherView(OCTOBER, 2, dt.date(2026, 11, 4), 7, "Ana"))
    views.answer_other(OtherView(NOVEMBER, 1, dt.date(2026, 11, 6), 3))
    own, others = drawn_views(opened.reader)
    middle = dt.date(2026, 10, 16)
    assert own == (SelfView(middle, 0.4, dt.date(2026, 11, 2)),)
    assert others == (
        SelfView(middle, 0.7, dt.date(2026, 11, 4)),
        SelfView(dt.date(2026, 11, 6), 0.3, dt.date(2026, 11, 6)),
    )


def test_an_empty_month_has_no_band(opened: Opened) -> None:
    share = month_share(opened.reader, OCTOBER)
    assert share.tagged == 0
    assert share.band_of_ten is None


def test_halves_go_upwards() -> None:
    assert [of_ten(share) for share in (0.0, 0.04, 0.05, 0.449, 0.45, 0.95, 1.0)] == [0, 0, 1, 4, 5, 10, 10]


def test_the_self_image_is_asked_again_after_ninety_days() -> None:
    said = dt.date(2026, 8, 3)
    settings = JournalSettings(self_images=(SelfImage(dt.date(2025, 1, 1), 30), SelfImage(said, 40)))
    assert not self_image_due(settings, said + dt.timedelta(days=89))
    assert self_image_due(settings, said + dt.timedelta(days=90))
    resting = dataclasses.replace(settings, rest_until=said + dt.timedelta(days=95))
    assert not self_image_due(resting, said + dt.timedelta(days=95))
    assert not self_image_due(settings, dt.date(2026, 7, 1)), "the clock was set back"
    assert not self_image_due(JournalSettings(), said), "nobody is asked again who never answered"
