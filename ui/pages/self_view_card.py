"""In the aside of Today, around the end of a month: how many of ten were leadership? Then the month itself.

It is asked before the month is shown here, and never stands in the way of anything: one may log, look at
the chart, or put it off until tomorrow.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.domain.dates import month_name
from journal.domain.self_view import OF_TEN, MonthShare, MonthView
from journal.domain.self_view_words import compared_words, question_of, tagged_words
from journal.errors import JournalError
from journal.language import _
from ui.commands import shown
from ui.pages.context import PageContext
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import Flow
from ui.widgets.lead_line import LeadLine
from ui.widgets.of_ten import OfTen
from ui.widgets.self_view_scale import SelfViewScale
from ui.widgets.text import RichText, Run, Text

if TYPE_CHECKING:  # imports SQLAlchemy, which comes after the first paint
    from journal.opening import Opened

SLOT = "self_view"


class SelfViewCard(Card):
    """Asks for the self-view of a month, keeps it, and shows it beside the month's own share.

    `show_day` has it show what the day asks for; it is hidden where that is nothing. `views_wanted` asks for
    all of them; `kept` says that a guess was kept, so that the way back can be offered; `is_asking` while
    there is a question.
    """

    views_wanted = Signal()
    kept = Signal(str)
    shown_changed = Signal()

    def __init__(self, context: PageContext) -> None:
        look = context.look
        super().__init__(look)
        self._drafts = context.drafts
        self._opened: Opened | None = None
        self._month: dt.date | None = None
        self._today = dt.date.min
        self._later: dt.date | None = None
        self._typed: tuple[dt.date, int] | None = None
        self.is_asking = False
        self.question = Text(look, "lead", weight=500)
        self.circles = OfTen(look, "")
        self.figure = Text(look, "ui", "muted")
        self.problem = LeadLine(look, icon="warning", role="ui")
        self.keep = Button(look, _("Keep"), compact=True)
        self.later = Button(look, _("Not now"), "quiet", compact=True)
        self.views = Button(look, _("All self-views"), "link")
        self._build(context.commands.key("views"))
        self._drafts.follow(SLOT, self._to_keep)
        self.hide()

    def _build(self, key: str) -> None:
        self.keep.setToolTip(_("{what}  {key}").format(what=_("Keep"), key=shown("Return")))
        self.later.setToolTip(_("Asks again tomorrow"))
        self.views.setToolTip(_("{what}  {key}").format(what=_("All self-views"), key=key))
        self._ask = QWidget()
        ask = QVBoxLayout(self._ask)
        ask.setContentsMargins(0, 0, 0, 0)
        ask.setSpacing(8)
        buttons = QWidget()
        flow = Flow(buttons, 8)
        flow.addWidget(self.keep)
        flow.addWidget(self.later)
        for widget in (self.question, self.circles, self.figure, self.problem, buttons):
            ask.addWidget(widget)
        self.problem.hide()
        self.reveal = Reveal(self._look)
        self.body.addWidget(self._ask)
        self.body.addWidget(self.reveal)
        self.body.addWidget(self.views, 0, Qt.AlignmentFlag.AlignLeading)
        self.circles.changed.connect(self._say)
        self.circles.entered.connect(self.answer)
        self.keep.clicked.connect(self.answer)
        self.later.clicked.connect(self.put_off)
        self.views.clicked.connect(self.views_wanted)

    # What the page does --------------------------------------------------------------------

    def show_day(self, opened: Opened, due: dt.date | None, today: dt.date) -> bool:
        """Ask for `due`'s month, or tell what was guessed today; hidden where there is neither.

        Returns:
            Whether it is shown.

        Raises:
            JournalError: the journal can't be read.
        """
        if opened is not self._opened:
            self._opened = opened
            self._take_kept(self._drafts.load(SLOT))
        self._today = today
        month = due if due is not None and self._later != today else None
        if month is not None:
            self._show_question(month)
        self.is_asking = month is not None
        answered = None if month is not None else opened.self_view_told(today)
        if answered is not None:
            self._show_answer(*answered)
        self._ask.setVisible(self.is_asking)
        self.reveal.setVisible(answered is not None)
        self.views.setVisible(answered is not None)
        was_hidden = self.isHidden()
        self.setVisible(self.is_asking or answered is not None)
        if self.isHidden() is not was_hidden:
            self.shown_changed.emit()
        return not self.isHidden()

    def take_focus(self) -> None:
        """Give the focus to the circles."""
        self.circles.setFocus(Qt.FocusReason.OtherFocusReason)

    # What the person does ------------------------------------------------------------------

    def answer(self) -> None:
        """Keep the guess, and show the month."""
        leader = self.circles.said
        if self._opened is None or self._month is None:
            return
        if leader is None:
            self._complain(_("Press a key from 0 to 9, or a circle, to say how many."))
            return
        try:
            self._opened.journal.views.answer_month(MonthView(self._month, self._today, leader), self)
            self._typed = None
            self._drafts.touch(SLOT, at_once=True)
            focused = self.circles.hasFocus() or self.keep.hasFocus()
            self.show_day(self._opened, None, self._today)
        except JournalError as error:
            self._complain(str(error))
            return
        if focused:
            self.views.setFocus(Qt.FocusReason.OtherFocusReason)
        self.kept.emit(_("Self-view kept"))

    def put_off(self) -> None:
        """Not today; tomorrow again, while it is due."""
        self._later = self._today
        self._drafts.touch(SLOT, at_once=True)
        if self._opened is not None:
            self.show_day(self._opened, None, self._today)

    def _say(self, leader: int) -> None:
        self.problem.hide()
        if self._month is not None:
            self._typed = self._month, leader
        self._show_figure()
        self._drafts.touch(SLOT)

    def _complain(self, words: str) -> None:
        self.problem.set_text(words)
        self.problem.show()
        self.problem.announce()

    # Showing -------------------------------------------------------------------------------

    def _show_question(self, month: dt.date) -> None:
        if month == self._month and self.is_asking:
            return
        self._month = month
        self.set_heading(_("Before you look"))
        question = question_of(month)
        self.question.set_text(question)
        self.circles.setAccessibleName(question)
        self.circles.set_said(self._typed[1] if self._typed and self._typed[0] == month else None)
        self.problem.hide()
        self._show_figure()

    def _show_figure(self) -> None:
        said = self.circles.said
        if said is None:
            self.figure.set_text(_("Guess: the month is shown afterwards."))
        else:
            words = _("{leader} leadership, {manager} management")
            self.figure.set_text(words.format(leader=said, manager=OF_TEN - said))

    def _show_answer(self, view: MonthView, share: MonthShare) -> None:
        self.set_heading(_("{month}, your guess and your tags").format(month=month_name(view.month.month)))
        self.reveal.show_view(view, share)

    # Kept ----------------------------------------------------------------------------------

    def _to_keep(self) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        if self._typed is not None:
            kept |= {"month": self._typed[0].isoformat(), "leader": self._typed[1]}
        return kept if self._later is None else {**kept, "later": self._later.isoformat()}

    def _take_kept(self, kept: dict[str, Any]) -> None:
        self._typed = self._later = self._month = None
        self.is_asking = False
        try:
            if "later" in kept:
                self._later = dt.date.fromisoformat(kept["later"])
            if "month" in kept:
                leader = int(kept["leader"])
                self._typed = dt.date.fromisoformat(kept["month"]), min(max(leader, 0), OF_TEN)
        except (KeyError, TypeError, ValueError):
            return  # a draft is a convenience: where it makes no sense there is none


class Reveal(QWidget):
    """A guess beside the month's own share, and one sentence that takes no side."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = RichText(look, "body")
        self.scale = SelfViewScale(look)
        self.sentence = Text(look, "ui", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.words, self.scale, self.sentence):
            column.addWidget(widget)

    def show_view(self, view: MonthView, share: MonthShare) -> None:
        """Show both."""
        guessed = _("You guessed {leader} of 10.").format(leader=view.leader)
        self.words.set_runs([Run(guessed, strong=True), Run(" " + tagged_words(share))])
        self.scale.set_share(view.share, share.low, share.high)
        self.sentence.set_text(compared_words(view, share))
