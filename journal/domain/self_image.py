"""The sentence that a self-image is read back with, "I am …", for every share from 0 to 100.

The words at 60 and 40 are those of the post that the product comes from; the ladder around them was made
so that neither side is the better one: whichever side is the larger, the same rung words it alike.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from journal.domain.cue import SelfImage
from journal.language import _

_FIGURE = re.compile(r"\(?\{(?:manager|leader)\}\)?")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of a sentence; `strong` ones are the words, the others its figures."""

    text: str
    strong: bool = False


def with_self_image(images: Iterable[SelfImage], day: dt.date, leader: int) -> tuple[SelfImage, ...]:
    """The self-images with that of `day` among them, sorted by day; one of the same day makes way."""
    by_day = {image.day: image for image in images} | {day: SelfImage(day, leader)}
    return tuple(by_day[kept] for kept in sorted(by_day))


def self_image_sentence(leader: int) -> str:
    """The self-image as "I am a very good manager (60 %) who shows a lot of leadership (40 %)" is one.

    Args:
        leader: the leader side in whole percent, 0 to 100; the manager side is the rest.

    Raises:
        ValueError: it is no percentage.
    """
    return "".join(phrase.text for phrase in self_image_phrases(leader))


def self_image_phrases(leader: int) -> tuple[Phrase, ...]:
    """The same sentence in pieces, so that its words can be set apart from its figures.

    Raises:
        ValueError: it is no percentage.
    """
    if not 0 <= leader <= 100:
        raise ValueError(f"{leader} is no percentage")
    template = _template(leader)
    figures = {"manager": percentage(100 - leader), "leader": percentage(leader)}
    phrases, done = [], 0
    for figure in _FIGURE.finditer(template):
        phrases.append(Phrase(template[done : figure.start()], strong=True))
        phrases.append(Phrase(figure.group().format(**figures)))
        done = figure.end()
    phrases.append(Phrase(template[done:]))
    return tuple(phrase for phrase in phrases if phrase.text)


def percentage(points: int) -> str:
    """A whole percentage as it stands in a sentence, with a no-break space."""
    return f"{points}\u00a0%"


def _template(leader: int) -> str:
    larger = max(leader, 100 - leader)
    words = next(rung for least, rung in _LADDER if larger >= least)()
    return words[1] if leader > 50 else words[0]


# Looked up when needed, as the catalogue of sentences is not known yet when this module is loaded. Of each
# rung first the sentence of those who are more of a manager, then of those who are more of a leader.


def _whole() -> tuple[str, str]:
    return (
        _("I am a manager through and through ({manager})."),
        _("I am a leader through and through ({leader})."),
    )


def _nearly_always() -> tuple[str, str]:
    return (
        _("I am nearly always a manager ({manager}) and now and then a leader ({leader})."),
        _("I am nearly always a leader ({leader}) and now and then a manager ({manager})."),
    )


def _a_little() -> tuple[str, str]:
    return (
        _("I am a manager above all ({manager}) who shows a little leadership ({leader})."),
        _("I am a leader above all ({leader}) who does a little managing ({manager})."),
    )


def _some() -> tuple[str, str]:
    return (
        _("I am a manager above all ({manager}) who shows some leadership ({leader})."),
        _("I am a leader above all ({leader}) who does some managing ({manager})."),
    )


def _often() -> tuple[str, str]:
    return (
        _("I am a very good manager ({manager}) who often shows leadership ({leader})."),
        _("I am a very good leader ({leader}) who often does some managing ({manager})."),
    )


def _a_lot() -> tuple[str, str]:
    return (
        _("I am a very good manager ({manager}) who shows a lot of leadership ({leader})."),
        _("I am a very good leader ({leader}) who does a lot of managing ({manager})."),
    )


def _almost_as_much() -> tuple[str, str]:
    return (
        _("I am a very good manager ({manager}) who shows almost as much leadership ({leader})."),
        _("I am a very good leader ({leader}) who does almost as much managing ({manager})."),
    )


def _both() -> tuple[str, str]:
    sentence = _("I am as much a manager ({manager}) as a leader ({leader}).")
    return sentence, sentence


_LADDER: tuple[tuple[int, Callable[[], tuple[str, str]]], ...] = (
    (100, _whole),
    (95, _nearly_always),
    (85, _a_little),
    (75, _some),
    (65, _often),
    (55, _a_lot),
    (51, _almost_as_much),
    (50, _both),
)
