import re

import pytest

from journal.domain.behaviour import Behaviour, Craft, Pole
from journal.domain.catalogue import load_catalogue, parse_catalogue
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
