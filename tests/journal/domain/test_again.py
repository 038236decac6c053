"""Which old actions are offered again: old enough, rested, from all over, and each with the same chance."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.again import places_again, resting
from journal.domain.behaviour import Behaviour
from journal.domain.review import Retag

TODAY = dt.date(2026, 11, 20)
LEADER = Behaviour.LEADER


def days_ago(days: int) -> dt.date:
    """A day so many days before today."""
    return TODAY - dt.timedelta(days=days)


def retag(name: str, age: int) -> Retag:
    """An action tagged again so many days ago."""
    return Retag(f"r-{name}", name, days_ago(age + 100), days_ago(age), LEADER, LEADER)


def test_what_was_tagged_again_rests_for_a_year() -> None:
    retags = [retag("lately", 364), retag("a year ago", 365), retag("twice", 800), retag("twice", 7)]
    assert resting(retags, TODAY) == {"lately", "twice"}


@pytest.mark.parametrize("seed", range(30))
def test_they_come_from_all_over_the_journals_life(seed: int) -> None:
    assert sorted(place // 300 for place in places_again(900, random.Random(seed))) == [0, 1, 2]


def test_the_order_tells_nothing() -> None:
    chance = random.Random(4)
    orders = Counter(
        tuple(sorted(range(3), key=lambda at, found=found: found[at]))  # type: ignore[misc]
        for found in (places_again(30, chance) for _ in range(600))
    )
    assert len(orders) == 6
    assert min(orders.values()) > 60


def test_the_same_chance_gives_the_same_and_another_one_others() -> None:
    assert places_again(900, random.Random(7)) == places_again(900, random.Random(7))
    assert len({places_again(900, random.Random(seed)) for seed in range(20)}) == 20


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
        places_again(1, random.Random(1), count=-1)
