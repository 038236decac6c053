"""The file of what belongs to this machine: forgiving when read, careful when written."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import JournalError
from journal.settings.machine import MachineSettings, MachineSettingsFile, _from_table
from tests.journal.helpers import ROOT, environment, powerless

CHOSEN = MachineSettings(
    theme="dark",
    text_scale=1.25,
    recent=("/a b/ä.leaderward", "/c"),
    window="AdnQywAD",
    chart_range="90d",
    chart_forecast=False,
    chart_marks=False,
    chart_previous=True,
    chart_pace=True,
    chart_todays=False,
    begun=True,
    tray=False,
    quick_key="Meta+L",
    stay=False,
    told_stay=True,
)


@pytest.fixture
def file(tmp_path: Path) -> MachineSettingsFile:
    return MachineSettingsFile(tmp_path / "config" / "settings.toml")


def written(file: MachineSettingsFile, text: str | bytes) -> MachineSettingsFile:
    file.path.parent.mkdir(exist_ok=True)
    file.path.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def test_without_a_file_everything_is_as_it_comes(file: MachineSettingsFile) -> None:
    assert file.load() == MachineSettings()
    assert not file.path.parent.exists()


def test_what_is_saved_is_loaded(file: MachineSettingsFile) -> None:
    file.save(CHOSEN)
    assert file.load() == CHOSEN
    file.save(MachineSettings())
    assert file.load() == MachineSettings()
    assert [path.name for path in file.path.parent.iterdir()] == ["settings.toml"]


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_file_and_new_folder_are_for_their_owner_alone(file: MachineSettingsFile) -> None:
    before = os.umask(0)
    try:
        file.save(CHOSEN)
    finally:
        os.umask(before)
    assert file.path.stat().st_mode & 0o777 == 0o600
    assert file.path.parent.stat().st_mode & 0o777 == 0o700


def test_a_person_can_read_it(file: MachineSettingsFile) -> None:
    file.save(CHOSEN)
    assert tomllib.loads(file.path.read_text("utf-8"))["recent"] == ["/a b/ä.leaderward", "/c"]


def test_what_it_does_not_know_stays(file: MachineSettingsFile) -> None:
    written(file, 'later = 2027-01-01\ntheme = "light"\n[plugins.x]\nlist = [1, {a = 1.5}]\n')
    file.save(CHOSEN)
    table = tomllib.loads(file.path.read_text("utf-8"))
    assert (str(table["later"]), table["plugins"]) == ("2027-01-01", {"x": {"list": [1, {"a": 1.5}]}})
    assert table["theme"] == "dark"
    assert file.load() == CHOSEN


@pytest.mark.parametrize("text", ['theme = "dark', "=", "\x00", b"\xff\xfe", b"theme = '\xe9'", "[a]\n[a]\n"])
def test_a_file_that_is_no_toml_counts_for_nothing_and_is_kept_aside(
    file: MachineSettingsFile, text: str | bytes
) -> None:
    content = text.encode() if isinstance(text, str) else text
    assert written(file, text).load() == MachineSettings()
    assert file.path.read_bytes() == content
    file.save(CHOSEN)
    assert file.load() == CHOSEN
    # somebody wrote it by hand, and one missing quotation mark must not cost it all
    assert file.path.with_name("settings.unreadable.toml").read_bytes() == content


@pytest.mark.parametrize(
    "line",
    [
        'theme = "pink"', "theme = 1", "theme = []", "theme = {a = 1}",
        'text_scale = "big"', "text_scale = 0.1",
        "text_scale = 9", "text_scale = nan", "text_scale = -inf", "text_scale = true", "text_scale = []",
        'recent = "x"', "recent = [1, 2]", "recent = [[]]", 'recent = [""]', "recent = {}", "window = 3",
        "chart_range = 2026-11-19", "recent = 1e400",
        "chart_forecast = 0", 'chart_marks = "no"', "chart_previous = []",
        "chart_pace = 100", "chart_pace = -5", "chart_pace = 0", "chart_pace = 50.5",
    ],
)  # fmt: skip
def test_a_value_that_makes_no_sense_is_passed_over(file: MachineSettingsFile, line: str) -> None:
    assert written(file, line + "\n").load() == MachineSettings()


def test_the_pace_that_was_kept_with_a_share_is_still_shown(file: MachineSettingsFile) -> None:
    assert written(file, "chart_pace = 60\n").load() == MachineSettings(chart_pace=True)


def test_one_wrong_value_does_not_cost_the_others(file: MachineSettingsFile) -> None:
    written(file, 'theme = "pink"\ntext_scale = 1.5\nrecent = ["/a", 1, "/b"]\n')
    assert file.load() == MachineSettings(text_scale=1.5, recent=("/a", "/b"))


toml_values = st.recursive(
    st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats()
    | st.text(st.characters(categories=["L", "N", "P"])),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys((*MachineSettings.__slots__, "more"), toml_values)))
def test_no_file_breaks_the_start(table: dict[str, Any]) -> None:
    settings = _from_table(tomllib.loads(tomli_w.dumps(table)))
    assert settings.theme in ("system", "light", "dark")
    assert 0.8 <= settings.text_scale <= 2.0
    assert all(isinstance(name, str) and name for name in settings.recent)
    assert isinstance(settings.chart_pace, bool)


@pytest.mark.parametrize("written", ["9", "25:00", "0900Z", "09+01", "T0900", "neun", "09:00:00", ""])
def test_hours_of_pings_that_are_none_are_those_of_a_new_machine(
    file: MachineSettingsFile, written: str
) -> None:
    file.path.parent.mkdir(parents=True, exist_ok=True)
    file.path.write_text(f'ping_from = "{written}"\nping_to = "18:30"\npings_a_day = true\n', "utf-8")
    found = file.load()
    assert (found.ping_from, found.ping_to, found.pings_a_day) == ("09:00", "18:30", 4)


def test_recent_journals_stand_newest_first_once_and_eight_at_most(tmp_path: Path) -> None:
    settings = MachineSettings()
    for name in [*"abcdefghij", "d"]:
        settings = settings.with_recent(tmp_path / name)
    assert [Path(name).name for name in settings.recent] == list("djihgfec")


@pytest.mark.skipif(os.name != "posix", reason="such names are POSIX's")
def test_a_journal_whose_name_is_no_text_is_not_remembered(file: MachineSettingsFile, tmp_path: Path) -> None:
    settings = CHOSEN.with_recent(tmp_path / os.fsdecode(b"\xe9"))
    file.save(settings)
    assert file.load() == CHOSEN


@pytest.mark.skipif(os.name != "posix", reason="links are POSIX's")
def test_a_link_to_the_file_stays_a_link(file: MachineSettingsFile, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "leaderward.toml"
    real.parent.mkdir()
    real.write_text("mine = 1\n")
    file.path.parent.mkdir()
    file.path.symlink_to(real)
    file.save(CHOSEN)
    assert file.path.is_symlink()
    assert tomllib.loads(real.read_text("utf-8"))["mine"] == 1
    assert file.load() == CHOSEN


@pytest.mark.parametrize("below", ["settings.toml", "deeper/settings.toml"])
def test_a_place_that_cant_be_written_is_told(tmp_path: Path, below: str) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    file = MachineSettingsFile(tmp_path / "config" / below)
    assert file.load() == MachineSettings()
    with pytest.raises(JournalError, match="can't be saved") as caught:
        file.save(CHOSEN)
    assert "Your journal is not concerned" in caught.value.hint


def test_a_folder_in_its_place_is_told(file: MachineSettingsFile) -> None:
    file.path.mkdir(parents=True)
    assert file.load() == MachineSettings()
    with pytest.raises(JournalError):
        file.save(CHOSEN)
    assert [path.name for path in file.path.parent.iterdir()] == ["settings.toml"]


SAVE = """
import os, sys
from pathlib import Path
from journal.errors import JournalError
from journal.settings.machine import MachineSettings, MachineSettingsFile
file = MachineSettingsFile(Path(sys.argv[1]))
print(file.load().theme)
try:
    file.save(MachineSettings(theme="dark"))
except JournalError as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
@pytest.mark.parametrize("mode", [0o500, 0o000])
def test_a_folder_without_rights_is_told_and_left(
    file: MachineSettingsFile, mode: int, tmp_path: Path
) -> None:
    before = powerless()
    written(file, 'theme = "light"\n')
    file.path.parent.chmod(mode)
    done = subprocess.run(
        [*before, sys.executable, "-c", SAVE, str(file.path)],
        env=environment(tmp_path), cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    file.path.parent.chmod(0o700)
    assert done.stderr == ""
    theme, sentence = done.stdout.splitlines()
    assert theme == ("light" if mode else "system")
    assert "Permission denied" in sentence
    assert file.load().theme == "light"


def test_a_file_half_written_is_never_met(file: MachineSettingsFile) -> None:
    written(file, 'theme = "light"\nkept = "' + "x" * 10_000 + '"\n')
    seen = set()
    for theme in ("dark", "light") * 20:
        with file.path.open("rb") as old:  # opened before, read after: still whole
            file.save(MachineSettings(theme=theme))
            seen.add(len(tomllib.load(old)["kept"]))
    assert seen == {10_000}
