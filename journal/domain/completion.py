"""What could be meant by what is being typed: a person, a topic, a distinction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from journal.domain.aliases import aliases_for
from journal.domain.behaviour import Behaviour, Pole
from journal.domain.dates import short_date
from journal.domain.distinctions import Catalogue, Distinction
from journal.domain.names import NameIndex, NameKind, UsedName, fold_name, without_accents
from journal.domain.text import find_tokens
from journal.language import _, ngettext

CompletionKind = Literal["person", "topic", "distinction"]
MOST = 8
"""So many names are offered at most."""

_LONGEST = 80
_MARK = re.compile(r"(?<!\S)/([\w-]*)(?:=([^\W\d_]*))?$")
_LETTER = {Pole.MANAGER: "m", Pole.LEADER: "l"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that could be meant.

    `insert` is the whole token with its sign, `label` what is shown of it, `detail` what is said beside
    it. A distinction has its `pole`; `is_new` is a person nobody named before, or an alias for one.
    """

    insert: str
    label: str
    detail: str = ""
    pole: Pole | None = None
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Completion:
    """What could replace `source[start:end]`, the best first; never empty."""

    kind: CompletionKind
    start: int
    end: int
    choices: tuple[Choice, ...]


def complete(
    source: str,
    cursor: int,
    *,
    names: NameIndex | Iterable[UsedName],
    catalogue: Catalogue,
    behaviour: Behaviour | None = None,
) -> Completion | None:
    """What could be meant by the token that ends at the cursor; None where there is none to complete.

    Args:
        source: the text as it is typed.
        cursor: a place in it, in characters. Inside a word nothing is offered.
        names: the topics and people used before; an index where there are many.
        catalogue: the distinctions.
        behaviour: the behaviour chosen so far: its act of each distinction comes first.
    """
    if not 0 < cursor <= len(source) or not _ends_here(source, cursor):
        return None
    start = max(0, cursor - _LONGEST)
    head = source[start:cursor]
    if mark := _MARK.search(head):
        choices = tuple(_acts(mark[1], mark[2], catalogue, behaviour))
        return Completion("distinction", start + mark.start(), cursor, choices) if choices else None
    sign = max(head.rfind("@"), head.rfind("#"))
    if sign < 0:
        return None
    kind: NameKind = "person" if head[sign] == "@" else "topic"
    typed = head[sign + 1 :]
    if not _is_name(head, sign, typed):
        return None
    index = names if isinstance(names, NameIndex) else NameIndex(names)
    choices = tuple(_names(kind, typed, index))
    return Completion(kind, start + sign, cursor, choices) if choices else None


def _ends_here(source: str, cursor: int) -> bool:
    """Whether the cursor is not inside a word: what follows would not be part of a name."""
    following = source[cursor : cursor + 1]
    return not following or find_tokens(f"#a{following}")[0].end == len("#a")


def _is_name(head: str, sign: int, typed: str) -> bool:
    """Whether a name may begin at that sign, and what is typed is of one name."""
    before = head[sign - 1 : sign] if sign else ""
    tried = f"{before}#a{typed}a"
    tokens = find_tokens(tried)
    return bool(tokens) and tokens[0].start == len(before) and tokens[0].end == len(tried)


def _names(kind: NameKind, typed: str, index: NameIndex) -> Iterator[Choice]:
    sign = "@" if kind == "person" else "#"
    found = [used for used in index.beginning(kind, typed, MOST + 1) if used.name != typed][:MOST]
    for used in found:
        yield Choice(f"{sign}{used.name}", f"{sign}{used.name}", _used(used))
    whole = [token.name for token in find_tokens(f"@{typed}")] == [typed]
    if kind == "topic" or not whole or index.has(kind, typed):
        return
    yield Choice(f"@{typed}", f"@{typed}", _("new"), is_new=True)
    if not found:  # else somebody known is probably meant, and half of a name needs no alias
        for alias in aliases_for(typed, lambda name: index.has(kind, name)):
            yield Choice(f"@{alias}", f"@{alias}", _("alias of {name}").format(name=typed), is_new=True)


def _used(used: UsedName) -> str:
    count = ngettext("{count} action", "{count} actions", used.count).format(count=used.count)
    return _("{count}, last {day}").format(count=count, day=short_date(used.last))


def _acts(
    typed: str, pole: str | None, catalogue: Catalogue, behaviour: Behaviour | None
) -> Iterator[Choice]:
    """The acts of each distinction whose code, id or an act's word begins like that.

    Those whose code does come first, then ids, then acts; of one act only its own pole.
    """
    start = without_accents(fold_name(typed))
    wanted = [Pole.LEADER, Pole.MANAGER] if behaviour is Behaviour.LEADER else [Pole.MANAGER, Pole.LEADER]
    if pole is not None:
        wanted = [one for one in wanted if one.value.startswith(pole.casefold())]
    ranked: list[tuple[int, Distinction, Pole]] = []
    for distinction in catalogue.distinctions:
        for one in wanted:
            rank = _rank(distinction, one, start)
            if rank is not None and (pole is None or rank < 2):
                ranked.append((rank, distinction, one))
    for _place, distinction, one in sorted(ranked, key=lambda found: found[0]):
        is_typed = pole and pole.casefold() in (_LETTER[one], one.value)
        if not (is_typed and distinction == catalogue.find(typed)):
            insert = f"/{distinction.code}={_LETTER[one]}"
            yield Choice(insert, distinction.act(one), f"/{distinction.code}", one)


def _rank(distinction: Distinction, pole: Pole, start: str) -> int | None:
    if distinction.code.startswith(start):
        return 0
    if any(word.startswith(start) for word in (distinction.id, *distinction.id.split("-"))):
        return 1
    words = re.findall(r"\w+", without_accents(fold_name(distinction.act(pole))))
    return 2 if any(word.startswith(start) for word in words) else None
