"""`leaderward drift`: where the leader share stands, in a sentence or as JSON."""

from __future__ import annotations

import datetime as dt
from typing import Any

from journal.cli.main import Given
from journal.cli.opened import opened_journal
from journal.cli.output import print_json
from journal.domain.days import parse_day
from journal.reading.series import day_series
from journal.statistics.drift import estimate_of
from journal.statistics.saying import Saying, say
from journal.statistics.series import DaySeries


def run(given: Given) -> int:
    """Print the sentence as of a day, or the figures it rests on."""
    options = given.options
    with opened_journal(given, only_reads=True) as opened:
        today = opened.journal.today()
        day = today if options.today is None else parse_day(options.today, today)
        series = day_series(opened.reader, last=day)
    saying = say(estimate_of(series, day.toordinal()), series, day.toordinal())
    if options.json:
        print_json(as_object(day, series, saying), given.streams.out)
    else:
        print(saying.plain, file=given.streams.out)
    return 0


def as_object(day: dt.date, series: DaySeries, saying: Saying) -> dict[str, Any]:
    """The figures of a day as JSON shows them; shares are 0 to 1, null where they are too few."""
    return {
        "as_of": day.isoformat(),
        "tagged": int(series.tagged.sum()),
        "manager": int(series.manager.sum()),
        "leader": int(series.leader.sum()),
        "both": int(series.both.sum()),
        "own": int(series.own.sum()),
        "untagged": int(series.untagged.sum()),
        "share": saying.share,
        "low": saying.low,
        "high": saying.high,
        "sentence": saying.plain,
    }
