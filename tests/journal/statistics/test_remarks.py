"""What may be told of a few days, and what one action more or less leaves of it."""

from __future__ import annotations

import ast
import datetime as dt
import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.action import DistinctionMark
from journal.domain.behaviour import Behaviour, Craft, Pole
from journal.domain.catalogue import load_catalogue
from journal.domain.cue import SelfImage
from journal.statistics import remark_names, remark_rules, remark_words, remarks
from journal.statistics.remark_facts import Claim, Deed, Facts
from journal.statistics.remark_words import quoted, with_initials

CATALOGUE = load_catalogue()
TODAY = dt.date(2026, 11, 19)
IDS = [distinction.id for distinction in CATALOGUE.distinctions]
LONGEST = 120


def deeds_of(most: int) -> st.SearchStrategy[list[Deed]]:
    names = st.sampled_from(
        [("topic", "a", "a"), ("topic", "b", "B"), ("person", "f", "F"), ("person", "g", "g")]
    )
    deed = st.builds(
        Deed,
        id=st.uuids().map(str),
        day=st.integers(0, 14).map(lambda days: TODAY - dt.timedelta(days=days)),
        time=st.none() | st.times().map(lambda time: time.replace(second=0, microsecond=0)),
        behaviour=st.none() | st.sampled_from(list(Behaviour)),
        names=st.lists(names, max_size=3, unique=True).map(tuple),
        minutes=st.none() | st.sampled_from([10, 30, LONGEST]),
        marks=st.lists(
            st.builds(DistinctionMark, st.sampled_from(IDS), st.sampled_from(list(Pole))),
            max_size=2,
            unique_by=lambda mark: mark.distinction,
        ).map(tuple),
        craft=st.frozensets(st.sampled_from(list(Craft)), max_size=2),
        hollow=st.booleans(),
        text=st.just("Sorted the shelf"),
    )
    return st.lists(deed, max_size=most)


def facts_of(deeds: list[Deed], began: dt.date | None = None) -> Facts:
    ordered = tuple(sorted(deeds, key=lambda deed: deed.day))
    first = ordered[0] if ordered else None
    return Facts(
        TODAY,
        CATALOGUE,
        ordered,
        began=began or (first.day if first else None),
        first=first,
        day_start=dt.time(4),
        self_images=(SelfImage(TODAY - dt.timedelta(days=13), 40),),
    )


def keys(facts: Facts) -> set[str]:
    return {claim.key for _rule, claim in remarks.offered(facts)}


@settings(max_examples=150, deadline=None)
@given(deeds_of(14), deeds_of(3), st.booleans())
def test_what_is_told_would_be_told_with_any_action_more_or_less(
    deeds: list[Deed], others: list[Deed], old: bool
) -> None:
    facts = facts_of(deeds, dt.date(2020, 1, 1) if old else None)
    told = {candidate.key for candidate in remarks.remarks(facts) if candidate.survives}
    said = {key for _rule, claim in remarks.offered(facts) for key in claim.said}
    for deed in facts.deeds:
        fewer = keys(facts.without(deed))
        lost = told - fewer
        assert {key for key in lost if not (key.startswith("episode") and deed.id in said)} == set()
    longest = max((deed.minutes or 0 for deed in facts.last_days(7)), default=0)
    for other in others:
        more = replace(other, minutes=min(other.minutes, longest) or None if other.minutes else None)
        assert told - keys(facts.plus(more)) == set()


JUDGING = (
    r"good|bad|better|worse|best|worst|should|ought|must|only|just|still|yet|already|finally|too|enough|less|fewer|"
    r"miss\w*|fail\w*|unfortunately|sadly|great\w*|poor\w*|weak\w*|strong\w*|lazy|behind|never|improv\w*|"
    r"well|congrat\w*|streak|lost|empty|nothing|pity|proud|need to|lack\w*|neglect\w*"
)


def sentences() -> set[str]:
    """Every sentence in the modules that word remarks."""
    found = set()
    for module in (remark_names, remark_rules, remark_words, remarks):
        tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
        for call in ast.walk(tree):
            name = call.func.id if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) else ""
            if isinstance(call, ast.Call) and name in ("_", "ngettext", "pgettext"):
                found |= {part.value for part in call.args if isinstance(part, ast.Constant)}
    return {text for text in found if isinstance(text, str)}


def test_no_sentence_judges_or_speaks_of_what_was_not_logged() -> None:
    found = sentences()
    assert len(found) > 60
    judged = {text for text in found if re.search(rf"\b({JUDGING})\b", text.casefold())}
    # the tag that is to come is called so everywhere
    assert judged == {"{count} not tagged yet"}
    assert not {text for text in found if "!" in text or "%" in text.replace("\u00a0%", "")}


def swapped(deed: Deed) -> Deed:
    """The same action, of the other function."""
    other = {Behaviour.MANAGER: Behaviour.LEADER, Behaviour.LEADER: Behaviour.MANAGER}
    poles = {Pole.MANAGER: Pole.LEADER, Pole.LEADER: Pole.MANAGER}
    marks = tuple(DistinctionMark(mark.distinction, poles[mark.pole]) for mark in deed.marks)
    behaviour = None if deed.behaviour is None else other.get(deed.behaviour, deed.behaviour)
    return replace(deed, behaviour=behaviour, marks=marks)


def turned(key: str) -> str:
    names = {"manager": "leader", "leader": "manager"}
    return ":".join(names.get(part, part) for part in key.split(":"))


@settings(max_examples=60, deadline=None)
@given(deeds_of(14))
def test_what_is_told_of_leading_is_told_of_managing(deeds: list[Deed]) -> None:
    facts = facts_of(deeds)
    mirrored = facts_of([swapped(deed) for deed in deeds], facts.began)
    ours, theirs = ({c.key: c.survives for c in remarks.remarks(of)} for of in (facts, mirrored))
    assert {turned(key): survives for key, survives in ours.items()} == theirs


