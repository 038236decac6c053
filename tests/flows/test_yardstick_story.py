"""Old actions tagged again: three that shift the yardstick make the sentence rest, undone they wake it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.domain.action import Action
from journal.domain.behaviour import Behaviour
from journal.domain.review import Step
from journal.opening import Opened, open_journal
from journal.places import World
from journal.reading.reflecting import retags
from tests.conftest import THURSDAY
from tests.drifts import drafts
from tests.flows.conftest import until_shown
from tests.flows.reviewing import Reviewer
from tests.flows.windows import CONTROL, PLAIN, Start, drift_of, settle
from ui.pages.distinctions import DistinctionsPage
from ui.pages.drift import DriftPage
from ui.pages.review_again import AgainBody
from ui.program import Program

TODAY = THURSDAY.date()


def old_actions(opened: Opened, behaviour: Behaviour) -> list[Action]:
    """Actions of a year ago with that tag."""
    found: list[Action] = []
    for ago in range(330, 390):
        found += opened.reader.day(TODAY - dt.timedelta(days=ago))
    return [action for action in found if action.behaviour is behaviour]


def tag_again(opened: Opened, actions: Sequence[Action], after: Behaviour, day: dt.date = TODAY) -> None:
    """Tag actions again as the review does."""
    for action in actions:
        opened.journal.reviews.tag_again(action.id, day, after)


@pytest.fixture
def rising(tmp_path: Path, world: World) -> Path:
    """A journal with a rise, and three old actions tagged again in each of the last four weeks."""
    path = tmp_path / "mine.leaderward"
    opened = open_journal(path, world, create=True)
    opened.journal.actions.record_all(drafts("rising", TODAY), opened.journal.settings.get())
    managers, leaders = (old_actions(opened, one) for one in (Behaviour.MANAGER, Behaviour.LEADER))
    for week in range(1, 5):
        day = TODAY - dt.timedelta(days=7 * week)
        again = Behaviour.LEADER if week > 1 else Behaviour.MANAGER
        tag_again(opened, managers[week : week + 1], again, day)
        tag_again(opened, leaders[2 * week : 2 * week + 2], Behaviour.LEADER, day)
    opened.close()
    return path


def second(drift: DriftPage) -> str:
    """What the sentence says of the drift."""
    return drift.second.plain_text().replace("\N{NO-BREAK SPACE}", " ")


def in_the_review(program: Program, key: Qt.Key) -> tuple[Behaviour | None, ...]:
    """Tag the review's three old actions again with one key, unseen; what they were before."""
    reviewer = Reviewer(program)
    reviewer.page.begin(short=True)
    reviewer.page.open_step(Step.AGAIN)
    reviewer.settle()
    body = reviewer.body(Step.AGAIN)
    assert isinstance(body, AgainBody)
    chosen = tuple(body.cards)
    assert len(chosen) == 3
    for _card in chosen:
        reviewer.press(key)
    return tuple(action.behaviour for action in reviewer.opened.reader.by_ids(chosen))


def undo_by_key(program: Program, times: int) -> None:
    """Ctrl Z as often, to whatever has the focus; each is said in the message bar."""
    for _step in range(times):
        program.window.bar.dismiss()
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Z, CONTROL)
        settle(program)
        assert program.window.bar.text == "Undone: tag an old action again"


def test_three_tagged_again_make_the_sentence_rest_and_undone_they_wake_it(
    start: Start, rising: Path
) -> None:
    program = start(rising)
    assert "more than chance would give" in second(drift_of(program))

    before = in_the_review(program, Qt.Key.Key_L)
    assert Behaviour.MANAGER in before
    drift = drift_of(program)
    assert "stays open: of 15 old actions tagged again unseen" in second(drift)
    assert "which alone could explain it" in second(drift)
    assert "more than chance" not in second(drift)
    QTest.keyClick(drift.chart, Qt.Key.Key_U, CONTROL)
    settle(program)
    assert drift.trust.isVisible()
    assert "You call more things leadership than you did" in drift.trust.words()
    assert "the sentence over the chart leaves it open" in drift.trust.words()

    assert drift.trust.hasFocus()
    undo_by_key(program, 3)
    opened = program.window.opened
    assert opened is not None
    assert len(retags(opened.reader)) == 12
    assert "more than chance would give" in second(drift)
    assert "Of 12 old actions tagged again unseen" in drift.trust.words().replace("\N{NO-BREAK SPACE}", " ")
    assert "That is no clear shift" in drift.trust.words()


def test_three_that_are_managing_now_leave_the_sentence_awake(start: Start, rising: Path) -> None:
    program = start(rising)
    in_the_review(program, Qt.Key.Key_M)
    drift = drift_of(program)
    assert "more than chance would give" in second(drift)
    assert "tagged again" not in second(drift)


def test_with_todays_yardstick_is_drawn_once_thirty_tell_a_shift(start: Start, rising: Path) -> None:
    program = start(rising)
    drift = drift_of(program)
    QTest.keyClick(drift.chart, Qt.Key.Key_Y, PLAIN)
    assert "needs 30 old actions tagged again within a year; so far there are 12" in program.window.bar.text
    opened = program.window.opened
    assert opened is not None
    tag_again(opened, old_actions(opened, Behaviour.MANAGER)[10:22], Behaviour.LEADER)
    tag_again(opened, old_actions(opened, Behaviour.MANAGER)[22:40], Behaviour.MANAGER)
    settle(program)
    figure = drift.chart.figure
    assert figure is not None
    assert figure.todays
    assert float(figure.todays[0].share[0]) > float(figure.estimate.share[0]) + 0.05  # type: ignore[union-attr]
    others = drift.figure_for("all")
    assert others is not None
    assert not others.todays
    QTest.keyClick(drift.chart, Qt.Key.Key_Y, PLAIN)
    assert drift.chart.figure is not None
    assert not drift.chart.figure.todays


def test_the_distinctions_know_what_was_tagged_again_since_they_were_read(start: Start, rising: Path) -> None:
    program = start(rising)
    window = program.window
    window.show_page("distinctions")
    page = window.late.pages["distinctions"]
    assert isinstance(page, DistinctionsPage)

    def tagged_again() -> int:
        yardstick = None if page.reading is None else page.reading.yardstick
        return 0 if yardstick is None else yardstick.retagged

    until_shown(lambda: tagged_again() == 12)
    opened = window.opened
    assert opened is not None
    tag_again(opened, old_actions(opened, Behaviour.MANAGER)[10:13], Behaviour.LEADER)
    until_shown(lambda: tagged_again() == 15)
    for _step in range(3):
        window.undo()
    until_shown(lambda: tagged_again() == 12)
