"""Rules about days, times and functions. Each says what is true of the facts, and of nothing else.

A rule has a threshold of its own, lower than what is told: `remarks` tells only what would pass it with one
action more or one less. None judges, none speaks of days without actions, and what can be said of leading
can be said of managing.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from journal.domain.behaviour import Behaviour
from journal.domain.dates import weekday_name
from journal.language import _, ngettext
from journal.statistics.remark_facts import (
    FORTNIGHT,
    LEADING,
    MANAGING,
    SEVEN,
    Claim,
    Deed,
    Facts,
    are_timed,
    is_after_noon,
    is_before_noon,
    minute_of_day,
    weight,
)
from journal.statistics.remark_words import around_noon, begun, clock, listed, number

MOST_PART = 0.75
LEAST_DAYS = 3
_LAST_DAYS = 5
_NOBODY = ""


def mostly(hits: int, count: int) -> bool:
    """Whether so many of so many are nearly all."""
    return hits >= 2 and hits >= MOST_PART * count


def stray(facts: Facts, **what: object) -> Deed:
    """An action of today that nobody logged, to hold against a claim."""
    return replace(Deed(_NOBODY, facts.today), **what)  # type: ignore[arg-type]


def halves(facts: Facts) -> Iterator[Claim]:
    """Before or after noon, of all actions and of each function's."""
    groups = {"all": (*Behaviour, None), "leader": LEADING, "manager": MANAGING}
    for key, behaviours in groups.items():
        deeds = [deed for deed in facts.last_days(FORTNIGHT) if deed.behaviour in behaviours]
        for late in (False, True):
            is_there = is_after_noon if late else is_before_noon
            hits = [deed for deed in deeds if is_there(deed.time, facts.day_start)]
            if not mostly(len(hits), len(deeds)):
                continue
            what = {"leader": _("leading actions"), "manager": _("managing actions")}.get(key, _("actions"))
            sentence = around_noon(len(hits), len(deeds), late=late).format(
                count=number(len(hits)), all=number(len(deeds)), what=what, when=facts.when(FORTNIGHT)
            )
            wrong = replace(hits[0], id=_NOBODY, day=facts.today, time=dt.time(9) if late else dt.time(15))
            yield Claim(
                f"half:{key}:{'late' if late else 'early'}",
                begun(sentence),
                weight(len(hits)),
                tuple(hits),
                (wrong, replace(wrong, time=None)),
            )


def fullest(facts: Facts) -> Iterator[Claim]:
    """The day that holds more actions than any other of the last seven."""
    deeds = facts.last_days(SEVEN)
    counts = Counter(deed.day for deed in deeds).most_common(2)
    if len(counts) < 2 or counts[0][1] == counts[1][1]:
        return
    (day, count), (second, less) = counts
    words = (
        ngettext(
            "Today is the fullest day {when}, with {count} action.",
            "Today is the fullest day {when}, with {count} actions.",
            count,
        )
        if day == facts.today
        else ngettext(
            "{day} was the fullest day {when}, with {count} action.",
            "{day} was the fullest day {when}, with {count} actions.",
            count,
        )
    )
    yield Claim(
        "fullest",
        words.format(day=weekday_name(day.weekday()), count=number(count), when=facts.when(SEVEN)),
        weight(count),
        # with one day alone there is nothing to be fuller than
        tuple(deed for deed in deeds if deed.day == day or (less == 1 and deed.day == second)),
        (stray(facts, day=second),),
    )


def first_of_day(facts: Facts) -> Iterator[Claim]:
    """An hour before which the first action of the day was, on most of the last days with actions."""
    days = _by_day(facts)
    if not are_timed([deed for deeds in days.values() for deed in deeds]):
        return
    for hour in (8, 9, 10, 11):
        hits = [
            day
            for day, deeds in days.items()
            if any(deed.time and minute_of_day(deed.time, facts.day_start) < hour * 60 for deed in deeds)
        ]
        if len(hits) < LEAST_DAYS:
            continue
        if len(hits) == len(days):
            words = ngettext(
                "The first action was before {hour} on the last {count} day with actions.",
                "The first action was before {hour} on each of the last {count} days with actions.",
                len(hits),
            )
        else:
            words = ngettext(
                "The first action was before {hour} on {count} of the last {all} days with actions.",
                "The first action was before {hour} on {count} of the last {all} days with actions.",
                len(hits),
            )
        early = [deed for day in hits for deed in _timed(days[day], facts)[:1]]
        yield Claim(
            f"first:{hour}",
            words.format(hour=number(hour), count=number(len(hits)), all=number(len(days))),
            weight(len(hits)) - hour / 100,
            (*early, *_alone(days)),
            _other_days(facts, days),
        )
        return


