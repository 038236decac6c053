"""Counts, shares, times and dates as a sentence writes them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.statistics.amounts import (
    band,
    behaviour_counts,
    chance,
    chosen_points,
    day_name,
    decimal,
    duration,
    durations,
    hundredths,
    listed,
    month_and_year,
    period,
    points,
)
from tests.journal.statistics.made import TODAY, series_of, words


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [(3.14159, 2, "3.14"), (-0.5, 1, "−0.5"), (1234.5, 1, "1,234.5"), (2.5, 0, "2"), (1e6, 0, "1,000,000")],
)
def test_a_number_with_decimals(number: float, places: int, text: str) -> None:
    assert decimal(number, places) == text


@pytest.mark.parametrize(
    ("share", "text"), [(0.6, "60"), (1.0, "100"), (0.625, "62.5"), (1 / 3, "33.33"), (0.0001, "0.01")]
)
def test_a_chosen_share_is_told_as_it_was_chosen(share: float, text: str) -> None:
    assert chosen_points(share) == text


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (0.0, "0 points"),
        (0.04, "0 points"),
        (0.06, "0.1 points"),
        (0.5, "0.5 points"),
        (0.94, "0.9 points"),
        (0.96, "1 point"),
        (1.0, "1 point"),
        (-1.04, "1 point"),
        (1.06, "1.1 points"),
        (-1.44, "1.4 points"),
        (1.5, "2 points"),
        (2.4999, "2 points"),
        (2.5, "3 points"),
        (-99.7, "100 points"),
    ],
)
def test_points(change: float, text: str) -> None:
    assert words(points(change)) == text


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0.2, "0 minutes"),
        (1.0, "1 minute"),
        (1.6, "2 minutes"),
        (59.5, "60 minutes"),
        (119.0, "119 minutes"),
        (120.0, "2 hours"),
        (122.0, "2 hours"),
        (125.0, "2.1 hours"),
        (210.0, "3.5 hours"),
        (598.0, "10 hours"),
        (719.0, "12 hours"),
        (60_000.0, "1,000 hours"),
    ],
)
def test_durations(minutes: float, text: str) -> None:
    assert words(duration(minutes)) == text


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        (50.0, 119.0, "50 minutes, 119 minutes"),
        (1.0, 0.0, "1 minute, 0 minutes"),
        (30.0, 120.0, "0.5 hours, 2 hours"),
        (150.0, 60.0, "2.5 hours, 1 hour"),
        (0.0, 600.0, "0 hours, 10 hours"),
        (84.0, 3000.0, "1.4 hours, 50 hours"),
    ],
)
def test_two_times_are_told_in_one_unit(first: float, second: float, text: str) -> None:
    assert words(", ".join(durations(first, second))) == text


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_band_is_never_one_number_and_stays_on_the_scale(one: float, other: float) -> None:
    low, high = (int(end) for end in words(band(*sorted((one, other)))).split(" to "))
    assert 0 <= low < high <= 100


@given(st.floats(0.5, 1.0))
def test_a_chance_is_never_a_hundred(value: float) -> None:
    assert 50 <= chance(value) <= 99
    assert chance(value) <= hundredths(value)


def test_halves_go_upward() -> None:
    assert [hundredths(share) for share in (0.0, 0.005, 0.445, 0.995, 1.0)] == [0, 1, 45, 100, 100]


def test_things_in_a_row() -> None:
    assert [listed(list("abc"[:count])) for count in range(4)] == ["", "a", "a and b", "a, b and c"]


def test_days_and_months() -> None:
    assert words(day_name(dt.date(2026, 8, 21).toordinal(), TODAY)) == "21 August"
    assert words(day_name(dt.date(2025, 12, 31).toordinal(), TODAY)) == "31 December 2025"
    assert words(month_and_year(dt.date(2027, 1, 31).toordinal())) == "January 2027"
    assert words(month_and_year(dt.date.max.toordinal() + 900)) == "December 9999"
    first, last = (dt.date(2026, 1, day).toordinal() for day in (2, 9))
    assert words(period(first, last)) == "2 January 2026 to 9 January 2026"
    assert words(period(last, last)) == "9 January 2026"


def test_numbers_are_not_parted_from_what_they_count() -> None:
    for text in (points(3), points(0.4), duration(50), duration(500), band(0.3, 0.4), month_and_year(TODAY)):
        assert " " not in text
        assert "\u00a0" in text


def test_counts_of_each_behaviour() -> None:
    series = series_of((1, {"leader": 1, "manager": 1200, "both": 2, "own": 1, "untagged": 9}))
    assert [words(text) for text in behaviour_counts(series)] == [
        "▲ **1** leader action",
        "■ **1,200** manager actions",
        "◆ **2** both",
        "○ **1** of own work in neither side",
    ]
    timed = replace(series, measure="minutes", unit=30.0)
    assert [words(text) for text in behaviour_counts(timed)] == [
        "▲ **1 minute** of leader actions",
        "■ **20 hours** of manager actions",
        "◆ **2 minutes** of both",
        "○ **1 minute** of own work in neither side",
    ]
    assert behaviour_counts(series_of((1, {"untagged": 3}))) == []
