"""Re-tags whose true shift is known: what the interval, the looks and the line of today are tried on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal, TypeAlias

import numpy as np

from journal.domain.behaviour import Behaviour
from journal.domain.review import Retag
from journal.statistics.series import Floats

Kind: TypeAlias = Literal["step", "linear", "late", "early", "walk"]
KINDS: tuple[Kind, ...] = ("step", "linear", "late", "early", "walk")
"""Once on some day; all the time; in the last year; in the first year; this way and that."""

TODAY = dt.date(2026, 11, 19)
AN_AGE = 30

_MOVES: dict[float, tuple[tuple[Behaviour, Behaviour], ...]] = {
    -1.0: ((Behaviour.LEADER, Behaviour.MANAGER),),
    -0.5: ((Behaviour.LEADER, Behaviour.BOTH), (Behaviour.BOTH, Behaviour.MANAGER)),
    0.0: ((Behaviour.MANAGER,) * 2, (Behaviour.LEADER,) * 2, (Behaviour.BOTH,) * 2),
    0.5: ((Behaviour.MANAGER, Behaviour.BOTH), (Behaviour.BOTH, Behaviour.LEADER)),
    1.0: ((Behaviour.MANAGER, Behaviour.LEADER),),
}
VALUES = tuple(_MOVES)


def chances(shift: float, noise: float, halves: float) -> Floats:
    """How likely each of `VALUES` is: `noise` is how many change their tag either way though nothing shifted.

    `halves` is the part of the changes that goes to or from `both`; the mean is `shift`.
    """
    up = np.array([1 - halves, halves])
    found = np.array([noise / 2 * up[0], noise / 2 * up[1], 0.0, noise / 2 * up[1], noise / 2 * up[0]])
    whole, half = (4, 3) if shift >= 0 else (0, 1)
    found[whole] += abs(shift) * up[0]
    found[half] += 2 * abs(shift) * up[1]
    found[2] = 1 - found.sum()
    return found


def retag(value: float, number: int, tagged: dt.date, again: dt.date) -> Retag:
    """A re-tag that moves the leader side by so much."""
    pairs = _MOVES[value]
    return Retag(f"r{number:05}", f"a{number:05}", tagged, again, *pairs[number % len(pairs)])


def retags(moves: Floats, today: dt.date = TODAY) -> list[Retag]:
    """Re-tags of lately with these moves."""
    day = today - dt.timedelta(days=7)
    old = day - dt.timedelta(days=200)
    return [retag(float(move), number, old, day) for number, move in enumerate(moves)]


def yardstick(kind: Kind, days: int, size: float, rng: np.random.Generator) -> Callable[[Floats], Floats]:
    """How far the yardstick has moved after so many days of a journal's life, in actions of one."""
    if kind == "step":
        at = rng.uniform(0.1, 0.95) * days
        return lambda day: size * (day >= at)
    if kind == "linear":
        return lambda day: size * day / days
    if kind == "late":
        begin = max(days - 365, 0)
        return lambda day: size * np.clip((day - begin) / (days - begin), 0, 1)
    if kind == "early":
        end = min(365, days / 2)
        return lambda day: size * np.clip(day / end, 0, 1)
    steps = np.cumsum(rng.normal(size=60))
    steps = (steps - steps[0]) / np.abs(steps - steps[0]).max() * size
    at_days = np.linspace(0, days, 60)
    return lambda day: np.interp(day, at_days, steps)


def a_year_of_retags(
    moved: Callable[[Floats], Floats], days: int, rng: np.random.Generator, noise: float = 0.15
) -> list[Retag]:
    """Three re-tags a week for a year, of actions from all over a journal of so many days."""
    again = np.repeat(days - 7.0 * np.arange(52), 3)
    again = again[again > AN_AGE + 7]
    tagged = rng.uniform(0, 1, again.size) * (again - AN_AGE)
    shift = moved(again) - moved(tagged)
    draw = rng.uniform(size=again.size)
    up, down = noise / 2 + np.maximum(shift, 0), noise / 2 + np.maximum(-shift, 0)
    moves = np.where(draw < up, 1.0, np.where(draw < up + down, -1.0, 0.0))

    def day(age: float) -> dt.date:
        return TODAY - dt.timedelta(days=days - int(age))

    return [
        retag(move, number, day(first), day(second))
        for number, (move, first, second) in enumerate(zip(moves.tolist(), tagged, again, strict=True))
    ]
