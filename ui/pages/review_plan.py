"""The focus and what became of an intention; and the next one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.dates import day_heading
from journal.domain.intention import FOCUS_WEEKS, Intention, Outcome
from journal.errors import JournalError
from journal.language import _
from ui.pages.context import PageContext
from ui.pages.intention_card import Marked, plan_runs
from ui.pages.review_body import StepBody
from ui.pages.review_desk import ReviewDesk, ReviewReading
from ui.pages.review_reads import ReadAction
from ui.pages.review_words import outcome_words
from ui.theme.focus import focus_by_key
from ui.widgets.buttons import Button
from ui.widgets.chips import Flow
from ui.widgets.fields import Choice
from ui.widgets.intention_form import IntentionForm
from ui.widgets.text import Run, Text

OUTCOMES = (Outcome.KEPT, Outcome.PARTLY, Outcome.NOT_YET)
MOST_TIED = 12


class _OutcomeButton(Button):
    """One of the three; pressed in while it is what was said."""

    @override
    def nextCheckState(self) -> None:
        """What was said is its owner's to show."""


class KeptBody(StepBody):
    """The focus, the intention with what is tied to it, and three words for what became of it."""

    def __init__(self, context: PageContext, desk: ReviewDesk) -> None:
        super().__init__(context, desk)
        look = self._look
        self._plan: Intention | None = None
        self._tied: tuple[str, ...] | None = None
        self._focus = Marked(look, "focus", role="body", weight=600)
        self._sentence = Marked(look, "intention", role="body")
        self._ties = QVBoxLayout()
        self._ties.setSpacing(10)
        self._none_tied = Text(look, "ui", "muted")
        self._before = Text(look, "small", "muted")
        self._asked = Text(look, "ui", weight=600, text=_("What became of it?"))
        self._choice = QWidget()
        flow = Flow(self._choice, gap=8)
        self.buttons: dict[Outcome, Button] = {}
        for digit, outcome in enumerate(OUTCOMES, 1):
            button = _OutcomeButton(look, outcome_words(outcome), compact=True, key=str(digit))
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, which=outcome: self.say(which))
            self.buttons[outcome] = button
            flow.addWidget(button)
        self.column.setSpacing(12)
        self.column.addWidget(self._focus)
        self.column.addWidget(self._sentence)
        self.column.addLayout(self._ties)
        for widget in (self._none_tied, self._asked, self._choice, self._before):
            self.column.addWidget(widget)

    @override
    def show_reading(self, reading: ReviewReading) -> None:
        material = reading.material
        self._plan = plan = material.intention
        focus, name = material.focus, material.focus_name
        week = None if focus is None else focus.week_on(min(material.last, focus.last))
        self._focus.setVisible(focus is not None)
        if focus is not None and week is not None:
            told = _("{family}, week {week} of {weeks}").format(family=name, week=week, weeks=focus.weeks)
            self._focus.set_runs([Run(told)])
        has = plan is not None
        for widget in (self._sentence, self._asked, self._choice):
            widget.setVisible(has)
        if plan is not None:
            self._sentence.set_runs(plan_runs(plan))
        self._show_ties(reading)
        self._none_tied.setVisible(has and not material.tied)
        self._none_tied.set_text(
            _("No action is tied to it; T ties one in any list. You can say what became of it all the same.")
        )
        self._show_outcome(None if plan is None else plan.outcome)
        words = [outcome_words(one.outcome) for one in material.last_outcomes if one.outcome is not None][:4]
        self._before.setVisible(bool(words))
        self._before.set_text(_("The ones before: {outcomes}").format(outcomes=", ".join(words)))

    def _show_ties(self, reading: ReviewReading) -> None:
        tied = reading.material.tied[:MOST_TIED]
        keys = tuple(f"{action.id} {action.text} {action.behaviour}" for action in tied)
        if keys == self._tied:
            return
        self._tied = keys
        while (item := self._ties.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for action in tied:
            self._ties.addWidget(ReadAction(self._look, action, day_heading(action.day, reading.today)))

    def _show_outcome(self, outcome: Outcome | None) -> None:
        for which, button in self.buttons.items():
            button.setChecked(which is outcome)

    def say(self, outcome: Outcome) -> None:
        """Keep what became of it; a second time takes it back."""
        plan = self._plan
        if plan is None:
            return
        wanted = None if self.buttons[outcome].isChecked() else outcome
        if self._desk.run(lambda opened: opened.journal.intentions.tell(plan.id, wanted)):
            self._show_outcome(wanted)

    @override
    def press_digit(self, digit: int) -> bool:
        if self._plan is None or not 1 <= digit <= len(OUTCOMES):
            return False
        self.say(OUTCOMES[digit - 1])
        return True


class NextBody(StepBody):
    """The focus of four weeks, and one intention for the week to come. `calendar_wanted` for the made one."""

    calendar_wanted = Signal(object)

    def __init__(self, context: PageContext, desk: ReviewDesk) -> None:
        super().__init__(context, desk)
        look = self._look
        self._reading: ReviewReading | None = None
        self._stored: Intention | None = None
        self._family: str | None = None
        self._is_filled = False
        self._label = Text(look, "ui", weight=600)
        self.focus = Choice(look, [], _("The focus of the next four weeks"))
        self.focus.chosen.connect(self._choose_focus)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.focus)
        row.addStretch(1)
        self.form = IntentionForm(look)
        self.form.changed.connect(self.changed)
        self.form.submitted.connect(self.settled)
        self.calendar = Button(look, _("Put it into the calendar…"), "quiet", icon="calendar", compact=True)
        self.calendar.clicked.connect(self._to_calendar)
        self.column.addLayout(row)
        self.column.addSpacing(8)
        self.column.addWidget(self.form)
        self.column.addWidget(self.calendar, 0, Qt.AlignmentFlag.AlignLeading)

    @override
    def show_reading(self, reading: ReviewReading) -> None:
        self._reading = reading
        first, _last = reading.next_days
        focus = reading.material.focus
        runs = focus is not None and focus.week_on(first) is not None
        if focus is not None and runs:
            self._family = focus.family
            week = focus.week_on(first)
            told = _("Focus, week {week} of {weeks}").format(week=week, weeks=focus.weeks)
        else:
            self._family = None
            told = _("A focus for four weeks")
        self._label.set_text(told)
        families = [(family.id, family.name) for family in reading.catalogue.families]
        self.focus.set_choices([*([] if runs else [("", _("None"))]), *families])
        self.focus.choose(self._family or "")
        self.form.set_family(self._family)
        is_untouched = not self._is_filled or self.form.kept() == _kept_of(self._stored)
        self._stored = reading.next
        if is_untouched:
            self.form.set_intention(reading.next)
        self._is_filled = True
        self.calendar.setVisible(reading.next is not None)

    def _choose_focus(self, family: str) -> None:
        if self._reading is None or not family or family == self._family:
            return
        first, _last = self._reading.next_days
        self._desk.run(lambda opened: opened.journal.intentions.focus(first, family, FOCUS_WEEKS))

    def _to_calendar(self) -> None:
        if self.save() and self._stored is not None:
            self.calendar_wanted.emit(self._stored)

    @override
    def take_focus(self) -> bool:
        self.form.take_focus()
        return True

    @override
    def save(self) -> bool:
        if self._reading is None or self.form.is_blank or self.form.kept() == _kept_of(self._stored):
            return True
        opened = self._desk.opened
        if opened is None:
            return False
        first, last = self._reading.next_days
        stored = self._stored
        if stored is not None:
            first, last = stored.day, stored.until
        plan = self.form.intention(first, last, self._family, "" if stored is None else stored.id)
        self._desk.changes += 1
        try:
            key = opened.journal.intentions.make(plan)
        except JournalError as error:
            self.form.complain(error)
            return False
        self._desk.note()
        self._stored = self.form.intention(first, last, self._family, key)
        return True

    @override
    def kept(self) -> dict[str, Any]:
        kept = self.form.kept()
        return {} if kept == _kept_of(self._stored) else {"next": kept}

    @override
    def put_kept(self, kept: Mapping[str, Any]) -> None:
        half_made = kept.get("next")
        if isinstance(half_made, dict):
            self.form.put_kept(half_made)

    def ask_for_focus(self) -> None:
        """Give the keys to the choice of a focus."""
        focus_by_key(self.focus)


def _kept_of(plan: Intention | None) -> dict[str, Any]:
    """What the form would keep of an intention that is in the journal already."""
    return {} if plan is None else {"cue": plan.cue, "deed": plan.deed, "learning": plan.learning}
