"""What is understood in a line, and what stays text."""

from __future__ import annotations

import datetime as dt

import pytest

from journal.domain.behaviour import Behaviour, Pole
from journal.domain.catalogue import load_catalogue
from journal.domain.day_order import DayOrder
from journal.domain.distinctions import Catalogue
from journal.domain.line import Line, LineMark, Span
from journal.domain.line_grammar import read_line

L, M, B, O = Behaviour.LEADER, Behaviour.MANAGER, Behaviour.BOTH, Behaviour.OWN  # noqa: E741 - the keys
THURSDAY = dt.date(2026, 11, 19)
CATALOGUE = load_catalogue()


def read(
    source: str, order: DayOrder = "dmy", today: dt.date = THURSDAY, plain: tuple[Span, ...] = ()
) -> Line:
    return read_line(source, today=today, catalogue=CATALOGUE, day_order=order, plain=plain)


def said(line: Line) -> list[str]:
    return [line.source[piece.start : piece.end] for piece in line.pieces]


# Lines of a telesales manager -----------------------------------------------------------------------

PLAIN = [
    "1:1 with a rep: coached",
    "1:1 Priya: asked what she would try",
    "may: nobody was above quota",
    "march: quiet",
    "sat with Joss on three calls: he closed two",
    "sun came out: sent them home at four",
    "mon-fri rota: done",
    "10 min: stand-up",
    "12: dials before lunch",
    "16:00: stand-up",
    "9.30: huddle",
    "4 pm: huddle",
    "2026: plan for the year",
    "Q4: set the aim",
    "80/20: the rule of the list",
    "50/50: split the leads",
    "24/70 was the score: fine",
    "3.4: release notes read",
    "1.2.3: upgraded the dialler",
    "3-4: calls before ten",
    "re: Acme: wrote back",
    "Re: yesterday: wrote back",
    "todo: ring Globex",
    "yesterday I sat with Jo: she closed",
    "today was calm",
    "yesterday:coached Jo",
    "yesterday - coached Jo",
    "next friday: cover for Mo",
    "tomorrow: plan",
    "last week: too many meetings",
    "last month: 40 % of target",
    "fridays: no meetings",
    "friday afternoon: no meetings",
    "monday and tuesday: training",
    "a day ago: x",
    "days ago: x",
    "November: quota",
    "14: dials",
    "14th: x",
    "https://example.com: read it",
    "C:\\scripts\\new: cleaned up",
    "closed a 5m deal with Acme",
    "5m deal with Acme signed",
    "lost Globex at 3m",
    "£5m in the pipeline",
    "5M in the pipeline",
    "target up to 12m",
    "2m ARR booked by the team",
    "Coached Jo for 45m",
    "had a 30m call with Globex",
    "the first 20m of the shift on the floor",
    "sent in 45 m",
    "0m on hold",
    "1441m on hold",
    "9h stand-up with Paris",
    "24h reply promised to all",
    "reviewed 1H numbers",
    "call (45m) with Jo",
    "called back 5m ago",
    "20m late, asked why",
    "15m left: let Femi close",
    "gave 10m to each rep",
    "cut 30m off the build",
    "saved us 3m",
    "lost the Brandt deal, 2m gone",
    "sent 1m emails",
    "99m rows moved",
    "x=l and y=m",
    "if margin = b then",
    "=x marks the spot",
    "=leaders",
    "==l",
    "and/or, he/she, w/o notes, 24/7",
    "see /new/script and /usr/bin",
    "/nosuch thing",
    "/trust=x",
    "/trust=",
    "price is 20 / person",
    "/ trust",
    "n/a /",
    "jo@example.com wrote back",
    "",
    "   ",
    ":",
    ": yesterday",
    "：",
]


@pytest.mark.parametrize("source", PLAIN, ids=ascii)
def test_it_stays_text(source: str) -> None:
    for order in ("dmy", "mdy", "ymd"):
        line = read(source, order)
        assert (line.text, line.pieces, line.notes) == (source, (), ())
        assert (line.day, line.time, line.minutes, line.behaviour, line.distinctions) == (
            None, None, None, None, ()
        )  # fmt: skip


