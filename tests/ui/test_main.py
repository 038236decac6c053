"""The one command, as a terminal calls it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def leaderward(*arguments: str | Path, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": ""}
    command = [sys.executable, "-m", "ui", "--journal", str(home / "mine.leaderward"), *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_need_no_window(option: str) -> None:
    code = (
        "import sys\n"
        "from ui.__main__ import main\n"
        "try: assert not main()\n"
        "except SystemExit as ended: assert not ended.code\n"
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))]\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, option], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_chart_draws_every_file_by_its_ending(tmp_path: Path) -> None:
    for text in ("Asked why", "Checked the log", "Asked again"):
        assert leaderward("add", text, "--leader", home=tmp_path).returncode == 0
    files = [tmp_path / f"drift.{ending}" for ending in ("png", "svg", "PDF")]
    done = leaderward("chart", *files, "--size", "800x500", home=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == [str(file) for file in files]
    starts = [file.read_bytes()[:5] for file in files]
    assert starts == [b"\x89PNG\r", b"<?xml", b"%PDF-"]
    header = files[0].read_bytes()[16:24]
    assert (int.from_bytes(header[:4], "big"), int.from_bytes(header[4:], "big")) == (800, 500)


def test_one_wrong_ending_and_nothing_is_written(tmp_path: Path) -> None:
    good, bad = tmp_path / "drift.png", tmp_path / "drift.bmp"
    done = leaderward("chart", good, bad, home=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert not good.exists()
    assert not bad.exists()


def test_a_folder_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    assert leaderward("add", "Asked why", "--leader", home=tmp_path).returncode == 0
    done = leaderward("chart", tmp_path / "missing" / "drift.png", home=tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_without_a_display_one_line_says_so(tmp_path: Path) -> None:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in names}
    done = subprocess.run(
        [sys.executable, "-m", "ui"],
        cwd=ROOT,
        env={**environment, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "no display" in done.stderr
