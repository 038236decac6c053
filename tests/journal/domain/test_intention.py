"""Which intention stood in a week, and which was made in the review of one."""

from __future__ import annotations

import datetime as dt

from journal.domain.intention import Intention, intention_after, intention_in

MONDAY = dt.date(2026, 11, 16)
WEEK = dt.timedelta(days=7)
DAY = dt.timedelta(days=1)


def plan(key: str, day: dt.date, until: dt.date) -> Intention:
    return Intention(key, day, until, "a closer asks me", "ask back")


def of_week(key: str, week: dt.date) -> Intention:
    return plan(key, week, week + 6 * DAY)


def after(*plans: Intention, week: dt.date, begun: dt.date, ended: dt.date) -> str:
    found = intention_after(plans, week, begun, ended)
    return "" if found is None else found.id


def test_each_week_keeps_the_intention_that_was_made_in_its_own_review() -> None:
    plans = [of_week("for 48", MONDAY + WEEK), of_week("for 49", MONDAY + 2 * WEEK)]
    friday, next_friday = MONDAY + 4 * DAY, MONDAY + WEEK + 4 * DAY
    assert after(*plans, week=MONDAY, begun=friday, ended=friday) == "for 48"
    assert after(*plans, week=MONDAY + WEEK, begun=next_friday, ended=next_friday) == "for 49"
    assert after(*plans, week=MONDAY + 2 * WEEK, begun=next_friday, ended=next_friday) == ""


def test_a_review_that_is_done_late_keeps_what_it_made_for_the_rest_of_the_week() -> None:
    wednesday = MONDAY + WEEK + 2 * DAY
    late = plan("late", wednesday, MONDAY + WEEK + 6 * DAY)
    assert after(late, week=MONDAY, begun=wednesday, ended=wednesday) == "late"
    later = MONDAY + 2 * WEEK + DAY
    one_day = plan("later still", later, later)
    assert after(one_day, week=MONDAY, begun=later, ended=later) == "later still"
    assert after(one_day, week=MONDAY, begun=wednesday, ended=wednesday) == ""


def test_one_made_on_the_last_day_of_a_week_is_for_the_next_one() -> None:
    kept, made = of_week("stood", MONDAY), plan("sunday", MONDAY + 6 * DAY, MONDAY + 13 * DAY)
    sunday = MONDAY + 6 * DAY
    assert intention_in((kept, made), MONDAY, sunday) == kept
    assert intention_in((kept, made), MONDAY + WEEK, sunday + WEEK) == made
    assert after(kept, made, week=MONDAY, begun=sunday, ended=sunday) == "sunday"
