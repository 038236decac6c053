"""What the stories of the sweep do with the window, and how many keys they press."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journal.domain.action import Action
from tests.flows.conftest import until_shown
from tests.flows.windows import CONTROL, PLAIN, settle
from ui.pages.sweep import Stage, Sweep
from ui.program import Program


@dataclass
class Hand:
    """Presses keys where the focus is, one by one, and counts them."""

    program: Program
    pressed: int = 0

    @property
    def sweep(self) -> Sweep:
        """The sweep of Today."""
        return self.program.window.today.sweeping.sweep

    def _focused(self) -> QWidget:
        """What a key goes to: a window of the offscreen platform may not be active."""
        focused = self.program.window.shell.focusWidget()
        assert focused is not None
        return focused

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press keys."""
        for key in keys:
            self.pressed += 1
            QTest.keyClick(self._focused(), key, modifier)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type a text of ASCII letters, each line but the first after Enter."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.press(Qt.Key.Key_Return)
            self.pressed += len(line)
            QTest.keyClicks(self._focused(), line)

    def open(self) -> None:
        """Ctrl+Shift+N; shortcuts need an active window, so the command itself is called."""
        self.pressed += 1
        self.program.window.commands.action("sweep").trigger()
        QApplication.processEvents()

    def queue(self) -> None:
        """Ctrl+Shift+T."""
        self.pressed += 1
        self.program.window.commands.action("to_tag").trigger()
        QApplication.processEvents()

    def go_on(self) -> None:
        """Ctrl+Enter, and until the lines are in the journal."""
        self.press(Qt.Key.Key_Return, modifier=CONTROL)
        until_shown(lambda: self.sweep.stage is not Stage.SAVING)
        settle(self.program)

    def undo(self) -> None:
        """Ctrl+Z."""
        self.pressed += 1
        self.program.window.undo()
        settle(self.program)

    def swept(self) -> tuple[Action, ...]:
        """The journal's actions in the order in which they were logged."""
        opened = self.program.window.opened
        assert opened is not None
        return tuple(sorted(opened.reader.actions(), key=lambda action: action.id))

    def texts(self) -> list[str]:
        """Their texts."""
        return [action.text for action in self.swept()]

    def tags(self) -> list[str | None]:
        """Their tags."""
        return [action.behaviour for action in self.swept()]
