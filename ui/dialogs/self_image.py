"""How do you see yourself? Asked again, and told back beside what was said before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from journal.domain.dates import long_date
from journal.domain.self_image import self_image_sentence, with_self_image
from journal.errors import JournalError
from journal.language import _
from ui.dialogs.frame import Dialog
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.lead_line import LeadLine
from ui.widgets.self_image_form import SelfImageForm
from ui.widgets.text import Text

if TYPE_CHECKING:
    from journal.opening import Opened

_WIDTH = 560


class SelfImageDialog(Dialog):
    """The slider of the first run. It begins in the middle: what was said before is told afterwards only."""

    def __init__(self, look: Look, opened: Opened, parent: QWidget | None = None) -> None:
        super().__init__(look, _("How do you see yourself?"), parent, with_foot=True)
        self._opened = opened
        self.is_kept = False
        self.form = SelfImageForm(look, gap=24)
        self.before = Text(look, "ui")
        self.before.hide()
        self.problem = LeadLine(look, icon="warning", role="ui")
        self.problem.hide()
        for widget in (self.form, self.before, self.problem):
            self.body.addWidget(widget)
        self.cancel = Button(look, _("Leave it"), "quiet")
        self.cancel.clicked.connect(self.reject)
        self.keep = Button(look, _("Keep"), "primary")
        self.keep.clicked.connect(self._keep)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.keep)
        self.form.changed.connect(lambda _leader: self._show_kept(kept=False))
        self.setMinimumWidth(look.grown(_WIDTH))
        self.form.slider.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        if self.is_kept:
            self.accept()
            return
        journal = self._opened.journal
        try:
            settings = journal.settings.get()
            today = journal.today()
            images = with_self_image(settings.self_images, today, self.form.leader)
            name = _("keep how you see yourself")
            journal.settings.change(replace(settings, self_images=images), name=name)
        except JournalError as error:
            self.problem.set_text(str(error))
            self.problem.show()
            self.problem.announce()
            return
        self.problem.hide()
        earlier = [image for image in settings.self_images if image.day < today]
        if not earlier:
            self.accept()
            return
        words = _("Kept. On {day} you said: {sentence}")
        last = earlier[-1]
        self.before.set_text(words.format(day=long_date(last.day), sentence=self_image_sentence(last.leader)))
        self._show_kept(kept=True)

    def _show_kept(self, *, kept: bool) -> None:
        self.is_kept = kept
        self.before.setVisible(kept)
        self.cancel.setVisible(not kept)
        self.keep.set_text(_("Close") if kept else _("Keep"))
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
        else:
            super().keyPressEvent(event)
