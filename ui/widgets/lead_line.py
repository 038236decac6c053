"""A wrapped line of text with a shape or an icon hanging before it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QPointF
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from journal.domain.text import find_tokens
from ui.theme.look import Look
from ui.theme.painting import device_ratio
from ui.theme.shapes import paint_shape
from ui.widgets.text import RichText, Run

_SHAPE = 14.0
_INDENT = 24.0


def token_runs(text: str) -> list[Run]:
    """The text as runs, its `@persons` and `#topics` muted and strong."""
    runs: list[Run] = []
    done = 0
    for token in find_tokens(text):
        if token.start > done:
            runs.append(Run(text[done : token.start]))
        runs.append(Run(text[token.start : token.end], strong=True, colour_role="muted"))
        done = token.end
    if done < len(text) or not runs:
        runs.append(Run(text[done:]))
    return runs


class LeadLine(QWidget):
    """Text of one type role, wrapped to the width it is given.

    `shape` (a behaviour, "none" for not tagged yet) or `icon` hangs before the first line; the text
    is set in by 24 then. `lead` is a first phrase in 600; `most_lines` ends the text with "…";
    `margins` vanish with it when it is hidden.
    """

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        shape: str = "",
        icon: str = "",
        role: str = "ui",
        colour: str = "ink",
        weight: int | None = None,
        lead: str = "",
        most_lines: int | None = None,
        margins: QMargins | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._margins = margins or QMargins()
        self._look = look
        self._text = ""
        self._shape = shape
        self._icon = icon
        self._role = role
        self._colour = colour
        self._lead = lead
        self._words = RichText(look, role, colour, weight, max_lines=most_lines, parent=self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)
        self._indent()
        look.changed.connect(self._indent)

    def text(self) -> str:
        """The text without its lead."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        lead = [Run(self._lead, strong=True)] if self._lead else []
        self._words.set_runs([*lead, *token_runs(text)])
        self.setAccessibleName(self._lead + text)

    def set_icon(self, icon: str) -> None:
        """Hang another icon before the first line."""
        self._icon = icon
        self._indent()
        self.update()

    def natural_width(self) -> int:
        """The width at which nothing has to wrap."""
        margins = self._row.contentsMargins()
        return self._words.natural_width() + margins.left() + margins.right()

    def announce(self) -> None:
        """Have a screen reader say it at once."""
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _indent(self) -> None:
        inset = _INDENT * max(1.0, self._look.text_ratio) if self._shape or self._icon else 0.0
        here = self._margins + QMargins(round(inset), 0, 0, 0)
        if self.isRightToLeft():
            here = QMargins(here.right(), here.top(), here.left(), here.bottom())
        self._row.setContentsMargins(here)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange and hasattr(self, "_row"):
            self._indent()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._shape and not self._icon:
            return
        tokens = self._look.tokens
        painter = QPainter(self)
        side, icon = self._look.grown(_SHAPE), self._look.grown(16)
        x = self._margins.left() + side / 2 + 1
        if self.isRightToLeft():
            x = self.width() - x
        middle = self._margins.top() + self._look.line(self._role) / 2
        if self._shape:
            shape = None if self._shape == "none" else self._shape
            paint_shape(painter, shape, QPointF(x, middle), side, tokens.behaviour(shape))
        else:
            role = "warning" if self._icon == "warning" else self._colour
            picture = self._look.pixmap(self._icon, role, icon, device_ratio(painter))
            painter.drawPixmap(QPointF(x - icon / 2, middle - icon / 2), picture)
        painter.end()
