"""Pings come at moments nobody can expect, in working hours alone."""

from __future__ import annotations

import datetime as dt
import itertools
import math
import random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journal.domain.pinging import EVERY_DAY, PingHours, is_working, next_ping

MONDAY = dt.datetime(2026, 11, 16, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def pings(hours: PingHours, count: int, seed: int = 1) -> list[dt.datetime]:
    chance, now, found = random.Random(seed), MONDAY, []
    for _number in range(count):
        ping = next_ping(now, hours, chance)
        assert ping is not None
        found.append(now := ping)
    return found


def worked(moment: dt.datetime, hours: PingHours) -> float:
    """Working minutes from the Monday's begin on, for hours of one day."""
    days = (moment.date() - MONDAY.date()).days
    whole = sum((MONDAY.date() + dt.timedelta(days=day)).weekday() in hours.weekdays for day in range(days))
    begun = dt.datetime.combine(moment.date(), hours.first, moment.tzinfo)
    return whole * hours.length.total_seconds() / 60 + (moment - begun).total_seconds() / 60


def test_gaps_are_exponential_in_working_time() -> None:
    hours = PingHours(a_day=4)
    times = [0.0, *(worked(ping, hours) for ping in pings(hours, 4_000))]
    gaps = sorted(after - before for before, after in itertools.pairwise(times))
    mean = sum(gaps) / len(gaps)
    assert mean == pytest.approx(120, rel=0.05)
    # Kolmogorov and Smirnov: the largest distance to the distribution function, 99.9 % at 1.95 / √n
    distance = max(
        abs(1 - math.exp(-gap / 120) - place / len(gaps)) for place, gap in enumerate(gaps, start=1)
    )
    assert distance < 1.95 / math.sqrt(len(gaps))


def test_no_time_of_the_working_day_is_likelier_than_another() -> None:
    hours = PingHours()
    found = [(ping.hour - 9) for ping in pings(hours, 4_000)]
    counts = [found.count(hour) for hour in range(8)]
    assert sum(counts) == 4_000
    assert max(counts) < 1.25 * min(counts)


def test_a_weekend_passes_in_silence() -> None:
    assert {ping.weekday() for ping in pings(PingHours(), 500)} == {0, 1, 2, 3, 4}
    assert {ping.weekday() for ping in pings(PingHours(weekdays=EVERY_DAY), 500)} == set(range(7))


def test_hours_may_go_over_midnight() -> None:
    hours = PingHours(dt.time(22), dt.time(6))
    assert all(ping.hour >= 22 or ping.hour < 6 for ping in pings(hours, 500))
    saturday = dt.datetime(2026, 11, 21, 3, 0, tzinfo=MONDAY.tzinfo)
    assert is_working(saturday, hours)  # Friday's night
    assert not is_working(saturday + dt.timedelta(days=1), hours)


def test_without_a_working_day_there_is_none() -> None:
    assert next_ping(MONDAY, PingHours(weekdays=frozenset()), random.Random(1)) is None


@given(
    st.builds(
        PingHours, st.times(), st.times(), st.frozensets(st.integers(0, 6), min_size=1), st.integers(1, 12)
    ),
    st.integers(0, 2**32),
    st.datetimes(timezones=st.just(dt.UTC)),
)
def test_each_lies_ahead_and_within_the_hours(hours: PingHours, seed: int, moment: dt.datetime) -> None:
    assume(2 < moment.year < 9_998)
    ping = next_ping(moment, hours, random.Random(seed))
    assert ping is not None
    assert ping >= moment
    assert is_working(ping, hours)
