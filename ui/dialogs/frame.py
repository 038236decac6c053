"""The frame of every dialog: a title, a close button, contents, and a foot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.language import _
from ui.theme.look import Look
from ui.widgets.buttons import IconButton
from ui.widgets.card import Rule
from ui.widgets.text import Text


class Dialog(QDialog):
    """A window above the page; Esc closes it. Contents go into `body`, buttons into `foot`."""

    def __init__(self, look: Look, title: str, parent: QWidget | None, *, with_foot: bool = False) -> None:
        super().__init__(parent)
        self.look = look
        self.setWindowTitle(title)
        self.setModal(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(24, 20, 20, 8)
        head.addWidget(Text(look, "lead", weight=600, text=title), 1)
        close = IconButton(look, "close", _("Close"), key=_("Esc"))
        close.clicked.connect(self.reject)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(24, 8, 24, 24)
        self.body.setSpacing(16)
        column.addLayout(self.body, 1)
        self.foot = QHBoxLayout()
        if with_foot:
            column.addWidget(Rule(look))
            self.foot.setContentsMargins(24, 16, 24, 16)
            self.foot.setSpacing(8)
            column.addLayout(self.foot)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        # Qt does not ask a window's layout for the height that wrapped text needs at its width.
        layout = self.layout()
        if layout is not None:
            width = max(self.minimumWidth(), layout.totalMinimumSize().width())
            self.resize(width, layout.totalHeightForWidth(width))
        super().showEvent(event)
