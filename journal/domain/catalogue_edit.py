"""How the person changes the catalogue: each change turns one `OwnCatalogue` into another, or says why not.

Ids never change, and so marks on old actions keep what they mean, whatever the acts are called now.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace

from journal.domain.distinctions import Catalogue, Distinction
from journal.domain.own_catalogue import WORDED, Example, OwnCatalogue, with_changes
from journal.domain.wording import checked_note, is_blank
from journal.errors import UsageError
from journal.language import _

LONGEST: Mapping[str, int] = {"manager_act": 90, "leader_act": 90, "question": 200, "meaning": 300}
"""Characters of each word of a distinction; an act has to fit on a chip, a question on a card."""
_LONGEST_CODE = 12


def whole(shipped: Catalogue, own: OwnCatalogue) -> Catalogue:
    """The person's catalogue with what is hidden, each in its place."""
    return with_changes(shipped, own, hidden=True)


def reworded(shipped: Catalogue, own: OwnCatalogue, key: str, words: Mapping[str, str]) -> OwnCatalogue:
    """Other words for a distinction; a word as it ships is no change.

    Args:
        shipped: the catalogue as it ships.
        own: what was changed so far.
        key: the distinction's id.
        words: by the names in `WORDED`; those left out stay.

    Raises:
        UsageError: an act is blank, longer than 90 characters or the same as another one; or there is no
            such distinction any more.
    """
    now = _found(shipped, own, key)
    tidy = _checked_words({name: words.get(name, getattr(now, name)) for name in WORDED})
    _demand_new(whole(shipped, own), key, tidy)
    mine = next((one for one in own.added if one.id == key), None)
    if mine is not None:
        changed = _worded(mine, tidy)
        return replace(own, added=tuple(changed if one.id == key else one for one in own.added))
    ours = next(one for one in shipped.distinctions if one.id == key)
    other = {name: text for name, text in tidy.items() if text != getattr(ours, name)}
    rest = {name: kept for name, kept in own.words.items() if name != key}
    return replace(own, words={**rest, key: other} if other else rest)


def moved(shipped: Catalogue, own: OwnCatalogue, key: str, place: int) -> OwnCatalogue:
    """A distinction at another place of its family, counted from 0; beyond its ends it is first or last.

    Raises:
        UsageError: there is no such distinction any more.
    """
    one = _found(shipped, own, key)
    every = whole(shipped, own).distinctions
    kin = [other.id for other in every if other.family == one.family]
    if kin.index(key) == min(max(place, 0), len(kin) - 1):
        return own
    kin.remove(key)
    kin.insert(min(max(place, 0), len(kin)), key)
    turns = iter(kin)
    order = tuple(next(turns) if other.family == one.family else other.id for other in every)
    return replace(own, order=order)


def hidden(shipped: Catalogue, own: OwnCatalogue, key: str) -> OwnCatalogue:
    """Not offered any more; its marks stay.

    Raises:
        UsageError: there is no such distinction any more.
    """
    _found(shipped, own, key)
    return own if key in own.hidden else replace(own, hidden=(*own.hidden, key))


def shown(own: OwnCatalogue, keys: Iterable[str]) -> OwnCatalogue:
    """Offered again."""
    back = set(keys)
    return replace(own, hidden=tuple(key for key in own.hidden if key not in back))


def added(
    shipped: Catalogue, own: OwnCatalogue, key: str, family: str, words: Mapping[str, str]
) -> OwnCatalogue:
    """A distinction of the person's own, the last of its family; its code is made from its acts.

    Args:
        shipped: the catalogue as it ships.
        own: what was changed so far.
        key: an id that was never used.
        family: one of the five.
        words: by the names in `WORDED`; the meaning may be missing.

    Raises:
        UsageError: an act or the question is blank, too long or the same as another one.
    """
    if family not in {one.id for one in shipped.families}:
        raise UsageError(_("An own distinction belongs to one of the five families."))
    tidy = _checked_words({name: words.get(name, "") for name in WORDED})
    everything = whole(shipped, own)
    _demand_new(everything, key, tidy)
    taken = {name for one in (*everything.distinctions, *own.removed) for name in (one.id, one.code)}
    code = code_for((tidy["leader_act"], tidy["manager_act"]), taken)
    one = _worded(Distinction(key, code, family, "", "", "", "", ""), tidy)
    return replace(own, added=(*own.added, one))


