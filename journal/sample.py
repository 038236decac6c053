"""The sample journal: eighteen months of a telesales manager, as data, set beside today."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path

from journal.domain.action import DistinctionMark, Draft
from journal.domain.behaviour import Behaviour, Craft, Milestone, Origin, Pole
from journal.domain.catalogue import load_catalogue
from journal.domain.days import civil_day, moment
from journal.domain.marks import MilestoneMark, Target
from journal.domain.settings import JournalSettings
from journal.language import _
from journal.opening import SUFFIX, open_journal
from journal.places import World
from journal.sample_reflection import read_reflection, with_reflection, write_reflection

SAMPLE_NAME = f"sample{SUFFIX}"
EVENING = dt.time(17, 25)
PARTS = ("part1.tsv", "part2.tsv", "part3.tsv")
TARGETS = "targets.tsv"


def write_sample(folder: Path, world: World) -> Path:
    """Make the sample journal in `folder`, its last week being this week by the world's clock."""
    path = folder / SAMPLE_NAME
    opened = open_journal(path, world)
    try:
        now = world.clock.now()
        settings = sample_settings(now)
        opened.journal.change_settings(settings)
        drafts = list(sample_drafts(now, settings))
        ids = opened.journal.actions.record_all(drafts, settings)
        told = read_reflection(civil_day(now, settings.day_start))
        write_reflection(opened.journal, told, drafts, ids, load_catalogue())
    finally:
        opened.close()
    return path


def sample_settings(now: dt.datetime) -> JournalSettings:
    """The sample's settings: its name, two targets chosen on the way, roles, self-images, the result."""
    settings = JournalSettings(name=_("Sample"))
    today = civil_day(now, settings.day_start)
    monday = _monday(today)
    targets = tuple(
        Target(_day(row, monday), int(row["points"]) / 100, row["reason"]) for row in _rows(TARGETS)
    )
    return with_reflection(replace(settings, targets=targets), read_reflection(today))


def sample_milestones(drafts: Iterable[Draft]) -> tuple[MilestoneMark, ...]:
    """The milestones among the sample's actions as `Reader.milestones` tells them, without ids."""
    return tuple(
        MilestoneMark("", draft.day, draft.milestone, draft.text.partition("\n")[0])
        for draft in drafts
        if draft.day is not None and draft.milestone is not None
    )


def sample_drafts(now: dt.datetime, settings: JournalSettings) -> Iterator[Draft]:
    """The sample's actions, oldest first, without those that would be later than now.

    Rows name a week relative to this one (0) and a weekday, so that weekdays stay what they are.
    """
    today = civil_day(now, settings.day_start)
    monday = _monday(today)
    for row in _rows(*PARTS):
        day = _day(row, monday)
        time = dt.time.fromisoformat(row["time"]) if row["time"] else None
        happened = moment(day, time or EVENING, settings.day_start).replace(tzinfo=now.tzinfo)
        if day <= today and (time is None or happened <= now):
            yield _draft(row, day, time, min(_captured(row, happened), now))


def _captured(row: dict[str, str], happened: dt.datetime) -> dt.datetime:
    """When it was written down: as it happened, in the evening, or from memory the evening after."""
    evening = dt.datetime.combine(happened.date(), EVENING, happened.tzinfo)
    match Origin(row["origin"]):
        case Origin.SAME_DAY:
            return max(evening, happened + dt.timedelta(hours=2))
        case Origin.RECALLED:
            return evening + dt.timedelta(days=1)
        case _:
            return happened


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _day(row: dict[str, str], monday: dt.date) -> dt.date:
    return monday + dt.timedelta(weeks=int(row["week"]), days=int(row["weekday"]))


def _rows(*parts: str) -> Iterator[dict[str, str]]:
    for part in parts:
        text = (resources.files("resources") / "sample" / part).read_text("utf-8")
        yield from csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)


def _draft(row: dict[str, str], day: dt.date, time: dt.time | None, captured: dt.datetime) -> Draft:
    marks = (mark.split("=") for mark in row["distinctions"].split(",") if mark)
    return Draft(
        text=row["text"],
        behaviour=Behaviour(row["behaviour"]) if row["behaviour"] else None,
        day=day,
        time=time,
        distinctions=tuple(DistinctionMark(name, Pole(pole)) for name, pole in marks),
        craft=frozenset(Craft(word) for word in row["craft"].split(",") if word),
        origin=Origin(row["origin"]),
        minutes=int(row["minutes"]) if row["minutes"] else None,
        milestone=Milestone(row["milestone"]) if row["milestone"] else None,
        lesson=row["lesson"],
        captured=captured,
    )
