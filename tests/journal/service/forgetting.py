"""A journal that names somebody wherever it can, and what the tests of forgetting ask of it."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour, Milestone
from journal.domain.cue import Cue
from journal.domain.edit import Edit
from journal.domain.forgetting import Forgetting, ForgettingPlan, Forgotten
from journal.domain.intention import Intention
from journal.domain.marks import Target
from journal.domain.own_catalogue import Example, OwnCatalogue
from journal.domain.person import Person
from journal.domain.reflection import Asked, Reflection
from journal.domain.review import Chosen, Review
from journal.domain.role import Role
from journal.domain.self_view import OtherView
from journal.domain.vision import Made, VisionTie
from journal.opening import Opened
from journal.reading.forgetting import plan_forgetting
from journal.service.journal import Journal

DAY = dt.date(2026, 11, 16)


def fill(journal: Journal, name: str) -> list[str]:
    """Name somebody in every kind of text; returns the ids of three actions that name them."""
    settings = journal.settings.get()
    keys = journal.actions.record_all(
        [
            Draft(f"Coached @{name} on calls #pricing", Behaviour.LEADER, day=DAY),
            Draft(f"Asked {name} twice; {name}’s answer", Behaviour.MANAGER, day=DAY),
            Draft("A win", Behaviour.BOTH, day=DAY, milestone=Milestone.SUCCESS, lesson=f"Let {name} speak"),
            Draft("Nobody is in this one, and @Ana is", Behaviour.OWN, day=DAY),
        ],
        settings,
    )
    journal.actions.change(keys[3], Edit(text=f"For a moment @{name} was in this one, and @Ana"))
    journal.actions.change(keys[3], Edit(text="Nobody is in this one, and @Ana is"))
    trashed = journal.record(Draft(f"Deleted with @{name}", Behaviour.LEADER, day=DAY))
    journal.actions.delete([trashed])
    journal.people.note(Person(name, moves=f"{name} likes music", goal="lead a team"))
    journal.people.note(Person("Ana", moves=f"works with {name}", goal="rest"))
    journal.views.answer_other(OtherView(DAY, 1, DAY, 4, name))
    answer = Reflection("", DAY, Asked.QUESTION, "What did you ask?", f"I asked {name}")
    journal.reflections.answer(answer)
    journal.reflections.answer(
        Reflection("", DAY, Asked.LEADING, "What would leading be?", f"Let @{name} decide", action=keys[1])
    )
    journal.visions.revise(DAY, f"{name} runs the floor")
    journal.visions.tie(VisionTie(keys[0], Made.REAL, name))
    plan = Intention("", DAY, DAY, f"@{name} comes in", f"ask {name} first")
    intention = journal.intentions.make(plan)
    journal.intentions.tie(intention, keys[:2])
    chosen = Chosen(again=(keys[0], keys[3]), read=(keys[1],), leading=keys[1], managing=keys[0])
    journal.reviews.save(Review(DAY, DAY, well=f"{name} spoke up", chosen=chosen))
    journal.reviews.tag_again(keys[0], DAY, Behaviour.MANAGER)
    own = OwnCatalogue(
        words={"how-why": {"question": f"Did {name} hear why?"}}, examples=(Example("how-why", keys[0]),)
    )
    journal.change_settings(
        replace(
            journal.settings.get(),
            name=f"With {name}",
            cue=Cue(f"{name} goes home"),
            targets=(Target(DAY, 0.5, f"{name} asked for it"),),
            roles=(Role(f"{name}’s lead", DAY, reason=f"since {name} came"),),
            best=(keys[0], keys[3]),
            catalogue=own,
        )
    )
    journal.remarks.tell(DAY, f"side:{name.casefold()}:leader")
    return keys


def forget(
    opened: Opened, name: str, replacement: str = "someone", chosen: frozenset[int] | None = None
) -> tuple[ForgettingPlan, Forgotten]:
    """Plan and do it; all of the bare words unless `chosen` says which."""
    plan = plan_forgetting(opened.reader, name)
    wanted = frozenset(range(len(plan.hits))) if chosen is None else chosen
    return plan, opened.journal.people.forget(Forgetting(plan, wanted, replacement))


def bytes_of(path: Path) -> bytes:
    """The file and its log, ASCII letters made small."""
    log = path.with_name(path.name + "-wal")
    return (path.read_bytes() + (log.read_bytes() if log.exists() else b"")).lower()


def has_bytes(path: Path, name: str) -> bool:
    """Whether they hold the name, in UTF-8 or as JSON escapes it."""
    data = bytes_of(path)
    return name.encode().lower() in data or json.dumps(name)[1:-1].encode().lower() in data


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: sorted(connection.execute(f'SELECT * FROM "{table}"').fetchall(), key=repr)  # noqa: S608
            for table in tables
        }
