"""The person's own catalogue: every change is one step, ids and marks stay, bad words are told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.action import DistinctionMark, Draft
from journal.domain.behaviour import Behaviour, Pole
from journal.domain.catalogue import load_catalogue
from journal.domain.catalogue_edit import LONGEST, added, code_for, moved
from journal.domain.edit import Edit
from journal.domain.own_catalogue import OwnCatalogue, with_changes
from journal.errors import UsageError

if TYPE_CHECKING:
    from journal.opening import Opened

TRUST = "control-trust"
WORDS = {"manager_act": "kept the peace", "leader_act": "named the conflict", "question": "Which was it?"}


def test_each_change_is_one_step_named_by_what_it_did(opened: Opened) -> None:
    doors = opened.journal.distinctions
    before = opened.journal.settings.get()
    doors.reword(TRUST, {"leader_act": "let them do it"})
    assert opened.journal.undo_names()[0] == "reword “entrusted”"
    doors.move(TRUST, 0)
    doors.hide(TRUST)
    key = doors.add("people", WORDS)
    assert opened.journal.undo_names()[0] == "add the distinction “named the conflict”"
    doors.remove(key)
    for _step in range(5):
        opened.journal.undo()
    assert opened.journal.settings.get() == before


def test_an_own_distinction_can_be_marked_on_actions_and_by_its_code(opened: Opened) -> None:
    key = opened.journal.distinctions.add("people", WORDS)
    one = opened.journal.catalogue.find(key)
    assert one is not None
    assert opened.journal.catalogue.find(one.code) == one
    action = opened.journal.record(
        Draft("Sat them at one table", Behaviour.LEADER, distinctions=(DistinctionMark(key, Pole.LEADER),))
    )
    opened.journal.distinctions.remove(key)
    kept = opened.reader.action(action)
    assert kept is not None
    assert [mark.distinction for mark in kept.distinctions] == [key]
    named = opened.journal.catalogue.find(key)
    assert named is not None
    assert named.leader_act == "named the conflict"
    assert not opened.journal.catalogue.offers(key)
    # an edit that leaves the mark where it is goes through
    opened.journal.actions.change(action, Edit(text="Sat them together", distinctions=kept.distinctions))


def test_a_mark_of_what_is_hidden_stays_when_its_action_is_edited(opened: Opened) -> None:
    marks = (DistinctionMark(TRUST, Pole.MANAGER),)
    action = opened.journal.record(Draft("Checked the log", Behaviour.MANAGER, distinctions=marks))
    opened.journal.distinctions.hide(TRUST)
    opened.journal.actions.change(action, Edit(text="Checked the call log", distinctions=marks))
    kept = opened.reader.action(action)
    assert kept is not None
    assert kept.distinctions == marks


def test_all_may_be_hidden_and_brought_back(opened: Opened) -> None:
    ids = tuple(opened.journal.catalogue.ids())
    for key in ids:
        opened.journal.distinctions.hide(key)
    assert not opened.journal.catalogue.distinctions
    opened.journal.distinctions.bring_back(ids)
    assert opened.journal.undo_names()[0] == "bring 13 distinctions back"
    assert tuple(opened.journal.catalogue.ids()) == ids


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"leader_act": "  \u200b "}, "is missing"),
        ({"manager_act": "x" * 5000}, "5,000 characters"),
        ({"leader_act": "two\nlines"}, "one line"),
        ({"leader_act": "Checked"}, "Both acts are the same"),
        ({"leader_act": "Fixed the process"}, "already"),
        ({"question": ""}, "is missing"),
        ({"leader_act": "a\x00b"}, "invisible control character"),
    ],
)
def test_bad_words_are_told_and_change_nothing(opened: Opened, words: dict[str, str], said: str) -> None:
    before = opened.journal.settings.get()
    with pytest.raises(UsageError, match=said):
        opened.journal.distinctions.reword(TRUST, words)
    assert opened.journal.settings.get() == before
    assert opened.journal.undo_names()[0] is None


def test_words_as_they_ship_are_no_change(opened: Opened) -> None:
    opened.journal.distinctions.reword(TRUST, {"leader_act": "let them do it"})
    opened.journal.distinctions.reword(TRUST, {"leader_act": "entrusted"})
    assert opened.journal.settings.get().catalogue == OwnCatalogue()


def test_examples_are_marked_and_taken_back(opened: Opened) -> None:
    doors = opened.journal.distinctions
    doors.mark_example(TRUST, "a", marked=True)
    doors.mark_example(TRUST, "a", marked=True)
    assert len(opened.journal.settings.get().catalogue.examples) == 1
    doors.mark_example(TRUST, "a", marked=False)
    assert not opened.journal.settings.get().catalogue.examples


def test_back_to_ours_keeps_own_ones_and_examples(opened: Opened) -> None:
    doors = opened.journal.distinctions
    doors.reword(TRUST, {"leader_act": "let them do it"})
    doors.hide("how-why")
    key = doors.add("people", WORDS)
    doors.as_shipped()
    own = opened.journal.settings.get().catalogue
    assert not own.words
    assert not own.hidden
    assert [one.id for one in own.added] == [key]


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(-3, 8)), max_size=12))
def test_moving_keeps_every_distinction_once_and_in_its_family(moves: list[tuple[int, int]]) -> None:
    shipped, own = load_catalogue(), OwnCatalogue()
    ids = list(shipped.ids())
    for which, place in moves:
        own = moved(shipped, own, ids[which], place)
        now = with_changes(shipped, own)
        kin = [one.id for one in now.distinctions if one.family == shipped.distinctions[which].family]
        assert kin.index(ids[which]) == min(max(place, 0), len(kin) - 1)
    assert sorted(with_changes(shipped, own).ids()) == sorted(ids)


@given(st.lists(st.text(max_size=LONGEST["leader_act"]), min_size=2, max_size=2))
def test_a_code_is_lower_letters_that_no_other_has(acts: list[str]) -> None:
    taken = {one.code for one in load_catalogue().distinctions}
    for _turn in range(3):
        code = code_for(acts, taken)
        assert code.isalpha()
        assert code == code.lower()
        assert code not in taken
        taken.add(code)


def test_a_hundred_of_the_same_first_word_get_codes_of_their_own() -> None:
    shipped, own = load_catalogue(), OwnCatalogue()
    for number in range(100):
        words = {**WORDS, "leader_act": f"calm {number}", "manager_act": f"calm and quick {number}"}
        own = added(shipped, own, f"own-{number}", "people", words)
    codes = [one.code for one in with_changes(shipped, own).distinctions]
    assert len(set(codes)) == len(codes)
    assert replace(own).added[0].code == "calm"
