"""The places where a name stands without its sign, each in its text, with a box to choose it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
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

from journal.domain.dates import long_date
from journal.domain.forgetting import Doubt, NameHit
from journal.domain.name_finder import begins_small
from journal.language import _
from ui.dialogs.forget_words import doubt_heading, place_word
from ui.theme.look import Look
from ui.theme.painting import draw_box
from ui.widgets.text_layout import Span, lay_out

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()

BOX, BOX_LEFT, TEXT_LEFT = 18, 8, 40
PADDING, RADIUS = 8, 8
HEADING_ABOVE, HEADING_BELOW = 12, 4
_GAP, _BEFORE, _AFTER = 16, 24, 160
_ORDER = (Doubt.NONE, Doubt.SPELLED, Doubt.JOINED, Doubt.ORDINARY)


@dataclass(slots=True)
class _Row:
    """A heading, or a hit with its tick and its place in the plan."""

    doubt: Doubt
    hit: NameHit | None = None
    place: int = -1
    is_on: bool = True


class HitModel(QAbstractListModel):
    """The hits under a heading for each reason."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []

    def set_hits(self, hits: Sequence[NameHit]) -> None:
        """Show these, ticked where there is no doubt."""
        self.beginResetModel()
        self._rows = []
        for doubt in _ORDER:
            some = [(place, hit) for place, hit in enumerate(hits) if hit.doubt is doubt]
            if some:
                self._rows.append(_Row(doubt))
                some.sort(key=lambda one: begins_small(one[1].text[one[1].start : one[1].end]))
                self._rows += [_Row(doubt, hit, place, hit.is_sure) for place, hit in some]
        self.endResetModel()

    def headings(self) -> int:
        """How many headings there are."""
        return sum(row.hit is None for row in self._rows)

    def hits(self) -> int:
        """How many hits there are."""
        return len(self._rows) - self.headings()

    def chosen(self) -> frozenset[int]:
        """The places in the plan of those that are ticked."""
        return frozenset(row.place for row in self._rows if row.hit is not None and row.is_on)

    def hit(self, index: Index) -> NameHit | None:
        """The hit of a row; None for a heading."""
        return self._rows[index.row()].hit if index.isValid() else None

    def set_all(self, on: bool) -> None:
        """Tick all of them, or none."""
        for row in self._rows:
            row.is_on = on
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def toggle(self, index: Index) -> None:
        """Turn a tick round; a heading's is that of all below it."""
        if index.isValid():
            now = self.data(index, Qt.ItemDataRole.CheckStateRole)
            self.setData(index, now != Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)

    @override
    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return doubt_heading(row.doubt) if row.hit is None else row.hit.text
            case Qt.ItemDataRole.CheckStateRole:
                return self._state(index.row())
            case Qt.ItemDataRole.AccessibleTextRole:
                return doubt_heading(row.doubt) if row.hit is None else said(row.hit)
            case Qt.ItemDataRole.ToolTipRole:
                return None if row.hit is None else said(row.hit)
            case _:
                return None

    def _below(self, place: int) -> list[_Row]:
        return [row for row in self._rows if row.hit is not None and row.doubt is self._rows[place].doubt]

    def _state(self, place: int) -> Qt.CheckState:
        row = self._rows[place]
        states = {row.is_on} if row.hit is not None else {one.is_on for one in self._below(place)}
        if len(states) > 1:
            return Qt.CheckState.PartiallyChecked
        return Qt.CheckState.Checked if states == {True} else Qt.CheckState.Unchecked

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        is_on = value in (True, Qt.CheckState.Checked, Qt.CheckState.Checked.value)
        row = self._rows[index.row()]
        for one in [row] if row.hit is not None else self._below(index.row()):
            one.is_on = is_on
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
        return True


def said(hit: NameHit) -> str:
    """A hit in words: its text, where it stands, and of which day it is."""
    place = place_word(hit)
    where = place if hit.day is None else f"{place}, {long_date(hit.day)}"
    return f"{hit.text[:600]} ({where})"


def context(hit: NameHit) -> tuple[str, int, int]:
    """What is shown of a text on one line, and where the name stands in it."""
    first = max(0, hit.start - _BEFORE)
    if first:
        blank = hit.text.find(" ", first, hit.start)
        first = blank + 1 if blank >= 0 else first
    lead = "…" if first else ""
    shown = lead + hit.text[first : hit.end + _AFTER].replace("\n", " ")
    return shown, hit.start - first + len(lead), hit.end - first + len(lead)


