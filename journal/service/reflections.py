"""Answers to the question of the day, and to the two questions about an action."""

from __future__ import annotations

import datetime as dt

from journal.domain.days import shortened
from journal.domain.reflection import Asked, Reflection
from journal.domain.wording import checked_note
from journal.language import _
from journal.service.kept import Kept, day_text, plain


class Reflections(Kept):
    """Keeps answers; a blank one takes the answer out."""

    def answer(self, reflection: Reflection, by: object | None = None) -> str:
        """Keep an answer under `reflection_key`; one kept there before makes way.

        Returns:
            The reflection's id.

        Raises:
            UsageError: the text can't be kept as it is.
            JournalError: the journal can't be written to; nothing was changed.
        """
        key = reflection_key(reflection.asked, reflection.day, reflection.action)
        text = checked_note(reflection.text)
        if not text:
            self._remove(_("take out an answer"), "reflection", [key], by)
            return key
        image = {
            "day": day_text(reflection.day),
            "asked": reflection.asked.value,
            "question": reflection.question,
            "text": text,
            "distinction": reflection.distinction,
            "action_id": reflection.action,
            "review": plain(reflection.review),
        }
        name = _("answer “{text}”").format(text=shortened(text, 40))
        self._put(name, "reflection", key, image, by)
        return key


def reflection_key(asked: Asked, day: dt.date, action: str | None = None) -> str:
    """The id of an answer: one a day to the question of the day, one of each kind with an action."""
    return f"{asked.value}/{day.isoformat() if action is None else action}"
