"""A milestone beside the chart: what was learned, and the thirty days before and after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.action import Action
from journal.domain.behaviour import Milestone
from journal.domain.dates import long_date
from journal.domain.marks import MilestoneMark
from journal.language import _, ngettext
from journal.statistics.amounts import band, decimal, duration, figure, hundredths
from journal.statistics.compare import Comparison, Side
from journal.statistics.compare_words import compare_words
from journal.statistics.runs import runs
from journal.statistics.series import Measure
from ui.models.actions import milestone_word
from ui.pages.periods import Periods
from ui.pages.side_panel import CardPanel
from ui.theme.look import Look
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Rule
from ui.widgets.gauge import ShareGauge
from ui.widgets.lead_line import LeadLine
from ui.widgets.text import RichText, Run, Text

AROUND = 30
"""Days before and after that are laid side by side."""


def periods_around(day: int, today: int) -> Periods | None:
    """The thirty days before a day and those after it, up to today; None where none has passed since."""
    if day >= today:
        return None
    return Periods((max(day - AROUND, 1), max(day - 1, 1)), (day + 1, min(day + AROUND, today)))


class _Stretch(QWidget):
    """One of the two stretches in a narrow column: its share with the band, actions a logged day."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._name = Text(look, "small", "muted", 600)
        self._share = RichText(look, "body")
        self._likely = Text(look, "small", "muted")
        self._gauge = ShareGauge(look)
        self._rates = [RichText(look, "small") for _side in range(2)]
        self._days = Text(look, "small", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._name, self._share, self._likely, self._gauge, *self._rates, self._days):
            column.addWidget(part)
        column.addStretch(1)

    def show_side(self, side: Side, name: str, measure: Measure) -> None:
        """Show what was logged in it; of few actions the band alone, of fewer only the counts."""
        self._name.set_text(name)
        has_share = side.share is not None and side.low is not None and side.high is not None
        for part in (self._share, self._likely, self._gauge):
            part.setVisible(has_share)
        if side.share is not None and side.low is not None and side.high is not None:
            likely = band(side.low, side.high)
            point = _("**{share}** of\u00a0100").format(share=hundredths(side.share))
            words = point if side.has_point else _("**{band}** of\u00a0100").format(band=likely)
            self._share.set_runs([Run(run.text, run.strong, run.shape) for run in runs(words)])
            self._likely.set_text(_("likely {band}").format(band=likely) if side.has_point else _("likely"))
            self._gauge.set_share(side.share if side.has_point else None, side.low, side.high)
        for text, shape, rate in (
            (self._rates[0], "leader", side.leader_a_day),
            (self._rates[1], "manager", side.manager_a_day),
        ):
            told = duration(rate) if measure == "minutes" else decimal(rate, 1)
            text.setVisible(side.logged_days > 0)
            words = _("{rate} leader a day") if shape == "leader" else _("{rate} manager a day")
            text.set_runs([Run(words.format(rate=told), shape=shape)])
        words = ngettext("{count} logged day", "{count} logged days", side.logged_days)
        self._days.set_text(words.format(count=figure(side.logged_days)))


