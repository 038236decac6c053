"""The list with one panel: beside it, or over its end where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from shiboken6 import isValid
from typing_extensions import override

from ui.pages.side_panel import CardPanel, SidePanel
from ui.theme.look import Look

GAP = 36
PANEL = 296
LEAST_LIST = 556
_LEAST_SEEN = 96  # of the list, beside a panel over it
_LEAST_BESIDE = 360  # with so much left the list takes that room, and nothing of it is covered
_FOOT = 24  # below a panel that stands beside the list
_WIDER = 64  # a list of actions or a form needs more than something that is read


class ListAndPanel(QWidget):
    """Places the list and the one panel that is open.

    Opening a panel replaces the other; closing it gives the focus back to the list. `is_over`: there is
    no room for both as they are drawn, so that a panel is opened only when it is asked for; then the list
    takes what room is left, or lies under it.
    """

    def __init__(self, look: Look, column: QWidget) -> None:
        super().__init__()
        self._look, self._column = look, column
        self._panel: SidePanel | None = None
        self._wider = False
        column.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.place)

    @property
    def panel(self) -> SidePanel | None:
        """The panel that is open."""
        return self._panel

    @property
    def is_over(self) -> bool:
        """Whether a panel lies over the list."""
        return self.width() - self._panel_width() - GAP < LEAST_LIST * max(1.0, self._look.text_ratio)

    def open_panel(self, panel: SidePanel, *, wider: bool = False) -> None:
        """Open this panel in place of another; the focus stays where it is, unless it was in the other."""
        former, self._panel, self._wider = self._panel, panel, wider
        if panel.parent() is not self:
            panel.setParent(self)
        self.place()
        panel.show()
        if former is not None and former is not panel:
            if self._holds_focus(former):
                panel.first_focus.setFocus(Qt.FocusReason.OtherFocusReason)
            former.hide()

    def close_panel(self, back: QWidget) -> None:
        """Close the open panel, and give its room back to the list; a focus in it goes `back`."""
        panel, self._panel = self._panel, None
        if panel is None:
            return
        if self._holds_focus(panel):
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        panel.hide()
        self.place()

    def _holds_focus(self, panel: QWidget) -> bool:
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and isValid(focus) and (panel is focus or panel.isAncestorOf(focus))

    @override
    def sizeHint(self) -> QSize:
        return QSize(960, 560)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 160)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def _panel_width(self) -> int:
        return round((PANEL + (_WIDER if self._wider else 0)) * max(1.0, self._look.text_ratio))

    def place(self) -> None:
        """Give the list and the open panel their places."""
        width, height = self.width(), self.height()
        over = self.is_over
        taken = 0 if self._panel is None else self._panel_width() + (self._panel.INDENT if over else GAP)
        if over and width - taken < _LEAST_BESIDE * max(1.0, self._look.text_ratio):
            taken = 0
        column = QRect(0, 0, width - taken, height)
        right_to_left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if right_to_left:
            column.moveRight(width - 1)
        self._column.setGeometry(column)
        if self._panel is None:
            return
        panel = self._panel
        panel_width = self._panel_width()
        if over:
            panel_width = min(panel_width + panel.INDENT, max(width - _LEAST_SEEN, width // 2))
        panel.set_over(over)
        high = height if over else height - _FOOT
        if isinstance(panel, CardPanel) and not over:
            high = min(high, panel.natural_height(panel_width))
        place = QRect(width - panel_width, 0, panel_width, high)
        if right_to_left:
            place.moveLeft(0)
        panel.setGeometry(place)
        panel.raise_()
