"""The first stage of a sweep: from the text into the journal, as one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from journal.domain.action import Action, Draft
from journal.domain.behaviour import Origin
from journal.errors import JournalError
from journal.language import _, ngettext
from ui.pages.sweep_drafts import BadLine, drafts_of, read_kept
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
    already under the text, which stays as it is. `by` is told in the journal's notices. `noted` comes
    right before: what `kept` tells from then on has to be on disk first, so that after a crash in
    between it is known whether the lines are in the journal.
    """

    noted = Signal()
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
        self._opened: Opened | None = None
        self._key = ""
        self.day = self.today = dt.date(2000, 1, 1)
        self.typed: dict[str, Any] | None = None
        """What was recorded last, as `kept` told it, to be given back where recording it is undone."""
        text.answered.connect(self._answered)

    @property
    def opened(self) -> Opened | None:
        """The journal it records into."""
        return self._opened

    @opened.setter
    def opened(self, opened: Opened | None) -> None:
        self._opened = opened
        self._drop_recorded()

    # What is typed -------------------------------------------------------------------------

    def kept(self) -> dict[str, Any]:
        """What is typed, what of it was taken back, and what it is being recorded as; empty without text."""
        text = self._text.text()
        if not text.strip():
            return {}
        kept = {"text": text, "plain": [list(span) for span in self._text.field.plain]}
        return {**kept, "first": self._key} if self._key else kept

    def put_kept(self, kept: Mapping[str, Any], *, before: bool = False) -> None:
        """Put there what `kept` told, in place of what is typed or before it, unless it was recorded."""
        text, spans = read_kept(kept)
        since = self._text.text() if before else ""
        if before and not text:
            return
        later = self._text.field.plain if since else ()
        shift = len(text) + 1
        self._text.set_text("\n".join(filter(None, (text, since))))
        self._text.field.set_plain((*spans, *((start + shift, end + shift) for start, end in later)))
        self._key = "" if since else str(kept.get("first") or "")
        self._drop_recorded()

    def _drop_recorded(self) -> None:
        """Empty the text where it is in the journal already: the program ended before it could."""
        if self._opened is None or not self._key:
            return
        try:
            is_there = self._opened.reader.action(self._key) is not None
        except JournalError:
            return
        self._key = ""
        if is_there:
            self._text.clear()

    # Recording -----------------------------------------------------------------------------

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
        self._key = ""

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
        opened = self.opened
        self.typed = self.kept()
        self._key = first = opened.journal.actions.new_id()
        self.noted.emit()
        if len(drafts) <= AT_ONCE:
            try:
                actions = self._write(opened, drafts, first)
            except JournalError as error:
                self._refuse(error)
            else:
                self._written(actions)
            return
        self._text.field.setReadOnly(True)
        self.began.emit()
        self._lane.run("sweep", lambda: self._write(opened, drafts, first), self._written, self._refuse)

    def _ask_ahead(self, late: int, *, each: bool) -> None:
        words = ngettext(
            "{count} line belongs to a day still to come. Log it all the same?",
            "{count} lines belong to a day still to come. Log them all the same?",
            late,
        )
        self._text.ask(words.format(count=late), (_("Log it"), _("Not now")))
        self._asked = ("ahead", each)

    def _write(self, opened: Opened, drafts: Sequence[Draft], first: str) -> tuple[Action, ...]:
        journal = opened.journal
        keys = journal.actions.record_all(drafts, journal.settings.get(), by=self._by, first=first)
        return opened.reader.by_ids(keys)

    def _written(self, actions: tuple[Action, ...]) -> None:
        self._key = ""
        self._text.field.setReadOnly(False)
        self.recorded.emit(actions)

    def _refuse(self, error: JournalError) -> None:
        self._key = ""
        self._text.field.setReadOnly(False)
        self._text.complain(str(error))
        self.refused.emit()
