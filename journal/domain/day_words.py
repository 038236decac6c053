"""The words that name a day in front of a line: the person's language, and English always."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from journal.domain.dates import month_name, short_month_name, weekday_name
from journal.language import _, pgettext

_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ENGLISH_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NUMBERS = "one two three four five six seven eight nine ten"
_ORDINAL = r"(?:st|nd|rd|th|\.)?"
_DAY, _YEAR = r"(?P<day>\d{1,2})", r"(?P<year>\d{4})"
_ACCENTS = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class DayWords:
    """What a language calls days, folded; every pattern is matched whole.

    `counted` holds the group `count`, `last` the group `weekday`, `dates` the groups `day` and `month` and
    perhaps `year`.
    """

    offsets: dict[str, int]
    weekdays: dict[str, int]
    months: dict[str, int]
    numbers: dict[str, int]
    last: tuple[re.Pattern[str], ...]
    counted: tuple[re.Pattern[str], ...]
    dates: tuple[re.Pattern[str], ...]
    time: re.Pattern[str]


def fold_words(words: str) -> str:
    """What two ways of writing the same words share.

    Compatibility form, case folded, without the accents of Latin, Greek and Cyrillic; decimal digits of
    any script as 0 to 9, a run of white space as one blank.
    """
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", words)).casefold()
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain)).replace("ı", "i")
    digits = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in plain)
    return " ".join(digits.split())


def day_words() -> DayWords:
    """The words of the language that is chosen now."""
    return _made(
        tuple(weekday_name(day) for day in range(7)),
        tuple(name() for name in _SHORT_WEEKDAYS),
        tuple(month_name(month) for month in range(1, 13)),
        tuple(short_month_name(month) for month in range(1, 13)),
        _phrases(),
    )


# Several ways to say one thing are parted by "|". Asked one at a time, as the language is chosen late.
def _phrases() -> tuple[str, ...]:
    return (
        pgettext("in front of a line; alternatives are parted by |", "today"),
        pgettext("in front of a line; alternatives are parted by |", "yesterday"),
        pgettext("in front of a line; alternatives are parted by |", "day before yesterday"),
        pgettext("in front of a line; alternatives are parted by |", "last {weekday}"),
        pgettext("in front of a line; alternatives are parted by |", "{count} days ago|{count} day ago"),
        pgettext("in front of a line; alternatives are parted by |", "at"),
        pgettext("numbers in words, parted by blanks", "one two three four five six seven eight nine ten"),
        _("{day} {month}"),
        _("{day} {month} {year}"),
    )


_SHORT_WEEKDAYS: tuple[Callable[[], str], ...] = (
    lambda: pgettext("short weekday name", "Mon"),
    lambda: pgettext("short weekday name", "Tue"),
    lambda: pgettext("short weekday name", "Wed"),
    lambda: pgettext("short weekday name", "Thu"),
    lambda: pgettext("short weekday name", "Fri"),
    lambda: pgettext("short weekday name", "Sat"),
    lambda: pgettext("short weekday name", "Sun"),
)


@lru_cache(maxsize=4)
def _made(
    days: tuple[str, ...],
    short_days: tuple[str, ...],
    months: tuple[str, ...],
    short_months: tuple[str, ...],
    phrases: tuple[str, ...],
) -> DayWords:
    today, yesterday, before, last, ago, at, numbers, day_month, day_month_year = phrases
    weekdays = _numbered(_ENGLISH_DAYS, (name[:3] for name in _ENGLISH_DAYS), short_days, days)
    known_months = _numbered(_ENGLISH_MONTHS, (name[:3] for name in _ENGLISH_MONTHS), short_months, months)
    offsets = {"today": 0, "yesterday": 1, "day before yesterday": 2, "the day before yesterday": 2}
    for days_ago, phrase in enumerate((today, yesterday, before)):
        offsets |= dict.fromkeys(_alternatives(phrase), days_ago)
    known_numbers = _numbered(_NUMBERS.split(), numbers.split() if len(numbers.split()) == 10 else ())
    weekday, month = (_one_of("weekday", weekdays), _one_of("month", known_months))
    count = rf"(?P<count>\d{{1,6}}|{'|'.join(map(re.escape, known_numbers))})"
    ats = "|".join(re.escape(word) for word in {"at", *_alternatives(at)})
    return DayWords(
        offsets=offsets,
        weekdays=weekdays,
        months=known_months,
        numbers={name: number + 1 for name, number in known_numbers.items()},
        last=tuple(_patterns(["last {weekday}", last], {"weekday": weekday})),
        counted=tuple(_patterns(["{count} days ago|{count} day ago", ago], {"count": count})),
        dates=tuple(_dates(month, [day_month, day_month_year])),
        time=re.compile(
            rf"(?:,? (?:(?:{ats}) )?|(?<=\d)t(?=\d\d:))"
            r"(?:(?P<hour>\d{1,2})[:.](?P<minute>\d{2})|(?P<hour12>\d{1,2})(?:[:.](?P<minute12>\d{2}))?"
            r" ?(?P<half>[ap])\.?m\.?)$"
        ),
    )


def _numbered(*lists: Iterable[str]) -> dict[str, int]:
    """Each name by its place in its list; of two that are alike the one in a later list counts."""
    found: dict[str, int] = {}
    for names in lists:
        for place, name in enumerate(names):
            folded = fold_words(name).removesuffix(".")
            if any(char.isalnum() for char in folded):
                found[folded] = place
    return found


def _alternatives(words: str) -> list[str]:
    return [folded for part in words.split("|") if (folded := fold_words(part))]


def _one_of(group: str, names: Iterable[str]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    return rf"(?P<{group}>{'|'.join(map(re.escape, longest_first))})\.?"


def _dates(month: str, translated: list[str]) -> Iterator[re.Pattern[str]]:
    for shape in (
        rf"{_DAY}{_ORDINAL} ?(?:of )?{month}(?:,? {_YEAR})?",
        rf"{month} ?{_DAY}{_ORDINAL}(?:,? {_YEAR})?",
    ):
        yield re.compile(shape)
    yield from _patterns(translated, {"day": _DAY, "month": month})
    yield from _patterns(translated, {"day": _DAY, "month": month, "year": _YEAR})


def _patterns(phrases: Iterable[str], groups: dict[str, str]) -> Iterator[re.Pattern[str]]:
    """Patterns of the phrases that have exactly these placeholders, once each; others are no use."""
    for phrase in phrases:
        for words in _alternatives(phrase):
            parts = re.split(r"\{(\w+)\}", words)
            if sorted(parts[1::2]) == sorted(groups):
                yield re.compile(
                    "".join(
                        groups[part] if place % 2 else re.escape(part) for place, part in enumerate(parts)
                    )
                )