class MilestonePanel(CardPanel):
    """One milestone at a time; ← and → go to the one before and after.

    It says what lay before and after, and never that one came of the other.
    """

    chosen = Signal()
    """Another milestone is to be shown: what lies around it has to be read."""
    day_wanted = Signal(object)
    intention_wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Before and after"))
        self._marks: tuple[MilestoneMark, ...] = ()
        self._at = 0
        self._today = 1
        self._lesson_text = ""
        self.earlier = IconButton(look, "chevron-left", _("The milestone before"), key="←")
        self.later = IconButton(look, "chevron-right", _("The milestone after"), key="→")
        self.earlier.clicked.connect(lambda: self.go(-1))
        self.later.clicked.connect(lambda: self.go(1))
        self.which = Text(look, "ui", "muted")
        self.kind = LeadLine(look, icon="milestone-success", role="ui")
        self.text = Text(look, "body", weight=500)
        self.when = Button(look, "", "link")
        self.when.setAccessibleDescription(_("Opens the day"))
        self.when.clicked.connect(self._open_day)
        self.learned = Text(look, "small", "muted", 600, text=_("What was learned"))
        self.lesson = Text(look, "body")
        self.intend = Button(look, _("Make it an intention…"), compact=True, icon="intention")
        self.intend.clicked.connect(lambda: self.intention_wanted.emit(self._lesson_text))
        self.said = [RichText(look, "body", selectable=True) for _sentence in range(2)]
        self.caution = Text(
            look, "small", "muted", text=_("What came after a day did not have to come of it.")
        )
        self.sides = _Stretch(look), _Stretch(look)
        self._lay_out(look)

    def _lay_out(self, look: Look) -> None:
        walk = QHBoxLayout()
        walk.setSpacing(4)
        walk.addWidget(self.which, 1, Qt.AlignmentFlag.AlignVCenter)
        walk.addWidget(self.earlier)
        walk.addWidget(self.later)
        column = self.body
        column.addLayout(walk)
        column.addSpacing(4)
        for part in (self.kind, self.text):
            column.addWidget(part)
            column.addSpacing(2)
        column.addWidget(self.when, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(12)
        for part in (self.learned, self.lesson):
            column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(self.intend, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(14)
        column.addWidget(Rule(look))
        column.addSpacing(12)
        beside = QHBoxLayout()
        beside.setSpacing(20)
        for side in self.sides:
            beside.addWidget(side, 1)
        column.addLayout(beside)
        for sentence in self.said:
            column.addSpacing(8)
            column.addWidget(sentence)
        column.addSpacing(12)
        column.addWidget(self.caution)
        column.addStretch(1)

    @property
    @override
    def first_focus(self) -> QWidget:
        return self

    # Which one -----------------------------------------------------------------------------------

    @property
    def mark(self) -> MilestoneMark | None:
        """The milestone that is shown."""
        return self._marks[self._at] if self._marks else None

    @property
    def wanted(self) -> Periods | None:
        """The days to be compared for it."""
        mark = self.mark
        return None if mark is None else periods_around(mark.day.toordinal(), self._today)

    def set_marks(self, marks: Sequence[MilestoneMark], today: int) -> None:
        """Which milestones there are; the one that is shown stays if it is still there, else the last is."""
        former = self.mark
        self._today = today
        self._marks = tuple(sorted(marks, key=lambda mark: mark.day))
        places = [place for place, mark in enumerate(self._marks) if former and mark.action == former.action]
        self._at = places[0] if places else max(len(self._marks) - 1, 0)

    def choose(self, action: str) -> None:
        """Show the milestone that is that action, if it is one."""
        self._at = next((at for at, mark in enumerate(self._marks) if mark.action == action), self._at)

    def go(self, step: int) -> None:
        """Go to the one before (-1) or after (1)."""
        place = self._at + step
        if 0 <= place < len(self._marks):
            self._at = place
            self.go_to_top()
            self.chosen.emit()

    def forget(self) -> None:
        """Another journal has others."""
        self._marks, self._at = (), 0

    # Showing -------------------------------------------------------------------------------------

    def show_milestone(self, action: Action | None, comparison: Comparison | None) -> None:
        """Show the milestone's action with its lesson, and what was found around it."""
        mark = self.mark
        if mark is None:
            return
        count = len(self._marks)
        self.which.set_text(_("{number} of {count}").format(number=self._at + 1, count=count))
        self.earlier.setEnabled(self._at > 0)
        self.later.setEnabled(self._at < count - 1)
        success = mark.milestone is Milestone.SUCCESS
        self.kind.set_icon("milestone-success" if success else "milestone-failure")
        self.kind.set_text(milestone_word(mark.milestone))
        self.text.set_text(mark.label if action is None else action.text)
        self.when.set_text(long_date(mark.day))
        self._lesson_text = "" if action is None else action.lesson.strip()
        self.lesson.set_text(self._lesson_text or _("Nothing is written down yet. G on the action opens it."))
        self.lesson.set_colour_role("ink" if self._lesson_text else "muted")
        self.intend.setVisible(bool(self._lesson_text))
        self._show_sides(comparison)

    def _show_sides(self, comparison: Comparison | None) -> None:
        parts: tuple[QWidget, ...] = (*self.sides, self.caution)
        for part in parts:
            part.setVisible(comparison is not None)
        sentences: list[str] = []
        if comparison is None:
            sentences = [_("What lies after it is still to come.")]
        else:
            after = comparison.second.end - comparison.second.start + 1
            names = (
                _("The {count} days before").format(count=AROUND),
                ngettext("The {count} day after", "The {count} days after", after).format(count=after),
            )
            for view, side, name in zip(
                self.sides, (comparison.first, comparison.second), names, strict=True
            ):
                view.show_side(side, name, comparison.measure)
            sentences = [sentence for sentence in compare_words(comparison)[2:] if sentence]
        for place, text in enumerate(self.said):
            shown = sentences[place] if place < len(sentences) else ""
            text.setVisible(bool(shown))
            text.set_runs([Run(run.text, run.strong, run.shape) for run in runs(shown)])

    def _open_day(self) -> None:
        if self.mark is not None:
            day: dt.date = self.mark.day
            self.day_wanted.emit(day)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Left:
            self.go(-1)
        elif event.key() == Qt.Key.Key_Right:
            self.go(1)
        else:
            super().keyPressEvent(event)
