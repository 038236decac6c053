"""Weekly figures as a person types or pastes them: one column of figures, or two with days.

Nothing that stands in the text is lost: each line is either read, told as a heading, empty, or kept with a
sentence that says why it can't be read.
"""

from __future__ import annotations

import datetime as dt
import decimal as decimals
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from journal.domain.dates import long_date
from journal.domain.day_order import DayOrder
from journal.domain.days import EARLIEST, LATEST, shortened, week_of
from journal.domain.result import WeekResult
from journal.errors import UsageError
from journal.language import _

DecimalMark = Literal[".", ","]
MOST_LINES = 6_000
"""More weeks than a century has; what follows is told as not read."""
LARGEST = 1e15
"""Beyond it a figure has no whole units any more; it was a telephone number."""

_GROUPING = re.compile(r"[\s\u00a0\u202f\u2009'’_]")
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_ISO_WEEK = re.compile(
    r"(?:(\d{4})\s*-?\s*)?[wk]w?\s*(\d{1,2})(?:\s*[/-]\s*(\d{4}))?", re.ASCII | re.IGNORECASE
)
_ISO_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\S*)?", re.ASCII)
_PARTS = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}|\d{2})|\.)?", re.ASCII)
_SEPARATORS = ("\t", ";", "|")


@dataclass(frozen=True, slots=True)
class Reading:
    """How figures and days are written where the person is.

    `decimal` tells "1,234" apart where it could be both; `unit` may stand behind a figure. `first_week` is
    the week of the first line where no line names a day; None means that the last line is of the week before
    the one that holds `today`.
    """

    today: dt.date
    week_start: int = 0
    day_order: DayOrder = "dmy"
    decimal: DecimalMark = "."
    unit: str = ""
    first_week: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text: its number from 1, what stood there, and what was read of it.

    `value` None with a `week` is a gap; `problem` says why nothing was read; `is_heading` that nothing
    had to be.
    """

    number: int
    text: str
    week: dt.date | None = None
    value: float | None = None
    problem: str = ""
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class ResultTable:
    """Everything that was read of a text."""

    lines: tuple[Line, ...]

    @property
    def results(self) -> tuple[WeekResult, ...]:
        """The figures, oldest week first."""
        found = [
            WeekResult(line.week, line.value)
            for line in self.lines
            if line.week is not None and line.value is not None
        ]
        return tuple(sorted(found, key=lambda result: result.week))

    @property
    def problems(self) -> tuple[Line, ...]:
        """The lines that can't be read."""
        return tuple(line for line in self.lines if line.problem)

    @property
    def gaps(self) -> int:
        """How many weeks between others have no figure."""
        weeks = [result.week for result in self.results]
        return 0 if not weeks else (weeks[-1] - weeks[0]).days // 7 + 1 - len(weeks)

    @property
    def rest(self) -> str:
        """What could not be read, as it was written, for correcting it."""
        return "\n".join(line.text for line in self.problems)


def read_results(text: str, reading: Reading) -> ResultTable:
    """Read weekly figures: one column of figures, or a day and a figure in either order.

    Columns stand apart by a tab, a semicolon or a bar; a day may be followed by blanks. A day stands for its
    week. Without days the lines are weeks that follow one another; an empty one is a week without a figure.
    Never raises: what can't be read says so in its line.
    """
    rows = text.splitlines()
    cells = [_cells(row) for row in rows[:MOST_LINES]]
    dated = any(_day_place(parts, reading) is not None for parts in cells)
    lines = [
        _line(number, row, parts, reading, dated=dated)
        for number, (row, parts) in enumerate(zip(rows, cells, strict=False), 1)
    ]
    lines = _without_heading(lines)
    if not dated:
        lines = _in_turn(lines, reading)
    lines = _checked(lines, reading)
    if len(rows) > MOST_LINES:
        words = _("Only the first {count} lines are read; this one and what follows is not.")
        number = MOST_LINES + 1
        lines.append(
            Line(number, "\n".join(rows[MOST_LINES:]), problem=words.format(count=f"{MOST_LINES:,}"))
        )
    return ResultTable(tuple(lines))


def parse_figure(words: str, decimal: DecimalMark = ".", unit: str = "") -> float:
    """The figure that a person wrote: "1,234.5", "1.234,5", "1 234", "12 %", "−3".

    Where a single comma or point could stand for thousands or for the decimals, `decimal` decides.

    Raises:
        UsageError: it is no figure.
    """
    plain = _with_ascii_digits(words.strip().strip('"').strip()).replace("\N{MINUS SIGN}", "-")
    for ending in (unit.strip(), "%"):
        if ending and plain.casefold().endswith(ending.casefold()):
            plain = plain[: -len(ending)].strip()
    plain = _GROUPING.sub("", plain)
    if plain.count(".") + plain.count(",") > 0:
        plain = _with_point(plain, decimal)
    if not _PLAIN.fullmatch(plain):
        raise UsageError(_("“{words}” is no figure.").format(words=shortened(words, 30)))
    value = float(plain)
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise UsageError(_("“{words}” is too large a figure.").format(words=shortened(words, 30)))
    return value


