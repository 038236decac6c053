"""The remark of the day as a journal gives it: the sample manager's first fortnight, and odd journals."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest

from journal.domain.action import Action, Draft
from journal.domain.behaviour import Behaviour, Craft, Origin
from journal.domain.catalogue import load_catalogue
from journal.domain.settings import JournalSettings
from journal.opening import Opened
from journal.places import FixedClock
from journal.reading.remarks import fortnight_due, read_facts, remark_for
from journal.statistics.remark_facts import Facts
from journal.statistics.remarks import offered
from tests.fortnight import DAYS, MONDAY, evening, live

WORDS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def word(count: int) -> str:
    return WORDS[count] if count < len(WORDS) else str(count)


@dataclass(frozen=True)
class Told:
    day: dt.date
    key: str
    sentence: str
    actions: tuple[Action, ...]


@pytest.fixture
def told(opened: Opened, clock: FixedClock) -> list[Told]:
    """What each of the fourteen evenings tells, with the actions there were by then."""
    found = []
    for number in live(opened, clock):
        day = evening(number).date()
        remark = remark_for(opened.reader, opened.journal.settings.get(), day)
        assert remark is not None, number
        found.append(Told(day, remark.key, remark.sentence, opened.reader.actions()))
    return found


def test_each_day_of_the_first_fortnight_has_something_new_to_read(told: list[Told]) -> None:
    assert len(told) == DAYS
    assert len({entry.key for entry in told}) == DAYS
    assert len({entry.sentence for entry in told}) == DAYS
    kinds = [entry.key.partition(":")[0] for entry in told[2:]]
    assert all(one != other for one, other in pairwise(kinds))
    assert len(set(kinds)) >= 9
    assert told[0].sentence == "Six actions to begin with: four managing, two leading."
    assert told[1].sentence == "Yesterday holds six actions: four managing, two leading."


def since(entry: Told, days: int) -> list[Action]:
    return [action for action in entry.actions if (entry.day - action.day).days < days]


def of(actions: list[Action], behaviour: str) -> list[Action]:
    return [action for action in actions if action.behaviour in (behaviour, "both")]


def days_of(actions: list[Action]) -> set[dt.date]:
    return {action.day for action in actions}


def spread(entry: Told) -> list[str]:
    return [word(len(days_of(of(since(entry, 7), entry.key.partition(":")[2]))))]


def mixed(entry: Told) -> list[str]:
    week = since(entry, 7)
    return [word(len(days_of(of(week, "leader")) & days_of(of(week, "manager"))))]


def fullest(entry: Told) -> list[str]:
    counts = {day: sum(a.day == day for a in entry.actions) for day in days_of(since(entry, 7))}
    most = max(counts, key=lambda day: counts[day])
    assert [count for count in counts.values() if count >= counts[most]] == [counts[most]]
    return [word(counts[most]), "today" if most == entry.day else f"{most:%A}".casefold()]


def quoted(entry: Told) -> list[str]:
    line = re.search("“(.*?)…?”", entry.sentence)
    assert line is not None
    days_ago = entry.key.partition(":")[2]
    then = entry.day - dt.timedelta(days=int(days_ago)) if days_ago else min(days_of(list(entry.actions)))
    assert any(action.text.startswith(line[1]) for action in entry.actions if action.day == then)
    return []


def noon(entry: Told) -> list[str]:
    _noon, kind, folded, side = entry.key.split(":")
    names = [
        action
        for action in since(entry, 14)
        if folded in [name.casefold() for name in (action.topics if kind == "topic" else action.people)]
    ]
    late = [action for action in names if action.time and (action.time > dt.time(12)) == (side == "late")]
    return [word(len(late))]


def acts(entry: Told) -> list[str]:
    _act, distinction, pole = entry.key.split(":")
    marks = [mark for action in since(entry, 14) for mark in action.distinctions]
    return [word(sum((mark.distinction, mark.pole) == (distinction, pole) for mark in marks))]


COUNTED: dict[str, Callable[[Told], list[str]]] = {
    "spread": spread,
    "mixed": mixed,
    "fullest": fullest,
    "episode": quoted,
    "first-words": quoted,
    "noon": noon,
    "act": acts,
    "craft": lambda t: [word(sum(Craft(t.key[6:]) in action.craft for action in since(t, 14)))],
    "count": lambda t: [word(sum(action.behaviour == t.key[6:] for action in since(t, 14)))],
    "self-image": lambda _t: ["2 november", "60\u00a0% manager", "40\u00a0% leader"],
    "own-day": lambda t: [word(len(since(t, 7)))],
    "total": lambda t: [word(len(since(t, 7)))],
    "holds": lambda t: [word(len(t.actions)), word(len(days_of(list(t.actions))))],
    "yesterday": lambda t: [word(sum((t.day - action.day).days == 1 for action in t.actions))],
    "topics": lambda t: [word(len({name.casefold() for a in since(t, 7) for name in a.topics}))],
    "people": lambda t: [word(len({name.casefold() for a in since(t, 7) for name in a.people}))],
    "minutes-noted": lambda t: [word(sum(action.minutes is not None for action in since(t, 7)))],
    "person": lambda t: [word(sum(t.key[7:] in map(str.casefold, a.people) for a in since(t, 7)))],
    "topic": lambda t: [word(sum(t.key[6:] in map(str.casefold, a.topics) for a in since(t, 7)))],
}


def families(entry: Told, opened: Opened) -> list[str]:
    family = {found.id: found.family for found in opened.journal.catalogue.distinctions}
    return [word(len({family[mark.distinction] for a in since(entry, 14) for mark in a.distinctions}))]


def test_each_of_them_is_true_by_another_count(told: list[Told], opened: Opened) -> None:
    for entry in told[2:]:
        kind = entry.key.partition(":")[0]
        figures = families(entry, opened) if kind == "families" else COUNTED[kind](entry)
        if kind == "families" and figures == ["five"]:
            figures = ["all five"]
        for figure in figures:
            assert re.search(rf"(?<!\w){re.escape(figure)}(?!\w)", entry.sentence.casefold()), entry


def log(opened: Opened, clock: FixedClock, on: dt.date, *texts: str, **what: object) -> None:
    clock.instant = dt.datetime.combine(on, dt.time(17), clock.instant.tzinfo)
    for text in texts:
        opened.journal.record(Draft(text, Behaviour.MANAGER, **what))  # type: ignore[arg-type]


def say(opened: Opened, day: dt.date) -> str:
    remark = remark_for(opened.reader, JournalSettings(), day)
    return "" if remark is None else remark.sentence


def test_the_first_two_days_say_what_there_is(opened: Opened, clock: FixedClock) -> None:
    assert say(opened, MONDAY) == ""
    log(opened, clock, MONDAY, "One")
    assert say(opened, MONDAY) == "One action to begin with. A share needs five tagged ones."
    log(opened, clock, MONDAY, "Two", "Three")
    assert say(opened, MONDAY) == "Three actions to begin with. A share needs five tagged ones."
    tuesday = MONDAY + dt.timedelta(days=1)
    assert say(opened, tuesday) == "Yesterday holds three actions: three managing."
    log(opened, clock, tuesday, "Four")
    assert say(opened, tuesday) == "Yesterday holds three actions: three managing."
    friday = MONDAY + dt.timedelta(days=4)
    assert say(opened, friday) == "The last day holds one action: one managing."


def test_ten_recalled_actions_are_no_days(opened: Opened, clock: FixedClock) -> None:
    for days in range(1, 11):
        log(opened, clock, MONDAY, "Back then", day=MONDAY - dt.timedelta(days=days), origin=Origin.RECALLED)
    assert say(opened, MONDAY) == "Ten actions to begin with: ten managing."


def test_more_than_anyone_writes_is_not_counted(opened: Opened, clock: FixedClock) -> None:
    clock.instant = evening(1)
    journal = opened.journal
    drafts = [Draft(f"Row {number}", Behaviour.LEADER) for number in range(2_001)]
    for days in (0, 1, 2):
        clock.instant = evening(1 + days)
        journal.actions.record_all(drafts[:700] if days else drafts, journal.settings.get())
    assert say(opened, evening(3).date()) == ""


@pytest.mark.parametrize(("days", "due"), [(0, False), (12, False), (13, True), (19, True), (20, False)])
def test_two_weeks_on_a_page_are_offered_for_a_week(days: int, due: bool) -> None:
    assert fortnight_due(MONDAY, MONDAY + dt.timedelta(days=days)) is due
    assert fortnight_due(None, MONDAY) is False


HOURS = {"noon", "half", "first", "last", "hour"}


def claims_of_hours(opened: Opened, day: dt.date) -> set[str]:
    """The rules about times that have something to say on that day or on its page."""
    facts = read_facts(opened.reader, JournalSettings(), day, load_catalogue())
    both = (facts, replace(facts, is_page=True))
    return {claim.kind for some in both for _rule, claim in offered(some) if claim.kind in HOURS}


def test_who_writes_the_day_down_at_its_end_reads_nothing_of_hours(opened: Opened, clock: FixedClock) -> None:
    for days in range(14):
        day = MONDAY + dt.timedelta(days=days)
        for minute in (25, 26, 28):
            clock.instant = dt.datetime.combine(day, dt.time(17, minute), clock.instant.tzinfo)
            opened.journal.record(Draft(f"Talked to @Tomas, {minute}", Behaviour.LEADER))
        assert not claims_of_hours(opened, day), day


@pytest.mark.parametrize("later", [False, True])
def test_a_time_that_is_known_is_told_of(opened: Opened, clock: FixedClock, *, later: bool) -> None:
    """One by one through the day, or with their times the next day."""
    for days in range(7):
        day = MONDAY + dt.timedelta(days=days)
        for hour in (8, 10, 14):
            zone = clock.instant.tzinfo
            clock.instant = dt.datetime.combine(day, dt.time(hour, 30), zone)
            draft = Draft(f"Talked to @Tomas, {hour}", Behaviour.LEADER)
            if later:
                clock.instant = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(9), zone)
                draft = replace(draft, day=day, time=dt.time(hour, 30))
            opened.journal.record(draft)
    assert {"first"} <= claims_of_hours(opened, MONDAY + dt.timedelta(days=6))


def test_few_known_hours_say_nothing_of_all(opened: Opened, clock: FixedClock) -> None:
    for days in range(10):
        day = MONDAY + dt.timedelta(days=days)
        for minute in (25, 26, 28):
            clock.instant = dt.datetime.combine(day, dt.time(17, minute), clock.instant.tzinfo)
            opened.journal.record(Draft(f"Talked to @Tomas, {minute}", Behaviour.LEADER))
        opened.journal.record(Draft("Planned with @Tomas", Behaviour.LEADER, time=dt.time(8, 15)))
    assert not claims_of_hours(opened, MONDAY + dt.timedelta(days=9))


def test_what_was_told_today_stays_after_a_sweep_and_an_import(opened: Opened, clock: FixedClock) -> None:
    for number in live(opened, clock):
        day = evening(number).date()
        before = remark_for(opened.reader, opened.journal.settings.get(), day)
        assert before is not None
        opened.journal.remarks.tell(day, before.key)
        earlier = [day - dt.timedelta(days=days) for days in (1, 2, 7)]
        journal = opened.journal
        drafts = [Draft(f"Swept {n}", day=one, origin=Origin.SAME_DAY) for n, one in enumerate(earlier)]
        journal.actions.record_all(drafts, journal.settings.get())
        meetings = [Draft(f"Met {n}", day=one, source=f"ics:{number}:{n}") for n, one in enumerate(earlier)]
        journal.actions.import_all(meetings, journal.settings.get())
        after = remark_for(opened.reader, journal.settings.get(), day)
        assert after is not None
        still = {claim.key for _rule, claim in offered(_facts(opened, day))}
        if before.key in still or before.key.startswith("began:"):
            assert after.key == before.key
        for _step in range(2):
            journal.undo()


def _facts(opened: Opened, day: dt.date) -> Facts:
    return read_facts(opened.reader, opened.journal.settings.get(), day, load_catalogue())
