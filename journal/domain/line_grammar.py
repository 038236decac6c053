"""Reading a line: the closed list of what is understood in it, and where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from journal.domain.day_order import DayOrder
from journal.domain.distinctions import Catalogue
from journal.domain.line import Line, Piece, Span
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
    pieces = [Piece(token.kind, token.start, token.end, token.name) for token in find_tokens(source)]
    return Line(source, source, tuple(pieces))
