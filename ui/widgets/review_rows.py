"""Rows of the review that one can press: an action of the week, and how one thing stood in it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from journal.language import _
from ui.theme.look import Look
from ui.theme.painting import draw_box, mix
from ui.widgets.figures import STACK_ORDER, counts_in_words
from ui.widgets.painted import (
    PaintedButton,
    draw_behaviour,
    draw_icon,
    draw_line_of_text,
    mirrored,
    text_width,
)
from ui.widgets.paragraph import UNTAGGED

_SHAPE, _SIDE, _GAP, _ICON = 14, 8, 8, 14
_BAND_WIDTH, _BAND_HEIGHT, _STEP = 96, 8, 12
_LEAST_NAME = 96


class ActionRow(PaintedButton):
    """One line of an action, with its shape, and a plus that says it can be put in."""

    def __init__(
        self, look: Look, text: str, behaviour: str | None, spoken: str, parent: QWidget | None = None
    ) -> None:
        line = " ".join(text.split())
        super().__init__(look, line, radius=6, parent=parent)
        self._shape = behaviour or UNTAGGED
        self.setAccessibleName(spoken.format(text=line))
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, max(32, round(self._look.line("ui")) + 12))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(96, self.sizeHint().height())

    @override
    def _paint(self, painter: QPainter) -> None:
        tokens, look = self._look.tokens, self._look
        rect = QRectF(self.rect())
        level = 1.0 if self.isDown() else self._fade.level
        draw_box(painter, rect, self._radius, tokens.colour("hover", level))
        shape, icon = look.grown(_SHAPE), look.grown(_ICON)
        middle = rect.center().y()
        box = QRectF(_SIDE, round(middle - shape / 2), shape, shape)
        draw_behaviour(painter, look, self._shape, mirrored(self, box))
        left = _SIDE + shape + _GAP
        plus = QRectF(rect.width() - _SIDE - icon, round(middle - icon / 2), icon, icon)
        role = "ink" if level > 0.5 else "muted"
        draw_icon(painter, look, "plus", role, mirrored(self, plus))
        place = QRectF(left, 0, plus.left() - _GAP - left, rect.height())
        draw_line_of_text(painter, mirrored(self, place), self._text, look.font("ui"), tokens.colour("ink"))


class MovedRow(PaintedButton):
    """How one thing stood this week: its counts by shape, its share as a band, what is told of it.

    A press opens the actions behind it. `told` is a sentence under the counts, empty where there is none;
    `share` and band are 0 to 1, None where there is too little for them.
    """

    def __init__(
        self,
        look: Look,
        name: str,
        counts: Mapping[str, int],
        *,
        band: tuple[float, float] | None,
        told: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, name, radius=8, parent=parent)
        self._counts = [(key, str(counts[key])) for key in STACK_ORDER if counts.get(key)]
        self._band, self._told = band, told
        spoken = [f"{name}: {counts_in_words(counts)}"]
        if band is not None:
            low, high = round(100 * band[0]), round(100 * band[1])
            spoken.append(_("leader share likely {low} to {high} of 100").format(low=low, high=high))
            self._range = _("{low} to {high}").format(low=low, high=high)
        else:
            self._range = ""
        spoken += [told] if told else []
        self.setAccessibleName("; ".join(spoken))
        self.setToolTip("\n".join(spoken) + "\n" + _("Press to see the actions"))
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def nextCheckState(self) -> None:
        """What is open is its owner's to show."""

    @override
    def sizeHint(self) -> QSize:
        look = self._look
        height = round(look.line("body")) + 12
        if self._told:
            height += round(look.line("ui"))
        if self._needs_two_lines():
            height += round(look.line("ui")) + 2
        return QSize(400, height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def _counts_width(self) -> float:
        font, shape = self._look.font("ui"), self._look.grown(_SHAPE)
        return sum(shape + 5 + text_width(font, count) + _STEP for _key, count in self._counts)

    def _band_room(self) -> float:
        widest = text_width(self._look.font("small"), _("{low} to {high}").format(low=88, high=100))
        return self._look.grown(_BAND_WIDTH) + _GAP + widest

    def _needs_two_lines(self) -> bool:
        name = min(text_width(self._look.font("body"), self._text), 200.0)
        return (
            self.width() > 0
            and name + self._counts_width() + self._band_room() + 2 * _SIDE + 28 > self.width()
        )

    @override
    def resizeEvent(self, event: object) -> None:
        self.updateGeometry()

    @override
    def _paint(self, painter: QPainter) -> None:
        tokens, look = self._look.tokens, self._look
        rect = QRectF(self.rect())
        fill = mix(tokens.colour("paper"), tokens.colour("hover"), self._fade.level)
        draw_box(painter, rect, 8, tokens.colour("selected") if self.isChecked() else fill)
        line, top = look.line("body"), 6.0
        band = self._band_room()
        right = rect.width() - _SIDE
        two = self._needs_two_lines()
        counts_left = _SIDE if two else right - band - 16 - self._counts_width()
        name_right = right - band - 16 if two else counts_left - 12
        name = QRectF(_SIDE, top, max(_LEAST_NAME, name_right - _SIDE), line)
        draw_line_of_text(
            painter, mirrored(self, name), self._text, look.font("body", 500), tokens.colour("ink")
        )
        self._paint_band(painter, right - band, top + line / 2)
        below = top + line
        if two:
            self._paint_counts(painter, counts_left, below + 1, look.line("ui"))
            below += look.line("ui") + 2
        else:
            self._paint_counts(painter, counts_left, top, line)
        if self._told:
            place = QRectF(_SIDE, below, rect.width() - 2 * _SIDE, look.line("ui"))
            draw_line_of_text(
                painter, mirrored(self, place), self._told, look.font("ui"), tokens.colour("muted")
            )

    def _paint_counts(self, painter: QPainter, left: float, top: float, height: float) -> None:
        font, shape = self._look.font("ui"), self._look.grown(_SHAPE)
        for key, count in self._counts:
            box = QRectF(left, top + (height - shape) / 2, shape, shape)
            draw_behaviour(painter, self._look, key, mirrored(self, box))
            wide = text_width(font, count)
            place = QRectF(left + shape + 5, top, wide + 1, height)
            draw_line_of_text(painter, mirrored(self, place), count, font, self._look.tokens.colour("ink"))
            left += shape + 5 + wide + _STEP

    def _paint_band(self, painter: QPainter, left: float, middle: float) -> None:
        if self._band is None:
            return
        tokens, width = self._look.tokens, self._look.grown(_BAND_WIDTH)
        line = QRectF(left, middle - 1, width, 2)
        draw_box(painter, mirrored(self, line), 1, tokens.colour("line"))
        low, high = self._band
        box = QRectF(
            left + low * width, middle - _BAND_HEIGHT / 2, max(6.0, (high - low) * width), _BAND_HEIGHT
        )
        draw_box(painter, mirrored(self, box), _BAND_HEIGHT / 2, tokens.colour("leader", 0.24))
        font = self._look.font("small")
        place = QRectF(left + width + _GAP, middle - 12, text_width(font, self._range) + 1, 24)
        draw_line_of_text(painter, mirrored(self, place), self._range, font, tokens.colour("muted"))
