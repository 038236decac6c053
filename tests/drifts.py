"""Small journals that drift in a known way, for pictures and for stories: the same ones each time."""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Callable, Iterator

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour, Origin
from tests.generator_words import compose

Rates = Callable[[float], tuple[float, float]]
"""From the part of the time that has passed, 0 to 1, to leader and manager actions per weekday."""

PATHS: dict[str, tuple[int, Rates]] = {
    "rising": (540, lambda part: (1.0 + 1.4 * part, 2.4 - 0.9 * part)),
    "falling": (540, lambda part: (1.8 - 0.8 * part, 1.0 + 2.2 * part)),
    "steady": (540, lambda _part: (1.5, 2.0)),
    "mix-shifted": (540, lambda part: (1.5, 3.6 - 2.6 * part)),
    "gap-ridden": (540, lambda part: (1.0 + 0.9 * part, 2.0)),
    "all-leader": (300, lambda _part: (2.0, 0.0)),
}
NAMES = ("few", *PATHS, "one", "own", "untagged", "both", "1900", "twenty-years", "busy-day", "up-down")
_GAPS = ((40, 95), (150, 180), (210, 330), (400, 420))


def drafts(name: str, today: dt.date) -> list[Draft]:
    """The actions of the journal with that name, ending today.

    Raises:
        KeyError: there is none of that name.
    """
    chance = random.Random(name)
    if name in PATHS or name == "up-down":
        days, rates = PATHS.get(name, (540, _up_and_down))
        return list(_path(chance, today, days, rates, has_gaps=name == "gap-ridden"))
    return list(_EDGES[name](chance, today))


def _up_and_down(part: float) -> tuple[float, float]:
    """Little leading for six months, then more and more, and half as much in the last three."""
    if part > 0.83:
        return 2.2, 2.6
    risen = min(max((part - 0.33) / 0.3, 0.0), 1.0)
    return 0.5 + 4.0 * risen, 3.4 - 2.6 * risen


def _path(
    chance: random.Random, today: dt.date, days: int, rates: Rates, *, has_gaps: bool
) -> Iterator[Draft]:
    for ago in range(days, -1, -1):
        day = today - dt.timedelta(days=ago)
        if day.weekday() > 4 or (has_gaps and any(first <= ago < last for first, last in _GAPS)):
            continue
        leader, manager = rates(1.0 - ago / days)
        for tag, rate in ((Behaviour.LEADER, leader), (Behaviour.MANAGER, manager), (Behaviour.OWN, 0.3)):
            for _number in range(_poisson(chance, rate)):
                yield _draft(chance, tag, day)


def _few(chance: random.Random, today: dt.date) -> Iterator[Draft]:
    for ago, tag in zip((11, 10, 9, 8, 8, 5, 4, 3, 3, 2, 1, 0), "mlmmlbmlmmol", strict=True):
        yield _draft(chance, _TAGS[tag], today - dt.timedelta(days=ago))


def _on(*days: tuple[int, str]) -> Callable[[random.Random, dt.date], Iterator[Draft]]:
    def make(chance: random.Random, today: dt.date) -> Iterator[Draft]:
        for ago, tags in days:
            for tag in tags:
                yield _draft(chance, _TAGS[tag], today - dt.timedelta(days=ago))

    return make


def _since_1900(chance: random.Random, today: dt.date) -> Iterator[Draft]:
    yield _draft(chance, Behaviour.MANAGER, dt.date(1900, 1, 1))
    yield from _path(chance, today, 200, PATHS["rising"][1], has_gaps=False)


def _draft(chance: random.Random, tag: Behaviour | None, day: dt.date) -> Draft:
    return Draft(compose(chance, tag), tag, day, origin=Origin.LIVE)


def _poisson(chance: random.Random, mean: float) -> int:
    limit, product, number = math.exp(-mean), chance.random(), 0
    while product > limit:
        product *= chance.random()
        number += 1
    return number


_TAGS: dict[str, Behaviour | None] = {
    "m": Behaviour.MANAGER,
    "l": Behaviour.LEADER,
    "b": Behaviour.BOTH,
    "o": Behaviour.OWN,
    "-": None,
}
_EDGES: dict[str, Callable[[random.Random, dt.date], Iterator[Draft]]] = {
    "few": _few,
    "one": _on((0, "l")),
    "own": _on((3, "ooo"), (1, "oo")),
    "untagged": _on((3, "--"), (0, "---")),
    "both": _on(*((ago, "bb") for ago in range(60, -1, -2))),
    "1900": _since_1900,
    "twenty-years": _on((7305, "lmm"), (0, "lml")),
    "busy-day": _on((40, "lm"), (20, "lmmbo" * 100), (0, "lm")),
}
