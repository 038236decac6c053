"""What one said of oneself, told back as a dated series."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.domain.cue import SelfImage
from journal.domain.dates import long_date
from journal.domain.self_image import self_image_sentence
from journal.language import _
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.card import Rule
from ui.widgets.emptying import empty
from ui.widgets.text import RichText, Run, Text


class WordsPart(QWidget):
    """The self-images, newest first; `asked` wants the question again."""

    asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        words = _(
            "An image of yourself is another thing than a share of actions. So it is kept in words, with its "
            "date, and not drawn on the chart. Today asks again each quarter."
        )
        self.again = Button(look, _("How do you see yourself today?"), compact=True)
        self.again.clicked.connect(self.asked)
        self.none = Text(look, "body", "muted", text=_("Nothing said yet."))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text(look, "ui", "muted", text=words))
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.none)
        column.addLayout(self._rows)
        column.addStretch(1)

    @property
    def first_focus(self) -> QWidget:
        """What is worked with first."""
        return self.again

    def show_images(self, images: Iterable[SelfImage]) -> None:
        """Show what was said, the newest first."""
        empty(self._rows)
        newest = sorted(images, key=lambda image: image.day, reverse=True)
        self.none.setVisible(not newest)
        for place, image in enumerate(newest):
            if place:
                self._put(Rule(self._look))
            line = RichText(self._look, "body", runs=said_runs(image))
            self._put(line)

    def _put(self, widget: QWidget) -> None:
        self._rows.addWidget(widget)
        widget.show()


def said_runs(image: SelfImage) -> list[Run]:
    """What was said on a day: "On 3 May 2026: I am …", the day muted."""
    day = _("On {day}:").format(day=long_date(image.day))
    return [Run(f"{day} ", colour_role="muted"), Run(self_image_sentence(image.leader))]
