"""Topics and people by name: which were used, how often, and which begin with what is typed."""

from __future__ import annotations

import datetime as dt
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import Literal

NameKind = Literal["topic", "person"]
HALF_LIFE = 90
"""Days after which a use counts half: who left two years ago makes room for who came last week."""

_BEYOND = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class UsedName:
    """A topic or person, spelled as it was last, how many actions name it, and the last day of them."""

    kind: NameKind
    name: str
    count: int
    last: dt.date


def fold_name(name: str) -> str:
    """What two spellings of one name share: compatibility form, case folded."""
    return name.lower() if name.isascii() else unicodedata.normalize("NFKC", name).casefold()


def without_accents(name: str) -> str:
    """A folded name as it is typed on a keyboard without its accents."""
    if name.isascii():
        return name
    parts = unicodedata.normalize("NFKD", name)
    return "".join(char for char in parts if unicodedata.category(char) != "Mn")


class NameIndex:
    """Names that can be asked for by their beginnings: built once for a list, then quick.

    The best come first: those used often and lately.
    """

    def __init__(self, names: Iterable[UsedName] = ()) -> None:
        listed = tuple(names)
        latest = max((used.last for used in listed), default=dt.date(2000, 1, 1))

        def weight(used: UsedName) -> tuple[float, str]:
            age = (latest - used.last).days
            return -used.count * 0.5 ** (age / HALF_LIFE), used.name

        ranked = sorted(listed, key=weight)
        self._kinds = {kind: _Kind(ranked, kind) for kind in ("topic", "person")}

    def has(self, kind: NameKind, name: str) -> bool:
        """Whether a name is used, in any spelling that counts as the same."""
        return fold_name(name) in self._kinds[kind].known

    def beginning(self, kind: NameKind, start: str, most: int) -> list[UsedName]:
        """At most so many names that begin like that; those that do but for accents come last."""
        return self._kinds[kind].beginning(fold_name(start), most)


class _Kind:
    """The names of one kind, in their rank, and two sorted lists of (beginning, rank)."""

    def __init__(self, ranked: list[UsedName], kind: str) -> None:
        self.names = [used for used in ranked if used.kind == kind]
        folded = [fold_name(used.name) for used in self.names]
        self.known = frozenset(folded)
        self._exact = sorted((name, rank) for rank, name in enumerate(folded))
        self._plain = sorted((without_accents(name), rank) for rank, name in enumerate(folded))

    def beginning(self, start: str, most: int) -> list[UsedName]:
        if not start:
            return self.names[:most]
        ranks = _ranks(self._exact, start, most)
        if len(ranks) < most:
            more = _ranks(self._plain, without_accents(start) or start, most * 2)
            ranks += [rank for rank in more if rank not in ranks][: most - len(ranks)]
        return [self.names[rank] for rank in ranks]


def _ranks(listed: list[tuple[str, int]], start: str, most: int) -> list[int]:
    first = bisect_left(listed, (start,))
    last = bisect_left(listed, (start + _BEYOND,), first)
    return nsmallest(most, (rank for _name, rank in listed[first:last]))
