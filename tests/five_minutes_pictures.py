"""Scenes for `make screens`: the line, the sweep, To tag, quick capture, calendar, the prompt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journal.domain.cue import Cue
from ui.app import App
from ui.dialogs.calendar_import import CalendarImportDialog
from ui.dialogs.prompt import PromptWindow
from ui.dialogs.quick_capture import QuickCapture
from ui.window import MainWindow

SCENES = ("line", "completion", "sweep", "tagging", "which", "end", "to-tag", "quick", "calendar", "prompt")
LINES = """Asked @Femi which of his calls he would play to a new starter
Moved Friday’s targets after the dialler was down 20m
Sat with @Joss on three renewals and let him close two
Closed the Brandt order myself
Stand-up: asked why we call before ten at all"""
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//Calendar//EN
{events}END:VCALENDAR
"""
EVENT = """BEGIN:VEVENT
UID:{uid}@example.org
DTSTART:{day}T{start}00
DTEND:{day}T{end}00
SUMMARY:{summary}
ATTENDEE;CN={who}:mailto:{uid}@example.org
END:VEVENT
"""
MEETINGS = (
    ("20261109", "0900", "0930", "Stand-up", "Priya Nair"),
    ("20261110", "1400", "1500", "Pricing huddle", "Tomas Weber"),
    ("20261112", "1100", "1130", "1:1 Femi", "Femi Ade"),
    ("20261116", "0900", "0930", "Stand-up", "Priya Nair"),
    ("20261117", "1530", "1700", "Board: discounts", "Helen Ross"),
    ("20261118", "1000", "1045", "Renewals, what is next", "Joss Byrne"),
)


def show(app: App, scene: str, wait: Callable[[Callable[[], bool]], None]) -> QWidget:
    """Bring the program to a scene; returns what is to be looked at."""
    assert app.program is not None
    window = app.program.window
    field = window.today.capture.text_field
    if scene in ("line", "completion"):
        field.insertPlainText("yesterday 16:00: Asked @Tomas what would make #renewals worth his best hour")
        if scene == "line":
            field.insertPlainText(" 45m")
        else:
            QTest.keyClicks(field, " with @")
    elif scene == "to-tag":
        window.commands.action("to_tag").trigger()
    elif scene == "quick":
        return _quick(window, wait)
    elif scene == "calendar":
        return _calendar(window, wait)
    elif scene == "prompt":
        return _prompt(app)
    else:
        _sweep(window, scene, wait)
    wait(lambda: window.is_current)
    return app.shell


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def _sweep(window: MainWindow, scene: str, wait: Callable[[Callable[[], bool]], None]) -> None:
    window.open_sweep()
    sweep = window.today.sweeping.sweep
    sweep.text.field.insertPlainText(LINES)
    wait(lambda: window.is_current)
    if scene == "sweep":
        return
    _press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: window.is_current)
    for tag in "LMLOL"[: 5 if scene == "end" else 2]:
        _press(getattr(Qt.Key, f"Key_{tag}"))
    if scene == "which":
        _press(Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)


def _quick(window: MainWindow, wait: Callable[[Callable[[], bool]], None]) -> QWidget:
    quick = QuickCapture(window.context)
    quick.opened = window.opened
    quick.show_for("Sales floor")
    quick.capture.text_field.insertPlainText(
        "Femi asked why we read the old script. Told him to write a better one #script"
    )
    wait(lambda: window.is_current)
    return quick


def _calendar(window: MainWindow, wait: Callable[[Callable[[], bool]], None]) -> QWidget:
    assert window.opened is not None
    events = "".join(
        EVENT.format(uid=number, day=day, start=start, end=end, summary=summary, who=who)
        for number, (day, start, end, summary, who) in enumerate(MEETINGS)
    )
    with TemporaryDirectory() as folder:
        file = Path(folder) / "calendar.ics"
        file.write_text(CALENDAR.format(events=events).replace("\n", "\r\n"), "utf-8")
        dialog = CalendarImportDialog(window.context, window.opened, file, window.shell)
        dialog.open()
        wait(lambda: window.lane.is_idle)
        wait(lambda: dialog.list.model().rowCount() > 0)
    return dialog


def _prompt(app: App) -> QWidget:
    assert app.program is not None
    now = app.program.window.opened.journal.now() if app.program.window.opened else None
    assert now is not None
    prompt = PromptWindow(app.look, Cue("I close the dialler", now.time()), now)
    prompt.appear()
    return prompt
