"""The pyqtgraph half of the chart: a canvas whose days pan and zoom within limits.

What is seen on it is painted by whoever is given as `paint`; here are only the view and the pointer.
"""
# pyqtgraph ships no annotations of its functions.
# mypy: allow-untyped-calls, allow-subclassing-any

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget
from typing_extensions import override


class _Picture(pg.GraphicsObject):
    """Everything that is seen, painted in pixels of the canvas."""

    def __init__(self, paint: Callable[[QPainter], None]) -> None:
        super().__init__()
        self._paint_with = paint
        self._rect = QRectF()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def set_size(self, size: QSize) -> None:
        self.prepareGeometryChange()
        self._rect = QRectF(0, 0, size.width(), size.height())

    @override
    def boundingRect(self) -> QRectF:
        return self._rect

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        self._paint_with(painter)


class DayView(pg.GraphicsView):
    """A canvas over a stretch of days: the wheel zooms, dragging pans, y never moves.

    `range_changed` tells that other days are in view; `pointer_moved` and `clicked` give places in
    its pixels; `resized` comes before the next painting.
    """

    range_changed = Signal()
    pointer_moved = Signal(QPointF)
    pointer_left = Signal()
    clicked = Signal(QPointF)
    resized = Signal()

    def __init__(self, paint: Callable[[QPainter], None], parent: QWidget | None = None) -> None:
        # Of moves in quick succession pyqtgraph drops some, the last one too: the pop-up would lag behind.
        pg.setConfigOption("mouseRateLimit", 0)
        super().__init__(parent, useOpenGL=False, background=None)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAntialiasing(True)
        # pyqtgraph asks Qt to keep the ground, which would stay in the colours of a former theme.
        self.setCacheMode(pg.GraphicsView.CacheModeFlag.CacheNone)
        # No wheel, drag or menu but the day view's; and nothing of pyqtgraph's own is drawn.
        self._view = pg.ViewBox(enableMenu=False, defaultPadding=0.0)
        self._view.setMouseEnabled(x=True, y=False)
        self._view.disableAutoRange()
        self._picture = _Picture(paint)
        self.addItem(self._picture)
        self.addItem(self._view)
        self._view.sigXRangeChanged.connect(self._tell_range)
        scene: Any = self.scene()
        scene.sigMouseMoved.connect(self._tell_move)
        scene.sigMouseClicked.connect(self._tell_click)

    @property
    def days(self) -> tuple[float, float]:
        """The days at the left and the right edge."""
        first, last = self._view.viewRange()[0]
        return float(first), float(last)

    def set_limits(self, first: float, last: float, least_days: float) -> None:
        """How far it may be panned, and how few days it may be zoomed to."""
        # Lift the old limits first: the new ones may lie wholly outside them.
        self._view.setLimits(xMin=None, xMax=None, minXRange=None, maxXRange=None)
        self._view.setLimits(xMin=first, xMax=last, minXRange=least_days, maxXRange=last - first)

    def show_days(self, first: float, last: float) -> None:
        """Show these days, as far as the limits allow."""
        self._view.setXRange(first, last, padding=0)

    def set_sensitive(self, area: QRectF) -> None:
        """Where wheel and dragging work; its left and right edge are the first and last day."""
        self._view.setGeometry(area)

    def repaint_picture(self) -> None:
        """Paint again soon."""
        self._picture.update()

    @override
    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        # pyqtgraph resizes once while it is being made.
        if hasattr(self, "_picture"):
            self._picture.set_size(self.size())
            self.resized.emit()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointer_left.emit()

    def _tell_range(self, *_changed: Any) -> None:
        self.range_changed.emit()

    def _tell_move(self, position: Any) -> None:
        self.pointer_moved.emit(QPointF(position))

    def _tell_click(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(QPointF(event.scenePos()))
