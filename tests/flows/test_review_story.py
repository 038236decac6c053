"""The week in ten minutes, by keys alone; stopped and taken up again; and what comes between."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour
from journal.domain.intention import Outcome
from journal.domain.review import SHORT_STEPS, Review, Step
from journal.opening import open_journal
from journal.places import FixedClock, World
from journal.reading.reflecting import intentions, reflections, retags, review_of
from tests.flows.conftest import Screen, until, until_shown
from tests.flows.reviewing import LAST_MONDAY, MONDAY, Reviewer, write_journal
from tests.flows.windows import Start, settle
from ui.pages.review_again import AgainBody
from ui.pages.review_moved import MovedBody
from ui.pages.review_plan import KeptBody, NextBody
from ui.pages.review_well import WellBody

ALT = Qt.KeyboardModifier.AltModifier
S, E, F = Qt.Key.Key_S, Qt.Key.Key_Escape, Qt.Key.Key_F


@pytest.fixture
def journal(tmp_path: Path, world: World) -> Path:
    path = tmp_path / "mine.leaderward"
    write_journal(path, world)
    return path


@pytest.fixture
def reviewer(start: Start, journal: Path) -> Reviewer:
    return Reviewer(start(journal))


def test_a_whole_review_by_keys_alone(reviewer: Reviewer) -> None:
    page = reviewer.page
    assert page.step is None
    assert page.face.foot.next.text() == "Begin"
    reviewer.enter()
    assert page.step is Step.WELL
    assert page.face.columns.place.plain_text() == "1 of 7, about 10 minutes left"
    reviewer.type("Priya’s huddle. Nobody looked at me once.")
    reviewer.go_on()
    assert page.step is Step.MOVED
    reviewer.enter()
    assert reviewer.title() == "Three old actions, tagged again"
    reviewer.press(Qt.Key.Key_L, Qt.Key.Key_M, Qt.Key.Key_L)
    assert len(retags(reviewer.opened.reader)) == 3
    reviewer.enter()
    assert page.step is Step.READ
    reviewer.enter()
    assert page.step is Step.OTHERWISE
    reviewer.type("Let Joss check it himself")
    reviewer.go_on()
    reviewer.type("A date on which we look at it again")
    reviewer.go_on()
    assert page.step is Step.KEPT
    reviewer.press(Qt.Key.Key_2)
    reviewer.enter()
    assert page.step is Step.NEXT
    reviewer.type("somebody brings me a problem")
    reviewer.enter()
    reviewer.type("ask what they would do first")
    assert page.face.foot.next.text() == "Finish"
    reviewer.enter()
    assert page.step is None
    review = reviewer.review
    assert review is not None
    assert review.finished == dt.date(2026, 11, 19)
    assert review.done == tuple(Step)
    assert review.well == "Priya’s huddle. Nobody looked at me once."
    answers = {one.text for one in reflections(reviewer.opened.reader)}
    assert answers == {"Let Joss check it himself", "A date on which we look at it again"}
    former, made = intentions(reviewer.opened.reader)
    assert former.outcome is Outcome.PARTLY
    assert (made.cue, made.deed) == ("somebody brings me a problem", "ask what they would do first")
    assert (made.day, made.until) == (dt.date(2026, 11, 19), MONDAY + dt.timedelta(6))


def test_the_old_tag_is_seen_only_after_the_new_one_and_the_action_keeps_it(reviewer: Reviewer) -> None:
    reviewer.page.go_on()
    reviewer.page.open_step(Step.AGAIN)
    reviewer.settle()
    again = reviewer.body(Step.AGAIN)
    assert isinstance(again, AgainBody)
    first = next(iter(again.cards))
    before = reviewer.opened.reader.action(first)
    assert before is not None
    assert before.behaviour is not None
    said = [text for card in again.cards.values() for text in (card._told.plain_text(),)]
    assert said == ["", "", ""]
    after = Behaviour.OWN
    reviewer.press(Qt.Key.Key_O)
    word = {"manager": "manager", "leader": "leader"}[before.behaviour.value]
    told = again.cards[first]._told.plain_text()
    assert told.startswith(f"Then: {word}\u2002·\u2002now: own work")
    assert reviewer.opened.reader.action(first) == before
    [kept] = retags(reviewer.opened.reader)
    assert (kept.action, kept.before, kept.after) == (first, before.behaviour, after)
    again.cards[first].tag_pressed.emit(Behaviour.LEADER)
    assert len(retags(reviewer.opened.reader)) == 1


def test_a_season_stands_where_a_date_would_give_it_away(reviewer: Reviewer) -> None:
    reviewer.page.go_on()
    reviewer.page.open_step(Step.AGAIN)
    reviewer.settle()
    again = reviewer.body(Step.AGAIN)
    assert isinstance(again, AgainBody)
    seasons = {card._season.plain_text() for card in again.cards.values()}
    assert seasons == {"from the spring", "from last autumn", "from the summer"}


def test_what_was_answered_is_there_when_the_page_is_opened_again(start: Start, journal: Path) -> None:
    first = Reviewer(start(journal))
    first.enter()
    first.type("One good thing")
    first.go_on()
    first.enter()
    first.press(Qt.Key.Key_L)
    chosen = first.review
    assert chosen is not None
    first.program.window.shell.close()
    first.program.close()
    again = Reviewer(start(journal))
    assert again.page.step is Step.AGAIN  # nothing is asked, it just goes on
    assert again.review is not None
    assert again.review.chosen == chosen.chosen
    body = again.body(Step.AGAIN)
    assert isinstance(body, AgainBody)
    assert [card.is_tagged for card in body.cards.values()] == [True, False, False]
    again.press(Qt.Key.Key_Left, modifier=ALT)
    again.press(Qt.Key.Key_Left, modifier=ALT)
    assert again.page.step is Step.WELL
    well = again.body(Step.WELL)
    assert isinstance(well, WellBody)
    assert well.field.text() == "One good thing"


def test_alt_left_is_a_step_back_here_and_a_day_back_on_today(reviewer: Reviewer) -> None:
    window = reviewer.program.window
    reviewer.enter()
    reviewer.go_on()
    assert reviewer.page.step is Step.MOVED
    reviewer.press(Qt.Key.Key_Left, modifier=ALT)
    assert reviewer.page.step is Step.WELL
    assert window.today.day == window.today.today
    assert window.page == "review"


def test_skipping_everything_leaves_a_review_that_is_done(reviewer: Reviewer) -> None:
    reviewer.enter()
    for step in tuple(Step)[:-1]:
        assert reviewer.page.step is step
        reviewer.page.face.foot.other.click()
        reviewer.settle()
    assert reviewer.page.step is Step.NEXT
    reviewer.page.face.foot.other.click()
    reviewer.settle()
    assert reviewer.review is not None
    assert reviewer.review.finished is not None
    assert intentions(reviewer.opened.reader)[0].outcome is None


def test_s_in_a_text_is_a_letter(reviewer: Reviewer) -> None:
    reviewer.enter()
    reviewer.press(S, Qt.Key.Key_L)
    assert reviewer.page.step is Step.WELL
    well = reviewer.body(Step.WELL)
    assert isinstance(well, WellBody)
    assert well.field.text().lower() == "sl"


def test_an_action_of_the_week_is_put_in_by_a_press(reviewer: Reviewer) -> None:
    reviewer.enter()
    reviewer.type("First:")
    well = reviewer.body(Step.WELL)
    assert isinstance(well, WellBody)
    row = well._rows_column.itemAt(0).widget()
    assert row is not None
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    lines = well.field.text().split("\n")
    assert lines[0] == "First:"
    assert lines[1] in {action.text for action in reviewer.opened.reader.actions(LAST_MONDAY, MONDAY)}


def test_three_minutes_can_become_the_whole(reviewer: Reviewer) -> None:
    page = reviewer.page
    page.face.foot.other.click()
    reviewer.settle()
    assert tuple(page.face.rows) == SHORT_STEPS
    assert page.face.columns.place.plain_text() == "1 of 3, about 3 minutes left"
    reviewer.go_on()
    reviewer.press(S)
    page.skip()
    reviewer.settle()
    assert reviewer.review is not None
    assert reviewer.review.finished is not None
    page.face.columns.widen.click()
    reviewer.settle()
    assert tuple(page.face.rows) == tuple(Step)
    assert page.step is Step.MOVED
    assert reviewer.review.finished is None


def test_the_first_days_are_offered_three_minutes_first(start: Start, tmp_path: Path, world: World) -> None:
    path = tmp_path / "young.leaderward"
    opened = open_journal(path, world)
    opened.journal.record(Draft("Sat with Joss", Behaviour.LEADER, day=MONDAY))
    opened.journal.record(Draft("Moved two shifts", Behaviour.MANAGER, day=MONDAY))
    opened.close()
    reviewer = Reviewer(start(path))
    reviewer.page.face.columns.link.click()
    reviewer.settle()
    assert reviewer.page.face.columns.intro.plain_text().startswith(
        "A look back on 16 to 22 November, 2 actions."
    )
    reviewer.enter()
    assert tuple(reviewer.page.face.rows) == SHORT_STEPS


def test_a_journal_of_two_actions_leaves_nobody_stuck(start: Start, tmp_path: Path, world: World) -> None:
    path = tmp_path / "two.leaderward"
    opened = open_journal(path, world)
    for text in ("Sat with Joss", "Moved two shifts"):
        opened.journal.record(Draft(text, None, day=MONDAY))
    opened.close()
    reviewer = Reviewer(start(path))
    page = reviewer.page
    page.begin(short=False)
    for step in Step:
        reviewer.settle()
        assert page.step is step
        page.go_on()
    reviewer.settle()
    assert page.step is None
    kept = review_of(reviewer.opened.reader, LAST_MONDAY)
    assert kept is not None
    assert kept.finished is not None


def test_a_half_made_intention_is_said_beside_its_half_and_stays(reviewer: Reviewer) -> None:
    page = reviewer.page
    page.go_on()
    page.open_step(Step.NEXT)
    reviewer.settle()
    body = reviewer.body(Step.NEXT)
    assert isinstance(body, NextBody)
    body.form.will.box.set_text("ask first")
    page.go_on()
    assert page.step is Step.NEXT
    assert body.form.when.problem.isVisible()
    body.form.when.box.set_text("x" * 5_000)
    page.go_on()
    assert page.step is Step.NEXT
    assert body.form.when.box.text() == "x" * 5_000
    assert len(intentions(reviewer.opened.reader)) == 1


def test_an_outcome_said_twice_is_taken_back(reviewer: Reviewer) -> None:
    reviewer.page.go_on()
    reviewer.page.open_step(Step.KEPT)
    reviewer.settle()
    assert isinstance(reviewer.body(Step.KEPT), KeptBody)
    reviewer.press(Qt.Key.Key_1)
    assert intentions(reviewer.opened.reader)[0].outcome is Outcome.KEPT
    reviewer.press(Qt.Key.Key_1)
    assert intentions(reviewer.opened.reader)[0].outcome is None


def test_a_row_of_what_moved_opens_its_actions(reviewer: Reviewer) -> None:
    reviewer.page.go_on()
    reviewer.page.open_step(Step.MOVED)
    reviewer.settle()
    moved = reviewer.body(Step.MOVED)
    assert isinstance(moved, MovedBody)
    until_shown(lambda: any(kind == "person" for kind, _key in moved._rows))
    which = next(one for one in moved._rows if one == ("person", "priya"))
    moved.toggle(which)
    texts = {action.text for action in moved.list.actions_model.actions}
    assert texts == {"Let @Priya lead the huddle on #pricing", "Coached @Priya, then set her target"}
    moved.toggle(which)
    assert moved.list.isHidden()


def test_the_untagged_are_a_press_away_and_the_review_waits(reviewer: Reviewer) -> None:
    page, window = reviewer.page, reviewer.program.window
    page.go_on()
    page.open_step(Step.AGAIN)
    reviewer.settle()
    again = reviewer.body(Step.AGAIN)
    assert isinstance(again, AgainBody)
    assert again._waiting.plain_text() == "1 action waits for a tag."
    again.tag_them.click()
    settle(reviewer.program)
    assert window.page == "today"
    assert window.today.sweeping.is_open
    window.bar.action_triggered.emit()
    settle(reviewer.program)
    assert window.page == "review"
    assert page.step is Step.AGAIN


def test_a_review_ended_after_the_next_day_start_belongs_to_its_week(
    start: Start, journal: Path, clock: FixedClock
) -> None:
    reviewer = Reviewer(start(journal))
    reviewer.enter()
    clock.advance(seconds=6 * 24 * 3600)  # into the week after
    reviewer.program.window.refresh()
    reviewer.settle()
    assert reviewer.page.step is Step.WELL
    reviewer.type("Still about that week")
    reviewer.go_on()
    assert reviewer.review is not None
    assert reviewer.review.well == "Still about that week"
    assert reviewer.review.day == dt.date(2026, 11, 19)


def test_a_clock_set_back_leaves_the_review_as_it_is(start: Start, journal: Path, clock: FixedClock) -> None:
    reviewer = Reviewer(start(journal))
    reviewer.enter()
    reviewer.type("Before the clock")
    clock.advance(seconds=-20 * 24 * 3600)
    reviewer.program.window.refresh()
    reviewer.settle()
    reviewer.go_on()
    assert reviewer.page.step is Step.MOVED
    for _step in range(6):
        reviewer.page.skip()
        reviewer.settle()
    assert reviewer.review is not None
    assert reviewer.review.well == "Before the clock"
    assert reviewer.review.finished is not None


def test_a_key_that_comes_before_its_step_is_shown_is_not_lost(reviewer: Reviewer) -> None:
    reviewer.page.begin(short=False)
    reviewer.settle()
    reviewer.page.open_step(Step.AGAIN)
    QTest.keyClick(reviewer.page, Qt.Key.Key_L)
    reviewer.settle()
    assert [one.after for one in retags(reviewer.opened.reader)] == [Behaviour.LEADER]
    reviewer.page.open_step(Step.WELL)
    QTest.keyClick(reviewer.page, "L")
    reviewer.settle()
    well = reviewer.body(Step.WELL)
    assert isinstance(well, WellBody)
    assert well.field.text().lower() == "l"


def test_a_slip_in_tagging_again_is_taken_back_and_not_asked_again(start: Start, reviewer: Reviewer) -> None:
    reviewer.page.go_on()
    reviewer.page.open_step(Step.AGAIN)
    reviewer.settle()
    reviewer.press(Qt.Key.Key_B)
    again = reviewer.body(Step.AGAIN)
    assert isinstance(again, AgainBody)
    first, second, _third = again.cards.values()
    assert first._told.plain_text().endswith("Ctrl Z takes it back")
    reviewer.press(Qt.Key.Key_L)
    assert not first._told.plain_text().endswith("takes it back")
    for _slip in range(2):
        reviewer.program.window.undo()
        reviewer.settle()
    assert retags(reviewer.opened.reader) == ()
    for card in (first, second):
        assert card._told.plain_text().endswith("taken back; as it has been seen, it is not asked again")
        card.tag_pressed.emit(Behaviour.LEADER)
    assert retags(reviewer.opened.reader) == ()
    reviewer.program.window.redo()
    reviewer.settle()
    assert len(retags(reviewer.opened.reader)) == 1
    path = reviewer.opened.journal.path
    reviewer.program.window.shell.close()
    reviewer.program.close()
    later = Reviewer(start(path))
    later.page.open_step(Step.AGAIN)
    later.settle()
    body = later.body(Step.AGAIN)
    assert isinstance(body, AgainBody)
    assert [card.is_seen for card in body.cards.values()] == [True, True, False]


def test_the_sidebar_says_that_a_review_is_due_until_it_is_done(reviewer: Reviewer) -> None:
    button = reviewer.program.window.sidebar.button("review")
    until_shown(lambda: button.accessibleName() == "Review, due")
    reviewer.page.begin(short=True)
    for _step in SHORT_STEPS:
        reviewer.settle()
        reviewer.page.skip()
    until_shown(lambda: button.accessibleName() == "Review")


def test_past_reviews_are_found_by_a_word_without_its_accents(reviewer: Reviewer) -> None:
    reviewer.enter()
    reviewer.type("Café with Øyvind: he asked why")
    reviewer.go_on()
    reviewer.press(F, modifier=Qt.KeyboardModifier.ControlModifier)
    past = reviewer.page.past
    assert past is not None
    until_shown(lambda: len(past.views) == 1)
    past.search.setText("cafe asked")
    reviewer.settle()
    assert [view.past.week for view in past.views] == [LAST_MONDAY]
    past.search.setText("nothing like it")
    reviewer.settle()
    assert past.views == []
    assert past.count.plain_text().startswith("Nothing found.")
    reviewer.press(E)
    reviewer.press(E)
    assert past.isHidden()
    assert reviewer.page.step is Step.MOVED


def _review_on_disk(screen: Screen) -> Review | None:
    if not screen.journal.exists():
        return None
    with closing(sqlite3.connect(f"file:{screen.journal}?mode=ro", uri=True)) as connection:
        rows = connection.execute("SELECT week, well, done FROM review").fetchall()
    if not rows:
        return None
    week, well, done = rows[0]
    steps = tuple(Step(step) for step in json.loads(done))
    return Review(dt.date.fromisoformat(week), LAST_MONDAY, well=well, done=steps)


def test_a_review_killed_half_way_goes_on_where_it_was(screen: Screen, world: World) -> None:
    write_journal(screen.journal, world)
    program = screen.open()
    until(lambda: _pressed_until(screen, "ctrl+6", "Return"), "the review that is begun")
    screen.type("Priya led it")
    screen.press("ctrl+Return")
    until(lambda: _done(screen) == (Step.WELL,), "the first step")
    screen.press("Return")
    until(lambda: _done(screen) == (Step.WELL, Step.MOVED), "the second step")
    screen.press("l")
    until(lambda: _count(screen, "retag") == 1, "an old action tagged again")
    screen.press("Return")
    screen.press("Return")
    until(lambda: len(_done(screen)) == 4, "the fourth step")
    screen.type("Let Joss check")
    drafts = screen.home / ".local" / "share" / "leaderward" / "drafts"
    until(lambda: any("Joss check" in file.read_text() for file in drafts.glob("*-review.json")), "the draft")
    screen.kill(program)
    before = _review_on_disk(screen)
    assert before is not None
    assert before.well == "Priya led it"
    screen.open()

    def answered() -> bool:  # again until the page is there: it goes on at the fifth step without asking
        screen.press("ctrl+6")
        screen.press("ctrl+Return")
        screen.press("ctrl+Return")
        return _count(screen, "reflection") >= 1

    until(answered, "the answer that was half-typed")
    with closing(sqlite3.connect(f"file:{screen.journal}?mode=ro", uri=True)) as connection:
        texts = [text for (text,) in connection.execute("SELECT text FROM reflection")]
    assert texts == ["Let Joss check"]
    assert _done(screen)[:4] == before.done


def _pressed_until(screen: Screen, *keys: str) -> bool:
    """Press these until a review is in the journal: the page comes a moment after the window."""
    for key in keys:
        if _review_on_disk(screen) is None:
            screen.press(key)
    return _review_on_disk(screen) is not None


def _done(screen: Screen) -> tuple[Step, ...]:
    review = _review_on_disk(screen)
    return () if review is None else review.done


def _count(screen: Screen, table: str) -> int:
    with closing(sqlite3.connect(f"file:{screen.journal}?mode=ro", uri=True)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - of ours
