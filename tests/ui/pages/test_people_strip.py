"""The beads of a person's strip: in order, near their days, and never in one heap."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.pages.people_delegate import set_apart

ENDS = (6.0, 217.0)


def test_beads_with_room_stand_at_their_days() -> None:
    assert set_apart([20.0, 60.0, 61.0 + 10, 200.0], ENDS, 1.0) == pytest.approx([20.0, 60.0, 71.0, 200.0])
    assert set_apart([], ENDS, 1.0) == []


def test_two_of_a_day_are_moved_to_both_sides() -> None:
    assert set_apart([100.0, 100.0], ENDS, 1.0) == pytest.approx([95.0, 105.0])


def test_nine_days_in_a_row_can_be_told_apart_and_stay_near() -> None:
    days = [100.0 + 2.4 * number for number in range(9)]
    places = set_apart(days, ENDS, 1.0)
    assert min(b - a for a, b in pairwise(places)) == pytest.approx(8.0)
    assert max(abs(place - day) for place, day in zip(places, days, strict=True)) < 24


@given(st.lists(st.floats(-20, 240), max_size=32), st.floats(1.0, 2.0), st.floats(10.0, 400.0))
def test_they_keep_their_order_within_the_ends(days: list[float], ratio: float, last: float) -> None:
    places = set_apart(sorted(days), (6.0, 6.0 + last), ratio)
    assert places == sorted(places)
    assert all(6.0 - 1e-6 <= place <= 6.0 + last + 1e-6 for place in places)
    room = last / max(1, len(places) - 1)
    assert all(b - a >= min(8.0, room) - 1e-6 for a, b in pairwise(places))
