"""The quick capture: the capture field alone, in a small window above all others."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QCursor,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.behaviour import Origin
from journal.errors import JournalError
from journal.language import _
from ui.desktop.placing import PlaceKeeper
from ui.desktop.x11 import has_compositor
from ui.dialogs.tools import Tools
from ui.theme.painting import draw_box, draw_shadow
from ui.widgets.buttons import IconButton
from ui.widgets.capture import CaptureField
from ui.widgets.capturing import Capturing
from ui.widgets.text import Text

if TYPE_CHECKING:  # imports SQLAlchemy
    from journal.domain.captured import Captured
    from journal.opening import Opened

SLOT = "quick"
WIDTH = 592
_RADIUS = 12.0
_SHADOW = 40
_SIDE = 20
# Of the height of the screen, from its top to the window's.
_DOWN = 0.22
# After a save it says so this long, then goes; a key typed meanwhile keeps it.
SAID_MS = 600
_CLOCK_MS = 20_000


class QuickCapture(QWidget):
    """One line, one key, gone. Made beforehand, so that showing it takes next to no time.

    `opened` is the journal it saves into; before there is one, what is sent off waits. Esc hides it
    and keeps the text, through a crash too. After a save it says so for a moment and hides; who types
    on meanwhile keeps it. `saved(action id)` comes after each save.
    """

    saved = Signal(str)

    def __init__(self, context: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._look = context.look
        self._floats = _has_translucency()
        self._room = _SHADOW if self._floats else 0
        self._name = ""
        self.setWindowFlags(
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.NoDropShadowWindowHint
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, self._floats)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.capture = CaptureField(self._look, context.catalogue, self, spread=True, framed=False)
        self.capture.text_field.completing.floating = True
        self.saving = Capturing(self.capture, self._say, self)
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(SAID_MS)
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK_MS)
        self._keeper = PlaceKeeper(self)
        self._lay_out()
        self._connect()
        self._fit()
        self.winId()  # the system's window too is made beforehand

    def _lay_out(self) -> None:
        self.name = Text(self._look, "ui", "muted", wrap=False)
        self.hint = Text(self._look, "ui", "muted", wrap=False)
        self.close_button = IconButton(self._look, "close", _("Close"), key=_("Esc"), icon_size=16)
        head = QHBoxLayout()
        head.setContentsMargins(_SIDE, 8, 12, 0)
        head.setSpacing(8)
        head.addWidget(self.name, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.close_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(self._room, self._room, self._room, self._room)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addWidget(self.capture)
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        QWidget.setTabOrder(self.capture.chips, self.close_button)

    def _connect(self) -> None:
        drafts, names = self._context.drafts, self._context.names
        drafts.follow(SLOT, self.capture.kept)
        self.capture.text_changed.connect(lambda: drafts.touch(SLOT, at_once=self.capture.is_empty))
        self.capture.text_changed.connect(self._typed_on)
        self.capture.escaped.connect(self.hide)
        self.close_button.clicked.connect(self.hide)
        self.saving.saved.connect(self.saved)
        self.saving.recorded.connect(self._recorded)
        self._leaving.timeout.connect(self._leave)
        self._clock.timeout.connect(self._look_at_clock)
        names.changed.connect(lambda: self.capture.set_names(names.all))
        self._look.changed.connect(self._fit)

    @property
    def opened(self) -> Opened | None:
        """The journal it saves into."""
        return self.saving.opened

    @opened.setter
    def opened(self, opened: Opened | None) -> None:
        self.saving.opened = opened
        if opened is None:
            return
        self._look_at_clock()
        self.saving.save_waiting()
        kept = self._context.drafts.load(SLOT)
        self.capture.put_kept(kept)

    def show_for(self, journal_name: str, *, ping: bool = False) -> None:
        """Show it on the screen with the pointer, with the cursor where one left off.

        As the answer to a `ping` what is saved is marked so, until it is hidden.
        """
        self.saving.origin = Origin.PINGED if ping else None
        self._name = journal_name
        self.name.set_text(journal_name)
        self.setWindowTitle(_("Log an action in {name}").format(name=journal_name))
        self._leaving.stop()
        self._say_keys()
        self._look_at_clock()
        self._clock.start()
        if not self.isVisible():
            self._place()
        self.show()
        self.activateWindow()
        self.capture.text_field.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    # Saving --------------------------------------------------------------------------------

    def _recorded(self, sent: tuple[Captured, ...], day: dt.date | None) -> None:
        today = self.capture.text_field.today
        self._context.names.add((one.line for one in sent), day or today)

    def _say(self, words: str, _shape: str | None) -> None:
        """It is saved: say so in place of the keys, and go in a moment."""
        self.hint.set_text(words)
        self.hint.set_colour_role("ink")
        if self.isVisible():
            self._leaving.start()

    def _typed_on(self) -> None:
        if self.capture.text():
            self._leaving.stop()
            self._say_keys()

    def _leave(self) -> None:
        if not self.capture.text():
            self.hide()

    def _say_keys(self) -> None:
        words = _("Enter saves, tag later. Esc closes, your text is kept.")
        if self.saving.origin is Origin.PINGED:
            words = _("What are you doing right now?")
        self.hint.set_text(words)
        self.hint.set_colour_role("muted")

    def _look_at_clock(self) -> None:
        opened = self.saving.opened
        if opened is None:
            return
        try:
            today, now = opened.journal.today(), opened.journal.now()
        except JournalError:
            return  # saving says so
        self.capture.set_ways(today, self._context.day_order)
        self.saving.set_days(today, today)
        self.capture.set_now(now.time())

    # Place ---------------------------------------------------------------------------------

    def _fit(self) -> None:
        most = self.screen().availableGeometry().width() - 2 * self._room
        width = min(round(WIDTH * max(1.0, self._look.text_ratio)), most)
        self.capture.setFixedWidth(width)
        self.updateGeometry()

    def _place(self) -> None:
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        self.adjustSize()
        left = room.center().x() - self.width() // 2
        top = room.top() + round(room.height() * _DOWN) - self._room
        self._keeper.put(QPoint(left, max(room.top() - self._room, top)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._floats:
            self.setMask(_rounded(self.rect()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        painter = QPainter(self)
        inset = self._room
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        if self._floats:
            draw_shadow(painter, box, dark=tokens.dark, radius=_RADIUS)
        draw_box(painter, box, _RADIUS, tokens.colour("surface"), tokens.colour("control"))
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        # it has no bar to be moved by: any empty place will do
        handle = self.windowHandle()
        if event.button() is Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.hide()

    @override
    def hide(self) -> None:
        self._leaving.stop()
        self._clock.stop()
        self.saving.origin = None
        self._context.drafts.flush()
        super().hide()


def _rounded(rect: QRect) -> QRegion:
    """A region with round corners, for where the corners can't be seen through."""
    radius = round(_RADIUS)
    region = QRegion(rect.adjusted(radius, 0, -radius, 0)) + QRegion(rect.adjusted(0, radius, 0, -radius))
    side = 2 * radius
    for x in (rect.left(), rect.right() + 1 - side):
        for y in (rect.top(), rect.bottom() + 1 - side):
            region += QRegion(x, y, side, side, QRegion.RegionType.Ellipse)
    return region


def _has_translucency() -> bool:
    """Whether a window's corners can be seen through: everywhere but on X without a compositor."""
    if QGuiApplication.platformName() != "xcb" or sys.platform == "win32":
        return True
    return has_compositor()
