"""The remark of the day and two weeks on a page, in a journal of any length."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from pathlib import Path

from journal.domain.catalogue import load_catalogue
from journal.domain.settings import JournalSettings
from journal.reading.fortnight import fortnight
from journal.reading.reader import Reader
from journal.reading.remarks import remark_for
from journal.storage.database import Database
from tests.benchmarks.facets import Line, median


def run(large: Path) -> list[Line]:
    """What is told of each: name, figure, unit, the most it may be, a note. `large` is left as it is."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "remark.leaderward"
        shutil.copy(large, copy)
        database = Database(copy)
        reader, catalogue, settings = Reader(database), load_catalogue(), JournalSettings()
        newest = reader.actions(limit=1)
        today = newest[0].day if newest else dt.date(2026, 11, 19)
        count = reader.counts(today - dt.timedelta(days=13), today).total
        note = f"({count} actions in the fortnight)"
        remark = median(lambda: remark_for(reader, settings, today, catalogue))
        page = median(lambda: fortnight(reader, settings, today, today, catalogue))
        database.close()
    return [
        ("one true remark, read and chosen", remark, "ms", 30.0, note),
        ("two weeks on a page, read", page, "ms", 60.0, note),
    ]
