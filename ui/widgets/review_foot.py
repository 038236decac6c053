"""The foot of the review: one back, what is saved, skip, and on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from journal.language import _
from ui.theme.look import Look
from ui.theme.painting import draw_rule
from ui.widgets.buttons import Button
from ui.widgets.next_button import NextButton
from ui.widgets.text import Text

_ABOVE = 14
_APART, _LEAST_NOTE = 12, 120


class ReviewFoot(QWidget):
    """Stays at the bottom of the page. `set_span` puts it below the column one works in.

    It has the height of its buttons and of two lines, so that nothing jumps from step to step.
    """

    resized = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._span = (0, 0)
        self.back = Button(look, _("Back"))
        self.note = Text(look, "ui", "muted")
        self.other = Button(look, "", "quiet")
        self.next = NextButton(look, _("Continue"))
        self._row = QHBoxLayout(self)
        self._row.setSpacing(_APART)
        self._row.addWidget(self.back)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.note, 1, Qt.AlignmentFlag.AlignVCenter)
        beside.addStretch(0)
        self._row.addLayout(beside, 1)
        self._row.addWidget(self.other)
        self._row.addWidget(self.next)
        look.changed.connect(self._fit)

    def show_parts(self, note: str, goes_on: str, *, back: str = "", other: str = "") -> None:
        """Say this; a button without words is left out."""
        self.note.set_text(note)
        for button, words in ((self.back, back), (self.other, other), (self.next, goes_on)):
            button.set_text(words)
            button.setVisible(bool(words))
        self._fit()

    def set_span(self, left: int, width: int) -> None:
        """Stand below a column that begins so far from the leading edge and is so wide."""
        self._span = (left, width)
        self._fit()

    def _fit(self) -> None:
        left, width = self._span
        right = max(0, self.width() - left - width)
        if self.isRightToLeft():
            left, right = right, left
        self._row.setContentsMargins(left, _ABOVE, right, _ABOVE)
        lines = 2 * round(self._look.line("ui"))
        self.setMinimumHeight(max(self.next.sizeHint().height(), lines) + 2 * _ABOVE)
        shown = [button for button in (self.back, self.other, self.next) if not button.isHidden()]
        taken = sum(button.sizeHint().width() + _APART for button in shown)
        self.note.setVisible(bool(self.note.plain_text()) and width - taken >= _LEAST_NOTE)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.resized.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_rule(painter, QPointF(0, 0), self.width(), self._look.tokens.colour("hair"), upright=False)
        painter.end()
