"""Calendars come in: by the menu, by a key, or dropped onto the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from journal.errors import JournalError
from journal.language import _, ngettext
from ui.dialogs.calendar_import import CalendarImportDialog, calendar_in
from ui.messages import Message
from ui.pages.context import PageContext
from ui.theme.look import Look

if TYPE_CHECKING:
    from journal.opening import Opened

_MARGIN = 24


class DropOverlay(QWidget):
    """What lies over the window while a calendar is held above it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._covered = look, parent
        self.words = _("Drop to see what would be added")
        self.setAccessibleName(self.words)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        """Lie over the whole parent."""
        self.setGeometry(self._covered.rect())
        self.raise_()
        self.show()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), tokens.colour("paper", 0.92))
        frame = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        pen = QPen(tokens.colour("control"), 1.5)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(frame, 12, 12)
        painter.setFont(self._look.font("lead", 500))
        painter.setPen(tokens.colour("ink"))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.words)
        painter.end()


class CalendarDesk(QObject):
    """Opens the dialog for a calendar, and says what was added, with the way back."""

    def __init__(self, context: PageContext, window: QWidget, undo: Callable[[], None]) -> None:
        super().__init__(window)
        self._context, self._window, self._undo = context, window, undo
        self.opened: Opened | None = None
        self.overlay = DropOverlay(context.look, window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def open(self, path: Path | None = None) -> None:
        """Show what a calendar would add; without a path the dialog asks for one."""
        if self.opened is None:
            return
        try:
            dialog = CalendarImportDialog(self._context, self.opened, path, self._window)
        except JournalError as error:  # the journal can't be read any more
            self._context.messages.complain(error)
            return
        dialog.imported.connect(self._tell)
        dialog.open()

    def _tell(self, count: int) -> None:
        if self.opened is not None:  # who came is offered from now on
            self._context.names.read(self._context.lane, self.opened.used_names)
        words = ngettext("{count} meeting waits in To tag", "{count} meetings wait in To tag", count)
        key = self._context.commands.key("edit.undo")
        self._context.messages.post(Message(words.format(count=count), None, _("Undo"), key, self._undo))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.DragEnter if isinstance(event, QDragEnterEvent):
                if self.opened is None or calendar_in(event) is None:
                    return False
                event.acceptProposedAction()
                self.overlay.cover()
                return True
            case QEvent.Type.DragLeave:
                self.overlay.hide()
            case QEvent.Type.Drop if isinstance(event, QDropEvent):
                self.overlay.hide()
                path = calendar_in(event)
                if path is None:
                    return False
                event.acceptProposedAction()
                self.open(path)
                return True
            case _:
                pass
        return False
