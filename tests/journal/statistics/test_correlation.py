from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import ArrayLike

from journal.statistics.correlation import USUAL_CORRELATION, day_correlation, day_weights


def of(days: ArrayLike, leader: ArrayLike, total: ArrayLike) -> float:
    return day_correlation(np.array(days), np.array(leader, float), np.array(total, float))


def test_days_with_one_action_tell_nothing() -> None:
    assert of([1, 2, 3], [1, 0, 1], [1, 1, 1]) == USUAL_CORRELATION


def test_without_neighbours_the_usual_value_stands() -> None:
    assert of([1, 100, 200], [2, 0, 2], [2, 2, 2]) == pytest.approx(USUAL_CORRELATION)


def test_neighbours_that_never_disagree_tell_nothing() -> None:
    assert of([1, 2], [3, 3], [3, 3]) == pytest.approx(USUAL_CORRELATION)


def test_days_that_are_wholly_one_or_the_other_are_as_alike_as_is_allowed() -> None:
    days = np.arange(400)
    total = np.full(400, 6.0)
    leader = np.where(days % 2 == 0, 6.0, 0.0)
    assert day_correlation(days, leader, total) == 0.5


def test_days_that_are_all_mixed_alike_have_none() -> None:
    assert of(range(400), [3] * 400, [6] * 400) == 0.0


def test_beta_binomial_days_are_found() -> None:
    chance = np.random.default_rng(8)
    true = 0.2
    a, b = 0.4 * (1 / true - 1), 0.6 * (1 / true - 1)
    total = np.full(4000, 6)
    leader = chance.binomial(total, chance.beta(a, b, 4000))
    found = day_correlation(np.arange(4000), leader.astype(float), total.astype(float))
    assert found == pytest.approx(true, abs=0.02)


def test_a_day_never_counts_for_more_than_the_inverse_of_the_correlation() -> None:
    total = np.array([1.0, 2.0, 20.0, 5000.0])
    worth = total * day_weights(total, 0.1)
    assert worth[0] == 1.0
    assert np.all(np.diff(worth) > 0)
    assert np.all(worth < 10.0)
    assert day_weights(total, 0.0).tolist() == [1.0, 1.0, 1.0, 1.0]
