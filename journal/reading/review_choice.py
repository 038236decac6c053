"""Which actions a review speaks of: by rule, a little by chance, and not those of the last eight reviews."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from sqlalchemy import Connection, func, select

from journal.domain.again import AGAIN_BEHAVIOURS, LEAST_AGE_DAYS, places_again, resting
from journal.domain.behaviour import Behaviour
from journal.domain.intention import Intention
from journal.domain.occasions import occasions
from journal.domain.person import Person
from journal.domain.reflection import Asked
from journal.domain.review import Chosen, Retag, Review
from journal.places import Chance
from journal.reading.review_moves import Weeks
from journal.storage.reflecting import ReflectionRow, VisionTieRow
from journal.storage.tables import ActionNameRow, ActionRow, MarkRow

READ_COUNT = 4
ON_THIS_DAY_COUNT = 3
REVIEWS_BACK = 8
"""What was read in so many reviews before is left alone."""
REST_DAYS = 14
"""What is read again was logged so many days before the week at least."""
NEGLECT_DAYS = 14
MOST_RANGES = 12
_LONG_AGO = 12
_PEOPLE = 3
_LATELY_WEEKS = 12
_FEWEST_OF_PERSON = 4
_WEEKS_ASKED = 3
_MOST_ASKED = 500

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ground:
    """What the choice is made from, read before it. `family` is the focus; `today` the civil day."""

    weeks: Weeks
    today: dt.date
    family: frozenset[str]
    people: dict[str, Person]
    intentions: Sequence[Intention]
    reviews: Sequence[Review]
    retags: Sequence[Retag]


def choose(connection: Connection, ground: Ground, chance: Chance) -> Chosen:
    """Choose for the review of a week, from its actions and all before."""
    again = _again(connection, ground, chance)
    taken = {*again, *_read_lately(ground)}
    on_this_day = _on_this_day(connection, ground, chance, taken)
    read = _read(connection, ground, chance, {*taken, *on_this_day})
    return Chosen(
        again=again,
        read=read,
        on_this_day=on_this_day,
        leading=_asked_about(connection, ground, chance, Behaviour.MANAGER),
        managing=_asked_about(connection, ground, chance, Behaviour.LEADER),
    )


def shuffled(items: Iterable[T], chance: Chance) -> list[T]:
    """The items in an order by chance (Fisher and Yates)."""
    mixed = list(items)
    for last in range(len(mixed) - 1, 0, -1):
        other = chance.getrandbits(32) % (last + 1)
        mixed[last], mixed[other] = mixed[other], mixed[last]
    return mixed


def _read_lately(ground: Ground) -> set[str]:
    """What the last eight reviews before this one let be read."""
    earlier = [review for review in ground.reviews if review.week != ground.weeks.week]
    earlier.sort(key=lambda review: abs((ground.weeks.week - review.week).days))
    return {
        key for review in earlier[:REVIEWS_BACK] for key in (*review.chosen.read, *review.chosen.on_this_day)
    }


def _again(connection: Connection, ground: Ground, chance: Chance) -> tuple[str, ...]:
    """Three old actions, each with the same chance; see `journal.domain.again`. From an index alone."""
    rested = resting(ground.retags, ground.today)
    newest = min(ground.today, ground.weeks.end) - dt.timedelta(days=LEAST_AGE_DAYS)
    where = [
        ActionRow.day <= newest,
        ActionRow.behaviour.in_([behaviour.value for behaviour in AGAIN_BEHAVIOURS]),
    ]
    resting_days = select(ActionRow.day).where(*where, ActionRow.id.in_(rested))
    fewer = Counter(connection.execute(resting_days).scalars())
    counts = select(ActionRow.day, func.count()).where(*where).group_by(ActionRow.day)
    rows = connection.execute(counts.order_by(ActionRow.day))
    days = [(day, count - fewer[day]) for day, count in rows]
    ends = list(accumulate(count for _day, count in days))
    keys: list[str] = []
    for place in places_again(ends[-1] if ends else 0, chance):
        number = bisect_right(ends, place)
        day, count = days[number]
        of_day = select(ActionRow.id).where(*where, ActionRow.day == day, ActionRow.id.not_in(rested))
        of_day = of_day.order_by(ActionRow.id)
        keys += connection.execute(of_day.offset(place - ends[number] + count).limit(1)).scalars()
    return tuple(keys)


def _on_this_day(connection: Connection, ground: Ground, chance: Chance, taken: set[str]) -> tuple[str, ...]:
    """One each from the same week of earlier years and months; years come first."""
    began = connection.execute(select(func.min(ActionRow.day))).scalar()
    if began is None:
        return ()
    found = occasions(ground.weeks.week, began)
    years = shuffled((one for one in found if one.years), chance)
    months = [one for one in found if not one.years]
    ordered = [*years[: ON_THIS_DAY_COUNT - 1], *shuffled(months, chance), *years[ON_THIS_DAY_COUNT - 1 :]]
    chosen: list[tuple[dt.date, str]] = []
    for one in ordered[:MOST_RANGES]:
        if len(chosen) == ON_THIS_DAY_COUNT:
            break
        columns = (ActionRow.id, ActionRow.day, ActionRow.milestone, func.length(ActionRow.text))
        within = (ActionRow.day >= one.first, ActionRow.day <= one.last)
        query = select(*columns).where(*within, ActionRow.behaviour.is_not(None))
        rows = [row for row in connection.execute(query.order_by(ActionRow.id)) if row.id not in taken]
        # a milestone, or one of the longer half: a line of three words brings little back
        best = [row for row in rows if row.milestone is not None]
        best = best or sorted(rows, key=lambda row: row[3], reverse=True)[: (len(rows) + 1) // 2]
        if best:
            row = best[chance.getrandbits(32) % len(best)]
            chosen.append((row.day, row.id))
    return tuple(key for _day, key in sorted(chosen))


def _read(connection: Connection, ground: Ground, chance: Chance, taken: set[str]) -> tuple[str, ...]:
    """One each by rules whose order is mixed, then another round of them, until there are enough."""
    limit = ground.weeks.week - dt.timedelta(days=REST_DAYS)
    times = Counter(key for review in ground.reviews for key in review.chosen.read)

    def unread(keys: Iterable[str]) -> Iterator[str]:
        mixed = shuffled([key for key in dict.fromkeys(keys) if key not in taken], chance)
        return iter(_old_enough(connection, sorted(mixed, key=times.__getitem__)[:50], limit))

    rules: list[Callable[[], Iterator[str]]] = [
        lambda: unread(_milestones(connection)),
        lambda: unread(key for one in ground.intentions for key in one.actions),
        lambda: iter([key for key in _last_led(connection, ground) if key not in taken]),
        lambda: unread(_kept_with(connection)),
        lambda: iter([key for key in _long_ago(connection, chance, limit) if key not in taken]),
    ]
    chosen: dict[str, None] = {}
    begun: list[Iterator[str]] = []
    waiting = shuffled(rules, chance)
    while (waiting or begun) and len(chosen) < READ_COUNT:
        # a rule is asked when its turn comes: not all are needed
        rule = waiting.pop(0)() if waiting else begun.pop(0)
        key = next((key for key in rule if key not in chosen), None)
        if key is not None:
            chosen[key] = None
            begun.append(rule)
    return tuple(chosen)


def _old_enough(connection: Connection, keys: Sequence[str], limit: dt.date) -> list[str]:
    """Those that are still there and belong to a day up to `limit`, in their order."""
    query = select(ActionRow.id).where(ActionRow.id.in_(keys), ActionRow.day <= limit)
    there = set(connection.execute(query).scalars())
    return [key for key in keys if key in there]


def _milestones(connection: Connection) -> list[str]:
    """Great successes and failures, and what has a lesson, of any day."""
    marked = ActionRow.milestone.is_not(None) | (ActionRow.lesson != "")
    # one reading in the order of the file: with a day or an order SQLite would go there by an index
    return sorted(connection.execute(select(ActionRow.id).where(marked)).scalars())


def _kept_with(connection: Connection) -> list[str]:
    """What an answer is kept with, or is tied to the vision."""
    answered = select(ReflectionRow.action_id).where(ReflectionRow.action_id.is_not(None))
    keys = [key for key in connection.execute(answered.order_by(ReflectionRow.id)).scalars() if key]
    tied = connection.execute(select(VisionTieRow.action_id).order_by(VisionTieRow.id)).scalars()
    return [*keys, *tied]


def _last_led(connection: Connection, ground: Ground) -> list[str]:
    """For those one has to do with and has not led for longest, the last time one did."""
    weeks = ground.weeks
    neglected: list[tuple[dt.date, str]] = []
    for (kind, folded), named in weeks.names.items():
        lately = named.since(_LATELY_WEEKS)
        person = ground.people.get(folded)
        if kind != "person" or lately < _FEWEST_OF_PERSON or (person is not None and person.hidden):
            continue
        if named.led is not None and named.led <= weeks.end - dt.timedelta(days=NEGLECT_DAYS):
            neglected.append((named.led, folded))
    keys: list[str] = []
    for day, folded in sorted(neglected)[:_PEOPLE]:
        query = (
            select(ActionRow.id)
            .join(ActionNameRow, ActionNameRow.action_id == ActionRow.id)
            .where(ActionRow.day == day, ActionRow.behaviour.in_(["leader", "both"]))
            .where(ActionNameRow.kind == "person", ActionNameRow.folded == folded)
            .order_by(ActionRow.id.desc())
            .limit(1)
        )
        keys += connection.execute(query).scalars().all()
    return keys


def _long_ago(connection: Connection, chance: Chance, limit: dt.date) -> list[str]:
    """Some from all over the journal's life, the longest text first."""
    where = (ActionRow.day <= limit, ActionRow.behaviour.is_not(None))
    days = select(ActionRow.day).where(*where).limit(1)
    began = connection.execute(days.order_by(ActionRow.day)).scalar()
    if began is None:
        return []
    span = (limit - began).days + 1
    found: dict[str, int] = {}
    for _number in range(_LONG_AGO):
        day = began + dt.timedelta(days=chance.getrandbits(32) % span)
        query = select(ActionRow.id, func.length(ActionRow.text)).where(*where, ActionRow.day >= day)
        row = connection.execute(query.order_by(ActionRow.day, ActionRow.id).limit(1)).one_or_none()
        if row is not None:
            found[row[0]] = row[1]
    return sorted(found, key=lambda key: (-found[key], key))