@pytest.mark.parametrize(
    ("source", "text", "understood"),
    [
        ("Coached Priya on discovery calls =l", "Coached Priya on discovery calls", {"behaviour": L}),
        ("=m Went through the queue", "Went through the queue", {"behaviour": M}),
        ("Sold with Mo =b all morning", "Sold with Mo all morning", {"behaviour": B}),
        ("My own 30 dials =O", "My own 30 dials", {"behaviour": O}),
        ("Wrote the rota =Manager", "Wrote the rota", {"behaviour": M}),
        ("Own calls =own", "Own calls", {"behaviour": O}),
        ("Coached Jo =l. Then Mo.", "Coached Jo. Then Mo.", {"behaviour": L}),
        ("Coached Jo, =l", "Coached Jo,", {"behaviour": L}),
        ("Coached Jo. =l.", "Coached Jo.", {"behaviour": L}),
        ("Why not? =l!", "Why not?", {"behaviour": L}),
        ("=l, coached Jo", "coached Jo", {"behaviour": L}),
        ("=m first, then =l", "=m first, then", {"behaviour": L}),
        ("Coached Jo 45m", "Coached Jo", {"minutes": 45}),
        ("Coached her 45m", "Coached her", {"minutes": 45}),
        ("Coached Jo, 45m.", "Coached Jo,", {"minutes": 45}),
        ("45m call with Globex", "call with Globex", {"minutes": 45}),
        ("90min on the floor", "on the floor", {"minutes": 90}),
        ("5 Mins would do, 20MIN with Jo", "5 Mins would do, with Jo", {"minutes": 20}),
        ("1h with Jo", "with Jo", {"minutes": 60}),
        ("Script workshop 1h30m", "Script workshop", {"minutes": 90}),
        ("Script workshop 1h 30m", "Script workshop", {"minutes": 90}),
        ("1h 5min with Jo", "with Jo", {"minutes": 65}),
        ("Script workshop 1h30min =l", "Script workshop", {"minutes": 90, "behaviour": L}),
        ("Workshop 2h, 15m of it alone", "Workshop 2h, of it alone", {"minutes": 15}),
        ("Script workshop 1.5h", "Script workshop", {"minutes": 90}),
        ("Workshop 2,5h =l", "Workshop", {"minutes": 150, "behaviour": L}),
        ("30m with Jo, then 15m", "30m with Jo, then", {"minutes": 15}),
        ("1m", "", {"minutes": 1}),
        ("All day 1440m", "All day", {"minutes": 1440}),
        (
            "Let Jo price it /trust=l",
            "Let Jo price it",
            {"distinctions": (LineMark("control-trust", Pole.LEADER),)},
        ),
        (
            "Checked the log /TRUST=Manager, twice",
            "Checked the log, twice",
            {"distinctions": (LineMark("control-trust", Pole.MANAGER),)},
        ),
        (
            "Asked /how-why =l /right=m",
            "Asked",
            {"behaviour": L, "distinctions": (LineMark("how-why"), LineMark("right-thing", Pole.MANAGER))},
        ),
        (
            "/trust=l let her /trust=m decide /trust",
            "let her decide",
            {"distinctions": (LineMark("control-trust", Pole.MANAGER),)},
        ),
        (
            "Yesterday 16:00: coached @Jo on #pricing =l /trust 45m",
            "coached @Jo on #pricing",
            {
                "day": dt.date(2026, 11, 18),
                "time": dt.time(16),
                "minutes": 45,
                "behaviour": L,
                "distinctions": (LineMark("control-trust"),),
            },
        ),
        (
            "last friday: let Joss run the stand-up",
            "let Joss run the stand-up",
            {"day": dt.date(2026, 11, 13)},
        ),
        ("mon: 1:1 with Jo", "1:1 with Jo", {"day": dt.date(2026, 11, 16)}),
        ("yesterday:\nCoached Jo\nand Mo", "Coached Jo\nand Mo", {"day": dt.date(2026, 11, 18)}),
        ("yesterday: today: x", "today: x", {"day": dt.date(2026, 11, 18)}),
        ("  today:   x", "x", {"day": THURSDAY}),
        ("yesterday: =l", "", {"day": dt.date(2026, 11, 18), "behaviour": L}),
        ("Coached Jo =l\nThen Mo", "Coached Jo\nThen Mo", {"behaviour": L}),
        ("Coached Jo\n=l\nThen Mo", "Coached Jo\nThen Mo", {"behaviour": L}),
        ("Coached Jo\n\n=l 45m\nThen Mo", "Coached Jo\n\nThen Mo", {"behaviour": L, "minutes": 45}),
        ("Coached Jo\r\n=l\r\nThen Mo", "Coached Jo\r\nThen Mo", {"behaviour": L}),
        ("a  =l  b  c", "a b  c", {"behaviour": L}),
        ("👩‍👩‍👧‍👦 =l 👍🏽", "👩‍👩‍👧‍👦 👍🏽", {"behaviour": L}),
    ],
    ids=ascii,
)
def test_it_is_understood(source: str, text: str, understood: dict[str, object]) -> None:
    line = read(source)
    assert line.text == text
    assert {
        name: value
        for name in ("day", "time", "minutes", "behaviour", "distinctions")
        if (value := getattr(line, name)) not in (None, ())
    } == understood
    assert line.notes == ()


