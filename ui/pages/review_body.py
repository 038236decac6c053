"""What the contents of every step of the review have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.domain.behaviour import Behaviour
from ui.pages.context import PageContext
from ui.pages.review_desk import ReviewDesk, ReviewReading


class StepBody(QWidget):
    """The contents of one step, made when it is opened first.

    `changed` after each change of something typed; `settled` when it asks to go on.
    """

    changed = Signal()
    settled = Signal()

    def __init__(self, context: PageContext, desk: ReviewDesk) -> None:
        super().__init__()
        self._context, self._desk, self._look = context, desk, context.look
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 12, 0, 0)
        self.column.setSpacing(8)

    def show_reading(self, reading: ReviewReading) -> None:
        """Show what was read; what is typed and not saved yet stays."""
        raise NotImplementedError

    def take_focus(self) -> bool:
        """Give the focus to what one works with first; False where there is only to go on."""
        return False

    def save(self) -> bool:
        """Have on disk what is typed; False where that was refused, and it is said why."""
        return True

    def kept(self) -> dict[str, Any]:
        """What is typed and not saved yet, for the drafts; empty where nothing is."""
        return {}

    def put_kept(self, kept: Mapping[str, Any]) -> None:
        """Go on from what was kept."""

    def press(self, behaviour: Behaviour) -> bool:
        """One of M, L, B, O was pressed; False where it means nothing here."""
        del behaviour
        return False

    def press_digit(self, digit: int) -> bool:
        """A digit was pressed; False where it means nothing here."""
        del digit
        return False
