import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.behaviour import Behaviour, Craft, Pole
from journal.domain.catalogue import load_catalogue, parse_catalogue, question_of_the_day
from journal.domain.distinctions import Catalogue, Pair

# As the product's description has them: what is stored in journals and must never change.
PRODUCT = {
    "administer-innovate": ("new-ways", "ran it well", "tried something new"),
    "copy-original": ("new-ways", "used what is proven", "made my own version"),
    "imitate-originate": ("new-ways", "borrowed a good practice", "started something others can borrow"),
    "accept-challenge": ("new-ways", "worked within the rule", "questioned the rule"),
    "accept-investigate": ("enquiry", "took the facts as they are", "went to find out why"),
    "how-why": ("enquiry", "asked how and when", "asked what and why"),
    "systems-people": ("people", "fixed the process", "worked with the person"),
    "control-trust": ("people", "checked", "entrusted"),
    "maintain-develop": ("people", "kept it running", "made it, or someone, grow"),
    "short-long": ("horizon", "served this week", "served next year"),
    "bottomline-horizon": ("horizon", "made the number", "made the direction clearer"),
    "soldier-own": ("judgement", "carried a decision out loyally", "took a stand of my own"),
    "right-thing": (
        "judgement",
        "did it right (efficient)",
        "asked whether it is the right thing (effective)",
    ),
}
SMALL = """
source = "After somebody."
[definition]
manager = "one"
leader = "two"
both = "three"
own = "four"
[[family]]
id = "people"
name = "People"
[[general]]
event = "An event."
manager = "Did it."
leader = "Let her."
[[distinction]]
id = "control-trust"
code = "trust"
family = "people"
manager_act = "checked"
leader_act = "entrusted"
quotation = "A line."
meaning = "A meaning."
question = "A question?"
[[distinction.pair]]
event = "Another event."
manager = "Checked it."
leader = "Left it to him."
"""
SECOND = SMALL[SMALL.index("[[distinction]]") :]

days = st.dates(min_value=dt.date(1970, 1, 1), max_value=dt.date(2200, 1, 1))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def all_pairs(catalogue: Catalogue) -> list[Pair]:
    return [*catalogue.general_pairs, *(pair for d in catalogue.distinctions for pair in d.pairs)]


def all_sentences(catalogue: Catalogue) -> list[str]:
    of_pairs = [text for p in all_pairs(catalogue) for text in (p.event, p.manager, p.leader)]
    of_distinctions = [
        text
        for d in catalogue.distinctions
        for text in (d.manager_act, d.leader_act, d.quotation, d.meaning, d.question)
    ]
    names = [family.name for family in catalogue.families]
    return [*of_pairs, *of_distinctions, *names, *catalogue.definitions.values(), catalogue.source]


def catalogue_of(count: int) -> Catalogue:
    letters = "abcdefghijklmnopqrstuvwxyz"
    many = [
        SECOND.replace("control-trust", f"number-{n}").replace('"trust"', f'"x{letters[n]}"')
        for n in range(count)
    ]
    return parse_catalogue(SMALL.replace(SECOND, "".join(many)))


def test_the_ids_acts_and_families_are_the_products(catalogue: Catalogue) -> None:
    assert {d.id: (d.family, d.manager_act, d.leader_act) for d in catalogue.distinctions} == PRODUCT
    assert list(catalogue.ids()) == list(PRODUCT)


def test_the_five_families_stand_in_their_order(catalogue: Catalogue) -> None:
    assert [(f.id, f.name) for f in catalogue.families] == [
        ("new-ways", "New ways"),
        ("enquiry", "Enquiry"),
        ("people", "People"),
        ("horizon", "Horizon"),
        ("judgement", "Judgement"),
    ]


def test_distinctions_of_a_family_stand_together(catalogue: Catalogue) -> None:
    places = [[f.id for f in catalogue.families].index(d.family) for d in catalogue.distinctions]
    assert places == sorted(places)


