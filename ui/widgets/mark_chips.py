"""The chips of a text that is being written: what was understood, what was added, "add"."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QMargins, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.action import DistinctionMark
from journal.domain.behaviour import Pole
from journal.domain.distinctions import Catalogue
from journal.language import _
from ui.known_catalogue import when_changed
from ui.theme.look import Look
from ui.theme.painting import draw_box
from ui.widgets.buttons import IconButton
from ui.widgets.chips import Chip, Flow
from ui.widgets.row_painting import CHIP_RADIUS


@dataclass(frozen=True, slots=True)
class Understood:
    """Something understood in the text, as a chip: what it says, what it is called, what is behind it.

    `key` comes back with `taken_back` and `pressed`; without `removable` the chip only tells.
    """

    text: str
    name: str
    icon: str | None = None
    shape: str | None = None
    removable: bool = True
    tip: str = ""
    key: object = field(default=None, compare=False)


class _AddButton(IconButton):
    """A plus in the outline of a chip."""

    @override
    def _paint(self, painter: QPainter) -> None:
        super()._paint(painter)
        draw_box(painter, QRectF(self.rect()), CHIP_RADIUS, edge=self._look.tokens.colour("line"))


class MarkChips(QWidget):
    """The distinction marks of a text being written; each can be turned to its other pole or taken off.

    `changed` is emitted after the person changed them. Owners may put chips of their own before
    them (`set_understood`), which say `taken_back(key)` and `pressed(key)`, and an "add" behind
    them; `add_clicked` says that it was pressed.
    """

    changed = Signal()
    taken_back = Signal(object)
    pressed = Signal(object)
    add_clicked = Signal()

    def __init__(
        self,
        look: Look,
        catalogue: Catalogue,
        parent: QWidget | None = None,
        *,
        wordy_add: bool = True,
        margins: QMargins | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._catalogue = catalogue
        self._marks: tuple[DistinctionMark, ...] = ()
        self._understood: tuple[Understood, ...] = ()
        self._chips: dict[Understood, Chip] = {}
        self._anchor: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(margins or QMargins())
        self._flow = Flow()
        self._column.addLayout(self._flow)
        self._add = self._make_add(wordy_add)
        self._flow.addWidget(self._add)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        when_changed(catalogue, self._rename)

    def _rename(self) -> None:
        """The acts may be called otherwise now."""
        if self._marks:
            self._rebuild()

    def _make_add(self, wordy: bool) -> QWidget:
        words = _("Add a distinction")
        add: Chip | IconButton
        if wordy:
            add = Chip(self._look, words, icon="plus", parent=self)
        else:
            add = _AddButton(self._look, "plus", words, size=24, icon_size=14, parent=self)
        add.setToolTip(_("{what} (Ctrl D)").format(what=words))
        add.clicked.connect(self.add_clicked)
        return add

    @property
    def marks(self) -> tuple[DistinctionMark, ...]:
        """The marks in the order they were added."""
        return self._marks

    def stand_after(self, anchor: QWidget) -> None:
        """Come right after `anchor` when the person moves by Tab, however often the chips change."""
        self._anchor = anchor
        self._order()

    def _order(self) -> None:
        before = self._anchor
        for widget in self._widgets():
            if before is not None and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                QWidget.setTabOrder(before, widget)
                before = widget

    @property
    def is_empty(self) -> bool:
        """Whether nothing was understood and nothing added."""
        return not self._marks and not self._understood

    def set_marks(self, marks: tuple[DistinctionMark, ...]) -> None:
        """Show these marks instead."""
        if marks != self._marks:
            self._marks = marks
            self._rebuild()

    def set_understood(self, chips: tuple[Understood, ...]) -> None:
        """Show what was understood, each once."""
        chips = tuple(dict.fromkeys(chips))
        changed = chips != self._understood
        self._understood = chips  # the keys behind them may be others
        if changed:
            self._rebuild()

    def toggle(self, mark: DistinctionMark) -> None:
        """Add the mark; take it off if it is there; turn it if its other pole is there."""
        if mark in self._marks:
            self._keep(tuple(m for m in self._marks if m != mark))
        elif any(m.distinction == mark.distinction for m in self._marks):
            self._keep(tuple(mark if m.distinction == mark.distinction else m for m in self._marks))
        else:
            self._keep((*self._marks, mark))

    def _keep(self, marks: tuple[DistinctionMark, ...]) -> None:
        self.set_marks(marks)
        self.changed.emit()

    def _flip(self, mark: DistinctionMark) -> None:
        other = Pole.LEADER if mark.pole is Pole.MANAGER else Pole.MANAGER
        self.toggle(DistinctionMark(mark.distinction, other))

    def _rebuild(self) -> None:
        held = self._widgets()
        focused = next((number for number, widget in enumerate(held) if widget.hasFocus()), None)
        # A chip that says the same stays: one is typed in front of most of them.
        kept = {what: chip for what, chip in self._chips.items() if what in self._understood}
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None and widget is not self._add and widget not in kept.values():
                widget.hide()
                widget.deleteLater()
        self._chips = {what: kept.get(what) or self._understood_chip(what) for what in self._understood}
        for chip in self._chips.values():
            self._put(chip)
        for mark in self._marks:
            self._put(self._mark_chip(mark))
        self._flow.addWidget(self._add)
        self._order()
        self._column.invalidate()
        if focused is not None:
            now = self._widgets()
            now[min(focused, len(now) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        self.updateGeometry()

    def _widgets(self) -> list[QWidget]:
        items = (self._flow.itemAt(number) for number in range(self._flow.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if widget is not None]

    def _put(self, chip: Chip) -> None:
        self._flow.addWidget(chip)
        chip.show()

    def _understood_chip(self, what: Understood) -> Chip:
        chip = Chip(
            self._look,
            what.text,
            icon=what.icon,
            shape=what.shape,
            kind="filled",
            removable=what.removable,
            max_width=self._look.grown(320),
            parent=self,
        )
        chip.setAccessibleName(what.name)
        if what.tip:
            chip.setToolTip(what.tip)
        if what.removable:
            chip.removed.connect(lambda: self.taken_back.emit(self._key_of(what)))
            chip.clicked.connect(lambda: self.pressed.emit(self._key_of(what)))
        else:
            # It only tells; there is nothing to press.
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return chip

    def _key_of(self, what: Understood) -> object:
        return next((now.key for now in self._understood if now == what), what.key)

    def _mark_chip(self, mark: DistinctionMark) -> Chip:
        distinction = self._catalogue.find(mark.distinction)
        act = distinction.act(mark.pole) if distinction else mark.distinction
        chip = Chip(self._look, act, shape=mark.pole.value, kind="filled", removable=True, parent=self)
        side = _("manager side") if mark.pole is Pole.MANAGER else _("leader side")
        chip.setAccessibleName(_("{act}, {side}").format(act=act, side=side))
        tip = _("{act}: click for the other side, Delete takes it off")
        if not self._catalogue.offers(mark.distinction):
            tip = _("{act}, no longer in your list: click for the other side, Delete takes it off")
        chip.setToolTip(tip.format(act=act))
        chip.clicked.connect(lambda: self._flip(mark))
        chip.removed.connect(lambda: self.toggle(mark))
        return chip
