"""What the window tells the person, as data: posted by pages, shown by the message bar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from journal.errors import JournalError


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence, with at most one thing to do about it; `hint` stands below it.

    `shape` is a behaviour's; `action` the words of the link, `key` its key as shown, `call` what it
    does. A problem stays until it is closed.
    """

    text: str
    shape: str | None = None
    action: str = ""
    key: str = ""
    call: Callable[[], object] | None = None
    is_problem: bool = False
    hint: str = ""


class Messages(QObject):
    """Where pages post messages."""

    posted = Signal(object)

    def post(self, message: Message) -> None:
        """Show the message."""
        self.posted.emit(message)

    def complain(self, error: JournalError) -> None:
        """Show what went wrong, and what can be done about it."""
        self.post(Message(error.text, is_problem=True, hint=error.hint))
