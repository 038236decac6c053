"""Actions deleted for good, and programs that end in the middle of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from journal.domain.action import Draft, Notice
from journal.domain.behaviour import Behaviour
from journal.domain.forgetting import Left
from journal.opening import Opened, copy_of, open_journal
from journal.places import World
from journal.reading.reflecting import intentions, reflections, retags, reviews, vision_ties
from tests.journal.helpers import dump, environment, small_disk
from tests.journal.service.forgetting import bytes_of, everything, fill, has_bytes


def test_nothing_of_an_action_is_left_and_all_else_stays(opened: Opened, path: Path) -> None:
    keys = fill(opened.journal, "Joss")
    first, second, third, fourth = keys
    copy = copy_of(path, path.with_name(f"{path.stem}.before-schema-3{path.suffix}"))
    kept = {action.id: action for action in opened.reader.actions() if action.id != first}
    told: list[Notice] = []
    opened.journal.subscribe(told.append)
    done = opened.journal.actions.delete_for_good([first])
    assert (done.texts, done.left, done.is_clean) == (1, Left.NOTHING, True)
    assert [one.path for one in done.copies] == [copy]
    assert [notice.actions for notice in told] == [frozenset({first})]
    data = bytes_of(path)
    assert first.encode() not in data
    assert b"on calls" not in data
    assert {action.id: action for action in opened.reader.actions()} == kept
    assert opened.journal.settings.get().best == (fourth,)
    assert opened.journal.settings.get().catalogue.examples == ()
    assert vision_ties(opened.reader) == ()
    assert retags(opened.reader) == ()
    assert [one.actions for one in intentions(opened.reader)] == [(second,)]
    chosen = reviews(opened.reader)[0].chosen
    assert (chosen.again, chosen.read, chosen.leading, chosen.managing) == (
        (fourth,),
        (second,),
        second,
        None,
    )
    assert {one.action for one in reflections(opened.reader)} == {None, second}
    assert third in kept


def test_what_was_kept_with_it_goes_and_the_rest_can_be_undone(opened: Opened, path: Path) -> None:
    _first, second, _third, _fourth = fill(opened.journal, "Joss")
    opened.journal.actions.delete_for_good([second])
    assert {one.action for one in reflections(opened.reader)} == {None}
    after = everything(path)
    while opened.journal.undo() is not None:
        pass
    assert dump(path) == {table: [] for table in dump(path)}
    while opened.journal.redo() is not None:
        pass
    assert everything(path) == after


def test_a_short_text_is_taken_out_of_quotations_of_it_and_of_no_other_name(opened: Opened) -> None:
    journal = opened.journal
    short = journal.record(Draft("in"))
    other = journal.record(Draft("Went in with Joss"))
    journal.actions.tag([short, other], Behaviour.LEADER)
    journal.actions.delete_for_good([short])
    assert journal.undo_names()[0] == "tag 2 actions as leader"
    journal.undo()
    assert journal.undo_names()[0] == "log “Went in with Joss”"


def test_from_the_trash_and_one_that_is_gone(opened: Opened, path: Path) -> None:
    key = opened.journal.record(Draft("Said something in anger"))
    opened.journal.actions.delete([key])
    done = opened.journal.actions.delete_for_good([key, "gone"])
    assert (done.texts, done.is_clean) == (1, True)
    assert b"in anger" not in bytes_of(path)
    assert opened.journal.undo_names() == (None, None)


def test_one_of_several_that_were_logged_together(opened: Opened, path: Path) -> None:
    journal = opened.journal
    keys = journal.actions.record_all([Draft("One"), Draft("Two"), Draft("Three")], journal.settings.get())
    journal.change_settings(replace(journal.settings.get(), best=tuple(keys)))
    journal.actions.tag(keys, Behaviour.LEADER)
    journal.actions.delete_for_good([keys[1]])
    assert b"two" not in bytes_of(path)
    assert journal.undo() == "tag 3 actions as leader"
    assert {action.behaviour for action in opened.reader.actions()} == {None}
    journal.undo()
    assert journal.undo() == "log 3 actions"
    assert opened.reader.is_empty()
    journal.redo()
    assert {action.text for action in opened.reader.actions()} == {"One", "Three"}


# ── A sudden end, and a full disk ──

FORGET = """
import os, signal, sqlite3, sys
from pathlib import Path
from journal.domain.forgetting import Forgetting
from journal.opening import open_journal
from journal.places import World
from journal.reading.forgetting import plan_forgetting
import journal.service.forgetting as service

