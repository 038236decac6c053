"""Roles: what one was in which time, how much leading it asks for, and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Role:
    """A role from `first` to `last`, both included; `last` None while it goes on.

    `share` is the target it asks for, a fraction above 0 and at most 1, None without one; `reason` says why.
    `needs` are families' ids with how much leading the role needs of them, in whole percent; may be empty.
    """

    name: str
    first: dt.date
    last: dt.date | None = None
    share: float | None = None
    reason: str = ""
    needs: tuple[tuple[str, int], ...] = ()
