"""Which journal is meant, how it is made, and what is said where it can't be used."""

from __future__ import annotations

import dataclasses
import os
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from journal.domain.action import Draft
from journal.errors import AlreadyThereError, JournalError, UnusableJournalError
from journal.opening import open_journal
from journal.places import World
from journal.settings.chosen import chosen_path
from journal.storage import schema
from journal.storage.tables import SCHEMA
from tests.journal.helpers import ROOT, environment, powerless, program

posix = pytest.mark.skipif(os.name != "posix", reason="file modes and links are POSIX's")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def refused(path: Path, world: World) -> UnusableJournalError:
    """That it is refused, in a sentence and with advice, and left as it is."""
    before = {p: p.read_bytes() for p in [path] if os.path.isfile(p)}  # noqa: PTH113
    with pytest.raises(UnusableJournalError) as caught:
        open_journal(path, world)
    assert caught.value.text.endswith(".")
    assert caught.value.hint
    assert {p: p.read_bytes() for p in before} == before
    return caught.value


# ── Which ──


def test_the_option_goes_before_the_variable_the_recent_and_the_default(world: World, tmp_path: Path) -> None:
    recent = tmp_path / "recent.leaderward"
    recent.touch()
    named = dataclasses.replace(world, environment={"LEADERWARD_JOURNAL": "/b"})
    assert chosen_path("/a", named, (str(recent),)) == Path("/a")
    assert chosen_path(None, named, (str(recent),)) == Path("/b")
    assert chosen_path(None, world, (str(recent), "/other")) == recent
    assert chosen_path(None, world, ("/gone",)) == world.places.default_journal
    assert chosen_path(None, world) == world.places.default_journal


def test_an_empty_variable_names_nothing(world: World) -> None:
    empty = dataclasses.replace(world, environment={"LEADERWARD_JOURNAL": ""})
    assert chosen_path(None, empty) == world.places.default_journal


@posix
def test_a_tilde_is_the_home_and_nobodys_home_is_a_name(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert chosen_path("~/x.leaderward", world) == tmp_path / "x.leaderward"
    assert chosen_path("~no-such-person/x", world) == Path("~no-such-person/x")


def test_a_recent_journal_that_cant_even_be_asked_for_is_passed_over(world: World) -> None:
    assert chosen_path(None, world, ("x" * 5_000,)) == world.places.default_journal
    assert chosen_path(None, world, ("a\0b",)) == world.places.default_journal


# ── Making ──


@posix
def test_a_new_journal_and_its_folder_are_for_its_owner_alone(tmp_path: Path, world: World) -> None:
    path = tmp_path / "new" / "folder" / "a.leaderward"
    before = os.umask(0)
    try:
        opened = open_journal(path, world)
        opened.journal.record(Draft("x"))
        assert mode(path.parent) == 0o700
        beside = sorted(path.parent.iterdir())
        assert [p.name for p in beside] == ["a.leaderward", "a.leaderward-shm", "a.leaderward-wal"]
        assert {mode(p) for p in beside} == {0o600}
        opened.close()
    finally:
        os.umask(before)
    assert [p.name for p in path.parent.iterdir()] == ["a.leaderward"]


@posix
def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path, world: World) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o775)
    open_journal(folder / "a.leaderward", world).close()
    assert mode(folder) == 0o775


@pytest.mark.parametrize(
    "name",
    [
        "my journal.leaderward",
        "what?.leaderward",
        "#1.leaderward",
        "100%.leaderward",
        "%41%00.leaderward",
        "a&b=c;d.leaderward",
        "ärger 日本 🙂.leaderward",
        "e\u0301.leaderward",
        "-dash",
        "no ending",
        ".hidden",
        "file:x?mode=ro",
        ":memory:",
        "'quoted\"",
        "x" * 240,
    ],
)
@posix
def test_a_journal_may_have_any_name(tmp_path: Path, world: World, name: str) -> None:
    path = tmp_path / name
    opened = open_journal(path, world)
    key = opened.journal.record(Draft("x"))
    opened.close()
    assert [p.name for p in tmp_path.iterdir()] == [name]
    again = open_journal(path, world, create=False)
    assert again.reader.action(key) is not None
    again.close()


@posix
def test_a_name_that_is_no_text_is_a_name_too(tmp_path: Path, world: World) -> None:
    path = tmp_path / os.fsdecode(b"latin-\xe9.leaderward")
    try:
        path.touch()
    except OSError:
        pytest.skip("this file system wants UTF-8")
    path.unlink()
    open_journal(path, world).close()
    open_journal(path, world, create=False).close()


