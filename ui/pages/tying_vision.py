"""Beside an action's row: what it made the vision, and to whom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QCompleter, QFrame, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.ties import made_word
from journal.domain.vision import Made, VisionTie
from journal.errors import JournalError
from journal.language import _
from ui.theme.look import Look
from ui.theme.painting import draw_box
from ui.widgets.buttons import Button
from ui.widgets.chips import Flow
from ui.widgets.lead_line import LeadLine
from ui.widgets.text import Text

_WIDTH, _GAP = 336, 4


class VisionChoice(QFrame):
    """Three boxes and a field; `chosen` with what is ticked and to whom, when Enter is pressed.

    1, 2 and 3 tick a box from anywhere but the field. `left` with the same where it is closed otherwise, so
    that the owner can show it again as it was.
    """

    chosen = Signal(object, str)
    left = Signal(object, str)

    def __init__(self, look: Look, vision: str, people: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._look = look
        self._is_done = False
        title = _("What did it make the vision?")
        self.setAccessibleName(title)
        self.boxes = {made: QCheckBox(_box_text(number, made)) for number, made in enumerate(Made, 1)}
        self.whom = QLineEdit()
        self.whom.setPlaceholderText(_("to whom, if to someone"))
        self.whom.setAccessibleName(_("To whom"))
        completer = QCompleter(list(people), self.whom)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.whom.setCompleter(completer)
        self.problem = LeadLine(look, icon="warning", role="ui")
        self.keep = Button(look, _("Tie it"), "primary", compact=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(Text(look, "ui", weight=600, text=title))
        column.addWidget(Text(look, "ui", "muted", text=vision, max_lines=3))
        for made, box in self.boxes.items():
            box.setAccessibleName(made_word(made))
            column.addWidget(box)
        column.addWidget(self.whom)
        column.addWidget(self.problem)
        foot = QWidget()
        flow = Flow(foot, 8)
        flow.addWidget(self.keep)
        flow.addWidget(Text(look, "small", "muted", text=_("Enter keeps it, Esc leaves it")))
        column.addWidget(foot)
        self.problem.hide()
        self.keep.clicked.connect(self._choose)
        self.whom.returnPressed.connect(self._choose)
        self.setFixedWidth(look.grown(_WIDTH))

    def show_ties(self, ties: Sequence[VisionTie], people: Sequence[str]) -> None:
        """Show what it is tied as; `people` are those the action names, of whom the first is offered."""
        for tie in ties:
            self.boxes[tie.made].setChecked(True)
        named = next((tie.to for tie in ties if tie.to), "")
        self.whom.setText(named if ties else next(iter(people), ""))

    def restore(self, made: frozenset[Made], whom: str) -> None:
        """Go on from what was ticked and typed before."""
        for one, box in self.boxes.items():
            box.setChecked(one in made)
        self.whom.setText(whom)

    def open_at(self, row: QRect) -> None:
        """Show it below a row of the screen, or above where there is no room, and take the keys."""
        self.adjustSize()
        room, size = self.screen().availableGeometry(), self.size()
        left = row.right() - size.width() if not self.isRightToLeft() else row.left()
        top = row.bottom() + _GAP
        if top + size.height() > room.bottom():
            top = row.top() - _GAP - size.height()
        left = max(room.left(), min(left, room.right() + 1 - size.width()))
        self.move(left, max(top, room.top()))
        self.show()
        self.boxes[Made.REAL].setFocus(Qt.FocusReason.PopupFocusReason)

    def made(self) -> frozenset[Made]:
        """What is ticked."""
        return frozenset(made for made, box in self.boxes.items() if box.isChecked())

    def accept(self) -> None:
        """It is kept: go."""
        self._is_done = True
        self.close()

    def complain(self, error: JournalError) -> None:
        """Say why it was refused; what is ticked and typed stays."""
        self.problem.set_text(str(error))
        self.problem.show()
        self.problem.announce()
        self.adjustSize()

    def _choose(self) -> None:
        self.chosen.emit(self.made(), self.whom.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        boxes = dict(zip("123", self.boxes.values(), strict=True))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.text() in boxes:
            boxes[event.text()].toggle()
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not self._is_done and not event.spontaneous():
            self.left.emit(self.made(), self.whom.text())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        # square like the menus: round corners need a compositor
        tokens = self._look.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.colour("surface"))
        draw_box(painter, QRectF(self.rect()), 0, edge=tokens.colour("line"))
        painter.end()


def _box_text(number: int, made: Made) -> str:
    return _("{number}  {more}").format(number=number, more=made_word(made))
