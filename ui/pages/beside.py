"""The chart with one panel: beside it, or over its end where there is little room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from shiboken6 import isValid
from typing_extensions import override

from ui.charts.screen import DriftChart
from ui.pages.side_panel import SidePanel
from ui.theme.look import Look

GAP = 32
PANEL = 360
LEAST_CHART = 440
_LEAST_SEEN = 120  # of the chart, beside a panel over it


class ChartAndPanel(QWidget):
    """Places the chart and the one panel that is open.

    They stand side by side, so that the mark whose actions are shown stays in sight. Only where that
    would leave the chart less than 440 the panel slides over its end. Opening a panel replaces the
    other; closing it gives the focus back to where it was before the first.
    """

    def __init__(self, look: Look, chart: DriftChart, panels: Sequence[SidePanel]) -> None:
        super().__init__()
        self._look, self._chart = look, chart
        self._panel: SidePanel | None = None
        self._came_from: QWidget | None = None
        chart.setParent(self)
        for panel in panels:
            panel.setParent(self)
            panel.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._follow_look)

    @property
    def panel(self) -> SidePanel | None:
        """The panel that is open."""
        return self._panel

    def open_panel(self, panel: SidePanel, *, by_key: bool = False) -> None:
        """Open this panel in place of another, and give it the focus, with its ring if `by_key`."""
        focus: QWidget | None = self.window().focusWidget()
        if focus is not None and (self._panel is None or not self._panel.isAncestorOf(focus)):
            self._came_from = focus
        former, self._panel = self._panel, panel
        self._fit()
        panel.show()
        reason = Qt.FocusReason.ShortcutFocusReason if by_key else Qt.FocusReason.OtherFocusReason
        panel.first_focus.setFocus(reason)
        if former is not None and former is not panel:
            former.hide()

    def close_panel(self) -> None:
        """Close the open panel, and give its room back to the chart."""
        panel, self._panel = self._panel, None
        if panel is None:
            return
        focus: QWidget | None = self.window().focusWidget()
        had_focus = focus is not None and (panel is focus or panel.isAncestorOf(focus))
        back, self._came_from = self._came_from, None
        if had_focus:
            # before it is hidden: Qt would tab on to the next control
            is_there = back is not None and isValid(back) and back.isVisible() and back.isEnabled()
            (back if back is not None and is_there else self._chart).setFocus(Qt.FocusReason.OtherFocusReason)
        panel.hide()
        self._fit()

    def _fit(self) -> None:
        self.updateGeometry()
        self._place()

    @override
    def sizeHint(self) -> QSize:
        return self._chart.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._chart.minimumSizeHint()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._chart.least_height(width - self._taken(width))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _follow_look(self) -> None:
        self._fit()

    def _panel_width(self) -> int:
        return round(PANEL * max(1.0, self._look.text_ratio))

    def _lies_over(self, width: int) -> bool:
        return width - self._panel_width() - GAP < LEAST_CHART

    def _taken(self, width: int) -> int:
        """What the panel takes from the chart's width."""
        if self._panel is None or self._lies_over(width):
            return 0
        return self._panel_width() + GAP

    def _place(self) -> None:
        width, height = self.width(), self.height()
        over = self._lies_over(width)
        chart = QRect(0, 0, width - self._taken(width), height)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            chart.moveRight(width - 1)
        self._chart.setGeometry(chart)
        if self._panel is None:
            return
        panel_width = self._panel_width()
        if over:
            panel_width = min(panel_width + self._panel.INDENT, max(width - _LEAST_SEEN, width // 2))
        panel = QRect(width - panel_width, 0, panel_width, height)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            panel.moveLeft(0)
        self._panel.set_over(over)
        self._panel.setGeometry(panel)
        self._panel.raise_()
