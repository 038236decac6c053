"""What is offered while one types, and reading the line: on a journal of 100,000 actions.

`python -m tests.benchmarks.completing FILE` measures a journal that is there.
"""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from journal.domain.catalogue import load_catalogue
from journal.domain.completion import complete
from journal.domain.line_grammar import read_line
from journal.domain.names import NameIndex, UsedName
from journal.reading.names import used_names
from journal.reading.reader import Reader
from journal.storage.database import Database

Line = tuple[str, float, str, float, str]
REPETITIONS = 15
TYPED = ("@", "@a", "@am", "@zz", "#", "#r", "#ren", "/", "/t", "/ent")
LINE = (
    "yesterday 16:00: Coached @Priya on #renewals, asked what would happen if she let the customer speak "
    "first; we listened to three calls and she chose one to try tomorrow with @Mo =l /trust=m 45m"
)
MANY = 20_000


def run(large: Path) -> list[Line]:
    """What is told of each: name, figure, unit, the most it may be, a note. `large` is left as it is."""
    catalogue = load_catalogue()
    database = Database(large)
    reader = Reader(database)
    names = used_names(reader)
    read = median(lambda: used_names(reader))
    database.close()
    lines: list[Line] = [("the names of the journal (on the lane)", read, "ms", 150.0, f"({len(names)})")]
    today = dt.date(2026, 11, 19)
    many = [*names, *(UsedName("person", f"P{number:05}é", 1, today) for number in range(MANY))]
    for note, listed in ((f"{len(names)} names", names), (f"{len(many):,} names", many)):
        index = NameIndex(listed)
        slowest = max(
            median(
                lambda typed=typed, index=index: complete(typed, len(typed), names=index, catalogue=catalogue)
            )  # type: ignore[misc]
            for typed in (*TYPED, "@p")
        )
        lines.append(("completion, the slowest of what was typed", slowest, "ms", 10.0, f"({note})"))
    line = median(lambda: read_line(LINE, today=today, catalogue=catalogue))
    lines.append((f"reading a line of {len(LINE)} characters", line, "ms", 1.0, ""))
    return lines


def median(work: Callable[[], object]) -> float:
    """Milliseconds, the middle of several runs after a first."""
    work()
    taken = []
    for _run in range(REPETITIONS):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    for name, figure, unit, most, note in run(Path(sys.argv[1])):
        print(f"{name:<44} {figure:8.3f} {unit} at most {most:g}  {note}")
