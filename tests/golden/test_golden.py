"""A journal of any released schema or version opens for ever, says what it said, and goes on from there."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour
from journal.domain.cue import Cue
from journal.domain.edit import Edit
from journal.domain.marks import Target
from journal.domain.settings import JournalSettings
from journal.opening import open_journal
from journal.places import World
from journal.reading.reader import Reader
from journal.reading.reflecting import (
    assessments,
    focuses,
    intentions,
    month_views,
    other_views,
    people_notes,
    reflections,
    retags,
    reviews,
    vision_ties,
    visions,
    week_results,
)
from journal.service.unit import Unit
from journal.storage.database import Database
from journal.storage.reflecting import KINDS
from journal.storage.tables import SCHEMA
from tests.journal.helpers import CONTENT, dump, leaderward

HERE = Path(__file__).parent
TABLES = (*CONTENT, *(model.__tablename__ for model in KINDS.values()))
GOLDEN = sorted(path.stem for path in HERE.glob("*.leaderward"))


@pytest.fixture(params=GOLDEN)
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, dict[str, Any]]:
    """A copy of a golden journal, and what it says."""
    name: str = request.param
    path = tmp_path / f"{name}.leaderward"
    shutil.copyfile(HERE / path.name, path)
    return path, json.loads((HERE / f"{name}.json").read_text("utf-8"))


def test_there_is_one_for_every_schema() -> None:
    schemas = [name for name in GOLDEN if name.startswith("schema-")]
    assert [f"schema-{number + 1}" for number in range(SCHEMA)] == schemas


def test_it_says_what_it_said(golden: tuple[Path, dict[str, Any]], world: World) -> None:
    path, expected = golden
    said = leaderward(world, "--journal", str(path), "list", "--json")
    assert (said.code, said.err) == (0, "")
    # a later version may tell more of an action, never less or something else
    actions = json.loads(said.out)
    told = [{name: action[name] for name in expected["actions"][0]} for action in actions]
    assert told == expected["actions"]


def test_its_settings_are_in_force(golden: tuple[Path, dict[str, Any]], world: World) -> None:
    path, expected = golden
    opened = open_journal(path, world)
    settings = opened.journal.settings.get()
    wanted = expected["settings"]
    assert settings.name == wanted["name"]
    assert settings.day_start == dt.time.fromisoformat(wanted["day_start"])
    assert settings.week_start == wanted["week_start"]
    # what a version did not have yet is as if nobody had ever set it
    assert [
        {"day": target.day.isoformat(), "share": target.share, "reason": target.reason}
        for target in settings.targets
    ] == wanted.get("targets", [])
    cue = wanted.get("cue")
    assert settings.cue == (
        Cue()
        if cue is None
        else Cue(cue["event"], dt.time.fromisoformat(cue["prompt_at"]), dt.date.fromisoformat(cue["since"]))
    )
    rest = wanted.get("rest_until")
    assert settings.rest_until == (None if rest is None else dt.date.fromisoformat(rest))
    assert [
        {"day": image.day.isoformat(), "leader": image.leader} for image in settings.self_images
    ] == wanted.get("self_images", [])
    assert list(settings.best) == wanted.get("best", [])
    fresh = set_in(JournalSettings())
    assert told_at_least(
        {**fresh, **{name: wanted[name] for name in fresh if name in wanted}}, set_in(settings)
    )
    opened.close()


def test_what_is_kept_beside_actions_says_what_it_said(
    golden: tuple[Path, dict[str, Any]], world: World
) -> None:
    path, expected = golden
    opened = open_journal(path, world)
    said = reflecting(opened.reader)
    opened.close()
    assert told_at_least(expected.get("reflecting", {key: [] for key in said}), said)


def set_in(settings: JournalSettings) -> dict[str, Any]:
    """The settings that schema 3 brought, as JSON carries them."""
    return {name: plain(getattr(settings, name)) for name in ("catalogue", "roles", "result")}


def reflecting(reader: Reader) -> dict[str, Any]:
    """Everything that is kept beside actions, as JSON carries it."""
    return {
        "people": [{"key": key, **plain(person)} for key, person in sorted(people_notes(reader).items())],
        "month_views": plain(month_views(reader)),
        "other_views": plain(other_views(reader)),
        "assessments": plain(assessments(reader)),
        "reflections": plain(reflections(reader)),
        "visions": plain(visions(reader)),
        "vision_ties": plain(vision_ties(reader)),
        "week_results": plain(week_results(reader)),
        "focuses": plain(focuses(reader)),
        "intentions": plain(intentions(reader)),
        "reviews": plain(reviews(reader)),
        "retags": plain(retags(reader)),
    }


def plain(value: Any) -> Any:
    """A frozen value as JSON carries it."""
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value


def told_at_least(expected: Any, said: Any) -> bool:
    """Whether all that is expected is said: a later version may tell more, never something else."""
    if isinstance(expected, dict) and isinstance(said, dict):
        return all(name in said and told_at_least(value, said[name]) for name, value in expected.items())
    if isinstance(expected, list) and isinstance(said, list):
        return len(expected) == len(said) and all(map(told_at_least, expected, said))
    return bool(expected == said)


def test_what_was_imported_is_known(golden: tuple[Path, dict[str, Any]], world: World) -> None:
    path, expected = golden
    opened = open_journal(path, world)
    sources = expected.get("sources", {})
    assert {action.id: action.source for action in opened.reader.actions() if action.source} == sources
    known = [*sources.values(), *expected.get("trash_sources", [])]
    assert opened.reader.known_sources([*known, "another"]) == set(known)
    drafts = [Draft("Again", day=dt.date(2026, 11, 18), source=source) for source in [*known, "another"]]
    done = opened.journal.actions.import_all(drafts, opened.journal.settings.get())
    assert (len(done.ids), done.known) == (1, len(known))
    opened.close()


def test_what_was_told_is_remembered(golden: tuple[Path, dict[str, Any]], world: World) -> None:
    path, expected = golden
    opened = open_journal(path, world)
    told = opened.reader.told_remarks(dt.date(1900, 1, 1))
    assert {day.isoformat(): key for day, key in told.items()} == expected.get("told_remarks", {})
    day = dt.date(2026, 11, 25)
    opened.journal.remarks.tell(day, "another")
    assert opened.reader.told_remarks(day) == {day: "another"}
    opened.close()


def test_its_milestones_are_told(golden: tuple[Path, dict[str, Any]], world: World) -> None:
    path, expected = golden
    opened = open_journal(path, world)
    told = [
        {
            "action": mark.action,
            "day": mark.day.isoformat(),
            "milestone": mark.milestone.value,
            "label": mark.label,
        }
        for mark in opened.reader.milestones()
    ]
    opened.close()
    marked = [action for action in expected["actions"] if action["milestone"]]
    wanted = [
        {
            "action": action["id"],
            "day": action["day"],
            "milestone": action["milestone"],
            "label": action["text"].partition("\n")[0],
        }
        for action in marked
    ]
    assert told == expected.get("milestones", told)
    assert sorted(told, key=str) == sorted(wanted, key=str)
    assert told


def test_what_is_in_its_trash_is_whole(golden: tuple[Path, dict[str, Any]], world: World) -> None:
    path, expected = golden
    open_journal(path, world).close()
    with closing(sqlite3.connect(path)) as connection:
        images = [json.loads(row[0]) for row in connection.execute("SELECT image FROM deleted_action")]
    assert [image["text"] for image in images] == expected["trash"]


def test_its_steps_can_still_be_walked_both_ways(golden: tuple[Path, dict[str, Any]], world: World) -> None:
    path, expected = golden
    open_journal(path, world).close()
    database = Database(path)
    unit = Unit(database, world.clock, expected["writer"])
    before = dump(path, TABLES)
    assert [unit.redo() for _ in expected["to_redo"]] == expected["to_redo"]
    assert unit.redo() is None
    after = dump(path, TABLES)
    assert [unit.undo() for _ in expected["to_redo"]] == expected["to_redo"][::-1]
    assert dump(path, TABLES) == before
    assert [unit.undo() for _ in expected["to_undo"]] == expected["to_undo"]
    assert unit.undo() is None
    assert {table: rows for table, rows in dump(path, TABLES).items() if rows} == {}
    while unit.redo() is not None:
        pass
    assert dump(path, TABLES) == after
    database.close()


def test_it_can_be_written_on(golden: tuple[Path, dict[str, Any]], world: World) -> None:
    path, expected = golden
    opened = open_journal(path, world)
    before = dump(path, TABLES)
    journal = opened.journal
    old = expected["actions"][-1]["id"]
    new = journal.record(Draft("Goes on #Pricing", Behaviour.LEADER))
    journal.actions.change(old, Edit(text="Read again"))
    journal.actions.tag([old, new], Behaviour.BOTH)
    journal.actions.delete([old, new])
    journal.settings.set_target(Target(dt.date(2026, 11, 24), 0.7, "three team leads"))
    for target in journal.settings.get().targets:
        journal.settings.remove_target(target.day)
    assert len(opened.reader.actions()) == len(expected["actions"]) - 1
    while journal.undo() is not None:
        pass
    assert dump(path, TABLES) == before
    opened.close()


def test_it_is_sound(golden: tuple[Path, dict[str, Any]], world: World) -> None:
    path, _expected = golden
    open_journal(path, world).close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
