"""The remark of the day, read from the journal."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, select

from journal.domain.action import Action, DistinctionMark
from journal.domain.behaviour import Behaviour, Craft, Pole
from journal.domain.catalogue import load_catalogue
from journal.domain.days import civil_day
from journal.domain.distinctions import Catalogue
from journal.domain.settings import JournalSettings
from journal.reading.reader import Reader
from journal.statistics.remark_facts import (
    FORTNIGHT,
    Deed,
    Entry,
    Facts,
    NameKind,
    deed_of,
    times_done,
    year_before,
)
from journal.statistics.remarks import SELF_IMAGE_DAYS, beginning, choose, is_beginning, still_told
from journal.storage.tables import ActionNameRow, ActionRow, CraftRow, MarkRow

MOST_ACTIONS = 2_000
"""Nobody writes so many in a fortnight: where there are more, nothing is said of counts."""
ENOUGH_DAYS = 3
_HOLLOW = ("recalled", "imported")


@dataclass(frozen=True, slots=True)
class Remark:
    """One true sentence, and the key by which it is known again."""

    key: str
    sentence: str


def remark_for(
    reader: Reader, settings: JournalSettings, today: dt.date, catalogue: Catalogue | None = None
) -> Remark | None:
    """What there is to say today, or None.

    The work is bounded: the last fortnight, two single days and the first action, however long the journal.
    Until the third day with actions it says what there is.
    """
    facts = read_facts(reader, settings, today, catalogue or load_catalogue())
    told = reader.told_remarks(today - dt.timedelta(days=SELF_IMAGE_DAYS))
    logged = _first_logged(reader, facts, today)
    now = told.get(today, "")
    claim = still_told(facts, now)
    if claim is None and (len(logged) < ENOUGH_DAYS or is_beginning(now)):
        tagged = len(reader.first_behaviours(5, last=today))
        claim = beginning(facts, logged, tagged, now)
    if claim is None and len(logged) >= ENOUGH_DAYS:
        claim = choose(facts, told)
    return None if claim is None else Remark(claim.key, claim.sentence)


def read_facts(reader: Reader, settings: JournalSettings, today: dt.date, catalogue: Catalogue) -> Facts:
    """What remarks are made from, as of a day."""
    with reader.database.read() as connection:
        start = settings.day_start
        deeds = _deeds(connection, today - dt.timedelta(days=FORTNIGHT), today, today, start)
        found = [
            deed
            for day in (today - dt.timedelta(days=28), year_before(today))
            for deed in _deeds(connection, day, day, today, start)
        ]
        began = connection.execute(select(ActionRow.day).order_by(ActionRow.day).limit(1)).scalar()
        key = connection.execute(select(ActionRow.id).order_by(ActionRow.id).limit(1)).scalar()
    first = None if key is None else reader.action(key)
    return Facts(
        today=today,
        catalogue=catalogue,
        deeds=tuple(deeds),
        found=tuple(found),
        began=began,
        first=_first_deed(first, today),
        day_start=start,
        self_images=settings.self_images,
    )


def first_day(reader: Reader, settings: JournalSettings) -> dt.date | None:
    """The civil day on which the first action was written down; None in an empty journal."""
    with reader.database.read() as connection:
        key = connection.execute(select(ActionRow.id).order_by(ActionRow.id).limit(1)).scalar()
    first = None if key is None else reader.action(key)
    return None if first is None else civil_day(first.captured, settings.day_start)


def fortnight_due(first: dt.date | None, today: dt.date) -> bool:
    """Whether it is the week that begins with the fourteenth day after the first action was written."""
    return first is not None and FORTNIGHT - 1 <= (today - first).days < FORTNIGHT + 6


def _first_deed(first: Action | None, today: dt.date) -> Deed | None:
    if first is None or first.day > today:
        return None
    return deed_of(first)


def _local(captured: dt.datetime, offset: int) -> dt.datetime:
    """The instant as the clock showed it, so many minutes east of UTC."""
    return captured.astimezone(dt.timezone(dt.timedelta(minutes=offset)))


def _deeds(
    connection: Connection, first: dt.date, last: dt.date, today: dt.date, day_start: dt.time
) -> list[Deed]:
    """The actions of some days, oldest day first; none where they are too many to be written by hand."""
    within = (ActionRow.day >= first, ActionRow.day <= last)
    columns = (
        ActionRow.id,
        ActionRow.day,
        ActionRow.time,
        ActionRow.behaviour,
        ActionRow.minutes,
        ActionRow.origin,
        ActionRow.text,
        ActionRow.captured,
        ActionRow.captured_offset,
    )
    query = select(*columns).where(*within).order_by(ActionRow.day, ActionRow.id).limit(MOST_ACTIONS + 1)
    rows = connection.execute(query).all()
    if len(rows) > MOST_ACTIONS:
        return []
    captured = {row.id: _local(row.captured, row.captured_offset) for row in rows}
    times = times_done(Entry(row.id, row.day, row.time, captured[row.id]) for row in rows)
    marks: dict[str, list[DistinctionMark]] = {}
    tied = select(MarkRow.action_id, MarkRow.distinction, MarkRow.pole).join(ActionRow).where(*within)
    for key, distinction, pole in connection.execute(tied.order_by(MarkRow.action_id, MarkRow.place)):
        marks.setdefault(key, []).append(DistinctionMark(distinction, Pole(pole)))
    craft: dict[str, set[Craft]] = {}
    for key, word in connection.execute(
        select(CraftRow.action_id, CraftRow.craft).join(ActionRow).where(*within)
    ):
        craft.setdefault(key, set()).add(Craft(word))
    names: dict[str, list[tuple[NameKind, str, str]]] = {}
    named = select(ActionNameRow.action_id, ActionNameRow.kind, ActionNameRow.folded, ActionNameRow.name)
    for key, kind, folded, name in connection.execute(
        named.join(ActionRow).where(*within).order_by(ActionNameRow.action_id, ActionNameRow.place)
    ):
        names.setdefault(key, []).append(("topic" if kind == "topic" else "person", folded, name))
    return [
        Deed(
            id=row.id,
            day=row.day,
            time=times.get(row.id),
            behaviour=None if row.behaviour is None else Behaviour(row.behaviour),
            names=tuple(names.get(row.id, ())),
            minutes=row.minutes,
            marks=tuple(marks.get(row.id, ())),
            craft=frozenset(craft.get(row.id, ())),
            hollow=row.origin in _HOLLOW,
            text=row.text,
            is_new=civil_day(captured[row.id], day_start) >= today,
        )
        for row in rows
    ]


def _first_logged(reader: Reader, facts: Facts, today: dt.date) -> list[dt.date]:
    """The first days on which something was logged, as many as have to be known.

    What was recalled or imported was not logged on its day.
    """
    query = (
        select(ActionRow.day)
        .where(ActionRow.day <= today, ActionRow.origin.not_in(_HOLLOW))
        .distinct()
        .order_by(ActionRow.day)
        .limit(ENOUGH_DAYS)
    )
    with reader.database.read() as connection:
        days = list(connection.execute(query).scalars())
    if days or not facts.deeds:
        return days
    return [facts.today]
