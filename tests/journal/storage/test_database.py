"""Two programs at once, a disk that is full, a journal that is damaged."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from journal.domain.action import DistinctionMark, Draft
from journal.domain.behaviour import Behaviour, Pole
from journal.errors import JournalError, UnusableJournalError
from journal.opening import Opened, open_journal
from journal.places import World
from journal.reading.series import day_series
from journal.storage.database import Database
from journal.storage.tables import SCHEMA
from tests.journal.helpers import ROOT, dump, environment, program, small_disk

Open = Callable[[], Opened]


@contextmanager
def held(path: Path) -> Iterator[sqlite3.Connection]:
    """Another program is in the middle of writing."""
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        try:
            yield other
        finally:
            if other.in_transaction:
                other.execute("ROLLBACK")


# ── Two at once ──


def test_while_another_writes_for_long_it_is_told_and_nothing_is_lost(opened: Opened, path: Path) -> None:
    key = opened.journal.record(Draft("before"))
    impatient = Database(path, busy_seconds=0.05)
    with held(path):
        before = dump(path)
        with pytest.raises(JournalError, match="Another program is writing"):
            impatient.write().__enter__()
        # reading goes on
        assert opened.reader.action(key) is not None
        assert dump(path) == before
    with impatient.write() as connection:
        connection.exec_driver_sql("INSERT INTO setting VALUES ('a', '1')")
    impatient.close()
    assert len(dump(path)["setting"]) == 1


def test_the_command_line_waits_and_then_says_it_in_one_line(opened: Opened, path: Path) -> None:
    opened.journal.record(Draft("before"))
    with held(path):
        done = program("--journal", str(path), "add", "x", env=environment(path.parent))
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.count(b"\n") == 1
    assert b"Another program" in done.stderr
    assert len(opened.reader.actions()) == 1


def test_one_waits_for_the_other_to_be_done(opened: Opened, path: Path) -> None:
    recorded: list[str] = []
    waiter = threading.Thread(target=lambda: recorded.append(opened.journal.record(Draft("mine"))))
    with held(path) as other:
        waiter.start()
        assert recorded == []
        other.execute("COMMIT")
        waiter.join(timeout=30)
    assert [action.id for action in opened.reader.actions()] == recorded


def test_a_reader_sees_one_moment_while_another_writes(opened: Opened, open_again: Open) -> None:
    opened.journal.record(Draft("one"))
    with opened.database.read() as connection:
        first = connection.exec_driver_sql("SELECT count(*) FROM action").scalar_one()
        open_again().journal.record(Draft("two"))
        assert connection.exec_driver_sql("SELECT count(*) FROM action").scalar_one() == first
    assert len(opened.reader.actions()) == 2


def test_what_fails_half_way_leaves_no_trace(opened: Opened, path: Path) -> None:
    before = dump(path)

    def fail() -> None:
        with opened.database.write() as connection:
            connection.exec_driver_sql("INSERT INTO setting VALUES ('a', '1')")
            connection.exec_driver_sql("CREATE TABLE half (a)")
            connection.exec_driver_sql("PRAGMA user_version = 9")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert dump(path) == before
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
        assert connection.execute("SELECT * FROM sqlite_master WHERE name = 'half'").fetchall() == []


def test_every_connection_is_set_up_for_safety(opened: Opened) -> None:
    for transaction in (opened.database.read, opened.database.write):
        with transaction() as connection:
            found = [
                connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
                for name in ("journal_mode", "synchronous", "foreign_keys")
            ]
        assert found == ["wal", 2, 1]


@pytest.mark.parametrize("ours", ["half \ud800", 2**70])
def test_what_we_ask_for_in_a_wrong_way_is_no_damage(opened: Opened, ours: object) -> None:
    with pytest.raises((UnicodeEncodeError, OverflowError)), opened.database.read() as connection:
        connection.exec_driver_sql("SELECT ?", (ours,))


def test_a_bug_is_no_sentence(opened: Opened) -> None:
    with pytest.raises(Exception, match="no such table") as caught, opened.database.read() as connection:
        connection.exec_driver_sql("SELECT * FROM nowhere")
    assert not isinstance(caught.value, JournalError)


# ── A full disk ──

FILL = """
import sys
from pathlib import Path
from journal.domain.action import Draft
from journal.errors import JournalError
from journal.opening import open_journal
from journal.places import World
folder = Path(sys.argv[1])
filler = folder / "filler"
filler.write_bytes(bytes(100_000))
opened = open_journal(folder / "a.leaderward", World.real())
keys = []
try:
    while len(keys) < 1_000:
        keys.append(opened.journal.record(Draft("x" * 5_000)))
