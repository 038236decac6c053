from __future__ import annotations

import numpy as np
import pytest

from journal.statistics.laplace import StepFit, expit, fit_walk


def a_fit(step: float = 0.5) -> StepFit:
    time = np.array([0.0, 10.0, 11.0, 40.0])
    return fit_walk(step, time, np.array([1.0, 0.5, 3.0, 2.0]), np.array([2.0, 2.0, 3.0, 9.0]), np.zeros(4))


def test_expit_neither_overflows_nor_loses_its_mirror() -> None:
    far = np.array([-800.0, -3.0, 0.0, 3.0, 800.0])
    assert expit(far).tolist()[0] == 0.0
    assert np.allclose(expit(far) + expit(-far), 1.0, atol=1e-15)


def test_between_knots_the_path_is_the_one_a_knot_without_actions_would_have() -> None:
    fit = a_fit()
    time = np.array([0.0, 10.0, 11.0, 25.0, 40.0, 70.0])
    # A knot with a vanishing amount of data is as good as an empty one.
    little = np.array([0.0, 0.0, 0.0, 1e-13, 0.0, 1e-13])
    leader = np.array([1.0, 0.5, 3.0, 0.0, 2.0, 0.0]) + little / 2
    total = np.array([2.0, 2.0, 3.0, 0.0, 9.0, 0.0]) + little
    whole = fit_walk(0.5, time, leader, total, np.zeros(6))
    mean, variance = fit.at(time)
    assert np.allclose(mean, whole.mode, atol=1e-9)
    assert np.allclose(variance, whole.variance, atol=1e-9)
    assert fit.log_evidence == pytest.approx(whole.log_evidence, abs=1e-9)


def test_pivots_and_links_are_a_factorisation_of_the_curvature() -> None:
    fit = a_fit()
    lower = np.eye(4) + np.diag(-fit.link, -1)
    hessian = lower @ np.diag(fit.pivot) @ lower.T
    assert np.allclose(np.diag(np.linalg.inv(hessian)), fit.variance, atol=1e-12)
    assert np.allclose(np.diag(hessian, 1), -365.25 / (0.25 * np.diff(fit.time)))


def test_any_start_finds_the_same_mode() -> None:
    time = np.arange(50.0)
    leader, total = np.zeros(50), np.full(50, 40.0)
    modes = [fit_walk(2.2, time, leader, total, np.full(50, start)).mode for start in (-30.0, 0.0, 30.0)]
    assert np.allclose(modes[0], modes[1], atol=1e-8)
    assert np.allclose(modes[2], modes[1], atol=1e-8)


def test_a_smaller_step_size_makes_a_straighter_path() -> None:
    assert np.ptp(a_fit(0.1).mode) < np.ptp(a_fit(2.2).mode)
