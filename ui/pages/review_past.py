"""Past reviews: the weeks before, with what was written in them, and one field to search them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.domain.dates import day_heading, long_date
from journal.domain.intention import Intention
from journal.language import _, ngettext
from journal.reading.past_reviews import PastWeek, found_in, past_weeks
from ui.pages.context import PageContext
from ui.pages.review_words import outcome_words, sentence, week_number, week_words
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.card import Rule
from ui.widgets.fields import SearchField
from ui.widgets.lead_line import LeadLine
from ui.widgets.text import Text

if TYPE_CHECKING:
    from journal.opening import Opened

AT_ONCE, PAGE = 3, 12


class PastWeekView(QWidget):
    """One week in full: what went well, the intention and its outcome, the answers."""

    def __init__(self, look: Look, past: PastWeek) -> None:
        super().__init__()
        self.past = past
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        last = past.week + dt.timedelta(days=6)
        heading = _("Week {number}").format(number=week_number(past.week))
        column.addWidget(Text(look, "body", weight=600, text=heading))
        days = f"{week_words(past.week, last)} {last.year}"
        review = past.review
        if review is not None and review.finished is not None:
            days = _("{days}, reviewed on {day}").format(days=days, day=long_date(review.finished))
        elif review is not None:
            days = _("{days}, begun and not ended").format(days=days)
        column.addWidget(Text(look, "small", "muted", text=days))
        if review is not None and review.well:
            column.addWidget(Text(look, "body", text=review.well, selectable=True))
        for plan in past.intentions:
            column.addWidget(LeadLine(look, _plan(plan), icon="intention", role="body"))
        for answer in past.answers:
            asked = f"{day_heading(answer.day, past.week)} · {answer.question}"
            column.addWidget(Text(look, "small", "muted", text=asked))
            column.addWidget(Text(look, "body", text=answer.text, selectable=True))
        column.addSpacing(10)
        column.addWidget(Rule(look))
        column.addSpacing(10)


def _plan(plan: Intention) -> str:
    if plan.outcome is None:
        return sentence(plan)
    return f"{sentence(plan)} · {outcome_words(plan.outcome)}"


class PastReviews(QWidget):
    """The list with its search. `searched` carries the words; the owner answers with `read`."""

    searched = Signal(str)
    left = Signal()

    def __init__(self, look: Look, key: str) -> None:
        super().__init__()
        self._look = look
        self._weeks: tuple[PastWeek, ...] = ()
        self._shown = 0
        self._wanted = PAGE
        self.views: list[PastWeekView] = []
        self.search = SearchField(look, _("Search reviews, intentions and answers"), key)
        self.search.textChanged.connect(self.searched)
        self.search.escaped.connect(self.left)
        self.count = Text(look, "ui", "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.more = Button(look, _("Show earlier weeks"))
        self.more.clicked.connect(self._show_more)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._build_some)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.count)
        column.addSpacing(4)
        column.addLayout(self._list)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)

    def begin(self, *, anew: bool) -> None:
        """Be seen, with the cursor in the search; words that stand in it can be typed over."""
        if anew:
            self.search.clear()
        self.show()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.selectAll()

    def read(self, context: PageContext, opened: Opened) -> None:
        """Read the weeks that hold what is searched, on the lane, and show them."""
        wanted = self.search.text()

        def find() -> tuple[PastWeek, ...]:
            return found_in(past_weeks(opened.reader, opened.journal.settings.get().week_start), wanted)

        context.lane.run("past reviews", find, self.show_weeks, context.messages.complain)

    def show_weeks(self, weeks: tuple[PastWeek, ...]) -> None:
        """Show these, a few at a time."""
        if weeks == self._weeks and self.views:
            return
        self._weeks, self._shown, self._wanted = weeks, 0, PAGE
        for view in self.views:
            self._list.removeWidget(view)
            view.hide()
            view.deleteLater()
        self.views = []
        words = ngettext("{count} week", "{count} weeks", len(weeks)).format(count=len(weeks))
        if not weeks:
            words = (
                _("Nothing found. Fewer words, or only their beginnings, find more.")
                if self.search.text().strip()
                else _("Nothing is kept of earlier weeks yet.")
            )
        self.count.set_text(words)
        self._build_some()

    def _build_some(self) -> None:
        upto = min(self._shown + AT_ONCE, self._wanted, len(self._weeks))
        for past in self._weeks[self._shown : upto]:
            view = PastWeekView(self._look, past)
            self.views.append(view)
            self._list.addWidget(view)
        self._shown = upto
        if self._shown < min(self._wanted, len(self._weeks)):
            self._wait.start(0)
        self.more.setVisible(self._wanted < len(self._weeks))

    def _show_more(self) -> None:
        self._wanted += PAGE
        self._build_some()
