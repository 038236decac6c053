"""The question of the day: by rule, never twice running, the focus first, and every one in time."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.catalogue import load_catalogue
from journal.domain.distinctions import Catalogue
from journal.domain.intention import Focus
from journal.domain.question import READ_DAYS, Seen, Why, questions_of

CATALOGUE = load_catalogue()
IDS = tuple(CATALOGUE.ids())
MONDAY = dt.date(2026, 11, 16)
FAMILIES = [family.id for family in CATALOGUE.families]

days = st.dates(dt.date(2020, 1, 1), dt.date(2040, 1, 1))
answers = st.lists(st.tuples(st.integers(1, READ_DAYS), st.sampled_from(IDS)), max_size=20)
focus_of = st.one_of(st.none(), st.tuples(st.integers(0, 40), st.sampled_from(FAMILIES), st.integers(1, 6)))
marks = st.dictionaries(
    st.sampled_from(IDS), st.dictionaries(st.integers(-3, READ_DAYS), st.integers(1, 30), max_size=6)
)


def before(day: dt.date, counts: dict[str, dict[int, int]]) -> Seen:
    """Marks of so many days before a day."""
    return {key: {day - dt.timedelta(days=ago): n for ago, n in by.items()} for key, by in counts.items()}


def offering(ids: set[str]) -> Catalogue:
    """The catalogue with all others hidden."""
    offered = tuple(one for one in CATALOGUE.distinctions if one.id in ids)
    hidden = tuple(one for one in CATALOGUE.distinctions if one.id not in ids)
    return replace(CATALOGUE, distinctions=offered, withdrawn=hidden)


def first_of(
    day: dt.date, seen: Seen, focuses: tuple[Focus, ...] = (), catalogue: Catalogue = CATALOGUE
) -> str:
    return questions_of(catalogue, day, seen, focuses)[0].distinction.id


moments = st.tuples(marks, answers, focus_of)
Moment = tuple[dict[str, dict[int, int]], list[tuple[int, str]], tuple[int, str, int] | None]


@settings(deadline=None)
@given(days, moments, moments, st.sets(st.sampled_from(IDS), min_size=2))
def test_never_the_same_two_days_running_whatever_is_logged_and_answered_between(
    day: dt.date, now: Moment, later: Moment, ids: set[str]
) -> None:
    def question(on: dt.date, moment: Moment) -> str:
        counts, answered, focus = moment
        focuses = () if focus is None else (Focus(on - dt.timedelta(days=focus[0]), focus[1], focus[2]),)
        told = [(on - dt.timedelta(days=ago), key) for ago, key in answered]
        return questions_of(offering(ids), on, before(on, counts), focuses, told)[0].distinction.id

    assert question(day, now) != question(day + dt.timedelta(days=1), later)


@settings(deadline=None)
@given(days, marks, answers)
def test_what_is_logged_on_the_day_leaves_its_question_alone(
    day: dt.date, counts: dict[str, dict[int, int]], answered: list[tuple[int, str]]
) -> None:
    told = [(day - dt.timedelta(days=ago), key) for ago, key in answered]
    seen = before(day, counts)
    asked = questions_of(CATALOGUE, day, seen, (), told)
    more = {key: {**seen.get(key, {}), day: 9} for key in IDS}
    assert asked == questions_of(CATALOGUE, day, more, (), [*told, (day, IDS[0])])
    assert sorted(one.distinction.id for one in asked) == sorted(IDS), "Another goes through all of them"


@settings(max_examples=25, deadline=None)
@given(days, marks, st.sets(st.sampled_from(IDS), min_size=2))
def test_every_distinction_comes_in_time(
    day: dt.date, counts: dict[str, dict[int, int]], ids: set[str]
) -> None:
    seen = before(day, counts)
    shown = Counter(
        first_of(day + dt.timedelta(days=number), seen, catalogue=offering(ids)) for number in range(84)
    )
    assert set(shown) == ids


@pytest.mark.parametrize("family", FAMILIES)
def test_the_focus_comes_first_and_leaves_room_for_others(family: str) -> None:
    focus = (Focus(MONDAY, family),)
    of_family = {one.id for one in CATALOGUE.distinctions if one.family == family}
    shown = [first_of(MONDAY + dt.timedelta(days=number), {}, focus) for number in range(28)]
    assert set(shown[:2]) <= of_family
    assert of_family <= set(shown[:4])
    assert sum(one in of_family for one in shown) >= 14
    after = [first_of(MONDAY + dt.timedelta(days=28 + number), {}, focus) for number in range(14)]
    assert len(set(after) - of_family) >= 8, "after four weeks the others come"


def test_the_least_seen_comes_before_the_often_seen() -> None:
    often = {key: {MONDAY - dt.timedelta(days=200 - n): 5 for n in range(200)} for key in IDS}
    seldom = {key: by for key, by in often.items() if key not in ("short-long", "right-thing")}
    shown = Counter(first_of(MONDAY + dt.timedelta(days=n), seldom) for n in range(56))
    assert min(shown["short-long"], shown["right-thing"]) >= max(shown[key] for key in seldom)
    first = questions_of(CATALOGUE, MONDAY, seldom)
    assert first[0].why in (Why.OVERDUE, Why.LEAST_SEEN)


def test_what_was_answered_after_another_counts_as_asked() -> None:
    order = questions_of(CATALOGUE, MONDAY, {})
    first = order[0].distinction.id
    told = [(MONDAY - dt.timedelta(days=1), first)]
    again = questions_of(CATALOGUE, MONDAY, {}, (), told)
    assert again[0].distinction.id != first
    assert first in [one.distinction.id for one in again]


def test_with_few_left_there_is_a_question_and_with_none_there_is_none() -> None:
    only = offering({"how-why"})
    assert [first_of(MONDAY + dt.timedelta(days=n), {}, catalogue=only) for n in range(3)] == ["how-why"] * 3
    assert len(questions_of(only, MONDAY, {})) == 1
    assert questions_of(offering(set()), MONDAY, {}) == ()


def test_hiding_one_leaves_the_halves_of_the_others() -> None:
    shown = first_of(MONDAY, {})
    without = offering(set(IDS) - {shown})
    tomorrow = MONDAY + dt.timedelta(days=1)
    assert first_of(tomorrow, {}, catalogue=without) == first_of(tomorrow, {})


@settings(deadline=None)
@given(days, marks)
def test_another_is_of_another_family_and_does_not_use_up_tomorrow(
    day: dt.date, counts: dict[str, dict[int, int]]
) -> None:
    seen = before(day, counts)
    today = [one.distinction for one in questions_of(CATALOGUE, day, seen)]
    assert today[1].family != today[0].family
    assert first_of(day + dt.timedelta(days=1), seen) not in [one.id for one in today[:6]]
