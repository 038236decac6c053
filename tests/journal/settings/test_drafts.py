"""Drafts: one for each journal and place, whole or the former one, and what 0.2 kept."""

from __future__ import annotations

import json
from pathlib import Path

import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from journal.settings.drafts import Drafts

TEXTS = st.text(alphabet=st.characters(), min_size=1, max_size=60)


def test_each_journal_and_slot_has_its_own(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    one, other = tmp_path / "one.leaderward", tmp_path / "other.leaderward"
    drafts.keep(one, "capture", {"text": "half"})
    drafts.keep(one, "sweep", {"text": "a\nb"})
    assert drafts.load(one, "capture") == {"text": "half"}
    assert drafts.load(one, "sweep") == {"text": "a\nb"}
    assert drafts.load(other, "capture") == {}
    assert drafts.keep(one, "capture", {})
    assert drafts.load(one, "capture") == {}
    assert len(list((tmp_path / "drafts").iterdir())) == 1


@given(text=TEXTS)
def test_any_text_comes_back(tmp_path_factory: object, text: str) -> None:
    folder = Path(tmp_path_factory.mktemp("drafts"))  # type: ignore[attr-defined]
    Drafts(folder / "drafts").keep(folder / "j", "quick", {"text": text, "plain": [[0, 1]]})
    assert Drafts(folder / "drafts").load(folder / "j", "quick") == {"text": text, "plain": [[0, 1]]}


def test_what_version_0_2_kept_is_read_and_then_forgotten(tmp_path: Path) -> None:
    journal, other = tmp_path / "mine.leaderward", tmp_path / "other.leaderward"
    old = tmp_path / "drafts.toml"
    old.write_text(tomli_w.dumps({str(journal): "from before", str(other): "another"}))
    drafts = Drafts(tmp_path / "drafts")
    assert drafts.load(journal, "capture") == {"text": "from before"}
    assert drafts.load(journal, "sweep") == {}
    drafts.keep(journal, "capture", {})
    assert drafts.load(journal, "capture") == {}
    assert drafts.load(other, "capture") == {"text": "another"}
    drafts.keep(other, "capture", {"text": "another one"})
    assert not old.exists()


def test_a_broken_file_is_no_draft_and_a_full_disk_is_told(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    journal = tmp_path / "mine.leaderward"
    drafts.keep(journal, "capture", {"text": "half"})
    [path] = (tmp_path / "drafts").iterdir()
    for broken in ("", "{", json.dumps([1]), json.dumps({"journal": str(journal), "value": 3})):
        path.write_text(broken)
        assert drafts.load(journal, "capture") == {}
    (tmp_path / "file").write_text("")
    assert not Drafts(tmp_path / "file" / "drafts").keep(journal, "capture", {"text": "x"})