def die(*_arguments):
    os.kill(os.getpid(), signal.SIGKILL)

opened = open_journal(Path(sys.argv[1]), World.real())
plan = plan_forgetting(opened.reader, "Xjossq")
statements = []
real = service.{where}
def watched(*arguments):
    if "{when}" == "before":
        die()
    found = real(*arguments)
    die()
service.{where} = watched
opened.journal.people.forget(Forgetting(plan, frozenset(range(len(plan.hits))), "someone"))
"""

FULL = """
import os, shutil, sys
from pathlib import Path
from journal.domain.forgetting import Forgetting
from journal.opening import open_journal
from journal.places import World
from journal.reading.forgetting import plan_forgetting
import journal.service.forgetting as service

source = Path(sys.argv[1])
path = source.parent / "disk" / "a.leaderward"
os.environ["SQLITE_TMPDIR"] = str(path.parent)
shutil.copyfile(source, path)
opened = open_journal(path, World.real())
plan = plan_forgetting(opened.reader, "Xjossq")
filler = path.parent / "filler"
real = service.finish

def finish(connection):
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    filler.write_bytes(bytes(shutil.disk_usage(path.parent).free - 500_000))
    return real(connection)

service.finish = finish
done = opened.journal.people.forget(Forgetting(plan, frozenset(range(len(plan.hits))), "someone"))
print(done.left.value, b"unfinished" in path.read_bytes())
opened.close()
filler.unlink()
opened = open_journal(path, World.real())
actions = opened.reader.actions()
print(b"xjossq" in path.read_bytes().lower(), len(actions), actions[0].text.split()[0])
"""


def run(code: str, path: Path, before: list[str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*before, sys.executable, "-c", code, str(path)],
        env=environment(path.parent),
        capture_output=True,
        timeout=120,
        check=False,
    )


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX's")
@pytest.mark.parametrize(
    ("where", "when", "is_done"),
    [
        ("rewrite_journal", "before", False),
        ("rewrite_journal", "after", False),
        ("finish", "before", True),
        ("finish", "after", True),
    ],
)
def test_killed_in_the_middle_it_is_all_or_nothing_and_the_next_start_does_the_rest(
    path: Path, world: World, where: str, when: str, is_done: bool
) -> None:
    opened = open_journal(path, world)
    fill(opened.journal, "Xjossq")
    opened.close()
    before = everything(path)
    done = run(FORGET.format(where=where, when=when), path, [])
    assert done.returncode == -signal.SIGKILL, done.stderr
    again = open_journal(path, world)
    if is_done:
        assert not has_bytes(path, "Xjossq")
        assert "unfinished" not in str(everything(path)["setting"])
        assert len(again.reader.actions()) == 4
    else:
        assert everything(path) == before
    again.close()


@pytest.mark.skipif(os.name != "posix", reason="limits of a process are POSIX's")
def test_where_the_disk_is_too_full_the_next_start_does_the_rest(path: Path, world: World) -> None:
    opened = open_journal(path, world)
    opened.journal.actions.record_all(
        [Draft(f"@Xjossq {number} " + "x" * 900) for number in range(2_000)], opened.journal.settings.get()
    )
    opened.close()
    disk = path.parent / "disk"
    disk.mkdir()
    done = run(FULL, path, small_disk(disk, "30m"))
    assert done.stderr == b""
    assert done.stdout.split() == [b"no", b"room", b"True", b"False", b"2000", b"someone"]
