"""Copies that are being cleaned or deleted: their dialog waits for what comes of it."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal.domain.forgetting import KeptCopy
from journal.errors import JournalError
from ui.dialogs.copies_left import CopiesLeft
from ui.tasks import Lane
from ui.theme.look import Look

COPY = KeptCopy(Path("mine.before-schema-3.leaderward"), dt.date(2026, 11, 2))


@pytest.fixture
def lane() -> Iterator[Lane]:
    lane = Lane()
    yield lane
    lane.stop()


@pytest.mark.parametrize("fails", [False, True])
def test_it_is_working_until_the_copy_is_dealt_with(qtbot: QtBot, lane: Lane, fails: bool) -> None:
    may_go_on = threading.Event()

    def delete(_copy: KeptCopy) -> None:
        may_go_on.wait(10)
        if fails:
            raise JournalError("The disk holds it.")

    copies = CopiesLeft(Look.named("light"), lane, delete)
    qtbot.addWidget(copies)
    copies.set_copies([COPY])
    assert not copies.is_working
    copies.rows[0].delete.click()
    assert copies.is_working
    may_go_on.set()
    qtbot.waitUntil(lambda: not copies.is_working)
