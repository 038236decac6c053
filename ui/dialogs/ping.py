"""The ping: at a random moment, what are you doing right now?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from typing_extensions import override

from journal.domain.pinging import (
    APART,
    EVERY_DAY,
    LINGER,
    MONDAY_TO_FRIDAY,
    PingHours,
    is_working,
    next_ping,
)
from journal.language import _
from journal.places import Chance
from journal.settings.machine import MachineSettings
from ui.dialogs.prompt import CornerWindow
from ui.theme.look import Look
from ui.widgets.buttons import Button

_LATE = dt.timedelta(minutes=2)  # later than so, the machine slept: that moment has gone


def hours_of(machine: MachineSettings) -> PingHours:
    """When pings may come, as this machine is set."""
    return PingHours(
        first=dt.time.fromisoformat(machine.ping_from),
        last=dt.time.fromisoformat(machine.ping_to),
        weekdays=EVERY_DAY if machine.ping_every_day else MONDAY_TO_FRIDAY,
        a_day=machine.pings_a_day,
    )


class PingWindow(CornerWindow):
    """Asks. `answer_wanted` is emitted at most once; nobody has to answer, and nothing is counted."""

    answer_wanted = Signal()

    def __init__(self, look: Look, now: dt.datetime) -> None:
        super().__init__(look, _("Leaderward asks"), _("What are you doing right now?"))
        self._since = now
        self.not_now = Button(look, _("Not now"), "quiet", compact=True)
        self.answer = Button(look, _("Write it down"), "primary", icon="ping", compact=True)
        self.not_now.setToolTip(_("Not now  {key}").format(key=_("Esc")))
        self.answer.setToolTip(_("Write it down  {key}").format(key=_("Enter")))
        self.not_now.clicked.connect(self.close)
        self.answer.clicked.connect(self._answer)
        self.buttons.addWidget(self.not_now)
        self.buttons.addWidget(self.answer)
        self.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self, now: dt.datetime) -> None:
        """Go if nobody has answered for a minute, or the clock was set back."""
        if not dt.timedelta(0) <= now - self._since < LINGER:
            self.close()

    def _answer(self) -> None:
        self.answer_wanted.emit()
        self.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.answer.setEnabled(False)  # on its way out it takes no answer any more
        super().closeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and self.not_now.hasFocus()):
            self.close()
        elif enter and self.answer.isEnabled():
            self._answer()
        else:
            super().keyPressEvent(event)


class Pings(QObject):
    """Draws the moments, and shows the window when one has come. Whoever leads calls `look` with the time."""

    def __init__(self, look: Look, chance: Chance, answer: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._look, self._chance, self._answer = look, chance, answer
        self._hours: PingHours | None = None
        self._drawn_at: dt.datetime | None = None
        self._last: dt.datetime | None = None
        self.due: dt.datetime | None = None
        self.window: PingWindow | None = None

    def look(self, now: dt.datetime, machine: MachineSettings, *, may_ask: bool) -> None:
        """Ask if the moment has come; `may_ask` is no while something else is asked, or in a rest.

        A moment that passes unasked (the machine slept, the program rested) is gone, and another is drawn.
        """
        if self.window is not None:
            self.window.look(now)
        if not machine.pings:
            self._hours = self.due = None
            self.withdraw()
            return
        hours = hours_of(machine)
        was_set_back = self._drawn_at is not None and now < self._drawn_at
        if hours != self._hours or was_set_back:
            self._hours = hours
            self._draw(now)
        if self.due is None or now < self.due:
            return
        is_soon = self._last is not None and now - self._last < APART
        if may_ask and not is_soon and now - self.due <= _LATE and is_working(now, hours):
            self._ask(now)
        self._draw(now)

    def _draw(self, now: dt.datetime) -> None:
        self._drawn_at = now
        self.due = None if self._hours is None else next_ping(now, self._hours, self._chance)

    def _ask(self, now: dt.datetime) -> None:
        self.withdraw()
        self._last = now
        self.window = PingWindow(self._look, now)
        self.window.answer_wanted.connect(self._answer)
        self.window.destroyed.connect(self._forget)
        self.window.appear()

    def _forget(self) -> None:
        self.window = None

    def withdraw(self) -> None:
        """Take the question away."""
        if self.window is not None:
            self.window.close()
