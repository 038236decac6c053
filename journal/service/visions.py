"""The vision and what is tied to it, and the weekly result."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping

from journal.domain.vision import Made, VisionTie
from journal.errors import UsageError
from journal.language import _, ngettext
from journal.service.kept import Kept, day_text, line


class Visions(Kept):
    """Revises the vision, and ties actions to it."""

    def revise(self, day: dt.date, text: str, by: object | None = None) -> None:
        """Have this sentence be the vision from that day on; a blank one takes that day's out.

        Raises:
            UsageError: the sentence can't be kept as it is.
            JournalError: the journal can't be written to; nothing was changed.
        """
        key, sentence = day_text(day), line(text)
        image = {"day": key, "text": sentence} if sentence else None
        self._put_all(_("revise the vision"), {("vision", key): image}, by)

    def tie(self, tie: VisionTie, by: object | None = None) -> None:
        """Tie an action to the vision.

        Raises:
            UsageError: to whom can't be kept as it is.
            JournalError: the journal can't be written to; nothing was changed.
        """
        image = {"action_id": tie.action, "made": tie.made.value, "whom": line(tie.to)}
        self._put(_("tie an action to the vision"), "vision tie", _tie_key(tie.action, tie.made), image, by)

    def tie_all(self, action: str, ties: Iterable[VisionTie], by: object | None = None) -> bool:
        """Have these be all the ties of an action to the vision, as one step.

        Returns:
            Whether anything changed.

        Raises:
            UsageError: to whom can't be kept as it is.
            JournalError: the journal can't be written to; nothing was changed.
        """
        wanted = {tie.made: tie for tie in ties}
        images = {
            ("vision tie", _tie_key(action, made)): {
                "action_id": action,
                "made": made.value,
                "whom": line(wanted[made].to),
            }
            if made in wanted
            else None
            for made in Made
        }
        name = _("tie an action to the vision") if wanted else _("untie an action from the vision")
        return self._put_all(name, images, by)

    def untie(self, action: str, made: Made, by: object | None = None) -> None:
        """Take the tie off again."""
        self._remove(_("untie an action from the vision"), "vision tie", [_tie_key(action, made)], by)


class Results(Kept):
    """Keeps the figure of each week."""

    def set_all(self, values: Mapping[dt.date, float | None], by: object | None = None) -> None:
        """Keep the figures of some weeks, by their first days, as one step; None takes a week's out.

        Raises:
            UsageError: a figure is no number, or a week out of range.
            JournalError: the journal can't be written to; nothing was changed.
        """
        if any(value is not None and not math.isfinite(value) for value in values.values()):
            raise UsageError(_("A result has to be a number."))
        images = {
            ("week result", day_text(week)): None
            if value is None
            else {"week": day_text(week), "value": float(value)}
            for week, value in values.items()
        }
        name = ngettext("enter {count} result", "enter {count} results", len(images))
        self._put_all(name.format(count=len(images)), images, by)


def _tie_key(action: str, made: Made) -> str:
    return f"{made.value}/{action}"
