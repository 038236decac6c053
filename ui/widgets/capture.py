"""The capture field: type what you did, press a key for the behaviour, done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QEvent, QMargins, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from journal.domain.action import DistinctionMark
from journal.domain.behaviour import CONTROL_ORDER, Behaviour, Pole
from journal.domain.captured import Captured
from journal.domain.day_order import DayOrder
from journal.domain.distinctions import Catalogue
from journal.domain.line import Piece, Span
from journal.domain.names import UsedName, fold_name
from journal.language import _, ngettext
from ui.theme.look import Look
from ui.widgets.capture_frame import CaptureFrame
from ui.widgets.distinction_picker import DistinctionPicker
from ui.widgets.growing_text import BEHAVIOUR_KEYS, CONTROL, SIDE, layout_height
from ui.widgets.lead_line import LeadLine
from ui.widgets.line_chips import Around, chips_of, side_of
from ui.widgets.mark_chips import MarkChips
from ui.widgets.question_bar import QuestionBar

_MOST_NOTES = 2


class CaptureField(CaptureFrame):
    """Where an action is written. It never clears itself: what was typed goes only with `accept`.

    `submitted(Captured)` asks the owner to save one action, `submitted_each(tuple of Captured)` one for
    each line, after more than one was pasted and that was chosen. The owner answers with `accept()`
    once the journal has it, or with `reject(message)`, which keeps everything. `answered(bool)` is the
    answer to `ask`. `escaped` is emitted when Esc finds nothing to close. With `spread` the four stand
    over the whole width, as in the quick capture window.
    """

    submitted = Signal(object)
    submitted_each = Signal(object)
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
        framed: bool = True,
        parts: CaptureFrame | None = None,
    ) -> None:
        super().__init__(look, parent, spread=spread, framed=framed, parts=parts)
        self.setFocusProxy(self.text_field)
        self._catalogue = catalogue
        self._day_label = ""
        self._now: dt.time | None = None
        self._people: frozenset[str] | None = None
        self.text_field.set_catalogue(catalogue)
        side = round(SIDE)
        self.note = LeadLine(look, icon="warning", role="ui", margins=QMargins(side, 6, side, 4), parent=self)
        self.question = QuestionBar(look, self)
        self.split = QuestionBar(look, self, icon="")
        self.remarks = LeadLine(
            look, role="small", colour="muted", margins=QMargins(side, 4, side, 2), parent=self
        )
        self.chips = MarkChips(look, catalogue, self, margins=QMargins(side, 8, side, 5))
        self.picker: DistinctionPicker | None = None
        for widget in (self.note, self.question, self.split, self.remarks, self.chips):
            widget.hide()
            self._upper.addWidget(widget)
        # From the text Tab goes to the four, so that Tab, M saves whatever was understood.
        QWidget.setTabOrder(self.text_field, self.keys.buttons[CONTROL_ORDER[0]])
        for bar in (self.split, self.question):  # while one is asked it comes first
            QWidget.setTabOrder(self.text_field, bar.yes)
            QWidget.setTabOrder(bar.yes, bar.no)
            QWidget.setTabOrder(bar.no, self.keys.buttons[CONTROL_ORDER[0]])
        self.chips.stand_after(self.keys.later)
        self._connect()
        self._show_understood()

    def _connect(self) -> None:
        text = self.text_field
        text.installEventFilter(self)
        text.entered.connect(lambda: self.submit(None))
        text.behaviour_key.connect(self.submit)
        text.distinction_key.connect(self.open_picker)
        text.escaped.connect(self._escape)
        text.textChanged.connect(self._text_changed)
        text.understood.connect(self._show_understood)
        text.taken_back.connect(self.text_changed)  # what is kept differs, though the text does not
        text.lines_pasted.connect(self._ask_split)
        self.keys.pressed.connect(self.submit)
        self.chips.changed.connect(self._marks_changed)
        self.chips.add_clicked.connect(self.open_picker)
        self.chips.taken_back.connect(text.take_back)
        self.chips.pressed.connect(self._turn)
        self.question.answered.connect(self._answer)
        self.split.answered.connect(self._split_answered)

    # What the owner does -------------------------------------------------------------------

    def marks(self) -> tuple[DistinctionMark, ...]:
        """The distinctions added so far."""
        return self.chips.marks

    def set_marks(self, marks: tuple[DistinctionMark, ...]) -> None:
        """Put distinctions there, as if they had been added."""
        self.chips.set_marks(marks)
        self._show_understood()

    def captured(self, behaviour: Behaviour | None = None) -> Captured:
        """What stands in the field now, as it would be saved with that key."""
        return Captured(self.text_field.line(), behaviour, self.chips.marks, self.text_field.plain)

    def captured_each(self) -> tuple[Captured, ...]:
        """Each line as an action of its own; what was added beside the text belongs to each of them."""
        lines = self.text_field.lines_with_plain()
        return tuple(Captured(line, None, self.chips.marks, plain) for line, plain in lines)

    def put(self, text: str, plain: tuple[Span, ...] = (), marks: tuple[DistinctionMark, ...] = ()) -> None:
        """Put there what was typed at another time, with what was taken back and added then."""
        self.split.hide()
        self.set_text(text)
        self.text_field.set_plain(plain)
        self.set_marks(marks)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return self.text_field.document().isEmpty()

    def kept(self) -> dict[str, Any]:
        """What is to be kept of what is typed, for `put_kept`; empty if that is nothing."""
        text = self.text()
        if not text.strip():
            return {}
        plain = [list(span) for span in self.text_field.plain]
        marks = [[mark.distinction, mark.pole.value] for mark in self.chips.marks]
        return {"text": text, "plain": plain, "marks": marks}

    def put_kept(self, kept: Mapping[str, Any], *, before: bool = False) -> None:
        """Put there what `kept` told, in place of what stands there or before it.

        What is not as `kept` told it is passed over: it comes from a file.
        """
        text, plain, marks = str(kept.get("text") or ""), [], list(self.chips.marks if before else ())
        with suppress(TypeError, ValueError):
            plain = [(int(start), int(end)) for start, end in kept.get("plain", ())]
        with suppress(TypeError, ValueError):
            marks = [
                *(DistinctionMark(str(which), Pole(pole)) for which, pole in kept.get("marks", ())),
                *marks,
            ]
        if before and (later := self.text()):
            shift = len(text) + 1
            plain += [(start + shift, end + shift) for start, end in self.text_field.plain]
            text = f"{text}\n{later}"
        self.put(text, tuple(plain), tuple(dict.fromkeys(marks)))

    def set_ways(self, today: dt.date, day_order: DayOrder) -> None:
        """The day that "yesterday" is counted from, and how 3/4 is read."""
        self.text_field.set_ways(today, day_order)

    def set_names(self, names: tuple[UsedName, ...]) -> None:
        """The topics and people used so far: what is offered, and who is not new."""
        self.text_field.set_names(names)
        self._people = frozenset(fold_name(name.name) for name in names if name.kind == "person")
        self._show_understood()

    def set_day_label(self, label: str | None) -> None:
        """The day the action will belong to, such as "Wed 18 Nov"; None while it is today."""
        if not self.text().strip():
            self.clear_message()
        self._day_label = label or ""
        self._show_understood()

    def set_now(self, now: dt.time | None) -> None:
        """Say as a chip that the action will be of today at this time, where the line says nothing else."""
        self._now = now
        self._show_understood()

    def accept(self) -> None:
        """The journal has it: empty the field and keep the focus in it."""
        self.text_field.set_text("")
        self.text_field.document().clearUndoRedoStacks()
        self.chips.set_marks(())
        self.clear_message()
        self.question.hide()
        self.split.hide()
        self.close_picker()
        self._show_understood()
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
        self.split.hide()
        self.question.ask(text, yes_label, no_label)
        self.updateGeometry()

    def withdraw_question(self) -> None:
        """The question is no longer one; nothing is answered."""
        self.question.hide()
        self.updateGeometry()

    def submit(self, behaviour: Behaviour | None) -> None:
        """Ask the owner to save what is typed, with a tag or none; blank text stays with a sentence."""
        for bar in (self.question, self.split):
            if not bar.isHidden():
                # One question at a time: it is about this very text.
                bar.yes.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        if not self.text().strip():
            self.reject(_("Write what you did first."))
            return
        self.submitted.emit(self.captured(behaviour))

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

    def _ask_split(self) -> None:
        count = len(self.text_field.lines())
        if count < 2 or not self.question.isHidden():
            return
        self.clear_message()
        words = ngettext(
            "{count} line. One action each, or one action?",
            "{count} lines. One action each, or one action?",
            count,
        )
        # one may go on typing; Enter comes here first
        self.split.ask(words.format(count=f"{count:,}"), _("One each"), _("One action"), take_focus=False)
        self.updateGeometry()

    def _split_answered(self, each: bool) -> None:
        self.split.hide()
        self.text_field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()
        if each:
            self.submitted_each.emit(self.captured_each())

    def _escape(self) -> None:
        if not self.question.isHidden():
            self._answer(yes=False)
        elif not self.split.isHidden():
            self._split_answered(each=False)
        elif self.picker is not None and not self.picker.isHidden():
            self.close_picker()
        elif not self.note.isHidden():
            self.clear_message()
        else:
            self.escaped.emit()

    def _text_changed(self) -> None:
        self.clear_message()
        if not self.split.isHidden() and "\n" not in self.text():
            self.split.hide()
        self.text_changed.emit()

    def _turn(self, piece: Piece) -> None:
        """A distinction of the line was pressed: it gets the other side, or its first where it is open."""
        line = self.text_field.seen()
        for mark in line.distinctions:
            if piece.kind == "distinction" and mark.distinction == piece.name:
                pole = side_of(mark, line.behaviour)
                other = Pole.LEADER if pole is Pole.MANAGER else Pole.MANAGER
                self.chips.toggle(DistinctionMark(mark.distinction, other))
                return

    def _show_understood(self) -> None:
        line = self.text_field.seen()
        around = Around(
            self.text_field.today,
            self._day_label,
            self._people,
            frozenset(mark.distinction for mark in self.chips.marks),
            self.text_field.typed_to(),
            self._now,
        )
        self.chips.set_understood(chips_of(line, self._catalogue, around))
        notes = " ".join(line.notes[:_MOST_NOTES])
        if notes != self.remarks.text():
            self.remarks.set_text(notes)
        self.remarks.setVisible(bool(notes))
        shown = not self.chips.is_empty
        if shown != (not self.chips.isHidden()):
            self.chips.setVisible(shown)
        self.updateGeometry()

    def _marks_changed(self) -> None:
        if self.picker is not None:
            self.picker.set_marked(self.chips.marks)
        self._show_understood()
        self.text_changed.emit()

    def _fit(self) -> None:
        """Be exactly as high as the parts are at this width, in whatever layout it stands."""
        self._column.activate()
        height = layout_height(self._column, max(1, self.width()))
        if height > 0 and (height != self.height() or height != self.minimumHeight()):
            self.setFixedHeight(height)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # any key, be it another part's, is what was done next: an empty field needs no sentence then
        is_key = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        escapes = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape  # takes it away itself
        if is_key and not escapes and not self.note.isHidden() and not self.text().strip():
            self.clear_message()
        return super().eventFilter(watched, event)

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
