"""Writes a large journal: ten years of a sales manager who logs a lot, the same for the same seed and day.

`python -m tests.generator --size 100000 FILE` makes a file that Leaderward opens like any other. It is
for measuring and for trying things at size: the share drifts, marks, people and topics vary, days are
busy or empty, and some texts are long, of several lines, or in other scripts. The rows go straight into
the tables in one transaction; the journal's own door would log a step for each.
"""

from __future__ import annotations

import argparse
import datetime as dt
import math
import random
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from journal.domain.behaviour import Behaviour, Craft, Milestone, Origin, Pole
from journal.domain.catalogue import load_catalogue
from journal.domain.days import civil_day
from journal.domain.identifiers import Identifiers
from journal.domain.settings import JournalSettings
from journal.domain.text import find_tokens
from journal.errors import JournalError
from journal.places import FixedClock, SystemClock
from journal.storage import schema
from journal.storage.database import Database
from journal.storage.images import fold
from journal.storage.tables import ActionNameRow, ActionRow, CraftRow, MarkRow, SettingRow
from tests.generator_words import compose, compose_lesson

BATCH = 5_000
YEAR = 365.25
ORIGINS = {
    Origin.LIVE: 62,
    Origin.SAME_DAY: 22,
    Origin.RECALLED: 10,
    Origin.PINGED: 4,
    Origin.IMPORTED: 2,
}
MINUTES = (2, 5, 5, 10, 10, 15, 15, 20, 25, 30, 30, 45, 60, 90, 120, 240)

Row = dict[str, Any]


@dataclass(frozen=True)
class Plan:
    """What journal to write.

    `size` actions, ending at the aware instant `now`, over the `years` before it. The same plan
    gives the same journal, to the byte of every text.
    """

    size: int
    now: dt.datetime
    years: float = 10.0
    seed: int = 1

    @property
    def today(self) -> dt.date:
        """The civil day it ends on."""
        return civil_day(self.now, JournalSettings().day_start)


@dataclass(frozen=True)
class Made:
    """An action: its columns but the id, its marks by distinction, its craft marks."""

    columns: Row
    marks: dict[str, Pole]
    crafts: frozenset[Craft]


def write_journal(path: Path, plan: Plan) -> None:
    """Write the journal at `path`.

    Raises:
        AlreadyThereError: a file is there; it is left as it is.
    """
    schema.create_file(path)
    database = Database(path)
    try:
        with database.write() as connection:
            connection.execute(insert(SettingRow), {"key": "name", "value": "Large sample"})
            _write_actions(connection, plan)
    finally:
        database.close()


def leader_share(days_ago: float, years: float) -> float:
    """The true share of leader actions that many days before the end: rising, with a slow wave."""
    progress = 1 - days_ago / (YEAR * years)
    logit = -0.9 + 1.1 * progress + 0.35 * math.sin(2 * math.pi * days_ago / 500)
    return 1 / (1 + math.exp(-logit))


def made_actions(plan: Plan) -> list[Made]:
    """All actions of the plan, in the order in which they were captured."""
    rng = random.Random(f"{plan.size} {plan.now.isoformat()} {plan.years} {plan.seed}")
    distinctions = tuple(load_catalogue().ids())
    made = [
        _action(rng, plan, day, distinctions)
        for day, count in _busy_days(rng, plan)
        for _number in range(count)
    ]
    return sorted(made, key=lambda action: action.columns["captured"])


def _write_actions(connection: Connection, plan: Plan) -> None:
    made = made_actions(plan)
    clock = FixedClock(plan.now)
    identifiers = Identifiers(clock, random.Random(plan.seed))
    for start in range(0, len(made), BATCH):
        batch: dict[str, Made] = {}
        for action in made[start : start + BATCH]:
            clock.instant = action.columns["created"]
            batch[identifiers.next()] = action
        _insert(connection, ActionRow, ({"id": key, **action.columns} for key, action in batch.items()))
        _insert(connection, MarkRow, _mark_rows(batch))
        _insert(connection, CraftRow, _craft_rows(batch))
        _insert(connection, ActionNameRow, _name_rows(batch))


def _insert(connection: Connection, table: Any, rows: Iterable[Row]) -> None:
    listed = list(rows)
    if listed:
        connection.execute(insert(table), listed)


def _mark_rows(batch: dict[str, Made]) -> Iterator[Row]:
    for key, action in batch.items():
        for place, (distinction, pole) in enumerate(action.marks.items()):
            yield {"action_id": key, "distinction": distinction, "pole": pole.value, "place": place}


def _craft_rows(batch: dict[str, Made]) -> Iterator[Row]:
    for key, action in batch.items():
        for craft in sorted(action.crafts):
            yield {"action_id": key, "craft": craft.value}


def _name_rows(batch: dict[str, Made]) -> Iterator[Row]:
    """What each text names, once, by its first spelling."""
    for key, action in batch.items():
        spelled: dict[tuple[str, str], str] = {}
        for token in find_tokens(action.columns["text"]):
            spelled.setdefault((token.kind, fold(token.name)), token.name)
        for place, ((kind, folded), name) in enumerate(spelled.items()):
            yield {"action_id": key, "kind": kind, "folded": folded, "name": name, "place": place}


