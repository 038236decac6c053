"""From the capture field into the journal: what is asked first, what waits, what is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal.domain.behaviour import Behaviour, Origin
from journal.domain.captured import Captured
from journal.domain.dates import long_date
from journal.domain.line import Span
from journal.errors import JournalError
from journal.language import _, ngettext
from ui.widgets.capture import CaptureField
from ui.widgets.line_chips import day_words

if TYPE_CHECKING:  # imports SQLAlchemy, which comes after the first paint
    from journal.domain.action import Draft
    from journal.opening import Opened


def saved_words(behaviour: Behaviour | None, day: str = "") -> str:
    """What the message bar says once an action is on disk; `day` where it is another than the one shown."""
    match behaviour:
        case Behaviour.MANAGER:
            words = _("Saved as manager")
        case Behaviour.LEADER:
            words = _("Saved as leader")
        case Behaviour.BOTH:
            words = _("Saved as both")
        case Behaviour.OWN:
            words = _("Saved as own work")
        case None if day:
            return _("Saved for {day}, to be tagged later").format(day=day)
        case None:
            words = _("Saved, to be tagged later")
    return _("{saved} for {day}").format(saved=words, day=day) if day else words


@dataclass(frozen=True, slots=True)
class Typed:
    """What was sent off and is not in the journal yet: one action, or one each, for a page's day."""

    all: tuple[Captured, ...]
    day: dt.date | None
    each: bool = False


