"""Editing one action where it stands: its text, its behaviour, its distinctions."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.action import Action, DistinctionMark
from journal.domain.behaviour import CONTROL_ORDER, Behaviour
from journal.domain.behaviour_names import behaviour_name
from journal.domain.distinctions import Catalogue
from journal.language import _
from ui.theme.look import Look
from ui.theme.painting import draw_box
from ui.theme.shapes import paint_shape
from ui.widgets.distinction_picker import DistinctionPicker
from ui.widgets.growing_text import BEHAVIOUR_KEYS, SIDE, GrowingText, layout_height
from ui.widgets.lead_line import LeadLine
from ui.widgets.mark_chips import MarkChips
from ui.widgets.row_painting import PADDING, RADIUS, Columns, paint_bead, paint_rule

_SEGMENT = 33


class BehaviourSegments(QWidget):
    """The four shapes side by side; at most one is chosen, and choosing it again takes it back.

    Left and Right move, Space and Enter choose, M L B O choose directly.
    """

    changed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._chosen: Behaviour | None = None
        self._place = 0
        self._hovered = -1
        self._fit()
        look.changed.connect(self._fit)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_chosen(None)

    def _fit(self) -> None:
        self.setFixedSize(2 + self._look.grown(_SEGMENT) * len(CONTROL_ORDER), self._look.grown(32))

    @property
    def chosen(self) -> Behaviour | None:
        """The behaviour chosen, or None."""
        return self._chosen

    def set_chosen(self, behaviour: Behaviour | None) -> None:
        """Choose without telling."""
        self._chosen = behaviour
        if behaviour is not None:
            self._place = CONTROL_ORDER.index(behaviour)
        self.setAccessibleName(_("Behaviour: {name}").format(name=behaviour_name(behaviour)))
        self.update()

    def choose(self, behaviour: Behaviour) -> None:
        """Choose as the person does: the chosen one again means not tagged yet."""
        self.set_chosen(None if behaviour is self._chosen else behaviour)
        self.changed.emit(self._chosen)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        painter = QPainter(self)
        draw_box(painter, QRectF(self.rect()), 8, tokens.colour("surface"), tokens.colour("line"))
        step = self._look.grown(_SEGMENT)
        for number, behaviour in enumerate(CONTROL_ORDER):
            box = QRectF(1 + number * step, 1, step, self.height() - 2).adjusted(3, 3, -3, -3)
            if behaviour is self._chosen:
                draw_box(painter, box, 5, tokens.colour("selected"))
            elif number == self._hovered:
                draw_box(painter, box, 5, tokens.colour("hover"))
            if self.hasFocus() and number == self._place:
                draw_box(painter, box, 5, edge=tokens.colour("control"))
            paint_shape(
                painter,
                behaviour.value,
                box.center(),
                self._look.grown(16),
                tokens.behaviour(behaviour.value),
            )

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position().x())
        if number != self._hovered:
            self._hovered = number
            keys = {behaviour: chr(key) for key, behaviour in BEHAVIOUR_KEYS.items()}
            behaviour = CONTROL_ORDER[number]
            text = _("{name} (Ctrl {key})").format(name=behaviour_name(behaviour), key=keys[behaviour])
            self.setToolTip(text)
            self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.choose(CONTROL_ORDER[self._at(event.position().x())])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if (key == Qt.Key.Key_Right) != self.isRightToLeft() else -1
            self._place = (self._place + step) % len(CONTROL_ORDER)
            self.update()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose(CONTROL_ORDER[self._place])
        elif key in BEHAVIOUR_KEYS:
            self.choose(BEHAVIOUR_KEYS[key])
        else:
            super().keyPressEvent(event)

    def _at(self, x: float) -> int:
        return max(0, min(len(CONTROL_ORDER) - 1, int((x - 1) // self._look.grown(_SEGMENT))))


class RowEditor(QWidget):
    """A row grown into its own editor. Enter commits, Esc leaves, losing the focus changes nothing.

    `committed(text, behaviour, marks)` is emitted with what is typed now; `left` when the person
    leaves it; `height_changed` when it needs another height. It closes for nobody but its owner.
    """

    committed = Signal(str, object, object)
    left = Signal()
    height_changed = Signal()
    _grown = Signal()

    def __init__(self, look: Look, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._catalogue = catalogue
        self._action: Action | None = None
        self._when = ""
        self._is_measuring = False
        self.text_field = GrowingText(look, "body", 12, self)
        self.text_field.setAccessibleName(_("The action's text"))
        self.note = LeadLine(
            look, icon="warning", role="ui", margins=QMargins(round(SIDE), 4, 0, 0), parent=self
        )
        self.note.hide()
        self.segments = BehaviourSegments(look, self)
        self.chips = MarkChips(look, catalogue, self, wordy_add=False)
        self.hint = LeadLine(look, role="small", colour="muted", parent=self)
        self.hint.set_text(_("Enter saves, Esc leaves it"))
        self.picker: DistinctionPicker | None = None
        self.setFocusProxy(self.text_field)
        self._lay_out()
        self.text_field.entered.connect(self.commit)
        self.text_field.escaped.connect(self._leave)
        self.text_field.behaviour_key.connect(self.segments.choose)
        self.text_field.distinction_key.connect(self.open_picker)
        self.text_field.height_changed.connect(self._grow)
        self.segments.changed.connect(lambda _chosen: self.update())
        self.chips.changed.connect(self._marks_changed)
        self.chips.add_clicked.connect(self.open_picker)
        look.changed.connect(self._grow)
        # Queued: a list asks for heights while it lays its rows out, and must not be asked to begin anew.
        self._grown.connect(self._tell_height, Qt.ConnectionType.QueuedConnection)

    @property
    def action_id(self) -> str:
        """The id of the action that is edited; empty before one was loaded."""
        return self._action.id if self._action is not None else ""

    def load(self, action: Action, when: str) -> None:
        """Fill it with an action; `when` is what stands in the time column."""
        self._action = action
        self._when = when
        self.segments.set_chosen(action.behaviour)
        self.chips.set_marks(action.distinctions)
        self.text_field.set_text(action.text)
        self.note.hide()

    def text(self) -> str:
        """What is typed now."""
        return self.text_field.text()

    def is_changed(self) -> bool:
        """Whether anything differs from the action as it was loaded."""
        if self._action is None:
            return False
        now = (self.text().strip(), self.segments.chosen, self.chips.marks)
        return now != (self._action.text.strip(), self._action.behaviour, self._action.distinctions)

    def restore(self, text: str, behaviour: Behaviour | None, marks: tuple[DistinctionMark, ...]) -> None:
        """Put back what was typed before: saving it has failed."""
        self.text_field.set_text(text)
        self.segments.set_chosen(behaviour)
        self.chips.set_marks(marks)
        self._grow()

    def commit(self) -> None:
        """Hand on what is typed; blank text is kept here with a sentence."""
        if not self.text().strip():
            self.show_message(_("Write what you did first."))
            return
        self.committed.emit(self.text(), self.segments.chosen, self.chips.marks)

    def show_message(self, message: str) -> None:
        """Say under the text why it was not saved; everything stays as it is."""
        self.note.set_text(message)
        self.note.setVisible(bool(message))
        self.note.announce()
        self._grow()

    def open_picker(self) -> None:
        """Open the search for distinctions below the chips."""
        if self.picker is None:
            self.picker = DistinctionPicker(self._look, self._catalogue, self)
            self.picker.chosen.connect(self.chips.toggle)
            self.picker.closed.connect(self.close_picker)
            self._column.addWidget(self.picker)
        self.picker.set_marked(self.chips.marks)
        self.picker.open()
        self._grow()

    def close_picker(self) -> None:
        """Close the search and go back to the text."""
        if self.picker is not None and not self.picker.isHidden():
            self.picker.hide()
            self.text_field.setFocus()
            self._grow()

    def height_for(self, width: int) -> int:
        """The height it needs at a width, which it need not have. Changes nothing."""
        margins = self._column.contentsMargins()
        text = self.text_field.height_for(width - margins.left() - margins.right())
        return max(64, layout_height(self._column, width) + text - self.text_field.minimumHeight())

    # Layout and painting -------------------------------------------------------------------

    def _lay_out(self) -> None:
        columns = Columns.of(self._look)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(round(SIDE), 0, 0, 0)
        self._foot.setSpacing(8)
        self._foot.addWidget(self.segments, 0, Qt.AlignmentFlag.AlignTop)
        self._foot.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        self.chips.stand_after(self.segments)
        self._foot.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hint.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self)
        left = round(columns.text - SIDE)
        self._column.setContentsMargins(left, round(PADDING), 12, round(PADDING))
        self._column.setSpacing(0)
        self._column.addWidget(self.text_field)
        self._column.addWidget(self.note)
        self._column.addSpacing(7)
        self._column.addLayout(self._foot)

    def _marks_changed(self) -> None:
        if self.picker is not None:
            self.picker.set_marked(self.chips.marks)
        self._grow()

    def _grow(self) -> None:
        self._foot.invalidate()
        self._column.invalidate()
        self.updateGeometry()
        if not self._is_measuring:
            self._is_measuring = True
            self._grown.emit()

    def _tell_height(self) -> None:
        self._is_measuring = False
        if self.height_for(self.width()) != self.height():
            self.height_changed.emit()

    def _leave(self) -> None:
        if self.picker is not None and not self.picker.isHidden():
            self.close_picker()
        else:
            self.left.emit()

    @override
    def sizeHint(self) -> QSize:
        # at the width it has: the list asks while it lays the editor out, and a hint must not resize it
        return QSize(480, self.height_for(self.width()))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The hint gives way first; it stays in the field's tooltip.
        wide = event.size().width() >= 520 * self._look.text_ratio
        self.hint.setVisible(wide)
        self.text_field.setToolTip("" if wide else self.hint.text())
        if event.oldSize().width() != event.size().width():
            self._grow()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
        else:
            # Keys of the list behind it (Delete, M, L, B, O) must not reach it from here.
            event.accept()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.text_field.setFocus(event.reason())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, tokens, columns = self._look, self._look.tokens, Columns.of(self._look)
        painter = QPainter(self)
        box = QRectF(self.rect())
        painter.fillRect(box, tokens.colour("paper"))
        draw_box(painter, box, RADIUS, tokens.colour("surface"), tokens.colour("ink"), width=1.5)
        paint_rule(painter, look, columns.rule, 1.5, box.bottom() - 1.5)
        middle = PADDING + look.line("body") / 2
        chosen = self.segments.chosen
        shape = chosen.value if chosen is not None else None
        paint_bead(painter, look, shape, QPointF(columns.rule, middle), tokens.colour("surface"))
        painter.setFont(look.font("small"))
        painter.setPen(tokens.colour("muted"))
        line = look.line("small")
        right = columns.time_right if self._when[:1].isdigit() else columns.rule - 12.0
        place = QRectF(0, middle - line / 2, right, line)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._when)
