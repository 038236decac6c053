"""The text field that understands the line: what it read has a ground, and can be made text again."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from journal.domain.bullets import bullet_end
from journal.domain.day_order import DayOrder
from journal.domain.distinctions import Catalogue
from journal.domain.line import TAKEN_OUT, Line, Piece, PieceKind, Span
from journal.domain.line_grammar import read_line
from journal.domain.names import UsedName
from ui.known_catalogue import when_changed
from ui.theme.look import Look
from ui.widgets.completing import Completing
from ui.widgets.growing_text import CONTROL, GrowingText
from ui.widgets.text_layout import utf16_positions

# Texts up to this long are read at every key, longer ones after a rest.
_READ_AT_ONCE = 5_000
_REST_MS = 150
# Of a longer text only this much is read for what is shown; all of it is read once it is saved.
_SHOWN = 20_000
# Paragraphs longer than this are looked through for people and topics where they are visible, no more.
_LONG_BLOCK = 4_000
_MOST_KEPT = 400
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
NO_CATALOGUE = Catalogue((), (), {}, (), "")


@dataclass(slots=True)
class _Plain:
    """What was taken back, in Qt's positions, with the text that has to stand there."""

    start: int
    end: int
    text: str


class LineField(GrowingText):
    """A text field that reads the line as it is typed and shows what it understood.

    With `many` each line that is not blank is an action of its own: Enter starts a line, Ctrl+Enter
    emits `finished`, `lines()` gives them. Otherwise the whole text is one action, `line()`.

    `plain` are the stretches that the person took back: they stay text until something in them is
    changed. Backspace right behind a date, minutes, `/distinction` or `=behaviour` takes that back.
    While a `@name`, `#topic` or `/distinction` is typed, a list offers what it could be (`completing`).
    `understood` is emitted after the reading has changed, `taken_back` when the person took something
    back, `lines_pasted` after more than one line was pasted where the whole text is one action.
    """

    understood = Signal()
    taken_back = Signal()
    finished = Signal()
    lines_pasted = Signal()

    def __init__(
        self,
        look: Look,
        catalogue: Catalogue | None,
        role: str,
        most_lines: int,
        *,
        many: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, role, most_lines, parent)
        self._catalogue = catalogue or NO_CATALOGUE
        self._many = many
        self._today = dt.date(2000, 1, 1)
        self._day_order: DayOrder = "dmy"
        self.completing = Completing(look, self, self.is_plain, lambda: self.seen().behaviour)
        self._plain: list[_Plain] = []
        self._seen = Line("", "")
        self._grounds: list[tuple[PieceKind, int, int]] = []
        self._is_stale = False
        self._whole: Line | None = None
        self._kept: dict[tuple[str, tuple[Span, ...]], Line] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._read)
        when_changed(self._catalogue, self._read_anew)
        self.document().contentsChange.connect(self._contents_changed)
        self.textChanged.connect(self._changed)

    # What the owner does -------------------------------------------------------------------

    def set_catalogue(self, catalogue: Catalogue) -> None:
        """The distinctions whose codes are understood after `/`."""
        self._catalogue = catalogue
        when_changed(catalogue, self._read_anew)
        self._read_anew()

    def set_ways(self, today: dt.date, day_order: DayOrder) -> None:
        """The day that "yesterday" is counted from, and how 3/4 is read."""
        if (today, day_order) != (self._today, self._day_order):
            self._today, self._day_order = today, day_order
            self._read_anew()

    @property
    def today(self) -> dt.date:
        """The day that "yesterday" is counted from."""
        return self._today

    def set_names(self, names: tuple[UsedName, ...]) -> None:
        """The topics and people used so far, offered while one is typed."""
        self.completing.set_names(names)

    def is_plain(self, start: int, end: int) -> bool:
        """Whether something between two of Qt's positions was taken back."""
        return any(plain.start < end and start < plain.end for plain in self._plain)

    @property
    def plain(self) -> tuple[Span, ...]:
        """What was taken back, as places in `text()`."""
        return self._points(self.text(), [(plain.start, plain.end) for plain in self._plain])

    def set_plain(self, spans: tuple[Span, ...]) -> None:
        """Take these stretches of `text()` back, as if the person had."""
        text = self.text()
        inside = sorted(span for span in spans if 0 <= span[0] < span[1] <= len(text))
        self._plain = [
            _Plain(start, end, self._stretch(start, end)) for start, end in self._places(text, inside)
        ]
        self._read_anew()

    @override
    def set_text(self, text: str) -> None:
        self._plain = []
        super().set_text(text)

    def line(self) -> Line:
        """The whole text as one action, read anew if it has changed since."""
        if self._whole is None:
            self._whole = self._read_text(self.text(), self.plain)
        return self._whole

    def seen(self) -> Line:
        """What is understood for showing: of a very long text only its beginning, and after a rest."""
        return self._seen

    def lines(self) -> tuple[Line, ...]:
        """Each line that is not blank, as an action of its own."""
        return tuple(line for line, _plain in self.lines_with_plain())

    def lines_with_plain(self) -> tuple[tuple[Line, tuple[Span, ...]], ...]:
        """Each line that is not blank, without its bullet, and what was taken back in it."""
        plain = self.plain
        found, start = [], 0
        for piece in self.text().split("\n"):
            if piece.strip():
                item, within, _cut = self._item(piece, _within(plain, start, start + len(piece)))
                found.append((self._read_text(item, within), within))
            start += len(piece) + 1
        return tuple(found)

    def _item(self, text: str, plain: tuple[Span, ...]) -> tuple[str, tuple[Span, ...], int]:
        """A line without the bullet of a list, what was taken back in it, and how long the bullet is."""
        cut = bullet_end(text)
        if cut:
            whole = self._read_text(text, plain)  # "3. 4.: …" is a date
            cut = 0 if whole.day is not None or whole.notes else cut
        return (text[cut:], _within(plain, cut, len(text)), cut) if cut else (text, plain, 0)

    def read(self, text: str, plain: tuple[Span, ...] = ()) -> Line:
        """Another text, read as this field's is."""
        return self._read_text(text, plain)

    def typed_to(self) -> int:
        """The place of the cursor in `seen()` while the list of names is open; else -1."""
        if self.completing.list is None:
            return -1
        place = self.textCursor().position()
        [(_start, end)] = self._points(self._seen.source, [(0, place)])
        return end

    def take_back(self, piece: Piece) -> None:
        """Make a piece of `seen()` text again; a topic or person loses its sign wherever it stands.

        A lost sign comes back with Ctrl+Z.
        """
        if piece.kind in TAKEN_OUT:
            [(start, end)] = self._places(self._seen.source, [(piece.start, piece.end)])
            self._make_plain(start, end)
            return
        name = piece.name.casefold()
        same = [p for p in self._seen.pieces if p.kind == piece.kind and p.name.casefold() == name]
        places = self._places(self._seen.source, [(p.start, p.end) for p in same])
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for start, _end in reversed(places):
            cursor.setPosition(start)
            cursor.deleteChar()
        cursor.endEditBlock()

    # Reading -------------------------------------------------------------------------------

    def _read_text(self, text: str, plain: tuple[Span, ...]) -> Line:
        key = (text, plain)
        line = self._kept.get(key)
        if line is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            line = read_line(
                text,
                today=self._today,
                catalogue=self._catalogue,
                day_order=self._day_order,
                plain=plain,
            )
            if len(text) <= _LONG_BLOCK:
                self._kept[key] = line
        return line

    def _read_anew(self) -> None:
        self._kept.clear()
        self._whole = None
        self._read()

    def _read(self) -> None:
        self._rest.stop()
        self._is_stale = False
        if self._many:
            self.viewport().update()
            self.understood.emit()
            return
        text, plain = self.text(), self.plain
        if len(text) <= _SHOWN:
            self._seen = self.line()
        else:
            head = _head(text)
            self._seen = self._read_text(head, _within(plain, 0, len(head)))
        pieces = self._seen.pieces
        places = self._places(self._seen.source, [(piece.start, piece.end) for piece in pieces])
        self._grounds = [(p.kind, *place) for p, place in zip(pieces, places, strict=True)]
        self.viewport().update()
        self.understood.emit()

    def _changed(self) -> None:
        self._whole = None
        if self._many or self.document().characterCount() <= _READ_AT_ONCE:
            self._read()
        else:
            self._is_stale = True
            self._rest.start()

    def _contents_changed(self, place: int, removed: int, added: int) -> None:
        """Move with the text what stands behind the change; what it touches goes if it differs."""
        self._grounds = [
            (kind, start + shift, end + shift)
            for kind, start, end in self._grounds
            if (shift := _shift(start, end, place, removed, added)) is not None
        ]
        kept = []
        for plain in self._plain:
            for shift in dict.fromkeys((_shift(plain.start, plain.end, place, removed, added), 0)):
                if shift is None:
                    continue
                moved = replace(plain, start=plain.start + shift, end=plain.end + shift)
                if self._stretch(moved.start, moved.end) == moved.text:
                    kept.append(moved)
                    break
        self._plain = kept

    def _make_plain(self, start: int, end: int) -> None:
        self._plain.append(_Plain(start, end, self._stretch(start, end)))
        self._plain.sort(key=lambda plain: plain.start)
        self._whole = None
        self._read()
        self.taken_back.emit()

    # Places: Qt counts UTF-16 units, the line counts characters -----------------------------

    def _places(self, text: str, spans: list[Span]) -> list[tuple[int, int]]:
        edges = sorted({edge for span in spans for edge in span})
        at = dict(zip(edges, utf16_positions(text, edges), strict=True))
        return [(at[start], at[end]) for start, end in spans]

    def _points(self, text: str, places: list[tuple[int, int]]) -> tuple[Span, ...]:
        if not places or text.isascii():
            return tuple(places)
        raw = text.encode("utf-16-le", "surrogatepass")
        return tuple(
            (len(_decoded(raw[: 2 * start])), len(_decoded(raw[: 2 * end]))) for start, end in places
        )

    def _stretch(self, start: int, end: int) -> str:
        last = self.document().characterCount() - 1
        if not 0 <= start < end <= last:
            return ""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def _pieces_of(self, block: QTextBlock) -> list[tuple[PieceKind, int, int]]:
        """What is understood in a block, in Qt's positions within the document."""
        start, length = block.position(), block.length()
        if not self._many:
            first = bisect_left(self._grounds, start, key=lambda ground: ground[2])
            last = bisect_right(self._grounds, start + length, key=lambda ground: ground[1])
            return self._grounds[first:last]
        text = block.text()
        held = [(p.start - start, p.end - start) for p in self._plain if start <= p.start < start + length]
        text, plain, cut = self._item(text, self._points(text, held))
        start += cut  # a bullet has no character that Qt counts twice
        pieces = self._read_text(text, plain).pieces
        places = self._places(text, [(piece.start, piece.end) for piece in pieces])
        return [(p.kind, a + start, b + start) for p, (a, b) in zip(pieces, places, strict=True)]

    @override
    def _visible_tokens(self, block: QTextBlock, top: float, bottom: float) -> list[tuple[int, int]]:
        start, length = block.position(), block.length()
        beyond = not self._many and start + length > _SHOWN
        if beyond or (self._many and length > _LONG_BLOCK):
            return super()._visible_tokens(block, top, bottom)
        pieces = self._pieces_of(block)
        return [
            (max(a - start, 0), min(b - start, length - 1))
            for _kind, a, b in pieces
            if a < start + length and b > start
        ]

    # Keys ----------------------------------------------------------------------------------

    @override
    def event(self, event: QEvent) -> bool:
        # Tab is taken for moving the focus before it would be a key that was pressed
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Tab
            and self.completing.handle(event, self._catalogue)
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.completing.handle(event, self._catalogue):
            event.accept()
            return
        before = self.document().revision()
        self._press(event)
        if self.document().revision() == before:
            if event.key() not in _MODIFIERS:
                self.completing.close()
        elif not self.document().isEmpty():
            self.completing.offer(self._catalogue)
        else:
            self.completing.close()

    def _press(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self._many and enter:
            if modifiers & (CONTROL | Qt.KeyboardModifier.ControlModifier):
                if not event.isAutoRepeat():
                    self.finished.emit()
            else:
                self.textCursor().insertBlock()
                self.ensureCursorVisible()
            event.accept()
        elif key == Qt.Key.Key_Backspace and not modifiers and self._takes_back(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _takes_back(self, event: QKeyEvent) -> bool:
        """Make what ends at the cursor text again; a key that is held down deletes as always."""
        cursor = self.textCursor()
        if event.isAutoRepeat() or cursor.hasSelection():
            return False
        if self._is_stale:
            self._read()
        place = cursor.position()
        for kind, start, end in self._pieces_of(cursor.block()):
            # a day is one only with the blank behind its colon
            at_end = end == place or (
                kind == "day" and end + 1 == place and self._stretch(end, place).isspace()
            )
            if at_end and kind in TAKEN_OUT:
                self._make_plain(start, end)
                return True
        return False

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if event.commitString():
            self.completing.offer(self._catalogue)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.completing.close()
        super().mousePressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.completing.close()
        super().focusOutEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        super().insertFromMimeData(source)
        if not self._many and source.hasText():
            rows = (row for row in source.text().splitlines() if row.strip())
            if next(rows, None) is not None and next(rows, None) is not None:
                self.lines_pasted.emit()


def _shift(start: int, end: int, place: int, removed: int, added: int) -> int | None:
    """By how much a stretch moves when something else changes; None where the change touches it."""
    if end <= place:
        return 0
    if start >= place + removed:
        return added - removed
    return None


def _within(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    return tuple((a - start, b - start) for a, b in spans if a >= start and b <= end)


def _head(text: str) -> str:
    """As much of the beginning as is read for showing, ended where no word is cut."""
    cut = text[:_SHOWN]
    ends = max(cut.rfind(" "), cut.rfind("\n"))
    return cut[:ends] if ends > 0 else cut


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-16-le", "surrogatepass")