def figure_text(value: float, decimal: DecimalMark = ".") -> str:
    """The figure as it is written without grouping, so that it is read as the same again."""
    whole = abs(value) < LARGEST and value == int(value)
    text = str(int(value)) if whole else format(decimals.Decimal(repr(value)), "f")
    return text.replace(".", decimal)


def results_text(results: Iterable[WeekResult], decimal: DecimalMark = ".") -> str:
    """Figures as a table that a spreadsheet takes: the week's first day, a tab, the figure."""
    rows = (f"{one.week.isoformat()}\t{figure_text(one.value, decimal)}" for one in results)
    return "\n".join(rows)


def week_now(week: dt.date, week_start: int) -> dt.date:
    """The week that holds most of the days of one that began when weeks began on another day."""
    return week_of(week + dt.timedelta(days=3), week_start)


def in_weeks(results: Iterable[WeekResult], week_start: int) -> dict[dt.date, WeekResult]:
    """The results by the weeks as they begin now; where two meet, the one kept for that very week."""
    found: dict[dt.date, WeekResult] = {}
    for one in results:
        week = week_now(one.week, week_start)
        if week not in found or one.week == week:
            found[week] = one
    return found


def changed_results(
    results: Iterable[WeekResult], kept: Mapping[dt.date, float]
) -> dict[dt.date, float | None]:
    """Those of `results` that are not kept as they are."""
    return {one.week: one.value for one in results if kept.get(one.week) != one.value}


# One line -----------------------------------------------------------------------------------------


def _cells(row: str) -> list[str]:
    """The columns of a line: those with something in them."""
    separator = next((mark for mark in _SEPARATORS if mark in row), None)
    if separator is None:
        day, _blank, rest = row.strip().partition(" ")
        is_dated = bool(rest.strip()) and _looks_like_a_day(day)
        parts = [day, rest] if is_dated else row.split(",", 1) if _is_comma_apart(row) else [row]
    else:
        parts = row.split(separator)
    return [part.strip().strip('"').strip() for part in parts if part.strip().strip('"').strip()]


def _is_comma_apart(row: str) -> bool:
    """Whether a comma stands between a day and a figure, as spreadsheets export it."""
    first = row.split(",", 1)[0].strip().strip('"')
    return "," in row and _looks_like_a_day(first)


def _looks_like_a_day(words: str) -> bool:
    plain = _with_ascii_digits(words)
    if _ISO_DAY.fullmatch(plain) or _ISO_WEEK.fullmatch(plain):
        return True
    parts = _PARTS.fullmatch(plain)
    return parts is not None and (parts[3] is not None or "/" in plain)


def _day_place(parts: list[str], reading: Reading) -> int | None:
    """Which of two columns is the day: a whole date before one that could be a figure as well."""
    days = [place for place, part in enumerate(parts[:2]) if _is_day(part, reading)]
    whole = [place for place in days if _looks_like_a_day(parts[place])]
    return next(iter((*whole, *days)), None) if len(parts) > 1 else None


def _is_day(words: str, reading: Reading) -> bool:
    try:
        parse_week_day(words, reading)
    except UsageError:
        return False
    return True


def _line(number: int, row: str, parts: list[str], reading: Reading, *, dated: bool) -> Line:
    line = Line(number, row)
    if not parts:
        return line
    if len(parts) > 2:
        words = _("Line {number} has {count} columns; a week and its figure are two.")
        return replace(line, problem=words.format(number=number, count=len(parts)))
    figure = parts[0]
    try:
        if dated:
            line, figure = _dated(line, parts, reading)
            if not figure:
                return line
        elif len(parts) == 2:
            words = _("Line {number}: “{words}” is no day that I can read.")
            return replace(line, problem=words.format(number=number, words=shortened(parts[0], 30)))
        return replace(line, value=parse_figure(figure, reading.decimal, reading.unit))
    except UsageError as error:
        words = _("Line {number}: {problem}")
        return replace(line, week=None, value=None, problem=words.format(number=number, problem=error.text))


def _dated(line: Line, parts: list[str], reading: Reading) -> tuple[Line, str]:
    """The line with its week, and what stands beside the day; a day alone is a week without a figure."""
    place = _day_place(parts, reading) or 0
    week = week_of(parse_week_day(parts[place], reading), reading.week_start)
    return replace(line, week=week), parts[1 - place] if len(parts) > 1 else ""


