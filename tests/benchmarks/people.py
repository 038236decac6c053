"""The People page on a journal of 100,000 actions and 200 people: `python -m tests.benchmarks.people FILE`.

From the click to the painted page, the longest time the window's thread worked meanwhile, and renaming
somebody whom a tenth of all actions name. Beside each its floor of the same run: the sum of all actions
from their index, and an event that does nothing.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from journal.reading.people import people_history, person_actions
from journal.reading.reader import Reader
from journal.storage.database import Database
from tests.begun import mark_begun
from tests.benchmarks.facets import Line, median

if TYPE_CHECKING:
    from ui.pages.people import PeoplePage

PEOPLE = 200
BUSIEST = "Person000"


def run(large: Path) -> list[Line]:
    """What is told of each: name, figure, unit, the most it may be, a note. `large` is left as it is."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        peopled = with_people(large, home / "people.leaderward")
        return [*read_lines(peopled), *window_lines(peopled, home)]


def with_people(large: Path, copy: Path) -> Path:
    """A copy in which each action names one of 200 people, a tenth of them the same one."""
    shutil.copy(large, copy)
    connection = sqlite3.connect(copy)
    whom = f"CASE WHEN rowid % 10 = 0 THEN 0 ELSE 1 + rowid % {PEOPLE - 1} END"
    name = f"printf('Person%03d', {whom})"
    connection.execute("DELETE FROM action_name WHERE kind = 'person'")
    connection.execute(
        "INSERT INTO action_name (action_id, kind, folded, name, place) "  # noqa: S608 - our own words
        f"SELECT id, 'person', lower({name}), {name}, 99 FROM action"
    )
    connection.execute(f"UPDATE action SET text = text || ' @' || {name}")  # noqa: S608 - our own words
    connection.commit()
    connection.close()
    return copy


def read_lines(peopled: Path) -> list[Line]:
    """Reading, apart from the window."""
    database = Database(peopled)
    reader = Reader(database)
    today = last_day(peopled)
    floor = median(reader.counts_by_day)
    read = median(lambda: people_history(reader, today))
    history = people_history(reader, today)
    chosen = median(lambda: history.people("all"))
    busiest = median(lambda: person_actions(reader, BUSIEST.casefold(), last=today, limit=20))
    database.close()
    note = f"({read:.0f} ms; the sum per day {floor:.0f} ms)"
    return [
        ("people: reading everybody, over the sum per day", read / floor, "x", 16.0, note),
        ("people: another period of what was read", chosen, "ms", 16.0, f"({len(history.named)} people)"),
        ("people: the last actions of the busiest", busiest, "ms", 100.0, ""),
    ]


def last_day(path: Path) -> dt.date:
    """The last day that has an action."""
    connection = sqlite3.connect(path)
    (day,) = connection.execute("SELECT max(day) FROM action").fetchone()
    connection.close()
    return dt.date.fromisoformat(day)


def window_lines(peopled: Path, home: Path) -> list[Line]:
    """The page in the real window, its clock at the last day."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QCoreApplication

    from journal.places import FixedClock, Places, World, system_chance
    from ui.app import App, make_app

    mark_begun(home / "config" / "settings.toml")
    now = dt.datetime.combine(last_day(peopled), dt.time(17), dt.UTC)
    world = World(FixedClock(now), Places(home / "data", home / "config"), system_chance(), {})
    qt = cast("Any", QCoreApplication.instance() or make_app(["bench"]))
    app = App(qt, world, str(peopled))
    app.start()
    # what is made of it while the rest is loaded is measured with the start
    pump(lambda: app.program is not None and app.program.window.late.is_whole)
    assert app.program is not None
    window = app.program.window
    pump(lambda: window.is_current)
    idle = max(pump_for(0.2))
    started = time.perf_counter()
    window.show_page("people")
    page = cast("PeoplePage", window.late.pages["people"])
    taken = pump(lambda: bool(page.face.list.people_model.rows))
    app.shell.grab()
    shown = (time.perf_counter() - started) * 1000
    taken += pump(lambda: window.is_current)
    lines: list[Line] = [
        ("people: click to the painted page", shown, "ms", 300.0, ""),
        ("people: longest wait of a key meanwhile", max(taken), "ms", 16.0, f"(idle {idle:.1f} ms)"),
    ]
    started = time.perf_counter()
    page.people_desk.rename(BUSIEST, "Other")
    taken = pump(lambda: page.face.list.people_model.row_of("other") >= 0)
    seconds = time.perf_counter() - started
    lines.append(("people: 10,000 texts renamed, to the new row", seconds, "s", 2.0, ""))
    most = max(taken)
    lines.append(("people: longest wait of a key meanwhile", most, "ms", 16.0, f"(idle {idle:.1f} ms)"))
    app.shell.close()
    app.close()
    return lines


def pump(holds: Callable[[], bool]) -> list[float]:
    """Let the window work until it holds; milliseconds of its thread that each turn took."""
    from PySide6.QtCore import QCoreApplication

    turns = [0.0]
    while not holds():
        started = time.thread_time()  # the machine's other work is not the window's
        QCoreApplication.processEvents()
        turns.append((time.thread_time() - started) * 1000)
        time.sleep(0.0005)
    return turns


def pump_for(seconds: float) -> list[float]:
    """The same for some time."""
    end = time.perf_counter() + seconds
    return pump(lambda: time.perf_counter() > end)


def main() -> None:
    """Measure on the journal that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("journal", type=Path)
    for name, value, unit, most, note in run(parser.parse_args().journal):
        verdict = "" if value <= most else "  above"
        print(f"{name:<50} {value:8.2f} {unit:<3} at most {most:g} {unit}{verdict}  {note}")


if __name__ == "__main__":
    main()
