"""Ids: they sort by making, whatever the clock does, and are what RFC 9562 calls version 7."""

from __future__ import annotations

import datetime as dt
import random
import threading
import uuid

from hypothesis import given
from hypothesis import strategies as st

from journal.domain.identifiers import Identifiers
from journal.places import FixedClock

START = dt.datetime(2026, 11, 19, 16, 20, tzinfo=dt.UTC)


@given(st.lists(st.floats(-1e8, 1e8), max_size=60), st.integers())
def test_ids_sort_in_order_of_making_however_the_clock_jumps(jumps: list[float], seed: int) -> None:
    clock = FixedClock(START)
    identifiers = Identifiers(clock, random.Random(seed))
    made = [identifiers.next()]
    for seconds in jumps:
        clock.advance(seconds=seconds)
        made.append(identifiers.next())
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_ten_thousand_within_one_millisecond_still_sort() -> None:
    identifiers = Identifiers(FixedClock(START), random.Random(7))
    made = [identifiers.next() for _ in range(10_000)]
    assert made == sorted(set(made))


@given(st.datetimes(timezones=st.just(dt.UTC)).filter(lambda instant: instant.year > 1970), st.integers())
def test_an_id_is_a_uuid_of_version_7_that_tells_its_millisecond(instant: dt.datetime, seed: int) -> None:
    made = Identifiers(FixedClock(instant), random.Random(seed)).next()
    parsed = uuid.UUID(made)
    assert str(parsed) == made
    assert (parsed.version, parsed.variant) == (7, uuid.RFC_4122)
    assert abs((parsed.int >> 80) - instant.timestamp() * 1000) <= 1


def test_a_clock_before_1970_makes_ids_all_the_same() -> None:
    identifiers = Identifiers(FixedClock(dt.datetime(1935, 1, 1, tzinfo=dt.UTC)), random.Random(1))
    first, second = identifiers.next(), identifiers.next()
    assert first < second
    assert uuid.UUID(first).version == 7


def test_threads_never_get_the_same_id() -> None:
    identifiers = Identifiers(FixedClock(START), random.Random(3))
    made: list[str] = []
    threads = [
        threading.Thread(target=lambda: made.extend([identifiers.next() for _ in range(500)]))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 4_000


def test_two_programs_in_the_same_millisecond_do_not_meet() -> None:
    made = {Identifiers(FixedClock(START), random.Random(seed)).next() for seed in range(2_000)}
    assert len(made) == 2_000
