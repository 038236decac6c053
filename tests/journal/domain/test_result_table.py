"""Weekly figures as people type and paste them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal.domain.days import EARLIEST, week_of
from journal.domain.result import WeekResult
from journal.domain.result_table import (
    MOST_LINES,
    DecimalMark,
    Reading,
    ResultTable,
    changed_results,
    figure_text,
    parse_figure,
    parse_week_day,
    read_results,
    results_text,
)
from journal.errors import UsageError

THURSDAY = dt.date(2026, 11, 19)
MONDAY = dt.date(2026, 11, 16)
HERE = Reading(THURSDAY)


def week(ago: int) -> dt.date:
    return MONDAY - dt.timedelta(weeks=ago)


def values(table: ResultTable) -> list[tuple[dt.date, float]]:
    return [(result.week, result.value) for result in table.results]


def read(text: str, **how: Any) -> ResultTable:
    return read_results(text, dataclasses.replace(HERE, **how))


def test_a_column_of_figures_ends_with_last_week() -> None:
    assert values(read("410\n395\n402")) == [(week(3), 410), (week(2), 395), (week(1), 402)]
    assert values(read("\n410\n395\n\n\n")) == [(week(2), 410), (week(1), 395)]


def test_a_column_can_begin_with_a_week_of_choice() -> None:
    assert values(read("1\n2", first_week=dt.date(2026, 3, 4))) == [
        (dt.date(2026, 3, 2), 1),
        (dt.date(2026, 3, 9), 2),
    ]


def test_gaps_and_text_are_told_by_their_line_and_nothing_is_lost() -> None:
    table = read("Calls\n410\n\nholiday\n402\n38x")
    assert values(table) == [(week(5), 410), (week(2), 402)]
    assert table.lines[0].is_heading
    assert [line.problem for line in table.problems] == [
        "Line 4: “holiday” is no figure.",
        "Line 6: “38x” is no figure.",
    ]
    assert table.rest == "holiday\n38x"
    assert table.gaps == 2


def test_two_columns_from_a_spreadsheet() -> None:
    text = "Week;Calls\n2/11/2026;1.234,5\n9.11.;\n16.11.2026;98 %\n"
    table = read(text, decimal=",")
    assert values(table) == [(week(2), 1234.5), (MONDAY, 98)]
    assert not table.problems
    assert values(read("11/2/2026\t7", day_order="mdy")) == [(week(2), 7)]
    assert values(read("42\t2026-11-02")) == values(read("2026-11-02,42")) == [(week(2), 42)]
    assert values(read("3.5\t2026-11-02")) == [(week(2), 3.5)], "the whole date is the day"
    assert values(read("2026-W45 12\n2026-W46 13")) == [(week(2), 12), (week(1), 13)]


def test_a_week_is_counted_once_and_must_have_begun() -> None:
    table = read("2026-11-02\t1\n2026-11-05\t2\n2026-11-30\t3\n2026-02-30\t4\nx\t5\n1\t2\t3")
    assert values(table) == [(week(2), 1)]
    assert [line.problem for line in table.problems] == [
        "Line 2: the week of 2 November 2026 has its figure in line 1.",
        "Line 3: the week of 30 November 2026 has not begun.",
        "Line 4: “2026-02-30” does not exist.",
        "Line 5: “x” is no day that I can read.",
        "Line 6 has 3 columns; a week and its figure are two.",
    ]


@pytest.mark.parametrize(
    ("words", "decimal", "value"),
    [
        ("1,234", ".", 1234),
        ("1,234", ",", 1.234),
        ("1.234", ",", 1234),
        ("12,5", ".", 12.5),
        ("12.5", ",", 12.5),
        ("0,125", ".", 0.125),
        ("1.234.567", ".", 1234567),
        ("1,234.5", ",", 1234.5),
        ("1\u202f234,5", ".", 1234.5),
        ("1'234", ".", 1234),
        ("−3", ".", -3),
        ("42\u00a0%", ".", 42),
        ("42 Calls", ".", 42),
        ("٤٢", ".", 42),
        (".5", ".", 0.5),
        ('"7"', ".", 7),
    ],
)
def test_figures_as_they_are_written(words: str, decimal: DecimalMark, value: float) -> None:
    assert parse_figure(words, decimal, unit="calls") == value


@pytest.mark.parametrize(
    "words", ["", "n/a", "1,2.5", "1,23,4", "--3", "1e5", "inf", "12 apples", "9" * 20, "½"]
)
def test_what_is_no_figure(words: str) -> None:
    with pytest.raises(UsageError, match="figure"):
        parse_figure(words)


def test_a_day_without_a_year_is_the_last_one_that_was() -> None:
    assert parse_week_day("20/11", HERE) == dt.date(2025, 11, 20)
    assert parse_week_day("19/11", HERE) == THURSDAY


def test_what_is_beyond_the_most_lines_is_told() -> None:
    table = read("1\n" * (MOST_LINES + 2))
    assert len(table.results) == MOST_LINES
    assert table.problems[-1].problem.startswith("Only the first 6,000 lines are read")
    assert table.rest.splitlines()[-2:] == ["1", "1"]


texts = st.text(st.sampled_from("0123456789,.;\t -/\n'%WwKk−٣²x|\"") | st.characters(), max_size=80)


@given(texts, st.sampled_from([".", ","]), st.sampled_from(["dmy", "mdy", "ymd"]), st.integers(0, 6))
@example("2999-12-31\t1", ".", "dmy", 0)
@example("1900-01-01\t1", ".", "dmy", 6)
@example("w53 1", ",", "ymd", 3)
@example("1;2;3", ".", "mdy", 0)
def test_it_never_raises_and_loses_no_line(text: str, decimal: DecimalMark, order: str, start: int) -> None:
    table = read(text, decimal=decimal, day_order=order, week_start=start)
    told = {line.number for line in table.lines}
    for number, row in enumerate(text.splitlines(), 1):
        assert number in told or not row.strip()
    for line in table.lines:
        assert not (line.problem and line.value is not None)
    weeks = [result.week for result in table.results]
    assert weeks == sorted(set(weeks))
    assert all(EARLIEST <= one <= THURSDAY and one == week_of(one, start) for one in weeks)


figures = st.floats(-1e14, 1e14, allow_nan=False) | st.integers(-(10**9), 10**9).map(float)


@given(st.dictionaries(st.integers(0, 4000), figures, max_size=30), st.sampled_from([".", ","]))
def test_what_is_written_is_read_again(found: dict[int, float], decimal: DecimalMark) -> None:
    results = tuple(WeekResult(week(ago), found[ago]) for ago in sorted(found, reverse=True))
    table = read(results_text(results, decimal), decimal=decimal)
    assert table.results == results
    assert not table.problems


@given(figures, st.sampled_from([".", ","]))
@example(1234.567, ".")
@example(1e-7, ",")
def test_a_figure_is_read_as_it_was_written(value: float, decimal: DecimalMark) -> None:
    assert parse_figure(figure_text(value, decimal), decimal) == value


def test_only_what_differs_is_changed() -> None:
    kept = {week(1): 3.0, week(2): 4.0}
    assert changed_results([WeekResult(week(1), 3.0), WeekResult(week(2), 5.0)], kept) == {week(2): 5.0}
