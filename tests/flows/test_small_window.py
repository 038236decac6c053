"""Small windows: what has no room is left out, and nothing is cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.flows.conftest import until_shown
from tests.flows.windows import PLAIN, Start, settle, type_and
from ui.pages.today import TodayPage
from ui.program import Program


def shown_in(page: QWidget, part: QWidget) -> bool:
    """Whether the whole breadth of a part lies within the page."""
    place = QRect(part.mapTo(page, part.rect().topLeft()), part.size())
    return part.isVisible() and place.left() >= 0 and place.right() < page.width()


def resized(program: Program, width: int, height: int) -> TodayPage:
    program.window.shell.resize(width, height)
    until_shown(lambda: program.window.shell.width() == width)
    QApplication.processEvents()
    settle(program)
    return program.window.today


@pytest.mark.parametrize("size", [(700, 640), (620, 480), (480, 420)])
def test_today_stands_alone_where_the_aside_would_be_cut(
    start: Start, tmp_path: Path, size: tuple[int, int]
) -> None:
    program = start(tmp_path / "mine.leaderward")
    today = resized(program, 1000, 700)
    assert shown_in(today, today.cards)
    today = resized(program, *size)
    assert not today.cards.isVisible()
    assert shown_in(today, today.capture)
    assert shown_in(today, today.sweeping.sweep_button)
    field, hint = today.capture.text_field, today.capture.text_field.accessibleName()
    assert field.fontMetrics().horizontalAdvance(hint) < field.viewport().width()
    assert shown_in(today, resized(program, 1000, 700).cards)


@pytest.mark.parametrize("sweeps", [False, True])
def test_which_is_it_is_answered_over_the_lower_half_where_there_is_no_aside(
    start: Start, tmp_path: Path, sweeps: bool
) -> None:
    program = start(tmp_path / "mine.leaderward")
    type_and(program, "Wrote the rota", Qt.Key.Key_Return, PLAIN)
    today = resized(program, 620, 480)
    if sweeps:
        program.window.commands.action("to_tag").trigger()
        settle(program)
    focused = QApplication.focusWidget()
    today.toggle_which()
    QApplication.processEvents()
    assert shown_in(today, today.which_card)
    assert today.which_card.visibleRegion().boundingRect().height() > 150
    assert QApplication.focusWidget() is focused
    today = resized(program, 1000, 700)
    assert shown_in(today, today.which_card)
    today = resized(program, 620, 480)
    today.toggle_which()
    assert not today.which_card.isVisible()
    assert shown_in(resized(program, 1000, 700), today.cards)
