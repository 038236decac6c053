"""The counts a command is about: of actions or of minutes, with or without what was recalled."""

from __future__ import annotations

import datetime as dt
from typing import Any

from journal.errors import UsageError
from journal.language import _
from journal.reading.reader import Reader
from journal.reading.series import day_series, timed_actions
from journal.statistics.series import DaySeries


def measured_series(options: Any, reader: Reader, last: dt.date) -> DaySeries:
    """The series up to `last` as `--by` and `--without-recalled` ask for it.

    Raises:
        UsageError: the share by time is asked for, and too few actions carry minutes.
    """
    with_hollow = not options.without_recalled
    if options.by == "minutes":
        timed = timed_actions(reader, last, with_hollow=with_hollow)
        if not timed.enough:
            raise UsageError(
                _("{timed} of {tagged} tagged actions carry minutes.").format(
                    timed=timed.timed, tagged=timed.tagged
                ),
                _("The share by time needs at least half of them."),
            )
    return day_series(reader, last, measure=options.by, with_hollow=with_hollow)
