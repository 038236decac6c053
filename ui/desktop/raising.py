"""Brings a window forward although another program has the focus."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.desktop.x11 import Connection

_LONGEST_STALE_MS = 500


def bring_forward(window: QWidget, token: str = "") -> None:
    """Show the window, out of the task bar if it is there, above the others and with the focus.

    Args:
        window: a window of its own.
        token: what the desktop gave a second start so that the focus may be passed on; Wayland asks for it.
    """
    if token and QGuiApplication.platformName().startswith("wayland"):
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # where Qt looks for it when a window asks for the focus
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    handle = window.windowHandle()
    if QGuiApplication.platformName() != "xcb" or handle is None:
        return
    if handle.isExposed():
        _insist(handle)
    else:
        _OnceShown(handle)  # the window manager does not know it before


def once_left(window: QWidget, then: Callable[[], None]) -> None:
    """Call `then` as soon as a hidden window has really lost the focus: at once, save right after hiding.

    Under X11 Qt takes the focus from a hidden window 0.4 s later. One that is shown again before has the keys
    as far as the system knows, and not as far as Qt does.
    """
    app, handle = QGuiApplication.instance(), window.windowHandle()
    is_stale = not window.isVisible() and bool(handle) and QGuiApplication.focusWindow() == handle
    is_late = is_stale and QGuiApplication.platformName() == "xcb"
    if is_late and isinstance(app, QGuiApplication):
        _OnceLeft(window, app, then)
    else:
        then()


class _OnceLeft(QObject):
    """Waits for the focus to leave, or half a second at most, and goes."""

    def __init__(self, window: QWidget, app: QGuiApplication, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then: Callable[[], None] | None = then
        app.focusWindowChanged.connect(self._go)
        QTimer.singleShot(_LONGEST_STALE_MS, self, self._go)

    def _go(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()
            self.deleteLater()


class _OnceShown(QObject):
    """Waits until its window is on the screen, and goes."""

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Expose and self._window.isExposed():
            self._window.removeEventFilter(self)
            _insist(self._window)
            self.deleteLater()
        return False


def _insist(window: QWindow) -> None:
    """Say that the person asks: a program that was not used last gets no focus for asking itself."""
    with suppress(OSError):
        x = Connection()
        x.bring_forward(int(window.winId()))
        x.close()
