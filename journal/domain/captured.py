"""What a capture field hands over to be saved: a line, the key that was pressed, what was added."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from journal.domain.action import DistinctionMark, Draft
from journal.domain.behaviour import Behaviour, Origin
from journal.domain.line import Line, Span


@dataclass(frozen=True, slots=True)
class Captured:
    """A line as it was understood, with the tag of the key (None: the line's own) and added marks.

    `plain` are the stretches of its source that the person took back.
    """

    line: Line
    behaviour: Behaviour | None = None
    marks: tuple[DistinctionMark, ...] = ()
    plain: tuple[Span, ...] = ()

    @property
    def tag(self) -> Behaviour | None:
        """The behaviour it is saved with: the key's, else the line's, else none."""
        return self.behaviour or self.line.behaviour

    def draft(self, day: dt.date | None = None, origin: Origin | None = None) -> Draft:
        """What is to be recorded; `day` is where it belongs if the line names none.

        A mark that was added settles the open side of the same distinction in the line.

        Raises:
            UsageError: a distinction's side is open, and neither the tag nor a mark settles it.
        """
        settled = {mark.distinction for mark in self.marks}
        still = tuple(mark for mark in self.line.distinctions if mark.distinction not in settled)
        line = replace(self.line, distinctions=still)
        return line.draft(self.behaviour, day, self.marks, origin)
