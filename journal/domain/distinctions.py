"""The catalogue: thirteen distinctions in five families, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journal.domain.behaviour import Pole


@dataclass(frozen=True, slots=True)
class Pair:
    """One event, two ways: what a manager act and a leader act on it would be."""

    event: str
    manager: str
    leader: str


@dataclass(frozen=True, slots=True)
class Family:
    """A family of distinctions, the unit that is shown first."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Distinction:
    """One of the thirteen: two acts that anyone can be proud of, and the post's own line."""

    id: str
    code: str
    family: str
    manager_act: str
    leader_act: str
    quotation: str
    meaning: str
    question: str
    pairs: tuple[Pair, ...] = ()

    def act(self, pole: Pole) -> str:
        """The act of one pole."""
        return self.manager_act if pole is Pole.MANAGER else self.leader_act


@dataclass(frozen=True)
class Catalogue:
    """All distinctions in their order, with their families and the definitions of the functions.

    `definitions` maps "manager", "leader", "both" and "own" to a sentence of two short lines.
    `general_pairs` are the examples that "which is it?" shows when no distinction is chosen.
    """

    families: tuple[Family, ...]
    distinctions: tuple[Distinction, ...]
    definitions: dict[str, str]
    general_pairs: tuple[Pair, ...]
    source: str

    def find(self, word: str) -> Distinction | None:
        """The distinction with that id or short code (any case), or None."""
        folded = word.strip().casefold()
        return next((d for d in self.distinctions if folded in (d.id, d.code.casefold())), None)

    def ids(self) -> Iterable[str]:
        """The stable ids, in the catalogue's order."""
        return (d.id for d in self.distinctions)
