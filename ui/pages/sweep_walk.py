"""The second stage of a sweep: each key tags on disk, and the next line is asked about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal.domain.action import Action, DistinctionMark, Notice
from journal.domain.behaviour import Behaviour, Craft
from journal.domain.days import shortened
from journal.domain.edit import Edit
from journal.errors import JournalError
from journal.language import _
from ui.pages.sweep_course import Course

if TYPE_CHECKING:  # imports SQLAlchemy, which comes after the first paint
    from journal.opening import Opened

# A longer course is read anew only when something was undone; its lines are looked at when reached.
_READ_EACH_TIME = 300
_LONGEST_QUOTE = 40


class SweepWalk(QObject):
    """Tags the actions of a course one by one, each as soon as it is asked to.

    `moved` when something else is to be shown; `said(sentence)` for what is to be told, empty when
    that is over; `emptied` when no action is left in it. `by` is told in the journal's notices.
    """

    moved = Signal()
    said = Signal(str)
    emptied = Signal()

    def __init__(self, by: QObject) -> None:
        super().__init__(by)
        self._by = by
        self._opened: Opened | None = None
        self._end_following: Callable[[], None] | None = None
        self._is_stale = False
        self.course = Course(())

    def set_opened(self, opened: Opened | None) -> None:
        """The journal that the actions are in."""
        if self._end_following is not None:
            self._end_following()
        self._opened = opened
        self._end_following = None if opened is None else opened.journal.subscribe(self._noticed)

    def start(self, actions: Sequence[Action]) -> None:
        """Walk through these, from the first that has no tag."""
        self.course = Course(actions)
        self.moved.emit()

    def forget(self) -> None:
        """Walk through nothing."""
        self.course = Course(())
        self.said.emit("")

    def tag(self, behaviour: Behaviour) -> None:
        """Tag the current action and go on to the next."""
        action = self.course.current
        if action is None:
            return

        def change(opened: Opened) -> None:
            opened.journal.actions.tag([action.id], behaviour, by=self._by)

        if action.behaviour is behaviour or self._change(action, change):
            self.course.take(replace(action, behaviour=behaviour))
            self.course.go_on()
            self.moved.emit()

    def mark(self, marks: tuple[DistinctionMark, ...]) -> None:
        """Give the current action these distinctions."""
        action = self.course.current
        if action is not None and self._edit(action, Edit(distinctions=marks)):
            self.course.take(replace(action, distinctions=marks))
            self.moved.emit()

    def craft(self, craft: frozenset[Craft]) -> None:
        """Mark the current action with this craft."""
        action = self.course.current
        if action is not None and self._edit(action, Edit(craft=craft)):
            self.course.take(replace(action, craft=craft))
            self.moved.emit()

    def delete(self) -> None:
        """Put the current action into the trash and go on to the next."""
        action = self.course.current
        if action is None or not self._change(
            action, lambda opened: opened.journal.actions.delete([action.id], by=self._by)
        ):
            return
        self.course.drop(action.id)
        if not len(self.course):
            self.emptied.emit()
            return
        words = _("“{text}” is deleted. Ctrl\u00a0Z brings it back.")
        self.said.emit(words.format(text=shortened(action.text, _LONGEST_QUOTE)))
        self.moved.emit()

    def renew(self, actions: Sequence[Action]) -> None:
        """This is how they are now: some may be gone, some are back."""
        before = len(self.course)
        self.course.renew(actions)
        if len(self.course) > before:
            self.said.emit("")

    def skip(self) -> None:
        """On to the next; this one waits."""
        self.said.emit("")
        self.course.go_on()
        self.moved.emit()

    def back(self) -> None:
        """To the one before; its tag stays until another key."""
        self.said.emit("")
        if self.course.go_back():
            self.moved.emit()

    def go_to(self, place: int) -> None:
        """To a certain one."""
        self.said.emit("")
        self.course.go_to(place)
        self.moved.emit()

    def read(self) -> tuple[Action, ...] | None:
        """How the actions are now; None where there is no need to look, or no way."""
        if self._opened is None or not len(self.course):
            return None
        if not self._is_stale and len(self.course) > _READ_EACH_TIME:
            return None
        self._is_stale = False
        try:
            return self._opened.reader.by_ids(self.course.known)
        except JournalError as error:
            self.said.emit(str(error))
            return None

    def waiting(self) -> int:
        """How many actions of the whole journal have no tag."""
        try:
            return 0 if self._opened is None else self._opened.reader.untagged_count()
        except JournalError:
            return 0

    def _edit(self, action: Action, edit: Edit) -> bool:
        return self._change(
            action, lambda opened: opened.journal.actions.change(action.id, edit, by=self._by)
        )

    def _change(self, action: Action, change: Callable[[Opened], None]) -> bool:
        """Carry a change out; False, and a sentence, where it could not be."""
        self.said.emit("")
        if self._opened is None:
            return False
        try:
            change(self._opened)
        except JournalError as error:
            self._pass_over(action, error)
            return False
        return True

    def _pass_over(self, action: Action, error: JournalError) -> None:
        """Another program may have deleted it meanwhile; anything else stays where it is."""
        try:
            is_gone = self._opened is not None and self._opened.reader.action(action.id) is None
        except JournalError:
            is_gone = False
        if not is_gone:
            self.said.emit(str(error))
            return
        self.course.drop(action.id)
        words = _("“{text}” is not in the journal any more and is passed over.")
        self.said.emit(words.format(text=shortened(action.text, _LONGEST_QUOTE)))
        if len(self.course):
            self.moved.emit()
        else:
            self.emptied.emit()

    def _noticed(self, notice: Notice) -> None:
        # on whatever thread the change was made
        if notice.by is not self._by:
            self._is_stale = True
