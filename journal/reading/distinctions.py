"""What the page of the distinctions shows: five families, the thirteen, and the actions behind each.

Families come first and cheaply; the thirteen are estimated from what was read for them (`with_thirteen`).
Everything is of one moment and of one day. Called off the window's thread.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import numpy as np
from sqlalchemy import select

from journal.domain.action import Action
from journal.domain.behaviour import Pole
from journal.domain.distinctions import Catalogue, Distinction, Family
from journal.domain.own_catalogue import OwnCatalogue, with_changes
from journal.domain.role import Role, role_on
from journal.reading.marks import marks_and_share
from journal.reading.reader import Reader
from journal.reading.reflecting import retags
from journal.statistics.amounts import hundredths
from journal.statistics.drift import WINDOWS, Estimate, Window, estimate_of
from journal.statistics.facets import FAMILY_STEP_RATE, Facet, Facets, Marks, facets
from journal.statistics.ramp import Drift
from journal.statistics.series import DaySeries
from journal.statistics.verdict import Yardstick, could_explain, is_silent, speaks
from journal.statistics.yardstick import yardstick_of
from journal.storage.tables import ActionRow, MarkRow

Period: TypeAlias = Literal["90d", "1y", "all"]
Order: TypeAlias = Literal["listed", "change", "share"]

DAYS: dict[Period, int | None] = {"90d": 90, "1y": 365, "all": None}
WINDOW: dict[Period, Window] = {"90d": "quarter", "1y": "year", "all": "year"}
LEAST_FOR_LEAST_SEEN = 30
"""Marks of all families together from which on a side is called least seen."""
_MOST_LEVEL = 2
_MONTH = 30.0
_SHARE = ("manager", "leader", "both")


@dataclass(frozen=True, slots=True)
class Moved:
    """Marks of each side in 30 days, in the first half of the drift's window and in the second."""

    manager_before: float
    manager_now: float
    leader_before: float
    leader_now: float


@dataclass(frozen=True, eq=False)
class Figures:
    """What one bar shows: the counts of a period, today's share, and how it moved.

    `change` is what the drawn line shows between the begin of the drift's window and today, in whole points,
    None where no drift may be told. `is_claimed`: it is more than chance would give among so many; `rests`:
    it would be, but a shift of the yardstick could explain it. `chance` is that of the direction it moved in.
    `since` is the window's first day, an ordinal.
    """

    id: str
    manager: int
    leader: int
    both: int
    facet: Facet | None
    change: int | None = None
    is_claimed: bool = False
    rests: bool = False
    chance: float = 0.5
    since: int | None = None
    moved: Moved | None = None

    @property
    def marks(self) -> int:
        """How many actions are marked in the period."""
        return self.manager + self.leader + self.both

    def side(self, pole: Pole) -> float:
        """What is on one side of the bar: `both` is half on each."""
        return (self.leader if pole is Pole.LEADER else self.manager) + self.both / 2