def removed(own: OwnCatalogue, key: str) -> OwnCatalogue:
    """Without one of the person's own; it can still be named where actions carry it.

    Raises:
        UsageError: it is one of ours, which can be hidden, or not there any more.
    """
    one = next((one for one in own.added if one.id == key), None)
    if one is None:
        raise UsageError(_("Only a distinction of your own can be removed."), _("Hide it instead."))
    return replace(
        own,
        added=tuple(other for other in own.added if other.id != key),
        removed=(*own.removed, one),
        hidden=tuple(other for other in own.hidden if other != key),
        examples=tuple(other for other in own.examples if other.distinction != key),
    )


def example_marked(own: OwnCatalogue, key: str, action: str, *, marked: bool) -> OwnCatalogue:
    """An action as an example of a distinction, or not any more."""
    example = Example(key, action)
    if marked:
        return own if example in own.examples else replace(own, examples=(*own.examples, example))
    return replace(own, examples=tuple(other for other in own.examples if other != example))


def as_shipped(own: OwnCatalogue, key: str | None = None) -> OwnCatalogue:
    """Words, order and families as they ship, nothing hidden; own distinctions and examples stay.

    With `key` only the words of that one.
    """
    if key is not None:
        return replace(own, words={name: words for name, words in own.words.items() if name != key})
    return replace(own, words={}, order=(), hidden=(), families={})


def code_for(acts: Iterable[str], taken: Iterable[str]) -> str:
    """A short code of lower-case letters that no other has: from the first fitting word of the acts."""
    used = {name.casefold() for name in taken}
    found = [word for act in acts for word in _letters(act)]
    longer = [word for word in found if len(word) > 2]
    for word in (*longer, *found):
        if word[:_LONGEST_CODE] not in used:
            return word[:_LONGEST_CODE]
    base = (longer or found or ["own"])[0][: _LONGEST_CODE - 2]
    endings = (f"{first}{second}" for first in " abcdefghijklmnopqrstuvwxyz" for second in _ALPHABET)
    return next(code for ending in endings if (code := base + ending.strip()) not in used)


_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def _letters(text: str) -> list[str]:
    """The words of a text in lower-case letters without accents, digits and signs."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(char if char.isalpha() else "" if unicodedata.combining(char) else " " for char in plain)
    return [word for word in kept.split() if word == word.lower()]


def _worded(one: Distinction, words: Mapping[str, str]) -> Distinction:
    return replace(
        one,
        manager_act=words["manager_act"],
        leader_act=words["leader_act"],
        question=words["question"],
        meaning=words["meaning"],
    )


def _found(shipped: Catalogue, own: OwnCatalogue, key: str) -> Distinction:
    one = next((one for one in whole(shipped, own).distinctions if one.id == key), None)
    if one is None:
        raise UsageError(
            _("This distinction is not in your list any more."), _("It may have been removed elsewhere.")
        )
    return one


def _checked_words(words: Mapping[str, str]) -> dict[str, str]:
    return {name: _checked(name, text) for name, text in words.items()}


def _checked(name: str, text: str) -> str:
    """One word of a distinction, tidied: one line, and not longer than it fits anywhere."""
    tidy = checked_note(text)
    called = {
        "manager_act": _("The manager act"),
        "leader_act": _("The leader act"),
        "question": _("The question"),
        "meaning": _("The meaning"),
    }[name]
    if name != "meaning" and is_blank(tidy):
        hint = (
            _("Ask what one could answer from either side.")
            if name == "question"
            else _("Write what one did: “asked what and why”.")
        )
        raise UsageError(_("{what} is missing.").format(what=called), hint)
    if len(tidy) > LONGEST[name]:
        raise UsageError(
            _("{what} has {count} characters; {most} fit.").format(
                what=called, count=f"{len(tidy):,}", most=LONGEST[name]
            ),
            _("Nothing was changed. Keep what tells it from the others."),
        )
    if len(tidy.splitlines()) > 1:
        raise UsageError(_("{what} is one line.").format(what=called), _("Take the line breaks out."))
    return tidy


def _demand_new(catalogue: Catalogue, key: str, words: Mapping[str, str]) -> None:
    """The two acts differ, and no other distinction has one of them."""
    if words["manager_act"].casefold() == words["leader_act"].casefold():
        raise UsageError(
            _("Both acts are the same."), _("Write how a manager and how a leader would have done it.")
        )
    others = [one for one in catalogue.distinctions if one.id != key]
    for name in ("manager_act", "leader_act"):
        act = words[name]
        if any(act.casefold() in {one.manager_act.casefold(), one.leader_act.casefold()} for one in others):
            raise UsageError(
                _("Another distinction has the act “{act}” already.").format(act=act),
                _("Two of the same name could not be told apart on an action."),
            )
