"""The actions of two weeks as a list from which up to three are marked as best."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from journal.domain.action import Action
from journal.domain.behaviour_names import behaviour_name
from journal.domain.dates import short_date
from journal.language import _
from ui.theme.look import Look
from ui.theme.painting import draw_box
from ui.theme.shapes import paint_shape

Index = QModelIndex | QPersistentModelIndex
_BOX, _SHAPE, _PADDING, _GAP, _RADIUS = 18, 16, 10, 10, 8


class BestModel(QAbstractListModel):
    """The actions, newest first, and which of them are marked, in the order they were."""

    refused = Signal()
    marked = Signal(str, bool)

    def __init__(self, most: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self._actions: tuple[Action, ...] = ()
        self._chosen: list[str] = []

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of those marked, in the order of marking."""
        return tuple(self._chosen)

    def action(self, index: Index) -> Action | None:
        """The action of a row."""
        return self._actions[index.row()] if 0 <= index.row() < len(self._actions) else None

    def set_actions(self, actions: Sequence[Action], chosen: Sequence[str]) -> None:
        """Show these, of which some are marked; where they are the same ones, the place in the list stays."""
        same = [action.id for action in actions] == [action.id for action in self._actions]
        keys = {action.id for action in actions}
        if same:
            self._take(actions, chosen, keys)
            self.dataChanged.emit(self.index(0, 0), self.index(len(actions) - 1, 0))
            return
        self.beginResetModel()
        self._take(actions, chosen, keys)
        self.endResetModel()

    def _take(self, actions: Sequence[Action], chosen: Sequence[str], keys: set[str]) -> None:
        self._actions = tuple(actions)
        self._chosen = [key for key in chosen if key in keys][: self._most]

    def toggle(self, index: Index) -> None:
        """Mark the action of a row, or take its mark off; one more than fit is refused."""
        action = self.action(index)
        if action is None:
            return
        if action.id in self._chosen:
            self._chosen.remove(action.id)
        elif len(self._chosen) < self._most:
            self._chosen.append(action.id)
        else:
            self.refused.emit()
            return
        self.dataChanged.emit(index, index)
        self.marked.emit(action.id, action.id in self._chosen)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._actions)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        action = self.action(index)
        if action is None:
            return None
        line = " ".join(action.text.split())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return line
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{behaviour_name(action.behaviour)}, {short_date(action.day)}: {line}"
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if action.id in self._chosen else Qt.CheckState.Unchecked
            case _:
                return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


class _Delegate(QStyledItemDelegate):
    """Box, shape, text on one line, day at the far end."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, round(self._look.line("ui") + _PADDING * 1.6))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        action = model.action(index) if isinstance(model, BestModel) else None
        if action is None:
            return
        rect, tokens = QRectF(option.rect), self._look.tokens
        view = option.widget
        is_current = isinstance(view, QListView) and view.currentIndex() == index
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, rect, _RADIUS, tokens.colour("selected" if is_current else "hover"))
        middle = rect.center().y()
        side = self._look.grown(_BOX)
        self._paint_box(painter, option, index, QRectF(rect.left() + _PADDING, middle - side / 2, side, side))
        x = rect.left() + _PADDING + side + _GAP + _SHAPE / 2
        name = None if action.behaviour is None else action.behaviour.value
        paint_shape(
            painter, name, QPointF(x, middle), self._look.grown(_SHAPE), tokens.colour(name or "muted")
        )
        x += _SHAPE / 2 + _GAP
        small = self._look.font("small")
        date = short_date(action.day)
        width = QFontMetricsF(small).horizontalAdvance(date)
        painter.setFont(small)
        painter.setPen(tokens.colour("muted"))
        end = QRectF(rect.right() - _PADDING - width - 1, rect.top(), width + 2, rect.height())
        painter.drawText(end, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, date)
        font = self._look.font("ui")
        room = QRectF(x, rect.top(), end.left() - _GAP - x, rect.height())
        painter.setFont(font)
        painter.setPen(tokens.colour("ink"))
        text = QFontMetricsF(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
        if is_current and isinstance(view, BestList) and view.shows_ring and view.hasFocus():
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(tokens.colour("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
            painter.restore()

    @staticmethod
    def _paint_box(painter: QPainter, option: QStyleOptionViewItem, index: Index, place: QRectF) -> None:
        is_on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        box = QStyleOptionButton()
        box.rect = place.toRect()
        state = QStyle.StateFlag.State_On if is_on else QStyle.StateFlag.State_Off
        box.state = QStyle.StateFlag.State_Enabled | state
        view = option.widget
        view.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter, view)


class BestList(QListView):
    """The list: ↑ and ↓ walk, Space or a click on its box marks.

    `walked` when another row is the current one.
    """

    walked = Signal()

    def __init__(self, look: Look, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.best = BestModel(most, self)
        self.shows_ring = False
        self.setModel(self.best)
        self.setItemDelegate(_Delegate(look, self))
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(_("Actions of these two weeks"))
        self.setAccessibleDescription(_("Space marks one as best or takes the mark off"))
        self.viewport().setAutoFillBackground(False)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.walked.emit()
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.shows_ring = True
        if event.key() == Qt.Key.Key_Space:
            self.best.toggle(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()  # the dialog's
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.shows_ring = False
        index = self.indexAt(event.position().toPoint())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.setCurrentIndex(index)
            if event.position().x() <= _PADDING + _BOX + _GAP:
                self.best.toggle(index)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.best.toggle(index)
