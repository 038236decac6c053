"""A person forgotten, to the last byte; all else stays, and can still be undone."""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.domain.action import Draft, Notice
from journal.domain.behaviour import Behaviour
from journal.domain.edit import Edit
from journal.domain.forgetting import Doubt, Forgetting, Left, Place
from journal.domain.person import Person
from journal.errors import JournalError, UsageError
from journal.opening import Opened, copy_of, open_journal
from journal.places import FixedClock, Places, World
from journal.reading.forgetting import plan_forgetting
from journal.reading.reflecting import people_notes
from journal.settings.drafts import Drafts
from journal.storage.cleaning import MARK
from tests.journal.helpers import dump
from tests.journal.service.forgetting import everything, fill, forget, has_bytes

NAMES = ["Xjossq", "Łukaszek", "דנהלה", "سارةم", "Jose\u0301q", "Γιάννηςχ", "SStraßq", "O'Xbrien", "Xa-Yb"]


@pytest.mark.parametrize("name", NAMES)
def test_not_a_byte_is_left_of_them_and_others_stay(opened: Opened, path: Path, name: str) -> None:
    keys = fill(opened.journal, name)
    before = {action.id: action for action in opened.reader.actions()}
    assert has_bytes(path, name)
    plan, done = forget(opened, name)
    assert plan.mentions[Place.ACTION] == 1
    assert plan.is_noted
    assert (done.left, done.is_clean, done.copies) == (Left.NOTHING, True, ())
    assert not has_bytes(path, name)
    assert plan_forgetting(opened.reader, name).is_empty
    actions = {action.id: action for action in opened.reader.actions()}
    assert actions.keys() == before.keys()
    assert actions[keys[0]].text == "Coached someone on calls #pricing"
    assert actions[keys[0]].people == ()
    assert actions[keys[1]].text == "Asked someone twice; someone’s answer"
    assert actions[keys[2]].lesson == "Let someone speak"
    assert actions[keys[3]] == before[keys[3]]
    for key, action in actions.items():
        assert (action.day, action.behaviour, action.captured) == (
            before[key].day, before[key].behaviour, before[key].captured,
        )  # fmt: skip
    with opened.reader.database.read():
        notes = people_notes(opened.reader)
    assert [(note.name, note.moves) for note in notes.values()] == [("Ana", "works with someone")]
    assert opened.journal.settings.get().roles[0].name == "someone’s lead"
    assert opened.reader.told_remarks(dt.date(1900, 1, 1)) == {}


def test_what_was_done_besides_can_be_undone_and_done_again(opened: Opened, path: Path) -> None:
    fill(opened.journal, "Xjossq")
    _plan, done = forget(opened, "Xjossq")
    assert done.steps == 1  # what was kept about them, and nothing else
    after = everything(path)
    names = []
    while (name := opened.journal.undo()) is not None:
        names.append(name)
    assert not any("xjossq" in name.casefold() for name in names)
    assert "log “Deleted with someone”" in names
    assert not has_bytes(path, "Xjossq")
    assert dump(path) == {table: [] for table in dump(path)}
    while opened.journal.redo() is not None:
        pass
    assert everything(path) == after


def test_a_name_they_were_renamed_from_goes_from_what_can_be_undone(opened: Opened, path: Path) -> None:
    journal = opened.journal
    journal.record(Draft("Asked @Xjossq, and Xjossq knew"))
    journal.record(Draft("Asked @Ana"))
    journal.people.rename("Xjossq", "Qvist")
    journal.people.rename("Ana", "Bea")
    plan = plan_forgetting(opened.reader, "Qvist")
    assert plan.former == ("Xjossq",)
    _plan, done = forget(opened, "Qvist")
    assert done.is_clean
    assert not has_bytes(path, "Xjossq")
    assert not has_bytes(path, "Qvist")
    while journal.undo() is not None:
        pass
    while journal.redo() is not None:
        pass
    assert {action.text for action in opened.reader.actions()} == {
        "Asked someone, and someone knew",
        "Asked @Bea",
    }


def test_whom_an_edit_put_in_their_place_was_somebody_else(opened: Opened) -> None:
    key = opened.journal.record(Draft("Asked @Ana"))
    opened.journal.actions.change(key, Edit(text="Asked @Xjossq"))
    plan, _done = forget(opened, "Xjossq")
    assert plan.former == ()
    opened.journal.undo()
    action = opened.reader.action(key)
    assert action is not None
    assert action.text == "Asked @Ana"


def test_all_who_listen_are_told(opened: Opened) -> None:
    told: list[Notice] = []
    fill(opened.journal, "Xjossq")
    opened.journal.subscribe(told.append)
    forget(opened, "Xjossq")
    assert [notice.actions for notice in told] == [None]
    assert {"action", "setting", "person", "review"} <= told[0].kinds


# ── Names that are words ──


def doubts(opened: Opened, name: str) -> list[tuple[str, Doubt]]:
    plan = plan_forgetting(opened.reader, name)
    return [(hit.text[hit.start : hit.end], hit.doubt) for hit in plan.hits]