except JournalError as error:
    print(error)
filler.unlink()
keys.append(opened.journal.record(Draft("after")))
opened.close()
opened = open_journal(folder / "a.leaderward", World.real())
assert [action.id for action in opened.reader.actions()] == sorted(keys, reverse=True), "lost"
with opened.database.read() as connection:
    print(connection.exec_driver_sql("PRAGMA integrity_check").scalar_one())
"""


def run(code: str, *arguments: str, folder: Path, before: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*before, sys.executable, "-c", code, *arguments],
        env=environment(folder),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_full_disk_is_told_loses_nothing_and_heals(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    done = run(FILL, str(disk), folder=tmp_path, before=small_disk(disk, "700k"))
    assert done.stderr == ""
    sentence, check = done.stdout.splitlines()
    assert sentence.startswith("The disk is full")
    assert check == "ok"


def test_no_room_for_a_new_journal_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    path = str(disk / "a.leaderward")
    show = "import os, sys, subprocess; a = sys.argv; r = subprocess.run(a[2:]).returncode; "
    show += "print(r, os.listdir(a[1]))"
    command = [sys.executable, "-m", "journal", "--journal", path, "add", "x"]
    done = run(show, str(disk), *command, folder=tmp_path, before=small_disk(disk, "40k"))
    assert done.stdout == "1 []\n"
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="limits of a process are POSIX's")
def test_a_file_that_may_not_grow_is_told_and_loses_nothing(path: Path, world: World) -> None:
    code = """
import resource, sys
from pathlib import Path
from journal.domain.action import Draft
from journal.errors import JournalError
from journal.opening import open_journal
from journal.places import World
opened = open_journal(Path(sys.argv[1]), World.real())
resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, 900_000))
try:
    while True:
        print(opened.journal.record(Draft("x" * 5_000)))
except JournalError as error:
    print(error, file=sys.stderr)
"""
    done = run(code, str(path), folder=path.parent, before=[])
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    opened = open_journal(path, world)
    assert {action.id for action in opened.reader.actions()} == set(done.stdout.split())
    assert len(done.stdout.split()) > 10
    opened.close()


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX's")
def test_a_program_killed_in_the_middle_of_a_step_leaves_the_state_before_it(
    path: Path, world: World
) -> None:
    opened = open_journal(path, world)
    key = opened.journal.record(Draft("kept"))
    opened.close()
    code = """
import os, signal, sys
from pathlib import Path
from journal.storage.database import Database
with Database(Path(sys.argv[1])).write() as connection:
    connection.exec_driver_sql("UPDATE action SET text = 'spoilt'")
    os.kill(os.getpid(), signal.SIGKILL)
"""
    assert run(code, str(path), folder=path.parent, before=[]).returncode == -signal.SIGKILL
    again = open_journal(path, world)
    action = again.reader.action(key)
    assert action is not None
    assert action.text == "kept"
    again.journal.record(Draft("and on it goes"))
    again.close()


# ── Damage ──


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal with something on each of its pages."""
    folder = tmp_path_factory.mktemp("healthy")
    opened = open_journal(folder / "a.leaderward", World.real())
    marks = (DistinctionMark("how-why", Pole.LEADER), DistinctionMark("short-long", Pole.MANAGER))
    settings = opened.journal.settings.get()
    drafts = [
        Draft(f"{n} #topic{n} @person{n} " + "é" * n, Behaviour.BOTH, distinctions=marks) for n in range(60)
    ]
    keys = opened.journal.actions.record_all(drafts, settings)
    opened.journal.actions.record_all([Draft("long " * 3_000)], settings)
    opened.journal.actions.delete(keys[:10])
    opened.close()
    return (folder / "a.leaderward").read_bytes()


def use(path: Path, world: World) -> bool:
    """Do with it whatever one does; whether it went well. Anything but a JournalError comes through."""
    try:
        opened = open_journal(path, world)
    except UnusableJournalError:
        return False
    try:
        keys = [action.id for action in opened.reader.actions()]
        opened.reader.counts()
        opened.reader.first_behaviours(5)
        day_series(opened.reader)
        key = opened.journal.record(Draft("new #topic1"))
        opened.journal.actions.tag([*keys[:3], key], Behaviour.LEADER)
        opened.journal.actions.delete(keys[-3:])
        while opened.journal.undo():
            pass
    except JournalError as error:
        assert error.hint  # noqa: PT017 - both ways are right
        return False
    finally:
        opened.close()
    return True


