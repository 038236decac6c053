"""Guesses at a share: one's own, colleagues', and the longer form."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection

from journal.domain.dates import long_date, month_name
from journal.domain.self_view import MOST_COLLEAGUES, OF_TEN, Assessment, MonthView, OtherView
from journal.errors import UsageError
from journal.language import _
from journal.service.kept import Kept, day_text, line, put
from journal.service.unit import current
from journal.storage.images import Image
from journal.storage.steps import Change


class Views(Kept):
    """Keeps guesses; each month's and each colleague's once."""

    def answer_month(self, view: MonthView, by: object | None = None) -> None:
        """Keep the self-view of a month. The first one stands: the month was shown after it.

        Raises:
            UsageError: it is not 0 to 10 of ten, or that month was guessed at before.
            JournalError: the journal can't be written to; nothing was changed.
        """
        key = month_key(view.month)
        image = {
            "month": day_text(view.month.replace(day=1)),
            "day": day_text(view.day),
            "leader": _of_ten(view.leader),
        }

        def work(connection: Connection) -> list[Change | None]:
            before = current(connection, "month view", key)
            if before is not None and before["leader"] != view.leader:
                raise _stands(view, before)
            return [] if before is not None else [put(connection, "month view", key, image)]

        self._unit.apply(_("keep the self-view"), work, by)

    def forget_month(self, month: dt.date, by: object | None = None) -> None:
        """Take the self-view of a month out."""
        self._remove(_("remove the self-view"), "month view", [month_key(month)], by)

    def answer_other(self, view: OtherView, by: object | None = None) -> None:
        """Keep a colleague's answer; one kept before at that place makes way.

        Raises:
            UsageError: it is not 0 to 10 of ten, or there are five colleagues already.
            JournalError: the journal can't be written to; nothing was changed.
        """
        if not 1 <= view.place <= MOST_COLLEAGUES:
            raise _full()
        image = _other_image(view)
        self._put(_("keep a colleague’s view"), "other view", _other_key(view.month, view.place), image, by)

    def add_other(self, view: OtherView, by: object | None = None) -> None:
        """Keep one more colleague's answer, at the first free place of its month, whatever its own.

        Raises:
            UsageError: it is not 0 to 10 of ten, or there are five colleagues already.
            JournalError: the journal can't be written to; nothing was changed.
        """
        image = _other_image(view)

        def work(connection: Connection) -> list[Change | None]:
            # looked for in the same transaction, so that two windows never take one place
            for place in range(1, MOST_COLLEAGUES + 1):
                key = _other_key(view.month, place)
                if current(connection, "other view", key) is None:
                    return [put(connection, "other view", key, {**image, "place": place})]
            raise _full()

        self._unit.apply(_("keep a colleague’s view"), work, by)

    def forget_other(self, month: dt.date, place: int, by: object | None = None) -> None:
        """Take a colleague's answer out."""
        self._remove(_("remove a colleague’s view"), "other view", [_other_key(month, place)], by)

    def assess(self, assessment: Assessment, by: object | None = None) -> None:
        """Keep the longer form of a day; one of the same day makes way.

        Raises:
            UsageError: a value is no whole percentage.
            JournalError: the journal can't be written to; nothing was changed.
        """
        if any(not 0 <= leader <= 100 for leader in assessment.leader.values()):
            raise UsageError(_("Each slider stands between 0 and 100."))
        name = _("keep the long form of {day}").format(day=long_date(assessment.day))
        key = day_text(assessment.day)
        self._put(name, "assessment", key, {"day": key, "leader": dict(assessment.leader)}, by)


def month_key(month: dt.date) -> str:
    """The id of a month, "2026-11"."""
    return f"{month.year:04}-{month.month:02}"


def _other_image(view: OtherView) -> Image:
    return {
        "month": day_text(view.month.replace(day=1)),
        "place": view.place,
        "day": day_text(view.day),
        "leader": _of_ten(view.leader),
        "who": line(view.who),
    }


def _full() -> UsageError:
    return UsageError(_("There is room for five colleagues a month."), _("Take one out to enter another."))


def _other_key(month: dt.date, place: int) -> str:
    return f"{month_key(month)}/{place}"


def _stands(view: MonthView, before: Image) -> UsageError:
    month = _("{month} {year}").format(month=month_name(view.month.month), year=view.month.year)
    words = _("You guessed {leader} of 10 for {month}, on {day}, and that guess stands.")
    day = long_date(dt.date.fromisoformat(before["day"]))
    return UsageError(
        words.format(leader=before["leader"], month=month, day=day),
        _("The month was shown after it. If it was a slip of the finger, undo it and guess again."),
    )


def _of_ten(leader: int) -> int:
    if not 0 <= leader <= OF_TEN:
        raise UsageError(_("Of ten things, 0 to 10 can be leadership."))
    return leader
