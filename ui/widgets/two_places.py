"""Where something stood between two acts, and where it stands now."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from journal.language import _
from ui.theme.look import Look
from ui.theme.painting import draw_box

_HEIGHT, _LINE, _RADIUS, _STROKE = 24, 2.0, 5.0, 1.5


class TwoPlaces(QLabel):
    """A line from 0 to 100 with a hollow mark for the earlier place and a full one for the later."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._before: int | None = None
        self._now: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def set_places(self, before: int | None, now: int | None, left: str, right: str) -> None:
        """Show both places; `left` and `right` name the ends, for the screen reader."""
        self._before, self._now = before, now
        words = _("{left}, or {right}: then {before}, now {now} of 100")
        unsaid = _("not said")
        told = words.format(
            left=left,
            right=right,
            before=unsaid if before is None else before,
            now=unsaid if now is None else now,
        )
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, middle = self._look.tokens, self.height() / 2
        reach = _RADIUS + 1
        room = self.width() - 2 * reach

        def at(value: int) -> QPointF:
            share = (
                1 - value / 100 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else value / 100
            )
            return QPointF(reach + share * room, middle)

        line = QRectF(reach, middle - _LINE / 2, room, _LINE)
        draw_box(painter, line, _LINE / 2, tokens.colour("line"))
        painter.fillRect(QRectF(round(reach + room / 2) - 0.5, middle - 5, 1, 10), tokens.colour("line"))
        ink = tokens.colour("ink")
        if self._before is not None and self._now is not None and self._before != self._now:
            painter.setPen(QPen(tokens.colour("control"), _LINE))
            painter.drawLine(at(self._before), at(self._now))
        painter.setPen(QPen(ink, _STROKE))
        for value, inside in ((self._before, tokens.colour("surface")), (self._now, ink)):
            if value is not None:
                painter.setBrush(inside)
                painter.drawEllipse(at(value), _RADIUS, _RADIUS)
        painter.end()
