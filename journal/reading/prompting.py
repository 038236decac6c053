"""What the prompt's rules ask of the journal."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select

from journal.domain.prompting import Written
from journal.reading.reader import Reader
from journal.storage.tables import ActionRow


def written_between(reader: Reader, first: dt.date, last: dt.date) -> tuple[Written, ...]:
    """For each action of those days: its day, and when it was written down, in the local time of then."""
    query = select(ActionRow.day, ActionRow.captured, ActionRow.captured_offset).where(
        ActionRow.day >= first, ActionRow.day <= last
    )
    with reader.database.read() as connection:
        return tuple(
            Written(day, captured.astimezone(dt.timezone(dt.timedelta(minutes=offset))))
            for day, captured, offset in connection.execute(query)
        )
