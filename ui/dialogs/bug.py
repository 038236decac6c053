"""When something went wrong inside the program: one calm dialog."""

from __future__ import annotations

import platform
import traceback

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from journal import __version__
from journal.language import _
from ui.dialogs.frame import Dialog
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.text import Text


class BugDialog(Dialog):
    """Says that the journal is safe, shows what a bug report needs, and lets it be copied."""

    def __init__(self, look: Look, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(look, _("Something went wrong inside Leaderward"), parent, with_foot=True)
        self._details = "\n".join(
            [
                f"Leaderward {__version__}, Python {platform.python_version()}, Qt {qVersion()}",
                "".join(traceback.format_exception(error)),
            ]
        )
        self.body.addWidget(
            Text(
                look,
                "body",
                text=_(
                    "Your journal is safe: what was saved is saved. You can go on working. "
                    "If it happens again, these details help to find the mistake; "
                    "read them before you pass them on."
                ),
            )
        )
        shown = QPlainTextEdit(self._details)
        shown.setReadOnly(True)
        shown.setAccessibleName(_("Details"))
        shown.setMinimumHeight(160)
        self.body.addWidget(shown)
        copy = Button(look, _("Copy details"), icon="copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._details))
        close = Button(look, _("Go on"), "primary")
        close.clicked.connect(self.accept)
        self.foot.addWidget(copy)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        self.setMinimumWidth(560)
