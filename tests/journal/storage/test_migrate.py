"""The schema, and how an older journal is brought to it."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour
from journal.errors import JournalError, UnusableJournalError
from journal.opening import open_journal
from journal.places import World
from journal.storage.migrate import REVISIONS, bring_up_to_date
from journal.storage.schema import HEAD_REVISION, create_file
from journal.storage.tables import APPLICATION_ID, SCHEMA, Base
from tests.journal.helpers import ROOT, dump, environment
from tests.journal.service.test_actions import EVERYTHING

HEADER = """
from alembic import op
import sqlalchemy as sa
revision, down_revision, branch_labels, depends_on = "0004", "0003", None, None
def upgrade():
"""


@pytest.fixture
def journal_file(path: Path, world: World) -> Path:
    """A journal of the present schema with something in every table."""
    opened = open_journal(path, world)
    opened.journal.record(EVERYTHING)
    opened.journal.actions.tag([opened.journal.record(Draft("x #pricing"))], Behaviour.LEADER)
    opened.journal.actions.delete([opened.journal.record(Draft("gone"))])
    opened.journal.remarks.tell(opened.journal.today(), "first")
    opened.close()
    return path


@pytest.fixture
def revisions(tmp_path: Path) -> Path:
    """The shipped revisions, to which a test may add one."""
    return Path(shutil.copytree(REVISIONS, tmp_path / "revisions 100 %"))


GOLDEN = Path(__file__).parents[2] / "golden"


def add(revisions: Path, *lines: str) -> None:
    body = HEADER + "".join(f"    {line}\n" for line in lines)
    (revisions / "versions" / "r0004_next.py").write_text(body)


def described(path: Path) -> dict[str, object]:
    """What a file is: its tables in words, and its pragmas."""
    with closing(sqlite3.connect(path)) as connection:
        tables = {
            (kind, name): re.sub(r"\s*([(),])\s*", r"\1", " ".join((sql or "").replace('"', "").split()))
            for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master")
        }
        names = ("application_id", "user_version", "journal_mode", "page_size", "encoding", "auto_vacuum")
        pragmas = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names}
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    return {"tables": tables, "pragmas": pragmas, "revision": revision}


def test_a_new_journal_is_what_the_revisions_make(tmp_path: Path) -> None:
    made, migrated = tmp_path / "made", tmp_path / "migrated"
    create_file(made)
    migrated.touch()
    bring_up_to_date(migrated, 0)
    assert described(made) == described(migrated)
    assert described(made)["pragmas"] == {
        "application_id": APPLICATION_ID,
        "user_version": SCHEMA,
        "journal_mode": "wal",
        "page_size": 4096,
        "encoding": "UTF-8",
        "auto_vacuum": 0,
    }


def test_the_tables_in_the_code_are_those_in_the_file(journal_file: Path) -> None:
    engine = create_engine(f"sqlite:///{journal_file}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_a_new_journal_stands_at_the_last_revision() -> None:
    config = Config()
    config.set_main_option("script_location", str(REVISIONS).replace("%", "%%"))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD_REVISION
    assert int(HEAD_REVISION) == SCHEMA


def test_a_copy_is_made_first_and_the_content_stays(journal_file: Path, revisions: Path) -> None:
    add(
        revisions,
        'op.add_column("action", sa.Column("mood", sa.String))',
        'op.execute("PRAGMA user_version = 4")',
    )
    before, bytes_before = dump(journal_file), described(journal_file)
    copy = bring_up_to_date(journal_file, 3, revisions)
    assert copy.parent == journal_file.parent
    assert copy.name == "a.before-schema-4.leaderward"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert (dump(copy), described(copy)) == (before, bytes_before)
    after = dump(journal_file)
    assert after.pop("action") == [(*row, None) for row in before.pop("action")]
    assert after == before
    with closing(sqlite3.connect(journal_file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (4,)
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0004",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_table_that_is_built_anew_takes_nothing_with_it(journal_file: Path, revisions: Path) -> None:
    add(
        revisions,
        'with op.batch_alter_table("action", recreate="always") as batch:',
        '    batch.add_column(sa.Column("mood", sa.String))',
        'op.execute("PRAGMA user_version = 4")',
    )
    before = dump(journal_file)
    bring_up_to_date(journal_file, 3, revisions)
    after = dump(journal_file)
    assert len(after.pop("action")) == len(before.pop("action"))
    assert after == before  # the marks hang on the actions by a foreign key that cascades


def test_a_copy_never_replaces_an_earlier_one(journal_file: Path, revisions: Path) -> None:
    add(revisions, 'op.execute("PRAGMA user_version = 4")')
    earlier = journal_file.with_name("a.before-schema-4.leaderward")
    earlier.write_text("precious")
    copy = bring_up_to_date(journal_file, 3, revisions)
    assert earlier.read_text() == "precious"
    assert copy.name == "a.before-schema-4-1.leaderward"


@pytest.mark.parametrize(
    "failure",
    [
        "raise RuntimeError",
        'op.execute("SELECT * FROM no_such_table")',
        "op.execute(\"INSERT INTO action_craft VALUES ('no such action', 'planning')\")",
        'raise ValueError("x")',
        "import no_such_module",
    ],
)
def test_a_revision_that_fails_leaves_the_journal_as_it_was(
    journal_file: Path, revisions: Path, failure: str
) -> None:
    add(
        revisions,
        "op.execute(\"UPDATE action SET text = 'spoilt'\")",
        'op.drop_table("step_change")',
        'op.execute("PRAGMA user_version = 4")',
        failure,
    )
    before, described_before = dump(journal_file), described(journal_file)
    with pytest.raises(UnusableJournalError, match="could not be brought") as caught:
        bring_up_to_date(journal_file, 3, revisions)
    assert "a.before-schema-4.leaderward" in caught.value.hint
    assert (dump(journal_file), described(journal_file)) == (before, described_before)
    assert dump(journal_file.with_name("a.before-schema-4.leaderward")) == before


def test_while_another_writes_nothing_is_brought_anywhere(journal_file: Path, revisions: Path) -> None:
    add(revisions, 'op.execute("PRAGMA user_version = 4")')
    before = described(journal_file)
    with closing(sqlite3.connect(journal_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalError, match="Another program"):
            bring_up_to_date(journal_file, 3, revisions)
        other.execute("ROLLBACK")
    assert described(journal_file) == before


def test_where_no_copy_can_be_made_nothing_is_changed(tmp_path: Path, revisions: Path) -> None:
    add(revisions, 'op.execute("PRAGMA user_version = 4")')
    path = tmp_path / ("x" * 240)
    create_file(path)
    before = described(path)
    with pytest.raises(UnusableJournalError, match="No copy"):
        bring_up_to_date(path, 3, revisions)
    assert described(path) == before


def test_two_revisions_run_as_one(journal_file: Path, revisions: Path) -> None:
    add(revisions, 'op.execute("CREATE TABLE second (a)")', 'op.execute("PRAGMA user_version = 4")')
    text = (revisions / "versions" / "r0004_next.py").read_text()
    third = text.replace('"0004", "0003"', '"0005", "0004"').replace("second", "third").replace("= 4", "= 5")
    assert third.count("5") > 1
    (revisions / "versions" / "r0005_third.py").write_text(third + "    raise RuntimeError\n")
    before = described(journal_file)
    with pytest.raises(UnusableJournalError):
        bring_up_to_date(journal_file, 3, revisions)
    assert described(journal_file) == before
    (revisions / "versions" / "r0005_third.py").write_text(third)
    bring_up_to_date(journal_file, 3, revisions)
    with closing(sqlite3.connect(journal_file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (5,)


def test_alembic_is_loaded_only_to_migrate(path: Path) -> None:
    code = """
