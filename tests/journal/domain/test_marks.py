"""Targets: what can be chosen, and what is told of what can't."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.days import EARLIEST, LATEST
from journal.domain.marks import (
    LONGEST_REASON,
    Target,
    checked_target,
    checked_targets,
    parse_points,
    target_on,
)
from journal.errors import UsageError

MARCH = dt.date(2026, 3, 1)
JUNE = dt.date(2026, 6, 1)
days = st.dates(EARLIEST, LATEST)
shares = st.floats(0, 1, exclude_min=True)


@given(day=days, share=shares)
def test_any_share_above_none_up_to_all_can_be_chosen(day: dt.date, share: float) -> None:
    assert checked_target(Target(day, share)) == Target(day, share)


@pytest.mark.parametrize("share", [0.0, -0.1, 1.0001, 60.0, math.nan, math.inf])
def test_no_other_share_can(share: float) -> None:
    with pytest.raises(UsageError) as caught:
        checked_target(Target(MARCH, share))
    assert caught.value.hint


@pytest.mark.parametrize("day", [dt.date(1899, 12, 31), dt.date(3000, 1, 1), dt.date.min, dt.date.max])
def test_days_that_no_action_can_have_are_none_for_a_target(day: dt.date) -> None:
    with pytest.raises(UsageError) as caught:
        checked_target(Target(day, 0.6))
    assert day.isoformat() in caught.value.text
    assert caught.value.hint


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  two team leads ", "two team leads"),
        ("zwei Teamleiter, “Süd” 👩‍💻 דנה", "zwei Teamleiter, “Süd” 👩‍💻 דנה"),
        ("", ""),
        (" \n ", ""),
        ("x" * LONGEST_REASON, "x" * LONGEST_REASON),
    ],
)
def test_a_reason_is_kept_as_it_was_typed(typed: str, kept: str) -> None:
    assert checked_target(Target(MARCH, 0.6, typed)).reason == kept


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("two\nlines", "one line"),
        ("two\u2028lines", "one line"),
        ("x" * (LONGEST_REASON + 1), "121"),
        ("x" * 2_000_000, "2,000,000"),
        ("a\x07bell", "U+0007"),
        ("half \ud800", "U+D800"),
    ],
)
def test_a_reason_that_cant_be_kept_is_told(typed: str, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        checked_target(Target(MARCH, 0.6, typed))
    assert told in caught.value.text
    assert caught.value.hint


@given(st.lists(st.builds(Target, days, shares), max_size=12))
def test_targets_are_sorted_and_one_a_day(targets: list[Target]) -> None:
    kept = checked_targets(targets)
    assert [target.day for target in kept] == sorted({target.day for target in targets})
    for target in kept:
        assert target == [other for other in targets if other.day == target.day][-1]


def test_the_last_one_that_began_is_in_force() -> None:
    targets = (Target(MARCH, 0.4), Target(JUNE, 0.6))
    before, after = MARCH - dt.timedelta(days=1), JUNE - dt.timedelta(days=1)
    assert target_on(targets, before) is None
    assert target_on(targets, MARCH) == target_on(targets, after) == targets[0]
    assert target_on(targets, JUNE) == target_on(targets, LATEST) == targets[1]
    assert target_on((), JUNE) is None


@given(points=st.integers(1, 100), around=st.sampled_from(["{}", " {} ", "{}%", "{} %", "{}\u00a0% "]))
def test_points_are_read_as_a_person_types_them(points: int, around: str) -> None:
    share = parse_points(around.format(points))
    assert share == points / 100
    assert Target(MARCH, share).points == str(points)


@pytest.mark.parametrize(
    "words", ["", "  ", "0", "101", "-5", "0.6", "62,5", "sixty", "6 0", "nan", "%", "9" * 5_000, "1e2"]
)
def test_what_is_no_share_is_told_with_what_was_typed(words: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_points(words)
    assert words.strip()[:20] in caught.value.text
    assert caught.value.hint


def test_a_share_between_whole_points_is_named_as_it_is() -> None:
    assert Target(MARCH, 0.625).points == "62.5"
    assert Target(MARCH, 0.29).points == "29"
