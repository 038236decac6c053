"""Ten places for actions from memory, which fill with hollow shapes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from journal.language import ngettext
from ui.theme.look import Look
from ui.theme.shapes import paint_hollow, paint_shape
from ui.widgets.figures import counts_in_words

PLACES = 10
_CIRCLE, _SHAPE, _STEP = 22.0, 17.0, 28.0


class TenCircles(QLabel):
    """Ten dashed circles; the shapes that take their places are hollow, as on the chart: from memory."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._behaviours: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        self.set_behaviours(())

    def set_behaviours(self, behaviours: Sequence[str]) -> None:
        """The behaviours of the actions tagged so far, oldest first; the first ten are shown."""
        self._behaviours = tuple(behaviours)[:PLACES]
        count = len(self._behaviours)
        told = ngettext("{count} of ten, from memory", "{count} of ten, from memory", count).format(
            count=count
        )
        counts = {name: self._behaviours.count(name) for name in set(self._behaviours)}
        self.setAccessibleName(f"{told}: {counts_in_words(counts)}" if counts else told)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        ratio = max(1.0, self._look.text_ratio)
        return QSize(round((_CIRCLE + (PLACES - 1) * _STEP) * ratio), round((_CIRCLE + 2) * ratio))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio = max(1.0, self._look.text_ratio)
        for place in range(PLACES):
            x = (_CIRCLE / 2 + place * _STEP) * ratio
            x = self.width() - x if self.isRightToLeft() else x
            middle = QPointF(x, self.height() / 2)
            if place < len(self._behaviours):
                behaviour, tokens = self._behaviours[place], self._look.tokens
                colour, paper = tokens.behaviour(behaviour), tokens.colour("paper")
                paint_hollow(painter, behaviour, middle, _SHAPE * ratio, colour, paper)
            else:
                colour = self._look.tokens.behaviour(None)
                paint_shape(painter, None, middle, _CIRCLE * ratio, colour)
        painter.end()
