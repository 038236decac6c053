"""The catalogue as a list that can be put in another order, by keys and by dragging."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from journal.domain.behaviour import Pole
from journal.domain.distinctions import Catalogue, Distinction
from journal.domain.own_catalogue import OwnCatalogue
from journal.language import _
from ui.charts import distinction_words as words
from ui.theme.focus import RADIUS_PROPERTY, WIDTH
from ui.theme.look import Look
from ui.theme.painting import draw_box
from ui.theme.shapes import paint_shape
from ui.widgets.painted import draw_line_of_text, text_width

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_MIME = "application/x-leaderward-distinction"
_ENTRY = Qt.ItemDataRole.UserRole + 1
_ROW, _HEADING, _SIDE, _SHAPE = 48, 32, 10, 12


@dataclass(frozen=True)
class Entry:
    """A family's name, or a distinction of it: whether it is hidden, reworded or the person's own."""

    family: str
    name: str
    one: Distinction | None = None
    hidden: bool = False
    note: str = ""

    @property
    def key(self) -> str:
        """The distinction's id; empty for a family's name."""
        return "" if self.one is None else self.one.id


def entries_of(whole: Catalogue, own: OwnCatalogue) -> tuple[Entry, ...]:
    """Every distinction under its family, what is hidden in its place."""
    found: list[Entry] = []
    mine = {one.id for one in own.added}
    for family in whole.families:
        found.append(Entry(family.id, family.name))
        for one in whole.distinctions:
            if one.family == family.id:
                hidden = one.id in own.hidden
                note = _("hidden") if hidden else _("your own") if one.id in mine else ""
                note = note or (_("reworded") if own.words.get(one.id) else "")
                found.append(Entry(family.id, words.acts(one), one, hidden, note))
    return tuple(found)


class _Model(QAbstractListModel):
    """The entries. A distinction can be dragged within its family: `dropped` carries its id and place."""

    dropped = Signal(str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        entries = tuple(entries)
        if entries == self.entries:
            return
        if len(entries) == len(self.entries):
            self.entries = entries
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def entry(self, index: Index) -> Entry | None:
        return self.entries[index.row()] if index.isValid() and index.row() < len(self.entries) else None

    def place_of(self, key: str) -> int:
        """Where a distinction stands within its family, from 0."""
        family = next(entry.family for entry in self.entries if entry.key == key)
        kin = [entry.key for entry in self.entries if entry.family == family and entry.key]
        return kin.index(key)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.entries)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index)
        if entry is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.name
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = [entry.name, entry.note] if entry.key else [entry.name]
                return ", ".join(part for part in parts if part)
            case _:
                return entry if role == _ENTRY else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        entry = self.entry(index)
        if entry is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        if not entry.key:
            return Qt.ItemFlag.ItemIsEnabled
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usable | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        entry = self.entry(indexes[0]) if indexes else None
        data.setData(_MIME, QByteArray(("" if entry is None else entry.key).encode()))
        return data

    @override
    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        key = bytes(data.data(_MIME).data()).decode()
        row = parent.row() if parent.isValid() else row
        here = next((place for place, entry in enumerate(self.entries) if entry.key == key), None)
        if here is None or row < 0:
            return False
        family = self.entries[here].family
        before = [entry for entry in self.entries[:row] if entry.family == family and entry.key]
        place = sum(1 for entry in before if entry.key != key)
        self.dropped.emit(key, place)
        return False  # the list is shown anew by what changed; Qt must not take the row out


class _Delegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def height_of(self, entry: Entry) -> int:
        return self._look.grown(_ROW if entry.key else _HEADING)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = index.data(_ENTRY)
        return QSize(200, self.height_of(entry) if isinstance(entry, Entry) else 0)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(_ENTRY)
        if not isinstance(entry, Entry):
            return
        look, tokens = self._look, self._look.tokens
        painter.save()
        painter.setLayoutDirection(option.direction)
        box = QRectF(option.rect)
        inner = box.adjusted(_SIDE, 0, -_SIDE, 0)
        if not entry.key:
            inner.setTop(inner.top() + 8)
            draw_line_of_text(painter, inner, entry.name, look.font("small", 600), tokens.colour("muted"))
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            draw_box(painter, box.adjusted(0, 1, 0, -1), 6, tokens.colour("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, box.adjusted(0, 1, 0, -1), 6, tokens.colour("hover"))
        small = look.font("small")
        width = text_width(small, entry.note) + 1 if entry.note else 0.0
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        name = QRectF(inner)
        note = QRectF(inner)
        if mirrored:
            name.setLeft(inner.left() + width + (8 if width else 0))
            note.setWidth(width)
        else:
            name.setRight(inner.right() - width - (8 if width else 0))
            note.setLeft(inner.right() - width)
        self._acts(painter, entry, name, mirrored=mirrored)
        draw_line_of_text(painter, note, entry.note, small, tokens.colour("muted"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(tokens.colour("ink"), WIDTH))
            painter.drawRoundedRect(box.adjusted(1, 2, -1, -2), 6, 6)
        painter.restore()

    def _acts(self, painter: QPainter, entry: Entry, room: QRectF, *, mirrored: bool) -> None:
        """The manager's act over the leader's, each behind its shape."""
        if entry.one is None:
            return
        look, tokens = self._look, self._look.tokens
        line, side = look.line("ui"), look.grown(_SHAPE)
        top = room.center().y() - line
        alpha = 0.6 if entry.hidden else 1.0
        for number, pole in enumerate((Pole.MANAGER, Pole.LEADER)):
            place = QRectF(room.left(), top + number * line, room.width(), line)
            x = place.right() - side / 2 if mirrored else place.left() + side / 2
            colour = tokens.behaviour(pole.value)
            colour.setAlphaF(alpha)
            paint_shape(painter, pole.value, QPointF(x, place.center().y()), side, colour)
            words_of = place.adjusted(0, 0, -side - 6, 0) if mirrored else place.adjusted(side + 6, 0, 0, 0)
            ink = tokens.colour("muted" if entry.hidden else "ink")
            draw_line_of_text(painter, words_of, entry.one.act(pole), look.font("ui"), ink)


class CatalogueList(QListView):
    """All distinctions under their families. Alt and an arrow move one, Enter edits, Delete hides or shows.

    `moved` carries an id and the place it is to have in its family.
    """

    moved = Signal(str, int)
    edit_wanted = Signal(str)
    hide_wanted = Signal(str)
    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = _Model(self)
        self._delegate = _Delegate(look, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("The distinctions of your catalogue"))
        self.setToolTip(_("Enter edits, Alt ↑ ↓ moves, Delete hides or brings back"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setDragDropOverwriteMode(False)
        for way in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            way(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("QListView { background: transparent; border: none; padding: 0; }")
        self.setProperty(RADIUS_PROPERTY, -1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._model.dropped.connect(self.moved)
        self.activated.connect(self._edit)
        look.changed.connect(self._fit)

    def show_entries(self, entries: Sequence[Entry], current: str = "") -> None:
        """Show these; `current`, or what was chosen, stays chosen."""
        key = current or self.key
        self._model.show(entries)
        self._fit()
        if not self.choose(key):
            first = next((place for place, entry in enumerate(self._model.entries) if entry.key), None)
            if first is not None:
                self.setCurrentIndex(self._model.index(first))

    @property
    def entry(self) -> Entry | None:
        """The current distinction."""
        entry = self._model.entry(self.currentIndex())
        return entry if entry is not None and entry.key else None

    @property
    def key(self) -> str:
        """The id of the current distinction; empty without one."""
        return "" if self.entry is None else self.entry.key

    def choose(self, key: str) -> bool:
        """Make a distinction the current one; False where it is not here."""
        for place, entry in enumerate(self._model.entries):
            if key and entry.key == key:
                self.setCurrentIndex(self._model.index(place))
                return True
        return False

    def move_by(self, by: int) -> None:
        """Ask for the current one to be moved up or down in its family."""
        if self.key:
            self.moved.emit(self.key, max(self._model.place_of(self.key) + by, 0))

    def _edit(self, _index: QModelIndex) -> None:
        if self.key:
            self.edit_wanted.emit(self.key)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(self.key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and alt:
            self.move_by(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete and self.key:
            self.hide_wanted.emit(self.key)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.key:
            self.edit_wanted.emit(self.key)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not event.modifiers():
            self._step(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        """To the next distinction, over the names of families."""
        place = self.currentIndex().row() + by
        while 0 <= place < self._model.rowCount():
            if self._model.entries[place].key:
                self.setCurrentIndex(self._model.index(place))
                return
            place += by

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the panel scrolls, not the list in it

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.height())

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def _fit(self) -> None:
        height = sum(self._delegate.height_of(entry) for entry in self._model.entries)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(max(height, 1))
            self.updateGeometry()
