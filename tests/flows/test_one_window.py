"""One window per journal: a second start raises the first, and a killed one is no obstacle."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.flows.conftest import PATIENCE, ROOT, Screen, mark_begun, until
from tests.flows.test_desktop_story import active, desktop

__all__ = ["desktop"]


def call(screen: Screen, *words: str) -> subprocess.Popen[bytes]:
    """`leaderward …`, started and not waited for."""
    command = [sys.executable, "-m", "ui", "--journal", str(screen.journal), "--now", screen.now, *words]
    environment = {**screen.environment, "XDG_SESSION_TYPE": "x11"}
    program = subprocess.Popen(command, cwd=ROOT, env=environment)
    screen.programs.append(program)
    return program


def windows(screen: Screen) -> list[str]:
    found = screen._run(["xdotool", "search", "--onlyvisible", "--name", "Leaderward"], check=False).split()
    names = [screen._run(["xdotool", "getwindowname", window], check=False).strip() for window in found]
    return sorted(name for name in names if "Leaderward" in name)


def is_front(screen: Screen, start: str) -> bool:
    return active(screen).startswith(start)


def settled(screen: Screen, program: subprocess.Popen[bytes]) -> None:
    """The window is there and takes what is typed."""
    until(lambda: is_front(screen, "journal – Leaderward"), "the window in front")
    assert program.poll() is None


def test_a_second_start_raises_the_first_and_ends(desktop: Screen) -> None:
    first = desktop.open()
    settled(desktop, first)
    desktop.type("Typed in the first")
    desktop.xdo("getactivewindow", "windowminimize")
    until(lambda: not windows(desktop), "the window out of the way")
    link = desktop.journal.with_name("another name.leaderward")
    link.symlink_to(desktop.journal)
    second = Screen(desktop.display, desktop.home, link, programs=desktop.programs)
    assert call(second).wait(PATIENCE) == 0
    settled(desktop, first)
    assert windows(desktop) == ["journal – Leaderward"]
    desktop.press("ctrl+l")
    until(lambda: [action["text"] for action in desktop.actions()] == ["Typed in the first"], "the action")


def test_after_kill_9_the_next_start_is_the_first_again(desktop: Screen) -> None:
    first = desktop.open()
    settled(desktop, first)
    desktop.kill(first)
    until(lambda: not windows(desktop), "no window")
    second = desktop.open()
    settled(desktop, second)
    assert call(desktop).wait(PATIENCE) == 0
    settled(desktop, second)


def test_two_that_start_at_once_make_one_window(desktop: Screen) -> None:
    mark_begun(desktop.home / ".config" / "leaderward" / "settings.toml")
    both = [call(desktop), call(desktop)]
    until(lambda: windows(desktop) == ["journal – Leaderward"], "one window")
    until(lambda: [program.poll() for program in both].count(0) == 1, "the other one ended")
    assert [program.poll() for program in both].count(None) == 1


def test_capture_shows_the_small_window_of_the_running_program(desktop: Screen) -> None:
    first = desktop.open()
    settled(desktop, first)
    assert call(desktop, "capture").wait(PATIENCE) == 0
    until(lambda: is_front(desktop, "Log an action in journal"), "the quick capture")
    desktop.type("Asked why the renewals slip")
    desktop.press("ctrl+l")
    until(lambda: [action["behaviour"] for action in desktop.actions()] == ["leader"], "the action")
    until(lambda: windows(desktop) == ["journal – Leaderward"], "the small window gone")
    assert first.poll() is None


def test_capture_without_a_program_needs_no_main_window_and_ends_with_it(desktop: Screen) -> None:
    mark_begun(desktop.home / ".config" / "leaderward" / "settings.toml")
    program = call(desktop, "capture")
    until(lambda: is_front(desktop, "Log an action in journal"), "the quick capture")
    assert "journal – Leaderward" not in windows(desktop)
    desktop.type("On the way to the train")
    desktop.press("Return")
    until(lambda: [action["text"] for action in desktop.actions()] == ["On the way to the train"], "saved")
    assert program.wait(PATIENCE) == 0


def test_another_journal_has_a_window_of_its_own(desktop: Screen, tmp_path: Path) -> None:
    first = desktop.open()
    settled(desktop, first)
    other = Screen(desktop.display, desktop.home, tmp_path / "other.leaderward", programs=desktop.programs)
    call(other)
    until(lambda: windows(desktop) == ["journal – Leaderward", "other – Leaderward"], "two windows")
