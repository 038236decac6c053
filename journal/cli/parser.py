"""What can be said on the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NoReturn

from typing_extensions import override

from journal import __version__
from journal.domain.days import shortened
from journal.errors import UsageError
from journal.language import _

BEHAVIOURS = ("manager", "leader", "both", "own")
RANGES = ("30d", "90d", "1y", "all")
THEMES = ("light", "dark")
MEASURES = ("count", "minutes")
PAPERS = ("a4", "letter")


class _Parser(argparse.ArgumentParser):
    """Says wrong use in one line, instead of a page of usage.

    Options are written out in full: a script must not come to mean another one that is added later.
    """

    def __init__(self, **how: Any) -> None:
        super().__init__(allow_abbrev=False, **how)

    @override
    def error(self, message: str) -> NoReturn:
        raise UsageError(
            _("{message}.").format(message=shortened(message[:1].upper() + message[1:].rstrip("."), 200)),
            _("See {command} --help.").format(command=self.prog),
        )


@dataclass(frozen=True)
class Command:
    """A subcommand: its name and the module that carries it out, imported when it is called."""

    name: str
    module: str

    def run(self, *arguments: Any) -> int:
        """Carry it out; returns the exit code."""
        code: int = import_module(self.module).run(*arguments)
        return code


_NAMES = ("add", "list", "drift", "chart", "fortnight", "import", "cue")
COMMANDS = {name: Command(name, f"journal.cli.{name}_command") for name in _NAMES}

# these need the window
WINDOW_COMMANDS = ("capture",)


def make_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    parser = _Parser(
        prog="leaderward",
        description=_("A private journal of what you did as a manager and as a leader."),
        epilog=_("Without a command the window opens."),
    )
    parser.add_argument("--version", action="version", version=f"Leaderward {__version__}")
    _add_common(parser)
    parser.add_argument(
        "--sample", action="store_true", help=_("use a throw-away copy of the sample journal")
    )
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"), parser_class=_Parser)
    _add_add(commands)
    _add_list(commands)
    _add_capture(commands)
    _add_drift(commands)
    _add_chart(commands)
    _add_fortnight(commands)
    _add_import(commands)
    _add_cue(commands)
    return parser


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments as they were meant.

    Raises:
        UsageError: they can't be understood; the sentence says what is wrong.
    """
    return make_parser().parse_args(arguments)


def _add_common(parser: argparse.ArgumentParser, *, again: bool = False) -> None:
    # after a subcommand too; there "not given" must not undo what stood before it
    default = argparse.SUPPRESS if again else None
    parser.add_argument(
        "--journal", metavar=_("FILE"), default=default, help=_("the journal to use (LEADERWARD_JOURNAL)")
    )
    parser.add_argument(
        "--now", metavar=_("INSTANT"), default=default, help=_("set the clock, for tests and pictures")
    )


def _command(commands: Any, name: str, help_text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=help_text, description=help_text)
    _add_common(parser, again=True)
    parser.add_argument(
        "--sample",
        action="store_true",
        default=argparse.SUPPRESS,
        help=_("use a throw-away copy of the sample journal"),
    )
    return parser


def _add_add(commands: Any) -> None:
    parser = _command(commands, "add", _("log an action; prints its id when it is on disk"))
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _(
        "Understood in TEXT, and taken out of it:\n"
        "  yesterday 16:00: …  a day in front, perhaps with a time: today, monday, last friday,\n"
        "                      3 days ago, 14/11, 14 November, 2026-11-14\n"
        "  =m =l =b =o         manager, leader, both, own work\n"
        "  /trust /trust=m     a distinction by its code, with its side\n"
        "  45m 1h30m           how long it took\n"
        "#topic and @person stay in it. With --plain everything does."
    )
    parser.add_argument("text", metavar=_("TEXT"), help=_("what you did; - reads it from standard input"))
    parser.add_argument("--plain", action="store_true", help=_("log TEXT as it is, without reading it"))
    tags = parser.add_mutually_exclusive_group()
    for name in BEHAVIOURS:
        tags.add_argument(f"--{name}", dest="behaviour", action="store_const", const=name)
    parser.add_argument("--on", metavar=_("DATE"), help=_("the day it belongs to: 2026-11-19, yesterday"))
    parser.add_argument("--future", action="store_true", help=_("allow a day that is still to come"))
    parser.add_argument(
        "--distinction",
        metavar="ID[=manager|leader]",
        action="append",
        default=[],
        help=_("mark a distinction, by id or short code, with its pole; may be given more than once"),
    )
    parser.add_argument("--minutes", type=_whole_number, metavar="N", help=_("how long it took"))


