"""The self-view: guessed before the month is shown, once, with keys; colleagues; the longer form."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour
from journal.domain.cue import SelfImage
from journal.domain.self_view import MonthView
from journal.domain.settings import JournalSettings
from journal.opening import Opened, open_journal
from journal.places import FixedClock, World
from journal.reading.reflecting import assessments, month_views, other_views
from tests.flows.conftest import until_shown
from tests.flows.windows import CONTROL, Start, clear_closed, dialog_of, drift_of, settle, undo_by_key
from ui.dialogs.self_views import SelfViewsDialog
from ui.program import Program

Key = Qt.Key
OCTOBER = dt.date(2026, 10, 1)
THIRD = dt.datetime(2026, 11, 3, 16, 20, tzinfo=dt.timezone(dt.timedelta(hours=1)))
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def path(tmp_path: Path, world: World, clock: FixedClock) -> Path:
    """A journal on 3 November with forty tagged actions in October, twelve of them leadership."""
    clock.instant = THIRD
    path = tmp_path / "a.leaderward"
    opened = open_journal(path, world)
    drafts = [
        Draft(
            text=f"Call {number}",
            day=dt.date(2026, 10, 1 + number % 28),
            behaviour=Behaviour.LEADER if number % 10 < 3 else Behaviour.MANAGER,
        )
        for number in range(40)
    ]
    opened.journal.actions.record_all(drafts, JournalSettings())
    opened.close()
    return path


def opened_of(program: Program) -> Opened:
    assert program.window.opened is not None
    return program.window.opened


def press(widget: object, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)  # type: ignore[call-overload] - any widget


def views_dialog(program: Program) -> SelfViewsDialog:
    program.window.shell.activateWindow()  # without a window manager nobody else gives it the keys
    until_shown(lambda: QApplication.activeWindow() is program.window.shell)
    QTest.keyClick(program.window.shell, Key.Key_S, CONTROL | SHIFT)
    dialog = dialog_of(SelfViewsDialog)
    settle(program)
    return dialog


def close(dialog: SelfViewsDialog) -> None:
    QTest.keyClick(dialog, Key.Key_Escape)
    until_shown(lambda: QApplication.activeModalWidget() is None)
    clear_closed()


def test_a_month_is_guessed_with_a_key_and_then_shown(start: Start, path: Path) -> None:
    program = start(path)
    settle(program)
    card = program.window.selves.view_card
    assert card.isVisible()
    assert card.question.plain_text() == (
        "Of ten things you logged in October, how many would you call leadership?"
    )
    assert not card.reveal.isVisible(), "the month is not shown before"
    card.take_focus()
    press(card.circles, Key.Key_Return)
    assert card.problem.isVisible(), "nothing is kept that was not said"
    press(card.circles, Key.Key_6, Key.Key_Right, Key.Key_Return)
    settle(program)
    assert month_views(opened_of(program).reader) == (MonthView(OCTOBER, THIRD.date(), 7),)
    assert card.reveal.words.plain_text() == (
        "You guessed 7 of 10. Of what you logged and tagged: likely 2 to 4\u00a0of\u00a010."
    )
    assert card.reveal.sentence.plain_text() == (
        "It felt like more leadership and less management than you wrote down."
    )
    guesses = drift_of(program).chart.figure
    assert guesses is not None
    assert [(guess.day, guess.share) for guess in guesses.guesses] == [
        (dt.date(2026, 10, 16).toordinal(), 0.7)
    ]


def test_the_first_guess_stands_and_a_slip_is_undone(start: Start, path: Path) -> None:
    program = start(path)
    settle(program)
    card = program.window.selves.view_card
    card.take_focus()
    press(card.circles, Key.Key_9, Key.Key_Return)
    settle(program)
    opened = opened_of(program)
    dialog = views_dialog(program)
    assert not dialog.months.ask.isVisible(), "it is not asked a second time"
    dialog.months.guessed.emit(OCTOBER, 3)  # as another window does that had asked before
    settle(program)
    assert dialog.told.problem.text() == (
        "You guessed 9 of 10 for October 2026, on 3 November 2026, and that guess stands. "
        "The month was shown after it. If it was a slip of the finger, undo it and guess again."
    )
    assert [view.leader for view in month_views(opened.reader)] == [9]
    close(dialog)
    undo_by_key(program)
    assert card.is_asking
    card.take_focus()
    press(card.circles, Key.Key_3, Key.Key_Return)
    settle(program)
    assert [view.leader for view in month_views(opened.reader)] == [3]


def test_not_now_is_until_tomorrow_and_what_was_pressed_stays(
    start: Start, path: Path, clock: FixedClock
) -> None:
    program = start(path)
    settle(program)
    card = program.window.selves.view_card
    press(card.circles, Key.Key_4)
    card.later.click()
    assert not card.isVisible()
    program.window.refresh()
    settle(program)
    assert not card.isVisible(), "it is not asked again today"
    clock.advance(days=1)
    program.window.refresh()
    settle(program)
    assert card.isVisible()
    assert card.circles.said == 4
    clock.advance(days=9)
    program.window.refresh()
    settle(program)
    assert not card.isVisible(), "after the tenth it rests"


def test_colleagues_answers_are_entered_and_drawn_without_a_name(start: Start, path: Path) -> None:
    program = start(path)
    settle(program)
    dialog = views_dialog(program)
    QTest.keyClick(dialog, Key.Key_2, Qt.KeyboardModifier.AltModifier)
    others = dialog.others
    assert others.isVisible()
    assert others.chosen_month == OCTOBER
    for number in range(5):
        others.who.insert("Zebedee" if number == 0 else "")
        press(others.circles, Key(Key.Key_2 + number), Key.Key_Return)
        settle(program)
    found = other_views(opened_of(program).reader)
    assert [(view.place, view.leader, view.who) for view in found] == [
        (1, 2, "Zebedee"),
        (2, 3, ""),
        (3, 4, ""),
        (4, 5, ""),
        (5, 6, ""),
    ]
    assert others.full.isVisible(), "there is room for five"
    dialog.told.undo()
    settle(program)
    assert len(other_views(opened_of(program).reader)) == 4
    close(dialog)
    page = drift_of(program)
    figure = page.chart.figure
    assert figure is not None
    assert [other.share for other in figure.others] == [0.2, 0.3, 0.4, 0.5]
    assert "Zebedee" not in repr(figure)


def test_what_is_typed_in_the_dialog_is_there_again(start: Start, path: Path) -> None:
    program = start(path)
    settle(program)
    dialog = views_dialog(program)
    dialog.show_part("others", by_key=True)
    dialog.others.who.insert("Mina")
    press(dialog.others.circles, Key.Key_8)
    dialog.show_part("long", by_key=True)
    press(dialog.long.rows[0].slider, Key.Key_PageDown)
    close(dialog)
    again = views_dialog(program)
    assert again.others.who.text() == "Mina"
    assert again.others.circles.said == 8
    assert list(again.long.said()) == [dialog_key(program)]
    close(again)


def dialog_key(program: Program) -> str:
    return next(iter(program.window.context.catalogue.ids()))


def test_the_longer_form_is_compared_at_two_dates(start: Start, path: Path, clock: FixedClock) -> None:
    program = start(path)
    settle(program)
    ids = list(program.window.context.catalogue.ids())
    for first, second in ((40, 60), (45, 20)):
        dialog = views_dialog(program)
        dialog.show_part("long")
        for row, leader in zip(dialog.long.rows[:2], (first, second), strict=True):
            row.slider.set_leader(leader)
        dialog.long.keep.click()
        settle(program)
        close(dialog)
        clock.advance(days=1)
        program.window.refresh()
    kept = assessments(opened_of(program).reader)
    assert [dict(one.leader) for one in kept] == [{ids[0]: 40, ids[1]: 60}, {ids[0]: 45, ids[1]: 20}]
    dialog = views_dialog(program)
    dialog.show_part("long")
    compared = dialog.long.compared
    compared.order.segment("change").click()
    assert compared.changes() == [(ids[1], "−40"), (ids[0], "+5")]
    compared.order.segment("listed").click()
    assert compared.changes() == [(ids[0], "+5"), (ids[1], "−40")]
    close(dialog)


def test_the_self_image_is_asked_again_after_a_quarter(start: Start, path: Path, world: World) -> None:
    opened = open_journal(path, world)
    before = SelfImage(dt.date(2026, 5, 3), 40)
    opened.journal.settings.change(JournalSettings(self_images=(before,)))
    opened.close()
    program = start(path)
    settle(program)
    card = program.window.selves.image_card
    assert card.isVisible()
    assert card.slider.leader == 50, "it begins in the middle"
    press(card.slider, Key.Key_Left, Key.Key_Return)
    settle(program)
    images = opened_of(program).journal.settings.get().self_images
    assert [(image.day, image.leader) for image in images] == [(before.day, 40), (THIRD.date(), 51)]
    assert card.told() == [
        "Today: I am a very good leader (51\u00a0%) who does almost as much managing (49\u00a0%).",
        "On 3 May 2026: I am a very good manager (60\u00a0%) who shows a lot of leadership (40\u00a0%).",
    ]
    undo_by_key(program)
    assert card.is_asking


def test_answers_entered_faster_than_they_are_read_again_are_all_kept(start: Start, path: Path) -> None:
    program = start(path)
    dialog = views_dialog(program)
    dialog.show_part("others")
    for key in (Key.Key_2, Key.Key_3, Key.Key_4):
        press(dialog.others.circles, key, Key.Key_Return)
    assert [view.leader for view in other_views(opened_of(program).reader)] == [2, 3, 4]
    settle(program)
    close(dialog)
