"""Fields that need more than a style sheet: the search field and the choice from a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QStyledItemDelegate, QWidget
from typing_extensions import override

from journal.language import _
from ui.theme.look import Look
from ui.theme.painting import draw_box
from ui.widgets.buttons import IconButton
from ui.widgets.painted import draw_icon, draw_line_of_text, mirrored, text_width

_HEIGHT, _WIDTH, _ICON, _ICON_LEFT, _TEXT_LEFT, _PADDING = 36, 240, 16, 12, 30, 12


class SearchField(QLineEdit):
    """One line to search with: a lens, the key that leads here, and a × once something is written.

    `escaped` is emitted by Esc in the empty field; with text in it, Esc clears it first.
    """

    escaped = Signal()

    def __init__(
        self, look: Look, placeholder: str = "", key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._key = look, key
        name = placeholder or _("Search")
        self.setFrame(False)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  {key}" if key else name)
        self.setProperty("bare", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._clear = IconButton(look, "close", _("Clear the search"), size=28, icon_size=16, parent=self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.textChanged.connect(self._follow_text)
        look.changed.connect(self._follow_look)
        self._follow_look()

    @property
    def clear_button(self) -> QWidget:
        """The ×."""
        return self._clear

    def _follow_look(self) -> None:
        self.setFont(self._look.font("ui"))
        hint = text_width(self._look.font("small"), self._key) if self._key else 0.0
        left, right = _TEXT_LEFT, round(max(hint + 8, 28)) + _PADDING - 4
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left, right = right, left
        self.setTextMargins(left, 0, right, 0)
        self.updateGeometry()
        self.update()

    def _follow_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        ratio = max(1.0, self._look.text_ratio)
        return QSize(round(_WIDTH * ratio), round(_HEIGHT * ratio))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.sizeHint().width() * 0.6), self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self._clear.sizeHint().width()
        place = QRectF(self.width() - side - 4, (self.height() - side) // 2, side, side)
        self._clear.setGeometry(mirrored(self, place).toRect())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.escaped.emit()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        rect = QRectF(self.rect())
        if self.hasFocus():
            draw_box(painter, rect, 8, tokens.colour("surface"), tokens.colour("ink"), width=1.5)
        else:
            draw_box(painter, rect, 8, tokens.colour("surface"), tokens.colour("line"))
        lens = QRectF(_ICON_LEFT, round((self.height() - _ICON) / 2), _ICON, _ICON)
        draw_icon(painter, self._look, "search", "muted", mirrored(self, lens))
        if self._key and not self.text():
            font = self._look.font("small")
            width = text_width(font, self._key) + 1
            place = QRectF(self.width() - _PADDING - width, 0, width, self.height())
            draw_line_of_text(painter, mirrored(self, place), self._key, font, tokens.colour("muted"))
        painter.end()
        super().paintEvent(event)


class Choice(QComboBox):
    """One of many, from a list that opens: (key, text) each. `chosen` carries the key."""

    chosen = Signal(str)

    def __init__(
        self, look: Look, choices: Sequence[tuple[str, str]], name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        # The default delegate ignores the style sheet's padding of rows.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setAccessibleName(name)
        self.set_choices(choices)
        self.activated.connect(lambda _index: self.chosen.emit(self.key))

    @property
    def key(self) -> str:
        """The key that is chosen; empty while the list is empty."""
        return str(self.currentData() or "")

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices; the chosen key stays chosen if it is still there."""
        before = self.key
        self.clear()
        for key, text in choices:
            self.addItem(text, key)
        self.choose(before)

    def choose(self, key: str) -> None:
        """Choose from outside, without telling; an unknown key changes nothing."""
        index = self.findData(key)
        if index >= 0:
            self.setCurrentIndex(index)
