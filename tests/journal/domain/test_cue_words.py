"""The cue: any typing becomes an event that reads well after "When"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.cue_words import LONGEST_EVENT, cue_event, cue_phrases, cue_sentence


@pytest.mark.parametrize(
    ("typed", "event"),
    [
        ("I close the dialler", "I close the dialler"),
        ("When I close the dialler.", "I close the dialler"),
        ("  when\tI sit in\nthe train , ", "I sit in the train"),
        ("whenever I leave", "whenever I leave"),
        ("", ""),
        ("...", ""),
    ],
)
def test_what_is_typed_becomes_an_event(typed: str, event: str) -> None:
    assert cue_event(typed) == event


@given(st.text())
def test_an_event_is_one_short_line_and_stays_what_it_is(typed: str) -> None:
    event = cue_event(typed)
    assert len(event) <= LONGEST_EVENT
    assert event == " ".join(event.split())


@given(st.text())
def test_the_plan_holds_the_event_letter_by_letter(event: str) -> None:
    assert cue_sentence(event) == f"When {event}, I will write down what I did that day."


def test_the_two_hinges_are_strong() -> None:
    assert [phrase.text for phrase in cue_phrases("I *close* {it}") if phrase.strong] == ["When", "I will"]
