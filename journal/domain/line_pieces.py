"""The tokens that are taken out of a line, and how a line reads without them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from journal.domain.behaviour import Behaviour, Pole
from journal.domain.behaviour_names import behaviour_word
from journal.domain.day_words import fold_words
from journal.domain.distinctions import Catalogue
from journal.domain.line import PieceKind, Span

MOST_MINUTES = 24 * 60

_CLOSING = ".,;!?…。、，；！？"
_TOKEN = re.compile(
    r"(?<!\S)(?:"
    r"=(?P<behaviour>[^\W\d_]{1,40})"
    r"|/(?P<mark>[^\W_][\w-]{0,60})(?:=(?P<pole>[^\W\d_]{1,40}))?"
    r"|(?P<whole>[1-5])h[ \u00a0\u202f]?(?P<rest>[0-5]?[0-9])(?:m|(?i:mins?))"
    r"|(?P<minutes>[0-9]{1,4})(?:m|(?i:mins?))"
    r"|(?P<hours>[1-5])(?:[.,](?P<half>5))?h"
    rf")(?P<closing>[{_CLOSING}]{{0,3}})(?!\S)"
)
_FIRST_EXTENDER = "\u0300"
_BLANKS = re.compile(r"\s*")
_NEWLINES = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_LETTERS: dict[str, Behaviour] = {
    **{behaviour.value[0]: behaviour for behaviour in Behaviour},
    **{behaviour.value: behaviour for behaviour in Behaviour},
}
_POLES: dict[str, Pole] = {
    **{pole.value[0]: pole for pole in Pole},
    **{pole.value: pole for pole in Pole},
}

# "a 5m deal", "closed at 12m", "called for 45m": part of a sentence, that would limp without it
_LEADING = """
    a about after an and another approx around at beat before below booked by closed cost costs cut each
    every exactly first for forecast from gained gave give his hit in its last lasted lost made make makes
    missed more my nearly of on only or our over per raised reached roughly saved second sent signed sold
    spend spends spent take takes than that the their this to took total under until up us very was within
    won worth your
    $ € £ ¥ usd eur gbp chf
"""
_MONEY = """
    account accounts acv arr bookings budget client clients contract contracts customers deal deals dollar
    dollars ebit ebitda euro euros gmv margin mrr opp opportunity opps order orders pipeline pound pounds
    profit prospect quid quota revenue sale sales seats target tcv turnover users
    emails hits records requests rows visits
    $ € £ ¥ usd eur gbp chf
