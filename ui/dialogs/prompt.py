"""The small window at the end of the day. It asks once, takes nothing away, and goes by itself."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.cue import Cue
from journal.domain.cue_words import cue_event
from journal.language import _
from ui.theme.look import Look
from ui.theme.painting import draw_box
from ui.widgets.buttons import Button
from ui.widgets.text import Text

LINGER = dt.timedelta(seconds=60)
_WIDTH, _FROM_EDGE = 408, 24


def question(cue: Cue) -> str:
    """The cue in short: "When I close the dialler: what did you do today?"."""
    event = cue_event(cue.event)
    if not event:
        return _("What did you do today?")
    return _("When {event}: what did you do today?").format(event=event)


class PromptWindow(QWidget):
    """Frameless, above the others, in the screen's lower corner, and without taking the focus.

    Exactly one of `sweep_wanted` and `passed` is emitted: the person wants to write, or does not today (also
    where nobody answered). It asks no clock: whoever shows it calls `look` with the time.
    """

    sweep_wanted = Signal()
    passed = Signal()

    def __init__(self, look: Look, cue: Cue, now: dt.datetime) -> None:
        window = Qt.WindowType
        super().__init__(None, window.Tool | window.FramelessWindowHint | window.WindowStaysOnTopHint)
        self._look, self._since = look, now
        self._is_over = False
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Leaderward asks"))
        words = question(cue)
        self.setAccessibleName(words)
        self.words = Text(look, "body", weight=500, text=words)
        self.sweep = Button(look, _("Sweep"), "primary", icon="sweep", compact=True)
        self.not_today = Button(look, _("Not today"), "quiet", compact=True)
        self.sweep.setToolTip(_("Write down the day  {key}").format(key=_("Enter")))
        self.not_today.setToolTip(_("Not today  {key}").format(key=_("Esc")))
        self.sweep.clicked.connect(self._want_sweep)
        self.not_today.clicked.connect(self.dismiss)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 16, 14)
        column.setSpacing(12)
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.not_today)
        row.addWidget(self.sweep)
        column.addLayout(row)
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
        self.setGeometry(left, room.bottom() + 1 - height - _FROM_EDGE, width, height)

    def appear(self) -> None:
        """Show it; whoever types elsewhere goes on typing there."""
        self.sweep.setFocus(Qt.FocusReason.OtherFocusReason)
        self.place()
        self.show()
        self.raise_()

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

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        # square, like the menus: round corners need a compositor
        painter = QPainter(self)
        tokens = self._look.tokens
        painter.fillRect(self.rect(), tokens.colour("surface"))
        draw_box(painter, QRectF(self.rect()), 0, edge=tokens.colour("control"))
        painter.end()
