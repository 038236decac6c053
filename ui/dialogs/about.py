"""What this program is, which version, and where its ideas come from."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from journal import __version__
from journal.language import _
from ui.dialogs.frame import Dialog
from ui.theme.look import Look
from ui.widgets.text import Text


class AboutDialog(Dialog):
    """Version, source of the distinctions, what the number is and isn't."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, _("About Leaderward"), parent)
        head = QHBoxLayout()
        head.setSpacing(16)
        icon = QLabel()
        icon.setPixmap(look.pixmap("leaderward", "ink", 48, self.devicePixelRatioF()))
        icon.setAccessibleName(_("The icon of Leaderward"))
        head.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = _("Leaderward {version}").format(version=__version__)
        head.addWidget(Text(look, "lead", weight=600, text=words, selectable=True), 1)
        self.body.addLayout(head)
        for sentence in (
            _("A private journal of what you did as a manager and as a leader. It sends nothing anywhere."),
            _(
                "The leader share is the share of the actions you logged that you called leadership: "
                "self-logged, self-tagged. It does not measure leadership."
            ),
            _(
                "The thirteen distinctions go back to Warren Bennis, On Becoming a Leader (1989), "
                "and to a sales manager’s post about them."
            ),
        ):
            self.body.addWidget(Text(look, "body", text=sentence))
        facts = f"Python {platform.python_version()}, Qt {qVersion()}. {_('MIT licence.')}"
        self.body.addWidget(Text(look, "small", "muted", text=facts, selectable=True))
        self.setMinimumWidth(480)
