"""The list of families and distinctions: keys, mouse and painting; the names of its columns above it."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
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

from journal.language import _
from ui.charts.distinction_lanes import DISTINCTION, FAMILY, LanePainter, paint_heads
from ui.charts.distinction_rows import Row
from ui.pages.distinctions_rows import Roles, RowModel
from ui.theme.focus import RADIUS_PROPERTY, WIDTH
from ui.theme.look import Look
from ui.theme.painting import draw_box

_LEAST_WIDTH = 320
_HEADS = 32


class _RowDelegate(QStyledItemDelegate):
    """Paints the rows."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.shows_ring = False

    def height_of(self, row: Row) -> int:
        return self._look.grown(FAMILY if row.is_family else DISTINCTION)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.data(Roles.ROW)
        return QSize(_LEAST_WIDTH, self.height_of(row) if isinstance(row, Row) else 0)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(Roles.ROW)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setLayoutDirection(option.direction)
        box = QRectF(option.rect)
        tokens = self._look.tokens
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        fill = box.adjusted(0, 2, 0, -2)
        if chosen:
            draw_box(painter, fill, 8, tokens.colour("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, fill, 8, tokens.colour("hover"))
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        lane = LanePainter(painter, self._look, box, mirrored=mirrored, icons=self._look)
        lane.paint(row, chosen=chosen)
        if self.shows_ring and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(tokens.colour("ink"), WIDTH))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = WIDTH / 2
            painter.drawRoundedRect(fill.adjusted(inset, inset, -inset, -inset), 8 - inset, 8 - inset)
        painter.restore()


class DistinctionList(QListView):
    """Families, and the distinctions of the one that is open. As high as its rows; the page scrolls.

    Up and Down walk. Right or Enter opens a family, and the panel of a distinction; Left closes, or goes to
    the family; Esc closes what is open. `wanted` asks for the panel of the current row, `toggled` to
    open or close a family, `walked` tells the row that is current now.
    """

    walked = Signal(str)
    wanted = Signal(str)
    toggled = Signal(str)
    escaped = Signal()
    moved = Signal(QRect)
    """The current row stands here now: it is to be in sight."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.row_model = RowModel(self)
        self._delegate = _RowDelegate(look, self)
        self.setModel(self.row_model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Families and distinctions"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("QListView { background: transparent; border: none; padding: 0; }")
        self.setProperty(RADIUS_PROPERTY, -1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for signal in (
            self.row_model.rowsInserted,
            self.row_model.rowsRemoved,
            self.row_model.modelReset,
        ):
            signal.connect(self._fit)
        look.changed.connect(self._restyle)
        self._fit()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show these; the current row stays, or its family takes its place."""
        key = self.key
        self.row_model.show(rows)
        if self.key != key and key:
            index = self.row_model.index_of(key)
            if index.isValid():
                self.setCurrentIndex(index)
        if not self.currentIndex().isValid() and rows:
            self.setCurrentIndex(self.row_model.index(0))

    @property
    def row(self) -> Row | None:
        """The current row."""
        return self.row_model.row_at(self.currentIndex())

    @property
    def key(self) -> str:
        """The id of the current row; empty without one."""
        row = self.row
        return "" if row is None else row.key

    def choose(self, key: str) -> bool:
        """Make a row the current one; False where it is not shown."""
        index = self.row_model.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    # Keys and mouse ------------------------------------------------------------------------------

    @override
    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        row = self.row_model.row_at(current)
        if row is not None:
            self.walked.emit(row.key)
            self.moved.emit(self.visualRect(self.row_model.index_of(row.key)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._show_ring(True)
        row, key = self.row, event.key()
        back, on = Qt.Key.Key_Left, Qt.Key.Key_Right
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            back, on = on, back
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif row is None:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._enter(row)
        elif key == on:
            if row.is_family and row.is_open:
                self._step(1)
            else:
                self._enter(row)
        elif key == back:
            self._leave(row)
        else:
            super().keyPressEvent(event)

    def _enter(self, row: Row) -> None:
        if row.is_family:
            self.toggled.emit(row.key)
        else:
            self.wanted.emit(row.key)

    def _leave(self, row: Row) -> None:
        if row.is_family:
            if row.is_open:
                self.toggled.emit(row.key)
            return
        family = next((one for one in self.row_model.rows if one.is_open), None)
        if family is not None:
            self.choose(family.key)

    def _step(self, by: int) -> None:
        place = self.currentIndex().row() + by
        if 0 <= place < self.row_model.rowCount():
            self.setCurrentIndex(self.row_model.index(place))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._show_ring(False)
        super().mousePressEvent(event)
        row = self.row_model.row_at(self.indexAt(event.position().toPoint()))
        if row is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if row.is_family:
            self.toggled.emit(row.key)
        self.wanted.emit(row.key)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_ring(
            event.reason()
            in {
                Qt.FocusReason.TabFocusReason,
                Qt.FocusReason.BacktabFocusReason,
                Qt.FocusReason.ShortcutFocusReason,
            }
        )
        super().focusInEvent(event)

    def _show_ring(self, shown: bool) -> None:
        self._delegate.shows_ring = shown
        self.viewport().update()

    # Size ----------------------------------------------------------------------------------------

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls, not the list in it

    @override
    def sizeHint(self) -> QSize:
        return QSize(656, self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _fit(self) -> None:
        height = sum(self._delegate.height_of(row) for row in self.row_model.rows)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
            self.updateGeometry()

    def _restyle(self) -> None:
        self.scheduleDelayedItemsLayout()
        self._fit()
        self.viewport().update()


class Heads(QWidget):
    """The names of the columns over a list; the rows say in words what stands in them."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedHeight(self._look.grown(_HEADS))
        self.update()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        painter.setLayoutDirection(self.layoutDirection())
        paint_heads(painter, self._look, QRectF(self.rect()), mirrored=mirrored)
        painter.end()
