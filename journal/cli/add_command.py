"""`leaderward add`: log an action."""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
from contextlib import suppress

from journal.cli.main import Given
from journal.cli.opened import opened_journal
from journal.domain.action import DistinctionMark, Draft
from journal.domain.behaviour import Behaviour, Pole
from journal.domain.day_order import day_order_of
from journal.domain.days import parse_day, shortened
from journal.domain.distinctions import Catalogue
from journal.domain.line import Line, PieceKind
from journal.domain.line_grammar import read_line
from journal.domain.wording import checked_text
from journal.errors import UsageError
from journal.language import _

_NO_CATALOGUE = Catalogue((), (), {}, (), "")


def run(given: Given) -> int:
    """Log one action and print its id once it is on disk.

    What looks like a day and is none is told on the error stream, after the action was logged with it.
    """
    options = given.options
    text = checked_text(_typed(given) if options.text == "-" else options.text)
    _refuse_early(text, given)
    with opened_journal(given) as opened:
        journal = opened.journal
        today = journal.today()
        line = _line(text, given, today, journal.catalogue)
        key = journal.record(_draft(options, line, journal.catalogue, today))
        print(key, file=given.streams.out, flush=True)
    with suppress(OSError):  # it is logged, whoever is there to be told
        for note in line.notes:
            print(f"leaderward: {note}", file=given.streams.err, flush=True)
    return 0


def _refuse_early(text: str, given: Given) -> None:
    """Tell nonsense before a journal is made for it."""
    options, today = given.options, given.world.clock.now().date()
    if options.on is not None:
        parse_day(options.on, today)
    line = _line(text, given, today, _NO_CATALOGUE)
    checked_text(line.text)
    _agreed_behaviour(options, line)
    _agreed_minutes(options, line)


def _line(text: str, given: Given, today: dt.date, catalogue: Catalogue) -> Line:
    if given.options.plain:
        return Line(text, text)
    order = day_order_of(given.world.environment, given.world.locale_name)
    return read_line(text, today=today, catalogue=catalogue, day_order=order)


def _draft(options: argparse.Namespace, line: Line, catalogue: Catalogue, today: dt.date) -> Draft:
    """The action that line and options mean together.

    Raises:
        UsageError: they contradict each other, the day is still to come, or a pole is open.
    """
    day = _agreed_day(options, line, today)
    if day is not None and day > today and not options.future:
        raise UsageError(
            _("{day} is still to come.").format(day=day.isoformat()),
            _("Add --future if you mean it."),
        )
    behaviour = _agreed_behaviour(options, line)
    marks = tuple(parse_mark(words, catalogue, behaviour) for words in options.distinction)
    for words, mark in zip(options.distinction, marks, strict=True):
        for said in line.distinctions:
            if said.distinction == mark.distinction and said.pole not in (None, mark.pole):
                raise _contradiction(_piece(line, "distinction", mark.distinction), f"--distinction {words}")
    draft = line.draft(behaviour, day, marks)
    return dataclasses.replace(draft, minutes=_agreed_minutes(options, line))


def _agreed_day(options: argparse.Namespace, line: Line, today: dt.date) -> dt.date | None:
    day = None if options.on is None else parse_day(options.on, today)
    if day is not None and line.day not in (None, day):
        raise _contradiction(_piece(line, "day"), f"--on {options.on}")
    return line.day or day


def _agreed_behaviour(options: argparse.Namespace, line: Line) -> Behaviour | None:
    behaviour = None if options.behaviour is None else Behaviour(options.behaviour)
    if behaviour is not None and line.behaviour not in (None, behaviour):
        raise _contradiction(_piece(line, "behaviour"), f"--{behaviour}")
    return line.behaviour or behaviour


def _agreed_minutes(options: argparse.Namespace, line: Line) -> int | None:
    minutes: int | None = options.minutes
    if minutes is not None and line.minutes not in (None, minutes):
        raise _contradiction(_piece(line, "minutes"), f"--minutes {minutes}")
    return line.minutes if minutes is None else minutes


def _piece(line: Line, kind: PieceKind, name: str | None = None) -> str:
    """The last piece of that kind (and name) as it was typed."""
    found = [p for p in line.pieces if p.kind == kind and name in (None, p.name)]
    return line.source[found[-1].start : found[-1].end]


def _contradiction(said: str, option: str) -> UsageError:
    return UsageError(
        _("The text says “{said}” and the option says “{option}”.").format(
            said=shortened(said), option=shortened(option)
        ),
        _("Nothing was logged. Say it once, or add --plain if the text is meant as it is."),
    )


def _typed(given: Given) -> str:
    source = given.streams.source
    try:
        return source.read()
    except UnicodeDecodeError as error:
        raise UsageError(
            _("What comes from standard input is not text in {encoding}.").format(encoding=source.encoding),
            _("Nothing was logged. Give it as UTF-8."),
        ) from error


def parse_mark(words: str, catalogue: Catalogue, behaviour: Behaviour | None) -> DistinctionMark:
    """The mark that `ID` or `ID=manager|leader` names; the pole follows the behaviour if not given.

    Raises:
        UsageError: there is no such distinction or pole, or the pole is open.
    """
    name, given_pole, pole = words.partition("=")
    distinction = catalogue.find(name)
    if distinction is None or not catalogue.offers(distinction.id):
        raise UsageError(
            _("There is no distinction called “{name}”.").format(name=shortened(name)),
            _("The distinctions are: {names}.").format(names=", ".join(catalogue.ids())),
        )
    if given_pole:
        try:
            return DistinctionMark(distinction.id, Pole(pole.strip().casefold()))
        except ValueError as error:
            raise UsageError(
                _("“{pole}” is not a pole of a distinction.").format(pole=shortened(pole)),
                _("Write {id}=manager or {id}=leader.").format(id=distinction.id),
            ) from error
    if behaviour not in (Behaviour.MANAGER, Behaviour.LEADER):
        raise UsageError(
            _("The pole of {id} is open.").format(id=distinction.id),
            _("Write {id}=manager or {id}=leader.").format(id=distinction.id),
        )
    return DistinctionMark(distinction.id, Pole(behaviour.value))
