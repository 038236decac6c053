from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from journal.domain.behaviour import Milestone
from ui.charts.marks import Sign
from ui.charts.placing import LANES_PX, Box, Obstacles, Place, Room, place_signs

ROOM = Room(px_per_day=2.0, height=300.0, first=0.0, last=500.0)


def signs_on(days: Sequence[int], share: float = 0.4) -> list[Sign]:
    return [Sign(str(day), day, share, Milestone.SUCCESS, "What happened") for day in days]


def boxes_of(
    signs: Sequence[Sign], places: Sequence[Place], room: Room, width: float
) -> tuple[list[Box], list[Box], list[tuple[int, Box]]]:
    """Discs, stems and, with the number of their place, labels."""
    discs, stems, labels = [], [], []
    for number, place in enumerate(places):
        sign = signs[place.index]
        x, dot = sign.day * room.px_per_day, (1 - sign.share) * room.height
        y = dot - place.above
        discs.append((x - 9, y - 9, x + 9, y + 9))
        stems.append((x - 0.5, min(y, dot), x + 0.5, max(y, dot)))
        if place.side:
            near, far = sorted((x + place.side * 15, x + place.side * (15 + width)))
            labels.append((number, (near, y - 8, far, y + 8)))
    return discs, stems, labels


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@given(
    st.lists(st.tuples(st.integers(0, 500), st.floats(0, 1)), max_size=60),
    st.floats(0.1, 20),
    st.floats(40, 700),
)
def test_every_milestone_has_its_disc_and_no_word_is_covered(
    dots: list[tuple[int, float]], px_per_day: float, height: float
) -> None:
    room = Room(px_per_day, height, 0.0, 500.0)
    signs = [Sign("", day, share, Milestone.FAILURE, "A") for day, share in sorted(dots)]
    places = place_signs(signs, [120.0] * len(signs), room)
    held = [index for place in places for index in range(place.index, place.index + place.count)]
    assert held == list(range(len(signs)))
    discs, stems, labels = boxes_of(signs, places, room, 120.0)
    for number, disc in enumerate(discs):
        assert disc[1] >= 0
        assert disc[3] <= height
        for other in discs[number + 1 :]:
            across = min(disc[2], other[2]) - max(disc[0], other[0])
            down = min(disc[3], other[3]) - max(disc[1], other[1])
            assert min(across, down) <= 10.01  # so that each can be told from the other
    for number, label in labels:
        assert label[0] >= -0.01
        assert label[2] <= 500 * px_per_day + 8.01
        assert not any(meet(label, disc) for disc in discs)
        assert not any(meet(label, stem) for stem in stems)
        assert not any(meet(label, other) for at, other in labels if at != number)


def test_on_collision_the_label_goes_and_the_disc_stays() -> None:
    days = [100, 112, 124, 136, 148]
    places = place_signs(signs_on(days), [140.0] * 5, ROOM)
    assert len(places) == 5
    assert 0 < sum(place.side != 0 for place in places) < 5
    alone = place_signs(signs_on([100]), [140.0], ROOM)
    assert alone == (Place(0, 60.0, 1),)
    assert place_signs([], [], ROOM) == ()


def test_on_a_low_panel_every_disc_is_drawn() -> None:
    low = Room(px_per_day=1.8, height=120.0, first=0.0, last=500.0)
    signs = [*signs_on([120, 205, 330], 0.35), *signs_on([388, 410], 0.48)]
    places = place_signs(signs, [150.0] * 5, low)
    assert [place.count for place in places] == [1] * 5
    assert all(abs(place.above) >= 15 for place in places)


def test_of_very_many_those_that_would_hide_each_other_share_a_disc() -> None:
    signs = signs_on(list(range(200, 260)))
    places = place_signs(signs, [100.0] * 60, Room(0.5, 200.0, 0.0, 500.0))
    assert sum(place.count for place in places) == 60
    assert len(places) < 12
    assert max(place.count for place in places) > 5
    apart = place_signs(signs, [100.0] * 60, Room(20.0, 200.0, 0.0, 500.0))
    assert [place.count for place in apart] == [1] * 60


def test_a_label_does_not_stand_in_the_stem_of_the_next_milestone() -> None:
    near, far = place_signs(signs_on([100, 130]), [100.0, 100.0], ROOM)
    assert (near.side, far.side) == (-1, 1)


def test_at_the_right_edge_the_label_stands_to_the_left() -> None:
    assert place_signs(signs_on([490]), [140.0], ROOM) == (Place(0, 60.0, -1),)


def test_under_the_horizon_the_disc_hangs_below_the_line() -> None:
    (place,) = place_signs(signs_on([100], share=0.97), [100.0], ROOM)
    assert place.above == -60.0


def test_what_is_in_the_way_is_not_covered() -> None:
    y = 0.6 * ROOM.height - 60
    others = [(150.0, y - 5, 400.0, y + 5)]
    (place,) = place_signs(signs_on([100]), [140.0], ROOM, Obstacles(others))
    assert place.above != 60.0


def test_a_label_rather_stands_where_no_dot_is() -> None:
    y = 0.6 * ROOM.height - 60
    (place,) = place_signs(signs_on([100]), [140.0], ROOM, Obstacles(dots=[(250.0, y), (280.0, y + 3)]))
    assert place == Place(0, LANES_PX[0], -1)
