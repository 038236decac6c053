"""The journal that a command line means, open while the command runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from journal.cli.main import Given
from journal.language import _
from journal.opening import SUFFIX, Opened, copy_of, is_older, open_journal
from journal.sample import write_sample
from journal.settings.chosen import chosen_path
from journal.settings.machine import MachineSettingsFile


@contextmanager
def opened_journal(given: Given, *, only_reads: bool = False, untouched: bool = False) -> Iterator[Opened]:
    """Open what `--journal`, the environment or `--sample` names; closed when the block is left.

    A command that only reads makes no journal where none is: it reads an empty one, and says so
    where the journal was named. With `untouched` an older journal is not brought up to date either: a
    copy of it that is thrown away is.

    Raises:
        UnusableJournalError: it can't be used.
    """
    with ExitStack() as stack:
        path = _meant(given)
        if given.options.sample:
            path = write_sample(Path(stack.enter_context(TemporaryDirectory())), given.world)
        elif only_reads and _is_missing(path):
            if path != given.world.places.default_journal:  # a name that somebody gave, perhaps wrongly
                note = _("leaderward: there is no journal at {path} yet.").format(path=path)
                print(note, file=given.streams.err)
            path = Path(stack.enter_context(TemporaryDirectory())) / f"empty{SUFFIX}"
        elif untouched and is_older(path):
            folder = Path(stack.enter_context(TemporaryDirectory()))
            path = copy_of(path, folder / path.name)
        opened = open_journal(path, given.world)
        stack.callback(opened.close)
        yield opened


def _meant(given: Given) -> Path:
    recent = MachineSettingsFile(given.world.places.settings_file).load().recent
    return chosen_path(given.options.journal, given.world, recent)


def _is_missing(path: Path) -> bool:
    """Whether nothing is there, and nothing is in the way: what can't be reached is told on opening."""
    try:
        path.lstat()
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False
    return False
