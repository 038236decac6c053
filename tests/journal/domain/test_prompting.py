"""When the prompt comes, and when it stays away."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from journal.domain.cue import Cue
from journal.domain.prompting import (
    MONDAY_TO_FRIDAY,
    Moment,
    Prompts,
    Written,
    days_missed,
    has_gone,
    is_due,
    looked_at,
    working_weekdays,
)

THURSDAY = dt.date(2026, 11, 19)
AT = dt.time(17, 25)
START = dt.time(4, 0)


def at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute), dt.UTC)


def moment(now: dt.datetime, *, since: dt.date | None = None, rest: dt.date | None = None) -> Moment:
    return Moment(now, START, Cue("I close the dialler", AT, since), rest)


def days(count: int, before: dt.date = THURSDAY) -> list[dt.date]:
    """So many days, up to the day before."""
    return [before - dt.timedelta(days=place) for place in range(count, 0, -1)]


def wrote(*on: dt.date, hour: int = 16) -> list[Written]:
    return [Written(day, at(day, hour)) for day in on]


def test_it_comes_when_the_time_has_come_and_not_before() -> None:
    assert not is_due(moment(at(THURSDAY, 17, 24)), Prompts(), [])
    assert is_due(moment(at(THURSDAY, 17, 25)), Prompts(), [])
    assert is_due(moment(at(THURSDAY, 23, 59)), Prompts(), [])


def test_the_night_belongs_to_the_day_and_the_morning_does_not() -> None:
    friday = THURSDAY + dt.timedelta(days=1)
    assert is_due(moment(at(friday, 3, 59)), Prompts(), [])
    assert not is_due(moment(at(friday, 4, 0)), Prompts(), [])
    late = Moment(at(friday, 0, 40), START, Cue("", dt.time(0, 30)))
    assert is_due(late, Prompts(), [])
    assert not is_due(Moment(at(THURSDAY, 23, 50), START, Cue("", dt.time(0, 30))), Prompts(), [])


def test_without_a_time_it_never_comes() -> None:
    assert not is_due(Moment(at(THURSDAY, 18), START, Cue("I close the dialler")), Prompts(), [])


def test_who_wrote_towards_the_end_of_the_day_is_left_alone() -> None:
    now = moment(at(THURSDAY, 17, 30))
    assert is_due(now, Prompts(), [Written(THURSDAY, at(THURSDAY, 15, 24))])
    assert not is_due(now, Prompts(), [Written(THURSDAY, at(THURSDAY, 15, 25))])
    # for another day it is not today's writing
    yesterday = THURSDAY - dt.timedelta(days=1)
    assert is_due(now, Prompts(), [Written(yesterday, at(THURSDAY, 17, 0))])


def test_a_rest_is_quiet_to_its_last_day() -> None:
    for rest, due in ((THURSDAY, False), (THURSDAY + dt.timedelta(days=9), False)):
        assert is_due(moment(at(THURSDAY, 18), rest=rest), Prompts(), []) is due
    assert is_due(moment(at(THURSDAY, 18), rest=THURSDAY - dt.timedelta(days=1)), Prompts(), [])


def test_monday_to_friday_until_the_persons_own_days_are_known() -> None:
    saturday = THURSDAY + dt.timedelta(days=2)
    assert not is_due(moment(at(saturday, 18)), Prompts(), [])
    assert working_weekdays(wrote(*days(5)), THURSDAY) == MONDAY_TO_FRIDAY
    # a week of every day says nothing about the usual week
    assert working_weekdays(wrote(*days(7)), THURSDAY) == MONDAY_TO_FRIDAY


def test_who_writes_tuesday_to_saturday_is_asked_tuesday_to_saturday() -> None:
    tuesday_to_saturday = [day for day in days(42) if day.weekday() in range(1, 6)]
    usual = working_weekdays(wrote(*tuesday_to_saturday), THURSDAY)
    assert usual == frozenset(range(1, 6))
    monday, saturday = THURSDAY + dt.timedelta(days=4), THURSDAY + dt.timedelta(days=2)
    assert not is_due(moment(at(monday, 18)), Prompts(unanswered=0), wrote(*tuesday_to_saturday))
    assert is_due(moment(at(saturday, 18)), Prompts(), wrote(*tuesday_to_saturday))


def test_once_a_day_and_not_again_when_the_clock_goes_back() -> None:
    came = Prompts().shown(THURSDAY)
    assert not is_due(moment(at(THURSDAY, 18)), came, [])
    for back in (1, 3, 7):
        day = THURSDAY - dt.timedelta(days=back)
        assert not is_due(moment(at(day, 18)), came, [])
    assert is_due(moment(at(THURSDAY + dt.timedelta(days=1), 17, 25)), came, [])


def test_a_clock_that_was_years_ahead_does_not_end_it() -> None:
    assert is_due(moment(at(THURSDAY, 18)), Prompts((dt.date(2031, 1, 1),)), [])


def play(until: int, *, answers: set[int]) -> list[int]:
    """Each evening at six for so many days; the person writes after the prompts with those numbers."""
    prompts, written, came = Prompts(), list[Written](), list[int]()
    for place in range(until):
        day = THURSDAY + dt.timedelta(days=place)
        now = moment(at(day, 18), since=THURSDAY)
        prompts = looked_at(prompts, now, written)
        if is_due(now, prompts, written):
            prompts = prompts.shown(day)
            came.append(place)
            if len(came) in answers:
                written.append(Written(day, at(day, 18, 1)))
    return came


def test_who_never_answers_is_asked_three_times_then_weekly_then_not_at_all() -> None:
    # Thursday, Friday, Monday; then three more, a week apart; then never
    assert play(120, answers=set()) == [0, 1, 4, 11, 18, 25]


def test_who_comes_back_is_asked_again() -> None:
    # the fourth is answered: three more in a row, then weekly
    assert play(40, answers={4})[:8] == [0, 1, 4, 11, 12, 13, 14, 21]


def test_it_leaves_after_a_fortnight_in_which_it_was_not_needed() -> None:
    since = THURSDAY - dt.timedelta(days=14)
    fortnight = wrote(*(day for day in days(14) if day.weekday() < 5))
    now = moment(at(THURSDAY, 18), since=since)
    gone = looked_at(Prompts(), now, fortnight)
    assert gone.gone == THURSDAY
    assert has_gone(now.cue, gone)
    assert not is_due(now, gone, fortnight)
    # months later still
    later = moment(at(THURSDAY + dt.timedelta(days=90), 18), since=since)
    assert not is_due(later, looked_at(gone, later, []), [])
    # switched on again
    again = moment(at(THURSDAY + dt.timedelta(days=90), 18), since=THURSDAY + dt.timedelta(days=90))
    assert is_due(again, looked_at(gone, again, []), [])


def test_it_does_not_leave_early() -> None:
    fortnight = wrote(*(day for day in days(14) if day.weekday() < 5))
    now = at(THURSDAY, 18)
    too_new = moment(now, since=THURSDAY - dt.timedelta(days=13))
    assert looked_at(Prompts(), too_new, fortnight).gone is None
    since = moment(now, since=THURSDAY - dt.timedelta(days=30))
    came = Prompts((THURSDAY - dt.timedelta(days=14),))
    assert looked_at(came, since, fortnight).gone is None
    # nobody there is nobody who comes by themselves
    assert looked_at(Prompts(), since, []).gone is None
    # and what was filled in afterwards was not written by themselves
    recalled = [Written(entry.day, at(THURSDAY, 9)) for entry in fortnight]
    assert looked_at(Prompts(), since, recalled).gone is None


def test_days_missed_leave_a_rest_out() -> None:
    assert days_missed(THURSDAY, None, None) == 0
    assert days_missed(THURSDAY, THURSDAY, None) == 0
    assert days_missed(THURSDAY, THURSDAY - dt.timedelta(days=5), None) == 5
    assert days_missed(THURSDAY, THURSDAY - dt.timedelta(days=30), THURSDAY) == 0
    assert days_missed(THURSDAY, THURSDAY - dt.timedelta(days=30), THURSDAY - dt.timedelta(days=2)) == 2
    assert days_missed(THURSDAY, THURSDAY - dt.timedelta(days=3), dt.date(2020, 1, 1)) == 3


dates, times = st.dates(dt.date(2026, 1, 1), dt.date(2026, 6, 30)), st.times()
instants = st.builds(dt.datetime.combine, dates, times, st.just(dt.UTC))


@given(st.lists(instants, max_size=40), times, times)
def test_however_the_clock_jumps_never_twice_for_one_day(
    clocks: list[dt.datetime], prompt_at: dt.time, day_start: dt.time
) -> None:
    prompts = Prompts()
    for now in clocks:
        here = Moment(now, day_start, Cue("", prompt_at))
        if is_due(here, prompts, []):
            assert here.day not in prompts.came
            prompts = prompts.shown(here.day).answered()


@given(
    instants,
    times,
    times,
    st.lists(st.builds(Written, dates, instants), max_size=30),
    st.integers(0, 9),
)
def test_looking_twice_changes_nothing_more(
    now: dt.datetime, prompt_at: dt.time, day_start: dt.time, written: list[Written], unanswered: int
) -> None:
    here = Moment(now, day_start, Cue("", prompt_at))
    once = looked_at(Prompts((here.day - dt.timedelta(days=2),), unanswered), here, written)
    assert looked_at(once, here, written) == once
    if once.gone is not None:
        assert not is_due(here, once, written)