@dataclass(frozen=True, eq=False)
class DistinctionsReading:
    """Everything that was read, for one day.

    `catalogue` is the person's, without what is hidden; its families count what is hidden all the same, as
    hiding changes no number. `thirteen` is None until `with_thirteen` has estimated them. `role` is the
    person's present one.
    """

    today: int
    catalogue: Catalogue
    marks: Marks
    overall: Estimate
    families: Facets
    thirteen: Facets | None = None
    yardstick: Yardstick | None = None
    role: Role | None = None

    @property
    def is_empty(self) -> bool:
        """Whether no action that counts for the share carries a mark."""
        return not any(series.days.size for series in self.marks.families.values())

    @property
    def shown_families(self) -> tuple[Family, ...]:
        """The families of which something is offered."""
        there = {one.family for one in self.catalogue.distinctions}
        return tuple(family for family in self.catalogue.families if family.id in there)

    def rows_of(self, family: str) -> tuple[Distinction, ...]:
        """What a family offers, in the person's order."""
        return tuple(one for one in self.catalogue.distinctions if one.family == family)

    def need_of(self, family: str) -> int | None:
        """How much leading the present role needs of a family, in percent; None where it says nothing."""
        return None if self.role is None else dict(self.role.needs).get(family)

    def first_day(self, period: Period) -> int:
        """The first day of a period, an ordinal; of "all" the first with a mark."""
        days = DAYS[period]
        if days is not None:
            return self.today - days + 1
        begins = [int(series.days[0]) for series in self.marks.families.values() if series.days.size]
        return min(begins, default=self.today)

    def of_family(self, key: str, period: Period) -> Figures:
        """The figures of a family."""
        series = self.marks.families.get(key, DaySeries.empty()).until(self.today)
        return self._figures(key, series, self.families, period)

    def of_distinction(self, key: str, period: Period) -> Figures:
        """The figures of a distinction; without its share while the thirteen are not estimated yet."""
        series = self.marks.distinctions.get(key, DaySeries.empty()).until(self.today)
        return self._figures(key, series, self.thirteen, period)

    @property
    def any_claimed(self) -> bool:
        """Whether one of the thirteen passes although so many were looked at."""
        return self.thirteen is not None and any(map(self.thirteen.is_claimed, self.thirteen.ranked))

    def least_seen(self, period: Period) -> frozenset[tuple[str, Pole]]:
        """The side, of all families' two sides each, that fewest actions are on; of two level ones both.

        None where there are few marks, or more than two are level.
        """
        figures = [self.of_family(family.id, period) for family in self.shown_families]
        if len(figures) < 2 or sum(one.marks for one in figures) < LEAST_FOR_LEAST_SEEN:
            return frozenset()
        sides = [(one.side(pole), one.id, pole) for one in figures for pole in Pole]
        least = min(side[0] for side in sides)
        found = frozenset((key, pole) for side, key, pole in sides if side == least)
        return found if len(found) <= _MOST_LEVEL else frozenset()

    def _could_explain(self, series: DaySeries, since: int, change: int) -> bool:
        """Whether what is called leadership now could be all that changed."""
        return self.yardstick is not None and could_explain(self.yardstick, series, since, change)

    def ordered(self, keys: Sequence[str], order: Order, *, families: bool) -> tuple[str, ...]:
        """Ids in an order: as given; the change with most evidence first; or the highest share first."""
        estimated = self.families if families else self.thirteen
        if order == "listed" or estimated is None:
            return tuple(keys)
        known = {facet.id: facet for facet in estimated.ranked}

        def by_change(key: str) -> float:
            return -known[key].evidence if key in known else 0.0

        def by_share(key: str) -> float:
            share = known[key].share if key in known else None
            return 1.0 if share is None else -share.share

        return tuple(sorted(keys, key=by_change if order == "change" else by_share))

    def _figures(self, key: str, series: DaySeries, among: Facets | None, period: Period) -> Figures:
        shown = series.between(self.first_day(period), self.today)
        counts = (int(shown.manager.sum()), int(shown.leader.sum()), int(shown.both.sum()))
        facet = None
        if among is not None:
            facet = next((one for one in among.ranked if one.id == key), None)
        drift = _drift(facet, period)
        if facet is None or among is None or drift is None:
            return Figures(key, *counts, facet)
        told = speaks(drift, series, self.today) and not is_silent(series, self.today)
        if not told:
            return Figures(key, *counts, facet)
        windowed = replace(facet, drift=drift, speaks=True)
        change = _points(facet, drift)
        rises = drift.chance_up >= 0.5
        # nothing is claimed that the line which is shown does not show as well
        passes = among.is_claimed(windowed) and (change > 0) == rises and change != 0
        rests = passes and self._could_explain(series, drift.since, change)
        return Figures(
            key,
            *counts,
            facet,
            change=change,
            is_claimed=passes and not rests,
            rests=rests,
            chance=max(drift.chance_up, 1.0 - drift.chance_up),
            since=drift.since,
            moved=_moved(series, drift.since, self.today),
        )


@dataclass(frozen=True)
class Behind:
    """What stands behind one bar: its last actions, how many there are, and those marked as examples."""

    last: tuple[Action, ...]
    examples: tuple[Action, ...]


