"""The share of one week: a proportion of few counts with its band, without a model or numpy."""

from __future__ import annotations

import math
from dataclasses import dataclass

Z90 = 1.6448536269514722


@dataclass(frozen=True, slots=True)
class Proportion:
    """A share from 0 to 1 with its 90 % band."""

    share: float
    low: float
    high: float


def proportion(leader: float, tagged: int) -> Proportion:
    """The leader share of `tagged` actions, of which `leader` (both as ½) count for the leader side.

    The score interval at 90 % and its centre (Wilson 1927, "Probable inference, the law of
    succession, and statistical inference"), which stays inside 0 to 1 and is honest about few
    counts.

    Raises:
        ValueError: there are no tagged actions, or more leader than tagged ones.
    """
    if tagged <= 0 or not 0 <= leader <= tagged:
        raise ValueError(f"no share of {leader} in {tagged}")
    weight = tagged + Z90**2
    centre = (leader + Z90**2 / 2) / weight
    reach = Z90 / weight * math.sqrt(leader * (tagged - leader) / tagged + Z90**2 / 4)
    return Proportion(centre, max(0.0, centre - reach), min(1.0, centre + reach))
