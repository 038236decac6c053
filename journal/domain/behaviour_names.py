"""The behaviours as a person reads them."""

from __future__ import annotations

from journal.domain.behaviour import Behaviour
from journal.language import _


def behaviour_name(behaviour: Behaviour | str | None) -> str:
    """As a label begins with it: "Own work". Whatever is no behaviour is not tagged yet."""
    match behaviour:
        case Behaviour.MANAGER:
            return _("Manager")
        case Behaviour.LEADER:
            return _("Leader")
        case Behaviour.BOTH:
            return _("Both")
        case Behaviour.OWN:
            return _("Own work")
        case _:
            return _("Not tagged yet")


def behaviour_word(behaviour: Behaviour | str | None) -> str:
    """Inside a sentence: "own work"."""
    match behaviour:
        case Behaviour.MANAGER:
            return _("manager")
        case Behaviour.LEADER:
            return _("leader")
        case Behaviour.BOTH:
            return _("both")
        case Behaviour.OWN:
            return _("own work")
        case _:
            return _("not tagged yet")
