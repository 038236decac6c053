"""The journal that a command line means, open while the command runs."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from journal.cli.main import Given
from journal.opening import Opened, chosen_path, open_journal
from journal.sample import write_sample
from journal.settings.machine import MachineSettingsFile


@contextmanager
def opened_journal(given: Given) -> Iterator[Opened]:
    """Open what `--journal`, the environment or `--sample` names; closed when the block is left.

    Raises:
        UnusableJournalError: it can't be used.
    """
    with tempfile.TemporaryDirectory() if given.options.sample else nullcontext("") as folder:
        if given.options.sample:
            path = write_sample(Path(folder), given.world)
        else:
            recent = MachineSettingsFile(given.world.places.settings_file).load().recent
            path = chosen_path(given.options.journal, given.world, recent)
        opened = open_journal(path, given.world)
        try:
            yield opened
        finally:
            opened.close()