def test_the_undamaged_one_works(path: Path, world: World, healthy: bytes) -> None:
    path.write_bytes(healthy)
    assert use(path, world)


def test_a_journal_cut_off_anywhere_is_told(path: Path, world: World, healthy: bytes) -> None:
    ends = {0, 1, 16, 99, 100, 101, 511, 4095, 4097, len(healthy) - 1, len(healthy) - 4096}
    ends |= set(range(4096, len(healthy), 4096 * 3))
    for end in sorted(ends):
        path.write_bytes(healthy[:end])
        with pytest.raises(UnusableJournalError) as caught:
            open_journal(path, world)
        assert caught.value.hint
        assert path.read_bytes() == healthy[:end]


@pytest.mark.parametrize("junk", ["zeros", "noise", "another page", "text"])
def test_a_page_of_junk_is_told_or_not_met(path: Path, world: World, healthy: bytes, junk: str) -> None:
    chance = random.Random(5)
    # each page by two kinds of junk: the others meet the pages between
    for page in range(junk in ("zeros", "text"), len(healthy) // 4096, 2):
        other = healthy[4096 * ((page + 3) % 7) :][:4096]
        made = {
            "zeros": bytes(4096),
            "noise": chance.randbytes(4096),
            "another page": other,
            "text": b"Dear diary, " * 341 + b"....",
        }[junk]
        for name in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
            name.unlink(missing_ok=True)
        path.write_bytes(healthy[: page * 4096] + made + healthy[(page + 1) * 4096 :])
        use(path, world)


def test_flipped_bytes_are_told_or_not_met(path: Path, world: World, healthy: bytes) -> None:
    chance = random.Random(11)
    for _ in range(50):
        spoilt = bytearray(healthy)
        for _ in range(chance.choice([1, 1, 5, 50])):
            spoilt[chance.randrange(100, len(spoilt))] = chance.randrange(256)
        for name in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
            name.unlink(missing_ok=True)
        path.write_bytes(spoilt)
        use(path, world)


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE action SET day = 'not a day'",
        "UPDATE action SET time = '99:99'",
        "UPDATE action SET captured = 'x'",
        "UPDATE action SET captured = 9223372036854775807",
        "UPDATE action SET captured_offset = 100000",
        "UPDATE action SET captured_offset = 9223372036854775807",
        "UPDATE action SET behaviour = 'boss'",
        "UPDATE action SET text = CAST(x'ff41' AS TEXT)",
        "UPDATE action_distinction SET pole = 'north'",
        "UPDATE deleted_action SET image = '{'",
        "UPDATE step_change SET before = x'00', after = x'00'",
        "UPDATE setting SET value = '\"25:99\"'",
        "UPDATE setting SET value = 'x'",
    ],
)
def test_values_that_make_no_sense_are_damage(path: Path, world: World, spoil: str) -> None:
    opened = open_journal(path, world)
    key = opened.journal.record(
        Draft("x", Behaviour.LEADER, distinctions=(DistinctionMark("how-why", Pole.LEADER),))
    )
    opened.journal.record(Draft("y"))
    with opened.database.write() as connection:
        connection.exec_driver_sql("INSERT INTO setting VALUES ('day_start', '\"05:00\"')")
    opened.journal.actions.delete([opened.journal.record(Draft("gone"))])
    opened.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(spoil)
    use(path, world)
    assert key


def test_a_log_that_belongs_to_another_journal_is_told_or_does_no_harm(
    path: Path, world: World, healthy: bytes
) -> None:
    other = path.with_name("other.leaderward")
    busy = open_journal(other, world)
    for number in range(30):
        busy.journal.record(Draft(f"elsewhere {number} " * 50))
    log = other.with_name(other.name + "-wal").read_bytes()
    busy.close()
    path.write_bytes(healthy)
    path.with_name(path.name + "-wal").write_bytes(log)
    use(path, world)
    path.write_bytes(healthy)
    path.with_name(path.name + "-wal").write_bytes(random.Random(3).randbytes(50_000))
    assert use(path, world)
