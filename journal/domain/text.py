"""Topics and people as they stand in a text: `#topic`, `@person`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

# at the start, or after white space or an opening bracket or quotation mark: not inside an address
_START = re.compile(r"(?:(?<![^\s(\[{«“‘\"'¿¡]))([#@])(?=\w)")
_RUN = re.compile(r"[\w\u200c\u200d]*")  # most of a name at once; marks are looked at one by one
_INNER = "-'’.&"
_POSSESSIVE = ("'s", "’s")
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Token:
    """A topic or person in a text: `name` without its sign, `start` and `end` with it."""

    kind: Literal["topic", "person"]
    name: str
    start: int
    end: int


def find_tokens(text: str) -> tuple[Token, ...]:
    """The topics and people that a text names, in order.

    A name is letters, digits, marks and `_`, with single `-`, `'`, `.` or `&` inside, and holds at
    least one letter: `#1` and `@9` are text.
    """
    tokens = []
    for match in _START.finditer(text):
        end = _end_of_name(text, match.end())
        if text[end - 2 : end] in _POSSESSIVE and end - 2 > match.end():
            end -= 2
        name = text[match.end() : end]
        if any(char.isalpha() for char in name):
            tokens.append(Token("topic" if match[1] == "#" else "person", name, match.start(), end))
    return tuple(tokens)


def _end_of_name(text: str, place: int) -> int:
    while (place := _RUN.match(text, place).end()) < len(text):  # type: ignore[union-attr]
        if _is_of_name(text[place]) or (
            text[place] in _INNER and place + 1 < len(text) and _is_of_name(text[place + 1])
        ):
            place += 1
        else:
            break
    return place


def _is_of_name(char: str) -> bool:
    return char.isalnum() or char == "_" or char in _JOINERS or unicodedata.category(char)[0] == "M"
