"""Thirteen distinctions, five families and the whole: `python -m tests.benchmarks.facets`.

Ten years, 100,000 actions with one or two marks each: how long the nineteen estimates take together, how long
the marks take to read, and what a journal from 1900 costs beside one of ten years.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from journal.domain.catalogue import load_catalogue
from journal.reading.marks import mark_series
from journal.reading.reader import Reader
from journal.statistics.drift import estimate_of
from journal.statistics.facets import FAMILY_STEP_RATE, Marks, facets
from journal.statistics.series import DaySeries
from journal.storage.database import Database

TODAY = 740_000
YEAR_1900 = 693_596
TEN_YEARS = TODAY - 3651
ACTIONS, MARKS = 100_000, 150_000
REPETITIONS = 9

Line = tuple[str, float, str, float, str]


def run(large: Path) -> list[Line]:
    """What is told of each: name, figure, unit, the most it may be, a note. `large` is left as it is."""
    ten, old, first = (everything(*spans) for spans in ((TEN_YEARS, 0), (YEAR_1900, 0), (TEN_YEARS, 1)))
    usual = median(lambda: nineteen(*ten))
    lines: list[Line] = [("13 distinctions, 5 families and the whole", usual, "ms", 200.0, "")]
    for name, one in (("even since 1900", old), ("ten years, and one action in 1900", first)):
        taken = median(lambda one=one: nineteen(*one))  # type: ignore[misc]
        lines.append((f"the same, {name}", taken / usual, "x", 2.0, f"({taken:.0f} ms)"))
    with tempfile.TemporaryDirectory() as folder:
        marked = with_marks(large, Path(folder) / "marked.leaderward")
        database = Database(marked)
        reader, catalogue = Reader(database), load_catalogue()
        taken = median(lambda: mark_series(reader, catalogue))
        lines.append(("reading 150,000 marks of 100,000 actions", taken, "ms", 150.0, ""))
        database.close()
    return lines


def median(work: Callable[[], object]) -> float:
    """Milliseconds, the middle of several runs after a first."""
    work()
    taken = []
    for _ in range(REPETITIONS):
        started = time.perf_counter()
        work()
        taken.append(1000.0 * (time.perf_counter() - started))
    return statistics.median(taken)


def nineteen(whole: DaySeries, marks: Marks) -> None:
    """All that the page of distinctions needs."""
    overall = estimate_of(whole, TODAY)
    facets(marks.distinctions, overall, TODAY)
    facets(marks.families, overall, TODAY, step_rate=FAMILY_STEP_RATE)


def everything(first: int, in_1900: int) -> tuple[DaySeries, Marks]:
    """A journal from `first` to today; where asked, with one action more on the first day of 1900."""
    chance = np.random.default_rng(1)
    days = np.arange(first, TODAY + 1)
    days = days[(days - 1) % 7 < 5]

    def spread(count: int) -> DaySeries:
        total = chance.multinomial(count, np.full(len(days), 1 / len(days)))
        leader = chance.binomial(total, 0.4)
        there = total > 0
        when, manager, lead = days[there], (total - leader)[there], leader[there]
        if in_1900:
            when, manager, lead = (
                np.append(number, column) for number, column in ((YEAR_1900, when), (1, manager), (0, lead))
            )
        none = np.zeros(len(when), np.int64)
        return DaySeries(when, manager, lead, none, none, none, none)

    catalogue = load_catalogue()
    # A sixth, not a fifth: some actions have two marks of one family.
    return spread(ACTIONS), Marks(
        {key: spread(MARKS // 13) for key in catalogue.ids()},
        {family.id: spread(MARKS // 6) for family in catalogue.families},
    )


def with_marks(large: Path, path: Path) -> Path:
    """A copy in which every action has one or two marks."""
    shutil.copy(large, path)
    chance, ids = random.Random(1), list(load_catalogue().ids())
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM action_distinction")
        connection.executemany(
            "INSERT INTO action_distinction (action_id, distinction, pole, place) VALUES (?, ?, ?, ?)",
            [
                (key, name, chance.choice(("manager", "leader")), place)
                for (key,) in connection.execute("SELECT id FROM action ORDER BY id").fetchall()
                for place, name in enumerate(chance.sample(ids, chance.choice((1, 2))))
            ],
        )
    connection.close()
    return path


def main() -> None:
    """Make a journal, unless one is named, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("journal", nargs="?", type=Path, help="a journal of 100,000 actions")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        large = given.journal
        if large is None:
            large = Path(folder) / "large.leaderward"
            command = [sys.executable, "-m", "tests.generator", "--size", str(ACTIONS), str(large)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        for name, figure, unit, most, note in run(large):
            print(f"{name:<44} {figure:8.2f} {unit:<6} at most {most:g} {unit}  {note}")


if __name__ == "__main__":
    main()
