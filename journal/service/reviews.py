"""Weekly reviews, kept as they go, and old actions tagged again."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection

from journal.domain.behaviour import Behaviour
from journal.domain.dates import long_date
from journal.domain.days import shortened
from journal.domain.identifiers import Identifiers
from journal.domain.review import Review
from journal.domain.wording import checked_note
from journal.errors import JournalError
from journal.language import _
from journal.service.kept import Kept, day_text, plain, put
from journal.service.unit import Unit, current
from journal.storage.steps import Change


class Reviews(Kept):
    """Keeps each review as far as it got; what was answered is on disk when a call returns."""

    def __init__(self, unit: Unit, identifiers: Identifiers) -> None:
        super().__init__(unit)
        self._identifiers = identifiers

    def save(self, review: Review, by: object | None = None, joins: int = 0) -> None:
        """Keep the review of its week as it is now; see `Review`.

        Args:
            review: the review.
            by: who changes it.
            joins: the step that going on belongs to, as it ends what was done by it; see `Unit.apply`.

        Raises:
            UsageError: a text can't be kept as it is.
            JournalError: the journal can't be written to; nothing was changed.
        """
        key = day_text(review.week)
        image = {
            "week": key,
            "day": day_text(review.day),
            "short": review.short,
            "well": checked_note(review.well),
            "done": [step.value for step in review.done],
            "chosen": {
                "again": list(review.chosen.again),
                "read": list(review.chosen.read),
                "on_this_day": list(review.chosen.on_this_day),
                "leading": review.chosen.leading,
                "managing": review.chosen.managing,
            },
            "finished": plain(review.finished),
        }
        change: list[Change] = []

        def work(connection: Connection) -> list[Change | None]:
            made = put(connection, "review", key, image)
            change[:] = [] if made is None else [made]
            return [made]

        self._unit.apply(lambda: _name_of(change[0], review), work, by, joins)

    def remove(self, week: dt.date, by: object | None = None) -> None:
        """Take the review of a week out."""
        name = _("remove the review of the week from {day}").format(day=long_date(week))
        self._remove(name, "review", [day_text(week)], by)

    def tag_again(self, action: str, day: dt.date, after: Behaviour, by: object | None = None) -> str:
        """Keep that an action was tagged again unseen on that day; the action keeps its tag.

        Returns:
            The tagging's id.

        Raises:
            JournalError: the action is not there any more or has no tag, or the journal can't be written to.
        """
        key = self._identifiers.next()

        def work(connection: Connection) -> list[Change | None]:
            image = current(connection, "action", action)
            if image is None or image["behaviour"] is None:
                raise JournalError(
                    _("This action is not in the journal any more, or has no tag."),
                    _("Go on to the next one."),
                )
            again = {
                "action_id": action,
                "action_day": image["day"],
                "day": day_text(day),
                "before": image["behaviour"],
                "after": after.value,
            }
            return [put(connection, "retag", key, again)]

        self._unit.apply(_("tag an old action again"), work, by)
        return key

    def forget_tagging(self, key: str, by: object | None = None) -> None:
        """Take out that an old action was tagged again."""
        self._remove(_("take a second tag back"), "retag", [key], by)


def _name_of(change: Change, review: Review) -> str:
    """What a change of a review is called, by the weightiest of what was done."""
    day = long_date(review.week)
    if change.before is None or change.after is None:
        return _("begin the review of the week from {day}").format(day=day)
    if change.after.get("finished"):
        return _("finish the review of the week from {day}").format(day=day)
    if "well" in change.after:
        text = shortened(review.well, 40)
        return _("write what went well: “{text}”").format(text=text) if text else _("take out what went well")
    before = change.before.get("done", [step.value for step in review.done])
    ended = [step for step in review.steps if step in review.done and step.value not in before]
    if ended:
        return _("go on from step {number}").format(number=review.steps.index(ended[-1]) + 1)
    if "short" in change.after:
        return _("change the length of the review")
    return _("change the review of the week from {day}").format(day=day)
