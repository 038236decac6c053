"""Which old actions are offered to be tagged again unseen, so that the yardstick can be read.

Every action that could be offered has the same chance, or the shift would be that of some of them alone;
and those of one review lie as far apart as they can, one in each third of the journal. Both at once is
systematic sampling from a random start: Madow & Madow 1944, On the theory of systematic sampling.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from journal.domain.behaviour import Behaviour
from journal.domain.review import Retag
from journal.places import Chance

AGAIN_COUNT = 3
"""So many in a review: 156 in a year find a shift of ten points."""
LEAST_AGE_DAYS = 30
"""An action younger than this is still remembered with the tag it has."""
AGAIN_AFTER_DAYS = 365
"""Tagged again once, an action rests for so long."""
AGAIN_BEHAVIOURS = (Behaviour.MANAGER, Behaviour.LEADER, Behaviour.BOTH)
"""Those that the share is made of. Own work is in neither side of it, and so is not asked about."""

_BITS = 62


def resting(retagged: Iterable[Retag], today: dt.date) -> frozenset[str]:
    """The ids of the actions that were tagged again within a year; a day to come is as good as today."""
    since = today - dt.timedelta(days=AGAIN_AFTER_DAYS)
    return frozenset(retag.action for retag in retagged if retag.day > since)


def places_again(number: int, chance: Chance, count: int = AGAIN_COUNT) -> tuple[int, ...]:
    """So many different places among `number` of them, each with the same chance, evenly spread.

    For whom reads places from a sorted query instead of all its rows. All places where there are no
    more than `count`. In an order that tells nothing.

    Raises:
        ValueError: `number` or `count` is negative.
    """
    if number < 0 or count < 0:
        raise ValueError("number and count must not be negative")
    if number <= count:
        places = list(range(number))
    else:
        start = chance.getrandbits(_BITS)
        places = [number * (start + (part << _BITS)) // (count << _BITS) for part in range(count)]
    for last in range(len(places) - 1, 0, -1):
        other = chance.getrandbits(_BITS) % (last + 1)
        places[last], places[other] = places[other], places[last]
    return tuple(places)
