"""The two columns of a page: what one works on at the left, the aside at the right."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme.look import Look
from ui.widgets.scroll import PageHeader

WIDE = 1120
MAIN_MOST = 704
# what is left to the main column beside the aside, at normal text size; with less it stands alone
MAIN_LEAST, ASIDE_ROOM = 336, 384


class TwoColumns(QWidget):
    """Header, main column and aside, with the paddings of wide and narrow windows (look.md, Sizes).

    `main` and `aside` are the columns' layouts, `column` the widget of the first. The width that counts
    is the window's. A page too narrow for both shows the first alone.
    """

    _is_beside = True

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.header = PageHeader(look, title)
        self.column = QWidget()
        self.column.setMaximumWidth(MAIN_MOST)
        self.main = QVBoxLayout(self.column)
        self._side = QWidget()
        self.aside = QVBoxLayout(self._side)
        for column in (self.main, self.aside):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
        self._columns = QHBoxLayout()
        self._columns.addWidget(self.column, 1)
        self._columns.addWidget(self._side)
        self._group = group = QWidget()
        group.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        rows = QVBoxLayout(group)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(24)
        rows.addWidget(self.header)
        rows.addLayout(self._columns, 1)
        self._outer = QHBoxLayout(self)
        self._outer.addStretch(0)
        self._outer.addWidget(group, 1)
        self._outer.addStretch(0)
        self.fit(wide=True)

    def fit(self, *, wide: bool) -> None:
        """Take the paddings and widths of a wide window, or of one under 1120."""
        narrow = (32, 24, 32, 12) if self._is_beside else (20, 20, 20, 8)
        self._outer.setContentsMargins(*((48, 32, 48, 16) if wide else narrow))
        gap, side = (48, 304) if wide else (32, 288)
        self._columns.setSpacing(gap)
        self._side.setFixedWidth(side)
        self._group.setMaximumWidth(MAIN_MOST + gap + side)

    def set_beside(self, *, beside: bool) -> None:
        """Show the aside, or leave it out where it would be cut."""
        self._is_beside = beside
        self._side.setVisible(beside)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() - ASIDE_ROOM >= MAIN_LEAST * self._look.text_ratio
        if beside != self._is_beside:
            self.set_beside(beside=beside)
        self.fit(wide=self.window().width() >= WIDE * self._look.text_ratio)
