"""What was left for later is worked through with one key each."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour, Origin
from journal.opening import open_journal
from journal.places import World
from tests.flows.sweeping import Hand
from tests.flows.windows import PLAIN, Start, settle, texts, type_and
from ui.pages.sweep import Stage
from ui.widgets.sweep_rows import SweepRow

TODAY = dt.date(2026, 11, 19)
M, L, OWN, S = Qt.Key.Key_M, Qt.Key.Key_L, Qt.Key.Key_O, Qt.Key.Key_S


@pytest.fixture
def hand(start: Start, tmp_path: Path) -> Hand:
    return Hand(start(tmp_path / "mine.leaderward"))


def record(hand: Hand, *drafts: Draft) -> None:
    opened = hand.program.window.opened
    assert opened is not None
    opened.journal.actions.record_all(drafts, opened.journal.settings.get())
    settle(hand.program)


def shown(hand: Hand) -> list[tuple[str, ...]]:
    """The rows from top to bottom: what stands in the time column, and the text."""
    rows = [row for row in hand.sweep.findChildren(SweepRow) if row.isVisible()]
    rows.sort(key=lambda row: row.y())
    return [(*row._when, row.action.text) for row in rows if row.action is not None]


def test_the_button_is_there_only_while_something_waits(hand: Hand) -> None:
    button = hand.program.window.today.sweeping.tag_button
    assert not button.isVisible()
    type_and(hand.program, "Phoned Hallam back", Qt.Key.Key_Return, PLAIN)
    settle(hand.program)
    assert button.isVisible()
    assert button.text() == "To tag 1"
    assert button.accessibleName() == "1 action to tag"
    hand.queue()
    hand.press(L, Qt.Key.Key_Escape)
    settle(hand.program)
    assert not button.isVisible()


def test_the_oldest_comes_first_with_its_day_and_time(hand: Hand) -> None:
    record(
        hand,
        Draft("This week", None, TODAY - dt.timedelta(2), dt.time(9, 30)),
        Draft("Last year", None, dt.date(2025, 12, 3), dt.time(8)),
        Draft("Weeks ago", None, dt.date(2026, 10, 12), minutes=45, origin=Origin.IMPORTED),
    )
    hand.queue()
    assert hand.sweep.head.title.plain_text() == "To tag"
    assert shown(hand) == [
        ("3 Dec", "2025", "Last year"),
        ("12 Oct", "Weeks ago"),
        ("Tue 17", "09:30", "This week"),
    ]
    hand.press(L)
    assert "45 minutes" in hand.sweep.tagging.current.accessibleName()


def test_an_empty_queue_says_so_and_stays_until_it_is_left(hand: Hand) -> None:
    record(hand, Draft("One"), Draft("Two"))
    window = hand.program.window
    hand.queue()
    hand.press(L, L, OWN)
    assert hand.sweep.closing.text() == "2 actions, all tagged. Nothing waits any more."
    assert window.today.capture.text() == "", "a key too many falls into no field"
    hand.press(Qt.Key.Key_Backspace, M, Qt.Key.Key_Return)
    assert hand.sweep.isHidden()
    assert window.shell.focusWidget() is window.today.capture.text_field
    assert sorted(texts(hand.program)) == ["One", "Two"]
    assert hand.tags() == ["leader", "manager"]


def test_what_was_skipped_still_waits_at_the_end(hand: Hand) -> None:
    record(hand, Draft("One"), Draft("Two"))
    hand.queue()
    hand.press(S, M)
    assert hand.sweep.stage is Stage.DONE
    assert hand.sweep.closing.text().startswith("1 of 2 actions tagged")
    hand.press(Qt.Key.Key_Escape)
    settle(hand.program)  # counting looks at every action, and is not done on the window's thread
    assert hand.program.window.today.sweeping.tag_button.text() == "To tag 1"


def test_a_sweep_that_was_stopped_goes_on_in_to_tag(hand: Hand) -> None:
    hand.open()
    hand.type("One\nTwo\nThree")
    hand.go_on()
    hand.press(L, Qt.Key.Key_Escape)
    settle(hand.program)
    hand.queue()
    assert hand.sweep.head.fact.plain_text() == "1 of 2"
    hand.press(M, OWN)
    assert hand.tags() == ["leader", "manager", "own"]


def test_undo_goes_back_to_the_line(hand: Hand) -> None:
    record(hand, Draft("One"), Draft("Two"), Draft("Three"))
    hand.queue()
    hand.press(L, M)
    hand.undo()
    current = hand.sweep.tagging.current
    assert current.action is not None
    assert current.action.text == "Two"
    assert hand.tags() == ["leader", None, None]
    hand.press(OWN, L)
    assert hand.tags() == ["leader", "own", "leader"]


def test_nothing_to_tag_is_told(hand: Hand) -> None:
    hand.queue()
    assert hand.sweep.isHidden()
    assert hand.program.window.bar.text == "Nothing waits to be tagged."


def test_another_program_tags_and_deletes_meanwhile(hand: Hand, world: World) -> None:
    record(hand, Draft("One"), Draft("Two"), Draft("Three"))
    hand.queue()
    one, two, _three = hand.swept()
    other = open_journal(hand.program.window.opened.journal.path, world)  # type: ignore[union-attr]
    other.journal.actions.tag([one.id], Behaviour.OWN)
    other.journal.actions.delete([two.id])
    other.close()
    hand.program.window.refresh()  # as when the window gets the focus back
    settle(hand.program)
    assert hand.sweep.head.fact.plain_text() == "2 of 2"
    hand.press(L)
    assert [(a.text, a.behaviour) for a in hand.swept()] == [("One", "own"), ("Three", "leader")]


def test_two_thousand_open_without_delay_and_show_a_handful(hand: Hand) -> None:
    days = (TODAY - dt.timedelta(number // 8) for number in range(2_000))
    record(hand, *(Draft(f"Meeting {number}", None, day) for number, day in enumerate(days)))
    before = time.perf_counter()
    hand.queue()
    assert time.perf_counter() - before < 2.0  # some 0.1 s; the rest is for a busy machine
    assert hand.sweep.head.fact.plain_text() == "1 of 2,000"
    assert hand.sweep.tagging.rows_shown <= 7
    hand.press(L)
    settle(hand.program)
    assert hand.program.window.today.sweeping.tag_button.text() == "To tag 1,999"


@pytest.mark.parametrize(("width", "height"), [(1000, 700), (1280, 832), (640, 480)])
def test_the_header_has_room_for_the_buttons(hand: Hand, width: int, height: int) -> None:
    record(hand, *(Draft(f"Meeting {number}") for number in range(7)))
    window = hand.program.window
    window.shell.resize(width, height)
    settle(hand.program)
    sweeping = window.today.sweeping
    for button in (sweeping.tag_button, sweeping.sweep_button):
        right = button.mapTo(window.shell, button.rect().topRight()).x()
        assert button.isVisible()
        assert right < width
        assert button.width() >= button.minimumSizeHint().width()
    assert sweeping.tag_button.text() == ("7" if width < 900 else "To tag 7")


def test_the_queue_is_worked_through_with_the_mouse(hand: Hand) -> None:
    record(hand, Draft("One"), Draft("Two"))
    sweeping = hand.program.window.today.sweeping
    QTest.mouseClick(sweeping.tag_button, Qt.MouseButton.LeftButton)
    hand.sweep.tagging.current.buttons[Behaviour.MANAGER].click()
    QTest.mouseClick(sweeping.tag_button, Qt.MouseButton.LeftButton)
    assert hand.sweep.isHidden()
    assert hand.tags() == ["manager", None]


def test_delete_goes_on_and_undo_brings_the_line_back_to_its_place(hand: Hand) -> None:
    record(hand, Draft("One"), Draft("Two"), Draft("Three"))
    hand.queue()
    hand.press(L, Qt.Key.Key_Delete)
    settle(hand.program)
    current = hand.sweep.tagging.current
    assert hand.texts() == ["One", "Three"]
    assert current.action is not None
    assert current.action.text == "Three"
    assert hand.sweep.note.text() == "“Two” is deleted. Ctrl\u00a0Z brings it back."
    hand.undo()
    assert hand.texts() == ["One", "Two", "Three"]
    assert current.action is not None
    assert current.action.text == "Two"
    assert [row[-1] for row in shown(hand)] == ["One", "Two", "Three"]
    assert hand.sweep.note.isHidden()
    hand.press(M, OWN)
    assert hand.tags() == ["leader", "manager", "own"]


def test_the_last_line_deleted_comes_back_too_and_the_only_one_closes(hand: Hand) -> None:
    record(hand, Draft("One"), Draft("Two"))
    hand.queue()
    hand.press(L, Qt.Key.Key_Delete)
    settle(hand.program)
    assert hand.sweep.stage is Stage.DONE
    hand.undo()
    assert hand.sweep.stage is Stage.TAGGING
    hand.press(Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Delete)
    settle(hand.program)
    assert hand.texts() == []
    assert hand.sweep.isHidden()
    hand.undo()
    assert hand.texts() == ["Two"]
