"""What was understood in a line, in words: its chips, in the order date, people, topics, time, tag."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from journal.domain.behaviour import Behaviour, Pole
from journal.domain.behaviour_names import behaviour_name
from journal.domain.dates import long_date, short_date, weekday_name
from journal.domain.distinctions import Catalogue
from journal.domain.line import Line, LineMark, Piece, PieceKind
from journal.domain.names import fold_name
from journal.language import _, ngettext
from ui.widgets.mark_chips import Understood

_MOST_NAMES = 12


@dataclass(frozen=True)
class Around:
    """What the words depend on beside the line itself.

    `day_label` is the day of the page where it is not today; `people` the known ones, folded, None
    while nobody knows; `settled` the ids of distinctions that were added beside the line. `typed_to` is
    the place of the cursor while a name is typed, which may not be at its end yet; `now` is told where
    the line says neither day nor time.
    """

    today: dt.date
    day_label: str
    people: Collection[str] | None
    settled: Collection[str]
    typed_to: int = -1
    now: dt.time | None = None


def chips_of(line: Line, catalogue: Catalogue, around: Around) -> tuple[Understood, ...]:
    """The chips of what was understood."""
    return (
        *_day_chips(line, around),
        *_name_chips(line, "person", around),
        *_name_chips(line, "topic", around),
        *_minutes_chips(line),
        *_tag_chips(line),
        *_mark_chips(line, catalogue, around),
    )


def day_words(day: dt.date, today: dt.date) -> str:
    """A day in a chip: "Today", "Wed 18 Nov", with the year where it is another one."""
    if day == today:
        return _("Today")
    if day.year != today.year:
        return long_date(day)
    return f"{weekday_name(day.weekday())[:3]} {short_date(day)}"


def side_of(mark: LineMark, tag: Behaviour | None) -> Pole | None:
    """The pole of a mark in a line with that tag; None while it is open."""
    if mark.pole is None and tag in (Behaviour.MANAGER, Behaviour.LEADER):
        return Pole(tag.value)
    return mark.pole


def _first(line: Line, kind: PieceKind) -> Piece | None:
    return next((piece for piece in line.pieces if piece.kind == kind), None)


def _day_chips(line: Line, around: Around) -> list[Understood]:
    piece = _first(line, "day")
    words = day_words(line.day, around.today) if line.day is not None else around.day_label
    if line.time is not None:
        words = f"{words or _('Today')}, {line.time:%H:%M}"
    elif not words and around.now is not None:
        words = f"{_('Today')}, {around.now:%H:%M}"
    if not words:
        return []
    icon = "calendar" if line.day is not None or around.day_label else "clock"
    tip = _("Delete makes it text again") if piece else ""
    name = _("Day: {day}").format(day=words)
    return [Understood(words, name, icon=icon, removable=piece is not None, tip=tip, key=piece)]


def _name_chips(line: Line, kind: PieceKind, around: Around) -> list[Understood]:
    chips: dict[str, Understood] = {}
    for piece in line.pieces:
        folded = piece.name.casefold()
        if piece.kind != kind or folded in chips or len(chips) >= _MOST_NAMES:
            continue
        words, name = piece.name, _("Topic: {name}").format(name=piece.name)
        tip = _("Delete takes the # off")
        if kind == "person":
            name, tip = _("Person: {name}").format(name=piece.name), _("Delete takes the @ off")
            known = around.people is None or fold_name(piece.name) in around.people
            if not known and piece.end != around.typed_to:
                words = _("{name}, new").format(name=piece.name)
                name = _("New person: {name}").format(name=piece.name)
        chips[folded] = Understood(words, name, icon=kind, tip=tip, key=piece)
    return list(chips.values())


def _minutes_chips(line: Line) -> list[Understood]:
    piece = _first(line, "minutes")
    if piece is None or line.minutes is None:
        return []
    words = _("{count} min").format(count=line.minutes)
    name = ngettext("It took {count} minute", "It took {count} minutes", line.minutes)
    return [
        Understood(
            words,
            name.format(count=line.minutes),
            icon="clock",
            tip=_("Delete makes it text again"),
            key=piece,
        )
    ]


def _tag_chips(line: Line) -> list[Understood]:
    piece = _first(line, "behaviour")
    if piece is None or line.behaviour is None:
        return []
    words = behaviour_name(line.behaviour)
    name = _("Behaviour: {name}").format(name=words)
    tip = _("Enter saves it so. Delete makes it text again")
    return [Understood(words, name, shape=line.behaviour.value, tip=tip, key=piece)]


def _mark_chips(line: Line, catalogue: Catalogue, around: Around) -> list[Understood]:
    chips = []
    for mark in line.distinctions:
        distinction = catalogue.find(mark.distinction)
        if distinction is None or mark.distinction in around.settled:
            continue
        found = [p for p in line.pieces if p.kind == "distinction" and p.name == mark.distinction]
        key = found[-1] if found else None
        pole = side_of(mark, line.behaviour)
        if pole is None:
            words = _("{manager} or {leader}?").format(
                manager=distinction.manager_act, leader=distinction.leader_act
            )
            name = _("{acts} The side is open").format(acts=words)
            tip = _("{acts} Click to choose, or save as manager or leader").format(acts=words)
            chips.append(Understood(words, name, icon="distinctions", tip=tip, key=key))
            continue
        act = distinction.act(pole)
        side = _("manager side") if pole is Pole.MANAGER else _("leader side")
        name = _("{act}, {side}").format(act=act, side=side)
        tip = _("{act}: click for the other side, Delete makes it text again").format(act=act)
        chips.append(Understood(act, name, shape=pole.value, tip=tip, key=key))
    return chips
