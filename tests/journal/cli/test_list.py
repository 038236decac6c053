"""`leaderward list`: what it shows, and how scripts read it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour, Milestone
from journal.opening import open_journal
from journal.places import FixedClock, World
from tests.journal.helpers import leaderward, one_line
from tests.journal.service.test_actions import EVERYTHING


def listed(world: World, *arguments: str) -> list[dict[str, Any]]:
    said = leaderward(world, "list", "--json", *arguments)
    assert (said.code, said.err) == (0, "")
    found = json.loads(said.out)
    assert isinstance(found, list)
    return found


def texts(world: World, *arguments: str) -> list[str]:
    return [action["text"] for action in listed(world, *arguments)]


@pytest.fixture
def filled(world: World, clock: FixedClock) -> World:
    for day, tag in (("17", "--manager"), ("18", "--leader"), ("18", "--both"), ("19", "--own"), ("19", "")):
        arguments = ["add", f"{day} {tag}", "--on", f"2026-11-{day}", *([tag] if tag else [])]
        assert leaderward(world, *arguments).code == 0
        clock.advance(minutes=1)
    return world


def test_an_action_has_these_fields(world: World) -> None:
    opened = open_journal(world.places.default_journal, world)
    key = opened.journal.record(EVERYTHING)
    opened.close()
    assert listed(world) == [
        {
            "id": key,
            "day": "2026-11-17",
            "time": "09:05",
            "text": EVERYTHING.text,
            "behaviour": "both",
            "distinctions": [
                {"id": "short-long", "pole": "leader"},
                {"id": "control-trust", "pole": "manager"},
            ],
            "craft": ["communication", "planning"],
            "topics": ["pricing"],
            "people": ["Zoë"],
            "origin": "pinged",
            "minutes": 25,
            "milestone": Milestone.SUCCESS,
            "lesson": "Let go earlier.",
            "captured": "2026-11-19T16:20:00+01:00",
            "created": "2026-11-19T15:20:00+00:00",
            "changed": "2026-11-19T15:20:00+00:00",
        }
    ]


def test_what_is_not_known_is_null(world: World) -> None:
    leaderward(world, "add", "x", "--on", "yesterday")
    (action,) = listed(world)
    assert {name for name, value in action.items() if value is None} == {
        "time", "behaviour", "minutes", "milestone"
    }  # fmt: skip


def test_the_newest_stand_first(filled: World) -> None:
    assert texts(filled) == ["19", "19 --own", "18 --both", "18 --leader", "17 --manager"]


def test_hours_after_midnight_are_the_last_of_their_day(world: World, clock: FixedClock) -> None:
    for hours, text in ((0, "afternoon"), (7, "23:20"), (2, "01:20"), (8, "09:20")):
        clock.advance(hours=hours)
        leaderward(world, "add", text)
    assert texts(world) == ["09:20", "01:20", "23:20", "afternoon"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--from", "2026-11-18"], ["19", "19 --own", "18 --both", "18 --leader"]),
        (["--to", "yesterday"], ["18 --both", "18 --leader", "17 --manager"]),
        (["--from", "2026-11-18", "--to", "2026-11-18"], ["18 --both", "18 --leader"]),
        (["--from", "2027-01-01"], []),
        (["--limit", "2"], ["19", "19 --own"]),
        (["--limit", "0"], []),
        (["--limit", "9" * 40], ["19", "19 --own", "18 --both", "18 --leader", "17 --manager"]),
        (["--behaviour", "leader"], ["18 --leader"]),
        (["--behaviour", "untagged"], ["19"]),
        (["--behaviour", "own", "--to", "2026-11-18"], []),
        (["--behaviour", "both", "--limit", "1"], ["18 --both"]),
    ],
)
def test_filters_narrow_what_is_shown(filled: World, arguments: list[str], expected: list[str]) -> None:
    assert texts(filled, *arguments) == expected


def test_an_empty_journal_is_an_empty_array(world: World) -> None:
    assert listed(world) == []
    assert leaderward(world, "list").out == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--from", "2026-11-19", "--to", "2026-11-18"],
        ["--from", "2026-02-30"],
        ["--to", "x"],
        ["--limit", "-1"],
        ["--limit", "many"],
        ["--limit", "1.5"],
        ["--behaviour", "boss"],
        ["--behaviour"],
        ["--jason"],
        ["more"],
    ],
)
def test_wrong_use_is_told_in_one_line(filled: World, arguments: list[str]) -> None:
    for form in ([], ["--json"]):
        said = leaderward(filled, "list", *form, *arguments)
        assert (said.code, said.out) == (2, "")
        assert one_line(said.err)
        assert "_count" not in said.err  # a name of ours says nothing to a person


def test_a_line_shows_day_time_tag_and_text(filled: World) -> None:
    lines = leaderward(filled, "list").out.splitlines()
    assert len(lines) == 5
    assert lines[0].split() == ["2026-11-19", "16:24", "not", "tagged", "19"]
    assert lines[4].split() == ["2026-11-17", "manager", "17", "--manager"]


def test_a_text_of_several_lines_stands_on_one(world: World) -> None:
    leaderward(world, "add", "-", typed="one\n\ttwo\u2028three")
    (line,) = leaderward(world, "list").out.splitlines()
    assert line.endswith("one two three")


def test_json_holds_any_text(world: World) -> None:
    text = "“q” \\ \t\n</script> 🙂 \u2028 e\u0301 \U0010ffff \ufeff שלום"
    leaderward(world, "add", "-", typed=text)
    assert texts(world) == [text]


def test_an_action_is_listed_as_it_is_now(world: World) -> None:
    opened = open_journal(world.places.default_journal, world)
    key = opened.journal.record(Draft("x"))
    opened.journal.actions.tag([key], Behaviour.LEADER)
    opened.journal.actions.delete([opened.journal.record(Draft("y"))])
    opened.close()
    assert [(a["text"], a["behaviour"]) for a in listed(world)] == [("x", "leader")]


def test_reading_makes_no_journal_where_a_wrong_name_points(tmp_path: Path) -> None:
    """Told on the error output, so that a script still gets its empty array."""
    path = tmp_path / "typo" / "mine.leaderward"
    done = subprocess.run(
        [sys.executable, "-m", "journal", "--journal", str(path), "list", "--json"],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[3],
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]")
    assert str(path) in done.stderr
    assert not path.parent.exists()
