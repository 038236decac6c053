"""`leaderward add`: log an action."""

from __future__ import annotations

from journal.cli.main import Given
from journal.cli.opened import opened_journal
from journal.domain.action import DistinctionMark, Draft
from journal.domain.behaviour import Behaviour, Pole
from journal.domain.days import parse_day, shortened
from journal.domain.distinctions import Catalogue
from journal.domain.wording import checked_text
from journal.errors import UsageError
from journal.language import _


def run(given: Given) -> int:
    """Log one action and print its id once it is on disk."""
    options = given.options
    text = checked_text(_typed(given) if options.text == "-" else options.text)
    behaviour = None if options.behaviour is None else Behaviour(options.behaviour)
    if options.on is not None:
        parse_day(options.on, given.world.clock.now().date())  # nonsense is told before a journal is made
    with opened_journal(given) as opened:
        journal = opened.journal
        today = journal.today()
        day = None if options.on is None else parse_day(options.on, today)
        if day is not None and day > today and not options.future:
            raise UsageError(
                _("{day} is still to come.").format(day=day.isoformat()),
                _("Add --future if you mean it."),
            )
        marks = tuple(parse_mark(words, journal.catalogue, behaviour) for words in options.distinction)
        key = journal.record(Draft(text, behaviour, day, distinctions=marks, minutes=options.minutes))
        print(key, file=given.streams.out, flush=True)
    return 0


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
    if distinction is None:
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
