"""What forgetting somebody would come to, and which copies hold an action: nothing is changed by looking."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from journal.domain.forgetting import Doubt, ForgettingPlan, KeptCopy, NameHit, Place
from journal.domain.name_finder import Found, NameFinder, begins_small, is_capitalised
from journal.reading.reader import Reader
from journal.settings.drafts import Drafts
from journal.storage.copies import copies_with, copies_with_words
from journal.storage.database import plain_connection
from journal.storage.forgetting import Seen, Survey, survey


def plan_forgetting(
    reader: Reader, name: str, drafts: Drafts | None = None, zone: dt.tzinfo = dt.UTC
) -> ForgettingPlan:
    """Every place that holds the name of a person. The cost grows with the journal.

    Args:
        reader: reads the journal.
        name: the alias, without its sign, in any spelling.
        drafts: what is typed on this machine and not saved.
        zone: whose days the copies were made on.

    Raises:
        UnusableJournalError: the journal can't be read.
    """
    path = reader.database.path
    finder = NameFinder(name)
    with reader.database.read() as connection:
        found = survey(plain_connection(connection), finder)
        hits, small = _hits(finder, found, {name, *found.spellings})
    typed = {} if drafts is None else drafts.all_of(path)
    return ForgettingPlan(
        name=name,
        mentions=_mentions(found),
        spellings=frozenset(found.spellings),
        hits=hits,
        small=small,
        within=found.within,
        is_noted=found.is_noted,
        steps=found.steps,
        copies=copies_with(path, zone, lambda copy: _is_in(copy, finder)),
        typed=tuple(slot for slot, value in typed.items() if _any_holds(finder, value)),
        former=tuple(sorted(found.former)),
        is_in_path=bool(finder.find(path.name)) or finder.may_hold(path.stem),
    )


def copies_with_actions(
    reader: Reader, keys: Iterable[str], zone: dt.tzinfo = dt.UTC
) -> tuple[KeptCopy, ...]:
    """The copies beside the journal that hold one of these actions."""
    return copies_with_words(reader.database.path, zone, frozenset(keys))


def _mentions(found: Survey) -> Mapping[Place, int]:
    counts: Counter[Place] = Counter()
    for seen in found.seen.values():
        if any(one.is_person for one in seen.found):
            counts[seen.standing.place] += seen.count if seen.standing.place is Place.UNDO else 1
    return dict(counts)


def _hits(finder: NameFinder, found: Survey, known: set[str]) -> tuple[tuple[NameHit, ...], int]:
    bare = [(seen, one) for seen in found.seen.values() for one in seen.found if not one.is_person]
    small = sum(one.is_free and begins_small(one.spelling) for _seen, one in bare)
    is_ordinary = small > 0 or finder.is_ordinary()
    written = known | {word[:1].upper() + word[1:] for word in known}
    hits = [_hit(seen, one, _doubt(one, written, is_ordinary=is_ordinary)) for seen, one in bare]
    return tuple(hits), small


def _hit(seen: Seen, one: Found, doubt: Doubt) -> NameHit:
    standing = seen.standing
    return NameHit(
        text=standing.text,
        start=one.start,
        end=one.end,
        place=standing.place,
        day=None if standing.day is None else dt.date.fromisoformat(standing.day),
        count=seen.count,
        doubt=doubt,
    )


def _doubt(one: Found, written: set[str], *, is_ordinary: bool) -> Doubt:
    if not one.is_free:
        return Doubt.JOINED
    if is_ordinary:
        return Doubt.ORDINARY
    if one.spelling.lstrip("#") not in written or not is_capitalised(one.spelling):
        return Doubt.SPELLED
    return Doubt.NONE


def _is_in(connection: sqlite3.Connection, finder: NameFinder) -> bool:
    found = survey(connection, finder)
    return bool(found.seen or found.is_noted or found.steps)


def _any_holds(finder: NameFinder, value: Any) -> bool:
    """Whether a text in what `json` can hold names them."""
    if isinstance(value, str):
        return bool(finder.find(value))
    if isinstance(value, Mapping):
        return any(_any_holds(finder, one) for one in value.values())
    return isinstance(value, list) and any(_any_holds(finder, one) for one in value)
