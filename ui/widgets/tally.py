"""The tally: shapes with their counts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme.look import Look
from ui.widgets.figures import STACK_ORDER, counts_in_words
from ui.widgets.painted import draw_behaviour, draw_line_of_text, mirrored, text_width

_SHAPE, _GAP, _STEP, _BETWEEN = 14, 7, 44, 16


class Tally(QLabel):
    """A row of shapes with counts: manager, both, leader, own, not tagged yet.

    What is zero is left out, unless `zeros` asks for the four behaviours always.
    """

    def __init__(self, look: Look, *, zeros: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._zeros = look, zeros
        self._shown: list[tuple[str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._follow_look)
        self.set_counts({})

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Counts by behaviour: "manager", "both", "leader", "own" and "none" (not tagged yet)."""
        self._shown = [
            (name, str(counts.get(name, 0)))
            for name in STACK_ORDER
            if counts.get(name) or (self._zeros and name != "none")
        ]
        self.setAccessibleName(counts_in_words(counts))
        self.setToolTip(counts_in_words(counts) if self._shown else "")
        self._follow_look()

    def _follow_look(self) -> None:
        self.updateGeometry()
        self.update()

    def _places(self) -> list[tuple[str, str, float, float]]:
        """Shape, count, left edge and width of each, from the leading edge."""
        font = self._look.font("ui")
        places = []
        left = 0.0
        shape = self._look.grown(_SHAPE)
        for name, count in self._shown:
            width = shape + _GAP + text_width(font, count)
            places.append((name, count, left, width))
            left += max(_STEP, width + _BETWEEN)
        return places

    @override
    def sizeHint(self) -> QSize:
        places = self._places()
        width = places[-1][2] + places[-1][3] if places else 0
        return QSize(int(width + 0.999), round(self._look.line("ui")))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font, colour = self._look.font("ui"), self._look.tokens.colour("muted")
        shape = self._look.grown(_SHAPE)
        for name, count, left, width in self._places():
            box = QRectF(left, (self.height() - shape) / 2, shape, shape)
            draw_behaviour(painter, self._look, name, mirrored(self, box))
            place = QRectF(left + shape + _GAP, 0, width - shape - _GAP, self.height())
            draw_line_of_text(painter, mirrored(self, place), count, font, colour)
        painter.end()
