"""What one action is tied to."""

from __future__ import annotations

from dataclasses import dataclass

from journal.domain.vision import Made, VisionTie
from journal.language import _


@dataclass(frozen=True, slots=True)
class Tied:
    """The intentions that an action fulfils, by their ids, and what it made the vision."""

    intentions: frozenset[str] = frozenset()
    vision: tuple[VisionTie, ...] = ()


def made_word(made: Made) -> str:
    """What an action made the vision, as a person reads it."""
    return {
        Made.REAL: _("more real"),
        Made.DESIRABLE: _("more desirable"),
        Made.OBTAINABLE: _("more obtainable"),
    }[made]


def tied_words(tied: Tied) -> tuple[str, ...]:
    """What a tooltip and a screen reader say of it: "tied to an intention", "made the vision more real"."""
    words = [_("tied to an intention")] if tied.intentions else []
    for tie in tied.vision:
        said = _("made the vision {more} to {whom}") if tie.to else _("made the vision {more}")
        words.append(said.format(more=made_word(tie.made), whom=tie.to))
    return tuple(words)
