"""The sentence of an intention, and what is suggested for its halves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.catalogue import load_catalogue
from journal.domain.intention_words import (
    LONGEST_HALF,
    intention_phrases,
    intention_sentence,
    learning_start,
    suggested,
    tidy_cue,
    tidy_deed,
)

CUE, DEED = "a closer asks me for the price", "ask first what they would do"


def test_a_plan_is_one_sentence_with_two_hinges() -> None:
    assert intention_sentence(CUE, DEED) == f"When {CUE}, I will {DEED}."
    assert [phrase.text for phrase in intention_phrases(CUE, DEED) if phrase.strong] == ["When", "I will"]


def test_a_goal_to_learn_needs_no_moment() -> None:
    assert intention_sentence("", "find three ways to let go") == "I will find three ways to let go."


def test_a_question_ends_the_sentence_itself() -> None:
    assert intention_sentence(CUE, "ask: what would you do?").endswith("what would you do?")


@pytest.mark.parametrize("typed", ["When it rings", "when  it rings.", "it rings", " it rings, "])
def test_the_hinge_is_not_kept_twice(typed: str) -> None:
    assert tidy_cue(typed) == "it rings"


def test_whenever_is_no_when() -> None:
    assert tidy_cue("whenever it rings") == "whenever it rings"
    assert tidy_deed("I will not shout.") == "not shout"
    assert tidy_deed("I willingly wait") == "I willingly wait"


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_letter_of_either_half_is_lost_or_read_as_a_pattern(cue: str, deed: str) -> None:
    sentence = intention_sentence(cue, deed)
    assert cue in sentence
    assert deed in sentence


def test_each_family_has_three_of_each_that_fit() -> None:
    for family in (None, *(family.id for family in load_catalogue().families)):
        words = suggested(family)
        assert [len(part) for part in (words.cues, words.deeds, words.learn)] == [3, 3, 3]
        for cue in words.cues:
            assert tidy_cue(cue) == cue
        for deed in (*words.deeds, *(learning_start() + words for words in words.learn)):
            assert tidy_deed(deed) == deed
            assert len(deed) < LONGEST_HALF
    assert len({suggested(family.id) for family in load_catalogue().families}) == 5


def test_a_family_of_ones_own_is_answered_as_none_is() -> None:
    assert suggested("my own") == suggested(None)
