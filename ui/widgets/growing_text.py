"""A plain text field in the look's line height that grows with its text, up to so many lines."""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFrame,
    QLayout,
    QPlainTextDocumentLayout,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from journal.domain.behaviour import Behaviour
from journal.domain.text import Token, find_tokens
from ui.theme.look import Look
from ui.widgets.text_layout import utf16_positions

# On macOS Qt calls the control key Meta; ⌘M is taken there by the system.
CONTROL = (
    Qt.KeyboardModifier.MetaModifier if sys.platform == "darwin" else Qt.KeyboardModifier.ControlModifier
)
BEHAVIOUR_KEYS: dict[int, Behaviour] = {
    Qt.Key.Key_M: Behaviour.MANAGER,
    Qt.Key.Key_L: Behaviour.LEADER,
    Qt.Key.Key_B: Behaviour.BOTH,
    Qt.Key.Key_O: Behaviour.OWN,
}
# Room left and right of the text for the grounds of understood words, which reach 3 px further.
SIDE = 4.0
# Of a paragraph longer than this only the visible lines are searched for people and topics.
_LONG_BLOCK = 4_000


class SpacedLayout(QPlainTextDocumentLayout):
    """Qt's layout for plain text, with a line height of one's own: lines stand `line` apart."""

    def __init__(self, document: QTextDocument, line: float) -> None:
        super().__init__(document)
        self.line = line

    @override
    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        box = super().blockBoundingRect(block)
        layout = block.layout()
        count = layout.lineCount() if block.isVisible() else 0
        if not count:
            return box
        last = layout.lineAt(count - 1)
        # Qt has laid the block out anew whenever its last line is not where it was put here.
        if last.position() != self._position(block, count - 1, last):
            for number in range(count):
                line = layout.lineAt(number)
                line.setPosition(self._position(block, number, line))
        box.setHeight(self.top_of(block, count))
        return box

    def top_of(self, block: QTextBlock, number: int) -> float:
        """Where the room of a block's line begins, in the block's own coordinates."""
        # Qt puts its margin above the first block; ours is only meant for the sides.
        up = self.document().documentMargin() if block.blockNumber() == 0 else 0.0
        return number * self.line - up

    def _position(self, block: QTextBlock, number: int, line: QTextLine) -> QPointF:
        shift = 0.0
        if block.textDirection() == Qt.LayoutDirection.RightToLeft:
            shift = max(0.0, line.width() - line.naturalTextWidth())
        y = self.top_of(block, number) + (self.line - line.height()) / 2
        return QPointF(self.document().documentMargin() + shift, y)


