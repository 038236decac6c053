"""The "I am …" sentence: for every share, alike in both directions, a judgement in none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.self_image import self_image_phrases, self_image_sentence

shares = st.integers(0, 100)
FIGURES = re.compile(r"\((\d+)\u00a0%\)")


@pytest.mark.parametrize(
    ("leader", "sentence"),
    [
        (40, "I am a very good manager (60\u00a0%) who shows a lot of leadership (40\u00a0%)."),
        (60, "I am a very good leader (60\u00a0%) who does a lot of managing (40\u00a0%)."),
        (50, "I am as much a manager (50\u00a0%) as a leader (50\u00a0%)."),
        (0, "I am a manager through and through (100\u00a0%)."),
        (100, "I am a leader through and through (100\u00a0%)."),
        (15, "I am a manager above all (85\u00a0%) who shows a little leadership (15\u00a0%)."),
        (97, "I am nearly always a leader (97\u00a0%) and now and then a manager (3\u00a0%)."),
    ],
)
def test_what_some_shares_are_told_as(leader: int, sentence: str) -> None:
    assert self_image_sentence(leader) == sentence


@given(shares)
def test_the_larger_side_comes_first_and_both_figures_are_there(leader: int) -> None:
    sentence = self_image_sentence(leader)
    figures = [int(figure) for figure in FIGURES.findall(sentence)]
    larger = max(leader, 100 - leader)
    assert figures == ([100] if larger == 100 else [larger, 100 - larger])
    first = re.search("manager|leader", sentence)
    assert first is not None
    assert first.group() == ("leader" if leader > 50 else "manager")


@given(shares)
def test_both_directions_are_worded_alike(leader: int) -> None:
    def bare(sentence: str) -> str:
        swapped = {"leadership": "managing", "leader": "manager", "shows": "does"}
        for word, other in swapped.items():
            sentence = sentence.replace(word, other)
        return sentence.replace("does often", "often does").replace("often does some", "often does")

    assert bare(self_image_sentence(leader)) == bare(self_image_sentence(100 - leader))


@given(shares)
def test_no_side_is_called_less_than_it_should_be(leader: int) -> None:
    told = self_image_sentence(leader).lower()
    assert not re.search(r"\b(only|just|merely|weak|poor|bad|lack|not|yet|should)\b", told)


@given(shares)
def test_its_words_are_strong_and_its_figures_are_not(leader: int) -> None:
    phrases = self_image_phrases(leader)
    assert "".join(phrase.text for phrase in phrases) == self_image_sentence(leader)
    for phrase in phrases:
        assert phrase.strong is (not re.search(r"\d", phrase.text) and phrase.text != ".")


@pytest.mark.parametrize("leader", [-1, 101])
def test_what_is_no_percentage_is_refused(leader: int) -> None:
    with pytest.raises(ValueError, match="percentage"):
        self_image_sentence(leader)
