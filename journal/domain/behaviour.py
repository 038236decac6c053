"""The tag of an action, and the pole of a distinction mark."""

from __future__ import annotations

from enum import StrEnum


class Behaviour(StrEnum):
    """What an action was. An action that is not tagged yet has None instead."""

    MANAGER = "manager"
    LEADER = "leader"
    BOTH = "both"
    OWN = "own"

    @property
    def leader_weight(self) -> float | None:
        """What the action adds to the leader side: 0, ½ or 1; None where it is in neither side."""
        return _WEIGHTS[self]


_WEIGHTS: dict[Behaviour, float | None] = {
    Behaviour.MANAGER: 0.0,
    Behaviour.LEADER: 1.0,
    Behaviour.BOTH: 0.5,
    Behaviour.OWN: None,
}

# The order of controls and the order of counts, legends and stacks (resources say why: look.md).
CONTROL_ORDER = (Behaviour.MANAGER, Behaviour.LEADER, Behaviour.BOTH, Behaviour.OWN)
COUNT_ORDER = (Behaviour.MANAGER, Behaviour.BOTH, Behaviour.LEADER, Behaviour.OWN)


class Pole(StrEnum):
    """The side of a distinction that an action was on."""

    MANAGER = "manager"
    LEADER = "leader"


class Origin(StrEnum):
    """How an action came into the journal."""

    LIVE = "live"
    SAME_DAY = "same day"
    RECALLED = "recalled"
    PINGED = "pinged"
    IMPORTED = "imported"

    @property
    def is_hollow(self) -> bool:
        """Whether charts draw it hollow: it was written down from memory or by a machine."""
        return self in (Origin.RECALLED, Origin.IMPORTED)


class Craft(StrEnum):
    """What serves managing and leading alike."""

    FORETHOUGHT = "forethought"
    PLANNING = "planning"
    PREPARATION = "preparation"
    COMMUNICATION = "communication"


class Milestone(StrEnum):
    """An action marked as a great success or a great failure."""

    SUCCESS = "success"
    FAILURE = "failure"
