"""What a weekly review has to show, read and chosen in one go."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from journal.domain.action import Action
from journal.domain.behaviour import Behaviour
from journal.domain.intention import Focus, Intention
from journal.domain.reflection import Reflection
from journal.domain.review import Chosen, Retag
from journal.domain.vision import Vision

MovedKind = Literal["all", "family", "topic", "person"]


@dataclass(frozen=True, slots=True)
class Tally:
    """Actions by behaviour in some days."""

    manager: int = 0
    leader: int = 0
    both: int = 0
    own: int = 0
    untagged: int = 0

    @property
    def tagged(self) -> int:
        """Those that count for the share."""
        return self.manager + self.leader + self.both

    @property
    def total(self) -> int:
        """All of them."""
        return self.tagged + self.own + self.untagged

    def plus(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(
            self.manager + other.manager,
            self.leader + other.leader,
            self.both + other.both,
            self.own + other.own,
            self.untagged + other.untagged,
        )


@dataclass(frozen=True, slots=True)
class Moved:
    """How one thing stood this week and in the weeks before.

    `name` is what a person reads: the family’s name, "#topic", "@person", empty for all actions. `now` is
    this week’s, `earlier` all of the `weeks` before it that hold anything, `before` their weekly mean,
    rounded. Of a family the marks are counted, by their poles; of everything else the actions.

    `low` and `high` enclose this week's `share` (0 to 1, 90 %), all three None under five tagged actions;
    `usual` is the share of the weeks before, None under five. `told` are the counts that moved by more than
    chance would give among so many looks, each against the days on which anything was logged; what is not
    among them is shown without a word about it.
    """

    kind: MovedKind
    key: str
    name: str
    now: Tally
    before: Tally
    weeks: int
    low: float | None = None
    high: float | None = None
    share: float | None = None
    usual: float | None = None
    earlier: Tally = field(default_factory=Tally)
    told: tuple[Behaviour, ...] = ()

    @property
    def is_told(self) -> bool:
        """Whether a change may be spoken of."""
        return bool(self.told)


@dataclass(frozen=True, slots=True)
class ToRead:
    """An action to read again, and the rule that chose it, in a few words ("a great success in March")."""

    action: Action
    why: str


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that the review of the week from `week` on shows; read in at most 300 ms.

    `again` are old actions to be tagged again unseen, with what was tagged again already in this review in
    `retagged`. `moved` has all actions first. `read` and `on_this_day` are to be read again; `leading` is the
    manager action, `managing` the leader action that is asked about, None where there is none.
    `untagged` counts those of any day. `intention` is the one that stood in that week, `tied` its actions;
    `last_outcomes` those before it, newest first. `answers` are the reflections of this review so far.
    """

    week: dt.date
    last: dt.date
    days: tuple[tuple[dt.date, Tally], ...]
    total: Tally
    moved: tuple[Moved, ...]
    chosen: Chosen
    again: tuple[Action, ...] = ()
    retagged: tuple[Retag, ...] = ()
    read: tuple[ToRead, ...] = ()
    on_this_day: tuple[ToRead, ...] = ()
    leading: Action | None = None
    managing: Action | None = None
    untagged: int = 0
    focus: Focus | None = None
    focus_name: str = ""
    intention: Intention | None = None
    tied: tuple[Action, ...] = ()
    last_outcomes: tuple[Intention, ...] = ()
    vision: Vision | None = None
    answers: tuple[Reflection, ...] = ()
