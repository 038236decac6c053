"""What the sample's manager keeps beside actions, on whatever day it is opened."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from journal.domain.behaviour import Behaviour
from journal.domain.distinctions import Catalogue
from journal.domain.intention import focus_on, intention_on
from journal.domain.reflection import Asked
from journal.opening import Opened, open_journal
from journal.places import FixedClock, Places, World
from journal.reading.reflecting import (
    assessments,
    focuses,
    intentions,
    month_views,
    other_views,
    people_notes,
    reflections,
    retags,
    reviews,
    vision_ties,
    visions,
    week_results,
)
from journal.sample import write_sample
from journal.sample_reflection import QUESTIONS, read_reflection
from journal.statistics.yardstick import is_shifted, yardstick_of

DAYS = [dt.date(2026, 11, 16), dt.date(2026, 11, 22), dt.date(2028, 2, 29), dt.date(2027, 1, 1)]


@contextmanager
def sample_on(folder: Path, day: dt.date) -> Iterator[Opened]:
    """The sample as it is made at ten in the morning of a day."""
    now = dt.datetime.combine(day, dt.time(10), dt.UTC)
    world = World(FixedClock(now), Places(folder, folder), random.Random(1), {})
    opened = open_journal(write_sample(folder, world), world)
    try:
        yield opened
    finally:
        opened.close()


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_nothing_in_it_is_of_a_later_day_and_everything_points_at_something(
    tmp_path: Path, day: dt.date
) -> None:
    with sample_on(tmp_path, day) as opened:
        reader = opened.reader
        actions = {action.id: action for action in reader.actions()}
        days = [
            *(one.day for one in month_views(reader)),
            *(one.day for one in other_views(reader)),
            *(one.day for one in assessments(reader)),
            *(one.day for one in reflections(reader)),
            *(one.day for one in visions(reader)),
            *(one.day for one in retags(reader)),
            *(one.day for one in reviews(reader)),
        ]
        assert max(days) <= day
        assert max(one.week for one in week_results(reader)) < day
        assert max(one.day for one in intentions(reader)) <= day
        assert all(actions[tie.action] for tie in vision_ties(reader))
        asked = {Asked.LEADING: Behaviour.MANAGER, Asked.MANAGING: Behaviour.LEADER}
        for one in reflections(reader):
            if one.asked is not Asked.QUESTION:
                assert actions[one.action or ""].behaviour == asked[one.asked]
                assert one.question == QUESTIONS[one.asked]
                assert actions[one.action or ""].day <= one.day
        for retag in retags(reader):
            assert actions[retag.action].day + dt.timedelta(days=30) <= retag.day
        for intention in intentions(reader):
            for key in intention.actions:
                assert intention.day <= actions[key].day <= intention.until


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_it_is_lived_in_today(tmp_path: Path, day: dt.date, catalogue: Catalogue) -> None:
    with sample_on(tmp_path, day) as opened:
        reader, settings = opened.reader, opened.journal.settings.get()
        focus = focus_on(focuses(reader), day)
        assert focus is not None
        assert focus.week_on(day) == 3
        standing = intention_on(intentions(reader), day)
        assert standing is not None
        assert standing.outcome is None
        assert standing.family == focus.family
        assert len(intentions(reader)) >= 20
        assert len(reviews(reader)) >= 50
        assert all(review.finished and review.well for review in reviews(reader))
        roles = [role for role in settings.roles if role.share is not None]
        assert [(role.first, role.share) for role in roles] == [
            (target.day, target.share) for target in settings.targets
        ]
        assert [role.last for role in settings.roles[:-1]] == [
            role.first - dt.timedelta(days=1) for role in settings.roles[1:]
        ]
        families = {family.id for family in catalogue.families}
        assert {family for role in roles for family, _percent in role.needs} <= families
        assert all(set(one.leader) == set(catalogue.ids()) for one in assessments(reader))
        notes = people_notes(reader)
        assert "callum" not in notes, "some are left without a note"
        assert all(note.moves for note in notes.values())


def test_the_yardstick_explains_no_rise(tmp_path: Path) -> None:
    with sample_on(tmp_path, DAYS[0]) as opened:
        yardstick = yardstick_of(retags(opened.reader), DAYS[0])
        assert yardstick is not None
        assert yardstick.retagged > 100
        assert not is_shifted(yardstick)


def test_no_question_is_answered_twice_running_and_each_is_a_known_one(catalogue: Catalogue) -> None:
    told = read_reflection(DAYS[0])
    answers = [(told.day(week, day), key) for week, day, key, _text in told.raw["answers"]["days"]]
    assert answers == sorted(answers)
    assert {key for _day, key in answers} <= set(catalogue.ids())
    for (before, first), (after, second) in pairwise(answers):
        assert first != second or after - before > dt.timedelta(days=1)
