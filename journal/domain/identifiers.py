"""Stable ids for actions: UUIDs of version 7 (RFC 9562), so that they sort by time of making."""

from __future__ import annotations

import uuid
from threading import Lock

from journal.places import Chance, Clock


class Identifiers:
    """Makes ids from an injected clock and source of chance.

    Within one millisecond, and when the clock is set back, the 12 bits of `rand_a` count up
    (RFC 9562, section 6.2, method 1), so that ids made one after another always sort so.
    """

    def __init__(self, clock: Clock, chance: Chance) -> None:
        self._clock = clock
        self._chance = chance
        self._last = 0
        self._lock = Lock()

    def next(self) -> str:
        """A new id as 36 lower-case characters."""
        with self._lock:
            # 48 bits of milliseconds and 12 bits of counter, as one rising number
            stamp = int(self._clock.now().timestamp() * 1000) << 12 | self._chance.getrandbits(9)
            if stamp <= self._last:
                stamp = self._last + 1
            self._last = stamp
        milliseconds, counter = stamp >> 12, stamp & 0xFFF
        value = milliseconds << 80 | 0x7 << 76 | counter << 64 | 0b10 << 62 | self._chance.getrandbits(62)
        return str(uuid.UUID(int=value & (1 << 128) - 1))
