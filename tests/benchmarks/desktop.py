"""How soon the quick capture is there while the program runs.

From the message of `leaderward capture`, and by the whole command as the system's keyboard settings call it.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
TIMES = 30
COMMANDS = 7


def run(journal: Path, home: Path) -> Iterator[tuple[str, float, str, float, str]]:
    """Each line: what, how much, its unit, what was promised, and what stands beside it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject

    from journal.places import Places, SystemClock, World, system_chance
    from ui.app import App, make_app
    from ui.desktop.call import address_of, ask

    (home / "config").mkdir(exist_ok=True)
    (home / "config" / "settings.toml").write_text("begun = true\n")
    environment = {"XDG_RUNTIME_DIR": str(home)}
    world = World(SystemClock(), Places(home / "data", home / "config"), system_chance(), environment)
    app = App(QCoreApplication.instance() or make_app(["bench"]), world, str(journal))
    app.start()
    while app.program is None or app.program.window.drift is None or not app.program.window.is_current:
        QCoreApplication.processEvents()
    assert app.presence is not None
    quick = app.presence.quick
    painted: list[float] = []

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint:
                painted.append(time.perf_counter())
            return False

    watch = Watch()
    quick.capture.text_field.viewport().installEventFilter(watch)

    def shown() -> None:
        while not painted:  # sleeping, so that the command has the machine to itself
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        # what it paints after that belongs to it; the next one begins with a hidden window
        QCoreApplication.processEvents()
        quick.hide()
        QCoreApplication.processEvents()

    def timed(call: threading.Thread) -> float:
        painted.clear()
        started = time.perf_counter()
        call.start()
        shown()
        call.join()
        return (painted[0] - started) * 1000

    address = address_of(journal, environment)
    message = [
        timed(threading.Thread(target=ask, args=(address, "capture", environment))) for _time in range(TIMES)
    ]
    command = [sys.executable, "-m", "ui", "--journal", str(journal), "capture"]
    whole = [
        timed(
            threading.Thread(target=subprocess.run, args=(command,), kwargs={"cwd": ROOT, "env": own(home)})
        )
        for _time in range(COMMANDS)
    ]
    python = []
    for _time in range(COMMANDS):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        python.append((time.perf_counter() - started) * 1000)
    app.shell.leave()
    app.close()
    yield (
        *("quick capture, from message to paint", max(message), "ms", 150.0),
        f"(the slowest of {TIMES}; the median {statistics.median(message):.0f})",
    )
    floor = statistics.median(python)
    yield (
        *(
            "capture by command to paint, over Python",
            statistics.median(whole) - floor,
            "ms",
            150.0,
        ),
        f"({statistics.median(whole):.0f} - {floor:.0f})",
    )


def own(home: Path) -> dict[str, str]:
    """The environment in which the command finds the program of this benchmark."""
    return {**os.environ, "XDG_RUNTIME_DIR": str(home), "HOME": str(home)}
