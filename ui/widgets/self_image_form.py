"""Which are you? The slider, both figures, and the sentence they make."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.domain.self_image import percentage, self_image_phrases
from journal.language import _
from ui.theme.look import Look
from ui.widgets.card import Card, Rule
from ui.widgets.split_slider import SplitSlider
from ui.widgets.text import RichText, Run, Text


class SelfImageForm(QWidget):
    """A slider that reads itself back as a sentence. It begins in the middle, so that it leads nowhere.

    `changed` carries the leader side in whole percent, also where the middle was confirmed. `is_said` is
    whether the person has said something; with `waits` it does not begin so, and nothing is read back before.
    """

    changed = Signal(int)

    def __init__(
        self, look: Look, *, gap: int = 32, waits: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.is_said = not waits
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        question = _("How do you see yourself today?")
        column.addWidget(Text(look, "body", weight=600, text=question))
        self.hint = Text(
            look, "ui", "muted", text=_("An image of yourself, not a measurement. Move it with ← and →.")
        )
        column.addWidget(self.hint)
        column.addSpacing(gap // 2)
        self.slider = SplitSlider(look, question)
        column.addWidget(self.slider)
        column.addSpacing(gap // 4)
        column.addLayout(self._figures(look))
        column.addSpacing(gap)
        self._sentence = RichText(look, "sentence")
        self.card = Card(look, _("In your words"))
        self._unsaid = Text(
            look, "body", "muted", text=_("Move the handle to say it. Space says it where it stands.")
        )
        self.card.body.addWidget(self._unsaid)
        self.card.body.addWidget(self._sentence)
        self.card.body.addSpacing(8)
        self.card.body.addWidget(Rule(look))
        self.card.body.addSpacing(4)
        self.card.body.addWidget(
            Text(
                look,
                "ui",
                "muted",
                text=_(
                    "Kept with today’s date and told back to you now and then. It is never drawn on the "
                    "chart: what you think of yourself and what you write down are two different things."
                ),
            )
        )
        column.addWidget(self.card)
        self.slider.leader_changed.connect(self._say)
        self.slider.confirmed.connect(lambda: self._say(self.slider.leader))
        self._show(self.slider.leader)

    @property
    def leader(self) -> int:
        """The leader side, in whole percent."""
        return self.slider.leader

    def set_leader(self, leader: int) -> None:
        """Show what was said before."""
        self.slider.set_leader(leader)
        self._say(leader)

    def sentence(self) -> str:
        """What it reads back; empty before something was said."""
        return self._sentence.plain_text() if self.is_said else ""

    def _figures(self, look: Look) -> QHBoxLayout:
        self._manager, self._leader = RichText(look, "body"), RichText(look, "body")
        row = QHBoxLayout()
        row.setSpacing(24)
        for figure, words, side in (
            (self._manager, _("does things right"), Qt.AlignmentFlag.AlignLeading),
            (self._leader, _("does the right thing"), Qt.AlignmentFlag.AlignTrailing),
        ):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(figure, 0, side)
            column.addWidget(Text(look, "ui", "muted", text=words), 0, side)
            row.addLayout(column)
        row.insertStretch(1, 1)
        return row

    def _show(self, leader: int) -> None:
        manager = _("{share} manager").format(share=percentage(100 - leader))
        self._manager.set_runs([Run(manager, strong=True, shape="manager")])
        told = _("{share} leader").format(share=percentage(leader))
        # the triangle stands at the end, where the bar has its side
        self._leader.set_runs([Run(f"{told} ", strong=True), Run("", shape="leader")])
        phrases = self_image_phrases(leader)
        self._sentence.set_runs([Run(phrase.text, strong=phrase.strong) for phrase in phrases])
        self._sentence.setVisible(self.is_said)
        self._unsaid.setVisible(not self.is_said)

    def _say(self, leader: int) -> None:
        self.is_said = True
        self._show(leader)
        self.changed.emit(leader)
