"""On a real desktop with a window manager and a tray: icon, prompt, global shortcut, and one window."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.flows.conftest import PATIENCE, ROOT, Screen, mark_begun, until

NOW = "2026-11-19T17:20:00+00:00"
PROMPT = {"event": "I close the dialler", "prompt_at": "17:25", "since": "2026-11-19"}


@dataclass
class Mover:
    """The program whose clock this moves."""

    process: subprocess.Popen[str]

    def look(self, seconds: float = 0) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"look {seconds}\n")
        self.process.stdin.flush()
        found: dict[str, Any] = json.loads(self.process.stdout.readline())
        return found

    def until(self, key: str, value: object = True) -> dict[str, Any]:
        def holds() -> dict[str, Any] | None:
            state = self.look()
            return state if state.get(key) == value or (value is True and state.get(key)) else None

        found: dict[str, Any] = until(holds, f"{key} = {value}")
        return found

    def quit(self) -> None:
        out, _err = self.process.communicate("quit\n", timeout=PATIENCE)
        assert (out, self.process.returncode) == ("", 0)


MOVERS: list[Mover] = []


@pytest.fixture(autouse=True)
def let_go() -> Iterator[None]:
    """No program of a story outlives it."""
    yield
    for mover in MOVERS:
        mover.process.kill()
        mover.process.communicate()
    MOVERS.clear()


def need(*tools: str) -> None:
    if missing := [tool for tool in tools if shutil.which(tool) is None]:
        words = f"needs {' and '.join(missing)}, which make test installs on Debian"
        if os.environ.get("CI"):
            pytest.fail(words)
        pytest.skip(words)


@pytest.fixture
def desktop(screen: Screen) -> Iterator[Screen]:
    """The screen with a window manager on it."""
    need("openbox")
    process = subprocess.Popen(["openbox"], env=screen.environment, stderr=subprocess.DEVNULL)
    until(lambda: "window manager" in _wm(screen), "the window manager")
    yield screen
    process.terminate()
    process.wait(PATIENCE)


def _wm(screen: Screen) -> str:
    done = subprocess.run(
        ["xdotool", "get_desktop"], env=screen.environment, capture_output=True, text=True, check=False
    )
    return "window manager" if done.returncode == 0 else done.stderr


@pytest.fixture
def tray(desktop: Screen) -> Iterator[subprocess.Popen[bytes]]:
    """A tray host in the upper left corner."""
    process = start_tray(desktop)
    yield process
    process.terminate()
    process.wait(PATIENCE)


def start_tray(desktop: Screen) -> subprocess.Popen[bytes]:
    need("trayer")
    command = ["trayer", "--edge", "top", "--align", "left", "--widthtype", "request", "--height", "24"]
    process = subprocess.Popen(command, env=desktop.environment, stderr=subprocess.DEVNULL)
    until(lambda: desktop._run(["xdotool", "search", "--class", "trayer"], check=False).split(), "the tray")
    return process


def run(screen: Screen, cue: dict[str, str] | None = None, settings: str = "") -> Mover:
    """Start the program with that cue in its journal."""
    mark_begun(screen.home / "config" / "settings.toml")
    with (screen.home / "config" / "settings.toml").open("a") as file:
        file.write(settings)
    if cue is not None:
        add = [sys.executable, "-m", "journal", "--journal", str(screen.journal), "--now", "2026-11-16T10:00"]
        screen._run([*add, "add", "On Monday", "--leader"])
        code = (
            "import json, sqlite3, sys; base = sqlite3.connect(sys.argv[1]);"
            "base.execute('insert into setting values (?, ?)', ('cue', sys.argv[2])); base.commit()"
        )
        screen._run([sys.executable, "-c", code, str(screen.journal), json.dumps(cue)])
    command = [sys.executable, "-m", "tests.flows.desktop_program"]
    process = subprocess.Popen(
        [*command, str(screen.journal), str(screen.home), NOW],
        cwd=ROOT,
        env={**screen.environment, "XDG_SESSION_TYPE": "x11"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    mover = Mover(process)
    MOVERS.append(mover)
    mover.until("ready")
    return mover


def busy_elsewhere(screen: Screen) -> str:
    """Another program takes the focus; the name of its window."""
    code = (
        "from PySide6.QtWidgets import QApplication, QPlainTextEdit; app = QApplication(['other']);"
        "w = QPlainTextEdit(); w.setWindowTitle('Dialler'); w.setGeometry(300, 300, 300, 200); w.show();"
        "app.exec()"
    )
    other = subprocess.Popen([sys.executable, "-c", code], env=screen.environment)
    screen.programs.append(other)
    window = until(lambda: screen._run(["xdotool", "search", "--name", "Dialler"], check=False), "Dialler")
    until(lambda: active(screen) == "Dialler" or screen.xdo("windowactivate", window.split()[-1]), "focus")
    return "Dialler"


def active(screen: Screen) -> str:
    return screen._run(["xdotool", "getactivewindow", "getwindowname"], check=False).strip()


def is_in_the_corner(place: list[int]) -> bool:
    left, top, width, height = place
    return left + width > 1400 - 40 and top + height > 900 - 80


def is_in_the_middle(place: list[int]) -> bool:
    left, top, width, _height = place
    return abs(left + width / 2 - 700) < 2 and 100 < top < 400


def click(screen: Screen, place: list[int], button: str = "1") -> None:
    left, top, width, height = place
    screen.xdo("mousemove", str(left + width // 2), str(top + height // 2), "click", button)


def test_the_prompt_comes_once_and_leaves_the_focus_where_it_is(desktop: Screen) -> None:
    mover = run(desktop, PROMPT)
    other = busy_elsewhere(desktop)
    mover.until("active", value=False)
    assert mover.look(240)["prompt"] == ""
    state = mover.look(60)
    assert state["prompt"] == "When I close the dialler: what did you do today?"
    assert active(desktop) == other
    until(lambda: is_in_the_corner(mover.look()["prompt_place"]), "the prompt in its corner")
    assert active(desktop) == other
    # nobody answers: it goes after a minute and does not come again today
    assert mover.look(59)["prompt"]
    mover.look(2)
    assert mover.until("prompt", "")["window"]
    assert mover.look(3600)["prompt"] == ""
    assert mover.look(-7200)["prompt"] == ""
    assert mover.look(7200)["prompt"] == ""
    # but tomorrow
    assert mover.look(24 * 3600)["prompt"]
    mover.quit()


def test_sweep_opens_the_sweep_in_front(desktop: Screen) -> None:
    mover = run(desktop, PROMPT)
    busy_elsewhere(desktop)
    mover.until("active", value=False)
    state = mover.look(330)
    left, top, _width, _height = state["prompt_place"]
    # with the mouse there, Enter says yes
    click(desktop, [left, top, 40, 40])
    mover.until("prompt_active")
    desktop.press("Return")
    state = mover.until("sweep")
    mover.until("active")
    assert mover.look()["prompt"] == ""
    desktop.type("Asked why the renewals slip")
    desktop.press("ctrl+Return")
    desktop.press("l")
    until(lambda: [action["behaviour"] for action in desktop.actions()][:1] == ["leader"], "the action")
    mover.quit()


def test_not_today_with_escape_and_without_a_sound(desktop: Screen) -> None:
    mover = run(desktop, PROMPT)
    busy_elsewhere(desktop)
    mover.until("active", value=False)
    left, top, _width, _height = mover.look(330)["prompt_place"]
    click(desktop, [left, top, 40, 40])
    mover.until("prompt_active")
    desktop.press("Escape")
    mover.until("prompt", "")
    assert not mover.look()["sweep"]
    assert mover.look(3600)["prompt"] == ""
    mover.quit()


@pytest.mark.usefixtures("tray")
def test_the_icon_brings_the_window_back_and_its_menu_quits(desktop: Screen) -> None:
    mover = run(desktop, PROMPT)
    place = mover.until("tray")["tray"]
    assert place[0] < 200
    desktop.press("alt+F4")
    state = mover.until("window", value=False)
    assert state["tray"]
    click(desktop, mover.until("tray")["tray"])
    mover.until("window")
    mover.until("active")
    desktop.press("ctrl+q")
    assert mover.process.wait(PATIENCE) == 0


@pytest.mark.usefixtures("tray")
def test_without_the_prompt_closing_closes_although_there_is_a_tray(desktop: Screen) -> None:
    mover = run(desktop)
    mover.until("tray")
    desktop.press("alt+F4")
    assert mover.process.wait(PATIENCE) == 0


def test_a_tray_that_comes_later_gets_the_icon_and_without_one_closing_closes(desktop: Screen) -> None:
    mover = run(desktop, PROMPT)
    assert mover.look()["tray"] is None
    process = start_tray(desktop)
    mover.until("tray")
    process.terminate()
    process.wait(PATIENCE)
    mover.until("tray", None)
    desktop.press("alt+F4")
    assert mover.process.wait(PATIENCE) == 0


def test_the_key_opens_the_quick_capture_over_another_program(desktop: Screen) -> None:
    mover = run(desktop)
    assert mover.look()["key"] == "ready"
    busy_elsewhere(desktop)
    mover.until("active", value=False)
    for locks in ([], ["Num_Lock"], ["Caps_Lock"]):
        for lock in locks:
            desktop.press(lock)
        desktop.press("ctrl+alt+j")
        mover.until("quick")
        until(lambda: is_in_the_middle(mover.look()["quick_place"]), "the quick capture in the middle")
        for lock in locks:
            desktop.press(lock)
        desktop.press("Escape")
        mover.until("quick", value=False)
    mover.quit()


def test_the_key_is_known_to_be_lost_and_found_when_the_keyboard_changes(desktop: Screen) -> None:
    need("setxkbmap")
    mover = run(desktop)
    assert mover.look()["key"] == "ready"
    desktop._run(["setxkbmap", "ru"])  # on which no key is a J
    mover.until("key", "unusable")
    desktop._run(["setxkbmap", "us"])
    mover.until("key", "ready")
    busy_elsewhere(desktop)
    mover.until("active", value=False)
    desktop.press("ctrl+alt+j")
    mover.until("quick")
    mover.quit()


def test_a_key_that_another_program_has_is_no_harm(desktop: Screen) -> None:
    first = run(desktop)
    assert first.look()["key"] == "ready"
    other = Screen(desktop.display, desktop.home.parent / "other", desktop.home.parent / "other.leaderward")
    other.home.mkdir()
    second = run(other)
    assert second.look()["key"] == "taken"
    second.quit()
    first.quit()
