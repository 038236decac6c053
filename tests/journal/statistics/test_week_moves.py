"""Which counts of a week moved: known answers, few false alarms, and what moved far is told."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.statistics.week_moves import Counted, _beta_binomial, holm, told
from tests.benchmarks.week_moves_quality import _still, _tenfold, weeks_told


def test_the_beta_binomial_is_the_one_of_the_books() -> None:
    # uniform for alpha = beta = 1 (Skellam 1948), binomial as both grow
    assert np.allclose(_beta_binomial(10, 1.0, 1.0), 1.0 / 11.0)
    binomial = [math.comb(6, k) * 0.25**k * 0.75 ** (6 - k) for k in range(7)]
    assert np.allclose(_beta_binomial(6, 2.5e7, 7.5e7), binomial, atol=1e-6)
    assert _beta_binomial(0, 2.0, 3.0).tolist() == [1.0]


def test_holm_is_the_one_of_the_books() -> None:
    # Holm 1979: 0.01 and 0.02 stand among three at 5 %, 0.04 among what is left stands too
    assert holm([0.04, 0.01, 0.02]) == (1, 2, 0)
    assert holm([0.03, 0.01, 0.04]) == (1,)
    assert holm([]) == ()


def test_nothing_is_told_of_few_weeks_of_a_week_without_a_day_and_of_nothing() -> None:
    count = Counted("all", (5, 5, 5, 90))
    assert told([count], [5, 5, 5, 5], 8) == (False,)
    assert told([Counted("all", (5,) * 9)], [5] * 8 + [0], 8) == (False,)
    assert told([], [5] * 9, 8) == ()
    assert told([Counted("name", (0,) * 9)], [5] * 9, 8) == (False,)


@settings(deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 400), min_size=27, max_size=27), min_size=1, max_size=4),
    st.lists(st.integers(0, 7), min_size=27, max_size=27),
)
def test_whatever_the_counts_each_gets_an_answer(counts: list[list[int]], days: list[int]) -> None:
    # no action without a day on which it was logged
    kept = [tuple(n if day else 0 for n, day in zip(one, days, strict=True)) for one in counts]
    found = told([Counted("name", one) for one in kept], days, 8)
    assert len(found) == len(counts)


@pytest.mark.parametrize("spread", [0.0, 0.3])
def test_where_nothing_moves_little_is_told(spread: float) -> None:
    anything, _it = weeks_told(150, 11, spread, _still, 0)
    assert anything <= 0.08


def test_what_moved_far_is_told() -> None:
    _anything, it = weeks_told(60, 12, 0.1, _tenfold(4.0, 0), 0)
    assert it >= 0.8
