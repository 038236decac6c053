"""The last step: ten actions of the last two weeks, from memory or from a calendar, one key each."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.behaviour import Behaviour, Origin
from journal.domain.dates import short_date, weekday_name
from journal.errors import JournalError
from journal.language import _
from ui.pages.context import PageContext
from ui.pages.first_run_step import Step
from ui.pages.sweep import Stage, Sweep
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import Chip, Flow
from ui.widgets.ten_circles import PLACES, TenCircles
from ui.widgets.text import Text
from ui.widgets.which_is_it import WhichIsIt

if TYPE_CHECKING:  # imports SQLAlchemy
    from journal.opening import Opened

WORKING_DAYS = 10
_QUEUE = 500
_LEAST_ROOM, _BELOW = 280, 16


def working_days(today: dt.date, count: int = WORKING_DAYS) -> list[dt.date]:
    """The last working days before `today`, the latest first."""
    days = (today - dt.timedelta(days=back) for back in range(1, 2 * count + 7))
    return [day for day in days if day.weekday() < 5][:count]


class ActionsStep(Step):
    """A sweep of what is remembered, with days to jump to; fewer than ten is fine.

    `calendar_wanted` asks for the actions of a calendar's file; call `tag_rest` once they are there.
    """

    calendar_wanted = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        look = context.look
        super().__init__(
            look,
            _("Ten actions from the last two weeks"),
            _("One line each, as it comes to mind. Fewer than ten is fine."),
            parent,
        )
        self._opened: Opened | None = None
        self._is_tagging = False
        self._height = 0
        self.tagged = 0
        self.circles = TenCircles(look)
        self.count = Text(look, "ui", "muted", wrap=False)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.circles)
        row.addWidget(self.count)
        row.addStretch(1)
        self.sweep = Sweep(context, origin=Origin.RECALLED)
        self.which = WhichIsIt(look, context.catalogue)
        self.which_card = Card(look)
        self.which_card.body.addWidget(self.which)
        self.which_card.hide()
        self.helps = QWidget()
        self.body.addSpacing(20)
        self.body.addLayout(row)
        self.body.addSpacing(16)
        self.body.addWidget(self.sweep)
        self.body.addSpacing(16)
        self.body.addWidget(self.which_card)
        self.body.addWidget(self.helps)
        self._build_helps()
        self._connect()
        self._show_count([])

    def _build_helps(self) -> None:
        column = QVBoxLayout(self.helps)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            Text(
                self.look,
                "ui",
                "muted",
                text=_(
                    "A decision, a conversation, something you let somebody else do, something you put in "
                    "order. Which day was it?"
                ),
            )
        )
        self._days = QWidget()
        self._flow = Flow(self._days, 6)
        column.addWidget(self._days)
        self.day_chips: list[Chip] = []
        self.calendar = Button(self.look, _("Take them from my calendar…"), icon="calendar", compact=True)
        self.calendar.clicked.connect(self.calendar_wanted)
        column.addSpacing(4)
        column.addWidget(self.calendar, 0, Qt.AlignmentFlag.AlignLeading)

    def _connect(self) -> None:
        self.sweep.text_changed.connect(self.changed)
        self.sweep.text_settled.connect(self.changed)
        self.sweep.counted.connect(lambda _logged, _tagged: self._counted())
        self.sweep.closed.connect(self._closed)
        self.sweep.which_wanted.connect(self.toggle_which)
        self.which.closed.connect(self.toggle_which)

    # What the owner does -------------------------------------------------------------------

    def set_journal(self, opened: Opened) -> None:
        """Record into this journal."""
        self._opened = opened
        self.sweep.opened = opened
        today = opened.journal.today()
        self.sweep.begin(today, today)
        self._offer_days(today)
        self._counted()

    def restore(self, kept: dict[str, Any]) -> None:
        """Go on with what was typed before, as `unsaved` told it."""
        self.sweep.put_kept(kept)

    def unsaved(self) -> dict[str, Any]:
        """What is typed and not in the journal yet; empty without text."""
        return self.sweep.kept()

    def tag_rest(self) -> bool:
        """Ask about everything that has no tag yet; False where nothing waits."""
        if self._opened is None:
            return False
        try:
            waiting = self._opened.reader.untagged(_QUEUE)
        except JournalError as error:
            self.complain(str(error))
            return False
        if waiting:
            self.sweep.begin_queue(waiting, self._opened.journal.today())
            self._counted()
        return bool(waiting)

    def toggle_which(self) -> None:
        """Open or close "Which is it?" below the lines."""
        shown = self.which_card.isHidden()
        self.which_card.setVisible(shown)
        self.sweep.set_which_open(shown)
        self._share_room()
        self._show_helps()
        self.look_at.emit(self.sweep if shown else None)

    # The days ------------------------------------------------------------------------------

    def _offer_days(self, today: dt.date) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self.day_chips = []
        for day in working_days(today):
            name = f"{weekday_name(day.weekday())[:3]} {short_date(day)}"
            chip = Chip(self.look, name, kind="choice")
            chip.setToolTip(_("Write down something of this day"))
            chip.clicked.connect(lambda _on=False, day=day: self._begin_line(day))
            self._flow.addWidget(chip)
            self.day_chips.append(chip)

    def _begin_line(self, day: dt.date) -> None:
        """Date the cursor's line, if it is empty or names no day; else begin a line of that day below it."""
        field = self.sweep.text.field
        cursor = field.textCursor()
        block = cursor.block()
        if field.heading(block.text()) is not None:  # another day was chosen before: this one instead
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        elif not block.text().strip() or field.line_here().day is None:
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertBlock()
        cursor.insertText(f"{short_date(day)}: ")
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        field.setTextCursor(cursor)
        field.ensureCursorVisible()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    # Going on ------------------------------------------------------------------------------

    @property
    @override
    def next_words(self) -> str:
        return _("Show me")

    @property
    @override
    def may_go_on(self) -> str:
        return "" if self.tagged else _("After the first action that has a tag")

    @override
    def take_focus(self) -> bool:
        if self.sweep.stage is Stage.TEXT and not self.sweep.draft().strip() and self.tag_rest():
            return True
        self.sweep.focus()
        return True

    @override
    def set_room(self, height: int) -> None:
        self._height = height
        self._share_room()

    def _share_room(self) -> None:
        """As many lines as can be seen at once; the definitions beside them take what they need."""
        above = self.sweep.mapTo(self, QPoint(0, 0)).y() + self.y()
        room = 0 if not self.which_card.isHidden() else self._height - above - _BELOW
        self.sweep.set_room(max(_LEAST_ROOM, room))

    def _closed(self) -> None:
        """Esc: out of tagging back to the text, out of the text a step back."""
        was_tagging, self._is_tagging = self._is_tagging, False
        if self._opened is not None:
            today = self._opened.journal.today()
            self.sweep.begin(today, today)
        self._counted()
        if not was_tagging:
            self.went_back.emit()
        elif self.tagged:
            self.settled.emit()

    def _counted(self) -> None:
        self._is_tagging = self.sweep.stage is not Stage.TEXT
        if self._opened is None:
            return
        try:
            found = self._opened.reader.actions(behaviours=[b.value for b in Behaviour], limit=_QUEUE)
        except JournalError as error:
            self.complain(str(error))
            return
        in_order = sorted(found, key=lambda action: action.id)  # of being written down
        self._show_count([action.behaviour.value for action in in_order if action.behaviour])
        self.changed.emit()
        if self.sweep.stage is Stage.DONE:
            self.settled.emit()

    def _show_count(self, behaviours: list[str]) -> None:
        self.tagged = len(behaviours)
        self.circles.set_behaviours(behaviours)
        self.count.set_text(str(self.tagged) if self.tagged > PLACES else "")
        self._show_helps()

    def _show_helps(self) -> None:
        is_text = self.sweep.stage is Stage.TEXT
        if is_text and not self.which_card.isHidden():
            self.toggle_which()
            return
        self.helps.setVisible(is_text and self.which_card.isHidden())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # typed into a text it is text; anywhere else it asks
        if self._is_tagging and (event.text() == "?" or event.key() == Qt.Key.Key_F4):
            self.toggle_which()
        else:
            super().keyPressEvent(event)
