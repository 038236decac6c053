"""Finding a distinction by typing: one entry for each act, thus for each pole."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from journal.domain.action import DistinctionMark
from journal.domain.behaviour import Pole
from journal.domain.distinctions import Catalogue, Distinction
from journal.language import _
from ui.known_catalogue import when_changed
from ui.theme.focus import RADIUS_PROPERTY
from ui.theme.look import Look
from ui.theme.painting import device_ratio, draw_box
from ui.theme.shapes import paint_shape
from ui.widgets.text import Text

_ROWS_SHOWN = 6
_ENTRY = Qt.ItemDataRole.UserRole + 1
_MARKED = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One act of one distinction."""

    distinction: Distinction
    pole: Pole

    @property
    def act(self) -> str:
        """What the person reads."""
        return self.distinction.act(self.pole)

    @property
    def mark(self) -> DistinctionMark:
        """What choosing it adds."""
        return DistinctionMark(self.distinction.id, self.pole)


def folded(text: str) -> str:
    """Case and accents taken off, so that what is typed need not match them."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def find_entries(catalogue: Catalogue, words: str) -> tuple[Entry, ...]:
    """The acts in which every typed word occurs: in the act, its code, id, quotation or family.

    The best come first: the very code or id, then acts that begin with the words, then acts that
    hold them, then the rest; within each in the catalogue's order.
    """
    sought = folded(words).split()
    families = {family.id: family.name for family in catalogue.families}
    ranked: list[tuple[int, int, Entry]] = []
    for number, distinction in enumerate(catalogue.distinctions):
        family = families.get(distinction.family, "")
        around = folded(f"{distinction.code} {distinction.id} {distinction.quotation} {family}")
        for pole in Pole:
            entry = Entry(distinction, pole)
            act = folded(entry.act)
            if not all(word in act or word in around for word in sought):
                continue
            ranked.append((_rank(distinction, act, sought), number, entry))
    return tuple(entry for _rank_, _number, entry in sorted(ranked, key=lambda row: row[:2]))


def _rank(distinction: Distinction, act: str, sought: list[str]) -> int:
    if not sought:
        return 0
    whole = " ".join(sought)
    if whole in (folded(distinction.code), folded(distinction.id)):
        return 0
    if act.startswith(whole):
        return 1
    return 2 if all(word in act for word in sought) else 3


class _EntryModel(QAbstractListModel):
    """The acts that were found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._marked: tuple[DistinctionMark, ...] = ()

    def show(self, entries: tuple[Entry, ...]) -> None:
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def set_marked(self, marks: tuple[DistinctionMark, ...]) -> None:
        self._marked = marks
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def entry(self, index: QModelIndex) -> Entry | None:
        return self._entries[index.row()] if index.isValid() and index.row() < len(self._entries) else None

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        return self._entry_data(self._entries[index.row()], role)

    def _entry_data(self, entry: Entry, role: int) -> Any:
        marked = entry.mark in self._marked
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.act
            case Qt.ItemDataRole.ToolTipRole:
                return entry.distinction.quotation
            case Qt.ItemDataRole.AccessibleTextRole:
                side = _("manager side") if entry.pole is Pole.MANAGER else _("leader side")
                words = _("{act}, {side}").format(act=entry.act, side=side)
                return _("{what}, added").format(what=words) if marked else words
            case _:
                return {_ENTRY: entry, _MARKED: marked}.get(role)