def last_of_day(facts: Facts) -> Iterator[Claim]:
    """An hour after which the last action of the day was, on most of the last days with actions."""
    days = _by_day(facts)
    if not are_timed([deed for deeds in days.values() for deed in deeds]):
        return
    for hour in (18, 17, 16, 15):
        hits = [
            day
            for day, deeds in days.items()
            if any(deed.time and minute_of_day(deed.time, facts.day_start) > hour * 60 for deed in deeds)
        ]
        if len(hits) < LEAST_DAYS:
            continue
        if len(hits) == len(days):
            words = ngettext(
                "The last action was after {hour} on the last {count} day with actions.",
                "The last action was after {hour} on each of the last {count} days with actions.",
                len(hits),
            )
        else:
            words = ngettext(
                "The last action was after {hour} on {count} of the last {all} days with actions.",
                "The last action was after {hour} on {count} of the last {all} days with actions.",
                len(hits),
            )
        late = [deed for day in hits for deed in _timed(days[day], facts)[-1:]]
        yield Claim(
            f"last:{hour}",
            words.format(hour=clock(hour), count=number(len(hits)), all=number(len(days))),
            weight(len(hits)) + hour / 100 - 0.2,
            (*late, *_alone(days)),
            _other_days(facts, days),
        )
        return


def _by_day(facts: Facts) -> dict[dt.date, list[Deed]]:
    """The deeds of the last five days with actions."""
    deeds = facts.last_days(FORTNIGHT)
    days = sorted({deed.day for deed in deeds})[-_LAST_DAYS:]
    return {day: [deed for deed in deeds if deed.day == day] for day in days}


def _timed(deeds: Sequence[Deed], facts: Facts) -> list[Deed]:
    """Those that have a time, earliest first."""
    timed = [(minute_of_day(deed.time, facts.day_start), deed.id, deed) for deed in deeds if deed.time]
    return [deed for _minute, _id, deed in sorted(timed, key=lambda entry: entry[:2])]


def _alone(days: dict[dt.date, list[Deed]]) -> list[Deed]:
    """The only deeds of their days; without one of them an earlier day comes in."""
    return [deeds[0] for deeds in days.values() if len(deeds) == 1]


def _other_days(facts: Facts, days: dict[dt.date, list[Deed]]) -> tuple[Deed, ...]:
    """Actions without a time: on days that have none yet, which push the earliest day out, and today."""
    since = min(days, default=facts.today)
    free = [since + dt.timedelta(days=place) for place in range((facts.today - since).days + 1)]
    return (*(stray(facts, day=day) for day in free if day not in days), stray(facts))[-3:]


def spread(facts: Facts) -> Iterator[Claim]:
    """On how many days there was leading, and on how many managing."""
    for key, behaviours in (("leader", LEADING), ("manager", MANAGING)):
        deeds = [deed for deed in facts.last_days(SEVEN) if deed.behaviour in behaviours]
        days = {deed.day for deed in deeds}
        if len(days) < 2:
            continue
        words = (
            ngettext(
                "You called something leading on {count} day {when}.",
                "You called something leading on {count} days {when}.",
                len(days),
            )
            if key == "leader"
            else ngettext(
                "You called something managing on {count} day {when}.",
                "You called something managing on {count} days {when}.",
                len(days),
            )
        )
        yield Claim(
            f"spread:{key}",
            words.format(count=number(len(days)), when=facts.when(SEVEN)),
            weight(len(days)),
            tuple(deeds),
        )


def mixed(facts: Facts) -> Iterator[Claim]:
    """On how many days there was both managing and leading."""
    by_day: dict[dt.date, list[Deed]] = {}
    for deed in facts.last_days(SEVEN):
        by_day.setdefault(deed.day, []).append(deed)
    days = [
        deeds
        for deeds in by_day.values()
        if any(deed.behaviour in LEADING for deed in deeds)
        and any(deed.behaviour in MANAGING for deed in deeds)
    ]
    if len(days) < 2:
        return
    words = ngettext(
        "{count} day {when} holds both managing and leading.",
        "{count} days {when} hold both managing and leading.",
        len(days),
    )
    yield Claim(
        "mixed",
        begun(words.format(count=number(len(days)), when=facts.when(SEVEN))),
        weight(len(days)),
        tuple(deed for deeds in days for deed in deeds),
    )


