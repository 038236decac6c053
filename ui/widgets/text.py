"""Labels with the type scale's line heights: plain text, or runs with strong words and shapes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget
from typing_extensions import override

from journal.language import _
from ui.theme.focus import RADIUS_PROPERTY
from ui.theme.look import Look
from ui.widgets.paragraph import UNTAGGED, Face, Paragraph, Run, reads_right_to_left, units

__all__ = ["UNTAGGED", "RichText", "Run", "Text", "reads_right_to_left"]

_PREFERRED_WIDTH = 480
_STRONG = 600


class RichText(QLabel):
    """Wrapping runs of text. Never reads HTML; what the person wrote is shown letter by letter.

    With `max_lines` the rest is cut with an ellipsis and shown in the tooltip. With `selectable`
    text can be marked with the mouse and copied.
    """

    def __init__(
        self,
        look: Look,
        role: str = "body",
        colour_role: str = "ink",
        weight: int | None = None,
        *,
        runs: Sequence[Run] = (),
        wrap: bool = True,
        max_lines: int | None = None,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._role, self._colour_role, self._weight = role, colour_role, weight
        self._wrap = wrap
        self._max_lines = max_lines if wrap else 1
        self._selectable = selectable
        self._runs: tuple[Run, ...] = ()
        self._heights: dict[int, int] = {}
        self._hints: dict[str, QSize] = {}
        self._shown: Paragraph | None = None
        self._whole: Paragraph | None = None
        self._anchor = self._cursor = 0
        self._cut_tooltip = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty(RADIUS_PROPERTY, 4)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        if selectable:
            self.setCursor(Qt.CursorShape.IBeamCursor)
            self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        look.changed.connect(self._forget_layout)
        self.set_runs(runs)

    @property
    def runs(self) -> tuple[Run, ...]:
        """What is shown."""
        return self._runs

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Show other runs; the accessible name is their plain text."""
        runs = tuple(runs)
        if runs == self._runs and self._whole is not None:
            return
        self._runs = runs
        plain = self.plain_text()
        super().setText(plain)
        self.setAccessibleName(plain)
        self._anchor = self._cursor = 0
        self._forget_layout()

    def plain_text(self) -> str:
        """The words without strength and shapes."""
        return "".join(run.text for run in self._runs)

    def set_colour_role(self, role: str) -> None:
        """Show the text in another token's colour."""
        if role != self._colour_role:
            self._colour_role = role
            self._forget_layout()

    def set_weight(self, weight: int | None) -> None:
        """Show the text in another weight."""
        if weight != self._weight:
            self._weight = weight
            self._forget_layout()

    def baseline(self) -> int:
        """Where the first line's letters stand, in pixels from the top."""
        return round(self._paragraph().baseline)

    def natural_width(self) -> int:
        """The width that needs no wrapping."""
        return int(self._paragraph().natural_width + 0.999)

    def selected_text(self) -> str:
        """What is marked, or an empty string."""
        start, end = sorted((self._anchor, self._cursor))
        raw = self._paragraph().layout.text().encode("utf-16-le", "surrogatepass")
        marked = raw[2 * start : 2 * end].decode("utf-16-le", "replace")
        return marked.replace("\N{LINE SEPARATOR}", "\n")

    @override
    def hasHeightForWidth(self) -> bool:
        return self._wrap

    @override
    def heightForWidth(self, width: int) -> int:
        if not self._wrap:
            return self.sizeHint().height()
        if width not in self._heights:
            if len(self._heights) > 32:
                self._heights.clear()
            paragraph = self._paragraph()  # painting lays it out for its own width again
            paragraph.lay_out(width)
            lines = paragraph.line_count
            if self._max_lines is not None:
                lines = min(lines, self._max_lines)
            self._heights[width] = round(max(1, lines) * self._look.line(self._role))
        return self._heights[width]

    @override
    def sizeHint(self) -> QSize:
        # layouts ask again and again
        if "whole" not in self._hints:
            self._hints["whole"] = self._size_hint()
        return QSize(self._hints["whole"])

    @override
    def minimumSizeHint(self) -> QSize:
        if "least" not in self._hints:
            self._hints["least"] = self._minimum_size_hint()
        return QSize(self._hints["least"])

    def _size_hint(self) -> QSize:
        natural = self.natural_width()
        if not self._wrap:
            return QSize(natural, round(self._look.line(self._role)))
        width = min(natural, round(_PREFERRED_WIDTH * self._look.text_ratio))
        return QSize(width, self.heightForWidth(max(1, width)))

    def _minimum_size_hint(self) -> QSize:
        line = round(self._look.line(self._role))
        if not self._wrap:
            return QSize(min(self.natural_width(), round(2.5 * line)), line)
        widest = int(self._paragraph().longest_word_width() + 0.999)
        return QSize(min(widest, round(96 * self._look.text_ratio)), line)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paragraph = self._fitted()
        paragraph.draw(painter, QPointF(0, 0), self._selections())
        painter.end()

    def _face(self) -> Face:
        tokens = self._look.tokens
        enabled = self.isEnabled()

        def colour(role: str | None) -> QColor:
            return tokens.colour(role or self._colour_role, 1.0 if enabled else 0.6)

        def font_of(run: Run) -> QFont:
            weight = _STRONG if run.strong else None if run.role else self._weight
            return self._look.font(run.role or self._role, weight)

        return Face(
            font=self._look.font(self._role, self._weight),
            line=self._look.line(self._role),
            font_of=font_of,
            colour=colour,
        )

    def _paragraph(self) -> Paragraph:
        if self._whole is None:
            self._whole = Paragraph(self._runs, self._face(), wrap=self._wrap)
        return self._whole

    def _fitted(self) -> Paragraph:
        """The paragraph laid out for the width the widget has now."""
        width = float(self.width())
        if self._shown is None:
            whole = self._paragraph()
            if self._max_lines is None:
                whole.lay_out(width)
                self._shown = whole
            else:
                self._shown = whole.shortened(width, self._max_lines)
                self._tell_cut(self._shown.layout.text() != whole.layout.text())
        elif self._max_lines is None:
            self._shown.lay_out(width)
        return self._shown

    def _tell_cut(self, cut: bool) -> None:
        if cut:
            self.setToolTip(self.plain_text())
        elif self._cut_tooltip:
            self.setToolTip("")
        self._cut_tooltip = cut

    def _forget_layout(self) -> None:
        self._heights.clear()
        self._hints.clear()
        self._shown = self._whole = None
        self.updateGeometry()
        self.update()

    @override
    def resizeEvent(self, event: object) -> None:
        if self._max_lines is not None:
            self._shown = None
        self.update()

    def _selections(self) -> list[QTextLayout.FormatRange]:
        start, end = sorted((self._anchor, self._cursor))
        if start == end:
            return []
        piece = QTextLayout.FormatRange()
        style = QTextCharFormat()
        style.setBackground(self._look.tokens.colour("selected"))
        piece.start, piece.length, piece.format = start, end - start, style
        return [piece]

    def _position_at(self, event: QMouseEvent) -> int:
        paragraph = self._fitted()
        line_height = self._look.line(self._role)
        row = int(event.position().y() // line_height)
        row = min(max(row, 0), paragraph.line_count - 1)
        return paragraph.layout.lineAt(row).xToCursor(event.position().x()) if paragraph.line_count else 0

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._selectable or event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._anchor = self._cursor = self._position_at(event)
        self.update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._selectable and event.buttons() & Qt.MouseButton.LeftButton:
            self._cursor = self._position_at(event)
            self.update()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._selectable:
            event.ignore()
            return
        layout = self._fitted().layout
        position = self._position_at(event)
        mode = QTextLayout.CursorMode.SkipWords
        self._cursor = layout.nextCursorPosition(position, mode)
        self._anchor = layout.previousCursorPosition(self._cursor, mode)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._selectable and event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif self._selectable and event.matches(QKeySequence.StandardKey.SelectAll):
            self._select_all()
        else:
            event.ignore()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._selectable:
            event.ignore()
            return
        menu = QMenu(self)
        menu.addAction(_("Copy"), self._copy).setEnabled(self._anchor != self._cursor)
        menu.addAction(_("Select all"), self._select_all)
        menu.popup(event.globalPos())

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._anchor = self._cursor = 0
            self.update()

    def _copy(self) -> None:
        if marked := self.selected_text():
            QGuiApplication.clipboard().setText(marked)

    def _select_all(self) -> None:
        self._anchor, self._cursor = 0, units(self._paragraph().layout.text())
        self.update()


class Text(RichText):
    """A label of plain text in one role of the type scale."""

    def __init__(
        self,
        look: Look,
        role: str = "body",
        colour_role: str = "ink",
        weight: int | None = None,
        *,
        text: str = "",
        wrap: bool = True,
        max_lines: int | None = None,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look,
            role,
            colour_role,
            weight,
            runs=(Run(text),),
            wrap=wrap,
            max_lines=max_lines,
            selectable=selectable,
            parent=parent,
        )

    def set_text(self, text: str) -> None:
        """Show another text."""
        self.set_runs((Run(text),))

    @override
    def setText(self, text: str) -> None:
        self.set_text(text)
