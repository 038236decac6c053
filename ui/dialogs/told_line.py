"""What a dialog says it has done, with the way back; or why it could not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.errors import JournalError
from journal.language import _
from ui.commands import shown
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.lead_line import LeadLine

if TYPE_CHECKING:
    from journal.opening import Opened


class ToldLine(QWidget):
    """One line that tells what was kept, and takes back what was done in this dialog and nothing else.

    `undone` says that something was taken back; `grown` that another height is needed.
    """

    undone = Signal()
    grown = Signal()

    def __init__(self, look: Look, opened: Opened, by: object, parent: QWidget) -> None:
        super().__init__(parent)
        self._opened, self._by = opened, by
        self._steps = 0
        self.said = LeadLine(look, icon="check", role="ui")
        self.undo_button = Button(look, _("Undo"), "link", key=shown("Ctrl+Z"))
        self.undo_button.clicked.connect(self.undo)
        self.problem = LeadLine(look, icon="warning", role="ui")
        self._done = QWidget()
        row = QHBoxLayout(self._done)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.said, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._done)
        column.addWidget(self.problem)
        self.clear()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), parent).activated.connect(self.undo)

    def change(self, change: Callable[[], object], words: str) -> bool:
        """Do something to the journal and tell it; False, and told, where that is not possible."""
        told: list[object] = []
        end = self._opened.journal.subscribe(told.append)
        try:
            change()
        except JournalError as error:
            self.complain(str(error))
            return False
        finally:
            end()
        self._steps += len(told)
        self.say(words)
        return True

    def undo(self) -> None:
        """Take back what was done last in this dialog."""
        if self._steps == 0:
            return
        try:
            name = self._opened.journal.undo(self._by)
        except JournalError as error:
            self.complain(str(error))
            return
        self._steps -= 1
        self.undone.emit()
        if name is not None:
            self.say(_("Undone: {step}").format(step=name))

    def say(self, words: str) -> None:
        """Tell something that was done."""
        self.problem.hide()
        self.said.set_text(words)
        self.undo_button.setVisible(self._steps > 0)
        self._done.setVisible(bool(words))
        self.setVisible(bool(words))
        self.grown.emit()
        self.said.announce()

    def complain(self, words: str) -> None:
        """Tell what is wrong; what was typed stays."""
        self._done.hide()
        self.problem.set_text(words)
        self.problem.show()
        self.show()
        self.grown.emit()
        self.problem.announce()

    def clear(self) -> None:
        """Tell nothing."""
        self._done.hide()
        self.problem.hide()
        self.hide()
