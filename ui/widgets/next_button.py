"""The one button that goes on, with an arrow behind its words."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.theme.look import Look
from ui.theme.painting import draw_box
from ui.widgets.buttons import Button
from ui.widgets.painted import draw_icon, draw_line_of_text, mirrored, text_width

_ICON, _GAP = 16, 8


class NextButton(Button):
    """The one button that goes on, with an arrow behind its words."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(look, text, "primary", parent=parent)
        self.setAutoDefault(False)

    @override
    def _contents_width(self) -> float:
        return super()._contents_width() + self._look.grown(_ICON) + _GAP

    @override
    def _paint(self, painter: QPainter) -> None:
        rect = QRectF(self.rect())
        fill, edge, colour, role = self._colours()
        draw_box(painter, rect, self._radius, fill, edge)
        font, icon = self._look.font("ui", 500), self._look.grown(_ICON)
        left = max(float(self._padding()), (rect.width() - self._contents_width()) / 2)
        width = min(text_width(font, self._text), rect.width() - left - icon - _GAP)
        place = mirrored(self, QRectF(left, 0, width + 1, rect.height()))
        draw_line_of_text(painter, place, self._text, font, colour)
        top = round(rect.center().y() - icon / 2)
        box = mirrored(self, QRectF(round(left + width + _GAP), top, icon, icon))
        painter.save()
        if self.isRightToLeft():
            painter.translate(2 * box.center().x(), 0)
            painter.scale(-1, 1)
        draw_icon(painter, self._look, "arrow-right", role, box, alpha=self._alpha())
        painter.restore()
