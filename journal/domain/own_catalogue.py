"""What the person changed in the catalogue: words, order, what is hidden, and what is their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from journal.domain.distinctions import Catalogue, Distinction

WORDED = ("manager_act", "leader_act", "question", "meaning")
"""The words of a distinction that can be put differently; its quotation and ids stay."""


@dataclass(frozen=True, slots=True)
class Example:
    """An action of the person's own that shows one pole of a distinction; the pole is its mark's."""

    distinction: str
    action: str


@dataclass(frozen=True, slots=True)
class OwnCatalogue:
    """Changes to the shipped catalogue. Ids stay, and so does the history of each.

    `order`: ids in the order wished; those it does not name follow in the shipped order. `hidden`: ids that
    are not offered any more. `words`: for an id the words that were changed, by the names in `WORDED`.
    `added`: distinctions of the person's own, in one of the families; `removed`: own ones that are gone but
    whose marks are still on actions, so that they can be named. `families`: other names of families.
    """

    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    added: tuple[Distinction, ...] = ()
    removed: tuple[Distinction, ...] = ()
    families: Mapping[str, str] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()


def with_changes(shipped: Catalogue, own: OwnCatalogue, *, hidden: bool = False) -> Catalogue:
    """The catalogue as the person has it; with `hidden`, what is hidden is in it too, in its place.

    What is not in it any more is `withdrawn`: marks on old actions keep their name.
    """
    whole = {one.id: one for one in (*shipped.distinctions, *own.added)}
    places = {key: place for place, key in enumerate(own.order)}
    order = sorted(whole, key=lambda key: places.get(key, len(places)))
    worded = [_reworded(whole[key], own.words.get(key, {})) for key in order]
    gone = [_reworded(one, own.words.get(one.id, {})) for one in own.removed if one.id not in whole]
    away = () if hidden else own.hidden
    families = tuple(
        replace(family, name=own.families.get(family.id, family.name)) for family in shipped.families
    )
    return replace(
        shipped,
        families=families,
        distinctions=tuple(one for one in worded if one.id not in away),
        withdrawn=(*(one for one in worded if one.id in away), *gone),
    )


def _reworded(one: Distinction, words: Mapping[str, str]) -> Distinction:
    return replace(
        one,
        manager_act=words.get("manager_act", one.manager_act),
        leader_act=words.get("leader_act", one.leader_act),
        question=words.get("question", one.question),
        meaning=words.get("meaning", one.meaning),
    )
