"""The form of an intention: "When …, I will …", with words that help and what might stand in each half."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from journal.domain.intention import Intention, Outcome
from journal.domain.intention_words import (
    LONGEST_HALF,
    intention_phrases,
    learning_start,
    suggested,
    tidy_cue,
    tidy_deed,
)
from journal.domain.wording import checked_note
from journal.errors import JournalError
from journal.language import _
from ui.theme.look import Look
from ui.widgets.boxed_text import BoxedText
from ui.widgets.lead_line import LeadLine
from ui.widgets.text import Text
from ui.widgets.when_field import PlanLine, Suggestions

_MOST_LINES = 5
# Of a half that is far too long the preview shows the beginning.
_PREVIEWED = 240


class Half(QWidget):
    """One half: what belongs into it, the field, three suggestions, and what is wrong with it."""

    entered = Signal()
    escaped = Signal()
    changed = Signal()

    def __init__(
        self, look: Look, prefix: str, hint: str, tidy: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tidy = tidy
        self._lead = ""
        self.asked = Text(look, "ui", weight=600)
        self.box = BoxedText(look, prefix, prefix=prefix, most_lines=_MOST_LINES)
        self.box.set_hint(hint)
        self.suggestions = Suggestions(look, ())
        self.problem = LeadLine(look, icon="warning", role="ui")
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.asked, self.box, self.problem, self.suggestions):
            column.addWidget(widget)
        self.box.entered.connect(self.entered)
        self.box.escaped.connect(self.escaped)
        self.box.changed.connect(self._follow)
        self.suggestions.chosen.connect(self._take)

    def tidy(self) -> str:
        """What is kept of what stands in it."""
        return self._tidy(self.box.text())

    def say(self, asked: str) -> None:
        """What belongs into it, in a few words; the field is named by them."""
        self.asked.set_text(asked)
        self.box.field.setAccessibleDescription(asked)

    def suggest(self, texts: Sequence[str], lead: str = "") -> None:
        """Suggest these; `lead` is put before the one that is taken."""
        self._lead = lead
        self.suggestions.set_texts(texts)
        self.mark()

    def mark(self) -> None:
        """Fill the suggestion that stands in the field."""
        self.suggestions.mark(self.tidy().removeprefix(self._lead))

    def complain(self, sentence: str) -> None:
        """Say what is wrong; it goes with the next key."""
        self.problem.set_text(sentence)
        self.problem.show()
        self.problem.announce()
        self.box.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        self.problem.hide()
        self.mark()
        self.changed.emit()

    def _take(self, text: str) -> None:
        self.box.replace_text(self._lead + text)
        self.box.field.setFocus(Qt.FocusReason.OtherFocusReason)


class IntentionForm(QWidget):
    """Both halves, the goal to learn, and the sentence that they make.

    `submitted` when Enter is pressed in the second half (in the first it leads to the second), `escaped`
    for Esc, `changed` after each change. What is typed is never lost: `kept` and `put_kept` are for
    `context.drafts`, and what the service refuses stays where it is, with its sentence (`complain`).

    `ground` is the token of what the form stands on.
    """

    submitted = Signal()
    escaped = Signal()
    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None, *, ground: str = "paper") -> None:
        super().__init__(parent)
        self._family: str | None = None
        self._own_cue = ""
        self._outcome: Outcome | None = None
        self.when = Half(look, _("When"), _("something happens that you will notice"), tidy_cue)
        self.will = Half(look, _("I will"), _("do one thing, small enough for that moment"), tidy_deed)
        self.will.say(_("What you will do then"))
        self.learning = QCheckBox(_("A goal to learn: find three ways to …"))
        self.learning.setAccessibleName(self.learning.text())
        self.learning.setToolTip(
            _("While something is new, looking for ways to do it serves better than a figure to reach.")
        )
        self.plan = PlanLine(
            look, _("One plan for one week. Noticing the moment is half of it."), ground=ground
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, below in ((self.when, 20), (self.will, 12), (self.learning, 16), (self.plan, 0)):
            column.addWidget(widget)
            column.addSpacing(below)
        self.setTabOrder(self.when, self.will)
        self.when.entered.connect(lambda: self.will.box.field.setFocus(Qt.FocusReason.TabFocusReason))
        self.will.entered.connect(self.submitted)
        self.when.escaped.connect(self.escaped)
        self.will.escaped.connect(self.escaped)
        self.when.changed.connect(self._follow)
        self.will.changed.connect(self._follow)
        self.learning.toggled.connect(self._follow_learning)
        self._suggest()
        self._follow()

    # What is asked of it -------------------------------------------------------------------

    def set_intention(self, intention: Intention | None) -> None:
        """Show one that is there, to change it, or empty halves."""
        self._outcome = None if intention is None else intention.outcome
        self._put(
            "" if intention is None else intention.cue,
            "" if intention is None else intention.deed,
            learning=intention is not None and intention.learning,
        )

    def set_family(self, family: str | None) -> None:
        """Suggest what suits the focus; None without one."""
        if family != self._family:
            self._family = family
            self._suggest()

    def set_own_cue(self, event: str) -> None:
        """Suggest the person's own cue first: "I close the dialler"."""
        if event != self._own_cue:
            self._own_cue = event
            self._suggest()

    def intention(self, day: dt.date, until: dt.date, family: str | None, id: str = "") -> Intention:  # noqa: A002
        """What stands in the form, as `journal.intentions.make` takes it.

        Args:
            day: its first day.
            until: its last, included.
            family: the focus it belongs to.
            id: of the intention that is changed; empty makes a new one.
        """
        return Intention(
            id=id,
            day=day,
            until=until,
            cue=self.when.tidy(),
            deed=self.will.tidy(),
            learning=self.learning.isChecked(),
            family=family,
            outcome=self._outcome if id else None,
        )

    @property
    def is_blank(self) -> bool:
        """Whether nothing is typed, or nothing but how a goal to learn begins."""
        return not self.when.tidy() and self.will.tidy() in ("", learning_start().strip())

    def kept(self) -> dict[str, Any]:
        """What is to be kept on disk while one types; empty where nothing is typed."""
        if self.is_blank:
            return {}
        return {
            "cue": self.when.box.text(),
            "deed": self.will.box.text(),
            "learning": self.learning.isChecked(),
        }

    def put_kept(self, kept: Mapping[str, Any]) -> None:
        """Go on from what was kept; nothing changes where nothing was."""
        if kept:
            self._put(
                str(kept.get("cue", "")), str(kept.get("deed", "")), learning=kept.get("learning") is True
            )

    def complain(self, error: JournalError) -> None:
        """Say beside the half it is about why it was refused; the text stays."""
        self._half_of_problem().complain(str(error))

    def take_focus(self) -> None:
        """Put the cursor where one goes on: into the first half that is empty."""
        half = self.will if self.when.tidy() and not self.will.tidy() else self.when
        half.box.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # Inside --------------------------------------------------------------------------------

    def _half_of_problem(self) -> Half:
        """The half that the service looks at first and can't keep, in its own order."""
        for half in (self.when, self.will):
            try:
                tidy = checked_note(half.tidy())
            except JournalError:
                return half
            if len(tidy) > LONGEST_HALF:
                return half
        return self.when if self.will.tidy() and not self.when.tidy() else self.will

    def _put(self, cue: str, deed: str, *, learning: bool) -> None:
        self.learning.blockSignals(True)
        self.learning.setChecked(learning)
        self.learning.blockSignals(False)
        self.when.box.set_text(cue)
        self.will.box.set_text(deed)
        self._suggest()
        self._follow()

    def _suggest(self) -> None:
        words = suggested(self._family)
        cues = words.cues
        if self._own_cue and self._own_cue not in cues:
            cues = (self._own_cue, *cues)[: len(cues)]
        learning = self.learning.isChecked()
        self.when.suggest(cues)
        self.will.suggest(words.learn if learning else words.deeds, learning_start() if learning else "")
        self.when.say(
            _("A moment that comes by itself; a goal to learn can do without")
            if learning
            else _("A moment that comes by itself")
        )

    def _follow_learning(self, learning: bool) -> None:
        start, typed = learning_start(), self.will.box.text()
        begins = typed.lstrip().casefold().startswith(start.strip().casefold())
        if learning and not begins:
            told = self.will.tidy() in suggested(self._family).deeds
            self.will.box.replace_text(start + ("" if told else typed.lstrip()))
        elif not learning and begins:
            self.will.box.replace_text(typed.lstrip()[len(start.strip()) :].lstrip())
        self._suggest()
        self.will.box.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow()

    def _follow(self) -> None:
        cue, deed = (_shortened(half.tidy()) for half in (self.when, self.will))
        if not cue and not self.learning.isChecked():
            cue = "…"
        if deed == learning_start().strip():
            deed = f"{deed} …"
        self.plan.show_phrases(intention_phrases(cue, deed or "…"))
        self.changed.emit()


def _shortened(text: str) -> str:
    return text if len(text) <= _PREVIEWED else text[:_PREVIEWED].rstrip() + "…"
