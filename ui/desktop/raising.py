"""Brings a window forward although another program has the focus."""

from __future__ import annotations

import os
from contextlib import suppress

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.desktop.x11 import Connection


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
    if QGuiApplication.platformName() == "xcb":
        # the window manager keeps the focus from a program that was not used last, unless the person asks
        with suppress(OSError):
            x = Connection()
            x.bring_forward(int(window.winId()))
            x.close()
