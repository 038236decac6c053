"""What is timed from outside: small programs that print when they could take a key.

Each prints one line with the machine's monotonic clock, which all processes share.
"""

from __future__ import annotations

import sys
import time
from itertools import pairwise
from pathlib import Path


def bare() -> None:
    """The floor: a bare PySide6 window with a text field that has the focus."""
    from PySide6.QtCore import QEvent, Qt, QTimer
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

    app = QApplication(["bare"])
    window = QMainWindow()
    field = QPlainTextEdit()
    window.setCentralWidget(field)
    window.resize(1280, 832)
    window.show()
    field.setFocus()

    def take_a_key() -> None:
        app.sendEvent(
            field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
        )
        print("field", time.monotonic(), field.toPlainText(), flush=True)
        app.quit()

    QTimer.singleShot(0, take_a_key)
    app.exec()


def loading(journal: str, home: str) -> None:
    """The program with nobody at its keys: the longest wait of one until every page is there."""
    from PySide6.QtCore import QTimer

    from journal.places import Places, SystemClock, World, system_chance
    from ui.app import App, make_app

    places = Places(Path(home) / "data", Path(home) / "config")
    app = make_app(["leaderward"])
    program = App(app, World(SystemClock(), places, system_chance(), {}), journal)
    ticks = [time.monotonic()]
    pulse = QTimer()

    def tick() -> None:
        ticks.append(time.monotonic())
        running = program.program
        if running is not None and running.window.late.is_whole and running.window.lane.is_idle:
            pulse.stop()
            print("whole", ticks[-1], flush=True)
            print("stall", max(later - sooner for sooner, later in pairwise(ticks[1:])), flush=True)
            program.shell.close()

    pulse.timeout.connect(tick)
    pulse.start(5)
    program.start()
    app.exec()
    program.close()


def leaderward(journal: str, home: str) -> None:  # noqa: PLR0915 - one story, told in order
    """The program itself, through its one entry: field, then both pages drawn, then its memory."""
    import ui.__main__
    from journal.cli.parser import parse
    from journal.places import Places, SystemClock, World, system_chance
    from ui.app import App, make_app

    options = parse(["--journal", journal])
    places = Places(Path(home) / "data", Path(home) / "config")
    world = World(SystemClock(), places, system_chance(), {})
    app = make_app(["leaderward"])
    program = App(app, world, options.journal)

    from PySide6.QtCore import QEvent, Qt, QTimer
    from PySide6.QtGui import QKeyEvent

    field = program.shell.opening.capture.text_field

    def take_a_key() -> None:
        app.sendEvent(
            field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
        )
        print("field", time.monotonic(), field.text(), flush=True)
        ticks.append(time.monotonic())
        pulse.start(5)
        wait_for_pages()

    ticks: list[float] = []
    pulse = QTimer()
    pulse.timeout.connect(lambda: ticks.append(time.monotonic()))

    def wait_for_pages() -> None:
        running = program.program
        if running is None or running.window.drift is None:
            QTimer.singleShot(2, wait_for_pages)
            return
        pulse.stop()
        print("stall", max(later - sooner for sooner, later in pairwise(ticks)), flush=True)
        running.window.show_page("drift")
        wait_for_chart()

    def wait_for_chart() -> None:
        running = program.program
        assert running is not None
        drift = running.window.drift
        assert drift is not None
        if not drift.is_current or drift.chart.figure is None:
            QTimer.singleShot(2, wait_for_chart)
            return
        program.shell.grab()
        print("drift", time.monotonic(), flush=True)
        running.window.show_page("today")
        program.shell.grab()
        QTimer.singleShot(300, tell_memory)

    def tell_memory() -> None:
        status = Path("/proc/self/status")
        if status.exists():
            fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
            print("memory", int(fields["VmRSS"].split()[0]) / 1024, flush=True)
        program.shell.close()

    QTimer.singleShot(0, take_a_key)  # the first thing after the first paint
    program.start()
    app.exec()
    program.close()
    assert ui.__main__


if __name__ == "__main__":
    {"bare": bare, "loading": loading, "leaderward": leaderward}[sys.argv[1]](*sys.argv[2:])