class HitDelegate(QStyledItemDelegate):
    """Paints a row: box, the text around the name, and at the far end where it stands."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        around = HEADING_ABOVE + HEADING_BELOW if _is_heading(index) else PADDING
        return QSize(0, round(self._look.line("body") + around))

    def _box(self, rect: QRect, index: Index) -> QRectF:
        above = HEADING_ABOVE if _is_heading(index) else PADDING / 2
        side = self._look.grown(BOX)
        top = rect.top() + above + (self._look.line("body") - side) / 2
        return QRectF(rect.left() + BOX_LEFT, top, side, side)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, view = self._look, option.widget
        rect = QRectF(option.rect)
        if bool(option.state & QStyle.StateFlag.State_MouseOver) and not _is_heading(index):
            draw_box(painter, rect, RADIUS, look.tokens.colour("hover"))
        self._paint_box(painter, option, index)
        top = rect.top() + (HEADING_ABOVE if _is_heading(index) else PADDING / 2)
        left, right = rect.left() + look.grown(TEXT_LEFT), rect.right() - PADDING
        room = QRectF(left, top, max(right - left, 1), look.line("body"))
        model = index.model()
        hit = model.hit(index) if isinstance(model, HitModel) else None
        if hit is None:
            self._words(painter, room, str(index.data()), "body", "ink", weight=600)
        else:
            is_on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            self._paint_hit(painter, room, hit, is_on=is_on)
        if isinstance(view, HitList) and view.shows_ring and view.currentIndex() == index:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.tokens.colour("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
            painter.restore()

    def _paint_hit(self, painter: QPainter, room: QRectF, hit: NameHit, *, is_on: bool) -> None:
        look = self._look
        small = QFontMetricsF(look.font("small"))
        where = place_word(hit)
        wide = min(small.horizontalAdvance(where), room.width() / 3)
        shown, start, end = context(hit)
        ink = look.tokens.colour("ink" if is_on else "muted")
        laid = lay_out(
            shown,
            look.font("body"),
            look.line("body"),
            room.width() - wide - _GAP,
            spans=[Span(start, end, look.tokens.colour("ink"), 700)],
            most_lines=1,
        )
        painter.save()
        painter.setClipRect(room)
        laid.paint(painter, QPointF(room.left(), room.top()), ink)
        painter.restore()
        place = QRectF(room.right() - wide, room.top(), wide, room.height())
        self._words(painter, place, where, "small", "muted")

    def _words(
        self,
        painter: QPainter,
        room: QRectF,
        text: str,
        role: str,
        colour: str,
        *,
        weight: int | None = None,
    ) -> None:
        font = self._look.font(role, weight)
        painter.setFont(font)
        painter.setPen(self._look.tokens.colour(colour))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 1)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(room, flags, shown)

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QStyleOptionButton()
        box.rect = self._box(option.rect, index).toRect()
        box.state = QStyle.StateFlag.State_Enabled | {
            Qt.CheckState.Checked: QStyle.StateFlag.State_On,
            Qt.CheckState.PartiallyChecked: QStyle.StateFlag.State_NoChange,
        }.get(index.data(Qt.ItemDataRole.CheckStateRole), QStyle.StateFlag.State_Off)
        if option.state & QStyle.StateFlag.State_MouseOver:
            box.state |= QStyle.StateFlag.State_MouseOver
        view = option.widget
        view.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter, view)


def _is_heading(index: Index) -> bool:
    model = index.model()
    return isinstance(model, HitModel) and model.hit(index) is None


class HitList(QListView):
    """The list: ↑ and ↓ walk, Space or a click ticks, A ticks all or none."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.model_of_hits = HitModel(self)
        self.shows_ring = False
        self.setModel(self.model_of_hits)
        self.setItemDelegate(HitDelegate(look, self))
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setAccessibleName(_("Where the name stands without an @"))
        self.setAccessibleDescription(_("Space chooses one or leaves it, A all or none"))
        self.viewport().setAutoFillBackground(False)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def rows_height(self) -> int:
        """How high all rows are together."""
        line = self._look.line("body")
        headings = self.model_of_hits.headings()
        rows = self.model_of_hits.hits()
        return round(rows * round(line + PADDING) + headings * round(line + HEADING_ABOVE + HEADING_BELOW))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.shows_ring = True
        if event.key() == Qt.Key.Key_Space:
            self.model_of_hits.toggle(self.currentIndex())
        elif event.key() == Qt.Key.Key_A and not event.modifiers():
            self.model_of_hits.set_all(len(self.model_of_hits.chosen()) < self.model_of_hits.hits())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()  # the dialog's
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.shows_ring = False
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.setCurrentIndex(index)
            self.model_of_hits.toggle(index)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
