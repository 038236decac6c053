"""How far one is in a row of steps: in words, and as bars."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from journal.language import _
from ui.theme.look import Look
from ui.theme.painting import draw_box
from ui.widgets.painted import mirrored
from ui.widgets.text import Text

_WIDTH, _HEIGHT, _GAP = 20, 4, 6


class StepBars(QWidget):
    """The words "Step 2 of 4" and four bars of 20 x 4, those up to the present one in ink."""

    def __init__(self, look: Look, steps: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self._words = Text(look, "ui", "muted", wrap=False)
        self._bars = _Bars(look, steps)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._words, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._bars)
        self.set_step(1)

    def set_step(self, step: int) -> None:
        """Show which step this is, counted from 1."""
        words = _("Step {step} of {steps}").format(step=step, steps=self._steps)
        self._words.set_text(words)
        self._bars.show_step(step)
        self.setAccessibleName(words)


class _Bars(QWidget):
    def __init__(self, look: Look, steps: int) -> None:
        super().__init__()
        self._look, self._steps, self._step = look, steps, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        look.changed.connect(self.update)

    def show_step(self, step: int) -> None:
        self._step = step
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._steps * _WIDTH + (self._steps - 1) * _GAP, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        top = round((self.height() - _HEIGHT) / 2)
        for place in range(self._steps):
            bar = mirrored(self, QRectF(place * (_WIDTH + _GAP), top, _WIDTH, _HEIGHT))
            draw_box(painter, bar, 2, tokens.colour("ink" if place < self._step else "line"))
        painter.end()
