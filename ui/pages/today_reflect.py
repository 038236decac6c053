"""What Today reflects on beside the day: the question with its answer, the intention, the focus.

Read on the lane, shown as soon as it is there, and read anew at once when any of it changes, be it by undo.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal.domain.action import Notice
from journal.domain.intention import Intention
from journal.domain.prompting import is_resting
from journal.domain.reflection import Reflection
from journal.errors import JournalError
from journal.language import _
from ui.messages import Message
from ui.pages.context import ActionDesk, PageContext
from ui.pages.intention_dialog import IntentionDialog
from ui.pages.intention_out import put_into_calendar
from ui.pages.tied_actions import TiedActionsDialog
from ui.pages.today_aside import TodayAside

if TYPE_CHECKING:  # imports SQLAlchemy, which comes after the first paint
    from journal.opening import OfToday, Opened

SLOT = "answer"
SHOWN = frozenset(
    {"reflection", "focus", "intention", "intention tie", "vision", "month view", "setting", "action"}
)
"""Kinds of change after which what stands beside the day is read anew."""
APART = frozenset(
    {
        "reflection",
        "focus",
        "intention",
        "intention tie",
        "vision",
        "vision tie",
        "month view",
        "other view",
        "assessment",
        "week result",
        "person",
        "review",
        "retag",
    }
)
"""Kinds that leave the day's actions as they are."""


class ReflectDesk(QObject):
    """Serves the cards of reflection beside Today.

    `told` with an `OfToday` whenever it was read; `focus_wanted` when the keys are to go back to where one
    logs, `cards_wanted` when the cards, which something else stands in front of, are to be seen.
    """

    told = Signal(object)
    focus_wanted = Signal()
    cards_wanted = Signal()

    def __init__(
        self,
        context: PageContext,
        page: QWidget,
        cards: TodayAside,
        desk: ActionDesk,
    ) -> None:
        super().__init__(page)
        self._context, self._page, self._desk, self._cards = context, page, desk, cards
        question, intention = self._question, self._card = cards.question, cards.intention
        self._opened: Opened | None = None
        self._today = self._day = dt.date.min
        self._found: OfToday | None = None
        self._wants_answer = False
        context.drafts.follow(SLOT, question.kept)
        question.typed.connect(lambda: context.drafts.touch(SLOT))
        question.answered.connect(self._answer)
        question.left.connect(self.focus_wanted)
        intention.change_wanted.connect(self.edit)
        intention.focus_wanted.connect(self.edit)
        intention.removal_wanted.connect(self._remove)
        intention.tied_wanted.connect(self._show_tied)
        intention.calendar_wanted.connect(self._put_into_calendar)
        context.ties.make_wanted.connect(self.edit)

    # What the page does --------------------------------------------------------------------

    def ask(self, opened: Opened, today: dt.date, day: dt.date) -> None:
        """Read what there is to show on `today` beside `day`."""
        if opened is not self._opened:
            self._opened, self._found = opened, None
            self._context.ties.intention = self._context.ties.vision = None
            self._question.put_kept(self._context.drafts.load(SLOT))
        self._today, self._day = today, day
        catalogue = self._context.catalogue.now
        self._context.lane.run(
            "of today",
            lambda: opened.of_today(today, day, catalogue),
            lambda found: self._take(opened, found),
            self._context.messages.complain,
        )

    def follow(self, notices: Sequence[Notice]) -> bool:
        """Read anew at once what these tell of; True where nothing else on the page has changed."""
        kinds: frozenset[str] = frozenset().union(*(notice.kinds for notice in notices))
        self._context.ties.follow(kinds if notices else None)
        if self._opened is not None and (not notices or kinds & SHOWN):
            self.ask(self._opened, self._today, self._day)
        return bool(kinds) and kinds <= APART

    def answer_by_key(self) -> None:
        """Put the cursor into the answer, as soon as there is a question to answer."""
        if self._cards.isHidden():
            self.cards_wanted.emit()
        if not self._cards.isVisible():
            words = _("The question of the day stands beside the list. A wider window has room for it.")
            self._context.messages.post(Message(words))
            return
        self._wants_answer = not self._question.take_focus()

    def edit(self, lesson: str = "") -> None:
        """Make the intention of the week, or change it; `lesson` is what it is to begin with."""
        opened, found = self._opened, self._found
        if opened is None or found is None:
            return
        try:
            dialog = IntentionDialog(self._context, opened, found.intention, found.focus, self._page.window())
        except JournalError as error:
            self._context.messages.complain(error)
            return
        if lesson:
            dialog.form.put_kept({"cue": "", "deed": " ".join(lesson.split()), "learning": False})
        dialog.made.connect(lambda: self._desk.done(_("Intention kept")))
        dialog.removed.connect(lambda: self._desk.done(_("Intention taken out")))
        dialog.focus_chosen.connect(
            lambda name: self._desk.done(_("{family} is the focus for four weeks").format(family=name))
        )
        dialog.open()

    @property
    def found(self) -> OfToday | None:
        """What was read last."""
        return self._found

    # Showing -------------------------------------------------------------------------------

    def _take(self, opened: Opened, found: OfToday) -> None:
        if opened is not self._opened:
            return
        self._found = found
        ties = self._context.ties
        ties.intention, ties.vision = found.intention, found.vision
        resting = is_resting(found.today, opened.journal.settings.get().rest_until)
        self._question.show_question(found.question, found.today, resting=resting)
        name, week = "", None
        if found.focus is not None:
            family = found.focus.family
            names = (one.name for one in self._context.catalogue.families if one.id == family)
            name, week = next(names, ""), found.focus.week_on(found.today)
        self._card.set_asking(not resting)
        self._card.show_plan(found.focus if name else None, name, week, found.intention, found.tied_count)
        self.told.emit(found)
        if self._wants_answer:
            self._wants_answer = False
            self._question.take_focus()

    # What the person does ------------------------------------------------------------------

    def _answer(self, reflection: Reflection) -> None:
        if self._opened is None:
            return
        try:
            self._opened.journal.reflections.answer(reflection)
        except JournalError as error:
            self._question.complain(error)
            return
        self._question.kept_answer()
        blank = not reflection.text.strip()
        self._desk.done(_("Answer taken out") if blank else _("Answer kept"))
        self.focus_wanted.emit()

    def _remove(self) -> None:
        def remove(opened: Opened, intention: Intention) -> None:
            opened.journal.intentions.remove(intention.id)
            self._desk.done(_("Intention taken out"))

        self._with_intention(remove)

    def _show_tied(self) -> None:
        self._with_intention(
            lambda opened, intention: TiedActionsDialog(
                self._context, opened, intention, self._desk, self._page.window()
            ).open()
        )

    def _with_intention(self, call: Callable[[Opened, Intention], object]) -> None:
        if self._opened is None or self._found is None or self._found.intention is None:
            return
        try:
            call(self._opened, self._found.intention)
        except JournalError as error:
            self._context.messages.complain(error)

    def _put_into_calendar(self) -> None:
        opened, found = self._opened, self._found
        if opened is not None and found is not None and found.intention is not None:
            put_into_calendar(self._context, opened, found.intention, found.today, self._page.window())
