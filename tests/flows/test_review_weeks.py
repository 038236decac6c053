"""Two weeks that are looked back upon one after the other, each with what belongs to it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from journal.domain.review import Step
from journal.places import FixedClock, World
from journal.reading.reflecting import intentions
from tests.flows.reviewing import LAST_MONDAY, MONDAY, Reviewer, write_journal
from tests.flows.windows import Start
from ui.pages.review_plan import NextBody

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