def _busy_days(rng: random.Random, plan: Plan) -> Iterator[tuple[dt.date, int]]:
    """Days with their numbers of actions: busy ones, quiet weekends, and weeks away."""
    span = max(1, round(YEAR * plan.years))
    days = [plan.today - dt.timedelta(days=ago) for ago in range(span - 1, -1, -1)]
    weights = [rng.gammavariate(2.5, 1.0) * (1.0 if day.weekday() < 5 else 0.1) for day in days]
    for _away in range(round(2 * plan.years)):
        start = rng.randrange(span)
        # not over the last week: a journal that is looked at has something in it
        for place in range(start, min(start + rng.randint(4, 16), span - 7)):
            weights[place] = 0.0
    if not any(weights):
        weights[-1] = 1.0
    counts = dict.fromkeys(days, 0)
    for day in rng.choices(days, weights, k=plan.size):
        counts[day] += 1
    return ((day, count) for day, count in counts.items() if count)


def _action(rng: random.Random, plan: Plan, day: dt.date, distinctions: Sequence[str]) -> Made:
    behaviour = _behaviour(rng, leader_share((plan.today - day).days, plan.years))
    origin = rng.choices(tuple(ORIGINS), tuple(ORIGINS.values()))[0]
    zone = plan.now.tzinfo
    happened = dt.datetime.combine(day, dt.time(7, 30), zone) + dt.timedelta(minutes=rng.randrange(11 * 60))
    happened = min(happened, plan.now)
    captured = min(happened + _delay(rng, origin, happened), plan.now)
    changed = captured if rng.random() < 0.93 else captured + dt.timedelta(hours=rng.expovariate(1 / 60))
    milestone = rng.choice(tuple(Milestone)) if rng.random() < 0.004 else None
    text = compose(rng, behaviour)
    return Made(
        columns={
            "day": day,
            "time": _time(rng, origin, happened, day),
            "text": text,
            "behaviour": None if behaviour is None else behaviour.value,
            "origin": origin.value,
            "minutes": rng.choice(MINUTES) if rng.random() < 0.55 else None,
            "milestone": None if milestone is None else milestone.value,
            "lesson": compose_lesson(rng) if milestone else "",
            "captured": captured,
            "captured_offset": (captured.utcoffset() or dt.timedelta()) // dt.timedelta(minutes=1),
            "created": captured,
            "changed": min(changed, plan.now),
        },
        marks=_marks(rng, behaviour, distinctions),
        crafts=frozenset(rng.sample(tuple(Craft), rng.choice((1, 1, 2))))
        if rng.random() < 0.2
        else frozenset(),
    )


def _behaviour(rng: random.Random, share: float) -> Behaviour | None:
    kind = rng.random()
    if kind < 0.03:
        return None
    if kind < 0.15:
        return Behaviour.OWN
    if kind < 0.23:
        return Behaviour.BOTH
    return Behaviour.LEADER if rng.random() < share else Behaviour.MANAGER


def _delay(rng: random.Random, origin: Origin, happened: dt.datetime) -> dt.timedelta:
    """How long after it happened it was written down."""
    match origin:
        case Origin.LIVE | Origin.PINGED:
            return dt.timedelta(minutes=rng.randrange(50))
        case Origin.SAME_DAY:
            evening = happened.replace(hour=19, minute=rng.randrange(60))
            return max(evening - happened, dt.timedelta(minutes=61))
        case Origin.RECALLED | Origin.IMPORTED:
            return dt.timedelta(days=rng.randint(1, 4), minutes=rng.randrange(600))


def _time(rng: random.Random, origin: Origin, happened: dt.datetime, day: dt.date) -> dt.time | None:
    """The time of day where one is known: seldom of what was written down from memory."""
    known = 0.35 if origin.is_hollow else 0.97
    if rng.random() > known or happened.date() != day:
        return None
    return happened.time().replace(second=0, microsecond=0)


def _marks(rng: random.Random, behaviour: Behaviour | None, distinctions: Sequence[str]) -> dict[str, Pole]:
    if behaviour in (None, Behaviour.OWN):
        return {}
    count = rng.choices((0, 1, 2, 3), (35, 45, 15, 5))[0]
    own = {Behaviour.MANAGER: Pole.MANAGER, Behaviour.LEADER: Pole.LEADER}.get(behaviour)
    marks = {}
    for distinction in rng.sample(distinctions, count):
        # now and then one leads on trust and manages on the number
        pole = own if own is not None and rng.random() < 0.92 else rng.choice(tuple(Pole))
        marks[distinction] = pole
    return marks


def main(arguments: Sequence[str]) -> int:
    """Write the journal that the command line asks for, and say what it holds."""
    parser = argparse.ArgumentParser(prog="python -m tests.generator", description=__doc__)
    parser.add_argument("file", type=Path, help="the journal to make; nothing may be there")
    parser.add_argument("--size", type=int, default=100_000, help="how many actions")
    parser.add_argument("--years", type=float, default=10.0, help="over how many years")
    parser.add_argument("--now", type=dt.datetime.fromisoformat, help="when it ends; now by default")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    now = options.now or SystemClock().now()
    plan = Plan(options.size, now if now.tzinfo else now.astimezone(), options.years, options.seed)
    started = time.perf_counter()
    try:
        write_journal(options.file, plan)
    except JournalError as error:
        print(error, file=sys.stderr)
        return 1
    megabytes = options.file.stat().st_size / 1e6
    took = time.perf_counter() - started
    print(f"{options.size:,} actions up to {plan.today} in {options.file}: {megabytes:.0f} MB, {took:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
