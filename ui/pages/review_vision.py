"""The vision beside the review: what all of it is for, in one sentence."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from journal.domain.dates import long_date
from journal.domain.vision import Vision
from journal.language import _
from ui.dialogs.vision_card import invitation
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.text import Text


class VisionNote(Card):
    """The sentence and since when it stands, to be read.

    It is written in one place alone, on the card of the dialog that `revise_wanted` asks for: so there is one
    draft of it, and what was typed there is found again from wherever one comes.
    """

    revise_wanted = Signal()

    def __init__(self, look: Look, key: str) -> None:
        super().__init__(look, _("Vision"))
        self._sentence = Text(look, "body")
        self.revise = Button(look, "", compact=True)
        self.revise.setToolTip(f"{_('The vision…')}  {key}".strip())
        self.revise.clicked.connect(self.revise_wanted)
        self.body.addWidget(self._sentence)
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(self.revise)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_vision(self, vision: Vision | None) -> None:
        """Show it, or that there is none yet."""
        if vision is None:
            self._sentence.set_text(invitation())
            self._sentence.set_colour_role("muted")
            self.revise.set_text(_("Write it…"))
            self.set_fact("")
            return
        self._sentence.set_text(vision.text)
        self._sentence.set_colour_role("ink")
        self.revise.set_text(_("Revise…"))
        self.set_fact(_("since {day}").format(day=long_date(vision.day)))
