"""What several tests of the journal say in the same words."""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from journal.cli.main import Streams, main
from journal.places import World

ROOT = Path(__file__).parents[2]

# what an action is made of, its trash, and the settings; the log of steps is about these
CONTENT = ("action", "action_distinction", "action_craft", "action_name", "deleted_action", "setting")

Dump = dict[str, list[tuple[object, ...]]]


def dump(path: Path, tables: Sequence[str] = CONTENT) -> Dump:
    """Every row of the tables that hold what the person wrote."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: sorted(connection.execute(f'SELECT * FROM "{table}"').fetchall(), key=repr)  # noqa: S608
            for table in tables
        }


@dataclass(frozen=True)
class Said:
    """What a command line came to."""

    code: int
    out: str
    err: str


def leaderward(world: World, *arguments: str, typed: str = "") -> Said:
    """Run the command line in this process, in a world of the test's own."""
    out, err = io.StringIO(), io.StringIO()

    def no_window(_options: argparse.Namespace, _world: World) -> int:
        return 70

    def no_chart(*_arguments: object) -> None:
        raise AssertionError

    streams = Streams(io.StringIO(typed), out, err)
    code = main(arguments, world, streams, open_window=no_window, draw_chart=no_chart)
    return Said(code, out.getvalue(), err.getvalue())


def environment(folder: Path, **more: str) -> dict[str, str]:
    """An environment whose home is `folder`, without anything of this machine's person."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP") if name in os.environ}
    homes = {name: str(folder) for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA")}
    return {**kept, **homes, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", **more}


def program(
    *arguments: str,
    env: Mapping[str, str],
    before: Sequence[str] = (),
    typed: bytes = b"",
    folder: Path = ROOT,
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a program of its own. `before` are words put before the interpreter."""
    return subprocess.run(
        [*before, sys.executable, "-m", "journal", *arguments],
        env=env,
        input=typed,
        capture_output=True,
        cwd=folder,
        timeout=60,
        check=False,
    )


def copy_journal(source: Path, target: Path) -> Path:
    """A journal that is closed, copied as one file."""
    assert not source.with_name(source.name + "-wal").exists()
    shutil.copyfile(source, target)
    return target


def one_line(text: str) -> bool:
    """Whether it is exactly one line that says something, and not a traceback."""
    return text.endswith("\n") and len(text.splitlines()) == 1 and len(text) > 10 and "Traceback" not in text


def powerless() -> list[str]:
    """Words before a command that make file modes count, for root too; skips where that can't be had."""
    if os.name != "posix":
        pytest.skip("file modes are POSIX's")
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root may write everywhere, and there is no setpriv to give that right up")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]


def small_disk(folder: Path, size: str) -> list[str]:
    """Words before a command for which `folder` is a disk of that size; skips where none can be made."""
    if shutil.which("unshare") is None:
        pytest.skip("there is no unshare to make a small disk with")
    private = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
    mount = f'mount -t tmpfs -o size={size} none "$0" && exec "$@"'
    words = [*private, "sh", "-c", mount, str(folder)]
    if subprocess.run([*words, "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("no small disk can be mounted here")
    return words
