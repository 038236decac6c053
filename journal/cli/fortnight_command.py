"""`leaderward fortnight`: two weeks on a page as a file. The drawing is handed in; it alone needs Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from journal.cli.main import Given
from journal.cli.opened import opened_journal
from journal.domain.days import parse_day, shortened
from journal.errors import UsageError
from journal.language import _
from journal.reading.fortnight import Fortnight, fortnight

ENDINGS = (".pdf", ".png")


@dataclass(frozen=True, eq=False)
class PageOrder:
    """Which page is to be drawn, into which files, on which paper ("a4" or "letter")."""

    files: tuple[Path, ...]
    page: Fortnight
    paper: str


def run(given: Given) -> int:
    """Write the fourteen days up to a day into every file named."""
    options = given.options
    files = tuple(Path(name) for name in options.files)
    for file in files:
        if file.suffix.casefold() not in ENDINGS:
            raise UsageError(
                _("The page can't be written as {file}.").format(file=shortened(file.name)),
                _("Let the name end in .pdf or .png."),
            )
    with opened_journal(given, only_reads=True) as opened:
        today = opened.journal.today()
        last = today if options.last is None else parse_day(options.last, today)
        settings = opened.journal.settings.get()
        page = fortnight(opened.reader, settings, last, today, opened.journal.catalogue)
    given.draw_chart(PageOrder(files, page, options.paper))
    for file in files:
        print(file, file=given.streams.out)
    return 0
