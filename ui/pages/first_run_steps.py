"""The second and the third step: the self-image, and after what the day is written down."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QHBoxLayout, QTimeEdit, QWidget
from typing_extensions import override

from journal.domain.cue import Cue
from journal.domain.cue_words import cue_event
from journal.language import _
from journal.settings.first_run import PROMPT_AT
from ui.pages.first_run_step import Step
from ui.theme.look import Look
from ui.widgets.card import Rule
from ui.widgets.chips import Flow
from ui.widgets.self_image_form import SelfImageForm
from ui.widgets.text import Text
from ui.widgets.when_field import PlanLine, Suggestions, WhenField

_UNDER_BOX = 28


class SelfImageStep(Step):
    """Which are you: a slider that begins in the middle; what was said with it is kept when one goes on."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(
            look,
            _("Which are you?"),
            _(
                "A manager does things right. A leader does the right thing. Most days ask for both, and one "
                "person can practise both."
            ),
            parent,
        )
        self.form = SelfImageForm(look, waits=True)
        self.body.addSpacing(32)
        self.body.addWidget(self.form)
        self.form.changed.connect(lambda _leader: self.changed.emit())

    @override
    def take_focus(self) -> bool:
        self.form.slider.setFocus(Qt.FocusReason.OtherFocusReason)
        return True


class CueStep(Step):
    """After what, each day: an event, read back as a plan, and what helps to keep it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(
            look, _("After what, each day?"), _("A habit holds better on an event than on a clock."), parent
        )
        asked = _("Something you do anyway, every working day")
        self.field = WhenField(look, _("When: {asked}").format(asked=asked))
        self.suggestions = Suggestions(
            look, [_("I close the dialler"), _("the late shift takes over"), _("I sit in the train")]
        )
        self.plan = PlanLine(look, _("One line is a day. Ninety seconds is a good one."))
        self.body.addSpacing(28)
        self.body.addWidget(Text(look, "body", weight=600, text=asked))
        self.body.addSpacing(8)
        self.body.addWidget(self.field)
        self.body.addSpacing(12)
        self.body.addWidget(self.suggestions)
        self.body.addSpacing(28)
        self.body.addWidget(self.plan)
        self.body.addSpacing(28)
        self.body.addWidget(Rule(look))
        self.body.addSpacing(12)
        self._add_helps(look)
        self.field.changed.connect(self._typed)
        self.suggestions.chosen.connect(self._take)
        self.plan.show_event("")

    def _add_helps(self, look: Look) -> None:
        before, after = _("A small window at {time}, until I come by myself").split("{time}")
        self.prompt = QCheckBox(before.strip())
        self.prompt.setAccessibleName(_("A small window at a time of day, until I come by myself"))
        self.prompt.setChecked(True)
        self.at = QTimeEdit(QTime.fromString(PROMPT_AT, "HH:mm"))
        # Qt would turn hours and minutes round in a window that is read from right to left
        self.at.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.at.setDisplayFormat("HH:mm")
        self.at.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.at.setAccessibleName(_("Time of the small window"))
        line = QWidget()
        flow = Flow(line, 8)
        flow.addWidget(self.prompt)
        flow.addWidget(self.at)
        flow.addWidget(Text(look, "ui", text=after.strip(", "), wrap=False))
        self.body.addWidget(line)
        self.body.addLayout(_explained(look, _("After two weeks without needing it, it stays away.")))
        self.body.addSpacing(8)
        self.calendar = QCheckBox(_("An entry in my calendar"))
        self.calendar.setAccessibleName(self.calendar.text())
        self.body.addWidget(self.calendar)
        self.body.addLayout(_explained(look, _("A file for the calendar you already obey. Nothing is sent.")))
        self.prompt.toggled.connect(self.at.setEnabled)
        for signal in (self.prompt.toggled, self.calendar.toggled, self.at.timeChanged):
            signal.connect(lambda _on: self.changed.emit())

    def cue(self, since: dt.date) -> Cue:
        """What is to be kept: the event, and the prompt from that day on."""
        at = self.at.time()
        prompt_at = dt.time(at.hour(), at.minute()) if self.prompt.isChecked() else None
        return Cue(cue_event(self.field.line.text()), prompt_at, since)

    def restore(self, event: str, *, prompt: bool, at: str, calendar: bool) -> None:
        """Go on from what was typed and chosen before; `at` is a time as "17:25"."""
        self.field.line.setText(event)
        self.prompt.setChecked(prompt)
        time = QTime.fromString(at, "HH:mm")
        if time.isValid():
            self.at.setTime(time)
        self.calendar.setChecked(calendar)

    def _typed(self, text: str) -> None:
        self.plan.show_event(text)
        self.suggestions.mark(cue_event(text))
        self.changed.emit()

    def _take(self, text: str) -> None:
        self.field.line.setText(text)
        self.field.line.setFocus()

    @override
    def take_focus(self) -> bool:
        self.field.line.setFocus()
        return True


def _explained(look: Look, words: str) -> QHBoxLayout:
    """Muted words that stand under the text of a check box, not under its box."""
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addSpacing(_UNDER_BOX)
    row.addWidget(Text(look, "ui", "muted", text=words), 1)
    return row
