"""What went well: a few lines of one's own, with the week's actions at hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.action import Action
from journal.domain.behaviour import Behaviour, Milestone
from journal.language import _, ngettext
from ui.pages.context import PageContext
from ui.pages.review_body import StepBody
from ui.pages.review_desk import ReviewDesk, ReviewReading
from ui.widgets.buttons import Button
from ui.widgets.review_rows import ActionRow
from ui.widgets.review_text import AnswerField
from ui.widgets.text import Text

FIRST_SHOWN, MOST_SHOWN = 5, 40


class WellBody(StepBody):
    """A field, and under it actions of the week that a press puts into it."""

    def __init__(self, context: PageContext, desk: ReviewDesk) -> None:
        super().__init__(context, desk)
        self._stored = ""
        self._shown: tuple[str, ...] | None = None
        self._actions: tuple[Action, ...] = ()
        self._count = FIRST_SHOWN
        self.field = AnswerField(
            self._look, _("What went well"), _("A call, a plan that held, a word at the right time …")
        )
        self.field.changed.connect(self.changed)
        self.field.entered.connect(self.settled)
        self._hint = Text(self._look, "small", "muted", text=_("Ctrl Enter goes on"))
        self._heading = Text(self._look, "small", "muted", 600, text=_("From this week; a press puts it in"))
        self._rows = QWidget()
        self._rows_column = QVBoxLayout(self._rows)
        self._rows_column.setContentsMargins(0, 0, 0, 0)
        self._rows_column.setSpacing(0)
        self.more = Button(self._look, "", "link")
        self.more.clicked.connect(self._show_more)
        self.column.addWidget(self.field)
        self.column.addWidget(self._hint)
        self.column.addSpacing(8)
        self.column.addWidget(self._heading)
        self.column.addWidget(self._rows)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    @override
    def show_reading(self, reading: ReviewReading) -> None:
        stored = self._desk.review.well if self._desk.review is not None else ""
        if self.field.text() == self._stored:
            self.field.set_text(stored)
        self._stored = stored
        self._actions = tuple(sorted(reading.actions, key=_worth))
        self._fill()

    def _fill(self) -> None:
        shown = self._actions[: self._count]
        keys = tuple(f"{action.id} {action.behaviour} {action.text}" for action in shown)
        if keys != self._shown:
            self._shown = keys
            while (item := self._rows_column.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
            for action in shown:
                self._rows_column.addWidget(self._row(action))
        self._heading.setVisible(bool(shown))
        rest = min(len(self._actions), MOST_SHOWN) - len(shown)
        self.more.setVisible(rest > 0)
        self.more.set_text(ngettext("{count} more", "{count} more", rest).format(count=rest))

    def _row(self, action: Action) -> ActionRow:
        behaviour = None if action.behaviour is None else action.behaviour.value
        row = ActionRow(self._look, action.text, behaviour, _("Put in: {text}"))
        row.clicked.connect(lambda _on=False, text=action.text: self._put_in(text))
        return row

    def _put_in(self, text: str) -> None:
        self.field.add_line(" ".join(text.split()))
        self.field.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self) -> None:
        self._count = MOST_SHOWN
        self._fill()

    @override
    def take_focus(self) -> bool:
        self.field.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @override
    def save(self) -> bool:
        text = self.field.text()
        if text == self._stored:
            return True
        if not self._desk.keep(well=text):
            return False
        self._stored = text
        return True

    @override
    def kept(self) -> dict[str, Any]:
        text = self.field.text()
        return {} if text == self._stored else {"well": text}

    @override
    def put_kept(self, kept: Mapping[str, Any]) -> None:
        text = kept.get("well")
        if isinstance(text, str):
            self.field.set_text(text)


def _worth(action: Action) -> tuple[int, int]:
    """Great successes first, then what was tagged, own work and the untagged last; within them the newest."""
    if action.milestone is Milestone.SUCCESS:
        return 0, -action.day.toordinal()
    place = {Behaviour.OWN: 2, None: 3}.get(action.behaviour, 1)
    return place, -action.day.toordinal()
