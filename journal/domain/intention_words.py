"""An intention in words: the sentence "When …, I will …", and what might stand in its halves."""

from __future__ import annotations

import re
import string
import tomllib
from dataclasses import dataclass
from importlib import resources

from journal.domain.self_image import Phrase
from journal.language import _

LONGEST_HALF = 500
"""So many characters a half may have; the service refuses more."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """Three texts for each half; `learn` follow `learning_start`."""

    cues: tuple[str, ...]
    deeds: tuple[str, ...]
    learn: tuple[str, ...]


def intention_phrases(cue: str, deed: str) -> tuple[Phrase, ...]:
    """The plan in pieces, its hinges "When" and "I will" strong; without a cue only the second half.

    Translators mark the hinges with asterisks.
    """
    template = _("*When* {cue}, *I will* {deed}.") if cue else _("*I will* {deed}.")
    if deed.endswith(("?", "…")):  # it has its own end
        template = template.removesuffix(".")
    said = {"cue": cue, "deed": deed}
    phrases: list[Phrase] = []
    for place, part in enumerate(template.split("*")):
        for literal, name, _spec, _conversion in string.Formatter().parse(part):
            if literal:
                phrases.append(Phrase(literal, place % 2 == 1))
            if name is not None:
                phrases.append(Phrase(said[name]))
    return tuple(phrase for phrase in phrases if phrase.text)


def intention_sentence(cue: str, deed: str) -> str:
    """The whole plan: "When a closer asks me for the price, I will ask first what they would do"."""
    return "".join(phrase.text for phrase in intention_phrases(cue, deed))


def tidy_cue(typed: str) -> str:
    """What was typed after "When" on one line, without a "when" of its own and the stop at its end."""
    return _without(typed, _("When"))


def tidy_deed(typed: str) -> str:
    """What was typed after "I will", without an "I will" of its own and the stop at its end."""
    return _without(typed, _("I will"))


def learning_start() -> str:
    """How the deed of a goal to learn begins, with the blank after it."""
    return _("find three ways to") + " "


def suggested(family: str | None) -> Suggested:
    """What might stand in an intention of that family, or without one; read from `resources/intentions.toml`.

    A family that is not there, the person's own one say, is answered as no family is.
    """
    text = (resources.files("resources") / "intentions.toml").read_text("utf-8")
    by_family = {table["family"]: table for table in tomllib.loads(text)["intention"]}
    table = by_family.get(family or "", by_family[""])
    return Suggested(
        cues=tuple(_(words) for words in table["cues"]),
        deeds=tuple(_(words) for words in table["deeds"]),
        learn=tuple(_(words) for words in table["learn"]),
    )


def _without(typed: str, first: str) -> str:
    tidy = " ".join(typed.split())
    tidy = re.sub(rf"^{re.escape(first)}(\s+|$)", "", tidy, flags=re.IGNORECASE)
    return tidy.rstrip(".,;:!… ").strip()