class _EntryDelegate(QStyledItemDelegate):
    """Shape, act, and the code in muted at the end; a check where it was added."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, max(32, round(self._look.line("ui") + 12)))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry = index.data(_ENTRY)
        if not isinstance(entry, Entry):
            return
        look, tokens = self._look, self._look.tokens
        box = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            draw_box(painter, box, 6, tokens.colour("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, box, 6, tokens.colour("hover"))
        middle = box.center().y()
        shape = entry.pole.value
        paint_shape(painter, shape, QPointF(box.left() + 16, middle), 14, tokens.behaviour(shape))
        right = box.right() - 10
        if index.data(_MARKED):
            picture = look.pixmap("check", "ink", 14, device_ratio(painter))
            painter.drawPixmap(QPointF(right - 14, middle - 7), picture)
            right -= 24
        small, ui = QFontMetricsF(look.font("small")), QFontMetricsF(look.font("ui"))
        code = entry.distinction.code
        painter.setFont(look.font("small"))
        painter.setPen(tokens.colour("muted"))
        line = QRectF(box.left() + 30, box.top(), right - box.left() - 30, box.height())
        vertical = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | vertical), code)
        room = line.width() - small.horizontalAdvance(code) - 16
        painter.setFont(look.font("ui"))
        painter.setPen(tokens.colour("ink"))
        text = ui.elidedText(entry.act, Qt.TextElideMode.ElideRight, max(24.0, room))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | vertical), text)
        painter.restore()


class DistinctionPicker(QWidget):
    """A search field over a list of acts. Up and Down move, Enter adds, Esc closes.

    `chosen(DistinctionMark)` may come many times: it stays open. It holds no marks of its own;
    `set_marked` shows which are on the action now.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._catalogue = catalogue
        self._rows_shown = _ROWS_SHOWN
        self.field = QLineEdit(self)
        self.field.setFont(look.font("ui"))
        self.field.setPlaceholderText(_("Find a distinction: an act, its code, a word of the original"))
        self.field.setAccessibleName(_("Find a distinction"))
        self.field.setToolTip(_("↑ ↓ move, Enter adds or takes off, Esc closes"))
        self._model = _EntryModel(self)
        self.list = QListView(self)
        self.list.setAccessibleName(_("Distinctions"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(_EntryDelegate(look, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty(RADIUS_PROPERTY, -1)
        self.list.viewport().setAutoFillBackground(False)
        self.list.setStyleSheet("QListView { background: transparent; border: none; }")
        self._nothing = Text(look, "ui", "muted", text="", parent=self)
        self._nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field.textChanged.connect(self._search)
        self.list.clicked.connect(self._choose)
        self.field.installEventFilter(self)
        look.changed.connect(self._restyle)
        when_changed(catalogue, self._search_anew)
        self._search("")

    def open(self) -> None:
        """Show it empty, with the focus in its field."""
        self.field.clear()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def row_height(self) -> int:
        """The height of one entry."""
        return max(32, round(self._look.line("ui") + 12))

    def set_rows(self, count: int) -> None:
        """Show so many entries at once: at least one, six where there is room."""
        count = min(max(count, 1), _ROWS_SHOWN)
        if count != self._rows_shown:
            self._rows_shown = count
            self.list.setFixedHeight(self.row_height * count)
            self._nothing.setFixedHeight(self.row_height * count)
            self.updateGeometry()

    def set_marked(self, marks: Sequence[DistinctionMark]) -> None:
        """Which marks are on the action now."""
        self._model.set_marked(tuple(marks))

    def entries(self) -> tuple[Entry, ...]:
        """What the list shows now."""
        return find_entries(self._catalogue, self.field.text())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self._move(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(self.list.currentIndex())
            case Qt.Key.Key_Escape:
                self.closed.emit()
            case _:
                return False
        return True

    def _move(self, step: int) -> None:
        count = self._model.rowCount()
        if count:
            row = (self.list.currentIndex().row() + step) % count
            self.list.setCurrentIndex(self._model.index(row))

    def _choose(self, index: QModelIndex) -> None:
        entry = self._model.entry(index)
        if entry is not None:
            self.chosen.emit(entry.mark)
            self.field.selectAll()

    def _search(self, words: str) -> None:
        entries = find_entries(self._catalogue, words)
        self._model.show(entries)
        if entries:
            self.list.setCurrentIndex(self._model.index(0))
        self.list.setVisible(bool(entries))
        # The room below the field stays as it is while typing: nothing jumps under the hand.
        row = self.row_height
        self.list.setFixedHeight(row * self._rows_shown)
        self._nothing.setVisible(not entries)
        self._nothing.setFixedHeight(row * self._rows_shown)
        self._nothing.set_text(
            _("No distinction has “{words}” in it.").format(words=words.strip()[:60])
            if self._catalogue.distinctions
            else _("All distinctions are hidden. On the page Distinctions they can be brought back.")
        )

    def _search_anew(self) -> None:
        self._search(self.field.text())

    def _restyle(self) -> None:
        self.field.setFont(self._look.font("ui"))
        self._search_anew()
