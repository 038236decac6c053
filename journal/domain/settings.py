"""What changes a number and therefore lives in the journal."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from journal.domain.cue import Cue, SelfImage
from journal.domain.marks import Target
from journal.domain.own_catalogue import OwnCatalogue
from journal.domain.result import ResultMeasure
from journal.domain.role import Role


@dataclass(frozen=True, slots=True)
class JournalSettings:
    """Settings kept in the journal, undone and exported with it.

    `day_start`: the time of day at which a new civil day begins; what is logged earlier belongs to
    the day before. It decides for actions logged from then on and never moves an old one.
    `week_start`: 0 Monday to 6 Sunday.
    `targets`: the shares chosen so far, sorted by the day each begins on, one a day.
    `cue`: after what the person writes down the day. `rest_until`: the last day of a rest, on which nothing
    reminds of anything. `self_images`: sorted by day, one a day. `best`: ids of the actions that were
    marked as best, in the order they were chosen. `catalogue`: what the person changed in the distinctions.
    `roles`: sorted by the day each begins on. `result`: what is counted each week.
    """

    name: str = ""
    day_start: dt.time = dt.time(4, 0)
    week_start: int = 0
    targets: tuple[Target, ...] = ()
    cue: Cue = field(default_factory=Cue)
    rest_until: dt.date | None = None
    self_images: tuple[SelfImage, ...] = ()
    best: tuple[str, ...] = ()
    catalogue: OwnCatalogue = field(default_factory=OwnCatalogue)
    roles: tuple[Role, ...] = ()
    result: ResultMeasure = field(default_factory=ResultMeasure)
