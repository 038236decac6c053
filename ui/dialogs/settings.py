"""Settings: what belongs to this machine, and what belongs to the journal and can be undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QTimeEdit, QVBoxLayout, QWidget

from journal.domain.dates import weekday_name
from journal.domain.settings import JournalSettings
from journal.errors import JournalError
from journal.language import _
from journal.settings.machine import MachineSettings
from ui.dialogs.frame import Dialog
from ui.dialogs.self_image import SelfImageDialog
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.lead_line import LeadLine
from ui.widgets.segments import Segments
from ui.widgets.text import Text

if TYPE_CHECKING:
    from journal.opening import Opened


class SettingsDialog(Dialog):
    """Each setting with its explanation; every change is saved at once."""

    theme_chosen = Signal(str)
    text_scale_chosen = Signal(float)

    def __init__(
        self, look: Look, machine: MachineSettings, opened: Opened | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, _("Settings"), parent)
        self._opened = opened
        self.journal_parts: QVBoxLayout | None = None
        self._heading(_("On this machine"))
        self.theme = Segments(
            look,
            [("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))],
            name=_("Colours"),
        )
        self.theme.choose(machine.theme)
        self.theme.chosen.connect(self.theme_chosen)
        self._row(_("Colours"), "", self.theme)
        sizes = [("0.9", "90\u00a0%"), ("1.0", "100\u00a0%"), ("1.2", "120\u00a0%"), ("1.5", "150\u00a0%")]
        self.text_size = Segments(look, sizes, name=_("Text size"))
        if str(machine.text_scale) in dict(sizes):
            self.text_size.choose(str(machine.text_scale))
        self.text_size.chosen.connect(lambda key: self.text_scale_chosen.emit(float(key)))
        self._row(_("Text size"), _("Ctrl + and Ctrl − change it in smaller steps."), self.text_size)
        self.machine_parts = self._parts()
        if opened is not None:
            self._add_journal(opened)
        self.problem = LeadLine(look, icon="warning", role="ui")
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.setMinimumWidth(520)

    def _add_journal(self, opened: Opened) -> None:
        try:
            settings = opened.journal.settings.get()
        except JournalError:
            return  # whoever looks at the journal says so
        self._heading(_("In this journal"))
        self.name = QLineEdit(settings.name)
        self.name.setMaxLength(80)
        self.name.setPlaceholderText(_("My journal"))
        self.name.editingFinished.connect(self._change_name)
        self._row(_("Name"), "", self.name)
        self.day_start = QTimeEdit(QTime(settings.day_start.hour, settings.day_start.minute))
        self.day_start.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
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
        self.self_image = Button(self.look, _("Say it again…"))
        self.self_image.clicked.connect(self._ask_self_image)
        self._row(
            _("How do you see yourself?"),
            _("Kept with its date, told back now and then, never drawn on the chart."),
            self.self_image,
        )
        self.journal_parts = self._parts()

    def _parts(self) -> QVBoxLayout:
        """A place for what others add; see `add_part`."""
        place = QVBoxLayout()
        place.setSpacing(self.body.spacing())
        self.body.addLayout(place)
        return place

    def add_part(self, part: QWidget, *, heading: str = "", of_journal: bool) -> None:
        """Add a group of settings that somebody else keeps, under a heading of its own or none."""
        place = self.journal_parts if of_journal else self.machine_parts
        if place is None:
            return
        if heading:
            place.addWidget(Text(self.look, "body", weight=600, text=heading))
        place.addWidget(part)

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

    def _change_journal(self, change: Callable[[JournalSettings], JournalSettings]) -> None:
        if self._opened is None:
            return
        journal = self._opened.journal
        try:
            journal.change_settings(change(journal.settings.get()))
        except JournalError as error:
            self.problem.set_text(str(error))
            self.problem.show()
            self.problem.announce()
        else:
            self.problem.hide()

    def _ask_self_image(self) -> None:
        if self._opened is not None:
            SelfImageDialog(self.look, self._opened, self).open()

    def _change_name(self) -> None:
        name = self.name.text().strip()
        self._change_journal(lambda settings: replace(settings, name=name))

    def _change_day_start(self) -> None:
        time = self.day_start.time()
        start = dt.time(time.hour(), time.minute())
        self._change_journal(lambda settings: replace(settings, day_start=start))

    def _change_week_start(self, weekday: int) -> None:
        self._change_journal(lambda settings: replace(settings, week_start=weekday))
