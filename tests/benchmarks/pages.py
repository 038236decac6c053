"""Distinctions, People and Review on a large journal: `python -m tests.benchmarks.pages FILE`.

100,000 actions with 150,000 marks, 200 people and ten years of reviews. Of each page: from the click to the
painted page, the first time and again after a change, and the longest that one event held the window's thread
meanwhile, in its own processor time. The floor is Today, which shows nothing new, in the same run.

A process of its own measures, as each event is timed where Qt hands it out.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from typing_extensions import override

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour
from journal.domain.days import week_of
from journal.domain.review import Step
from journal.places import FixedClock, Places, World, system_chance
from tests.begun import mark_begun
from tests.benchmarks.facets import Line, with_marks
from tests.benchmarks.people import last_day, with_people
from tests.benchmarks.review_material import live_in
from ui.app import App, Application

if TYPE_CHECKING:
    from ui.pages.review import ReviewPage
    from ui.window import MainWindow

CLICK_MS, HELD_MS = 300.0, 16.0
PAGES = ("distinctions", "people", "review")
REPETITIONS = 5
LONGEST_S = 60.0


class Watched(Application):
    """Knows how long the longest event held it since `longest` was last set to nothing, in milliseconds."""

    longest = 0.0
    _is_inside = False

    @override
    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._is_inside:
            return super().notify(receiver, event)
        self._is_inside = True
        started = time.thread_time()  # the machine's other work is not the window's
        try:
            return super().notify(receiver, event)
        finally:
            self.longest = max(self.longest, 1000 * (time.thread_time() - started))
            self._is_inside = False


def run(large: Path) -> list[Line]:
    """What is told of each: name, figure, unit, the most it may be, a note. `large` is left as it is."""
    command = [sys.executable, "-m", "tests.benchmarks.pages", "--bare", str(large)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    lines = (line.split("\t") for line in told.stdout.splitlines() if "\t" in line)
    return [(name, float(value), unit, float(most), note) for name, value, unit, most, note in lines]


def furnished(large: Path, folder: Path) -> Path:
    """A copy with marks, people, and ten years of reviews up to the last week."""
    copy = with_people(with_marks(large, folder / "marked.leaderward"), folder / "pages.leaderward")
    live_in(copy, week_of(last_day(copy), 0) - dt.timedelta(weeks=1))
    return copy


def measure(large: Path, home: Path) -> Iterator[Line]:
    """Measure in the program's own window, its clock at the last day."""
    journal = furnished(large, home)
    mark_begun(home / "config" / "settings.toml")
    now = dt.datetime.combine(last_day(journal), dt.time(17), dt.UTC)
    world = World(FixedClock(now), Places(home / "data", home / "config"), system_chance(), {})
    qt = Watched(["bench"])
    app = App(qt, world, str(journal))
    app.start()
    until(lambda: app.program is not None and app.program.window.late.is_whole)
    assert app.program is not None
    window = app.program.window
    settle(window)
    hand = Hand(qt, app, window)
    floor = statistics.median(hand.click("today")[0] for _time in range(REPETITIONS))
    for key in PAGES:
        yield from hand.lines(f"{key}, the first time", key, floor)
    for key in PAGES:
        figures = [hand.again(key) for _time in range(REPETITIONS)]
        yield from told(f"{key}, after a change", figures, floor)
    yield from hand.steps()
    app.shell.close()
    app.close()


class Hand:
    """Does what a person does, and measures it."""

    def __init__(self, qt: Watched, app: App, window: MainWindow) -> None:
        self._qt, self._app, self._window = qt, app, window

    def click(self, key: str) -> tuple[float, float]:
        """From the click to the painted page, and the longest that was held meanwhile and just after."""
        former, self._qt.longest = self._read(key), 0.0
        stale = key in PAGES and self._window.late.pages[key].is_stale
        started, own = time.perf_counter(), time.thread_time()
        self._window.show_page(key)
        held = 1000 * (time.thread_time() - own)
        until(lambda: self._is_shown(key, former if stale else None))
        self._app.shell.grab()
        taken = 1000 * (time.perf_counter() - started)
        settle(self._window)
        return taken, max(held, self._qt.longest)

    def _read(self, key: str) -> object:
        """What the page shows, where the bars of the families are there before those of the thirteen."""
        return getattr(self._window.late.pages[key], "reading", None) if key == "distinctions" else None

    def _is_shown(self, key: str, former: object) -> bool:
        """Whether there is on the page what one came for, read anew if it had to be."""
        if key == "distinctions":
            reading = self._read(key)
            return reading is not None and reading is not former
        return self._window.is_current and self._window.lane.is_idle

    def again(self, key: str) -> tuple[float, float]:
        """The same after an action was saved on another page."""
        self._window.show_page("today")
        opened = self._window.opened
        assert opened is not None
        opened.journal.record(Draft("Asked @Person000 what the #renewals told her", Behaviour.LEADER))
        settle(self._window)
        return self.click(key)

    def lines(self, name: str, key: str, floor: float) -> Iterator[Line]:
        """What is told of a page that is opened once."""
        self._window.show_page("today")
        settle(self._window)
        yield from told(name, [self.click(key)], floor)

    def steps(self) -> Iterator[Line]:
        """A whole review, step by step."""
        page = cast("ReviewPage", self._window.late.pages["review"])
        for step in (None, *Step):
            self._qt.longest = 0.0
            own = time.thread_time()
            page.begin(short=False) if step is None else page.open_step(step)
            held = 1000 * (time.thread_time() - own)
            settle(self._window)
            name = "beginning" if step is None else f"step {step.value}"
            yield f"review, {name}: longest event", max(held, self._qt.longest), "ms", HELD_MS, ""


def told(name: str, figures: list[tuple[float, float]], floor: float) -> Iterator[Line]:
    """Of several clicks the middle, and the longest event of the middle one."""
    taken, held = (statistics.median(column) for column in zip(*figures, strict=True))
    yield f"{name}: click to painted", taken, "ms", CLICK_MS, f"({taken / floor:.1f} times Today)"
    yield f"{name}: longest event", held, "ms", HELD_MS, ""


def settle(window: MainWindow) -> None:
    """Until nothing is being done, nor is in a moment."""
    for _time in range(2):
        until(lambda: window.is_current and window.lane.is_idle)
        end = time.monotonic() + 0.05
        until(lambda end=end: time.monotonic() > end)  # type: ignore[misc]


def until(holds: Callable[[], bool]) -> None:
    """Let the application work until it holds."""
    deadline = time.monotonic() + LONGEST_S
    while not holds():
        QCoreApplication.processEvents()
        time.sleep(0.001)  # else this loop would take from the lane what it measures
        if time.monotonic() > deadline:
            raise TimeoutError


def main() -> None:
    """Measure on the journal that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("journal", type=Path, help="a journal of `python -m tests.generator`")
    parser.add_argument("--bare", action="store_true", help="for another program to read")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name, value, unit, most, note in measure(given.journal, Path(folder)):
            if given.bare:
                print(name, value, unit, most, note, sep="\t", flush=True)
            else:
                verdict = "" if value <= most else "  above"
                print(f"{name:<46} {value:8.2f} {unit:<3} at most {most:g} {unit}{verdict}  {note}")


if __name__ == "__main__":
    main()
