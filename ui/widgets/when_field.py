"""A field that begins with "When", what might stand in it, and the plan it makes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.cue_words import LONGEST_EVENT, cue_event, cue_phrases
from journal.domain.self_image import Phrase
from journal.language import _
from ui.theme.look import Look
from ui.theme.painting import draw_box, draw_rule, mix
from ui.widgets.chips import Flow
from ui.widgets.painted import PaintedButton, draw_icon, draw_line_of_text, mirrored, text_width
from ui.widgets.text import RichText, Run, Text

_RADIUS, _HEIGHT, _SIDE, _GAP = 12.0, 56, 20, 8
_INDENT, _FLAG, _ABOVE, _BELOW = 24, 20, 8, 12


class WhenField(QWidget):
    """One line of 18/28 in the capture field's frame, led by "When"; `changed` carries its text."""

    changed = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._prefix = Text(look, "lead", "muted", text=_("When"), wrap=False)
        self.line = _Line(self)
        self.line.setProperty("bare", True)
        self.line.setFrame(False)
        self.line.setMaxLength(LONGEST_EVENT)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(_("something ends that ends every day"))
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 0, _SIDE, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._prefix, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.line, 1)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.textChanged.connect(self.changed)
        self.line.focus_changed.connect(self.update)
        look.changed.connect(self._follow_look)
        self._follow_look()

    def _follow_look(self) -> None:
        self.line.setFont(self._look.font("lead"))
        # the style sheet sets every field in 13 px once it is there; this one says its own size
        self.line.setStyleSheet(f"font-size: {self._look.font('lead').pixelSize()}px")
        self.setFixedHeight(self._look.grown(_HEIGHT))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, focused = self._look.tokens, self.line.hasFocus()
        edge = tokens.colour("ink" if focused else "control")
        width = 1.5 if focused else 1.0
        draw_box(painter, QRectF(self.rect()), _RADIUS, tokens.colour("surface"), edge, width=width)
        painter.end()


class _Line(QLineEdit):
    """A line whose frame is painted by what holds it."""

    focus_changed = Signal()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()


class Suggestions(QWidget):
    """Texts to take over with a click, 32 high; the one that is taken is filled."""

    chosen = Signal(str)

    def __init__(self, look: Look, texts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._flow = Flow(self, 8)
        self.buttons: list[SuggestionButton] = []
        self.set_texts(texts)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_texts(self, texts: Sequence[str]) -> None:
        """Suggest these instead."""
        while len(self.buttons) < len(texts):
            button = SuggestionButton(self._look, "")
            button.clicked.connect(lambda _on=False, button=button: self.chosen.emit(button.text()))
            self._flow.addWidget(button)
            self.buttons.append(button)
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(texts))
            button.set_text(texts[place] if place < len(texts) else "")
        self.updateGeometry()

    def mark(self, text: str) -> None:
        """Fill the suggestion that says this, if there is one."""
        for button in self.buttons:
            button.setChecked(button.text() == text)


class SuggestionButton(PaintedButton):
    """One suggestion; checked while it is what is chosen."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(look, text, radius=8, parent=parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        # as wide as it is when chosen, so that nothing moves
        width = text_width(self._look.font("ui", 600), self._text)
        return QSize(int(width + 0.999) + 24, self._scaled(32))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 96), self._scaled(32))

    @override
    def nextCheckState(self) -> None:
        """Being chosen follows the text, not the click."""

    @override
    def _paint(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        rect = QRectF(self.rect())
        if self.isChecked() or self.isDown():
            draw_box(painter, rect, self._radius, tokens.colour("selected"))
        else:
            fill = mix(tokens.colour("surface"), tokens.colour("hover"), self._fade.level)
            draw_box(painter, rect, self._radius, fill, tokens.colour("line"))
        font = self._look.font("ui", 600 if self.isChecked() else 400)
        width = min(text_width(font, self._text), rect.width() - 16)
        place = QRectF((rect.width() - width) / 2, 0, width + 1, rect.height())
        draw_line_of_text(painter, mirrored(self, place), self._text, font, tokens.colour("ink"))


class PlanLine(QWidget):
    """The if-then sentence on a margin rule, with the flag of an intention as its bead.

    `ground` is the token of what it stands on, which shows round the flag.
    """

    def __init__(
        self, look: Look, below: str, parent: QWidget | None = None, *, ground: str = "paper"
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._ground = ground
        self.words = RichText(look, "sentence")
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addWidget(Text(look, "ui", "muted", text=below))
        # a spacer and no margin: margins stay where they are when it is read from right to left
        self._before = QSpacerItem(0, 0)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.setContentsMargins(0, _ABOVE, 0, _BELOW)
        self._row.addItem(self._before)
        self._row.addLayout(column, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._follow_look)
        self._follow_look()

    def show_event(self, event: str) -> None:
        """Show the plan for this event; dots stand where it is still to be said."""
        self.show_phrases(cue_phrases(cue_event(event) or "…"))

    def show_phrases(self, phrases: Sequence[Phrase]) -> None:
        """Show another plan, its hinges strong."""
        self.words.set_runs([Run(phrase.text, strong=phrase.strong) for phrase in phrases])
        self.setAccessibleName(self.words.plain_text())

    def _follow_look(self) -> None:
        self._before.changeSize(self._look.grown(_INDENT), 0)
        self._row.invalidate()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, side = self._look.tokens, self._look.grown(_FLAG)
        middle = _ABOVE + self._look.line("sentence") / 2
        if self.isRightToLeft():  # the flag blows into the text
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        draw_rule(painter, QPointF(0, 0), self.height(), tokens.colour("line"), upright=True)
        # the rule is at the edge of the column, and the pole of the flag stands on it
        box = QRectF(1 - side / 4, middle - side / 2, side, side)
        painter.fillRect(box.adjusted(0, -0.2 * side, -side / 4, 0.2 * side), tokens.colour(self._ground))
        draw_icon(painter, self._look, "intention", "ink", box)
        painter.end()
