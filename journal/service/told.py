"""Keeps which remark was told on which day, so that the same one is not told twice in a fortnight."""

from __future__ import annotations

import datetime as dt

from journal.service.unit import Unit
from journal.storage.told import read_told, write_told


class Remarks:
    """What was told. No step of undo and no notice: nothing that the person wrote changes."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def tell(self, day: dt.date, key: str) -> None:
        """Keep that the remark `key` was told on `day`; of two on one day the later one stands.

        Raises:
            JournalError: the journal can't be written to.
        """
        with self._unit.database.read() as connection:
            if read_told(connection, day).get(day) == key:
                return
        with self._unit.database.write() as connection:
            write_told(connection, day, key)
