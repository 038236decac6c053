"""The contents of the steps: made when a step is opened first, and what is typed in them kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from journal.domain.review import Step
from ui.pages.context import ActionDesk, PageContext
from ui.pages.review_again import AgainBody
from ui.pages.review_body import StepBody
from ui.pages.review_desk import ReviewDesk, ReviewReading
from ui.pages.review_moved import MovedBody
from ui.pages.review_plan import KeptBody, NextBody
from ui.pages.review_reads import OtherwiseBody, ReadBody
from ui.pages.review_rescue import rescue
from ui.pages.review_well import WellBody

SLOT = "review"
"""The slot of the drafts."""

_DRAFTS: dict[Step, str] = {
    Step.WELL: "well",
    Step.AGAIN: "seen",
    Step.OTHERWISE: "otherwise",
    Step.NEXT: "next",
}
_PLAIN: dict[Step, type[StepBody]] = {
    Step.WELL: WellBody,
    Step.READ: ReadBody,
    Step.OTHERWISE: OtherwiseBody,
    Step.KEPT: KeptBody,
}


class Bodies(QObject):
    """Those that were opened so far, of one journal.

    `typed` after each change of something typed, `settled` when a step asks to go on, `queue_wanted` to go to
    what is not tagged yet, `tagged` when the last old action was tagged again, `calendar_wanted` with an
    intention that is to be put into the calendar.
    """

    typed = Signal()
    settled = Signal()
    queue_wanted = Signal()
    tagged = Signal()
    calendar_wanted = Signal(object)

    def __init__(self, context: PageContext, desk: ReviewDesk, actions: ActionDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._desk, self._actions = context, desk, actions
        self._made: dict[Step, StepBody] = {}
        self._pending: dict[str, Any] = {}
        self._week: dt.date | None = None
        context.drafts.follow(SLOT, self._kept)

    def __iter__(self) -> Iterator[StepBody]:
        return iter(self._made.values())

    def made(self, step: Step) -> StepBody | None:
        """The contents of a step that was opened."""
        return self._made.get(step)

    def forget(self) -> None:
        """Let go of all of them, and take up what was typed for the journal that is open now."""
        for body in self._made.values():
            body.hide()
            body.deleteLater()
        self._made = {}
        self._week = None
        self._pending = self._context.drafts.load(SLOT)

    def take(self, reading: ReviewReading) -> None:
        """Another reading came: what was typed for another week than its own is written where it belongs."""
        if self._week is not None and self._week != reading.week:
            self.save_all()
            for body in self._made.values():
                body.hide()
                body.deleteLater()
            self._made = {}
        self._week = reading.week
        self._pending = rescue(self._desk, self._pending, reading)

    def open(self, step: Step, reading: ReviewReading) -> StepBody:
        """The contents of a step, showing this reading."""
        body = self._made.get(step)
        if body is not None:
            body.show_reading(reading)
            return body
        body = self._made[step] = self._make(step)
        body.show_reading(reading)
        body.changed.connect(self.typed)
        body.settled.connect(self.settled)
        body.put_kept(self._pending)
        self._pending.pop(_DRAFTS.get(step, ""), None)
        return body

    def save_all(self) -> None:
        """Have in the journal what is typed; a half-made intention waits among the drafts."""
        for step, body in self._made.items():
            if step is not Step.NEXT:
                body.save()

    def _make(self, step: Step) -> StepBody:
        if step is Step.MOVED:
            return MovedBody(self._context, self._desk, self._actions)
        if step is Step.AGAIN:
            again = AgainBody(self._context, self._desk)
            again.queue_wanted.connect(self.queue_wanted)
            again.tagged.connect(self.tagged)
            return again
        if step is Step.NEXT:
            plan = NextBody(self._context, self._desk)
            plan.calendar_wanted.connect(self.calendar_wanted)
            return plan
        return _PLAIN[step](self._context, self._desk)

    def _kept(self) -> Mapping[str, Any]:
        if self._week is None:
            return self._pending
        kept: dict[str, Any] = {name: value for name, value in self._pending.items() if name != "week"}
        for body in self._made.values():
            kept.update(body.kept())
        return {"week": self._week.isoformat(), **kept} if kept else {}