def parse_week_day(words: str, reading: Reading) -> dt.date:
    """The day that a line names: an ISO date or week, or day and month as they are written here.

    Raises:
        UsageError: it is no day, or there is no such day.
    """
    plain = _with_ascii_digits(words.strip())
    unread = UsageError(_("“{words}” is no day that I can read.").format(words=shortened(words, 30)))
    try:
        if week := _ISO_WEEK.fullmatch(plain):
            year = int(week[1] or week[3] or reading.today.isocalendar().year)
            day = dt.date.fromisocalendar(year, int(week[2]), 1)
            # the middle of an ISO week lies in the person's week that shares most of its days with it
            return _possible(day + dt.timedelta(days=3), words)
        if found := _ISO_DAY.fullmatch(plain):
            return _possible(dt.date(int(found[1]), int(found[2]), int(found[3])), words)
        if found := _PARTS.fullmatch(plain):
            return _possible(_day_of_parts(found, reading), words)
    except (ValueError, OverflowError):
        raise UsageError(_("“{words}” does not exist.").format(words=shortened(words, 30))) from None
    raise unread


def _day_of_parts(found: re.Match[str], reading: Reading) -> dt.date:
    one, two = int(found[1]), int(found[2])
    day, month = (two, one) if reading.day_order in {"mdy", "ymd"} else (one, two)
    if month > 12 >= day:  # there is only one way to read it
        day, month = month, day
    if found[3] is not None:
        year = int(found[3])
        return dt.date(year if year > 99 else 2000 + year, month, day)
    here = dt.date(reading.today.year, month, day)
    return here if here <= reading.today else dt.date(reading.today.year - 1, month, day)


def _possible(day: dt.date, words: str) -> dt.date:
    if not EARLIEST <= day <= LATEST:
        raise UsageError(_("“{words}” is out of range.").format(words=shortened(words, 30)))
    return day


# All of them --------------------------------------------------------------------------------------


def _without_heading(lines: list[Line]) -> list[Line]:
    """The first line with something in it may be a heading: it holds no digit, and others follow."""
    filled = [place for place, line in enumerate(lines) if line.text.strip()]
    if len(filled) < 2:
        return lines
    first = lines[filled[0]]
    if first.problem and not any(char.isdigit() for char in first.text):
        lines[filled[0]] = replace(first, problem="", is_heading=True)
    return lines


def _in_turn(lines: list[Line], reading: Reading) -> list[Line]:
    """Give each line its week where none names one; empty lines at either end are none."""
    head = [line for line in lines if line.is_heading]
    body = [line for line in lines if not line.is_heading]
    filled = [place for place, line in enumerate(body) if line.text.strip()]
    body = body[filled[0] : filled[-1] + 1] if filled else []
    this_week = week_of(reading.today, reading.week_start)
    week = reading.first_week
    if week is None:
        week = this_week - dt.timedelta(weeks=min(len(body), (this_week - EARLIEST).days // 7))
    week = week_of(week, reading.week_start)
    last = (LATEST - week).days // 7
    placed = [
        replace(line, week=week + dt.timedelta(weeks=number))
        if number <= last
        else replace(line, value=None, problem=_out_of_time(line))
        for number, line in enumerate(body)
    ]
    return [*head, *placed]


def _checked(lines: list[Line], reading: Reading) -> list[Line]:
    """Weeks that have not begun, and weeks that have their figure already, are told."""
    this_week = week_of(reading.today, reading.week_start)
    seen: dict[dt.date, int] = {}
    checked = []
    for line in lines:
        week, problem = line.week, line.problem
        if week is not None and line.value is not None:
            if week > this_week:
                words = _("Line {number}: the week of {day} has not begun.")
                problem = words.format(number=line.number, day=long_date(week))
            elif week < EARLIEST:
                problem = _out_of_time(line)
            elif week in seen:
                words = _("Line {number}: the week of {day} has its figure in line {first}.")
                problem = words.format(number=line.number, day=long_date(week), first=seen[week])
            else:
                seen[week] = line.number
        checked.append(replace(line, value=None, problem=problem) if problem else line)
    return checked


def _out_of_time(line: Line) -> str:
    return _("Line {number}: its week is out of range.").format(number=line.number)


# Figures ------------------------------------------------------------------------------------------


def _with_ascii_digits(words: str) -> str:
    """DecimalMark digits of every script as those of ASCII."""
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in words)


def _with_point(plain: str, decimal: DecimalMark) -> str:
    """The figure with a point for its decimals and without grouping, where that can be told."""
    comma, point = plain.rfind(","), plain.rfind(".")
    if comma >= 0 and point >= 0:
        decimal = "," if comma > point else "."
    else:
        mark: DecimalMark = "," if comma >= 0 else "."
        groups = plain.lstrip("+-").split(mark)
        is_grouped = 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
        if len(groups) > 2:
            decimal = ("." if mark == "," else ",") if is_grouped else mark
        elif not is_grouped or groups[0] == "0":
            decimal = mark
    grouping = "." if decimal == "," else ","
    whole, _mark, decimals = plain.rpartition(decimal) if decimal in plain else (plain, "", "")
    if decimal not in plain:
        return plain.replace(grouping, "")
    groups = whole.lstrip("+-").split(grouping)
    if len(groups) > 1 and not all(len(group) == 3 for group in groups[1:]):
        return "?"  # "1,2.5" is no figure
    return f"{whole.replace(grouping, '')}.{decimals}"
