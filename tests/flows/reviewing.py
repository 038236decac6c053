"""What the stories of the review do with the window."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour
from journal.domain.intention import Intention
from journal.domain.review import Review, Step
from journal.opening import Opened, open_journal
from journal.places import FixedClock, World
from journal.reading.reflecting import review_of
from tests.flows.conftest import until_shown
from tests.flows.windows import PLAIN, settle
from ui.pages.review import ReviewPage
from ui.pages.review_body import StepBody
from ui.program import Program

MONDAY = dt.date(2026, 11, 16)
"""The first day of the week in which the stories play; they begin on its Thursday."""
LAST_MONDAY = MONDAY - dt.timedelta(days=7)
M, L, B, OWN = Behaviour.MANAGER, Behaviour.LEADER, Behaviour.BOTH, Behaviour.OWN
OLD = (
    (dt.date(2026, 4, 14), "Took the Hallam call over from a closer before he lost it", M),
    (dt.date(2025, 11, 4), "Wrote a new objections sheet for October", L),
    (dt.date(2026, 7, 7), "Asked the floor what they would stop doing", L),
)
LAST_WEEK = (
    (LAST_MONDAY, "Swapped two shifts", M),
    (LAST_MONDAY + dt.timedelta(1), "Let @Priya lead the huddle on #pricing", L),
    (LAST_MONDAY + dt.timedelta(2), "Checked the queue with @Joss", M),
    (LAST_MONDAY + dt.timedelta(3), "Asked why we call before ten", L),
    (LAST_MONDAY + dt.timedelta(4), "Coached @Priya, then set her target", B),
    (LAST_MONDAY + dt.timedelta(4), "Closed the Brandt order myself", OWN),
    (LAST_MONDAY + dt.timedelta(4), "Rang Brandt about something", None),
)


def write_journal(path: Path, world: World, *, intention: bool = True) -> None:
    """A journal in use for a year: three old actions, seven of last week, an intention tied to one."""
    begun = FixedClock(dt.datetime(2025, 11, 3, 9, 0, tzinfo=world.clock.now().tzinfo))
    opened = open_journal(path, dataclasses.replace(world, clock=begun))
    keys = [
        opened.journal.record(Draft(text, behaviour, day=day)) for day, text, behaviour in (*OLD, *LAST_WEEK)
    ]
    if intention:
        opened.journal.intentions.focus(LAST_MONDAY, "people")
        plan = Intention(
            "", LAST_MONDAY, MONDAY - dt.timedelta(1), "a closer asks me", "ask what they would do"
        )
        made = opened.journal.intentions.make(plan)
        opened.journal.intentions.tie(made, [keys[4]])
    opened.close()


class Reviewer:
    """Somebody at the keyboard, on the Review page."""

    def __init__(self, program: Program) -> None:
        self.program = program
        program.window.shell.activateWindow()
        until_shown(lambda: QApplication.activeWindow() is program.window.shell)
        QTest.keyClick(program.window.shell, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
        until_shown(lambda: program.window.page == "review")
        self.settle()

    @property
    def page(self) -> ReviewPage:
        page = self.program.window.late.pages["review"]
        assert isinstance(page, ReviewPage)
        return page

    @property
    def opened(self) -> Opened:
        assert self.program.opened is not None
        return self.program.opened

    def settle(self) -> None:
        settle(self.program)
        QCoreApplication.processEvents()

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Keys to whatever has the focus."""
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key, modifier)
            self.settle()

    def enter(self) -> None:
        self.press(Qt.Key.Key_Return)

    def go_on(self) -> None:
        """Ctrl Enter, as in a text."""
        self.press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str) -> None:
        """Type a text into the field that has the focus."""
        field = QApplication.focusWidget()
        assert isinstance(field, QPlainTextEdit), field
        field.insertPlainText(text)

    def body(self, step: Step) -> StepBody:
        body = self.page.bodies.made(step)
        assert body is not None
        return body

    @property
    def review(self) -> Review | None:
        """What is on disk of last week's review."""
        return review_of(self.opened.reader, LAST_MONDAY)

    def title(self) -> str:
        """What the open step is called."""
        assert self.page.step is not None
        return self.page.face.rows[self.page.step].title
