"""The drift over a window."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drift:
    """How the share moved over a window that ends today.

    `chance_up` is the chance that it rose. `rate` with its 90 % band `rate_low` … `rate_high` is in points
    per 30 days, `change` in points over the window. The window begins on `since`, an ordinal.
    """

    chance_up: float
    rate: float
    rate_low: float
    rate_high: float
    change: float
    since: int
