"""How quick the capture is: from key to painted row, a key in a long text, the quick capture's window."""

from __future__ import annotations

import os
import shutil
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from tests.begun import mark_begun

Line = tuple[str, float, str, float, str]
SAVES = 300
LONG = 1_000_000
KEYS = 200


def run(large: Path) -> Iterator[Line]:
    """Measure in the program's own window, off the screen, on a copy of `large`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QCoreApplication

    from journal.places import Places, SystemClock, World, system_chance
    from ui.app import App, make_app

    home = large.parent / "capture"
    home.mkdir(exist_ok=True)
    mark_begun(home / "config" / "settings.toml")
    journal = home / "record.leaderward"
    shutil.copy(large, journal)
    world = World(SystemClock(), Places(home / "data", home / "config"), system_chance(), {})
    qt = QCoreApplication.instance() or make_app(["bench"])
    app = App(qt, world, str(journal))
    app.start()
    while app.program is None or app.program.window.drift is None or not app.program.window.is_current:
        QCoreApplication.processEvents()
    window = app.program.window
    yield from saved_rows(window)
    yield from long_texts(window)
    yield from quick_window(window)
    app.shell.close()
    app.close()


def saved_rows(window: object) -> Iterator[Line]:
    """From Ctrl+L in the capture field to the action's row painted in the list."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
    from PySide6.QtTest import QTest

    class Painted(QObject):
        seen = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002 - Qt's name
            if event.type() == QEvent.Type.Paint:
                self.seen = len(rows.actions_model.actions)
            return False

    today = window.today  # type: ignore[attr-defined]
    rows, field = today.list, today.capture.text_field
    painted = Painted()
    rows.viewport().installEventFilter(painted)
    figures = []
    for number in range(SAVES):
        before = len(rows.actions_model.actions)
        field.insertPlainText(f"Asked @Priya what the #renewals told her, {number}")
        QCoreApplication.processEvents()
        started = time.perf_counter()
        QTest.keyClick(field, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        while painted.seen != before + 1:
            QCoreApplication.processEvents()
        figures.append((time.perf_counter() - started) * 1000)
        if number % 20 == 19:  # a long day is twenty actions; undo keeps it so
            for _step in range(20):
                window.undo()  # type: ignore[attr-defined]
        settle(window)
    median, p99 = statistics.median(figures), sorted(figures)[int(len(figures) * 0.99)]
    yield "key to saved card, 99 of 100", p99, "ms", 16.0, f"(median {median:.1f})"


def settle(window: object) -> None:
    """Until nothing is being done."""
    from PySide6.QtCore import QCoreApplication

    QCoreApplication.processEvents()
    while not window.is_current:  # type: ignore[attr-defined]
        QCoreApplication.processEvents()


def long_texts(window: object) -> Iterator[Line]:
    """A key in a text of a megabyte, and how long pasting one takes."""
    from PySide6.QtCore import QCoreApplication, QMimeData, Qt
    from PySide6.QtTest import QTest

    field = window.today.capture.text_field  # type: ignore[attr-defined]
    for name, text in (
        ("5,000 lines", "Asked @Priya about #renewals, and what she would do\n" * 5_000),
        ("1 MB", ("Asked @Priya about #renewals 45m. " * (LONG // 34 + 1))[:LONG]),
    ):
        clip = QMimeData()
        clip.setText(text)
        started = time.perf_counter()
        field.insertFromMimeData(clip)
        QCoreApplication.processEvents()
        yield f"paste of {name}", time.perf_counter() - started, "s", 1.0, ""
        figures = []
        for _key in range(KEYS):
            started = time.perf_counter()
            QTest.keyClick(field, Qt.Key.Key_X)
            QCoreApplication.processEvents()
            figures.append((time.perf_counter() - started) * 1000)
        p99 = sorted(figures)[int(len(figures) * 0.99)]
        note = f"(median {statistics.median(figures):.1f}, longest {max(figures):.1f})"
        yield f"a key after it, 99 of 100: {name}", p99, "ms", 16.0, note
        field.set_text("")
        window.today.capture.accept()  # type: ignore[attr-defined]


def quick_window(window: object) -> Iterator[Line]:
    """From the call to the first paint of the quick capture, once it is made."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject

    from ui.dialogs.quick_capture import QuickCapture

    class Painted(QObject):
        at = 0.0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002 - Qt's name
            if event.type() == QEvent.Type.Paint:
                self.at = time.perf_counter()
            return False

    quick = QuickCapture(window.context)  # type: ignore[attr-defined]
    quick.opened = window.opened  # type: ignore[attr-defined]
    painted = Painted()
    quick.installEventFilter(painted)
    figures = []
    for _time in range(20):
        painted.at = 0.0
        started = time.perf_counter()
        quick.show_for("Sales floor")
        while not painted.at:
            QCoreApplication.processEvents()
        figures.append((painted.at - started) * 1000)
        quick.hide()
        QCoreApplication.processEvents()
    note = f"(median {statistics.median(figures):.1f}, the first {figures[0]:.1f})"
    yield "quick capture, call to paint, the slowest", max(figures), "ms", 150.0, note
    quick.deleteLater()
