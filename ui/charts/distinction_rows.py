"""Families and distinctions as rows: what is painted of each, and what it says in words."""

from __future__ import annotations

from dataclasses import dataclass

from journal.domain.behaviour import Pole
from journal.reading.distinctions import DistinctionsReading, Figures, Order, Period
from ui.charts import distinction_words as words


@dataclass(frozen=True)
class Row:
    """One row, with everything that is painted and said of it.

    `key` is the id of a family or a distinction. `most` is how many actions the longest side of any bar
    stands for. `spoken` is the row in words. `need` is how much leading the present role needs, in percent.
    """

    key: str
    is_family: bool
    is_open: bool
    name: str
    below: str
    manager_act: str
    leader_act: str
    figures: Figures
    least: str
    most: float
    spoken: str
    need: int | None = None


def rows_of(reading: DistinctionsReading, period: Period, order: Order, opened: str) -> tuple[Row, ...]:
    """All rows: the families in that order, with the distinctions of the one that is open below it."""
    families = {family.id: family for family in reading.shown_families}
    figures = {key: reading.of_family(key, period) for key in families}
    most = max((one.side(pole) for one in figures.values() for pole in Pole), default=0.0)
    least = reading.least_seen(period)
    rows: list[Row] = []
    for key in reading.ordered(tuple(families), order, families=True):
        family, own = families[key], reading.rows_of(key)
        said = words.least_seen(frozenset(pole for name, pole in least if name == key))
        is_open = key == opened
        spoken = words.spoken_family(
            family, figures[key], period, count=len(own), least=said, is_open=is_open
        )
        need = reading.need_of(key)
        if need is not None and reading.role is not None:
            spoken += f" {words.need_words(reading.role, need)}"
        below = words.distinctions(len(own))
        rows.append(
            Row(key, True, is_open, family.name, below, "", "", figures[key], said, most, spoken, need)
        )
        if is_open:
            rows += _rows_below(reading, period, order, key, most)
    return tuple(rows)


def _rows_below(
    reading: DistinctionsReading, period: Period, order: Order, family: str, most: float
) -> list[Row]:
    own = {one.id: one for one in reading.rows_of(family)}
    found = []
    for key in reading.ordered(tuple(own), order, families=False):
        one, figures = own[key], reading.of_distinction(key, period)
        spoken = words.spoken_distinction(one, figures, period)
        found.append(
            Row(key, False, False, "", "", one.manager_act, one.leader_act, figures, "", most, spoken)
        )
    return found
