"""Distinctions and families: each drawn toward the overall share, ranked by evidence of a change."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.statistics.drift import Estimate, estimate, estimate_of
from journal.statistics.facets import Facet, facets, spread_of
from journal.statistics.knots import COARSE, FINE
from journal.statistics.series import DaySeries
from tests.benchmarks.facets_pooled import GROUPS, compare, figures

TODAY = 740_000
OLD = 693_596  # 1 January 1900


def series_of(
    days: Sequence[int], manager: Sequence[int], leader: Sequence[int], both: Sequence[int] = ()
) -> DaySeries:
    none = np.zeros(len(days), np.int64)
    columns = (np.array(column, np.int64) for column in (days, manager, leader, both or none))
    return DaySeries(*columns, none, none, none)


def weekly(manager: int, leader: int, weeks: int = 60) -> DaySeries:
    days = range(TODAY - 7 * (weeks - 1), TODAY + 1, 7)
    return series_of(days, [manager] * weeks, [leader] * weeks)


def turning(up: bool, weeks: int = 60) -> DaySeries:
    """Of one pole in the first half of the year, of the other in the second."""
    days = range(TODAY - 7 * (weeks - 1), TODAY + 1, 7)
    early = [3 if week < weeks // 2 else 0 for week in range(weeks)]
    late = [3 - count for count in early]
    return series_of(days, early, late) if up else series_of(days, late, early)


def nothing() -> Estimate:
    return estimate_of(DaySeries.empty(), TODAY)


days = st.lists(st.integers(0, 500), min_size=1, max_size=40, unique=True).map(sorted)
poles = st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 1)).filter(any)


@st.composite
def series(draw: st.DrawFn) -> DaySeries:
    when = [TODAY - 500 + day for day in draw(days)]
    rows = draw(st.lists(poles, min_size=len(when), max_size=len(when)))
    manager, leader, both = (list(column) for column in zip(*rows, strict=True))
    return series_of(when, manager, leader, both)


def mirrored(one: DaySeries) -> DaySeries:
    return DaySeries(one.days, one.leader, one.manager, one.both, one.own, one.untagged, one.hollow)


# --- properties -----------------------------------------------------------------------------------


@settings(max_examples=30, deadline=None)
@given(st.lists(series(), min_size=1, max_size=4), series())
def test_finite_in_order_and_ranked(found: list[DaySeries], whole: DaySeries) -> None:
    ranked = facets(dict(zip("abcd", found, strict=False)), estimate_of(whole, TODAY), TODAY)
    assert ranked.comparisons == len(found)
    evidence = [facet.evidence for facet in ranked.ranked]
    assert evidence == sorted(evidence, reverse=True)
    assert sorted(facet.id for facet in ranked.ranked) == list("abcd"[: len(found)])
    for facet in ranked.ranked:
        assert (facet.share is None) == (facet.marks < 5)
        assert 0 <= facet.evidence <= 0.5
        if facet.share is not None:
            assert 0 <= facet.share.low <= facet.share.share <= facet.share.high <= 1
            assert all(math.isfinite(value) for value in (facet.share.low, facet.share.high))


@settings(max_examples=30, deadline=None)
@given(series(), series())
def test_swapping_the_poles_mirrors(one: DaySeries, whole: DaySeries) -> None:
    found = facets({"a": one}, estimate_of(whole, TODAY), TODAY)["a"]
    mirror = facets({"a": mirrored(one)}, estimate_of(mirrored(whole), TODAY), TODAY)["a"]
    assert (mirror.stage, mirror.marks) == (found.stage, found.marks)
    if found.share is None or mirror.share is None:
        assert found.share is mirror.share
        return
    assert mirror.share.share == pytest.approx(1 - found.share.share, abs=1e-6)
    assert mirror.share.low == pytest.approx(1 - found.share.high, abs=1e-6)
    if found.drift is not None and mirror.drift is not None:
        assert mirror.evidence == pytest.approx(found.evidence, abs=1e-6)
    assert (found.drift is None) == (mirror.drift is None)


# --- known answers --------------------------------------------------------------------------------


def test_little_data_is_drawn_toward_the_overall_share_and_much_is_not() -> None:
    few, many = weekly(1, 1, weeks=3), weekly(4, 4, weeks=200)
    high, low = estimate_of(weekly(1, 9, weeks=200), TODAY), estimate_of(weekly(9, 1, weeks=200), TODAY)
    shares: dict[str, list[float]] = {"few": [], "many": []}
    for overall in (low, high):
        found = facets({"few": few, "many": many}, overall, TODAY)
        for key, values in shares.items():
            share = found[key].share
            assert share is not None
            values.append(share.share)
    assert shares["few"][1] - shares["few"][0] > 0.2
    assert shares["many"][1] - shares["many"][0] < 0.03
    assert shares["few"][0] < 0.45
    assert shares["few"][1] > 0.55


def test_what_turned_comes_first_and_only_it_may_be_claimed() -> None:
    marks = {
        "steady": weekly(1, 2),
        "up": turning(up=True),
        "down": turning(up=False),
        "none": DaySeries.empty(),
    }
    found = facets(marks, estimate_of(weekly(5, 5), TODAY), TODAY)
    assert [facet.id for facet in found.ranked][2:] == ["steady", "none"]
    assert [key for key in marks if found.is_claimed(found[key])] == ["up", "down"]
    assert found["up"].drift is not None
    assert found["up"].drift.change > 30
    assert found["down"].drift is not None
    assert found["down"].drift.change < -30


def test_the_more_are_looked_at_the_more_a_claim_needs() -> None:
    marks = {"a": weekly(1, 1)}
    assert facets(marks, nothing(), TODAY).claim_chance == pytest.approx(0.975)
    assert facets(marks, nothing(), TODAY, comparisons=13).claim_chance == pytest.approx(1 - 0.025 / 13)
    assert facets({}, nothing(), TODAY).claim_chance == pytest.approx(0.975)


@pytest.mark.parametrize(
    ("found", "stage", "missing"),
    [
        (DaySeries.empty(), "empty", (5, 0)),
        (weekly(1, 1, weeks=2), "count", (1, 0)),
        (weekly(1, 1, weeks=3), "early", (24, 13)),
        (weekly(3, 3, weeks=5), "share", (0, 0)),
    ],
)
def test_too_little_data_is_a_state(found: DaySeries, stage: str, missing: tuple[int, int]) -> None:
    facet = facets({"a": found}, nothing(), TODAY)["a"]
    assert facet.stage == stage
    assert (facet.missing_marks, facet.missing_days) == missing


def test_later_days_are_left_out() -> None:
    days = [TODAY - 9, TODAY - 5, TODAY + 1]
    found = facets({"a": series_of(days, [2, 2, 50], [1, 1, 50])}, nothing(), TODAY)["a"]
    assert (found.manager, found.leader) == (4, 2)


def test_an_id_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        facets({}, nothing(), TODAY)["a"]


LONG = list(range(TODAY - 3651, TODAY + 1, 3))


@pytest.mark.parametrize(
    "one",
    [
        pytest.param(series_of([TODAY], [3], [4]), id="one day"),
        pytest.param(series_of([TODAY - 9, TODAY], [0, 0], [0, 0], [3, 4]), id="both alone"),
        pytest.param(series_of(LONG, [0] * len(LONG), [2] * len(LONG)), id="all leader"),
        pytest.param(series_of(LONG, [2] * len(LONG), [0] * len(LONG)), id="all manager for ten years"),
        pytest.param(series_of([TODAY - 901, TODAY - 1], [9, 9], [9, 9]), id="a gap of 900 days"),
        pytest.param(series_of([OLD, TODAY], [5, 5], [9, 9]), id="a first mark in 1900"),
        pytest.param(series_of([TODAY - 3, TODAY], [200, 1], [300, 1]), id="500 in a day"),
        pytest.param(series_of([TODAY - 20_000, TODAY - 19_999], [3, 3], [3, 3]), id="long silent"),
    ],
)
@pytest.mark.parametrize("overall", [weekly(0, 9), weekly(9, 0), DaySeries.empty()], ids=["9", "0", "none"])
def test_odd_facets(one: DaySeries, overall: DaySeries) -> None:
    facet: Facet = facets({"a": one}, estimate_of(overall, TODAY), TODAY)["a"]
    assert facet.share is not None
    assert 0 <= facet.share.low <= facet.share.share <= facet.share.high <= 1
    if facet.drift is not None:
        assert np.isfinite([facet.drift.chance_up, facet.drift.rate, facet.drift.change]).all()


def test_the_coarse_grid_tells_what_the_fine_one_does() -> None:
    chance = np.random.default_rng(6)
    days = np.arange(TODAY - 3000, TODAY + 1, 3)
    total = 1.0 + chance.poisson(1.0, len(days))
    leader = chance.binomial(total.astype(int), np.linspace(0.3, 0.6, len(days))).astype(float)
    fine, coarse = (estimate(days, leader, total, TODAY, grid=grid) for grid in (FINE, COARSE))
    assert abs(fine.share[-1] - coarse.share[-1]) < 0.003
    assert np.max(np.abs(fine.share - coarse.share)) < 0.02
    for window in ("quarter", "year"):
        one, other = getattr(fine, window), getattr(coarse, window)
        assert one.chance_up == pytest.approx(other.chance_up, abs=0.02)
        assert one.rate == pytest.approx(other.rate, abs=0.1)


def test_how_far_they_lie_apart_is_told_by_the_marks() -> None:
    def marked(shares: Sequence[float], number: int) -> list[DaySeries]:
        found = []
        for share in shares:
            leader = np.array([round(share * number)])
            none = np.zeros(1, np.int64)
            found.append(DaySeries(np.array([TODAY]), number - leader, leader, none, none, none, none))
        return found

    alike, apart = marked([0.4, 0.41, 0.39, 0.4, 0.4, 0.41], 400), marked([0.1, 0.9, 0.3, 0.7, 0.2, 0.8], 400)
    assert spread_of(alike) < 0.55
    assert 0.8 < spread_of(apart) <= 1.1
    assert spread_of(alike[:2]) == spread_of([]) == 0.8
    assert spread_of(marked([0.4, 0.6, 0.2], 5)) == pytest.approx(0.7, abs=0.15)


@pytest.mark.parametrize("spread", [0.3, 0.5])
def test_pooled_shares_err_less_than_those_alone_and_their_bands_hold(spread: float) -> None:
    found = compare(120, spread, 10, 5)
    for group in GROUPS:
        error, held, score = figures(found[group, "pooled"])
        alone, _held, alone_score = figures(found[group, "alone"])
        assert error < alone
        assert score < alone_score
        assert 84 <= held <= 99
