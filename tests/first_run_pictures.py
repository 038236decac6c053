"""The first run for `make screens`: brings the program to a step, filled in as the sample manager would."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.app import App
from ui.pages.first_run_actions import ActionsStep

LINES = """12 Nov: Moved two shifts so that Friday is covered
Let @Priya run the pricing huddle and kept quiet
13 Nov: Asked why we call before ten at all
Wrote the rota
Sat with @Joss on three renewals and let him close two
Closed the Brandt order myself
17 Nov: Checked the log against target
Told the board where discounts lead
Asked @Tomas what renewals need
Set the callback times for Hallam"""
TAGS = "MLLMLOMLLM"


def bring_to(app: App, step: str, wait: Callable[[Callable[[], bool]], None]) -> None:
    """Go on by keys until that step is shown; `wait` lets the window work until something holds."""

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)

    assert app.beginning is not None
    face = app.beginning.face
    wait(lambda: len(face.steps) == 4)
    last = int(step) if step.isdecimal() else 4
    while face.step < last:
        here = face.step
        press(Qt.Key.Key_Return)
        wait(lambda here=here: face.step == here + 1)
        if here == 1:
            for _ten in range(10):
                press(Qt.Key.Key_Right)
        elif here == 2:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClicks(focused, "I close the dialler")
    if step.isdecimal():
        wait(lambda: True)  # what was typed takes its room first
        return
    actions = face.steps[3]
    assert isinstance(actions, ActionsStep)
    actions.sweep.text.field.insertPlainText(LINES)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    for tag in TAGS[: 3 if step == "tagging" else len(TAGS)]:
        press(getattr(Qt.Key, f"Key_{tag}"))
    if step == "tagging":
        wait(lambda: True)
        return
    press(Qt.Key.Key_Return)
    assert app.program is not None
    window = app.program.window
    wait(lambda: window.drift is not None)
    window.show_page(step)
    wait(lambda: window.is_current)
