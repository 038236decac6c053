"""A date, perhaps with a time, in words at the front of a line: a closed list."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from journal.domain.dates import month_name
from journal.domain.day_order import DayOrder
from journal.domain.day_words import DayWords, day_words, fold_words
from journal.domain.days import EARLIEST, LATEST
from journal.domain.line_pieces import is_extender
from journal.language import _

LONGEST = 100
"""Further than so many characters no front is looked for."""

_COLON = re.compile(r":(?=\s)|：")
_DASHED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WEEK = re.compile(r"(?P<year>\d{4})-w(?P<week>\d{1,2})-(?P<weekday>\d)")
_YEAR_FIRST = re.compile(r"(\d{4})(?:/(\d{1,2})/(\d{1,2})|\. ?(\d{1,2})\. ?(\d{1,2})\.?)")
_FIRST, _SECOND = r"(?P<first>\d{1,2})", r"(?P<second>\d{1,2})"
_SLASHED = re.compile(rf"{_FIRST}(?P<sign>/){_SECOND}(?:/(?P<year>\d{{4}}|\d{{1,2}}))?")
_DOTTED = re.compile(rf"{_FIRST}(?P<sign>\.) ?{_SECOND}\.(?P<year> ?\d{{4}}|\d{{2}})?")
_YEAR_LAST = re.compile(rf"{_FIRST}(?P<sign>-){_SECOND}-(?P<year>\d{{4}})")


@dataclass(frozen=True, slots=True)
class Front:
    """What stands in front: `source[start:end]`, its colon included. `note` says why it is no day."""

    start: int
    end: int
    day: dt.date | None = None
    time: dt.time | None = None
    note: str = ""


class _NoSuchError(Exception):
    """It is written like a day or a time, and there is none; the sentence says so."""


def find_front(source: str, today: dt.date, order: DayOrder) -> Front | None:
    """The day in front of `source`, or what looks like one and is none; None where it is text.

    Everything before the first colon that white space follows has to be on the list. A full-width colon
    needs no white space, and may stand in a time.
    """
    start = len(source) - len(source.lstrip()) if source[:1].isspace() else 0
    for colon in _COLON.finditer(source, start, start + LONGEST):
        end = colon.end()
        if is_extender(source[start : start + 1]) or is_extender(source[end : end + 1]):
            return None
        if end < len(source) - 1 and source[end] != "\n" and is_extender(source[end + 1]):
            return None
        front = _read(source[start : colon.start()], today, order)
        if front is not None:
            return Front(start, end, *front)
        if colon[0] == ":":
            return None
    return None


def _read(words: str, today: dt.date, order: DayOrder) -> tuple[dt.date | None, dt.time | None, str] | None:
    folded = fold_words(words)
    known = day_words()
    try:
        day = _day(folded, known, today, order)
        time = None
        if day is None:
            clock = known.time.search(folded)
            if clock is None:
                return None
            day = _day(folded[: clock.start()], known, today, order)
            if day is None:
                return None
            time = _time(clock)
    except _NoSuchError as error:
        return None, None, str(error)
    return day, time, ""


def _day(words: str, known: DayWords, today: dt.date, order: DayOrder) -> dt.date | None:
    offset = next(_offsets(words, known, today), None)
    if offset is not None:
        try:
            return _within(today - dt.timedelta(days=offset))
        except OverflowError as error:
            raise _NoSuchError(_out_of_range()) from error
    return _calendar_day(words, known, today, order)


def _offsets(words: str, known: DayWords, today: dt.date) -> Iterator[int]:
    """How many days before today it is, by each way that fits."""
    if words in known.offsets:
        yield known.offsets[words]
    bare = words.removesuffix(".")
    if bare in known.weekdays:
        yield (today.weekday() - known.weekdays[bare]) % 7
    for pattern in known.last:
        if match := pattern.fullmatch(words):
            yield (today.weekday() - known.weekdays[match["weekday"]] - 1) % 7 + 1
    for pattern in known.counted:
        if match := pattern.fullmatch(words):
            count = match["count"]
            yield known.numbers[count] if count in known.numbers else int(count)


def _calendar_day(words: str, known: DayWords, today: dt.date, order: DayOrder) -> dt.date | None:
    if match := _DASHED.fullmatch(words) or _YEAR_FIRST.fullmatch(words):
        year, month, day = (part for part in match.groups() if part is not None)
        return _date(year, month, day, today)
    if match := _WEEK.fullmatch(words):
        return _week_day(int(match["year"]), int(match["week"]), int(match["weekday"]))
    if match := _SLASHED.fullmatch(words) or _YEAR_LAST.fullmatch(words) or _DOTTED.fullmatch(words):
        dotted = "." in match["sign"]
        return _ordered(match, today, "dmy" if dotted and order == "mdy" else order)
    for pattern in known.dates:
        if match := pattern.fullmatch(words):
            month = str(known.months[match["month"]] + 1)
            return _date(match.groupdict().get("year"), month, match["day"], today)
    return None


def _ordered(match: re.Match[str], today: dt.date, order: DayOrder) -> dt.date | None:
    """Two numbers, perhaps with a year behind them. In a year-first order no year comes last."""
    first, second, year, sign = match["first"], match["second"], match["year"], match["sign"]
    year = None if year is None else year.strip()
    if order == "ymd" and year is not None:
        return None if len(year) == 4 else _date(_whole_year(first, today), second, year, today)
    if len(year or "00") == 1:
        return None
    if year is None and not (1 <= int(first) <= 31 and 1 <= int(second) <= 31):
        return None  # "80/20" was never meant to be one
    day, month = (first, second) if order == "dmy" else (second, first)
    if int(month) > 12 >= int(day) > 0 and _made(2024, int(day), int(month)):  # the other way round it is
        raise _NoSuchError(
            _("There is no month {month}, so this stays text: {date} would be “{words}”.").format(
                month=int(month),
                date=_("{day} {month}").format(day=int(month), month=month_name(int(day))),
                words=f"{second}{sign}{first}{'.' if sign == '.' else ''}",
            )
        )
    return _date(None if year is None else _whole_year(year, today), month, day, today)


def _whole_year(year: str, today: dt.date) -> str:
    """A year of two digits is the one nearest to today that ends in them."""
    if len(year) == 4:
        return year
    return str(
        min((century + int(year) for century in range(1800, 3100, 100)), key=lambda y: abs(y - today.year))
    )


def _date(year: str | None, month: str, day: str, today: dt.date) -> dt.date:
    """The date; without a year the last one that is not after today."""
    if not 1 <= int(month) <= 12:
        raise _NoSuchError(_("There is no month {month}, so this stays text.").format(month=int(month)))
    if year is None:
        for candidate in range(today.year, today.year - 9, -1):
            found = _made(candidate, int(month), int(day))
            if found is not None and found <= today:
                return _within(found)
        shown = _("{day} {month}").format(day=int(day), month=month_name(int(month)))
        raise _NoSuchError(_("There is no {day}, so this stays text.").format(day=shown))
    found = _made(int(year), int(month), int(day))
    if found is None:
        if not EARLIEST.year <= int(year) <= LATEST.year:
            raise _NoSuchError(_out_of_range())
        shown = _("{day} {month} {year}").format(day=int(day), month=month_name(int(month)), year=int(year))
        raise _NoSuchError(_("There is no {day}, so this stays text.").format(day=shown))
    return _within(found)


def _made(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _week_day(year: int, week: int, weekday: int) -> dt.date:
    if not EARLIEST.year <= year <= LATEST.year:
        raise _NoSuchError(_out_of_range())
    try:
        return _within(dt.date.fromisocalendar(year, week, weekday))
    except ValueError as error:
        sentence = (
            _("{year} has no week {week}, so this stays text.")
            if 1 <= weekday <= 7
            else _("A week has no day {weekday}, so this stays text.")
        )
        raise _NoSuchError(sentence.format(year=year, week=week, weekday=weekday)) from error


def _within(day: dt.date) -> dt.date:
    if not EARLIEST <= day <= LATEST:
        raise _NoSuchError(_out_of_range())
    return day


def _out_of_range() -> str:
    return _("Days from 1900 to 2999 can be logged, so this stays text.")


def _time(clock: re.Match[str]) -> dt.time:
    half = clock["half"]
    hour = int(clock["hour12"] if half else clock["hour"])
    minute = int((clock["minute12"] if half else clock["minute"]) or 0)
    if hour > (12 if half else 23) or minute > 59 or (half and hour == 0):
        shown = clock[0][clock.start("hour12" if half else "hour") - clock.start() :]
        raise _NoSuchError(_("There is no {time}, so this stays text.").format(time=shown))
    return dt.time(hour % 12 + (12 if half == "p" else 0) if half else hour, minute)
