"""The question of the day, with the two acts it asks about, and a line to answer it on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal.domain.behaviour import Pole
from journal.domain.dates import day_heading
from journal.domain.distinctions import Catalogue, Distinction
from journal.domain.reflection import Asked, Reflection
from journal.errors import JournalError
from journal.language import _
from ui.pages.intention_card import FlushButton
from ui.theme.look import Look
from ui.widgets.boxed_text import BoxedText
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import Flow
from ui.widgets.lead_line import LeadLine
from ui.widgets.text import Text

if TYPE_CHECKING:
    from journal.domain.question import DayQuestion

_MOST_LINES, _ANSWER_LINES = 6, 8
# A draft is kept for so many days at most; who never comes back to an older one does not need it.
_DAYS_KEPT = 14


class QuestionCard(Card):
    """Asks, takes an answer, and shows it.

    `answered` carries the reflection that is to be kept, blank where it is to be taken out; the owner calls
    `complain` where that fails, and `show_question` with what the journal holds then. What is typed is kept
    for each day: `kept` and `put_kept` are for drafts, `typed` says that they have changed. `left` when the
    keys may go elsewhere.
    """

    answered = Signal(object)
    typed = Signal()
    left = Signal()

    def __init__(self, look: Look, catalogue: Catalogue, key: str = "") -> None:
        super().__init__(look, _("Question of the day"))
        self._catalogue = catalogue
        self._asked: DayQuestion | None = None
        self._waiting: tuple[DayQuestion | None, dt.date, bool] | None = None
        self._skip = 0
        self._is_open = self._resting = False
        self._today = dt.date.min
        self._texts: dict[dt.date, tuple[str, str]] = {}
        self.question = Text(look, "lead", weight=500)
        self.acts = Text(look, "ui", "muted")
        self.answer = Text(look, "body", max_lines=_ANSWER_LINES, selectable=True)
        self.line = BoxedText(look, _("Your answer"), most_lines=_MOST_LINES)
        self.line.set_hint(_("One line is enough"))
        self.problem = LeadLine(look, icon="warning", role="ui")
        self.answer_it = Button(look, _("Answer it"), compact=True)
        self.answer_it.setToolTip(f"{_('Answer the question')}  {key}".strip())
        self.another = FlushButton(look, _("Another"), "quiet", compact=True)
        self.another.setAccessibleName(_("Another question"))
        self.another.setToolTip(_("Another question"))
        self.change = FlushButton(look, _("Change"), "quiet", compact=True)
        self.change.setToolTip(f"{_('Change the answer')}  {key}".strip())
        self.hint = Text(look, "small", "muted", text=_("Enter keeps it, Esc leaves it"), wrap=False)
        self._lay_out()
        self.line.entered.connect(self.keep)
        self.line.escaped.connect(self.leave)
        self.line.changed.connect(self._follow_text)
        self.line.field.focus_changed.connect(self._follow_focus)
        self.answer_it.clicked.connect(self.take_focus)
        self.change.clicked.connect(self.take_focus)
        self.another.clicked.connect(self._ask_another)
        self._show()

    def _lay_out(self) -> None:
        self._buttons = QWidget(self)
        flow = Flow(self._buttons, 16)
        for beside in (self.answer_it, self.hint, self.another, self.change):
            flow.addWidget(beside)
        for widget in (self.question, self.acts, self.answer, self.line, self.problem):
            self.body.addWidget(widget)
        self.body.addWidget(self._buttons)
        self.problem.hide()

    # What the owner does -------------------------------------------------------------------

    def show_question(self, question: DayQuestion | None, today: dt.date, *, resting: bool = False) -> None:
        """Ask this one, or show its answer; in a rest only an answer is shown.

        While an answer is typed for another day, past midnight say, that day's question stays until it is
        kept or left.
        """
        if self._is_typing and (question is None or self._asked is None or question.day != self._asked.day):
            self._waiting = (question, today, resting)
            return
        self._waiting = None
        before = self._asked
        self._asked, self._today, self._resting = question, today, resting
        if question is None:
            self._is_open = False
        elif before is None or before.day != question.day or before.answer != question.answer:
            self._skip = 0
            self._fill()
        self._show()

    def take_focus(self) -> bool:
        """Put the cursor into the answer; False where nothing is asked."""
        if self._asked is None:
            return False
        if not self._is_open:
            self._is_open = True
            self._put_text(self._text())
        self._show()
        self.show()
        self.line.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def complain(self, error: JournalError) -> None:
        """It could not be kept: say why; what is typed stays."""
        self._is_open = True
        self._show()
        self.problem.set_text(str(error))
        self.problem.show()
        self.problem.announce()

    def kept(self) -> dict[str, Any]:
        """What is typed and not kept yet, for each day."""
        since = self._today - dt.timedelta(days=_DAYS_KEPT) if self._today > dt.date.min else dt.date.min
        return {
            day.isoformat(): {"text": text, "distinction": distinction}
            for day, (text, distinction) in self._texts.items()
            if day >= since
        }

    def put_kept(self, kept: Mapping[str, Any]) -> None:
        """Go on from what was kept for this journal, and from nothing else."""
        self._texts = {}
        for day, value in kept.items():
            if isinstance(value, dict) and isinstance(value.get("text"), str):
                try:
                    self._texts[dt.date.fromisoformat(day)] = value["text"], str(value.get("distinction", ""))
                except ValueError:
                    continue
        self._asked, self._waiting, self._is_open = None, None, False
        self._put_text("")
        self._show()

    # What the person does ------------------------------------------------------------------

    def keep(self) -> None:
        """Have the answer kept; a blank one takes the day's out."""
        asked = self._asked
        if asked is None:
            return
        text = self.line.text()
        had = "" if asked.answer is None else asked.answer.text
        if text.strip() == had:
            self._drop()
            self.leave()
            return
        distinction = self._distinction(asked)
        same = asked.answer is not None and asked.answer.distinction == distinction.id
        self.answered.emit(
            Reflection(
                id="",
                day=asked.day,
                asked=Asked.QUESTION,
                question=asked.answer.question if same and asked.answer is not None else distinction.question,
                text=text,
                distinction=distinction.id,
                action=None,
                review=None,
            )
        )

    def kept_answer(self) -> None:
        """It is in the journal: what was typed need not be kept any longer."""
        self._drop()
        self._is_open = False
        self._waiting = None
        self.line.field.clearFocus()
        self._show()

    def leave(self) -> None:
        """Leave the line; what is typed and not kept stays in it."""
        self._is_open = bool(self._texts.get(self._asked.day)) if self._asked is not None else False
        self.line.field.clearFocus()
        self._show()
        self.left.emit()

    @property
    def is_open(self) -> bool:
        """Whether there is a line to write on."""
        return self._is_open

    # Inside --------------------------------------------------------------------------------

    @property
    def _is_typing(self) -> bool:
        return self._is_open and self.line.field.hasFocus() and bool(self.line.text().strip())

    def _distinction(self, asked: DayQuestion) -> Distinction:
        order = (asked.distinction, *asked.others)
        return order[self._skip % len(order)]

    def _text(self) -> str:
        if self._asked is None:
            return ""
        if self._asked.day in self._texts:
            return self._texts[self._asked.day][0]
        return "" if self._asked.answer is None else self._asked.answer.text

    def _fill(self) -> None:
        """Begin with what was typed for this day and is not kept, if there is something."""
        if self._asked is None:
            return
        kept = self._texts.get(self._asked.day)
        self._is_open = kept is not None
        if kept is not None:
            order = [one.id for one in (self._asked.distinction, *self._asked.others)]
            self._skip = order.index(kept[1]) if kept[1] in order else 0
        self._put_text(self._text())

    def _put_text(self, text: str) -> None:
        self.line.blockSignals(True)
        self.line.set_text(text)
        self.line.blockSignals(False)
        self.problem.hide()

    def _follow_text(self) -> None:
        self.problem.hide()
        if self._asked is None:
            return
        text = self.line.text()
        had = "" if self._asked.answer is None else self._asked.answer.text
        if text == had or (not text.strip() and not had):
            self._texts.pop(self._asked.day, None)
        else:
            self._texts[self._asked.day] = text, self._distinction(self._asked).id
        self.typed.emit()

    def _drop(self) -> None:
        if self._asked is not None and self._texts.pop(self._asked.day, None) is not None:
            self.typed.emit()

    def _follow_focus(self, has: bool) -> None:
        self._show()
        if not has and self._waiting is not None:
            question, today, resting = self._waiting
            self.show_question(question, today, resting=resting)

    def _ask_another(self) -> None:
        self._skip += 1
        self._show()
        if self._is_open:
            self._follow_text()

    def _show(self) -> None:
        asked = self._asked
        has_answer = asked is not None and asked.answer is not None
        if asked is not None:
            distinction = self._distinction(asked)
            # as it was worded then, while it is the one that was answered
            self.question.set_text(asked.question if self._skip == 0 else distinction.question)
            self.acts.set_text(
                _("{manager_act}, or {leader_act}").format(
                    manager_act=distinction.act(Pole.MANAGER), leader_act=distinction.act(Pole.LEADER)
                )
            )
            self.acts.setToolTip(asked.why if self._skip == 0 else "")
            self.answer.set_text(asked.answer.text if asked.answer is not None else "")
            self.set_heading(
                _("Question of the day")
                if asked.day == self._today
                else _("Question of {day}").format(day=day_heading(asked.day, self._today))
            )
        self.acts.setVisible(not has_answer or self._is_open)
        self.answer.setVisible(has_answer and not self._is_open)
        self.line.setVisible(self._is_open)
        self.hint.setVisible(self._is_open and self.line.field.hasFocus())
        self.answer_it.setVisible(not has_answer and not self._is_open)
        self.change.setVisible(has_answer and not self._is_open)
        self.another.setVisible(not has_answer and asked is not None and bool(asked.others))
        self._buttons.setVisible(any(not beside.isHidden() for beside in self._beside()))
        wanted = asked is not None and (has_answer or self._is_open or not self._resting)
        if not wanted or self.parentWidget() is not None:  # without a parent it would be a window
            self.setVisible(wanted)

    def _beside(self) -> tuple[QWidget, ...]:
        return self.answer_it, self.hint, self.another, self.change
