"""The focus, and intentions with the actions that fulfil them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable

from sqlalchemy import Connection, select

from journal.domain.days import shortened
from journal.domain.identifiers import Identifiers
from journal.domain.intention import FOCUS_WEEKS, Intention, Outcome
from journal.errors import JournalError, UsageError
from journal.language import _, ngettext
from journal.service.kept import Kept, day_text, line, put
from journal.service.unit import Unit, current
from journal.storage.reflecting import IntentionTieRow
from journal.storage.steps import Change


class Intentions(Kept):
    """Every change a person can make to focus and intentions."""

    def __init__(self, unit: Unit, identifiers: Identifiers) -> None:
        super().__init__(unit)
        self._identifiers = identifiers

    def focus(self, first: dt.date, family: str, weeks: int = FOCUS_WEEKS, by: object | None = None) -> None:
        """Have one family be the focus from that day on; one that begins on the same day makes way.

        Raises:
            UsageError: it does not last a week at least.
            JournalError: the journal can't be written to; nothing was changed.
        """
        if not 1 <= weeks <= 53:
            raise UsageError(_("A focus lasts 1 to 53 weeks."))
        key = day_text(first)
        image = {"first": key, "family": family, "weeks": weeks}
        self._put(_("choose a focus"), "focus", key, image, by)

    def end_focus(self, first: dt.date, by: object | None = None) -> None:
        """Take out the focus that begins on that day."""
        self._remove(_("end the focus"), "focus", [day_text(first)], by)

    def make(self, intention: Intention, by: object | None = None) -> str:
        """Make an intention, or change the one with that id; an empty id makes a new one.

        The actions it names are not looked at: see `tie`.

        Returns:
            Its id.

        Raises:
            UsageError: one half is missing, or longer than 500 characters.
            JournalError: the journal can't be written to; nothing was changed.
        """
        wanted = checked_intention(intention)
        key = wanted.id or self._identifiers.next()
        image = {
            "day": day_text(wanted.day),
            "until": day_text(wanted.until),
            "cue": wanted.cue,
            "deed": wanted.deed,
            "learning": wanted.learning,
            "family": wanted.family,
            "outcome": None if wanted.outcome is None else wanted.outcome.value,
        }
        name = _("intend “{text}”").format(text=shortened(wanted.deed, 40))
        self._put(name, "intention", key, image, by)
        return key

    def remove(self, key: str, by: object | None = None) -> None:
        """Take an intention out, its ties included."""

        def work(connection: Connection) -> list[Change | None]:
            ties = connection.execute(
                select(IntentionTieRow.id).where(IntentionTieRow.intention_id == key)
            ).scalars()
            images = [put(connection, "intention tie", tie, None) for tie in ties.all()]
            return [*images, put(connection, "intention", key, None)]

        self._unit.apply(_("remove an intention"), work, by)

    def tell(self, key: str, outcome: Outcome | None, by: object | None = None) -> None:
        """Keep what became of an intention.

        Raises:
            JournalError: it is not there any more, or the journal can't be written to.
        """

        def work(connection: Connection) -> list[Change | None]:
            _demand(connection, key)
            value = None if outcome is None else outcome.value
            return [put(connection, "intention", key, {"outcome": value})]

        self._unit.apply(_("say what became of an intention"), work, by)

    def tie(self, key: str, actions: Iterable[str], by: object | None = None) -> None:
        """Tie actions to an intention, as one step, after those tied before.

        Raises:
            JournalError: the intention is not there any more, or the journal can't be written to.
        """
        wanted = list(dict.fromkeys(actions))

        def work(connection: Connection) -> list[Change | None]:
            _demand(connection, key)
            tied = connection.execute(
                select(IntentionTieRow.action_id, IntentionTieRow.place).where(
                    IntentionTieRow.intention_id == key
                )
            ).all()
            known = {row.action_id for row in tied}
            place = max((row.place for row in tied), default=-1) + 1
            new = [action for action in wanted if action not in known]
            return [
                put(
                    connection,
                    "intention tie",
                    f"{key}/{action}",
                    {"intention_id": key, "action_id": action, "place": place + number},
                )
                for number, action in enumerate(new)
            ]

        name = ngettext(
            "tie {count} action to an intention", "tie {count} actions to an intention", len(wanted)
        )
        self._unit.apply(name.format(count=len(wanted)), work, by)

    def untie(self, key: str, actions: Iterable[str], by: object | None = None) -> None:
        """Take the ties off again, as one step."""
        keys = [f"{key}/{action}" for action in actions]
        name = ngettext(
            "untie {count} action from an intention", "untie {count} actions from an intention", len(keys)
        )
        self._remove(name.format(count=len(keys)), "intention tie", keys, by)


def checked_intention(intention: Intention) -> Intention:
    """The intention as it is kept.

    Raises:
        UsageError: one half is missing, or can't be kept as it is. "When" may be missing of a goal to learn.
    """
    long = _("This half has {count} characters; {most} fit.")
    wanted = dataclasses.replace(intention, cue=line(intention.cue, long), deed=line(intention.deed, long))
    if not wanted.deed:
        raise UsageError(_("What you will do is missing."), _("Write it after “I will”."))
    if not wanted.cue and not wanted.learning:
        raise UsageError(
            _("When you will do it is missing."), _("Write after “When” what will happen just before.")
        )
    if wanted.until < wanted.day:
        raise UsageError(_("An intention can’t end before it begins."))
    return wanted


def _demand(connection: Connection, key: str) -> None:
    if current(connection, "intention", key) is None:
        raise JournalError(
            _("This intention is not in the journal any more."), _("It may have been removed.")
        )