class GrowingText(QPlainTextEdit):
    """Text that grows from one to `most_lines` lines of a type role, then scrolls.

    Enter emits `entered`, Shift+Enter starts a line, Esc emits `escaped`, Ctrl with M, L, B or O
    (the control key on macOS too) emits `behaviour_key`, Ctrl+D `distinction_key`. `@persons` and
    `#topics` get a ground behind them. A text of any length can be pasted: only what is visible is
    laid out and searched.
    """

    entered = Signal()
    escaped = Signal()
    behaviour_key = Signal(object)
    distinction_key = Signal()
    focus_changed = Signal(bool)
    height_changed = Signal()

    def __init__(self, look: Look, role: str, most_lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._role = role
        self._most_lines = most_lines
        self._hint = ""
        self._tokens: dict[str, tuple[Token, ...]] = {}
        document = QTextDocument(self)
        self._layout = SpacedLayout(document, look.line(role))
        document.setDocumentLayout(self._layout)
        document.setDocumentMargin(SIDE)
        self.setDocument(document)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", True)  # the style sheet's word for a field inside our own frame
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self._apply_look()
        look.changed.connect(self._apply_look)
        self.textChanged.connect(self._fit)
        self._fit()

    # Text ----------------------------------------------------------------------------------

    def text(self) -> str:
        """The text as it was typed: `toPlainText` would turn no-break spaces into plain ones."""
        raw = self.document().toRawText()
        return (
            raw.replace("\u2029", "\n")
            .replace("\u2028", "\n")
            .replace("\ufdd0", "\n")
            .replace("\ufdd1", "\n")
        )

    def set_text(self, text: str) -> None:
        """Replace the text and put the cursor at its end."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def set_hint(self, hint: str) -> None:
        """What stands in the field while it is empty."""
        self._hint = hint
        self.viewport().update()

    # Size ----------------------------------------------------------------------------------

    def line_count(self) -> int:
        """Lines on the screen, counted no further than one past the most."""
        count = 0
        block = self.document().firstBlock()
        while block.isValid() and count <= self._most_lines:
            self._layout.blockBoundingRect(block)
            count += max(1, block.layout().lineCount())
            block = block.next()
        return min(count, self._most_lines + 1)

    def height_for(self, width: int) -> int:
        """The height it would have at a width. Changes nothing."""
        if width == self.width():
            return self.minimumHeight()
        room = max(1.0, width - 2 * self.document().documentMargin())
        lines = 0
        block = self.document().firstBlock()
        while block.isValid() and lines < self._most_lines:
            lines += self._lines_at(block, room, self._most_lines - lines)
            block = block.next()
        return self._height_of(lines)

    def _lines_at(self, block: QTextBlock, room: float, most: int) -> int:
        layout = QTextLayout(block.text(), self.document().defaultFont())
        layout.setTextOption(self.document().defaultTextOption())
        layout.beginLayout()
        lines = 0
        while lines < most and (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            lines += 1
        layout.endLayout()
        return max(1, lines)

    def _height_of(self, lines: int) -> int:
        # One pixel more than the lines: Qt counts a last line that ends on the edge as hidden.
        return round(min(lines, self._most_lines) * self._layout.line) + 1

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _fit(self) -> None:
        lines = self.line_count()
        over = lines > self._most_lines
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if over else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() != policy:
            self.setVerticalScrollBarPolicy(policy)
        height = self._height_of(lines)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
            self.height_changed.emit()
        if not over:
            self.verticalScrollBar().setValue(0)

    def _apply_look(self) -> None:
        font = self._look.font(self._role)
        self._layout.line = self._look.line(self._role)
        self.setFont(font)
        self.document().setDefaultFont(font)
        tokens = self._look.tokens
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, tokens.colour("ink"))
        palette.setColor(QPalette.ColorRole.Highlight, tokens.colour("selected"))
        palette.setColor(QPalette.ColorRole.HighlightedText, tokens.colour("ink"))
        self.setPalette(palette)
        self.setCursorWidth(2)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        font = self._look.font(self._role)
        if event.type() == QEvent.Type.FontChange and self.document().defaultFont() != font:
            # The application's font has changed; the text keeps its own role's.
            self.document().setDefaultFont(font)
            self._fit()

    # Keys ----------------------------------------------------------------------------------

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._is_beyond_the_text(event):
            # With nothing left to undo in the text, the key belongs to the journal's own undo.
            event.ignore()
            return False
        return super().event(event)

    def _is_beyond_the_text(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        document = self.document()
        undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
        return (event.matches(undo) and not document.isUndoAvailable()) or (
            event.matches(redo) and not document.isRedoAvailable()
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if modifiers & Qt.KeyboardModifier.ShiftModifier:
                # A block of its own, not Qt's soft break: "\n" either way in the text.
                self.textCursor().insertBlock()
                self.ensureCursorVisible()
            elif not event.isAutoRepeat():  # a key held down saves once
                self.entered.emit()
            event.accept()
        elif key == Qt.Key.Key_Escape:
            if not event.isAutoRepeat():  # and steps out one level
                self.escaped.emit()
            event.accept()
        elif modifiers == CONTROL and key in BEHAVIOUR_KEYS:
            if not event.isAutoRepeat():
                self.behaviour_key.emit(BEHAVIOUR_KEYS[key])
            event.accept()
        elif modifiers == CONTROL and key == Qt.Key.Key_D:
            self.distinction_key.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        # Plain text only, whatever else the clipboard offers.
        if source.hasText():
            self.textCursor().insertText(source.text())
            self.ensureCursorVisible()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    # Painting ------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._hint and self.document().isEmpty() and not self._is_composing:
            self._paint_hint(painter)
        self._paint_grounds(painter, event.rect().bottom())
        painter.end()
        super().paintEvent(event)

    def _paint_hint(self, painter: QPainter) -> None:
        font = self.document().defaultFont()
        painter.setFont(font)
        painter.setPen(self._look.tokens.colour("muted"))
        # two pixels on, beside the cursor and not under it
        box = QRectF(self.viewport().rect()).adjusted(SIDE + 2, 0, -SIDE, 0)
        box.setHeight(self._layout.line)
        elided = QFontMetricsF(font).elidedText(self._hint, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), elided)

    def _paint_grounds(self, painter: QPainter, bottom: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.tokens.colour("hover"))
        block = self.firstVisibleBlock()
        while block.isValid():
            origin = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
            if origin.y() > bottom:
                return
            for start, end in self._visible_tokens(block, -origin.y(), bottom - origin.y()):
                for box in self._boxes(block, start, end):
                    place = box.translated(origin)
                    # a line that is scrolled out is out whole, though its ground would still reach in
                    if 0 < place.center().y() < self.viewport().height():
                        painter.drawRoundedRect(place, 4.0, 4.0)
            block = block.next()

    def _visible_tokens(self, block: QTextBlock, top: float, bottom: float) -> list[tuple[int, int]]:
        """Start and end, in Qt's units, of the tokens between two heights of a block."""
        text, skipped = block.text(), 0
        if block.length() > _LONG_BLOCK:
            text, skipped = self._visible_piece(block, text, top, bottom)
        tokens = self._tokens_of(text)
        edges = utf16_positions(text, [place for token in tokens for place in (token.start, token.end)])
        return [(start + skipped, end + skipped) for start, end in zip(edges[::2], edges[1::2], strict=True)]

    def _visible_piece(self, block: QTextBlock, text: str, top: float, bottom: float) -> tuple[str, int]:
        layout, last = block.layout(), block.layout().lineCount() - 1
        first_line = layout.lineAt(max(0, min(last, int(top // self._layout.line) - 1)))
        last_line = layout.lineAt(max(0, min(last, int(bottom // self._layout.line) + 1)))
        start, end = first_line.textStart(), last_line.textStart() + last_line.textLength()
        raw = text.encode("utf-16-le", "surrogatepass")
        return raw[2 * start : 2 * end].decode("utf-16-le", "replace"), start

    def _tokens_of(self, text: str) -> tuple[Token, ...]:
        found = self._tokens.get(text)
        if found is None:
            if len(self._tokens) > 2 * self._most_lines:
                self._tokens.clear()
            found = self._tokens[text] = find_tokens(text)
        return found

    @property
    def _is_composing(self) -> bool:
        return bool(self.textCursor().block().layout().preeditAreaText())

    def _boxes(self, block: QTextBlock, start: int, end: int) -> list[QRectF]:
        layout = block.layout()
        # what an input method composes stands among the text without being in it
        composed, at = len(layout.preeditAreaText().encode("utf-16-le")) // 2, layout.preeditAreaPosition()
        start += composed if start >= at else 0
        end += composed if end > at else 0
        first, last = layout.lineForTextPosition(start), layout.lineForTextPosition(end - 1)
        if not first.isValid() or not last.isValid():
            return []
        boxes = []
        for number in range(first.lineNumber(), last.lineNumber() + 1):
            line = layout.lineAt(number)
            left = _x(line, max(start, line.textStart()))
            right = _x(line, min(end, line.textStart() + line.textLength()))
            height = self._layout.line
            top = self._layout.top_of(block, number)
            boxes.append(QRectF(min(left, right) - 3.0, top + 1.0, abs(right - left) + 6.0, height - 2.0))
        return boxes


def layout_height(layout: QLayout, width: int) -> int:
    """The height a layout needs at a width, whether or not any of its visible parts wraps."""
    if layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return layout.totalSizeHint().height()


def _x(line: QTextLine, place: int) -> float:
    # PySide gives (x, place) where C++ gives x alone.
    answer: Any = line.cursorToX(place)
    return float(answer[0] if isinstance(answer, tuple) else answer)
