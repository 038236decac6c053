"""What the stories need: a program in this process, and the real one on a screen of its own."""

from __future__ import annotations

import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.places import World
from tests.begun import mark_begun
from ui.app import App
from ui.program import Program

PATIENCE = 20.0
ROOT = Path(__file__).parents[2]


def is_ready(app: App) -> bool:
    """Whether the journal is open, both pages are there and nothing is being computed."""
    if app.program is None:
        return False
    window = app.program.window
    is_there = window.opened is not None and window.drift is not None
    return is_there and window.late.is_whole and window.lane.is_idle


@pytest.fixture
def begin_app(
    qapp: QApplication, world: World, caplog: pytest.LogCaptureFixture
) -> Iterator[Callable[..., App]]:
    """Shows the first window, before anything else is loaded; closed when the test ends.

    The first run comes only if it is asked for. What the window would tell as a bug of its own fails
    the test.
    """
    running: list[App] = []

    def begin(journal: Path | None = None, *, sample: bool = False, first_run: bool = False) -> App:
        if not first_run:
            mark_begun(world.places.settings_file)
        app = App(qapp, world, None if journal is None else str(journal), sample=sample)
        running.append(app)
        app.start()
        return app

    yield begin
    for app in running:
        app.shell.close()
        app.close()
        app.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    bugs = [record for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    assert [record.exc_text or record.getMessage() for record in bugs] == []


@pytest.fixture
def start(qtbot: QtBot, begin_app: Callable[..., App]) -> Callable[..., Program]:
    """Starts the program in this process and waits until everything is there."""

    def begin(journal: Path | None = None, *, sample: bool = False, first_run: bool = False) -> Program:
        app = begin_app(journal, sample=sample, first_run=first_run)
        qtbot.waitUntil(lambda: is_ready(app), timeout=PATIENCE * 1000)
        assert app.program is not None
        return app.program

    return begin


def until(holds: Callable[[], Any], what: str) -> Any:
    """Ask again until it holds; fails with `what` after twenty seconds."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = holds()
        if found:
            return found
        time.sleep(0.02)  # between two questions to another process
    pytest.fail(f"waited {PATIENCE:.0f} s for {what}")


def until_shown(holds: Callable[[], bool]) -> None:
    """Let the window of this process work until it holds."""
    deadline = time.monotonic() + PATIENCE
    while True:
        QCoreApplication.processEvents()
        if holds():
            return
        if time.monotonic() > deadline:
            pytest.fail(f"waited {PATIENCE:.0f} s for the window")


@dataclass
class Screen:
    """A screen of its own with the real program on it, driven as a person drives it."""

    display: str
    home: Path
    journal: Path
    now: str = "2026-11-19T16:20"
    first_run: bool = False
    programs: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """Nothing of the machine's own configuration is read or written."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_"))}
        return {
            **kept,
            "DISPLAY": self.display,
            "HOME": str(self.home),
            "QT_QPA_PLATFORM": "xcb",
            "XDG_RUNTIME_DIR": str(self.home),
            "NO_AT_BRIDGE": "1",
        }

    def open(self) -> subprocess.Popen[bytes]:
        """Start the program and give its window the keyboard."""
        if not self.first_run:
            mark_begun(self.home / ".config" / "leaderward" / "settings.toml")
        command = [sys.executable, "-m", "ui", "--journal", str(self.journal), "--now", self.now]
        program = subprocess.Popen(command, cwd=ROOT, env=self.environment)
        self.programs.append(program)
        window = until(self._window, "the window")
        self.xdo("windowfocus", "--sync", window)
        return program

    def _window(self) -> str:
        found = self._run(["xdotool", "search", "--onlyvisible", "--name", "Leaderward"], check=False)
        return found.split()[-1] if found.split() else ""

    def xdo(self, *arguments: str) -> None:
        """One xdotool command."""
        self._run(["xdotool", *arguments])

    def type(self, text: str) -> None:
        """Type a text, key by key."""
        self.xdo("type", "--delay", "4", "--", text)

    def press(self, key: str) -> None:
        """Press a key or a chord, as `ctrl+l`."""
        self.xdo("key", "--clearmodifiers", key)

    def actions(self) -> list[dict[str, Any]]:
        """What is in the journal, read by a second program beside the open window."""
        if not self.journal.exists():
            return []
        command = [sys.executable, "-m", "journal", "--journal", str(self.journal), "list", "--json"]
        found: list[dict[str, Any]] = json.loads(self._run(command))
        return found

    def _run(self, command: list[str], *, check: bool = True) -> str:
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False, timeout=60
        )
        if check and done.returncode:
            pytest.fail(f"{command[0]}: {done.stderr}")
        return done.stdout

    def kill(self, program: subprocess.Popen[bytes]) -> None:
        """As a power cut would: no farewell."""
        program.send_signal(signal.SIGKILL)
        program.wait(PATIENCE)


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """A virtual screen; where Xvfb and xdotool are missing, the stories on it can't be told."""
    if shutil.which("Xvfb") is None or shutil.which("xdotool") is None:
        missing = "needs Xvfb and xdotool, which make test installs on Debian"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-noreset", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        display = f":{pipe.readline().strip()}"
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    shown = Screen(display, home, tmp_path / "journal.leaderward")
    yield shown
    for program in shown.programs:
        if program.poll() is None:
            program.kill()
            program.wait(PATIENCE)
    server.terminate()
    server.wait(PATIENCE)
