"""A question where the answer is wanted: under the text, with two answers, no window of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget
from typing_extensions import override

from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.growing_text import SIDE
from ui.widgets.lead_line import LeadLine


class QuestionBar(QWidget):
    """A question under the text, with two answers. `answered(bool)` once; Esc means no."""

    answered = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None, *, icon: str = "warning") -> None:
        super().__init__(parent)
        self._words = LeadLine(look, icon=icon, role="ui", parent=self)
        self.yes = Button(look, "", compact=True, parent=self)
        self.no = Button(look, "", "quiet", compact=True, parent=self)
        self.yes.clicked.connect(lambda: self.answered.emit(True))
        self.no.clicked.connect(lambda: self.answered.emit(False))
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addWidget(self.yes)
        answers.addWidget(self.no)
        answers.addStretch()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(round(SIDE), 8, round(SIDE), 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(answers)

    def ask(self, text: str, yes_label: str, no_label: str, *, take_focus: bool = True) -> None:
        """Put the question; the focus goes to its first answer, or stays where one is typing."""
        self._words.set_text(text)
        self.yes.set_text(yes_label)
        self.no.set_text(no_label)
        self.yes.setAccessibleName(f"{yes_label}: {text}")
        self._turn()
        self.show()
        self._words.announce()
        if take_focus:
            self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self) -> None:
        """Put the answers below the question where they do not fit beside it."""
        answers = self.yes.sizeHint().width() + self.no.sizeHint().width() + 3 * 8 + 2 * round(SIDE)
        beside = self._words.natural_width() + answers <= self.width()
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.answered.emit(False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            button = self.no if self.no.hasFocus() else self.yes
            button.click()
        else:
            super().keyPressEvent(event)
