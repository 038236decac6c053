from collections import Counter

import numpy as np
import pytest

from journal.statistics.attribution import attribute
from tests.simulator.journals import DAYS_AFTER, TODAY, TRUTHS, Array, Choices, logit, population, simulate
from tests.simulator.scenarios import HALF_YEAR, OFFICE_BEFORE, Office, office, with_step


def logits(shares: Array) -> Array:
    return np.log(shares / (1.0 - shares))


def test_every_kind_comes_in_every_length_equally_often() -> None:
    found = Counter((one.kind, one.length) for one in population(np.random.default_rng(1), 84))
    assert len(found) == 42
    assert set(found.values()) == {2}


def test_the_same_seed_gives_the_same_journals() -> None:
    one, other = (next(population(np.random.default_rng(3), 1)) for _ in range(2))
    assert np.array_equal(one.days, other.days)
    assert np.array_equal(one.leader, other.leader)
    assert np.array_equal(one.truth, other.truth)


@pytest.mark.parametrize("kind", TRUTHS)
def test_a_journal_seen_earlier_is_the_same_journal_cut(kind: str) -> None:
    whole = simulate(np.random.default_rng(4), kind, span=365)
    seen = whole.until(TODAY - 100)
    everything = np.concatenate([whole.truth, whole.after])
    assert len(seen.truth) == len(whole.truth) - 100
    assert len(seen.after) == DAYS_AFTER
    assert np.array_equal(
        np.concatenate([seen.truth, seen.after]), everything[: len(seen.truth) + DAYS_AFTER]
    )
    assert seen.days[-1] <= TODAY - 100 < whole.days[-1]
    assert np.array_equal(seen.leader, whole.leader[: len(seen.days)])


def test_the_counts_are_those_the_share_is_made_of() -> None:
    for journal in population(np.random.default_rng(5), 42):
        series = journal.series
        assert np.array_equal(series.tagged, journal.total)
        assert np.array_equal(series.leader_weight, journal.leader)
        assert min(series.manager.min(), series.leader.min(), series.both.min()) >= 0


def test_a_line_goes_on_to_the_end_of_the_scale_unless_told_to_stop() -> None:
    for seed in range(20):
        free, stopped = (
            simulate(np.random.default_rng(seed), "linear", span=3652, choices=choices)
            for choices in (Choices(), Choices(linear_stops=3.0))
        )
        steps = np.diff(logits(free.truth[:1000]))
        assert 0.4 <= abs(steps[0]) * 365.25 <= 1.6
        assert np.allclose(steps, steps[0])
        assert abs(logits(free.truth[[0, -1]]) @ [-1, 1]) > 3.9
        assert abs(logits(stopped.truth[[0, -1]]) @ [-1, 1]) <= 3.0 + 1e-9


@pytest.mark.parametrize("end", [{"actions": 20}, {"span": 91}, {"span": 1096}])
def test_a_step_of_fifteen_points_lies_inside_the_journal(end: dict[str, int]) -> None:
    paths = [simulate(np.random.default_rng(seed), "step", **end).truth for seed in range(40)]
    steps = [path[-1] - path[0] for path in paths if np.any(np.diff(path))]
    assert steps == pytest.approx([0.15] * len(steps))
    # a few short ones begin to log when the step is over
    assert len(steps) >= (40 if "span" in end else 34)


def test_days_are_as_alike_in_themselves_as_was_asked_for() -> None:
    for correlation in (0.0, 0.2):
        unlike = expected = 0.0
        for seed in range(60):
            journal = simulate(np.random.default_rng(seed), "constant", span=1096, correlation=correlation)
            if journal.both.any():  # two halves agree with nothing
                continue
            y, n = journal.leader, journal.total
            share = float(y.sum() / n.sum())
            unlike += float(np.sum(2 * y * (n - y)))
            expected += float(np.sum(n * (n - 1))) * 2 * share * (1 - share)
        assert 1 - unlike / expected == pytest.approx(correlation, abs=0.03)


def test_a_step_is_found_where_it_was_put() -> None:
    journal = with_step(np.random.default_rng(6), 0.35, days_after=182)
    assert np.allclose(journal.truth[-182:], 0.5)
    assert np.allclose(journal.truth[:-182], 0.35)


@pytest.mark.parametrize(
    ("what", "leader", "manager"),
    [
        ("steady", 1.0, 1.0),
        ("rise", 1.5, 55 / 70),
        ("decay", 1.0, 0.6),
        ("relabel", 0.44 / 0.3, 0.8),
        ("rise at 60", 1.25, 25 / 40),
        ("decay at 50", 1.0, 0.68),  # what is both does not decay, and there is more of it
    ],
)
def test_an_office_moves_the_counts_it_says(what: Office, leader: float, manager: float) -> None:
    # many offices together, so that their noise is small beside what moves
    sums = np.zeros((2, 2))
    for seed in range(60):
        series = office(np.random.default_rng(seed), what).series
        before = series.until(TODAY - HALF_YEAR)
        last = series.between(TODAY - 27, TODAY)
        for place, part in enumerate((before, last)):
            days = (OFFICE_BEFORE, 28)[place]
            sums[place] += (
                np.array([part.leader_weight.sum(), (part.tagged - part.leader_weight).sum()]) / days
            )
    moved = sums[1] / sums[0]
    # the last four weeks are a little short of the end
    assert moved[0] == pytest.approx(1 + 0.93 * (leader - 1), rel=0.1)
    assert moved[1] == pytest.approx(1 + 0.93 * (manager - 1), rel=0.1)


def test_what_was_done_is_not_what_was_written_down() -> None:
    for what in ("steady", "decay", "relabel"):
        assert np.allclose(office(np.random.default_rng(7), what).truth, 0.3)
    risen = office(np.random.default_rng(7), "rise").truth
    assert logits(risen[-1]) == pytest.approx(logit(0.45), abs=0.01)


def test_the_count_that_moves_can_be_told_apart() -> None:
    slopes = {}
    for what in ("rise", "decay"):
        found = [
            attribute(office(np.random.default_rng(seed), what).series, TODAY - HALF_YEAR, TODAY)
            for seed in range(20)
        ]
        slopes[what] = np.mean([[one.leader.slope, one.manager.slope] for one in found if one], axis=0)
    assert slopes["rise"][0] > 0.2 > slopes["decay"][0]
    assert slopes["decay"][1] < -0.2
