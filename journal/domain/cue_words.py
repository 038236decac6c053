"""The cue as an if-then plan: what was typed made into an event, and the sentence around it."""

from __future__ import annotations

import re
import string

from journal.domain.self_image import Phrase
from journal.language import _

LONGEST_EVENT = 120


def cue_event(typed: str) -> str:
    """The event in what was typed after "When": on one line, without a "when" of its own or a full stop.

    "When I close the dialler." and "I close the dialler" are the same event.
    """
    event = " ".join(typed.split())
    first = re.escape(_("When"))
    event = re.sub(rf"^{first}\s+", "", event, flags=re.IGNORECASE)
    return event.rstrip(".,;:!… ").strip()[:LONGEST_EVENT].strip()


def cue_sentence(event: str) -> str:
    """The whole plan, as "When I close the dialler, I will write down what I did that day" is one."""
    return "".join(phrase.text for phrase in cue_phrases(event))


def cue_phrases(event: str) -> tuple[Phrase, ...]:
    """The plan in pieces, its two hinges strong: "When" and "I will".

    Translators mark the hinges with asterisks.
    """
    template = _("*When* {event}, *I will* write down what I did that day.")
    phrases: list[Phrase] = []
    for place, part in enumerate(template.split("*")):
        strong = place % 2 == 1
        for literal, name, _spec, _conversion in string.Formatter().parse(part):
            if literal:
                phrases.append(Phrase(literal, strong))
            if name == "event":
                phrases.append(Phrase(event, strong))
    return tuple(phrase for phrase in phrases if phrase.text)
