from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.behaviour import Milestone
from journal.domain.marks import MilestoneMark, SelfView, Target
from tests.ui.charts.charting import TODAY, figure_of, series_of, steady
from ui.charts.figure import FOR_OTHERS, ChartChoices, ChartMarks
from ui.charts.marks import LANES_PX, Place, Room, Sign, place_signs, steps_of

ROOM = Room(px_per_day=2.0, height=300.0, first=0.0, last=500.0)


def date(ago: int) -> dt.date:
    return dt.date.fromordinal(TODAY - ago)


def milestone(ago: int, label: str = "New script", kind: Milestone = Milestone.SUCCESS) -> MilestoneMark:
    return MilestoneMark(f"id{ago}", date(ago), kind, label)


def signs_on(days: Sequence[int], share: float = 0.4) -> list[Sign]:
    return [Sign(str(day), day, share, Milestone.SUCCESS, "What happened") for day in days]


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


@given(
    st.lists(st.tuples(st.integers(0, 500), st.floats(0, 1)), max_size=60),
    st.floats(0.1, 20),
    st.floats(60, 700),
)
def test_no_disc_and_no_label_covers_another(
    dots: list[tuple[int, float]], px_per_day: float, height: float
) -> None:
    room = Room(px_per_day, height, 0.0, 500.0)
    signs = [Sign("", day, share, Milestone.FAILURE, "A") for day, share in sorted(dots)]
    boxes = []
    for place in place_signs(signs, [120.0] * len(signs), room):
        sign = signs[place.index]
        x, y = sign.day * px_per_day, (1 - sign.share) * height - place.above
        if place.above:
            assert 9 <= y <= height - 9
            boxes.append((x - 9, y - 9, x + 9, y + 9))
        if place.side:
            near, far = sorted((x + place.side * 15, x + place.side * 135))
            assert far <= 500 * px_per_day + 8
            boxes.append((near, y - 8, far, y + 8))
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
            assert apart


def test_on_collision_the_label_goes_and_the_disc_stays() -> None:
    days = [100, 112, 124, 136, 148]
    places = place_signs(signs_on(days), [140.0] * 5, ROOM)
    assert all(place.above in LANES_PX for place in places)
    assert sum(place.side != 0 for place in places) < 5
    alone = place_signs(signs_on([100]), [140.0], ROOM)
    assert alone == (Place(0, 60.0, 1),)


def test_at_the_right_edge_the_label_stands_to_the_left() -> None:
    assert place_signs(signs_on([490]), [140.0], ROOM) == (Place(0, 60.0, -1),)


def test_under_the_horizon_the_disc_hangs_below_the_line() -> None:
    (place,) = place_signs(signs_on([100], share=0.97), [100.0], ROOM)
    assert place.above == -60.0


def test_what_is_in_the_way_is_not_covered() -> None:
    y = 0.6 * ROOM.height - 60
    others = [(150.0, y - 5, 400.0, y + 5)]
    (place,) = place_signs(signs_on([100]), [140.0], ROOM, others)
    assert place.above != 60.0


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
    )
    whole = figure_of(steady(400), marks=marks, choices=ChartChoices())
    assert (len(whole.steps), len(whole.signs), len(whole.guesses)) == (1, 1, 1)
    assert whole.signs[0].label == "New script"
    others = figure_of(steady(400), marks=marks, choices=FOR_OTHERS)
    assert (len(others.steps), others.signs, others.guesses, others.fan) == (1, (), (), None)
    wordless = figure_of(steady(400), marks=marks, choices=ChartChoices(reasons=False))
    assert wordless.signs[0].label == ""
    nothing = figure_of(steady(400), marks=marks, choices=ChartChoices(targets=False, marks=False))
    assert (nothing.steps, nothing.signs, nothing.guesses) == ((), (), ())


def test_under_five_tagged_actions_no_mark_tells_a_share() -> None:
    marks = ChartMarks(targets=[Target(date(90), 0.6)], milestones=[milestone(2)])
    figure = figure_of(series_of([(2, 1, 0, 1, 0)]), marks=marks)
    assert (figure.steps, figure.signs) == ((), ())
