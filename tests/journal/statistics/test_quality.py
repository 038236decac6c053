"""The estimate on simulated journals: loose bounds that a broken method fails; the benchmark says more."""

from __future__ import annotations

import numpy as np
import pytest

from journal.statistics.drift import estimate_of, fit_posterior
from journal.statistics.saying import say
from journal.statistics.series import DaySeries
from tests.benchmarks.drift_quality import Errors, errors, of_estimate, of_rolling_mean
from tests.simulator.journals import TRUTHS, population, simulate


@pytest.fixture(scope="module")
def quality() -> tuple[Errors, Errors]:
    drawn = list(population(np.random.default_rng(2026), 168))
    ours, rolling = (
        np.mean([errors(journal, method) for journal in drawn], axis=0)
        for method in (of_estimate, of_rolling_mean)
    )
    return Errors(*ours), Errors(*rolling)


def test_it_is_near_the_truth(quality: tuple[Errors, Errors]) -> None:
    ours, rolling = quality
    assert ours.square_all < 8.5**2
    assert ours.square_today < 9.0**2
    assert ours.square_all < rolling.square_all / 2


def test_the_band_holds_the_truth_nine_days_of_ten(quality: tuple[Errors, Errors]) -> None:
    ours, rolling = quality
    assert 0.86 < ours.covered_all < 0.95
    assert 0.86 < ours.covered_today < 0.97
    assert ours.score_today < 0.85 * rolling.score_today


@pytest.mark.parametrize("kind", TRUTHS)
def test_the_simulator_knows_the_truth_of_every_day(kind: str) -> None:
    chance = np.random.default_rng(5)
    for _ in range(10):
        journal = simulate(chance, kind, span=365)
        assert len(journal.truth) == journal.today - journal.days[0] + 1
        assert np.all((journal.truth > 0) & (journal.truth < 1))
        assert np.all((journal.total >= 1) & (journal.total <= 20))
        assert np.all((journal.leader >= 0) & (journal.leader <= journal.total))
        ten = simulate(chance, kind, actions=10)
        assert ten.total[:-1].sum() < 10
        assert ten.days[-1] == ten.today


def test_the_simulated_shares_are_the_true_ones() -> None:
    chance = np.random.default_rng(6)
    leader = truth = total = 0.0
    for _ in range(60):
        journal = simulate(chance, "constant", span=1096)
        leader += journal.leader.sum()
        truth += float(journal.total @ journal.truth[journal.days - journal.days[0]])
        total += journal.total.sum()
    assert leader / total == pytest.approx(truth / total, abs=0.01)


def test_the_worked_example_of_the_manual() -> None:
    monday = 739_901  # 12 October 2026
    weeks = {
        0: (1, 1, 1, 1, 1),
        1: (1, 1, 1, 2, 1),
        3: (2, 1, 2, 2, 1),
        4: (2, 2, 1, 2, 2),
        5: (1, 3, 2, 2, 2),
    }
    days = np.array([monday + 7 * week + day for week in weeks for day in range(5)])
    leader = np.array([count for counts in weeks.values() for count in counts])
    none = np.zeros_like(days)
    series = DaySeries(days, 4 - leader, leader, none, none, none, none)
    today = monday + 39
    found = estimate_of(series, today)
    assert say(found, series, today).plain.replace("\u00a0", " ") == (
        "40 of 100 actions you logged, you called leadership, likely 31 to 50. "
        "No change since 12 October that could be told from chance: "
        "likely between 4 points less and 27 points more. "
        "In the last four weeks: 27 leader actions and 33 manager actions."
    )
    assert (100 * np.array([found.share[0], found.low[0], found.high[0]])).round().tolist() == [37, 28, 47]
    posterior = fit_posterior(days, leader.astype(float), np.full(len(days), 4.0), today)
    assert posterior is not None
    assert posterior.correlation == 0.0
    assert posterior.weights.round(2).tolist() == [0.13, 0.25, 0.32, 0.24, 0.05]
    assert [round(float(fit.mode[-1]), 2) for fit in posterior.fits] == [-0.48, -0.47, -0.43, -0.34, -0.19]
