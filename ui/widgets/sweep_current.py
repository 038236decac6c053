"""The line of a sweep that is asked about: its text, the four, what else can be done with it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.action import Action, DistinctionMark
from journal.domain.behaviour import CONTROL_ORDER, Behaviour, Craft
from journal.domain.distinctions import Catalogue
from journal.language import _
from ui.theme.look import Look
from ui.widgets.chips import Flow
from ui.widgets.distinction_picker import DistinctionPicker
from ui.widgets.row_painting import Columns
from ui.widgets.sweep_keys import HINT_SIDE, CraftToggle, HintButton, TagButton, fit_hints, fit_keys
from ui.widgets.sweep_rows import MOST_LINES, SweepRow

_GAP = 8
_ABOVE_KEYS, _BELOW = 0, 8
_HINT_GAP = 6
_MOST_ENTRIES = 6


class CurrentRow(SweepRow):
    """The current line. It asks and changes nothing: its owner answers by `set_action`.

    `tag_pressed(Behaviour)`, `skip_pressed`, `back_pressed`, `delete_pressed`, `which_pressed`;
    `marks_changed(tuple)` and `craft_changed(frozenset)` carry what is wanted now; `picker_closed` when
    the keys are to go back to the rows, `height_changed` when it needs another height.
    """

    tag_pressed = Signal(object)
    skip_pressed = Signal()
    back_pressed = Signal()
    delete_pressed = Signal()
    which_pressed = Signal()
    marks_changed = Signal(object)
    craft_changed = Signal(object)
    picker_closed = Signal()
    height_changed = Signal()
    most_lines = MOST_LINES

    def __init__(self, look: Look, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(look, catalogue, parent)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._controls = QWidget(self)
        self.buttons = {behaviour: TagButton(look, behaviour, self._controls) for behaviour in CONTROL_ORDER}
        self.skip = HintButton(look, _("S"), _("skip"), _("Skip it"), self._controls)
        self.back = HintButton(look, _("Backspace"), _("one back"), _("One back"), self._controls)
        self.distinction = HintButton(look, "/", _("distinction"), _("Add a distinction"), self._controls)
        self.craft = HintButton(look, _("C"), _("craft"), _("Mark the craft"), self._controls)
        self.which = HintButton(look, "?", _("which is it"), _("Which is it?"), self._controls)
        self.delete = HintButton(look, _("Del"), _("delete"), _("Delete it"), self._controls)
        self.hints = [self.skip, self.back, self.distinction, self.craft, self.which, self.delete]
        self.toggles = {
            craft: CraftToggle(look, craft, digit, self._controls) for digit, craft in enumerate(Craft, 1)
        }
        self.picker: DistinctionPicker | None = None
        self._shows_craft = False
        self._lay_out_controls()
        self._connect()

    def _lay_out_controls(self) -> None:
        self._column = QVBoxLayout(self._controls)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        keys = Flow(gap=_GAP)
        for button in self.buttons.values():
            keys.addWidget(button)
        self._crafts = QWidget(self._controls)
        crafts = Flow(self._crafts, gap=_GAP)
        for toggle in self.toggles.values():
            crafts.addWidget(toggle)
        hints = Flow(gap=_HINT_GAP)
        for hint in self.hints:
            hints.addWidget(hint)
        for layout, above in ((keys, _ABOVE_KEYS), (hints, 4)):
            self._column.addSpacing(above)
            inset = QVBoxLayout()
            inset.setContentsMargins(0 if layout is hints else HINT_SIDE, 0, 0, 0)
            inset.addLayout(layout)
            self._column.addLayout(inset)
        crafts_box = QVBoxLayout()
        crafts_box.setContentsMargins(HINT_SIDE, 4, 0, 0)
        crafts_box.addWidget(self._crafts)
        self._column.addLayout(crafts_box)
        self._crafts.hide()

    def _connect(self) -> None:
        for behaviour, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, which=behaviour: self.tag_pressed.emit(which))
        self.skip.clicked.connect(self.skip_pressed)
        self.back.clicked.connect(self.back_pressed)
        self.which.clicked.connect(self.which_pressed)
        self.delete.clicked.connect(self.delete_pressed)
        self.distinction.clicked.connect(self.toggle_picker)
        self.craft.clicked.connect(self.toggle_craft)
        for craft, toggle in self.toggles.items():
            toggle.clicked.connect(lambda _on=False, which=craft: self.press_craft(which))

    # What the owner does -------------------------------------------------------------------

    @override
    def set_action(self, action: Action, day: dt.date | None, today: dt.date) -> None:
        is_other = self._action is None or self._action.id != action.id
        super().set_action(action, day, today)
        for behaviour, button in self.buttons.items():
            button.setChecked(action.behaviour is behaviour)
        for craft, toggle in self.toggles.items():
            toggle.setChecked(craft in action.craft)
        if is_other:
            self._show_craft(bool(action.craft))
            self.close_picker()
        if self.picker is not None:
            self.picker.set_marked(action.distinctions)
        self._forget()

    def set_which_open(self, opened: bool) -> None:
        """Whether "Which is it?" stands open beside it."""
        self.which.set_on(opened)
        self._forget()

    @property
    def has_picker(self) -> bool:
        """Whether the list of distinctions is open."""
        return self.picker is not None and not self.picker.isHidden()

    def toggle_picker(self) -> None:
        """Open the list of distinctions in place, or close it."""
        if self.has_picker:
            self.close_picker()
            return
        if self.picker is None:
            self.picker = DistinctionPicker(self._look, self._catalogue, self._controls)
            self.picker.chosen.connect(self._choose_mark)
            self.picker.closed.connect(self.close_picker)
            box = QVBoxLayout()
            box.setContentsMargins(HINT_SIDE, 0, 0, 4)
            box.addWidget(self.picker)
            self._column.addLayout(box)
        self.picker.set_marked(() if self._action is None else self._action.distinctions)
        self.distinction.set_on(on=True)
        self.picker.open()
        self._forget()
        self.height_changed.emit()

    def fit_picker(self, width: int, room: int) -> None:
        """Let the list of distinctions show no more entries than leave the row within `room`."""
        if self.picker is None or self.picker.isHidden():
            return
        self.picker.set_rows(_MOST_ENTRIES)
        over = self.heightForWidth(width) - room
        if over > 0:
            self.picker.set_rows(_MOST_ENTRIES - -(-over // self.picker.row_height))

    def close_picker(self) -> None:
        """Close the list of distinctions."""
        if self.picker is not None and not self.picker.isHidden():
            self.distinction.set_on(on=False)
            self.picker.hide()
            self._forget()
            self.height_changed.emit()
            self.picker_closed.emit()

    @property
    def shows_craft(self) -> bool:
        """Whether the four crafts are shown."""
        return self._shows_craft

    def toggle_craft(self) -> None:
        """Show the four crafts, or put them away."""
        self._show_craft(not self._shows_craft)

    def _show_craft(self, shown: bool) -> None:
        if shown != self._shows_craft:
            self._shows_craft = shown
            self._crafts.setVisible(shown)
            self.craft.set_on(shown)
            self._forget()
            self.height_changed.emit()

    def press_craft(self, craft: Craft) -> None:
        """Mark the craft, or take it off."""
        if self._action is not None:
            self.craft_changed.emit(self._action.craft ^ {craft})

    def _choose_mark(self, mark: DistinctionMark) -> None:
        if self._action is None:
            return
        marks = self._action.distinctions
        if mark in marks:
            self.marks_changed.emit(tuple(known for known in marks if known != mark))
        else:
            others = tuple(known for known in marks if known.distinction != mark.distinction)
            self.marks_changed.emit((*others, mark))

    def press(self, behaviour: Behaviour) -> None:
        """As a click on one of the four."""
        self.tag_pressed.emit(behaviour)

    # Size and painting ---------------------------------------------------------------------

    @override
    def _weight(self) -> int | None:
        return 500

    @override
    def _has_token_colour(self) -> bool:
        return False

    @override
    def _ink(self) -> QColor:
        return self._look.tokens.colour("ink")

    @override
    def _ground(self) -> QColor:
        return self._look.tokens.colour("hover")

    def _room(self, width: int) -> int:
        columns = Columns.of(self._look)
        return max(120, round(width - columns.text - columns.right) + HINT_SIDE)

    @override
    def heightForWidth(self, width: int) -> int:
        room = self._room(width)
        self._fit_to(room)
        return self._lay(width).height + self._column.totalHeightForWidth(room) + _BELOW

    def _fit_to(self, room: int) -> None:
        fit_keys(list(self.buttons.values()), room - HINT_SIDE, _GAP)
        fit_hints(self.hints, room, _HINT_GAP)
        _measure_anew(self._column)

    @override
    def _forget(self) -> None:
        super()._forget()
        if hasattr(self, "_controls"):
            self._place()

    def _place(self) -> None:
        if self._action is None or self.width() <= 0:
            return
        room = self._room(self.width())
        left = round(Columns.of(self._look).text) - HINT_SIDE
        top = self._lay(self.width()).height
        self._fit_to(room)
        self._controls.setGeometry(left, top, room, self._column.totalHeightForWidth(room))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()


def _measure_anew(layout: QLayout) -> None:
    """Forget the sizes of all parts: a layout only forgets its own."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        inner = None if item is None else item.layout()
        if inner is not None:
            _measure_anew(inner)
        elif item is not None:
            widget = item.widget()
            within = None if widget is None else widget.layout()
            if within is not None:
                _measure_anew(within)
            item.invalidate()
    layout.invalidate()
