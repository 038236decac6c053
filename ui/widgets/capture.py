"""The capture field: type what you did, press a key for the behaviour, done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget
from typing_extensions import override

from journal.domain.action import DistinctionMark
from journal.domain.behaviour import CONTROL_ORDER, Behaviour
from journal.domain.distinctions import Catalogue
from journal.domain.text import find_tokens
from journal.language import _
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.capture_frame import CaptureFrame
from ui.widgets.distinction_picker import DistinctionPicker
from ui.widgets.growing_text import BEHAVIOUR_KEYS, CONTROL, SIDE, layout_height
from ui.widgets.lead_line import LeadLine
from ui.widgets.mark_chips import MarkChips

# Texts up to this long are searched for people and topics at every key, longer ones after a rest.
_SEARCHED_AT_ONCE = 5_000
_REST_MS = 150
_MOST_CHIPS = 12


class QuestionBar(QWidget):
    """A question under the text, with two answers. `answered(bool)` once; Esc means no."""

    answered = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = LeadLine(look, icon="warning", role="ui", parent=self)
        self.yes = Button(look, "", compact=True, parent=self)
        self.no = Button(look, "", "quiet", compact=True, parent=self)
        self.yes.clicked.connect(lambda: self.answered.emit(True))
        self.no.clicked.connect(lambda: self.answered.emit(False))
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addWidget(self.yes)
        answers.addWidget(self.no)
        answers.addStretch()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(round(SIDE), 8, round(SIDE), 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._words, 1)
        self._row.addLayout(answers)

    def ask(self, text: str, yes_label: str, no_label: str) -> None:
        """Put the question; the focus goes to its first answer."""
        self._words.set_text(text)
        self.yes.set_text(yes_label)
        self.no.set_text(no_label)
        self.yes.setAccessibleName(f"{yes_label}: {text}")
        self._turn()
        self.show()
        self._words.announce()
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self) -> None:
        """Put the answers below the question where they do not fit beside it."""
        answers = self.yes.sizeHint().width() + self.no.sizeHint().width() + 3 * 8 + 2 * round(SIDE)
        beside = self._words.natural_width() + answers <= self.width()
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.answered.emit(False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            button = self.no if self.no.hasFocus() else self.yes
            button.click()
        else:
            super().keyPressEvent(event)


class CaptureField(CaptureFrame):
    """Where an action is written. It never clears itself: what was typed goes only with `accept`.

    `submitted(text, behaviour or None, marks)` asks the owner to save; the owner answers with
    `accept()` once the journal has it, or with `reject(message)`, which keeps everything.
    `answered(bool)` is the answer to `ask`. `escaped` is emitted when Esc finds nothing to close.
    With `spread` the four stand over the whole width, as in the quick capture window.
    """

    submitted = Signal(str, object, object)
    answered = Signal(bool)
    escaped = Signal()
    text_changed = Signal()

    def __init__(
        self,
        look: Look,
        catalogue: Catalogue,
        parent: QWidget | None = None,
        *,
        spread: bool = False,
        parts: CaptureFrame | None = None,
    ) -> None:
        super().__init__(look, parent, spread=spread, parts=parts)
        self.setFocusProxy(self.text_field)
        self._catalogue = catalogue
        self._day_label = ""
        side = round(SIDE)
        self.note = LeadLine(look, icon="warning", role="ui", margins=QMargins(side, 6, side, 4), parent=self)
        self.note.hide()
        self.question = QuestionBar(look, self)
        self.question.hide()
        self.chips = MarkChips(look, catalogue, self, margins=QMargins(side, 8, side, 5))
        self.chips.hide()
        self.picker: DistinctionPicker | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        for widget in (self.note, self.question, self.chips):
            self._upper.addWidget(widget)
        # From the text Tab goes to the four, so that Tab, M saves whatever was understood.
        QWidget.setTabOrder(self.text_field, self.keys.buttons[CONTROL_ORDER[0]])
        self.chips.stand_after(self.keys.later)
        self._connect()
        self._understand()

    def _connect(self) -> None:
        text = self.text_field
        text.entered.connect(lambda: self.submit(None))
        text.behaviour_key.connect(self.submit)
        text.distinction_key.connect(self.open_picker)
        text.escaped.connect(self._escape)
        text.textChanged.connect(self._text_changed)
        self.keys.pressed.connect(self.submit)
        self.chips.changed.connect(self._marks_changed)
        self.chips.add_clicked.connect(self.open_picker)
        self.question.answered.connect(self._answer)
        self._rest.timeout.connect(self._understand)

    # What the owner does -------------------------------------------------------------------

    def marks(self) -> tuple[DistinctionMark, ...]:
        """The distinctions added so far."""
        return self.chips.marks

    def set_marks(self, marks: tuple[DistinctionMark, ...]) -> None:
        """Put distinctions there, as if they had been added."""
        self.chips.set_marks(marks)
        self._show_chips()

    def set_day_label(self, label: str | None) -> None:
        """The day the action will belong to, such as "Wed 18 Nov"; None while it is today."""
        self._day_label = label or ""
        self._understand()

    def accept(self) -> None:
        """The journal has it: empty the field and keep the focus in it."""
        self.text_field.clear()
        self.text_field.document().clearUndoRedoStacks()
        self.chips.set_marks(())
        self.clear_message()
        self.question.hide()
        self.close_picker()
        self._understand()
        self.text_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self, message: str) -> None:
        """It was not saved: say why under the text, keep everything as it is."""
        self.note.set_text(message)
        self.note.setVisible(bool(message))
        self.note.announce()
        self.text_field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def clear_message(self) -> None:
        """Take the sentence under the text away."""
        if not self.note.isHidden():
            self.note.hide()
            self.updateGeometry()

    def ask(self, text: str, yes_label: str, no_label: str) -> None:
        """Put a question under the text; `answered` tells the answer and the question goes."""
        self.clear_message()
        self.question.ask(text, yes_label, no_label)
        self.updateGeometry()

    def withdraw_question(self) -> None:
        """The question is no longer one; nothing is answered."""
        self.question.hide()
        self.updateGeometry()

    def submit(self, behaviour: Behaviour | None) -> None:
        """Ask the owner to save what is typed, with a tag or none; blank text stays with a sentence."""
        if not self.question.isHidden():
            # One question at a time: it is about this very text.
            self.question.yes.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        text = self.text()
        if not text.strip():
            self.reject(_("Write what you did first."))
            return
        self.submitted.emit(text, behaviour, self.chips.marks)

    def open_picker(self) -> None:
        """Open the search for distinctions in the field itself."""
        if self.picker is None:
            self.picker = DistinctionPicker(self._look, self._catalogue, self)
            self.picker.chosen.connect(self.chips.toggle)
            self.picker.closed.connect(self.close_picker)
            self._upper.addWidget(self.picker)
        self.picker.set_marked(self.chips.marks)
        self.picker.open()
        self.updateGeometry()

    def close_picker(self) -> None:
        """Close the search and go on typing."""
        if self.picker is not None and not self.picker.isHidden():
            self.picker.hide()
            self.text_field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.updateGeometry()

    # What happens in it --------------------------------------------------------------------

    def _answer(self, yes: bool) -> None:
        self.question.hide()
        self.text_field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()
        self.answered.emit(yes)

    def _escape(self) -> None:
        if not self.question.isHidden():
            self._answer(yes=False)
        elif self.picker is not None and not self.picker.isHidden():
            self.close_picker()
        elif not self.note.isHidden():
            self.clear_message()
        else:
            self.escaped.emit()

    def _text_changed(self) -> None:
        self.clear_message()
        if self.text_field.document().characterCount() <= _SEARCHED_AT_ONCE:
            self._rest.stop()
            self._understand()
        else:
            self._rest.start()
        self.text_changed.emit()

    def _understand(self) -> None:
        chips: list[tuple[str, str, str]] = []
        if self._day_label:
            chips.append(("calendar", self._day_label, _("Day: {day}").format(day=self._day_label)))
        seen: set[tuple[str, str]] = set()
        tokens = find_tokens(self.text())
        for kind in ("person", "topic"):
            for token in tokens:
                key = (kind, token.name.casefold())
                if token.kind != kind or key in seen or len(seen) >= _MOST_CHIPS:
                    continue
                seen.add(key)
                sentence = _("Person: {name}") if kind == "person" else _("Topic: {name}")
                chips.append((kind, token.name, sentence.format(name=token.name)))
        self.chips.set_understood(tuple(chips))
        self._show_chips()

    def _marks_changed(self) -> None:
        if self.picker is not None:
            self.picker.set_marked(self.chips.marks)
        self._show_chips()

    def _show_chips(self) -> None:
        shown = not self.chips.is_empty
        if shown != (not self.chips.isHidden()):
            self.chips.setVisible(shown)
        self.updateGeometry()

    def _fit(self) -> None:
        """Be exactly as high as the parts are at this width, in whatever layout it stands."""
        self._column.activate()
        height = layout_height(self._column, max(1, self.width()))
        if height > 0 and (height != self.height() or height != self.minimumHeight()):
            self.setFixedHeight(height)

    @override
    def event(self, event: QEvent) -> bool:
        answer = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return answer

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.text_field.setFocus(event.reason())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # From a chip or a button the same keys save as from the text.
        if event.modifiers() == CONTROL and event.key() in BEHAVIOUR_KEYS:
            self.submit(BEHAVIOUR_KEYS[event.key()])
        elif event.modifiers() == CONTROL and event.key() == Qt.Key.Key_D:
            self.open_picker()
        elif event.key() == Qt.Key.Key_Escape:
            if self.text_field.hasFocus():
                self._escape()
            else:
                self.text_field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
