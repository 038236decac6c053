"""The topics and people of a journal, for completing what is typed."""

from __future__ import annotations

from sqlalchemy import func, select

from journal.domain.names import NameKind, UsedName
from journal.reading.reader import Reader
from journal.storage.tables import ActionNameRow, ActionRow

__all__ = ["UsedName", "used_names"]


def used_names(reader: Reader) -> tuple[UsedName, ...]:
    """Every topic and person that an action names, once in the spelling most used, the most used first.

    Of two used as often the one used later comes first. The cost grows with the journal.
    """
    count, last = func.count(), func.max(ActionRow.day)
    query = (
        select(ActionNameRow.kind, ActionNameRow.folded, ActionNameRow.name, count, last)
        .join(ActionRow, ActionRow.id == ActionNameRow.action_id)
        .group_by(ActionNameRow.kind, ActionNameRow.folded, ActionNameRow.name)
    )
    found: dict[tuple[str, str], UsedName] = {}
    with reader.database.read() as connection:
        for kind, folded, name, uses, day in connection.execute(query.order_by(count.desc(), last.desc())):
            known = found.get((kind, folded))
            sort: NameKind = "topic" if kind == "topic" else "person"
            found[kind, folded] = (
                UsedName(sort, name, uses, day)
                if known is None
                else UsedName(sort, known.name, known.count + uses, max(known.last, day))
            )
    return tuple(sorted(found.values(), key=lambda used: (used.count, used.last), reverse=True))
