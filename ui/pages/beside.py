"""The chart with the panel of its actions: beside it, or over its end where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.charts.screen import DriftChart
from ui.pages.evidence import EvidencePanel
from ui.theme.look import Look

GAP = 32
PANEL = 360
LEAST_CHART = 440
_LEAST_SEEN = 120  # of the chart, beside a panel over it


class ChartAndPanel(QWidget):
    """Places `chart` and `panel`; whoever shows or hides the panel need not care.

    They stand side by side, so that the mark whose actions are shown stays in sight. Only where that
    would leave the chart less than 440 the panel slides over its end.
    """

    def __init__(self, look: Look, chart: DriftChart, panel: EvidencePanel) -> None:
        super().__init__()
        self._look, self._chart, self._panel = look, chart, panel
        chart.setParent(self)
        panel.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._follow_look)

    def set_panel_shown(self, shown: bool) -> None:
        """Show the panel, or give its room back to the chart."""
        self._panel.setVisible(shown)
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
        self.updateGeometry()
        self._place()

    def _panel_width(self) -> int:
        return round(PANEL * max(1.0, self._look.text_ratio))

    def _lies_over(self, width: int) -> bool:
        return width - self._panel_width() - GAP < LEAST_CHART

    def _taken(self, width: int) -> int:
        """What the panel takes from the chart's width."""
        if self._panel.isHidden() or self._lies_over(width):
            return 0
        return self._panel_width() + GAP

    def _place(self) -> None:
        width, height = self.width(), self.height()
        over = self._lies_over(width)
        chart = QRect(0, 0, width - self._taken(width), height)
        panel_width = self._panel_width()
        if over:
            panel_width = min(panel_width + self._panel.INDENT, max(width - _LEAST_SEEN, width // 2))
        panel = QRect(width - panel_width, 0, panel_width, height)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            chart.moveRight(width - 1)
            panel.moveLeft(0)
        self._panel.set_over(over)
        self._chart.setGeometry(chart)
        self._panel.setGeometry(panel)
        self._panel.raise_()
