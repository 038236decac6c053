"""Two weeks that are looked back upon one after the other, each with what belongs to it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from journal.domain.intention import Outcome
from journal.domain.review import Step
from journal.places import FixedClock, World
from journal.reading.reflecting import intentions
from tests.flows.reviewing import LAST_MONDAY, MONDAY, Reviewer, write_journal
from tests.flows.windows import Start
from ui.pages.review_plan import NextBody
from ui.pages.review_reads import OtherwiseBody

DAY = dt.timedelta(days=1)


@pytest.fixture
def journal(tmp_path: Path, world: World) -> Path:
    path = tmp_path / "mine.leaderward"
    write_journal(path, world)
    return path


@pytest.fixture
def reviewer(start: Start, journal: Path) -> Reviewer:
    return Reviewer(start(journal))


def _finish_with(reviewer: Reviewer, cue: str, deed: str) -> None:
    reviewer.page.go_on()
    reviewer.page.open_step(Step.NEXT)
    reviewer.settle()
    reviewer.type(cue)
    reviewer.enter()
    reviewer.type(deed)
    reviewer.page.desk.keep(done=tuple(Step)[:-1])
    reviewer.enter()
    assert reviewer.page.step is None


def test_a_finished_review_keeps_the_intention_that_was_made_in_it(
    reviewer: Reviewer, clock: FixedClock
) -> None:
    _finish_with(reviewer, "a number surprises me", "ask who saw it first")
    clock.advance(seconds=2 * 24 * 3600)  # Saturday: this week is offered
    reviewer.program.window.show_page("today")
    reviewer.program.window.refresh()
    reviewer.settle()
    reviewer.program.window.show_page("review")
    reviewer.settle()
    page = reviewer.page
    assert page.face.columns.link.text() == "Last week instead"
    _finish_with(reviewer, "somebody brings me a problem", "ask for two ways out")
    page.face.columns.link.click()
    reviewer.settle()
    assert "ask who saw it first" in str(page.face.rows[Step.NEXT]._shown)
    page.open_step(Step.NEXT)
    reviewer.settle()
    body = reviewer.body(Step.NEXT)
    assert isinstance(body, NextBody)
    assert body.form.when.box.text() == "a number surprises me"
    body.form.will.box.set_text("ask what it says")
    page.go_on()
    made = {(one.day, one.deed) for one in intentions(reviewer.opened.reader) if one.day > LAST_MONDAY}
    assert made == {(MONDAY + 3 * DAY, "ask what it says"), (MONDAY + 7 * DAY, "ask for two ways out")}


def test_the_sidebar_leads_from_past_reviews_to_the_review_and_a_search_begins_anew(
    reviewer: Reviewer,
) -> None:
    page, window = reviewer.page, reviewer.program.window
    page.go_on()
    page.search()
    reviewer.settle()
    assert page.past is not None
    page.past.search.setText("price")
    page.search()
    assert page.past.search.selectedText() == "price"  # what is typed now takes its place
    window.sidebar.button("review").click()
    reviewer.settle()
    assert page.past.isHidden()
    assert page.face.columns.steps.isVisible()
    assert page.step is Step.WELL
    page.search()
    assert page.past.search.text() == ""
    window.show_page("today")
    window.show_page("review")
    reviewer.settle()
    assert page.past.isHidden()


def _said(reviewer: Reviewer) -> str:
    return reviewer.program.window.bar.text


def test_undo_is_one_step_for_one_thing_names_it_and_goes_there(reviewer: Reviewer) -> None:
    page, window = reviewer.page, reviewer.program.window
    reviewer.enter()
    reviewer.type("Priya’s huddle")
    reviewer.go_on()
    reviewer.enter()
    reviewer.press(Qt.Key.Key_L)
    reviewer.enter()
    reviewer.enter()
    assert page.step is Step.OTHERWISE
    reviewer.type("Let Joss check it himself")
    reviewer.go_on()
    reviewer.go_on()
    assert page.step is Step.KEPT
    window.undo()
    reviewer.settle()
    assert _said(reviewer) == "Undone: answer “Let Joss check it himself”"
    assert page.step is Step.OTHERWISE
    otherwise = reviewer.body(Step.OTHERWISE)
    assert isinstance(otherwise, OtherwiseBody)
    assert [part.field.text() for part in otherwise._parts] == ["", ""]
    window.undo()
    reviewer.settle()
    assert _said(reviewer) == "Undone: go on from step 4"
    assert page.step is Step.READ
    window.undo()
    reviewer.settle()
    assert _said(reviewer) == "Undone: tag an old action again"
    assert page.step is Step.AGAIN
    window.undo()
    reviewer.settle()
    assert page.step is Step.MOVED
    window.undo()
    reviewer.settle()
    assert _said(reviewer) == "Undone: write what went well: “Priya’s huddle”"
    assert page.step is Step.WELL
    assert reviewer.review is not None
    assert (reviewer.review.well, reviewer.review.done) == ("", ())
    window.undo()
    reviewer.settle()
    assert _said(reviewer) == "Undone: begin the review of the week from 9 November 2026"
    assert page.step is None
    for _step in range(6):
        window.redo()
        reviewer.settle()
    assert page.step is Step.KEPT
    assert reviewer.review is not None
    assert reviewer.review.well == "Priya’s huddle"


def test_a_finish_is_undone_at_its_step(reviewer: Reviewer) -> None:
    _finish_with(reviewer, "a number surprises me", "ask who saw it first")
    reviewer.program.window.undo()
    reviewer.settle()
    assert _said(reviewer) == "Undone: intend “ask who saw it first”"
    assert reviewer.page.step is Step.NEXT
    assert reviewer.review is not None
    assert reviewer.review.finished is None
    reviewer.program.window.redo()
    reviewer.settle()
    assert reviewer.page.step is None


def test_what_is_changed_elsewhere_moves_no_step(reviewer: Reviewer) -> None:
    reviewer.enter()
    [plan] = intentions(reviewer.opened.reader)
    reviewer.opened.journal.intentions.tell(plan.id, Outcome.KEPT)
    reviewer.settle()
    assert reviewer.page.step is Step.WELL