def test_a_code_is_short_and_means_one_thing(catalogue: Catalogue) -> None:
    codes = [d.code for d in catalogue.distinctions]
    assert len(set(codes)) == 13
    assert all(re.fullmatch(r"[a-z]{2,6}", code) for code in codes)
    taken = {f.id for f in catalogue.families} | set(PRODUCT) | set(Behaviour) | set(Craft)
    assert taken.isdisjoint(codes)


@pytest.mark.parametrize("word", ["trust", " Trust ", "CONTROL-TRUST"])
def test_a_distinction_is_found_by_its_code_or_id(catalogue: Catalogue, word: str) -> None:
    found = catalogue.find(word)
    assert found is not None
    assert found.act(Pole.LEADER) == "entrusted"


def test_the_source_is_named(catalogue: Catalogue) -> None:
    for words in ("Warren Bennis", "On Becoming a Leader", "1989", "inside-sales manager"):
        assert words in catalogue.source


def test_each_behaviour_is_defined_in_two_short_lines(catalogue: Catalogue) -> None:
    assert set(catalogue.definitions) == set(Behaviour)
    assert all(len(text) <= 60 for text in catalogue.definitions.values())
    for word in ("real", "desirable", "obtainable"):
        assert word in catalogue.definitions["leader"]


def test_each_distinction_has_examples_of_both_poles(catalogue: Catalogue) -> None:
    assert all(len(d.pairs) >= 4 for d in catalogue.distinctions)
    assert len(catalogue.general_pairs) >= 6


def test_the_two_ways_of_an_event_differ(catalogue: Catalogue) -> None:
    assert all(pair.manager != pair.leader for pair in all_pairs(catalogue))


def test_no_example_is_told_twice(catalogue: Catalogue) -> None:
    told = [text for p in all_pairs(catalogue) for text in (p.event, p.manager, p.leader)]
    assert len(set(told)) == len(told)


def test_examples_are_short_sentences(catalogue: Catalogue) -> None:
    for pair in all_pairs(catalogue):
        for text in (pair.event, pair.manager, pair.leader):
            assert len(text) < 90, text
            assert re.fullmatch(r"[A-Z].*\.", text), text


def test_questions_fit_their_card_and_ask(catalogue: Catalogue) -> None:
    for d in catalogue.distinctions:
        assert d.question.endswith("?")
        assert d.question.count("?") == 1
        assert len(d.question) <= 100, d.question
    assert len({d.question for d in catalogue.distinctions}) == 13


def test_meanings_are_one_line_and_quotations_name_both(catalogue: Catalogue) -> None:
    for d in catalogue.distinctions:
        assert len(d.meaning) <= 110
        assert "\n" not in d.meaning
        assert re.fullmatch(r"The manager .+; the leader .+\.", d.quotation)


def test_words_that_claim_too_much_do_not_occur(catalogue: Catalogue) -> None:
    for text in all_sentences(catalogue):
        assert not re.search(r"\bsurely\b", text, re.IGNORECASE), text
        if text != catalogue.definitions["leader"]:
            assert not re.search(r"\breal\b", text, re.IGNORECASE), text


def test_apostrophes_and_marks_are_typographic(catalogue: Catalogue) -> None:
    assert not [text for text in all_sentences(catalogue) if re.search(r"['\"!]|  |\s$", text)]


