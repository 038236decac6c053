from __future__ import annotations

import datetime as dt

import pytest

from journal.domain.behaviour import Milestone
from journal.domain.marks import MilestoneMark, SelfView, Target
from tests.ui.charts.charting import TODAY, figure_of, series_of, steady
from ui.charts.figure import FOR_OTHERS, ChartChoices, ChartMarks
from ui.charts.marks import Sign, steps_of


def date(ago: int) -> dt.date:
    return dt.date.fromordinal(TODAY - ago)


def milestone(ago: int, label: str = "New script", kind: Milestone = Milestone.SUCCESS) -> MilestoneMark:
    return MilestoneMark(f"id{ago}", date(ago), kind, label)


def test_targets_become_steps_that_meet_on_the_day_they_changed() -> None:
    targets = [Target(date(100), 0.6, "two team leads"), Target(date(300), 0.4)]
    first, second = steps_of(targets, TODAY, TODAY + 90.5)
    assert (first.first, first.last, first.share, first.before) == (TODAY - 300.5, TODAY - 100.5, 0.4, None)
    assert (second.first, second.last, second.before) == (TODAY - 100.5, TODAY + 90.5, 0.4)
    assert (first.is_present, second.is_present) == (False, True)
    assert second.points == "60"


def test_a_target_of_tomorrow_is_not_the_present_one() -> None:
    steps = steps_of([Target(date(30), 0.5), Target(date(-10), 0.6)], TODAY, TODAY + 90.5)
    assert [step.is_present for step in steps] == [True, False]
    assert steps_of([], TODAY, TODAY) == ()


def test_a_label_has_at_most_24_letters_and_rather_whole_words() -> None:
    def short(label: str) -> str:
        return Sign("id", 1, 0.5, Milestone.SUCCESS, label).short

    assert short("Team ran its own launch") == "Team ran its own launch"
    assert short("Won the #board by staying out of it") == "Won the #board by…"
    assert short("Donaudampfschifffahrtsgesellschaft") == "Donaudampfschifffahrtsg…"
    assert short("  two   spaces ") == "two spaces"


def test_a_milestone_sits_on_the_line_and_without_one_on_the_axis() -> None:
    marks = ChartMarks(milestones=[milestone(50), milestone(-3), milestone(900)])
    figure = figure_of(steady(400), marks=marks)
    (sign,) = figure.signs
    assert figure.estimate is not None
    assert sign.share == pytest.approx(figure.estimate.share[-51])
    early = figure_of(
        series_of([(ago, 1, 0, 1, 0) for ago in range(10, 4, -1)]),
        marks=ChartMarks(milestones=[milestone(7)]),
    )
    assert early.signs[0].share == 0.0


def test_marks_are_drawn_as_chosen() -> None:
    marks = ChartMarks(
        targets=[Target(date(90), 0.6, "two team leads")],
        milestones=[milestone(50)],
        self_views=[SelfView(date(30), 0.5)],
        other_views=[SelfView(date(30), 0.7)],
    )
    whole = figure_of(steady(400), marks=marks, choices=ChartChoices())
    assert (len(whole.steps), len(whole.signs), len(whole.guesses), len(whole.others)) == (1, 1, 1, 1)
    assert whole.signs[0].label == "New script"
    others = figure_of(steady(400), marks=marks, choices=FOR_OTHERS)
    assert (len(others.steps), others.signs, others.guesses, others.fan) == (1, (), (), None)
    assert others.others == (), "colleagues' views go out only if they are chosen"
    wordless = figure_of(steady(400), marks=marks, choices=ChartChoices(reasons=False))
    assert wordless.signs[0].label == ""
    nothing = figure_of(steady(400), marks=marks, choices=ChartChoices(targets=False, marks=False))
    assert (nothing.steps, nothing.signs, len(nothing.guesses)) == ((), (), 1)
    unguessed = ChartChoices(self_views=False, other_views=False)
    figure = figure_of(steady(400), marks=marks, choices=unguessed)
    assert (len(figure.signs), figure.guesses, figure.others) == (1, (), ())


def test_views_that_agree_lie_beside_one_another() -> None:
    marks = ChartMarks(
        self_views=[SelfView(date(30), 0.5)],
        other_views=[SelfView(date(30), share) for share in (0.5, 0.4, 0.5, 0.4)],
    )
    figure = figure_of(steady(400), marks=marks)
    assert [guess.beside for guess in figure.guesses] == [0]
    places = [(other.share, other.beside) for other in figure.others]
    assert sorted(places) == [(0.4, 0), (0.4, 1), (0.5, -1), (0.5, 1)]


def test_under_five_tagged_actions_no_mark_tells_a_share() -> None:
    marks = ChartMarks(targets=[Target(date(90), 0.6)], milestones=[milestone(2)])
    figure = figure_of(series_of([(2, 1, 0, 1, 0)]), marks=marks)
    assert (figure.steps, figure.signs) == ((), ())
