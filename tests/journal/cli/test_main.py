"""The command line as a program: journals it can't use, streams it can't write, and kill -9."""

from __future__ import annotations

import dataclasses
import io
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from typing_extensions import override

from journal.cli.main import Streams, main
from journal.opening import open_journal
from journal.places import World
from tests.journal.helpers import ROOT, environment, leaderward, one_line, program

posix = pytest.mark.skipif(os.name != "posix", reason="signals and closed descriptors are POSIX's")


def texts(path: Path, world: World) -> list[str]:
    opened = open_journal(path, world, create=False)
    try:
        return [action.text for action in opened.reader.actions()]
    finally:
        opened.close()


# ── Which journal ──


def test_the_journal_may_stand_before_or_after_the_command(world: World, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    assert leaderward(world, "--journal", str(one), "add", "before").code == 0
    assert leaderward(world, "add", "--journal", str(one), "after").code == 0
    assert leaderward(world, "--journal", str(two), "add", "the later", "--journal", str(one)).code == 0
    assert leaderward(world, f"--journal={one}", "add", "equals").code == 0
    assert sorted(texts(one, world)) == ["after", "before", "equals", "the later"]
    assert not two.exists()
    assert not world.places.data.exists()


def test_the_variable_names_the_journal_unless_the_option_does(world: World, tmp_path: Path) -> None:
    named = dataclasses.replace(world, environment={"LEADERWARD_JOURNAL": str(tmp_path / "variable")})
    leaderward(named, "add", "by variable")
    leaderward(named, "--journal", str(tmp_path / "option"), "add", "by option")
    assert texts(tmp_path / "variable", world) == ["by variable"]
    assert texts(tmp_path / "option", world) == ["by option"]


def test_an_empty_name_is_not_the_default_journal(world: World) -> None:
    said = leaderward(world, "--journal", "", "add", "x")
    assert said.code in (1, 2)
    assert one_line(said.err)
    assert not world.places.data.exists()


def test_the_journal_opened_last_is_the_one(world: World, tmp_path: Path) -> None:
    path = tmp_path / "last.leaderward"
    open_journal(path, world).close()
    world.places.config.mkdir()
    world.places.settings_file.write_text(f"recent = [{str(path)!r}]\n")
    leaderward(world, "add", "x")
    assert texts(path, world) == ["x"]


@pytest.mark.parametrize("command", [["add", "x"], ["list"], ["list", "--json"]])
@pytest.mark.parametrize("content", [b"", b"Dear diary", b"SQLite format 3\x00", None])
def test_an_unusable_journal_is_told_in_one_line(
    path: Path, world: World, command: list[str], content: bytes | None
) -> None:
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    said = leaderward(world, "--journal", str(path), *command)
    assert (said.code, said.out) == (1, "")
    assert one_line(said.err)
    assert said.err.startswith("leaderward: ")


# ── Clock ──


def test_now_sets_the_clock(world: World) -> None:
    leaderward(world, "add", "x", "--now", "2020-02-29T23:00+02:00")
    (action,) = json.loads(leaderward(world, "--now", "2020-03-01T12:00", "list", "--json").out)
    assert (action["day"], action["captured"]) == ("2020-02-29", "2020-02-29T23:00:00+02:00")


# ── Without a window ──


@pytest.mark.parametrize("arguments", [[], ["chart", "x.png"]])
def test_the_journal_alone_has_no_window_and_says_so(tmp_path: Path, arguments: list[str]) -> None:
    done = program(*arguments, env=environment(tmp_path))
    assert (done.returncode, done.stdout) == (2, b"")
    assert one_line(done.stderr.decode())


def test_the_window_is_opened_without_a_command(world: World) -> None:
    assert leaderward(world).code == 70


@pytest.mark.parametrize("arguments", [["--version"], ["add", "--help"]])
def test_help_and_version_go_to_standard_output(tmp_path: Path, arguments: list[str]) -> None:
    done = program(*arguments, env=environment(tmp_path, COLUMNS="70"))
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout


def test_add_loads_nothing_heavy(tmp_path: Path) -> None:
    code = """
import sys
from journal.cli.main import Streams, main
from journal.places import World
code = main(["add", "x"], World.real(), Streams.standard(), open_window=print, draw_chart=print)
roots = {name.partition(".")[0] for name in sys.modules}
print(code, sorted(roots & {"PySide6", "shiboken6", "numpy", "alembic", "mako", "pyqtgraph", "ui"}))
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(tmp_path),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[1:] == ["0 []"]


# ── Streams ──

MIXED = "Zoë said “go” 🙂 שלום 日本"


@pytest.mark.parametrize(
    "more",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
    ids=str,
)
def test_a_terminal_without_the_letters_gets_what_it_can(
    tmp_path: Path, world: World, more: dict[str, str]
) -> None:
    path = tmp_path / "Ärger.leaderward"
    open_journal(path, world).close()
    leaderward(world, "--journal", str(path), "add", MIXED)
    env = environment(tmp_path, **more)
    encoding = more.get("PYTHONIOENCODING", "utf-8")
    done = program("--journal", str(path), "list", "--json", env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [action["text"] for action in json.loads(done.stdout.decode(encoding))] == [MIXED]
    done = program("--journal", str(path.parent), "list", env=env)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    done = program("--journal", str(path), "list", env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"go" in done.stdout


@pytest.mark.parametrize(
    ("typed", "more"),
    [
        (b"latin-1: \xe9\n", {}),
        (b"\xed\xa0\x80", {"LC_ALL": "C"}),
        ("é".encode(), {"PYTHONIOENCODING": "ascii"}),
    ],
)
def test_standard_input_that_is_no_text_is_refused(
    tmp_path: Path, typed: bytes, more: dict[str, str]
) -> None:
    done = program("add", "-", env=environment(tmp_path, **more), typed=typed)
    assert (done.returncode, done.stdout) == (2, b"")
    assert one_line(done.stderr.decode("ascii", "replace"))


@posix
def test_an_argument_that_is_no_text_is_refused(tmp_path: Path) -> None:
    done = program("add", os.fsdecode(b"latin-1 \xe9"), env=environment(tmp_path))
    assert (done.returncode, done.stdout) == (2, b"")
    assert one_line(done.stderr.decode())


def shell(command: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    env = environment(folder, PYTHON=sys.executable, **more)
    return subprocess.run(
        ["sh", "-c", command], env=env, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


@posix
def test_a_reader_that_has_had_enough_is_no_error(tmp_path: Path) -> None:
    done = shell('"$PYTHON" -m journal --sample list --json | head -n 1', tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[\n", "")
    # so little that it is still in the buffer when the program ends
    done = shell('{ "$PYTHON" -m journal list --json; echo $? >&2; } | true', tmp_path)
    assert done.stderr == "0\n"
    done = shell('{ "$PYTHON" -m journal add kept; echo $? >&2; } | true', tmp_path)
    assert done.stderr == "0\n"
    assert "kept" in shell('"$PYTHON" -m journal list', tmp_path).stdout


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_output_that_cant_be_written_is_told(tmp_path: Path) -> None:
    for command in ("list --json", "add x"):
        done = shell(f'"$PYTHON" -m journal {command} > /dev/full', tmp_path)
        assert done.returncode == 1
        assert one_line(done.stderr)
    assert shell('"$PYTHON" -m journal list', tmp_path).stdout.count("x") == 1


@posix
@pytest.mark.parametrize(
    ("command", "closed"),
    [
        ("add x", ">&-"),
        ("list", ">&-"),
        ("add -", "<&-"),
        ("add x --minutes 0", "2>&-"),
        ("add -", "<&- >&- 2>&-"),
    ],
)
def test_streams_that_are_closed_break_nothing(tmp_path: Path, command: str, closed: str) -> None:
    done = shell(f'"$PYTHON" -m journal {command} {closed}', tmp_path)
    assert done.returncode == (2 if command in ("add -", "add x --minutes 0") else 0)
    assert "Traceback" not in done.stderr
    if done.returncode == 2:
        assert done.stdout == ""


class Hesitating(io.StringIO):
    """Somebody who presses Ctrl C instead of typing."""

    @override
    def read(self, size: int | None = -1, /) -> str:
        raise KeyboardInterrupt


def test_an_interrupt_is_quiet_and_logs_nothing(path: Path, world: World) -> None:
    streams = Streams(Hesitating(), io.StringIO(), io.StringIO())
    arguments = ["--journal", str(path), "add", "-"]
    code = main(arguments, world, streams, open_window=lambda _o, _w: 70, draw_chart=print)
    assert (code, streams.out.tell(), streams.err.tell()) == (130, 0, 0)
    assert not path.exists()


# ── kill -9 ──


@posix
def test_what_was_printed_as_logged_survives_kill_9(tmp_path: Path, world: World) -> None:
    path = tmp_path / "a.leaderward"
    keys = []
    for number in range(3):
        adding = subprocess.Popen(
            [sys.executable, "-m", "journal", "--journal", str(path), "add", f"number {number}"],
            env=environment(tmp_path), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert adding.stdout is not None
        keys.append(adding.stdout.readline().decode().strip())
        adding.kill()
        adding.communicate()
    opened = open_journal(path, world, create=False)
    assert sorted(action.id for action in opened.reader.actions()) == sorted(keys)
    opened.close()


STREAM = """
import sys
from pathlib import Path
from journal.domain.action import Draft
from journal.opening import open_journal
from journal.places import World
opened = open_journal(Path(sys.argv[1]), World.real())
while True:
    print(opened.journal.record(Draft("a line about #this and @that")), flush=True)
"""


@posix
@pytest.mark.parametrize("count", [3, 150])
def test_a_stream_of_actions_killed_anywhere_has_all_that_it_printed(
    tmp_path: Path, world: World, count: int
) -> None:
    path = tmp_path / "a.leaderward"
    streaming = subprocess.Popen(
        [sys.executable, "-c", STREAM, str(path)],
        env=environment(tmp_path), cwd=ROOT, text=True, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert streaming.stdout is not None
    printed = [streaming.stdout.readline().strip() for _ in range(count)]
    streaming.kill()
    rest, _ = streaming.communicate()
    printed += [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    opened = open_journal(path, world, create=False)
    held = {action.id for action in opened.reader.actions()}
    assert {key.strip() for key in printed} <= held
    assert len(held) <= len(printed) + 1
    opened.journal.undo()
    opened.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
