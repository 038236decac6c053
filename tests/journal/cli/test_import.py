"""`leaderward import` says what a calendar would add, and adds it once."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from journal.places import World
from tests.journal.exchange.calendars import attendee, calendar, event
from tests.journal.helpers import leaderward, one_line

GOLDEN = Path(__file__).parents[2] / "golden"
PRIYA = attendee("Priya Raman", "pr")
TEAM = calendar(
    event("DTSTART:20261118T080000Z", "DTEND:20261118T083000Z", "SUMMARY:Huddle", PRIYA, uid="1"),
    event("DTSTART;VALUE=DATE:20261117", "SUMMARY:Trade fair", uid="2"),
    event("DTSTART:20261119T180000Z", "SUMMARY:Tonight", uid="3"),
    event("DTSTART:20261020T080000Z", "SUMMARY:Last month", uid="4"),
)


@pytest.fixture
def ics(tmp_path: Path) -> str:
    path = tmp_path / "team.ics"
    path.write_bytes(TEAM)
    return str(path)


def test_what_would_be_added_is_shown_first(world: World, ics: str) -> None:
    said = leaderward(world, "import", ics, "--dry-run")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "2026-11-17                   Trade fair",
        "2026-11-18  09:00    30 min  Huddle with @Priya",
        "2 would be added. Left out: 1 still to come.",
    ]
    assert leaderward(world, "list").out == ""
    assert not world.places.default_journal.exists()


def test_the_second_time_nothing_is_new(world: World, ics: str) -> None:
    assert leaderward(world, "import", ics).out.splitlines()[-1] == (
        "2 added, to be tagged. Left out: 1 still to come."
    )
    assert leaderward(world, "import", ics).out == (
        "0 added, to be tagged. 2 are in the journal already. Left out: 1 still to come.\n"
    )
    actions = json.loads(leaderward(world, "list", "--json").out)
    assert [(one["text"], one["origin"], one["behaviour"], one["minutes"]) for one in actions] == [
        ("Huddle with @Priya", "imported", None, 30),
        ("Trade fair", "imported", None, None),
    ]
    assert actions[0]["people"] == ["Priya"]


def test_the_days_can_be_chosen(world: World, ics: str) -> None:
    said = leaderward(world, "import", ics, "--from-date", "2026-10-01", "--to-date", "2026-11-17", "--json")
    told = json.loads(said.out)
    assert [(one["day"], one["time"]) for one in told["new"]] == [
        ("2026-10-20", "09:00"),
        ("2026-11-17", None),
    ]
    assert (told["added"], told["known"], told["notes"]) == (True, 0, [])
    assert len(leaderward(world, "list").out.splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--from-date", "2026-11-19", "--to-date", "2026-11-18"], 2, "--from-date"),
        (["--from-date", "31 February"], 2, "31 February"),
        (["--tomorrow"], 2, "--tomorrow"),
    ],
)
def test_wrong_use_is_told_in_a_line(
    world: World, ics: str, arguments: list[str], code: int, words: str
) -> None:
    said = leaderward(world, "import", ics, *arguments)
    assert (said.code, said.out) == (code, "")
    assert one_line(said.err)
    assert words in said.err
    assert not world.places.default_journal.exists()


def test_a_file_that_is_missing_or_no_calendar_is_told_in_a_line(world: World, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("hello")
    for name in (path, tmp_path / "none.ics", tmp_path, "nul\0"):
        said = leaderward(world, "import", str(name))
        assert (said.code, said.out) == (1, "")
        assert one_line(said.err)


def test_what_is_only_shown_leaves_an_older_journal_as_it_is(world: World, ics: str, tmp_path: Path) -> None:
    old = tmp_path / "old.leaderward"
    old.write_bytes((GOLDEN / "schema-1.leaderward").read_bytes())
    before = sorted(tmp_path.iterdir()), old.read_bytes()
    said = leaderward(world, "--journal", str(old), "import", ics, "--dry-run")
    assert (said.code, said.out.splitlines()[-1]) == (0, "2 would be added. Left out: 1 still to come.")
    assert (sorted(tmp_path.iterdir()), old.read_bytes()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in folders")
def test_what_never_ends_is_not_read(world: World, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.ics"
    os.mkfifo(pipe)
    for path in (str(pipe), "/dev/zero"):
        said = leaderward(world, "import", path)
        assert said.code == 1
        assert one_line(said.err)
        assert said.err.endswith("can't be read: it is not a file. Check its name and its rights.\n")


def test_what_could_not_be_read_is_told_beside_the_output(world: World, tmp_path: Path) -> None:
    path = tmp_path / "cut.ics"
    path.write_bytes(TEAM[: TEAM.index(b"Tonight")])
    said = leaderward(world, "import", str(path), "--dry-run")
    assert said.out.splitlines()[-1] == "2 would be added."
    assert said.err == "leaderward: The file ends in the middle. What is whole in it was read.\n"
