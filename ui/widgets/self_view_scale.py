"""A guess beside a share: the share's gauge, with the guess as a hollow diamond, as on the chart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from journal.domain.self_view import OF_TEN, of_ten
from journal.language import _, ngettext
from ui.theme.look import Look
from ui.theme.painting import draw_box
from ui.theme.shapes import BOX, shape_path
from ui.widgets.painted import draw_behaviour

_HEIGHT, _END, _BAND, _LINE = 24, 20, 10, 2
_SQUARE_HALF, _TRIANGLE_HALF = 5.25, 6.5
_DIAMOND, _STROKE, _RING = 12.0, 1.75, 9.0


class SelfViewScale(QLabel):
    """From all manager to all leader: the month's band, one's own guess, and colleagues' as hollow circles.

    Shares are 0 to 1; what is None or empty is not drawn. Its words are the accessible name.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._guess: float | None = None
        self._band: tuple[float, float] | None = None
        self._others: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def set_share(
        self, guess: float | None, low: float | None, high: float | None, others: Sequence[float] = ()
    ) -> None:
        """Show a guess, the band it is laid beside, and colleagues' answers."""
        self._guess, self._others = guess, tuple(others)
        self._band = None if low is None or high is None else (low, high)
        words = []
        if guess is not None:
            words.append(_("Guess {leader} of 10").format(leader=of_ten(guess)))
        if self._band is not None:
            low_words = _("tagged likely {low} to {high} of 10")
            words.append(low_words.format(low=of_ten(self._band[0]), high=of_ten(self._band[1])))
        if others:
            told = ngettext("a colleague {answers}", "colleagues {answers}", len(others))
            words.append(told.format(answers=_(", ").join(str(of_ten(other)) for other in others)))
        self.setAccessibleName(_("; ").join(words))
        self.setToolTip(_("; ").join(words))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(256, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(112, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._look.tokens
        middle = self.height() // 2
        left, right = float(_END), float(self.width() - _END)
        ends = (("manager", _SQUARE_HALF), ("leader", self.width() - _TRIANGLE_HALF))
        for behaviour, x in ends:
            draw_behaviour(painter, self._look, behaviour, QRectF(x - BOX / 2, middle - BOX / 2, BOX, BOX))

        def at(share: float) -> float:
            return left + min(1.0, max(0.0, share)) * (right - left)

        draw_box(
            painter,
            QRectF(left, middle - _LINE / 2, right - left, _LINE),
            _LINE / 2,
            tokens.colour("line"),
        )
        for number in range(OF_TEN + 1):
            tick = QRectF(round(at(number / OF_TEN)) - 0.5, middle - 3, 1, 6)
            painter.fillRect(tick, tokens.colour("line"))
        if self._band is not None:
            start, end = at(self._band[0]), at(self._band[1])
            spread = max(0.0, _BAND - (end - start)) / 2
            band = QRectF(start - spread, middle - _BAND / 2, end - start + 2 * spread, _BAND)
            draw_box(painter, band, _BAND / 2, tokens.colour("leader", 0.24))
        for other in self._others:
            self._paint_ring(painter, QPointF(at(other), middle), tokens.colour("surface"))
        if self._guess is not None:
            self._paint_diamond(painter, QPointF(at(self._guess), middle), tokens.colour("surface"))
        painter.end()

    def _paint_ring(self, painter: QPainter, middle: QPointF, inside: QColor) -> None:
        painter.setPen(QPen(self._look.tokens.colour("ink"), 1.5))
        painter.setBrush(inside)
        painter.drawEllipse(middle, _RING / 2, _RING / 2)

    def _paint_diamond(self, painter: QPainter, middle: QPointF, inside: QColor) -> None:
        painter.save()
        painter.translate(middle)
        size = (_DIAMOND - _STROKE) / 13.5
        painter.scale(size, size)
        pen = QPen(self._look.tokens.colour("ink"), _STROKE / size)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(inside)
        painter.drawPath(shape_path("both"))
        painter.restore()
