"""What is offered while a person, a topic or a distinction is typed."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.aliases import aliases_for
from journal.domain.behaviour import Behaviour, Pole
from journal.domain.catalogue import load_catalogue
from journal.domain.completion import MOST, Completion, complete
from journal.domain.distinctions import Catalogue
from journal.domain.line_grammar import read_line
from journal.domain.names import NameIndex, UsedName

TODAY = dt.date(2026, 11, 19)
CATALOGUE = load_catalogue()


def person(name: str, count: int = 1, days_ago: int = 0) -> UsedName:
    return UsedName("person", name, count, TODAY - dt.timedelta(days=days_ago))


def topic(name: str, count: int = 1, days_ago: int = 0) -> UsedName:
    return UsedName("topic", name, count, TODAY - dt.timedelta(days=days_ago))


TEAM = NameIndex(
    [
        person("Priya", 40),
        person("Priyanka", 4),
        person("Mo", 12),
        person("José", 3),
        person("Ünal", 2),
        person("美咲", 1),
        topic("pricing", 9),
        topic("Pipeline", 20),
        topic("calls", 5),
    ]
)


def found(source: str, behaviour: Behaviour | None = None, names: NameIndex = TEAM) -> Completion | None:
    """What is offered at "|" in the source."""
    before, _bar, after = source.partition("|")
    return complete(before + after, len(before), names=names, catalogue=CATALOGUE, behaviour=behaviour)


def offered(source: str, behaviour: Behaviour | None = None, names: NameIndex = TEAM) -> list[str]:
    completion = found(source, behaviour, names)
    return [] if completion is None else [choice.insert for choice in completion.choices]


def known(source: str, names: NameIndex = TEAM) -> list[str]:
    completion = found(source, names=names)
    return [] if completion is None else [c.insert for c in completion.choices if not c.is_new]


# People and topics ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("@|", ["@Priya", "@Mo", "@Priyanka", "@José", "@Ünal", "@美咲"]),
        ("#|", ["#Pipeline", "#pricing", "#calls"]),
        ("Coached @pr|", ["@Priya", "@Priyanka"]),
        ("Coached @PRIYA|", ["@Priya", "@Priyanka"]),
        ("Coached @Priya|", ["@Priyanka"]),
        ("Coached (@pr|)", ["@Priya", "@Priyanka"]),
        ("@jose|", ["@José"]),
        ("@unal|", ["@Ünal"]),
        ("@ＭＯ|", ["@Mo"]),
        ("@美|", ["@美咲"]),
        ("on #p|, then", ["#Pipeline", "#pricing"]),
        ("first\n@m|", ["@Mo"]),
        ("#priya|", []),
        ("@pricing|", []),
        ("@zz|", []),
    ],
)
def test_names_used_before_by_their_beginning_the_best_first(source: str, names: list[str]) -> None:
    assert known(source) == names


@pytest.mark.parametrize(
    "source",
    [
        "|@Pr", "pr|", "jo@pr|", "jo@example.com|", "a#p|", "@P|riya", "@Pr |", "@Pr.|", "@@|", "##p|",
        "https://x.de/@pr|", "", "|", "@9|", "#1|", "#newtopic|", "@-|", "a/|", "1/2|", "//|", "/x/|", "/ |",
        "/tr|ust", "@Priya =l|",
    ],
)  # fmt: skip
def test_nothing_inside_words_addresses_and_numbers(source: str) -> None:
    assert found(source) is None


def test_what_replaces_what() -> None:
    completion = found("Coached @pr| on")
    assert completion is not None
    assert (completion.kind, completion.start, completion.end) == ("person", 8, 11)
    first = completion.choices[0]
    assert (first.label, first.detail, first.is_new) == ("@Priya", "40 actions, last 19 Nov", False)


def test_at_most_eight_the_most_and_lately_used() -> None:
    often = [person(f"Ann{letter}", 50 - place) for place, letter in enumerate("bcdefghij")]
    long_ago = person("Anna", 400, days_ago=800)
    lately = person("Anny", 60, days_ago=10)
    shown = known("@an|", NameIndex([long_ago, *often, lately]))
    assert len(shown) == MOST
    assert shown[:3] == ["@Anny", "@Annb", "@Annc"]
    assert "@Anna" not in shown


def test_somebody_new_is_offered_as_typed_and_as_an_alias() -> None:
    completion = found("Met @Tom|")
    assert completion is not None
    assert [(c.insert, c.detail, c.is_new) for c in completion.choices] == [
        ("@Tom", "new", True),
        ("@T", "alias of Tom", True),
        ("@To", "alias of Tom", True),
    ]


def test_an_alias_that_somebody_has_is_not_offered() -> None:
    assert offered("@Tom|", names=NameIndex([person("t")])) == ["@Tom", "@To"]
    assert offered("@Tom|", names=NameIndex([person("T"), person("TO"), person("tom")])) == ["@tom"]


def test_half_of_a_known_name_gets_no_alias() -> None:
    assert offered("@priy|") == ["@Priya", "@Priyanka", "@priy"]


@pytest.mark.parametrize(
    ("name", "aliases"),
    [
        ("Tom", ("T", "To")),
        ("tom", ("T", "To")),
        ("Tom.Meier", ("TM", "T")),
        ("AnnaLena", ("AL", "A")),
        ("mary-anne_o'neill", ("MAON", "M")),
        ("T", ()),
        ("To", ("T",)),
        ("美咲", ("美",)),
        ("e\u0301mile", ("E\u0301", "E\u0301m")),
        ("3rd", ("R", "Rd")),
        ("", ()),
        ("...", ()),
    ],
)
def test_aliases(name: str, aliases: tuple[str, ...]) -> None:
    assert aliases_for(name, lambda _alias: False) == aliases


# Distinctions ---------------------------------------------------------------------------------------


def test_a_slash_offers_both_acts_of_every_distinction(catalogue: Catalogue) -> None:
    completion = found("Let her decide /|")
    assert completion is not None
    assert completion.kind == "distinction"
    assert [(c.insert, c.label, c.detail, c.pole) for c in completion.choices] == [
        (f"/{d.code}={pole.value[0]}", d.act(pole), f"/{d.code}", pole)
        for d in catalogue.distinctions
        for pole in (Pole.MANAGER, Pole.LEADER)
    ]


@pytest.mark.parametrize(
    ("source", "choices"),
    [
        ("/tru|", ["/trust=m", "/trust=l"]),
        ("x /TRUST|", ["/trust=m", "/trust=l"]),
        ("/control|", ["/trust=m", "/trust=l"]),
        ("/control-t|", ["/trust=m", "/trust=l"]),
        ("/ent|", ["/trust=l"]),
        ("/check|", ["/trust=m"]),
        ("/loyal|", ["/stand=m"]),
        ("/trust=|", ["/trust=m", "/trust=l"]),
        ("/trust=l|", []),
        ("/trust=lead|", ["/trust=l"]),
        ("/trust=leader|", []),
        ("/trust=x|", []),
        ("/nosuch|", []),
    ],
)
def test_distinctions_by_code_id_and_act(source: str, choices: list[str]) -> None:
    assert offered(source) == choices


def test_the_side_of_the_behaviour_comes_first() -> None:
    assert offered("/tru|", Behaviour.LEADER) == ["/trust=l", "/trust=m"]
    for behaviour in (Behaviour.MANAGER, Behaviour.BOTH, Behaviour.OWN, None):
        assert offered("/tru|", behaviour) == ["/trust=m", "/trust=l"]


def test_what_is_offered_is_understood() -> None:
    for source in ("/|", "@|", "@Tom.Meier|", "@x|", "#|"):
        completion = found(source)
        assert completion is not None
        for choice in completion.choices:
            line = read_line(f"x {choice.insert} y", today=TODAY, catalogue=CATALOGUE)
            (piece,) = line.pieces
            assert (piece.kind, piece.start, piece.end) == (completion.kind, 2, 2 + len(choice.insert))
            assert choice.pole is None or line.distinctions[0].pole is choice.pole


# Anything, and many ---------------------------------------------------------------------------------


@given(
    st.one_of(
        st.text(alphabet="@#/=.ptrusal 9\né\u0301\u200d(", max_size=12),
        st.text(alphabet=st.characters(exclude_categories=()), max_size=12),
    ),
    st.integers(-2, 14),
    st.sampled_from([None, *Behaviour]),
)
def test_it_never_raises_and_replaces_what_ends_at_the_cursor(
    source: str, cursor: int, behaviour: Behaviour | None
) -> None:
    completion = complete(source, cursor, names=TEAM, catalogue=CATALOGUE, behaviour=behaviour)
    if completion is not None:
        assert 0 <= completion.start < completion.end == cursor
        assert source[completion.start] in "@#/"
        assert completion.choices
        assert len({choice.insert for choice in completion.choices}) == len(completion.choices)


def test_twenty_thousand_names_are_no_burden() -> None:
    letters = "abcdefghijklmnopqrst"
    names = NameIndex(
        person(f"{a}{b}{c}é{d}", count)
        for a in letters
        for b in letters
        for c in letters
        for count, d in enumerate("xy", 1)
    )
    for source in ("@", "@a", "@ab", "@abce", "@zz", "/", "/e"):
        best = 9.0
        for _run in range(5):
            started = time.perf_counter()
            complete(source, len(source), names=names, catalogue=CATALOGUE)
            best = min(best, time.perf_counter() - started)
        assert best < 0.01, source
