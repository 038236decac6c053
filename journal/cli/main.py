"""What happens when `leaderward` is called."""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TextIO

from journal.cli.parser import COMMANDS, WINDOW_COMMANDS, parse
from journal.domain.days import EARLIEST, LATEST, shortened
from journal.errors import JournalError, UsageError
from journal.language import _, choose_language
from journal.places import FixedClock, World

USED_WRONGLY = 2
UNUSABLE = 1
INTERRUPTED = 130


@dataclass(frozen=True)
class Streams:
    """Where the command line reads and writes."""

    source: TextIO
    out: TextIO
    err: TextIO

    @classmethod
    def standard(cls) -> Streams:
        """The process's own; what a terminal can't show is written as it can, what is closed is empty."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        # each is None in a program that was started without it
        return cls(sys.stdin or io.StringIO(), sys.stdout or io.StringIO(), sys.stderr or io.StringIO())


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
        open_window: what to do without a subcommand, and for those that the window carries out.
        draw_chart: writes the chart files; it alone needs Qt.

    Returns:
        0, 1 where the journal can't be used, 2 for wrong use, 130 when interrupted.
    """
    choose_language()
    try:
        options = parse(arguments)
        world = _with_clock(world, options.now)
        if options.command in (None, *WINDOW_COMMANDS):
            return open_window(options, world)
        with _without_collection():
            return _carry_out(Given(options, world, streams, draw_chart))
    except UsageError as error:
        _complain(streams, error)
        return USED_WRONGLY
    except JournalError as error:
        _complain(streams, error)
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED


def _carry_out(given: Given) -> int:
    """Run the subcommand, until its output has left the program."""
    out = given.streams.out
    try:
        code = COMMANDS[given.options.command].run(given)
        out.flush()
    except BrokenPipeError:  # the reader has had enough (`leaderward list | head`)
        _forget_rest(out)
        return 0
    except OSError as error:
        _forget_rest(out)
        raise JournalError(
            _("The output can't be written: {reason}.").format(reason=error.strerror or error)
        ) from error
    return code


@contextmanager
def _without_collection() -> Iterator[None]:
    """No search for garbage: a command is over before it could find any, and it costs a tenth."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _forget_rest(stream: TextIO) -> None:
    """Let what is still to be written go nowhere: Python would try again on leaving, and complain."""
    with suppress(OSError), open(os.devnull, "w") as nowhere:  # noqa: PTH123 - not a path but a device
        os.dup2(nowhere.fileno(), stream.fileno())


def _complain(streams: Streams, error: JournalError) -> None:
    with suppress(OSError):  # there is nobody left to tell
        print(f"leaderward: {' '.join(str(error).split())}", file=streams.err, flush=True)


def _with_clock(world: World, words: str | None) -> World:
    """The world with its clock set by `--now`, an ISO instant; local time where it names no zone."""
    if words is None:
        return world
    instant = _instant(words)
    if instant is None:
        raise UsageError(
            _("“{words}” is not an instant I can read.").format(words=shortened(words)),
            _("Write it like 2026-11-19T16:20."),
        )
    return replace(world, clock=FixedClock(instant))


def _instant(words: str) -> dt.datetime | None:
    try:
        instant = dt.datetime.fromisoformat(words)
    except ValueError:
        return None
    if not EARLIEST <= instant.date() <= LATEST:
        return None
    return instant if instant.tzinfo else instant.astimezone()
