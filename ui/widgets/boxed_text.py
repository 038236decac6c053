"""A text that grows, in the frame of a field: an answer in a line, half of an intention."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme.look import Look
from ui.theme.painting import draw_box
from ui.widgets.growing_text import GrowingText
from ui.widgets.text import Text

_RADIUS, _SIDE, _ABOVE, _GAP = 8.0, 10, 7, 6


class BoxedText(QWidget):
    """One line that grows to `most_lines`, led by `prefix` where there is one.

    Enter emits `entered`, Esc `escaped`; `changed` after each change.
    """

    entered = Signal()
    escaped = Signal()
    changed = Signal()

    def __init__(
        self,
        look: Look,
        name: str,
        *,
        prefix: str = "",
        most_lines: int = 4,
        role: str = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.field = GrowingText(look, role, most_lines)
        self.field.setAccessibleName(name)
        self._prefix = Text(look, role, "muted", text=prefix, wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, _ABOVE, _SIDE - 4, _ABOVE)
        row.setSpacing(_GAP if prefix else 0)
        row.addWidget(self._prefix, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.field, 1)
        self._prefix.setVisible(bool(prefix))
        self.setFocusProxy(self.field)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field.entered.connect(self.entered)
        self.field.escaped.connect(self.escaped)
        self.field.textChanged.connect(self.changed)
        self.field.focus_changed.connect(lambda _on: self.update())
        self.field.height_changed.connect(self.updateGeometry)
        self.field.installEventFilter(self)
        look.changed.connect(self.update)

    def text(self) -> str:
        """What stands in it, letter by letter."""
        return self.field.text()

    def set_text(self, text: str) -> None:
        """Put this into it; nothing of it can be undone in the field."""
        if text != self.field.text():
            self.field.set_text(text)

    def replace_text(self, text: str) -> None:
        """Put this in the place of what was typed, which the field's own undo brings back."""
        cursor = QTextCursor(self.field.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.field.moveCursor(QTextCursor.MoveOperation.End)

    def set_hint(self, hint: str) -> None:
        """What stands in it while it is empty."""
        self.field.set_hint(hint)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.EnabledChange:
            self.update()
        return super().eventFilter(watched, event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.field.setFocus(Qt.FocusReason.MouseFocusReason)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, focused = self._look.tokens, self.field.hasFocus()
        edge = tokens.colour("ink" if focused else "control")
        width = 1.5 if focused else 1.0
        draw_box(painter, QRectF(self.rect()), _RADIUS, tokens.colour("surface"), edge, width=width)
        painter.end()
