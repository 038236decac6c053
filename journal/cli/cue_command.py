"""`leaderward cue FILE.ics`: the cue as a repeating entry for the calendar one already obeys."""

from __future__ import annotations

from pathlib import Path

from journal.cli.main import Given
from journal.cli.opened import opened_journal
from journal.errors import JournalError
from journal.exchange.cue_calendar import DEFAULT_TIME, cue_calendar
from journal.language import _


def run(given: Given) -> int:
    """Write the file, and say what to do with it."""
    path = Path(given.options.file)
    with opened_journal(given, only_reads=True) as opened:
        cue = opened.journal.settings.get().cue
        data = cue_calendar(cue, opened.journal.today(), opened.journal.zone())
    try:
        path.write_bytes(data)
    except (OSError, ValueError) as error:  # ValueError: NUL in the name
        raise JournalError(
            _("{path} can't be written: {reason}.").format(
                path=path, reason=getattr(error, "strerror", None) or error
            ),
            _("Choose a folder that you may write to."),
        ) from error
    words = _("Written to {path}: each working day at {time}. Import it into your calendar.")
    print(words.format(path=path, time=f"{cue.prompt_at or DEFAULT_TIME:%H:%M}"), file=given.streams.out)
    return 0
