"""A step of the review on its rule: a circle, a title with what there is to know, and its contents."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from journal.language import _
from ui.theme.look import Look
from ui.theme.painting import draw_rule
from ui.widgets.painted import draw_icon, draw_line_of_text, mirrored, text_width
from ui.widgets.text import RichText, Run, Text

CIRCLE = 24
_TEXT_LEFT = 48
_BETWEEN, _BELOW_OPEN = 16, 24


class State(Enum):
    """How far one got with a step."""

    DONE = "done"
    PRESENT = "present"
    LATER = "later"


class _Head(RichText):
    """Title and summary on one line, wrapped where it is narrow; a click opens the step."""

    clicked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "body")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


class StepRow(QWidget):
    """One step. `clicked` when it is to be opened; what is put into it stands below its title."""

    clicked = Signal()

    def __init__(self, look: Look, number: int, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._number, self._count = look, number, count
        self._state = State.LATER
        self._title = ""
        self._shown: tuple[object, ...] = ()
        self._head = _Head(look)
        self._head.clicked.connect(self.clicked)
        self._open_head = Text(look, "lead", weight=600)
        self._lead = Text(look, "ui", "muted")
        self._below = Text(look, "body", max_lines=3)
        self._body: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        for part in (self._head, self._open_head, self._lead, self._below):
            self._column.addWidget(part)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def title(self) -> str:
        """What the step is called."""
        return self._title

    @property
    def body(self) -> QWidget | None:
        """Its contents, where it is open."""
        return self._body

    def set_closed(self, title: str, state: State, summary: str = "", below: str = "") -> None:
        """Show title and summary alone, and below them what was written."""
        if self._shown == (title, state, summary, below):
            return
        self._shown = (title, state, summary, below)
        self._title, self._state = title, state
        later = state is State.LATER
        runs: list[Run] = [Run(title, strong=True, colour_role="muted" if later else "ink")]
        if summary:
            runs.append(Run(f"\u2003{summary}", colour_role="muted", role="ui"))
        self._head.set_runs(runs)
        self._below.set_text(below)
        self._show(opened=False)

    def set_open(self, title: str, lead: str) -> None:
        """Show the title large, a sentence below it, and then the contents."""
        if self._shown == (title, lead):
            return
        self._shown = (title, lead)
        self._title, self._state = title, State.PRESENT
        self._open_head.set_text(title)
        self._lead.set_text(lead)
        self._show(opened=True)

    def set_body(self, body: QWidget | None) -> None:
        """Put these contents below the title; None takes them out, and they are its owner's again."""
        if self._body is not None and self._body is not body:
            self._column.removeWidget(self._body)
            self._body.hide()
        if body is not None and body is not self._body:
            self._column.addWidget(body)
            body.show()
        self._body = body

    def _show(self, *, opened: bool) -> None:
        self._head.setVisible(not opened)
        self._below.setVisible(not opened and bool(self._below.plain_text()))
        self._open_head.setVisible(opened)
        self._lead.setVisible(opened and bool(self._lead.plain_text()))
        states = {State.DONE: _("done"), State.PRESENT: _("open"), State.LATER: _("still to come")}
        told = _("Step {number} of {count}: {title}, {state}").format(
            number=self._number, count=self._count, title=self._title, state=states[self._state]
        )
        self.setAccessibleName(told)
        self._fit()

    def _fit(self) -> None:
        is_last = self._number == self._count
        below = _BELOW_OPEN if self._state is State.PRESENT else _BETWEEN
        left = self._look.grown(CIRCLE) + _TEXT_LEFT - CIRCLE
        mirror = self.isRightToLeft()
        self._column.setContentsMargins(
            0 if mirror else left, 0, left if mirror else 4, 0 if is_last else below
        )
        self.updateGeometry()
        self.update()

    def _circle(self) -> QRectF:
        side = self._look.grown(CIRCLE)
        line = self._look.line("lead" if self._state is State.PRESENT else "body")
        return QRectF(0, max(0, round((line - side) / 2)), side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, circle = self._look.tokens, mirrored(self, self._circle())
        middle = circle.center().x()
        if self._number > 1 and circle.top() > 0:
            draw_rule(painter, QPointF(middle, 0), circle.top(), tokens.colour("line"), upright=True)
        if self._number < self._count:
            start, length = QPointF(middle, circle.bottom()), self.height() - circle.bottom()
            draw_rule(painter, start, length, tokens.colour("line"), upright=True)
        self._paint_circle(painter, circle)
        painter.end()

    def _paint_circle(self, painter: QPainter, circle: QRectF) -> None:
        tokens = self._look.tokens
        if self._state is State.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("ink"))
            painter.drawEllipse(circle)
            side = self._look.grown(14)
            box = QRectF(0, 0, side, side)
            box.moveCenter(circle.center())
            box.moveTopLeft(QPointF(round(box.left()), round(box.top())))
            draw_icon(painter, self._look, "check", "paper", box)
            return
        present = self._state is State.PRESENT
        width = 2.0 if present else 1.5
        colour = tokens.colour("ink" if present else "muted")
        painter.setPen(QPen(tokens.colour("ink" if present else "control"), width))
        painter.setBrush(tokens.colour("paper"))
        painter.drawEllipse(circle.adjusted(width / 2, width / 2, -width / 2, -width / 2))
        font, number = self._look.font("small", 600 if present else 500), str(self._number)
        wide = text_width(font, number)
        place = QRectF(circle.center().x() - wide / 2, circle.top(), wide + 1, circle.height())
        draw_line_of_text(painter, place, number, font, colour)


def rows_of(look: Look, count: int) -> Sequence[StepRow]:
    """As many steps in a row."""
    return [StepRow(look, number, count) for number in range(1, count + 1)]
