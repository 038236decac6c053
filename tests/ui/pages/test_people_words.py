"""What the People page says of somebody, in words."""

from __future__ import annotations

import datetime as dt

import pytest

from journal.domain.person import Person
from journal.reading.people import People, SeenPerson
from journal.reading.reader import Counts
from ui.pages.people_words import moved_by


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("Being asked first", "being asked first"),
        ("Recognition, from Joss too", "recognition, from Joss too"),
        ("an early Friday", "an early Friday"),
        ("NPS above forty", "NPS above forty"),
        ("I don’t know yet", "I don’t know yet"),
        ("Joss as a model", "Joss as a model"),
        ("Dana’s praise", "Dana’s praise"),
        ("Mondays without calls", "Mondays without calls"),
        ("iPads", "iPads"),
        ("McKinsey", "McKinsey"),
        ("Çok para", "çok para"),
        ("@Joss", "@Joss"),
        ("李", "李"),
    ],
)
def test_what_moves_them_begins_small_within_the_sentence_unless_it_is_a_name(kept: str, said: str) -> None:
    seen = SeenPerson("joss", Person("Joss", moves=kept), Counts(), None, None, None, ())
    people = People("90d", None, dt.date(2026, 11, 19), (seen,), (), ())
    assert moved_by(seen, people) == f"Moved by {said}"
