"""Which journal is meant: by the command line, the environment, the last session, or nobody."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from journal.places import World

VARIABLE = "LEADERWARD_JOURNAL"


def chosen_path(option: str | None, world: World, recent: tuple[str, ...] = ()) -> Path:
    """Which journal is meant.

    `--journal`, then LEADERWARD_JOURNAL, then the one opened last, then the default place.
    """
    # an empty variable is none; an empty option is a mistake, and not the default journal
    named = option if option is not None else world.environment.get(VARIABLE) or None
    if named is not None:
        with contextlib.suppress(RuntimeError):  # "~somebody" who does not exist is a name like any other
            return Path(named).expanduser()
        return Path(named)
    return Path(recent[0]) if recent and is_there(recent[0]) else world.places.default_journal


def is_there(path: Path | str) -> bool:
    """Whether something is at the path; answers too where a folder can't be entered or a name can't be."""
    return os.path.exists(path)  # noqa: PTH110
