"""An old action that is tagged again unseen: its text, its season, and the four."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.behaviour import CONTROL_ORDER, Behaviour
from journal.domain.behaviour_names import behaviour_word
from journal.language import _
from ui.theme.focus import RADIUS_PROPERTY
from ui.theme.look import Look
from ui.theme.shapes import paint_shape
from ui.widgets.card import RADIUS as CARD_RADIUS
from ui.widgets.card import paint_card
from ui.widgets.chips import Flow
from ui.widgets.lead_line import token_runs
from ui.widgets.sweep_keys import TagButton, fit_keys
from ui.widgets.text import RichText, Run, Text

_SIDE, _ABOVE, _TEXT_LEFT, _GAP = 16, 14, 44, 8


class RetagCard(QFrame):
    """One of the three. `tag_pressed` carries the behaviour; `clicked` when it is to be the current one."""

    tag_pressed = Signal(object)
    clicked = Signal()

    def __init__(self, look: Look, text: str, season: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._before: Behaviour | None = None
        self._after: Behaviour | None = None
        self._words = RichText(look, "body", runs=token_runs(text))
        self._season = Text(look, "small", "muted", text=season, wrap=False)
        self._told = RichText(look, "ui", "muted")
        self._told.hide()
        self._keys = QWidget()
        self.buttons = {behaviour: TagButton(look, behaviour) for behaviour in CONTROL_ORDER}
        flow = Flow(self._keys, gap=_GAP)
        for behaviour, button in self.buttons.items():
            flow.addWidget(button)
            button.clicked.connect(lambda _on=False, which=behaviour: self.tag_pressed.emit(which))
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._words, 1)
        head.addWidget(self._season, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        self._column.addWidget(self._told)
        self._column.addWidget(self._keys)
        self._keys.hide()
        self._is_current = False
        self.setAccessibleName(f"{text}, {season}")
        self.setProperty(RADIUS_PROPERTY, CARD_RADIUS)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def is_tagged(self) -> bool:
        """Whether it was tagged again."""
        return self._after is not None

    @property
    def is_seen(self) -> bool:
        """Whether its old tag was shown: it is not asked about any more."""
        return self._before is not None

    def set_current(self, current: bool) -> None:
        """Offer the four, or not: one card at a time does."""
        self._is_current = current and not self.is_seen
        self._keys.setVisible(self._is_current)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if self.is_seen else Qt.FocusPolicy.TabFocus)
        self.setCursor(
            Qt.CursorShape.ArrowCursor if current or self.is_seen else Qt.CursorShape.PointingHandCursor
        )
        self.update()

    def show_tags(self, before: Behaviour | None, after: Behaviour | None, undo_key: str = "") -> None:
        """Show what it was tagged as then and now, once it is tagged again; None hides it.

        Args:
            before: the tag it has, None while that is hidden.
            after: the one given unseen, None where that was taken back.
            undo_key: the key that takes it back, of the one that was tagged last.
        """
        self._before, self._after = before, after if before is not None else None
        self._told.setVisible(before is not None)
        if before is not None:
            dot = Run("\u2002·\u2002")
            then = _("Then: {behaviour}").format(behaviour=behaviour_word(before))
            runs = [Run(then, shape=before.value), dot]
            if after is None:
                runs.append(Run(_("taken back; as it has been seen, it is not asked again")))
            else:
                now = _("now: {behaviour}").format(behaviour=behaviour_word(after))
                runs.append(Run(now, shape=after.value))
                runs += [dot, Run(_("{key} takes it back").format(key=undo_key))] if undo_key else []
            self._told.set_runs(runs)
            self.set_current(False)
        self.update()

    def _fit(self) -> None:
        left = _SIDE + self._look.grown(_TEXT_LEFT - _SIDE)
        mirror = self.isRightToLeft()
        sides = (_SIDE, left) if mirror else (left, _SIDE)
        self._column.setContentsMargins(sides[0], _ABOVE, sides[1], _ABOVE + 1)
        fit_keys(list(self.buttons.values()), self.width() - left - _SIDE, _GAP)
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def mousePressEvent(self, event: object) -> None:
        if not self.is_seen:
            self.clicked.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, self._look, QRectF(self.rect()))
        size = self._look.grown(16)
        x = _SIDE + 2 + size / 2
        if self.isRightToLeft():
            x = self.width() - x
        middle = QPointF(x, _ABOVE + self._look.line("body") / 2)
        shape = self._after.value if self._after is not None else None
        colour = self._look.tokens.behaviour(shape)
        paint_shape(painter, shape, middle, size, colour)
        painter.end()
