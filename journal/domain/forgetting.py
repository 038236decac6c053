"""A person taken out of a journal: what would be done, what was chosen, and what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Place(StrEnum):
    """Where in a journal a text stands."""

    ACTION = "action"
    LESSON = "lesson"
    TRASH = "trash"
    PERSON = "person"
    VIEW = "view"
    REFLECTION = "reflection"
    VISION = "vision"
    INTENTION = "intention"
    REVIEW = "review"
    SETTING = "setting"
    UNDO = "undo"


class Doubt(StrEnum):
    """Why a name that stands without its sign is not chosen at first."""

    NONE = "none"
    ORDINARY = "ordinary"
    """It is a word as well, or a single letter."""
    JOINED = "joined"
    """It is joined to another word, or part of an address or path."""
    SPELLED = "spelled"
    """It is written otherwise than the name."""


@dataclass(frozen=True, slots=True)
class NameHit:
    """The name as a bare word in a text: `text[start:end]`.

    `place` and `day` tell where that text stands first, `count` in how many places in all; it is chosen in
    all of them or none, so that what can be undone stays as it was.
    """

    text: str
    start: int
    end: int
    place: Place
    day: dt.date | None = None
    count: int = 1
    doubt: Doubt = Doubt.NONE

    @property
    def is_sure(self) -> bool:
        """Whether it is chosen unless the person says otherwise."""
        return self.doubt is Doubt.NONE


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A copy of the journal that Leaderward made: where it is and when it was made.

    `is_readable` is False of one that could not be searched, so that it may hold anything.
    """

    path: Path
    made: dt.date
    is_readable: bool = True


@dataclass(frozen=True, slots=True)
class ForgettingPlan:
    """Every place that holds a name.

    `mentions` counts the texts with `@name`, by place; they mean nobody else and are always rewritten;
    `spellings` are those they have. `hits` are the bare words. `small` says how often the word stands
    uncapitalised, which makes an ordinary word of it. `within` counts where it is within a longer word,
    which stays. `is_noted`: something is kept about the person, which goes. `typed` are the slots of drafts
    that hold the name: they are not saved yet, so they stay as they are. `former` are the names the person
    was renamed from, which only what can be undone still knows: they go as well. `is_in_path`: the journal's
    own path holds it.
    """

    name: str
    mentions: Mapping[Place, int] = field(default_factory=dict)
    spellings: frozenset[str] = frozenset()
    hits: tuple[NameHit, ...] = ()
    small: int = 0
    within: int = 0
    is_noted: bool = False
    steps: int = 0
    copies: tuple[KeptCopy, ...] = ()
    typed: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    is_in_path: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether the journal holds the name nowhere."""
        return not (self.mentions or self.hits or self.is_noted or self.steps)

    @property
    def sure(self) -> frozenset[int]:
        """The places in `hits` that are chosen unless the person says otherwise."""
        return frozenset(place for place, hit in enumerate(self.hits) if hit.is_sure)


@dataclass(frozen=True, slots=True)
class Forgetting:
    """What is to be done: the plan, which of its hits, by place, and what is written instead."""

    plan: ForgettingPlan
    chosen: frozenset[int]
    replacement: str


class Left(StrEnum):
    """Why the file could not be cleaned to the last byte yet; the next start does the rest."""

    NOTHING = "nothing"
    IN_USE = "in use"
    """Another program has the journal open."""
    NO_ROOM = "no room"
    """The disk is too full."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What came of it.

    `texts` were rewritten or, of actions deleted for good, taken out. `steps` can't be undone any more: they
    were about nothing else, or could not be read. `left` says what is missing to the last byte.
    `is_clean`: the file and its log were searched byte by byte and hold nothing of it; False also where
    the person chose to leave some. `copies` still hold it.
    """

    texts: int
    steps: int = 0
    left: Left = Left.NOTHING
    is_clean: bool = True
    copies: tuple[KeptCopy, ...] = ()
