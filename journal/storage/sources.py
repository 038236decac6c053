"""Which sources there are actions of, in the journal or in its trash."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from journal.storage.tables import ActionRow, DeletedActionRow

_AT_ONCE = 500  # SQLite takes a limited number of variables


def known_sources(connection: Connection, sources: Iterable[str]) -> frozenset[str]:
    """Those of `sources` that an action was made from; one in the trash counts too."""
    wanted = list(dict.fromkeys(sources))
    found: set[str] = set()
    in_trash = DeletedActionRow.image["source"].as_string()
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        for column in (ActionRow.source, in_trash):
            query = select(column).where(column.in_(some))
            found.update(source for source in connection.execute(query).scalars() if source is not None)
    return frozenset(found)
