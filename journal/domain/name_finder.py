"""Where a text holds a person's name: as `@name`, as a word by itself, or within something longer."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from journal.domain.line_pieces import is_extender
from journal.domain.names import fold_name
from journal.domain.text import find_tokens

_INNER = "-'’.&"
_JOINERS = "\u200c\u200d"
_POSSESSIVE = ("'s", "’s", "'S", "’S")
# scripts that write words without a blank between: Thai to Burmese, Khmer, kana, Han
_UNSPACED = (
    ("\u0e00", "\u0eff"),
    ("\u1000", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u3040", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
_JAMO = ("\u1160", "\u11ff")

# English names that are words; where a journal is too short to show it, this does
_WORDS = """
    amber angel april art august autumn basil belle bill bob brand brook carol chance chase chip christian
    chuck clay cliff cole crystal daisy dale daly dawn dean dick dollar don drew earl ernest faith fern flora
    forest frank franklin gene ginger glen grace grant guy hank harmony hazel heather holly honor hope hunter
    iris ivy jack jade jasmine jay jean jimmy john joy june king lance laurel lily lucky major mark marina
    mars mason may mercy miles mike misty nick norm olive opal page pat patience patsy pearl penny peter
    piper pierce poppy prince queen rain ray red reed rich rob robin rock rocky rod roman rose ruby rusty
    sage sandy scout sharon sky skip spike star sterling stew stone sue summer sunny tad tate teddy tiffany
    trip tucker van victor viola violet wade ward warren wayne will willow winter woody
    leader manager own both action review monday tuesday wednesday thursday friday saturday sunday
"""
_ORDINARY = frozenset(_WORDS.split())


@dataclass(frozen=True, slots=True)
class Found:
    """The name in a text, from `start` to `end`, a sign before it included; `spelling` is without.

    `is_person`: it stands as `@name` and means nobody else. `is_free`: it is a word by itself, not joined to
    another one (Tom-Meier), part of an address or of a path, or within text that is written without blanks.
    """

    start: int
    end: int
    spelling: str
    is_person: bool = False
    is_free: bool = True


class NameFinder:
    """Finds one name in any number of texts; spellings that fold alike are one name."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.folded = fold_name(name)

    def may_hold(self, text: str) -> bool:
        """Whether the text holds the name's characters at all, be it within a word; quick."""
        return self.folded in fold_name(text)

    def find(self, text: str) -> tuple[Found, ...]:
        """Where the text holds the name, in order; within longer words it does not count."""
        return self.look(text)[0]

    def within(self, text: str) -> int:
        """How often the text holds the name's characters only within something longer."""
        return self.look(text)[1]

    def look(self, text: str) -> tuple[tuple[Found, ...], int]:
        """Both: where the text holds the name, and how often only within something longer."""
        folded = fold_name(text)
        count = folded.count(self.folded) if self.folded else 0
        if not count:
            return (), 0
        tokens = find_tokens(text) if "@" in text or "#" in text else ()
        found = [
            Found(token.start, token.end, token.name, is_person=token.kind == "person")
            for token in tokens
            if fold_name(token.name) == self.folded
        ]
        for start, end in self._matches(text, folded):
            is_taken = any(start < token.end and token.start < end for token in tokens)
            if not is_taken and _is_word(text, start, end):
                found.append(Found(start, end, text[start:end], is_free=_is_free(text, start, end)))
        return tuple(sorted(found, key=lambda one: one.start)), max(count - len(found), 0)

    def is_ordinary(self) -> bool:
        """Whether the name is a word or a single character, so that it says nothing by itself."""
        return self.folded in _ORDINARY or len(_clusters(self.name)) < 2

    def _matches(self, text: str, folded: str) -> list[tuple[int, int]]:
        """Where whole characters fold to the name, none in another."""
        if len(folded) == len(text) and unicodedata.is_normalized("NFKC", text):
            return self._plain_matches(text, folded)  # folded character by character
        begins: dict[int, int] = {}
        ends: dict[int, int] = {}
        pieces: list[str] = []
        length = 0
        for start, end in _clusters(text):
            piece = fold_name(text[start:end])
            begins.setdefault(length, start)
            length += len(piece)
            ends[length] = end
            pieces.append(piece)
        folded = "".join(pieces)
        found = []
        place = folded.find(self.folded)
        while place >= 0:
            after = place + len(self.folded)
            if place in begins and after in ends and ends[after] > begins[place]:
                found.append((begins[place], ends[after]))
                place = folded.find(self.folded, after)
            else:
                place = folded.find(self.folded, place + 1)
        return found

    def _plain_matches(self, text: str, folded: str) -> list[tuple[int, int]]:
        found = []
        place = folded.find(self.folded)
        while place >= 0:
            after = place + len(self.folded)
            if _is_extending(text[place]) or _is_extending(text[after : after + 1]):
                place = folded.find(self.folded, place + 1)
            else:
                found.append((place, after))
                place = folded.find(self.folded, after)
        return found


def is_capitalised(word: str) -> bool:
    """Whether it is written as a name is: with a capital, or in a script that has none."""
    first = next((char for char in word if char.isalpha()), "")
    return first.isupper() or first.istitle() or first.lower() == first.upper()


def begins_small(word: str) -> bool:
    """Whether its first letter is a small one that has a capital."""
    first = next((char for char in word if char.isalpha()), "")
    return first.islower() and first.upper() != first


def _clusters(text: str) -> list[tuple[int, int]]:
    """The text in characters as a person counts them: a letter with the marks upon it."""
    found: list[tuple[int, int]] = []
    for place, char in enumerate(text):
        if found and _is_extending(char):
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found


def _is_extending(char: str) -> bool:
    return char != "" and (is_extender(char) or _JAMO[0] <= char <= _JAMO[1])


def _is_of_word(char: str) -> bool:
    return char.isalnum() or char == "_" or char in _JOINERS or unicodedata.category(char)[0] == "M"


def _is_unspaced(char: str) -> bool:
    return any(first <= char <= last for first, last in _UNSPACED)


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether nothing before or after makes it part of a longer word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if after and is_extender(after):
        return False
    return not (_are_one_word(before, text[start]) or _are_one_word(text[end - 1], after))


def _are_one_word(left: str, right: str) -> bool:
    """Whether two characters side by side belong to one word."""
    if not left or not right or not (_is_of_word(left) and _is_of_word(right)):
        return False
    return not (_is_unspaced(left) and _is_unspaced(right))


def _is_free(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if (before and _is_of_word(before)) or (after and _is_of_word(after)):
        return False  # text without blanks
    if before in tuple(_INNER) and start > 1 and _is_of_word(text[start - 2]):
        return False
    if after in tuple(_INNER) and end + 1 < len(text) and _is_of_word(text[end + 1]):
        is_owner = text[end : end + 2] in _POSSESSIVE and not (
            end + 2 < len(text) and _is_of_word(text[end + 2])
        )
        if not is_owner:
            return False
    return not _is_in_path(text, start, end)


def _is_in_path(text: str, start: int, end: int) -> bool:
    """Whether it is a part of an address, a link or the path of a file."""
    first, last = start, end
    while first > 0 and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    around = text[first:start] + " " + text[end:last]
    return "@" in around or "\\" in around or around.startswith(("/", "~/")) or around.count("/") > 1
