"""Review: the week in ten minutes, step by step, each of them kept as it goes."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QRect, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.action import Notice
from journal.domain.intention import Intention
from journal.domain.review import Review, Step
from journal.language import _
from journal.places import Clock
from journal.settings.machine import MachineSettings
from ui.messages import Message
from ui.models.action_list import ActionList
from ui.pages.context import ActionDesk, PageContext
from ui.pages.intention_out import put_into_calendar
from ui.pages.page import Page
from ui.pages.review_bodies import SLOT, Bodies
from ui.pages.review_desk import ReviewDesk, ReviewReading
from ui.pages.review_due import DueNote
from ui.pages.review_face import ReviewFace, intro_words, other_week
from ui.pages.review_moved import MovedBody
from ui.pages.review_past import PastReviews
from ui.pages.review_reading import read_review
from ui.pages.review_walk import place_after
from ui.pages.walking import StepWalker
from ui.theme.focus import focus_by_key
from ui.widgets.growing_text import BEHAVIOUR_KEYS, CONTROL

PAUSE_MS = 4_000
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReviewPage(Page):
    """The page: before it is begun, step by step, done, and the reviews of the past.

    One week is looked back upon at a time: that of the review that is begun and not ended, else the one that
    `journal.domain.review_week` offers. It stays that week through day starts and clock changes.
    """

    def __init__(self, context: PageContext, clock: Clock, settings: MachineSettings) -> None:
        super().__init__(context, clock, settings)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.desk = ReviewDesk(context.messages)
        self._actions = ActionDesk(context, self.undo_wanted.emit)
        self._reading: ReviewReading | None = None
        self._week: dt.date | None = None
        self._step: Step | None = None
        self.bodies = Bodies(context, self.desk, self._actions, self)
        self.past: PastReviews | None = None
        self.face = ReviewFace(context.look, context.commands.key("vision"))
        self.face.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.face)
        self._wants_focus = self._is_walked = False
        self._opening = QTimer(self)
        self._opening.setSingleShot(True)
        self._opening.setInterval(0)
        self._opening.timeout.connect(self._open_body)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._save_on_pause)
        self._due = DueNote(context.lane, self)
        self._due.told.connect(lambda due: self.note_changed.emit(_("due") if due else ""))
        self._connect()

    def _connect(self) -> None:
        face, bodies = self.face, self.bodies
        bodies.typed.connect(self._typed)
        bodies.settled.connect(self.go_on)
        bodies.queue_wanted.connect(self._tag_queue)
        bodies.tagged.connect(self._focus_next)
        bodies.calendar_wanted.connect(self._put_into_calendar)
        face.aside.vision.revise_wanted.connect(self._context.commands.action("vision").trigger)
        face.step_clicked.connect(self.open_step)
        face.foot.resized.connect(self.foot_moved)
        face.foot.next.clicked.connect(self.go_on)
        face.foot.back.clicked.connect(self.step_back)
        face.foot.other.clicked.connect(self._other)
        face.columns.link.clicked.connect(self._take_other_week)
        face.columns.widen.clicked.connect(self.widen)
        face.columns.past_button.clicked.connect(self.search)
        face.aside.day_clicked.connect(self.day_wanted)
        face.aside.tied_wanted.connect(lambda: self.open_step(Step.KEPT))

    # What the window asks for --------------------------------------------------------------

    @override
    def message_place(self) -> QRect:
        return self.face.message_place()

    @override
    def follow(self, notices: Sequence[Notice]) -> None:
        mine = [notice for notice in notices if notice.by is self.desk]
        if not notices or any("review" in notice.kinds or "setting" in notice.kinds for notice in notices):
            self._due.look()
        self._is_walked |= any(isinstance(notice.by, StepWalker) for notice in notices)
        if not notices or len(mine) < len(notices):
            super().follow(notices)

    @override
    def forget(self) -> None:
        self._pause.stop()
        for name in ("review", "past reviews"):
            self._context.lane.cancel(name)  # they are of another journal
        self.desk.forget()
        self._actions.opened = self.desk.opened = self._due.opened = self._opened
        self._reading = self._week = self._step = None
        for row in self.face.rows.values():
            row.set_body(None)
        self.bodies.forget()
        self.face.hide()
        if self._opened is not None:
            self._due.look()

    @override
    def read(self) -> None:
        opened = self._opened
        if opened is None:
            return
        catalogue, week, begun = self._context.catalogue, self._week, self.desk.review
        self._context.lane.run(
            "review",
            lambda: read_review(opened, catalogue, week, begun),
            partial(self._take, self.desk.changes),
            self._context.messages.complain,
        )
        if self._is_in_past:
            self._read_past()

    @override
    def take_focus(self) -> None:
        if self._is_in_past:
            self.leave_past()  # who asks for the review is not asking for those of the past
        if self._reading is None or self._opening.isActive():
            self._wants_focus = True
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_step()

    @property
    @override
    def is_current(self) -> bool:
        return super().is_current and not self._opening.isActive()

    @override
    def step_back(self) -> bool:
        if self._is_in_past:
            self.leave_past()
        else:
            self.go_back()
        return True

    @override
    def lists(self) -> tuple[ActionList, ...]:
        moved = self.bodies.made(Step.MOVED)
        return (moved.list,) if isinstance(moved, MovedBody) else ()

    @override
    def leave(self) -> None:
        self._save_on_pause()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._save_on_pause()
        review = self.desk.review
        if self._step is None and review is not None and (review.finished or not self._is_begun):
            self._week = None  # the next time the week is asked for anew
            self._is_stale = True

    # What was read -------------------------------------------------------------------------

    @property
    def step(self) -> Step | None:
        """The open step; None before the review is begun and once it is done."""
        return self._step

    @property
    def _is_in_past(self) -> bool:
        return self.past is not None and not self.past.isHidden()

    @property
    def _is_begun(self) -> bool:
        return self._reading is not None and self._reading.review is not None

    def _take(self, changes: int, reading: ReviewReading) -> None:
        if changes != self.desk.changes:
            self.reload()  # read before something was written here: it would put back what was there
            return
        former = self._reading
        self._reading = reading
        is_new = former is None or former.week != reading.week
        review = reading.review or Review(reading.week, reading.today, chosen=reading.material.chosen)
        if reading.review is None and self.desk.review is not None and not is_new:
            review = self.desk.review if former is not None and former.review is None else review
        if is_new:
            for row in self.face.rows.values():
                row.set_body(None)
        walked, self._is_walked = self._is_walked and not is_new and reading.review is not None, False
        if walked and former is not None and self.desk.review is not None:
            self._step = place_after(self._step, (self.desk.review, former), (review, reading))
        self.bodies.take(reading)
        self.desk.take(review, reading.review)
        if reading.review is not None and reading.review.finished is None:
            self._week = reading.week
        if is_new or reading.review is None:
            self._step = review.present if self._is_begun and review.finished is None else None
        if self._step is not None and self._step not in review.steps:
            self._step = review.present
        self.face.aside.show_reading(reading)
        self._show(focus=(is_new or walked) and self.isVisible() and self._has_keys())

    def _has_keys(self) -> bool:
        focus: QWidget | None = self.window().focusWidget()
        return focus is None or focus is self or self.isAncestorOf(focus)

    def _show(self, *, focus: bool = False) -> None:
        reading, review = self._reading, self.desk.review
        if reading is None or review is None:
            return
        face = self.face
        face.make_rows(review.steps)
        face.show_steps(reading, review, self._step)
        if self._is_in_past:
            return
        face.show_head(reading, review, self._step)
        opened = self._step is not None
        intro = "" if opened else intro_words(reading, review, begun=self._is_begun)
        face.columns.show_intro(intro, "" if opened else other_week(reading)[1])
        face.columns.widen.setVisible(review.short and self._is_begun)
        face.show_foot(reading, review, self._step)
        face.show()
        self._wants_focus = self._wants_focus or focus
        if focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # until there is what it is for
        self._opening.start()

    def _open_body(self) -> None:
        """The contents of the open step, in a moment of their own: each may take some milliseconds."""
        reading, step = self._reading, self._step
        if reading is None:
            return
        for other, row in self.face.rows.items():
            if other is not step:
                row.set_body(None)
        if step is not None and step in self.face.rows:
            is_made = self.bodies.made(step) is not None
            body = self.bodies.open(step, reading)
            if not is_made:
                self._opening.start()  # it is laid out in the next one
                return
            self.face.rows[step].set_body(body)
        focus, self._wants_focus = self._wants_focus, False
        if focus:
            self._focus_step()
            if step is not None:
                # once the rows have taken the room they need
                QTimer.singleShot(0, self, partial(self.face.show_row, step))

    # Going through -------------------------------------------------------------------------

    def begin(self, *, short: bool) -> None:
        """Begin the review of the shown week."""
        reading = self._reading
        if reading is None or not self.desk.keep(short=short):
            return
        self._week = reading.week
        self._after(self.desk.review.present if self.desk.review is not None else None)

    def go_on(self) -> None:
        """End the open step and open the next; before the first, begin."""
        review = self.desk.review
        if self._reading is None or review is None:
            return
        if self._step is None:
            if not self._is_begun:
                self.begin(short=self._reading.is_young)
            elif review.finished is None:
                self._after(review.present)
            return
        if self._save(self._step):
            self._end_step(review)

    def _save(self, step: Step) -> bool:
        if self._reading is None:
            return True
        return (self.bodies.made(step) or self.bodies.open(step, self._reading)).save()

    def skip(self) -> None:
        """Pass over the open step; what is typed in it is kept all the same."""
        review = self.desk.review
        if self._step is None or review is None or review.finished is not None:
            return
        if self._step is not Step.NEXT:
            self._save(self._step)
        self._end_step(review)

    def _end_step(self, review: Review) -> None:
        step = self._step
        review = self.desk.review or review
        if step is None or self._reading is None:
            return
        if review.finished is not None:
            self._after(None)
            return
        done = tuple(one for one in Step if one in review.done or one is step)
        later = review.steps[review.steps.index(step) + 1 :]
        following = next((one for one in later if one not in done), None)
        if following is None and step is not review.steps[-1]:
            following = review.steps[-1]
        finished = self._reading.today if following is None else None
        if self.desk.keep(done=done, finished=finished):
            self._after(following)

    def go_back(self) -> None:
        """Open the step before; what is typed is kept."""
        review = self.desk.review
        if self._step is None or review is None:
            return
        place = review.steps.index(self._step)
        if place:
            self.open_step(review.steps[place - 1])

    def open_step(self, step: Step) -> None:
        """Open a step of the review, in whatever order; what is typed in the former one is kept."""
        review = self.desk.review
        if review is None or step not in review.steps or step is self._step:
            return
        if not self._is_begun and not self.desk.keep(short=False):
            return
        if self._reading is not None:
            self._week = self._reading.week
        self._save_on_pause()
        self._after(step)

    def widen(self) -> None:
        """Go on from the three-minute form with the whole."""
        self._save_on_pause()
        if self.desk.keep(short=False, finished=None) and self.desk.review is not None:
            self._after(self.desk.review.present)

    def _after(self, step: Step | None) -> None:
        """Show that step, or that all is done, with what the journal holds now."""
        if self._reading is None:
            return
        by_key = self._step is not None
        self._step = step
        self.desk.open_step()
        self._reading = dataclasses.replace(self._reading, review=self.desk.review)
        self._context.drafts.touch(SLOT, at_once=True)
        self._due.look()
        self.reload()
        self._show(focus=True)
        if step is None and by_key:
            self.face.pane.verticalScrollBar().setValue(0)

    def _focus_step(self) -> None:
        body = None if self._step is None else self.bodies.made(self._step)
        if body is None or not body.take_focus():
            self._focus_next()

    def _focus_next(self) -> None:
        button = self.face.foot.next
        if button.isHidden():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            focus_by_key(button)

    def _other(self) -> None:
        if self._step is not None:
            self.skip()
        elif self._reading is not None:
            self.begin(short=not self._reading.is_young)

    def _take_other_week(self) -> None:
        if self._reading is not None:
            self._week, _words = other_week(self._reading)
            self.desk.forget()
            self.reload()

    def _tag_queue(self) -> None:
        self._save_on_pause()
        self._context.commands.action("to_tag").trigger()
        key = self._context.commands.key("page.review")
        back = partial(self.page_wanted.emit, "review")
        self._context.messages.post(
            Message(_("The review waits where you left it."), None, _("Back to it"), key, back)
        )

    def _put_into_calendar(self, intention: Intention) -> None:
        if self._opened is not None and self._reading is not None:
            put_into_calendar(self._context, self._opened, intention, self._reading.today, self.window())

    # Kept while one types ------------------------------------------------------------------

    def _typed(self) -> None:
        self._context.drafts.touch(SLOT)
        self._pause.start()

    def _save_on_pause(self) -> None:
        self._pause.stop()
        if self.desk.opened is not None and self._is_begun:
            self.bodies.save_all()
            self._context.drafts.touch(SLOT)

    # Past reviews --------------------------------------------------------------------------

    def search(self) -> None:
        """Show the past reviews, with the cursor in their search."""
        if self._opened is None:
            return
        if self.past is None:
            self.past = PastReviews(self._context.look, _("Ctrl F"))
            self.past.searched.connect(self._read_past)
            self.past.left.connect(self.leave_past)
            self.face.columns.main.insertWidget(0, self.past)
        self._save_on_pause()
        self.past.begin(anew=not self._is_in_past)
        self.face.columns.steps.hide()
        self.face.columns.header.set_title(_("Past reviews"))
        self.face.columns.header.set_fact("")
        self.face.columns.place.hide()
        self.face.columns.past_button.hide()
        self.face.foot.show_parts("", "", back=_("Back to the review"))
        self.face.foot.back.setToolTip(_("Esc"))
        self._read_past()

    def leave_past(self) -> None:
        """Back to the review."""
        if self.past is None or self.past.isHidden():
            return
        self.past.hide()
        self.face.columns.steps.show()
        self._show(focus=True)

    def _read_past(self) -> None:
        if self._opened is not None and self.past is not None:
            self.past.read(self._context, self._opened)

    # Keys ----------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._step is not None and self._opening.isActive() and not self._is_in_past:
            self._catch_up(event)
        elif not self._handle(event):
            super().keyPressEvent(event)

    def _catch_up(self, event: QKeyEvent) -> None:
        """A key is quicker than the step that it is meant for: open the step now, and give it the key."""
        while self._opening.isActive():
            self._opening.stop()
            self._open_body()
        focused: QWidget | None = self.window().focusWidget()
        target = focused if focused is not None and self.isAncestorOf(focused) else self
        QCoreApplication.sendEvent(target, event.clone())

    def _handle(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == CONTROL and key == Qt.Key.Key_F:
            self.search()
        elif self._is_in_past and key == Qt.Key.Key_Escape:
            self.leave_past()
        elif self._is_in_past:
            return False
        elif key in _ENTER and modifiers in (CONTROL, Qt.KeyboardModifier.NoModifier):
            if not event.isAutoRepeat():
                self.go_on()
        else:
            return modifiers == Qt.KeyboardModifier.NoModifier and self._press(event)
        return True

    def _press(self, event: QKeyEvent) -> bool:
        """A bare key where no text is typed."""
        key = event.key()
        body = None if self._step is None else self.bodies.made(self._step)
        if body is None or event.isAutoRepeat():
            return False
        if key in BEHAVIOUR_KEYS:
            return body.press(BEHAVIOUR_KEYS[key])
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            return body.press_digit(key - Qt.Key.Key_0)
        if key == Qt.Key.Key_S:
            self.skip()
            return True
        return False
