"""How do you see yourself, asked again: kept with its date, and only then told beside the former answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal.domain.cue import SelfImage
from journal.opening import Opened, open_journal
from journal.places import FixedClock, World
from ui.dialogs.self_image import SelfImageDialog
from ui.theme.look import Look


@pytest.fixture
def opened(world: World, tmp_path: Path) -> Iterator[Opened]:
    opened = open_journal(tmp_path / "mine.leaderward", world)
    yield opened
    opened.close()


def ask(qtbot: QtBot, opened: Opened) -> SelfImageDialog:
    dialog = SelfImageDialog(Look.named("light"), opened)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_it_is_kept_with_its_date_by_keys_alone_and_undone_in_one_step(qtbot: QtBot, opened: Opened) -> None:
    dialog = ask(qtbot, opened)
    assert dialog.form.leader == 50
    QTest.keyClick(dialog.form.slider, Qt.Key.Key_PageDown)
    QTest.keyClick(dialog.form.slider, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    journal = opened.journal
    assert journal.settings.get().self_images == (SelfImage(dt.date(2026, 11, 19), 60),)
    assert journal.undo() == "keep how you see yourself"
    assert journal.settings.get().self_images == ()


def test_what_was_said_before_is_told_afterwards_only(
    qtbot: QtBot, opened: Opened, clock: FixedClock
) -> None:
    QTest.keyClick(ask(qtbot, opened).form.slider, Qt.Key.Key_Return)
    clock.advance(days=120)
    dialog = ask(qtbot, opened)
    assert dialog.form.leader == 50
    assert dialog.before.isHidden()
    QTest.keyClick(dialog.form.slider, Qt.Key.Key_Left)
    dialog.keep.click()
    assert dialog.isVisible()
    assert dialog.before.plain_text() == (
        "Kept. On 19 November 2026 you said: I am as much a manager (50\u00a0%) as a leader (50\u00a0%)."
    )
    QTest.keyClick(dialog.form.slider, Qt.Key.Key_Left)
    assert dialog.before.isHidden()
    dialog.keep.click()
    dialog.keep.click()
    assert not dialog.isVisible()
    assert [image.leader for image in opened.journal.settings.get().self_images] == [50, 52]


def test_leaving_it_keeps_nothing(qtbot: QtBot, opened: Opened) -> None:
    dialog = ask(qtbot, opened)
    QTest.keyClick(dialog.form.slider, Qt.Key.Key_End)
    dialog.cancel.click()
    assert opened.journal.settings.get().self_images == ()
