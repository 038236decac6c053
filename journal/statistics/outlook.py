"""Where the share will probably be, and when a target would be reached if the pace held."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Band:
    """A share with the ends of its band, as fractions: 0 ≤ low ≤ share ≤ high ≤ 1."""

    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Arrival:
    """When a target would be reached if the pace held, in days from today; `math.inf` where never.

    `early` and `late` enclose 80 % of the chances, `central` is the middle; 0 is "there already".
    """

    early: float
    central: float
    late: float
