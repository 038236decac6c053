"""The part of Settings about the cue: after what, the small prompt, and an entry for the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QTimeEdit, QVBoxLayout, QWidget

from journal.domain.cue import Cue
from journal.domain.cue_words import LONGEST_EVENT, cue_event, cue_sentence
from journal.domain.dates import long_date
from journal.domain.prompting import Prompts, has_gone
from journal.errors import JournalError
from journal.language import _
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.chips import Flow
from ui.widgets.lead_line import LeadLine
from ui.widgets.text import Text

if TYPE_CHECKING:
    from journal.opening import Opened

USUAL = dt.time(17, 25)


class CuePart(QWidget):
    """Every change is kept in the journal at once, as a step that can be undone."""

    entry_wanted = Signal()
    changed = Signal()

    def __init__(
        self, look: Look, opened: Opened, prompts: Callable[[], Prompts], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._opened, self._prompts = opened, prompts
        self.event_field = QLineEdit()
        self.event_field.setMaxLength(LONGEST_EVENT)
        self.event_field.setPlaceholderText(_("I close the dialler"))
        self.event_field.setAccessibleName(_("When"))
        self.plan = Text(look, "small", "muted")
        self.prompt = QCheckBox(_("A small window at"))
        self.prompt.setAccessibleName(_("A small window at a time of day, until I come by myself"))
        self.at = QTimeEdit()
        self.at.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.at.setDisplayFormat("HH:mm")
        self.at.setAccessibleName(_("Time of the small window"))
        self.words = Text(look, "small", "muted")
        self.again = Button(look, _("Switch it on again"), compact=True)
        self.entry = Button(look, _("A calendar entry…"), icon="calendar", compact=True)
        self.entry.setToolTip(_("A file for the calendar you already obey. Nothing is sent."))
        self.problem = LeadLine(look, icon="warning", role="ui")
        self.problem.hide()
        line = QWidget()
        flow = Flow(line, 8)
        flow.addWidget(self.prompt)
        flow.addWidget(self.at)
        buttons = QWidget()
        flow = Flow(buttons, 8)
        flow.addWidget(self.again)
        flow.addWidget(self.entry)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(look, "ui", weight=500, text=_("When")))
        column.addWidget(self.event_field)
        column.addWidget(self.plan)
        column.addSpacing(8)
        column.addWidget(line)
        column.addWidget(self.words)
        column.addSpacing(8)
        column.addWidget(buttons)
        column.addWidget(self.problem)
        self.event_field.editingFinished.connect(self._change_event)
        self.prompt.toggled.connect(self._change_prompt)
        self.at.editingFinished.connect(self._change_time)
        self.again.clicked.connect(self._call_back)
        self.entry.clicked.connect(self.entry_wanted)
        self.show_cue()

    def show_cue(self) -> None:
        """Show what the journal says."""
        cue = self._cue()
        self.event_field.setText(cue.event)
        self.plan.set_text(cue_sentence(cue.event) if cue.event else _("Something you do anyway, each day."))
        at = cue.prompt_at or USUAL
        self.prompt.blockSignals(True)
        self.prompt.setChecked(cue.prompt_at is not None)
        self.prompt.blockSignals(False)
        if cue.prompt_at is not None or not self.at.time().isValid() or self.at.time() == QTime(0, 0):
            self.at.setTime(QTime(at.hour, at.minute))
        self.at.setEnabled(cue.prompt_at is not None)
        prompts = self._prompts()
        gone = prompts.gone if cue.prompt_at is not None and has_gone(cue, prompts) else None
        self.again.setVisible(gone is not None)
        if gone is not None:
            words = _("It has stayed away since {day}; you come by yourself.").format(day=long_date(gone))
        else:
            words = _(
                "On the days you usually write, and only if you have not. After two weeks without needing "
                "it, it stays away."
            )
        self.words.set_text(words)

    def _cue(self) -> Cue:
        return self._opened.journal.settings.get().cue

    def _today(self) -> dt.date:
        return self._opened.journal.today()

    def _change_event(self) -> None:
        event = cue_event(self.event_field.text())
        if event != self._cue().event:
            self._keep(replace(self._cue(), event=event))
        self.show_cue()

    def _change_prompt(self, wanted: bool) -> None:
        cue = self._cue()
        if not wanted:
            self._keep(replace(cue, prompt_at=None))
        else:
            self._keep(replace(cue, prompt_at=self._time(), since=self._today()))

    def _change_time(self) -> None:
        cue = self._cue()
        if cue.prompt_at is not None and self._time() != cue.prompt_at:
            self._keep(replace(cue, prompt_at=self._time()))

    def _call_back(self) -> None:
        # a day later: the day on which it went still says that it was not needed
        since = max(self._today(), (self._prompts().gone or dt.date.min) + dt.timedelta(days=1))
        self._keep(replace(self._cue(), since=since))

    def _time(self) -> dt.time:
        at = self.at.time()
        return dt.time(at.hour(), at.minute())

    def _keep(self, cue: Cue) -> None:
        settings = self._opened.journal.settings
        try:
            settings.change(replace(settings.get(), cue=cue), name=_("change the cue"))
        except JournalError as error:
            self.problem.set_text(str(error))
            self.problem.show()
            self.problem.announce()
            return
        self.problem.hide()
        self.show_cue()
        self.changed.emit()
