from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.pages.periods import PRESETS, Periods, Preset, clipped, periods_of, preset_named


def dates(preset: Preset, today: dt.date) -> list[str]:
    found = periods_of(preset, today.toordinal())
    return [dt.date.fromordinal(day).isoformat() for day in (*found.first, *found.second)]


@pytest.mark.parametrize(
    ("preset", "today", "days"),
    [
        ("30", "2026-11-19", ["2026-09-21", "2026-10-20", "2026-10-21", "2026-11-19"]),
        ("365", "2026-11-19", ["2024-11-20", "2025-11-19", "2025-11-20", "2026-11-19"]),
        ("quarter", "2026-11-19", ["2026-07-01", "2026-09-30", "2026-10-01", "2026-11-19"]),
        ("quarter", "2027-02-28", ["2026-10-01", "2026-12-31", "2027-01-01", "2027-02-28"]),
        ("year", "2024-02-29", ["2023-01-01", "2023-12-31", "2024-01-01", "2024-02-29"]),
    ],
)
def test_a_preset_means_whole_days(preset: Preset, today: str, days: list[str]) -> None:
    assert dates(preset, dt.date.fromisoformat(today)) == days


@given(st.sampled_from(PRESETS), st.dates(dt.date(1900, 1, 1), dt.date(2999, 12, 31)))
def test_the_two_never_overlap_and_the_second_ends_today(preset: Preset, today: dt.date) -> None:
    found = periods_of(preset, today.toordinal())
    assert found.first[0] <= found.first[1] == found.second[0] - 1
    assert found.second[0] <= found.second[1] == today.toordinal()


def test_a_name_that_is_none_means_the_usual_one() -> None:
    assert preset_named("pink") == "90"


def test_days_before_the_journal_are_left_out_but_not_a_period_that_lies_before_it() -> None:
    assert clipped(Periods((1, 90), (91, 180)), 40) == Periods((40, 90), (91, 180))
    assert clipped(Periods((1, 90), (91, 180)), 100) == Periods((1, 90), (100, 180))
    assert clipped(Periods((41, 90), (91, 180)), 40) == Periods((41, 90), (91, 180))