def test_a_name_that_is_a_word_elsewhere_is_only_taken_out_where_it_was_chosen(opened: Opened) -> None:
    record = opened.journal.record
    first = record(Draft("@Bero said so and Bero left"))
    second = record(Draft("there was a bero on the floor"))
    plan = plan_forgetting(opened.reader, "Bero")
    assert plan.small == 1
    assert {hit.doubt for hit in plan.hits} == {Doubt.ORDINARY}
    assert plan.sure == frozenset()
    at = next(place for place, hit in enumerate(plan.hits) if hit.text[hit.start] == "B")
    done = opened.journal.people.forget(Forgetting(plan, frozenset({at}), "a rep"))
    assert not done.is_clean
    texts = {action.id: action.text for action in opened.reader.actions()}
    assert texts == {first: "a rep said so and a rep left", second: "there was a bero on the floor"}


@pytest.mark.parametrize("name", ["Will", "May", "Mark", "T", "Own", "Leader"])
def test_words_that_everybody_knows_and_letters_are_never_chosen_at_first(opened: Opened, name: str) -> None:
    key = opened.journal.record(Draft(f"@{name} asked {name} or {name}"), by=None)
    assert doubts(opened, name) == [(name, Doubt.ORDINARY)] * 2
    forget(opened, name, chosen=frozenset())
    action = opened.reader.action(key)
    assert action is not None
    assert action.text == f"someone asked {name} or {name}"
    assert action.people == ()
    forget(opened, name)
    action = opened.reader.action(key)
    assert action is not None
    assert action.text == "someone asked someone or someone"
    assert action.behaviour is None


def test_what_is_chosen_at_first(opened: Opened) -> None:
    opened.journal.record(Draft("@joss, Joss, JOSS, Joss-led, /srv/Joss/a, Jossi, #Joss"))
    assert doubts(opened, "joss") == [
        ("Joss", Doubt.NONE),
        ("JOSS", Doubt.SPELLED),
        ("Joss", Doubt.JOINED),
        ("Joss", Doubt.JOINED),
        ("#Joss", Doubt.NONE),
    ]
    assert plan_forgetting(opened.reader, "joss").within == 1


def test_within_longer_words_it_stays(opened: Opened, path: Path) -> None:
    key = opened.journal.record(Draft("@Xjossq and Xjossqi"))
    _plan, done = forget(opened, "Xjossq")
    action = opened.reader.action(key)
    assert action is not None
    assert action.text == "someone and Xjossqi"
    assert not done.is_clean
    assert has_bytes(path, "Xjossqi")


def test_a_name_in_a_path_and_in_the_files_own_name(tmp_path: Path, world: World) -> None:
    opened = open_journal(tmp_path / "Xjossq.leaderward", world)
    key = opened.journal.record(Draft("Kept /srv/Xjossq/plan.md for @Xjossq"))
    plan, done = forget(opened, "Xjossq")
    assert plan.is_in_path
    assert done.is_clean
    action = opened.reader.action(key)
    assert action is not None
    assert action.text == "Kept /srv/someone/plan.md for someone"
    opened.close()


@pytest.mark.parametrize("instead", ["", "  ", "@Ana", "a #topic", "old Joss", "JOSS", "x" * 81, "a\x00b"])
def test_what_can_not_stand_instead_is_refused_and_nothing_is_changed(
    opened: Opened, path: Path, instead: str
) -> None:
    opened.journal.record(Draft("@Joss"))
    before = everything(path)
    with pytest.raises(UsageError):
        forget(opened, "Joss", instead)
    assert everything(path) == before


def test_somebody_nobody_names(opened: Opened, path: Path) -> None:
    opened.journal.record(Draft("@Ana"))
    before = everything(path)
    plan, done = forget(opened, "Xjossq")
    assert plan.is_empty
    assert (done.texts, done.steps, done.is_clean) == (0, 0, True)
    assert everything(path) == before


# ── Drafts and copies ──