def test_without_leave_to_create_a_missing_journal_is_an_error(path: Path, world: World) -> None:
    with pytest.raises(UnusableJournalError, match="no journal at"):
        open_journal(path, world, create=False)
    assert not path.exists()


def test_new_never_replaces_what_is_there(path: Path) -> None:
    path.write_text("precious")
    with pytest.raises(AlreadyThereError):
        schema.create_file(path)
    assert path.read_text() == "precious"
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_passphrase_is_refused_until_there_is_encryption(path: Path, world: World) -> None:
    with pytest.raises(UnusableJournalError, match="encrypted"):
        open_journal(path, world, key="secret")
    assert not path.exists()


@posix
def test_a_link_to_a_journal_is_followed(tmp_path: Path, world: World) -> None:
    real = tmp_path / "real" / "a.leaderward"
    open_journal(real, world).close()
    link = tmp_path / "link.leaderward"
    link.symlink_to(real)
    opened = open_journal(link, world)
    key = opened.journal.record(Draft("through the link"))
    opened.close()
    again = open_journal(real, world)
    assert again.reader.action(key) is not None
    again.close()
    assert link.is_symlink()


@posix
def test_a_link_to_nowhere_is_refused_and_left(tmp_path: Path, world: World) -> None:
    link = tmp_path / "link.leaderward"
    link.symlink_to(tmp_path / "unmounted" / "a.leaderward")
    refused(link, world)
    assert link.is_symlink()
    assert [p.name for p in tmp_path.iterdir()] == [link.name]


@posix
def test_links_in_a_circle_are_refused(tmp_path: Path, world: World) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    refused(tmp_path / "a", world)


def test_a_new_journal_does_not_take_up_the_log_of_one_that_is_gone(path: Path, world: World) -> None:
    old = open_journal(path, world)
    for number in range(20):
        old.journal.record(Draft(f"of the old one {number}"))
    log = path.with_name(path.name + "-wal")
    kept = log.read_bytes()
    old.close()
    path.unlink()
    log.write_bytes(kept)
    error = refused(path, world)
    assert log.name in str(error)
    assert log.read_bytes() == kept  # it may be all that is left of a journal
    assert not path.exists()


RACER = """
import sys
from pathlib import Path
from journal.domain.action import Draft
from journal.opening import open_journal
from journal.places import World
world = World.real()
print("ready", flush=True)
for line in sys.stdin:
    opened = open_journal(Path(line.rstrip()), world)
    print(*[opened.journal.record(Draft(f"number {n}")) for n in range(3)], flush=True)
    opened.close()
"""


def test_programs_that_make_the_same_journal_at_once_share_it(tmp_path: Path, world: World) -> None:
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", RACER],
            env=environment(tmp_path),
            cwd=ROOT,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(3)
    ]
    rounds = [tmp_path / f"round {number}" / "a.leaderward" for number in range(25)]
    for racer in racers:
        assert racer.stdout is not None
        assert racer.stdout.readline() == "ready\n"
    for racer in racers:
        assert racer.stdin is not None
        racer.stdin.write("".join(f"{path}\n" for path in rounds))
        racer.stdin.flush()
    said = [racer.communicate(timeout=60) for racer in racers]
    assert [err for _out, err in said] == ["", "", ""]
    for number, path in enumerate(rounds):
        keys = {key for out, _err in said for key in out.splitlines()[number].split()}
        opened = open_journal(path, world, create=False)
        assert {action.id for action in opened.reader.actions()} == keys
        assert len(keys) == 9
        opened.close()
        assert [p.name for p in path.parent.iterdir()] == [path.name]


# ── Not usable ──


def test_a_folder_is_no_journal(tmp_path: Path, world: World) -> None:
    assert "folder" in refused(tmp_path, world).text
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("below", ["a.leaderward", "deeper/a.leaderward", "much/deeper/a.leaderward"])
def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path, world: World, below: str) -> None:
    (tmp_path / "file").write_text("precious")
    refused(tmp_path / "file" / below, world)
    with pytest.raises(UnusableJournalError) as caught:
        schema.create_file(tmp_path / "file" / below)
    assert not isinstance(caught.value, AlreadyThereError)
    assert (tmp_path / "file").read_text() == "precious"


@pytest.mark.parametrize("length", [253, 256, 5_000])
def test_a_name_too_long_for_the_disk_is_told(tmp_path: Path, world: World, length: int) -> None:
    refused(tmp_path / ("x" * length), world)
    assert list(tmp_path.iterdir()) == []


def test_a_name_with_nul_is_told(tmp_path: Path, world: World) -> None:
    refused(tmp_path / "a\0b", world)


