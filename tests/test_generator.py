import datetime as dt
from pathlib import Path

import pytest

from journal.domain.action import Action
from journal.domain.text import find_tokens
from journal.opening import open_journal
from journal.places import World
from tests.generator import Plan, main, write_journal

SIZE = 400


@pytest.fixture
def plan(world: World) -> Plan:
    return Plan(size=SIZE, now=world.clock.now(), years=1)


def actions(path: Path, world: World) -> list[Action]:
    opened = open_journal(path, world, create=False)
    try:
        return list(opened.reader.actions())
    finally:
        opened.close()


def test_the_journal_opens_and_holds_what_was_asked_for(tmp_path: Path, world: World, plan: Plan) -> None:
    write_journal(tmp_path / "large.leaderward", plan)
    found = actions(tmp_path / "large.leaderward", world)
    today = world.clock.now().date()
    assert len(found) == SIZE
    assert all(today - dt.timedelta(days=366) < action.day <= today for action in found)
    assert all(action.captured <= world.clock.now() for action in found)
    assert {action.behaviour for action in found} == {None, "manager", "leader", "both", "own"}
    assert 150 < sum(len(action.text) for action in found) / SIZE < 250


def test_topics_and_people_are_those_of_the_texts(tmp_path: Path, world: World, plan: Plan) -> None:
    write_journal(tmp_path / "large.leaderward", plan)
    for action in actions(tmp_path / "large.leaderward", world):
        named = {token.name for token in find_tokens(action.text)}
        assert {*action.topics, *action.people} == named


def test_the_same_plan_gives_the_same_journal(tmp_path: Path, world: World, plan: Plan) -> None:
    write_journal(tmp_path / "one.leaderward", plan)
    write_journal(tmp_path / "two.leaderward", plan)
    assert actions(tmp_path / "one.leaderward", world) == actions(tmp_path / "two.leaderward", world)


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = tmp_path / "mine.leaderward"
    there.write_text("mine")
    assert main(["--size", "10", str(there)]) == 1
    assert there.read_text() == "mine"
    assert "already" in capsys.readouterr().err
