"""A row of a dialog that lists what holds from a day on: targets, roles."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from journal.language import _
from ui.commands import shown
from ui.theme.look import Look
from ui.theme.painting import draw_box
from ui.widgets.buttons import IconButton
from ui.widgets.text import Text

_FIGURE_COLUMN = 64


@dataclass(frozen=True, slots=True)
class StepWords:
    """What a row says: its figure, its words and the days, and what its two buttons are called."""

    figure: str
    words: str
    when: str
    spoken: str
    edit: str
    remove: str
    is_strong: bool = False


class StepRow(QWidget):
    """One step. Enter or a double click changes it, Delete removes it; ↑ and ↓ walk through the rows."""

    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    walked = Signal(int)

    def __init__(self, look: Look, step: object, words: StepWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.step = look, step
        self._is_hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.edit = IconButton(look, "edit", words.edit, key=shown("Return"))
        self.remove = IconButton(look, "trash", words.remove, key=shown("Del"))
        for button in (self.edit, self.remove):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the row has the keys of both
        self.edit.clicked.connect(lambda: self.edit_wanted.emit(step))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(step))
        figure = Text(look, "body", weight=600 if words.is_strong else 400, text=words.figure, wrap=False)
        figure.setMinimumWidth(max(look.grown(_FIGURE_COLUMN), figure.natural_width()))
        column = QVBoxLayout()
        column.setSpacing(0)
        if words.words:
            column.addWidget(Text(look, "body", text=words.words))
        column.addWidget(Text(look, "small" if words.words else "body", "muted", text=words.when))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 8, 10)
        row.setSpacing(4)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(figure, 0, top)
        row.addLayout(column, 1)
        row.addWidget(self.edit, 0, top)
        row.addWidget(self.remove, 0, top)
        self.setAccessibleName(words.spoken)
        self.setAccessibleDescription(_("Enter changes it, Delete removes it"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.edit_wanted.emit(self.step)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.remove_wanted.emit(self.step)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self.walked.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            case _:
                super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: object) -> None:
        self.edit_wanted.emit(self.step)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._is_hovered = True
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._is_hovered = False
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_hovered:
            painter = QPainter(self)
            draw_box(painter, QRectF(self.rect()), 8, self._look.tokens.colour("hover"))
            painter.end()
