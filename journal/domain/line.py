"""One line as it was typed, and what was understood in it.

A date or time in words at the front, `/distinction`, `=behaviour` and minutes are taken out of the text;
`#topic` and `@person` stay in it. `journal.domain.line_grammar` does the reading.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from journal.domain.action import DistinctionMark, Draft
from journal.domain.behaviour import Behaviour, Origin, Pole
from journal.errors import UsageError
from journal.language import _

PieceKind = Literal["day", "minutes", "behaviour", "distinction", "topic", "person"]
TAKEN_OUT: frozenset[PieceKind] = frozenset({"day", "minutes", "behaviour", "distinction"})
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Something understood: `source[start:end]` is it as typed, blanks around it not included."""

    kind: PieceKind
    start: int
    end: int
    name: str = ""
    """The topic or person without its sign, the distinction's id, the behaviour; else empty."""


@dataclass(frozen=True, slots=True)
class LineMark:
    """A distinction in a line; without a pole of its own it takes the behaviour's."""

    distinction: str
    pole: Pole | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What stands in a line. `pieces` are in order and do not overlap; positions count characters.

    `text` is what would be kept: `source` without what was taken out and the blanks that parted it.
    `notes` are whole sentences about what looks like something and is none ("There is no 31 February.").
    """

    source: str
    text: str
    pieces: tuple[Piece, ...] = ()
    day: dt.date | None = None
    time: dt.time | None = None
    minutes: int | None = None
    behaviour: Behaviour | None = None
    distinctions: tuple[LineMark, ...] = ()
    notes: tuple[str, ...] = ()

    def marks(self, behaviour: Behaviour | None = None) -> tuple[DistinctionMark, ...]:
        """The marks, once it is known what the action was; `behaviour` goes before the line's own.

        Raises:
            UsageError: a mark has no pole of its own, and the behaviour gives it none.
        """
        tag = behaviour or self.behaviour
        return tuple(DistinctionMark(mark.distinction, _pole(mark, tag)) for mark in self.distinctions)

    def draft(
        self,
        behaviour: Behaviour | None = None,
        day: dt.date | None = None,
        marks: tuple[DistinctionMark, ...] = (),
        origin: Origin | None = None,
    ) -> Draft:
        """What is to be recorded.

        Args:
            behaviour: the key that was pressed; goes before the line's own.
            day: the day it belongs to where the line names none.
            marks: distinctions added beside the line; they go before those in it.
            origin: how it came about, where that is known.

        Raises:
            UsageError: as `marks`.
        """
        merged = {mark.distinction: mark for mark in (*self.marks(behaviour), *marks)}
        return Draft(
            text=self.text,
            behaviour=behaviour or self.behaviour,
            day=self.day or day,
            time=self.time,
            distinctions=tuple(merged.values()),
            minutes=self.minutes,
            origin=origin,
        )


def _pole(mark: LineMark, behaviour: Behaviour | None) -> Pole:
    if mark.pole is not None:
        return mark.pole
    if behaviour not in (Behaviour.MANAGER, Behaviour.LEADER):
        raise UsageError(
            _("The side of {id} is open.").format(id=mark.distinction),
            _("Add =m or =l to it, or save the action as manager or leader."),
        )
    return Pole(behaviour.value)
