"""What is shown instead of a journal that can't be used."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.errors import JournalError
from journal.language import _
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.text import Text


class TroublePage(QWidget):
    """Why the journal can't be opened, what to do, and the ways on."""

    open_wanted = Signal()
    new_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text(look, "title", text=_("This journal can’t be opened"))
        self._what = Text(look, "lead", selectable=True)
        self._hint = Text(look, "body", "muted", selectable=True)
        self.open = Button(look, _("Open another journal…"), "primary")
        self.new = Button(look, _("New journal…"))
        sample = Button(look, _("Open the sample journal"), "quiet")
        self.open.clicked.connect(self.open_wanted)
        self.new.clicked.connect(self.new_wanted)
        sample.clicked.connect(self.sample_wanted)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addWidget(self._title)
        column.addWidget(self._what)
        column.addWidget(self._hint)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self.open, self.new, sample):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addStretch(1)
        content = QWidget()
        content.setLayout(column)
        content.setMaximumWidth(640)
        row = QHBoxLayout(self)
        row.setContentsMargins(48, 96, 48, 32)
        row.addWidget(content, 1)
        row.addStretch(1)

    def show_error(self, error: JournalError) -> None:
        """Say what is wrong."""
        self._what.set_text(error.text)
        self._hint.set_text(error.hint)
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)
