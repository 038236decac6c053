"""Example actions on the margin, for a journal that has none yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from journal.domain.behaviour import CONTROL_ORDER, Behaviour
from journal.language import _
from ui.theme.look import Look
from ui.widgets.row_painting import (
    PADDING,
    ChipText,
    Columns,
    chip_height,
    paint_bead,
    paint_chip,
    paint_rule,
    place_chips,
)
from ui.widgets.text_layout import LaidText, lay_out, token_spans

_BELOW_TEXT = 2.0
_ROW_END = 12.0


@dataclass(frozen=True, slots=True)
class Example:
    """An action somebody might write, and what its behaviour means."""

    behaviour: Behaviour
    text: str
    meaning: str


def shipped_examples() -> tuple[Example, ...]:
    """One for each of the four, in the order of the controls."""
    texts = {
        Behaviour.MANAGER: (
            _("Moved two shifts so that Friday’s queue is covered"),
            _("Manager: efficient, and what was agreed gets done."),
        ),
        Behaviour.LEADER: (
            _("Let a closer rewrite the opening line and asked the team to try it"),
            _("Leader: a better way of working came nearer, for others too."),
        ),
        Behaviour.BOTH: (
            _("Took calls with the new starters, then wrote down what they taught me"),
            _("Both: counts half to each side."),
        ),
        Behaviour.OWN: (
            _("Closed the Brandt order myself"),
            _("Own work: counted and shown, in neither side of the share."),
        ),
    }
    return tuple(Example(behaviour, *texts[behaviour]) for behaviour in CONTROL_ORDER)


def shipped_hints() -> tuple[str, ...]:
    """What else the capture field reads out of a text."""
    return (_("#topic"), _("@person"))


@dataclass(frozen=True)
class _Drawn:
    example: Example
    text: LaidText
    meaning: LaidText
    top: float
    bottom: float


class ExampleRows(QWidget):
    """Rows as they will look, without time, hover and focus; headed as examples by name.

    Drawn, not a list: there is nothing to choose. A screen reader hears it as one text.
    """

    def __init__(
        self,
        look: Look,
        examples: Sequence[Example] = (),
        hints: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._examples = tuple(examples) or shipped_examples()
        self._hints = tuple(hints) or shipped_hints()
        self._laid: tuple[int, list[_Drawn], float] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        spoken = [f"{example.text}. {example.meaning}" for example in self._examples]
        self.setAccessibleName(" ".join([_("Examples, not in your journal:"), *spoken]))
        look.changed.connect(self._forget)

    def _forget(self) -> None:
        self._laid = None
        self.updateGeometry()
        self.update()

    def _lay(self, width: int) -> tuple[list[_Drawn], float]:
        if self._laid is None or self._laid[0] != width:
            look = self._look
            columns = Columns.of(look)
            room = width - columns.text - columns.right
            rows: list[_Drawn] = []
            top = 0.0
            for example in self._examples:
                spans = token_spans(example.text, look.tokens.colour("muted"))
                text = lay_out(example.text, look.font("body"), look.line("body"), room, spans=spans)
                meaning = lay_out(example.meaning, look.font("ui"), look.line("ui"), room)
                bottom = top + PADDING + text.height + _BELOW_TEXT + meaning.height + _ROW_END
                rows.append(_Drawn(example, text, meaning, top, bottom))
                top = bottom
            self._laid = (width, rows, top)
        return self._laid[1], self._laid[2]

    def _hint_chips(self, width: int, top: float) -> list[tuple[ChipText, QRectF]]:
        columns = Columns.of(self._look)
        words = ChipText(_("Also understood:"), plain=True)
        chips = [words, *(ChipText(hint) for hint in self._hints)]
        return place_chips(self._look, chips, columns.text, top + 16.0, width - columns.right)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        _rows, bottom = self._lay(width)
        chips = self._hint_chips(width, bottom)
        return round(chips[-1][1].bottom() + 1 if chips else bottom)

    @override
    def sizeHint(self) -> QSize:
        return QSize(624, self.heightForWidth(max(320, self.width())))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(280, round(chip_height(self._look)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, tokens, columns = self._look, self._look.tokens, Columns.of(self._look)
        painter = QPainter(self)
        rows, bottom = self._lay(self.width())
        paint_rule(painter, look, columns.rule, 0, bottom)
        for row in rows:
            middle = row.top + PADDING + look.line("body") / 2
            shape = row.example.behaviour.value
            paint_bead(painter, look, shape, QPointF(columns.rule, middle), tokens.colour("paper"))
            top = row.top + PADDING
            row.text.paint(painter, QPointF(columns.text, top), tokens.colour("ink"))
            below = top + row.text.height + _BELOW_TEXT
            row.meaning.paint(painter, QPointF(columns.text, below), tokens.colour("muted"))
        for chip, place in self._hint_chips(self.width(), bottom):
            paint_chip(painter, look, chip, place)
        painter.end()
