"""A field for a few lines of one's own: Enter begins a new line, Ctrl Enter goes on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.theme.look import Look
from ui.widgets.boxed_text import BoxedText
from ui.widgets.growing_text import CONTROL

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AnswerField(BoxedText):
    """Several lines. `entered` for Ctrl Enter, and for Enter where nothing is typed."""

    def __init__(self, look: Look, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, name, most_lines=10, parent=parent)
        self.set_hint(hint)

    def add_line(self, text: str) -> None:
        """Put a text after what is typed, on a line of its own with an empty one below it.

        The field's undo takes it back.
        """
        before = self.field.text()
        joint = "" if not before or before.endswith("\n") else "\n"
        self.replace_text(f"{before}{joint}{text}\n")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._enter(event)
        return super().eventFilter(watched, event)

    def _enter(self, event: QKeyEvent) -> bool:
        """Whether the key was one of the two that mean something else here than in one line."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _ENTER or modifiers & Qt.KeyboardModifier.ShiftModifier:
            return False
        if modifiers == CONTROL or not self.field.text().strip():
            if not event.isAutoRepeat():
                self.entered.emit()
        else:
            self.field.textCursor().insertBlock()
            self.field.ensureCursorVisible()
        return True
