"""The one error that a person can act upon."""

from __future__ import annotations

from typing_extensions import override


class JournalError(Exception):
    """Something the person can put right: what is wrong, and what to do about it.

    Anything else that is raised is a bug. `text` and `hint` are whole sentences, already
    translated, fit for the message bar and for a terminal; `hint` may be empty.
    """

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.hint = hint

    @override
    def __str__(self) -> str:
        return f"{self.text} {self.hint}".strip()


class UsageError(JournalError):
    """What was asked for is not well put: an unknown distinction, a date that does not exist."""


class UnusableJournalError(JournalError):
    """The journal file itself can't be used: not ours, newer, damaged, not writable."""


class AlreadyThereError(UnusableJournalError):
    """A new journal was to be made where a file is."""
