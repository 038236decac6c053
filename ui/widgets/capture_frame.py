"""The frame of the capture field: text, hairline, the four. Light enough for the first paint."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from journal.language import _
from ui.theme.look import Look
from ui.theme.painting import draw_box, draw_rule
from ui.widgets.capture_keys import CaptureKeys
from ui.widgets.growing_text import SIDE
from ui.widgets.line_field import LineField

_RADIUS = 12.0
_MARGIN = 20


class CaptureFrame(QWidget):
    """A text field over the row of keys, in one painted frame.

    Without `framed` its owner paints ground and edge around it. The parts can be taken over from
    another frame (`parts`), with text and cursor as they are.
    """

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        spread: bool = False,
        framed: bool = True,
        parts: CaptureFrame | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._framed = framed
        self.text_field: LineField = (
            LineField(look, None, "lead", 5, parent=self) if parts is None else parts.text_field
        )
        self.keys: CaptureKeys = CaptureKeys(look, self, spread=spread) if parts is None else parts.keys
        self.text_field.set_hint(_("What did you do today?"))
        self.text_field.setAccessibleName(_("What did you do today?"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 1)
        self._column.setSpacing(0)
        self._upper = QVBoxLayout()
        self._upper.setContentsMargins(_MARGIN - round(SIDE), 16, _MARGIN - round(SIDE), 8)
        self._upper.setSpacing(0)
        self._upper.addWidget(self.text_field)
        self._column.addLayout(self._upper)
        self._column.addWidget(self.keys)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.text_field.focus_changed.connect(self._focus_changed)
        look.changed.connect(self.update)

    def text(self) -> str:
        """What is typed now."""
        return self.text_field.text()

    def set_text(self, text: str) -> None:
        """Put a text there, as if it had been typed."""
        self.text_field.set_text(text)

    def _focus_changed(self, _focused: bool) -> None:
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        painter = QPainter(self)
        box = QRectF(self.rect())
        focused = self.text_field.hasFocus()
        if self._framed:
            edge = tokens.colour("ink" if focused else "control")
            draw_box(painter, box, _RADIUS, tokens.colour("surface"), edge, width=1.5 if focused else 1.0)
        inset = 1.5 if focused else 1.0
        top = float(self.keys.y()) - 1.0
        start, length = QPointF(inset, top), box.width() - 2 * inset
        draw_rule(painter, start, length, tokens.colour("hair"), upright=False)
        painter.end()
