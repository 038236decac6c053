"""What several stories do with the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from tests.flows.conftest import until_shown
from ui.pages.drift import DriftPage
from ui.program import Program

CONTROL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
Start = Callable[..., Program]
AnyDialog = TypeVar("AnyDialog", bound=QDialog)


def type_and(program: Program, text: str, key: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    """Type a text into the capture field, and press a key."""
    field = program.window.today.capture.text_field
    field.insertPlainText(text)
    QTest.keyClick(field, key, modifier)


def settle(program: Program) -> None:
    """Until everything on the screen is what the journal holds."""
    until_shown(lambda: program.window.is_current)


def texts(program: Program) -> list[str]:
    """The day's actions as the list shows them."""
    settle(program)
    return [action.text for action in program.window.today.list.actions_model.actions]


def drift_of(program: Program) -> DriftPage:
    """The Drift page, shown and read."""
    program.window.show_page("drift")
    settle(program)
    assert program.window.drift is not None
    return program.window.drift


def dialog_of(kind: type[AnyDialog]) -> AnyDialog:
    """The dialog of that kind that is open."""
    until_shown(lambda: isinstance(QApplication.activeModalWidget(), kind))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


def clear_closed() -> None:
    """Let go of what has been closed."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def undo_by_key(program: Program) -> None:
    """Ctrl Z, once the window itself has the keys: without a window manager nobody else gives them."""
    program.window.shell.activateWindow()
    until_shown(lambda: QApplication.activeWindow() is program.window.shell)
    QTest.keyClick(program.window.today.capture.text_field, Qt.Key.Key_Z, CONTROL)
    settle(program)
