"""How much actions of one day are alike, and what a day may therefore weigh."""

from __future__ import annotations

import numpy as np

from journal.statistics.series import Floats, Ints

USUAL_CORRELATION = 0.08
USUAL_WORTH_OF_DAYS = 30.0
MOST_CORRELATION = 0.5
NEIGHBOURS_WITHIN_DAYS = 4


def day_correlation(days: Ints, leader: Floats, total: Floats) -> float:
    """The correlation ρ of two actions of the same day, 0 to 0.5, drawn toward 0.08.

    The chance that two actions of one day disagree is compared with the chance that two actions of
    neighbouring days do, so that a slow drift is not mistaken for correlation. The usual value
    counts as much as thirty days with two or more actions; it stands alone where there are no
    such days, no neighbours, or neighbours that never disagree.

    `days` are rising ordinals, `leader` the day's sum of weights, `total` its number of actions (by minutes
    their worth in actions; a day worth less than two then tells nothing of two).
    """
    many = total >= 2
    informative = int(np.count_nonzero(many))
    if informative == 0:
        return USUAL_CORRELATION
    within = _disagreement_within(leader[many], total[many])
    between = _disagreement_between(days, leader, total)
    found = USUAL_CORRELATION if between <= 0 else 1.0 - within / between
    blend = (informative * found + USUAL_WORTH_OF_DAYS * USUAL_CORRELATION) / (
        informative + USUAL_WORTH_OF_DAYS
    )
    return float(min(max(blend, 0.0), MOST_CORRELATION))


def day_weights(total: Floats, correlation: float) -> Floats:
    """What one action of each day counts for: 1/(1 + (n−1)ρ) (Williams 1982).

    A whole day never counts for more than 1/ρ actions.
    """
    weights: Floats = 1.0 / (1.0 + (total - 1.0) * correlation)
    return weights


def _disagreement_within(leader: Floats, total: Floats) -> float:
    """W: how often two actions of the same day disagree; every `total` is above 1.

    With w = 1/(n−1) the denominator Σ w·n(n−1) is Σ n.
    """
    unlike = 2.0 * float(np.sum(leader * (total - leader) / (total - 1.0)))
    return unlike / float(total.sum())


def _disagreement_between(days: Ints, leader: Floats, total: Floats) -> float:
    """B: how often actions of consecutive days with data disagree; 0 where there are no such days.

    With c = (n_a n_b)^−½ each product parts into a factor of either day: a few passes over all days.
    """
    near = (np.diff(days) <= NEIGHBOURS_WITHIN_DAYS).astype(np.float64)
    root = np.sqrt(total)
    possible = float(np.sum(root[:-1] * root[1:] * near))
    if possible <= 0:
        return 0.0
    led, managed = leader / root, (total - leader) / root  # exactly 0 where all are of one kind
    unlike = led[:-1] * managed[1:] + managed[:-1] * led[1:]
    return float(np.sum(unlike * near)) / possible
