"""Keeps a small window where it was put, against window managers that put it elsewhere as it appears."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_WATCHED_MS = 400
_MOST_TIMES = 3


class PlaceKeeper(QObject):
    """Moves a window back to `put` while it appears; later the person may move it as they like."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._wanted: QPoint | None = None
        self._times = 0
        self._watch = QTimer(self)
        self._watch.setSingleShot(True)
        self._watch.setInterval(_WATCHED_MS)
        self._watch.timeout.connect(self._forget)
        window.installEventFilter(self)

    def put(self, place: QPoint) -> None:
        """Move the window there, and see to it that it stays there while it appears."""
        self._wanted, self._times = place, 0
        self._window.move(place)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._wanted is None or watched is not self._window:
            return False
        if event.type() == QEvent.Type.Show:
            self._watch.start()
        elif event.type() == QEvent.Type.Move and self._window.isVisible():
            QTimer.singleShot(0, self, self._put_back)
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._forget()
        return False

    def _put_back(self) -> None:
        if self._wanted is not None and self._window.pos() != self._wanted and self._times < _MOST_TIMES:
            self._times += 1
            self._window.move(self._wanted)

    def _forget(self) -> None:
        self._wanted = None
