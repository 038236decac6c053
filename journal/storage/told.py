"""The remarks that were told, one a day. Outside the steps: what was told stays told."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, delete, insert, select

from journal.storage.tables import ToldRemarkRow


def write_told(connection: Connection, day: dt.date, key: str) -> None:
    """Keep that the remark `key` was told on that day, instead of one told earlier on it."""
    connection.execute(delete(ToldRemarkRow).where(ToldRemarkRow.day == day))
    connection.execute(insert(ToldRemarkRow), {"day": day, "key": key})


def read_told(connection: Connection, since: dt.date) -> dict[dt.date, str]:
    """The remarks told on `since` or later, by day, the earliest first."""
    query = select(ToldRemarkRow.day, ToldRemarkRow.key).where(ToldRemarkRow.day >= since)
    return {row.day: row.key for row in connection.execute(query.order_by(ToldRemarkRow.day))}
