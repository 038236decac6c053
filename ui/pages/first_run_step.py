"""What every step of the first run has: a title, a sentence that leads in, and its contents."""

from __future__ import annotations

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.language import _
from ui.theme.look import Look
from ui.widgets.lead_line import LeadLine
from ui.widgets.text import Text


class Step(QWidget):
    """One step; contents go into `body`.

    `changed` is emitted when something in it changed that is to be kept, `settled` when nothing is left to
    do but to go on, `went_back` when its contents ask to go a level out. `look_at` carries a part of it
    that is to be seen, or None for its beginning.
    """

    changed = Signal()
    settled = Signal()
    went_back = Signal()
    look_at = Signal(object)

    def __init__(self, look: Look, title: str, lead: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(look, "title", text=title))
        column.addSpacing(8)
        column.addWidget(Text(look, "lead", text=lead))
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        column.addLayout(self.body)
        self.problem = LeadLine(look, icon="warning", role="ui", margins=QMargins(0, 12, 0, 0))
        self.problem.hide()
        column.addWidget(self.problem)
        column.addStretch(1)
        self.setAccessibleName(title)

    @property
    def next_words(self) -> str:
        """What the button says that goes on."""
        return _("Continue")

    @property
    def may_go_on(self) -> str:
        """Why one can't go on yet, as a sentence; empty where one can."""
        return ""

    def take_focus(self) -> bool:
        """Put the focus where one works in this step; False where there is nothing but to go on."""
        return False

    def set_room(self, height: int) -> None:
        """How high the part of the page is that can be seen at once."""

    def complain(self, sentence: str) -> None:
        """Say in place what went wrong; an empty sentence takes it back."""
        self.problem.set_text(sentence)
        self.problem.setVisible(bool(sentence))
        if sentence:
            self.look_at.emit(self.problem)
            self.problem.announce()