def read_distinctions(
    reader: Reader, shipped: Catalogue, own: OwnCatalogue, today: dt.date, roles: Iterable[Role] = ()
) -> DistinctionsReading:
    """Read every mark up to today, and estimate the families; `roles` are the person's.

    Raises:
        JournalError: the journal can't be read.
    """
    catalogue = with_changes(shipped, own)
    marks, share = marks_and_share(reader, catalogue, today)
    day = today.toordinal()
    overall = estimate_of(share, day, targets=())
    families = facets(marks.families, overall, day, step_rate=FAMILY_STEP_RATE)
    yardstick = yardstick_of(retags(reader), today)
    role = role_on(roles, today)
    return DistinctionsReading(day, catalogue, marks, overall, families, yardstick=yardstick, role=role)


def with_thirteen(reading: DistinctionsReading) -> DistinctionsReading:
    """The same with the estimates of all that is offered, thirteen as it ships."""
    offered = {key: reading.marks.distinctions.get(key, DaySeries.empty()) for key in reading.catalogue.ids()}
    return replace(reading, thirteen=facets(offered, reading.overall, reading.today))


def read_behind(
    reader: Reader, ids: Iterable[str], examples: Sequence[str], last: dt.date, limit: int
) -> Behind:
    """The last actions with a mark of these distinctions, and those the person chose as examples.

    Raises:
        JournalError: the journal can't be read.
    """
    found = marked_actions(reader, ids, None, last, limit)
    return Behind(found, reader.by_ids(examples))


def marked_actions(
    reader: Reader, ids: Iterable[str], first: dt.date | None, last: dt.date, limit: int
) -> tuple[Action, ...]:
    """Actions that count for the share and carry a mark of one of `ids`, the newest first.

    Args:
        reader: of the journal.
        ids: distinctions.
        first: the first day, or None for all there are.
        last: the last day, included.
        limit: at most so many.

    Raises:
        JournalError: the journal can't be read.
    """
    marked = select(MarkRow.action_id).where(MarkRow.distinction.in_(list(ids)))
    query = (
        select(ActionRow.id)
        .where(ActionRow.id.in_(marked), ActionRow.behaviour.in_(_SHARE), ActionRow.day <= last)
        .order_by(ActionRow.day.desc(), ActionRow.time.desc(), ActionRow.id.desc())
        .limit(limit)
    )
    if first is not None:
        query = query.where(ActionRow.day >= first)
    with reader.database.read() as connection:
        keys = list(connection.execute(query).scalars())
    return reader.by_ids(keys)


def _drift(facet: Facet | None, period: Period) -> Drift | None:
    """The drift of the period's window; None where there is too little for any."""
    if facet is None or facet.estimate is None or facet.stage != "share":
        return None
    return facet.estimate.quarter if WINDOW[period] == "quarter" else facet.estimate.year


def _points(facet: Facet, drift: Drift) -> int:
    line = facet.estimate
    if line is None:
        return 0
    before = float(line.share[drift.since - int(line.days[0])])
    return hundredths(float(line.share[-1])) - hundredths(before)


def _moved(series: DaySeries, since: int, today: int) -> Moved:
    """How many marks each side had in 30 days, in the window's two halves."""
    window = series.between(since, today)
    middle = since + (today - since + 1) // 2
    late = window.days >= middle
    leader = window.leader_weight
    manager = window.tagged - leader
    spans = (middle - since) / _MONTH, (today - middle + 1) / _MONTH

    def rates(side: np.ndarray[tuple[int], np.dtype[np.float64]]) -> tuple[float, float]:
        return float(side[~late].sum()) / max(spans[0], 1e-9), float(side[late].sum()) / spans[1]

    (manager_before, manager_now), (leader_before, leader_now) = rates(manager), rates(leader)
    return Moved(manager_before, manager_now, leader_before, leader_now)


def window_days(period: Period) -> int:
    """How many days the change of a period is told over, where the journal is as long."""
    return WINDOWS[WINDOW[period]][0]
