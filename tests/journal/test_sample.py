"""The sample journal, on whatever day it is opened."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from pathlib import Path

import pytest

from journal.domain.behaviour import Behaviour, Milestone, Origin
from journal.domain.days import civil_day, moment
from journal.domain.distinctions import Catalogue
from journal.domain.marks import checked_targets, target_on
from journal.domain.settings import JournalSettings
from journal.opening import open_journal
from journal.places import FixedClock, Places, World
from journal.sample import sample_drafts, sample_milestones, sample_settings, write_sample

ZONE = dt.timezone(dt.timedelta(hours=-5))
SETTINGS = JournalSettings()
WEEK = [dt.date(2026, 11, 16) + dt.timedelta(days=number) for number in range(7)]
ODD = [
    dt.date(2028, 2, 29),
    dt.date(2028, 3, 1),
    dt.date(2027, 1, 1),
    dt.date(2024, 12, 30),
    dt.date(2100, 2, 28),
]
TIMES = [dt.time(0, 0), dt.time(3, 59), dt.time(4, 0), dt.time(10, 25), dt.time(17, 35), dt.time(23, 59)]


@pytest.mark.parametrize("day", [*WEEK, *ODD], ids=str)
@pytest.mark.parametrize("time", TIMES, ids=str)
def test_whenever_it_is_opened_it_is_whole_and_never_ahead_of_the_clock(day: dt.date, time: dt.time) -> None:
    now = dt.datetime.combine(day, time, ZONE)
    drafts = list(sample_drafts(now, SETTINGS))
    assert 1_150 <= len(drafts) <= 1_200
    days = []
    for draft in drafts:
        assert draft.day is not None
        assert draft.captured is not None
        days.append(draft.day)
        assert draft.captured <= now
        happened = moment(draft.day, draft.time or dt.time(12), SETTINGS.day_start).replace(tzinfo=ZONE)
        if draft.time is not None:
            assert happened <= now, "an action of later than now"
            assert draft.captured >= happened, "captured before it happened"
        if draft.origin is not Origin.RECALLED:
            assert civil_day(draft.captured, SETTINGS.day_start) == draft.day
        else:
            assert civil_day(draft.captured, SETTINGS.day_start) >= draft.day
    assert days == sorted(days)
    today = civil_day(now, SETTINGS.day_start)
    assert today - days[-1] <= dt.timedelta(days=3), "it ends now, or on the Friday before"
    assert dt.timedelta(days=500) <= today - days[0] <= dt.timedelta(days=560)


def test_today_is_in_it_as_far_as_it_has_come() -> None:
    def of_today(time: dt.time, day: dt.date = WEEK[3]) -> int:
        now = dt.datetime.combine(day, time, ZONE)
        today = civil_day(now, SETTINGS.day_start)
        return sum(draft.day == today for draft in sample_drafts(now, SETTINGS))

    morning, noon, evening = (of_today(dt.time(hour)) for hour in (5, 12, 20))
    after_midnight = of_today(dt.time(1), WEEK[4])
    assert 0 == morning < noon < evening == after_midnight


def test_weekdays_stay_what_they_are() -> None:
    def weekdays(day: dt.date) -> Counter[tuple[str, int]]:
        now = dt.datetime.combine(day, dt.time(23, 59), ZONE)
        return Counter(
            (draft.text, draft.day.weekday()) for draft in sample_drafts(now, SETTINGS) if draft.day
        )

    friday = weekdays(WEEK[4])
    for day in (WEEK[0], WEEK[6], *ODD):
        assert weekdays(day) <= friday


def test_its_texts_are_each_their_own_and_its_marks_are_known(catalogue: Catalogue) -> None:
    drafts = list(sample_drafts(dt.datetime.combine(WEEK[6], dt.time(20), ZONE), SETTINGS))
    assert len({draft.text for draft in drafts}) == len(drafts)
    known = set(catalogue.ids())
    assert {mark.distinction for draft in drafts for mark in draft.distinctions} == known
    assert {draft.behaviour for draft in drafts} == {*Behaviour, None}
    assert all(draft.text == draft.text.strip() and "\n" not in draft.text for draft in drafts)
    assert any(draft.milestone for draft in drafts)
    assert any(draft.lesson for draft in drafts if draft.milestone)


@pytest.mark.parametrize("day", [*WEEK, *ODD], ids=str)
def test_it_shows_what_the_drift_can_show(day: dt.date) -> None:
    now = dt.datetime.combine(day, dt.time(0, 1), ZONE)
    drafts = list(sample_drafts(now, SETTINGS))
    days = [draft.day for draft in drafts if draft.day]
    targets = sample_settings(now).targets
    assert targets == checked_targets(targets)
    assert [target.points for target in targets] == ["40", "60"]
    assert all(target.reason for target in targets)
    assert all(target.day in days for target in targets), "a target begins on a day with actions"
    assert target_on(targets, day) == targets[1]
    success, failure = Milestone.SUCCESS, Milestone.FAILURE
    marks = sample_milestones(drafts)
    assert [mark.milestone for mark in marks] == [success, failure, success, failure, success]
    assert all(draft.lesson for draft in drafts if draft.milestone)
    tagged = [draft for draft in drafts if draft.behaviour in ("manager", "leader", "both")]
    for window in (30, 90, 365, 10_000):
        recent = [draft for draft in tagged if draft.day and draft.day > day - dt.timedelta(days=window)]
        assert sum(draft.minutes is not None for draft in recent) >= len(recent) / 2


def test_it_is_written_as_a_journal_and_read_back(tmp_path: Path) -> None:
    now = dt.datetime.combine(WEEK[3], dt.time(16, 20), ZONE)
    world = World(FixedClock(now), Places(tmp_path, tmp_path), random.Random(1), {})
    path = write_sample(tmp_path, world)
    opened = open_journal(path, world, create=False)
    drafts = list(sample_drafts(now, SETTINGS))
    actions = opened.reader.actions()
    assert Counter((a.text, a.day, a.time, a.behaviour, a.origin) for a in actions) == Counter(
        (d.text, d.day, d.time, d.behaviour, d.origin) for d in drafts
    )
    assert opened.journal.settings.get() == sample_settings(now)
    marks = opened.reader.milestones()
    told = [(mark.day, mark.milestone, mark.label) for mark in marks]
    assert told == [(mark.day, mark.milestone, mark.label) for mark in sample_milestones(drafts)]
    assert Counter(a.minutes for a in actions) == Counter(d.minutes for d in drafts)
    assert opened.journal.undo_names() == (None, None)
    opened.close()
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
