"""The page of the distinctions on a large journal: `python -m tests.benchmarks.distinctions`.

100,000 actions with 150,000 marks: from the click to the painted page, with what was read in a quiet moment
and without; each beside reading the share of the journal alone (`day_series` and its estimate) in the same
run. And the longest that the window's thread is held, in its own processor time, by what a person does.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from journal.places import Places, SystemClock, World, system_chance
from journal.reading.distinctions import read_distinctions, with_thirteen
from journal.reading.series import day_series
from journal.statistics.drift import estimate_of
from tests.begun import mark_begun
from tests.benchmarks.facets import with_marks
from ui.app import App, make_app
from ui.pages.distinctions import DistinctionsPage

ACTIONS = 100_000
REPETITIONS = 5
CLICK_MS, HELD_MS = 300.0, 16.0

Line = tuple[str, float, str, float, str]


class _Held(QObject):
    """Measures how long each event of the application takes."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.longest = 0.0
        self._app = app

    def turn(self) -> None:
        """Let the application work once, and keep the longest time it took; the processor's own."""
        started = time.thread_time()
        QCoreApplication.processEvents()
        self.longest = max(self.longest, 1000 * (time.thread_time() - started))


def run(large: Path, home: Path) -> list[Line]:
    """What is told of each: name, figure, unit, the most it may be, a note."""
    marked = with_marks(large, home / "marked.leaderward")
    mark_begun(home / "config" / "settings.toml")
    world = World(SystemClock(), Places(home / "data", home / "config"), system_chance(), {})
    there = QApplication.instance()
    qt = there if isinstance(there, QApplication) else make_app(["bench"])
    app = App(qt, world, str(marked))
    app.start()
    held = _Held(qt)
    _until(held, lambda: app.program is not None and app.program.window.late.is_whole)
    assert app.program is not None
    window = app.program.window
    page = window.late.pages["distinctions"]
    assert isinstance(page, DistinctionsPage)
    _until(held, lambda: page.is_whole and window.lane.is_idle)
    opened = window.opened
    assert opened is not None
    reader, journal = opened.reader, opened.journal
    today = journal.today()

    def share() -> None:
        estimate_of(day_series(reader, today), today.toordinal(), targets=())

    floor = _median(share)
    own = journal.settings.get().catalogue
    families = _median(lambda: read_distinctions(reader, journal.shipped, own, today))
    reading = read_distinctions(reader, journal.shipped, own, today)
    thirteen = _median(lambda: with_thirteen(reading))
    note = f"({families / floor:.1f} times the share alone, {floor:.0f} ms)"
    lines: list[Line] = [
        ("distinctions, families read and estimated", families, "ms", CLICK_MS, note),
        (
            "the thirteen after them",
            thirteen,
            "ms",
            CLICK_MS,
            f"({thirteen / floor:.1f} times)",
        ),
    ]
    cold = statistics.median(_click(held, app, page, cold=True) for _turn in range(REPETITIONS))
    warm = statistics.median(_click(held, app, page, cold=False) for _turn in range(REPETITIONS))
    lines += [
        ("click to the page, nothing read before", cold, "ms", CLICK_MS, f"({cold / floor:.1f} times)"),
        (
            "click to the page, read in a quiet moment",
            warm,
            "ms",
            CLICK_MS,
            f"({warm / floor:.1f} times)",
        ),
    ]
    for name, act in _acts(page):
        held.longest = 0.0
        started = time.thread_time()
        act()
        held.longest = 1000 * (time.thread_time() - started)
        _until(held, lambda: window.is_current and window.lane.is_idle)
        lines.append((f"held by {name}", held.longest, "ms", HELD_MS, ""))
    app.shell.close()
    app.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return lines


def _acts(page: DistinctionsPage) -> tuple[tuple[str, Callable[[], object]], ...]:
    """What a person does on the page."""
    return (
        ("reading all anew", page.reload),
        ("opening a family", lambda: page.list.toggled.emit("people")),
        ("a panel of a distinction", lambda: (page.list.choose("control-trust"), page.list.wanted.emit(""))),
        ("another period", lambda: page.periods.segment("all").click()),
        ("all its actions", page.panel.all_wanted.emit),
        ("opening the catalogue", page.edit_catalogue),
        ("hiding one", lambda: page.editor.list.hide_wanted.emit(page.editor.list.key)),
    )


def _click(held: _Held, app: App, page: DistinctionsPage, *, cold: bool) -> float:
    """Milliseconds from showing the page to its rows being painted."""
    assert app.program is not None
    window = app.program.window
    window.show_page("today")
    _until(held, lambda: window.is_current and window.lane.is_idle)
    if cold:
        page.forget()
        page.reload()
    started = time.perf_counter()
    window.show_page("distinctions")
    _until(held, lambda: bool(page.list.row_model.rows) and page.reading is not None)
    app.shell.grab()
    taken = 1000 * (time.perf_counter() - started)
    _until(held, lambda: window.is_current and window.lane.is_idle)
    return taken


def _median(work: Callable[[], object]) -> float:
    work()
    taken = []
    for _turn in range(REPETITIONS):
        started = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - started))
    return statistics.median(taken)


def _until(held: _Held, holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not holds():
        held.turn()
        time.sleep(0.004)  # else this loop would take from the lane what it measures
        if time.monotonic() > deadline:
            raise TimeoutError


def main() -> None:
    """Make a journal, unless one is named, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("journal", nargs="?", type=Path, help="a journal of 100,000 actions")
    given = parser.parse_args()
    random.seed(1)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        large = given.journal
        if large is None:
            large = home / "large.leaderward"
            command = [sys.executable, "-m", "tests.generator", "--size", str(ACTIONS), str(large)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        for name, figure, unit, most, note in run(large, home):
            verdict = "" if figure <= most else "  above"
            print(f"{name:<46} {figure:8.2f} {unit:<4} at most {most:g} {unit}{verdict}  {note}")


if __name__ == "__main__":
    main()