def test_sentences_are_translated_and_names_are_not() -> None:
    found = parse_catalogue(SMALL, str.upper)
    (only,) = found.distinctions
    assert (only.id, only.code, only.family) == ("control-trust", "trust", "people")
    assert (only.manager_act, only.question) == ("CHECKED", "A QUESTION?")
    assert only.pairs == (Pair("ANOTHER EVENT.", "CHECKED IT.", "LEFT IT TO HIM."),)
    assert found.families[0].name == "PEOPLE"
    assert found.definitions["own"] == "FOUR"
    assert found.source == "AFTER SOMEBODY."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('code = "trust"\n', "", "missing code"),
        ("meaning", "meening", "missing meaning"),
        ('name = "People"', 'name = "People"\ncolour = "red"', "unknown colour"),
        ('own = "four"\n', "", "missing own"),
        ('"Left it to him."', "7", "pair 1: leader"),
        ('"A meaning."', '" "', "meaning"),
        ('family = "people"', 'family = "peple"', "peple"),
        ('code = "trust"', 'code = "control-trust"', "twice in the catalogue: control-trust"),
        ('code = "trust"', 'code = "7"', "lower-case letters"),
        ('code = "trust"', 'code = "Trust"', "lower-case letters"),
        (SECOND, SECOND * 2, "twice in the catalogue: control-trust, trust"),
        (SECOND, "", "missing distinction"),
        (SECOND[SECOND.index("[[distinction.pair]]") :], "pair = []", "pair has to be a list"),
        (SECOND[SECOND.index("[[distinction.pair]]") :], "", "missing pair"),
        ('source = "After somebody."', "source =", "Invalid value"),
    ],
)
def test_a_malformed_catalogue_is_refused_with_the_place(old: str, new: str, said: str) -> None:
    assert old in SMALL
    with pytest.raises(ValueError, match=re.escape(said)):
        parse_catalogue(SMALL.replace(old, new, 1))


@pytest.mark.parametrize(
    ("day", "skip", "expected"),
    [
        (dt.date(2026, 11, 19), 0, "right-thing"),
        (dt.date(2026, 11, 20), 0, "accept-investigate"),
        (dt.date(2026, 11, 20), 1, "soldier-own"),
        (dt.date(2027, 2, 28), 2, "soldier-own"),
    ],
)
def test_a_question_belongs_to_its_date_for_good(
    catalogue: Catalogue, day: dt.date, skip: int, expected: str
) -> None:
    assert question_of_the_day(catalogue, day, skip).id == expected


@given(first=days)
def test_any_thirteen_days_ask_all_thirteen(catalogue: Catalogue, first: dt.date) -> None:
    asked = {question_of_the_day(catalogue, first + dt.timedelta(days=n)).id for n in range(13)}
    assert asked == set(PRODUCT)


@given(day=days)
def test_tomorrow_asks_of_another_family(catalogue: Catalogue, day: dt.date) -> None:
    today, tomorrow = (question_of_the_day(catalogue, day + dt.timedelta(days=n)) for n in (0, 1))
    assert today.family != tomorrow.family


@given(day=days, skip=st.integers(0, 50))
def test_another_goes_round_all_thirteen(catalogue: Catalogue, day: dt.date, skip: int) -> None:
    shown = [question_of_the_day(catalogue, day, skip + n) for n in range(14)]
    assert {d.id for d in shown} == set(PRODUCT)
    assert shown[13] == shown[0]
    assert shown[1].family != shown[0].family


@given(day=days, skip=st.integers(1, 5))
def test_a_few_skips_do_not_use_up_tomorrow(catalogue: Catalogue, day: dt.date, skip: int) -> None:
    tomorrow = question_of_the_day(catalogue, day + dt.timedelta(days=1))
    assert question_of_the_day(catalogue, day, skip) != tomorrow


@pytest.mark.parametrize("count", [2, 3, 4, 6, 9, 12, 14, 20, 25])
def test_a_catalogue_of_another_size_is_gone_through_as_well(count: int) -> None:
    other, first = catalogue_of(count), dt.date(2026, 11, 19)
    by_day = [question_of_the_day(other, first + dt.timedelta(days=n)).id for n in range(count + 1)]
    by_skip = [question_of_the_day(other, first, n).id for n in range(count + 1)]
    for asked in (by_day, by_skip):
        assert len(set(asked)) == count
        assert asked[count] == asked[0]


def test_a_single_question_comes_every_day() -> None:
    only = catalogue_of(1)
    assert question_of_the_day(only, dt.date(2026, 11, 19), 3) is only.distinctions[0]


def test_a_catalogue_without_distinctions_has_no_question(catalogue: Catalogue) -> None:
    bare = Catalogue(catalogue.families, (), catalogue.definitions, catalogue.general_pairs, catalogue.source)
    with pytest.raises(ValueError, match="no question"):
        question_of_the_day(bare, dt.date(2026, 11, 19))
