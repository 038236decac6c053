"""Settings about the desktop: what is so is said, with a way; the key field traps nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.desktop.chord import KeyState
from ui.dialogs.settings_desktop import DesktopFacts, DesktopPart
from ui.theme.look import Look

FACTS = DesktopFacts(tray=True, has_tray=True, stays=False, quick_key="Ctrl+Alt+J", key_state=KeyState.READY)


@pytest.fixture
def part(qtbot: QtBot) -> DesktopPart:
    part = DesktopPart(Look.named("light"))
    qtbot.addWidget(part)
    part.show_facts(FACTS)
    part.show()
    part.activateWindow()
    qtbot.waitUntil(part.isActiveWindow)
    return part


def test_the_key_field_takes_a_chord(qtbot: QtBot, part: DesktopPart) -> None:
    part.key.setFocus()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(part.key_chosen, timeout=5_000) as chosen:
        QTest.keyClick(part.key, Qt.Key.Key_K, held)
    assert chosen.args == ["Ctrl+Shift+K"]


def test_backspace_is_no_key_escape_leaves_it_and_tab_moves_on(qtbot: QtBot, part: DesktopPart) -> None:
    chosen: list[str] = []
    part.key_chosen.connect(chosen.append)
    part.key.setFocus()
    QTest.keyClick(part.key, Qt.Key.Key_Escape)
    assert part.key.keySequence().toString() == "Ctrl+Alt+J"
    QTest.keyClick(part.key, Qt.Key.Key_Backspace)
    assert chosen == [""]
    QTest.keyClick(part.key, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is part.off)


@pytest.mark.parametrize(
    ("state", "says", "offers_command"),
    [
        (KeyState.READY, "Ctrl Alt J opens", False),
        (KeyState.TAKEN, "Another program has Ctrl Alt J", True),
        (KeyState.UNUSABLE, "needs Ctrl, Alt or Meta", True),
        (KeyState.UNSUPPORTED, "keyboard settings", True),
        (KeyState.OFF, "No key is set", True),
    ],
)
def test_what_the_key_does_is_said(
    part: DesktopPart, state: KeyState, says: str, offers_command: bool
) -> None:
    part.show_facts(replace(FACTS, key_state=state))
    assert says in part.key_words.plain_text()
    assert part.command.isVisible() is offers_command
    assert part.key.isVisible() is (state is not KeyState.UNSUPPORTED)


def test_the_command_can_be_copied(part: DesktopPart) -> None:
    part.show_facts(replace(FACTS, key_state=KeyState.UNSUPPORTED))
    part.copy.click()
    assert QGuiApplication.clipboard().text() == "leaderward capture"


def test_without_a_tray_a_sentence_says_what_to_do(part: DesktopPart) -> None:
    assert not part.tray_words.isVisible()
    part.show_facts(replace(FACTS, has_tray=False))
    assert "trayer" in part.tray_words.plain_text()
    assert not part.stay.isEnabled()
