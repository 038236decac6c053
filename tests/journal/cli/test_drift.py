"""`leaderward drift`: what it says, and the figures behind it that a script can read."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from journal.domain.action import DistinctionMark, Draft
from journal.domain.behaviour import Behaviour, Origin, Pole
from journal.domain.marks import Target
from journal.opening import open_journal
from journal.places import World
from tests.conftest import THURSDAY
from tests.journal.helpers import leaderward, one_line

TODAY = THURSDAY.date()
TRUST = DistinctionMark("control-trust", Pole.LEADER)
FIELDS = {
    *("as_of", "measure", "tagged", "manager", "leader", "both", "own", "untagged", "share", "low", "high"),
    *("correlation", "quarter", "year", "claim", "said", "counts", "forecast", "arrivals", "sentence"),
    *("families", "distinctions", "yardstick"),
}


def drift(world: World, *arguments: str) -> dict[str, Any]:
    said = leaderward(world, "drift", "--json", *arguments)
    assert (said.code, said.err) == (0, "")
    found = json.loads(said.out)
    assert isinstance(found, dict)
    return found


def fill(world: World, drafts: Iterable[Draft]) -> None:
    opened = open_journal(world.places.default_journal, world, create=True)
    opened.journal.actions.record_all(list(drafts), opened.journal.settings.get())
    opened.close()


def rising(days: int = 300) -> Iterable[Draft]:
    """Four actions a weekday; more and more of them leader, the further the fewer manager ones."""
    for ago in range(days, -1, -1):
        day = TODAY - dt.timedelta(days=ago)
        if day.weekday() > 4:
            continue
        leaders = 1 + (2 * (days - ago)) // days
        for number in range(5):
            tag = Behaviour.LEADER if number < leaders else Behaviour.MANAGER
            yield Draft(f"Action {number}", tag, day, minutes=90 if tag is Behaviour.LEADER else 30)


def test_a_rise_is_told_with_its_counts_and_its_pace(world: World) -> None:
    fill(world, rising())
    words = leaderward(world, "drift").out.replace("\u00a0", " ")
    assert " of 100 actions you logged, you called leadership, likely " in words
    assert "more than chance would give (99 %): leader actions went from 5 to 12 a week, manager" in words
    assert "If this pace held, 50 would be reached by " in words
    found = drift(world)
    assert set(found) == FIELDS
    assert found["claim"]["window"] in {"quarter", "year"}
    assert found["claim"]["chance_up"] > 0.975
    (told,) = found["said"]
    assert (told["window"], told["direction"], told["certain"], told["cause"]) == (
        "year",
        "up",
        True,
        "behaviour",
    )
    assert told["chance"] == pytest.approx(found["year"]["chance_up"])
    assert f"{told['points']} points more than in January 2026" in words
    assert told["since"] == found["year"]["since"] == told["counts"]["since"]
    assert found["year"]["since"] == "2026-01-23"
    assert found["year"]["rate_low"] < found["year"]["rate"] < found["year"]["rate_high"]
    assert found["counts"]["leader"]["before"]["rate"] < found["counts"]["leader"]["now"]["rate"]
    assert [step["days"] for step in found["forecast"]] == [30, 90]
    assert found["forecast"][1]["low"] < found["forecast"][0]["low"] <= found["low"]
    assert set(found["arrivals"]) == {"0.5", "0.6", "0.7", "0.8", "0.9", "0.95"}
    assert found["arrivals"]["0.9"]["early"] <= found["arrivals"]["0.9"]["central"]


def test_few_actions_have_no_drift_and_say_what_is_missing(world: World) -> None:
    fill(world, (Draft("One", Behaviour.LEADER, TODAY), Draft("Two", None, TODAY)))
    found = drift(world)
    assert found["share"] is None
    assert (found["quarter"], found["year"], found["claim"], found["counts"]) == (None, None, None, None)
    assert (found["said"], found["forecast"], found["arrivals"]) == ([], [], {})
    assert found["sentence"].replace("\u00a0", " ").startswith("1 tagged action so far, 4 more")


def test_as_of_an_earlier_day_later_actions_do_not_count(world: World) -> None:
    fill(world, rising())
    early = drift(world, "--today", (TODAY - dt.timedelta(days=295)).isoformat())
    assert early["year"] is None
    assert "Too early for a drift" in early["sentence"]


def test_the_share_by_minutes_needs_minutes_on_half_of_the_actions(world: World) -> None:
    fill(world, rising())
    by_count, by_minutes = drift(world), drift(world, "--by", "minutes")
    assert by_minutes["measure"] == "minutes"
    assert by_minutes["share"] > by_count["share"] + 0.1  # leader actions took three times as long
    assert by_minutes["manager"] == 30 * by_count["manager"]
    assert "minutes you logged" in by_minutes["sentence"]
    assert "leader time went from" in by_minutes["sentence"].replace("\u00a0", " ")


def test_too_few_minutes_are_refused_with_the_figures(world: World) -> None:
    day = TODAY - dt.timedelta(days=3)
    untimed = [Draft("Untimed", Behaviour.LEADER, day) for _ in range(3)]
    fill(world, [*untimed, Draft("Timed", Behaviour.BOTH, day, minutes=5)])
    said = leaderward(world, "drift", "--by", "minutes")
    assert (said.code, said.out) == (2, "")
    assert one_line(said.err)
    assert "1 of 4 tagged actions carry minutes" in said.err
    assert "at least half" in said.err


def test_recalled_actions_can_be_left_out(world: World) -> None:
    day = TODAY - dt.timedelta(days=3)
    fill(
        world,
        [
            Draft("Remembered", Behaviour.LEADER, day, origin=Origin.RECALLED),
            Draft("Brought in", Behaviour.LEADER, day, origin=Origin.IMPORTED),
            Draft("Written down then", Behaviour.MANAGER, day, origin=Origin.SAME_DAY),
        ],
    )
    assert drift(world)["tagged"] == 3
    assert drift(world, "--without-recalled")["tagged"] == 1


def test_the_persons_own_target_has_an_arrival(world: World) -> None:
    fill(world, rising())
    opened = open_journal(world.places.default_journal, world)
    settings = opened.journal.settings.get()
    opened.journal.change_settings(replace(settings, targets=(Target(TODAY, 0.72, "two team leads"),)))
    opened.close()
    found = drift(world)
    assert "0.72" in found["arrivals"]
    assert "If this pace held, your target of 72 " in found["sentence"].replace("\u00a0", " ")


def test_families_and_distinctions_come_with_their_marks(world: World) -> None:
    marked = replace(Draft("Let her decide", Behaviour.LEADER, TODAY), distinctions=(TRUST,))
    fill(world, [marked, Draft("Plain", Behaviour.MANAGER, TODAY)])
    found = drift(world)
    assert (found["families"]["comparisons"], found["distinctions"]["comparisons"]) == (5, 13)
    ranked = {one["id"]: one for one in found["distinctions"]["ranked"]}
    assert len(ranked) == 13
    assert (ranked["control-trust"]["leader"], ranked["control-trust"]["stage"]) == (1, "count")
    assert ranked["control-trust"]["share"] is None
    families = {one["id"]: one for one in found["families"]["ranked"]}
    assert families["people"]["leader"] == 1
