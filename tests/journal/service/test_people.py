"""People are renamed, merged and hidden, in everything that names them, and back."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.action import Draft, Notice
from journal.domain.behaviour import Behaviour
from journal.domain.names import fold_name
from journal.domain.person import Person
from journal.domain.reflection import Asked, Reflection
from journal.domain.renaming import checked_name, renamed
from journal.domain.text import find_tokens
from journal.errors import JournalError, UsageError
from journal.opening import Opened
from journal.reading.reflecting import people_notes, reflections
from journal.service.journal import Journal
from tests.journal.conftest import Open
from tests.journal.helpers import CONTENT, dump

ALL = (*CONTENT, "person", "reflection", "vision", "intention")


def log(journal: Journal, *texts: str) -> list[str]:
    return journal.actions.record_all([Draft(text=text) for text in texts], journal.settings.get())


def texts(opened: Opened) -> list[str]:
    return sorted(action.text for action in opened.reader.actions())


def test_every_spelling_of_a_name_is_renamed_and_nothing_else(opened: Opened) -> None:
    journal = opened.journal
    log(
        journal,
        "@Joss’s list, (@joss) and @JOSS: once more",
        "joss without a sign, a@joss.example and @Jossie stay",
        "#joss is a topic",
    )
    assert journal.people.rename("Joss", "@Jo") == 1
    assert texts(opened) == [
        "#joss is a topic",
        "@Jo’s list, (@Jo) and @Jo: once more",
        "joss without a sign, a@joss.example and @Jossie stay",
    ]
    assert journal.people.rename("joss", "calls", kind="topic") == 1
    assert texts(opened)[0] == "#calls is a topic"


def test_a_renamed_person_is_renamed_in_trash_lessons_answers_plans_and_notes(
    opened: Opened, path: Path
) -> None:
    journal = opened.journal
    first, second = log(journal, "Asked @Joss", "Listened to @Joss")
    journal.actions.delete([second])
    journal.people.note(Person("Joss", moves="Numbers", goal="Monday"))
    journal.people.note(Person("Priya", moves="Working with @Joss"))
    journal.reflections.answer(
        Reflection("", dt.date(2026, 11, 19), Asked.LEADING, "What would?", "Let @Joss ask", action=first)
    )
    before = dump(path, ALL)
    journal.people.rename("Joss", "Jo")
    notes = people_notes(opened.reader)
    assert notes["jo"] == Person("Jo", "Numbers", "Monday")
    assert "joss" not in notes
    assert notes["priya"].moves == "Working with @Jo"
    assert [answer.text for answer in reflections(opened.reader)] == ["Let @Jo ask"]
    after = dump(path, ALL)
    assert b"Joss" not in repr(after).encode()
    journal.undo()
    assert dump(path, ALL) == before
    journal.redo()
    assert dump(path, ALL) == after


def test_a_name_that_somebody_has_is_not_taken_without_being_asked(opened: Opened, path: Path) -> None:
    journal = opened.journal
    log(journal, "@Joss", "@Priya")
    before = dump(path, ALL)
    with pytest.raises(UsageError, match="There is a priya already"):
        journal.people.rename("Joss", "priya")
    assert dump(path, ALL) == before
    assert journal.people.rename("priya", "PRIYA") == 1, "another spelling of one's own is"


def test_several_become_one_and_what_was_kept_about_them_is_kept(opened: Opened, path: Path) -> None:
    journal = opened.journal
    log(journal, "@Jo and @Joss", "@josh", "@Priya")
    journal.people.note(Person("Joss", moves="Numbers", goal="Monday", hidden=True))
    journal.people.note(Person("Jo", moves="Being first"))
    before = dump(path, ALL)
    assert journal.people.merge(["Joss", "@Josh", "Jo"], "Jo") == 2
    assert texts(opened) == ["@Jo", "@Jo and @Jo", "@Priya"]
    assert people_notes(opened.reader) == {"jo": Person("Jo", "Being first; Numbers", "Monday")}
    journal.undo()
    assert dump(path, ALL) == before


@pytest.mark.parametrize(
    "name", ["", "@", "1", "Anna Maria", "a@b", "🎉", "Jo's", "Tom.", "x" * 81, "A\n"[1:]]
)
def test_what_can_not_stand_in_a_text_is_told(opened: Opened, path: Path, name: str) -> None:
    log(opened.journal, "@Joss")
    before = dump(path, ALL)
    with pytest.raises(UsageError) as told:
        opened.journal.people.rename("Joss", name)
    assert told.value.text
    assert told.value.hint
    assert dump(path, ALL) == before


@pytest.mark.parametrize("name", ["دانا", "דנה", "Zoë", "李雷", "Jean-Luc", "O’Neil", "A.B", "N_1"])
def test_names_of_any_script_can_be_given(opened: Opened, name: str) -> None:
    log(opened.journal, "Asked @Joss’s team 🎉")
    opened.journal.people.rename("Joss", name)
    assert texts(opened) == [f"Asked @{name}’s team 🎉"]
    assert opened.reader.actions()[0].people == (name,)


def test_nobody_is_renamed_who_is_not_there(opened: Opened) -> None:
    with pytest.raises(UsageError, match="No action names them"):
        opened.journal.people.rename("Nobody", "Jo")
    with pytest.raises(UsageError, match="No action names them"):
        opened.journal.people.merge(["Nobody"], "Jo")


def test_lines_that_do_not_fit_on_one_are_told_of_before_anything_changes(opened: Opened, path: Path) -> None:
    journal = opened.journal
    log(journal, "@Jo @Joss")
    journal.people.note(Person("Jo", moves="a" * 300))
    journal.people.note(Person("Joss", moves="b" * 300))
    before = dump(path, ALL)
    with pytest.raises(JournalError, match="602 characters"):
        journal.people.merge(["Joss"], "Jo")
    assert dump(path, ALL) == before


def test_hiding_and_showing_leave_what_is_kept(opened: Opened) -> None:
    journal = opened.journal
    log(journal, "@Joss")
    journal.people.hide("Joss")
    assert people_notes(opened.reader)["joss"] == Person("Joss", hidden=True)
    journal.people.note(Person("Joss", moves="Numbers", hidden=True))
    journal.people.show("joss")
    assert people_notes(opened.reader)["joss"] == Person("Joss", moves="Numbers")
    assert journal.undo_names()[0] == "show joss again"
    journal.undo()
    assert people_notes(opened.reader)["joss"].hidden


def test_a_change_elsewhere_keeps_a_renaming_from_being_taken_back(open_again: Open) -> None:
    one, other = open_again(), open_again()
    (key,) = log(one.journal, "@Joss")
    one.journal.people.rename("Joss", "Jo")
    other.journal.actions.delete([key])
    with pytest.raises(JournalError, match="changed elsewhere"):
        one.journal.undo()


def test_one_notice_tells_of_a_renaming(opened: Opened) -> None:
    log(opened.journal, *(f"@Joss {number}" for number in range(150)))
    told: list[Notice] = []
    opened.journal.subscribe(told.append)
    opened.journal.people.rename("Joss", "Jo")
    assert [notice.kinds for notice in told] == [{"action"}]
    assert told[0].actions is None, "too many to name"


def test_ten_thousand_texts_are_rewritten_and_taken_back_in_two_seconds_each(
    opened: Opened, path: Path
) -> None:
    journal = opened.journal
    drafts = [
        Draft(text=f"Asked @Joss’s team about #calls, {number}", behaviour=Behaviour.LEADER)
        for number in range(10_000)
    ]
    journal.actions.record_all(drafts, journal.settings.get())
    before = dump(path, ALL)
    for turn in (lambda: journal.people.rename("Joss", "Jo"), journal.undo, journal.redo, journal.undo):
        started = time.perf_counter()
        turn()
        assert time.perf_counter() - started < 4.0, "twice what is promised, for a busy machine"
    assert dump(path, ALL) == before


NAMES = ("Joss", "joss", "ＪＯＳＳ", "Jossie", "Jo", "Straße", "STRASSE", "دانا")
SIGNED = [f"{sign}{name}" for sign in "@#" for name in NAMES]
AROUND = list(" .-&(\n:a1_\u200d\u0301🎉@#[")
PIECES = st.sampled_from([*SIGNED, *AROUND, "’s", "'s"])
TEXTS = st.lists(PIECES, max_size=24).map("".join)


@given(
    text=TEXTS, old=st.sampled_from(NAMES), new=st.sampled_from([*NAMES, "O’Neil", "A.B", "x_1", "Zoe\u0308"])
)
def test_texts_and_tokens_keep_together(text: str, old: str, new: str) -> None:
    folded = frozenset({fold_name(old)})
    before, after = find_tokens(text), find_tokens(renamed(text, "person", folded, new))
    meant = [
        (token.kind, new if token.kind == "person" and fold_name(token.name) in folded else token.name)
        for token in before
    ]
    assert [(token.kind, token.name) for token in after] == meant
    # what stands between the names is untouched
    assert between(text) == between(renamed(text, "person", folded, new))


def between(text: str) -> list[str]:
    tokens = find_tokens(text)
    edges = [0, *(place for token in tokens for place in (token.start, token.end)), len(text)]
    return [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]


@given(st.text(max_size=30))
def test_a_checked_name_is_found_again_in_a_text(name: str) -> None:
    try:
        checked = checked_name(name)
    except UsageError:
        return
    (token,) = find_tokens(f"Asked @{checked}’s team")
    assert (token.kind, token.name) == ("person", checked)
