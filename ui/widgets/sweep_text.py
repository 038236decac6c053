"""The first stage of a sweep: a text in which each line is an action."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QMargins, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.day_order import DayOrder
from journal.domain.distinctions import Catalogue
from journal.domain.line import Line, Span
from journal.language import _
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip, Flow
from ui.widgets.growing_text import SIDE
from ui.widgets.lead_line import LeadLine
from ui.widgets.line_chips import Around, chips_of, day_words
from ui.widgets.line_field import LineField

LEAST_LINES, MOST_LINES = 3, 12
_MARGIN = 20
# A text of more lines than this is counted after a rest.
_COUNTED_AT_ONCE = 400
_REST_MS = 150
_LONG_LINE = 4_000
DayOf = Callable[[QTextBlock], "dt.date | None"]


class SweepField(LineField):
    """A line field for many lines, never lower than three."""

    def set_most_lines(self, most: int) -> None:
        """Grow to so many lines, then scroll."""
        most = min(max(most, LEAST_LINES), MOST_LINES)
        if most != self._most_lines:
            self._most_lines = most
            self._fit()

    @override
    def _height_of(self, lines: int) -> int:
        return super()._height_of(max(lines, LEAST_LINES))

    def line_at(self, block: QTextBlock) -> Line:
        """One line, read with what was taken back in it; of a very long one the beginning."""
        start, length = block.position(), block.length()
        text = block.text()[:_LONG_LINE]
        held = [(p.start - start, p.end - start) for p in self._plain if start <= p.start < start + length]
        text, plain, _cut = self._item(
            text, self._points(text, [span for span in held if span[1] <= len(text)])
        )
        return self._read_text(text, plain)

    def line_here(self) -> Line:
        """The line the cursor is in."""
        return self.line_at(self.textCursor().block())

    def heading(self, source: str, plain: tuple[Span, ...] = ()) -> dt.date | None:
        """The day of a line that is nothing but a date: that of the lines below it."""
        if not source.rstrip().endswith((":", "：")):
            return None
        source, plain, _cut = self._item(source.rstrip() + " ", plain)
        line = self.read(source, plain)
        return line.day if not line.text and len(line.pieces) == 1 else None

    def day_at(self, block: QTextBlock) -> dt.date | None:
        """The day that a line names, be it a heading."""
        return self.line_at(block).day or self.heading(block.text()[:_LONG_LINE])

    def filled(self) -> list[int]:
        """The numbers, from 0, of the lines that are neither blank nor a heading."""
        text, found, start = self.text(), [], 0
        plain = self.plain if self._plain else ()
        for number, line in enumerate(text.split("\n")):
            within = tuple((a - start, b - start) for a, b in plain if start <= a and b <= start + len(line))
            if line.strip() and self.heading(line, within) is None:
                found.append(number)
            start += len(line) + 1
        return found

    def select_line(self, number: int) -> None:
        """Mark a line, and bring it into sight."""
        block = self.document().findBlockByNumber(number)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def tops(self) -> list[tuple[QTextBlock, float]]:
        """The blocks in sight, with the top of each in the field."""
        found, block = [], self.firstVisibleBlock()
        while block.isValid():
            top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
            if top > self.viewport().height():
                break
            found.append((block, top))
            block = block.next()
        return found


class DayMargin(QWidget):
    """Beside each line of a field, small and muted, the day it goes to."""

    def __init__(self, look: Look, field: SweepField, day_of: DayOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._field = field
        self._day_of = day_of
        self.today = dt.date(2000, 1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        field.updateRequest.connect(lambda _rect, _dy: self.update())
        look.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._look.font("small"))
        return QSize(round(metrics.horizontalAdvance(_("Wed 30 Nov"))) + 12, 16)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._look.font("small"))
        painter.setPen(self._look.tokens.colour("muted"))
        line = self._look.line("body")
        flags = int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        day: dt.date | None = None
        for number, (block, top) in enumerate(self._field.tops()):
            if number == 0:
                day = self._day_of(block)
            elif block.text().strip():
                day = self._field.day_at(block) or day
            if day is not None and block.text().strip():
                words = day_words(day, self.today)
                painter.drawText(QRectF(QPointF(0, top), QSize(self.width(), round(line))), flags, words)
        painter.end()


class SweepQuestion(QWidget):
    """A question under the text with answers that have a digit each. `answered(0, 1 …)`; Esc is -1."""

    answered = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words = LeadLine(look, icon="help", role="ui", parent=self)
        self.buttons: list[Button] = []
        self._flow = Flow()
        column = QVBoxLayout(self)
        column.setContentsMargins(round(SIDE), 8, round(SIDE), 8)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> str:
        """What is asked."""
        return self._words.text()

    def ask(self, words: str, answers: tuple[str, ...]) -> None:
        """Put the question; the focus goes to its first answer."""
        self._words.set_text(words)
        while self.buttons:
            button = self.buttons.pop()
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        for number, answer in enumerate(answers):
            button = Button(self._look, answer, compact=True, key=str(number + 1), parent=self)
            button.setAccessibleName(f"{answer}: {words}" if not number else answer)
            button.clicked.connect(lambda _on=False, number=number: self.answered.emit(number))
            self._flow.addWidget(button)
            button.show()
            self.buttons.append(button)
        self.show()
        self._words.announce()
        self.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_1
        if event.key() == Qt.Key.Key_Escape:
            self.answered.emit(-1)
        elif 0 <= digit < len(self.buttons):
            self.answered.emit(digit)
        else:
            super().keyPressEvent(event)


class SweepText(QWidget):
    """The text of a sweep with the chips of the line the cursor is in.

    `finished` on Ctrl+Enter, `left` on Esc, `text_changed` after each change, `counted` when the number
    of lines has changed; `answered(int)` to what was asked. With `dated` each line's day stands beside it.
    """

    finished = Signal()
    left = Signal()
    text_changed = Signal()
    counted = Signal()
    answered = Signal(int)

    def __init__(
        self, look: Look, catalogue: Catalogue, *, dated: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._catalogue = catalogue
        self._shown: tuple[object, ...] = ()
        self.count = 0
        self.field = SweepField(look, catalogue, "body", MOST_LINES, many=True, parent=self)
        self.field.setAccessibleName(_("What did you do? One line for each action"))
        self.field.set_hint(_("One line for each thing you did"))
        self.margin = DayMargin(look, self.field, self.day_of, self) if dated else None
        side = round(SIDE)
        self.note = LeadLine(look, icon="warning", role="ui", margins=QMargins(side, 6, side, 2), parent=self)
        self.note.hide()
        self.question = SweepQuestion(look, self)
        self.question.hide()
        self._chips = QWidget(self)
        self._flow = Flow(self._chips)
        self.default_day: dt.date | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._lay_out(side)
        self._connect()
        self._show_chips()

    def _lay_out(self, side: int) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN - side, 14, _MARGIN - side, 8)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        if self.margin is not None:
            row.addWidget(self.margin)
        column.addLayout(row)
        column.addWidget(self.note)
        column.addWidget(self.question)
        column.addSpacing(8)
        chips = QHBoxLayout()
        chips.setContentsMargins(side, 0, side, 0)
        chips.addWidget(self._chips, 1)
        column.addLayout(chips)

    def _connect(self) -> None:
        self.field.finished.connect(self.finished)
        self.field.escaped.connect(self._escape)
        self.field.textChanged.connect(self._text_changed)
        self.field.understood.connect(self._show_chips)
        self.field.taken_back.connect(self.text_changed)
        self.field.cursorPositionChanged.connect(self._show_chips)
        self.question.answered.connect(self._answer)
        self._rest.timeout.connect(self._count)
        self._look.changed.connect(self._show_chips)

    # What the owner does -------------------------------------------------------------------

    def text(self) -> str:
        """What is typed now."""
        return self.field.text()

    def set_text(self, text: str) -> None:
        """Put a text there, as if it had been typed."""
        self.field.set_text(text)

    def clear(self) -> None:
        """Empty it, its undo too: the journal has what stood there."""
        self.field.clear()
        self.field.document().clearUndoRedoStacks()

    def set_ways(self, today: dt.date, day_order: DayOrder, default_day: dt.date | None) -> None:
        """What "yesterday" is counted from, how 3/4 is read, and the day of lines that name none."""
        self.default_day = default_day
        if self.margin is not None:
            self.margin.today = today
            self.margin.update()
        self.field.set_ways(today, day_order)

    def set_most_lines(self, most: int) -> None:
        """Grow to so many lines, then scroll."""
        self.field.set_most_lines(most)

    def complain(self, message: str) -> None:
        """It can't be taken on like this: say why under the text."""
        self.note.set_text(message)
        self.note.setVisible(bool(message))
        self.note.announce()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self, words: str, answers: tuple[str, ...]) -> None:
        """Ask under the text; `answered` tells which."""
        self.note.hide()
        self.question.ask(words, answers)

    def withdraw_question(self) -> None:
        """It is no question any more."""
        self.question.hide()

    def day_of(self, block: QTextBlock) -> dt.date | None:
        """The day a line goes to: its own, else that of the line before it."""
        while block.isValid():
            day = self.field.day_at(block)
            if day is not None:
                return day
            block = block.previous()
        return self.default_day

    # Inside --------------------------------------------------------------------------------

    def _answer(self, number: int) -> None:
        self.question.hide()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.answered.emit(number)

    def _escape(self) -> None:
        if not self.question.isHidden():
            self._answer(-1)
        elif not self.note.isHidden():
            self.note.hide()
        else:
            self.left.emit()

    def _text_changed(self) -> None:
        self.note.hide()
        self.withdraw_question()
        if self.field.blockCount() <= _COUNTED_AT_ONCE:
            self._count()
        else:
            self._rest.start()
        if self.margin is not None:
            self.margin.update()
        self.text_changed.emit()

    def _count(self) -> None:
        self._rest.stop()
        count = len(self.field.filled())
        if count != self.count:
            self.count = count
            self.counted.emit()

    def _show_chips(self) -> None:
        line = self.field.line_here()
        found = chips_of(line, self._catalogue, Around(self.field.today, "", None, ()))
        look = (self._look.text_ratio, self._look.tokens)
        if (found, line.notes, look) == self._shown:
            return
        self._shown = (found, line.notes, look)
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for entry in found:
            chip = Chip(self._look, entry.text, icon=entry.icon, shape=entry.shape, kind="filled")
            self._add(chip, entry.name)
        for note in line.notes:
            self._add(Chip(self._look, note, icon="info", max_width=480), note)
        # the room is kept: nothing below moves with the cursor
        self._chips.setMinimumHeight(max(24, round(24 * self._look.text_ratio)))
        self._flow.invalidate()
        self._chips.updateGeometry()

    def _add(self, chip: Chip, name: str) -> None:
        chip.setParent(self._chips)
        chip.setAccessibleName(name)
        # It only tells; Backspace behind the words makes them text again.
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._flow.addWidget(chip)
        chip.show()
