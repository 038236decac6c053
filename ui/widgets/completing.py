"""Completion in a line field: which keys belong to the list while it is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from journal.domain.behaviour import Behaviour
from journal.domain.completion import Choice, Completion, complete
from journal.domain.distinctions import Catalogue
from journal.domain.line_pieces import find_taken
from journal.domain.names import NameIndex, UsedName
from ui.theme.look import Look
from ui.widgets.completion_list import CompletionList
from ui.widgets.growing_text import GrowingText
from ui.widgets.paragraph import units

# So much of the paragraph before the cursor is looked at.
_LOOKED_AT = 200


class Completing(QObject):
    """Offers names and distinctions while one is typed in `field`.

    Enter and Tab take the row that is chosen. That is the first from the start, as long as it is known
    and the word is not whole; else only one that an arrow or the pointer came to, and both keys do what
    they always do. Esc closes the list, which stays closed for that word. `is_plain(start, end)` says
    whether something between two of Qt's positions was taken back, `behaviour()` which one the line
    names. With `floating` the list is a window of its own.
    """

    def __init__(
        self,
        look: Look,
        field: GrowingText,
        is_plain: Callable[[int, int], bool],
        behaviour: Callable[[], Behaviour | None],
    ) -> None:
        super().__init__(field)
        self._look, self._field = look, field
        self._is_plain, self._behaviour = is_plain, behaviour
        self.floating = False
        self._names: tuple[UsedName, ...] = ()
        self._made: NameIndex | None = None
        self._list: CompletionList | None = None
        self._dismissed = -1

    def set_names(self, names: tuple[UsedName, ...]) -> None:
        """What is offered after `@` and `#`."""
        self._names, self._made = names, None

    @property
    def _index(self) -> NameIndex:
        if self._made is None:
            self._made = NameIndex(self._names)
        return self._made

    @property
    def list(self) -> CompletionList | None:
        """The list, while it is open."""
        return self._list if self._list is not None and not self._list.isHidden() else None

    def offer(self, catalogue: Catalogue) -> None:
        """The text has been typed at: offer what its last word could mean, or nothing."""
        cursor = self._field.textCursor()
        found = None if cursor.hasSelection() else self._look_up(cursor, catalogue)
        if found is None:
            self.close()
            return
        completion, word, start = found
        typed = word[1:] if completion.kind == "distinction" else word
        if start == self._dismissed:
            self.close(dismissed=True)
            return
        if self._list is None or self._list.window() not in (self._field.window(), self._list):
            self._list = CompletionList(self._look, self._field, floating=self.floating)
            self._list.taken.connect(self.take)
        self._dismissed = -1
        at = QTextCursor(cursor)
        at.setPosition(start)
        corner = self._field.viewport().mapTo(self._field, self._field.cursorRect(at).topLeft())
        place = QRect(corner, self._field.cursorRect(at).size())
        selects = not completion.choices[0].is_new and not self._is_whole(completion, word, catalogue)
        self._list.offer(completion, typed, place, selects=selects)

    def _look_up(self, cursor: QTextCursor, catalogue: Catalogue) -> tuple[Completion, str, int] | None:
        block, place = cursor.block(), cursor.positionInBlock()
        raw = block.text().encode("utf-16-le", "surrogatepass")
        first = max(0, place - _LOOKED_AT)
        before = raw[2 * first : 2 * place].decode("utf-16-le", "replace")
        after = raw[2 * place : 2 * place + 4].decode("utf-16-le", "replace")
        behaviour = self._behaviour()
        completion = complete(
            before + after, len(before), names=self._index, catalogue=catalogue, behaviour=behaviour
        )
        if completion is None:
            return None
        word = before[completion.start : completion.end]
        start = cursor.position() - units(word)
        if self._is_plain(start, cursor.position()):
            return None
        return completion, word, start

    def handle(self, event: QKeyEvent, catalogue: Catalogue) -> bool:
        """Whether the key was the list's."""
        shown = self.list
        if shown is None or shown.completion is None:
            return False
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not plain:
            return False
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            shown.move_by(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key == Qt.Key.Key_Escape:
            found = self._look_up(self._field.textCursor(), catalogue)
            self._dismissed = found[2] if found is not None else -1
            self.close(dismissed=True)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            if shown.chosen is not None:
                self.take(shown.chosen)
                return True
            self.close()
        return False

    def _is_whole(self, completion: Completion, word: str, catalogue: Catalogue) -> bool:
        """Whether the word, with its sign, says something as it stands."""
        if completion.kind == "distinction":
            return any((found.start, found.end) == (0, len(word)) for found in find_taken(word, catalogue))
        return self._index.has(completion.kind, word[1:])

    def take(self, choice: Choice) -> None:
        """Put the choice in place of what is typed of it, with a blank behind it."""
        shown = self.list
        if shown is None or shown.completion is None:
            return
        cursor = self._field.textCursor()
        length = shown.completion.end - shown.completion.start
        block = cursor.block().text().encode("utf-16-le", "surrogatepass")
        place = cursor.positionInBlock()
        before = block[: 2 * place].decode("utf-16-le", "replace")
        cursor.setPosition(cursor.position() - units(before[-length:]), QTextCursor.MoveMode.KeepAnchor)
        follows = block[2 * place : 2 * place + 2].decode("utf-16-le", "replace")
        blank = "" if follows.isspace() else " "
        cursor.insertText(choice.insert + blank)
        self._field.setTextCursor(cursor)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.close()

    def close(self, *, dismissed: bool = False) -> None:
        """Take the list away; a word it was closed for by Esc stays without one while `dismissed`."""
        if not dismissed:
            self._dismissed = -1
        if self._list is not None and not self._list.isHidden():
            self._list.hide()
