"""What is typed is on disk within the fifth of a second that is promised, and no key waits for it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from journal.settings.drafts import Drafts
from ui.drafts import DraftKeeper

PROMISED_MS = 200


class Typing:
    """A journal's drafts, and a text that is typed for it."""

    def __init__(self, folder: Path) -> None:
        self.text = ""
        self.journal = folder / "mine.leaderward"
        self.drafts = Drafts(folder / "drafts")
        self.keeper = DraftKeeper()
        self.keeper.drafts = self.drafts
        self.keeper.change_journal(self.journal)
        self.keeper.follow("capture", lambda: {"text": self.text} if self.text else {})

    def type(self, text: str) -> None:
        """More text, as one key."""
        self.text += text
        self.keeper.touch("capture")

    @property
    def on_disk(self) -> str:
        """What a program that starts now would find."""
        return str(self.drafts.load(self.journal, "capture").get("text", ""))

    @property
    def due_in(self) -> int:
        """In how many milliseconds it is written; -1 where nothing waits."""
        [timer] = self.keeper.findChildren(QTimer)
        return timer.remainingTime()


@pytest.fixture
def typing(qapp: object, tmp_path: Path) -> Typing:
    del qapp  # timers need it
    return Typing(tmp_path)


def test_a_key_is_written_soon_whether_or_not_one_types_on(qtbot: QtBot, typing: Typing) -> None:
    typing.type("H")
    first = typing.due_in
    assert 0 <= first < PROMISED_MS
    for letter in "alf a thought":
        typing.type(letter)
        assert typing.due_in <= first, "typing on puts nothing off"
    assert typing.on_disk == "", "no key waits for the disk"
    qtbot.waitUntil(lambda: typing.on_disk == "Half a thought")
    assert typing.due_in == -1


def test_writing_it_leaves_room_within_the_promise(typing: Typing) -> None:
    typing.type("word @Priya #pricing " * 500)
    due = typing.due_in
    began = time.perf_counter()
    typing.keeper.flush()
    took = (time.perf_counter() - began) * 1000
    assert typing.on_disk == typing.text
    assert due + took < PROMISED_MS


def test_what_must_not_come_back_is_gone_at_once(qtbot: QtBot, typing: Typing) -> None:
    typing.type("Saved")
    qtbot.waitUntil(lambda: typing.on_disk == "Saved")
    typing.text = ""
    typing.keeper.touch("capture", at_once=True)
    assert typing.on_disk == ""


def test_what_was_typed_before_there_was_a_journal_waits_for_it(qtbot: QtBot, typing: Typing) -> None:
    typing.keeper.change_journal(None)
    typing.type("Early")
    typing.keeper.flush()
    assert typing.on_disk == ""
    typing.keeper.change_journal(typing.journal)
    typing.type(" bird")
    qtbot.waitUntil(lambda: typing.on_disk == "Early bird")


def test_a_disk_that_refuses_is_asked_again(qtbot: QtBot, typing: Typing) -> None:
    typing.drafts.folder.parent.mkdir(exist_ok=True)
    typing.drafts.folder.write_text("in the way")
    typing.type("Not lost")
    typing.keeper.flush()
    assert typing.on_disk == ""
    assert typing.due_in > 0
    typing.drafts.folder.unlink()
    qtbot.waitUntil(lambda: typing.on_disk == "Not lost")
