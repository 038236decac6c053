"""Figures as the window writes them."""

from __future__ import annotations

from collections.abc import Mapping

from journal.language import _, ngettext
from ui.widgets.paragraph import UNTAGGED

# Counts, legends and stacks: this order (look.md, Shapes).
STACK_ORDER = ("manager", "both", "leader", "own", UNTAGGED)


def percent(share: float) -> str:
    """A share of 0 to 1 as whole percent, with a no-break space."""
    return _("{number}\u00a0%").format(number=round(100 * share))


def counted(behaviour: str, count: int) -> str:
    """So many actions of a behaviour, in words."""
    sentence = {
        "manager": ngettext("{count} manager action", "{count} manager actions", count),
        "leader": ngettext("{count} leader action", "{count} leader actions", count),
        "both": ngettext("{count} of both", "{count} of both", count),
        "own": ngettext("{count} of own work", "{count} of own work", count),
    }.get(behaviour, ngettext("{count} not tagged yet", "{count} not tagged yet", count))
    return sentence.format(count=count)


def counts_in_words(counts: Mapping[str, int]) -> str:
    """Counts by behaviour as a list in words, in the order of counts; zeros are left out."""
    parts = [counted(behaviour, counts[behaviour]) for behaviour in STACK_ORDER if counts.get(behaviour)]
    return ", ".join(parts) if parts else _("no actions")
