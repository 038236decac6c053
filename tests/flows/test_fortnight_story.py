"""The first fortnight through the real window: the remark that is told, and two weeks on a page by keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from journal.opening import open_journal
from journal.places import FixedClock, World
from tests.flows.conftest import until_shown
from tests.flows.windows import Start, dialog_of, settle, type_and, undo_by_key
from tests.fortnight import DAYS, MONDAY, evening, write_days
from ui.dialogs.fortnight import FortnightDialog
from ui.pages.remark_desk import RemarkLine
from ui.program import Program


@pytest.fixture
def on_day(world: World, clock: FixedClock, start: Start) -> Callable[[int], Program]:
    """The program in the evening of one of the fourteen days."""

    def begin(number: int) -> Program:
        write_days(world, clock, number)
        program = start(world.places.default_journal)
        program.window.shell.resize(1280, 832)
        settle(program)
        return program

    return begin


def seen(program: Program) -> list[str]:
    """The remarks that are on the screen."""
    lines = program.window.today.findChildren(RemarkLine)
    return [line.sentence for line in lines if line.isVisible()]


def page_dialog(program: Program) -> FortnightDialog:
    program.window.commands.action("fortnight").trigger()
    return dialog_of(FortnightDialog)


def test_a_remark_is_seen_once_and_told_and_stays_all_day(on_day: Callable[[int], Program]) -> None:
    program = on_day(5)
    today = program.window.today
    first = seen(program)
    assert len(first) == 1
    assert program.opened is not None
    told = program.opened.reader.told_remarks(MONDAY)
    assert len(told) == 5
    assert told[evening(5).date()] not in [told[evening(number).date()] for number in range(1, 5)]
    type_and(program, "Sat with @Femi", Qt.Key.Key_L)
    settle(program)
    assert program.opened.reader.told_remarks(MONDAY) == told
    # it is about today, and not shown beside another day
    today.go_by(-1)
    settle(program)
    assert seen(program) == []
    today.go_to_today()
    settle(program)
    assert len(seen(program)) == 1


def test_in_a_narrow_window_it_follows_the_list(on_day: Callable[[int], Program]) -> None:
    program = on_day(5)
    sentence = seen(program)
    assert program.window.today.cards.week.remark.isVisible()
    program.window.shell.resize(1000, 700)
    until_shown(program.window.today.remark_below.isVisible)
    assert seen(program) == sentence
    assert program.window.today.remark_below.sentence == sentence[0]


def test_the_first_action_of_all_is_spoken_of_at_once(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    settle(program)
    assert seen(program) == []
    type_and(program, "One", Qt.Key.Key_M)
    settle(program)
    assert seen(program) == ["One action to begin with. A share needs five tagged ones."]


@pytest.mark.parametrize(("number", "offered"), [(13, False), (14, True)])
def test_two_weeks_on_a_page_are_offered_on_the_fourteenth_day(
    on_day: Callable[[int], Program], number: int, offered: bool
) -> None:
    program = on_day(number)
    card = program.window.today.cards.fortnight
    assert card.isVisible() is offered
    if offered:
        card.make.click()
        dialog = dialog_of(FortnightDialog)
        assert dialog.page is not None
        assert dialog.page.first == MONDAY
        dialog.reject()


def test_three_are_marked_by_keys_and_the_page_is_saved(
    on_day: Callable[[int], Program], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, world: World
) -> None:
    program = on_day(DAYS)
    dialog = page_dialog(program)
    rows = dialog.best
    assert not dialog.lesson.isEnabled()
    for _row in range(4):
        QTest.keyClick(rows, Qt.Key.Key_Space)
        QTest.keyClick(rows, Qt.Key.Key_Down)
    assert len(rows.best.chosen) == 3
    assert "Three are marked already" in dialog._marked.plain_text()
    QTest.keyClick(rows, Qt.Key.Key_Home)
    assert dialog.lesson.isEnabled()
    QTest.keyClicks(dialog.lesson, "@Ewa sees two accounts")
    QTest.keyClick(dialog.lesson, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.page is not None
    assert dialog.page.best[0].lesson == "E. sees two accounts"
    assert "@" not in "".join(best.text for best in dialog.page.best)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "page"), ""))
    dialog.save_button.click()
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    until_shown(lambda: "page.pdf" in program.window.bar.text)
    assert program.opened is not None
    best = program.opened.journal.settings.get().best
    assert best == rows.best.chosen
    assert program.opened.reader.action(best[0]).lesson == "@Ewa sees two accounts"  # type: ignore[union-attr]
    undo_by_key(program)  # the line
    assert program.opened.reader.action(best[0]).lesson == ""  # type: ignore[union-attr]
    undo_by_key(program)  # the third mark
    assert program.opened.journal.settings.get().best == best[:2]
    again = open_journal(world.places.default_journal, world)
    assert again.journal.settings.get().best == best[:2]
    again.close()


def test_a_picture_is_copied_and_a_folder_that_is_missing_is_told(
    on_day: Callable[[int], Program], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = on_day(3)
    dialog = page_dialog(program)
    assert dialog.period.isHidden()
    missing = str(tmp_path / "missing" / "page.png")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (missing, ""))
    dialog.kind.segment("png").click()
    dialog.save_button.click()
    assert dialog.isVisible()
    assert dialog.problem.isVisible()
    QGuiApplication.clipboard().clear()
    dialog.paper.segment("letter").click()
    dialog.copy_button.click()
    image: QImage = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (1632, 2112)
    assert "copied" in program.window.bar.text


def test_later_the_last_two_weeks_can_be_chosen(world: World, clock: FixedClock, start: Start) -> None:
    write_days(world, clock, DAYS)
    clock.instant += dt.timedelta(days=3)
    program = start(world.places.default_journal)
    settle(program)
    dialog = page_dialog(program)
    assert dialog.page is not None
    assert dialog.page.first == MONDAY
    dialog.period.segment("last").click()
    assert dialog.page.last == clock.instant.date()
    dialog.reject()
