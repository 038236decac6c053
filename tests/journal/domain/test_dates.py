from __future__ import annotations

import datetime as dt

import pytest

from journal.domain.dates import (
    day_heading,
    long_date,
    month_name,
    short_date,
    short_month_name,
    weekday_name,
)

TODAY = dt.date(2026, 11, 19)


def test_a_long_date_has_no_leading_zeros() -> None:
    assert long_date(TODAY) == "19 November 2026"
    assert long_date(dt.date(1, 2, 3)) == "3 February 1"


def test_a_short_date_has_neither_year_nor_leading_zero() -> None:
    assert short_date(TODAY) == "19 Nov"
    assert short_date(dt.date(2026, 5, 4)) == "4 May"


def test_a_heading_names_the_year_only_when_it_is_another() -> None:
    assert day_heading(TODAY, TODAY) == "Thursday 19 November"
    assert day_heading(dt.date(2026, 1, 1), TODAY) == "Thursday 1 January"
    assert day_heading(dt.date(2025, 12, 31), TODAY) == "Wednesday 31 December 2025"
    assert day_heading(dt.date(2027, 1, 1), TODAY) == "Friday 1 January 2027"


def test_names_agree_with_the_calendar() -> None:
    # The test's own process runs in the C locale's English unless told otherwise: name them here.
    assert [month_name(month)[:3] for month in range(1, 13)] == [
        short_month_name(month) for month in range(1, 13)
    ]
    assert [short_month_name(month) for month in (1, 6, 12)] == ["Jan", "Jun", "Dec"]
    assert weekday_name(dt.date(2026, 11, 22).weekday()) == "Sunday"


@pytest.mark.parametrize(
    ("name", "number"), [(month_name, 0), (month_name, 13), (short_month_name, -1), (weekday_name, 7)]
)
def test_there_are_no_others(name: object, number: int) -> None:
    assert callable(name)
    with pytest.raises(ValueError, match="between"):
        name(number)
