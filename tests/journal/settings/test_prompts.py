"""What became of the prompts, kept beside the journals."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from journal.domain.prompting import Prompts
from journal.settings.prompts import PromptsFile

DAY = dt.date(2026, 11, 19)


def test_what_is_kept_comes_back_and_each_journal_has_its_own(tmp_path: Path) -> None:
    file = PromptsFile(tmp_path / "deep" / "prompts.toml")
    mine, other = tmp_path / "mine.leaderward", tmp_path / "other.leaderward"
    prompts = Prompts((DAY - dt.timedelta(days=1), DAY), 2, DAY)
    file.save(mine, prompts)
    file.save(other, Prompts(unanswered=1))
    assert PromptsFile(file.path).load(mine) == prompts
    assert file.load(other) == Prompts(unanswered=1)
    assert file.load(tmp_path / "third.leaderward") == Prompts()
    assert file.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "text",
    [
        "not toml [",
        'JOURNAL = "a text"',
        "[JOURNAL]\ncame = 3\nunanswered = -1\ngone = true",
        '[JOURNAL]\ncame = ["x", 2026-11-19T10:00:00]\nunanswered = true',
    ],
)
def test_nonsense_is_nothing_known(tmp_path: Path, text: str) -> None:
    journal = tmp_path / "mine.leaderward"
    file = PromptsFile(tmp_path / "prompts.toml")
    file.path.write_text(text.replace("JOURNAL", f'"{journal}"'))
    assert file.load(journal) == Prompts()
    file.save(journal, Prompts((DAY,)))
    assert file.load(journal) == Prompts((DAY,))


def test_a_folder_that_cant_be_written_to_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    file = PromptsFile(tmp_path / "file" / "prompts.toml")
    file.save(tmp_path / "mine.leaderward", Prompts((DAY,)))
    assert file.load(tmp_path / "mine.leaderward") == Prompts()