def test_what_is_typed_and_not_saved_is_named(opened: Opened, path: Path, tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    drafts.keep(path, "sweep", {"lines": [{"text": "one"}, {"text": "with @Joss"}]})
    drafts.keep(path, "capture", {"text": "Jossi"})
    drafts.keep(tmp_path / "other.leaderward", "quick", {"text": "@Joss"})
    assert plan_forgetting(opened.reader, "Joss", drafts).typed == ("sweep",)


def test_the_copies_that_hold_it_are_named_and_can_be_cleaned_or_deleted(opened: Opened, path: Path) -> None:
    journal = opened.journal
    key = journal.record(Draft("@Xjossq and Xjossq"))
    first = copy_of(path, path.with_name(f"{path.stem}.before-schema-2{path.suffix}"))
    second = copy_of(path, path.with_name(f"{path.stem}.before-schema-3-1{path.suffix}"))
    copy_of(path, path.with_name("other.before-schema-2.leaderward"))
    broken = path.with_name(f"{path.stem}.before-schema-3-2{path.suffix}")
    broken.write_bytes(b"no journal")
    before = {file: file.read_bytes() for file in (first, second, broken)}
    plan = plan_forgetting(opened.reader, "Xjossq")
    assert {copy.path: copy.is_readable for copy in plan.copies} == {first: True, second: True, broken: False}
    assert {file: file.read_bytes() for file in before} == before
    forgetting = Forgetting(plan, frozenset(range(len(plan.hits))), "someone")
    done = journal.people.forget(forgetting)
    assert {copy.path for copy in done.copies} == {first, second, broken}
    by_path = {copy.path: copy for copy in done.copies}
    journal.people.clean_copy(by_path[first], forgetting)
    assert not has_bytes(first, "Xjossq")
    with closing(sqlite3.connect(first)) as connection:
        assert connection.execute("SELECT id, text FROM action").fetchall() == [(key, "someone and someone")]
    journal.people.delete_copy(by_path[second])
    assert not second.exists()
    with pytest.raises(JournalError):
        journal.people.clean_copy(by_path[broken], forgetting)
    assert broken.read_bytes() == b"no journal"


# ── Another program, no room, a sudden end ──


def test_another_program_that_reads_keeps_the_rest_for_the_next_start(
    opened: Opened, path: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened.database, "_busy_seconds", 0.1)
    opened.journal.record(Draft("@Xjossq"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM action").fetchall()
        _plan, done = forget(opened, "Xjossq")
        assert (done.left, done.is_clean) == (Left.IN_USE, False)
        assert [action.text for action in opened.reader.actions()] == ["someone"]
        other.execute("COMMIT")
    opened.close()
    again = open_journal(path, world)
    assert not has_bytes(path, "Xjossq")
    assert MARK not in str(everything(path)["setting"])
    again.close()


def test_another_program_that_writes_refuses_it_and_nothing_is_changed(
    opened: Opened, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened.database, "_busy_seconds", 0.1)
    opened.journal.record(Draft("@Xjossq"))
    before = everything(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalError, match="Another program"):
            forget(opened, "Xjossq")
        other.execute("COMMIT")
    assert everything(path) == before


def test_a_step_that_can_not_be_read_is_dropped_and_told(opened: Opened, path: Path) -> None:
    opened.journal.record(Draft("@Xjossq"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE step_change SET after = ?", (b'{"text": "@Xjossq',))
    _plan, done = forget(opened, "Xjossq")
    assert (done.steps, done.is_clean) == (1, True)
    assert not has_bytes(path, "Xjossq")


# ── Any journal, any name ──

WORDS = ["plain", "@NAME", "NAME", "name", "NAME’s", "NAMEi", "#NAME", "@Ana", "(NAME)", "NAME-led", "=l"]
lines = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)


def _world(folder: Path) -> World:
    start = dt.datetime(2026, 11, 19, 16, 20, tzinfo=dt.UTC)
    return World(FixedClock(start), Places(folder / "data", folder / "config"), random.Random(1), {})


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    texts=st.lists(lines, min_size=1, max_size=4),
    edits=st.lists(st.tuples(st.integers(0, 3), lines), max_size=4),
    deleted=st.sets(st.integers(0, 3)),
    undone=st.integers(0, 3),
    name=st.sampled_from(NAMES),
    choose=st.lists(st.booleans(), min_size=1, max_size=7),
)
def test_any_journal(  # noqa: PLR0917 - hypothesis names them
    texts: list[str],
    edits: list[tuple[int, str]],
    deleted: set[int],
    undone: int,
    name: str,
    choose: list[bool],
) -> None:
    def with_name(text: str) -> str:
        return text.replace("NAME", name).replace("name", name.lower())

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.leaderward"
        opened = open_journal(path, _world(Path(folder)))
        journal = opened.journal
        keys = [journal.record(Draft(with_name(text), Behaviour.LEADER)) for text in texts]
        for place, text in edits:
            journal.actions.change(
                keys[place % len(keys)], Edit(text=with_name(text), lesson=with_name(text))
            )
        journal.people.note(Person(name, "x", "y"))
        journal.actions.delete([keys[place] for place in deleted if place < len(keys)])
        for _time in range(undone):
            journal.undo()
        before = {action.id: action for action in opened.reader.actions()}
        plan = plan_forgetting(opened.reader, name)
        chosen = frozenset(place for place in range(len(plan.hits)) if choose[place % len(choose)])
        done = journal.people.forget(Forgetting(plan, chosen, "someone"))
        again = plan_forgetting(opened.reader, name)
        assert not again.mentions
        assert not again.is_noted
        assert len(again.hits) == len(plan.hits) - len(chosen)
        assert done.left is Left.NOTHING
        if len(chosen) == len(plan.hits) and not plan.within:
            assert done.is_clean
            assert not has_bytes(path, name)
        after = {action.id: action for action in opened.reader.actions()}
        assert after.keys() == before.keys()
        for key, action in before.items():
            if name.casefold() not in action.text.casefold():
                assert after[key].text == action.text
            assert after[key].changed == action.changed
        state = dump(path)
        while journal.undo() is not None:
            pass
        assert dump(path)["action"] == []
        while journal.redo() is not None:
            pass
        if not undone:
            assert dump(path) == state
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        opened.close()
