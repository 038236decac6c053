"""Counts of actions per civil day, and their sums over days, weeks or months."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class DaySeries:
    """Counts for each civil day that has at least one action, oldest first.

    `days` are proleptic ordinals, strictly rising; every other array has the same length.
    `hollow` counts those of the manager, leader and both actions that were recalled or imported.
    """

    days: Ints
    manager: Ints
    leader: Ints
    both: Ints
    own: Ints
    untagged: Ints
    hollow: Ints
