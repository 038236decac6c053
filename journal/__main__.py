"""`python -m journal`: the command line without a window."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from journal.cli.main import Streams, main
from journal.errors import UsageError
from journal.language import _
from journal.places import World


def _no_window(_options: argparse.Namespace, _world: World) -> int:
    raise UsageError(_("The journal alone has no window."), _("Start leaderward, or give a command."))


def _no_chart(*_arguments: Any) -> None:
    raise UsageError(_("The journal alone can't draw."), _("Start leaderward chart instead."))


if __name__ == "__main__":
    sys.exit(
        main(sys.argv[1:], World.real(), Streams.standard(), open_window=_no_window, draw_chart=_no_chart)
    )
