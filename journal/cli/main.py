"""What happens when `leaderward` is called."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TextIO

from journal.cli.parser import COMMANDS, parse
from journal.errors import JournalError, UsageError
from journal.language import _, choose_language
from journal.places import FixedClock, World

USED_WRONGLY = 2
UNUSABLE = 1


@dataclass(frozen=True)
class Streams:
    """Where the command line reads and writes."""

    source: TextIO
    out: TextIO
    err: TextIO

    @classmethod
    def standard(cls) -> Streams:
        """The process's own; what a terminal can't show is written as it can."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        return cls(sys.stdin, sys.stdout, sys.stderr)


@dataclass(frozen=True)
class Given:
    """What a subcommand works with."""

    options: argparse.Namespace
    world: World
    streams: Streams
    draw_chart: Callable[..., None]


def main(
    arguments: Sequence[str],
    world: World,
    streams: Streams,
    *,
    open_window: Callable[[argparse.Namespace, World], int],
    draw_chart: Callable[..., None],
) -> int:
    """Carry out a command line.

    Args:
        arguments: without the program's name.
        world: clock, folders, chance and environment.
        streams: where to read and write.
        open_window: what to do without a subcommand.
        draw_chart: writes the chart files; it alone needs Qt.

    Returns:
        0, 1 where the journal can't be used, 2 for wrong use.
    """
    choose_language()
    try:
        options = parse(arguments)
        world = _with_clock(world, options.now)
        if options.command is None:
            return open_window(options, world)
        return COMMANDS[options.command].run(Given(options, world, streams, draw_chart))
    except UsageError as error:
        _complain(streams, error)
        return USED_WRONGLY
    except JournalError as error:
        _complain(streams, error)
        return UNUSABLE
    except BrokenPipeError:
        # the reader of our output has had enough (`leaderward list | head`)
        return 0


def _complain(streams: Streams, error: JournalError) -> None:
    print(f"leaderward: {' '.join(str(error).split())}", file=streams.err)


def _with_clock(world: World, words: str | None) -> World:
    """The world with its clock set by `--now`, an ISO instant; local time where it names no zone."""
    if words is None:
        return world
    try:
        instant = dt.datetime.fromisoformat(words)
    except ValueError as error:
        raise UsageError(
            _("“{words}” is not an instant I can read.").format(words=words[:40]),
            _("Write it like 2026-11-19T16:20."),
        ) from error
    return replace(world, clock=FixedClock(instant if instant.tzinfo else instant.astimezone()))