def _asked_about(connection: Connection, ground: Ground, chance: Chance, behaviour: Behaviour) -> str | None:
    """An action of that behaviour that was not asked about yet: of the week, or else of those before it.

    One with a mark of the focus is preferred to one with a person, that to one with any mark.
    """
    asked = Asked.LEADING if behaviour is Behaviour.MANAGER else Asked.MANAGING
    about = select(ReflectionRow.action_id).where(ReflectionRow.asked == asked.value)
    done = set(connection.execute(about).scalars())
    first = ground.weeks.week - dt.timedelta(weeks=_WEEKS_ASKED)
    within = (ActionRow.day >= first, ActionRow.day <= ground.weeks.end)
    query = select(ActionRow.id, ActionRow.day).where(*within, ActionRow.behaviour == behaviour.value)
    rows = [row for row in connection.execute(query.order_by(ActionRow.id)) if row.id not in done]
    of_week: list[str] = [row.id for row in rows if row.day >= ground.weeks.week]
    keys: list[str] = of_week or [row.id for row in rows]
    if not keys:
        return None
    # by their ids: from the days SQLite would go through every name of the journal
    keys = shuffled(keys, chance)[:_MOST_ASKED]
    named = select(ActionNameRow.action_id).where(ActionNameRow.action_id.in_(keys))
    people = set(connection.execute(named.where(ActionNameRow.kind == "person")).scalars())
    marks = select(MarkRow.action_id, MarkRow.distinction).where(MarkRow.action_id.in_(keys))
    rows_of_marks = connection.execute(marks).all()
    marked = {key for key, _distinction in rows_of_marks}
    focused = {key for key, distinction in rows_of_marks if distinction in ground.family}
    points = {key: 4 * (key in focused) + 2 * (key in people) + (key in marked) for key in keys}
    return max(keys, key=points.__getitem__)
