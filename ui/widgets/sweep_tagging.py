"""One key a line: the current line of a sweep between those that are behind and those to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from journal.domain.action import Action
from journal.domain.behaviour import Craft
from journal.domain.distinctions import Catalogue
from journal.language import _
from ui.theme.focus import RADIUS_PROPERTY
from ui.theme.look import Look
from ui.widgets.growing_text import BEHAVIOUR_KEYS, CONTROL
from ui.widgets.row_painting import Columns, paint_rule
from ui.widgets.sweep_current import CurrentRow
from ui.widgets.sweep_rows import SweepRow, spoken_row

MOST_ROWS = 7
BEFORE, AFTER = MOST_ROWS - 1, MOST_ROWS - 1
_END = 8
_LARGE = 1 << 20


class SweepTagging(QWidget):
    """Never more rows than fit: those around the current one. Its keys are those of the sweep.

    It asks (`tag_pressed` and the like are the current row's own signals) and shows what it is given.
    """

    left = Signal()
    finished_pressed = Signal()
    place_wanted = Signal(int)

    def __init__(self, look: Look, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._catalogue = catalogue
        self._rows: list[SweepRow] = []
        self._used = 0
        self.current = CurrentRow(look, catalogue, self)
        self._place = 0
        self._count = 0
        self._actions: tuple[Action, ...] = ()
        self._first = 0
        self._day: dt.date | None = None
        self._today = dt.date(2000, 1, 1)
        self._room = _LARGE
        self._is_laying = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(RADIUS_PROPERTY, -1)  # the sweep's own edge shows the focus
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.current.picker_closed.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        self.current.height_changed.connect(self.lay)
        look.changed.connect(self.lay)

    # What the owner does -------------------------------------------------------------------

    def set_room(self, height: int) -> None:
        """How high it may be; the current row is always whole."""
        if height != self._room:
            self._room = height
            self.lay()

    def set_days(self, day: dt.date | None, today: dt.date) -> None:
        """The day that need not be named in the rows (None: each is named), and today."""
        self._day, self._today = day, today

    def show_actions(self, first: int, actions: Sequence[Action], place: int, count: int) -> None:
        """Show the actions around `place` of `count`; the first of those given stands at `first`.

        `place` is `count` once the last one is behind: then no row is current.
        """
        self._actions, self._first = tuple(actions), first
        moved = (place, count) != (self._place, self._count)
        self._place, self._count = place, count
        action = self._current_action()
        self.current.setVisible(action is not None)
        if action is not None:
            self.current.set_action(action, self._day, self._today)
        self.lay()
        name = self._spoken(action)
        if moved or name != self.accessibleName():
            self.setAccessibleName(name)
            if self.isVisible():
                QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _current_action(self) -> Action | None:
        index = self._place - self._first
        return self._actions[index] if 0 <= index < len(self._actions) else None

    def _spoken(self, action: Action | None) -> str:
        if action is None:
            return _("All {count} are behind").format(count=self._count)
        return _("{place} of {count}: {what}").format(
            place=self._place + 1, count=self._count, what=spoken_row(action, self._catalogue)
        )

    # Layout --------------------------------------------------------------------------------

    def lay(self) -> None:
        """Put as many rows around the current one as there is room for."""
        if self._is_laying or self.width() <= 0:
            return
        self._is_laying = True
        try:
            places = self._choose_places()
            self._put(places)
        finally:
            self._is_laying = False

    def _row(self, number: int) -> SweepRow:
        while len(self._rows) <= number:
            row = SweepRow(self._look, self._catalogue, self)
            row.wanted.connect(lambda row=row: self._want(row))
            self._rows.append(row)
        return self._rows[number]

    def _want(self, row: SweepRow) -> None:
        if row.action is not None:
            index = next((i for i, a in enumerate(self._actions) if a.id == row.action.id), None)
            if index is not None:
                self.place_wanted.emit(self._first + index)

    def _choose_places(self) -> list[int]:
        """The indices into the actions that are shown: the current, then one after and one before in turn."""
        width = self.width()
        here = min(self._place - self._first, len(self._actions))
        is_finished = self._current_action() is None
        self.current.fit_picker(width, self._room - 2 * _END)
        used = 2 * _END + (0 if is_finished else self.current.heightForWidth(width))
        chosen = [] if is_finished else [here]
        before, after = here - 1, here if is_finished else here + 1
        measure = self._row(MOST_ROWS)
        while len(chosen) < MOST_ROWS and (before >= 0 or after < len(self._actions)):
            # four to come for two that are behind
            behind, ahead = sum(i < here for i in chosen), sum(i > here for i in chosen)
            forward = after < len(self._actions) and (before < 0 or ahead <= 2 * behind)
            index = after if forward else before
            measure.set_action(self._actions[index], self._day, self._today)
            height = measure.heightForWidth(width)
            if used + height > self._room:
                break
            used += height
            chosen.append(index)
            if forward:
                after += 1
            else:
                before -= 1
        return sorted(chosen)

    def _put(self, places: list[int]) -> None:
        width, top, number = self.width(), _END, 0
        here = self._place - self._first
        for index in places:
            if index == here:
                height = self.current.heightForWidth(width)
                self.current.setGeometry(0, top, width, height)
            else:
                row = self._row(number)
                row.set_action(self._actions[index], self._day, self._today)
                height = row.heightForWidth(width)
                row.setGeometry(0, top, width, height)
                row.show()
                number += 1
            top += height
        for row in self._rows[number:]:
            row.hide()
        height = top + _END
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
            self.updateGeometry()

    @property
    def rows_shown(self) -> int:
        """How many rows stand there now, the current one included."""
        others = sum(not row.isHidden() for row in self._rows)
        return others + (not self.current.isHidden())

    @override
    def sizeHint(self) -> QSize:
        return QSize(624, self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.lay()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_rule(painter, self._look, Columns.of(self._look).rule, 0, self.height())
        painter.end()

    # Keys ----------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        modifiers = event.modifiers() & ~plain
        handled = False
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
            handled = True
        elif self._current_action() is None:
            handled = self._key_when_finished(event)
        elif modifiers in (Qt.KeyboardModifier.NoModifier, CONTROL) and event.key() in BEHAVIOUR_KEYS:
            if not event.isAutoRepeat():  # a key held down tags one line
                self.current.press(BEHAVIOUR_KEYS[event.key()])
            handled = True
        elif modifiers == Qt.KeyboardModifier.NoModifier:
            handled = self._plain_key(event)
        if not handled:
            super().keyPressEvent(event)

    def _key_when_finished(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished_pressed.emit()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Up):
            self.current.back_pressed.emit()
        else:
            return False
        return True

    def _plain_key(self, event: QKeyEvent) -> bool:
        current, digit = self.current, event.key() - Qt.Key.Key_1
        if event.text() == "?":
            current.which_pressed.emit()
        elif event.text() == "/":
            current.toggle_picker()
        elif event.key() in (Qt.Key.Key_S, Qt.Key.Key_Down):
            current.skip_pressed.emit()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Up):
            current.back_pressed.emit()
        elif event.key() == Qt.Key.Key_Delete:
            if not event.isAutoRepeat():
                current.delete_pressed.emit()
        elif event.key() == Qt.Key.Key_C:
            current.toggle_craft()
        elif current.shows_craft and 0 <= digit < len(Craft):
            current.press_craft(tuple(Craft)[digit])
        else:
            return False
        return True

    def _escape(self) -> None:
        if self.current.has_picker:
            self.current.close_picker()
        else:
            self.left.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
