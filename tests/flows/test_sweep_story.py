"""The end of the day: several lines at once, one key each, and whatever comes between."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.domain.action import Draft
from journal.domain.behaviour import Origin
from journal.opening import open_journal
from journal.places import FixedClock, World
from tests.flows.conftest import Screen, until, until_shown
from tests.flows.sweeping import Hand
from tests.flows.windows import CONTROL, Start, settle, texts
from ui.pages.sweep import Stage
from ui.widgets.sweep_rows import SweepRow

LINES = (
    "Asked @Femi which of his calls he would play to a new starter",
    "Moved Friday's targets after the dialler was down",
    "Sat with @Joss on three renewals and let him close two",
    "Closed the Brandt order myself",
    "Stand-up: asked why we call before ten at all",
)
TODAY = dt.date(2026, 11, 19)
M, L, B, OWN, S = Qt.Key.Key_M, Qt.Key.Key_L, Qt.Key.Key_B, Qt.Key.Key_O, Qt.Key.Key_S
BACK = Qt.Key.Key_Backspace


@pytest.fixture
def hand(start: Start, tmp_path: Path) -> Hand:
    return Hand(start(tmp_path / "mine.leaderward"))


def test_five_lines_take_one_key_each_and_less_than_ninety_seconds(hand: Hand) -> None:
    window = hand.program.window
    hand.open()
    hand.type("\n".join(LINES))
    hand.go_on()
    assert hand.texts() == list(LINES)
    hand.press(L, M, L, OWN, L)
    assert hand.tags() == ["leader", "manager", "leader", "own", "leader"]
    assert hand.sweep.stage is Stage.DONE
    assert "5 actions, all tagged." in (hand.sweep.closing.text(), hand.sweep.foot.words.plain_text())
    hand.press(Qt.Key.Key_Escape)
    assert hand.sweep.isHidden()
    assert window.shell.focusWidget() is window.today.capture.text_field
    # the text and its line ends, then: open, on, one a line, out
    typed = sum(map(len, LINES)) + len(LINES) - 1
    assert hand.pressed == typed + 1 + 1 + len(LINES) + 1
    assert hand.pressed * 0.2 < 90
    assert sorted(texts(hand.program)) == sorted(LINES)


def test_what_a_sweep_logs_today_claims_no_hour(hand: Hand) -> None:
    hand.open()
    hand.type("Asked why\ntoday 11:30: Moved two shifts\nyesterday 16:00: Sat with Joss")
    hand.go_on()
    asked, moved, sat = hand.swept()
    assert (asked.day, asked.time, asked.origin) == (TODAY, None, Origin.SAME_DAY)
    assert (moved.day, moved.time) == (TODAY, dt.time(11, 30))
    assert (sat.day, sat.time, sat.origin) == (TODAY - dt.timedelta(1), dt.time(16), Origin.RECALLED)


def test_what_stands_in_the_sweep_is_not_told_twice(hand: Hand) -> None:
    hand.open()
    hand.type("One\nTwo")
    hand.go_on()
    assert texts(hand.program) == []
    assert not hand.program.window.today.nothing.isVisible()
    hand.press(Qt.Key.Key_Escape)
    assert sorted(texts(hand.program)) == ["One", "Two"]


def test_a_tag_that_was_typed_needs_no_key(hand: Hand) -> None:
    hand.open()
    hand.type("Checked the log =m\nAsked why\nLet Joss close =l")
    hand.go_on()
    assert hand.texts() == ["Checked the log", "Asked why", "Let Joss close"]
    hand.press(B)
    assert hand.tags() == ["manager", "both", "leader"]
    assert hand.sweep.stage is Stage.DONE


def test_blank_lines_are_nothing(hand: Hand) -> None:
    hand.open()
    hand.type("\n  \nOne\n\n\nTwo\n ")
    hand.go_on()
    assert hand.texts() == ["One", "Two"]


def test_nothing_typed_is_told_and_nothing_is_logged(hand: Hand) -> None:
    hand.open()
    hand.go_on()
    assert hand.sweep.stage is Stage.TEXT
    assert "nothing to log" in hand.sweep.text.note.text()


@pytest.mark.parametrize(
    ("bad", "says"),
    [("Checked\x07 the log", "control character"), ("Checked /trust", "open"), ("=m", "nothing to log")],
)
def test_a_line_that_cannot_be_kept_is_named_and_nothing_is_logged(hand: Hand, bad: str, says: str) -> None:
    hand.open()
    field = hand.sweep.text.field
    field.insertPlainText(f"One\n\n{bad}\nFour")
    hand.go_on()
    assert hand.texts() == []
    note = hand.sweep.text.note.text()
    assert note.startswith("Line 3: ")
    assert says in note
    assert field.textCursor().blockNumber() == 2
    assert hand.sweep.draft() == f"One\n\n{bad}\nFour"


def test_yesterday_is_one_key_away_and_the_text_stays(hand: Hand) -> None:
    today = hand.program.window.today
    hand.open()
    hand.type("Sat with Joss")
    hand.program.window.commands.action("day.earlier").trigger()
    assert hand.sweep.head.title.plain_text() == "Yesterday’s sweep"
    assert hand.sweep.draft() == "Sat with Joss"
    hand.go_on()
    assert [(a.day, a.origin) for a in hand.swept()] == [(TODAY - dt.timedelta(1), Origin.RECALLED)]
    hand.press(L, Qt.Key.Key_Escape)
    today.go_to(dt.date(2026, 11, 12))
    hand.open()
    assert hand.sweep.head.title.plain_text() == "The sweep of Thu 12 Nov"


def test_a_day_to_come_is_asked_about(hand: Hand) -> None:
    hand.program.window.today.go_to(TODAY + dt.timedelta(1))
    hand.open()
    hand.type("Will hold the launch")
    hand.go_on()
    assert hand.texts() == []
    hand.press(Qt.Key.Key_2)
    assert hand.texts() == []
    hand.go_on()
    hand.press(Qt.Key.Key_1)
    settle(hand.program)
    assert [a.day for a in hand.swept()] == [TODAY + dt.timedelta(1)]


def test_midnight_moves_no_line_to_another_day(hand: Hand, clock: FixedClock) -> None:
    hand.open()
    hand.type("Sat with Joss")
    clock.advance(hours=13)  # past the start of the day
    hand.program.window.look_at_clock()
    settle(hand.program)
    assert hand.sweep.head.title.plain_text() == "Yesterday’s sweep"
    hand.go_on()
    assert [a.day for a in hand.swept()] == [TODAY]


def test_a_clock_set_back_during_a_sweep_breaks_nothing(hand: Hand, clock: FixedClock) -> None:
    hand.open()
    hand.type("One\nTwo\nThree")
    hand.go_on()
    hand.press(L)
    clock.advance(days=-3)
    hand.program.window.look_at_clock()
    settle(hand.program)
    hand.press(M, OWN)
    assert hand.tags() == ["leader", "manager", "own"]
    assert {a.day for a in hand.swept()} == {TODAY}


def test_one_back_shows_the_tag_and_a_new_key_changes_it(hand: Hand) -> None:
    hand.open()
    hand.type("One\nTwo\nThree")
    hand.go_on()
    hand.press(L, M, BACK)
    assert hand.tags() == ["leader", "manager", None]  # going back takes nothing away
    current = hand.sweep.tagging.current
    assert current.action is not None
    assert current.action.text == "Two"
    assert [b.value for b, button in current.buttons.items() if button.isChecked()] == ["manager"]
    hand.press(B)
    assert hand.tags() == ["leader", "both", None]
    assert current.action.text == "Three"


def test_skipped_lines_wait_in_to_tag(hand: Hand) -> None:
    hand.open()
    hand.type("One\nTwo\nThree")
    hand.go_on()
    hand.press(L, S, OWN)
    assert hand.sweep.stage is Stage.DONE
    assert "2 of 3" in hand.sweep.closing.text() + hand.sweep.foot.words.plain_text()
    hand.press(Qt.Key.Key_Return)
    settle(hand.program)
    assert hand.program.window.today.sweeping.tag_button.text() == "To tag 1"


def test_undo_goes_back_line_by_line_then_gives_the_text_back(hand: Hand) -> None:
    hand.open()
    hand.type("One\nTwo")
    hand.go_on()
    hand.press(L, M)
    hand.undo()
    assert hand.tags() == ["leader", None]
    assert hand.sweep.tagging.current.action is not None
    assert hand.sweep.tagging.current.action.text == "Two"
    hand.undo()
    assert hand.sweep.tagging.current.action.text == "One"
    hand.undo()
    assert hand.texts() == []
    assert hand.sweep.stage is Stage.TEXT
    assert hand.sweep.draft() == "One\nTwo"
    hand.program.window.redo()
    settle(hand.program)
    assert hand.texts() == ["One", "Two"]
    assert hand.sweep.stage is Stage.TAGGING
    assert hand.sweep.draft() == ""


def test_after_the_text_came_back_it_can_be_changed_and_logged_again(hand: Hand) -> None:
    hand.open()
    hand.type("One\nTwo")
    hand.go_on()
    hand.undo()
    hand.type("s")
    hand.go_on()
    assert hand.texts() == ["One", "Twos"]


def test_a_distinction_and_the_craft_are_kept_at_once(hand: Hand) -> None:
    hand.open()
    hand.type("Let Joss close")
    hand.go_on()
    hand.press(Qt.Key.Key_Slash)
    picker = hand.sweep.tagging.current.picker
    assert picker is not None
    QTest.keyClicks(picker.field, "entrusted")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    settle(hand.program)
    assert [(m.distinction, m.pole) for m in hand.swept()[0].distinctions] == [("control-trust", "leader")]
    QTest.keyClick(picker.field, Qt.Key.Key_Escape)
    assert picker.isHidden()
    hand.press(Qt.Key.Key_C, Qt.Key.Key_2, Qt.Key.Key_4, Qt.Key.Key_2)
    assert hand.swept()[0].craft == {"communication"}
    hand.press(L)
    assert hand.tags() == ["leader"]


def test_which_is_it_opens_beside_the_line_and_the_same_key_closes_it(hand: Hand) -> None:
    today = hand.program.window.today
    hand.open()
    hand.type("Sat with Joss")
    hand.go_on()
    hand.press(Qt.Key.Key_Question)
    assert not today.which_card.isHidden()
    assert hand.sweep.tagging.current.which.is_on
    hand.press(Qt.Key.Key_Question)
    assert today.which_card.isHidden()
    assert not hand.sweep.tagging.current.which.is_on


def test_a_key_held_down_tags_one_line(hand: Hand) -> None:
    hand.open()
    hand.type("One\nTwo")
    hand.go_on()
    hand.press(L)
    event = QKeyEvent(QKeyEvent.Type.KeyPress, L, Qt.KeyboardModifier.NoModifier, "l", autorep=True)
    QApplication.sendEvent(hand.sweep.tagging, event)
    assert hand.tags() == ["leader", None]


def test_escape_steps_out_from_a_button_to_the_text_and_then_out(hand: Hand) -> None:
    hand.open()
    hand.type("One")
    hand.sweep.foot.button.setFocus(Qt.FocusReason.TabFocusReason)
    hand.press(Qt.Key.Key_Escape)
    assert hand.program.window.shell.focusWidget() is hand.sweep.text.field
    hand.go_on()
    hand.sweep.tagging.current.skip.setFocus(Qt.FocusReason.TabFocusReason)
    hand.press(M)  # the keys work from a button too
    assert hand.tags() == ["manager"]
    hand.sweep.foot.button.setFocus(Qt.FocusReason.TabFocusReason)
    hand.press(Qt.Key.Key_Escape)
    assert hand.sweep.isHidden()


def test_escape_keeps_what_is_typed_and_says_that_it_waits(hand: Hand) -> None:
    sweeping = hand.program.window.today.sweeping
    hand.open()
    hand.type("One\nTwo")
    hand.press(Qt.Key.Key_Escape)
    assert sweeping.waiting.isVisible()
    assert "2 lines" in sweeping._waiting_link.text()
    hand.open()
    assert hand.sweep.draft() == "One\nTwo"
    assert sweeping.waiting.isHidden()


def test_what_is_typed_stays_with_its_journal(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    hand = Hand(program)
    hand.open()
    hand.type("Not for anybody else")
    program.open(tmp_path / "other.leaderward", create=True)
    until_shown(lambda: program.opened is not None and program.opened.journal.path.name == "other.leaderward")
    assert hand.sweep.draft() == ""
    program.open(tmp_path / "mine.leaderward", create=False)
    until_shown(lambda: program.opened is not None and program.opened.journal.path.name == "mine.leaderward")
    assert hand.sweep.draft() == "Not for anybody else"


def test_more_than_forty_lines_are_asked_about(hand: Hand) -> None:
    hand.open()
    field = hand.sweep.text.field
    lines = [f"Line {number}" for number in range(41)]
    field.insertPlainText("\n".join(lines))
    hand.go_on()
    assert hand.texts() == []
    assert hand.sweep.text.question.words == "41 lines. One action each, or one action?"
    hand.press(Qt.Key.Key_2)
    assert hand.texts() == ["\n".join(lines)]
    hand.undo()
    hand.go_on()
    hand.press(Qt.Key.Key_1)
    assert hand.texts() == lines


def test_five_thousand_lines_need_no_more_rows_than_five(hand: Hand) -> None:
    hand.open()
    hand.sweep.text.field.insertPlainText("\n".join(f"Line {number}" for number in range(5_000)))
    hand.go_on()
    assert hand.sweep.text.question.words.startswith("5,000 lines.")
    hand.press(Qt.Key.Key_1)
    until_shown(lambda: hand.sweep.stage is Stage.TAGGING)
    settle(hand.program)
    assert hand.sweep.head.fact.plain_text() == "1 of 5,000"
    assert len(hand.sweep.findChildren(SweepRow)) < 12
    assert hand.sweep.tagging.rows_shown <= 7
    hand.press(L, M)
    assert hand.sweep.head.fact.plain_text() == "3 of 5,000"
    opened = hand.program.window.opened
    assert opened is not None
    assert (opened.reader.counts().total, opened.reader.untagged_count()) == (5_000, 4_998)
    opened.journal.undo()
    opened.journal.undo()
    assert opened.journal.undo() == "log 5000 actions"
    assert opened.reader.is_empty()


def test_a_line_deleted_by_another_program_is_passed_over(hand: Hand, world: World) -> None:
    hand.open()
    hand.type("One\nTwo\nThree")
    hand.go_on()
    path = hand.program.window.opened.journal.path  # type: ignore[union-attr]
    other = open_journal(path, world)
    other.journal.actions.delete([hand.swept()[0].id])
    other.close()
    hand.press(L)
    assert "“One” is not in the journal any more" in hand.sweep.note.text()
    assert hand.sweep.tagging.current.action is not None
    assert hand.sweep.tagging.current.action.text == "Two"
    hand.press(L, M)
    assert [(a.text, a.behaviour) for a in hand.swept()] == [("Two", "leader"), ("Three", "manager")]


def test_the_current_line_is_told_by_name(hand: Hand) -> None:
    hand.open()
    hand.type("One\nSat with @Joss\nThree")
    hand.go_on()
    hand.press(L)
    assert hand.sweep.tagging.accessibleName() == "2 of 3: Sat with @Joss, not tagged yet"
    names = [row.accessibleName() for row in hand.sweep.findChildren(SweepRow) if row.isVisible()]
    assert sorted(names) == ["One, leader", "Sat with @Joss, not tagged yet", "Three, not tagged yet"]


def test_the_mouse_does_all_of_it(hand: Hand) -> None:
    sweeping = hand.program.window.today.sweeping
    sweeping.sweep_button.click()
    hand.type("One\nTwo")
    hand.sweep.foot.button.click()
    settle(hand.program)
    current = hand.sweep.tagging.current
    list(current.buttons.values())[1].click()
    current.back.click()
    current.skip.click()
    rows = [row for row in hand.sweep.findChildren(SweepRow) if row.isVisible() and row is not current]
    QTest.mouseClick(rows[0], Qt.MouseButton.LeftButton)
    assert current.action is not None
    assert current.action.text == "One"
    sweeping.sweep_button.click()
    assert hand.sweep.isHidden()
    assert hand.tags() == ["leader", None]


def test_ctrl_n_leaves_the_sweep_for_the_capture_field(hand: Hand) -> None:
    window = hand.program.window
    hand.open()
    hand.type("One")
    window.commands.action("capture.focus").trigger()
    assert window.shell.focusWidget() is window.today.capture.text_field
    assert hand.sweep.draft() == "One"
    hand.open()
    window.show_page("drift")
    window.show_page("today")
    assert window.shell.focusWidget() is hand.sweep.text.field


# Power cuts -----------------------------------------------------------------------------------------


def test_closed_while_a_long_sweep_is_saved_its_lines_are_there_once(start: Start, tmp_path: Path) -> None:
    lines = [f"Line {number}" for number in range(400)]
    first = start(tmp_path / "mine.leaderward")
    hand = Hand(first)
    hand.open()
    hand.sweep.text.field.insertPlainText("\n".join(lines))
    hand.press(Qt.Key.Key_Return, modifier=CONTROL)
    hand.sweep.text.question.buttons[0].click()
    assert hand.sweep.stage is Stage.SAVING
    first.window.shell.close()
    first.close()
    again = Hand(start(tmp_path / "mine.leaderward"))
    logged = [action.text for action in again.swept()]
    waiting = again.sweep.draft()
    assert (sorted(logged), waiting) in ((sorted(lines), ""), ([], "\n".join(lines)))


def test_what_is_typed_in_a_sweep_survives_a_power_cut(screen: Screen) -> None:
    program = screen.open()
    until(screen.journal.exists, "the journal")  # from then on the window has its commands
    screen.press("ctrl+shift+n")
    screen.type("Sat with Joss")
    screen.press("Return")
    screen.type("Moved two shifts")
    folder = screen.home / ".local" / "share" / "leaderward" / "drafts"

    def on_disk() -> bool:
        kept = [json.loads(path.read_text()) for path in folder.glob("*-sweep.json")]
        return any("two shifts" in draft["value"]["text"] for draft in kept)

    until(on_disk, "the text on disk")
    screen.kill(program)
    assert screen.actions() == []
    screen.open()

    def logged() -> list[dict[str, object]]:  # again until the text has come back
        screen.press("ctrl+shift+n")
        screen.press("ctrl+Return")
        return screen.actions()

    found = until(logged, "the actions")
    assert sorted(str(action["text"]) for action in found) == ["Moved two shifts", "Sat with Joss"]


def test_a_power_cut_between_two_tags_loses_neither_lines_nor_tags(screen: Screen) -> None:
    program = screen.open()
    until(screen.journal.exists, "the journal")  # from then on the window has its commands
    screen.press("ctrl+shift+n")
    for line in ("One", "Two", "Three"):
        screen.type(line)
        screen.press("Return")
    screen.press("ctrl+Return")
    until(lambda: len(screen.actions()) == 3, "three actions")
    screen.press("l")
    screen.press("m")
    until(lambda: sum(bool(a["behaviour"]) for a in screen.actions()) == 2, "two tags")
    screen.kill(program)
    tags = {action["text"]: action["behaviour"] for action in screen.actions()}
    assert tags == {"One": "leader", "Two": "manager", "Three": None}
    screen.open()

    def tagged() -> bool:  # the rest waits in To tag
        screen.press("ctrl+shift+t")
        screen.press("o")
        return all(action["behaviour"] for action in screen.actions())

    until(tagged, "the last tag")
    assert len(screen.actions()) == 3


def test_a_day_with_thousands_of_actions_shows_the_first_and_all_when_asked(hand: Hand) -> None:
    today = hand.program.window.today
    opened = hand.program.window.opened
    assert opened is not None
    drafts = [Draft(f"Line {number}") for number in range(401)]
    opened.journal.actions.record_all(drafts, opened.journal.settings.get())
    assert len(texts(hand.program)) == 400
    assert today.count.plain_text() == "401 actions"
    today.more.click()
    assert len(texts(hand.program)) == 401
    assert not today.more.isVisible()


def test_the_key_opens_the_sweep_gives_it_the_keys_and_closes_it(hand: Hand) -> None:
    window = hand.program.window
    hand.open()
    hand.type("One\nTwo")
    hand.go_on()
    hand.press(L)
    window.show_page("drift")
    hand.open()  # from another page one wants to see it, not to lose it
    assert window.page == "today"
    assert hand.sweep.tagging.accessibleName() == "2 of 2: Two, not tagged yet"
    window.today.chooser.button.setFocus()
    hand.open()
    assert window.shell.focusWidget() is hand.sweep.tagging
    hand.open()
    assert hand.sweep.isHidden()
