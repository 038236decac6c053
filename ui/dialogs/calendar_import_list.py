"""The meetings that would be added, by day: a list of any length, each with a box to leave it out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
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

from journal.domain.dates import day_heading
from journal.language import _
from ui.theme.look import Look
from ui.theme.painting import draw_box

if TYPE_CHECKING:  # it imports the calendar library
    from journal.exchange.calendar import Meeting

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()

BOX, BOX_LEFT, TEXT_LEFT = 18, 8, 40
PADDING, RADIUS = 8, 8
HEADING_ABOVE, HEADING_BELOW = 12, 4
_GAP = 12


@dataclass(slots=True)
class _Row:
    """A day's heading, or a meeting with its tick."""

    day: dt.date
    meeting: Meeting | None = None
    is_on: bool = True


class MeetingModel(QAbstractListModel):
    """Days and their meetings; all ticked at first."""

    def __init__(self, today: dt.date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._rows: list[_Row] = []
        self._off: set[str] = set()

    def set_meetings(self, meetings: Sequence[Meeting]) -> None:
        """Show these, sorted by day; what was left out before stays left out."""
        self.beginResetModel()
        self._rows = []
        for meeting in meetings:
            if not self._rows or self._rows[-1].day != meeting.day:
                self._rows.append(_Row(meeting.day))
            self._rows.append(_Row(meeting.day, meeting, meeting.source not in self._off))
        self.endResetModel()

    def headings(self) -> int:
        """How many days there are."""
        return sum(row.meeting is None for row in self._rows)

    def chosen(self) -> list[Meeting]:
        """The meetings that are ticked."""
        return [row.meeting for row in self._rows if row.meeting is not None and row.is_on]

    def meeting(self, index: Index) -> Meeting | None:
        """The meeting of a row; None for a day's heading."""
        return self._rows[index.row()].meeting if index.isValid() else None

    def toggle(self, index: Index) -> None:
        """Leave a meeting out, or take it back in; a day's heading does so to all of its day."""
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
                return day_heading(row.day, self._today) if row.meeting is None else row.meeting.text
            case Qt.ItemDataRole.CheckStateRole:
                return self._state(index.row())
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._said(row)
            case Qt.ItemDataRole.ToolTipRole:
                return None if row.meeting is None else row.meeting.text
            case _:
                return None

    def _state(self, place: int) -> Qt.CheckState:
        row = self._rows[place]
        states = {row.is_on} if row.meeting is not None else {one.is_on for one in self._of_day(place)}
        if len(states) > 1:
            return Qt.CheckState.PartiallyChecked
        return Qt.CheckState.Checked if states == {True} else Qt.CheckState.Unchecked

    def _of_day(self, place: int) -> list[_Row]:
        """The meetings under a day's heading."""
        found: list[_Row] = []
        for row in self._rows[place + 1 :]:
            if row.meeting is None:
                break
            found.append(row)
        return found

    def _said(self, row: _Row) -> str:
        if row.meeting is None:
            return day_heading(row.day, self._today)
        return ", ".join(filter(None, (when_words(row.meeting), length_words(row.meeting), row.meeting.text)))

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        is_on = value in (True, Qt.CheckState.Checked, Qt.CheckState.Checked.value)
        place = index.row()
        rows = self._of_day(place) if self._rows[place].meeting is None else [self._rows[place]]
        for row in rows:
            row.is_on = is_on
            if row.meeting is not None:
                (self._off.discard if is_on else self._off.add)(row.meeting.source)
        heading = max(at for at in range(place + 1) if self._rows[at].meeting is None)
        last = heading + len(self._of_day(heading))
        self.dataChanged.emit(self.index(heading, 0), self.index(last, 0))
        return True


def when_words(meeting: Meeting) -> str:
    """The time of a meeting, or that it lasted all day."""
    return _("all day") if meeting.time is None else meeting.time.isoformat("minutes")


def length_words(meeting: Meeting) -> str:
    """How long a meeting took, "" where that is not known."""
    return "" if meeting.minutes is None else _("{count}\u00a0min").format(count=meeting.minutes)


class MeetingDelegate(QStyledItemDelegate):
    """Paints a row: box, time, text on one line, minutes at the far end."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = self._look.line("body")
        is_heading = _is_heading(index)
        around = HEADING_ABOVE + HEADING_BELOW if is_heading else PADDING
        return QSize(0, round(line + around))

    def box(self, rect: QRect, index: Index) -> QRectF:
        """Where a row's tick stands."""
        line = self._look.line("body")
        above = HEADING_ABOVE if _is_heading(index) else PADDING / 2
        side = self._look.grown(BOX)
        return QRectF(rect.left() + BOX_LEFT, rect.top() + above + (line - side) / 2, side, side)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, view = self._look, option.widget
        rect = QRectF(option.rect)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if hovered and not _is_heading(index):
            draw_box(painter, rect, RADIUS, look.tokens.colour("hover"))
        self._paint_box(painter, option, index)
        line, state = look.line("body"), index.data(Qt.ItemDataRole.CheckStateRole)
        top = rect.top() + (HEADING_ABOVE if _is_heading(index) else PADDING / 2)
        left, right = rect.left() + look.grown(TEXT_LEFT), rect.right() - PADDING
        if _is_heading(index):
            room = QRectF(left, top, right - left, line)
            self._words(painter, room, index.data(), "body", "ink", weight=600)
        else:
            model = index.model()
            meeting = model.meeting(index) if isinstance(model, MeetingModel) else None
            if meeting is not None:
                colour = "ink" if state == Qt.CheckState.Checked else "muted"
                self._paint_meeting(painter, QRectF(left, top, right - left, line), meeting, colour)
        if isinstance(view, MeetingList) and view.shows_ring and view.currentIndex() == index:
            ring = rect.adjusted(1, 1, -1, -1)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.tokens.colour("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ring, RADIUS, RADIUS)
            painter.restore()

    def _paint_meeting(self, painter: QPainter, room: QRectF, meeting: Meeting, colour: str) -> None:
        small = QFontMetricsF(self._look.font("small"))
        time = max(small.horizontalAdvance("00:00"), small.horizontalAdvance(_("all day")))
        length = small.horizontalAdvance(_("{count}\u00a0min").format(count="0000"))
        self._words(
            painter,
            QRectF(room.left(), room.top(), time, room.height()),
            when_words(meeting),
            "small",
            "muted",
        )
        text = room.adjusted(time + _GAP, 0, -length - _GAP, 0)
        self._words(painter, text, meeting.text, "body", colour)
        place = QRectF(room.right() - length, room.top(), length, room.height())
        self._words(painter, place, length_words(meeting), "small", "muted", at_end=True)

    def _words(
        self,
        painter: QPainter,
        room: QRectF,
        text: str,
        role: str,
        colour: str,
        *,
        weight: int | None = None,
        at_end: bool = False,
    ) -> None:
        font = self._look.font(role, weight)
        painter.setFont(font)
        painter.setPen(self._look.tokens.colour(colour))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        box = QStyleOptionButton()
        box.rect = self.box(option.rect, index).toRect()
        box.state = QStyle.StateFlag.State_Enabled | {
            Qt.CheckState.Checked: QStyle.StateFlag.State_On,
            Qt.CheckState.PartiallyChecked: QStyle.StateFlag.State_NoChange,
        }.get(state, QStyle.StateFlag.State_Off)
        if option.state & QStyle.StateFlag.State_MouseOver:
            box.state |= QStyle.StateFlag.State_MouseOver
        view = option.widget
        view.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter, view)


def _is_heading(index: Index) -> bool:
    model = index.model()
    return isinstance(model, MeetingModel) and model.meeting(index) is None


class MeetingList(QListView):
    """The list: ↑ and ↓ walk, Space or a click ticks."""

    def __init__(self, look: Look, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.meetings = MeetingModel(today, self)
        self.delegate = MeetingDelegate(look, self)
        self.shows_ring = False
        self.setModel(self.meetings)
        self.setItemDelegate(self.delegate)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(_("Meetings of the calendar"))
        self.setAccessibleDescription(_("Space leaves one out or takes it back in"))
        self.viewport().setAutoFillBackground(False)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def rows_height(self) -> int:
        """How high all rows are together."""
        rows, headings = self.meetings.rowCount(), self.meetings.headings()
        line = self._look.line("body")
        return round(
            (rows - headings) * round(line + PADDING) + headings * round(line + HEADING_ABOVE + HEADING_BELOW)
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.shows_ring = True
        if event.key() == Qt.Key.Key_Space:
            self.meetings.toggle(self.currentIndex())
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
            self.meetings.toggle(index)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