@posix
@pytest.mark.parametrize("name", ["/dev/null", "/dev/full", "/proc/self/status"])
def test_a_device_is_no_journal(world: World, name: str) -> None:
    if not Path(name).exists():
        pytest.skip(f"there is no {name} here")
    with pytest.raises(UnusableJournalError):
        open_journal(Path(name), world)


@posix
def test_a_pipe_is_told_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = program("--journal", str(tmp_path / "pipe"), "list", env=environment(tmp_path))
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1


def test_a_place_where_nothing_can_be_made_is_told(world: World) -> None:
    if not Path("/proc/self").exists():
        pytest.skip("there is no /proc here")
    refused(Path("/proc/nothing/a.leaderward"), world)
    refused(Path("/proc/a.leaderward"), world)


Spoil = Callable[[Path], object]
FORBIDDEN: dict[str, Spoil] = {
    "the file is read-only": lambda path: path.chmod(0o400),
    "the file is not readable": lambda path: path.chmod(0o000),
    "the folder is read-only": lambda path: path.parent.chmod(0o500),
    "the folder can't be entered": lambda path: path.parent.chmod(0o600),
    "nothing is there and the folder is read-only": lambda path: (path.unlink(), path.parent.chmod(0o500)),
    "nothing is there and the folder can't be entered": lambda path: (path.unlink(), path.parent.chmod(0)),
}


TRY_EACH = """
import sys
from pathlib import Path
from journal.errors import UnusableJournalError
from journal.opening import open_journal
from journal.places import World
for name in sys.argv[1:]:
    try:
        open_journal(Path(name), World.real())
    except UnusableJournalError as error:
        print(error)
"""


@posix
def test_what_may_not_be_written_is_told_and_left(tmp_path: Path, world: World) -> None:
    before = powerless()
    paths = [tmp_path / str(number) / "a.leaderward" for number in range(len(FORBIDDEN))]
    for path, forbid in zip(paths, FORBIDDEN.values(), strict=True):
        open_journal(path, world).close()
        forbid(path)
    done = subprocess.run(
        [*before, sys.executable, "-c", TRY_EACH, *map(str, paths)],
        env=environment(tmp_path), cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    for path in paths:
        path.parent.chmod(0o700)
    assert done.stderr == ""
    for path, forbidden, said in zip(paths, FORBIDDEN, done.stdout.splitlines(), strict=True):
        assert str(path) in said, forbidden
        if path.exists():
            path.chmod(0o600)
            again = open_journal(path, world)
            assert again.reader.is_empty()
            again.close()


def test_an_empty_file_is_told_and_not_made_into_a_journal(path: Path, world: World) -> None:
    path.touch()
    assert "empty" in refused(path, world).text


@pytest.mark.parametrize("size", [1, 15, 16, 17, 99, 100, 4096, 50_000])
def test_random_bytes_are_not_ours(path: Path, world: World, size: int) -> None:
    path.write_bytes(random.Random(size).randbytes(size))
    assert "not a Leaderward journal" in refused(path, world).text


def test_a_text_is_not_ours(path: Path, world: World) -> None:
    path.write_text("Dear diary,\n" * 1_000)
    refused(path, world)


@pytest.mark.parametrize("wal", [False, True])
def test_somebody_elses_database_is_left_as_it_is(path: Path, world: World, *, wal: bool) -> None:
    with closing(sqlite3.connect(path)) as connection:
        if wal:
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE action (id, text)")
        connection.commit()
    assert "database, but not" in refused(path, world).text
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def pragma(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def test_a_journal_from_a_newer_version_is_left_as_it_is(path: Path, world: World) -> None:
    open_journal(path, world).close()
    pragma(path, f"PRAGMA user_version = {SCHEMA + 1}")
    pragma(path, "PRAGMA journal_mode = DELETE")
    assert "newer Leaderward" in refused(path, world).text


@pytest.mark.parametrize(
    "table", ["action", "step_change", "setting", "action_name", "deleted_action", "told_remark"]
)
def test_a_journal_that_lost_a_table_is_damaged(path: Path, world: World, table: str) -> None:
    open_journal(path, world).close()
    pragma(path, f"DROP TABLE {table}")
    assert "damaged" in refused(path, world).text


def test_every_error_names_the_journal(path: Path, world: World) -> None:
    path.touch()
    with pytest.raises(JournalError, match=r"a\.leaderward"):
        open_journal(path, world)


def test_a_copy_beside_the_journal_is_a_journal(path: Path, world: World) -> None:
    opened = open_journal(path, world)
    key = opened.journal.record(Draft("x"))
    opened.close()
    other = path.with_name("copy of it")
    shutil.copy(path, other)
    again = open_journal(other, world)
    assert again.reader.action(key) is not None
    again.close()
