"""The small windows in the screen's corner: the prompt at the end of the day, and a notice.

They take nothing away, and go by themselves.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.cue import Cue
from journal.domain.cue_words import cue_event
from journal.language import _
from ui.desktop.placing import PlaceKeeper
from ui.theme.look import Look
from ui.theme.painting import draw_box
from ui.widgets.buttons import Button
from ui.widgets.text import Text

LINGER = dt.timedelta(seconds=60)
_WIDTH, _FROM_EDGE = 408, 24
_NOTICE_MS = 15_000


def question(cue: Cue) -> str:
    """The cue in short: "When I close the dialler: what did you do today?"."""
    event = cue_event(cue.event)
    if not event:
        return _("What did you do today?")
    return _("When {event}: what did you do today?").format(event=event)


class CornerWindow(QWidget):
    """Frameless, above the others, in the screen's lower corner, and without taking the focus.

    Its words, and below them the `buttons`, the one that Enter presses last.
    """

    def __init__(self, look: Look, title: str, words: str) -> None:
        window = Qt.WindowType
        super().__init__(None, window.Tool | window.FramelessWindowHint | window.WindowStaysOnTopHint)
        self._look = look
        self._keeper = PlaceKeeper(self)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(title)
        self.setAccessibleName(words)
        self.words = Text(look, "body", weight=500, text=words)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 16, 14)
        column.setSpacing(12)
        column.addWidget(self.words)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        column.addLayout(self.buttons)
        look.changed.connect(self.place)

    def place(self) -> None:
        """As high as its words need, in the lower corner of the screen where reading ends."""
        width = self._look.grown(_WIDTH)
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else 0
        room = QGuiApplication.primaryScreen().availableGeometry()
        left = room.right() + 1 - width - _FROM_EDGE
        if self.isRightToLeft():
            left = room.left() + _FROM_EDGE
        self.resize(width, height)
        self._keeper.put(QPoint(left, room.bottom() + 1 - height - _FROM_EDGE))

    def appear(self) -> None:
        """Show it; whoever types elsewhere goes on typing there."""
        self.place()
        self.show()
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        # square, like the menus: round corners need a compositor
        painter = QPainter(self)
        tokens = self._look.tokens
        painter.fillRect(self.rect(), tokens.colour("surface"))
        draw_box(painter, QRectF(self.rect()), 0, edge=tokens.colour("control"))
        painter.end()


class TrayNotice(CornerWindow):
    """Says once that a closed window stays in the tray. Not by the desktop's own means: not all have any."""

    def __init__(self, look: Look) -> None:
        words = _(
            "Leaderward stays in the tray. Its icon brings it back, and its menu ends it. "
            "Settings say whether it stays."
        )
        super().__init__(look, _("Leaderward stays in the tray"), words)
        self.fine = Button(look, _("Fine"), compact=True)
        self.fine.setToolTip(_("Fine  {key}").format(key=_("Esc")))
        self.fine.clicked.connect(self.close)
        self.buttons.addWidget(self.fine)
        QTimer.singleShot(_NOTICE_MS, self, self.close)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)


class PromptWindow(CornerWindow):
    """Asks for the day.

    At most one of `sweep_wanted` and `passed` is emitted: the person wants to write, or does not today (also
    where nobody answered). It asks no clock: whoever shows it calls `look` with the time.
    """

    sweep_wanted = Signal()
    passed = Signal()

    def __init__(self, look: Look, cue: Cue, now: dt.datetime) -> None:
        super().__init__(look, _("Leaderward asks"), question(cue))
        self._since = now
        self._is_over = False
        self.not_today = Button(look, _("Not today"), "quiet", compact=True)
        self.sweep = Button(look, _("Sweep"), "primary", icon="sweep", compact=True)
        self.not_today.setToolTip(_("Not today  {key}").format(key=_("Esc")))
        self.sweep.setToolTip(_("Write down the day  {key}").format(key=_("Enter")))
        self.not_today.clicked.connect(self.dismiss)
        self.sweep.clicked.connect(self._want_sweep)
        self.buttons.addWidget(self.not_today)
        self.buttons.addWidget(self.sweep)
        self.sweep.setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self, now: dt.datetime) -> None:
        """Go if nobody has answered for a minute, or the clock was set back."""
        if not dt.timedelta(0) <= now - self._since < LINGER:
            self.dismiss()

    def dismiss(self) -> None:
        """Not today."""
        if not self._is_over:
            self._is_over = True
            self.passed.emit()
            self.close()

    def withdraw(self) -> None:
        """Go without an answer: there is nothing to ask any more."""
        self._is_over = True
        self.close()

    def _want_sweep(self) -> None:
        if not self._is_over:
            self._is_over = True
            self.sweep_wanted.emit()
            self.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.dismiss()
        super().closeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.not_today.hasFocus():
                self.dismiss()
            else:
                self._want_sweep()
        else:
            super().keyPressEvent(event)
