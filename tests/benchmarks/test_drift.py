"""What the others draw is what they would: hand-made journals with known answers."""

import numpy as np
import pytest

from tests.benchmarks.drift import peers
from tests.benchmarks.drift.figures import METHODS, PEERS, measure, speaks, weights
from tests.benchmarks.drift.weekly import AS_BEHAVIOUR, OURS, SAID, watch_office, watch_step
from tests.simulator.journals import AS_DESCRIBED, TODAY, Array, Simulated, population


def journal(day_counts: dict[int, tuple[float, float]]) -> Simulated:
    """Leader weight and number of actions by days before today."""
    ago = np.array(sorted(day_counts, reverse=True))
    leader, total = np.array([day_counts[day] for day in ago.tolist()], float).T
    truth = np.full(int(ago[0]) + 1, 0.5)
    return Simulated(
        "constant",
        "hand-made",
        0.0,
        TODAY - ago,
        leader,
        total,
        np.zeros(len(ago)),
        truth,
        np.full(90, 0.5),
        TODAY,
    )


def test_a_rolling_mean_forgets_what_is_older() -> None:
    lines = peers.of_rolling_mean(journal({30: (4, 4), 29: (0, 4), 0: (2, 4)}))
    assert lines.share[[0, 1, 29, 30]] == pytest.approx([1.0, 0.5, 0.5, 0.25])
    empty = peers.of_week(journal({20: (4, 4), 0: (4, 4)}))
    assert (empty.share[10], empty.low[10], empty.high[10]) == pytest.approx((0.5, 0.0, 1.0))


def test_wilson_as_printed_in_books() -> None:
    # 4 of 10 at 90 %: 0.1955 to 0.6460 (Newcombe 1998's method with z = 1.645)
    lines = peers.wilson(np.array([4.0]), np.array([10.0]))
    z = 1.645
    for bound in (lines.low[0], lines.high[0]):
        assert abs(bound - 0.4) == pytest.approx(z * np.sqrt(bound * (1 - bound) / 10))


def test_the_share_of_everything_so_far() -> None:
    lines = peers.of_everything(journal({2: (1, 1), 1: (0, 3), 0: (3, 4)}))
    assert lines.share == pytest.approx([1.0, 0.25, 0.5])


def test_a_score_halves_its_distance_in_thirteen_days_and_waits_where_nothing_is_logged() -> None:
    then_leader = dict.fromkeys(range(40, 27, -1), (1.0, 1.0))
    lines = peers.of_score(journal({41: (0, 1), **then_leader, 0: (1, 1)}))
    assert lines.share[0] == 0.0
    assert lines.share[13] == pytest.approx(0.5)
    assert lines.share[40] == pytest.approx(0.5)
    assert lines.share[41] == pytest.approx(1 - 0.5 ** (14 / 13))
    assert np.all((lines.low <= lines.share) & (lines.share <= lines.high))


def test_loess_of_a_straight_line_is_the_line() -> None:
    lines = peers.of_loess(journal({day: (100 - day, 100) for day in range(60, -1, -2)}))
    assert lines.share == pytest.approx(np.linspace(0.4, 1.0, 61))
    assert lines.high[10] - lines.low[10] < 1e-6


def test_the_band_of_loess_holds_a_constant_as_often_as_it_says() -> None:
    chance = np.random.default_rng(1)
    inside = []
    for _ in range(200):
        counts = {day: (float(chance.binomial(10, 0.4)), 10.0) for day in range(120)}
        lines = peers.of_loess(journal(counts))
        inside.append((lines.low <= 0.4) & (lines.high >= 0.4))
    assert np.mean(inside) == pytest.approx(0.9, abs=0.04)


def test_a_rise_is_what_lies_beyond_the_noise_of_both_ends() -> None:
    def lines(now: float) -> peers.Lines:
        share = np.array([0.4] * 99 + [now])
        return peers.Lines(share, share - 0.1, share + 0.1)

    beyond = 0.1 * np.sqrt(2)
    assert peers.rises(lines(0.401 + beyond), 99, 1.645)
    assert not peers.rises(lines(0.399 + beyond), 99, 1.645)
    assert not peers.rises(lines(0.401 + beyond), 99, 1.96)
    assert not peers.rises(lines(0.2), 99, 1.645)


def test_everyone_answers_for_every_journal() -> None:
    found = measure(1, 42, AS_DESCRIBED)
    assert len(found) == 42 * len(METHODS)
    figures = np.array([one.errors for one in found])
    assert np.all(np.isfinite(figures))
    assert np.all(figures >= 0)
    for journal_, figure in zip(
        population(np.random.default_rng(1), 42), found[:: len(METHODS)], strict=True
    ):
        # ours and the peers are held to the same least number of actions and days
        assert figure.speaks <= speaks(journal_)


@pytest.mark.parametrize("part", [1 / 5, 1 / 3, 3 / 7])
def test_short_journals_weigh_what_the_reading_says(part: float) -> None:
    found = [one for one in measure(2, 42, AS_DESCRIBED) if one.method == OURS]
    short: Array = np.array(["actions" in one.length for one in found])
    weight = weights(found, part)
    assert weight.sum() == pytest.approx(1.0)
    assert weight[short].sum() == pytest.approx(part)


def test_looks_tell_first_what_is_told_at_all() -> None:
    stepped = watch_step(1, 0, 0.15, with_gaps=False)
    assert {method for method, _way in stepped.told} == {OURS, *PEERS}
    assert stepped.told[OURS, 0.95] <= stepped.told[OURS, 0.975] <= 364
    constant = watch_step(1, 0, 0.0, with_gaps=False)
    assert all(day > 182 or day % 7 == 0 for day in constant.told.values())
    fooled = watch_office(1, 0, "decay")
    assert fooled.told[OURS, AS_BEHAVIOUR] >= fooled.told[OURS, SAID]
