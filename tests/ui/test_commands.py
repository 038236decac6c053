from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.commands import Commands, command_table, shown

SCOPES = ("window", "capture", "list", "chart")


@pytest.mark.parametrize("scope", SCOPES)
def test_no_two_commands_share_a_key_where_both_apply(scope: str) -> None:
    keys = Counter(
        QKeySequence(key).toString()
        for command in command_table()
        if command.scope in ("window", scope)
        for key in command.keys
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_key_is_one_that_qt_knows_and_every_command_has_words() -> None:
    ids = [command.id for command in command_table()]
    assert len(set(ids)) == len(ids)
    for command in command_table():
        assert command.text
        for key in command.keys:
            sequence = QKeySequence(key)
            assert sequence.count() == 1
            assert sequence.toString(), key


@pytest.mark.parametrize(
    ("key", "words"),
    [("Ctrl+Z", "Ctrl Z"), ("Ctrl++", "Ctrl +"), ("+", "+"), ("Return", "Enter"), ("Alt+Left", "Alt ←")],
)
def test_keys_are_written_without_plus_signs_between_them(key: str, words: str) -> None:
    assert shown(key) == words


def test_a_bound_command_is_called_and_an_unbound_one_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    commands = Commands(window, command_table())
    assert "export" in commands.unbound()
    called: list[str] = []
    commands.bind("export", lambda: called.append("export"))
    commands.action("export").trigger()
    assert called == ["export"]
    assert "export" not in commands.unbound()
    assert commands.key("export") == "Ctrl E"
    assert commands.key("about") == ""
