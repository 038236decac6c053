import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from journal.domain.action import Action
from journal.domain.day_actions import followed, lateness

NOW = dt.datetime(2026, 11, 19, 16, 20, tzinfo=dt.UTC)
DAY = NOW.date()
START = dt.time(4)

times = st.none() | st.times().map(lambda time: time.replace(second=0, microsecond=0))
journals = st.dictionaries(st.integers(0, 30), st.tuples(times, st.booleans(), st.integers(0, 2)))


def actions_of(journal: dict[int, tuple[dt.time | None, bool, int]]) -> list[Action]:
    return [
        Action(f"id{key:02}", DAY if here else DAY - dt.timedelta(1), f"{text}", NOW, NOW, NOW, None, time)
        for key, (time, here, text) in journal.items()
    ]


def of_the_day(actions: list[Action]) -> tuple[Action, ...]:
    here = [action for action in actions if action.day == DAY]
    return tuple(sorted(here, key=lambda action: lateness(action, START), reverse=True))


@given(journals, journals)
def test_a_day_that_follows_its_changes_is_the_day_read_anew(
    before: dict[int, tuple[dt.time | None, bool, int]], after: dict[int, tuple[dt.time | None, bool, int]]
) -> None:
    keys = frozenset(f"id{key:02}" for key in {*before, *after} if before.get(key) != after.get(key))
    now = [action for action in actions_of(after) if action.id in keys]
    assert followed(of_the_day(actions_of(before)), keys, now, DAY, START) == of_the_day(actions_of(after))


def test_an_action_put_to_another_time_moves() -> None:
    late, early = actions_of({2: (dt.time(17), True, 0), 1: (dt.time(9), True, 0)})
    moved = replace(early, time=dt.time(2))
    assert followed((late, early), {early.id}, (moved,), DAY, START) == (moved, late)
