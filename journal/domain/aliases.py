"""Short names for people, so that a journal on an employer's machine need not spell them out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from journal.domain.line_pieces import is_extender

_PARTS = re.compile(r"[\s\-'’.&_]+")
_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
LONGEST = 4


def aliases_for(name: str, is_taken: Callable[[str], bool], most: int = 2) -> tuple[str, ...]:
    """Aliases of a name that nobody has yet, the shortest first, without a sign.

    Initials first ("Tom Meier": TM), then the beginning of the first name (T, To, Tom); never the name
    itself, and nothing when all of them are taken.
    """
    found: list[str] = []
    for alias in _candidates(name):
        if len(found) == most:
            break
        folded = alias.casefold()
        if folded != name.casefold() and not is_taken(alias) and folded not in map(str.casefold, found):
            found.append(alias)
    return tuple(found)


def _candidates(name: str) -> Iterator[str]:
    parts = [part for word in _PARTS.split(name) for part in _HUMP.split(word)]
    words = [letters for part in parts if (letters := _characters(part))]
    if not words:
        return
    if len(words) > 1:
        yield "".join(letters[0] for letters in words[:LONGEST]).upper()
    for length in range(1, min(LONGEST, len(words[0])) + 1):
        start = "".join(words[0][:length])
        yield start[0].upper() + start[1:]
    if len(words) > 1:
        yield "".join((*words[0][:2], words[1][0])).capitalize()


def _characters(word: str) -> list[str]:
    """The characters of a word as a person counts them, from its first letter on."""
    found: list[str] = []
    for char in word:
        if found and is_extender(char):
            found[-1] += char
        elif char.isalpha() or found:
            found.append(char)
    return found
