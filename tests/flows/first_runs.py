"""What the stories of the first run do with it."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journal.places import Places
from tests.flows.conftest import is_ready, until_shown
from ui.app import App
from ui.beginning import Beginning
from ui.pages.first_run import FirstRun
from ui.pages.first_run_actions import ActionsStep
from ui.pages.first_run_steps import CueStep, SelfImageStep
from ui.program import Program

Begin = Callable[..., App]
TODAY = dt.date(2026, 11, 19)
LINES = (
    "12 Nov: Moved two shifts so that Friday is covered",
    "Let @Priya run the pricing huddle and kept quiet",
    "Asked why we call before ten at all",
    "13 Nov: Wrote the rota",
    "Sat with @Joss on three renewals and let him close two",
    "Closed the Brandt order myself",
    "16 Nov: Checked the log against target",
    "Told the board where discounts lead",
    "yesterday: Asked Tomas what renewals need",
    "Set the callback times for Hallam",
)
TAGS = "MLLMLOMLLM"


@dataclass
class Story:
    """The first run in this process, with a count of the keys pressed in it."""

    app: App
    keys: int = 0

    @property
    def beginning(self) -> Beginning:
        assert self.app.beginning is not None
        return self.app.beginning

    @property
    def face(self) -> FirstRun:
        return self.beginning.face

    @property
    def program(self) -> Program:
        assert self.app.program is not None
        return self.app.program

    def step(self, number: int) -> QWidget:
        return self.face.steps[number - 1]

    @property
    def image(self) -> SelfImageStep:
        step = self.step(2)
        assert isinstance(step, SelfImageStep)
        return step

    @property
    def cue(self) -> CueStep:
        step = self.step(3)
        assert isinstance(step, CueStep)
        return step

    @property
    def actions(self) -> ActionsStep:
        step = self.step(4)
        assert isinstance(step, ActionsStep)
        return step

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key to whatever has the focus, as from a keyboard."""
        focused = QApplication.focusWidget()
        assert focused is not None
        self.keys += 1
        QTest.keyClick(focused, key, modifier)

    def type(self, text: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        self.keys += len(text)
        QTest.keyClicks(focused, text)

    def is_at(self, step: int) -> bool:
        focused = QApplication.focusWidget()
        return self.face.step == step and focused is not None and self.face.isAncestorOf(focused)

    def wait_for(self, step: int) -> None:
        until_shown(lambda: self.is_at(step))

    def go_to(self, step: int) -> None:
        """On to a step by pressing Skip."""
        while self.face.step < step:
            here = self.face.step
            self.face.skip.click()
            self.wait_for(here + 1)

    def is_over(self) -> bool:
        return self.beginning.is_over and is_ready(self.app)


def beginner(begin_app: Begin) -> Callable[..., Story]:
    """Starts the program as on a machine that has never seen it, and waits for the steps."""

    def start(journal: Path | None = None) -> Story:
        app = begin_app(journal, first_run=True)
        assert app.beginning is not None
        until_shown(lambda: app.program is not None and len(app.beginning.face.steps) == 4)  # type: ignore[union-attr]
        return Story(app)

    return start


def close(story: Story) -> None:
    story.app.shell.close()
    story.app.close()


def click(widget: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())


def begun(places: Places) -> bool:
    return bool(tomllib.loads(places.settings_file.read_text("utf-8"))["begun"])
