"""Reading a line: the closed list of what is understood in it, and where."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence

from journal.domain.behaviour import Behaviour
from journal.domain.day_front import find_front
from journal.domain.day_order import DayOrder
from journal.domain.distinctions import Catalogue
from journal.domain.line import TAKEN_OUT, Line, LineMark, Piece, Span
from journal.domain.line_pieces import Found, cuts, find_taken, without
from journal.domain.text import find_tokens


def read_line(
    source: str,
    *,
    today: dt.date,
    catalogue: Catalogue,
    day_order: DayOrder = "dmy",
    plain: Sequence[Span] = (),
) -> Line:
    """What is understood in `source`; never raises, whatever it holds.

    Args:
        source: as it was typed; several lines are one action.
        today: the civil day that "yesterday" is counted from.
        catalogue: its codes and ids are the distinctions after `/`.
        day_order: how 3/4 is read.
        plain: what was taken back and is text: nothing that overlaps one of these is understood.
    """
    kept_plain = _Plain(plain)
    front = find_front(source, today, day_order)
    is_day = front is not None and front.day is not None
    start = front.end if front is not None and is_day else 0
    taken = find_taken(source, catalogue, start, kept_plain.overlaps)
    pieces = [Piece(token.kind, token.start, token.end, _name(token)) for token in taken]
    pieces += [
        Piece(token.kind, token.start, token.end, token.name)
        for token in find_tokens(source)
        if not kept_plain.overlaps(token.start, token.end)
    ]
    if front is not None and kept_plain.overlaps(front.start, front.end):
        front = None
    if front is not None and is_day:
        pieces.append(Piece("day", front.start, front.end))
    pieces.sort(key=lambda piece: piece.start)
    values = {token.kind: token.value for token in taken}
    minutes, behaviour = values.get("minutes"), values.get("behaviour")
    return Line(
        source,
        without(source, removed(source, pieces)),
        tuple(pieces),
        day=front.day if front else None,
        time=front.time if front else None,
        minutes=minutes if isinstance(minutes, int) else None,
        behaviour=behaviour if isinstance(behaviour, Behaviour) else None,
        distinctions=_marks(taken),
        notes=(front.note,) if front and front.note else (),
    )


def removed(source: str, pieces: Sequence[Piece]) -> tuple[Span, ...]:
    """What of `source` is not in its text: the pieces that are taken out, and the blanks that parted them.

    In order and apart; between them stands the text, so that both together are `source` again.
    """
    return cuts(source, [(piece.start, piece.end) for piece in pieces if piece.kind in TAKEN_OUT])


class _Plain:
    """Spans in any order, asked whether something overlaps one of them."""

    def __init__(self, spans: Sequence[Span]) -> None:
        ordered = sorted(span for span in spans if span[0] < span[1])
        self._starts = [start for start, _end in ordered]
        self._ends: list[int] = []  # how far the spans up to here reach
        for _start, end in ordered:
            self._ends.append(max(end, self._ends[-1]) if self._ends else end)

    def overlaps(self, start: int, end: int) -> bool:
        before = bisect_right(self._starts, end - 1)
        return before > 0 and self._ends[before - 1] > start


def _name(token: Found) -> str:
    return "" if token.kind == "minutes" else str(token.value)


def _marks(taken: Sequence[Found]) -> tuple[LineMark, ...]:
    """Each distinction once, where it came first, with the last pole that was given to it."""
    marks: dict[str, LineMark] = {}
    for token in taken:
        if token.kind == "distinction":
            name = str(token.value)
            pole = token.pole or (marks[name].pole if name in marks else None)
            marks[name] = LineMark(name, pole)
    return tuple(marks.values())
