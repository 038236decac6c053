"""Settings: what belongs to this machine, and what belongs to the journal and can be undone."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QTimeEdit, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.names import fold_name, without_accents
from journal.domain.settings import JournalSettings
from journal.errors import JournalError
from journal.language import _
from journal.settings.machine import MachineSettings
from ui.dialogs.frame import Dialog
from ui.dialogs.self_image import SelfImageDialog
from ui.dialogs.settings_controls import make_control
from ui.dialogs.settings_table import Place, Setting, declared, headings
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.fields import SearchField
from ui.widgets.lead_line import LeadLine
from ui.widgets.segments import Segments
from ui.widgets.text import Text

if TYPE_CHECKING:
    from journal.opening import Opened

_WIDTH = 560


@dataclass
class _Row:
    """What stands under a heading, and the folded words it is found by."""

    widget: QWidget
    words: str


@dataclass
class _Group:
    """A heading with its rows."""

    heading: Text
    column: QVBoxLayout
    rows: list[_Row] = field(default_factory=list)


class SettingsDialog(Dialog):
    """Each setting with its explanation; every change is saved at once; one field finds any of them.

    `machine_chosen` carries the field of `MachineSettings` and its new value, `place_wanted` the command that
    leads to what has a place of its own.
    """

    machine_chosen = Signal(str, object)
    place_wanted = Signal(str)

    def __init__(
        self, look: Look, machine: MachineSettings, opened: Opened | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, _("Settings"), parent)
        self._opened = opened
        self._machine = machine
        self.controls: dict[str, QWidget] = {}
        self._groups: dict[str, _Group] = {}
        self.search = SearchField(look, _("Find a setting"), key=_("Ctrl F"))
        self.search.textChanged.connect(self._find)
        self.search.escaped.connect(self.reject)
        self.body.addWidget(self.search)
        self.nothing = Text(look, "body", "muted")
        self.nothing.hide()
        self.body.addWidget(self.nothing)
        for heading in headings():
            self._add_group(heading)
        settings = None
        if opened is not None:
            with suppress(JournalError):  # whoever looks at the journal says so
                settings = opened.journal.settings.get()
        self.has_journal = settings is not None
        self._add_declared(settings)
        self.problem = LeadLine(look, icon="warning", role="ui")
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.body.addStretch(1)  # what is found stands together at the top
        self.setMinimumWidth(_WIDTH)

    def _add_declared(self, settings: JournalSettings | None) -> None:
        for one in declared():
            if isinstance(one, Setting) and not one.of_journal:
                self._add(one, getattr(self._machine, one.key))
            elif settings is None:
                continue
            elif isinstance(one, Setting):
                self._add(one, getattr(settings, one.key))
            else:
                self._add_place(one)
        if settings is not None:
            self._add_self_image()

    # Rows ----------------------------------------------------------------------------------------

    def _add(self, setting: Setting, value: Any) -> None:
        control = make_control(self.look, setting, value, lambda chosen: self._choose(setting, chosen))
        self.controls[setting.key] = control
        words = (setting.group, setting.title, setting.explanation, setting.also)
        self._add_row(setting.group, self._row(setting.title, setting.explanation, control), words)

    def _add_place(self, place: Place) -> None:
        button = Button(self.look, place.button, compact=True)
        button.setAccessibleDescription(place.explanation)
        button.clicked.connect(lambda: self._lead_to(place.command))
        words = (place.group, place.title, place.explanation, place.button, place.also)
        self._add_row(place.group, self._row(place.title, place.explanation, button), words)

    def _add_self_image(self) -> None:
        self.self_image = Button(self.look, _("Say it again…"), compact=True)
        self.self_image.clicked.connect(self._ask_self_image)
        title = _("How do you see yourself?")
        explanation = _(
            "Kept with its date and told back now and then. The diamonds on the chart are something else: "
            "your guesses at a month."
        )
        group = _("This journal")
        self._add_row(group, self._row(title, explanation, self.self_image), (group, title, explanation))

    def _row(self, title: str, explanation: str, control: QWidget) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(self.look, "ui", weight=500, text=title))
        if isinstance(control, QAbstractButton | QTimeEdit) and not isinstance(control, Segments):
            column.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            column.addWidget(control)
        if explanation:
            column.addWidget(Text(self.look, "small", "muted", text=explanation))
        return row

    def _add_row(self, heading: str, row: QWidget, words: Iterable[str]) -> None:
        group = self._groups[heading]
        group.heading.show()
        group.column.addWidget(row)
        group.rows.append(_Row(row, _folded(" ".join(words))))

    def _add_group(self, heading: str) -> None:
        column = QVBoxLayout()
        column.setSpacing(self.body.spacing())
        text = Text(self.look, "body", weight=600, text=heading)
        text.hide()  # until there is a row below it
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(text)
        self.body.addLayout(column)
        self._groups[heading] = _Group(text, column)

    def add_part(self, part: QWidget, *, heading: str, of_journal: bool) -> None:
        """Add a group of settings that somebody else keeps, under its heading."""
        if of_journal and not self.has_journal:
            return
        texts = (widget.accessibleName() for widget in part.findChildren(QWidget))
        labels = (label.text() for label in part.findChildren(QLabel))
        buttons = (button.text() for button in part.findChildren(QAbstractButton))
        self._add_row(heading, part, (heading, *texts, *labels, *buttons))

    # Searching -----------------------------------------------------------------------------------

    def _find(self, typed: str) -> None:
        wanted = _folded(typed).split()
        found = False
        for group in self._groups.values():
            shown = False
            for row in group.rows:
                fits = all(word in row.words for word in wanted)
                row.widget.setVisible(fits)
                shown = shown or fits
            group.heading.setVisible(shown)
            found = found or shown
        self.nothing.setVisible(not found)
        self.nothing.set_text(_("No setting is called “{words}”.").format(words=typed.strip()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Find):
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)

    # Keeping -------------------------------------------------------------------------------------

    def _choose(self, setting: Setting, value: Any) -> None:
        if not setting.of_journal:
            if getattr(self._machine, setting.key) != value:
                self._machine = replace(self._machine, **{setting.key: value})
                self.machine_chosen.emit(setting.key, value)
            return
        if self._opened is None:
            return
        journal = self._opened.journal
        try:
            settings = replace(journal.settings.get(), **{setting.key: value})
            journal.change_settings(settings)
        except JournalError as error:
            self.problem.set_text(str(error))
            self.problem.show()
            self.problem.announce()
        else:
            self.problem.hide()

    def _lead_to(self, command: str) -> None:
        self.place_wanted.emit(command)
        self.accept()

    def _ask_self_image(self) -> None:
        if self._opened is not None:
            SelfImageDialog(self.look, self._opened, self).open()


def _folded(words: str) -> str:
    return without_accents(fold_name(words))
