"""What the steps of a review have done to the journal, and what they were given to show."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journal.domain.action import Action
from journal.domain.distinctions import Catalogue
from journal.domain.intention import Intention
from journal.domain.review import Review
from journal.domain.review_material import Material
from journal.errors import JournalError
from ui.messages import Messages

if TYPE_CHECKING:
    from journal.opening import Opened
    from journal.reading.review_state import ReviewState

WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ReviewReading:
    """Everything a review of `week` shows, read in one go.

    `review` is what is kept of it, None before it is begun. `actions` are the week's, the newest first.
    `next` is the intention made for the week after, None where there is none. `is_young`: the journal is
    in its first two weeks. `has_past`: there is something of earlier weeks to read.
    """

    state: ReviewState
    today: dt.date
    week: dt.date
    review: Review | None
    material: Material
    actions: tuple[Action, ...]
    catalogue: Catalogue
    next: Intention | None = None
    is_young: bool = False
    has_past: bool = False

    @property
    def next_days(self) -> tuple[dt.date, dt.date]:
        """First and last day of an intention made now: next week's, or what is left of it."""
        first = self.week + WEEK
        return max(first, self.today), max(first + WEEK, self.today + dt.timedelta(days=1)) - dt.timedelta(1)


class ReviewDesk:
    """Carries out what a step asks for, at once and on disk; what is refused is said in the message bar.

    It is the `by` of its changes to the review. `review` is the review as the page has it now; `changes`
    counts what was written, so that what was read before is known to be old.
    """

    def __init__(self, messages: Messages) -> None:
        self._messages = messages
        self.opened: Opened | None = None
        self.review: Review | None = None
        self._saved: Review | None = None
        self.changes = 0
        self._made = 0

    def take(self, review: Review, saved: Review | None) -> None:
        """Go on with this review; `saved` is what the journal holds of it."""
        self.review, self._saved = review, saved

    def forget(self) -> None:
        """Let go of the review."""
        self.review = self._saved = None
        self._made = 0

    def open_step(self) -> None:
        """Another step is open: what was done before has nothing to do with going on from it."""
        self._made = 0

    def note(self) -> None:
        """Something was done in the open step: going on from it belongs to it, and is undone with it."""
        if self.opened is not None:
            self._made = self.opened.journal.last_step

    @property
    def can_take_back(self) -> bool:
        """Whether what was done last in the open step is what undo takes back now."""
        return self.opened is not None and self._made != 0 and self._made == self.opened.journal.last_step

    def keep(self, **changes: Any) -> bool:
        """Change the review, and have it on disk; False where it could not be written."""
        if self.review is None:
            return False
        former, wanted = self.review, dataclasses.replace(self.review, **changes)
        if wanted == self._saved:
            self.review = wanted
            return True

        def save(opened: Opened) -> None:
            opened.journal.reviews.save(wanted, self, self._made if wanted.done != former.done else 0)

        if not self.run(save):
            return False
        self.review = self._saved = wanted
        return True

    def run(self, call: Callable[[Opened], object]) -> bool:
        """Do something to the journal; False where it was refused, and it is said why."""
        if self.opened is None:
            return False
        self.changes += 1
        try:
            call(self.opened)
        except JournalError as error:
            self._messages.complain(error)
            return False
        self.note()
        return True