def thin(seed: int, day: dt.date, names: bool) -> list[Deed]:
    chance = random.Random(seed * 1000 + day.toordinal())
    return [
        Deed(
            id=f"{day}-{number}",
            day=day,
            time=dt.time(chance.randint(8, 17), chance.randrange(60)),
            behaviour=chance.choice(list(Behaviour)),
            names=(("person", "femi", "Femi"),) if names and chance.random() < 0.3 else (),
            text="Sorted the shelf",
        )
        for number in range(chance.randint(1, 3))
    ]


@pytest.mark.parametrize("seed", range(30))
def test_a_thin_journal_has_something_new_on_each_day(seed: int) -> None:
    told: dict[dt.date, str] = {}
    deeds: list[Deed] = []
    for number in range(14):
        today = TODAY + dt.timedelta(days=number)
        deeds += thin(seed, today, names=seed % 2 == 0)
        facts = replace(facts_of([]), today=today, deeds=tuple(deeds), began=TODAY, first=deeds[0])
        if number < 2:
            continue
        claim = remarks.choose(facts, told)
        assert claim is not None, number
        assert claim.key not in told.values()
        told[today] = claim.key


def busy() -> Facts:
    femi = (("person", "femi", "Femi"),)
    return facts_of(
        [
            Deed(f"{n}", TODAY - dt.timedelta(days=n), dt.time(9, n), Behaviour.LEADER, femi, text="Asked")
            for n in range(5)
        ],
        dt.date(2026, 1, 1),
    )


def test_the_remark_stays_all_day_while_it_is_true() -> None:
    facts = busy()
    first = remarks.choose(facts, {})
    assert first is not None
    assert remarks.choose(facts, {}) == first
    told = {TODAY: first.key}
    more = facts.plus(Deed("x", TODAY, dt.time(16), Behaviour.MANAGER, minutes=30))
    later = remarks.choose(more, told)
    assert later is not None
    assert later.key == first.key
    # and makes way where it no longer is
    gone = replace(facts, deeds=facts.deeds[:1])
    other = remarks.choose(gone, told)
    assert other is None or other.key != first.key


def test_nothing_comes_twice_in_a_fortnight_and_no_kind_on_two_days_running() -> None:
    facts = busy()
    first = remarks.choose(facts, {})
    assert first is not None
    for days in (1, 13):
        second = remarks.choose(facts, {TODAY - dt.timedelta(days=days): first.key})
        assert second is not None
        assert second.key != first.key
    next_day = remarks.choose(facts, {TODAY - dt.timedelta(days=1): "noon:topic:other:early"})
    assert next_day is not None
    assert next_day.kind != "noon"


def test_the_self_image_is_told_back_at_most_monthly() -> None:
    facts = replace(facts_of([]), self_images=(SelfImage(dt.date(2026, 11, 6), 40),))
    told = remarks.choose(facts, {})
    assert told is not None
    assert told.sentence == "On 6 November you saw yourself as 60\u00a0% manager, 40\u00a0% leader."
    assert remarks.choose(facts, {TODAY - dt.timedelta(days=29): "self-image"}) is None
    assert remarks.choose(facts, {TODAY - dt.timedelta(days=30): "self-image"}) == told


def test_with_nothing_true_to_say_nothing_is_said() -> None:
    facts = replace(facts_of([Deed("1", TODAY, text="One")]), self_images=())
    assert remarks.choose(facts, {}) is None


def sentence_of(facts: Facts, key: str) -> Claim:
    return next(claim for _rule, claim in remarks.offered(facts) if claim.key == key)


def test_sentences_say_what_is_counted() -> None:
    facts = busy()
    assert sentence_of(facts, "person:femi").sentence == "@Femi is in five actions in the last seven days."
    noon = sentence_of(facts, "noon:person:femi:early")
    assert noon.sentence == "All five actions with @Femi in the last two weeks were before noon."
    mixed = facts.plus(Deed("x", TODAY, dt.time(15), names=facts.deeds[0].names))
    noon = sentence_of(mixed, "noon:person:femi:early")
    assert noon.sentence == "Five of the six actions with @Femi in the last two weeks were before noon."
    first = sentence_of(facts, "first:10")
    assert first.sentence == "The first action was before ten on each of the last five days with actions."


def test_an_hour_after_midnight_is_late() -> None:
    night = [Deed(str(n), TODAY, dt.time(1, n), Behaviour.OWN) for n in range(4)]
    assert "half:all:late" in keys(facts_of(night))
    assert "half:all:early" not in keys(facts_of(night))
    noon = [Deed(str(n), TODAY, dt.time(12), Behaviour.OWN) for n in range(4)]
    assert not {key for key in keys(facts_of(noon)) if key.startswith("half")}


def test_a_quotation_is_one_line_cut_at_a_word() -> None:
    assert quoted("One\ntwo") == "One"
    long = quoted("word " * 60)
    assert len(long) <= 96
    assert long.endswith("word…")
    assert quoted("x" * 300) == "x" * 95 + "…"


def test_people_are_initials_in_what_is_printed() -> None:
    assert (
        with_initials("Told @Femi to ask @joss-b’s team about #renewals.")
        == "Told F. to ask J.’s team about #renewals."
    )
    assert with_initials("Sat with @Priya.") == "Sat with P."
    assert with_initials("Mailed femi.o@b.example, then @Femi") == "Mailed …, then F."
    assert with_initials("Between/@Zed.Kay/and \uff20Ana-Lia.") == "Between/Z./and A."
    assert with_initials("7@ 3 and @9 are figures") == "7@ 3 and @9 are figures"
