"""One true remark on Today: asked for on the lane, shown where there is room, and told once it is seen."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from journal.errors import JournalError
from ui.pages.context import PageContext
from ui.theme.look import Look
from ui.widgets.card import Rule
from ui.widgets.text import Text

if TYPE_CHECKING:  # imports SQLAlchemy, which comes after the first paint
    from journal.opening import Opened, RemarkOfToday

_LANE_NAME = "remark"


class RemarkLine(QWidget):
    """A sentence under a hairline; without one it is not there."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, above: int = 4) -> None:
        super().__init__(parent)
        self._words = Text(look, "ui", selectable=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, above, 0, 0)
        column.setSpacing(10)
        column.addWidget(Rule(look))
        column.addWidget(self._words)
        self.hide()

    def set_sentence(self, sentence: str) -> None:
        """Show it, or nothing where it is empty."""
        self._words.set_text(sentence)
        self.setVisible(bool(sentence))

    @property
    def sentence(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._words.plain_text()


class RemarkDesk(QObject):
    """Asks for the remark of the day and for whether two weeks can be put on a page.

    `changed` with the sentence, empty without one. It counts as told once `page` shows it.
    """

    changed = Signal(str)
    fortnight_due = Signal(bool)

    def __init__(self, context: PageContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._opened: Opened | None = None
        self._key = ""
        self._asked = dt.date.min
        self.sentence = ""
        page.installEventFilter(self)

    def ask(self, opened: Opened, today: dt.date) -> None:
        """Read anew what there is to say on `today`."""
        if opened is not self._opened:
            self._opened = opened
            self._show(None)
        self._asked = today
        catalogue = self._context.catalogue.now
        self._context.lane.run(
            _LANE_NAME,
            lambda: opened.remark_of(today, catalogue),
            lambda found: self._take(opened, found),
            lambda _error: None,  # what can't be read is told by the page itself
        )

    def _take(self, opened: Opened, found: RemarkOfToday) -> None:
        if opened is not self._opened:
            return
        self._show(found)
        self.fortnight_due.emit(found.fortnight_due)
        self._tell()

    def _show(self, found: RemarkOfToday | None) -> None:
        remark = None if found is None else found.remark
        self._key = "" if remark is None else remark.key
        self.sentence = "" if remark is None else remark.sentence
        self.changed.emit(self.sentence)

    def _tell(self) -> None:
        """Keep that it was seen, so that it does not come again in a fortnight."""
        if self._opened is None or not self._key or not self._page.isVisible():
            return
        try:
            self._opened.journal.remarks.tell(self._asked, self._key)
        except JournalError:
            return  # it may come twice; nothing that the person wrote depends on it

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() is QEvent.Type.Show:
            self._tell()
        return super().eventFilter(watched, event)
