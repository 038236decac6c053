"""Whatever is typed: nothing of it is lost, no character is cut, and it does not take for ever."""

from __future__ import annotations

import datetime as dt
import string
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal.domain.catalogue import load_catalogue
from journal.domain.day_order import DayOrder
from journal.domain.line import TAKEN_OUT, Line, Span
from journal.domain.line_grammar import read_line, removed
from journal.domain.line_pieces import without
from journal.domain.text import find_tokens

THURSDAY = dt.date(2026, 11, 19)
CATALOGUE = load_catalogue()


def read(
    source: str, order: DayOrder = "dmy", today: dt.date = THURSDAY, plain: tuple[Span, ...] = ()
) -> Line:
    return read_line(source, today=today, catalogue=CATALOGUE, day_order=order, plain=plain)


# Any text at all ------------------------------------------------------------------------------------

FRAGMENTS = [
    *("yesterday:", "yesterday 16:00:", "last friday:", "31/2:", "14/11:", "3 days ago:", "today："),
    *("=m", "=l", "=b.", "=own", "/trust", "/trust=l", "/how-why,", "/rule=m", "45m", "45m.", "1h30m"),
    *("#topic", "@Jo", "(@Mo)", "Coached", "a", "deal", "for", ",", ".", "e\u0301", "\u0301", "\u200d"),
    *("👩‍👩‍👧‍👦", "👍🏽", "🇩🇪", "1️⃣", "\ufe0f", "\U0001f3fd", "שלום", "美咲", "\x00", "\ud800", "İ", "\u2028"),
]  # fmt: skip
BLANKS = st.sampled_from([" ", " ", " ", "  ", "\n", "\r\n", "\t", "\u00a0", "\u3000", "\n\n", ""])
sources = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=string.printable, max_size=60),
    st.text(alphabet=st.characters(exclude_categories=()), max_size=40),  # halves of characters too
    st.lists(st.tuples(BLANKS, st.sampled_from(FRAGMENTS), BLANKS), max_size=8).map(
        lambda parts: "".join(part for three in parts for part in three)
    ),
)
orders = st.sampled_from(["dmy", "mdy", "ymd"])
EXTENDING = {"\u200d", "\u200c", *map(chr, range(0x1F3FB, 0x1F400))}


def extends(char: str) -> bool:
    return char in EXTENDING or unicodedata.category(char or " ")[0] == "M"


def spans_of(line: Line) -> tuple[Span, ...]:
    return tuple((piece.start, piece.end) for piece in line.pieces)


@given(sources, orders)
@example("yesterday: =l \u0301x", "dmy")
@example("a =l \u0301b", "dmy")
@example("=l. x =m. \u200d", "dmy")
def test_no_character_is_lost(source: str, order: DayOrder) -> None:
    line = read(source, order)
    gone = removed(source, line.pieces)
    assert line.text == without(source, gone)
    kept, place = [], 0
    for start, end in gone:
        assert place <= start < end <= len(source)
        kept.append(source[place:start])
        place = end
    kept.append(source[place:])
    parts = [part for pair in zip(kept, [source[a:b] for a, b in gone], strict=False) for part in pair]
    assert "".join(parts) + kept[-1] == source
    assert "".join(kept) == line.text


@given(sources, orders)
@example("yesterday:  \ufe00", "dmy")
def test_only_what_was_understood_and_blanks_are_gone(source: str, order: DayOrder) -> None:
    line = read(source, order)
    spans = [span for span, piece in zip(spans_of(line), line.pieces, strict=True) if piece.kind in TAKEN_OUT]
    rest = without(source, spans)
    assert "".join(rest.split()) == "".join(line.text.split())
    if spans:
        assert len(rest.split()) == len(line.text.split()) or any(
            c in line.text for c in ".,;!?…。、，；！？"
        )
        if not source[: spans[0][0]].strip():
            carries = extends(line.text[1:2])  # an accent upon a blank is one character
            assert not line.text[:1].isspace() or carries
        if not source[spans[-1][1] :].strip():
            assert not line.text[-1:].isspace()


@given(sources, orders)
def test_pieces_lie_in_order_and_apart_where_no_character_is_cut(source: str, order: DayOrder) -> None:
    line = read(source, order)
    place = 0
    for start, end in spans_of(line):
        assert place <= start < end <= len(source)
        place = end
    for start, end in (*removed(source, line.pieces), *spans_of(line)):
        for edge in (start, end):
            following = source[edge : edge + 1]
            after_blank = source[edge - 1 : edge] in {"\n", "\r", "\u2028", "\u2029", "\x85", ""}
            assert not extends(following) or after_blank or edge == 0, (edge, source)
            assert source[max(0, edge - 1) : edge + 1] != "\r\n" or edge == 0


@given(sources, orders)
@example("=m x =l", "dmy")
@example("45m 45m 1h /trust /trust", "dmy")
def test_all_taken_back_is_the_text_as_typed_and_read_again_is_the_same(source: str, order: DayOrder) -> None:
    line = back = read(source, order)
    plain: tuple[Span, ...] = ()
    while back.pieces:  # of two the earlier one counts once the later is taken back
        plain += spans_of(back)
        back = read(source, order, plain=plain)
    assert (back.text, back.pieces, back.notes) == (source, (), line.notes if line.day is None else ())
    assert read(source, order) == line


@given(sources, st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=5))
def test_nothing_that_overlaps_what_was_taken_back_is_understood(source: str, plain: list[Span]) -> None:
    line = read(source, plain=tuple(plain))
    for start, end in spans_of(line):
        assert not any(a < b and a < end and start < b for a, b in plain)
    assert line.text == without(source, removed(source, line.pieces))


@given(sources)
def test_topics_and_people_of_the_text_are_those_that_were_told(source: str) -> None:
    line = read(source)
    told = [(piece.kind, piece.name) for piece in line.pieces if piece.kind in ("topic", "person")]
    assert told == [(token.kind, token.name) for token in find_tokens(line.text)]


# Speed ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fragment",
    ["word ", "=l ", "/trust ", "45m ", "a", " ", "#topic @person ", ": ", "=l. ", "/foo ", "=l\n", "/", "=a",
     "9m", "\u0301", " \u0301", "=l \u0301"],
    ids=ascii,
)  # fmt: skip
def test_twice_the_text_takes_about_twice_as_long(fragment: str) -> None:
    def taken(size: int) -> float:
        text = fragment * (size // len(fragment))
        best = 9.0
        for _run in range(3):
            started = time.perf_counter()
            read(text)
            best = min(best, time.perf_counter() - started)
        return best

    small = taken(25_000)
    assert taken(100_000) < 10 * small + 0.02
