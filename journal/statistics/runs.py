"""Sentences whose parts are set differently: strong figures, and shapes before the words they name.

Loads nothing but the standard library, so that a window can hold a sentence before numpy is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from journal.domain.behaviour import Behaviour

# How a shape is written in a sentence of the catalogue.
_SHAPES = {
    "▲": Behaviour.LEADER.value,
    "■": Behaviour.MANAGER.value,
    "◆": Behaviour.BOTH.value,
    "○": Behaviour.OWN.value,
}
_MARKS = re.compile(r"(\*\*|[▲■◆○]\s*)")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a sentence that is set in one way.

    `shape` is the behaviour ("leader", "manager", "both", "own") whose shape stands before the run and is
    never parted from it; the window draws it, it is not in the text.
    """

    text: str
    strong: bool = False
    shape: str | None = None


def runs(sentence: str) -> tuple[Run, ...]:
    """The runs of a sentence that is marked up for translators.

    `**46**` is strong; ▲ ■ ◆ ○ stand for the shapes of leader, manager, both and own work and belong
    to what follows them. The markup itself is not in the runs' texts. Meant for our own sentences
    with figures filled in, not for what a person wrote.
    """
    found: list[Run] = []
    strong = False
    shape: str | None = None
    for part in _MARKS.split(sentence):
        if part == "**":
            strong = not strong
        elif part and part[0] in _SHAPES:
            shape = _SHAPES[part[0]]
        elif part:
            found.append(Run(part, strong, shape))
            shape = None
    return tuple(found)


def plain(parts: Iterable[Run]) -> str:
    """The text of the runs alone, without shapes."""
    return "".join(run.text for run in parts)
