"""Which count a claim is owed to, and whether a shift of the yardstick could explain it."""

from __future__ import annotations

import numpy as np
import pytest

from journal.statistics.series import DaySeries
from journal.statistics.verdict import Yardstick
from tests.journal.statistics.made import (
    MIX,
    RISING,
    TODAY,
    evenly,
    mirrored,
    only,
    series,
    verdict,
    weekdays,
)


@pytest.mark.parametrize("turn", [False, True])
def test_a_rise_of_one_count_is_told_as_behaviour(turn: bool) -> None:
    found = verdict(mirrored(RISING) if turn else RISING)
    claim = only(found)
    assert claim.window == "year"
    assert claim.rises != turn
    assert claim.is_certain
    assert claim.chance > 0.975
    assert claim.cause == "behaviour"
    assert claim.counts is not None
    assert (claim.counts.manager if turn else claim.counts.leader).chance_up > 0.9
    assert (found.pace is None) == turn


@pytest.mark.parametrize("turn", [False, True])
def test_a_change_that_fewer_actions_of_the_other_side_make_is_the_mix(turn: bool) -> None:
    found = verdict(mirrored(MIX) if turn else MIX)
    claim = only(found)
    assert claim.is_certain
    assert claim.rises != turn
    assert claim.cause == "mix"
    assert claim.counts is not None
    assert (claim.counts.leader if turn else claim.counts.manager).chance_up < 0.1
    assert found.pace is None


YEAR = weekdays(TODAY - 364, TODAY)
PART = (YEAR - YEAR[0]) / (YEAR[-1] - YEAR[0])


@pytest.mark.parametrize("falls", [False, True])
@pytest.mark.parametrize("middle", [0.3, 0.5, 0.7])
@pytest.mark.parametrize("number", [4, 8, 20])
def test_at_steady_volume_a_change_is_behaviour_at_any_share(number: int, middle: float, falls: bool) -> None:
    """The same number of actions a day, of which slowly fifteen in a hundred more (or fewer) are led."""
    change = -0.15 if falls else 0.15
    leader = evenly(number * (middle + change * (PART - 0.5)))
    claim = only(verdict(series(YEAR, leader, number - leader)))
    assert claim.is_certain
    assert claim.rises != falls
    assert claim.cause == "behaviour"


@pytest.mark.parametrize("turn", [False, True])
@pytest.mark.parametrize("share", [0.3, 0.5])
@pytest.mark.parametrize("number", [8, 20])
def test_where_one_side_is_slowly_no_longer_written_down_it_is_the_mix(
    number: int, share: float, turn: bool
) -> None:
    """Of equal days half the one side is logged, and of the other half at first and three in ten today."""
    kept = evenly(np.full(len(YEAR), 0.5 * number * share))
    fewer = evenly(number * (1 - share) * (0.5 - 0.2 * PART))
    counts = series(YEAR, kept, fewer)
    claim = only(verdict(mirrored(counts) if turn else counts))
    assert claim.rises != turn
    assert claim.cause == "mix"


def bursts(every: int, change: float) -> DaySeries:
    """Four actions on most weekdays of a year and forty on some, the share rising by `change`."""
    total = np.where(np.arange(len(YEAR)) % every == 0, 40, 4)
    leader = evenly(total * (0.5 + change * (PART - 0.5)))
    return series(YEAR, leader, total - leader)


def test_what_can_be_told_of_neither_count_is_unclear() -> None:
    """A day of forty among six of four: of a hundred actions ten more are led, and no count is sure."""
    found = verdict(bursts(7, 0.1))
    claim = only(found)
    assert (claim.is_certain, claim.rises, claim.cause) == (True, True, "unclear")
    assert claim.counts is not None
    assert 0.5 < claim.counts.leader.chance_up < 0.85
    assert 0.15 < claim.counts.manager.chance_up < 0.5
    assert found.pace is None


def test_fewer_of_the_other_side_are_not_the_mix_where_both_moved_alike() -> None:
    claim = only(verdict(bursts(8, 0.2)))
    assert claim.counts is not None
    assert claim.counts.manager.chance_up < 0.15
    assert claim.counts.leader.chance_up < 0.85
    assert claim.counts.leader.now - claim.counts.leader.before > 1
    assert claim.cause == "unclear"


# --- the yardstick --------------------------------------------------------------------------------


@pytest.mark.parametrize("turn", [False, True])
def test_a_claim_rests_while_a_shift_could_explain_it(turn: bool) -> None:
    sign = -1 if turn else 1
    low, high = sorted((sign * 0.3, sign * 0.6))
    shifted = Yardstick(40, sign * 0.45, low, high)
    found = verdict(mirrored(RISING) if turn else RISING, yardstick=shifted)
    assert only(found).cause == "yardstick"
    assert only(found).rises != turn
    assert found.pace is None
    # A shift the other way explains nothing, and hides nothing.
    other = Yardstick(40, -shifted.shift, -high, -low)
    assert only(verdict(mirrored(RISING) if turn else RISING, yardstick=other)).cause == "behaviour"


@pytest.mark.parametrize(
    ("yardstick", "rests"),
    [
        (Yardstick(40, 0.35, 0.2, 0.5), True),
        (Yardstick(200, 0.1, 0.05, 0.15), False),
        (Yardstick(10, 0.2, -0.1, 0.5), False),
        (Yardstick(0, 0.0, -1.0, 1.0), False),
    ],
    ids=["far", "too little", "may be none", "nothing tagged again"],
)
def test_a_shift_must_be_told_from_none_and_reach_the_change(yardstick: Yardstick, rests: bool) -> None:
    assert (only(verdict(RISING, yardstick=yardstick)).cause == "yardstick") == rests


def test_the_far_end_of_the_shift_times_the_side_it_takes_from_is_compared_with_the_change() -> None:
    claim = only(verdict(RISING))
    window = RISING.between(claim.drift.since, TODAY)
    manager_side = 1 - window.leader_weight.sum() / window.tagged.sum()
    enough = claim.points / 100 / manager_side
    for high, rests in ((enough + 0.001, True), (enough - 0.001, False)):
        yardstick = Yardstick(99, 0.1, 0.01, high)
        assert (only(verdict(RISING, yardstick=yardstick)).cause == "yardstick") == rests
