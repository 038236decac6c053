"""The share gauge, and the circles that fill while there is too little for a share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from journal.language import _, ngettext
from ui.theme.look import Look
from ui.theme.painting import draw_box
from ui.theme.shapes import BOX
from ui.widgets.figures import counts_in_words, percent
from ui.widgets.painted import draw_behaviour
from ui.widgets.paragraph import UNTAGGED

_HEIGHT, _END, _BAND, _TICK, _LINE = 24, 20, 10, 18, 2
_SQUARE_HALF, _TRIANGLE_HALF = 5.25, 6.5
_NEED = 10
CIRCLES = 5
_CIRCLE, _STEP = 20, 26


class ShareGauge(QLabel):
    """Square, line, band, tick, triangle: the one way to show a share outside the chart.

    Shares are 0 (all manager) to 1 (all leader). Without a share only the band is drawn.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._share: float | None = None
        self._low: float | None = None
        self._high: float | None = None
        self._need: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)
        self.set_share(None, None, None)

    def set_share(self, share: float | None, low: float | None, high: float | None) -> None:
        """Show a share and its likely range, all 0 to 1; what is None is not drawn."""
        self._share, self._low, self._high = share, low, high
        self.setAccessibleName(self._words())
        self.setToolTip("" if low is None and share is None else self._words())
        self.update()

    def set_need(self, need: float | None) -> None:
        """Mark the share that a role needs with a short tick below the line; what it is stands in words."""
        self._need = need
        self.update()

    def _words(self) -> str:
        if self._low is None or self._high is None:
            if self._share is None:
                return _("Leader share: not known yet")
            return _("Leader share {share}").format(share=percent(self._share))
        low, high = round(100 * self._low), percent(self._high)
        if self._share is None:
            return _("Leader share likely {low} to {high}").format(low=low, high=high)
        return _("Leader share {share}, likely {low} to {high}").format(
            share=percent(self._share), low=low, high=high
        )

    @override
    def sizeHint(self) -> QSize:
        return QSize(256, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(96, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._look.tokens
        middle = self.height() // 2
        left, right = float(_END), float(self.width() - _END)
        # The shapes stand flush with the text above, so their own halves count, not their box.
        square = QRectF(_SQUARE_HALF - BOX / 2, middle - BOX / 2, BOX, BOX)
        triangle = QRectF(self.width() - _TRIANGLE_HALF - BOX / 2, middle - BOX / 2, BOX, BOX)
        draw_behaviour(painter, self._look, "manager", square)
        draw_behaviour(painter, self._look, "leader", triangle)

        def at(share: float) -> float:
            return left + min(1.0, max(0.0, share)) * (right - left)

        line = QRectF(left, middle - _LINE / 2, right - left, _LINE)
        draw_box(painter, line, _LINE / 2, tokens.colour("line"))
        if self._low is not None and self._high is not None:
            start, end = at(self._low), at(self._high)
            # A very narrow band stays visible behind the tick.
            spread = max(0.0, _BAND - (end - start)) / 2
            band = QRectF(start - spread, middle - _BAND / 2, end - start + 2 * spread, _BAND)
            draw_box(painter, band, _BAND / 2, tokens.colour("leader", 0.24))
        if self._share is not None:
            tick = QRectF(round(at(self._share) - 1.5), middle - _TICK / 2, 3, _TICK)
            draw_box(painter, tick, 1, tokens.colour("ink"))
        if self._need is not None:
            need = QRectF(round(at(self._need) - 1), middle + 1, 2, _NEED)
            draw_box(painter, need, 1, tokens.colour("muted"))
        painter.end()


class CollectCircles(QLabel):
    """Five dashed circles that fill with the shapes of the first tagged actions."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._behaviours: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)
        self.set_behaviours(())

    def set_behaviours(self, behaviours: Sequence[str]) -> None:
        """The behaviours of the actions tagged so far, oldest first; the first five are shown."""
        self._behaviours = tuple(behaviours)[:CIRCLES]
        missing = CIRCLES - len(self._behaviours)
        counts = {name: self._behaviours.count(name) for name in set(self._behaviours)}
        told = ngettext(
            "{count} tagged action until the first estimate",
            "{count} tagged actions until the first estimate",
            missing,
        ).format(count=missing)
        self.setAccessibleName(f"{told}: {counts_in_words(counts)}" if counts else told)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_CIRCLE + (CIRCLES - 1) * _STEP, _CIRCLE + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shapes = [*self._behaviours, *[UNTAGGED] * (CIRCLES - len(self._behaviours))]
        right_to_left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for index, shape in enumerate(shapes):
            x = _CIRCLE / 2 + index * _STEP - 2
            x = self.width() - x if right_to_left else x
            # Circles a little larger than a bead's box, so that the row reads as five places.
            size = _CIRCLE + 3 if shape == UNTAGGED else 18
            box = QRectF(0, 0, size, size)
            box.moveCenter(QPointF(x, self.height() / 2))
            draw_behaviour(painter, self._look, shape, box)
        painter.end()
