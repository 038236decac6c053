"""All keys on one sheet, drawn from the table of commands."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal.language import _
from ui.commands import Command, shown
from ui.dialogs.frame import Dialog
from ui.theme.look import Look
from ui.widgets.text import Text


class KeysDialog(Dialog):
    """The sheet of keys: everywhere; in the capture field and the sweep; in lists and the chart."""

    def __init__(self, look: Look, table: Iterable[Command], parent: QWidget | None = None) -> None:
        super().__init__(look, _("All keys"), parent)
        commands = [command for command in table if command.keys]
        row = QHBoxLayout()
        row.setSpacing(32)
        columns = (
            [("window", _("Everywhere"))],
            [("capture", _("In the capture field")), ("sweep", _("In the sweep"))],
            [("list", _("In a list")), ("chart", _("In the chart"))],
        )
        for scopes in columns:
            column = QVBoxLayout()
            column.setSpacing(8)
            for scope, heading in scopes:
                column.addWidget(Text(look, "small", "muted", 600, text=heading))
                column.addLayout(self._grid([c for c in commands if c.scope == scope]))
                column.addSpacing(12)
            column.addStretch(1)
            row.addLayout(column, 1)
        self.body.addLayout(row)
        self.setMinimumWidth(960)

    def _grid(self, commands: list[Command]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for place, command in enumerate(commands):
            words = Text(self.look, "ui", text=command.text.rstrip("…"), wrap=False)
            keys = ", ".join(shown(key) for key in command.keys)
            text = Text(self.look, "ui", "muted", text=keys, wrap=False)
            for part in (words, text):
                part.setMinimumWidth(part.natural_width())
            grid.addWidget(words, place, 0)
            grid.addWidget(text, place, 1, Qt.AlignmentFlag.AlignRight)
        return grid