class Capturing(QObject):
    """Saves what a capture field hands over. A day to come is asked about first.

    Without a journal what is sent off waits in `waiting` until `save_waiting` or `give_back`.
    It is the `by` of the changes that save one action. `saved(action id)` comes after each save (of
    several, the last one's), `recorded(tuple of Captured, day)` with what they were, and `unsaved(bool)`
    tells whether the field holds what the journal could not take. `done(words, shape)` is called to
    tell the person.
    """

    origin: Origin | None = None
    """How what is saved came about, where it is not told by day and time: an answer to a ping."""

    saved = Signal(str)
    recorded = Signal(object, object)
    unsaved = Signal(bool)

    def __init__(
        self, capture: CaptureField, done: Callable[[str, str | None], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._capture = capture
        self._done = done
        self._opened: Opened | None = None
        self.waiting: list[Typed] = []
        self._asked: Typed | None = None
        self._today: dt.date | None = None
        self._day: dt.date | None = None
        capture.submitted.connect(self._submitted)
        capture.submitted_each.connect(self._submitted_each)
        capture.answered.connect(self._answered)
        capture.text_changed.connect(self._text_changed)

    @property
    def opened(self) -> Opened | None:
        """The journal it saves into; what was asked about the text for another is withdrawn."""
        return self._opened

    @opened.setter
    def opened(self, opened: Opened | None) -> None:
        if self._opened is not None:
            self._withdraw()
        self._opened = opened

    def set_days(self, day: dt.date, today: dt.date) -> None:
        """The page's day, which a line without one belongs to; a question about another is withdrawn."""
        if self._day not in (None, day):
            self._withdraw()
        self._day, self._today = day, today

    def _withdraw(self) -> None:
        if self._asked is not None:  # the text stays
            self._asked = None
            self._capture.withdraw_question()

    def save_waiting(self) -> None:
        """There is a journal now: save what was sent off before; what it refuses is put back."""
        waiting, self.waiting = self.waiting, []
        answers = [(typed, self._record(typed)) for typed in map(self._anew, waiting)]
        self._put_back([typed for typed, error in answers if error is not None])
        for error in [error for _typed, error in answers if error is not None][-1:]:
            self._reject(error)

    def _anew(self, typed: Typed) -> Typed:
        # the journal says when its day begins, and so what "yesterday" was
        read = self._capture.text_field.read
        return replace(typed, all=tuple(replace(c, line=read(c.line.source, c.plain)) for c in typed.all))

    def give_back(self) -> None:
        """There will be no journal: put what was sent off back into the field."""
        waiting, self.waiting = self.waiting, []
        self._put_back(waiting)

    # Asking --------------------------------------------------------------------------------

    def _submitted(self, captured: Captured) -> None:
        self._send(Typed((captured,), self._page_day()))

    def _submitted_each(self, captured: tuple[Captured, ...]) -> None:
        self._send(Typed(captured, self._page_day(), each=True))

    def _page_day(self) -> dt.date | None:
        return None if self._day == self._today else self._day

    def _send(self, typed: Typed) -> None:
        try:
            drafts = _drafts(typed, self.origin)
        except JournalError as error:
            self._reject(error)
            return
        ahead = [
            d.day for d in drafts if d.day is not None and self._today is not None and d.day > self._today
        ]
        if not ahead:
            self._save(typed)
            return
        self._asked = typed
        if typed.each:
            question = ngettext(
                "{count} of them is still to come. Log them all the same?",
                "{count} of them are still to come. Log them all the same?",
                len(ahead),
            ).format(count=len(ahead))
        else:
            question = _("{day} is still to come. Log it all the same?").format(day=long_date(ahead[0]))
        self._capture.ask(question, _("Log it"), _("Not now"))

    def _answered(self, yes: bool) -> None:
        typed, self._asked = self._asked, None
        if not yes or typed is None:
            return
        # the text may have been changed while the question stood below it
        if typed.each:
            again = self._capture.captured_each()
        else:
            again = (self._capture.captured(typed.all[0].behaviour),)
        self._save(replace(typed, all=again))

    # Saving --------------------------------------------------------------------------------

    def _save(self, typed: Typed) -> None:
        error = None
        if self.opened is None:
            self.waiting.append(typed)
        else:
            error = self._record(typed)
        if error is None:
            self._capture.accept()
        else:
            self._reject(error)

    def _record(self, typed: Typed) -> JournalError | None:
        if self.opened is None or not typed.all:
            return None
        journal = self.opened.journal
        try:
            drafts = _drafts(typed, self.origin)
            if typed.each:
                key = journal.actions.record_all(drafts, journal.settings.get())[-1]
            else:
                key = journal.record(drafts[0], by=self)
        except JournalError as error:
            return error
        self._tell(drafts)
        self.saved.emit(key)
        self.recorded.emit(typed.all, typed.day)
        return None

    def _tell(self, drafts: list[Draft]) -> None:
        tags = {draft.behaviour for draft in drafts}
        tag: Behaviour | None = tags.pop() if len(tags) == 1 else None
        if len(drafts) == 1:
            self._done(saved_words(tag, self._other_day(drafts[0].day)), tag)
            return
        later = sum(draft.behaviour is None for draft in drafts)
        words = ngettext("{count} action saved", "{count} actions saved", len(drafts))
        if later:
            words = ngettext(
                "{count} action saved; {later} to be tagged",
                "{count} actions saved; {later} to be tagged",
                len(drafts),
            )
        self._done(words.format(count=f"{len(drafts):,}", later=f"{later:,}"), tag)

    def _other_day(self, day: dt.date | None) -> str:
        """How the day is named if it is not the one shown; where it went is seen nowhere else."""
        if day is None or self._today is None or day == (self._day or self._today):
            return ""
        return day_words(day, self._today)

    def _reject(self, error: JournalError) -> None:
        self._capture.reject(str(error))
        self.unsaved.emit(True)

    def _put_back(self, lost: list[Typed]) -> None:
        """Put what could not be saved into the field, before what has been typed since."""
        sent = [captured for typed in lost for captured in typed.all]
        if not sent:
            return
        marks = [*(mark for captured in sent for mark in captured.marks), *self._capture.marks()]
        plain: list[Span] = []
        parts = [(captured.line.source, captured.plain) for captured in sent]
        parts.append((self._capture.text(), self._capture.text_field.plain))
        text = ""
        for part, spans in parts:
            if part:
                text += "\n" if text else ""
                plain.extend((start + len(text), end + len(text)) for start, end in spans)
                text += part
        self._capture.put(text, tuple(plain), tuple(dict.fromkeys(marks)))

    def _text_changed(self) -> None:
        if not self._capture.text().strip():
            self.unsaved.emit(False)


def _drafts(typed: Typed, origin: Origin | None) -> list[Draft]:
    def of(captured: Captured) -> Origin | None:
        return origin if typed.day is None and captured.line.day is None else None

    return [captured.draft(typed.day, of(captured)) for captured in typed.all]
