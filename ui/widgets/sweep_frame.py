"""The head and the foot of a sweep, and the line of progress between head and rows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from journal.language import _
from ui.theme.look import Look
from ui.theme.painting import device_ratio
from ui.widgets.buttons import Button
from ui.widgets.text import Text

HEAD, FOOT = 56, 48
_MARGIN, _ICON, _GAP = 20, 20, 12
_PROGRESS = 2


class _Icon(QWidget):
    """An icon in ink beside the title."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        side = self._look.grown(_ICON)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        picture = self._look.pixmap(self.name, "ink", self._look.grown(_ICON), device_ratio(painter))
        painter.drawPixmap(0, 0, picture)
        painter.end()


class SweepHead(QWidget):
    """Icon, title, the day as a quiet button, and at the right how far one is."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = _Icon(look, "sweep", self)
        self.title = Text(look, "lead", weight=500, max_lines=1, parent=self)
        self.fact = Text(look, "ui", "muted", wrap=False, parent=self)
        self.day = Button(look, "", "quiet", compact=True, opens_menu=True, parent=self)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.day, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.fact, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fit)
        self._fit()

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon.name = name
        self._icon.update()

    def set_day(self, words: str, key: str) -> None:
        """The day as its button names it; empty takes the button away."""
        self.day.setVisible(bool(words))
        self.day.set_text(words)
        self.day.setAccessibleName(_("Day: {day}").format(day=words))
        self.day.setToolTip(_("Choose a day  {key}").format(key=key))
        # the quiet button's own padding is a part of the margin
        right = _MARGIN - 8 if words and not self.fact.plain_text() else _MARGIN
        self._row.setContentsMargins(_MARGIN, 0, right, 0)

    def set_fact(self, fact: str) -> None:
        """How far one is, or nothing."""
        self.fact.set_text(fact)
        self.fact.setVisible(bool(fact))

    def _fit(self) -> None:
        self.setFixedHeight(self._look.grown(HEAD))


class Progress(QWidget):
    """Two pixels of ink on hair: how much is behind. It says nothing that the head does not say."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._share = 0.0
        self.setFixedHeight(_PROGRESS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    @property
    def share(self) -> float:
        """What is behind, from 0 to 1."""
        return self._share

    def set_share(self, share: float) -> None:
        """What is behind, from 0 to 1."""
        self._share = share
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(1.5, 0, -1.5, 0)
        painter.fillRect(box, self._look.tokens.colour("hair"))
        done = QRectF(box)
        done.setWidth(box.width() * self._share)
        if self.isRightToLeft():
            done.moveRight(box.right())
        painter.fillRect(done, self._look.tokens.colour("ink"))
        painter.end()


class SweepFoot(QWidget):
    """The way on and the way out, in small muted words; a number and a button at the right."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.words = Text(look, "small", "muted", parent=self)
        self.count = Text(look, "small", "muted", wrap=False, parent=self)
        self.button = Button(look, "", compact=True, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 8, _MARGIN - 8, 8)
        row.setSpacing(_GAP)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._fit)
        self._fit()

    def show_words(self, words: str, count: str = "", button: str = "") -> None:
        """Show these; what is empty is left out."""
        self.words.set_text(words)
        self.count.set_text(count)
        self.count.setVisible(bool(count))
        self.button.set_text(button)
        self.button.setVisible(bool(button))

    def _fit(self) -> None:
        self.setMinimumHeight(self._look.grown(FOOT))
