"""The vision in a window of its own: to be read and revised from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from journal.language import _
from ui.dialogs.frame import Dialog
from ui.dialogs.tools import Tools
from ui.dialogs.vision_card import VisionCard

if TYPE_CHECKING:
    from journal.opening import Opened

_WIDTH = 560


class VisionDialog(Dialog):
    """Holds the card; Esc steps out of the sentence that is being written, then out of the dialog."""

    kept = Signal(str)
    day_wanted = Signal(object)

    def __init__(self, context: Tools, opened: Opened, parent: QWidget | None = None) -> None:
        super().__init__(context.look, _("Vision"), parent)
        self._context, self._opened = context, opened
        self.card = VisionCard(context)
        self.card.set_heading("")
        self.body.addWidget(self.card)
        self.body.addStretch(1)
        self.card.kept.connect(self.kept)
        self.card.day_wanted.connect(self._go)
        self.card.grown.connect(self._grow)
        self.card.show_vision(opened, *opened.visions(), opened.journal.today())
        self.card.take_focus()

    def _go(self, day: object) -> None:
        self.accept()
        self.day_wanted.emit(day)

    @override
    def done(self, result: int) -> None:
        """Closed: what is written and not kept stays as a draft."""
        self.card.let_go()
        super().done(result)

    @override
    def _fit(self) -> None:
        most = self.screen().availableGeometry().width()
        self.setMinimumWidth(min(self.look.grown(_WIDTH), most - 16))
        super()._fit()

    def _grow(self) -> None:
        if self.isVisible():
            self.card.body.activate()
            self.body.activate()
            self._fit()