def _add_capture(commands: Any) -> None:
    _command(
        commands,
        "capture",
        _("open the small window to log an action; for the system's own keyboard shortcuts"),
    )


def _add_list(commands: Any) -> None:
    parser = _command(commands, "list", _("list actions, the newest first"))
    parser.add_argument("--from", dest="first", metavar=_("DATE"), help=_("from this day on"))
    parser.add_argument("--to", dest="last", metavar=_("DATE"), help=_("up to this day"))
    parser.add_argument("--behaviour", choices=[*BEHAVIOURS, "untagged"], help=_("only those"))
    parser.add_argument("--limit", type=_count, metavar="N", help=_("at most so many"))
    parser.add_argument("--json", action="store_true", help=_("as a JSON array"))


def _add_drift(commands: Any) -> None:
    parser = _command(commands, "drift", _("say where the leader share stands"))
    parser.add_argument("--json", action="store_true", help=_("as a JSON object"))
    parser.add_argument("--today", metavar=_("DATE"), help=_("as of that day, with actions up to it"))
    _add_measure(parser)


def _add_chart(commands: Any) -> None:
    parser = _command(commands, "chart", _("write the drift chart as png, svg or pdf"))
    parser.add_argument("files", metavar=_("FILE"), nargs="+", help=_("a .png, .svg or .pdf"))
    parser.add_argument("--range", dest="range_name", choices=RANGES, default="all", help=_("which days"))
    parser.add_argument("--size", default="1600x900", metavar="WxH", help=_("pixels, at 96 an inch"))
    parser.add_argument("--theme", choices=THEMES, default="light", help=_("light is for paper"))
    parser.add_argument("--forecast", action="store_true", help=_("show where the share will probably be"))
    parser.add_argument("--milestones", action="store_true", help=_("show milestones, without their words"))
    parser.add_argument("--without-targets", action="store_true", help=_("leave out chosen targets"))
    _add_measure(parser)


def _add_import(commands: Any) -> None:
    parser = _command(commands, "import", _("add the meetings of a calendar file, to be tagged"))
    parser.add_argument("file", metavar=_("FILE"), help=_("an .ics file"))
    parser.add_argument(
        "--from-date", dest="first", metavar=_("DATE"), help=_("from this day on; two weeks without it")
    )
    parser.add_argument(
        "--to-date", dest="last", metavar=_("DATE"), help=_("up to this day; today without it")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would be added"))
    parser.add_argument("--json", action="store_true", help=_("as a JSON object"))


def _add_cue(commands: Any) -> None:
    parser = _command(commands, "cue", _("write the cue as a repeating entry for your calendar"))
    parser.add_argument("file", metavar=_("FILE"), help=_("the .ics file to write"))


def _add_fortnight(commands: Any) -> None:
    parser = _command(commands, "fortnight", _("write two weeks on a page as pdf or png"))
    parser.add_argument("files", metavar=_("FILE"), nargs="+", help=_("a .pdf or .png"))
    parser.add_argument(
        "--to", dest="last", metavar=_("DATE"), help=_("the last of the fourteen days; today")
    )
    parser.add_argument("--paper", choices=PAPERS, default="a4", help=_("the size of the page"))


def _add_measure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--by", choices=MEASURES, default="count", help=_("share of actions, or of the minutes they took")
    )
    parser.add_argument(
        "--without-recalled", action="store_true", help=_("leave out what was recalled or imported")
    )


def _whole_number(words: str) -> int:
    try:
        return int(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            _("“{words}” is not a whole number").format(words=shortened(words))
        ) from error


def _count(words: str) -> int:
    number = _whole_number(words)
    if number < 0:
        raise argparse.ArgumentTypeError(_("there can't be fewer than none"))
    return min(number, sys.maxsize)
