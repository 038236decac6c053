"""The main window's outside: sidebar, a place for pages, size and place. Light: it is painted first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from journal.language import _
from ui.pages.opening import OpeningPage
from ui.theme.look import Look
from ui.widgets.sidebar import Sidebar

WIDE = 1120


class Shell(QMainWindow):
    """What is on the screen from the first moment on; `ui.window` puts the rest into it.

    While it `is_loading` it can't be closed; `close_wanted` then says that somebody tried to. Where
    `hides_instead` says so, closing only hides it, and `hidden` tells; `leave` closes it for good.
    """

    closing = Signal()
    activated = Signal()
    hidden = Signal()

    def __init__(self, look: Look, today: dt.date) -> None:
        super().__init__()
        self._look = look
        self.is_loading = True
        self.close_wanted = False
        self.hides_instead: Callable[[], bool] = lambda: False
        self._leaves = False
        self.setWindowTitle("Leaderward")
        self.sidebar = Sidebar(look)
        self.sidebar.add_page("today", _("Today"), "today")
        self.sidebar.add_page("drift", _("Drift"), "drift")
        self.sidebar.add_page("distinctions", _("Distinctions"), "distinctions")
        self.sidebar.add_page("people", _("People"), "people")
        self.sidebar.add_page("review", _("Review"), "review")
        self.sidebar.add_foot_item("settings", _("Settings"), "settings")
        self.sidebar.set_journal(_("My journal"), encrypted=False)
        self.sidebar.set_status(_("Opening…"))
        self.sidebar.select("today")
        self.opening = OpeningPage(look, today)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.opening)
        self.main = QWidget()
        column = QVBoxLayout(self.main)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self.main, 1)
        self._layers = QStackedWidget()
        self._layers.addWidget(whole)
        self.setCentralWidget(self._layers)
        self.setMinimumSize(480, 420)
        self.resize(1280, 832)
        look.changed.connect(self._fit)

    def show_opening(self) -> None:
        """Show the window with the focus in the capture field."""
        self.show()
        self.opening.capture.text_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def cover(self, face: QWidget) -> None:
        """Show one thing over everything, sidebar included, until `uncover`."""
        self._layers.addWidget(face)
        self._layers.setCurrentWidget(face)

    def uncover(self) -> None:
        """Show sidebar and pages again; what covered them is no longer part of the window."""
        for place in range(self._layers.count() - 1, 0, -1):
            if face := self._layers.widget(place):
                self._layers.removeWidget(face)
                face.hide()

    @property
    def is_covered(self) -> bool:
        """Whether something lies over sidebar and pages."""
        return self._layers.currentIndex() > 0

    def geometry_text(self) -> str:
        """Place and size, to be remembered."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def restore_geometry_text(self, text: str) -> None:
        """Go where the window was; what makes no sense, or no screen shows, is passed over."""
        self.restoreGeometry(QByteArray.fromBase64(text.encode("ascii", "ignore")))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.sidebar.set_narrow(self.width() < WIDE * self._look.text_ratio)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.is_loading:
            # what is typed can't be saved yet: out of sight at once, closed as soon as it is
            self.close_wanted = True
            self.hide()
            event.ignore()
            return
        if not self._leaves and self.hides_instead():
            self.hide()
            event.ignore()
            self.hidden.emit()
            return
        self.closing.emit()
        super().closeEvent(event)

    def leave(self) -> None:
        """Close for good, also where closing would only hide it."""
        self.stop_hiding()
        self.close()

    def stop_hiding(self) -> None:
        """The next close is for good: the session ends."""
        self._leaves = True
