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
    `general_pairs` are the examples that "which is it?" shows when no distinction is chosen. `withdrawn`
    are not offered any more (the person hid or removed them), but marks on actions are still named by them.
    """

    families: tuple[Family, ...]
    distinctions: tuple[Distinction, ...]
    definitions: dict[str, str]
    general_pairs: tuple[Pair, ...]
    source: str
    withdrawn: tuple[Distinction, ...] = ()

    def find(self, word: str) -> Distinction | None:
        """The distinction with that id or short code (any case), or None.

        One that is not offered any more is found by its id alone.
        """
        folded = word.strip().casefold()
        offered = next((d for d in self.distinctions if folded in (d.id, d.code.casefold())), None)
        return offered or next((d for d in self.withdrawn if folded == d.id), None)

    def offers(self, key: str) -> bool:
        """Whether the distinction with that id can be chosen, and not only named."""
        return any(key == d.id for d in self.distinctions)

    def ids(self) -> Iterable[str]:
        """The stable ids of what is offered, in the catalogue's order."""
        return (d.id for d in self.distinctions)
