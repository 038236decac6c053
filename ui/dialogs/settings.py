"""Settings: what belongs to this machine, and what belongs to the journal and can be undone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QTimeEdit, QVBoxLayout, QWidget

from journal.domain.dates import weekday_name
from journal.errors import JournalError
from journal.language import _
from journal.settings.machine import MachineSettings
from ui.dialogs.frame import Dialog
from ui.theme.look import Look
from ui.widgets.segments import Segments
from ui.widgets.text import Text

if TYPE_CHECKING:
    from journal.opening import Opened


class SettingsDialog(Dialog):
    """Each setting with its explanation; every change is saved at once."""

    machine_changed = Signal(object)
    problem = Signal(object)

    def __init__(
        self, look: Look, machine: MachineSettings, opened: Opened | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, _("Settings"), parent)
        self._machine = machine
        self._opened = opened
        self._heading(_("On this machine"))
        self.theme = Segments(
            look,
            [("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))],
            name=_("Colours"),
        )
        self.theme.choose(machine.theme)
        self.theme.chosen.connect(lambda key: self._change_machine(theme=key))
        self._row(_("Colours"), "", self.theme)
        sizes = [("0.9", "90\u00a0%"), ("1.0", "100\u00a0%"), ("1.2", "120\u00a0%"), ("1.5", "150\u00a0%")]
        self.text_size = Segments(look, sizes, name=_("Text size"))
        if str(machine.text_scale) in dict(sizes):
            self.text_size.choose(str(machine.text_scale))
        self.text_size.chosen.connect(lambda key: self._change_machine(text_scale=float(key)))
        self._row(_("Text size"), _("Ctrl + and Ctrl − change it in smaller steps."), self.text_size)
        if opened is not None:
            self._add_journal(opened)
        self.setMinimumWidth(520)

    def _add_journal(self, opened: Opened) -> None:
        settings = opened.journal.settings.get()
        self._heading(_("In this journal"))
        self.name = QLineEdit(settings.name)
        self.name.setMaxLength(80)
        self.name.setPlaceholderText(_("My journal"))
        self.name.editingFinished.connect(self._change_name)
        self._row(_("Name"), "", self.name)
        self.day_start = QTimeEdit(QTime(settings.day_start.hour, settings.day_start.minute))
        self.day_start.setDisplayFormat("HH:mm")
        self.day_start.setMaximumTime(QTime(12, 0))
        self.day_start.editingFinished.connect(self._change_day_start)
        self._row(
            _("The day begins at"),
            _("What you log earlier belongs to the day before. Actions already logged stay where they are."),
            self.day_start,
        )
        self.week_start = QComboBox()
        for weekday in range(7):
            self.week_start.addItem(weekday_name(weekday))
        self.week_start.setCurrentIndex(settings.week_start)
        self.week_start.activated.connect(self._change_week_start)
        self._row(
            _("The week begins on"), _("For the week beside Today and the bars of a week."), self.week_start
        )

    def _heading(self, text: str) -> None:
        self.body.addWidget(Text(self.look, "body", weight=600, text=text))

    def _row(self, name: str, explanation: str, control: QWidget) -> None:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Text(self.look, "ui", weight=500, text=name))
        column.addWidget(control)
        if explanation:
            column.addWidget(Text(self.look, "small", "muted", text=explanation))
        control.setAccessibleName(name)
        control.setAccessibleDescription(explanation)
        self.body.addLayout(column)

    def _change_machine(self, **changed: object) -> None:
        self._machine = replace(self._machine, **changed)  # type: ignore[arg-type]
        self.machine_changed.emit(self._machine)

    def _change_journal(self, **changed: object) -> None:
        if self._opened is None:
            return
        journal = self._opened.journal
        try:
            journal.change_settings(replace(journal.settings.get(), **changed))  # type: ignore[arg-type]
        except JournalError as error:
            self.problem.emit(error)

    def _change_name(self) -> None:
        self._change_journal(name=self.name.text().strip())

    def _change_day_start(self) -> None:
        time = self.day_start.time()
        self._change_journal(day_start=dt.time(time.hour(), time.minute()))

    def _change_week_start(self, weekday: int) -> None:
        self._change_journal(week_start=weekday)
