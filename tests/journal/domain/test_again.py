"""Which old actions are offered again: old enough, rested, from all over, and each with the same chance."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.again import Candidate, choose_again, places_again
from journal.domain.behaviour import Behaviour
from journal.domain.review import Retag

TODAY = dt.date(2026, 11, 20)
LEADER, OWN = Behaviour.LEADER, Behaviour.OWN


def days_ago(days: int) -> dt.date:
    """A day so many days before today."""
    return TODAY - dt.timedelta(days=days)


def action(name: str, age: int, behaviour: Behaviour | None = LEADER) -> Candidate:
    """An action of so many days ago."""
    return Candidate(name, days_ago(age), behaviour)


def retag(name: str, age: int) -> Retag:
    """An action tagged again so many days ago."""
    return Retag(f"r-{name}", name, days_ago(age + 100), days_ago(age), LEADER, LEADER)


def life(number: int = 900, step: int = 1) -> list[Candidate]:
    """A journal with an action every so many days, the oldest first."""
    return [action(f"{place:04}", 30 + step * (number - 1 - place)) for place in range(number)]


def test_what_is_young_untagged_or_own_work_is_not_offered() -> None:
    found = choose_again(
        [
            action("young", 29),
            action("old enough", 30),
            action("waits", 90, None),
            action("own", 90, OWN),
            *(action(behaviour, 90, behaviour) for behaviour in (Behaviour.MANAGER, Behaviour.BOTH)),
        ],
        (),
        TODAY,
        random.Random(1),
    )
    assert sorted(found) == ["both", "manager", "old enough"]


def test_what_was_tagged_again_rests_for_a_year() -> None:
    found = choose_again(
        [action("lately", 900), action("a year ago", 900), action("twice", 900)],
        [retag("lately", 364), retag("a year ago", 365), retag("twice", 800), retag("twice", 7)],
        TODAY,
        random.Random(1),
    )
    assert found == ("a year ago",)


@pytest.mark.parametrize("seed", range(30))
def test_they_come_from_all_over_the_journals_life(seed: int) -> None:
    found = choose_again(life(), (), TODAY, random.Random(seed))
    assert sorted(int(name) // 300 for name in found) == [0, 1, 2]


def test_the_order_tells_nothing() -> None:
    chance = random.Random(4)
    orders = Counter(
        tuple(sorted(range(3), key=lambda at, found=found: found[at]))  # type: ignore[misc]
        for found in (choose_again(life(30), (), TODAY, chance) for _ in range(600))
    )
    assert len(orders) == 6
    assert min(orders.values()) > 60


def test_the_same_chance_gives_the_same_in_whatever_order_the_actions_come() -> None:
    turned = list(reversed(life()))
    assert choose_again(life(), (), TODAY, random.Random(7)) == choose_again(
        turned, (), TODAY, random.Random(7)
    )
    found = {choose_again(life(), (), TODAY, random.Random(seed)) for seed in range(20)}
    assert len(found) == 20


@pytest.mark.parametrize("number", [4, 7, 10])
def test_each_has_the_same_chance(number: int) -> None:
    chance, looks = random.Random(11), 6000
    found = Counter(place for _ in range(looks) for place in places_again(number, chance))
    expected = 3 * looks / number
    assert set(found) == set(range(number))
    assert all(abs(seen - expected) < 5 * expected**0.5 for seen in found.values())


@given(st.integers(0, 200_000), st.integers(0, 12), st.integers(0, 2**32))
def test_there_are_as_many_as_there_can_be_and_all_differ(number: int, count: int, seed: int) -> None:
    places = places_again(number, random.Random(seed), count)
    assert len(places) == len(set(places)) == min(number, count)
    assert all(0 <= place < number for place in places)


def test_a_negative_number_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        places_again(-1, random.Random(1))
    with pytest.raises(ValueError, match="negative"):
        choose_again((), (), TODAY, random.Random(1), count=-1)
