"""Columns that say so where a row holds what nobody wrote: ValueError, which is told as damage.

SQLite keeps any value in any column, and no check of its own is asked when bytes of the file change.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

from sqlalchemy import Date, Dialect, Double, Integer, String, TypeDecorator
from typing_extensions import override

from journal.domain.days import EARLIEST, LATEST


class Words(TypeDecorator[str]):
    """A text."""

    impl = String
    cache_ok = True

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        if value is None or isinstance(value, str):
            return value
        raise ValueError(value)


class Whole(TypeDecorator[int]):
    """A whole number from `least` to `most`."""

    impl = Integer
    cache_ok = True

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self.least, self.most = least, most

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> int:
        if isinstance(value, int) and self.least <= value <= self.most:
            return value
        raise ValueError(value)


class Figure(TypeDecorator[float]):
    """A finite number."""

    impl = Double
    cache_ok = True

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> float:
        if isinstance(value, int | float) and math.isfinite(value):
            return float(value)
        raise ValueError(value)


class Day(TypeDecorator[dt.date]):
    """A day that can be kept: those from 1900 to 2999."""

    impl = Date
    cache_ok = True

    @override
    def process_result_value(self, value: dt.date | None, dialect: Dialect) -> dt.date | None:
        if value is not None and not EARLIEST <= value <= LATEST:
            raise ValueError(value)
        return value
