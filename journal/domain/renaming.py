"""Another name for a topic or person, in the texts that name them."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from journal.domain.days import shortened
from journal.domain.names import NameKind, fold_name
from journal.domain.text import find_tokens
from journal.errors import UsageError
from journal.language import _

SIGNS: dict[NameKind, str] = {"topic": "#", "person": "@"}
LONGEST_NAME = 80


def renamed(text: str, kind: NameKind, folded: AbstractSet[str], name: str) -> str:
    """The text with every token of `kind` whose folded name is in `folded` called `name`.

    Nothing but names changes: signs, possessives and punctuation stay. `name` is one that
    `checked_name` gave back.
    """
    if SIGNS[kind] not in text:
        return text
    parts: list[str] = []
    done = 0
    for token in find_tokens(text):
        if token.kind == kind and fold_name(token.name) in folded:
            parts += text[done : token.start + 1], name
            done = token.end
    return "".join((*parts, text[done:])) if parts else text


def checked_name(name: str, kind: NameKind = "person") -> str:
    """A name as it can stand in a text behind its sign, tidied; a sign before it is taken off.

    Raises:
        UsageError: it is no name that is found again in a text, or has more than 80 characters.
    """
    sign = SIGNS[kind]
    tidy = name.strip().removeprefix(sign).strip()
    if not tidy:
        raise UsageError(_("A name is missing."), _("A few letters are enough."))
    if len(tidy) > LONGEST_NAME:
        raise UsageError(
            _("This name has {count} characters; {most} fit.").format(count=len(tidy), most=LONGEST_NAME),
            _("An alias of a few letters is enough."),
        )
    if not _is_token(tidy, kind):
        joined = "-".join(tidy.split())
        hint = (
            _("In a text a name ends at a space: write {name}.").format(name=joined)
            if joined != tidy and _is_token(joined, kind)
            else _("Letters and digits, with single - ’ . or & between them, at least one letter.")
        )
        raise UsageError(
            _("“{name}” can’t stand in a text as a name.").format(name=shortened(tidy, 40)), hint
        )
    return tidy


def _is_token(name: str, kind: NameKind) -> bool:
    """Whether the whole of it, and nothing else, is found behind the sign."""
    return [(t.kind, t.name) for t in find_tokens(SIGNS[kind] + name)] == [(kind, name)]