def test_topics_and_people_are_told_and_stay() -> None:
    line = read("yesterday: coached @Jo on #pricing =l")
    assert said(line) == ["yesterday:", "@Jo", "#pricing", "=l"]
    assert [(piece.kind, piece.name) for piece in line.pieces] == [
        ("day", ""),
        ("person", "Jo"),
        ("topic", "pricing"),
        ("behaviour", "leader"),
    ]
    assert line.text == "coached @Jo on #pricing"


def test_every_distinction_goes_by_code_and_by_id(catalogue: Catalogue) -> None:
    for distinction in catalogue.distinctions:
        for name in (distinction.code, distinction.id, distinction.code.upper()):
            line = read(f"x /{name}=l")
            assert (line.text, line.distinctions) == ("x", (LineMark(distinction.id, Pole.LEADER),))


# What was taken back --------------------------------------------------------------------------------


def test_what_was_taken_back_is_text() -> None:
    source = "yesterday: coached @Jo =l 45m"
    first, person, tag, minutes = ((piece.start, piece.end) for piece in read(source).pieces)
    assert read(source, plain=(first,)).text == "yesterday: coached @Jo"
    assert read(source, plain=(first,)).day is None
    assert read(source, plain=(tag,)).text == "coached @Jo =l"
    assert read(source, plain=(minutes, person)).text == "coached @Jo 45m"
    assert said(read(source, plain=(person,))) == ["yesterday:", "=l", "45m"]


def test_a_day_that_was_taken_back_is_no_longer_complained_about() -> None:
    assert read("31/2: x", plain=((0, 4),)).notes == ()


def test_of_two_that_were_both_taken_back_neither_counts() -> None:
    source = "=m x =l"
    line = read(source, plain=((0, 2), (5, 7)))
    assert (line.text, line.behaviour) == (source, None)


def test_reading_needs_no_catalogue() -> None:
    nothing = Catalogue((), (), {}, (), "")
    line = read_line("today: x /trust =l", today=THURSDAY, catalogue=nothing)
    assert (line.text, line.behaviour) == ("x /trust", L)


def test_where_the_last_of_two_is_taken_back_the_one_before_it_counts() -> None:
    source = "Coached =m Jo 15m =l 45m"
    tag = (source.index("=l"), source.index("=l") + 2)
    length = (source.index("45m"), source.index("45m") + 3)
    assert (read(source).behaviour, read(source).minutes) == (L, 45)
    line = read(source, plain=(tag,))
    assert (line.behaviour, line.minutes, line.text) == (M, 45, "Coached Jo 15m =l")
    line = read(source, plain=(tag, length))
    assert (line.behaviour, line.minutes, line.text) == (M, 15, "Coached Jo =l 45m")


@pytest.mark.parametrize("source", ["for 1h 30m", "a 1h 30m call", "1 h 30 of it", "his 1h 5m"])
def test_hours_and_minutes_in_a_sentence_stay_together(source: str) -> None:
    assert "1" in read(source).text
    assert "h" in read(source).text
