"""Actions to read again, and two actions of the week with a question for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.action import Action
from journal.domain.dates import day_heading
from journal.domain.reflection import Asked, Reflection
from journal.domain.review_material import ToRead
from journal.language import _
from ui.pages.context import PageContext
from ui.pages.review_body import StepBody
from ui.pages.review_desk import ReviewDesk, ReviewReading
from ui.pages.review_words import question_of
from ui.theme.look import Look
from ui.widgets.lead_line import LeadLine
from ui.widgets.review_text import AnswerField
from ui.widgets.text import Text

# Where the text begins that stands beside a shape.
_TEXT_LEFT = 24


class ReadAction(QWidget):
    """An action as it is read: its day and why it is here, and its whole text with its shape."""

    def __init__(self, look: Look, action: Action, above: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if above:
            column.addWidget(Text(look, "small", "muted", text=above))
        shape = action.behaviour.value if action.behaviour is not None else "none"
        column.addWidget(LeadLine(look, action.text, shape=shape, role="body"))
        if action.lesson:
            learned = _("What was learned: {lesson}").format(lesson=action.lesson)
            lesson = QHBoxLayout()
            lesson.addSpacing(look.grown(_TEXT_LEFT))  # under the text, not under its shape
            lesson.addWidget(Text(look, "ui", "muted", text=learned), 1)
            column.addLayout(lesson)


class ReadBody(StepBody):
    """Two groups: to read again, and on this day."""

    def __init__(self, context: PageContext, desk: ReviewDesk) -> None:
        super().__init__(context, desk)
        self._shown: tuple[tuple[ToRead, ...], ...] | None = None
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self.column.addWidget(self._rows)

    @override
    def show_reading(self, reading: ReviewReading) -> None:
        groups = reading.material.read, reading.material.on_this_day
        if groups == self._shown:
            return
        self._shown = groups
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for heading, group in zip((_("To read again"), _("On this day")), groups, strict=True):
            if group:
                self._column.addWidget(Text(self._look, "ui", weight=600, text=heading))
            for one in group:
                self._column.addWidget(ReadAction(self._look, one.action, self._above(one, reading.today)))

    @staticmethod
    def _above(one: ToRead, today: dt.date) -> str:
        day = day_heading(one.action.day, today)
        return f"{day} · {one.why}" if one.why else day


class _Question(QWidget):
    """An action, the question about it, and the field for the answer."""

    def __init__(self, look: Look, asked: Asked) -> None:
        super().__init__()
        self.asked, self.question = asked, question_of(asked)
        self.action: Action | None = None
        self.stored = ""
        self._look = look
        self._place = QVBoxLayout()
        self.field = AnswerField(look, self.question, _("In a line or two, or not at all"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        column.addLayout(self._place)
        column.addWidget(Text(look, "body", weight=600, text=self.question))
        column.addWidget(self.field)

    def show_action(self, action: Action | None, today: dt.date, stored: str) -> None:
        """Ask about this action; what is typed and not saved yet stays."""
        self.setVisible(action is not None)
        if action is None:
            return
        if action != self.action:
            if self.action is not None and self.action.id != action.id:
                self.field.set_text("")
                self.stored = ""
            while (item := self._place.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
            self._place.addWidget(ReadAction(self._look, action, day_heading(action.day, today)))
        self.action = action
        if self.field.text() == self.stored:
            self.field.set_text(stored)
        self.stored = stored


class OtherwiseBody(StepBody):
    """Of a manager action what leading would have been, of a leader action what managing would help."""

    def __init__(self, context: PageContext, desk: ReviewDesk) -> None:
        super().__init__(context, desk)
        self._reading: ReviewReading | None = None
        self.leading = _Question(self._look, Asked.LEADING)
        self.managing = _Question(self._look, Asked.MANAGING)
        for part in self._parts:
            part.field.changed.connect(self.changed)
            self.column.addWidget(part)
        self.leading.field.entered.connect(self._after_leading)
        self.managing.field.entered.connect(self.settled)

    @property
    def _parts(self) -> tuple[_Question, _Question]:
        return self.leading, self.managing

    def _after_leading(self) -> None:
        if self.managing.isHidden():
            self.settled.emit()
        else:
            self.managing.field.field.setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def show_reading(self, reading: ReviewReading) -> None:
        self._reading = reading
        material = reading.material
        answers = {(one.asked, one.action): one.text for one in material.answers}
        for part, action in zip(self._parts, (material.leading, material.managing), strict=True):
            stored = "" if action is None else answers.get((part.asked, action.id), "")
            part.show_action(action, reading.today, stored)

    @override
    def take_focus(self) -> bool:
        part = next((part for part in self._parts if not part.isHidden()), None)
        if part is not None:
            part.field.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return part is not None

    @override
    def save(self) -> bool:
        return all([self._save(part) for part in self._parts])  # noqa: C419 - each is to be tried

    def _save(self, part: _Question) -> bool:
        text, action, reading = part.field.text(), part.action, self._reading
        if action is None or reading is None or text.strip() == part.stored.strip():
            return True
        answer = Reflection(
            id="",
            day=reading.today,
            asked=part.asked,
            question=part.question,
            text=text,
            action=action.id,
            review=reading.week,
        )
        if not self._desk.run(lambda opened: opened.journal.reflections.answer(answer)):
            return False
        part.stored = text
        return True

    @override
    def kept(self) -> dict[str, Any]:
        unsaved = {
            part.asked.value: {"action": part.action.id, "text": part.field.text()}
            for part in self._parts
            if part.action is not None and part.field.text() != part.stored
        }
        return {"otherwise": unsaved} if unsaved else {}

    @override
    def put_kept(self, kept: Mapping[str, Any]) -> None:
        unsaved = kept.get("otherwise")
        for part in self._parts:
            one = unsaved.get(part.asked.value) if isinstance(unsaved, dict) else None
            if isinstance(one, dict) and part.action is not None and one.get("action") == part.action.id:
                part.field.set_text(str(one.get("text", "")))
