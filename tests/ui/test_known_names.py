"""Names that were saved since the journal was read."""

from __future__ import annotations

import datetime as dt

from journal.domain.catalogue import load_catalogue
from journal.domain.line_grammar import read_line
from ui.known_names import KnownNames

TODAY = dt.date(2026, 11, 2)


def test_a_name_was_used_last_on_the_day_of_its_action() -> None:
    names = KnownNames()
    catalogue = load_catalogue()
    names.add([read_line("30 Oct: Talked to @Priya", today=TODAY, catalogue=catalogue)], TODAY)
    assert [name.last for name in names.all] == [dt.date(2026, 10, 30)]
    # a line without a day belongs to the day that is shown
    names.add([read_line("Asked @Femi", today=TODAY, catalogue=catalogue)], dt.date(2026, 10, 28))
    assert [name.last for name in names.all] == [dt.date(2026, 10, 30), dt.date(2026, 10, 28)]
    # and an older one makes it no older
    names.add([read_line("26 Oct: Asked @Priya", today=TODAY, catalogue=catalogue)], TODAY)
    assert names.all[0].last == dt.date(2026, 10, 30)
