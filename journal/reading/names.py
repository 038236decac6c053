"""The topics and people of a journal, for completing what is typed."""

from __future__ import annotations

from sqlalchemy import Date, Integer, String, column, text

from journal.domain.names import NameKind, UsedName
from journal.reading.reader import Reader

__all__ = ["UsedName", "used_names"]

# Names are read in the order they were written, which is nearly that of their actions: by way of the
# index on names each action would have to be looked for anew, which takes three times as long. SQLite
# gives `name` from the row that has the latest day.
_NAMES = text("""
    SELECT used.kind, used.folded, used.name, count(*) AS uses, max(action.day) AS last
    FROM action_name AS used NOT INDEXED JOIN action ON action.id = used.action_id
    GROUP BY used.folded, used.kind
    ORDER BY uses DESC, last DESC, used.folded
""").columns(
    column("kind", String),
    column("folded", String),
    column("name", String),
    column("uses", Integer),
    column("last", Date),
)


def used_names(reader: Reader) -> tuple[UsedName, ...]:
    """Every topic and person that an action names, spelled as it was last, the most used first.

    Of two used as often the one of the later day comes first. The cost grows with the journal.
    """
    with reader.database.read() as connection:
        return tuple(
            UsedName(_kind(row.kind), row.name, row.uses, row.last) for row in connection.execute(_NAMES)
        )


def _kind(word: str) -> NameKind:
    return "topic" if word == "topic" else "person"
