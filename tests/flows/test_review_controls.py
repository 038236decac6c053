"""Every control of the review: named, large enough, never clipped, in any window and direction."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from journal.domain.review import Step
from journal.places import World
from tests.flows.reviewing import Reviewer, write_journal
from tests.flows.test_every_control import (
    catalogues,
    clipped,
    longer_language,
    nameless,
    reachable,
)
from tests.flows.windows import Start
from ui.messages import Message

__all__ = ["catalogues", "longer_language"]


@pytest.fixture
def reviewer(start: Start, tmp_path: Path, world: World) -> Reviewer:
    path = tmp_path / "mine.leaderward"
    write_journal(path, world)
    return Reviewer(start(path))


def views(reviewer: Reviewer) -> Iterator[str]:
    """Before it, each step, the end and the past reviews, one after another."""
    page = reviewer.page
    yield "before"
    page.begin(short=False)
    for step in Step:
        reviewer.settle()
        assert page.step is step
        yield step.value
        page.skip()
    reviewer.settle()
    yield "done"
    page.search()
    reviewer.settle()
    yield "past"


def test_everything_in_the_review_has_a_name_and_can_be_hit(reviewer: Reviewer) -> None:
    for view in views(reviewer):
        shell = reviewer.program.window.shell
        assert nameless(shell) == [], view
        buttons = [widget for widget in reachable(shell) if isinstance(widget, QAbstractButton)]
        assert [b.accessibleName() for b in buttons if b.width() < 24 or b.height() < 24] == [], view


@pytest.mark.usefixtures("longer_language")
@pytest.mark.parametrize("size", [(1000, 700), (1280, 832)], ids=["least", "usual"])
def test_the_review_a_third_longer_clips_nothing(reviewer: Reviewer, size: tuple[int, int]) -> None:
    reviewer.program.window.shell.resize(*size)
    found = {}
    for view in views(reviewer):
        QApplication.processEvents()
        if cut := clipped(reviewer.program.window.shell):
            found[view] = cut
    assert found == {}


def test_a_small_window_breaks_no_step(reviewer: Reviewer) -> None:
    shell = reviewer.program.window.shell
    for view in views(reviewer):
        for width, height in ((640, 480), (480, 420), (1920, 1080)):
            shell.resize(width, height)
            reviewer.settle()
            assert (shell.width(), shell.height()) == (width, height), view
            shell.grab()


def test_the_review_reads_from_right_to_left(qapp: QApplication, reviewer: Reviewer) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        foot = reviewer.page.face.foot
        for view in views(reviewer):
            if view in {step.value for step in Step}:
                assert foot.next.x() < foot.other.x(), view
            reviewer.program.window.shell.grab()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_no_message_covers_the_foot_and_the_foot_never_jumps(
    qapp: QApplication, reviewer: Reviewer, direction: Qt.LayoutDirection
) -> None:
    qapp.setLayoutDirection(direction)
    reviewer.settle()
    try:
        window, foot = reviewer.program.window, reviewer.page.face.foot
        heights = set()
        for view in views(reviewer):
            window.messages.post(Message(f"Something was done, {view}"))
            reviewer.settle()
            bar = QRect(window.bar.mapToGlobal(QPoint(0, 0)), window.bar.size())
            shadow = (window.bar.height() - window.bar.bar_size.height()) // 2
            bar.adjust(shadow, shadow, -shadow, -shadow)
            column = reviewer.page.face.columns.column
            assert not bar.intersects(QRect(foot.mapToGlobal(QPoint(0, 0)), foot.size())), view
            assert bar.left() == column.mapToGlobal(QPoint(0, 0)).x(), view
            heights.add(foot.height())
        assert len(heights) == 1
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("size", [(1280, 832), (1000, 700), (1920, 1080)], ids=["usual", "least", "large"])
def test_the_foot_of_an_empty_journal_is_whole(start: Start, tmp_path: Path, size: tuple[int, int]) -> None:
    program = start(tmp_path / "empty.leaderward")
    program.window.shell.resize(*size)
    reviewer = Reviewer(program)
    for view in views(reviewer):
        QApplication.processEvents()
        foot, column = reviewer.page.face.foot, reviewer.page.face.columns.column
        for button in (foot.back, foot.other, foot.next):
            if not button.isHidden():
                assert button.width() >= button.sizeHint().width(), (view, button.accessibleName())
        if not foot.next.isHidden():
            end = foot.next.mapToGlobal(foot.next.rect().topRight()).x()
            assert end == column.mapToGlobal(column.rect().topRight()).x(), view
