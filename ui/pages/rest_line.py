"""What Today says quietly about coming and going: a rest that lasts, and the welcome after a while."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.domain.dates import day_heading
from journal.domain.prompting import days_missed, is_resting
from journal.domain.settings import JournalSettings
from journal.language import _
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.text import Text

if TYPE_CHECKING:  # imports SQLAlchemy, which comes after the first paint
    from journal.opening import Opened

AWAY = 5  # days without a line, a rest left out, from which on one is welcomed back


def resting_words(until: dt.date, today: dt.date) -> str:
    """Until when the rest lasts: "Resting until Thursday 3 December"."""
    return _("Resting until {day}").format(day=day_heading(until, today))


def asks_for(opened: Opened, settings: JournalSettings, today: dt.date) -> str:
    """What the empty field asks for today.

    After days away it is one thing, and nothing is said of what was missed.
    """
    missed = days_missed(today, opened.reader.last_day(today), settings.rest_until)
    return _("The one thing worth keeping?") if missed >= AWAY else _("What did you do today?")


class RestLine(QWidget):
    """The line "Resting until …" with the way out, which `ended` asks for; hidden while there is no rest."""

    ended = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Text(look, "ui", "muted", wrap=False)
        self.end = Button(look, _("End the rest"), "link")
        self.end.clicked.connect(self.ended)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.words, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.end, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.hide()

    def show_rest(self, until: dt.date | None, today: dt.date) -> None:
        """Say what is so on that day."""
        resting = until is not None and is_resting(today, until)
        if until is not None and resting:
            self.words.set_text(resting_words(until, today))
        self.setVisible(resting)
