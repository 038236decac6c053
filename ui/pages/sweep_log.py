"""The first stage of a sweep: from the text into the journal, as one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal.domain.action import Action, Draft
from journal.domain.behaviour import Origin
from journal.errors import JournalError
from journal.language import _, ngettext
from ui.pages.sweep_drafts import BadLine, drafts_of
from ui.tasks import Lane
from ui.widgets.sweep_text import SweepText

if TYPE_CHECKING:  # imports SQLAlchemy, which comes after the first paint
    from journal.opening import Opened

# More lines than this may be one long text: it is asked.
MANY = 40
# More than these are recorded off the window's thread.
AT_ONCE = 300


class SweepLog(QObject):
    """Records the lines of a text, all of them or none, and asks before where it is not plain.

    `began` when it takes a while; then `recorded(tuple of Action)`, or `refused` with the sentence
    already under the text, which stays as it is. `by` is told in the journal's notices.
    """

    began = Signal()
    recorded = Signal(object)
    refused = Signal()

    def __init__(self, text: SweepText, lane: Lane, origin: Origin | None, by: QObject) -> None:
        super().__init__(by)
        self._text = text
        self._lane = lane
        self._origin = origin
        self._by = by
        self._asked: tuple[str, bool] | None = None
        self.opened: Opened | None = None
        self.day = self.today = dt.date(2000, 1, 1)
        self.typed: str | None = None
        """What was recorded last, as text, to be given back where recording it is undone."""
        text.answered.connect(self._answered)

    def go_on(self) -> None:
        """Record the lines, unless there is something to ask or to put right."""
        if self.opened is None:
            self._text.complain(_("The journal is not open yet."))
            return
        count = len(self._text.field.filled())
        if not count:
            self._text.complain(_("There is nothing to log yet. Write a line for each thing you did."))
        elif count > MANY:
            words = ngettext(
                "{count} line. One action each, or one action?",
                "{count} lines. One action each, or one action?",
                count,
            )
            self._text.ask(words.format(count=f"{count:,}"), (_("One action each"), _("One action")))
            self._asked = ("split", True)
        else:
            self._record(each=True)

    def withdraw(self) -> None:
        """The text has changed: what was asked about it is no question any more."""
        self._asked = None

    def _answered(self, number: int) -> None:
        asked, self._asked = self._asked, None
        if asked is None or number < 0:
            return
        kind, each = asked
        if kind == "split":
            self._record(each=number == 0)
        elif number == 0:
            self._record(each=each, ahead=True)

    def _record(self, *, each: bool, ahead: bool = False) -> None:
        if self.opened is None:
            return
        try:
            drafts = drafts_of(self._text.field, self.day, self.today, self._origin, each=each)
        except BadLine as bad:
            self._text.complain(str(bad))
            self._text.field.select_line(bad.number)
            return
        late = sum(draft.day is not None and draft.day > self.today for draft in drafts)
        if late and not ahead:
            self._ask_ahead(late, each=each)
            return
        self.typed = self._text.text()
        opened = self.opened
        if len(drafts) <= AT_ONCE:
            try:
                self.recorded.emit(self._write(opened, drafts))
            except JournalError as error:
                self._refuse(error)
            return
        self._text.field.setReadOnly(True)
        self.began.emit()
        self._lane.run("sweep", lambda: self._write(opened, drafts), self._written, self._refuse)

    def _ask_ahead(self, late: int, *, each: bool) -> None:
        words = ngettext(
            "{count} line belongs to a day still to come. Log it all the same?",
            "{count} lines belong to a day still to come. Log them all the same?",
            late,
        )
        self._text.ask(words.format(count=late), (_("Log it"), _("Not now")))
        self._asked = ("ahead", each)

    def _write(self, opened: Opened, drafts: Sequence[Draft]) -> tuple[Action, ...]:
        journal = opened.journal
        return opened.reader.by_ids(journal.actions.record_all(drafts, journal.settings.get(), by=self._by))

    def _written(self, actions: tuple[Action, ...]) -> None:
        self._text.field.setReadOnly(False)
        self.recorded.emit(actions)

    def _refuse(self, error: JournalError) -> None:
        self._text.field.setReadOnly(False)
        self._text.complain(str(error))
        self.refused.emit()
