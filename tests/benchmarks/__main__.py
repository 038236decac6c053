"""`make bench`: speed and memory on a journal of 100,000 actions, each beside its floor of this run.

Figures of one run are compared with one another, as machines differ; a line that misses what was
promised ends in "above". Not part of the tests.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import chain
from pathlib import Path

from tests.begun import mark_begun
from tests.benchmarks import (
    capture,
    chart,
    completing,
    desktop,
    distinctions,
    estimate,
    facets,
    pages,
    people,
    remark,
    review_material,
)

ROOT = Path(__file__).parents[2]
RUNS = 7
RECORDS = 400


def main() -> None:
    """Measure everything, or what is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100_000, help="actions in the journal")
    parser.add_argument("--runs", type=int, default=RUNS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        mark_begun(home / "config" / "settings.toml")
        large = home / "large.leaderward"
        command = [sys.executable, "-m", "tests.generator", "--size", str(given.size), str(large)]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        print(f"{given.size:,} actions, {large.stat().st_size / 1e6:.0f} MB; medians of {given.runs} runs")
        bench_start(large, home, given.runs)
        bench_add(large, home, given.runs)
        bench_record(large, home)
        for line in chain(
            completing.run(large),
            facets.run(large),
            capture.run(large),
            remark.run(large),
            people.run(large),
            pages.run(large),
            review_material.run(large),
            desktop.run(large, home),
            distinctions.run(large, home),
        ):
            tell(*line)
    for name, figure, unit in estimate.run():
        tell(name, figure, unit, 15.0)
    for name, figure, unit, most, note in chart.run():
        tell(name, figure, unit, most, note)


def tell(name: str, value: float, unit: str, most: float, note: str = "") -> None:
    """One line: what, how much, what was promised."""
    verdict = "" if value <= most else "  above"
    print(f"{name:<44} {value:8.2f} {unit:<6} at most {most:g} {unit}{verdict}  {note}")


def spawn(*arguments: str) -> dict[str, float]:
    """Run a child and return its marks, in seconds since it was spawned (memory in MB)."""
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.children", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    marks = (line.split() for line in done.stdout.splitlines())
    return {mark[0]: float(mark[1]) - (0 if mark[0] in {"memory", "stall"} else started) for mark in marks}


def bench_start(large: Path, home: Path, runs: int) -> None:
    """From the start of the process to a field that takes keys, and to the whole Drift page."""
    bare, ours, loading = [], [], []
    spawn("leaderward", str(large), str(home))  # the first run compiles
    for _run in range(runs):
        bare.append(spawn("bare")["field"])
        ours.append(spawn("leaderward", str(large), str(home)))
        loading.append(spawn("loading", str(large), str(home)))
    floor = statistics.median(bare)
    field = statistics.median(mark["field"] for mark in ours)
    note = f"({field * 1000:.0f} ms, a bare window {floor * 1000:.0f} ms)"
    tell("start to a field that takes keys", field / floor, "x", 2.0, note)
    drift = statistics.median(mark["drift"] for mark in ours)
    tell("start to the whole Drift page", drift, "s", 1.2, f"({drift / floor:.1f} bare windows)")
    stall = statistics.median(mark["stall"] for mark in loading) * 1000
    whole = statistics.median(mark["whole"] for mark in loading)
    note = f"(every page is there after {whole:.1f} s)"
    tell("longest wait of a key while the rest is loaded", stall, "ms", 100.0, note)
    if "memory" in ours[0]:
        tell("resident memory, both pages drawn", max(mark["memory"] for mark in ours), "MB", 200)


def bench_add(large: Path, home: Path, runs: int) -> None:
    """One `leaderward add`, on the large journal and on an empty one, beside a bare Python."""
    small = home / "small.leaderward"
    figures: dict[str, list[float]] = {"python": [], "small": [], "large": []}
    for run in range(runs + 1):
        for name, journal in (("python", None), ("small", small), ("large", large)):
            command = [sys.executable, "-c", "pass"]
            if journal is not None:
                command = [
                    sys.executable,
                    "-m",
                    "ui",
                    "--journal",
                    str(journal),
                    "add",
                    "One more",
                    "--leader",
                ]
            started = time.monotonic()
            subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
            if run:
                figures[name].append(time.monotonic() - started)
    python, empty, full = (statistics.median(figures[name]) for name in ("python", "small", "large"))
    note = f"({empty:.2f} s on an empty journal; Python alone {python * 1000:.0f} ms)"
    tell("add by command line", full, "s", 0.45, note)
    tell("add: large journal over empty one", full / empty, "x", 1.1)


def bench_record(large: Path, home: Path) -> None:
    """From the key to "saved", in the window, beside a bare commit of SQLite to the same disk."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QCoreApplication

    from journal.domain.behaviour import Behaviour
    from journal.places import Places, SystemClock, World, system_chance
    from ui.app import App, make_app

    journal = home / "record.leaderward"
    shutil.copy(large, journal)
    raw = sqlite3.connect(home / "raw.db", isolation_level=None)
    raw.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (id, text)")
    world = World(SystemClock(), Places(home / "data", home / "config"), system_chance(), {})
    qt = make_app(["bench"])
    app = App(qt, world, str(journal))
    app.start()
    while app.program is None or app.program.window.drift is None or not app.program.window.is_current:
        QCoreApplication.processEvents()
    capture = app.program.window.today.capture
    floors, ours = [], []
    for number in range(RECORDS):
        started = time.perf_counter()
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO t VALUES (?, ?)", (number, "x" * 200))
        raw.execute("COMMIT")
        floors.append((time.perf_counter() - started) * 1000)
        capture.set_text(f"Asked @Priya what the #renewals told her, {number}")
        QCoreApplication.processEvents()
        started = time.perf_counter()
        capture.submit(Behaviour.LEADER)
        ours.append((time.perf_counter() - started) * 1000)
        if number % 20 == 19:  # a long day is twenty actions; undo keeps it so
            for _step in range(20):
                app.program.window.undo()
        QCoreApplication.processEvents()
    raw.close()
    app.shell.close()
    app.close()
    floor, median = statistics.median(floors), statistics.median(ours)
    tell(
        "record in the window, over SQLite's commit",
        median - floor,
        "ms",
        3.0,
        f"({median:.1f} - {floor:.1f})",
    )
    p99 = sorted(ours)[int(len(ours) * 0.99)]
    raw99 = sorted(floors)[int(len(floors) * 0.99)]
    tell("record in the window, 99 of 100", p99, "ms", 16.0, f"(SQLite's commit {raw99:.1f})")


if __name__ == "__main__":
    main()
