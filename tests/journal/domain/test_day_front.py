"""Days and times in words in front of a line, in several orders and languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from journal.domain.behaviour import Behaviour
from journal.domain.catalogue import load_catalogue
from journal.domain.day_order import DayOrder
from journal.domain.days import EARLIEST, LATEST
from journal.domain.line import Line, Span
from journal.domain.line_grammar import read_line
from journal.language import DOMAIN, choose_language

THURSDAY = dt.date(2026, 11, 19)
CATALOGUE = load_catalogue()


def read(
    source: str, order: DayOrder = "dmy", today: dt.date = THURSDAY, plain: tuple[Span, ...] = ()
) -> Line:
    return read_line(source, today=today, catalogue=CATALOGUE, day_order=order, plain=plain)


def day(words: str, order: DayOrder = "dmy", today: dt.date = THURSDAY) -> str | None:
    """The day that words in front of a line name, as ISO; None where all of it stays text."""
    source = f"{words}: listened to three calls"
    line = read(source, order, today)
    assert line.text == (source if line.day is None else "listened to three calls")
    return None if line.day is None else line.day.isoformat()


# Days -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("today", "2026-11-19"),
        ("TODAY", "2026-11-19"),
        ("yesterday", "2026-11-18"),
        ("the day before yesterday", "2026-11-17"),
        ("thursday", "2026-11-19"),
        ("Friday", "2026-11-13"),
        ("wed", "2026-11-18"),
        ("Sat.", "2026-11-14"),
        ("last thursday", "2026-11-12"),
        ("last  Wednesday", "2026-11-18"),
        ("last fri", "2026-11-13"),
        ("1 day ago", "2026-11-18"),
        ("3 days ago", "2026-11-16"),
        ("three days ago", "2026-11-16"),
        ("Ten days ago", "2026-11-09"),
        ("365 days ago", "2025-11-19"),
        ("14/11", "2026-11-14"),
        ("19/11", "2026-11-19"),
        ("20/11", "2025-11-20"),
        ("1/2/2025", "2025-02-01"),
        ("1/2/25", "2025-02-01"),
        ("31/12/99", "1999-12-31"),
        ("29/2", "2024-02-29"),
        ("14.11.", "2026-11-14"),
        ("14. 11.", "2026-11-14"),
        ("14.11.2025", "2025-11-14"),
        ("14.11.25", "2025-11-14"),
        ("14-11-2025", "2025-11-14"),
        ("14 November", "2026-11-14"),
        ("14 nov", "2026-11-14"),
        ("14th November", "2026-11-14"),
        ("14. November", "2026-11-14"),
        ("November 14", "2026-11-14"),
        ("Nov. 14", "2026-11-14"),
        ("Nov 14th, 2025", "2025-11-14"),
        ("14 Nov 2026", "2026-11-14"),
        ("20 November", "2025-11-20"),
        ("may 4", "2026-05-04"),
        ("2026-11-14", "2026-11-14"),
        ("2026-1-4", "2026-01-04"),
        ("2026/11/14", "2026-11-14"),
        ("2026-W47-3", "2026-11-18"),
        ("2026-w53-5", "2027-01-01"),
        ("１４/１１", "2026-11-14"),
        ("١٤/١١", "2026-11-14"),
        ("2027-01-04", "2027-01-04"),
    ],
)
def test_a_day_in_front(words: str, expected: str) -> None:
    assert day(words) == expected


@pytest.mark.parametrize(
    ("order", "words", "expected"),
    [
        ("mdy", "11/14", "2026-11-14"),
        ("mdy", "3/4", "2026-03-04"),
        ("dmy", "3/4", "2026-04-03"),
        ("ymd", "3/4", "2026-03-04"),
        ("mdy", "3/4/25", "2025-03-04"),
        ("dmy", "3/4/25", "2025-04-03"),
        ("ymd", "25/3/4", "2025-03-04"),
        ("dmy", "3/4/5", None),
        ("ymd", "2025/3/4", "2025-03-04"),
        ("mdy", "2025/3/4", "2025-03-04"),
        ("mdy", "3-4-2025", "2025-03-04"),
        ("ymd", "3/4/2025", None),
        ("mdy", "3.4.", "2026-04-03"),
        ("ymd", "3. 4.", "2026-03-04"),
        ("ymd", "2025. 3. 4.", "2025-03-04"),
    ],
)
def test_numbers_are_read_in_the_order_of_the_locale(
    order: DayOrder, words: str, expected: str | None
) -> None:
    assert day(words, order) == expected


@pytest.mark.parametrize(
    ("words", "time_of_day"),
    [
        ("yesterday 16:00", "16:00"),
        ("yesterday at 9:05", "09:05"),
        ("yesterday, 16:00", "16:00"),
        ("Monday 9.30", "09:30"),
        ("yesterday 4 pm", "16:00"),
        ("yesterday 4:30pm", "16:30"),
        ("yesterday at 12 am", "00:00"),
        ("yesterday 12:15 p.m.", "12:15"),
        ("14/11 16:00", "16:00"),
        ("14.11. 16.30", "16:30"),
        ("14 November at 4pm", "16:00"),
        ("2026-11-14 16:00", "16:00"),
        ("2026-11-14T16:00", "16:00"),
        ("3 days ago 00:00", "00:00"),
    ],
)
def test_a_time_after_a_day(words: str, time_of_day: str) -> None:
    line = read(f"{words}: x")
    assert (line.text, line.time) == ("x", dt.time.fromisoformat(time_of_day))
    assert line.day is not None


def test_a_weekday_is_the_last_one_today_included() -> None:
    for distance in range(7):
        today = THURSDAY + dt.timedelta(days=distance)
        assert day("thursday", today=today) == "2026-11-19"
        assert day("last thursday", today=today) == ("2026-11-12" if distance == 0 else "2026-11-19")


def test_a_full_width_colon_needs_no_blank_and_may_stand_in_a_time() -> None:
    assert read("today：打电话").text == "打电话"
    line = read("11/14 16：30：打电话", "ymd")
    assert (line.text, line.day, line.time) == ("打电话", dt.date(2026, 11, 14), dt.time(16, 30))


@pytest.mark.parametrize(
    ("words", "order", "note"),
    [
        ("31 February", "dmy", "There is no 31 February, so this stays text."),
        ("31/2", "dmy", "There is no 31 February, so this stays text."),
        ("2/31", "mdy", "There is no 31 February, so this stays text."),
        ("29/2/2026", "dmy", "There is no 29 February 2026, so this stays text."),
        ("30.2.", "dmy", "There is no 30 February, so this stays text."),
        ("14/14", "dmy", "There is no month 14, so this stays text."),
        ("2026-13-01", "dmy", "There is no month 13, so this stays text."),
        ("2026-02-30", "dmy", "There is no 30 February 2026, so this stays text."),
        ("14/11", "mdy", "There is no month 14, so this stays text: 14 November would be “11/14”."),
        ("11/14", "dmy", "There is no month 14, so this stays text: 14 November would be “14/11”."),
        ("11.14.", "dmy", "There is no month 14, so this stays text: 14 November would be “14.11.”."),
        ("31/2", "mdy", "There is no month 31, so this stays text."),
        ("2027-W53-1", "dmy", "2027 has no week 53, so this stays text."),
        ("2026-W00-1", "dmy", "2026 has no week 0, so this stays text."),
        ("2026-W40-8", "dmy", "A week has no day 8, so this stays text."),
        ("1899-12-31", "dmy", "Days from 1900 to 2999 can be logged, so this stays text."),
        ("3000-01-01", "dmy", "Days from 1900 to 2999 can be logged, so this stays text."),
        ("9999-W40-1", "dmy", "Days from 1900 to 2999 can be logged, so this stays text."),
        ("99999 days ago", "dmy", "Days from 1900 to 2999 can be logged, so this stays text."),
        ("999999 days ago", "dmy", "Days from 1900 to 2999 can be logged, so this stays text."),
        ("yesterday 25:00", "dmy", "There is no 25:00, so this stays text."),
        ("yesterday at 13 pm", "dmy", "There is no 13 pm, so this stays text."),
        ("yesterday 9:60", "dmy", "There is no 9:60, so this stays text."),
    ],
)
def test_what_looks_like_a_day_and_is_none_is_told_and_stays(words: str, order: DayOrder, note: str) -> None:
    line = read(f"{words}: x =l", order)
    assert (line.text, line.day, line.time, line.behaviour) == (f"{words}: x", None, None, Behaviour.LEADER)
    assert line.notes == (note,)


def test_today_may_be_at_either_end_of_the_calendar() -> None:
    for today in (dt.date.min, dt.date.max, EARLIEST, LATEST):
        for words in ("yesterday", "last friday", "friday", "9 days ago", "1/2", "29/2", "1/2/50", "29 feb"):
            line = read(f"{words}: x", today=today)
            assert line.day is not None or line.notes


# Other languages ------------------------------------------------------------------------------------

FRONT = "in front of a line; alternatives are parted by |"
GERMAN = {
    ("today", FRONT): "heute",
    ("yesterday", FRONT): "gestern",
    ("day before yesterday", FRONT): "vorgestern",
    ("last {weekday}", FRONT): "letzten {weekday}|letzter {weekday}",
    ("{count} days ago|{count} day ago", FRONT): "vor {count} Tagen|vor {count} Tag",
    ("at", FRONT): "um",
    ("one two three four five six seven eight nine ten", "numbers in words, parted by blanks"): (
        "einem zwei drei vier fünf sechs sieben acht neun zehn"
    ),
    ("{day} {month}", None): "{day}. {month}",
    ("{day} {month} {year}", None): "{day}. {month} {year}",
    ("Thursday", None): "Donnerstag",
    ("Friday", None): "Freitag",
    ("Thu", "short weekday name"): "Do",
    ("March", "full month name"): "März",
    ("May", "full month name"): "Mai",
    ("Mar", "short month name"): "Mär",
    ("leader", None): "führend",
}
TURKISH = {
    ("Tuesday", None): "Salı",
    ("Monday", None): "Pazartesi",
    ("{day} {month}", None): "{day} {month}",
    ("May", "full month name"): "Mayıs",
}
JAPANESE = {
    ("yesterday", FRONT): "昨日",
    ("{count} days ago|{count} day ago", FRONT): "{count}日前",
    ("{day} {month}", None): "{month}{day}日",
    ("{day} {month} {year}", None): "{year}年{month}{day}日",
    ("November", "full month name"): "11月",
    ("Nov", "short month name"): "11月",
}
CARELESS = {
    ("today", FRONT): "|| |",
    ("last {weekday}", FRONT): "{month}|(last",
    ("{count} days ago|{count} day ago", FRONT): "{count} {count} {other}",
    ("one two three four five six seven eight nine ten", "numbers in words, parted by blanks"): "one",
    ("{day} {month}", None): "{month}",
    ("{day} {month} {year}", None): "*",
    ("Friday", None): "",
    ("May", "full month name"): "??",
}


@pytest.fixture
def speak(tmp_path: Path) -> Iterator[Callable[[dict[tuple[str, str | None], str]], None]]:
    """Chooses a language that has these sentences."""

    def choose(sentences: dict[tuple[str, str | None], str]) -> None:
        catalog = Catalog(locale="de")
        for (message, context), translation in sentences.items():
            catalog.add(message, translation, context=context)
        place = tmp_path / "de" / "LC_MESSAGES"
        place.mkdir(parents=True)
        with (place / f"{DOMAIN}.mo").open("wb") as file:
            write_mo(file, catalog)
        choose_language(str(tmp_path), ["de"])

    yield choose
    choose_language(languages=["C"])


Speak = Callable[[dict[tuple[str, str | None], str]], None]


def test_days_are_read_in_the_persons_language_and_in_english(speak: Speak) -> None:
    speak(GERMAN)
    for words, expected in {
        "gestern": "2026-11-18",
        "Vorgestern": "2026-11-17",
        "donnerstag": "2026-11-19",
        "DO": "2026-11-19",
        "letzten Freitag": "2026-11-13",
        "letzter do": "2026-11-12",
        "vor drei Tagen": "2026-11-16",
        "vor 3 Tagen": "2026-11-16",
        "vor einem Tag": "2026-11-18",
        "4. März": "2026-03-04",
        "4. MÄRZ 2025": "2025-03-04",
        "4. Marz": "2026-03-04",
        "4. Mär.": "2026-03-04",
        "4. Mai": "2026-05-04",
        "yesterday": "2026-11-18",
        "last thu": "2026-11-12",
        "March 4": "2026-03-04",
    }.items():
        assert day(words) == expected, words
    assert read("gestern um 16:00: x").time == dt.time(16)
    assert read("Mai: nichts").day is None
    assert read("x =führend").behaviour is Behaviour.LEADER


def test_letters_that_fold_in_their_own_way(speak: Speak) -> None:
    speak(TURKISH)
    for words in ("Salı", "SALI", "salı"):
        assert day(words) == "2026-11-17"
    assert day("PAZARTESİ") == "2026-11-16"
    assert day("4 MAYIS") == "2026-05-04"


def test_a_language_without_blanks(speak: Speak) -> None:
    speak(JAPANESE)
    line = read("昨日：電話", "ymd")
    assert (line.text, line.day) == ("電話", dt.date(2026, 11, 18))
    assert day("11月14日", "ymd") == "2026-11-14"
    assert day("2025年11月14日", "ymd") == "2025-11-14"
    assert day("3日前", "ymd") == "2026-11-16"


def test_a_careless_translation_does_no_harm(speak: Speak) -> None:
    speak(CARELESS)
    assert day("friday") == "2026-11-13"
    assert day("3 days ago") == "2026-11-16"
    assert day("4 may") == "2026-05-04"
    assert day("november") is None
