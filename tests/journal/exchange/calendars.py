"""Calendars to read, as the programs of an office write them; all people in them are invented."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Sequence

OWNER = "ORGANIZER;CN=Robin Hale:mailto:robin.hale@example.com"
TEAM = (
    ("Priya Raman", "priya.raman"),
    ("Tomas Lind", "tomas.lind"),
    ("Ana Costa", "ana.costa"),
    ("Ana Ferreira", "ana.ferreira"),
    ("Okoro, Chidi", "chidi.okoro"),
    ("Dr. Mei Tanaka", "mei.tanaka"),
    ("Lukas Brandt (Sales Ops)", "lukas.brandt"),
    ("Jean-Paul Meunier", "jp.meunier"),
)
SUBJECTS = (
    "Pricing huddle",
    "Pipeline review",
    "Call coaching",
    "1:1",
    "Forecast",
    "New script\\, first read",
    "Hiring panel",
    "Quota planning",
)
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata")
TODAY = dt.date(2026, 11, 19)


def calendar(*events: str | Iterable[str], head: Sequence[str] = (), end: str = "\r\n") -> bytes:
    """A calendar file of some events, each a block of lines."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Office//EN", *head]
    for event in events:
        lines += event.strip().splitlines() if isinstance(event, str) else list(event)
    return (end.join([*lines, "END:VCALENDAR"]) + end).encode()


def event(*lines: str, uid: str = "one") -> list[str]:
    """An event with an identity."""
    return ["BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT"]


def attendee(name: str, address: str, **parameters: str) -> str:
    """An ATTENDEE line."""
    more = "".join(f";{key.upper()}={value}" for key, value in parameters.items())
    quoted = f'"{name}"' if "," in name else name
    return f"ATTENDEE;CN={quoted}{more}:mailto:{address}@example.com"


def stamp(when: dt.datetime) -> str:
    """A local time as a calendar writes it."""
    return f"{when:%Y%m%dT%H%M%S}"


def office(count: int, seed: int = 1, today: dt.date = TODAY) -> bytes:
    """A manager's calendar with so many events: single ones, series in three zones, with exceptions."""
    chance = random.Random(seed)
    blocks: list[list[str]] = []
    for number in range(count):
        blocks += _meeting(chance, number, today)
    return calendar(*blocks, head=["X-WR-CALNAME:Robin Hale"])


def _meeting(chance: random.Random, number: int, today: dt.date) -> list[list[str]]:
    uid, zone = f"{number}@example.com", chance.choice(ZONES)
    start = dt.datetime.combine(
        today - dt.timedelta(days=chance.randrange(-5, 400)),
        dt.time(chance.randrange(7, 19), chance.choice((0, 15, 30))),
    )
    length = dt.timedelta(minutes=chance.choice((15, 25, 30, 45, 60, 90)))
    people = chance.sample(TEAM, chance.randrange(1, 4))
    about = [
        f"SUMMARY:{chance.choice(SUBJECTS)}",
        "DESCRIPTION:<html><body><b>Agenda</b> dial 555 0100</body></html>",
        OWNER,
        "ATTENDEE;CN=Robin Hale;PARTSTAT=ACCEPTED:mailto:robin.hale@example.com",
        *(attendee(name, address, partstat="ACCEPTED") for name, address in people),
    ]
    alarm = ["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Reminder", "TRIGGER:-PT15M", "END:VALARM"]
    kind = chance.random()
    if kind < 0.1:
        day = start.date()
        lines = [f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + dt.timedelta(days=2):%Y%m%d}"]
        return [event(*lines, "SUMMARY:Trade fair", uid=uid)]
    times = [f"DTSTART;TZID={zone}:{stamp(start)}", f"DTEND;TZID={zone}:{stamp(start + length)}"]
    if kind < 0.6:
        return [event(*times, *about, *alarm, uid=uid)]
    rules = (
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=MONTHLY;BYDAY=2WE",
        "FREQ=WEEKLY;COUNT=20",
        "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261115T000000Z",
    )
    rule = chance.choice(rules)
    blocks = [event(*times, f"RRULE:{rule}", *about, *alarm, uid=uid)]
    if rule == "FREQ=WEEKLY":
        gone, moved = (start + dt.timedelta(weeks=chance.randrange(1, 30)) for _time in range(2))
        blocks[0].insert(4, f"EXDATE;TZID={zone}:{stamp(gone)}")
        if moved != gone:
            later = moved + dt.timedelta(days=1, hours=1)
            blocks.append(
                event(
                    f"RECURRENCE-ID;TZID={zone}:{stamp(moved)}",
                    f"DTSTART;TZID={zone}:{stamp(later)}",
                    f"DTEND;TZID={zone}:{stamp(later + length)}",
                    *about,
                    uid=uid,
                )
            )
    return blocks
