from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.charts.day_axis import amount_ticks, count_ticks, day_ticks

NOVEMBER = dt.date(2026, 11, 19).toordinal()
days = st.integers(dt.date(1900, 1, 1).toordinal(), dt.date(2999, 12, 31).toordinal())


def labels(span: int, width: float, week_start: int = 0) -> list[str]:
    ticks = day_ticks(NOVEMBER - span + 0.5, NOVEMBER + 0.5, width, week_start)
    return [tick.label for tick in ticks if tick.label]


def test_thirty_days_label_the_mondays() -> None:
    assert labels(30, 870) == ["26 Oct", "2 Nov", "9 Nov", "16 Nov"]


def test_thirty_days_label_the_persons_own_week_start() -> None:
    assert labels(30, 870, week_start=6) == ["25 Oct", "1 Nov", "8 Nov", "15 Nov"]


def test_ninety_days_label_the_first_and_the_fifteenth() -> None:
    assert labels(90, 870) == ["1 Sep", "15 Sep", "1 Oct", "15 Oct", "1 Nov", "15 Nov"]


def test_a_year_labels_every_month_and_names_the_year_in_january() -> None:
    shown = labels(365, 870)
    assert shown == ["Dec", "Jan 2026", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]


def test_a_narrow_year_drops_every_second_month_and_keeps_january() -> None:
    assert labels(365, 500) == ["Jan 2026", "Mar", "May", "Jul", "Sep", "Nov"]


def test_all_labels_quarters_with_months_between() -> None:
    ticks = day_ticks(NOVEMBER - 549, NOVEMBER, 870)
    assert [tick.label for tick in ticks if tick.label] == ["Jul", "Oct", "Jan 2026", "Apr", "Jul", "Oct"]
    assert len(ticks) == 18
    assert all(dt.date.fromordinal(tick.day).day == 1 for tick in ticks)


def test_ten_years_label_the_years_alone() -> None:
    assert labels(3650, 870) == [str(year) for year in range(2017, 2027)]


def test_only_january_is_strong() -> None:
    strong = [tick.label for tick in day_ticks(NOVEMBER - 549, NOVEMBER, 870) if tick.strong]
    assert strong == ["Jan 2026"]


@given(first=days, span=st.integers(1, 40_000), width=st.floats(200, 4000), start=st.integers(0, 6))
def test_labels_keep_their_distance_and_stay_inside(first: int, span: int, width: float, start: int) -> None:
    ticks = day_ticks(first, first + span, width, start, lambda text: 7.0 * len(text))
    assert all(first <= tick.day <= first + span for tick in ticks)
    assert all(before.day < after.day for before, after in pairwise(ticks))
    labelled = [tick for tick in ticks if tick.label]
    for before, after in pairwise(labelled):
        apart = (after.day - before.day) * width / span
        assert apart >= 64 - 1e-6
        assert apart >= 3.5 * (len(before.label) + len(after.label)) + 12 - 1e-6


@given(first=days, span=st.integers(30, 40_000))
def test_something_is_always_labelled(first: int, span: int) -> None:
    assert any(tick.label for tick in day_ticks(first, first + span, 800))


@pytest.mark.parametrize(("first", "last", "width"), [(5.0, 5.0, 100.0), (9.0, 5.0, 100.0), (5.0, 9.0, 0.0)])
def test_no_room_no_ticks(first: float, last: float, width: float) -> None:
    assert day_ticks(first, last, width) == ()


@pytest.mark.parametrize(
    ("most", "ticks", "top"),
    [(0, (2, 4), 5), (5, (2, 4), 5), (6, (5, 10), 10), (25, (10, 20), 25), (83, (40, 80), 85)],
)
def test_count_ticks(most: int, ticks: tuple[int, ...], top: int) -> None:
    assert count_ticks(most) == (ticks, top)


@given(st.integers(0, 10_000_000))
def test_counts_have_two_or_three_ticks_and_end_at_the_next_five(most: int) -> None:
    ticks, top = count_ticks(most)
    assert 2 <= len(ticks) <= 3
    assert top % 5 == 0
    assert max(most, 5) <= top < max(most, 1) + 5
    assert ticks[0] > 0
    assert ticks[-1] <= top
    assert len({after - before for before, after in pairwise((0, *ticks))}) == 1


@pytest.mark.parametrize(
    ("most", "top", "ticks"),
    [
        (0, 5, ((2, "2"), (4, "4"))),
        (90, 90, ((40, "40"), (80, "80"))),
        (119, 120, ((50, "50"), (100, "100"))),
        (120, 300, ((120, "2"), (240, "4"))),
        (1500, 1500, ((600, "10"), (1200, "20"))),
    ],
)
def test_minutes_are_labelled_in_hours_from_two_hours_on(
    most: int, top: int, ticks: tuple[tuple[int, str], ...]
) -> None:
    assert amount_ticks(most, "minutes") == (top, ticks)


def test_counts_are_never_hours() -> None:
    assert amount_ticks(1500, "count") == (1500, ((500, "500"), (1000, "1,000"), (1500, "1,500")))
