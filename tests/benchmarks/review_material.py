"""What a weekly review shows, and the day's question: `python -m tests.benchmarks.review_material FILE`.

100,000 actions of ten years, with ten years of weekly reviews, old actions tagged again, intentions and
answers beside them. The floor is one reading of the whole table of actions by SQLite alone.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from journal.domain.catalogue import load_catalogue
from journal.domain.days import week_of
from journal.domain.review import Review
from journal.reading.questions import day_question
from journal.reading.reader import Reader
from journal.reading.review import review_material
from journal.storage.database import Database
from tests.benchmarks.facets import Line, median

WEEKS = 520


def run(large: Path) -> list[Line]:
    """What is told of each: name, figure, unit, the most it may be, a note. `large` is left as it is."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "reviewed.leaderward"
        shutil.copy(large, copy)
        today = _newest(copy)
        week = week_of(today, 0) - dt.timedelta(weeks=1)
        live_in(copy, week)
        with closing(sqlite3.connect(copy)) as raw:
            scan = "SELECT count(*) FROM action WHERE milestone IS NOT NULL OR lesson <> ''"
            floor = median(lambda: raw.execute(scan).fetchall())
        database = Database(copy)
        reader, catalogue = Reader(database), load_catalogue()

        def read(review: Review | None = None) -> Review:
            chance = random.Random(1)
            material = review_material(reader, catalogue, week, today, chance, review)
            return Review(week, today, chosen=material.chosen)

        begun = read()
        first, later = median(read), median(lambda: read(begun))
        question = median(lambda: day_question(reader, catalogue, today))
        database.close()
    return [
        ("what a review shows, chosen and read", first, "ms", 300.0, f"({first / floor:.1f} full scans)"),
        ("the same, taken up again", later, "ms", 300.0, f"({later / floor:.1f} full scans)"),
        ("the question of the day", question, "ms", 20.0, f"({question / floor:.1f} full scans)"),
    ]


def _newest(path: Path) -> dt.date:
    with closing(sqlite3.connect(path)) as raw:
        return dt.date.fromisoformat(raw.execute("SELECT max(day) FROM action").fetchone()[0])


def live_in(path: Path, week: dt.date) -> None:
    """Ten years of reviews up to the week before that one, each with what belongs to it."""
    chance = random.Random(1)
    with closing(sqlite3.connect(path)) as raw, raw:
        keys = [row[0] for row in raw.execute("SELECT id FROM action WHERE behaviour IS NOT NULL")]
        for back in range(WEEKS, 0, -1):
            first = week - dt.timedelta(weeks=back)
            day, some = first.isoformat(), chance.sample(keys, 12)
            chosen = json.dumps({"again": some[:3], "read": some[3:7], "on_this_day": some[7:10]})
            raw.execute(
                "INSERT INTO review VALUES (?, ?, ?, 0, 'x', '[]', ?, ?)", (day, day, day, chosen, day)
            )
            for action in some[:3]:
                key = f"{day}/{action}"
                raw.execute(
                    "INSERT INTO retag VALUES (?, ?, ?, ?, 'manager', 'leader')", (key, action, day, day)
                )
            raw.execute(
                "INSERT INTO intention VALUES (?, ?, ?, 'a', 'b', 0, NULL, NULL)", (f"i{day}", day, day)
            )
            raw.execute("INSERT INTO intention_tie VALUES (?, ?, ?, 0)", (f"t{day}", f"i{day}", some[10]))
            for asked, action in (("leading", some[11]), ("managing", some[10])):
                raw.execute(
                    "INSERT OR IGNORE INTO reflection VALUES (?, ?, ?, '?', '!', NULL, ?, ?)",
                    (f"{asked}/{action}", day, asked, action, day),
                )
            for number in range(5):
                on = (first + dt.timedelta(days=number)).isoformat()
                raw.execute(
                    "INSERT INTO reflection VALUES (?, ?, 'question', '?', '!', 'how-why', NULL, NULL)",
                    (f"question/{on}", on),
                )


def main() -> None:
    """Print the figures for a journal that `python -m tests.generator` made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    for name, figure, unit, most, note in run(parser.parse_args().file):
        print(
            f"{name:<44} {figure:8.2f} {unit} at most {most:g}{'' if figure <= most else '  above'}  {note}"
        )


if __name__ == "__main__":
    main()
