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
            [
                ("list", _("In a list")),
                ("person", _("On People")),
                ("chart", _("In the chart")),
                ("review", _("In the review")),
            ],
        )
        for scopes in columns:
            column = QVBoxLayout()
            column.setSpacing(8)
            for scope, heading in scopes:
                column.addWidget(Text(look, "small", "muted", 600, text=heading))
                column.addLayout(self._grid([_row_of(c) for c in commands if c.scope == scope]))
                column.addSpacing(12)
            if scopes[-1][0] == "sweep":
                column.addWidget(Text(look, "small", "muted", 600, text=_("In the line")))
                column.addLayout(self._grid(_grammar()))
            column.addStretch(1)
            row.addLayout(column, 1)
        self.body.addLayout(row)
        self.setMinimumWidth(960)

    def _grid(self, rows: list[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for place, (what, keys) in enumerate(rows):
            words = Text(self.look, "ui", text=what, wrap=False)
            text = Text(self.look, "ui", "muted", text=keys, wrap=False)
            for part in (words, text):
                part.setMinimumWidth(part.natural_width())
            grid.addWidget(words, place, 0)
            grid.addWidget(text, place, 1, Qt.AlignmentFlag.AlignRight)
        return grid


def _row_of(command: Command) -> tuple[str, str]:
    return command.text.rstrip("…"), ", ".join(shown(key) for key in command.keys)


def _grammar() -> list[tuple[str, str]]:
    """What is understood in a line, with an example of each."""
    return [
        (_("A day or time, at the front"), _("yesterday 16:00: …")),
        (_("A person"), _("@name")),
        (_("A topic"), _("#topic")),
        (_("Manager, leader, both, own work"), "=m  =l  =b  =o"),
        (_("A distinction, with its side"), "/trust=l"),
        (_("How long it took"), "45m"),
        (_("Make it text again"), shown("Backspace")),
    ]