"""
# "20m late", "5m ago": what follows says nothing without it
_FOLLOWING = "ago ahead apart away behind each earlier early gone late later left long off short"
_NEEDS_IT = frozenset(_LEADING.split())
_IS_COUNTED = frozenset((_MONEY + _FOLLOWING).split())
_NEXT_WORD = re.compile(r"[^\S\n\r\u2028\u2029]*(\S{1,20})")
_AROUND = 40


class Found(NamedTuple):
    """A token that is taken out, and what it says."""

    kind: PieceKind
    start: int
    end: int
    value: int | Behaviour | str
    pole: Pole | None = None


def find_taken(
    source: str,
    catalogue: Catalogue,
    start: int = 0,
    is_plain: Callable[[int, int], bool] = lambda _start, _end: False,
) -> list[Found]:
    """The tokens from `start` on that are taken out, in order.

    Of two behaviours, or two lengths of time, only the last is one; a distinction may stand there twice.
    What is plain, by its start and end, is text, and leaves its place to one before it.
    """
    found = [token for token in _tokens(source, catalogue, start) if not is_plain(token.start, token.end)]
    last = {token.kind: place for place, token in enumerate(found)}
    return [
        token for place, token in enumerate(found) if token.kind == "distinction" or last[token.kind] == place
    ]


def is_extender(char: str) -> bool:
    """Whether a character belongs to the one before it: marks, joiners, skin tones, tags."""
    if char < _FIRST_EXTENDER:
        return False
    return (
        unicodedata.category(char)[0] == "M"
        or char in "\u200c\u200d\uff9e\uff9f"
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or "\U000e0020" <= char <= "\U000e007f"
    )


def cuts(source: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """What leaves `source` when `spans` (in order, apart) are taken out of it: they, and blanks.

    What stood on both sides is parted by as much as before: by the line break if there was one, else by
    one blank. At either end, and before punctuation, nothing parts.
    """
    found: list[Span] = []
    place = 0
    while place < len(spans):
        first = _blanks_before(source, spans[place][0])
        runs = [(first, spans[place][0])]
        while True:
            end = spans[place][1]
            after = _BLANKS.match(source, end).end()  # type: ignore[union-attr]
            place += 1
            runs.append((end, after))
            if place == len(spans) or spans[place][0] != after:
                break
        if _splits(source, runs[-1]):
            runs[-1] = (runs[-1][0], runs[-1][1] - 1)
        start, end = runs[0][0], runs[-1][1]
        kept = _kept(source, runs)
        found += [span for span in ((start, kept[0]), (kept[1], end)) if span[0] < span[1]]
    return tuple(found)


def without(source: str, spans: Sequence[Span]) -> str:
    """The rest of `source` when `spans` (in order, apart) are left out."""
    parts, place = [], 0
    for start, end in spans:
        parts.append(source[place:start])
        place = end
    return "".join((*parts, source[place:]))


def _tokens(source: str, catalogue: Catalogue, start: int) -> Iterator[Found]:
    names: dict[str, str] | None = None
    visible = ""  # the last character of the text so far that stays
    done = start
    for match in _TOKEN.finditer(source, start):
        end = match.end()
        following = source[end + 1 : end + 2]
        if following >= _FIRST_EXTENDER and is_extender(following) and not _NEWLINES.match(source, end):
            continue
        if match["mark"] and names is None:
            names = {name.casefold(): d.id for d in catalogue.distinctions for name in (d.code, d.id)}
        meant = _meaning(source, match, names or {})
        if meant is None:
            continue
        if match.start() > done + 1:  # else there is only the blank before it
            visible = source[done : match.start()].rstrip()[-1:] or visible
        if match["closing"] and not _owns_closing(source, match.start(), visible):
            end = match.start("closing")
        yield Found(meant[0], match.start(), end, meant[1], meant[2])
        done = end


def _meaning(
    source: str, match: re.Match[str], names: dict[str, str]
) -> tuple[PieceKind, int | Behaviour | str, Pole | None] | None:
    """What a token says; None where it is text after all."""
    if match["behaviour"]:
        behaviour = _LETTERS.get(match["behaviour"].casefold()) or _by_word(match["behaviour"])
        return None if behaviour is None else ("behaviour", behaviour, None)
    if match["mark"]:
        distinction = names.get(match["mark"].casefold())
        pole = _pole(match["pole"]) if match["pole"] else None
        if distinction is None or (match["pole"] and pole is None):
            return None
        return "distinction", distinction, pole
    minutes = int(match["minutes"] or 0)
    minutes += 60 * int(match["hours"] or match["whole"] or 0) + int(match["rest"] or 0)
    minutes += 30 if match["half"] else 0
    if not 1 <= minutes <= MOST_MINUTES or _is_in_a_sentence(source, match.start(), match.end()):
        return None
    return "minutes", minutes, None


@lru_cache(maxsize=64)
def _folded(word: str) -> str:
    return fold_words(word)


def _by_word(word: str) -> Behaviour | None:
    """The behaviour by its name in the person's language."""
    folded = _folded(word)
    return next((b for b in Behaviour if _folded(behaviour_word(b)) == folded), None)


def _pole(word: str) -> Pole | None:
    pole = _POLES.get(word.casefold())
    if pole is None:
        behaviour = _by_word(word)
        pole = _POLES.get(behaviour.value) if behaviour is not None else None
    return pole


def _is_in_a_sentence(source: str, start: int, end: int) -> bool:
    """Whether the words around a length of time need it, or make money of it ("a 5m deal")."""
    before = source[max(0, start - _AROUND) : start]
    words = before.split()
    if words and words[-1].casefold().lstrip("(“\"'‘«") in _NEEDS_IT:
        return not _NEWLINES.search(before, len(before.rstrip()))
    after = _NEXT_WORD.match(source, end)
    return after is not None and after[1].casefold().rstrip(".,;:!?)”\"'’»") in _IS_COUNTED


def _owns_closing(source: str, start: int, visible: str) -> bool:
    """Whether punctuation right behind a token goes with it: there is no word of its line to stand after."""
    blanks = source[_blanks_before(source, start) : start]
    return not visible or visible in _CLOSING or _NEWLINES.search(blanks) is not None


def _blanks_before(source: str, place: int) -> int:
    while place and source[place - 1].isspace():
        place -= 1
    return place


def _splits(source: str, run: Span) -> bool:
    """Whether the last blank of a run carries what comes after it: an accent upon a blank, say."""
    start, end = run
    return start < end and is_extender(source[end : end + 1]) and not _NEWLINES.match(source, end - 1)


def _kept(source: str, runs: Sequence[Span]) -> Span:
    """What still parts the text before a group from the text after it."""
    start, end = runs[0][0], runs[-1][1]
    if start == 0 or end == len(source) or runs[-1][0] == end:
        return start, start
    breaks = [len(_NEWLINES.findall(source, *run)) for run in runs]
    if most := max(breaks):
        return runs[breaks.index(most)]
    blank = next(run[0] for run in runs if run[0] < run[1])
    return blank, blank + 1
