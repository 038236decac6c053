"""One action as a line that can be pressed: its shape, its day and its beginning."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from journal.domain.action import Action
from journal.domain.behaviour_names import behaviour_name
from journal.domain.dates import long_date, short_date
from journal.language import _
from ui.theme.look import Look
from ui.theme.painting import draw_box
from ui.widgets.painted import PaintedButton, draw_behaviour, draw_line_of_text, mirrored, text_width
from ui.widgets.paragraph import UNTAGGED

_HEIGHT, _SHAPE, _GAP, _SIDE, _DAY = 32, 14, 8, 6, 44


class ActionLink(PaintedButton):
    """A line that leads to an action; its text is cut with "…" where there is no room for it."""

    def __init__(self, look: Look, action: Action, today: dt.date, parent: QWidget | None = None) -> None:
        self._first = " ".join(action.text.split())
        super().__init__(look, self._first, radius=8, parent=parent)
        self.action_shown = action
        self._day = short_date(action.day)
        if action.day.year != today.year:
            self._day = _("{date} {year}").format(date=self._day, year=action.day.year)
        shape = UNTAGGED if action.behaviour is None else action.behaviour.value
        self._shape = shape
        behaviour = _("not tagged") if action.behaviour is None else behaviour_name(action.behaviour)
        words = _("{behaviour}, {day}: {text}")
        self.setAccessibleName(words.format(behaviour=behaviour, day=long_date(action.day), text=self._first))
        self.setToolTip(self._first)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self._scaled(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._scaled(_HEIGHT))

    @override
    def _paint(self, painter: QPainter) -> None:
        tokens, side = self._look.tokens, self._look.grown(_SHAPE)
        draw_box(painter, QRectF(self.rect()), 8, tokens.colour("hover", self._fade.level))
        box = QRectF(_SIDE, round((self.height() - side) / 2), side, side)
        draw_behaviour(painter, self._look, self._shape, mirrored(self, box))
        left = float(_SIDE + side + _GAP)
        font = self._look.font("ui")
        width = max(text_width(font, self._day) + 1, self._look.grown(_DAY))
        day = QRectF(left, 0, width, self.height())
        draw_line_of_text(painter, mirrored(self, day), self._day, font, tokens.colour("muted"))
        left += width + _GAP
        rest = QRectF(left, 0, max(0.0, self.width() - left - _SIDE), self.height())
        draw_line_of_text(painter, mirrored(self, rest), self._first, font, tokens.colour("ink"))
