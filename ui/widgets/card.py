"""Cards: the boxes of the aside."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme.look import Look
from ui.theme.painting import draw_box, hairline_width
from ui.widgets.text import Text

RADIUS = 12


def paint_card(painter: QPainter, look: Look, rect: QRectF) -> None:
    """The ground of a card: surface, a hairline and a line of shadow."""
    tokens = look.tokens
    thick = hairline_width(painter)
    # In the dark a shadow of light ink would be a glow.
    shadow = QColor(0, 0, 0, 64) if tokens.dark else tokens.colour("ink", 0.05)
    draw_box(painter, rect.adjusted(0, thick, 0, 0), RADIUS, shadow)
    box = rect.adjusted(0, 0, 0, -thick)
    draw_box(painter, box, RADIUS, tokens.colour("surface"), tokens.colour("line"))


class Card(QFrame):
    """Surface, a hairline and a line of shadow; contents go into `body`.

    `heading` is a small label above; `set_fact` puts a few muted words at its right end.
    `set_compact(True)` gives the padding of the least window, 16.
    """

    def __init__(self, look: Look, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.body = QVBoxLayout(self)
        self.body.setSpacing(8)
        self._heading = Text(look, "small", "muted", 600, text=heading, parent=self)
        self._fact = Text(look, "small", "muted", wrap=False, parent=self)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._heading, 1)
        head.addWidget(self._fact, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self._heading.setVisible(bool(heading))
        self._fact.hide()
        self.set_compact(False)
        self.setAccessibleName(heading)
        look.changed.connect(self.update)

    def set_heading(self, heading: str) -> None:
        """Show another heading, or none."""
        self._heading.set_text(heading)
        self._heading.setVisible(bool(heading))
        self.setAccessibleName(heading)

    def set_fact(self, fact: str) -> None:
        """A few words at the right end of the heading, or none."""
        self._fact.set_text(fact)
        self._fact.setVisible(bool(fact))

    def set_compact(self, compact: bool) -> None:
        """Padding 16 in the least window, 20 and 24 otherwise. One pixel below is the shadow's."""
        if compact:
            self.body.setContentsMargins(16, 16, 16, 17)
        else:
            self.body.setContentsMargins(24, 20, 24, 21)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_card(painter, self._look, QRectF(self.rect()))
        painter.end()


class Rule(QWidget):
    """A hairline across, between the parts of a card or a page."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(
            QRectF(0, 0, self.width(), hairline_width(painter)), self._look.tokens.colour("hair")
        )
        painter.end()