import sys
from pathlib import Path
from journal.opening import open_journal
from journal.places import World
open_journal(Path(sys.argv[1]), World.real()).close()
open_journal(Path(sys.argv[1]), World.real()).close()
print(sorted({name.partition(".")[0] for name in sys.modules} & {"alembic", "mako", "numpy", "PySide6"}))
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        env=environment(path.parent), cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "[]\n"


def test_an_older_journal_is_brought_up_by_opening_it(path: Path, world: World) -> None:
    create_file(path)
    with closing(sqlite3.connect(path)) as connection:
        for (table,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        ).fetchall():
            connection.execute(f'DROP TABLE "{table}"')
        connection.execute("PRAGMA user_version = 0")
    opened = open_journal(path, world)
    opened.journal.record(Draft("works"))
    opened.close()
    assert path.with_name("a.before-schema-1.leaderward").exists()


def test_several_that_open_an_older_journal_together_all_open_it(tmp_path: Path) -> None:
    path = tmp_path / "old.leaderward"
    path.write_bytes((GOLDEN / "version-0.2.0.leaderward").read_bytes())
    command = [sys.executable, "-m", "journal", "--journal", str(path), "list", "--limit", "1"]
    started = [
        subprocess.Popen(command, env=environment(tmp_path), cwd=ROOT, stdout=subprocess.PIPE)
        for _number in range(3)
    ]
    assert all(one.communicate()[0] and one.returncode == 0 for one in started)
    assert not list(tmp_path.glob(".*.part"))
    assert (tmp_path / "old.before-schema-2.leaderward").exists()


def test_what_a_killed_program_left_of_its_copy_is_removed(tmp_path: Path, world: World) -> None:
    path, name = tmp_path / "old.leaderward", ".old.before-schema-2.leaderward"
    path.write_bytes((GOLDEN / "schema-1.leaderward").read_bytes())
    abandoned, other = tmp_path / f"{name}.4711.part", tmp_path / f"{name}.4712.part"
    for part in (abandoned, other):
        part.write_bytes(b"half of it")
    os.utime(abandoned, (1_000_000_000, 1_000_000_000))
    open_journal(path, world).close()
    assert list(tmp_path.glob(".*.part")) == [other]


def test_tries_while_another_writes_leave_no_copies(tmp_path: Path, world: World) -> None:
    path = tmp_path / "old.leaderward"
    path.write_bytes((GOLDEN / "schema-1.leaderward").read_bytes())
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalError, match="Another program"):
            open_journal(path, world)
        assert not list(tmp_path.glob("*before*"))
        writer.execute("ROLLBACK")
    open_journal(path, world).close()
    assert (tmp_path / "old.before-schema-2.leaderward").exists()
