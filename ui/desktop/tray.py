"""The icon in the desktop's tray, where there is one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from journal.language import _
from ui.theme.look import Look

SIZES = (16, 20, 22, 24, 32, 44, 48, 64)
ENTRIES = ("quick", "sweep", "open", "rest", "quit")


class Tray(QObject):
    """Our icon with its menu; `wanted` carries what was chosen, by its key in `ENTRIES`.

    A tray that comes later, or goes, is followed by `follow`.
    """

    wanted = Signal(str)

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        icon = QIcon()
        for size in SIZES:
            icon.addPixmap(look.pixmap("leaderward", "ink", size))
        self._icon = icon
        self._shown: QSystemTrayIcon | None = None
        self.menu = QMenu()
        words = {
            "quick": _("Log an action…"),
            "sweep": _("The day’s sweep"),
            "open": _("Open Leaderward"),
            "rest": _("Rest…"),
            "quit": _("Quit"),
        }
        for key in ENTRIES:
            if key == "quit":
                self.menu.addSeparator()
            entry = self.menu.addAction(words[key])
            entry.triggered.connect(lambda _on=False, key=key: self.wanted.emit(key))

    @property
    def is_available(self) -> bool:
        """Whether this desktop has a tray now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def is_shown(self) -> bool:
        """Whether our icon stands in it."""
        return self._shown is not None and self.is_available

    def follow(self, *, wanted: bool) -> None:
        """Show the icon if it is wanted and there is a tray, else take it away."""
        if wanted and self.is_available:
            if self._shown is None:
                self._shown = QSystemTrayIcon(self._icon, self)
                self._shown.setToolTip("Leaderward")
                self._shown.setContextMenu(self.menu)
                self._shown.activated.connect(self._activated)
                self._shown.show()
        elif self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None

    def close(self) -> None:
        """Take the icon and its menu away."""
        self.follow(wanted=False)
        self.menu.deleteLater()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        reasons = QSystemTrayIcon.ActivationReason
        if reason in (reasons.Trigger, reasons.DoubleClick, reasons.MiddleClick):
            self.wanted.emit("open")
