"""Who was in a meeting, as aliases: never an address, and never the person whose calendar it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journal.domain.text import find_tokens
from journal.exchange.lines import Property
from journal.language import _, ngettext

MOST_NAMED = 6
_LONGEST_TEXT = 5000  # characters that are looked at; far fewer are kept
_LONGEST_NAME, _MOST_NAMESAKES, _MOST_LOOKED_FOR = 200, 200, 60
_MOST, _NEARLY_ALL = 0.6, 0.8  # of the events that name anybody
_ASIDE = re.compile(r"[(\[{<].*?[)\]}>]")
_TITLE = re.compile(r"(?:dr|prof|mr|mrs|ms|mx|sir|dame|herr|frau|m|mme|sr|sra|ing|dipl)\.?", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")
_ADDRESS_INSIDE = re.compile(
    r"<?(?:mailto:)?([\w.+'-]{1,64})[@＠][\w-]{1,63}(?:\.[\w-]{1,63}){0,9}>?", re.IGNORECASE
)
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_UNSEEN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_LOCAL_NAME = re.compile(r"([^\W\d_]{2,})[._-]([^\W\d_]{2,})")


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody named by an event: a key that is the same in every event, and the words of the name.

    `words` is empty where the file names an address alone that says nothing.
    """

    key: str
    words: tuple[str, ...]
    was_there: bool
    is_person: bool
    declined: bool


def guest(prop: Property) -> Guest:
    """Who an ATTENDEE or ORGANIZER line names."""
    address = prop.value.strip().casefold().removeprefix("mailto:")
    words = _words(prop.parameter("CN"), address)
    kind = prop.parameter("CUTYPE").upper()
    declined = prop.parameter("PARTSTAT").upper() in {"DECLINED", "DELEGATED"}
    is_person = kind in {"", "INDIVIDUAL", "UNKNOWN"}
    watches = prop.parameter("ROLE").upper() == "NON-PARTICIPANT"
    return Guest(
        key=address or " ".join(words).casefold(),
        words=words,
        was_there=is_person and not declined and not watches,
        is_person=is_person,
        declined=declined,
    )


def _words(name: str, address: str) -> tuple[str, ...]:
    plain = _ASIDE.sub(" ", _UNSEEN.sub("", name[:_LONGEST_NAME])).strip().strip("'\"")
    if not plain or _ADDRESS.search(plain):
        local = _LOCAL_NAME.fullmatch((plain or address).partition("@")[0])
        return () if local is None else (local[1].capitalize(), local[2].capitalize())
    last, comma, first = plain.partition(",")
    if comma and first.strip():
        plain = f"{first} {last}"
    parts = [part for part in map(_cleaned, plain.split()) if part]
    while len(parts) > 1 and _TITLE.fullmatch(parts[0]):
        del parts[0]
    return tuple(parts)


def _cleaned(part: str) -> str:
    """A word of a name as an alias can hold it, "" where nothing is left."""
    kept = part.strip(".,;:-_'’&/\\!?*+#@\"")
    tokens = find_tokens(f"@{kept}")
    return tokens[0].name if tokens and tokens[0].end == len(kept) + 1 else ""


def owner(events: Iterable[tuple[Guest | None, Sequence[Guest]]], hint: str = "") -> str:
    """The key of whose calendar it is, "" where that can't be told.

    That is the address the calendar is called by, else who calls most of the meetings, else who is in nearly
    all of them.
    """
    seen: Counter[str] = Counter()
    organized: Counter[str] = Counter()
    total = 0
    for organizer, guests in events:
        keys = {one.key for one in guests if one.is_person}
        if organizer is not None:
            keys.add(organizer.key)
            organized[organizer.key] += 1
        seen.update(keys)
        total += bool(keys)
    named = hint.strip().casefold().removeprefix("mailto:")
    if _ADDRESS.fullmatch(named):
        return named
    ranked = sorted(seen, key=lambda key: (-seen[key], -organized[key], key))
    if not ranked:
        return ""
    best, others = ranked[0], ranked[1:]
    if others and (seen[others[0]], organized[others[0]]) == (seen[best], organized[best]):
        return ""  # two who are always together: one of them, but which
    calls_them = organized[best] >= total / 2
    needed, company = (max(2, _MOST * total), 1) if calls_them else (max(3, _NEARLY_ALL * total), 2)
    # who is in every meeting, but never with anybody else, is met there
    return best if seen[best] >= needed and len(others) >= company else ""


def aliases(guests: Iterable[Guest], myself: str) -> dict[str, str]:
    """A short alias for every guest with a name, by key: the first name, longer where two share it."""
    by_first: dict[str, dict[str, tuple[str, ...]]] = {}
    for one in guests:
        if one.words and one.is_person and one.key != myself:
            kept = by_first.setdefault(one.words[0].casefold(), {})
            kept[one.key] = max(kept.get(one.key, ()), one.words, key=len)
    chosen: dict[str, str] = {}
    for people in by_first.values():
        names = set(people.values())
        for key, words in people.items():
            # of so many namesakes no short form tells one from all others
            chosen[key] = (
                _shortest(words, names)
                if len(names) <= _MOST_NAMESAKES
                else ".".join(dict.fromkeys((words[0], words[-1])))
            )
    return chosen


def without_addresses(text: str) -> str:
    """The text with a first name, or what looks like one, in the place of every e-mail address."""
    return _ADDRESS_INSIDE.sub(lambda found: _first_name(found[1]), text[:_LONGEST_TEXT])


def _first_name(local: str) -> str:
    letters = _LETTERS.search(local)
    return "…" if letters is None else letters[0].capitalize()


def _shortest(words: tuple[str, ...], names: set[tuple[str, ...]]) -> str:
    """The first name, with as many letters of the last one as it takes to tell it from the others."""
    first, last = words[0], words[-1] if len(words) > 1 else ""
    others = {other[-1].casefold() if len(other) > 1 else "" for other in names if other != words}
    if not last or not others - {last.casefold()}:
        return first
    length = next(
        (
            length
            for length in range(1, len(last))
            if not any(other.startswith(last[:length].casefold()) for other in others)
        ),
        len(last),
    )
    return f"{first}.{last[:length]}"


def with_people(summary: str, guests: Sequence[Guest], known: dict[str, str], myself: str) -> str:
    """The summary and who else was there: "Pricing huddle with @Priya @Tomas and 2 more".

    Somebody whom the summary names already becomes an alias where they stand: "1:1 @Priya".
    """
    here = list({one.key: one for one in guests if one.was_there and one.key != myself}.values())
    text = summary
    named: list[str] = []
    for one in here[:_MOST_LOOKED_FOR]:
        alias = known.get(one.key)
        if alias is None or alias in named:
            continue
        first = alias.partition(".")[0]
        text, count = re.subn(rf"(?<![\w@#.])({re.escape(first)})(?![\w@.&-])", f"@{alias}", text, count=1)
        if not count:
            named.append(alias)
    shown = named[:MOST_NAMED]
    nameless = sum(1 for one in here[:_MOST_LOOKED_FOR] if one.key not in known)
    nameless += max(len(here) - _MOST_LOOKED_FOR, 0)
    rest = len(named) - len(shown) + nameless
    people = " ".join(f"@{alias}" for alias in shown)
    if not people:
        return text
    if not rest:
        return _("{text} with {people}").format(text=text, people=people)
    return ngettext(
        "{text} with {people} and {count} more", "{text} with {people} and {count} more", rest
    ).format(text=text, people=people, count=rest)
