"""`leaderward chart`: the drift chart as files. The drawing is handed in; it alone needs Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from journal.cli.main import Given
from journal.cli.measured import measured_series
from journal.cli.opened import opened_journal
from journal.domain.days import shortened
from journal.domain.marks import MilestoneMark, Target
from journal.domain.role import Role
from journal.errors import UsageError
from journal.language import _
from journal.reading.reflecting import retags
from journal.statistics.series import DaySeries
from journal.statistics.verdict import Yardstick
from journal.statistics.yardstick import yardstick_of

ENDINGS = (".png", ".svg", ".pdf")


@dataclass(frozen=True, eq=False)
class ChartOrder:
    """What is to be drawn, and into which files."""

    files: tuple[Path, ...]
    series: DaySeries
    today: int
    week_start: int
    range_name: Literal["30d", "90d", "1y", "all"]
    size: tuple[int, int]
    theme: str
    targets: tuple[Target, ...] = ()
    roles: tuple[Role, ...] = ()
    milestones: tuple[MilestoneMark, ...] = ()
    forecast: bool = False
    yardstick: Yardstick | None = None


def run(given: Given) -> int:
    """Write the chart into every file named."""
    options = given.options
    files = tuple(Path(name) for name in options.files)
    for file in files:
        _check_ending(file)
    size = parse_size(options.size)
    with opened_journal(given, only_reads=True) as opened:
        today = opened.journal.today()
        settings = opened.journal.settings.get()
        order = ChartOrder(
            files=files,
            series=measured_series(options, opened.reader, today),
            today=today.toordinal(),
            week_start=settings.week_start,
            range_name=options.range_name,
            size=size,
            theme=options.theme,
            targets=() if options.without_targets else settings.targets,
            roles=() if options.without_targets else settings.roles,
            milestones=opened.reader.milestones(today) if options.milestones else (),
            forecast=options.forecast,
            yardstick=yardstick_of(retags(opened.reader), today),
        )
    given.draw_chart(order)
    for file in files:
        print(file, file=given.streams.out)
    return 0


def parse_size(words: str) -> tuple[int, int]:
    """Width and height in pixels, from "1600x900".

    Raises:
        UsageError: it is not a size.
    """
    match = re.fullmatch(r"(\d{1,6})\s*[x×X]\s*(\d{1,6})", words.strip(), re.ASCII)
    if match is None:
        raise UsageError(
            _("“{words}” is not a size.").format(words=shortened(words)), _("Write it like 1600x900.")
        )
    return int(match[1]), int(match[2])


def _check_ending(file: Path) -> None:
    if file.suffix.casefold() not in ENDINGS:
        raise UsageError(
            _("The chart can't be written as {file}.").format(file=shortened(file.name)),
            _("Let the name end in .png, .svg or .pdf."),
        )