def hours(facts: Facts) -> Iterator[Claim]:
    """The hour of the day that holds more actions than any other."""
    every = facts.last_days(FORTNIGHT)
    deeds = [deed for deed in every if deed.time is not None]
    if not are_timed(every):
        return
    counts = Counter(deed.time.hour for deed in deeds if deed.time).most_common(2)
    if not counts or counts[0][1] < 2 or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return
    hour, count = counts[0]
    words = ngettext(
        "The hour with the most actions {when} is {start} to {end}, with {count}.",
        "The hour with the most actions {when} is {start} to {end}, with {count}.",
        count,
    )
    second = counts[1][0] if len(counts) > 1 else (hour + 1) % 24
    yield Claim(
        f"hour:{hour}",
        words.format(when=facts.when(FORTNIGHT), start=clock(hour), end=clock(hour + 1), count=number(count)),
        weight(count),
        tuple(deed for deed in deeds if deed.time and deed.time.hour == hour),
        (stray(facts, time=dt.time(second)), stray(facts)),
    )


def counted(facts: Facts) -> Iterator[Claim]:
    """How many actions were of each behaviour."""
    for behaviour in Behaviour:
        deeds = [deed for deed in facts.last_days(FORTNIGHT) if deed.behaviour is behaviour]
        if len(deeds) >= 2:
            words = _counted_words(behaviour, len(deeds))
            yield Claim(
                f"count:{behaviour.value}",
                begun(words.format(count=number(len(deeds)), when=facts.when(FORTNIGHT))),
                weight(len(deeds)) / 2,
                tuple(deeds),
            )


def _counted_words(behaviour: Behaviour, count: int) -> str:
    match behaviour:
        case Behaviour.MANAGER:
            return ngettext(
                "{count} action {when} was managing.", "{count} actions {when} were managing.", count
            )
        case Behaviour.LEADER:
            return ngettext(
                "{count} action {when} was leading.", "{count} actions {when} were leading.", count
            )
        case Behaviour.BOTH:
            return ngettext(
                "{count} action {when} was managing and leading in one.",
                "{count} actions {when} were managing and leading in one.",
                count,
            )
        case Behaviour.OWN:
            return ngettext(
                "{count} action {when} was your own work.",
                "{count} actions {when} were your own work.",
                count,
            )


def own_day(facts: Facts) -> Iterator[Claim]:
    """How many were written down on the day they belong to."""
    deeds = facts.last_days(SEVEN)
    hits = [deed for deed in deeds if not deed.hollow]
    if len(deeds) < 4 or not mostly(len(hits), len(deeds)):
        return
    words = (
        ngettext(
            "{count} action {when} was written down on its own day.",
            "All {count} actions {when} were written down on their own day.",
            len(hits),
        )
        if len(hits) == len(deeds)
        else ngettext(
            "{count} of the {all} actions {when} was written down on its own day.",
            "{count} of the {all} actions {when} were written down on their own day.",
            len(hits),
        )
    )
    yield Claim(
        "own-day",
        begun(words.format(count=number(len(hits)), all=number(len(deeds)), when=facts.when(SEVEN))),
        weight(len(hits)) / 2,
        tuple(hits),
        (stray(facts, hollow=True),),
    )


def total(facts: Facts) -> Iterator[Claim]:
    """How many actions the last seven days hold, and what they were."""
    deeds = facts.last_days(SEVEN)
    parts = listed(deed.behaviour for deed in deeds)
    if len(deeds) < 3 or not parts:
        return
    words = ngettext("{count} action {when}: {parts}.", "{count} actions {when}: {parts}.", len(deeds))
    tagged_first = sorted(deeds, key=lambda deed: deed.behaviour is None)
    yield Claim(
        "total",
        begun(words.format(count=number(len(deeds)), when=facts.when(SEVEN), parts=parts)),
        weight(len(deeds)) / 2,
        tuple(tagged_first),
    )


def holds(facts: Facts) -> Iterator[Claim]:
    """How much a young journal holds by now."""
    deeds = facts.last_days(FORTNIGHT)
    if facts.began is None or facts.began <= facts.today - dt.timedelta(days=FORTNIGHT) or len(deeds) < 5:
        return
    days = len({deed.day for deed in deeds})
    words = ngettext(
        "So far the journal holds {count} actions from {days} day.",
        "So far the journal holds {count} actions from {days} days.",
        days,
    )
    yield Claim(
        "holds", words.format(count=number(len(deeds)), days=number(days)), weight(len(deeds)) / 3, deeds
    )


def yesterday(facts: Facts) -> Iterator[Claim]:
    """What yesterday holds."""
    day = facts.today - dt.timedelta(days=1)
    deeds = tuple(deed for deed in facts.deeds if deed.day == day)
    if not deeds:
        return
    parts = listed(deed.behaviour for deed in deeds)
    words = (
        ngettext(
            "Yesterday holds {count} action: {parts}.",
            "Yesterday holds {count} actions: {parts}.",
            len(deeds),
        )
        if parts
        else ngettext("Yesterday holds {count} action.", "Yesterday holds {count} actions.", len(deeds))
    )
    yield Claim(
        "yesterday", words.format(count=number(len(deeds)), parts=parts), weight(len(deeds)) / 3, deeds
    )
