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
from ui.widgets.scroll import ScrollColumn
from ui.widgets.text import Text

_MARGIN = 48  # of the screen, around the largest dialog


class Dialog(QDialog):
    """A window above the page; Esc closes it. Contents go into `body`, buttons into `foot`.

    It is as high as its contents, at most as the screen, and scrolls then. Closed, it is gone.
    """

    def __init__(self, look: Look, title: str, parent: QWidget | None, *, with_foot: bool = False) -> None:
        super().__init__(parent)
        self.look = look
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(24, 20, 20, 8)
        head.addWidget(Text(look, "lead", weight=600, text=title), 1)
        close = IconButton(look, "close", _("Close"), key=_("Esc"))
        close.clicked.connect(self.reject)
        close.setAutoDefault(False)  # Enter in a field is not meant for it
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self._scroll = ScrollColumn(look)
        self._scroll.setAccessibleName(title)
        self._scroll.set_padding(24, 8, 24, 24)
        self.body = self._scroll.body
        self.body.setSpacing(16)
        column.addWidget(self._scroll, 1)
        self.foot = QHBoxLayout()
        if with_foot:
            column.addWidget(Rule(look))
            self.foot.setContentsMargins(24, 16, 24, 16)
            self.foot.setSpacing(8)
            column.addLayout(self.foot)
        self._column = column
        look.changed.connect(self._fit)

    def _fit(self) -> None:
        # Qt does not ask a window's layout for the height that wrapped text needs at its width.
        most = self.screen().availableGeometry().height() - _MARGIN
        self._scroll.setMinimumWidth(self.body.totalMinimumSize().width())
        width = max(self.minimumWidth(), self._column.totalMinimumSize().width())
        around = self._column.totalHeightForWidth(width) - self._scroll.sizeHint().height()
        height = around + self.body.totalHeightForWidth(width)
        scrolls = height > most
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.NoFocus)
        self.resize(width, min(height, most))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._fit()
        super().showEvent(event)
