"""When a ping comes: at random moments of the working hours, with exponential gaps.

Time-sampling studies draw the gaps between their questions so, because then no moment is likelier than
another and nobody can expect one (Csikszentmihalyi & Larson 1987; Hektner, Schmidt & Csikszentmihalyi 2007).
The exponential distribution has no memory: drawing anew after a restart or a rest changes nothing, and so
nothing has to be kept.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass

from journal.places import Chance

EVERY_DAY = frozenset(range(7))
MONDAY_TO_FRIDAY = frozenset(range(5))
LEAST_A_DAY, MOST_A_DAY = 1, 12
LINGER = dt.timedelta(seconds=60)
APART = dt.timedelta(minutes=10)
"""One that would come so soon after the last is left out."""
_FARTHEST_DAYS = 400


@dataclass(frozen=True, slots=True)
class PingHours:
    """Between which times of day, on which weekdays (0 for Monday), and how many a day on average.

    Hours that end before they begin go over midnight and belong to the weekday they begin on.
    """

    first: dt.time = dt.time(9, 0)
    last: dt.time = dt.time(17, 0)
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    a_day: int = 4

    @property
    def length(self) -> dt.timedelta:
        """How long the working hours of a day are; 24 hours where they end as they begin."""
        first = dt.datetime.combine(dt.date.min, self.first)
        last = dt.datetime.combine(dt.date.min, self.last)
        return (last - first) % dt.timedelta(days=1) or dt.timedelta(days=1)

    @property
    def mean_gap(self) -> dt.timedelta:
        """Working time between two pings, on average."""
        return self.length / min(max(self.a_day, LEAST_A_DAY), MOST_A_DAY)


def next_ping(now: dt.datetime, hours: PingHours, chance: Chance) -> dt.datetime | None:
    """Draw the moment of the next ping: an exponential gap of working time after `now`.

    Args:
        now: the local instant, aware.
        hours: when pings may come.
        chance: what the gap is drawn from.

    Returns:
        An instant in the zone of `now`; None where there is no working day.
    """
    # by inverting the distribution function; the bits make a number above 0 and at most 1
    drawn = (chance.getrandbits(53) + 1) / 2.0**53
    left = hours.mean_gap * -math.log(drawn)
    for begin, end in _stretches(now, hours):
        room = end - begin
        if left < room:
            return begin + left
        left -= room
    return None


def is_working(now: dt.datetime, hours: PingHours) -> bool:
    """Whether a ping may come at that instant."""
    begin = next((begin for begin, _end in _stretches(now, hours)), None)
    return begin is not None and begin <= now


def _stretches(now: dt.datetime, hours: PingHours) -> Iterator[tuple[dt.datetime, dt.datetime]]:
    """The working hours from now on, each from its begin, or from now, to its end."""
    day = now.date() - dt.timedelta(days=1)  # hours over midnight may have begun yesterday
    for number in range(_FARTHEST_DAYS):
        begun_on = day + dt.timedelta(days=number)
        if begun_on.weekday() in hours.weekdays:
            begin = dt.datetime.combine(begun_on, hours.first, now.tzinfo)
            end = begin + hours.length
            if end > now:
                yield max(begin, now), end
