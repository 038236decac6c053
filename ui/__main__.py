"""The one command's entry: hands the command line two things that need Qt, imported when called."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from journal.cli.main import Streams
from journal.cli.main import main as command_line
from journal.errors import JournalError
from journal.language import _
from journal.places import World

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main() -> int:
    """Run `leaderward` as it was called; returns the exit code."""
    return command_line(
        sys.argv[1:],
        World.real(),
        Streams.standard(),
        open_window=_open_window,
        draw_chart=_draw_chart,
    )


def _open_window(options: argparse.Namespace, world: World) -> int:
    """Open the window, or have the one that has the journal already come forward."""
    from journal.settings.chosen import chosen_path
    from journal.settings.machine import MachineSettingsFile
    from ui.desktop.call import first_or_told

    mine = None
    if not options.sample:
        recent = MachineSettingsFile(world.places.settings_file).load().recent
        mine = first_or_told(
            chosen_path(options.journal, world, recent),
            "capture" if options.command == "capture" else "show",
            world.environment,
        )
        if mine is None:
            return 0
    try:
        if sys.platform.startswith("linux") and not any(map(world.environment.get, DISPLAYS)):
            # Qt would end the process without a word that helps
            raise JournalError(
                _("There is no display here, so the window can't open."),
                _("The commands work without one: leaderward --help."),
            )
        from ui.app import run

        return run(options, world, mine)
    finally:
        if mine is not None:
            mine.release()


def _draw_chart(*arguments: Any) -> None:
    from ui.charts.command import draw

    draw(*arguments)


if __name__ == "__main__":
    sys.exit(main())
